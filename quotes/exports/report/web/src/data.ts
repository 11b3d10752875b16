// What the page carries: an index, read at once, and chunks of articles, read when something of them is shown.

export type Pair = [number, number];
export type Kind = "direct" | "mixed" | "indirect" | "reported";
export type Stance = "asserted" | "denied" | "unsaid";
export type TieKind = "mentions" | "relays" | "addresses";

export interface Person {
  id: string;
  name: string;
  label: string;
  type: string;
  role: string | null;
  anonymous: boolean;
  /** Of his quotes, by number; null for who never speaks. */
  colour: number | null;
  /** x, y and radius in the network; only of those who are tied to somebody. */
  at?: [number, number, number];
  drawn?: string;
}

export interface Tie {
  from: number;
  to: number;
  kind: TieKind;
  weight: number;
  drawn: string;
}

interface Index {
  articles: {
    id: string[];
    title: (string | null)[];
    date: (string | null)[];
    day: (string | null)[];
    outlet: (string | null)[];
    url: (string | null)[];
    words: number[];
    quotes: number[];
    chunk: number[];
    place: number[];
  };
  quotes: {
    kind: Kind[];
    stance: Stance[];
    words: number[];
    speaker: (number | null)[];
    relays: number[][];
    mentioned: number[][];
    addressees: number[][];
  };
  speakers: Person[];
  ties: Tie[];
}

export interface Quote {
  id: string;
  where: "text" | "title";
  /** Position in the article's own speakers. */
  speaker: number | null;
  cue: Pair[];
  content: Pair[];
  source: Pair[];
  relay: Pair[];
  addressee: Pair[];
  inside: string | null;
  rule: string;
  evidence: Pair[];
  confidence: number | null;
  unresolved: string | null;
}

export interface Article {
  id: string;
  text: string;
  speakers: { name: string; type: string; role: string | null; identity: string | null }[];
  quotes: Quote[];
}

async function unpacked<T>(id: string): Promise<T> {
  const element = document.getElementById(id)!;
  const letters = atob(element.textContent!.trim());
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text()) as T;
}

export let index: Index;
/** Of each quote the article that it is in; of each article its first quote. */
export const articleOf: number[] = [];
export const firstQuote: number[] = [];
/** Of each tie the quotes behind it. */
export let behind: number[][];
const chunks = new Map<number, Promise<Article[]>>();

export async function load(): Promise<void> {
  index = await unpacked<Index>("index");
  // An index without articles or quotes has no columns.
  index.articles = Object.assign({ id: [], title: [], date: [], day: [], outlet: [], url: [], words: [], quotes: [], chunk: [], place: [] }, index.articles);
  index.quotes = Object.assign({ kind: [], stance: [], words: [], speaker: [], relays: [], mentioned: [], addressees: [] }, index.quotes);
  index.articles.quotes.forEach((count, article) => {
    firstQuote.push(articleOf.length);
    for (let i = 0; i < count; i++) articleOf.push(article);
  });
  behind = quotesOfTies();
}

function quotesOfTies(): number[][] {
  const number = new Map(index.ties.map((tie, i) => [`${tie.from} ${tie.to} ${tie.kind}`, i]));
  const found: number[][] = index.ties.map(() => []);
  const { speaker, relays, mentioned, addressees } = index.quotes;
  speaker.forEach((own, quote) => {
    if (own === null) return;
    const keys = new Set([
      ...mentioned[quote].map((other) => `${own} ${other} mentions`),
      ...relays[quote].map((other) => `${other} ${own} relays`),
      ...addressees[quote].map((other) => `${own} ${other} addresses`),
    ]);
    for (const key of keys) {
      const tie = number.get(key);
      if (tie !== undefined) found[tie].push(quote);
    }
  });
  return found;
}

export async function article(number: number): Promise<Article> {
  const chunk = index.articles.chunk[number];
  if (!chunks.has(chunk)) chunks.set(chunk, unpacked<Article[]>(`chunk-${chunk}`));
  return (await chunks.get(chunk)!)[index.articles.place[number]];
}

export interface Shown {
  article: Article;
  quote: Quote;
}

export async function quote(number: number): Promise<Shown> {
  const of = articleOf[number];
  const found = await article(of);
  return { article: found, quote: found.quotes[number - firstQuote[of]] };
}

/** The text that a quote's positions count in. */
export function textOf(number: number, shown: Shown): string {
  return shown.quote.where === "title" ? (index.articles.title[articleOf[number]] ?? "") : shown.article.text;
}

/** The words of a passage, pieces joined as everywhere else. */
export function words(text: string, pairs: Pair[]): string {
  return pairs.map(([start, end]) => text.slice(start, end)).join(" … ");
}

export function titleOf(number: number): string {
  return index.articles.title[number] || index.articles.id[number];
}
