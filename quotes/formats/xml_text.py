"""Characters that no XML file can hold, not even escaped: each gets U+FFFD in its place, and `rest` says what it was."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.formats.document import Document

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INSTEAD = "\ufffd"


def held(text: str) -> str:
    """The text as XML can hold it, of the same length."""
    return _FORBIDDEN.sub(_INSTEAD, text)


def without_forbidden(document: Document) -> Document:
    """The document as XML can hold it; the characters' places and numbers stand in `rest`."""
    found = {str(match.start()): ord(match[0]) for match in _FORBIDDEN.finditer(document.text)}
    marks = tuple(replace(mark, values={name: held(value) for name, value in mark.values.items()}) for mark in document.marks)
    rest = {**document.rest, "characters": found} if found else document.rest
    return replace(document, text=held(document.text), marks=marks, rest=rest)


def with_forbidden(document: Document) -> Document:
    """The document with its own characters again, where they were replaced."""
    text = list(document.text)
    for place, code in document.rest.get("characters", {}).items():
        if text[int(place)] == _INSTEAD:
            text[int(place)] = chr(code)
    return replace(document, text="".join(text))
