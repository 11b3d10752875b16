// The speakers: who they are, how much they say, when first and last. Choosing one filters everything.

import { articleOf, index, titleOf } from "./data";
import { by, calm, fill, h, isolated } from "./dom";
import { changed, chosen, folded, matching } from "./state";
import { count, date, named, percent, t } from "./words";

const STEP = 60;
const ORDERS = ["byQuotes", "byWords", "byName"] as const;
let order: (typeof ORDERS)[number] = "byQuotes";
let sought = "";
let limit = STEP;

interface Figures {
  node: number;
  quotes: number;
  words: number;
  articles: Set<number>;
  first: number;
  last: number;
}

/** The panel with its own search; `reveal` opens a quote. */
export function mount(reveal: (number: number) => void): void {
  const search = h("input", {
    type: "search",
    id: "speaker-search",
    "aria-label": t("searchSpeakers"),
    placeholder: t("searchSpeakers"),
    oninput: calm(() => {
      sought = search.value;
      limit = STEP;
      show(reveal);
    }, 120),
  });
  search.value = sought;
  const select = h("select", { "aria-label": t("sort"), onchange: () => ((order = select.value as typeof order), show(reveal)) });
  for (const each of ORDERS) select.append(h("option", { value: each, selected: each === order }, t(each)));
  fill(by("panel"), h("h2", {}, t("speakers")), h("div", { class: "tools" }, search, select), h("ul", { id: "speakers" }));
}

export function show(reveal: (number: number) => void): void {
  const figures = counted();
  const total = index.quotes.words.reduce((sum, words, i) => sum + words * matching.ofAnyone[i], 0);
  const key = folded(sought);
  const found = figures.filter(({ node }) => !key || folded(`${index.speakers[node].name} ${index.speakers[node].role ?? ""}`).includes(key));
  found.sort(ordered);
  // Who is chosen stands first: he must be seen to be let go again.
  found.sort((one, other) => Number(chosen.speakers.has(other.node)) - Number(chosen.speakers.has(one.node)));
  const names = new Map<string, number>();
  for (const { node } of figures) names.set(index.speakers[node].name, (names.get(index.speakers[node].name) ?? 0) + 1);
  const rest = found.length - limit;
  fill(
    by("speakers"),
    ...found.slice(0, limit).map((each) => entry(each, total, names.get(index.speakers[each.node].name)! > 1, reveal)),
    rest > 0 && h("li", {}, h("button", { type: "button", class: "more", onclick: () => ((limit += 4 * STEP), show(reveal)) }, t("more", rest))),
  );
}

function counted(): Figures[] {
  const found = new Map<number, Figures>();
  const { speaker, words } = index.quotes;
  for (let i = 0; i < speaker.length; i++) {
    const node = speaker[i];
    if (node === null || !matching.ofAnyone[i]) continue;
    let own = found.get(node);
    if (!own) found.set(node, (own = { node, quotes: 0, words: 0, articles: new Set(), first: i, last: i }));
    own.quotes++;
    own.words += words[i];
    own.articles.add(articleOf[i]);
    if (when(i) < when(own.first)) own.first = i;
    if (when(i) >= when(own.last)) own.last = i;
  }
  for (const node of chosen.speakers) if (!found.has(node)) found.set(node, { node, quotes: 0, words: 0, articles: new Set(), first: -1, last: -1 });
  return [...found.values()];
}

/** The day of a quote; what has none sorts before all days. */
function when(quote: number): string {
  return index.articles.day[articleOf[quote]] ?? "";
}

function ordered(one: Figures, other: Figures): number {
  const [first, second] = [index.speakers[one.node].name, index.speakers[other.node].name];
  if (order === "byWords" && one.words !== other.words) return other.words - one.words;
  if (order === "byQuotes" && one.quotes !== other.quotes) return other.quotes - one.quotes;
  return first < second ? -1 : first > second ? 1 : one.node - other.node;
}

function entry(own: Figures, total: number, ambiguous: boolean, reveal: (number: number) => void): HTMLElement {
  const person = index.speakers[own.node];
  const share = total ? own.words / total : 0;
  const only = [...own.articles][0];
  const bar = h("span", { class: "bar", "aria-hidden": "true" }, h("i"));
  (bar.firstChild as HTMLElement).style.inlineSize = `${100 * share}%`;
  const moments = own.first < 0 ? [] : ([["first", own.first], ...(own.last === own.first ? [] : [["last", own.last]])] as ["first" | "last", number][]);
  return h(
    "li",
    { class: person.colour === null ? "nobody" : `s${person.colour}` },
    h(
      "button",
      { type: "button", class: "speaker", "aria-pressed": String(chosen.speakers.has(own.node)), "data-speaker": person.id, onclick: () => toggle(own.node) },
      h("span", { class: "swatch" }),
      h("b", {}, isolated(person.name)),
      person.role && h("span", { class: "role" }, isolated(person.role)),
      // Two of one name in different articles need not be the same.
      ambiguous && own.articles.size === 1 && h("span", { class: "role" }, isolated(titleOf(only))),
      h(
        "span",
        { class: "facts" },
        [named(person.type), person.anonymous && t("anonymous"), `${t("quotes")}: ${count(own.quotes)}`, `${t("articles")}: ${count(own.articles.size)}`, `${percent(share)} ${t("share")}`]
          .filter(Boolean)
          .join(" · "),
      ),
      bar,
    ),
    h(
      "span",
      { class: "moments" },
      ...moments.map(([name, quote]) => {
        const day = when(quote);
        return h("button", { type: "button", onclick: () => reveal(quote) }, day ? `${t(name)}: ${date(day)}` : t(name));
      }),
    ),
  );
}

function toggle(node: number): void {
  chosen.speakers.has(node) ? chosen.speakers.delete(node) : chosen.speakers.add(node);
  void changed().then(() => document.querySelector<HTMLElement>(`#speakers [data-speaker="${CSS.escape(index.speakers[node].id)}"]`)?.focus({ preventScroll: true }));
}
