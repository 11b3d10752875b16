"""Arabic orthography: comparison keys for words, and which characters count as what. Never edits a text.

A key is what two spellings of one word have in common: `أكّد`, `اكد` and `أكـد` share the key `اكد`. Newspapers drop hamzas and
dots freely (ان/أن/إن, الى/إلى, مسئول/مسؤول), so every comparison in this project is between keys, and keys live beside the
words whose positions they keep.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FOLD = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "گ": "ك", "ة": "ه", "ۀ": "ه", "ؤ": "و", "ئ": "ي",
        "ـ": None,  # tatweel
    }
)  # fmt: skip
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
_LETTER = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06fc\ufb50-\ufdff\ufe70-\ufefc]")


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """The word with hamzas, final ya and ta marbuta folded, and harakat, tatweel and invisible characters left out.

    >>> key("أكّدَ") == key("اكد")
    True
    """
    # NFKC turns presentation forms (ﻻ) into letters; NFD would split آ, so combining marks are dropped after composing.
    composed = unicodedata.normalize("NFKC", word)
    bare = "".join(c for c in composed if not unicodedata.combining(c))
    return _INVISIBLE.sub("", bare).translate(_FOLD).casefold()


def name_key(name: str) -> str:
    """The key of a name: its words' keys joined by a single space, punctuation left out."""
    # Word by word, so that `key` remembers words, however long the text.
    return " ".join(part for word in name.split() for part in re.findall(r"\w+", key(word)))


def without_article(word_key: str) -> str:
    """A key without its ال; a key of four letters and fewer may begin so by itself (`الم`)."""
    return word_key[2:] if word_key.startswith("ال") and len(word_key) > 4 else word_key


def uninflected(word_key: str) -> str:
    """A key without the ending that case gives a plural, a dual or an indefinite noun: `باحثون/باحثين`, `مصدران/مصدرين`, `تقريرا`.

    Only to compare nouns of one sort with each other: `بيان` (statement) loses letters, too.
    """
    for ending in ("ون", "ين", "ان", "ا"):
        if word_key.endswith(ending) and len(word_key) >= len(ending) + 3:
            return word_key[: -len(ending)]
    return word_key


def a_letter_apart(one: str, other: str) -> bool:
    """Whether one of two different keys has one letter more than the other, or one letter is another."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def is_arabic(word: str) -> bool:
    """Whether the word has an Arabic letter."""
    return _LETTER.search(word) is not None


def has_letter_or_digit(text: str) -> bool:
    """Whether anything but punctuation and space stands in the text."""
    return any(c.isalnum() for c in text)
