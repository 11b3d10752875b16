"""The user's inputs → articles with unique ids, each with the place it came from."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, cast

import orjson

from quotes.articles.decode import decode
from quotes.articles.files import PACKINGS, STDIN, find_files, kind, open_bytes, printable, stem
from quotes.articles.record import Fields, Note, article_from_record
from quotes.articles.rows import Row, read_jsonl, read_parquet, read_table
from quotes.errors import Failure, InputError
from quotes.nouns import Article


@dataclass(frozen=True, slots=True)
class Entry:
    """An article and where it stood: the file (`-`: standard input) and the line in it, None for a file of one article."""

    article: Article
    file: str
    line: int | None = None


def read_articles(*inputs: str | Path, fields: Fields | None = None) -> Iterator[Article]:
    """The articles of files and folders, in order; the first that cannot be used raises `InputError`."""
    for entry in read_entries(map(str, inputs), fields):
        if isinstance(entry, Failure):
            raise InputError(entry.reason, file=entry.file, line=entry.line)
        yield entry.article


def read_entries(
    inputs: Iterable[str],
    fields: Fields | None = None,
    note: Note = lambda text: None,
    stdin: IO[bytes] | None = None,
    without: Collection[Path] = (),
) -> Iterator[Entry | Failure]:
    """Everything that the inputs hold, in order: an `Entry` for each article, a `Failure` for what cannot be used. A repeated id gets `#2`.

    Args:
        inputs: files, folders, `-`; none is standard input, which holds JSON Lines if it begins with `{`, else one plain text.
        fields: how the fields are named.
        note: is told what was guessed or passed over.
        without: files that are not read where they lie in an input folder: the outputs.
        stdin: read in the place of the process's own standard input.

    Raises:
        InputError: an input that is not there or of no known kind (before anything is read).
    """
    files = tuple(find_files(inputs, note, without))
    return _entries(files, fields or Fields(), note, stdin)


def _entries(files: tuple[str, ...], fields: Fields, note: Note, stdin: IO[bytes] | None) -> Iterator[Entry | Failure]:
    seen: dict[str, int] = {}
    for file in files:
        empty = True
        name = printable(file)
        try:
            for line, record in _rows(file, fields, note, stdin):
                empty = False
                try:
                    if isinstance(record, str):
                        raise InputError(record)
                    article = article_from_record(record, fields, note)
                    _check_writable(article)
                except InputError as error:
                    yield Failure(error.message, None, name, line)
                    continue
                unique = _unique(article.id, seen)
                if unique != article.id:
                    note(f"{name}: the id {article.id!r} is taken; called {unique!r}")
                    article = replace(article, id=unique)
                yield Entry(article, name, line)
        except InputError as error:
            yield Failure(error.message, None, name, error.line)
            continue
        except (OSError, EOFError, zlib.error) as error:
            yield Failure(f"cannot be read: {error}", None, name)
            continue
        if empty:
            yield Failure("empty file: no article in it", None, name)


def _rows(name: str, fields: Fields, note: Note, stdin: IO[bytes] | None) -> Iterator[Row | tuple[None, dict[str, str]]]:
    """The records of one file. A plain text is a record of its own, under the names that the user's fields have."""
    if name == STDIN:
        yield from _stdin_rows(stdin or sys.stdin.buffer, fields, note)
        return
    path = Path(name)
    name = printable(name)
    suffix = kind(path)
    with open_bytes(path) as stream:
        if suffix == ".txt":
            yield None, {fields.text: decode(stream.read(), name, note), fields.id: printable(stem(path))}
        elif suffix == ".jsonl":
            yield from read_jsonl(stream, name, note)
        elif suffix == ".parquet":
            yield from read_parquet(path, stream if path.suffix.lower() in PACKINGS else None, fields.text)
        else:
            yield from read_table(stream, name, note, fields.text, "\t" if suffix == ".tsv" else None)


def _stdin_rows(stream: IO[bytes], fields: Fields, note: Note) -> Iterator[Row | tuple[None, dict[str, str]]]:
    peeked = cast(bytes, stream.peek(64) if hasattr(stream, "peek") else b"")
    if peeked.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from read_jsonl(stream, STDIN, note)
    else:
        yield None, {fields.text: decode(stream.read(), STDIN, note)}


def _check_writable(article: Article) -> None:
    """Raises `InputError` for fields that were read but cannot be written again, for they are carried through."""
    try:
        orjson.dumps({**article.extra, "": (article.id, article.title, article.date, article.outlet, article.url)}, default=str)
    except orjson.JSONEncodeError as error:
        raise InputError(f"a field that cannot be written as JSON: {error}", expected="nothing nested deeper than 250 levels") from error


def _unique(article_id: str, seen: dict[str, int]) -> str:
    """The id, or with `#2`, `#3` … the first that is free."""
    unique = article_id
    while unique in seen:
        seen[article_id] += 1
        unique = f"{article_id}#{seen[article_id]}"
    seen[unique] = 1
    return unique
