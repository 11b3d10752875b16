"""One pass over the sources of an article in text order: each is an entity that we know, a new one, or unresolved with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.lexicon import Lexicon
from quotes.nouns import Content, Cue, Source, Speaker
from quotes.phrases import Words, noun_phrase
from quotes.speakers.describe import Description, describe
from quotes.speakers.entities import Entity, has_head, is_generic, name_of, same
from quotes.syntax import View


@dataclass(frozen=True, slots=True)
class Resolved:
    """Of each cue its speaker, why it has none, its relays and its addressee: indices into the article's speakers."""

    by_cue: tuple[int | None, ...]
    reasons: tuple[str | None, ...]
    relays: tuple[tuple[int, ...], ...]
    addressees: tuple[int | None, ...]


@dataclass(slots=True)
class Known:
    """The speakers met so far in an article, and the persons named in full anywhere in it."""

    entities: list[Entity] = field(default_factory=list)
    named: dict[tuple[str, ...], Description] = field(default_factory=dict)
    in_title: bool = False

    def speakers(self) -> tuple[Speaker, ...]:
        """The finished speakers, in order of appearance."""
        return tuple(entity.frozen() for entity in self.entities)


def resolve_speakers(
    views: Sequence[View], cues: Sequence[Cue], contents: Sequence[Content | None], sources: Sequence[Source | None], lexicon: Lexicon, known: Known
) -> Resolved:
    """Who speaks behind each source; `known` takes in what is learnt."""
    state = known
    words = [Words(view, lexicon) for view in views]
    _find_full_names(state, words)
    by_cue: list[int | None] = [None] * len(cues)
    reasons: list[str | None] = [None] * len(cues)
    relays: list[tuple[int, ...]] = [()] * len(cues)
    addressees: list[int | None] = [None] * len(cues)
    for n in sorted(range(len(cues)), key=lambda n: (cues[n].sentence, cues[n].word)):
        cue, source = cues[n], sources[n]
        if source is None:
            continue
        here = words[cue.sentence]
        outer = _enclosing(cues, contents, n)
        entity, reason = _resolve(state, views, words, cues, contents, by_cue, n, source, outer)
        if entity is not None:
            by_cue[n] = entity.number - 1
        reasons[n] = reason
        relays[n] = tuple(_entity(state, describe(here, span), "", n).number - 1 for span in source.relay)
        if source.addressee:
            addressees[n] = _entity(state, describe(here, source.addressee), "", n, mention=False).number - 1
    return Resolved(tuple(by_cue), tuple(reasons), tuple(relays), tuple(addressees))


def _find_full_names(state: Known, words: Sequence[Words]) -> None:
    """Persons named in full anywhere in the text: whoever is quoted by his surname may be introduced outside a quote."""
    for each in words:
        i = 0
        while i < len(each.view):
            if each.is_name(i) or each.listed(i, "titles.person"):
                end = noun_phrase(each, i, min(len(each.view), i + 20))
                if end > i:
                    description = describe(each, each.view.span_of(i, end))
                    if len(description.name_keys) >= 2 and not description.coordinated:
                        state.named.setdefault(description.name_keys, description)
                    i = end
                    continue
            i += 1
        _find_runs(state, each)


def _find_runs(state: Known, words: Words) -> None:
    """Names in full that no title leads to: two and more name words in a row, the first a given or a foreign one."""
    view = words.view
    i = 0
    while i < len(view):
        end = i
        while end < len(view) and words.is_name(end) and (end == i or not view.gap(end).strip()):
            end += 1
        first = view.key(i)
        if end - i >= 2 and first not in words.lexicon.words["names.particle"] and view.words[i].token == view.words[view.token_start(i)].token:
            description = describe(words, view.span_of(i, end))
            if len(description.name_keys) >= 2 and not description.coordinated:
                state.named.setdefault(description.name_keys, description)
        i = max(end, i + 1)


def _resolve(
    state: Known, views: Sequence[View], words: Sequence[Words], cues: Sequence[Cue], contents: Sequence[Content | None], by_cue: Sequence[int | None],
    n: int, source: Source, outer: int | None,
) -> tuple[Entity | None, str | None]:  # fmt: skip
    cue = cues[n]
    here = words[cue.sentence]
    if source.reference == "named" and source.span:
        description = describe(here, source.span)
        if not description.pronoun and not description.pointing:
            return _entity(state, description, source.gender, n), None
        # `المتحدث ذاته` is one person, `المصدر نفسه` may be a report.
        one = description.head in ("متحدث", "متحدثه")
        gender = "fem" if description.head == "متحدثه" else "masc" if one else description.gender if description.pronoun else ""
        source = Source("dropped", gender=gender, number="sing" if one else description.number if description.pronoun else "")
    if source.reference == "relative" and source.antecedent:
        return _entity(state, describe(here, source.antecedent), source.gender, n), None
    if source.reference == "passive":
        return None, "no source named"
    if source.reference == "writer":
        if outer is not None and by_cue[outer] is not None:
            return state.entities[by_cue[outer] or 0], None
        return None, "first person without a speaker"
    return _earlier(state, words, cues, contents, by_cue, n, source, outer)


