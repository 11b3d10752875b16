"""The elements of a TEI text → pieces of marks, and the marks of quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from quotes.errors import InputError
from quotes.formats.document import CUE, INSIDE, KINDS, PARTS, TYPES, Mark
from quotes.formats.pieces import NEXT, Piece
from quotes.formats.tei_header import NAMESPACE
from quotes.nouns import Span

NAMES = ("rs", "name", "persName", "orgName", "placeName")
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SEGMENTS = (CUE, *PARTS[1:])
_TRUE, _FALSE = ("true", "1"), ("false", "0")
Records = Mapping[str, Mapping[str, Any]]


def local(element: Element) -> str:
    """The element's name in TEI's namespace."""
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def to_pieces(found: Iterable[tuple[Element, Span]], records: Records) -> list[Piece]:
    """The pieces of elements at their places; `records` are the speakers by `xml:id`. Raises `InputError` for pointers that lead nowhere."""
    made: list[Piece] = []
    pairs: set[tuple[str, str]] = set()
    for number, (element, span) in enumerate(found):
        label, values = _meaning(element, records)
        if label:
            name = element.get(_ID) or f"#{number}"
            made.append(Piece(name, label, span, values))
            if following := element.get("next"):
                pairs.add((name, following.removeprefix("#")))
            if previous := element.get("prev"):
                pairs.add((previous.removeprefix("#"), name))
    names = {piece.id for piece in made}
    if missing := sorted({name for pair in pairs for name in pair} - names):
        raise InputError(f"a fragment leads to {missing[0]!r}, which is not there", expected="@next and @prev with the xml:id of a like element")
    if len(names) < len(made):
        raise InputError("two elements have the same xml:id")
    follows = dict(pairs)
    if len(follows) < len(pairs):
        raise InputError("a fragment has two that follow it", expected="@next and @prev that agree")
    return [Piece(each.id, each.label, each.span, each.values, ((NEXT, follows[each.id]),) if each.id in follows else ()) for each in made]


def _meaning(element: Element, records: Records) -> tuple[str, dict[str, str]]:
    """The label and the values of the mark of which the element is a fragment; no label if it is none of ours."""
    name = local(element)
    if name == "said":
        return "content", _said(element, records)
    if name == "seg" and element.get("type") in _SEGMENTS:
        return element.get("type", ""), {"of": element.get("corresp", "")}
    if name in NAMES and element.get("ref", "").startswith("#"):
        record = _person(element.get("ref", ""), records)
        return record["type"], {"speaker": record["key"]}
    return "", {}


def _said(element: Element, records: Records) -> dict[str, str]:
    values = dict(pointer.removeprefix("#").partition(".")[::2] for pointer in element.get("ana", "").split() if "." in pointer)
    values = {name: value for name, value in values.items() if name in ("kind", "stance")}
    if element.get("direct") in _TRUE + _FALSE:
        direct = element.get("direct") in _TRUE
        if values.setdefault("kind", "direct" if direct else "indirect") in KINDS and (values["kind"] == "direct") != direct:
            raise InputError(f"a <said> has direct={element.get('direct')!r} and the kind {values['kind']!r}", expected="@direct and @ana that agree")
    if quote := element.get("n"):
        values["quote"] = quote
    if who := element.get("who"):
        values["speaker"] = _person(who, records)["key"]
    return values


def _person(pointer: str, records: Records) -> Mapping[str, Any]:
    name = pointer.removeprefix("#")
    if name not in records:
        raise InputError(f"nobody in the header is called {pointer!r}", expected="one <person>, <personGrp> or <org> with that xml:id")
    return records[name]


def firsts(pieces: Sequence[Piece]) -> dict[str, str]:
    """The first fragment's name by the names of all; there must be no circles."""
    before = {target: piece.id for piece in pieces for _, target in piece.links}
    found = {}
    for piece in pieces:
        name = piece.id
        while name in before:
            name = before[name]
        found[piece.id] = name
    return found


def quoted(marks: Sequence[Mark], owners: Mapping[str, str], inside: Iterable[str], text: str) -> Iterator[Mark]:
    """The marks as a document has them: all that `<said>`s say said by the cues. Raises `InputError` for a `<said>` without a cue, and vice versa."""
    parts: dict[tuple[str, str], list[Span]] = {}
    contents = {mark.id: mark for mark in marks if mark.label == "content"}
    for mark in marks:
        if mark.label in TYPES or mark.label == "content":
            yield mark
            continue
        for pointer in mark.values["of"].split() or [""]:
            target = owners.get(pointer.removeprefix("#"), "")
            if target not in contents:
                words = " … ".join(text[slice(*span)] for span in mark.spans)
                raise InputError(f"the {mark.label} {words!r} belongs to no <said>: corresp={pointer!r}", expected="@corresp with a <said>'s xml:id")
            parts.setdefault((target, mark.label), []).extend(mark.spans)
    outer = _inside(inside, owners, contents)
    for name, content in contents.items():
        # `content` itself came by above; who said it, and how, is its cue's to say.
        if (name, CUE) not in parts:
            words = " … ".join(text[slice(*span)] for span in content.spans)
            raise InputError(f"the <said> {words!r} has no cue", expected=f'a <seg type="{CUE}" corresp="#{name}">')
        links = [("content", name)]
        for label in PARTS[1:]:
            if spans := parts.get((name, label)):
                yield Mark(f"{label} of {name}", label, tuple(sorted(spans)))
                links.append((label, f"{label} of {name}"))
        links += [(INSIDE, f"{CUE} of {outer[name]}")] if name in outer else []
        yield Mark(f"{CUE} of {name}", CUE, tuple(sorted(parts[name, CUE])), content.values, tuple(links))


def _inside(links: Iterable[str], owners: Mapping[str, str], contents: Mapping[str, Mark]) -> dict[str, str]:
    """Which quote lies inside which, by the names of the `<said>`s."""
    found = {}
    for link in links:
        names = [owners.get(pointer.removeprefix("#"), "") for pointer in link.split()]
        if len(names) != 2 or not contents.keys() >= {*names}:
            raise InputError(f"a link has the target {link!r}", expected="two <said>s, the one inside first")
        found[names[0]] = names[1]
    return found
