"""Who was spoken to: `ل[وكالة فرانس برس]`, `في مقابلة مع [قناة ...]`, `طالب [الحكومة] بوقف`."""

from __future__ import annotations

from quotes.arabic import key as key_of
from quotes.nouns import Span
from quotes.phrases import Words, noun_phrase


def addressee_named(words: Words, start: int, limit: int) -> Span | None:
    """`ل[وكالة فرانس برس]`, `للصحفيين`, `في مقابلة مع [قناة ...]`: who was spoken to."""
    view = words.view
    for i in range(start, limit):
        key = view.key(i)
        if key == "ل" and i + 1 < limit:
            medium = words.is_medium(i + 1) or view.opened_by(i + 1) >= 0
            hearers = view.key(i + 1).removeprefix("ال") in ("صحافيين", "صحفيين", "صحافه", "اذاعه", "وكاله")
            if not (medium or hearers):
                continue
            end = max(noun_phrase(words, i + 1, limit), i + 2)
            fused = key_of(view.text[view.words[i].token.start : view.words[i].token.end]).startswith("لل")
            return Span(view.words[i].token.start, view.span_of(i + 1, end).end) if fused else view.span_of(i + 1, end)
        if key == "مع" and i + 1 < limit and words.is_medium(i + 1):
            return view.span_of(i + 1, max(noun_phrase(words, i + 1, limit), i + 2))
    return None


def object_addressed(words: Words, start: int, limit: int) -> Span | None:
    """The noun between subject and content of a verb that has one to speak to: `طالب [الحكومة] بوقف`, `طلب من [المسؤولين] تقديم`."""
    view = words.view
    i = start
    if view.key(i) in ("من", "علي", "ل") and words.is_preposition(i):
        i += 1
    if i >= limit - 1:
        return None
    end = noun_phrase(words, i, limit)
    if end > i and words.is_preposition(end - 1):
        end -= 1
    return view.span_of(i, end) if end > i else None
