"""Mentions → the speakers of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from quotes.formats.document import Mark
from quotes.formats.xml_text import held
from quotes.nouns import Span

Record = dict[str, Any]


def told(record: Mapping[str, Any], before: Mapping[str, Any]) -> Record:
    """A speaker's record of what a file tells of it (key, name, type, role); the rest as it was."""
    return {
        "key": record["key"],
        "name": record.get("name") or record["key"],
        "type": record.get("type") or "unknown",
        "mentions": before.get("mentions", []),
        "role": record.get("role") or None,
        "anonymous": before.get("anonymous", False),
        "title_mentions": before.get("title_mentions", []),
        "identity": before.get("identity"),
    }


class People:
    """The speakers, gathered mention by mention.

    Args:
        before: the speakers' records as they were; a speaker that is gone from the marks is gone, unless it never had a mention.
    """

    def __init__(self, before: Iterable[Mapping[str, Any]]) -> None:
        self._before = {record["key"]: record for record in before}
        self._found: dict[str, Record] = {}

    def add(self, mark: Mark, where: str, span: list[int], text: str) -> None:
        """One more mention. One without a key is a new speaker; the mention that gives a name gives the type too."""
        key = mark.values.get("speaker") or self._free()
        words = text[slice(*mark.spans[0])]
        person = self._found.setdefault(key, {"name": None, "type": mark.label, "role": None, "mentions": [], "title_mentions": [], "words": words})
        person["title_mentions" if where == "title" else "mentions"].append(span)
        if mark.values.get("name") and not person["name"]:
            person |= {"name": mark.values["name"], "type": mark.label, "role": mark.values.get("role"), "told": True}

    def at(self, where: str, source: list[int], text: str) -> str:
        """The key of who is mentioned at a source: at the same words, else by an overlap; else of a new speaker named by these words."""
        own = Span(*source)
        field = "title_mentions" if where == "title" else "mentions"
        places = [(Span(*span), key) for key, person in self._found.items() for span in person[field] if own.overlaps(Span(*span))]
        if places:
            return max(places, key=lambda place: (place[0] == own, min(own.end, place[0].end) - max(own.start, place[0].start)))[1]
        words = text[slice(*source)]
        key = self._free()
        self._found[key] = {"name": words, "type": "unknown", "role": None, "mentions": [], "title_mentions": [], "words": words}
        self._found[key][field].append(source)
        return key

    def records(self, quotes: Iterable[Mapping[str, Any]]) -> list[Record]:
        """The speakers in the order in which they were, new ones last."""
        wanted = dict.fromkeys(quote["speaker"] for quote in quotes if quote["speaker"])
        alone = [key for key, record in self._before.items() if not record["mentions"] and not record["title_mentions"]]
        keys = {*self._found, *wanted, *alone}
        ordered = [key for key in self._before if key in keys]
        ordered += [key for key in (*self._found, *wanted) if key not in self._before]
        return [self._record(key) for key in dict.fromkeys(ordered)]

    def _record(self, key: str) -> Record:
        before = self._before.get(key, {})
        found = self._found.get(key, {})
        # Whoever is named by a key alone, of which nothing else is known, has it for a name.
        name, role, kind = before.get("name") or found.get("words") or key, before.get("role"), found.get("type") or before.get("type") or "unknown"
        if found.get("told"):
            # XML cannot hold all characters: what was not changed is as it was.
            name = name if held(name) == found["name"] else found["name"]
            role = role if role and held(role) == found["role"] else found["role"]
        return {
            "key": key,
            "name": name,
            "type": kind,
            "mentions": sorted(found.get("mentions", [])),
            "role": role,
            "anonymous": before.get("anonymous", False),
            "title_mentions": sorted(found.get("title_mentions", [])),
            "identity": before.get("identity"),
        }

    def _free(self) -> str:
        number = 1
        while f"s{number}" in self._found or f"s{number}" in self._before:
            number += 1
        return f"s{number}"
