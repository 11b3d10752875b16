"""TOML → `Lexicon`: every file of this folder read once, unknown fields refused by name (`entry.py`)."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from quotes.arabic import key, name_key
from quotes.lexicon.entry import LexiconError, read_verb
from quotes.lexicon.forms import Form, masdar_forms, participle_forms, past_forms, present_forms
from quotes.lexicon.verb import CueForm, Verb

_STATE_FIELDS = {"name": str, "capital": str, "nisba": list, "aliases": list}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists, as keys (`quotes.arabic.key`) except the verbs' own fields."""

    verbs: tuple[Verb, ...]
    forms: Mapping[str, tuple[CueForm, ...]] = field(repr=False)
    words: Mapping[str, frozenset[str]] = field(repr=False)
    phrases: Mapping[str, frozenset[tuple[str, ...]]] = field(repr=False)
    states: Mapping[str, str] = field(repr=False)
    nisbas: Mapping[str, str] = field(repr=False)
    capitals: Mapping[str, str] = field(repr=False)

    def has(self, name: str, word_key: str) -> bool:
        """Whether the word (its key) is in the list of that name, with or without the article."""
        words = self.words[name]
        return word_key in words or (word_key.startswith("ال") and word_key[2:] in words)


@cache
def load() -> Lexicon:
    """The lexicon that ships with the package; read once a process."""
    return read(files("quotes.lexicon"))


def read(folder: Traversable) -> Lexicon:
    """The lexicon of a folder with `verbs/*.toml`, `places.toml` and lists; raises `LexiconError`."""
    verbs: list[Verb] = []
    for file in sorted((folder / "verbs").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            verbs += [read_verb(entry, file.name) for entry in _read(file).get("verb", [])]
    words, phrases = _lists(folder)
    states, nisbas, capitals = _places(folder)
    return Lexicon(tuple(verbs), _forms(verbs), words, phrases, states, nisbas, capitals)


def _read(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file.name}: {error}") from error


def _forms(verbs: list[Verb]) -> dict[str, tuple[CueForm, ...]]:
    found: dict[str, list[CueForm]] = defaultdict(list)
    for verb in verbs:
        past = past_forms(verb.past, verb.present)
        written: list[dict[str, Form]] = [past, present_forms(verb.past, verb.present), {key(passive): Form("passive") for passive in verb.passive}]
        for masdar in verb.masdar:
            # `أشارت` is always she, never `إشارت` before a possessive; `نفي` may be both.
            written.append({word: form for word, form in masdar_forms(masdar).items() if word == key(masdar) or word not in past})
        if verb.participle:
            written.append(participle_forms(verb.participle, verb.past, verb.present))
        for forms in written:
            for word, form in forms.items():
                found[word].append(CueForm(verb, form))
    return {word: tuple(forms) for word, forms in found.items()}


def _lists(folder: Traversable) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[tuple[str, ...]]]]:
    """Flat lists by `file.list` name; entries of several words go to `phrases` too."""
    words: dict[str, frozenset[str]] = {}
    phrases: dict[str, frozenset[tuple[str, ...]]] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml"):
            continue
        for name, value in _read(file).items():
            if (file.name, name) == ("places.toml", "state"):
                continue
            if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
                raise LexiconError(f"{file.name}, {name}: a list of words expected; found {value!r:.200}")
            label = f"{file.name.removesuffix('.toml')}.{name}"
            words[label] = frozenset(key(word) for word in value if " " not in word)
            phrases[label] = frozenset(tuple(name_key(word).split()) for word in value if " " in word)
    return words, phrases


def _places(folder: Traversable) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Names of states (key → name), adjectives of nationality (key, masculine and feminine → state) and capitals (key → state)."""
    states: dict[str, str] = {}
    nisbas: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for state in _read(folder / "places.toml").get("state", []):
        if {field: type(value) for field, value in state.items()} != _STATE_FIELDS:
            known = ", ".join(f"{field} ({kind.__name__})" for field, kind in _STATE_FIELDS.items())
            raise LexiconError(f"places.toml, {state.get('name', 'a state without `name`')}: the fields must be {known}; found {', '.join(state)}")
        for name in (state["name"], *state["aliases"]):
            states[name_key(name)] = state["name"]
        for nisba in state["nisba"]:
            nisbas[key(nisba)] = state["name"]
            nisbas[" ".join(key(word) + "ه" for word in nisba.split())] = state["name"]  # كورية جنوبية
        capitals[name_key(state["capital"])] = state["name"]
    return states, nisbas, capitals
