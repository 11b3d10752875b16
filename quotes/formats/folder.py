"""Formats with a file an article: names of files, and beside each article's file one of JSON for what the format has no place for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from quotes.errors import InputError
from quotes.formats.json_text import line

# Longer names are refused by file systems, which count bytes.
_LONGEST = 60


def stem(number: int, article_id: str) -> str:
    """The name of an article's files: numbered from 1, so that the articles stay in order and ids that look alike stay apart."""
    readable = re.sub(r"[^\w.-]+", "_", article_id).strip("._")[:_LONGEST]
    return f"{number:05}-{readable or 'article'}"


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside an article's file: its id and its `rest`."""

    id: str
    rest: Mapping[str, Any]

    def write(self, path: Path) -> None:
        path.with_name(path.name + ".json").write_text(line({"id": self.id, "rest": self.rest}) + "\n", "utf-8", newline="\n")


def beside(path: Path) -> Beside:
    """What lies beside `path` (a name without its suffix); of a file that was not ours only its name. Raises `InputError`."""
    file = path.with_name(path.name + ".json")
    if not file.is_file():
        return Beside(path.name, {})
    try:
        record = orjson.loads(file.read_bytes())
        return Beside(record["id"], record["rest"])
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise InputError(f"cannot be read: {error}", file=str(file), expected="the file as it was written") from error


def files(path: Path, suffix: str) -> Iterator[Path]:
    """The files with a suffix: of a folder in the order of their names, or the one named. Raises `InputError` where there is none."""
    found = sorted(each for each in path.iterdir() if each.name.endswith(suffix)) if path.is_dir() else [path]
    if not found or not found[0].is_file():
        raise InputError(f"no {suffix} file", file=str(path))
    yield from found
