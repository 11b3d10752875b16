"""A document with marks → the article, as whoever corrected it left it.

What was changed wins; what stands beside the marks (`rest`) fills up what no mark says. A quote that was changed is the annotator's: rule
`annotated`, no evidence, no confidence. A cue without content reports nothing, and is refused with its words; a part that hangs on no cue is
passed over.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from quotes.errors import InputError
from quotes.exports.jsonl import from_record
from quotes.formats.document import CUE, GAP, INSIDE, KINDS, PARTS, STANCES, TYPES, Document, Mark, checksum
from quotes.formats.people import People
from quotes.nouns import Article

ANNOTATED = "annotated"
NO_SPEAKER = "the annotation names no speaker"
Record = dict[str, Any]


class _Places:
    """Where marks stand: in the title or in the text, and at which of its code points."""

    def __init__(self, document: Document) -> None:
        self.title: str | None = document.rest.get("title")
        head = self.title + GAP if self.title else ""
        if document.rest.get("sha256", before := checksum(document.text)) != before or not document.text.startswith(head):
            raise InputError(f"{document.id}: the text was changed", expected="the text as it was written, to the letter; only marks may change")
        self.id, self._document, self._head, self.text = document.id, document, len(head), document.text[len(head) :]

    def of(self, mark: Mark) -> tuple[str, list[list[int]]]:
        """`title` or `text`, and the pieces there. Raises `InputError` for a mark that lies in neither or in both."""
        spans = sorted(mark.spans)
        if all(span.start >= self._head for span in spans):
            return "text", [[span.start - self._head, span.end - self._head] for span in spans]
        if all(span.end <= len(self.title or "") for span in spans):
            return "title", [list(span) for span in spans]
        raise InputError(f"{self._document.id}: {self.shown(mark)} reaches from the title into the text", expected="marks in one of them")

    def shown(self, mark: Mark) -> str:
        words = " … ".join(self._document.text[slice(*span)] for span in mark.spans)
        return f"the {mark.label} {words!r}"


def rebuild(document: Document) -> Article:
    """The article of the marks.

    Raises:
        InputError: a cue without content, a link to a mark that is not there or of another sort, an unknown label, kind or stance, a mark outside
            the text. It names the document and the words.
    """
    places = _Places(document)
    marks = {mark.id: mark for mark in document.marks}
    for mark in document.marks:
        _check(mark, document)
    cues = [mark for mark in document.marks if mark.label == CUE]
    people = People(document.rest.get("speakers", ()))
    for mark in document.marks:
        if mark.label in TYPES:
            where, (span, *_) = places.of(mark)
            people.add(mark, where, span, document.text)
    known = {quote["id"]: quote for quote in document.rest.get("quotes", ())}
    ids = _ids(cues, known)
    names = {*known, *ids.values()}
    quotes = [_quote(mark, marks, ids, known.get(ids[mark.id], {}), places, people, names) for mark in cues]
    order = {name: number for number, name in enumerate(known)}
    quotes.sort(key=lambda quote: (order.get(quote["id"], len(order)), quote["cue"] if quote["id"] not in order else []))
    fields = {name: document.rest.get(name) for name in ("title", "date", "outlet", "url")}
    speakers = people.records(quotes)
    keys = {speaker["key"] for speaker in speakers}
    for quote in quotes:
        _only_known(quote, keys)
    return from_record({**document.rest.get("extra", {}), **fields, "id": document.id, "text": places.text, "speakers": speakers, "quotes": quotes})


def _check(mark: Mark, document: Document) -> None:
    if mark.label not in (CUE, *PARTS, *TYPES):
        raise InputError(f"{document.id}: unknown label {mark.label!r}", expected=", ".join((CUE, *PARTS, *TYPES)))
    at = 0
    for span in sorted(mark.spans):
        if not at <= span.start < span.end <= len(document.text):
            raise InputError(f"{document.id}: a {mark.label} at {span.start} to {span.end} is empty, overlaps itself or lies outside the text")
        at = span.end
    for name, allowed in (("kind", KINDS), ("stance", STANCES)):
        if mark.label == CUE and mark.values.get(name, allowed[0]) not in allowed:
            raise InputError(f"{document.id}: unknown {name} {mark.values[name]!r}", expected=", ".join(allowed))


def _ids(cues: list[Mark], known: Mapping[str, Any]) -> dict[str, str]:
    """The quotes' ids by their cues' marks: their own ones, each once, else the next that is free."""
    ids: dict[str, str] = {}
    taken = set()
    for mark in cues:
        if (name := mark.values.get("quote")) and name not in taken:
            ids[mark.id] = name
            taken.add(name)
    number = 0
    for mark in cues:
        while mark.id not in ids:
            number += 1
            if (name := f"q{number}") not in taken and name not in known:
                ids[mark.id] = name
    return ids


def _quote(
    cue: Mark, marks: Mapping[str, Mark], ids: Mapping[str, str], before: Record, places: _Places, people: People, names: Container[str]
) -> Record:
    where, spans = places.of(cue)
    parts: dict[str, list[list[int]]] = {}
    # An id that is no quote's had no link that could be deleted.
    inside = before.get("inside") if before.get("inside") not in names else None
    for name, target in cue.links:
        part = marks.get(target)
        if part is None or part.label != (CUE if name == INSIDE else name):
            raise InputError(f"{places.id}: {places.shown(cue)} has a link {name!r} to {places.shown(part) if part else 'nothing'}")
        if name == INSIDE:
            inside = ids[part.id]
            continue
        if name in parts and name != "relay":
            raise InputError(f"{places.id}: {places.shown(cue)} has two of {name!r}", expected="one, in pieces where it is split")
        there, pieces = places.of(part)
        if there != where:
            raise InputError(f"{places.id}: {places.shown(part)} lies in the {there}, its cue in the {where}")
        parts[name] = sorted(parts.get(name, []) + pieces)
    if "content" not in parts:
        raise InputError(f"{places.id}: {places.shown(cue)} has no content", expected="a link from every cue to its content")
    source = _whole(parts.get("source"))
    speaker = cue.values.get("speaker")
    # Nobody was found for these words, and nobody was given to them since.
    left_open = before and before["speaker"] is None and before["source"] == source
    if not speaker and source and not left_open:
        speaker = people.at(where, source, places.title or "" if where == "title" else places.text)
    quote: Record = {
        "id": ids[cue.id],
        "kind": cue.values.get("kind", KINDS[0]),
        "cue": spans,
        "source": source,
        "speaker": speaker or None,
        "content": parts["content"],
        "relay": parts.get("relay"),
        "addressee": _whole(parts.get("addressee")),
        "inside": inside,
        "stance": cue.values.get("stance", STANCES[0]),
        "where": where,
    }
    return quote | _more(quote, before)


def _more(quote: Record, before: Record) -> Record:
    """What no mark says of a quote: as it was, as far as that still holds."""
    same = all(quote[name] == before.get(name) for name in quote)
    relay = quote["relay"] == before.get("relay")
    addressee = quote["addressee"] == before.get("addressee")
    return {
        "relay_speakers": before.get("relay_speakers", []) if relay else [],
        "addressee_speaker": before.get("addressee_speaker") if addressee else None,
        "mentioned": before.get("mentioned", []),
        "evidence": before["evidence"] if same else {"rule": ANNOTATED, "spans": []},
        "confidence": before["confidence"] if same else None,
        "unresolved": None if quote["speaker"] else before.get("unresolved") or NO_SPEAKER,
    }


def _only_known(quote: Record, keys: set[str]) -> None:
    """Leaves out speakers whose last mention was deleted."""
    quote["relay_speakers"] = [key for key in quote["relay_speakers"] if key in keys]
    quote["mentioned"] = [key for key in quote["mentioned"] if key in keys]
    quote["addressee_speaker"] = quote["addressee_speaker"] if quote["addressee_speaker"] in keys else None


def _whole(pieces: list[list[int]] | None) -> list[int] | None:
    return [pieces[0][0], pieces[-1][1]] if pieces else None
