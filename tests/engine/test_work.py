from dataclasses import replace

import pytest
import samples

from quotes.engine import Work
from quotes.engine.work import confident
from quotes.exports.jsonl import to_line
from quotes.nouns import Article


def test_a_bad_article_does_not_take_its_batch_along():
    articles = [Article("a", samples.TEXT), Article("b", ""), Article("c", "crash"), Article("d", samples.TEXT)]
    lines = Work(samples.SampleAnalyzer).lines(articles, samples.SampleAnalyzer())
    assert lines[1:3] == ["empty text", "internal error: ZeroDivisionError: a defect"]
    assert lines[0] == to_line(samples.article(article_id="a"))
    assert lines[3] == to_line(samples.article(article_id="d"))


class NoModels(samples.SampleAnalyzer):
    def analyze(self, text):
        raise FileNotFoundError("no Arabic models at /nowhere")


def test_missing_models_are_no_articles_fault():
    with pytest.raises(FileNotFoundError, match="no Arabic models"):
        Work(NoModels).lines([Article("a", samples.TEXT)], NoModels())


def test_quotes_below_the_confidence_go_and_their_inner_ones_move_up():
    first, second = samples.article().quotes
    nested = [
        replace(first, id="q1", confidence=0.9),
        replace(first, id="q2", confidence=0.2, inside="q1"),
        replace(first, id="q3", confidence=0.1, inside="q2"),
        replace(second, id="q4", confidence=None, inside="q3"),
    ]
    article = replace(samples.article(), quotes=tuple(nested))
    assert [(quote.id, quote.inside) for quote in confident(article, 0.5).quotes] == [("q1", None), ("q4", "q1")]
    assert confident(article, None) is article
