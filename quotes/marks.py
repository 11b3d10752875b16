"""Where quotation marks open and close: text in, `Quotation`s out.

News uses `"…"`, `“…”`, `«…»`, the reversed `»…«` and `”…“`, and mixes them (`«…"`). One article keeps to a few of them, a mark may be missing, and a
quotation that runs over paragraphs re-opens at each (`قال: «… ¶ «… ¶ …»`). Rules, each with what forces it:

1. A mark's role comes from its surroundings: after a space, an opening bracket or a clitic (`لـ«`, `و"`, `ب"`) and before a letter it opens; after
   a letter or punctuation it closes. The glyph only decides where the surroundings do not (`"كلمة"،"كلمة"`).
2. A quotation left unclosed ends with its paragraph: an odd mark must not swallow the rest of the article.
3. A mark inside an open quotation of another glyph nests: `«قال لي "نعم" ومضى»`.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.nouns.span import Span

_STRAIGHT = '"＂'
_OPENING = "«“„‟‹"
_CLOSING = "»”›"
MARKS = frozenset(_STRAIGHT + _OPENING + _CLOSING)
_PAIR_FAMILY = {"«": "g", "»": "g", "‹": "g", "›": "g", "“": "c", "”": "c", "„": "c", "‟": "c", '"': "s", "＂": "s"}
_PROCLITICS = frozenset("وفبلكـ")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: `outer` with its marks, `inner` without. `closed` is False where the paragraph's end closed it."""

    outer: Span
    inner: Span
    closed: bool
    depth: int = 0


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, in order of their opening mark, nested ones after the one that holds them."""
    found: list[Quotation] = []
    at = 0
    for line in text.split("\n"):
        found += _in_paragraph(text, at, at + len(line))
        at += len(line) + 1
    return tuple(found)


def _role(text: str, i: int, start: int, end: int) -> str:
    """`open`, `close` or `either` for the mark at `i`, by what touches it."""
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    free_before = before.isspace() or before in "([{:-–—،,؛/" or before in MARKS
    clitic_before = before in _PROCLITICS and (i - 2 < start or not text[i - 2].isalnum())
    word_after = after.isalnum() or after in "([." or after in MARKS
    word_before = before.isalnum() or before in ").!؟?…%،,؛:]" or before in MARKS
    free_after = after.isspace() or after in ")]}.،,؛:!؟?…-–—/" or after in MARKS
    opens = (free_before or clitic_before) and word_after
    closes = word_before and free_after and not (clitic_before and word_after)
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close"
    return "either"


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    stack: list[int] = []
    found: list[Quotation] = []
    marks = [i for i in range(start, end) if text[i] in MARKS]
    for position, i in enumerate(marks):
        role = _role(text, i, start, end)
        if role == "either":
            if text[i] in _STRAIGHT:
                role = "close" if stack and _same_family(text, stack[-1], i) else "open"
            else:
                role = "open" if text[i] in _OPENING else "close"
                # Reversed guillemets: »كلمة« with spaces that do not tell.
                if role == "close" and not stack:
                    role = "open"
                elif role == "open" and stack and text[stack[-1]] in _CLOSING:
                    role = "close"
        if role == "open" and stack and text[i] in _STRAIGHT and text[stack[-1]] in _STRAIGHT and len(marks) - position == 1:
            role = "close"  # the last straight mark of a paragraph, ` "كلمة "` with a stray space
        if role == "open":
            stack.append(i)
        elif stack:
            opener = _matching(text, stack, i)
            depth = stack.index(opener)
            del stack[depth:]
            if opener + 1 < i:
                found.append(Quotation(Span(opener, i + 1), Span(opener + 1, i), True, depth))
    if stack:  # rule 2: only the outermost is kept, what it held stays
        opener = stack[0]
        close = len(text[start:end].rstrip()) + start
        if opener + 1 < close:
            found.append(Quotation(Span(opener, close), Span(opener + 1, close), False, 0))
    return sorted(found, key=lambda q: (q.outer.start, -q.outer.end))


def _same_family(text: str, a: int, b: int) -> bool:
    return _PAIR_FAMILY[text[a]] == _PAIR_FAMILY[text[b]]


def _matching(text: str, stack: list[int], i: int) -> int:
    """The innermost open mark of the same family, else the innermost of any: `«كلمة"` is closed by what there is."""
    for opener in reversed(stack):
        if _same_family(text, opener, i):
            return opener
    return stack[-1]
