"""Keys fold what newspapers spell in several ways, and nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.arabic import has_letter_or_digit, is_arabic, key, name_key, without_article


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أكّدَ", "اكد"),
        ("أكـــد", "أكد"),
        ("إلى", "الي"),
        ("إن", "أن"),
        ("آخر", "اخر"),
        ("حكومة", "حكومه"),
        ("مسؤول", "مسوول"),
        ("شائعة", "شايعه"),
        ("هذا\u200f", "هذا"),
        ("ﻻ", "لا"),
        ("ﷲ", "الله"),
        ("كتاب", "کتاب"),
        ("ٱلله", "الله"),
        ("أ", "أ"),
        ("BBC", "bbc"),
        ("ＢＢＣ", "bbc"),
    ],
)
def test_spellings_of_one_word_share_a_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("علم", "عمل"), ("سأل", "سال ماء"), ("ادعاء", "ادعا"), ("كتب", "كتاب"), ("بن", "ابن")])
def test_other_words_do_not(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize("text", ["", "ـ", "\u064b", "\u200f"])
def test_a_word_of_no_letters_has_an_empty_key(text):
    assert key(text) == ""


@given(st.text(max_size=30))
def test_a_key_is_its_own_key_and_has_no_marks(text):
    folded = key(text)
    assert key(folded) == folded
    assert "ـ" not in folded
    assert not any(unicodedata.combining(c) for c in folded)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("أحمد  الطيّب", "احمد الطيب"),
        ("«أبو بكر» البغدادي", "ابو بكر البغدادي"),
        ("جان-كلود", "جان كلود"),
        ("مُحَمَّد", "محمد"),
        ("", ""),
        ("!?", ""),
    ],
)
def test_names(name, expected):
    assert name_key(name) == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("قال", True), ("ﻻ", True), ("BBC", False), ("123", False), ("١٢٣", False), ("،", False), ("", False), ("x-ق", True)]
)
def test_is_arabic(word, expected):
    assert is_arabic(word) is expected


@pytest.mark.parametrize(("text", "expected"), [("ق", True), ("5", True), ("«—»", False), ("  ", False), ("", False)])
def test_has_letter_or_digit(text, expected):
    assert has_letter_or_digit(text) is expected


@pytest.mark.parametrize(("word", "expected"), [("الوزير", "وزير"), ("وزير", "وزير"), ("الم", "الم"), ("الان", "الان")])
def test_without_article_leaves_short_words(word, expected):
    assert without_article(word) == expected
