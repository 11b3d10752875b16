"""The scores that `test_floors.py` checks and `pin.py` pins."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from quotes.exports.jsonl import to_record
from quotes.lexicon import load
from quotes.nouns import Article
from quotes.parsing import conllu
from quotes.pipeline import Parsed, analyze
from quotes.scoring import compare_all, figures

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared" / "gold"
SETS = {"seed": ["seed.jsonl"], "dev and devb": ["dev.jsonl", "devb.jsonl"]}


def gold(files: list[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def corpus_gold() -> list[dict[str, Any]]:
    return gold(sorted((CORPUS / "gold").glob("*.jsonl")))


def fingerprint() -> str:
    """Of the corpus: its gold and its frozen parses."""
    files = [*sorted((CORPUS / "gold").glob("*.jsonl")), *sorted((CORPUS / "parsed").glob("*.conllu"))]
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()


def split() -> dict[str, list[str]]:
    """The ids of the articles that rules were made on, and of those that nobody looked at the errors of."""
    parts: dict[str, list[str]] = json.loads((CORPUS / "split.json").read_text("utf-8"))
    return parts


def corpus(part: str | None = None) -> dict[str, float]:
    """The corpus, or one part of it, on its frozen parses."""
    lexicon = load()
    wanted = corpus_gold() if part is None else [record for record in corpus_gold() if record["id"] in split()[part]]
    predicted = []
    for record in wanted:
        sentences = conllu.loads((CORPUS / "parsed" / f"{record['id']}.conllu").read_text("utf-8"))
        predicted.append(to_record(analyze(Parsed(Article(record["id"], record["text"]), sentences), lexicon)))
    return chosen(figures(compare_all(wanted, predicted)))


def shared(name: str) -> dict[str, float]:
    """A set of the shared gold, with the embedded models."""
    from quotes import Analyzer

    records = gold([SHARED / file for file in SETS[name]])
    articles = Analyzer().analyze_many([Article(record["id"], record["text"]) for record in records])
    return chosen(figures(compare_all(records, [to_record(article) for article in articles])))


def chosen(result: dict[str, Any]) -> dict[str, float]:
    """The figures that are pinned, of all that are measured."""
    accuracy = result["accuracy over pairs"]
    wanted = {name: result[name]["f1"] for name in ("core", "joint", "content", "exact")}
    wanted |= {name: accuracy[name] or 0.0 for name in ("speaker", "name", "kind", "stance", "relay")}
    return wanted | {f"tag {tag}": each["r"] for tag, each in result.get("joint by tag", {}).items()}
