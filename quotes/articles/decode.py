"""Bytes → text: UTF-8, else an encoding found by detection (charset-normalizer), with a note.

Older archives of newspapers are in windows-1256. Lines are decoded one by one, so that a stream of any length passes through, and are cut only at
line feeds: `str.splitlines` would also cut at characters that may stand inside a JSON string.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from itertools import chain
from typing import IO

from quotes.articles.record import Note

# What Arabic text files are written in, and what a Latin one is; a free choice among a hundred makes Cyrillic of short texts.
CANDIDATES = ["cp1256", "iso8859_6", "cp1252"]
# Enough letters for the detection, read once a file.
SAMPLE = 1 << 16
# A UTF-8 text with fewer broken characters than this share of the foreign ones is a damaged UTF-8 text, not another encoding.
DAMAGED_SHARE = 0.05
_WIDE = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(raw: bytes, name: str, note: Note) -> str:
    """The whole text, without a byte order mark; line ends stay as they are."""
    for bom, encoding in _WIDE:
        if raw.startswith(bom):
            note(f"{name}: not UTF-8, read as {encoding}")
            return raw.decode(encoding, errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        encoding = detect(raw, name, note)
        return raw.decode(encoding, errors="replace").removeprefix("\ufeff")


def decoded_lines(stream: IO[bytes], name: str, note: Note) -> Iterator[str]:
    """The lines with their ends; a line that is not UTF-8 is read in the encoding that the file's first such lines seem to have."""
    first = stream.readline()
    for bom, encoding in _WIDE:
        if first.startswith(bom):
            note(f"{name}: not UTF-8, read as {encoding}")
            yield from io.StringIO((first + stream.read()).decode(encoding, errors="replace"), newline="\n")
            return
    other: str | None = None
    lines = chain([first.removeprefix(codecs.BOM_UTF8)], stream)
    while line := next(lines, b""):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            if other is None:
                ahead = stream.read(SAMPLE) + stream.readline()
                lines = chain(io.BytesIO(ahead), stream)
                other = detect(line + ahead, name, note)
            text = line.decode(other, errors="replace")
        yield text


def detect(raw: bytes, name: str, note: Note) -> str:
    """The likeliest encoding of bytes that are not UTF-8; says so."""
    lenient = raw.decode("utf-8", errors="replace")
    foreign = sum(character > "\x7f" for character in lenient)
    broken = lenient.count("\ufffd")
    if broken < DAMAGED_SHARE * foreign:
        note(f"{name}: damaged UTF-8, {broken} broken characters replaced")
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE], cp_isolation=CANDIDATES).best()
    encoding = best.encoding if best else "cp1256"
    note(f"{name}: not UTF-8, read as {encoding}")
    return encoding
