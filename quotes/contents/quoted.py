"""Words in quotation marks: `وقال: «...»`, over several paragraphs where the next one opens with a mark again."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.contents.clause import clause_end
from quotes.marks import MARKS
from quotes.nouns import Cue, Span
from quotes.phrases import Words
from quotes.syntax import View


def quoted_spans(views: Sequence[View], words: Sequence[Words], cue: Cue, others: Sequence[Cue]) -> list[Span]:
    """The quotation that opens the content, what the sentence adds to it without a break, and the paragraphs that carry it on."""
    view = views[cue.sentence]
    number = view.opened_by(cue.opens)
    if number < 0:
        return []
    quotation = view.quotations[number]
    after = view.after_quotation(number, cue.opens)
    if not quotation.closed:
        return [quotation.inner, *_carried_over(views, cue.sentence, quotation.outer)]
    if after < len(view) and _goes_on(words[cue.sentence], after, others):
        return [Span(quotation.outer.start, clause_end(words[cue.sentence], cue, after, others))]
    return [quotation.inner]


def _goes_on(words: Words, after: int, others: Sequence[Cue]) -> bool:
    """`"... لن يفضي إلى هدنة" [في بلدان الساحل]`: no comma, and the phrase is not finished without it."""
    view = words.view
    gap = view.gap(after)
    if any(c in gap for c in ".،,؛:!؟?(") or "\n" in gap:
        return False
    if any(view.token_start(other.word) <= after <= other.word for other in others):
        return False
    return (words.is_preposition(after) and view.key(after) not in ("في",)) or (view.opened_by(after + 1) >= 0 and view.key(after) == "و")


def _carried_over(views: Sequence[View], sentence: int, unclosed: Span) -> list[Span]:
    """Paragraphs that carry an unclosed quotation on: opened with its mark again, or (once a later paragraph closes it) without any."""
    text = views[sentence].text
    mark = text[unclosed.start]
    spans = []
    for view in views[sentence + 1 :]:
        start = view.span.start
        if "\n" not in text[start - 1 : start] and text[max(0, start - 1) : start].strip():
            break
        quotation = next((q for q in view.quotations if q.outer.start == start), None)
        # `قال: «نعمل. «ولم نتسلم ورقة».`: opened again within its paragraph, all of which it has already.
        if quotation is None or start < unclosed.end or (text[start] in MARKS and text[start] != mark):
            break
        spans.append(quotation.inner)
        if quotation.closed:
            break
    return spans
