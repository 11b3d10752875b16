// The quotes over time, by day, month or year, whichever gives a readable number of bars. A bar chooses its time.

import { articleOf, index } from "./data";
import { by, fill, h } from "./dom";
import { changed, chosen, matching } from "./state";
import { count, date, t } from "./words";

/** More bars than this are too thin to hit. */
const MAX_BARS = 62;
let days: string[] = [];
let precision = 10;
let bars: string[] = [];
/** Of each quote its bar, -1 where its date says too little. */
let barOf: Int32Array;

export function mount(): void {
  days = [...new Set(index.articles.day.filter((day): day is string => Boolean(day)))].sort();
  by("timeline").hidden = days.length === 0;
  if (!days.length) return;
  // What is known only by month or year cannot stand under a day.
  const longest = Math.min(...days.map((day) => day.length));
  precision = [10, 7, 4].find((length) => length <= longest && range(length).length <= MAX_BARS) ?? 4;
  bars = range(precision);
  const place = new Map(bars.map((bar, i) => [bar, i]));
  barOf = Int32Array.from(articleOf, (of) => place.get((index.articles.day[of] ?? "").slice(0, precision)) ?? -1);
  const inputs = (["from", "to"] as const).map((name) =>
    h("label", {}, t(name), " ", h("input", { type: "date", id: `date-${name}`, onchange: (event: Event) => choose({ [name]: (event.target as HTMLInputElement).value }) })),
  );
  fill(
    by("timeline"),
    h("h2", {}, t("timeline")),
    h("div", { class: "tools" }, ...inputs),
    h("div", { class: "bars", role: "group", "aria-label": `${t("timeline")}. ${t("bars")}`, title: t("bars") }, ...bars.map(column)),
    h("p", { class: "ends", "aria-hidden": "true" }, h("span", {}, date(bars[0])), bars.length > 1 && h("span", {}, date(bars.at(-1)!))),
    h("p", { id: "undated", class: "facts" }),
  );
}

/** All days, months or years from the first to the last; at most one more than can be shown. */
function range(length: number): string[] {
  const [first, last] = [days[0].slice(0, length), days.at(-1)!.slice(0, length)];
  const found: string[] = [];
  const moment = new Date(Date.UTC(2000, 0, 1));
  const [year, month = 1, day = 1] = first.split("-").map(Number);
  moment.setUTCFullYear(year, month - 1, day);
  for (let at = first; at <= last; ) {
    found.push(at);
    if (length === 4) moment.setUTCFullYear(moment.getUTCFullYear() + 1);
    else if (length === 7) moment.setUTCMonth(moment.getUTCMonth() + 1);
    else moment.setUTCDate(moment.getUTCDate() + 1);
    at = moment.toISOString().slice(0, length);
    if (length > 4 && found.length > MAX_BARS) break;
  }
  return found;
}

function column(bar: string, i: number): HTMLElement {
  return h(
    "button",
    { type: "button", class: "column", "data-bar": bar, tabindex: i ? -1 : 0, onclick: (event: MouseEvent) => pick(bar, event.shiftKey), onkeydown: (event: KeyboardEvent) => move(event, i) },
    h("i", { class: "all" }),
    h("i", { class: "some" }),
  );
}

function pick(bar: string, extend: boolean): void {
  const alone = chosen.from === bar && chosen.to === bar;
  if (extend && chosen.from) choose(bar < chosen.from ? { from: bar } : { to: bar });
  else choose(alone ? { from: "", to: "" } : { from: bar, to: bar });
}

function move(event: KeyboardEvent, i: number): void {
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const step = event.key === forward ? 1 : event.key === "ArrowLeft" || event.key === "ArrowRight" ? -1 : 0;
  const to = event.key === "Home" ? 0 : event.key === "End" ? bars.length - 1 : i + step;
  if (to === i || !bars[to]) return;
  event.preventDefault();
  const columns = document.querySelectorAll<HTMLElement>("#timeline .column");
  columns[i].tabIndex = -1;
  columns[to].tabIndex = 0;
  columns[to].focus();
}

function choose(period: { from?: string; to?: string }): void {
  Object.assign(chosen, period);
  void changed();
}

export function show(): void {
  if (!days.length) return;
  const all = new Uint32Array(bars.length);
  const some = new Uint32Array(bars.length);
  let undated = 0;
  barOf.forEach((bar, quote) => {
    if (bar < 0) undated++;
    else {
      all[bar]++;
      some[bar] += matching.quotes[quote];
    }
  });
  const most = Math.max(1, ...all);
  document.querySelectorAll("#timeline .column").forEach((each, i) => {
    const [whole, part] = each.children as unknown as [HTMLElement, HTMLElement];
    whole.style.blockSize = `${(100 * all[i]) / most}%`;
    part.style.blockSize = `${(100 * some[i]) / most}%`;
    each.setAttribute("aria-label", `${date(bars[i])}: ${count(some[i])} / ${count(all[i])}`);
    each.setAttribute("title", `${date(bars[i])}: ${count(some[i])} / ${count(all[i])}`);
    const inside = (chosen.from || chosen.to) && (!chosen.from || bars[i] >= chosen.from.slice(0, precision)) && (!chosen.to || bars[i] <= chosen.to.slice(0, precision));
    each.setAttribute("aria-pressed", String(Boolean(inside)));
  });
  for (const name of ["from", "to"] as const) {
    const input = by(`date-${name}`) as HTMLInputElement;
    input.value = chosen[name] ? edge(chosen[name], name) : "";
  }
  by("undated").hidden = !undated;
  by("undated").textContent = t("undated", undated);
}

/** A month's or year's first or last day, for the inputs, which know only days. */
function edge(day: string, name: "from" | "to"): string {
  if (day.length === 10) return day;
  const [year, month] = day.split("-").map(Number);
  const end = new Date(Date.UTC(2000, 0, 1));
  end.setUTCFullYear(month ? year : year + 1, month ? month : 0, 0);
  return name === "to" ? end.toISOString().slice(0, 10) : `${day}${month ? "" : "-01"}-01`;
}
