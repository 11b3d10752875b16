"""The likelier content: where the reader is surer than the rule of where what was said begins and ends.

What the cue opens (`أكد أن [...]`) begins where the rule has it or a few words from there, for in a long sentence with many cues the reader
sometimes takes the content of another one; where it ends is a choice between all words that follow. A content around its cue is any stretches of
the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.likelihood import carrier, heaviest_from, likeliest, weigh, weights
from quotes.nouns import Cue, Span
from quotes.nouns.hints import carrier_of
from quotes.phrases import Words

# How much likelier (in nats) another content must be.
MARGIN = 10.0
# A content that ends later than the rule has it, even more so: the rule has seen where the author speaks again.
LONGER = 20.0
# A content that follows its cue begins at most so many words from where the rule has it.
NEAR = 2


def likelier(words: Words, cue: Cue, spans: Sequence[Span]) -> list[Span]:
    """The spans of the content, as the rule has them or as the reader would."""
    view = words.view
    own = weights(view, carrier(view, cue), "content")
    if own is None or any(not view.span.contains(span) for span in spans):
        return list(spans)
    if cue.complement == "around":
        stretches = likeliest(own, split=True)
    else:
        # What is in marks begins at the mark: `قال عن الجسر الذي لم يكتمل ["لن نفتحه ...]`.
        before = 0 if cue.complement == "quotation" else NEAR
        starts = range(max(cue.word + 1, cue.opens - before), min(len(view), cue.opens + NEAR + 1))
        stretches = [max(((start, heaviest_from(own, start)) for start in starts), key=lambda each: sum(own[slice(*each)]))] if starts else []
    stretches = [(_opening(words, first), _whole(words, last)) for first, last in stretches]
    proposed = [Span(view.start_of(first), view.words[last - 1].span.end) for first, last in stretches if last > first]
    if not proposed:
        return list(spans)
    longer = bool(spans) and proposed[-1].end > spans[-1].end
    if longer and cue.complement == "noun" and _says_when(words, view.at(spans[-1].end)):
        return list(spans)
    return proposed if weigh(view, own, proposed) - weigh(view, own, spans) > (LONGER if longer else MARGIN) else list(spans)


def _opening(words: Words, i: int) -> int:
    """The word after a bare complementizer, which is no part of a content: `[أن] القوانين ...`."""
    return i + 1 if words.is_complementizer(i) and words.view.enclitic(i) < 0 else i


def _whole(words: Words, end: int) -> int:
    """The end of a content moved to the end of a word as it is written: after `لعباد` + `ه`, before `ل` + `تسريع`."""
    view = words.view
    longest = carrier_of(view.words, view.words[end - 1].token)
    return view.token_end(end - 1) if longest < end else view.token_start(end - 1)


def _says_when(words: Words, i: int) -> bool:
    """`جددت النقابة دعوتها إلى الإضراب، [وذلك بعد] فشل الوساطة`: the occasion of what was said, which the author gives."""
    return words.view.comma_before(i) and (words.among(i, "rules.when_said") or words.begins(i, "rules.author_returns"))
