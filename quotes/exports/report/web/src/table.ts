// The matching quotes as a table, a page at a time.

import { articleOf, index, quote, textOf, titleOf, words } from "./data";
import { csv } from "./csv";
import { by, fill, h, isolated } from "./dom";
import { pages } from "./pages";
import { matching } from "./state";
import { colourOf } from "./text";
import { count, date, t, type Key } from "./words";

const PAGE = 50;
const COLUMNS: Key[] = ["speaker", "content", "cue", "kind", "stance", "article", "date", "outlet"];
let column: Key | null = null;
let down = false;
let page = 0;
let token = 0;

export async function show(reveal: (number: number) => void, from = 0): Promise<void> {
  page = from;
  const own = ++token;
  const found = sorted(index.quotes.kind.map((_, i) => i).filter((i) => matching.quotes[i]));
  const rows = await Promise.all(found.slice(page * PAGE, (page + 1) * PAGE).map((number) => row(number, reveal)));
  if (own !== token) return;
  fill(
    by("table"),
    h("p", { class: "tools" }, h("button", { type: "button", id: "download", onclick: () => void download(found) }, t("download")), ` ${t("quotes")}: ${count(found.length)}`),
    rows.length
      ? h("table", {}, h("thead", {}, h("tr", {}, ...COLUMNS.map((key) => head(key, reveal)))), h("tbody", {}, ...rows))
      : h("p", { class: "empty" }, t("nothing")),
    pages(page, Math.ceil(found.length / PAGE), (to) => void show(reveal, to).then(() => by("table").scrollIntoView())),
  );
}

/** What a column sorts by; those whose words lie in the texts have none. */
function value(key: Key, number: number): string {
  const of = articleOf[number];
  const speaker = index.quotes.speaker[number];
  switch (key) {
    case "speaker": return speaker === null ? "\uffff" : index.speakers[speaker].name;
    case "kind": return index.quotes.kind[number];
    case "stance": return index.quotes.stance[number];
    case "article": return titleOf(of);
    case "date": return index.articles.day[of] ?? "\uffff";
    default: return index.articles.outlet[of] ?? "\uffff";
  }
}

function sorted(numbers: number[]): number[] {
  if (!column) return numbers;
  const keys = new Map(numbers.map((number) => [number, value(column!, number)]));
  const sign = down ? -1 : 1;
  return numbers.sort((one, other) => {
    const [first, second] = [keys.get(one)!, keys.get(other)!];
    return first === second ? one - other : first < second ? -sign : sign;
  });
}

function head(key: Key, reveal: (number: number) => void): HTMLElement {
  if (key === "content" || key === "cue") return h("th", { scope: "col" }, t(key));
  const order = column === key ? (down ? "descending" : "ascending") : "none";
  const sort = () => {
    down = column === key && !down;
    column = key;
    void show(reveal).then(() => document.querySelector<HTMLElement>(`#table [data-sort="${key}"]`)?.focus());
  };
  return h("th", { scope: "col", "aria-sort": order }, h("button", { type: "button", "data-sort": key, onclick: sort }, t(key)));
}

async function row(number: number, reveal: (number: number) => void): Promise<HTMLElement> {
  const found = await quote(number);
  const { quote: said, article } = found;
  const text = textOf(number, found);
  const of = articleOf[number];
  const day = index.articles.day[of];
  const speaker = said.speaker === null ? null : article.speakers[said.speaker];
  const cells: (Node | string)[] = [
    h("span", {}, h("span", { class: `swatch ${colourOf(number)}` }), speaker ? isolated(speaker.name) : t("nobody")),
    h("span", { lang: "ar", dir: "rtl" }, words(text, said.content)),
    isolated(words(text, said.cue)),
    t(index.quotes.kind[number]),
    t(index.quotes.stance[number]),
    h("button", { type: "button", class: "link", onclick: () => reveal(number) }, isolated(titleOf(of))),
    day ? date(day) : isolated(index.articles.date[of] ?? ""),
    isolated(index.articles.outlet[of] ?? ""),
  ];
  return h("tr", { "data-quote": number }, ...cells.map((cell, i) => h("td", { "data-label": t(COLUMNS[i]), class: `of-${COLUMNS[i]}` }, cell)));
}

async function download(quotes: number[]): Promise<void> {
  const link = h("a", { href: URL.createObjectURL(await csv(quotes)), download: "quotes.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
