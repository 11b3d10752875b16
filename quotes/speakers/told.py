"""The reports of one text while their speakers are being found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.nouns import Content, Cue
from quotes.phrases import Words
from quotes.speakers.known import Known


@dataclass(frozen=True, slots=True)
class Told:
    """The reports of one text, resolved as far as `speakers` goes (indices into `known.entities`; None: not yet, or nobody)."""

    words: Sequence[Words]
    cues: Sequence[Cue]
    contents: Sequence[Content | None]
    speakers: list[int | None]
    known: Known
