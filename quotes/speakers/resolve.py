"""One pass over the sources of an article in text order: each is an entity that we know, a new one, or unresolved with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.lexicon import Lexicon
from quotes.nouns import Content, Cue, Source, Span
from quotes.nouns.report import enclosing
from quotes.phrases import Words
from quotes.speakers.describe import describe
from quotes.speakers.earlier import earlier
from quotes.speakers.entities import Entity
from quotes.speakers.known import Known
from quotes.speakers.told import Told
from quotes.syntax import View


@dataclass(frozen=True, slots=True)
class Resolved:
    """Of each cue its speaker, why it has none, its relays and its addressee: indices into the article's speakers."""

    by_cue: tuple[int | None, ...]
    reasons: tuple[str | None, ...]
    relays: tuple[tuple[int, ...], ...]
    addressees: tuple[int | None, ...]


def resolve_speakers(
    views: Sequence[View], cues: Sequence[Cue], contents: Sequence[Content | None], sources: Sequence[Source | None], lexicon: Lexicon, known: Known
) -> Resolved:
    """Who speaks behind each source; `known` takes in what is learnt."""
    words = [Words(view, lexicon) for view in views]
    known.find_full_names(words)
    order = sorted(range(len(cues)), key=lambda n: (cues[n].sentence, cues[n].word))
    told = Told(words, cues, sources, [None] * len(cues), known, order, enclosing(cues, contents))
    reasons: list[str | None] = [None] * len(cues)
    relays: list[tuple[int, ...]] = [()] * len(cues)
    addressees: list[int | None] = [None] * len(cues)
    for place, n in enumerate(order):
        source = sources[n]
        if source is None:
            continue
        here = words[cues[n].sentence]
        entity, reasons[n] = _resolve(told, place, source)
        if entity is not None:
            told.speakers[n] = entity.number - 1
        relays[n] = tuple(known.entity(describe(here, span), "", n).number - 1 for span in source.relay)
        if source.addressee:
            addressees[n] = known.entity(describe(here, source.addressee), "", n, mention=False).number - 1
    return Resolved(tuple(told.speakers), tuple(reasons), tuple(relays), tuple(addressees))


def _gone_back_to(told: Told, place: int, antecedent: Span) -> Entity:
    """Whom those words of the same sentence name: another report's source, or somebody who has said nothing yet."""
    n = told.order[place]
    for m in reversed(told.order[:place]):
        if told.cues[m].sentence != told.cues[n].sentence:
            break
        speaker, source = told.speakers[m], told.sources[m]
        if speaker is not None and source and source.span and source.span.overlaps(antecedent):
            return told.known.entities[speaker]
    return told.known.entity(describe(told.words[told.cues[n].sentence], antecedent), "", n)


def _who_answered(told: Told, place: int) -> Entity | None:
    """Whoever gave the last answer before that place of the order."""
    before = (m for m in reversed(told.order[:place]) if told.cues[m].form == "turn" and told.speakers[m] is not None)
    return next((told.known.entities[told.speakers[m] or 0] for m in before), None)


def _resolve(told: Told, place: int, source: Source) -> tuple[Entity | None, str | None]:
    """The speaker of the report at that place of the order, or why there is none."""
    n = told.order[place]
    here, known = told.words[told.cues[n].sentence], told.known
    outer = told.outer[n]
    if source.reference == "named" and source.span:
        description = describe(here, source.span)
        if not description.pronoun and not description.pointing:
            return known.entity(description, source.gender, n), None
        # `المتحدث ذاته` is one person, `المصدر نفسه` may be a report.
        one = description.head in ("متحدث", "متحدثه")
        gender = "fem" if description.head == "متحدثه" else "masc" if one else description.gender if description.pronoun else ""
        source = Source("dropped", gender=gender, number="sing" if one else description.number if description.pronoun else "")
    if source.goes_back and source.antecedent:
        return _gone_back_to(told, place, source.antecedent), None
    if source.reference == "relative" and source.antecedent:
        holder = describe(here, source.antecedent)
        # `راقب سباق الهجن الأخير، [وقال]`: what cannot speak is nobody's antecedent.
        if holder.type != "unknown" or len(holder.keys) == 1:
            return known.entity(holder, source.gender, n), None
        source = replace(source, reference="dropped", antecedent=None)
    if source.reference == "passive":
        return None, "no source named"
    if source.reference == "turn" and (before := _who_answered(told, place)) is not None:
        return before, None
    if source.reference == "writer":
        speaker = None if outer is None else told.speakers[outer]
        return (None, "first person without a speaker") if speaker is None else (known.entities[speaker], None)
    return earlier(told, place, source)
