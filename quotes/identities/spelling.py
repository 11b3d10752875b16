"""Names across articles: the same name in two spellings, or a part of it. `ستيفان/استيفان`, `غوردن/جوردن`, `عبد الله/عبدالله`, `آل راشد/ال راشد`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from quotes.arabic import a_letter_apart, name_key
from quotes.lexicon import load

# How much of a name another one is: all of it (the first word and the last at least), a surname alone, the first word alone.
Share = Literal["full", "last", "first"]
_BETWEEN = frozenset(("بن", "ابن", "بنت", "ال", "آل", "ولد"))
_JOINED = frozenset(("عبد", "ابو", "ابي", "ابا", "ام"))
# Letters that foreign sounds are written with, now this, now that.
_SOUNDS = str.maketrans(dict.fromkeys("غجقگچڨ", "ك") | dict.fromkeys("صث", "س") | dict.fromkeys("ذظ", "ز") | dict(zip("ڤپخطض", "فبحتد", strict=True)))
_VOWELS = frozenset("اويهىء")
_SKELETON = 3


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: `الشيخ عبد الله بن آل راشد` → `شيخ`, `عبدالله`, `راشد`."""
    found: list[str] = []
    held = ""
    for word in name_key(name.replace("-", " ")).split():
        if word in _JOINED and not held:
            held = "ابو" if word in ("ابي", "ابا") else word
        elif word not in _BETWEEN or held:
            found.append(held + word if held else _bare(word))
            held = ""
    return tuple(found + [held] * bool(held))


def _bare(word: str) -> str:
    if word.startswith("بن") and len(word) > 4 and load().has("names.family", word[2:]):
        return word[2:]
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants, those that stand for one foreign sound as one."""
    letters = [letter for letter in word.translate(_SOUNDS) if letter not in _VOWELS]
    return "".join(letter for i, letter in enumerate(letters) if i == 0 or letters[i - 1] != letter)


def similar(one: str, other: str) -> bool:
    """Whether two words of names are spellings of one: alike, or, unless both are common Arabic names, of the same consonants, or a letter apart."""
    if one == other:
        return True
    if _is_common(one) and _is_common(other):
        return False
    near = a_letter_apart(one, other)
    if skeleton(one) == skeleton(other) and (len(skeleton(one)) >= _SKELETON or (near and len(skeleton(one)) > 1)):
        return True
    return near and min(len(one), len(other)) >= 5


def spellings(word: str) -> set[str]:
    """Strings of which two words have one in common wherever they are `similar`: the word, its consonants, the word without any one letter."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word))), *([skeleton(word)] if len(skeleton(word)) > 1 else [])}


def _is_common(word: str) -> bool:
    """A name of Arabs: `سالم` and `سليم` are two."""
    words = load().words
    return any(word in words[f"names.{name}"] for name in ("given", "given_ambiguous"))


def share(one: Sequence[str], other: Sequence[str]) -> Share | None:
    """What two names have in common, as their words (`words_of`)."""
    short, long = sorted((one, other), key=len)
    if not short:
        return None
    if len(short) == 1:
        if len(long) == 1:
            return "full" if similar(short[0], long[0]) else None
        given = load().words["names.given"]
        # Any word of a double surname: `لاكوست` of `ماري لاكوست-فابر`.
        if any(similar(short[0], word) for word in long[1:] if word == long[-1] or word not in given):
            return "last"
        return "first" if short[0] == long[0] else None
    ends = similar(short[0], long[0]) and similar(short[-1], long[-1])
    return "full" if ends or _within(short, long) else None


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all words of the shorter stand in the longer, in the same order."""
    rest = iter(long)
    return all(any(similar(word, other) for other in rest) for word in short)
