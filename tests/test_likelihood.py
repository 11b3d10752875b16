"""What the reader expects, weighed against what the rules find: on sentences whose hints are written by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.lexicon import load
from quotes.likelihood import heaviest_from, likeliest
from quotes.nouns import Article, Hints, Parts, Sentence, Span, Word
from quotes.pipeline import Parsed, analyze


def parsed(text, tags):
    """The text's words, a word between spaces each, with the given parts of speech."""
    words = []
    at = 0
    for tag in tags.split():
        start = next(i for i in range(at, len(text)) if text[i] not in " .")
        end = next((i for i in range(start, len(text)) if text[i] in " ."), len(text))
        letters = text[start:end]
        span = Span(start, end)
        words.append(Word(len(words), letters, letters, letters, tag, "", -1 if not words else 0, "dep" if words else "root", span, span))
        at = end
    return Sentence(Span(0, len(text)), 0, tuple(words))


def quotes(sentence, text, hints):
    return analyze(Parsed(Article("a", text), (replace(sentence, hints=hints),)), load()).quotes


TEXT = "قال الوزير ان الوضع صعب جدا ورحل صباحا وحيدا."
TAGS = "VERB NOUN SCONJ NOUN ADJ ADV VERB NOUN ADJ"


def hints(cue, content=(), source=(), size=9):
    nothing = (0.0,) * size
    parts = Parts(*(tuple(0.999 * (i in own) for i in range(size)) for own in (content, source)), nothing, nothing, nothing)
    return Hints((cue, *nothing[1:]), {0: parts})


def test_without_hints_the_rules_decide():
    (quote,) = quotes(parsed(TEXT, TAGS), TEXT, None)
    assert quote.content.text == "الوضع صعب جدا ورحل صباحا وحيدا"


def test_a_cue_that_the_reader_thinks_none_is_dropped():
    assert quotes(parsed(TEXT, TAGS), TEXT, hints(0.01, {3, 4, 5, 6, 7, 8}, {1})) == ()


def test_the_likelier_end_wins_where_it_is_much_likelier():
    (quote,) = quotes(parsed(TEXT, TAGS), TEXT, hints(0.99, {3, 4, 5}, {1}))
    assert quote.content.text == "الوضع صعب جدا"
    assert quote.source is not None
    assert quote.source.text == "الوزير"


def test_a_doubtful_hint_changes_nothing():
    nothing = (0.0,) * 9
    content = tuple(0.55 if i in (3, 4, 5) else 0.45 for i in range(9))
    doubtful = Hints((0.9, *nothing[1:]), {0: Parts(content, (0.3,) * 9, nothing, nothing, nothing)})
    (quote,) = quotes(parsed(TEXT, TAGS), TEXT, doubtful)
    assert quote.content.text == "الوضع صعب جدا ورحل صباحا وحيدا"


def test_a_cue_that_no_rule_knows_is_found_and_says_so():
    text = "صدح الوزير بنشيد طويل."
    sentence = parsed(text, "VERB NOUN NOUN ADJ")
    (quote,) = quotes(sentence, text, hints(0.99, {2, 3}, {1}, size=4))
    assert (quote.cue.text, quote.content.text) == ("صدح", "بنشيد طويل")
    assert quote.evidence.rule.startswith("read_")


@given(st.lists(st.integers(-5, 5), max_size=12))
def test_no_stretch_is_heavier_than_the_heaviest(own):
    found = likeliest(own)
    best = max((sum(own[i:j]) for i in range(len(own)) for j in range(i + 1, len(own) + 1)), default=0)
    assert sum(sum(own[slice(*stretch)]) for stretch in found) == max(best, 0)
    assert len(found) <= 1


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=12), st.data())
def test_no_end_is_heavier_than_the_heaviest(own, data):
    start = data.draw(st.integers(0, len(own) - 1))
    end = heaviest_from(own, start)
    assert sum(own[start:end]) == max(0, *(sum(own[start:j]) for j in range(start, len(own) + 1)))


@pytest.mark.parametrize(("own", "found"), [([5, 5, -9, 5, 5, 5], [(0, 2), (3, 6)]), ([5, 5, -2, 5, 5], [(0, 5)]), ([-1, -2], [])])
def test_stretches_apart(own, found):
    assert likeliest(own, split=True) == found
