"""Where a noun phrase ends: `[المتحدث باسم وزارة الدفاع الروسية إيغور كوناشينكوف] في مؤتمر صحفي إن`.

The parser cuts long phrases of titles and names wrongly one time in four, so the phrase is read off the surface: what a word is (title, name,
adjective, preposition ...) and whether the phrase still needs something (`وزير` does, `الوزير` does not) decide whether the next one belongs to it.
"""

from __future__ import annotations

from quotes.arabic import is_arabic
from quotes.phrases.governed import prepositional
from quotes.phrases.members import PRONOUN_SUBJECTS, can_open, disagrees, is_adverbial_accusative, is_misread_part, is_nominal
from quotes.phrases.words import Words

# A phrase of more words than this is a clause that we misread: the longest source in the training articles has 29.
MAX_WORDS = 32


def noun_phrase(words: Words, start: int, limit: int, bounded: bool = False) -> int:
    """One past the last word of the source's noun phrase that opens at `start`; `start` itself where none does.

    Args:
        limit: words from here on are taken (the content, the next cue).
        bounded: the phrase is known to end at `limit` or at a date, place or occasion before it (`قال [...] إن`), so that a noun that seems
            too much still belongs to it; else the next noun may be the verb's object (`نفت [الوزارة] الأنباء`).
    """
    view = words.view
    if start >= limit or not can_open(words, start):
        return start
    if view.key(start) in PRONOUN_SUBJECTS:
        return start + 1
    if words.among(start, "rules.style") and view.enclitic(start) >= 0:
        return start + 2  # `معاليه`
    if words.among(start, "rules.style_alone"):
        return start + 1  # `وأكد [سموه] على`
    person = words.is_person(start)
    named = words.is_name(start) and not person
    # A construct (`وزير`) waits for its second part; a definite noun, a name or an adjective does not.
    waiting = not named and not words.is_definite(start)
    office = False
    i = start + 1
    limit = min(limit, start + MAX_WORDS)
    while i < limit:
        gap = view.gap(i)
        quotation = view.opened_by(i)
        if quotation >= 0:
            after = view.after_quotation(quotation, i)
            if after > limit or after - i > 6:
                break
            i, waiting = after, False
            continue
        if "(" in gap and (after := _after_gloss(words, i, limit)) > i:
            i = after
            continue
        if not words.follows_initial(i) and (any(c in gap for c in ":.!؟?()[]") or " -" in gap or " –" in gap):
            break
        if view.comma_before(i):
            if not _continues_after_comma(words, i, limit, named, person, bounded):
                break
            # An office after a name (`محمد غياث، [رئيس] فريق التجمع`) may go on as if no name had come.
            office = named and not person
            person, named, waiting = person or words.is_person(i), named or words.is_name(i), not words.is_definite(i) and not words.is_name(i)
            i += 1
            continue
        step = _step(words, start, i, limit, waiting, named and not office, person)
        if step is None and bounded:
            step = _still(words, i, limit, named and not office, waiting)
        if step is None:
            break
        # An office after the name, `عبيد البريكي [وزير] الوظيفة والحوكمة`, goes on like one before it.
        office = office or (named and words.is_person(i) and not words.is_name(i))
        i, waiting = step
        # `مدير المرافئ في صور وصيدا، [نديم]`: a name under a preposition is nobody's yet.
        named = named or (words.is_name(i - 1) and not words.is_preposition(i - 2) and view.key(i - 2) != "و")
        person = person or words.is_person(i - 1)
    return _without_tail(words, start, i)


def _after_gloss(words: Words, i: int, limit: int) -> int:
    """Past a name in another script or an abbreviation in parentheses, `تسلا ([Tesla]) إيلون ماسك`; i itself where there is none."""
    view = words.view
    end = next((k for k in range(i + 1, min(i + 6, limit) + 1) if ")" in view.gap(k)), i)
    return end if end > i and not any(is_arabic(view.words[k].text) for k in range(i, end)) else i


def _still(words: Words, i: int, limit: int, named: bool, waiting: bool) -> tuple[int, bool] | None:
    """What a phrase with a known end may hold besides: any noun, and a preposition before its name has come (`المشرف على برنامج ... سليمان`)."""
    if not waiting and words.view.enclitic(i) == limit - 1:
        return None  # `أكد مجلس القيادة [التزامه] "بضبط النفس"`
    if is_nominal(words, i) or (waiting and is_misread_part(words, i)):
        return i + 1, False
    after = i + 1
    if (
        named
        or after >= limit
        or words.view.key(i) in ("علي", "عن")
        or not words.among(i, "rules.tying")
        or not (is_nominal(words, after) or words.is_place(after))
    ):
        return None
    if (
        words.listed(after, "function_words.occasion", "heads.media", "names.media_names")
        or words.listed(after + 1, "function_words.occasion")
        or words.among(after, "rules.hearer")
        or words.is_time(after)
    ):
        return None
    return after + 1, False


