"""What CoNLL-U needs and other formats do not: tokens, their tags `B-` and `I-`, and ways to write white space and ids."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote, unquote

from quotes.formats.document import CUE, PARTS
from quotes.nouns import Span

# How the labels are called in MISC; a mention's owner is a speaker, that of the others a quote.
MENTION = "Mention"
NAMES = {label: label.capitalize() for label in (CUE, *PARTS)}
# What belongs to a word besides letters and digits: Arabic and Latin marks, joiners.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
_TOKEN = re.compile(rf"\d+(?:[.,٫٬]\d+)+(?!\w)|\w[\w{_MARKS}]*|\S")
_WRITTEN = {" ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_READ = {written: space for space, written in _WRITTEN.items()}
Tags = Mapping[int, str]


def tokens(text: str, borders: Iterable[int]) -> list[Span]:
    """The tokens, cut at the borders."""
    cuts = sorted({*borders})
    found: list[Span] = []
    at = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        while at < len(cuts) and cuts[at] < match.end():
            if cuts[at] > start:
                found.append(Span(start, cuts[at]))
                start = cuts[at]
            at += 1
        found.append(Span(start, match.end()))
    return found


def tags(spans: Iterable[Span], of: Sequence[Span]) -> dict[int, str]:
    """`B` for the tokens with which spans begin, `I` for the others in them, by number; both in order."""
    found: dict[int, str] = {}
    for span in sorted(spans):
        first = at = bisect_right(of, span.start, key=lambda word: word.end)
        while at < len(of) and of[at].start < span.end:
            found[at] = "B" if at == first else "I"
            at += 1
    return found


def spans(found: Tags, of: Sequence[Span]) -> list[Span]:
    """The spans of tagged tokens; one that goes on with nothing begins, too."""
    pieces: list[Span] = []
    for number in sorted(found):
        if found[number] == "I" and number - 1 in found:
            pieces[-1] = Span(pieces[-1].start, of[number].end)
        else:
            pieces.append(of[number])
    return pieces


def written_space(space: str) -> str:
    """White space as `SpacesAfter` has it."""
    return "".join(_WRITTEN.get(each, f"\\u{ord(each):04x}") for each in space)


def read_space(written: str) -> str:
    """The white space that was written so. Raises `ValueError`."""

    def one(match: re.Match[str]) -> str:
        space = _READ.get(match[0]) or chr(int(match[1], 16))
        if not space.isspace():
            raise ValueError(f"{match[0]} is no white space")
        return space

    if not re.fullmatch(r"(?:\\[stnr]|\\u[0-9a-f]{4})*", written):
        raise ValueError(f"{written!r} is no white space")
    return re.sub(r"\\(?:[stnr]|u([0-9a-f]{4}))", one, written)


def written_id(name: str) -> str:
    """An id as MISC and comments can hold it."""
    return re.sub(r"[%|,=\s\x00-\x1f\x7f-\x9f]", lambda match: quote(match[0], safe=""), name)


def read_id(written: str) -> str:
    """The id that was written so."""
    return unquote(written)
