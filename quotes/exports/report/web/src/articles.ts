// The articles, a page at a time; each opens to its text.

import { article, articleOf, firstQuote, index, textOf, titleOf, type Quote } from "./data";
import { by, fill, h, isolated } from "./dom";
import { pages } from "./pages";
import { matching } from "./state";
import { colourOf, cut, marked, MAX_SHOWN, summary } from "./text";
import { date, t } from "./words";

const PAGE = 20;
const open = new Set<number>();
/** Whose text is shown beyond `MAX_SHOWN`. */
const whole = new Set<number>();
let shown: number[] = [];
let page = 0;
let first = true;

/** To be called where there may be other articles than before. */
export function show(): void {
  const matched = index.articles.id.map((_, i) => i).filter((i) => !matching.active || matching.articles[i]);
  if (first || matched.join() !== shown.join()) {
    page = 0;
    // Something to read, not only headlines.
    if (matched.length && !matched.slice(0, PAGE).some((i) => open.has(i))) open.add(matched[0]);
  }
  shown = matched;
  first = false;
  draw();
}

function draw(): void {
  const here = shown.slice(page * PAGE, (page + 1) * PAGE);
  const allOpen = here.length > 0 && here.every((i) => open.has(i));
  fill(
    by("articles"),
    here.length
      ? h("p", { class: "tools" }, h("button", { type: "button", onclick: () => all(here, !allOpen) }, t(allOpen ? "closeAll" : "openAll")))
      : h("p", { class: "empty" }, t("nothing")),
    ...here.map(card),
    pages(page, Math.ceil(shown.length / PAGE), (to) => {
      page = to;
      draw();
      by("articles").scrollIntoView();
    }),
  );
}

function all(here: number[], opened: boolean): void {
  for (const i of here) opened ? open.add(i) : open.delete(i);
  draw();
}

function card(i: number): HTMLElement {
  const { outlet, day, date: given, quotes } = index.articles;
  const body = h("div", { class: "body", id: `text-${i}`, lang: "ar", dir: "rtl", hidden: !open.has(i) });
  const when = day[i] ? date(day[i]!) : given[i];
  const quoted = matching.active ? `${t("quotes")}: ${matching.articles[i]} / ${quotes[i]}` : `${t("quotes")}: ${quotes[i]}`;
  const button = h(
    "button",
    { type: "button", "aria-expanded": String(open.has(i)), "aria-controls": body.id, onclick: () => toggle(i, button, body) },
    isolated(titleOf(i)),
  );
  if (open.has(i)) void write(i, body);
  return h(
    "article",
    { class: "card", "data-article": i },
    h("h2", { lang: "ar" }, button),
    h("p", { class: "facts" }, ...[outlet[i], when].flatMap((fact) => (fact ? [isolated(fact), " · "] : [])), quoted),
    body,
  );
}

function toggle(i: number, button: HTMLElement, body: HTMLElement): void {
  const opened = !open.has(i);
  opened ? open.add(i) : open.delete(i);
  button.setAttribute("aria-expanded", String(opened));
  body.hidden = !opened;
  if (opened && !body.hasChildNodes()) void write(i, body);
}

async function write(i: number, body: HTMLElement): Promise<void> {
  const opened = await article(i);
  const quotes = opened.quotes.map((quote, n): [number, Quote] => [firstQuote[i] + n, quote]);
  const button = (number: number) => numberButton(number, summary(number, opened, opened.quotes[number - firstQuote[i]]));
  const inTitle = quotes.filter(([, quote]) => quote.where === "title");
  const limit = whole.has(i) || opened.text.length <= MAX_SHOWN ? Infinity : MAX_SHOWN;
  const inText = quotes.filter(([, quote]) => quote.where === "text").map(([number, quote]): [number, Quote] => [number, cut(quote, limit)]);
  const title = inTitle.length ? textOf(inTitle[0][0], { article: opened, quote: inTitle[0][1] }) : "";
  fill(
    body,
    title !== "" && h("div", { class: "title" }, ...marked(title, inTitle, button)),
    h("div", { class: "text" }, ...marked(limit === Infinity ? opened.text : opened.text.slice(0, limit), inText, button)),
    limit !== Infinity &&
      h("button", { type: "button", onclick: () => (whole.add(i), void write(i, body)) }, t("rest", opened.text.length - limit)),
    link(index.articles.url[i]),
  );
  for (const mark of body.querySelectorAll("mark"))
    mark.classList.toggle("off", !mark.getAttribute("data-quotes")!.split(" ").some((number) => matching.quotes[+number]));
}

function numberButton(number: number, said: string): HTMLElement {
  const own = number - firstQuote[articleOf[number]] + 1;
  // The numeral is drawn by the style, so that who copies the text does not get it.
  return h("button", {
    type: "button",
    class: `number ${colourOf(number)}${matching.quotes[number] ? "" : " off"}`,
    id: `quote-${number}`,
    "data-told": number,
    "data-number": own,
    "aria-expanded": "false",
    "aria-controls": "told",
    "aria-label": `${t("quoteNumber", own)}: ${said}`,
  });
}

/** Only addresses of the web: an article's `javascript:` must not run. */
function link(url: string | null): HTMLElement | null {
  if (!url || !/^https?:\/\//i.test(url)) return null;
  return h("p", { class: "original" }, h("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, t("original")));
}

/** Goes to a quote in its article. */
export async function reveal(number: number): Promise<void> {
  const i = articleOf[number];
  if (!shown.includes(i)) return;
  open.add(i);
  page = Math.floor(shown.indexOf(i) / PAGE);
  draw();
  const body = by(`text-${i}`);
  fill(body);
  await write(i, body);
  const button = document.getElementById(`quote-${number}`);
  button?.scrollIntoView({ block: "center" });
  button?.focus({ preventScroll: true });
}
