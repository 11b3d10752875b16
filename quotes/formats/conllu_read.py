"""The lines of CoNLL-U about one article → a document with marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

import orjson

from quotes.errors import InputError
from quotes.formats.conllu_tokens import MENTION, NAMES, read_id, read_space, spans, tags
from quotes.formats.document import CUE, INSIDE, PARTS, Document, Mark
from quotes.formats.people import told
from quotes.nouns import Span

_COLUMNS = 10
Group = tuple[str, str]


class Row(NamedTuple):
    """A token: its form, and the pairs of its MISC."""

    form: str
    misc: dict[str, str]


@dataclass(slots=True)
class Block:
    """What a file says of one article: the line at which that begins, comments in order, tokens."""

    line: int
    comments: list[tuple[str, str]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    _within: int = 0

    def add(self, text: str) -> None:
        """Takes a row, or the empty line that ends a sentence. Of a multiword token's words only the token counts. Raises `ValueError`."""
        if not text:
            self._within = 0
            return
        cells = text.split("\t")
        if len(cells) != _COLUMNS:
            raise ValueError(f"{len(cells)} columns, not {_COLUMNS}")
        number, _, last = cells[0].partition("-")
        if "." in number or (not last and int(number) <= self._within):
            return
        self._within = int(last or 0) or self._within
        misc = {} if cells[-1] == "_" else dict(pair.partition("=")[::2] for pair in cells[-1].split("|"))
        self.rows.append(Row(cells[1], misc))


def document_of(block: Block, number: int) -> Document:
    """The document of a block, the `number`th of a file. Raises `InputError`."""
    named: dict[str, dict[str, Any]] = {"speaker": {}, "quote": {}}
    article_id, rest = str(number), {}
    for name, value in block.comments:
        kind, _, owner = name.partition(" ")
        if name == "newdoc id":
            article_id = read_id(value)
        elif name == "rest":
            rest = _json(name, value)
        elif kind in named:
            named[kind][read_id(owner)] = _json(name, value)
    text, words = _text(block.rows)
    text = rest.get("text", text) if not words else text
    before = {record["key"]: record for record in rest.get("speakers", ())}
    speakers = [told({**record, "key": key}, before.get(key, {})) for key, record in named["speaker"].items()]
    groups = _groups(block.rows)
    # One span list for each group: what the rows say, or what they cannot say.
    found = {group: spans(tagged, words) for group, tagged in groups.items()}
    for name, owner, pairs in rest.get("untold", ()):
        meant = [Span(*pair) for pair in pairs]
        if tags(meant, words) == groups.get((name, owner), {}):
            found[name, owner] = meant
    kinds = {speaker["key"]: speaker["type"] for speaker in speakers}
    marks = (*_mentions(found, kinds), *_quotes(found, named["quote"]))
    return Document(str(rest.get("id", article_id)), text, marks, {**rest, "speakers": speakers} if rest else {})


def _json(name: str, value: str) -> dict[str, Any]:
    try:
        record = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise InputError(f"the comment {name!r} is broken JSON: {error}") from error
    if not isinstance(record, dict):
        raise InputError(f"the comment {name!r} holds no JSON object")
    return record


def _text(rows: Sequence[Row]) -> tuple[str, list[Span]]:
    """The text of the rows, and where their tokens lie in it."""
    try:
        gaps = [read_space(row.misc["SpacesAfter"]) if "SpacesAfter" in row.misc else " " * (row.misc.get("SpaceAfter") != "No") for row in rows]
        first = read_space(rows[0].misc.get("SpacesBefore", "")) if rows else ""
    except ValueError as error:
        raise InputError(str(error), expected=r"\s, \t, \n, \r or \u and four digits") from error
    starts = accumulate((len(row.form) + len(gap) for row, gap in zip(rows, gaps, strict=True)), initial=len(first))
    words = [Span(start, start + len(row.form)) for start, row in zip(starts, rows, strict=False)]
    return first + "".join(row.form + gap for row, gap in zip(rows, gaps, strict=True)), words


def _groups(rows: Sequence[Row]) -> dict[Group, dict[int, str]]:
    groups: dict[Group, dict[int, str]] = {}
    for number, row in enumerate(rows):
        for name in (MENTION, *NAMES.values()):
            for value in filter(None, row.misc.get(name, "").split(",")):
                tag, dash, owner = value.partition("-")
                if tag not in ("B", "I") or not dash:
                    raise InputError(f"{row.form!r} has {name}={value}", expected="B- or I- and an id")
                groups.setdefault((name, read_id(owner)), {})[number] = tag
    return groups


def _mentions(found: Mapping[Group, Sequence[Span]], kinds: Mapping[str, str]) -> Iterator[Mark]:
    for (name, owner), pieces in found.items():
        if name == MENTION:
            yield from (Mark(f"{owner} {number}", kinds.get(owner, "unknown"), (piece,), {"speaker": owner}) for number, piece in enumerate(pieces))


def _quotes(found: Mapping[Group, Sequence[Span]], named: Mapping[str, Mapping[str, Any]]) -> Iterator[Mark]:
    """The marks of quotes, in the order of their comments, then of their tokens. A quote without a token was deleted."""
    tagged = dict.fromkeys(owner for name, owner in found if name != MENTION)
    ordered = [*(quote for quote in named if quote in tagged), *(quote for quote in tagged if quote not in named)]
    for quote in ordered:
        links = []
        for label in PARTS:
            if pieces := found.get((NAMES[label], quote)):
                yield Mark(f"{label} {quote}", label, tuple(pieces))
                links.append((label, f"{label} {quote}"))
        values = {"quote": quote} | {name: str(value) for name, value in named.get(quote, {}).items() if value}
        if outer := values.pop(INSIDE, None):
            if outer not in tagged:
                raise InputError(f"the quote {quote!r} lies inside {outer!r}, which is not there")
            links.append((INSIDE, f"{CUE} {outer}"))
        if (NAMES[CUE], quote) not in found:
            raise InputError(f"the quote {quote!r} has no cue", expected=f"{NAMES[CUE]}=B-{quote} in MISC")
        yield Mark(f"{CUE} {quote}", CUE, tuple(found[NAMES[CUE], quote]), values, tuple(links))
