"""The reports of one text while their speakers are being found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.nouns import Cue, Source
from quotes.phrases import Words
from quotes.speakers.known import Known


@dataclass(frozen=True, slots=True)
class Told:
    """The reports of one text, resolved as far as `speakers` goes (indices into `known.entities`; None: not yet, or nobody).

    `order` are the reports along the text, `outer` is of each the report that it stands in.
    """

    words: Sequence[Words]
    cues: Sequence[Cue]
    sources: Sequence[Source | None]
    speakers: list[int | None]
    known: Known
    order: Sequence[int]
    outer: Sequence[int | None]
