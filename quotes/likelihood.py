"""How well a choice of words agrees with what the reader expects, in nats: what the rules find is ranked by it.

A word's *weight* in a part of a report (content, source) is the log-odds of its probability; a choice of words weighs the sum. So of two contents the
likelier is the one that weighs more, and the difference says how much likelier.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from quotes.nouns import Cue, Span
from quotes.nouns.hints import carrier_of
from quotes.syntax import View

# A cue that the reader finds less likely than this is none.
UNLIKELY = 0.5
# No single word, however sure, outweighs ten doubtful ones.
_MOST = 5.0
# What a further stretch of words must weigh to be one.
_APART = 6.0


def weights(view: View, cue: int, part: str) -> list[float] | None:
    """The weight of every word of the view in a part of the report of word `cue`; None where the reader has not thought it a cue."""
    if view.hints is None:
        return None
    parts = view.hints.parts.get(view.words[cue].index)
    if parts is None:
        return None
    chances: Sequence[float] = getattr(parts, part)
    return [_log_odds(chances[word.index]) for word in view.words]


def weigh(view: View, own: Sequence[float], spans: Sequence[Span]) -> float:
    """What the words in the spans weigh together."""
    return sum(weight for word, weight in zip(view.words, own, strict=True) if any(span.overlaps(word.span) for span in spans))


def likeliest(own: Sequence[float], *, split: bool = False) -> list[tuple[int, int]]:
    """The heaviest stretch of words as (first, one past the last), or with `split` stretches; none where no stretch weighs anything."""
    # The best choice of stretches that ends before word i, and the best whose last stretch goes on at word i.
    closed: tuple[float, tuple[tuple[int, int], ...]] = (0.0, ())
    opened: tuple[float, tuple[tuple[int, int], ...]] | None = None
    for i, weight in enumerate(own):
        before = closed if split or not closed[1] else (0.0, ())
        start = before[0] - (_APART if before[1] else 0.0) + weight, (*before[1], (i, i + 1))
        if opened is not None:
            longer = opened[0] + weight, (*opened[1][:-1], (opened[1][-1][0], i + 1))
            opened = max(start, longer)
        else:
            opened = start
        closed = max(closed, opened)
    return list(closed[1]) if closed[0] > 0 else []


def carrier(view: View, cue: Cue) -> int:
    """The word of the view that stands for the cue before the reader."""
    found = carrier_of(view.words, cue.spans[0])
    return cue.word if found < 0 else found


def heaviest_from(own: Sequence[float], start: int) -> int:
    """The end (one past the last word) of the heaviest stretch that begins at word `start`; `start` itself where none weighs anything."""
    best, end, total = 0.0, start, 0.0
    for i in range(start, len(own)):
        total += own[i]
        if total > best:
            best, end = total, i + 1
    return end


def is_unlikely(view: View, cue: Cue) -> bool:
    """Whether the reader takes what a rule found for no cue."""
    chance = view.cue_chance(carrier(view, cue))
    return chance is not None and cue.form not in ("colon", "turn") and chance < UNLIKELY


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    return min(max(log(chance / (1 - chance)), -_MOST), _MOST)
