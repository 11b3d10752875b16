"""Articles with annotated quotes → sentences whose words have a part in each report, for the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quotes.nouns import Span
from quotes.nouns.sentence import Sentence, Word
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
            cue = carrier(words, report["cue"][0])
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


def carrier(words: Sequence[Word], cue: Span) -> int:
    """The word that stands for a cue: the longest of its first token (`و` + `أكد` → `أكد`), or -1."""
    inside = [i for i, word in enumerate(words) if word.span.overlaps(cue)]
    if not inside:
        return -1
    token = words[inside[0]].token
    return max((i for i in inside if words[i].token == token), key=lambda i: (words[i].span.end - words[i].span.start, -i))


def _spans(value: Any) -> list[Span]:
    if not value:
        return []
    return [Span(*value)] if isinstance(value[0], int) else [Span(*span) for span in value]
