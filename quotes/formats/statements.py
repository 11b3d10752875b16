"""The statement table of discourse network analysis, as CSV: one row a quote, with its person or organization, its words, and an empty `concept`.

What somebody's statement is about, and whether he is for it, is for the coder to say: `stance` tells only whether it was said, denied or left unsaid.
It is written only; where the words stand is in the other formats.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from quotes.exports.table import safe
from quotes.nouns import Article, Quote

COLUMNS = ("id", "date", "document", "title", "source", "person", "organization", "role", "concept", "stance", "kind", "text", "passed_on_by")


def write(articles: Iterable[Article], path: Path) -> None:
    """The statements as CSV: UTF-8 with a byte order mark, every cell safe in a spreadsheet."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for article in articles:
            writer.writerows([safe(cell) for cell in _row(article, quote)] for quote in article.quotes)


def _row(article: Article, quote: Quote) -> Iterator[str | None]:
    speaker = quote.speaker
    # States, groups and statements act as organizations do; of whom nobody knows what he is, he is taken for a person.
    is_person = speaker is not None and speaker.type in ("person", "unknown")
    name = speaker.name if speaker else None
    yield from (f"{article.id}:{quote.id}", article.date, article.id, article.title, article.outlet)
    yield from (name if is_person else None, None if is_person else name, speaker.role if speaker else None, None)
    yield from (quote.stance, quote.kind, quote.content.text, quote.relay.text if quote.relay else None)
