"""Texts → the short labels that are written on a picture."""

from __future__ import annotations

import re
import unicodedata

# Gephi draws a label in one piece beside its node; longer ones cover the neighbours.
LENGTH = 40
# Direction marks are drawn as boxes by Gephi; tatweel and harakat only take room, and a pen that cannot shape them puts them in the wrong place.
# Control characters are those that are no space.
_LEFT_OUT = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u0640\u064b-\u065f\u0670\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]"
)


def label(text: str) -> str:
    """One line of at most 40 code points in reading order, composed (NFC), cut at a word's end where there is one; may be empty.

    >>> label("قال الوزيـــر\\nإنّ")
    'قال الوزير إن'
    """
    # Composed before and after: before, so that the madda of `آ` is no mark of its own; after, because letters may have come together.
    composed = unicodedata.normalize("NFC", _LEFT_OUT.sub("", unicodedata.normalize("NFC", text)))
    line = " ".join(composed.split())
    if len(line) <= LENGTH:
        return line
    cut = line[: LENGTH - 1]
    if line[LENGTH - 1] != " " and " " in cut:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip() + "…"
