"""Quotes for the reader to learn from: those that people marked, and before them those that the rules find in raw articles."""

from __future__ import annotations

import gzip
import json
import logging
import pickle
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from quotes.nouns import Article
from quotes.parsing.training.reading import Item
from quotes.parsing.training.reports import items, names_in

log = logging.getLogger("quotes.parsing.training")
_FIELDS = ("kind", "stance", "cue", "source", "content", "relay", "addressee", "speaker")
# Articles of `news/articles.jsonl.gz` by id, with the spans of their quotes and no word of their text; those `held` back are to measure with.
STANDOFF = Path(__file__).parent / "annotated.jsonl"


def marked(gold: Path, news: Path, models: Path) -> list[Item]:
    """The sentences of `train.jsonl` in `gold`, and of the articles in `news` that `STANDOFF` annotates."""
    texts = [(record["text"], standoff(record)) for record in _records(gold / "train.jsonl")]
    spans = {record["id"]: record for record in _records(STANDOFF) if not record.get("held")}
    texts += [(record["text"], spans[record["id"]]) for record in _records(news) if record["id"] in spans]
    return _items(texts, models)


def standoff(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record of the gold format as spans without a word of its text, as the lines of `STANDOFF` are.

    Returns:
        `quotes` with their spans, `speakers` (where each is mentioned, by key), `names` (where persons' names stand in these).
    """
    names = [name for each in record["speakers"] if each["type"] == "person" for name in names_in(record["text"], each["name"], each["mentions"])]
    quotes = [{field: quote[field] for field in _FIELDS if quote.get(field) and quote[field] != "asserted"} for quote in record["quotes"]]
    return {"id": record["id"], "speakers": {each["key"]: each["mentions"] for each in record["speakers"]}, "names": sorted(names), "quotes": quotes}


def by_rules(news: Path, gold: Path, models: Path, target: Path, number: int) -> None:
    """Analyses so many articles of `news` that are in no gold file, by rules alone, and writes their sentences."""
    from quotes.analyzer import Analyzer
    from quotes.lexicon import load
    from quotes.pipeline import analyze

    banned = {_key(record["text"]) for path in gold.glob("*.jsonl") for record in _records(path)}
    records = [record for record in _records(news) if _key(record["text"]) not in banned]
    random.Random(2026).shuffle(records)
    analyzer, lexicon = Analyzer(str(_half(models))), load()
    found: list[Item] = []
    for first in range(0, min(number, len(records)), 16):
        for parsed in analyzer.parse([Article(record["id"], record["text"]) for record in records[first : first + 16]]):
            bare = replace(parsed, sentences=tuple(replace(sentence, hints=None) for sentence in parsed.sentences))
            article = analyze(bare, lexicon)
            speakers = {each.key: [list(span) for span in each.mentions] for each in article.speakers}
            found += items(parsed.sentences, [_spans(quote) for quote in article.quotes], speakers)
    with target.open("wb") as file:
        pickle.dump(found, file)
    log.info("%d sentences with %d reports", len(found), sum(len(item.reports or ()) for item in found))


def guessed(path: Path) -> list[Item]:
    """What `by_rules` wrote."""
    with path.open("rb") as file:
        found: list[Item] = pickle.load(file)  # written a stage before, by us
    return found


def _items(texts: Sequence[tuple[str, Mapping[str, Any]]], models: Path) -> list[Item]:
    from quotes.parsing.split import split_sentences
    from quotes.parsing.stanza_parser import StanzaParser

    parsed = StanzaParser(str(_half(models))).parse_many([(text, split_sentences(text)) for text, _ in texts])
    return [
        item
        for sentences, (_, spans) in zip(parsed, texts, strict=True)
        for item in items(sentences, spans["quotes"], spans["speakers"], spans["names"])
    ]


def _half(models: Path) -> Path:
    """A folder of models whose reader knows no reports yet."""
    folder = models / "half"
    folder.mkdir(exist_ok=True)
    for name in ("tokenize.pt", "mwt.pt", "lemma.pt", "words.txt"):
        shutil.copy(models / name, folder / name)
    shutil.copy(models / "trees.pt", folder / "reader.pt")
    return folder


def _spans(quote: Any) -> dict[str, Any]:
    fields = ("cue", "content", "source", "relay", "addressee")
    return {field: [list(span) for span in passage.spans] if (passage := getattr(quote, field)) else [] for field in fields} | {
        "speaker": quote.speaker.key if quote.speaker else None
    }


def _key(text: str) -> str:
    return "".join(c for c in text if c.isalnum())[:80]


def _records(path: Path) -> Iterator[Any]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
