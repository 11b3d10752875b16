"""Values → what a page carries: JSON, compressed, in letters that mean nothing to HTML, so that no text can end its element."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from typing import Any

import orjson

# Half of a surrogate pair is no character, and no JSON can hold it; one character takes its place, so that positions stay.
_HALF = re.compile("[\ud800-\udfff]")


def block(value: Any) -> str:
    """The value as gzip-compressed JSON in base64. The same value gives the same letters."""
    return b64encode(gzip.compress(_json(value), 9, mtime=0)).decode()


def _json(value: Any) -> bytes:
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return orjson.dumps(_whole(value))


def clean(text: str) -> str:
    """The text with a replacement character for what is half of one."""
    return _HALF.sub("\ufffd", text)


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {_whole(name): _whole(inner) for name, inner in value.items()}
    return [_whole(inner) for inner in value] if isinstance(value, list | tuple) else value
