// What is told of a quote: under the pointer, at the focus, at a tap; with Escape it goes.

import { articleOf, firstQuote, index, quote, textOf, words } from "./data";
import { by, fill, h, isolated } from "./dom";
import { changed, chosen } from "./state";
import { colourOf } from "./text";
import { count, named, t } from "./words";

const box = () => by("told");
let shown: number | null = null;
/** Opened on purpose: it stays until it is closed. */
let pinned = false;
let opener: HTMLElement | null = null;
let token = 0;

export async function tell(number: number, at: Element, pin = false): Promise<void> {
  if (pinned && !pin) return;
  if (shown === number && pinned === pin && opener === at) return;
  const own = ++token;
  // At once: what scrolls while the text is unpacked must not close what was opened on purpose.
  pinned = pin;
  const found = await quote(number);
  if (own !== token) return;
  const { quote: said, article: of } = found;
  const text = textOf(number, found);
  const speaker = said.speaker === null ? null : of.speakers[said.speaker];
  const node = index.quotes.speaker[number];
  const facts: [string, Node | string | null][] = [
    [t("role"), speaker?.role ? isolated(speaker.role) : null],
    [t("type"), speaker ? named(speaker.type) : null],
    [t("reason"), said.unresolved ? isolated(said.unresolved) : null],
    [t("kind"), [t(index.quotes.kind[number]), t(index.quotes.stance[number])].join(t("comma"))],
    [t("source"), passage(words(text, said.source))],
    [t("cue"), passage(words(text, said.cue))],
    [t("relay"), passage(words(text, said.relay))],
    [t("addressee"), passage(words(text, said.addressee))],
    [t("inside"), said.inside ? inside(said.inside, of.quotes.map(({ id }) => id)) : null],
    [t("rule"), h("code", { dir: "ltr" }, said.rule)],
    [t("decided"), decided(said.evidence.map(([start, end]) => text.slice(start, end)))],
  ];
  const list = h("dl");
  for (const [name, fact] of facts) if (fact) list.append(h("dt", {}, name), h("dd", {}, fact));
  fill(
    box(),
    h("h3", { class: colourOf(number) }, h("span", { class: "swatch" }), speaker ? isolated(speaker.name) : t("nobody")),
    list,
    h(
      "p",
      { class: "buttons" },
      node !== null && h("button", { type: "button", onclick: () => only(node) }, t("only")),
      h("button", { type: "button", onclick: () => untell() }, t("close")),
    ),
  );
  box().setAttribute("aria-label", t("quoteNumber", number - firstQuote[articleOf[number]] + 1));
  box().hidden = false;
  shown = number;
  opener = at as HTMLElement;
  for (const each of document.querySelectorAll("button.number[aria-expanded=true]")) each.setAttribute("aria-expanded", "false");
  if (at.matches("button.number")) at.setAttribute("aria-expanded", "true");
  put(at);
}

function passage(text: string): HTMLElement | null {
  return text ? isolated(text) : null;
}

function decided(found: string[]): HTMLElement {
  return h("span", {}, ...found.flatMap((word, i) => [i ? t("comma") : null, isolated(word)]));
}

function inside(id: string, ids: string[]): string {
  const at = ids.indexOf(id);
  return at < 0 ? id : count(at + 1);
}

function only(node: number): void {
  chosen.speakers.clear();
  chosen.speakers.add(node);
  untell();
  void changed();
}

/** Below the place, or above it where there is no room; on a phone the style puts it at the foot. */
function put(at: Element): void {
  const place = at.getClientRects()[0] ?? at.getBoundingClientRect();
  const own = box();
  const below = place.bottom + 6 + own.offsetHeight < innerHeight || place.top < own.offsetHeight;
  own.style.top = `${Math.max(4, below ? Math.min(place.bottom + 6, innerHeight - own.offsetHeight - 4) : place.top - own.offsetHeight - 6)}px`;
  const covers = own.getBoundingClientRect();
  if (pinned && place.bottom > covers.top && place.top < covers.bottom && covers.width >= innerWidth - 1) scrollBy({ top: place.bottom - covers.top + 24 });
  own.style.left = `${Math.max(4, Math.min(innerWidth - own.offsetWidth - 8, place.right - own.offsetWidth))}px`;
}

export function untell(): void {
  token++;
  const focus = box().contains(document.activeElement);
  box().hidden = true;
  opener?.setAttribute("aria-expanded", "false");
  if (focus) opener?.focus();
  shown = opener = null;
  pinned = false;
}

export function listen(): void {
  const numbered = (event: Event): [number, Element] | null => {
    const element = (event.target as Element).closest?.("[data-told]");
    return element ? [Number(element.getAttribute("data-told")), element] : null;
  };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const found = numbered(event);
    highlight(found?.[0]);
    if (found) void tell(...found);
    else if (!pinned && !box().contains(event.target as Node)) untell();
  });
  document.addEventListener("click", (event) => {
    const found = numbered(event);
    if (found) void tell(...found, true);
    else if (!box().contains(event.target as Node)) untell();
  });
  document.addEventListener("focusin", (event) => {
    const found = numbered(event);
    highlight(found?.[0]);
    // A finger focuses before it clicks: what would open then would lie over the place of the click.
    if (found && found[1].matches(":focus-visible")) void tell(...found);
    else if (!found && !box().contains(event.target as Node)) untell();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && untell());
  addEventListener("scroll", () => !pinned && untell(), { passive: true });
}

/** All pieces of a quote together. */
function highlight(number: number | undefined): void {
  for (const each of document.querySelectorAll("mark.here")) each.classList.remove("here");
  if (number !== undefined) for (const each of document.querySelectorAll(`mark[data-quotes~="${number}"]`)) each.classList.add("here");
}
