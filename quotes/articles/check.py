"""Whether a text is one that an analyzer of Arabic news can read."""

from __future__ import annotations

import re

_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdff\ufe70-\ufefc]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PAGE = re.compile(r"\s*<(!doctype\s+html|html[\s>])", re.IGNORECASE)
HTML = "trafilatura takes the article out of a page: pip install 'quotes[html]', then trafilatura < page.html > page.txt"
# Arabic news carries Latin names, addresses and hashtags, so some foreign letters are no sign; a text of another language has next to none of ours.
ARABIC_SHARE = 0.5


def reason_unreadable(text: str) -> str | None:
    """Why the text cannot be analysed, or None if it can.

    >>> reason_unreadable("The minister said so.")
    'not Arabic: 0% of its letters are'
    """
    if _SURROGATE.search(text):
        return "broken text: it holds half a surrogate pair, which no encoding can write"
    if not text.strip():
        return "empty text"
    if _PAGE.match(text):
        return f"an HTML page, not its text ({HTML})"
    letters = sum(1 for _ in _LETTER.finditer(text))
    if not letters:
        return "no letters in the text"
    share = sum(1 for _ in _ARABIC.finditer(text)) / letters
    if share < ARABIC_SHARE:
        return f"not Arabic: {share:.0%} of its letters are"
    return None
