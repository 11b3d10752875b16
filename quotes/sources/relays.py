"""Who passed on what another one said, seen from the verb: `نقلت [وكالة] عن الوزير قوله`, `في تصريحات نقلتها [وسائل إعلام]`."""

from __future__ import annotations

from quotes.nouns import Cue, Source, Span
from quotes.phrases import Words, noun_phrase


def printed_by(words: Words, start: int, limit: int) -> Span | None:
    """`في تصريحات نقلتها [وسائل إعلام محلية] أن`: who printed what was said."""
    view = words.view
    for i in range(start, limit):
        if view.upos(i) == "VERB" and view.enclitic(i) >= 0 and words.among(i, "rules.printing"):
            first = view.token_end(i)
            end = noun_phrase(words, first, limit)
            if end > first and words.is_medium(first):
                return view.span_of(first, end)
    return None


def names_origin(words: Words, start: int, limit: int) -> bool:
    """`نقلا عن`, or a medium's عن: not the one of `أعلن الوزير عن`."""
    view = words.view
    if any(view.key(k) == "نقلا" for k in range(start, limit)):
        return True
    return words.is_medium(start) and any(view.key(k) == "عن" for k in range(start, limit))


def relayed(words: Words, cue: Cue, start: int, limit: int, after: tuple[Span, int] | None, before: tuple[str, Span] | None) -> Source | None:
    """`نقلت [وسائل إعلام] عن [نائب الوزير] قوله`: the one after عن speaks, the subject passes it on."""
    view = words.view
    # `نسبت وكالة [إلى] المبعوث قوله`
    leads = ("الي",) if words.among(cue.word, "rules.ascribing") else ("عن", "ع")
    relay = after[0] if after else (before[1] if before else None)
    at = next(
        (
            k
            for k in range(start, limit)
            if view.key(k) in leads and (relay is None or view.words[k].span.start >= relay.end or relay.end > view.words[k].span.end)
        ),
        -1,
    )
    if cue.prep == "الي" and relay is not None:
        at = cue.opens - 1
    if at < 0 or at + 1 >= len(view):
        return None
    if relay is not None and relay.start < view.words[at].span.start < relay.end:
        relay = Span(relay.start, view.words[at - 1].span.end)
    end = noun_phrase(words, at + 1, limit, bounded=cue.complement in ("clause", "quotation", "colon") and cue.last == cue.word)
    if end == at + 1:
        return None
    return Source("named", view.span_of(at + 1, end), relay=(relay,) if relay else ())
