"""Stretches that overlap → elements that nest, as XML wants them.

`[---A---]` with `[---B---]` over its end becomes A, in it the first fragment of B, and after it the second.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from quotes.nouns import Span


class Border(NamedTuple):
    """Where an element begins (`opens` is the number of its stretch) or, with None, where the innermost one ends."""

    at: int
    opens: int | None


def cut(spans: Sequence[Span], blocks: Sequence[Span]) -> list[dict[int, Span]]:
    """For each block, which follow each other without a gap, what lies in it of the stretches, by their numbers."""
    starts = [block.start for block in blocks]
    inside: list[dict[int, Span]] = [{} for _ in blocks]
    for number, span in enumerate(spans):
        at = bisect_right(starts, span.start) - 1
        while at < len(blocks) and starts[at] < span.end:
            inside[at][number] = Span(max(span.start, blocks[at].start), min(span.end, blocks[at].end))
            at += 1
    return inside


def nest(stretches: Mapping[int, Span], outer: Container[int] = (), inner: Container[int] = ()) -> Iterator[Border]:
    """The borders of the elements, in order; no element of `inner` holds one of `outer`.

    Of two that begin together the longer one is outside, else the one with the lower number.
    """
    starting: dict[int, list[int]] = {}
    for number, span in stretches.items():
        starting.setdefault(span.start, []).append(number)
    opened: list[int] = []
    for at in sorted({end for span in stretches.values() for end in span}):
        new = starting.get(at, [])
        begins_outer = any(number in outer for number in new)
        while any(stretches[number].end == at or (begins_outer and number in inner) for number in opened):
            number = opened.pop()
            yield Border(at, None)
            if stretches[number].end > at:
                new = [*new, number]
        parted = any(number in outer for number in new)
        for number in sorted(new, key=lambda number: (parted and number in inner, -stretches[number].end, number)):
            opened.append(number)
            yield Border(at, number)
