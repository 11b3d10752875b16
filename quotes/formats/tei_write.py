"""A document with marks → a `<TEI>` element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from quotes.exports.xml import escaped
from quotes.formats.document import CUE, GAP, INSIDE, PARTS, TYPES, Document, Mark, joined
from quotes.formats.nesting import Border, cut, nest
from quotes.formats.tei_header import header
from quotes.formats.xml_text import held
from quotes.nouns import Span

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# From outside in, where the same words are several of them.
_ORDER = {label: rank for rank, label in enumerate(("content", CUE, *PARTS[1:], *TYPES))}
# By which a fragment is known for what it is; the others stand at the first one only.
_EVERYWHERE = ("type", "ref")
# A bare carriage return would be read as a line feed.
_IN_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}


def tei(document: Document, number: int) -> str:
    """The article as the `number`th of a corpus: all its `xml:id`s begin with that number."""
    names = _Names(f"a{number}.")
    people = {speaker["key"]: names.of(speaker["key"], "speaker") for speaker in document.rest["speakers"]}
    marks = sorted((mark for mark in document.marks), key=lambda mark: _ORDER[mark.label])
    elements, links = _elements(document, people, names)
    apart = {elements[mark.id].name: [list(span) for span in mark.spans] for mark in marks if joined(mark.spans, document.text) != mark.spans}
    rest = {**document.rest, "pieces": apart} if apart else document.rest
    text = f'<text xml:lang="ar" xml:space="preserve">\n<body>\n{_body(document, marks, elements)}{links}</body>\n</text>\n'
    return f"<TEI>\n{header(document.id, rest, people)}{text}</TEI>\n"


class _Names:
    """`xml:id`s: as somebody called a thing if XML allows that, each once."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def of(self, wanted: str, kind: str) -> str:
        name = wanted if _NAME.fullmatch(wanted) else kind
        while name in self._taken:
            self._numbers[kind] = number = self._numbers.get(kind, 1) + 1
            name = f"{kind}-{number}"
        self._taken.add(name)
        return self._prefix + name


@dataclass(frozen=True, slots=True)
class _Element:
    """How a mark is written: the tag, the attributes of its first fragment, its `xml:id`, and whether others point to it."""

    tag: str
    attributes: Mapping[str, str]
    name: str
    known: bool = False

    def opening(self, fragment: int, of: int) -> str:
        """The start tag of one of its fragments, counted from 0."""
        names = [self.name, *(f"{self.name}.{number}" for number in range(2, of + 1))]
        attributes = {"xml:id": names[fragment]} if self.known or of > 1 else {}
        attributes |= self.attributes if fragment == 0 else {key: value for key, value in self.attributes.items() if key in _EVERYWHERE}
        attributes |= {"prev": f"#{names[fragment - 1]}"} if fragment else {}
        attributes |= {"next": f"#{names[fragment + 1]}"} if fragment + 1 < of else {}
        return f"<{self.tag}" + "".join(f' {name}="{escaped(held(value))}"' for name, value in attributes.items()) + ">"


def _elements(document: Document, people: Mapping[str, str], names: _Names) -> tuple[dict[str, _Element], str]:
    """The elements by their marks' ids, and the links between quotes."""
    cues = [mark for mark in document.marks if mark.label == CUE]
    said = {cue.id: names.of(cue.values["quote"], "quote") for cue in cues}
    elements: dict[str, _Element] = {}
    inside = []
    for cue in cues:
        values, quote = cue.values, said[cue.id]
        who = {"who": f"#{people[values['speaker']]}"} if "speaker" in values else {}
        told = {"direct": str(values["kind"] == "direct").lower(), "ana": f"#kind.{values['kind']} #stance.{values['stance']}"}
        elements[cue.id] = _segment(CUE, quote, names)
        for name, target in cue.links:
            if name == INSIDE:
                inside.append(f'<link target="#{quote} #{said[target]}"/>\n')
            elif name == "content":
                elements[target] = _Element("said", {"n": values["quote"], **who, **told}, quote, known=True)
            else:
                elements[target] = _segment(name, quote, names)
    for mark in document.marks:
        if mark.label in TYPES:
            elements[mark.id] = _Element("rs", {"ref": f"#{people[mark.values['speaker']]}"}, names.of("", "mention"))
    return elements, f'<linkGrp type="{INSIDE}">\n{"".join(inside)}</linkGrp>\n' if inside else ""


def _segment(label: str, quote: str, names: _Names) -> _Element:
    return _Element("seg", {"type": label, "corresp": f"#{quote}"}, names.of("", label))


def _blocks(document: Document) -> Iterator[tuple[str, Span]]:
    """`head` and `p` with the stretches that they hold; there is always one."""
    at = len(document.rest["title"] + GAP) if document.rest["title"] else 0
    if at:
        yield "head", Span(0, at)
    ends = [match.end() for match in re.finditer("\n", document.text) if match.end() > at]
    for start, end in pairwise((at, *ends)):
        yield "p", Span(start, end)
    last = ends[-1] if ends else at
    if last < len(document.text) or not ends:
        yield "p", Span(last, len(document.text))


def _body(document: Document, marks: Iterable[Mark], elements: Mapping[str, _Element]) -> str:
    spans: list[Span] = []
    owners: list[_Element] = []
    for mark in marks:
        spans += mark.spans
        owners += [elements[mark.id]] * len(mark.spans)
    tags, blocks = zip(*_blocks(document), strict=True)
    # TEI lets no name hold what is said.
    said, names = ({number for number, owner in enumerate(owners) if owner.tag == tag} for tag in ("said", "rs"))
    borders = [list(nest(inside, said, names)) for inside in cut(spans, blocks)]
    fragments: dict[str, int] = {}
    for number in (border.opens for each in borders for border in each if border.opens is not None):
        name = owners[number].name
        fragments[name] = fragments.get(name, 0) + 1
    seen: dict[str, int] = {}
    return "".join(
        f"<{tag}>{_block(document.text, block, each, owners, fragments, seen)}</{tag}>\n"
        for tag, block, each in zip(tags, blocks, borders, strict=True)
    )


def _block(text: str, block: Span, borders: Iterable[Border], owners: list[_Element], fragments: Mapping[str, int], seen: dict[str, int]) -> str:
    parts = []
    at = block.start
    opened: list[_Element] = []
    for border in borders:
        parts.append(text[at : border.at].translate(_IN_TEXT))
        at = border.at
        if border.opens is None:
            parts.append(f"</{opened.pop().tag}>")
        else:
            element = owners[border.opens]
            number = seen.get(element.name, 0)
            seen[element.name] = number + 1
            opened.append(element)
            parts.append(element.opening(number, fragments[element.name]))
    return "".join(parts) + text[at : block.end].translate(_IN_TEXT)
