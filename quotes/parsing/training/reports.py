"""Articles with annotated quotes → sentences whose words have a part in each report, for the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quotes.nouns import Sentence, Span
from quotes.nouns.hints import carrier_of
from quotes.parsing.letters import plain
from quotes.parsing.reader.network import PARTS
from quotes.parsing.training.reading import Item

# Where spans overlap, as a source inside a content does, the later one stands.
_FIELDS = ("addressee", "relay", "source", "content")


def items(sentences: Iterable[Sentence], quotes: Sequence[Mapping[str, Any]]) -> Iterator[Item]:
    """The sentences of an article with the parts of its quotes (as the gold has them: lists of `[start, end]`, or one, or None)."""
    reports = [{field: _spans(quote.get(field)) for field in ("cue", *_FIELDS)} for quote in quotes]
    for sentence in sentences:
        words = sentence.words
        if not words:
            continue
        found: dict[int, list[int]] = {}
        for report in reports:
            if not report["cue"] or not sentence.span.contains(report["cue"][0]):
                continue
            cue = carrier_of(words, report["cue"][0])
            if cue < 0:
                continue
            parts = [0] * len(words)
            for field in _FIELDS:
                for i, word in enumerate(words):
                    if any(word.span.overlaps(span) for span in report[field]):
                        parts[i] = PARTS.index(field)
            before = found.get(cue)
            found[cue] = parts if before is None else [max(pair) if 1 not in pair else 1 for pair in zip(before, parts, strict=True)]
        yield Item(tuple(plain(word.text) or word.text for word in words), reports=found)


def _spans(value: Any) -> list[Span]:
    if not value:
        return []
    return [Span(*value)] if isinstance(value[0], int) else [Span(*span) for span in value]
