"""Cues → contents: what was said, and of which kind.

`وأكد الوزير أن ["الحكومة راغبة في ..."]، مشيرا إلى أن [...]`: the content opens where its cue says and ends at the next cue of the
sentence, where the author's voice returns, or with the sentence; a quotation ends at its mark. A cue whose content turns out empty is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.arabic import key
from quotes.contents.around import around
from quotes.contents.clause import clause_spans
from quotes.contents.kinds import kind_of
from quotes.contents.likely import likelier
from quotes.contents.quoted import quoted_spans
from quotes.lexicon import Lexicon
from quotes.nouns import Content, Cue, Span
from quotes.phrases import Words
from quotes.syntax import View, closes, trim


def find_contents(views: Sequence[View], cues: Sequence[Cue], lexicon: Lexicon) -> tuple[Content | None, ...]:
    """The content of each cue, None where there is none. Clauses first: what lies around a cue depends on them."""
    found: dict[int, Content | None] = {}
    words = [Words(view, lexicon) for view in views]
    for wanted in (False, True):
        for n, cue in enumerate(cues):
            if (cue.complement == "around") is not wanted:
                continue
            beside = {m: found.get(m) for m, other in enumerate(cues) if other.sentence == cue.sentence}
            found[n] = _content(views, words, cues, n, beside)
    return tuple(found[n] for n in range(len(cues)))


def _content(views: Sequence[View], words: Sequence[Words], cues: Sequence[Cue], n: int, beside: dict[int, Content | None]) -> Content | None:
    cue = cues[n]
    view, own = views[cue.sentence], words[cue.sentence]
    here = [other for other in cues if other.sentence == cue.sentence and other is not cue]
    spans: list[Span]
    if cue.complement == "around":
        spans = around(own, cue, here, {m: content for m, content in beside.items() if m != n and content}, cues)
    elif cue.complement == "quotation":
        spans = quoted_spans(views, words, cue, here)
    else:
        spans = clause_spans(own, cue, here)
    by_rule, spans = spans, likelier(own, cue, spans)
    read = spans != by_rule
    spans = [piece for span in spans for piece in _without(span, cue.spans)]
    spans = [span for span in (_trimmed(view.text, line) for span in spans for line in _lines(view.text, span)) if span.start < span.end]
    if not spans or (len(spans) == 1 and key(view.text[spans[0].start : spans[0].end]) in own.lexicon.words["rules.pointing_content"]):
        return None
    return Content(tuple(spans), kind_of(view, own, cue, spans), read)


def _without(span: Span, cue: Sequence[Span]) -> list[Span]:
    """The span cut where the cue's own words stand in it: `[ابنه بكى]، على حد تعبيره، [ليلتين]`."""
    pieces = []
    at = span.start
    for own in sorted(cue):
        if own.overlaps(Span(at, span.end)):
            pieces.append(Span(at, max(at, own.start)))
            at = min(own.end, span.end)
    return [*pieces, Span(at, span.end)]


def _lines(text: str, span: Span) -> list[Span]:
    """The span cut at line breaks: a text wrapped at one width has them inside its sentences."""
    lines = []
    at = span.start
    for line in text[span.start : span.end].split("\n"):
        lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    return lines


def _trimmed(text: str, span: Span) -> Span:
    """Without outer punctuation; marks that pair up inside stay."""
    bare = trim(text, span)
    start, end = bare
    while end < span.end and (text[end] == "%" or closes(text, start, end)):
        end += 1
    return Span(start, end)
