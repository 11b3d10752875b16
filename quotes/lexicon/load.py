"""TOML → `Lexicon`: every file of this folder read once, unknown fields refused by name."""

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
from quotes.lexicon.forms import masdar_forms, participle_forms, past_forms, present_forms, Form
from quotes.lexicon.verb import CueForm, Frame, Verb

_VERB_FIELDS = {"past", "present", "passive", "masdar", "participle", "sense", "silent", "silent_reason", "note", "frame"}
_FRAME_FIELDS = {"complement", "prep", "object", "fires"}
_COMPLEMENTS = {"clause", "noun", "question", "quotation"}
_OBJECTS = {"none", "addressee", "topic"}


class LexiconError(ValueError):
    """An entry is not as it must be; the message names file, entry and what was expected."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists, as keys (`quotes.arabic.key`) except the verbs' own fields."""

    verbs: tuple[Verb, ...]
    forms: Mapping[str, tuple[CueForm, ...]] = field(repr=False)
    words: Mapping[str, frozenset[str]] = field(repr=False)
    phrases: Mapping[str, frozenset[tuple[str, ...]]] = field(repr=False)
    states: Mapping[str, str] = field(repr=False)
    nisbas: Mapping[str, str] = field(repr=False)

    def has(self, name: str, word_key: str) -> bool:
        """Whether the word (its key) is in the list of that name, with or without the article."""
        words = self.words[name]
        return word_key in words or (word_key.startswith("ال") and word_key[2:] in words)


@cache
def load() -> Lexicon:
    """The lexicon that ships with the package; read once a process."""
    folder = files("quotes.lexicon")
    verbs: list[Verb] = []
    for file in sorted((folder / "verbs").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            verbs += [_verb(entry, file.name) for entry in _read(file).get("verb", [])]
    words, phrases = _lists(folder)
    states, nisbas = _places(folder)
    return Lexicon(tuple(verbs), _forms(verbs), words, phrases, states, nisbas)


def _read(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file.name}: {error}") from error


def _verb(entry: dict[str, Any], file: str) -> Verb:
    name = entry.get("past", "?")
    if unknown := set(entry) - _VERB_FIELDS:
        raise LexiconError(f"{file}, {name}: unknown fields {sorted(unknown)}; known: {sorted(_VERB_FIELDS)}")
    frames = []
    for frame in entry.get("frame", []):
        if set(frame) != _FRAME_FIELDS or frame["complement"] not in _COMPLEMENTS or frame["object"] not in _OBJECTS:
            raise LexiconError(f"{file}, {name}: a frame has {sorted(_FRAME_FIELDS)}, complement in {sorted(_COMPLEMENTS)}, object in {sorted(_OBJECTS)}; found {frame}")
        frames.append(Frame(frame["complement"], key(frame["prep"]), frame["object"], frame["fires"]))
    if not frames:
        raise LexiconError(f"{file}, {name}: needs a frame")
    return Verb(
        name, entry["present"], tuple(entry.get("passive", ())), tuple(entry.get("masdar", ())), entry.get("participle", ""), entry["sense"], tuple(frames),
        entry.get("silent"), entry.get("silent_reason"), entry.get("note", ""),
    )  # fmt: skip


def _forms(verbs: list[Verb]) -> dict[str, tuple[CueForm, ...]]:
    found: dict[str, list[CueForm]] = defaultdict(list)
    for verb in verbs:
        written: list[dict[str, Form]] = [past_forms(verb.past), present_forms(verb.present), *(masdar_forms(masdar) for masdar in verb.masdar)]
        written += [{key(passive): Form("passive")} for passive in verb.passive]
        if verb.participle:
            written.append(participle_forms(verb.participle))
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
            if isinstance(value, list) and all(isinstance(word, str) for word in value):
                label = f"{file.name.removesuffix('.toml')}.{name}"
                words[label] = frozenset(key(word) for word in value if " " not in word)
                phrases[label] = frozenset(tuple(name_key(word).split()) for word in value if " " in word)
    return words, phrases


def _places(folder: Traversable) -> tuple[dict[str, str], dict[str, str]]:
    """Names of states (key → name) and adjectives of nationality (key, masculine and feminine → name of the state)."""
    states: dict[str, str] = {}
    nisbas: dict[str, str] = {}
    for state in _read(folder / "places.toml").get("state", []):
        for name in (state["name"], *state.get("aliases", ())):
            states[name_key(name)] = state["name"]
        for nisba in state.get("nisba", ()):
            nisbas[key(nisba)] = state["name"]
            nisbas[key(nisba) + "ه"] = state["name"]
    return states, nisbas
