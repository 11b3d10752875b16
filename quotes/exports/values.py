"""Attribute values of any kind → one of the few types that graph files know."""

from __future__ import annotations

import re
from datetime import date
from math import isfinite
from typing import Any, Literal

Value = str | int | float | bool
Type = Literal["boolean", "integer", "long", "double", "string"]
# Control characters, half surrogate pairs and two non-characters: no XML file may hold them, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# From narrow to wide: a number of one of these types is one of all that follow.
_NUMBERS: tuple[Type, ...] = ("integer", "long", "double")


def clean(text: str) -> str:
    """The text without what no XML file may hold."""
    return _FORBIDDEN.sub("", text)


def plain(value: Any) -> Value | None:
    """A value as text, number or truth value; None for what is not there, is not finite, or is no single value (a mapping).

    Dates become ISO 8601, lists one text with `; ` between the items.
    """
    if isinstance(value, str):
        # Of a string with more to it (an enumeration's, numpy's) only the characters.
        return clean(str.__str__(value)) or None
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return float(value) if isfinite(value) else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        parts = [str(part) for part in map(plain, value) if part is not None]
        return "; ".join(sorted(parts) if isinstance(value, set | frozenset) else parts) or None
    # numpy's numbers.
    return plain(value.item()) if hasattr(value, "item") and getattr(value, "ndim", None) == 0 else None


def type_of(value: Value) -> Type:
    """The narrowest type for a value: an `integer` has 32 bits, a `long` 64; larger whole numbers are only text to most programs."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer" if -(2**31) <= value < 2**31 else "long" if -(2**63) <= value < 2**63 else "string"
    return "double" if isinstance(value, float) else "string"


def wider(one: Type | None, other: Type) -> Type:
    """The type that holds the values of both."""
    if one is None or one == other:
        return other
    if one in _NUMBERS and other in _NUMBERS:
        return max(one, other, key=_NUMBERS.index)
    return "string"


def conform(value: Value, kind: Type) -> Value:
    """The value in an attribute's type, which must hold it."""
    if kind == "string" and not isinstance(value, str):
        return written(value)
    return float(value) if kind == "double" else value


def written(value: Value) -> str:
    """As XML and tables write it: `true`, `3`, `0.5`."""
    return str(value).lower() if isinstance(value, bool) else str(value)
