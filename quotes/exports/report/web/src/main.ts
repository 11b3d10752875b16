// The page: reads its data, shows its parts, and shows them anew whenever something else is chosen.

import * as articles from "./articles";
import { index, load } from "./data";
import { by, fill, h } from "./dom";
import * as filters from "./filters";
import * as network from "./network";
import * as speakers from "./speakers";
import { changed, onChange } from "./state";
import * as table from "./table";
import * as tabs from "./tabs";
import * as timeline from "./timeline";
import * as told from "./told";
import { remembered, remember } from "./remember";
import { count, speak, spoken, t, type Key } from "./words";

/** The network must be made anew, once it is seen. */
let networkStale = true;

function seen(tab: tabs.Tab): void {
  tabs.go(tab);
  draw();
}

function draw(): void {
  if (tabs.current() === "table") void table.show(reveal);
  if (tabs.current() !== "network") return;
  if (networkStale) network.mount(reveal);
  else network.show();
  networkStale = false;
}

function reveal(number: number): void {
  told.untell();
  seen("articles");
  void articles.reveal(number);
}

function show(): void {
  told.untell();
  filters.show();
  timeline.show();
  speakers.show(reveal);
  articles.show();
  draw();
}

/** Everything that has words in it. */
function mount(): void {
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.getAttribute("data-t") as Key);
  const quotes = index.quotes.kind.length;
  const spoke = new Set(index.quotes.speaker).size - (index.quotes.speaker.includes(null) ? 1 : 0);
  by("figures").textContent = `${t("articles")}: ${count(index.articles.id.length)} · ${t("quotes")}: ${count(quotes)} · ${t("speakers")}: ${count(spoke)}`;
  by("sieve").setAttribute("aria-label", t("sift"));
  fill(
    by("switches"),
    h("button", { type: "button", id: "language", lang: spoken() === "ar" ? "en" : "ar", onclick: () => translate() }, t("language")),
    h("button", { type: "button", id: "theme", "aria-label": t("theme"), title: t("theme"), onclick: () => dim() }, "◐"),
    h("button", { type: "button", id: "sift", "aria-controls": "sieve", "aria-expanded": String("sift" in document.body.dataset), onclick: sift }, t("sift")),
  );
  filters.mount();
  timeline.mount();
  speakers.mount(reveal);
  tabs.mount(seen);
  networkStale = true;
}

function translate(): void {
  speak(spoken() === "ar" ? "en" : "ar");
  remember("language", spoken());
  mount();
  show();
  by("language").focus();
}

/** On a phone, where filters and timeline would fill the screen, they come when they are asked for. */
function sift(): void {
  const opened = document.body.toggleAttribute("data-sift");
  by("sift").setAttribute("aria-expanded", String(opened));
}

function dim(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  remember("theme", root.dataset.theme);
  networkStale = true;
  draw();
}

async function start(): Promise<void> {
  speak(remembered("language") === "en" ? "en" : "ar");
  const theme = remembered("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  if (!("DecompressionStream" in window)) throw new Error(t("tooOld"));
  await load();
  told.listen();
  // Once nothing is chosen yet, so that the parts know what matches; then for every choice.
  await changed();
  mount();
  show();
  onChange(show);
}

start().then(
  () => (document.documentElement.dataset.ready = ""),
  (error: unknown) => {
    by("problem").hidden = false;
    by("problem").textContent = `${t("broken")}: ${error instanceof Error ? error.message : error}`;
    throw error;
  },
);
