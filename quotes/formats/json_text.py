"""JSON that any file can hold on one line: of XML, of tab-separated columns, of programs that end lines at rare characters."""

from __future__ import annotations

import re
from typing import Any

import orjson

# What Python's `splitlines` ends a line at, and what XML cannot hold.
_RISKY = re.compile("[\x0b\x0c\x1c-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def line(value: Any) -> str:
    """The value as JSON without line ends, tabs or control characters; what JSON does not know is written as a string."""
    return _RISKY.sub(lambda match: f"\\u{ord(match[0]):04x}", orjson.dumps(value, default=str).decode())
