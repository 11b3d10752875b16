"""What scoring counts in: the words of a text, and names without their spelling's accidents.

Spans of two annotators differ by a mark or a clitic where their words are the same, so everything is compared by words: runs of non-space
characters, of which only the stretch from the first to the last letter or digit counts.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

_RUN = re.compile(r"\S+")
# Spelled with or without hamza and dots in the same paper: the same name.
_SPELLINGS = str.maketrans(dict.fromkeys("أإآٱ", "ا") | dict.fromkeys("ىئ", "ي") | {"ة": "ه", "ؤ": "و", "ـ": None})
# `وكالة رويترز` and `رويترز` are one name.
_MEDIUM = re.compile(r"^(?:صحيفة|صحيفه|قناة|قناه|وكالة|وكاله|شبكة|شبكه|موقع|مجلة|مجله|إذاعة|اذاعه)\s+(?=\S)")
Words = frozenset[int]


class WordIndex:
    """The words of one text, by number."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for run in _RUN.finditer(text):
            letters = [at for at in range(*run.span()) if text[at].isalnum()]
            if letters:
                self._starts.append(letters[0])
                self._ends.append(letters[-1] + 1)

    def inside(self, spans: Iterable[Sequence[int] | None]) -> Words:
        """The words that share a code point with a span (from a word's first letter to its last)."""
        found: set[int] = set()
        for span in spans:
            if span:
                found.update(range(bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1])))
        return frozenset(found)


def overlap(one: Words, other: Words) -> float:
    """Word-level F1 (Dice) of two sets of words, 0 where one is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def same_name(name: str | None) -> str:
    """What two spellings of a name have in common."""
    bare = unicodedata.normalize("NFKC", _MEDIUM.sub("", (name or "").strip()))
    letters = "".join(character for character in bare if not unicodedata.combining(character))
    return " ".join(re.findall(r"\w+", letters.translate(_SPELLINGS))).casefold()
