"""Analysed articles → `speakers.jsonl`: who is there in the corpus, one speaker a line.

A speaker with an identity is one line for all its articles; without one it stays its article's own, because two articles' `الوزير` are two people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from quotes.nouns import Article


@dataclass(slots=True)
class _Gathered:
    """What the articles say of one speaker, so far."""

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    roles: dict[str, set[str]] = field(default_factory=dict)
    articles: dict[str, None] = field(default_factory=dict)
    quotes: int = 0
    anonymous: bool = True


def speaker_records(articles: Iterable[Article], wikidata: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """The speakers in order of first appearance: id, name (the most frequent), aliases, type, roles with the dates they were given on, articles.

    Args:
        wikidata: Wikidata ids by identity.
    """
    found: dict[str, _Gathered] = {}
    for article in articles:
        ids = {speaker.key: speaker.identity or f"{article.id}/{speaker.key}" for speaker in article.speakers}
        for speaker in article.speakers:
            gathered = found.setdefault(ids[speaker.key], _Gathered())
            gathered.names[speaker.name] += 1
            gathered.types[speaker.type] += 1
            gathered.articles[article.id] = None
            gathered.anonymous &= speaker.anonymous
            if speaker.role:
                dates = gathered.roles.setdefault(speaker.role, set())
                dates |= {article.date} if article.date else set()
        for quote in article.quotes:
            if quote.speaker:
                found[ids[quote.speaker.key]].quotes += 1
    return [_record(speaker_id, gathered, (wikidata or {}).get(speaker_id)) for speaker_id, gathered in found.items()]


def _record(speaker_id: str, gathered: _Gathered, wikidata: str | None) -> dict[str, Any]:
    # Of equally frequent names the longest says most; the last key only makes the choice stable.
    names = sorted(gathered.names, key=lambda name: (-gathered.names[name], -len(name), name))
    return {
        "id": speaker_id,
        "name": names[0],
        "aliases": sorted(names[1:]),
        "type": min(gathered.types, key=lambda kind: (-gathered.types[kind], kind)),
        "anonymous": gathered.anonymous,
        "roles": [{"role": role, "dates": sorted(dates)} for role, dates in gathered.roles.items()],
        "wikidata": wikidata,
        "articles": list(gathered.articles),
        "quotes": gathered.quotes,
    }


def write_speakers(articles: Iterable[Article], path: str | Path, wikidata: Mapping[str, str] | None = None) -> None:
    """The speakers as JSON Lines."""
    with open(path, "wb") as file:
        for record in speaker_records(articles, wikidata):
            file.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
