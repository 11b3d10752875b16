"""A record (a JSON object, a table's row) → an article."""

from __future__ import annotations

import datetime
import hashlib
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from types import MappingProxyType
from typing import Any

from quotes.errors import InputError
from quotes.nouns import Article

Note = Callable[[str], None]
NEVER_READ = ("speakers", "quotes")
STANDARD = ("text", "id", "title", "date", "outlet", "url")
_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d(:?\d\d)?)?)?)?)?")


@dataclass(frozen=True, slots=True)
class Fields:
    """Under which names a record keeps what we need. Raises `ValueError` for a name that is never read."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    date: str = "date"
    outlet: str = "outlet"
    url: str = "url"

    def __post_init__(self) -> None:
        for name in astuple(self):
            if name in NEVER_READ:
                raise ValueError(f"a field named {name!r} holds answers and is never read as input")


def article_from_record(record: Mapping[str, Any], fields: Fields, note: Note) -> Article:
    """The article of a record; other fields are carried in `extra`, answers (`speakers`, `quotes`) are left out.

    Raises:
        InputError: no text, or a field of the wrong type (without its place, which the caller knows).
    """
    if fields.text not in record:
        found = ", ".join(map(repr, record)) or "none"
        raise InputError(f"no field {fields.text!r}; the record has {found}", expected="the article's text there (another name: --text-field NAME)")
    text = record[fields.text]
    if text is None:
        text = ""
    if not isinstance(text, str):
        raise InputError(f"field {fields.text!r} holds {_type(text)}", expected="a string")
    article_id, title, date, outlet, url = (_string(record, name) for name in astuple(fields)[1:])
    if date and not _ISO_DATE.fullmatch(date):
        note(f"date {date!r} is not ISO 8601 (2016-05-27); kept as it is")
    taken = {*NEVER_READ, *astuple(fields)}
    extra = {name: value for name, value in record.items() if name not in taken}
    for name in STANDARD:
        if name in extra:
            del extra[name]
            note(f"field {name!r} of the input is left out: {getattr(fields, name)!r} takes its place")
    article_id = article_id or stable_id(text, date, outlet)
    return Article(id=article_id, text=text, title=title, date=date, outlet=outlet, url=url, extra=MappingProxyType(extra))


def stable_id(text: str, date: str | None, outlet: str | None) -> str:
    """The id of an article that came without one: 16 hexadecimal digits of SHA-256 over outlet, date and text."""
    digest = hashlib.sha256("\x1f".join((outlet or "", date or "", text)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def _string(record: Mapping[str, Any], name: str) -> str | None:
    """A field's value as a string: numbers and dates (of a Parquet file) are written out."""
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, datetime.date):
        midnight = isinstance(value, datetime.datetime) and (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.isoformat()[:10] if midnight else value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"field {name!r} holds {_type(value)}", expected="a string")


def _type(value: Any) -> str:
    names = {dict: "an object", list: "a list", bool: "a truth value", int: "a number", float: "a number", str: "a string", type(None): "null"}
    return names.get(type(value), f"a {type(value).__name__}")
