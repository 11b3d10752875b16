"""A dropped subject, a pronoun, a participle: `وأضاف [...]`, `، مشيرا [...]`. Whoever spoke last and agrees, at the same level of speech."""

from __future__ import annotations

from quotes.nouns import Cue, Source, Word
from quotes.phrases import noun_phrase
from quotes.speakers.describe import Description, describe
from quotes.speakers.entities import Entity
from quotes.speakers.told import Told


def earlier(told: Told, place: int, source: Source) -> tuple[Entity | None, str | None]:
    """Whom the source of the report at that place of the order goes back to, or why to nobody."""
    cues, n = told.cues, told.order[place]
    cue, outer = cues[n], told.outer[n]
    candidates: list[Entity] = []
    doubtful: list[Entity] = []
    for m in (told.order[before] for before in range(place - 1, -1, -1)):
        if told.speakers[m] is None or (m != outer and told.outer[m] != outer):
            continue
        entity = told.known.entities[told.speakers[m] or 0]
        if entity.type == "unknown" and source.reference != "same":
            doubtful.append(entity)  # `وانتقد [غياب الحوار] ...`, misread as a subject: nobody goes back to it while there is somebody else
            continue
        # `أكد عسيري ...، [محذرة]`: a feminine participle is no man's.
        if source.reference == "same" and cues[m].sentence == cue.sentence and not (source.gender == "fem" and entity.gender == "masc"):
            return entity, None
        if _agrees(entity, source):
            candidates.append(entity)
            break
        # `نقلت وكالات عن دبلوماسيين أن [الموفد] لا ينوي ...، لكنه شدد`: not the diplomats, so he whom they spoke of.
        if cues[m].sentence == cue.sentence and (inner := _opening_noun(told, cues[m], source, n)) is not None:
            return inner, None
    near = _subject_before_and(told, n, source, candidates) or _subject_nearby(told, n, source, candidates)
    if near is not None:
        return near, None
    if candidates or doubtful:
        return (candidates or doubtful)[0], None
    return None, "nobody before it agrees"


def _opening_noun(told: Told, before: Cue, source: Source, n: int) -> Entity | None:
    """The person that the content of the cue before opens with, if he agrees."""
    if before.complement != "clause":
        return None
    here = told.words[before.sentence]
    end = noun_phrase(here, before.opens, len(here.view))
    if end == before.opens:
        return None
    description = describe(here, here.view.span_of(before.opens, end))
    if description.type not in ("person", "organization") or description.pointing or _differ(description, source):
        return None
    return told.known.entity(description, source.gender, n)


def _differ(one: Description | Entity, source: Source) -> bool:
    """In gender."""
    return bool(source.gender and one.gender and source.gender != one.gender)


def _named_after(candidates: list[Entity], word: Word) -> bool:
    """Whether the candidate is mentioned past the word, so that its subject is no nearer."""
    return bool(candidates) and any(span.end > word.span.start for span in candidates[0].mentions)


def _agrees(entity: Entity, source: Source) -> bool:
    if _differ(entity, source):
        return False
    plural = entity.type == "group"
    if source.number in ("plur", "dual") and not plural and entity.type == "person":
        return False
    return not (source.number == "sing" and plural and source.gender == "masc")


def _subject_before_and(told: Told, n: int, source: Source, candidates: list[Entity]) -> Entity | None:
    """The subject of the verb that the cue is joined to: `نشرت [شركة الطيران] صورة الطائرة وقالت`."""
    cue = told.cues[n]
    here = told.words[cue.sentence]
    view = here.view
    verb = cue.word
    for _ in range(3):
        if verb < 0 or not view.words[verb].deprel.startswith("conj"):
            break
        verb = view.heads[verb]
    # `حث [دول الجوار] على ...، ويقول`: who spoke by that verb is known already.
    spoken = any(other.sentence == cue.sentence and other.word == verb for other in told.cues)
    if verb < 0 or verb >= cue.word or spoken or not here.is_verb(verb):
        return None
    subject = next((i for i in range(verb + 1, cue.word) if view.heads[i] == verb and view.words[i].deprel.startswith("nsubj")), -1)
    if subject < 0 or view.holders[subject] != view.holders[cue.word]:
        return None
    end = noun_phrase(here, subject, view.token_start(cue.word))
    if end == subject:
        return None
    description = describe(here, view.span_of(subject, end))
    if description.pointing or _differ(description, source) or _named_after(candidates, view.words[subject]):
        return None
    return told.known.entity(description, source.gender, n)


def _subject_nearby(told: Told, n: int, source: Source, candidates: list[Entity]) -> Entity | None:
    """The subject of the verb that opens the sentence (`[غادر الوزير] القاعة وقال`), or, where nobody has spoken yet, of a sentence before."""
    cue = told.cues[n]
    spoken = {(other.sentence, other.word) for other in told.cues}
    for sentence in range(cue.sentence, max(-1, cue.sentence - (1 if candidates else 3)), -1):
        here = told.words[sentence]
        view = here.view
        stop = view.token_start(cue.word) if sentence == cue.sentence else len(view)
        for i in range(min(stop, 4 if candidates else 12)):
            if (
                (candidates and (sentence, i) in spoken)
                or not here.is_verb(i)
                or view.holders[i] != (view.holders[cue.word] if sentence == cue.sentence else -1)
            ):
                continue
            start = view.token_end(i)
            end = noun_phrase(here, start, stop)
            if end == start:
                continue
            description = describe(here, view.span_of(start, end))
            if (
                description.type == "unknown"
                or description.pointing
                or not (here.is_head(start) or here.is_name(start) or here.is_place(start) or description.name)
            ):
                break
            if _differ(description, source):
                break
            if _named_after(candidates, view.words[i]):
                return None
            return told.known.entity(description, source.gender, n)
    return None