def _step(words: Words, start: int, i: int, limit: int, waiting: bool, named: bool, person: bool) -> tuple[int, bool] | None:
    """How the phrase goes on with word i: where next, and whether it then waits for more. None where it ends."""
    view = words.view
    key = view.key(i)
    if view.upos(i) == "PRON" and view.words[i].token == view.words[i - 1].token:
        return i + 1, False
    if words.is_complementizer(i) or words.is_relative(i) or words.among(i, "rules.after_subject"):
        return None
    # `رسالة إلكترونية [مسربة]` describes what is indefinite, `الرئيس [مضيفة]` tells of the saying.
    agrees = (waiting and key.endswith("ه") and not named) or (words.is_accusative_head(start) and view.upos(i) == "ADJ")
    if is_adverbial_accusative(words, i) and not agrees:
        return None
    if key == "و" and i + 1 < limit:
        return _coordinated(words, i, named)
    if named and view.enclitic(i) >= 0 and key not in ("نفس", "ذات"):
        return None  # `طارق الحلو [فيلمه]`
    if (words.is_name(i) and not words.is_time(i)) or (view.upos(i) in ("X", "PROPN") and words.is_name(i - 1)):
        return i + 1, key in words.lexicon.words["names.particle"]
    if words.is_time(i) or words.among(i, "function_words.adverb"):
        return None
    # `ويصف لوتشر [الواقعة]`: what looks like an adjective after a bare name is the object.
    after_name = named and not person and words.is_name(i - 1) and not words.is_nisba(i) and not words.listed(i, "titles.modifier")
    if words.is_adjective(i) and not (named and words.is_verb(i)) and not after_name and not disagrees(words, i, waiting):
        # No construct goes on after an adjective, `مسؤول رفيع` `السعودية`, but for `رفيع المستوى`.
        return (i + 2 if view.key(i + 1) == "المستوي" else i + 1), False
    if words.is_person(i) and (named or waiting or words.listed(i, "titles.honorific")):
        return i + 1, not words.is_definite(i)
    if words.is_preposition(i):
        return prepositional(words, start, i, limit, named, person)
    if words.is_verb(i) or key in ("قد", "هو", "هي"):
        return None
    if key in ("نفس", "ذات") and view.enclitic(i) >= 0:
        return i + 2, False  # `المصدر نفسه`
    if key in ("ذاته", "ذاتها", "نفسه", "نفسها", "انفسهم", "ذاتهم", "هذا", "هذه", "كل", "غير", "عام", "اول"):
        return i + 1, waiting
    # After a complete phrase the next noun is the verb's object: `نفت الوزارة [الأنباء]`.
    nominal = view.upos(i) in ("NOUN", "X", "PROPN", "NUM", "DET", "ADJ", "PART") or key.startswith("ال")
    return (i + 1, not words.is_definite(i)) if waiting and nominal else None


def _coordinated(words: Words, i: int, named: bool) -> tuple[int, bool] | None:
    """`الشؤون الدينية [والأوقاف]`, `فلان [وفلان]`: a noun of the same sort follows the و."""
    view = words.view
    after = i + 1
    if words.is_verb(after) or words.is_time(after) or words.is_preposition(after) or words.is_complementizer(after):
        return None
    if words.listed(after, "function_words.negation"):
        return None
    joined = named and view.key(after) in words.lexicon.words["names.given_ambiguous"] and words.looks_like_surname(after + 1)
    if joined or words.is_name(after) or words.is_head(after) or words.is_place(after):
        return after + 1, not words.is_definite(after) and not words.is_name(after)
    if view.upos(after) == view.upos(i - 1) == "ADJ" and not view.key(after).startswith("ال") and not view.key(i - 1).startswith("ال"):
        return after + 1, False  # `مصادر أمنية [وطبية]`
    if not named and view.key(after).startswith("ال") and view.upos(after) in ("NOUN", "ADJ", "X"):
        return after + 1, False
    return None


def _continues_after_comma(words: Words, i: int, limit: int, named: bool, person: bool, bounded: bool) -> bool:
    """`وزير السكن والعمران، [محمد طارق بلعريبي]` and `مارك شنيتزر، [أستاذ الأحياء]`: what the phrase still lacks, a name or an office."""
    view = words.view
    if view.has_clitic_conjunction(i) or view.key(i) in ("و", "ف") or words.is_verb(i):
        return False
    if named and not person and (words.listed(i, "titles.person") or view.key(i) in ("احد", "احدي")):
        return True
    if not person or named:
        return False
    if words.is_name(i):
        return True
    # A name that no list knows: the few words up to the next comma are nothing else.
    end = next((k for k in range(i + 1, limit + 1) if view.comma_before(k) or k == limit), limit)
    return bounded and end - i <= 5 and all(is_nominal(words, k) and not view.key(k).startswith("ال") for k in range(i, min(i + 1, end)))


def _without_tail(words: Words, start: int, end: int) -> int:
    """Leaves off what cannot end a phrase: a bare preposition or conjunction."""
    while (
        end > start + 1
        and not words.is_name(end - 1)
        and (words.view.key(end - 1) in ("و", "ف", "ل", "ب", "في", "من", "قد", "عن", "علي", "الي", "ان"))
    ):
        end -= 1
    return end
