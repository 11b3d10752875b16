"""What is known of a written date: a day, a month, a year, or nothing."""

from __future__ import annotations

import re
from datetime import date

from quotes.errors import InputError

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.DOTALL)
# The length of "2016-05-27": what is shorter is no day.
DAY = 10


def known(written: str | None) -> str | None:
    """An ISO 8601 date as far as it goes, `2016-05-27`, `2016-05` or `2016`, without a time of day; None for anything else.

    >>> known("2016-05-27T10:00:00Z"), known("2016-02-30"), known("٢٠١٦-٠٥")
    ('2016-05-27', None, '2016-05')
    """
    match = _ISO.fullmatch(written or "")
    if not match:
        return None
    # `int` reads Arabic digits too.
    numbers = [int(number) for number in match.groups() if number]
    try:
        day = date(*[*numbers, 1, 1][:3])
    except ValueError:
        return None
    return day.isoformat()[: (4, 7, DAY)[len(numbers) - 1]]


def limit(written: str | None, name: str) -> str | None:
    """The first or last date that the user wants. Raises `InputError` for what is no date."""
    if written is None:
        return None
    if (found := known(written)) is None:
        raise InputError(f"{name}: {written!r} is not a date", expected="2016-05-27, 2016-05 or 2016")
    return found


def within(day: str | None, since: str | None, until: str | None) -> bool:
    """Whether a known date lies between two others, both included, as far as both are known: 2016-05 is in the period until 2016-05-10.

    What has no date is in no period.
    """
    if since is None and until is None:
        return True
    if day is None:
        return False
    after = since is None or day[: len(since)] >= since[: len(day)]
    return after and (until is None or day[: len(until)] <= until[: len(day)])
