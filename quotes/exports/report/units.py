"""Code points → the 16-bit units that browsers count in: a character above U+FFFF (an emoji, `🌧`) is two of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from quotes.nouns import Span

_ABOVE = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """The positions of one text."""

    def __init__(self, text: str) -> None:
        self._above = [match.start() for match in _ABOVE.finditer(text)]

    def at(self, position: int) -> int:
        """Where a code point begins."""
        return position + bisect_left(self._above, position)

    def pairs(self, spans: Iterable[Span]) -> list[list[int]]:
        """The spans as pairs of positions."""
        return [[self.at(span.start), self.at(span.end)] for span in spans]
