"""The lines of a `.ann` file → marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import orjson

from quotes.errors import InputError
from quotes.formats.document import CUE, KINDS, TYPES, Mark, joined
from quotes.nouns import Span

# Line breaks of every sort and tabs; and these between other characters.
_BREAKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"
BREAK = re.compile(f"[{_BREAKS}]")
_SEAM = re.compile(f"(?<=[^{_BREAKS}])[{_BREAKS}]+(?=[^{_BREAKS}])")


def by_line(span: Span, text: str) -> Iterator[Span]:
    """The span's pieces between line breaks."""
    at = span.start
    for seam in _SEAM.finditer(text[slice(*span)]):
        yield Span(at, span.start + seam.start())
        at = span.start + seam.end()
    yield Span(at, span.end)


@dataclass(slots=True)
class _Lines:
    """What the lines say: text-bound annotations, events with their trigger and arguments, stances, sets of the same speaker, notes."""

    bounds: dict[str, tuple[str, tuple[Span, ...]]] = field(default_factory=dict)
    events: dict[str, tuple[str, list[tuple[str, str]]]] = field(default_factory=dict)
    stances: dict[str, str] = field(default_factory=dict)
    same: list[list[str]] = field(default_factory=list)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, line: str, text: str) -> None:
        """Takes one line; raises `ValueError` for one that is broken. What people note in their own words is not ours to read."""
        number, _, rest = line.partition("\t")
        head, _, tail = rest.partition("\t")
        if number.startswith("T"):
            label, _, places = head.partition(" ")
            spans = _spans(places)
            if " ".join(text[slice(*span)] for span in spans).split() != tail.split():
                raise ValueError(f"the words at {places} are not {tail!r}: was the text changed?")
            self.bounds[number] = (label, spans)
        elif number.startswith("E"):
            (_, trigger), *arguments = (argument.rsplit(":", 1) for argument in head.split())
            self.events[number] = (trigger, [(name.rstrip("0123456789"), target) for name, target in arguments])
        elif number[:1] in ("A", "M"):
            name, target, *value = head.split()
            if name == "stance" and value:
                self.stances[target] = value[0]
        elif number == "*" and head.startswith("Equiv "):
            self.same.append(head.split()[1:])
        elif number.startswith("#"):
            self._note(head.partition(" ")[2], tail)

    def meant(self, number: str, text: str) -> tuple[Span, ...]:
        """The pieces of an annotation, without those that only the end of a line makes."""
        spans = self.bounds[number][1]
        pieces = _spans(noted) if (noted := self.notes.get(number, {}).get("pieces")) else ()
        return pieces if [part for piece in pieces for part in by_line(piece, text)] == list(spans) else joined(spans, text)

    def _note(self, target: str, words: str) -> None:
        try:
            note = orjson.loads(words)
        except orjson.JSONDecodeError:
            return
        if isinstance(note, dict):
            self.notes.setdefault(target, {}).update({str(name): str(value) for name, value in note.items()})


def _spans(places: str) -> tuple[Span, ...]:
    return tuple(Span(int(start), int(end)) for start, end in (place.split() for place in places.split(";")))


def parse(annotations: str, text: str, file: str) -> tuple[Mark, ...]:
    """The marks of a `.ann` file's lines. Raises `InputError` with file and line."""
    lines = _Lines()
    for at, line in enumerate(annotations.split("\n"), 1):
        try:
            lines.add(line.removesuffix("\r"), text)
        except ValueError as error:
            raise InputError(f"broken line: {error}", file=file, line=at, expected="brat's standoff format") from error
    mentions = [number for number, (label, _) in lines.bounds.items() if label in TYPES]
    keys = _keys(mentions, lines.same, lines.notes)
    marks = []
    triggers = {trigger for trigger, _ in lines.events.values()}
    for number, (label, _) in lines.bounds.items():
        spans = lines.meant(number, text)
        if label in TYPES:
            named = {name: value for name, value in lines.notes.get(number, {}).items() if name in ("name", "role")}
            marks.append(Mark(number, label, spans, {"speaker": keys[number], **named}))
        elif label not in KINDS or number not in triggers:
            marks.append(Mark(number, CUE if label in KINDS else label, spans))
    for number, (trigger, arguments) in lines.events.items():
        marks.append(_cue(number, trigger, arguments, lines, keys, text, file))
    return tuple(marks)


def _cue(number: str, trigger: str, arguments: Iterable[tuple[str, str]], lines: _Lines, keys: Mapping[str, str], text: str, file: str) -> Mark:
    if trigger not in lines.bounds:
        raise InputError(f"{number} has no trigger {trigger}", file=file)
    kind, spans = lines.bounds[trigger][0], lines.meant(trigger, text)
    values = {"kind": kind, **{name: value for name, value in lines.notes.get(number, {}).items() if name in ("quote", "speaker")}}
    if number in lines.stances:
        values["stance"] = lines.stances[number]
    links = []
    for name, target in arguments:
        if name != "speaker":
            links.append((name, target))
        elif target in keys:
            values["speaker"] = keys[target]
        else:
            raise InputError(f"{number} has a speaker {target} that is no mention", file=file, expected=f"one of {', '.join(TYPES)}")
    return Mark(number, CUE, spans, values, tuple(links))


def _keys(mentions: list[str], same: Iterable[list[str]], notes: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The speaker's key of each mention: the sets decide who is the same, the notes what he is called. Of a speaker whose mentions were separated,
    those with his name keep his key, else the most."""
    group = {mention: [mention] for mention in mentions}
    for each in same:
        members = [mention for mention in each if mention in group]
        merged = list(dict.fromkeys(other for mention in members for other in group[mention]))
        group |= dict.fromkeys(merged, merged)
    groups = list({id(members): members for members in group.values()}.values())
    groups.sort(key=lambda members: (not any("name" in notes.get(mention, {}) for mention in members), -len(members)))
    noted = {note["speaker"] for note in notes.values() if "speaker" in note}
    keys: dict[str, str] = {}
    for members in groups:
        known = [notes[mention]["speaker"] for mention in members if "speaker" in notes.get(mention, {})]
        free = [key for key in known if key not in keys.values()]
        number = 1
        while not free and (f"s{number}" in noted or f"s{number}" in keys.values()):
            number += 1
        key = max(free, key=known.count) if free else f"s{number}"
        keys |= dict.fromkeys(members, key)
    return keys
