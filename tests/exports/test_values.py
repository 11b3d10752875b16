from datetime import date, datetime
from enum import StrEnum

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from quotes.exports.values import clean, conform, plain, type_of, wider, written
from quotes.exports.xml import escaped


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        ("", None),
        ("\x00\x0b", None),
        ("نعم\x00\ud800\ufffe", "نعم"),
        (Colour.RED, "red"),
        (True, True),
        (3, 3),
        (0.5, 0.5),
        (float("nan"), None),
        (float("inf"), None),
        (numpy.int64(3), 3),
        (numpy.float32(0.5), 0.5),
        (numpy.float64("nan"), None),
        (numpy.bool_(True), True),
        (numpy.array([1, 2]), None),
        (date(2016, 5, 27), "2016-05-27"),
        (datetime(2016, 5, 27, 10), "2016-05-27T10:00:00"),
        (["أ", None, 1], "أ; 1"),
        ({"ب", "أ"}, "أ; ب"),
        ([], None),
        ({"x": 1}, None),
        (object(), None),
    ],
)
def test_what_is_kept_of_a_value(value, kept):
    found = plain(value)
    assert (found, type(found)) == (kept, type(kept))


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([True, False], "boolean"),
        ([1, -(2**31)], "integer"),
        ([1, 2**31], "long"),
        ([2**63], "string"),
        ([1, 0.5], "double"),
        ([2**40, 0.5], "double"),
        ([True, 1], "string"),
        (["أ", 0.5], "string"),
    ],
)
def test_one_type_holds_all_values(values, kind):
    found = None
    for value in values:
        found = wider(found, type_of(value))
    assert found == kind
    for value in values:
        assert type_of(conform(value, found)) in (kind, "integer")


def test_truth_is_written_as_xml_writes_it():
    assert [written(value) for value in (True, False, 1, 0.5, "أ")] == ["true", "false", "1", "0.5", "أ"]
    assert conform(True, "string") == "true"


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters()))
def test_any_text_survives_in_an_attribute(text):
    element = etree.fromstring(f'<a b="{escaped(clean(text))}">{escaped(clean(text))}</a>')
    assert element.get("b") == clean(text)
    assert (element.text or "") == clean(text)
    assert set(text) - set(clean(text)) <= {chr(code) for code in (*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)}
