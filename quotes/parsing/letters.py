"""A stretch of text as the models see it, with the way back: `seen("قالَ: «نعم»", 0, 11)` is `قال: "نعم"` and ten positions plus the end.

The treebank the models learnt from writes no harakat to speak of, drops most hamzas on alif and has straight quotation marks only. News
mixes all spellings, so text is brought to one form before training and before parsing alike:

- harakat, tatweel between letters, invisible and control characters, emoji: left out;
- `أ إ آ ٱ` → `ا`; presentation forms and Persian letters → the Arabic ones; Arabic-Indic digits → `0`–`9`;
- quotation marks → `"`, commas and semicolons → `،`, dashes → `-`, square brackets → round ones, `…` → `.`.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from quotes.marks import MARKS

_SHAPES = {
    **dict.fromkeys("أإآٱٲٳ", "ا"), "ی": "ي", "ې": "ي", "ۍ": "ي", "ک": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز", "ہ": "ه", "ۀ": "ه",
    **dict.fromkeys(MARKS, '"'), **dict.fromkeys("’‘‚`´", "'"), **dict.fromkeys(",؛;٬", "،"), "٫": ".", "۔": ".", "…": ".", "٪": "%", "?": "؟",
    "–": "-", "—": "-", "‒": "-", "−": "-", "[": "(", "]": ")", "{": "(", "}": ")", "•": "-", "●": "-", "■": "-",
}  # fmt: skip
# A run of more characters is no word; stanza would turn it into <UNK>.
MAX_RUN = 200


@lru_cache(maxsize=8192)
def shape(character: str) -> str:
    """The character (or characters, or none) that stands for it before the models."""
    if character.isspace():
        return " "
    if character in _SHAPES:
        return _SHAPES[character]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character == "ـ" or unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me", "Sk"):
        return ""
    if character > "\u2190" and unicodedata.category(character) == "So":  # emoji: the treebank has none, and the parser would take one for a root
        return ""
    if "\ufb50" <= character <= "\ufefc":
        letters = unicodedata.normalize("NFKC", character)
        return character if letters == character else "".join(shape(c) for c in letters if not c.isspace())
    return character


def seen(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """`text[start:end]` as the models see it, and for each of its characters (and its end) the position in the text."""
    kept: list[str] = []
    offsets: list[int] = []
    run = 0
    for i in range(start, end):
        c = text[i]
        shaped = shape(c)
        if not shaped and c == "ـ" and _alone(text, i, start, end):
            shaped = "-"  # a tatweel that joins nothing is a dash
        run = 0 if shaped == " " else run + 1
        if run <= MAX_RUN:
            kept.append(shaped)
            offsets += [i] * len(shaped)
    offsets.append(end)
    return "".join(kept), offsets


def plain(word: str) -> str:
    """A word as the models see it."""
    return seen(word, 0, len(word))[0]


def _alone(text: str, i: int, start: int, end: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    return not (before.isalnum() or after.isalnum() or before == "ـ" or after == "ـ")
