"""The formats by name and by what their files are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from quotes.articles.files import STDIN
from quotes.errors import InputError
from quotes.nouns import Article

Write = Callable[[Iterable[Article], Path], None]
Read = Callable[[Path], Iterator[Article]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Args:
        module: where its `write(articles, path)` and `read(path)` are.
        suffixes: of its files' names; empty for a format that is written as a folder, or only when it is asked for.
        inside: how a file is called by which a folder of the format is known.
        reads: whether its quotes can be read again.
    """

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    inside: str = ""
    reads: bool = True

    @property
    def is_folder(self) -> bool:
        """Whether it is written as a folder."""
        return bool(self.inside)

    @property
    def write(self) -> Write:
        return cast(Write, import_module(self.module).write)

    @property
    def read(self) -> Read:
        """Raises `InputError` for a format that is only written."""
        if not self.reads:
            raise InputError(f"{self.name} cannot be read again: it does not hold where the words stand")
        return cast(Read, import_module(self.module).read)


FORMATS = (
    Format("jsonl", "quotes.formats.gold", (".jsonl", ".jsonl.gz")),
    Format("parquet", "quotes.formats.parquet", (".parquet",)),
    Format("brat", "quotes.formats.brat", inside=".ann"),
    Format("label-studio", "quotes.formats.label_studio", inside="tasks.json"),
    Format("inception", "quotes.formats.inception", inside=".xmi"),
    Format("tei", "quotes.formats.tei", (".xml", ".tei")),
    Format("conllu", "quotes.formats.conllu", (".conllu",)),
    Format("web-annotation", "quotes.formats.web_annotation", (".jsonld",)),
    Format("table", "quotes.formats.table", (".csv",), reads=False),
    Format("statements", "quotes.formats.statements", reads=False),
)
NAMES = tuple(each.name for each in FORMATS)


def named(name: str) -> Format:
    """The format of that name. Raises `InputError`."""
    for each in FORMATS:
        if each.name == name:
            return each
    raise InputError(f"unknown format {name!r}", expected=", ".join(NAMES))


def of_output(path: Path) -> Format:
    """The format that a file to be written has by its name. Raises `InputError` where the name does not tell."""
    lower = path.name.lower()
    for each in FORMATS:
        if lower.endswith(each.suffixes):
            return each
    known = ", ".join(suffix for each in FORMATS for suffix in each.suffixes)
    raise InputError(f"the name does not tell the format of {path}", expected=f"a name that ends in {known}, or --to with a format's name")


def of_input(path: Path) -> Format:
    """The format of a file by its name, or of a folder by what lies in it; standard input is JSON Lines. Raises `InputError` where neither tells."""
    if str(path) == STDIN:
        return FORMATS[0]
    names = [each.name.lower() for each in path.iterdir()] if path.is_dir() else [path.name.lower()]
    for each in FORMATS:
        if any(name.endswith(each.inside) for name in names if each.inside) or (not path.is_dir() and names[0].endswith(each.suffixes)):
            return each
    raise InputError("neither name nor content tell the format", file=str(path), expected=f"--from with one of {', '.join(NAMES)}")
