// What the reader has chosen, and which quotes are left. Everything that is shown follows it.

import { article, articleOf, firstQuote, index, textOf, titleOf, words, type Kind, type Stance } from "./data";

export const chosen = {
  speakers: new Set<number>(),
  kinds: new Set<Kind>(),
  stances: new Set<Stance>(),
  outlet: "",
  from: "",
  to: "",
  words: "",
};

export interface Matching {
  /** For each quote 1 if it matches. */
  quotes: Uint8Array;
  /** The same, whoever speaks: what the list of speakers counts. */
  ofAnyone: Uint8Array;
  /** For each article how many of its quotes match. */
  articles: Uint32Array;
  count: number;
  active: boolean;
}

export let matching: Matching;
const listeners: (() => void)[] = [];
let searchable: string[] | null = null;
let latest = 0;

export function onChange(listener: () => void): void {
  listeners.push(listener);
}

export function clear(): void {
  chosen.speakers.clear();
  chosen.kinds.clear();
  chosen.stances.clear();
  chosen.outlet = chosen.from = chosen.to = chosen.words = "";
}

/** To be called after `chosen` has changed. */
export async function changed(): Promise<void> {
  const own = ++latest;
  const sought = folded(chosen.words).split(" ").filter(Boolean);
  if (sought.length) searchable ??= await texts();
  // Of two searches the later one counts, whichever is ready first.
  if (own !== latest) return;
  matching = match(sought);
  for (const listener of listeners) listener();
}

function match(sought: string[]): Matching {
  const { kind, stance, speaker } = index.quotes;
  const total = kind.length;
  const found: Matching = {
    quotes: new Uint8Array(total),
    ofAnyone: new Uint8Array(total),
    articles: new Uint32Array(index.articles.id.length),
    count: 0,
    active: Boolean(chosen.speakers.size || sought.length || isFiltered()),
  };
  for (let i = 0; i < total; i++) {
    const of = articleOf[i];
    if (chosen.kinds.size && !chosen.kinds.has(kind[i])) continue;
    if (chosen.stances.size && !chosen.stances.has(stance[i])) continue;
    if (chosen.outlet && index.articles.outlet[of] !== chosen.outlet) continue;
    if ((chosen.from || chosen.to) && !within(index.articles.day[of])) continue;
    if (sought.length && !sought.every((word) => searchable![i].includes(word))) continue;
    found.ofAnyone[i] = 1;
    const own = speaker[i];
    if (chosen.speakers.size && (own === null || !chosen.speakers.has(own))) continue;
    found.quotes[i] = 1;
    found.articles[of]++;
    found.count++;
  }
  return found;
}

function isFiltered(): boolean {
  return Boolean(chosen.kinds.size || chosen.stances.size || chosen.outlet || chosen.from || chosen.to);
}

/** As far as both dates are known, 2016-05 is in the time up to 2016-05-10. */
function within(day: string | null): boolean {
  if (!day) return false;
  const { from, to } = chosen;
  return (!from || day.slice(0, from.length) >= from.slice(0, day.length)) && (!to || day.slice(0, to.length) <= to.slice(0, day.length));
}

async function texts(): Promise<string[]> {
  const found: string[] = [];
  for (let of = 0; of < index.articles.id.length; of++) {
    const opened = await article(of);
    opened.quotes.forEach((quote, i) => {
      const text = textOf(firstQuote[of] + i, { article: opened, quote });
      const own = index.quotes.speaker[firstQuote[of] + i];
      const passages = [quote.content, quote.cue, quote.source, quote.relay, quote.addressee].map((pairs) => words(text, pairs));
      found.push(folded([...passages, own === null ? "" : index.speakers[own].name, titleOf(of)].join(" | ")));
    });
  }
  return found;
}

/** As people write it when they search: without harakat and tatweel, one alef, one ya, one ha. */
export function folded(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u0640\u064b-\u065f\u0670]/g, "")
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
    .replace(/\u0649/g, "\u064a")
    .replace(/\u0629/g, "\u0647")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
