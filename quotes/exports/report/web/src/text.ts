// A text with its quotes marked. Marks may nest and overlap, so the text is cut at every border and each piece carries all marks that cover it.

import type { Article, Pair, Quote } from "./data";
import { index } from "./data";
import { h, isolated } from "./dom";
import { t } from "./words";

type Role = "content" | "cue" | "source" | "relay" | "addressee";
const ROLES: Role[] = ["content", "cue", "source", "relay", "addressee"];

interface Mark {
  start: number;
  end: number;
  role: Role;
  /** Of the quote, in the whole index. */
  number: number;
  /** Its content's last piece: after it stands the quote's button. */
  last: boolean;
}

const LATIN = /[A-Za-z\u00c0-\u024f](?:[A-Za-z\u00c0-\u024f0-9_ .,'’&@:/+-]*[A-Za-z\u00c0-\u024f0-9])?/g;
/** A browser becomes slow where more is shown at once. */
export const MAX_SHOWN = 200_000;

/** The class of a quote's colour. */
export function colourOf(number: number): string {
  const speaker = index.quotes.speaker[number];
  const colour = speaker === null ? null : index.speakers[speaker].colour;
  return colour === null ? "nobody" : `s${colour}`;
}

/** The text's paragraphs; `button` makes what stands after a content, by the quote's number. */
export function marked(text: string, quotes: [number, Quote][], button: (number: number) => HTMLElement): HTMLElement[] {
  const marks = quotes.flatMap(([number, quote]) => marksOf(number, quote)).sort((one, other) => one.start - other.start || other.end - one.end);
  const kinds = new Map(quotes.map(([number]) => [number, index.quotes.kind[number]]));
  const borders = new Set([0, text.length]);
  for (const { start, end } of marks) borders.add(start).add(end);
  for (const { index: at, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) borders.add(at).add(at + ending.length);
  const cuts = [...borders].sort((one, other) => one - other);
  const paragraphs: HTMLElement[] = [];
  let paragraph = h("p");
  let active: Mark[] = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    active = active.filter((mark) => mark.end > start);
    while (next < marks.length && marks[next].start <= start) {
      if (marks[next].end > start) active.push(marks[next]);
      next++;
    }
    const piece = text.slice(start, end);
    if (/^[\r\n]+$/.test(piece)) {
      if (paragraph.hasChildNodes()) paragraphs.push(paragraph);
      paragraph = h("p");
    } else if (active.length) paragraph.append(mark(piece, active, kinds));
    else paragraph.append(...written(piece));
    for (const each of active) if (each.last && each.end === end) (paragraph.hasChildNodes() ? paragraph : paragraphs.at(-1)!).append(button(each.number));
  }
  if (paragraph.hasChildNodes()) paragraphs.push(paragraph);
  return paragraphs;
}

function marksOf(number: number, quote: Quote): Mark[] {
  return ROLES.flatMap((role) => {
    const pairs: Pair[] = quote[role];
    return pairs.map(([start, end], i) => ({ start, end, role, number, last: role === "content" && i === pairs.length - 1 }));
  });
}

function mark(piece: string, marks: Mark[], kinds: Map<number, string>): HTMLElement {
  const narrowest = marks.reduce((one, other) => (other.end - other.start <= one.end - one.start ? other : one));
  const contents = marks.filter(({ role }) => role === "content");
  const classes = new Set<string>(marks.map(({ role }) => role));
  if (contents.length > 1) classes.add("nested");
  const inner = contents.at(-1);
  if (inner) classes.add(kinds.get(inner.number)!);
  classes.add(colourOf(narrowest.number));
  const numbers = [...new Set(marks.map(({ number }) => number))].sort((one, other) => one - other);
  const element = h("mark", { class: [...classes].join(" "), "data-quotes": numbers.join(" "), "data-told": narrowest.number });
  element.append(...written(piece));
  return element;
}

/** Running text, its Latin words isolated, or punctuation next to them would jump. */
function written(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const match of text.matchAll(LATIN)) {
    parts.push(text.slice(at, match.index), isolated(match[0]));
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== "");
}

/** The quote's spans as far as the shown part of a text goes. */
export function cut(quote: Quote, limit: number): Quote {
  if (limit === Infinity) return quote;
  const kept = (pairs: Pair[]): Pair[] => pairs.filter(([start]) => start < limit).map(([start, end]) => [start, Math.min(end, limit)]);
  return { ...quote, ...Object.fromEntries(ROLES.map((role) => [role, kept(quote[role])])) };
}

/** Who said it and how, in a line. */
export function summary(number: number, opened: Article, quote: Quote): string {
  const speaker = quote.speaker === null ? t("nobody") : opened.speakers[quote.speaker].name;
  return [speaker, t(index.quotes.kind[number]), t(index.quotes.stance[number])].join(t("comma"));
}
