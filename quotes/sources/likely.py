"""The likelier source: where the reader is surer than the rule of which words name who spoke, or that none do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.likelihood import carrier, likeliest, weigh, weights
from quotes.nouns import Cue, Reference, Source, Span
from quotes.phrases import Words, noun_phrase
from quotes.syntax import trim

# How much likelier (in nats) another source must be, or none.
MARGIN = 3.5
NOBODY = 2.5
# How likely it must be that a dropped source goes back to certain words of its sentence.
BACK = 3.0
# A source begins at most so many words before its cue.
REACH = 20
# A word of the same noun phrase belongs to the source unless the reader is this sure that it does not.
DOUBT = -2.5
# It is sure enough of this to cut off the end of the rule's phrase.
TAIL = -3.5


def likelier(words: Words, cue: Cue, source: Source) -> Source:
    """The source as the rule has it, or with the words that the reader takes for it, for whoever passed it on, and for whom it goes back to."""
    by_reader = carrier(words.view, cue)
    source = _likelier(words, cue, source, by_reader)
    if source.reference not in ("dropped", "same", "clitic") or (back := weights(words.view, by_reader, "antecedent")) is None:
        return source
    antecedent = _phrase(words, cue, back, 0, len(words.view))
    return source if antecedent is None or weigh(words.view, back, [antecedent]) < BACK else replace(source, antecedent=antecedent)


def _likelier(words: Words, cue: Cue, source: Source, by_reader: int) -> Source:
    view = words.view
    own, passing = weights(view, by_reader, "source"), weights(view, by_reader, "relay")
    # `نقلت وكالات عن [دبلوماسيين] قولهم`: who spoke and who passed it on could not be plainer.
    plain = bool(source.relay) and cue.sense == "relay"
    if own is None or passing is None or plain or cue.form in ("colon", "turn") or (source.span is not None and not view.span.contains(source.span)):
        return source
    relay = _phrase(words, cue, passing, 0, len(view))
    if relay and not source.relay and weigh(view, passing, [relay]) > MARGIN:
        source = replace(source, relay=(relay,))
    source = _without_tail(words, own, source)
    span = _phrase(words, cue, own, max(0, cue.word - REACH), len(view) if cue.complement == "around" else max(cue.opens, cue.word + 1))
    gain = (weigh(view, own, [span]) if span else 0.0) - (weigh(view, own, [source.span]) if source.span else 0.0)
    # That nobody is named must be likely of every word of the rule's phrase: `نفى [رئيس النادي طلال الحمراني] وجود ...`.
    size = 1 if span or not source.span else sum(word.span.overlaps(source.span) for word in view.words)
    if gain <= (MARGIN if size == 1 else NOBODY * size) or span == source.span:
        return source
    if span is not None:
        # `ذكرت [الوكالة] نقلا عن مصادر`: who was the source passed it on.
        passed = any(view.key(i) == "نقلا" for i, word in enumerate(view.words) if any(one.overlaps(word.span) for one in cue.spans))
        passers = (source.span,) if passed and source.span and not source.relay and not source.span.overlaps(span) else source.relay
        return replace(source, reference="named", span=span, antecedent=None, relay=passers, read=True)
    reference: Reference = "same" if cue.form == "participle" else "clitic" if cue.form in ("masdar", "phrase") else "dropped"
    return replace(source, reference=reference, span=None, read=True)


def _without_tail(words: Words, own: Sequence[float], source: Source) -> Source:
    """The source without words at its end that the reader is sure are none of it: `رفض الدوسري [الحديث]`."""
    view = words.view
    inside = [i for i, word in enumerate(view.words) if source.span and word.span.overlaps(source.span)]
    kept = len(inside)
    while kept > 1 and own[inside[kept - 1]] < TAIL:
        kept -= 1
    if kept == len(inside) or not inside or own[inside[0]] < 0:
        return source
    return replace(source, span=view.span_of(inside[0], _closed(words, inside[0], inside[kept - 1] + 1)))


def _phrase(words: Words, cue: Cue, own: Sequence[float], first: int, limit: int) -> Span | None:
    """The noun phrase that the reader sees between words `first` and `limit`, None where it sees none."""
    view = words.view
    stretches = likeliest(own[first:limit])
    if not stretches:
        return None
    start, end = stretches[0][0] + first, stretches[0][1] + first
    while start > first and _hangs_on_noun(words, start) and not any(one.overlaps(view.words[start - 1].span) for one in cue.spans):
        start -= 1
    phrase = noun_phrase(words, start, limit)
    while end < phrase and own[end] > DOUBT:
        end += 1
    found = view.span_of(start, _closed(words, start, end))
    bare = trim(view.text, found)
    found = Span(bare.start, max(bare.end, found.end))
    return None if any(one.overlaps(found) for one in cue.spans) else found


def _hangs_on_noun(words: Words, i: int) -> bool:
    """`مصادر [أمنية]`, `مصدرا [في] الجيش`: no source begins with what describes the noun before."""
    view = words.view
    apart = bool(view.gap(i).strip()) or words.is_head(i) or words.is_name(i)
    return not apart and (words.is_preposition(i) or view.upos(i) == "ADJ") and view.upos(i - 1) in ("NOUN", "ADJ") and not words.is_time(i - 1)


def _closed(words: Words, start: int, end: int) -> int:
    """Where a phrase ends that does not break off at a preposition."""
    while end - start > 1 and words.is_preposition(end - 1):
        end -= 1
    return end
