"""Analysed articles → a table with one row a quote: `quotes.csv`, or a pandas data frame."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.errors import MissingExtraError
from quotes.nouns import Article, Passage, Quote

if TYPE_CHECKING:
    import pandas

COLUMNS = (
    "article", "date", "outlet", "quote", "kind", "stance", "speaker", "speaker_type", "role", "identity",
    "source", "cue", "content", "relay", "addressee", "inside", "rule", "confidence", "unresolved",
)  # fmt: skip
Cell = str | float | None
# What a spreadsheet takes for the start of a formula; it passes over white space and line ends before it, and reads full-width signs too.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")


def rows(articles: Iterable[Article]) -> Iterator[tuple[Cell, ...]]:
    """The quotes as rows of `COLUMNS`; passages as their words, pieces of a split one joined with ` … `."""
    return (_row(article, quote) for article in articles for quote in article.quotes)


def _row(article: Article, quote: Quote) -> tuple[Cell, ...]:
    speaker = quote.speaker
    return (
        article.id, article.date, article.outlet, quote.id, quote.kind, quote.stance,
        *((speaker.name, speaker.type, speaker.role, speaker.identity) if speaker else (None,) * 4),
        _words(quote.source), quote.cue.text, quote.content.text, _words(quote.relay), _words(quote.addressee), quote.inside,
        quote.evidence.rule, quote.confidence, quote.unresolved,
    )  # fmt: skip


def _words(passage: Passage | None) -> str | None:
    return passage.text if passage else None


def write_csv(articles: Iterable[Article], path: str | Path) -> None:
    """The table as CSV: UTF-8 with a byte order mark (spreadsheets take it for a local encoding without one), every cell safe in a spreadsheet."""
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([safe(cell) for cell in row] for row in rows(articles))


def safe(cell: Cell) -> Cell:
    """The cell with an apostrophe before what a spreadsheet would run, e.g. an article's `=HYPERLINK(...)`, and with one kind of line end."""
    if not isinstance(cell, str):
        return cell
    # `csv` does not quote a cell for a carriage return, at which readers end the row.
    lines = cell.replace("\r\n", "\n").replace("\r", "\n")
    return "'" + lines if lines.lstrip(" ").startswith(_FORMULA) else lines


def to_frame(articles: Iterable[Article]) -> pandas.DataFrame:
    """The table as a pandas data frame, with the words as they stand in the text. Raises `MissingExtraError` without pandas."""
    try:
        import pandas
    except ImportError:
        raise MissingExtraError("pandas", "data", "to_frame") from None
    return pandas.DataFrame.from_records(list(rows(articles)), columns=list(COLUMNS))
