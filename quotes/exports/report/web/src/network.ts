// The network of speakers. WebGL draws it where there is one, else an SVG; the ties are listed too, for those who see or point at neither.

import { articleOf, behind, index, quote, textOf, titleOf, words } from "./data";
import { by, fill, h, isolated } from "./dom";
import { picture } from "./picture";
import { hasWebGL, sigmaView } from "./sigma";
import { changed, chosen, matching } from "./state";
import { colourOf } from "./text";
import { count, named, t } from "./words";

export type Chosen = { tie: number } | { node: number } | null;

/** What draws the network; `weights` are the matching quotes of each tie. */
export interface View {
  show(weights: Uint32Array): void;
  zoom(factor: number): void;
  reset(): void;
  end(): void;
}

const STEP = 50;
let view: View | null = null;
let weights = new Uint32Array();
let selected: Chosen = null;
let limit = STEP;
let toQuote: (number: number) => void = () => {};

/** To be called when the network is seen: a picture needs to know its room. */
export function mount(reveal: (number: number) => void): void {
  toQuote = reveal;
  view?.end();
  view = null;
  if (!index.ties.length) {
    fill(by("network"), h("p", { class: "empty" }, t("noTies")));
    return;
  }
  const room = h("div", { id: "picture", dir: "ltr", "aria-hidden": "true" });
  const tool = (name: "closer" | "farther" | "whole", sign: string, act: () => void) =>
    h("button", { type: "button", "aria-label": t(name), title: t(name), onclick: act }, sign);
  fill(
    by("network"),
    h("p", { class: "facts" }, t("networkHelp")),
    h("div", { class: "stage" }, room, h("p", { class: "zoom" }, tool("closer", "+", () => view?.zoom(1.5)), tool("farther", "−", () => view?.zoom(1 / 1.5)), tool("whole", "⤢", () => view?.reset()))),
    legend(),
    h("div", { id: "behind", role: "region", "aria-live": "polite", "aria-label": t("behind") }),
    h("h2", {}, t("ties")),
    h("ul", { id: "ties" }),
  );
  const choose = (what: Chosen) => {
    selected = what;
    void tellBehind();
  };
  view = hasWebGL() ? sigmaView(room, choose) : picture(room, choose);
  room.dataset.view = hasWebGL() ? "webgl" : "svg";
  show();
}

export function show(): void {
  if (!view) return;
  weights = Uint32Array.from(behind, (quotes) => quotes.reduce((sum, number) => sum + matching.quotes[number], 0));
  view.show(weights);
  list();
  void tellBehind();
}

function legend(): HTMLElement {
  const types = new Map(index.speakers.filter(({ at }) => at).map(({ type, drawn }) => [type, drawn!]));
  const kinds = new Map(index.ties.map(({ kind, drawn }) => [kind, drawn]));
  const entry = (shape: string) => ([name, colour]: [string, string]) => {
    const sample = h("i", { class: shape });
    sample.style.background = colour;
    return h("span", {}, sample, named(name));
  };
  return h("p", { class: "legend", "aria-label": t("legend") }, ...[...types].sort().map(entry("disc")), ...[...kinds].sort().map(entry("line")));
}

function between(tie: number): HTMLElement {
  const { from, to, kind } = index.ties[tie];
  return h("span", {}, isolated(index.speakers[from].name), ` ${t(kind)} `, isolated(index.speakers[to].name));
}

function list(): void {
  const seen = index.ties.map((_, i) => i).filter((i) => weights[i]);
  seen.sort((one, other) => weights[other] - weights[one] || one - other);
  const rest = seen.length - limit;
  const tell = (tie: number) => {
    selected = { tie };
    void tellBehind().then(() => by("behind").scrollIntoView({ block: "nearest" }));
  };
  fill(
    by("ties"),
    ...seen.slice(0, limit).map((tie) => h("li", {}, h("button", { type: "button", class: "link", "data-tie": tie, onclick: () => tell(tie) }, between(tie), ` (${count(weights[tie])})`))),
    rest > 0 && h("li", {}, h("button", { type: "button", class: "more", onclick: () => ((limit += 4 * STEP), list()) }, t("more", rest))),
  );
}

/** The quotes behind what is selected. */
async function tellBehind(): Promise<void> {
  const what = selected;
  if (!what) return fill(by("behind"));
  const numbers = "tie" in what ? behind[what.tie] : index.quotes.speaker.flatMap((speaker, i) => (speaker === what.node ? [i] : []));
  const seen = numbers.filter((number) => matching.quotes[number]);
  const items = await Promise.all(seen.slice(0, 200).map(item));
  if (what !== selected) return;
  fill(
    by("behind"),
    h("h3", {}, "tie" in what ? between(what.tie) : isolated(index.speakers[what.node].name), ` (${count(seen.length)})`),
    "node" in what && index.speakers[what.node].colour !== null && h("p", {}, h("button", { type: "button", onclick: () => only(what.node) }, t("only"))),
    h("ul", {}, ...items),
  );
}

function only(node: number): void {
  chosen.speakers.clear();
  chosen.speakers.add(node);
  void changed();
}

async function item(number: number): Promise<HTMLElement> {
  const found = await quote(number);
  return h(
    "li",
    { class: colourOf(number), "data-quote": number },
    h("q", { lang: "ar", dir: "rtl" }, words(textOf(number, found), found.quote.content)),
    " ",
    h("button", { type: "button", class: "link", onclick: () => toQuote(number) }, isolated(titleOf(articleOf[number]))),
  );
}
