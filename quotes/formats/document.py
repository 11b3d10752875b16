"""An article as annotation tools see it: one text, marks on it, links between marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, get_args

from quotes.nouns import Kind, Span, SpeakerType, Stance

KINDS: tuple[str, ...] = get_args(Kind)
STANCES: tuple[str, ...] = get_args(Stance)
# A mention of a speaker is labelled with the speaker's type.
TYPES: tuple[str, ...] = get_args(SpeakerType)
CUE = "cue"
# What a cue is linked to; the links are named as the labels are. `inside` leads from a cue to the cue of the quote that holds it.
PARTS = ("content", "source", "relay", "addressee")
INSIDE = "inside"
# Between a title and the text.
GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled passage.

    Args:
        id: unique in the document, of no meaning outside it.
        label: `cue`, one of `PARTS`, or for a mention of a speaker one of `TYPES`.
        spans: its pieces in code points of the document's text.
        values: of a cue `quote` (the quote's id), `kind`, `stance`, `speaker` (its key); of a mention `speaker`, and of a speaker's first one
            `name` and `role`. Each may be missing in what an annotator added.
        links: names and the ids of marks; only cues have any.
    """

    id: str
    label: str
    spans: tuple[Span, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One article's text, the title before it where there is one, with its marks.

    `rest` holds as JSON values what marks do not say: the article's fields, its speakers and quotes as they were, and the text's checksum. It is
    empty for a document that never was an article of ours.
    """

    id: str
    text: str
    marks: tuple[Mark, ...]
    rest: Mapping[str, Any] = field(default_factory=dict)


def joined(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The pieces in order, those joined between which there is a seam: nothing, or white space with a line break or tab in it.

    Tools split a mark at the end of a line, or where another one begins, and nobody means two pieces by that.
    """
    pieces: list[Span] = []
    for span in sorted(spans):
        if pieces and pieces[-1].end <= span.start and _is_seam(text[pieces[-1].end : span.start]):
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    return tuple(pieces)


def _is_seam(gap: str) -> bool:
    return not gap or (gap.isspace() and ("\t" in gap or gap.splitlines() != [gap]))


def checksum(text: str) -> str:
    """By which a text that was changed is known; half surrogate pairs, which are in no file, count as they are."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
