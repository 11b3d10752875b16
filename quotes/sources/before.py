"""A subject that stands before its verb: `وكان [الوزير] قال`, `إن [الوزارة] أعلنت`, `[محمد بامنصور]، الكاتب العام، قال`, `[البيان] الذي أكد`."""

from __future__ import annotations

from quotes.nouns import Cue, Span
from quotes.phrases import Words, noun_phrase


def before_verb(words: Words, cue: Cue) -> tuple[str, Span] | None:
    """A subject before the verb, and whether the verb hangs on it as a relative clause."""
    view = words.view
    first = view.token_start(cue.word)
    i = first - 1
    while (
        i > 0
        and view.key(i) in ("قد", "كان", "كانت", "كانوا", "لم", "لا", "لن", "س", "سوف", "يكون", "ايضا", "كذلك", "بدوره", "بدورها")
        and not view.comma_before(i + 1)
    ):
        i -= 1
    if (topic := _after_amma(words, first)) is not None:
        return "named", topic
    if i < 0 or view.has_clitic_conjunction(cue.word):
        return None
    if not words.follows_initial(first) and any(c in view.gap(first) for c in "():.!؟"):
        return None  # `واشنطن (CNN)-- حثت منظمة`
    if (past := _after_auxiliary(words, first)) is not None:
        return "named", past
    # `أدلى المتحدث بتصريح ... [قال فيه]`, `خطوة [قال عنها]`: the clause hangs on what he said it in, its subject is the sentence's.
    following = view.token_end(cue.word)
    if view.key(following) in ("في", "خلال", "عن") and view.enclitic(following) >= 0:
        return None
    if words.is_relative(i):
        pronoun = view.enclitic(cue.word)
        if pronoun >= 0 and (view.key(i), view.key(pronoun)) in (("التي", "ها"), ("الذي", "ه")):
            return None  # `الحروب التي وصفت[ها] بأنها`: the pronoun is the noun before, somebody else speaks
        phrase = phrase_ending(words, view.token_start(i))
        return ("relative", phrase) if phrase else None
    if view.comma_before(first) and not is_auxiliary_clause(words, i):
        return _over_comma(words, i)
    if view.upos(i) == "PRON" and view.token_start(i) < i:
        return None
    return _right_before(words, first, i)


def _after_amma(words: Words, first: int) -> Span | None:
    """`أما [الخبير المصرفي] ف`رأى أن: the noun phrase between أما and the verb's ف."""
    view = words.view
    if view.key(first) != "ف":
        return None
    opening = next((k for k in range(max(0, first - 25), first) if view.key(k) == "اما" and (k == 0 or view.gap(k).strip() or k == 1)), -1) + 1
    if not 0 < opening < first:
        return None
    end = noun_phrase(words, opening, first, bounded=True)
    return view.span_of(opening, end) if end > opening else None


def _over_comma(words: Words, i: int) -> tuple[str, Span] | None:
    """`محمد بامنصور، الكاتب العام للفدرالية، قال`: the sentence opens with its subject, which ends with word i."""
    view = words.view
    opening = 1 if view.key(0) in ("و", "ف", "لكن") else 0
    opening = next((k + 1 for k in range(min(4, i)) if words.is_complementizer(k)), opening)  # `إلا أن مايا كوسيانيتش، المتحدثة، نفت`
    whole = (words.is_head(opening) or words.is_name(opening)) and noun_phrase(words, opening, i + 1, bounded=True) == i + 1
    return ("named", view.span_of(opening, i + 1)) if whole else None


def _right_before(words: Words, first: int, i: int) -> tuple[str, Span] | None:
    """The noun phrase that ends with word i, or before dates and asides: `وكان لافروف [يوم الخميس] قال`, `توقعات الجوع [-حتى قبل الحرب-] تنبأت`."""
    view = words.view
    k = i
    if "-" in view.gap(first):
        k = next((m - 1 for m in range(first - 1, max(0, first - 20), -1) if "-" in view.gap(m)), -1)
        if k < 0:
            return None
    while k > 0 and (words.is_time(k) or view.key(k).isdigit()):
        k -= 1
    phrase = phrase_ending(words, k + 1)
    if phrase is None:
        return None
    opening = view.at(phrase.start)
    # `إعادة هؤلاء السياح` is definite by its last part, `بيان للوزارة` is not.
    tied = next((m for m in range(opening, k + 1) if words.is_preposition(m)), k + 1)
    indefinite = not words.is_name(opening) and not words.is_place(opening) and not any(view.key(m).startswith("ال") for m in range(opening, tied))
    if (k < i or not indefinite) and (words.is_preposition(opening - 1) or words.is_time(opening - 1)):
        return None  # `وفي الشهر المنصرم -مثلا- أنذرت`, `وهم في الأصل يتهمون`
    # `الحكومة [التي تقودها طالبان] طلبت`, `تحقيقا [أجرته السلطات] كشف`: that noun is the subject of a verb about the real one.
    inner = opening - 1
    if inner > 1 and view.upos(inner) == "PRON" and words.is_verb(view.token_start(inner)):
        head = view.token_start(inner)
        head = head - 1 if words.is_relative(head - 1) else head
        if (fuller := phrase_ending(words, head)) is not None:
            return "named", fuller
    bare = opening > 0 and (words.is_preposition(opening - 1) or words.is_verb(opening - 1) or words.listed(opening - 1, "titles.person"))
    return ("relative" if indefinite and bare else "named", phrase)


def _after_auxiliary(words: Words, first: int) -> Span | None:
    """`وكان [وزير الخارجية سيرغي لافروف] أعلن`: the subject opens right after كان, however long what stands between."""
    view = words.view
    for k in range(first - 1, max(-1, first - 30), -1):
        if view.key(k) in ("كان", "كانت", "كانوا"):
            end = noun_phrase(words, k + 1, first)
            return view.span_of(k + 1, end) if end > k + 1 else None
        if words.is_verb(k) and not any(words.is_relative(m) for m in range(max(0, k - 4), k)):
            return None
    return None


def is_auxiliary_clause(words: Words, i: int) -> bool:
    view = words.view
    return any(view.key(k) in ("كان", "كانت", "كانوا") for k in range(max(0, i - 25), i + 1))


def phrase_ending(words: Words, end: int) -> Span | None:
    """The noun phrase that ends right before word `end`: tried from the farthest opening that still reaches it."""
    view = words.view
    best = None
    for start in range(end - 1, max(-1, end - 26), -1):
        if words.is_verb(start) and view.key(start) not in ("كان", "كانت") and not words.is_name(start):
            break
        if noun_phrase(words, start, end) == end:
            best = start
        if view.comma_before(start) and best is not None and not words.is_name(start):
            break
        if view.key(start) in ("كان", "كانت", "كانوا", "ان", "لكن", "الا"):
            break
    return view.span_of(best, end) if best is not None else None
