"""Whether a mention names a speaker met before: `بوغدانوف` the deputy minister, `الوزارة` the ministry of defence, `المصدران` two sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.arabic import a_letter_apart, name_key, uninflected, without_article
from quotes.speakers.describe import Description
from quotes.speakers.entities import Entity

# What stands in marks or parentheses at the end of a body's name is its short name.
_SHORT = re.compile(r"[\"“«(]([^\"“”«»()]+)[\"”»)]$")


def same(entity: Entity, description: Description) -> bool:
    """Whether a mention can be this entity."""
    if description.coordinated or any(each.coordinated for each in entity.descriptions):
        return any(each.keys == description.keys for each in entity.descriptions)
    # `هآرتس` after `صحيفة "هآرتس" الإسرائيلية`: a name that no person has.
    media = [each.keys - {each.head} for each in entity.descriptions if each.medium] if entity.type == "organization" else []
    if description.keys and any(description.keys <= keys for keys in media):
        return True
    if _is_one_word_of(entity, description) or _ends_with(entity, description) or _is_short_for(entity, description):
        return True
    if description.name_keys and entity.name_keys:
        return entity.type == "person" and _same_name(entity.name_keys, description.name_keys)
    # `الفيصل` of `سعود الفيصل`: no list knows the name, but the article does.
    if entity.type == "person" and entity.name_keys and description.keys and description.keys <= {_plain(word) for word in entity.name_keys}:
        return True
    if description.type == "person" and not description.name_keys:
        return _same_office(entity, description)
    if description.name_keys:
        return _names_the_holder(entity, description) or _was_called_so(entity, description)
    if entity.type == "person":
        return False
    keys = _uninflected(description.keys)
    if any(each.keys == description.keys or (each.type == description.type and _uninflected(each.keys) == keys) for each in entity.descriptions):
        return True
    if not description.definite or description.type in ("place",):
        return False
    if description.medium and len(description.keys) == 1 and any(each.medium for each in entity.descriptions):
        return True  # `الصحيفة`, `الوكالة ذاتها` of whatever medium was named last
    # `الوزارة` after `وزارة الدفاع`, `جبهة العدالة` after `جبهة العدالة والتنمية`, `المصادر ذاتها` after `مصادر مطلعة`.
    first = entity.descriptions[0] if entity.descriptions else None
    # `الداخلية البحرينية` after `وزارة الداخلية البحرينية`.
    if first is not None and entity.type == description.type == "organization" and len(description.keys) >= 2 and description.keys <= first.keys:
        return True
    if first is None or uninflected(first.head) != uninflected(description.head):
        return False
    # `متحف الفنون` after `المتحف`
    short = all(each.definite and each.keys == {each.head} for each in entity.descriptions) and entity.type == description.type
    return short or keys <= _uninflected(first.keys)


def _uninflected(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(map(uninflected, keys))


def _is_one_word_of(entity: Entity, description: Description) -> bool:
    """`الحداد` after `مدير الميناء الهاشم الحداد`: a lone word that no list knows, and that an earlier mention closes with."""
    if len(description.keys) != 1 or not description.unlisted:
        return False
    wanted = next(iter(description.keys))
    return any(len(each.keys) > 1 and each.head != wanted and wanted in each.last_keys for each in entity.descriptions)


def _ends_with(entity: Entity, description: Description) -> bool:
    """`باهر` after `رئيس المنظمة كمال باهر`, whose last word the tokenizer took for `ب` and a noun."""
    return (
        entity.type == description.type == "person"
        and description.text.isalpha()
        and any(each.text.endswith(f" {description.text}") for each in entity.descriptions)
    )


def _is_short_for(entity: Entity, description: Description) -> bool:
    """`سواحل` after `شركة النقل البحري (سواحل)`, or before it."""
    if entity.type not in ("organization", "unknown") or description.coordinated:
        return False
    short = _short(description.text)
    return any(short == each.keys if short else description.keys == _short(each.text) for each in entity.descriptions if description.keys)


def _short(text: str) -> frozenset[str]:
    """The keys of what stands in parentheses or marks at the end of a name, none where nothing does."""
    found = _SHORT.search(text)
    return frozenset(_plain(word) for word in name_key(found[1]).split()) if found else frozenset()


def _was_called_so(entity: Entity, description: Description) -> bool:
    """`الفنانة نجاة` after `نجاة`, which no list takes for a name."""
    name = {_plain(word) for word in description.name_keys}
    return (
        entity.type in ("person", "unknown")
        and not entity.name_keys
        and any(each.unlisted and each.keys and each.keys <= name for each in entity.descriptions)
    )


def _names_the_holder(entity: Entity, description: Description) -> bool:
    """`مدير ميناء الصيد، سليم الحداد` after `مدير ميناء الصيد`: whoever spoke by his office alone gets his name."""
    if entity.type != "person" or entity.name_keys or not description.role_keys or not entity.descriptions:
        return False
    first = entity.descriptions[0]
    if first.definite and not entity.anonymous:
        return len(first.keys) >= 2 and first.keys <= description.role_keys
    # `قائد عسكري سابق`, whom the first paragraph quotes, and the next `الجنرال فيصل المرعي`, a `قائد`, too.
    return entity.number == 1 and not first.unlisted and first.head in description.role_keys and not is_foreign(entity, description)


def _same_name(known: Sequence[str], new: Sequence[str]) -> bool:
    """A part of the name: `بوغدانوف` of `ميخائيل بوغدانوف`, `بن كيران` of `عبد الإله ابن كيران`; two full names must share all of the shorter one."""
    # `عبد الله الغانم`, `عبدالله الغانم`
    return _is_part(known, new) or _is_part(_joined(known), _joined(new))


def _is_part(one: Sequence[str], other: Sequence[str]) -> bool:
    a, b = [_plain(word) for word in one], [_plain(word) for word in other]
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    return all(any(_same_word(word, other) for other in longer) for word in shorter)


def _joined(words: Sequence[str]) -> list[str]:
    """`عبد` and `أبو` as one word with the next, as half of the newspapers write them."""
    found: list[str] = []
    for word in words:
        if found and found[-1] in ("عبد", "ابو", "ابا", "ابي"):
            found[-1] += word
        else:
            found.append(word)
    return found


def _plain(word: str) -> str:
    return "بن" if word == "ابن" else without_article(word)


def _same_word(a: str, b: str) -> bool:
    """The same, or a foreign name spelled in two ways: one letter more, less or other in a word of five and more (`ستيفان/ستافان`)."""
    if a == b:
        return True
    if min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a)) and abs(len(a) - len(b)) == 1:
        return True  # `زمور/زموري`, `ساندر/ساندرز`
    return min(len(a), len(b)) >= 5 and a_letter_apart(a, b)


def is_foreign(entity: Entity, description: Description) -> bool:
    """Whether another nationality was said of the entity: `الرئيس التركي` is nobody who was called `الرئيس الفرنسي`."""
    nations = frozenset[str]().union(*(each.nations for each in entity.descriptions))
    return bool(nations and description.nations) and nations.isdisjoint(description.nations)


def has_head(entity: Entity, description: Description) -> bool:
    """Whether the person was given with this office, whatever else is said of it: `المبعوث الخاص` of a `مبعوث الأمم المتحدة`."""
    return entity.type == "person" and (
        description.head in entity.role_keys or any(description.head in each.keys and not each.name for each in entity.descriptions)
    )


def _same_office(entity: Entity, description: Description) -> bool:
    """A title alone: `الوزير`, `وزير الداخلية`, `المسؤول الروسي` of whoever was given with that office."""
    if entity.type != "person":
        return False
    if not description.definite:
        # `رئيس حزب عهد جديد`: indefinite in form, but all that his office was said to be.
        whole = len(description.keys) > 2 and description.keys == entity.role_keys
        return whole or any(each.keys == description.keys and not each.name for each in entity.descriptions)
    wanted = description.keys
    # `مدير عام المؤسسة العامة للري` after `مدير عام المؤسسة فهد الجاسر`
    if any(each.name and len(each.role_keys) > 2 and description.head in each.role_keys and each.role_keys <= wanted for each in entity.descriptions):
        return True
    known = set(entity.role_keys) | {_plain(word) for word in entity.name_keys}
    for each in entity.descriptions:
        known |= each.role_keys if each.name else each.keys
    return bool(wanted) and wanted <= known and description.head in known
