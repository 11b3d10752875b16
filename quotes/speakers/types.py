"""What sort of speaker a noun phrase names: a person, an organization, a place, a group, a document."""

from __future__ import annotations

from quotes.arabic import name_key
from quotes.nouns import SpeakerType
from quotes.phrases import Words
from quotes.phrases.words import SURELY_NAME


def type_of(words: Words, inside: list[int], start: int, name_words: list[int], coordinated: bool) -> SpeakerType:
    """The type, told from the words `inside` the phrase: its first noun at word `start`, and those of a person's name. Rules in order."""
    view = words.view
    if coordinated:
        return "group"
    # `وكشفت "[نيولاينز]"`: hardly anybody's name stands in marks.
    marked = view.opened_by(inside[0]) >= 0 and len(inside) <= 4 and not words.listed(start, "titles.person")
    if marked and not all(view.name_chance(i) > SURELY_NAME for i in inside):
        return "organization"
    # `البيان` is a newspaper too, but seldom.
    if words.listed(start, "heads.document") and len(inside) == 1 and view.opened_by(start) < 0:
        return "document"
    if words.is_medium(start) and not words.listed(start, "titles.person"):
        return "organization"
    other = words.is_place(start) or words.listed(start, "heads.document", "heads.organization", "heads.group")
    named = bool(name_words) and name_words[0] == start and not other
    if words.listed(start, "titles.person") or named:
        return "person"
    if words.listed(start, "titles.honorific") and name_words:
        return "person"
    if words.begins(start, "names.organization_names", "places.metonym"):
        return "organization"
    if words.listed(start, "heads.document"):
        return "document"
    if words.listed(start, "titles.plural"):
        return "group"
    if words.listed(start, "heads.organization", "names.organization_names", "places.metonym"):
        return "organization"
    if words.listed(start, "heads.group"):
        return "group"
    if words.is_place(start) or _is_long_place(words, inside):
        return "place"
    if words.listed(start, "titles.anonymous"):
        return "group" if view.key(start).endswith(("ون", "ين", "ات")) or view.key(start) in ("مصادر", "المصادر") else "person"
    if name_words or words.is_name(start):
        return "person"
    if words.among(start, "rules.quantifier"):
        return "group"
    if view.key(start).endswith(("ون", "ين")) and view.key(start).startswith("ال"):
        return "group"
    return "person" if view.upos(start) in ("X", "PROPN") else "unknown"


def _is_long_place(words: Words, inside: list[int]) -> bool:
    """`الولايات المتحدة الأميركية`: a state's name of several words."""
    view = words.view
    return name_key(view.text[view.words[inside[0]].span.start : view.words[inside[-1]].span.end]) in words.lexicon.states
