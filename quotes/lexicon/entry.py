"""A `[[verb]]` table of TOML → `Verb`, or an error that names file, entry and what is allowed."""

from __future__ import annotations

from typing import Any, get_args

from quotes.arabic import key
from quotes.lexicon.verb import Complement, Frame, ObjectRole, Sense, Verb

_VERB_FIELDS = ("past", "present", "passive", "masdar", "participle", "sense", "silent", "silent_reason", "note", "frame")
_FRAME_FIELDS = ("complement", "prep", "object", "fires")


class LexiconError(ValueError):
    """An entry is not as it must be; the message names file, entry and what was expected."""


def read_verb(entry: dict[str, Any], file: str) -> Verb:
    """The verb of one table; raises `LexiconError`."""
    where = f"{file}, {entry.get('past', 'an entry without `past`')}"
    _check_fields(entry, _VERB_FIELDS, where)
    past, present = _word(entry, "past", where), _word(entry, "present", where)
    if len(key(past)) < 2 or len(key(present)) < 3 or not present.startswith("ي"):
        raise LexiconError(f"{where}: past and present are the third person masculine singular (قال, يقول); found {past!r}, {present!r}")
    frames = entry.get("frame")
    if not isinstance(frames, list) or not frames:
        raise LexiconError(f"{where}: needs at least one [[verb.frame]]")
    if ("silent" in entry) == ("silent_reason" in entry):
        raise LexiconError(f"{where}: needs either `silent`, a sentence without a report, or `silent_reason`, why there is none")
    return Verb(
        past=past,
        present=present,
        passive=_words(entry, "passive", where),
        masdar=_words(entry, "masdar", where),
        participle=_word(entry, "participle", where, needed=False),
        sense=_one_of(entry, "sense", get_args(Sense), where),
        frames=tuple(_read_frame(frame, where) for frame in frames),
        silent=_word(entry, "silent", where, needed=False) or None,
        silent_reason=_word(entry, "silent_reason", where, needed=False) or None,
        note=_word(entry, "note", where, needed=False),
    )


def _read_frame(frame: Any, where: str) -> Frame:
    if not isinstance(frame, dict):
        raise LexiconError(f"{where}: a frame is a table [[verb.frame]]; found {frame!r}")
    _check_fields(frame, _FRAME_FIELDS, f"{where}, frame")
    where = f"{where}, frame {frame.get('complement', '?')}/{frame.get('prep', '?')}"
    return Frame(
        complement=_one_of(frame, "complement", get_args(Complement), where),
        prep=key(_word(frame, "prep", where, needed=False)),
        object=_one_of(frame, "object", get_args(ObjectRole), where),
        fires=_word(frame, "fires", where),
    )


def _check_fields(table: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    if unknown := sorted(set(table) - set(known)):
        raise LexiconError(f"{where}: unknown fields {', '.join(unknown)}; known are {', '.join(known)}")


def _word(table: dict[str, Any], field: str, where: str, *, needed: bool = True) -> str:
    value = table.get(field, "")
    if not isinstance(value, str) or (needed and not value.strip()):
        raise LexiconError(f"{where}: `{field}` must be a text{' that is not empty' if needed else ''}; found {value!r}")
    return value


def _words(table: dict[str, Any], field: str, where: str) -> tuple[str, ...]:
    value = table.get(field, [])
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise LexiconError(f"{where}: `{field}` must be a list of words; found {value!r}")
    return tuple(value)


def _one_of(table: dict[str, Any], field: str, allowed: tuple[str, ...], where: str) -> Any:
    value = table.get(field)
    if value not in allowed:
        raise LexiconError(f"{where}: `{field}` is {value!r}; allowed are {', '.join(allowed)}")
    return value
