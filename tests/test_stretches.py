"""Texts that are longer than any article: in stretches, in bounded memory and in a time that grows with them alone."""

import time
from random import Random

import pytest
from test_invariants import CASE_TEXTS, check, made_up, moved

import quotes.analyzer
from quotes import Analyzer, pipeline
from quotes.lexicon import load
from quotes.nouns import Article, Span
from quotes.pipeline import Parsed, analyze, stretches


def joined(texts):
    """The frozen texts as one, a paragraph or more each."""
    whole = "\n".join(each.article.text for each in texts)
    sentences, at, paragraph = [], 0, 0
    for each in texts:
        length = len(each.article.text)
        for sentence in moved(each, whole, [at + i for i in range(length)] + [at + length]).sentences:
            sentences.append(pipeline.replace(sentence, paragraph=paragraph + sentence.paragraph))
        at += length + 1
        paragraph = sentences[-1].paragraph + 1
    return Parsed(Article("long", whole), tuple(sentences))


@pytest.mark.parametrize(
    ("paragraphs", "cut"),
    [
        ([], [0]),
        ([0] * 5, [5]),
        ([0] * 11, [5, 10, 11]),
        ([0, 0, 0, 1, 1, 1, 1], [3, 7]),
        (list(range(6)), [5, 6]),
        ([0, 1, 1, 1, 1, 1, 1], [1, 6, 7]),
    ],
)
def test_a_stretch_ends_with_a_paragraph_if_one_ends_in_it(monkeypatch, paragraphs, cut):
    monkeypatch.setattr(pipeline, "STRETCH", 5)
    found = list(stretches([(Span(10 * n, 10 * n + 9), paragraph) for n, paragraph in enumerate(paragraphs)]))
    assert [each.stop for each in found] == cut
    assert [each.start for each in found] == [0, *cut[:-1]]


def test_a_stretch_has_not_too_many_characters(monkeypatch):
    monkeypatch.setattr(pipeline, "STRETCH_CHARACTERS", 30)
    spans = [(Span(0, 9), 0), (Span(10, 28), 0), (Span(30, 99), 0), (Span(100, 110), 1), (Span(111, 129), 2)]
    assert [(each.start, each.stop) for each in stretches(spans)] == [(0, 2), (2, 3), (3, 5)]


def test_each_stretch_is_as_an_article_of_its_own(monkeypatch):
    texts = [text for text in CASE_TEXTS if len(text.sentences) == 1][:40]
    monkeypatch.setattr(pipeline, "STRETCH", 1)
    article = analyze(joined(texts), load())
    check(article)
    alone = [analyze(pipeline.replace(text, title_sentences=()), load()) for text in texts]
    found = [(str(quote.cue), str(quote.content), quote.speaker and quote.speaker.name) for quote in article.quotes]
    assert found == [(str(quote.cue), str(quote.content), quote.speaker and quote.speaker.name) for each in alone for quote in each.quotes]
    assert len(found) > 20


def test_short_stretches_break_nothing(monkeypatch):
    long = joined(CASE_TEXTS)
    for size in (1, 3, 50):
        monkeypatch.setattr(pipeline, "STRETCH", size)
        check(analyze(long, load()))


class FakeParser:
    """Parses by chance, and says how much at a time."""

    def __init__(self, model="default"):
        self.most = 0

    def parse(self, text, spans):
        return self.parse_many([(text, spans)])[0]

    def parse_many(self, texts):
        self.most = max(self.most, sum(len(spans) for _, spans in texts))
        parsed = []
        for text, spans in texts:
            sentences = made_up(text, Random(0)) if len(text) < 2_000 else ()
            wanted = {span for span, _ in spans}
            parsed.append(tuple(sentence for sentence in sentences if sentence.span in wanted))
        return parsed


def test_no_more_is_parsed_at_once_than_a_stretch(monkeypatch):
    monkeypatch.setattr(quotes.analyzer, "StanzaParser", FakeParser)
    for module in (quotes.analyzer, pipeline):
        monkeypatch.setattr(module, "STRETCH", 8)
    analyzer = Analyzer()
    sentence = "قال الوزير إن الطريق سيفتح غدا. "
    texts = [sentence * n for n in (1, 3, 30, 2, 8, 9, 1)]
    articles = list(analyzer.analyze_many(Article(f"a{n}", text, title=sentence if n % 2 else None) for n, text in enumerate(texts)))
    assert [article.text for article in articles] == texts
    assert analyzer._parser.most <= 8
    for article in articles:
        check(article)


HOSTILE = {
    "quotations": 'قال "نعم". وأضاف: «لا».\n',
    "openings": 'قال الوزير "إن ',
    "clauses": "وأضاف أن الوزير أكد أن ",
    "names": "وقال أحمد علي إن خالد محمد قال لا. ",
}


@pytest.mark.parametrize("shape", HOSTILE)
def test_time_grows_with_the_text_alone(shape, monkeypatch):
    """The same sentences four times over in far less than sixteen times the time."""
    monkeypatch.setattr(pipeline, "STRETCH_CHARACTERS", 6_000)
    text = (HOSTILE[shape] * (6_000 // len(HOSTILE[shape]))).strip() + "\n"
    short = Parsed(Article("a", text), made_up(text, Random(1)))
    seconds = []
    for given in (short, joined([short] * 4)):
        start = time.process_time()
        found = analyze(given, load())
        seconds.append(time.process_time() - start)
        assert found.text == given.article.text
    assert seconds[1] < 8 * seconds[0] + 0.1, seconds
