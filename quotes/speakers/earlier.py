"""A dropped subject, a pronoun, a participle: `وأضاف [...]`, `، مشيرا [...]`. Whoever spoke last and agrees, at the same level of speech."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.nouns import Content, Cue, Source
from quotes.phrases import Words, noun_phrase
from quotes.speakers.describe import describe
from quotes.speakers.entities import Entity
from quotes.speakers.known import Known, entity_of


def earlier(
    state: Known, words: Sequence[Words], cues: Sequence[Cue], contents: Sequence[Content | None], by_cue: Sequence[int | None], n: int, source: Source, outer: int | None
) -> tuple[Entity | None, str | None]:  # fmt: skip
    """A dropped subject, a pronoun or a participle: whoever spoke last and agrees, at the same level of speech."""
    cue = cues[n]
    candidates: list[Entity] = []
    for m in sorted(range(len(cues)), key=lambda m: (cues[m].sentence, cues[m].word), reverse=True):
        if (cues[m].sentence, cues[m].word) >= (cue.sentence, cue.word) or by_cue[m] is None:
            continue
        if m != outer and enclosing(cues, contents, m) != outer:
            continue
        entity = state.entities[by_cue[m] or 0]
        if source.reference == "same" and cues[m].sentence == cue.sentence:
            return entity, None
        if _agrees(entity, source):
            candidates.append(entity)
            break
        # `نقلت وكالات عن دبلوماسيين أن [الموفد] لا ينوي ...، لكنه شدد`: not the diplomats, so he whom they spoke of.
        if cues[m].sentence == cue.sentence and (inner := _opening_noun(state, words[cue.sentence], cues[m], source, n)) is not None:
            return inner, None
    near = _subject_nearby(state, words, cue, source, n, candidates)
    if near is not None:
        return near, None
    if candidates:
        return candidates[0], None
    return None, "nobody before it agrees"


def _opening_noun(state: Known, here: Words, before: Cue, source: Source, n: int) -> Entity | None:
    """The person that the content of the cue before opens with, if he agrees."""
    if before.complement != "clause":
        return None
    end = noun_phrase(here, before.opens, len(here.view))
    if end == before.opens:
        return None
    description = describe(here, here.view.span_of(before.opens, end))
    if description.type not in ("person", "organization") or (source.gender and description.gender and source.gender != description.gender):
        return None
    return entity_of(state, description, source.gender, n)


def _agrees(entity: Entity, source: Source) -> bool:
    if source.gender and entity.gender and source.gender != entity.gender:
        return False
    plural = entity.type == "group"
    if source.number == "plur" and not plural and entity.type == "person":
        return False
    return not (source.number == "sing" and plural and source.gender == "masc")


def _subject_nearby(state: Known, words: Sequence[Words], cue: Cue, source: Source, n: int, candidates: list[Entity]) -> Entity | None:
    """The subject of the verb that opens the sentence (`[غادر الوزير] القاعة وقال`), or, where nobody has spoken yet, of a sentence before."""
    for sentence in range(cue.sentence, max(-1, cue.sentence - (1 if candidates else 3)), -1):
        here = words[sentence]
        view = here.view
        stop = view.token_start(cue.word) if sentence == cue.sentence else len(view)
        for i in range(min(stop, 4 if candidates else 12)):
            if not here.is_verb(i) or view.holders[i] != (view.holders[cue.word] if sentence == cue.sentence else -1):
                continue
            start = view.token_end(i)
            end = noun_phrase(here, start, stop)
            if end == start or not (here.is_head(start) or here.is_name(start) or here.is_place(start)):
                break
            description = describe(here, view.span_of(start, end))
            if source.gender and description.gender and source.gender != description.gender:
                break
            if candidates and any(span.end > view.words[i].span.start for span in candidates[0].mentions):
                return None
            return entity_of(state, description, source.gender, n)
    return None


def enclosing(cues: Sequence[Cue], contents: Sequence[Content | None], n: int) -> int | None:
    """The cue whose content most closely holds this one."""
    at = cues[n].spans[0]
    best: tuple[int, int] | None = None
    for m, content in enumerate(contents):
        if m == n or content is None:
            continue
        for span in content.spans:
            if span.contains(at) and (best is None or span.end - span.start < best[0]):
                best = (span.end - span.start, m)
    return best[1] if best else None
