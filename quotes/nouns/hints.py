"""What the reader expects of a sentence: how likely each word is a cue, and each word's part in the report of a cue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quotes.nouns.span import Span

if TYPE_CHECKING:
    from quotes.nouns.sentence import Word


class Parts(NamedTuple):
    """The probabilities that each word of the sentence belongs to a report's content, source, relay, addressee; or is whom a dropped source means."""

    content: Sequence[float]
    source: Sequence[float]
    relay: Sequence[float]
    addressee: Sequence[float]
    antecedent: Sequence[float]


@dataclass(frozen=True, slots=True)
class Hints:
    """Probabilities, by index of the sentence's words.

    Args:
        cues: of each word, that it is a cue.
        parts: for each word that may be a cue, who has which part in its report.
        names: of each word, that it belongs to a person's name, if it belongs to what somebody is called.
    """

    cues: Sequence[float]
    parts: Mapping[int, Parts]
    names: Sequence[float] = ()


def carrier_of(words: Sequence[Word], cue: Span) -> int:
    """The word that stands for a cue in the hints: the longest of its first token (`و` + `أكد` → `أكد`), as an index into `words`, or -1."""
    inside = [i for i, word in enumerate(words) if word.span.overlaps(cue)]
    if not inside:
        return -1
    token = words[inside[0]].token
    return max((i for i in inside if words[i].token == token), key=lambda i: (words[i].span.end - words[i].span.start, -i))
