"""Whom an article is known to speak of, and which of them a noun phrase names: `بوغدانوف` and `نائب الوزير` are one man."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.arabic import without_article
from quotes.nouns import Speaker
from quotes.phrases import Words, noun_phrase
from quotes.speakers.describe import Description, describe
from quotes.speakers.entities import Entity, has_head, is_foreign, name_of, same


@dataclass(slots=True)
class Known:
    """The speakers met so far in an article, and the persons named in full anywhere in it."""

    entities: list[Entity] = field(default_factory=list)
    named: dict[tuple[str, ...], Description] = field(default_factory=dict)
    in_title: bool = False

    def speakers(self) -> tuple[Speaker, ...]:
        """The finished speakers, in order of appearance."""
        return tuple(entity.frozen() for entity in self.entities)

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

    def entity(self, description: Description, gender: str, order: int, mention: bool = True) -> Entity:
        """The entity that a description names: a known one, the latest first, else a new one."""
        fitting = [entity for entity in self.entities if same(entity, description)]
        if not fitting and (back := self._pointed_back(description)) is not None:
            fitting = [back]
        if description.generic and (last := self._last_person()) is not None and not is_foreign(last, description):
            fitting.append(last)
        known = self._known_name(description)
        if known and not fitting:
            fitting = [entity for entity in self.entities if entity.name_keys == known.name_keys]
        if fitting:
            entity = max(fitting, key=lambda each: (_closeness(each, description), each.last))
            if known and description.unlisted and entity.type == "person" and not entity.name_keys:
                entity.name, entity.name_keys = known.name, known.name_keys
        else:
            entity = Entity(
                len(self.entities) + 1,
                "person" if known else description.type,
                known.name if known else name_of(description),
                known.name_keys if known else description.name_keys,
                anonymous=description.anonymous,
            )
            if known:
                entity.role, entity.role_keys = known.role, set(known.role_keys)
            self.entities.append(entity)
        if mention:
            entity.add(description, gender, order, self.in_title)
        elif not entity.descriptions:
            entity.descriptions.append(description)
        return entity

    def _pointed_back(self, description: Description) -> Entity | None:
        """The only person with that office (`المبعوث الخاص`), or whoever is behind `المصدر`."""
        if not description.definite or description.name or len(description.keys) > 3:
            return None
        if description.keys == {"مصدر"}:
            heard = [entity for entity in self.entities if entity.last >= 0]
            hidden = [entity for entity in heard if entity.type in ("person", "group")] or heard
            return max(hidden, key=lambda entity: entity.last) if hidden else None
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
            if len({known.name_keys for known in fitting}) == 1:
                return fitting[0]
        if description.name_keys:
            wanted = set(description.name_keys)
            fitting = [known for keys, known in self.named.items() if len(keys) > len(description.name_keys) and wanted <= set(keys)]
        else:
            if description.type != "person":
                return None
            fitting = [known for known in self.named.values() if description.definite and description.keys <= known.role_keys and known.role_keys]
        return fitting[0] if len({known.name_keys for known in fitting}) == 1 else None


def _closeness(entity: Entity, description: Description) -> int:
    return 2 * any(each.keys == description.keys for each in entity.descriptions) + (description.text in [each.text for each in entity.descriptions])
