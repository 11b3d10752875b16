"""The text as the models see it, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.parsing.letters import MAX_RUN, plain, seen, shape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قَالَ: «نعم»", 'قال: "نعم"'),
        ("أكّد إنه آمن", "اكد انه امن"),
        ("قـــال ـ نعم", "قال - نعم"),
        ("٣٥ و ۷", "35 و 7"),
        ("ﻻ تعليق", "لا تعليق"),
        ("کتابی", "كتابي"),
        ("نعم؛ لا, حسنا…", "نعم، لا، حسنا."),
        ("مرحبا 🎉\u200f!", "مرحبا !"),
        ("[قال]\tنعم\u00a0لا", "(قال) نعم لا"),
    ],
)
def test_one_form_for_many_spellings(text, expected):
    assert seen(text, 0, len(text))[0] == expected


def test_final_ya_and_ta_marbuta_stay():
    assert plain("على علي مدرسة") == "على علي مدرسة"


def test_positions_lead_back():
    text = "؟ قَالَ ﻻ"
    letters, offsets = seen(text, 2, len(text))
    assert letters == "قال لا"
    assert [text[i] for i in offsets[:3]] == list("قال")
    assert offsets[4] == offsets[5] == len(text) - 1  # one character, two letters
    assert offsets[-1] == len(text)


def test_a_run_without_end_is_cut():
    assert len(plain("ه" * (MAX_RUN + 50))) == MAX_RUN


@given(st.text(max_size=40))
def test_every_letter_has_a_position_and_positions_rise(text):
    letters, offsets = seen(text, 0, len(text))
    assert len(offsets) == len(letters) + 1
    assert offsets == sorted(offsets)
    assert all(0 <= i <= len(text) for i in offsets)


@given(st.characters())
def test_what_is_shaped_stays_as_it_is(character):
    assert all(shape(c) == c for c in shape(character))
