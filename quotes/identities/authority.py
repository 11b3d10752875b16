"""Speakers who are known for certain: an authority file, TOML or CSV, of the user's; and a small one that ships.

TOML:

    [[speaker]]
    id = "talal-alrashid"
    name = "طلال بن محمد آل راشد"
    aliases = ["طلال الراشد"]
    type = "person"
    wikidata = "Q1"
    roles = [{role = "وزير الإعلام", since = "2012-02-01", until = "2014-01-31"}]

CSV: the columns id, name, aliases (joined by `|`), type, wikidata, role, since, until; several lines of one id are several roles.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from quotes.arabic import name_key
from quotes.errors import InputError
from quotes.identities.card import Card
from quotes.identities.spelling import words_of

_FIELDS = frozenset(("id", "name", "aliases", "type", "wikidata", "roles"))
_TYPES = ("person", "organization", "place", "group", "document")


@dataclass(frozen=True, slots=True)
class Role:
    """An office and the days on which it was held, as ordinals; open ends are None."""

    name: str
    since: int | None = None
    until: int | None = None

    def on(self, day: int | None) -> bool:
        """Whether it was held on that day; without a day, if it is held for good."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Entry:
    """A known speaker."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    type: str = "person"
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """Known speakers by what they are called."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    _by_name: Mapping[tuple[bool, str], tuple[Entry, ...]] = field(default_factory=dict)
    _by_role: Mapping[str, tuple[tuple[Entry, Role], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Authority:
        """Raises `InputError` where an id occurs twice."""
        known: dict[str, Entry] = {}
        names: dict[tuple[bool, str], tuple[Entry, ...]] = {}
        roles: dict[str, tuple[tuple[Entry, Role], ...]] = {}
        for entry in entries:
            if entry.id in known:
                raise InputError(f"authority: the id {entry.id!r} twice", expected="one entry a speaker")
            known[entry.id] = entry
            for name in dict.fromkeys((entry.name, *entry.aliases)):
                key = entry.type == "person", _folded(name, entry.type == "person")
                names[key] = (*names.get(key, ()), entry)
            for role in entry.roles:
                held = name_key(role.name)
                roles[held] = (*roles.get(held, ()), (entry, role))
        return cls(known, names, roles)

    @classmethod
    def read(cls, path: str | Path) -> Authority:
        """The authority in a `.toml` or `.csv` file. Raises `InputError`: another suffix, a field that is missing or unknown, a date that is none."""
        path = Path(path)
        try:
            text = path.read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError(f"{path.name}: not UTF-8", expected="a file in UTF-8") from error
        if path.suffix == ".toml":
            try:
                records = tomllib.loads(text).get("speaker", [])
            except tomllib.TOMLDecodeError as error:
                raise InputError(f"{path.name}: {error}", expected="TOML with [[speaker]] tables") from error
        elif path.suffix == ".csv":
            records = _from_rows(csv.DictReader(text.splitlines()))
        else:
            raise InputError(f"cannot read {path.name}", expected="a name that ends in .toml or .csv")
        return cls.of(_entry(record, path.name) for record in records)

    def __or__(self, other: Authority) -> Authority:
        """Both; of two entries of one id ours."""
        return Authority.of([*self.entries.values(), *(entry for id, entry in other.entries.items() if id not in self.entries)])

    def identity(self, card: Card) -> str | None:
        """The id of the only entry that a card can be: by a name that it has, by an office that somebody held on that day."""
        person = card.type == "person"
        named = {entry.id: entry for alias in card.aliases for entry in self._by_name.get((person, _folded(alias, person)), ())}
        if person and not named and not card.words and not card.anonymous:
            called = {name_key(alias) for alias in card.aliases}
            named = {entry.id: entry for name in called for entry, role in self._by_role.get(name, ()) if role.on(card.day)}
        return next(iter(named)) if len(named) == 1 else None


@cache
def shipped() -> Authority:
    """States, capitals, agencies and big organizations, with their Wikidata ids."""
    text = (files("quotes.identities") / "authority.toml").read_text("utf-8")
    return Authority.of(_entry(record, "authority.toml") for record in tomllib.loads(text)["speaker"])


def _folded(name: str, person: bool) -> str:
    return " ".join(words_of(name)) if person else name_key(name)


def _entry(record: Mapping[str, Any], file: str) -> Entry:
    if missing := {"id", "name"} - record.keys():
        raise InputError(f"{file}: a speaker without {min(missing)!r}", expected="id and name")
    if unknown := record.keys() - _FIELDS:
        raise InputError(f"{file}: {record['id']}: no field {min(unknown)!r}", expected=f"one of {', '.join(sorted(_FIELDS))}")
    if (kind := record.get("type", "person")) not in _TYPES:
        raise InputError(f"{file}: {record['id']}: no type {kind!r}", expected=f"one of {', '.join(_TYPES)}")
    roles = tuple(Role(role["role"], _day(role.get("since"), file), _day(role.get("until"), file)) for role in record.get("roles", ()))
    return Entry(record["id"], record["name"], tuple(record.get("aliases", ())), kind, record.get("wikidata") or None, roles)


def _day(value: Any, file: str) -> int | None:
    try:
        return date.fromisoformat(str(value)).toordinal() if value else None
    except ValueError as error:
        raise InputError(f"{file}: no date: {value!r}", expected="a day as 2016-05-27") from error


def _from_rows(rows: Iterable[Mapping[str, str]]) -> list[dict[str, Any]]:
    """The lines of a CSV file, those of one id together."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        record = found.setdefault(row.get("id", ""), {name: row[name] for name in ("id", "name", "type", "wikidata") if row.get(name)})
        if row.get("aliases"):
            record["aliases"] = [alias.strip() for alias in row["aliases"].split("|")]
        if row.get("role"):
            record.setdefault("roles", []).append({name: row[name] for name in ("role", "since", "until") if row.get(name)})
    return list(found.values())
