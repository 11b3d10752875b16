"""Text in, sentence spans out: `split_sentences("قال: «نعم. سنفعل.» ثم مضى. وعاد.")` gives two, for the quotation stays whole.

stanza's Arabic splitter takes paragraphs for sentences (its treebank does), so the units are ours. Every character that is not white space lies in
exactly one span. Rules, each with what forces it:

1. A line break always ends a sentence.
2. `.`, `!`, `?`, `؟`, `۔` end one, with the closing marks and brackets that follow, unless rules 3–5 object.
3. Not inside a quotation or brackets that close in this paragraph: a quotation is one saying. A full stop just before the closing mark
   ends the sentence after the mark.
4. Not in an abbreviation or a number: `د. أحمد`, `أ.ف.ب`, `3.5`, and not where a Latin letter or digit follows without space.
5. Not at `..` or `...` followed by a word: newspapers write a pause that way.
6. A sentence longer than `MAX_WORDS` is cut at the last full stop, else semicolon, comma, space before that length: the parser's memory grows with the
   square of the length.
"""

from __future__ import annotations

import re

from quotes.marks import MARKS, Quotation, find_quotations
from quotes.nouns.span import Span

# PADT, which the parser learnt from, has hardly a unit beyond 150 words.
MAX_WORDS = 150
_END = re.compile(r"[.!?؟۔]+")
_CLOSERS = frozenset(")]}’'") | MARKS
_BRACKETS = re.compile(r"\([^()\n]{0,300}\)|\[[^\[\]\n]{0,300}\]")


def split_sentences(text: str, quotations: tuple[Quotation, ...] | None = None) -> tuple[tuple[Span, int], ...]:
    """The sentences' spans, each with the number of its paragraph (lines that hold something, from 0)."""
    quotations = find_quotations(text) if quotations is None else quotations
    held = [q.inner for q in quotations if q.closed and q.depth == 0] + [Span(*m.span()) for m in _BRACKETS.finditer(text)]
    held.sort()
    sentences: list[tuple[Span, int]] = []
    paragraph = at = 0
    for line in text.split("\n"):
        if line.strip():
            for span in _split_line(text, at, at + len(line), held):
                sentences += [(piece, paragraph) for piece in _cap(text, span)]
            paragraph += 1
        at += len(line) + 1
    return tuple(sentences)


def _split_line(text: str, start: int, end: int, held: list[Span]) -> list[Span]:
    inside = [span for span in held if start <= span.start < end]
    cuts: list[int] = []
    for match in _END.finditer(text, start, end):
        stop = match.end()
        holder = next((span for span in inside if span.start <= match.start() < span.end), None)
        if holder is not None and stop < holder.end:  # rule 3
            continue
        after = stop
        while after < end and text[after] in _CLOSERS and not _opens(text, after, end):
            after += 1
        if holder is not None and after <= holder.end and after == stop:
            continue
        if _is_inner_stop(text, match, start, end, after):
            continue
        cuts.append(after)
    spans = []
    at = start
    for cut in [*cuts, end]:
        a, b = at, cut
        while a < b and text[a].isspace():
            a += 1
        while a < b and text[b - 1].isspace():
            b -= 1
        if a < b:
            if spans and not any(c.isalnum() for c in text[a:b]):  # a stray mark belongs to what precedes
                spans[-1] = Span(spans[-1].start, b)
            else:
                spans.append(Span(a, b))
        at = cut
    return spans


def _opens(text: str, i: int, end: int) -> bool:
    """Whether the mark at `i` opens a quotation: something stands right after it, nothing right before."""
    return text[i] in MARKS and i + 1 < end and text[i + 1].isalnum() and text[i - 1].isspace()


def _is_inner_stop(text: str, match: re.Match[str], start: int, end: int, after: int) -> bool:
    stop = match.group()
    nxt = text[after] if after < end else " "
    if set(stop) != {"."}:
        return nxt.isalnum() and not nxt.isspace() and after == match.end()
    if len(stop) > 1:  # rule 5
        rest = text[after:end].strip()
        return bool(rest) and after == match.end()
    word = re.search(r"\w+$", text[start : match.start()])
    if word and len(word.group()) <= 1 and not word.group().isdigit():  # rule 4: `د.`, `أ.ف.ب`
        return True
    if word and word.group().isascii() and nxt.isascii() and nxt.isalnum() and after == match.end():
        return True
    # `البلاد.وتم`: a missing space, told from `أ.ف.ب` by the length of the words on both sides.
    if nxt.isalnum() and after == match.end():
        following = re.match(r"\w+", text[after:end])
        return nxt.isdigit() or following is None or len(following.group()) < 2 or word is None or word.group().isdigit()
    return False


def _cap(text: str, span: Span) -> list[Span]:
    words = [m.span() for m in re.finditer(r"\S+", text[span.start : span.end])]
    pieces: list[Span] = []
    first = 0
    while len(words) - first > MAX_WORDS:
        window = range(first + MAX_WORDS // 2, first + MAX_WORDS)
        ends = {i: text[span.start + words[i][1] - 1] for i in window}
        cut = next((i for marks in (".!?؟", "؛;", "،,") for i in reversed(window) if ends[i] in marks), first + MAX_WORDS - 1)
        pieces.append(Span(span.start + words[first][0], span.start + words[cut][1]))
        first = cut + 1
    if first < len(words):
        pieces.append(Span(span.start + words[first][0], span.end))
    return pieces
