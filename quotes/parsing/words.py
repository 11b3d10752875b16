"""Which letters of a token each of its words owns: stanza leaves `للحكومة` (ل + الحكومة) and `عليهم` (على + هم) without."""

from __future__ import annotations

from quotes.arabic import key
from quotes.nouns.span import Span


def align_words(token: str, words: list[str]) -> list[Span]:
    """The span of each word inside its token (code points of the token).

    Proclitics take their letters from the left and enclitics theirs from the right; the one word between them, whose spelling may have changed
    in the token (`الحكومة` → `لحكومة`), takes what is left. Where nothing is left to tell words apart, they share the token.

    >>> [tuple(s) for s in align_words("للحكومة", ["ل", "الحكومة"])]
    [(0, 1), (1, 7)]
    """
    whole = Span(0, len(token))
    spans: list[Span | None] = [None] * len(words)
    left, right = 0, len(token)
    first, last = 0, len(words) - 1
    while first < last and _same(token[left : left + len(words[first])], words[first]):
        spans[first] = Span(left, left + len(words[first]))
        left += len(words[first])
        first += 1
    while last > first and _same(token[right - len(words[last]) : right], words[last]) and right - len(words[last]) > left:
        spans[last] = Span(right - len(words[last]), right)
        right -= len(words[last])
        last -= 1
    rest = Span(left, right) if left < right else whole
    return [rest if span is None else span for span in spans]


def _same(letters: str, word: str) -> bool:
    return bool(word) and key(letters) == key(word)