def _earlier(
    state: Known, words: Sequence[Words], cues: Sequence[Cue], contents: Sequence[Content | None], by_cue: Sequence[int | None], n: int, source: Source, outer: int | None
) -> tuple[Entity | None, str | None]:  # fmt: skip
    """A dropped subject, a pronoun or a participle: whoever spoke last and agrees, at the same level of speech."""
    cue = cues[n]
    candidates: list[Entity] = []
    for m in sorted(range(len(cues)), key=lambda m: (cues[m].sentence, cues[m].word), reverse=True):
        if (cues[m].sentence, cues[m].word) >= (cue.sentence, cue.word) or by_cue[m] is None:
            continue
        if m != outer and _enclosing(cues, contents, m) != outer:
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
    return _entity(state, description, source.gender, n)


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
            return _entity(state, description, source.gender, n)
    return None


def _enclosing(cues: Sequence[Cue], contents: Sequence[Content | None], n: int) -> int | None:
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


def _entity(state: Known, description: Description, gender: str, order: int, mention: bool = True) -> Entity:
    """The entity that a description names: a known one, the latest first, else a new one."""
    fitting = [entity for entity in state.entities if same(entity, description)]
    if not fitting and (back := _pointed_back(state, description)) is not None:
        fitting = [back]
    if not fitting and is_generic(description) and (last := _last_person(state, description)) is not None:
        fitting = [last]
    if fitting:
        entity = max(fitting, key=lambda each: (_closeness(each, description), each.last))
    else:
        known = _known_name(state, description)
        entity = Entity(
            len(state.entities) + 1,
            "person" if known else description.type,
            known.name if known else name_of(description),
            known.name_keys if known else description.name_keys,
            anonymous=description.anonymous,
        )
        if known:
            entity.role, entity.role_keys = known.role, set(known.role_keys)
        state.entities.append(entity)
    if mention:
        entity.add(description, gender, order, state.in_title)
    elif not entity.descriptions:
        entity.descriptions.append(description)
    return entity


def _pointed_back(state: Known, description: Description) -> Entity | None:
    """The only person with that office (`المبعوث الخاص`), or whoever is behind `المصدر`."""
    if not description.definite or description.name or len(description.keys) > 3:
        return None
    if description.keys == {"مصدر"}:
        hidden = [entity for entity in state.entities if entity.last >= 0 and entity.type in ("person", "group")]
        return max(hidden, key=lambda entity: entity.last) if hidden else None
    if description.type != "person":
        return None
    holders = [entity for entity in state.entities if entity.last >= 0 and has_head(entity, description)]
    return holders[0] if len(holders) == 1 else None


def _last_person(state: Known, description: Description) -> Entity | None:
    """Whoever spoke last and is one person with a name, unless another nationality is said of him."""
    persons = [entity for entity in state.entities if entity.type == "person" and entity.name_keys and entity.last >= 0]
    return max(persons, key=lambda entity: entity.last) if persons else None


def _closeness(entity: Entity, description: Description) -> int:
    return 2 * any(each.keys == description.keys for each in entity.descriptions) + (description.text in [each.text for each in entity.descriptions])


def _known_name(state: Known, description: Description) -> Description | None:
    """The full name behind a surname or an office, where exactly one person in the text has it."""
    if description.type not in ("person", "unknown") or description.coordinated:
        return None
    if not description.name_keys and len(description.keys) <= 2:
        fitting = [known for known in state.named.values() if description.keys <= {_without_article(word) for word in known.name_keys}]
        if len({known.name_keys for known in fitting}) == 1:
            return fitting[0]
    if description.name_keys:
        fitting = [known for keys, known in state.named.items() if len(keys) > len(description.name_keys) and set(description.name_keys) <= set(keys)]
    else:
        if description.type != "person":
            return None
        fitting = [known for known in state.named.values() if description.definite and description.keys <= known.role_keys and known.role_keys]
    return fitting[0] if len({known.name_keys for known in fitting}) == 1 else None


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
