"""An article: its text and what is known of it, before and after analysis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from quotes.nouns.quote import Quote
from quotes.nouns.speaker import Speaker


@dataclass(frozen=True, slots=True)
class Article:
    """A news article. `date` is ISO 8601; `extra` holds the record's other fields, carried through untouched.

    `speakers` and `quotes` are empty until the article is analysed.
    """

    id: str
    text: str = field(repr=False)
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    speakers: tuple[Speaker, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def _repr_html_(self) -> str:
        """How a notebook shows the article: right to left, quotes highlighted, the speakers below."""
        from quotes.nouns.html import article_html

        return article_html(self)
