"""Speakers → colours, such that within an article no two speak in the same one while there are enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

# The page's style has so many (`.s0`, `.s1` …); more could not be told apart.
COLOURS = 10


class Colours:
    """Gives each speaker a colour when first met, by number, and remembers it."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}

    def meet(self, speakers: Iterable[str]) -> None:
        """The speakers of an article in the order in which they speak; who is known from another article keeps his colour."""
        here = list(dict.fromkeys(speakers))
        taken = Counter(self.of[speaker] for speaker in here if speaker in self.of)
        for speaker in here:
            if speaker not in self.of:
                self.of[speaker] = min(range(COLOURS), key=lambda colour: (taken[colour], colour))
                taken[self.of[speaker]] += 1
