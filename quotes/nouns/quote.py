"""A report of speech: who said what, by which words we know, and who passed it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.nouns.span import Passage, Span
from quotes.nouns.speaker import Speaker

Kind = Literal["direct", "mixed", "indirect", "reported"]
Stance = Literal["asserted", "denied", "unsaid"]
Where = Literal["text", "title"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why: the name of the rule that made a decision, and the words that decided it."""

    rule: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """One content tied to one speaker through one cue. All passages lie in the article's text, or in its title where `where` says so.

    `speaker` is None only with a reason in `unresolved`. `inside` is the id of the quote whose content holds this one.
    `confidence` is the probability that content and speaker are right, None where no reader has read the sentence.
    """

    id: str
    kind: Kind
    cue: Passage
    content: Passage
    source: Passage | None
    speaker: Speaker | None
    evidence: Evidence
    relay: Passage | None = None
    addressee: Passage | None = None
    inside: str | None = None
    stance: Stance = "asserted"
    where: Where = "text"
    relay_speakers: tuple[Speaker, ...] = ()
    addressee_speaker: Speaker | None = None
    mentioned: tuple[Speaker, ...] = ()
    confidence: float | None = None
    unresolved: str | None = None
