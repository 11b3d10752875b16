"""Whom an article is known to speak of, and which of them a noun phrase names: `بوغدانوف` and `نائب الوزير` are one man."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.arabic import uninflected, without_article
from quotes.nouns import Speaker
from quotes.phrases import Words, noun_phrase
from quotes.speakers.describe import Description, describe
from quotes.speakers.entities import Entity, name_of
from quotes.speakers.sameness import has_head, is_foreign, same

# Words of a body's name that are looked at.
LONGEST_BODY = 9


@dataclass(slots=True)
class Known:
    """The speakers met so far in an article, and the persons named in full anywhere in it."""

    entities: list[Entity] = field(default_factory=list)
    named: dict[tuple[str, ...], Description] = field(default_factory=dict)
    bodies: list[Description] = field(default_factory=list)
    in_title: bool = False

    def speakers(self, first: int = 1) -> tuple[Speaker, ...]:
        """The finished speakers, in order of appearance, numbered from `first`."""
        for entity in self.entities:
            self._find_body(entity)
        return tuple(entity.frozen(first - 1) for entity in self.entities)

    def find_full_names(self, words: Sequence[Words]) -> None:
        """Persons named in full anywhere in the text: whoever is quoted by his surname may be introduced outside a quote."""
        for each in words:
            i = 0
            while i < len(each.view):
                if each.is_name(i) or each.listed(i, "titles.person"):
                    end = noun_phrase(each, i, min(len(each.view), i + 20))
                    if end > i:
                        description = describe(each, each.view.span_of(i, end))
                        if len(description.name_keys) >= 2 and not description.coordinated:
                            self.named.setdefault(description.name_keys, description)
                            i = end
                            continue
                elif each.listed(i, "heads.organization") and not each.view.key(i).startswith("ال"):
                    end = noun_phrase(each, i, min(len(each.view), i + LONGEST_BODY))
                    description = describe(each, each.view.span_of(i, max(end, i + 1)))
                    if description.type == "organization" and description.definite and len(description.keys) > 1 and not description.coordinated:
                        self.bodies.append(description)
                i += 1
            self._find_runs(each)

    def _find_runs(self, words: Words) -> None:
        """Names in full that no title leads to: two and more name words in a row, the first a given or a foreign one."""
        view = words.view
        i = 0
        while i < len(view):
            end = i
            if view.key(i).startswith("ال") and words.is_nisba(i):
                i += 1  # `نظيره [التركي] رجب طيب أردوغان`
                continue
            while end < len(view) and words.is_name(end) and (end == i or not view.gap(end).strip()):
                end += 1
            first = view.key(i)
            if end - i >= 2 and first not in words.lexicon.words["names.particle"] and view.words[i].token == view.words[view.token_start(i)].token:
                description = describe(words, view.span_of(i, end))
                if len(description.name_keys) >= 2 and not description.coordinated:
                    self.named.setdefault(description.name_keys, description)
            i = max(end, i + 1)

    def _find_body(self, entity: Entity) -> None:
        """The full name of a body that speaks as `الوزارة` only, if the text names one before that, or no other."""
        if entity.type != "organization" or not entity.mentions or any(each.keys != {each.head} or not each.definite for each in entity.descriptions):
            return
        fitting = [body for body in self.bodies if body.head == entity.descriptions[0].head]
        before = [body for body in fitting if body.span.start < entity.mentions[0].start]
        if before or len({body.keys for body in fitting}) == 1:
            entity.name = name_of((before or fitting)[-1 if before else 0])

    def _met(self, description: Description, full: Description | None) -> Entity | None:
        """The entity that a description names: of those that it fits the closest, then the latest; None if nobody was called so."""
        fitting = [entity for entity in self.entities if same(entity, description)]
        if not fitting and (back := self._pointed_back(description)) is not None:
            fitting = [back]
        if not fitting and description.generic and (last := self._last_person()) is not None and not is_foreign(last, description):
            fitting.append(last)
        if not fitting and full:
            fitting = [entity for entity in self.entities if entity.name_keys == full.name_keys]
        return max(fitting, key=lambda each: (_closeness(each, description), each.last)) if fitting else None

    def entity(self, description: Description, gender: str, order: int, mention: bool = True) -> Entity:
        """The entity that a description names: one met before, else a new one."""
        full = self._known_name(description)
        entity = self._met(description, full)
        if entity is None:
            entity = self._new(description, full)
        elif full and description.unlisted and entity.type == "person" and not entity.name_keys:
            entity.name, entity.name_keys = full.name, full.name_keys
        if mention:
            entity.add(description, gender, order, self.in_title)
        elif not entity.descriptions:
            entity.descriptions.append(description)
        return entity

    def _new(self, description: Description, full: Description | None) -> Entity:
        """An entity for somebody not met before; `full` describes the person by his full name."""
        entity = Entity(
            len(self.entities) + 1,
            "person" if full else description.type,
            full.name if full else name_of(description),
            full.name_keys if full else description.name_keys,
            anonymous=description.anonymous,
        )
        if full:
            entity.role, entity.role_keys = full.role, set(full.role_keys)
        self.entities.append(entity)
        return entity

    def _pointed_back(self, description: Description) -> Entity | None:
        """The only person with that office (`المبعوث الخاص`), the only group of that sort, or whoever is behind `المصدر`."""
        if not description.definite or description.name or len(description.keys) > 3:
            return None
        if description.keys == {"مصدر"}:
            heard = [entity for entity in self.entities if entity.last >= 0]
            hidden = [entity for entity in heard if entity.type in ("person", "group")] or heard
            return max(hidden, key=lambda entity: entity.last) if hidden else None
        if description.number == "dual":
            pairs = [entity for entity in self.entities if entity.last >= 0 and any(each.coordinated for each in entity.descriptions)]
            return max(pairs, key=lambda entity: entity.last) if pairs else None
        if description.type == "group":
            # `الباحثون من الجامعة` after `باحثون إيطاليون`
            alike = [each for each in self.entities if each.last >= 0 and _is_introduced_as(each, description)]
            return alike[0] if len(alike) == 1 else None
        if description.type != "person":
            return None
        holders = [entity for entity in self.entities if entity.last >= 0 and has_head(entity, description) and not is_foreign(entity, description)]
        return holders[0] if len(holders) == 1 else None

    def _last_person(self) -> Entity | None:
        """Whoever spoke last and is one person with a name."""
        persons = [entity for entity in self.entities if entity.type == "person" and entity.name_keys and entity.last >= 0]
        return max(persons, key=lambda entity: entity.last) if persons else None

    def _known_name(self, description: Description) -> Description | None:
        """The full name behind a surname or an office, where exactly one person in the text has it."""
        if description.type not in ("person", "unknown") or description.coordinated:
            return None
        if description.generic and len(self.named) == 1:
            return next(iter(self.named.values()))  # `قال الدبلوماسي المغربي ...`, whose name comes later
        if not description.name_keys and len(description.keys) <= 2:
            fitting = [known for known in self.named.values() if description.keys <= {without_article(word) for word in known.name_keys}]
            if (one := _the_one(fitting)) is not None:
                return one
        if description.name_keys:
            wanted = set(description.name_keys)
            fitting = [known for keys, known in self.named.items() if len(keys) > len(description.name_keys) and wanted <= set(keys)]
        else:
            if description.type != "person":
                return None
            fitting = [known for known in self.named.values() if description.definite and description.keys <= known.role_keys and known.role_keys]
        return _the_one(fitting)


def _is_introduced_as(entity: Entity, group: Description) -> bool:
    """Whether the entity is a group of that sort that was met without an article."""
    first = entity.descriptions[0] if entity.descriptions else None
    if entity.type != "group" or first is None or first.definite:
        return False
    return uninflected(first.head) == uninflected(group.head) and not is_foreign(entity, group)


def _the_one(persons: Sequence[Description]) -> Description | None:
    """The fullest name of those that are all one person's: `عزام الدخيل` and `عزام بن محمد الدخيل`."""
    fullest = max(persons, key=lambda person: len(person.name_keys), default=None)
    return fullest if fullest and all(set(person.name_keys) <= set(fullest.name_keys) for person in persons) else None


def _closeness(entity: Entity, description: Description) -> int:
    return 2 * any(each.keys == description.keys for each in entity.descriptions) + (description.text in [each.text for each in entity.descriptions])
