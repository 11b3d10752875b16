"""A document with marks → the lines of CoNLL-U."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from quotes.formats.conllu_tokens import MENTION, NAMES, spans, tags, tokens, written_id, written_space
from quotes.formats.document import CUE, GAP, INSIDE, TYPES, Document
from quotes.formats.json_text import line
from quotes.nouns import Span
from quotes.parsing.split import split_sentences

# What the comments say of speakers, so that `rest` need not.
SPEAKER_FIELDS = ("name", "type", "role")
Group = tuple[str, str]


def lines(document: Document, number: int) -> Iterator[str]:
    """The article as the `number`th of a file, line by line."""
    sentences = _sentences(document)
    groups = _groups(document)
    borders = {end for found in groups.values() for span in found for end in span} | {end for span, _ in sentences for end in span}
    words = tokens(document.text, borders)
    misc: list[dict[str, list[str]]] = [{} for _ in words]
    untold = []
    for (name, owner), found in groups.items():
        tagged = tags(found, words)
        for at, tag in tagged.items():
            misc[at].setdefault(name, []).append(f"{tag}-{written_id(owner)}")
        if spans(tagged, words) != found:
            untold.append([name, owner, [list(span) for span in found]])
    yield f"# newdoc id = {written_id(document.id)}"
    yield from _comments(document, untold, not words)
    paragraph = None
    starts = [span.start for span, _ in sentences]
    numbered = groupby(range(len(words)), key=lambda at: _last_before(starts, words[at].start))
    for sentence, inside in numbered:
        rows = list(inside)
        if sentences[sentence][1] != paragraph:
            paragraph = sentences[sentence][1]
            yield "# newpar"
        yield f"# sent_id = {number}-{sentence + 1}"
        gaps = [document.text[words[at].end : _next_start(words, at, document.text)] for at in rows]
        shown = "".join(document.text[slice(*words[at])] + (" " if gap else "") for at, gap in zip(rows, gaps, strict=True))
        yield f"# text = {shown.strip()}"
        for place, (at, gap) in enumerate(zip(rows, gaps, strict=True), 1):
            before = {"SpacesBefore": written_space(document.text[: words[0].start])} if at == 0 and words[0].start else {}
            after = {} if gap == " " else {"SpacesAfter": written_space(gap)} if gap else {"SpaceAfter": "No"}
            told = {name: ",".join(owners) for name, owners in misc[at].items()} | before | after
            cells = "|".join(f"{name}={told[name]}" for name in sorted(told)) or "_"
            yield "\t".join((str(place), document.text[slice(*words[at])], *"_______", cells))
        yield ""
    if not words:
        yield ""


def _groups(document: Document) -> dict[Group, list[Span]]:
    """All passages that one name and owner has in MISC; a speaker's mentions are one group."""
    owners = {target: mark.values["quote"] for mark in document.marks if mark.label == CUE for _, target in ((CUE, mark.id), *mark.links)}
    # A link `inside` leads to a cue of another quote.
    owners |= {mark.id: mark.values["quote"] for mark in document.marks if mark.label == CUE}
    groups: dict[Group, list[Span]] = {}
    for mark in document.marks:
        group = (MENTION, mark.values["speaker"]) if mark.label in TYPES else (NAMES[mark.label], owners[mark.id])
        groups[group] = sorted([*groups.get(group, []), *mark.spans])
    return groups


def _comments(document: Document, untold: list[Any], textless: bool) -> Iterator[str]:
    for speaker in document.rest["speakers"]:
        yield f"# speaker {written_id(speaker['key'])} = {line({name: speaker[name] for name in SPEAKER_FIELDS})}"
    cues = {mark.id: mark.values for mark in document.marks if mark.label == CUE}
    for mark in document.marks:
        if mark.label == CUE:
            told = {name: mark.values[name] for name in ("kind", "stance", "speaker") if name in mark.values}
            told |= {name: cues[target]["quote"] for name, target in mark.links if name == INSIDE}
            yield f"# quote {written_id(mark.values['quote'])} = {line(told)}"
    more: dict[str, Any] = {"untold": untold} if untold else {}
    more |= {"text": document.text} if textless else {}
    yield f"# rest = {line({'id': document.id, **document.rest, **more})}"


def _sentences(document: Document) -> list[tuple[Span, tuple[str, int]]]:
    """The sentences' spans with the number of their paragraph; the title's are apart."""
    head = len(document.rest["title"] + GAP) if document.rest["title"] else 0
    found = []
    for where, start, end in (("title", 0, head), ("text", head, len(document.text))):
        found += [(Span(span.start + start, span.end + start), (where, paragraph)) for span, paragraph in split_sentences(document.text[start:end])]
    return found


def _last_before(starts: list[int], place: int) -> int:
    return bisect_right(starts, place) - 1


def _next_start(words: list[Span], at: int, text: str) -> int:
    return words[at + 1].start if at + 1 < len(words) else len(text)
