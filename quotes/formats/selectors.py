"""Where a passage stands, as W3C's Web Annotation says it: by positions, and by its words with those around them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotes.errors import InputError
from quotes.nouns import Span

# Enough to tell the same words at two places apart.
_AROUND = 32


def selectors(span: Span, text: str) -> list[dict[str, Any]]:
    """The selectors of a span."""
    start, end = span
    around = {"prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND]}
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": text[start:end], **{name: words for name, words in around.items() if words}},
    ]


def select(found: Any, text: str) -> Span:
    """The span of a selector, or of several that say the same. Raises `InputError` where they do not, or where the words stand not once."""
    by_type: dict[str, Mapping[str, Any]] = {each["type"]: each for each in (found if isinstance(found, list) else [found])}
    words = by_type.get("TextQuoteSelector")
    if place := by_type.get("TextPositionSelector"):
        span = Span(place["start"], place["end"])
        if words is not None and text[slice(*span)] != words["exact"]:
            raise InputError(f"the words at {span.start} to {span.end} are not {words['exact']!r}", expected="selectors that agree")
        return span
    if words is None:
        raise InputError("a target without a selector", expected="a TextPositionSelector or a TextQuoteSelector")
    exact, prefix = words["exact"], words.get("prefix", "")
    whole = prefix + exact + words.get("suffix", "")
    at = text.find(whole)
    if not exact or at < 0 or text.find(whole, at + 1) >= 0:
        raise InputError(f"the words {exact!r} do not stand there, or more than once", expected="words that are in the text once")
    return Span(at + len(prefix), at + len(prefix) + len(exact))
