"""Which letters a word owns inside its token, and how it is spelt outside it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.parsing.words import align_words, restore

RANKS = {word: i for i, word in enumerate(("من", "الحكومة", "اللجنة", "وكالة", "قالت", "مستوى", "لقاء", "ابو", "رافقوا"))}


def pieces(token, words):
    return [token[a:b] for a, b in align_words(token, words)]


@pytest.mark.parametrize(
    ("token", "words", "expected"),
    [
        ("وقال", ["و", "قال"], ["و", "قال"]),
        ("للحكومة", ["ل", "الحكومة"], ["ل", "لحكومة"]),
        ("وبأنهم", ["و", "ب", "أن", "هم"], ["و", "ب", "أن", "هم"]),
        ("عليهم", ["على", "هم"], ["علي", "هم"]),
        ("وواصل", ["و", "واصل"], ["و", "واصل"]),
        ("وكالته", ["وكالة", "ه"], ["وكالت", "ه"]),
        ("مما", ["من", "ما"], ["م", "ما"]),
        ("كتاب", ["كتاب"], ["كتاب"]),
    ],
)
def test_each_word_gets_its_letters(token, words, expected):
    assert pieces(token, words) == expected


def test_a_proclitic_never_takes_the_whole_token():
    assert pieces("ل", ["ل", "ل"]) == ["ل", "ل"]
    assert pieces("لل", ["ل", "ل"]) == ["ل", "ل"]


@given(st.lists(st.text("وفبلكسمناهيت", min_size=1, max_size=5), min_size=1, max_size=4))
def test_words_that_make_up_the_token_tile_it(words):
    token = "".join(words)
    spans = align_words(token, words)
    assert spans[0].start == 0
    assert spans[-1].end == len(token)
    assert all(a.end == b.start for a, b in pairwise(spans))


@given(st.text("وقالحكمة", min_size=1, max_size=9), st.lists(st.text("وقالحكمة", min_size=1, max_size=4), min_size=1, max_size=4))
def test_spans_lie_inside_the_token_whatever_the_words(token, words):
    assert all(0 <= a < b <= len(token) for a, b in align_words(token, words))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["ل", "لحكومة"], ["ل", "الحكومة"]),
        (["و", "ل", "لجنة"], ["و", "ل", "اللجنة"]),
        (["وكالت", "ها"], ["وكالة", "ها"]),
        (["قالت", "ها"], ["قالت", "ها"]),
        (["مستوا", "هم"], ["مستوى", "هم"]),
        (["لقائ", "ه"], ["لقاء", "ه"]),
        (["رافقو", "ه"], ["رافقوا", "ه"]),
        (["ابو", "ه"], ["ابو", "ه"]),
        (["و", "م", "ما"], ["و", "من", "ما"]),
        (["ل", "الحكومة"], ["ل", "الحكومة"]),
        (["و", "قال"], ["و", "قال"]),
    ],
)
def test_spellings_that_the_token_hides_come_back(given, expected):
    assert restore(given, lambda word: RANKS.get(word, -1)) == expected


def test_unknown_words_take_the_commonest_way():
    assert restore(["ل", "لزمكوك"], lambda _: -1) == ["ل", "الزمكوك"]
    assert restore(["زمكوت", "ه"], lambda _: -1) == ["زمكوة", "ه"]
