"""Cues that are a colon: a headline's or an interview's `بوتين: ...` at the start of a line."""

from __future__ import annotations

from quotes.nouns import Cue, Span
from quotes.phrases import Words, noun_phrase

# `وزير الخارجية الروسي: ...`; a longer left side is a sentence that ends in a colon.
LONGEST = 8


def turn(words: Words, sentence: int) -> Cue | None:
    """A line that opens with a source and a colon. The left side must be a name, an office, an organization or a state, and nothing else."""
    view = words.view
    if len(view) < 3 or view.words[0].span.start > view.span.start + 3:
        return None
    colon = next((i for i in range(1, min(len(view), LONGEST + 1)) if ":" in view.gap(i)), -1)
    if colon < 0 or colon + 1 >= len(view):
        return None
    if not (words.is_head(0) or words.is_name(0) or words.is_place(0)) or words.is_verb(0):
        return None
    if any(cue.form.kind == "participle" for cue in words.lexicon.forms.get(view.key(0), ())) and colon == 1:
        return None  # `مضيفة: ...` is a participle that carries a report on
    if sentence == 0 and any(mark in view.gap(i) for i in range(1, colon) for mark in "-–—/"):
        return None  # `سالم الغامدي – الرياض: ...`, who wrote it and where
    if noun_phrase(words, 0, colon) != colon:
        return None
    if words.is_place(0) and view.opened_by(colon) < 0 and not words.is_verb(colon) and view.key(colon) not in ("لا", "لن", "لم", "لسنا", "نحن"):
        return None  # `أمريكا: تغريم شركة`: what it is about, and no words of it
    at = view.text.index(":", view.words[colon - 1].span.end)
    return Cue(
        sentence=sentence, word=colon - 1, last=colon - 1, spans=(Span(at, at + 1),), complement="colon", opens=colon, form="colon", sense="say",
        rule="name_colon", because=(view.span_of(0, colon), Span(at, at + 1)),
    )  # fmt: skip
