"""What a whole turn says: `بوتين: [...]`, to the end of its line."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.contents.clause import clause_spans
from quotes.nouns import Cue, Span
from quotes.phrases import Words
from quotes.syntax import View, line_end


def turn_spans(views: Sequence[View], words: Words, cue: Cue, others: Sequence[Cue]) -> list[Span]:
    """The rest of the sentence, and the further sentences of a line that opens with somebody's words rather than with marks."""
    view = words.view
    last = line_end(views, cue.sentence)
    if last == cue.sentence or view.opened_by(cue.opens) >= 0:
        return clause_spans(words, cue, others)
    start = view.start_of(cue.opens) if cue.opens < len(view) else views[cue.sentence + 1].span.start
    return [Span(start, views[last].span.end)]
