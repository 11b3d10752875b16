import json
from pathlib import Path

import pytest
import samples

from quotes.exports.jsonl import to_line, to_record
from quotes.scoring import compare_all, figures


@pytest.fixture
def gold(cli):
    Path("gold.jsonl").write_bytes(to_line(samples.article()) + to_line(samples.article(article_id="a2")))
    record = to_record(samples.article())
    record["quotes"][0]["speaker"] = None
    Path("found.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    return [to_record(samples.article()), to_record(samples.article(article_id="a2"))]


def test_figures_as_words_and_as_json(cli, gold):
    done = cli("score", "gold.jsonl", "found.jsonl")
    assert done.code == 0
    assert "1 gold articles have no prediction and count as empty: a2" in done.err
    text = done.out.decode()
    assert "core     P  50.0 R  25.0 F1  33.3  (gold 4, predicted 2)" in text
    assert "     2  missed: cue not found\n     1  speaker: left unresolved" in text
    as_json = json.loads(cli("score", "gold.jsonl", "found.jsonl", "--json").out)
    found = [json.loads(line) for line in Path("found.jsonl").read_text("utf-8").splitlines()]
    assert as_json == figures(compare_all(gold, found))


def test_the_same_n_draws_the_same_errors(cli, gold):
    one, other = (cli("score", "gold.jsonl", "found.jsonl", "--errors", "2").out.decode() for _ in range(2))
    assert one == other
    assert one.count("  gold      [indirect]") == 2
    counted = json.loads(cli("score", "gold.jsonl", "found.jsonl", "--errors", "1", "--json").out)
    assert counted["errors"] == {"missed: cue not found": 2, "speaker: left unresolved": 1}


def test_gains_and_losses(cli, gold):
    done = cli("score", "gold.jsonl", "gold.jsonl", "--before", "found.jsonl", "--errors", "1").out.decode()
    assert "gained 3, lost 0" in done
    assert done.count("GAINED (was wrong)") == 3
    assert json.loads(cli("score", "gold.jsonl", "found.jsonl", "--before", "gold.jsonl", "--json").out)["lost"] == 3


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ('{"id": "a1", "text": "قال", "quotes": [], "speakers": []}', "text differs"),
        ("{", "found.jsonl:1: broken JSON"),
        ('{"id": "a1"}', "without 'quotes'"),
        ('{"quotes": []}', "without 'id'"),
    ],
)
def test_wrong_predictions(cli, gold, raw, said):
    Path("found.jsonl").write_text(raw, "utf-8")
    done = cli("score", "gold.jsonl", "found.jsonl")
    assert done.code == 2
    assert said in done.err
