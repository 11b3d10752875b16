"""An analysed article → a document with marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from quotes.errors import InputError
from quotes.exports.jsonl import OWN, to_record
from quotes.formats.document import CUE, GAP, INSIDE, PARTS, Document, Mark, checksum
from quotes.nouns import Article, Span

_FIELDS = ("title", "date", "outlet", "url")


def flatten(article: Article) -> Document:
    """The article as one text with marks. Raises `InputError` where two quotes share an id: links could not tell them apart."""
    record = to_record(article)
    ids = [quote["id"] for quote in record["quotes"]]
    if len(set(ids)) < len(ids):
        raise InputError(f"{article.id}: two quotes have the same id", expected="an id of its own for every quote")
    head = article.title + GAP if article.title else ""
    text = head + article.text
    numbers = count(1)
    marks: list[Mark] = []
    for speaker in record["speakers"]:
        marks += _mentions(speaker, len(head), numbers)
    marks += _quotes(record["quotes"], len(head), numbers)
    rest = {name: record[name] for name in _FIELDS}
    rest["extra"] = {name: value for name, value in record.items() if name not in OWN}
    rest["speakers"] = record["speakers"]
    rest["quotes"] = record["quotes"]
    rest["sha256"] = checksum(text)
    return Document(article.id, text, tuple(marks), rest)


def _moved(pairs: Iterable[list[int]], by: int) -> tuple[Span, ...]:
    return tuple(Span(start + by, end + by) for start, end in pairs)


def _mentions(speaker: dict[str, Any], shift: int, numbers: Iterator[int]) -> Iterator[Mark]:
    values = {"speaker": speaker["key"], "name": speaker["name"]} | ({"role": speaker["role"]} if speaker["role"] else {})
    for span in sorted((*_moved(speaker["title_mentions"], 0), *_moved(speaker["mentions"], shift))):
        yield Mark(f"m{next(numbers)}", speaker["type"], (span,), values)
        values = {"speaker": speaker["key"]}


def _quotes(quotes: list[dict[str, Any]], shift: int, numbers: Iterator[int]) -> Iterator[Mark]:
    cue_ids = {quote["id"]: f"m{next(numbers)}" for quote in quotes}
    for quote in quotes:
        by = 0 if quote["where"] == "title" else shift
        parts = []
        for name in PARTS:
            if found := quote[name]:
                spans = _moved(found if isinstance(found[0], list) else [found], by)
                parts.append(Mark(f"m{next(numbers)}", name, spans))
        links = [(part.label, part.id) for part in parts]
        # An unknown id stays in `rest` only.
        links += [(INSIDE, cue_ids[quote["inside"]])] if quote["inside"] in cue_ids else []
        values = {"quote": quote["id"], "kind": quote["kind"], "stance": quote["stance"]}
        values |= {"speaker": quote["speaker"]} if quote["speaker"] else {}
        yield Mark(cue_ids[quote["id"]], CUE, _moved(quote["cue"], by), values, tuple(links))
        yield from parts
