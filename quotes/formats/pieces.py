"""Marks in pieces ↔ single stretches, for formats whose annotations have one stretch each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from quotes.formats.document import CUE, INSIDE, Mark
from quotes.nouns import Span

# The link from a piece to the one after it.
NEXT = "next"


@dataclass(frozen=True, slots=True)
class Piece:
    """A labelled stretch; the first one of a mark has its values and links."""

    id: str
    label: str
    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()


def split(marks: Iterable[Mark]) -> Iterator[Piece]:
    """The marks' pieces, each linked to the next."""
    for mark in marks:
        names = [mark.id, *(f"{mark.id}.{number}" for number in range(2, len(mark.spans) + 1))]
        for number, (name, span) in enumerate(zip(names, mark.spans, strict=True)):
            following = ((NEXT, names[number + 1]),) if number + 1 < len(names) else ()
            first = number == 0
            yield Piece(name, mark.label, span, mark.values if first else {}, (mark.links if first else ()) + following)


def gather(pieces: Iterable[Piece]) -> tuple[Mark, ...]:
    """The marks of pieces. A link without a name is named by what it leads to. Raises `ValueError` for pieces of different labels that follow each
    other, and for links `next` that come together or lead in a circle."""
    known = {piece.id: piece for piece in pieces}
    follows: dict[str, str] = {}
    for piece in known.values():
        for name, target in piece.links:
            if name == NEXT and target in known:
                if known[target].label != piece.label:
                    raise ValueError(f"a {piece.label} goes on in a {known[target].label}")
                if target in follows:
                    raise ValueError(f"two pieces go on in the same {piece.label}")
                follows[target] = piece.id
    firsts = {name: _first(name, follows) for name in known}
    spans: dict[str, list[Span]] = {}
    values: dict[str, dict[str, str]] = {}
    links: dict[str, list[tuple[str, str]]] = {}
    for piece in known.values():
        first = firsts[piece.id]
        spans.setdefault(first, []).append(piece.span)
        values[first] = {**piece.values, **values.get(first, {})}
        links.setdefault(first, []).extend((_named(name, target, known), firsts.get(target, target)) for name, target in piece.links if name != NEXT)
    return tuple(
        Mark(name, known[name].label, tuple(sorted(spans[name])), values[name], tuple(links[name])) for name in known if firsts[name] == name
    )


def _named(name: str, target: str, known: Mapping[str, Piece]) -> str:
    label = known[target].label if target in known else ""
    return name or (INSIDE if label == CUE else label)


def _first(name: str, follows: Mapping[str, str]) -> str:
    seen = {name}
    while name in follows:
        name = follows[name]
        if name in seen:
            raise ValueError("the pieces of a mark go on in a circle")
        seen.add(name)
    return name
