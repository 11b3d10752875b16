// The table as CSV, the same as `quotes.csv`: every cell safe in a spreadsheet.

import { articleOf, index, quote, textOf, words } from "./data";

const COLUMNS =
  "article,date,outlet,quote,kind,stance,speaker,speaker_type,role,identity,source,cue,content,relay,addressee,inside,rule,confidence,unresolved";
// What a spreadsheet takes for the start of a formula; it passes over spaces before it, and reads full-width signs too.
const FORMULA = /^ *[=+\-@\uff1d\uff0b\uff0d\uff20\t\n]/;

function cell(value: string | number | null): string {
  if (value === null || value === "") return "";
  if (typeof value === "number") return String(value);
  const lines = value.replace(/\r\n?/g, "\n");
  const safe = FORMULA.test(lines) ? `'${lines}` : lines;
  return /[",\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** With a byte order mark: spreadsheets take the file for a local encoding without one. */
export async function csv(quotes: number[]): Promise<Blob> {
  const lines = [`\ufeff${COLUMNS}\n`];
  for (const number of quotes) {
    const found = await quote(number);
    const { quote: said, article } = found;
    const text = textOf(number, found);
    const speaker = said.speaker === null ? null : article.speakers[said.speaker];
    const { date, outlet } = index.articles;
    const of = articleOf[number];
    const row = [
      article.id, date[of], outlet[of], said.id, index.quotes.kind[number], index.quotes.stance[number],
      speaker?.name ?? null, speaker?.type ?? null, speaker?.role ?? null, speaker?.identity ?? null,
      words(text, said.source), words(text, said.cue), words(text, said.content), words(text, said.relay), words(text, said.addressee),
      said.inside, said.rule, said.confidence, said.unresolved,
    ]; // prettier-ignore
    lines.push(`${row.map(cell).join(",")}\n`);
  }
  return new Blob(lines, { type: "text/csv;charset=utf-8" });
}
