"""What a quote's confidence says, on sentences whose hints are written by hand; whether it keeps its word, on the shared gold."""

import json

import floors
import pytest
from test_likelihood import TAGS, TEXT, hints, parsed, quotes

from quotes import confidence
from quotes.exports.jsonl import to_record
from quotes.nouns import Article, Hints


def confidence_of(given):
    (quote,) = quotes(parsed(TEXT, TAGS), TEXT, given)
    return quote.confidence


def test_a_sentence_that_nobody_read_has_none():
    assert confidence_of(None) is None


def test_it_rises_with_what_the_reader_expects():
    sure = confidence_of(hints(0.99, content=range(3, 6), source=(1,)))
    assert 0 < sure < 1
    doubtful_cue = confidence_of(hints(0.6, content=range(3, 6), source=(1,)))
    no_content = confidence_of(hints(0.99, source=(1,)))
    nothing = confidence_of(hints(0.55))
    assert nothing < doubtful_cue < sure
    assert no_content < sure


def test_a_cue_that_nothing_more_was_asked_about():
    assert confidence_of(Hints((0.5, *(0.0,) * 8), {})) < 0.5


def test_as_many_weights_as_features():
    assert len(confidence.WEIGHTS) == len(confidence.FEATURES)


@pytest.mark.floors
def test_of_the_quotes_given_nine_tenths_nine_in_ten_are_right():
    if not floors.SHARED.is_dir():
        pytest.skip(f"no gold at {floors.SHARED}")
    from quotes import Analyzer
    from quotes.scoring import compare_all

    gold = [json.loads(line) for name in ("dev", "devb") for line in (floors.SHARED / f"{name}.jsonl").read_text("utf-8").splitlines()]
    articles = list(Analyzer().analyze_many([Article(record["id"], record["text"]) for record in gold]))
    sure = right = number = 0
    for article, comparison in zip(articles, compare_all(gold, map(to_record, articles)), strict=True):
        joint = {pair.predicted.place for pair in comparison.pairs if pair.joint}
        for place, quote in enumerate(article.quotes):
            number += 1
            if quote.confidence is not None and quote.confidence >= 0.9:
                sure += 1
                right += place in joint
    assert sure >= number / 10, "it must say so of some"
    assert right >= 0.9 * sure
