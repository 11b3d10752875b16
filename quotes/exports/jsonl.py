"""Analysed articles ↔ JSON Lines, one article a line. `quotes.schema.json` beside this file says what a line holds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import orjson

from quotes.articles.files import STDIN, open_bytes
from quotes.errors import InputError
from quotes.nouns import Article, Evidence, Passage, Quote, Span, Speaker

OWN = ("id", "title", "date", "outlet", "url", "text", "speakers", "quotes")
EXPECTED = "an analysed article, as `quotes extract` writes it"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line."""
    return cast(dict[str, Any], orjson.loads(files("quotes.exports").joinpath("quotes.schema.json").read_bytes()))


def to_record(article: Article) -> dict[str, Any]:
    """The article as plain JSON values, in the order in which they are written."""
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "outlet": article.outlet,
        "url": article.url,
        **article.extra,
        "text": article.text,
        "speakers": [_speaker_record(speaker) for speaker in article.speakers],
        "quotes": [_quote_record(quote) for quote in article.quotes],
    }


def to_line(article: Article) -> bytes:
    """The article's line, with its line feed. Values of the input that JSON does not know (of a Parquet file) are written as strings."""
    return orjson.dumps(to_record(article), default=str, option=orjson.OPT_APPEND_NEWLINE)


def _speaker_record(speaker: Speaker) -> dict[str, Any]:
    return {
        "key": speaker.key,
        "name": speaker.name,
        "type": speaker.type,
        "mentions": _pairs(speaker.mentions),
        "role": speaker.role,
        "anonymous": speaker.anonymous,
        "title_mentions": _pairs(speaker.title_mentions),
        "identity": speaker.identity,
    }


def _quote_record(quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "cue": _pairs(quote.cue.spans),
        "source": _whole(quote.source),
        "speaker": quote.speaker.key if quote.speaker else None,
        "content": _pairs(quote.content.spans),
        "relay": _pairs(quote.relay.spans) if quote.relay else None,
        "addressee": _whole(quote.addressee),
        "inside": quote.inside,
        "stance": quote.stance,
        "where": quote.where,
        "relay_speakers": [speaker.key for speaker in quote.relay_speakers],
        "addressee_speaker": quote.addressee_speaker.key if quote.addressee_speaker else None,
        "mentioned": [speaker.key for speaker in quote.mentioned],
        "evidence": {"rule": quote.evidence.rule, "spans": _pairs(quote.evidence.spans)},
        "confidence": quote.confidence,
        "unresolved": quote.unresolved,
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _whole(passage: Passage | None) -> list[int] | None:
    """Source and addressee are one span in the format; a passage of several is written from its first to its last code point."""
    return [passage.start, passage.end] if passage else None


def from_record(record: Mapping[str, Any]) -> Article:
    """The article of a record.

    Raises:
        InputError: a field is missing or not as the schema says (without its place, which the caller knows).
    """
    try:
        return _article(record)
    except KeyError as error:
        raise InputError(f"no field {error.args[0]!r}", expected=EXPECTED) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise InputError(f"wrong value: {error}", expected=EXPECTED) from error


def _article(record: Mapping[str, Any]) -> Article:
    speakers = {each["key"]: _speaker(each) for each in record["speakers"]}
    for name in ("id", "text"):
        if not isinstance(record[name], str):
            raise ValueError(f"{name!r} must be a string")
    return Article(
        id=record["id"],
        text=record["text"],
        title=record.get("title"),
        date=record.get("date"),
        outlet=record.get("outlet"),
        url=record.get("url"),
        extra=MappingProxyType({name: value for name, value in record.items() if name not in OWN}),
        speakers=tuple(speakers.values()),
        quotes=tuple(_quote(each, record["title"] if each["where"] == "title" else record["text"], speakers) for each in record["quotes"]),
    )


def _speaker(record: Mapping[str, Any]) -> Speaker:
    return Speaker(
        key=record["key"],
        name=record["name"],
        type=record["type"],
        mentions=_spans(record["mentions"]),
        role=record["role"],
        anonymous=record["anonymous"],
        title_mentions=_spans(record["title_mentions"]),
        identity=record["identity"],
    )


def _quote(record: Mapping[str, Any], text: str, speakers: Mapping[str, Speaker]) -> Quote:
    def speaker(key: str | None) -> Speaker | None:
        if key is not None and key not in speakers:
            raise ValueError(f"quote {record['id']!r} names a speaker {key!r} that the article does not list")
        return None if key is None else speakers[key]

    def passage(spans: Any) -> Passage | None:
        return Passage.of(text, spans) if spans else None

    return Quote(
        id=record["id"],
        kind=record["kind"],
        cue=Passage.of(text, record["cue"]),
        content=Passage.of(text, record["content"]),
        source=passage([record["source"]] if record["source"] else None),
        speaker=speaker(record["speaker"]),
        evidence=Evidence(record["evidence"]["rule"], _spans(record["evidence"]["spans"])),
        relay=passage(record["relay"]),
        addressee=passage([record["addressee"]] if record["addressee"] else None),
        inside=record["inside"],
        stance=record["stance"],
        where=record["where"],
        relay_speakers=tuple(filter(None, map(speaker, record["relay_speakers"]))),
        addressee_speaker=speaker(record["addressee_speaker"]),
        mentioned=tuple(filter(None, map(speaker, record["mentioned"]))),
        confidence=record["confidence"],
        unresolved=record["unresolved"],
    )


def _spans(pairs: Iterable[Any]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def read_jsonl(path: str | Path) -> Iterator[Article]:
    """The analysed articles of a file (`.gz` and `.zst` too; `-` is standard input), one by one.

    Raises:
        InputError: with file and line.
    """
    name = str(path)
    for line, record in read_records(name):
        try:
            yield from_record(record)
        except InputError as error:
            raise InputError(error.reason, file=name, line=line, expected=error.expected) from error


def read_records(name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a file with their lines. Raises `InputError`."""

    if name != STDIN and not Path(name).is_file():
        raise InputError("no such file", file=name)
    with sys.stdin.buffer if name == STDIN else open_bytes(Path(name)) as stream:
        for line, raw in enumerate(stream, 1):
            if line == 1:
                raw = raw.removeprefix(b"\xef\xbb\xbf")
            if not raw.strip():
                continue
            try:
                record = orjson.loads(raw)
            except orjson.JSONDecodeError as error:
                reason = f"broken JSON: {error.msg} (column {error.colno})"
                raise InputError(reason, file=name, line=line, expected="one JSON object a line") from error
            if not isinstance(record, dict):
                raise InputError(f"a JSON {type(record).__name__}", file=name, line=line, expected="one JSON object a line")
            yield line, record
