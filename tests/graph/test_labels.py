import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.graph.labels import LENGTH, label


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("الوزير", "الوزير"),
        (" قال\n\tالوزير\u2028نعم ", "قال الوزير نعم"),
        ("الوزيـــر إنَّ", "الوزير إن"),
        ("\u202bالوزير\u202c \u2067نعم\u2069\u200f", "الوزير نعم"),
        ("ا\u0653ل", "آل"),
        ("\x00قال\x1bالوزير\x85نعم\x1f", "قالالوزير نعم"),
        ("", ""),
        ("و" * 41, "و" * 39 + "…"),
        ("كلمة " * 8 + "كلمة", "كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة…"),
        ("كلمة " * 7 + "كلمات كلمة", "كلمة " * 6 + "كلمة…"),
        ("e\u00ad\u0301", "é"),
        ("ب" * 39 + " ت", "ب" * 39 + "…"),
    ],
)
def test_what_is_written_on_a_picture(text, shown):
    assert label(text) == shown


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_label_fits_in_one_line(text):
    shown = label(text)
    assert len(shown) <= LENGTH
    assert len(shown.splitlines()) <= 1
    assert not {unicodedata.bidirectional(character) for character in shown} & {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    assert label(shown) == shown
