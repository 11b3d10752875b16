"""Articles with annotated quotes → sentences whose words have a part in each report, for the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from quotes.arabic import key, without_article
from quotes.lexicon import load
from quotes.nouns import Sentence, Span, Word
from quotes.nouns.hints import carrier_of
from quotes.parsing.letters import plain
from quotes.parsing.reader.network import PARTS
from quotes.parsing.training.reading import Item

# Where spans overlap, as a source inside a content does, the later one stands.
_TITLES = ("titles.person", "titles.anonymous", "titles.plural", "heads.group", "heads.organization")
_FIELDS = ("antecedent", "addressee", "relay", "source", "content")


def items(
    sentences: Iterable[Sentence],
    quotes: Sequence[Mapping[str, Any]],
    speakers: Mapping[str, Sequence[Sequence[int]]] = MappingProxyType({}),
    names: Sequence[Sequence[int]] = (),
) -> Iterator[Item]:
    """The sentences of an article with the parts of its quotes (as the gold has them: lists of `[start, end]`, or one, or None).

    Args:
        speakers: where each is mentioned, by the key that the quotes know him by; `names`: the persons' names in these.
    """
    mentions = [span for own in speakers.values() for span in own]
    reports = [{field: _spans(quote.get(field)) for field in ("cue", *_FIELDS[1:])} for quote in quotes]
    for report, quote in zip(reports, quotes, strict=True):
        report["antecedent"] = [] if report["source"] else _before(report["cue"], _spans(speakers.get(quote.get("speaker") or "", ())))
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
        called = [_within(word, names) if _within(word, mentions) else -1.0 for word in words]
        yield Item(tuple(plain(word.text) or word.text for word in words), reports=found, names=called)


def names_in(text: str, name: str, mentions: Sequence[Sequence[int]]) -> list[list[int]]:
    """Where the words of a person's name stand in his mentions; nowhere, if he is called by what he is (`مسؤول أمني`)."""
    called = {without_article(key(word)) for word in name.split()}
    first = key(name.split()[0]) if name.split() else ""
    office = any(form in load().words[each] for form in (first, without_article(first), first.removesuffix("ا")) for each in _TITLES)
    if office and any(text[start:end].startswith(name) for start, end in mentions):
        return []  # of `العميد مساعد الرواي` the second word is a name
    found: list[list[int]] = []
    for start, end in mentions:
        for word in re.finditer(r"[^\s،,()\"“”«»]+", text[start:end]):
            folded = key(word[0])
            if without_article(folded) in called or (folded[:1] in "وفبل" and without_article(folded[1:]) in called):
                found.append([start + word.start(), start + word.end()])
    return found


def _before(cue: Sequence[Span], mentions: Iterable[Span]) -> list[Span]:
    """The last mention before the cue."""
    return sorted(span for span in mentions if cue and span.end <= cue[0].start)[-1:]


def _within(word: Word, spans: Sequence[Sequence[int]]) -> float:
    return float(any(word.span.overlaps(Span(*span)) for span in spans))


def _spans(value: Any) -> list[Span]:
    if not value:
        return []
    return [Span(*value)] if isinstance(value[0], int) else [Span(*span) for span in value]
