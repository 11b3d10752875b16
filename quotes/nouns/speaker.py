"""The resolved someone behind one or more sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.nouns.span import Span

SpeakerType = Literal["person", "organization", "place", "group", "document", "unknown"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """An entity of one article that speaks, passes words on, is spoken to, or is named inside a quote.

    `name` is the fullest proper name in the article without titles, or the noun phrase of an unnamed one. `mentions` are
    the spans used as source or as antecedent of a dropped one; `title_mentions` the same in the article's title.
    `role` is the title or office in the article's words. `identity` is set when a corpus is analysed together.
    """

    key: str
    name: str
    type: SpeakerType
    mentions: tuple[Span, ...]
    role: str | None = None
    anonymous: bool = False
    title_mentions: tuple[Span, ...] = ()
    identity: str | None = None
