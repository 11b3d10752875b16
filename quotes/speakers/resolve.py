"""One pass over the sources of an article in text order: each is an entity that we know, a new one, or unresolved with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.lexicon import Lexicon
from quotes.nouns import Content, Cue, Source
from quotes.phrases import Words
from quotes.speakers.describe import describe
from quotes.speakers.earlier import earlier, enclosing
from quotes.speakers.entities import Entity
from quotes.speakers.known import Known, entity_of, find_full_names
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
    state = known
    words = [Words(view, lexicon) for view in views]
    find_full_names(state, words)
    by_cue: list[int | None] = [None] * len(cues)
    reasons: list[str | None] = [None] * len(cues)
    relays: list[tuple[int, ...]] = [()] * len(cues)
    addressees: list[int | None] = [None] * len(cues)
    for n in sorted(range(len(cues)), key=lambda n: (cues[n].sentence, cues[n].word)):
        cue, source = cues[n], sources[n]
        if source is None:
            continue
        here = words[cue.sentence]
        outer = enclosing(cues, contents, n)
        entity, reason = _resolve(state, views, words, cues, contents, by_cue, n, source, outer)
        if entity is not None:
            by_cue[n] = entity.number - 1
        reasons[n] = reason
        relays[n] = tuple(entity_of(state, describe(here, span), "", n).number - 1 for span in source.relay)
        if source.addressee:
            addressees[n] = entity_of(state, describe(here, source.addressee), "", n, mention=False).number - 1
    return Resolved(tuple(by_cue), tuple(reasons), tuple(relays), tuple(addressees))


def _resolve(
    state: Known, views: Sequence[View], words: Sequence[Words], cues: Sequence[Cue], contents: Sequence[Content | None], by_cue: Sequence[int | None],
    n: int, source: Source, outer: int | None,
) -> tuple[Entity | None, str | None]:  # fmt: skip
    cue = cues[n]
    here = words[cue.sentence]
    if source.reference == "named" and source.span:
        description = describe(here, source.span)
        if not description.pronoun and not description.pointing:
            return entity_of(state, description, source.gender, n), None
        # `المتحدث ذاته` is one person, `المصدر نفسه` may be a report.
        one = description.head in ("متحدث", "متحدثه")
        gender = "fem" if description.head == "متحدثه" else "masc" if one else description.gender if description.pronoun else ""
        source = Source("dropped", gender=gender, number="sing" if one else description.number if description.pronoun else "")
    if source.reference == "relative" and source.antecedent:
        return entity_of(state, describe(here, source.antecedent), source.gender, n), None
    if source.reference == "passive":
        return None, "no source named"
    if source.reference == "writer":
        if outer is not None and by_cue[outer] is not None:
            return state.entities[by_cue[outer] or 0], None
        return None, "first person without a speaker"
    return earlier(state, words, cues, contents, by_cue, n, source, outer)
