"""Text in, sentence spans out: `split_sentences("قال: «نعم. سنفعل» ثم مضى. وعاد.")` gives two, for the quotation stays whole.

stanza's Arabic splitter takes paragraphs for sentences (its treebank does), so the units are ours. Every character that is not white space lies in
exactly one span. Rules, each with what forces it:

1. A line break always ends a sentence, but in a text that is wrapped into lines of one width (`paragraphs.py`).
2. `.`, `!`, `?`, `؟`, `۔` end one, with the closing marks and brackets that follow, unless rules 3–6 object.
3. Not inside a quotation or brackets that close in this paragraph: a quotation is one saying. A stop just before the closing mark ends the sentence
   after the mark, unless a comma follows (`«نعم.»، مضيفا`) or a few words end in `؟` or `!`: a title (`فيلم «من أنت؟» للمخرج`).
4. Not in an abbreviation or a number: `د. أحمد`, `أ.ف.ب`, `3.5`, the `2.` that opens a list's item, and not where a Latin letter or digit follows
   without space.
5. Not at `..` or `...` followed by a word: newspapers write a pause that way.
6. A sentence longer than `MAX_WORDS` is cut at the last full stop, else semicolon, comma, space before that length: the parser's memory grows with
   the square of the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.marks import MARKS, Quotation, find_quotations
from quotes.nouns.span import Span
from quotes.parsing.paragraphs import find_paragraphs

# PADT, which the parser learnt from, has hardly a unit beyond 150 words.
MAX_WORDS = 150
# A quotation of more words than this is no title.
MAX_TITLE_WORDS = 6
_END = re.compile(r"[.!?؟۔]+")
_CLOSERS = frozenset(")]}’'") | MARKS
_BRACKETS = re.compile(r"\([^()\n]{0,300}\)|\[[^\[\]\n]{0,300}\]")
_LAST_WORD = re.compile(r"[\w\u064b-\u0652\u0670]+$")
_WORD = re.compile(r"\w+")
# Longer than any abbreviation with its harakat.
_BACK = 12


def split_sentences(text: str, quotations: tuple[Quotation, ...] | None = None) -> tuple[tuple[Span, int], ...]:
    """The sentences' spans, each with the number of its paragraph (those that hold something, from 0)."""
    quotations = find_quotations(text) if quotations is None else quotations
    held = _held(text, quotations)
    openers = {q.outer.start for q in quotations}
    sentences: list[tuple[Span, int]] = []
    first = 0
    for number, paragraph in enumerate(find_paragraphs(text)):
        while first < len(held) and held[first].end <= paragraph.start:
            first += 1
        for span in _join_wordless(text, _cut(text, paragraph, held, first, openers)):
            sentences += [(piece, number) for piece in _cap(text, span)]
    return tuple(sentences)


def _held(text: str, quotations: tuple[Quotation, ...]) -> list[Span]:
    """What must stay whole: closed quotations (without their marks) and brackets, in order, overlapping ones joined."""
    spans = sorted([q.inner for q in quotations if q.closed] + [Span(*match.span()) for match in _BRACKETS.finditer(text)])
    held: list[Span] = []
    for span in spans:
        if held and span.start < held[-1].end:
            held[-1] = Span(held[-1].start, max(held[-1].end, span.end))
        else:
            held.append(span)
    return held


def _cut(text: str, paragraph: Span, held: list[Span], first: int, openers: set[int]) -> Iterator[Span]:
    """The paragraph's pieces between the stops that end a sentence, without space at their ends."""
    at, end = paragraph
    holder = first
    for match in _END.finditer(text, at, end):
        stop = after = match.end()
        while holder < len(held) and held[holder].end <= match.start():
            holder += 1
        inside = holder < len(held) and held[holder].start <= match.start()
        if inside and stop < held[holder].end:  # rule 3
            continue
        while after < end and text[after] in _CLOSERS and after not in openers:
            after += 1
        if inside and after < end and (after == stop or _goes_on(text, Span(held[holder].start, stop), after, end)):
            continue
        if _is_inner_stop(text, at, match, after, end):
            continue
        yield _strip(text, at, after)
        at = after
    if not text[at:end].isspace() and at < end:
        yield _strip(text, at, end)


def _goes_on(text: str, saying: Span, after: int, end: int) -> bool:
    """Whether the sentence goes on after a quotation that ends in a stop (rule 3)."""
    following = text[after : min(end, after + _BACK)].lstrip()
    if following[:1] in ("،", ",", "؛", ";", ":"):
        return True
    return text[saying.end - 1] in "!?؟" and len(text[saying.start : saying.end].split()) <= MAX_TITLE_WORDS


def _is_inner_stop(text: str, start: int, match: re.Match[str], after: int, end: int) -> bool:
    """Whether the stop ends no sentence (rules 4 and 5); `start` is where the sentence began, `after` what follows the stop and its closing marks."""
    stop = match.group()
    glued = after < end and after == match.end() and text[after].isalnum()
    if set(stop) != {"."}:
        return glued
    if len(stop) > 1:  # rule 5
        return after < end and after == match.end()
    found = _LAST_WORD.search(text[max(start, match.start() - _BACK) : match.start()])
    word = "".join(c for c in found.group() if c.isalnum()) if found else ""
    if len(word) == 1 and not word.isdigit():  # `د.`, `أ.ف.ب`; but not `يومًا.`
        return True
    if word.isdigit() and len(word) <= 2 and text[start : match.start()].strip() == word:  # `2. الماء`
        return True
    if not glued:
        return False
    if word and word.isascii() and text[after].isascii():
        return True
    # `البلاد.وتم`: a missing space, told from `أ.ف.ب` by the length of the words on both sides.
    following = _WORD.match(text, after, end)
    return text[after].isdigit() or following is None or len(following.group()) < 2 or not word or word.isdigit()


def _join_wordless(text: str, spans: Iterator[Span]) -> list[Span]:
    """A piece without letter or digit, like a stray mark, goes to what precedes it."""
    joined: list[Span] = []
    for span in spans:
        if joined and not any(c.isalnum() for c in text[span.start : span.end]):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _strip(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))


def _cap(text: str, span: Span) -> list[Span]:
    """The sentence in pieces of at most `MAX_WORDS` words (rule 6)."""
    words = [m.span() for m in re.compile(r"\S+").finditer(text, span.start, span.end)]
    pieces: list[Span] = []
    first = 0
    while len(words) - first > MAX_WORDS:
        window = range(first + MAX_WORDS // 2, first + MAX_WORDS)
        ends = {i: text[slice(*words[i])].rstrip("".join(_CLOSERS))[-1:] for i in window}
        cut = next((i for marks in (".!?؟", "؛;", "،,") for i in reversed(window) if ends[i] and ends[i] in marks), first + MAX_WORDS - 1)
        pieces.append(Span(words[first][0], words[cut][1]))
        first = cut + 1
    if first < len(words):
        pieces.append(Span(words[first][0], words[-1][1]))
    return pieces
