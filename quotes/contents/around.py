"""Contents that lie around their cue.

`[...]، بحسب قائد ميداني`, `وبحسب المصادر فقد [...]`, `[وخلص التقرير]، حسب زموري، [إلى أن ...]`, `«[...]»، قال الوزير`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotes.contents.clause import clause_end
from quotes.nouns import Content, Cue, Span
from quotes.phrases import Words, noun_phrase


def around(words: Words, cue: Cue, others: Sequence[Cue], beside: Mapping[int, Content], cues: Sequence[Cue]) -> list[Span]:
    """The clause before the phrase, or after it where the phrase opens its sentence, or both."""
    view = words.view
    first = view.token_start(cue.word)
    lead = _lead(words, first) if cue.form != "phrase" else first
    source_end = phrase_end(words, cue)
    begun = view.words[lead].span.start in {span.start for content in beside.values() for span in content.spans}
    if begun or _opens_sentence(words, lead):
        return _after(words, cue, source_end, others)
    start = _start(words, cue, lead, beside, cues)
    end = view.words[lead - 1].span.end
    quotation = view.holders[lead - 1]
    if quotation >= 0 and view.holders[cue.word] != quotation:
        end = view.quotations[quotation].outer.end
    before = Span(start, end)
    if before.end <= before.start or (lead - view.at(start) <= 2 < view.at(start) and not view.comma_before(lead)):
        return _after(words, cue, source_end, others)
    rest = _rest(words, cue, source_end, others)
    return [before, rest] if rest else [before]


def phrase_end(words: Words, cue: Cue) -> int:
    """One past the last word of the cue and its source."""
    view = words.view
    after = view.token_end(cue.last)
    if cue.form == "phrase" and view.enclitic(cue.last) >= 0:
        return after
    end = noun_phrase(words, after, len(view))
    # Relative clauses and occasions go with the source: `بحسب مسؤول [حضر الاجتماع]`, up to the comma.
    if (
        end < len(view)
        and not view.comma_before(end)
        and "-" not in view.gap(end)
        and (words.is_relative(end) or (words.is_preposition(end) and not words.is_verb(end + 1)))
    ):
        stop = next((k for k in range(end, len(view)) if view.comma_before(k) or words.is_complementizer(k) or view.key(k) == "ف"), len(view))
        return stop if stop - end <= 25 else end
    return end


def _lead(words: Words, first: int) -> int:
    """The word that ties the cue to its clause: `كما` of `كما قال`, `بحسب ما`."""
    view = words.view
    while (
        first > 0
        and view.key(first - 1) in ("كما", "حسبما", "ما", "بحسب", "حسب", "وفق", "ل", "وفقا", "طبقا", "علي", "مثلما", "قد", "و")
        and not view.comma_before(first)
    ):
        first -= 1
    return view.token_start(first)  # `[ب]حسب ما أورده`


def _opens_sentence(words: Words, first: int) -> bool:
    view = words.view
    return first == 0 or (first <= 3 and all(view.key(k) in ("و", "ف", "لكن", "كما", "ايضا", "كذلك", "هذا") for k in range(first)))


def _after(words: Words, cue: Cue, source_end: int, others: Sequence[Cue]) -> list[Span]:
    view = words.view
    opens = source_end
    if view.key(opens) == "ف" and words.is_complementizer(opens + 1):
        opens += 2 if view.enclitic(opens + 1) < 0 and view.key(opens + 1) == "ان" else 1
    elif words.is_complementizer(opens) and view.key(opens) == "ان" and view.enclitic(opens) < 0:
        opens += 1
    if opens >= len(view):
        return []
    return [Span(view.start_of(opens), clause_end(words, cue, opens, others))]


def _start(words: Words, cue: Cue, lead: int, beside: Mapping[int, Content], cues: Sequence[Cue]) -> int:
    """Where the clause before the phrase begins: after the previous quote, within what holds the phrase, else with the sentence."""
    view = words.view
    at = view.words[lead].span.start
    first = _after_formula(words)
    start = view.words[first].span.start
    if first == 0 and view.opened_by(0) >= 0:
        start = view.quotations[view.opened_by(0)].outer.start
    for m, content in beside.items():
        other = cues[m]
        for span in content.spans:
            if span.start < at <= span.end + 3 and span.start > start and other.form != "present":
                start = span.start
            elif span.end < at and span.end > start and other.word < lead:
                start = max(start, span.end)
    holder = view.holders[cue.word]
    if holder >= 0:
        start = max(start, view.quotations[holder].inner.start)
        comma = next((k for k in range(lead - 1, 0, -1) if view.comma_before(k) and view.holders[k] == holder and lead - k > 3), -1)
        if comma >= 0:
            start = max(start, view.words[comma].span.start)
    return start


def _after_formula(words: Words) -> int:
    """The word after the author's `يذكر أن`, `يشار إلى أن` or a dateline, `دبي (CNN)--`; 0 without them."""
    view = words.view
    if (dateline := next((k for k in range(1, min(9, len(view))) if "--" in view.gap(k)), 0)) > 0:
        return dateline
    if view.key(0) not in ("يذكر", "يشار", "جدير", "الجدير", "تجدر"):
        return 0
    return next((k + 1 for k in range(1, min(6, len(view) - 1)) if words.is_complementizer(k)), 0)


def _rest(words: Words, cue: Cue, source_end: int, others: Sequence[Cue]) -> Span | None:
    """What follows the source and still belongs to the clause."""
    view = words.view
    if source_end >= len(view):
        return None
    # `وتوقفت الحافلات -بحسب الشهود- عند مدخل البلدة`: dashes hold the phrase only.
    aside = "-" in view.gap(view.token_start(cue.word)) and "-" in view.gap(source_end)
    ties = view.comma_before(source_end) and (words.is_preposition(source_end) or words.is_complementizer(source_end))
    if words.is_verb(source_end) or not (aside or ties):
        return None
    if any(view.token_start(other.word) == source_end for other in others):
        return None
    end = clause_end(words, cue, source_end, others)
    return Span(view.words[source_end].span.start, end)
