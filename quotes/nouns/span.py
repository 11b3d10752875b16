"""Where words stand: `Span`, and `Passage`, spans together with the text that they cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of code points of the original text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more spans of a text, in text order.

    Args:
        spans: what is marked, never empty, ordered and disjoint.
        source_text: the whole text that the spans cut (shared, not copied).
    """

    spans: tuple[Span, ...]
    source_text: str = field(repr=False, compare=False)

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Passage:
        """The passage of `text` at `spans`, sorted; raises `ValueError` for an empty, overlapping or outlying span."""
        ordered = tuple(sorted(Span(*span) for span in spans))
        if not ordered:
            raise ValueError("a passage needs at least one span")
        at = 0
        for span in ordered:
            if not at <= span.start < span.end <= len(text):
                raise ValueError(f"span {tuple(span)} is empty, overlaps another one, or lies outside a text of {len(text)} code points")
            at = span.end
        return cls(ordered, text)

    @property
    def text(self) -> str:
        """The words, pieces of a split passage joined with ` … `."""
        return " … ".join(self.source_text[span.start : span.end] for span in self.spans)

    @property
    def word_count(self) -> int:
        """How many runs of non-space characters its pieces have."""
        return sum(len(self.source_text[span.start : span.end].split()) for span in self.spans)

    @property
    def start(self) -> int:
        """Where the first piece starts (code points)."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the last piece ends (code points)."""
        return self.spans[-1].end

    def __str__(self) -> str:
        return self.text
