"""Cues, contents, sources and speakers → `Quote`s: ids in text order, nesting, who is named inside, the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.arabic import name_key
from quotes.nouns import Content, Cue, Evidence, Passage, Quote, Source, Span, Speaker
from quotes.nouns.quote import Where
from quotes.nouns.report import enclosing
from quotes.speakers import Resolved


@dataclass(frozen=True, slots=True)
class Reports:
    """What the stages found in one text (the article's or its title's), cue by cue."""

    text: str
    where: Where
    cues: tuple[Cue, ...]
    contents: tuple[Content | None, ...]
    sources: tuple[Source | None, ...]
    resolved: Resolved
    confidences: tuple[float | None, ...]


def assemble(reports: Reports, speakers: Sequence[Speaker], first: int) -> list[Quote]:
    """The quotes of one text, numbered from `first`."""
    text, where, resolved = reports.text, reports.where, reports.resolved
    cues, contents, sources = reports.cues, reports.contents, reports.sources
    kept = [n for n in range(len(cues)) if contents[n] is not None and sources[n] is not None]
    kept.sort(key=lambda n: (cues[n].spans[0].start, cues[n].word))
    ids = {n: f"q{first + place}" for place, n in enumerate(kept)}
    held = [content if m in ids else None for m, content in enumerate(contents)]
    outer = enclosing(cues, held)
    names = [(speaker, name_key(speaker.name).split()) for speaker in speakers]
    quotes = []
    for n in kept:
        cue, content, source = cues[n], contents[n], sources[n]
        if content is None or source is None:
            continue
        speaker = None if resolved.by_cue[n] is None else speakers[resolved.by_cue[n] or 0]
        addressee = resolved.addressees[n]
        passage = Passage.of(text, content.spans)
        quotes.append(
            Quote(
                id=ids[n],
                kind=content.kind,
                cue=Passage.of(text, _disjoint(cue.spans)),
                content=passage,
                source=Passage.of(text, [source.span]) if source.span else None,
                speaker=speaker,
                evidence=Evidence(_rule(cue, content, source), _decided(cue, source)),
                relay=Passage.of(text, _disjoint(source.relay)) if source.relay else None,
                addressee=Passage.of(text, [source.addressee]) if source.addressee else None,
                inside=None if (holder := outer[n]) is None else ids[holder],
                stance=cue.stance,
                where=where,
                relay_speakers=tuple(speakers[k] for k in resolved.relays[n]),
                addressee_speaker=None if addressee is None else speakers[addressee],
                mentioned=tuple(each for each, keys in names if each is not speaker and _named(keys, passage)),
                confidence=reports.confidences[n],
                unresolved=None if speaker else resolved.reasons[n] or "no source found",
            )
        )
    return quotes


def _rule(cue: Cue, content: Content, source: Source) -> str:
    """The rule's name, and what the reader had a better guess of: `verb_clause+read_content`."""
    return cue.rule + "+read_content" * content.read + "+read_source" * source.read + "+read_antecedent" * source.goes_back


def _decided(cue: Cue, source: Source) -> tuple[Span, ...]:
    """The words that decided cue, content and speaker, in text order."""
    spans = [*cue.because, *((source.span,) if source.span else ()), *((source.antecedent,) if source.antecedent else ())]
    return tuple(sorted(dict.fromkeys(spans)))


def _disjoint(spans: Sequence[Span]) -> list[Span]:
    """In text order, without those that an earlier one overlaps."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _named(keys: Sequence[str], content: Passage) -> bool:
    """Whether the content names the speaker: all words of the name in a row, or the last one of a person's."""
    if not keys:
        return False
    inside = name_key(" ".join(content.source_text[a:b] for a, b in content.spans)).split()
    stripped = [word[1:] if word[:1] in "وبلفك" and len(word) > 4 else word for word in inside]
    return any(row[i : i + len(keys)] == list(keys) for row in (inside, stripped) for i in range(len(row) - len(keys) + 1))
