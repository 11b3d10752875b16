"""Our figures are those of the project's scorer, on its gold with random damage as predictions. Needs `../shared/gold` beside the repository."""

import copy
import importlib.util
import json
import random
from pathlib import Path

import pytest

from quotes.scoring import compare_all, figures

GOLD = Path(__file__).parents[3] / "shared" / "gold"
pytestmark = pytest.mark.skipif(not (GOLD / "score.py").is_file(), reason="the shared gold is not here")


def records(name):
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8-sig").splitlines() if line.strip()]


def evaluate(gold, predicted):
    spec = importlib.util.spec_from_file_location("shared_score", GOLD / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # It writes its word sets into what it is given.
    return module.evaluate(copy.deepcopy(gold), copy.deepcopy(predicted))


def moved(spans, length, chance):
    shifted = [(max(0, start + chance.randint(-30, 30)), end + chance.randint(-60, 60)) for start, end in spans]
    return [[start, max(start + 1, min(end, length))] for start, end in shifted]


def damaged_quote(quote, speakers, length, chance):
    quote = copy.deepcopy(quote)
    if chance.random() < 0.3:
        quote["content"] = moved(quote["content"], length, chance)
    if chance.random() < 0.2:
        quote["cue"] = moved(quote["cue"], length, chance)
    if chance.random() < 0.2:
        quote["kind"] = chance.choice(["direct", "mixed", "indirect", "reported"])
    if chance.random() < 0.2:
        quote["speaker"] = chance.choice([None, *(speaker["key"] for speaker in speakers)])
    if chance.random() < 0.1:
        quote["where"] = "title"
    if chance.random() < 0.1:
        quote["source"] = None
    for field in ("relay", "stance"):
        if chance.random() < 0.1:
            quote.pop(field, None)
    return quote


def damaged_speaker(speaker, chance):
    speaker = copy.deepcopy(speaker)
    if chance.random() < 0.2:
        speaker["name"] = "وكالة " + speaker["name"]
    if chance.random() < 0.3:
        speaker["mentions"] = [[start, end + chance.randint(0, 20)] for start, end in speaker["mentions"]]
    pieces = [speaker]
    if chance.random() < 0.2 and len(speaker["mentions"]) > 1:
        pieces.insert(0, speaker | {"key": speaker["key"] + "x", "mentions": speaker["mentions"][:1]})
    return pieces


def damaged(record, chance):
    kept = [quote for quote in record["quotes"] if chance.random() > 0.15]
    repeated = [quote for quote in kept if chance.random() < 0.1]
    quotes = [damaged_quote(quote, record["speakers"], len(record["text"]), chance) for quote in kept + repeated]
    chance.shuffle(quotes)
    return record | {"quotes": quotes, "speakers": [piece for speaker in record["speakers"] for piece in damaged_speaker(speaker, chance)]}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["seed.jsonl", "dev.jsonl", "devb.jsonl"])
def test_equal_on_damaged_gold(name, seed):
    chance = random.Random(seed)
    gold = records(name)
    predicted = [damaged(record, chance) for record in gold if chance.random() < 0.95 or len(gold) == 1]
    ours, theirs = figures(compare_all(gold, predicted)), evaluate(gold, predicted)
    assert json.dumps(ours) == json.dumps(theirs)
    assert 0 < ours["core"]["f1"] < 100


def test_equal_on_the_gold_itself_and_on_nothing():
    gold = records("dev.jsonl")
    for predicted in (gold, []):
        assert figures(compare_all(gold, predicted)) == evaluate(gold, predicted)
