import tempfile
from pathlib import Path

import annotated
import pytest
from hypothesis import HealthCheck, given, settings

from quotes.formats import brat, conllu, inception, label_studio, tei, web_annotation

FORMATS = {"brat": brat, "label-studio": label_studio, "inception": inception, "tei": tei, "conllu": conllu, "web-annotation": web_annotation}
each = pytest.mark.parametrize("name", FORMATS)


def back(name, articles):
    with tempfile.TemporaryDirectory() as room:
        FORMATS[name].write(articles, Path(room) / "a")
        return list(FORMATS[name].read(Path(room) / "a"))


@each
def test_the_corpus_comes_back(name):
    articles = annotated.corpus()
    assert sum(len(article.quotes) for article in articles) > 100
    assert annotated.same(back(name, articles)) == annotated.same(articles)


@each
def test_hard_cases_come_back(name):
    assert annotated.same(back(name, annotated.by_hand())) == annotated.same(annotated.by_hand())


@each
@given(article=annotated.made())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_article_comes_back(name, article):
    assert annotated.same(back(name, [article])) == annotated.same([article])


@each
def test_the_same_articles_are_the_same_bytes(name, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        FORMATS[name].write(annotated.by_hand(), tmp_path / folder / "x")
    one, other = (
        {path.relative_to(tmp_path / folder): path.read_bytes() for path in sorted((tmp_path / folder).rglob("*")) if path.is_file()}
        for folder in ("a", "b")
    )
    assert one == other
    assert one
