"""The user's inputs → the files to read, and files → bytes."""

from __future__ import annotations

import gzip
import io
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from quotes.articles.check import HTML
from quotes.articles.record import Note
from quotes.errors import InputError, MissingExtraError

STDIN = "-"
KINDS = (".txt", ".jsonl", ".csv", ".tsv", ".parquet")
PACKINGS = (".gz", ".zst")
SUPPORTED = f"{', '.join(KINDS)} (also {' or '.join(PACKINGS)}), a folder of these, or - for standard input"


def kind(path: Path) -> str | None:
    """The suffix that says how to read a file, without its packing; None if we cannot."""
    suffix = Path(_unpacked(path)).suffix.lower()
    return suffix if suffix in KINDS else None


def stem(path: Path) -> str:
    """The file's name without suffix and packing: the id of a plain text."""
    return Path(_unpacked(path)).stem


def printable(name: str) -> str:
    """The name of a file as something that can be written: a name that is not UTF-8 cannot."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _unpacked(path: Path) -> str:
    return path.stem if path.suffix.lower() in PACKINGS else path.name


def find_files(inputs: Iterable[str], note: Note, without: Collection[Path] = ()) -> Iterator[str]:
    """The files to read, in the order given and by name within a folder; none given is standard input.

    Args:
        without: files that are passed over where they lie in a folder: what an earlier call of the same kind wrote must not be read in turn.

    Raises:
        InputError: no such file or folder, a folder with nothing to read, a kind of file we do not know.
    """
    for name in tuple(inputs) or (STDIN,):
        path = Path(name)
        if name == STDIN:
            yield name
        elif path.is_dir():
            yield from _in_folder(path, note, without)
        elif not path.exists():
            raise InputError("no such file or folder", file=name, expected=SUPPORTED)
        elif kind(path) is None:
            page = f" ({HTML})" if path.suffix.lower() in (".html", ".htm", ".xhtml") else ""
            raise InputError(f"cannot read files that end in {path.suffix!r}{page}", file=name, expected=SUPPORTED)
        else:
            yield name


def _in_folder(folder: Path, note: Note, without: Collection[Path]) -> Iterator[str]:
    inside = sorted(path for path in folder.rglob("*") if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts))
    written = {path.resolve() for path in without}
    if own := [path.name for path in inside if path.resolve() in written]:
        note(f"{folder}: passed over {', '.join(own)}, which this call writes")
        inside = [path for path in inside if path.resolve() not in written]
    readable = [path for path in inside if kind(path)]
    if others := [path.name for path in inside if not kind(path)]:
        note(f"{folder}: {len(others)} files of other kinds passed over ({', '.join(others[:3])}{', …' if others[3:] else ''})")
    if not readable:
        raise InputError("nothing to read in this folder", file=str(folder), expected=f"files that end in {', '.join(KINDS)}")
    yield from map(str, readable)


def open_bytes(path: Path) -> IO[bytes]:
    """The file's bytes, unpacked on the way. Raises `MissingExtraError` for `.zst` without pyarrow."""
    packing = path.suffix.lower()
    if packing == ".gz":
        return cast(IO[bytes], gzip.open(path, "rb"))
    if packing == ".zst":
        try:
            import pyarrow
        except ImportError:
            raise MissingExtraError("pyarrow", "data", f"{path}: reading .zst") from None
        return cast(IO[bytes], io.BufferedReader(pyarrow.CompressedInputStream(pyarrow.OSFile(str(path)), "zstd")))
    return path.open("rb")
