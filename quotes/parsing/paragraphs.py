"""Text in, its paragraphs out: the lines that hold something, but for text wrapped into lines of one width, where several lines are one paragraph.

`قال المصدر إن الحكومة تسعى\\nإلى انتهاج سياسة جديدة` is one where all the text's open lines are as long as that: a wire service's or a mail's.
"""

from __future__ import annotations

from itertools import pairwise

from quotes.nouns.span import Span

# Widths that text is wrapped at: below are lists of names, above are paragraphs.
_WIDTHS = range(40, 121)
# A line is full from this share of the longest one on: the word that no longer fits has some letters.
_FULL = 0.8
# So many lines must stop in mid-sentence, nine of ten of them full, before a text counts as wrapped.
_MIN_OPEN_LINES = 3
_SHARE_FULL = 0.9
_LINE_ENDS = frozenset(".!?؟۔:؛…\"'»”)]}«“")


def find_paragraphs(text: str) -> list[Span]:
    """The paragraphs' spans in order, without white space at their ends."""
    lines = _lines(text)
    width = max((end - start for start, end in lines), default=0)
    open_lines = [line for line, after in pairwise(lines) if _is_open(text, line) and after.start < after.end]
    full = sum(_is_full(line, width) for line in open_lines)
    wrapped = width in _WIDTHS and len(open_lines) >= _MIN_OPEN_LINES and full >= _SHARE_FULL * len(open_lines)
    paragraphs: list[Span] = []
    goes_on = False
    for line in lines:
        if line.start < line.end:
            if goes_on:
                paragraphs[-1] = Span(paragraphs[-1].start, line.end)
            else:
                paragraphs.append(line)
        goes_on = wrapped and _is_open(text, line) and _is_full(line, width)
    return paragraphs


def _lines(text: str) -> list[Span]:
    """The lines without white space at their ends; an empty one is an empty span."""
    lines = []
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        start = at + len(line) - len(line.lstrip()) if stripped else at
        lines.append(Span(start, start + len(stripped)))
        at += len(line) + 1
    return lines


def _is_open(text: str, line: Span) -> bool:
    """Whether the line stops in mid-sentence."""
    return line.start < line.end and text[line.end - 1] not in _LINE_ENDS


def _is_full(line: Span, width: int) -> bool:
    return line.end - line.start >= _FULL * width
