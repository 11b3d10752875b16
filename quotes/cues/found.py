"""What a verb was found to report, before it is a `Cue`."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.nouns import Complement


@dataclass(frozen=True, slots=True)
class Found:
    """A complement: its kind, the index of its first word, the preposition before it, further words of the cue, words that decided."""

    complement: Complement
    opens: int
    prep: str = ""
    extra: tuple[int, ...] = ()
    because: tuple[int, ...] = ()
