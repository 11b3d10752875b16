"""Where a clause ends: `أكد أن [المفاوضات مستمرة]، مشيرا إلى ...`."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.nouns import Cue, Span
from quotes.phrases import Words, noun_phrase

_TELLING = frozenset(("say", "add", "announce", "affirm", "explain", "inform", "point_out", "relay", "write", "answer", "deny", "warn"))


def clause_spans(words: Words, cue: Cue, others: Sequence[Cue]) -> list[Span]:
    """The one span of a clause or noun complement."""
    view = words.view
    if cue.opens >= len(view):
        return []
    if (whole := _after_dummy(words, cue)) is not None:
        return [whole]
    start = view.start_of(cue.opens)
    end = clause_end(words, cue, cue.opens, others)
    return [Span(start, end)] if end > start else []


def _after_dummy(words: Words, cue: Cue) -> Span | None:
    """`وصرح أنه ["سيتم تسليم المساكن"]`: a pronoun that stands for nobody is no part of the words in marks; one that refers is (`إنه "سيعود"`)."""
    view = words.view
    if cue.complement != "clause" or view.key(view.enclitic(cue.opens)) != "ه":
        return None
    first = view.token_end(cue.opens)
    number = view.opened_by(first)
    if number < 0 or not words.among(first, "rules.impersonal"):
        return None
    after = view.after_quotation(number, first)
    ends = after >= len(view) or view.comma_before(after) or any(c in view.gap(after) for c in ".؟!")
    return view.quotations[number].inner if ends else None


def clause_end(words: Words, cue: Cue, opens: int, others: Sequence[Cue]) -> int:
    """The position (code point) where what opens at word `opens` ends."""
    view = words.view
    closing = {view.token_start(other.word): other for other in others if other.word > opens}
    holder = view.holders[cue.word]
    i = opens
    while i < len(view):
        quotation = view.opened_by(i)
        if quotation >= 0 and view.holders[cue.word] != quotation:
            after = view.after_quotation(quotation, i)
            if after >= len(view) or _ends_after_quotation(words, cue, i, after, opens, closing):
                return view.quotations[quotation].outer.end
            i = after
            continue
        if holder >= 0 and view.holders[i] != holder:
            return view.quotations[holder].inner.end
        if i > opens and i in closing and _closes(words, cue, closing[i], i):
            return _before(words, i, opens)
        if i > opens and _stops(words, cue, i, others):
            return view.words[i - 1].span.end
        i += 1
    return view.span.end


def _stops(words: Words, cue: Cue, i: int, others: Sequence[Cue]) -> bool:
    """Whether the content ends right before word i: at a further word of its cue, at an answer, or where the author speaks again."""
    view = words.view
    if any(span.start == view.token_span(i).start for span in cue.spans):
        return True
    if cue.complement == "question" and ":" in view.gap(i):
        return True  # `على سؤال عما إذا كان سيستقيل: «...»`
    return cue.complement != "around" and view.comma_before(i) and _author_returns(words, cue, i, others)


def _before(words: Words, i: int, opens: int) -> int:
    """The end of what precedes word i, without the words that only lead to it."""
    view = words.view
    k = max(_lead(words, i), opens + 1)
    while k - 1 > opens and k > i - 3 and words.among(k - 1, "rules.lead") and not view.comma_before(k):
        k -= 1
    k = view.token_start(k)
    return view.words[k - 1].span.end if k > opens else view.words[i - 1].span.end


def _closes(words: Words, cue: Cue, other: Cue, i: int) -> bool:
    """Whether the other cue, whose token starts at word i, ends the content of this one, rather than stand inside it."""
    view = words.view
    if view.holders[i] >= 0 and view.holders[i] != view.holders[cue.word]:
        return False
    if other.form == "participle":
        return True
    if other.form == "phrase":
        # `أنه [حسب دفاتر المصنع] فإن الرافعة ...`: nothing has been said yet.
        return (i - cue.opens > 2 or view.comma_before(i)) and not _runs_through(words, other)
    if other.complement == "around":
        return True
    if other.form in ("past", "passive") and cue.form not in ("present",):
        lead = view.key(_lead(words, i)) if _lead(words, i) < i else view.key(view.token_start(i - 1)) if i else ""
        if lead == "قد" and view.has_clitic_conjunction(i - 1):
            return True
        if view.has_clitic_conjunction(other.word) or lead in ("كما", "فيما", "في", "بينما", "حيث", "لكن", "ثم"):
            return True
        # `غير أنه استدرك`, `إلا أنها نفت`.
        if lead == "ان" and view.key(view.token_start(i - 1) - 1) in ("غير", "الا"):
            return True
        # `وبعد أن ذكر أن ...، [أكد] الدبلوماسي`: a verb of telling right after a comma opens the main clause.
        return view.comma_before(i) and other.sense in _TELLING
    if other.sense in _TELLING and view.comma_before(_lead(words, i)):
        lead = view.key(_lead(words, i))
        return lead in ("حيث", "فيما", "بينما", "في", "غير", "الا") or lead.startswith("لكن")
    if other.form == "present" and cue.form == "present":
        return view.has_clitic_conjunction(other.word) and view.comma_before(i)
    return False


def _lead(words: Words, i: int) -> int:
    """The first word that leads to the verb at i, i itself without one.

    `[حيث] أكد`, `[في] حين تقول`, a `[في]ما` that was cut, `[لكنه] لم يوضح`, `[غير] أنها لا تذكر`.
    """
    view = words.view
    k = i
    while k > 0 and view.key(k - 1) in ("لم", "لا", "لن", "قد"):
        k -= 1
    before = view.token_start(k - 1) if k else 0
    if view.key(before).startswith("لكن"):
        return before
    if words.is_complementizer(before) and view.key(before - 1) in ("غير", "الا"):
        return before - 1
    if view.key(i - 1) in ("حين", "ما") and view.key(i - 2) == "في":
        return i - 2
    return i - 1 if view.key(i - 1) in ("حيث", "فيما", "بينما") else i


def _runs_through(words: Words, phrase: Cue) -> bool:
    """`ترجع [حسب المؤرخين] إلى أيام السلطنة`: the clause goes on after the source without a pause."""
    view = words.view
    start = view.token_end(phrase.last)
    end = noun_phrase(words, start, len(view))
    return end > start and end < len(view) and not view.comma_before(end) and words.is_preposition(end) and view.gap(end).strip() == ""


def _author_returns(words: Words, cue: Cue, i: int, others: Sequence[Cue]) -> bool:
    """Whether the author speaks again after the comma before word i."""
    view = words.view
    if words.among(i, "rules.author_returns") or words.begins(i, "rules.author_returns"):
        return True
    if _comments(words, i) or _objects(words, i, others) or (cue.stance == "unsaid" and view.key(i) == "و" and view.key(i + 1) == "لم"):
        return True
    if cue.complement not in ("noun", "question"):
        return False
    # A noun is reported, and a clause of its own is no part of it: `أعلنت عن اجتياز الحافة، [وجاء هذا بعد ...]`, `، [إلا أن] ...`, `، [كما] رفضت`.
    if words.among(i, "rules.when_said") or words.among(i, "rules.but") or (view.key(i) == "الا" and words.is_complementizer(i + 1)):
        return True
    if view.key(i) == "كما" and words.is_verb(i + 1):
        return True
    follows = view.upos(i + 1) == "VERB" and view.words[i + 1].token == view.words[i].token
    return view.key(i) == "و" and (follows or words.among(i + 1, "rules.but") or words.among(i + 1, "rules.clause_particle"))


def _comments(words: Words, i: int) -> bool:
    """`، [وهو ما] لم يؤكده البنك`: the author on what was said, by a verb of saying."""
    view = words.view
    if view.key(i) != "و" or view.key(i + 1) not in ("هو", "هي") or view.key(i + 2) != "ما":
        return False
    k = i + 3
    while view.key(k) in ("لم", "لا", "قد"):
        k += 1
    return any(cue.form.kind in ("past", "present") for cue in words.lexicon.forms.get(view.key(k), ()))


def _objects(words: Words, i: int, others: Sequence[Cue]) -> bool:
    """`، [إلا أن] الناطقة باسم الخارجية نفت`: another one speaks up, with nothing but his name before the verb."""
    view = words.view
    opening = i + 2 if view.key(i) in ("الا", "غير") and words.is_complementizer(i + 1) else i + 1 if view.key(i) == "لكن" else -1
    if opening < 0 or opening >= len(view):
        return False
    verbs = [view.token_start(other.word) for other in others if other.word > opening and other.form == "past"]
    return any(noun_phrase(words, opening, verb, bounded=True) == verb for verb in verbs if verb - opening <= 14)


def _ends_after_quotation(words: Words, cue: Cue, start: int, after: int, opens: int, closing: dict[int, Cue]) -> bool:
    """`أن "..."، مشيرا`: a closed quotation that fills the content so far ends it before a comma or stop; `أن "..." في الشرق الأوسط` goes on."""
    view = words.view
    gap = view.gap(after)
    if any(c in gap for c in ".؟!?"):
        return True
    size = len({word.token for word in view.words[start:after]})
    if size < 4 and not view.comma_before(after):
        return False  # a name: `أن "صلة" أكدت`
    if after in closing and _closes(words, cue, closing[after], after):
        return True
    if cue.complement == "noun" and view.comma_before(after):
        # `اتهمها ب"التحريض على الفسق"، وهي جريمة`, but `تضامنها مع "ياسين لراري"، [الذي] قام بواجبه`.
        return not (words.is_relative(after) or (words.is_preposition(after) and start - opens > 1))
    fills = start - opens <= 1
    return fills and view.comma_before(after) and after - start >= 4 and view.key(after) not in ("و",)
