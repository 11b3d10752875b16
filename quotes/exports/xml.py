"""Texts → attribute values of XML."""

from __future__ import annotations

import re

_SPECIAL = re.compile('[&<>"\t\n\r]')
# A reader turns bare tabs and line ends in an attribute into spaces.
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def escaped(text: str) -> str:
    """The text (which `values.clean` has been over) as it stands between double quotation marks, or as an element's text."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)
