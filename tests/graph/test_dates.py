import pytest

from quotes.errors import InputError
from quotes.graph.dates import known, limit, within


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2016-05-27", "2016-05-27"),
        ("2016-05-27T23:30:00+03:00", "2016-05-27"),
        ("2016-05-27 10:00", "2016-05-27"),
        ("٢٠١٦-٠٥-٢٧", "2016-05-27"),
        ("2016-05", "2016-05"),
        ("2016", "2016"),
        ("2016-02-30", None),
        ("2016-13", None),
        ("0000-01-01", None),
        ("27/5/2016", None),
        ("2016-05-277", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_known_as_far_as_it_goes(written, day):
    assert known(written) == day


@pytest.mark.parametrize(
    ("day", "since", "until", "inside"),
    [
        ("2016-05-27", "2016-05-27", "2016-05-27", True),
        ("2016-05-27", "2016-05-28", None, False),
        ("2016-05-27", None, "2016-05-26", False),
        ("2016-05-27", "2016", "2016-05", True),
        ("2016-05-27", None, "2016-04", False),
        ("2016-05", "2016-05-10", None, True),
        ("2016-05", None, "2016-04-30", False),
        (None, None, None, True),
        (None, "2016", None, False),
    ],
)
def test_a_period_includes_its_ends_as_far_as_they_are_known(day, since, until, inside):
    assert within(day, since, until) is inside


def test_what_is_no_date_cannot_be_a_limit():
    assert limit("2016-05-27T10:00", "since") == "2016-05-27"
    assert limit(None, "since") is None
    with pytest.raises(InputError, match="until: 'May' is not a date; expected 2016-05-27, 2016-05 or 2016"):
        limit("May", "until")
