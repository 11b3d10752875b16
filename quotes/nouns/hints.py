"""What the reader expects of a sentence: how likely each word is a cue, and each word's part in the report of a cue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Parts(NamedTuple):
    """The probabilities that each word of the sentence belongs to a report's content, source, relay, addressee."""

    content: Sequence[float]
    source: Sequence[float]
    relay: Sequence[float]
    addressee: Sequence[float]


@dataclass(frozen=True, slots=True)
class Hints:
    """Probabilities, by index of the sentence's words.

    Args:
        cues: of each word, that it is a cue.
        parts: for each word that may be a cue, who has which part in its report.
    """

    cues: Sequence[float]
    parts: Mapping[int, Parts]
