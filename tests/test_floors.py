"""Scores that may not drop. The corpus is scored on frozen parses, in seconds; the shared gold (where it lies beside the project) with the models.

`corpus/floors.json` holds the pinned scores; `python tests/pin.py` measures them anew and never lowers one without `--lower`.
"""

import json
from pathlib import Path

import floors
import pytest

ROOT = Path(__file__).parent.parent
PINNED = json.loads((ROOT / "corpus" / "floors.json").read_text("utf-8"))


def below(name, measured):
    pinned = PINNED[name]
    assert set(pinned) == set(measured)
    return {figure: (measured[figure], floor) for figure, floor in pinned.items() if measured[figure] < floor}


def test_the_corpus_does_not_fall():
    assert floors.fingerprint() == PINNED["fingerprint"], "the corpus changed: python tests/pin.py"
    assert not below("corpus", floors.corpus())
    assert not below("corpus, test", floors.corpus("test"))


def test_each_article_is_in_one_part_of_the_split():
    parts = floors.split()
    assert sorted([*parts["dev"], *parts["test"]]) == sorted(record["id"] for record in floors.corpus_gold())


@pytest.mark.floors
@pytest.mark.parametrize("name", ["seed", "dev and devb"])
def test_the_shared_gold_does_not_fall(name):
    if not floors.SHARED.is_dir():
        pytest.skip(f"no gold at {floors.SHARED}")
    assert not below(name, floors.shared(name))
