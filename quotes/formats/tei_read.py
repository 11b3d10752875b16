"""A `<TEI>` element → a document with marks.

Whoever corrects the file may move tags, change attributes, add and delete elements; `xml:id`s and fragments are his to keep in order. Elements that
are none of ours are passed over, their words belong to the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

import orjson

from quotes.errors import InputError
from quotes.formats.document import INSIDE, Document, joined
from quotes.formats.people import told
from quotes.formats.pieces import gather
from quotes.formats.tei_elements import NAMES, firsts, local, quoted, to_pieces
from quotes.formats.tei_header import NAMESPACE
from quotes.formats.xml_text import held
from quotes.nouns import Span

_TEI = f"{{{NAMESPACE}}}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_BLOCKS = ("head", "p", "ab")
_TYPES = {"person": "person", "personGrp": "group", "org": "organization"}


def document_of(element: Element, number: int) -> Document:
    """The document of the `number`th article. Raises `InputError` for pointers that lead nowhere, and for what nobody can have meant."""
    known = _known(element, number)
    people = {each.get(_ID, ""): each for each in element.iter() if local(each) in _TYPES and each.get(_ID)}
    before = {record["key"]: record for record in known["rest"].get("speakers", ())}
    records = {name: _speaker(each, before) for name, each in people.items()}
    text, found = _words(element)
    pieces = to_pieces(found, records)
    try:
        marks = gather(pieces)
    except ValueError as error:
        raise InputError(str(error)) from error
    noted = known["rest"].get("pieces", {})
    meant = {mark.id: _meant(mark.spans, noted.get(mark.id, ()), text) for mark in marks}
    rest = {**known["rest"], "speakers": list(records.values())} if known["rest"] or records else {}
    inside = [link.get("target", "") for group in element.iter(f"{_TEI}linkGrp") if group.get("type") == INSIDE for link in group]
    return Document(known["id"], text, tuple(quoted([replace(mark, spans=meant[mark.id]) for mark in marks], firsts(pieces), inside, text)), rest)


def _known(element: Element, number: int) -> dict[str, Any]:
    """What stands in `<xenoData>`; of a file that was not ours only a name."""
    for data in element.iter(f"{_TEI}xenoData"):
        try:
            record = orjson.loads(data.text or "")
            return {"id": str(record["id"]), "rest": dict(record["rest"])}
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
            continue
    named = element.find(f"{_TEI}teiHeader//{_TEI}idno")
    return {"id": (named is not None and (named.text or "").strip()) or str(number), "rest": {}}


def _speaker(element: Element, before: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A speaker's record as the header has it; what it cannot have (identity, places of mentions) as it was."""
    key = str(element.get("n") or element.get(_ID))
    old = before.get(key) or next((record for name, record in before.items() if held(name) == key), {})
    tag = local(element)
    name = next((each.text or "" for each in element if local(each) in NAMES), "")
    role = next((each.text or "" for each in element if local(each) == "note" and each.get("type") == "role"), "")
    kind = element.get("type", _TYPES[tag]) if tag == "org" else _TYPES[tag]
    return told({"key": old.get("key", key), "name": _kept(old.get("name"), name), "type": kind, "role": _kept(old.get("role"), role)}, old)


def _kept(old: str | None, written: str) -> str:
    """What was written, or, where that differs only in white space and in what XML cannot hold, what it was."""
    words = written.split()
    return old if old and held(old).split() == words else " ".join(words)


def _words(element: Element) -> tuple[str, list[tuple[Element, Span]]]:
    """The text, and where in it each element lies."""
    parts: list[str] = []
    found: list[tuple[Element, Span]] = []
    at = 0

    def add(words: str | None) -> None:
        nonlocal at
        if words:
            parts.append(words)
            at += len(words)

    def walk(each: Element) -> None:
        start = at
        add(each.text)
        place = len(found)
        for child in each:
            walk(child)
            add(child.tail)
        found.insert(place, (each, Span(start, at)))

    for body in element.iter(f"{_TEI}body"):
        for block in body.iter():
            if local(block) in _BLOCKS:
                if parts and not parts[-1].endswith("\n"):
                    add("\n")
                walk(block)
    return "".join(parts), found


def _meant(spans: tuple[Span, ...], noted: Sequence[Sequence[int]], text: str) -> tuple[Span, ...]:
    """The pieces of fragments: as they were noted, if those are the same words."""
    pieces = tuple(Span(*pair) for pair in noted)
    return pieces if pieces and joined(pieces, text) == joined(spans, text) else joined(spans, text)
