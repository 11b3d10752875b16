"""JSON Lines, ours and annotated ones (`corpus/gold`), which have the gold fields only. What else a quote of the gold has (`tags`) is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from quotes.errors import InputError
from quotes.exports.jsonl import from_record, read_records, to_line
from quotes.formats.rebuild import ANNOTATED, NO_SPEAKER
from quotes.nouns import Article

_SPEAKER: dict[str, Any] = {"role": None, "anonymous": False, "title_mentions": [], "identity": None}
_QUOTE: dict[str, Any] = {
    "relay": None, "addressee": None, "inside": None, "stance": "asserted", "where": "text", "relay_speakers": [], "addressee_speaker": None,
    "mentioned": [], "evidence": {"rule": ANNOTATED, "spans": []}, "confidence": None,
}  # fmt: skip


def completed(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with the fields that gold need not have. Raises `KeyError`, `TypeError` or `AttributeError` for what is no article."""
    quotes = [{**_QUOTE, "unresolved": None if quote.get("speaker") else NO_SPEAKER, **quote} for quote in record["quotes"]]
    return {"title": None, **record, "speakers": [_SPEAKER | speaker for speaker in record["speakers"]], "quotes": quotes}


def read(path: Path) -> Iterator[Article]:
    """The articles of a file. Raises `InputError` with file and line."""
    for line, record in read_records(str(path)):
        try:
            yield from_record(completed(record))
        except InputError as error:
            raise InputError(error.reason, file=str(path), line=line, expected=error.expected) from error
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(f"not an article with quotes ({error})", file=str(path), line=line) from error


def write(articles: Iterable[Article], path: Path) -> None:
    """One article a line, as `quotes extract` writes them; packed where the name ends in `.gz`."""
    import gzip

    if path.name.endswith(".gz"):
        # Without a time and a name in its header, so that the same quotes are the same bytes.
        with path.open("wb") as raw, gzip.GzipFile("", "wb", mtime=0, fileobj=raw) as packed:
            packed.writelines(map(to_line, articles))
    else:
        with path.open("wb") as file:
            file.writelines(map(to_line, articles))
