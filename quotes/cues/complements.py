"""Where the content of a verb opens: `قال الوزير يوم الخميس في مؤتمر صحفي [إن] ...`.

Read off the surface from the verb to the right, because titles, dates and occasions of any length stand between. The nearest verb that can take a
clause owns the أن that follows, but إن belongs to قال: `قال مسؤول طلب عدم كشف اسمه إن`.
"""

from __future__ import annotations

from dataclasses import replace

from quotes.arabic import key
from quotes.cues.between import REACH, blocks, further_cue, is_question
from quotes.cues.found import Found
from quotes.cues.marked import is_speech
from quotes.cues.objects import direct_object, noun_under
from quotes.cues.readings import after_anonymity
from quotes.lexicon import Verb
from quotes.phrases import Words

# A colon without marks further away belongs to something else: `حول موضوع تنزيل مقتضيات القانون: تصورات إجرائية`.
NEAR = 20
# With a colon even where the lexicon gives them no quotation.
_TELLING = frozenset(("say", "add", "announce", "affirm", "explain", "inform", "point_out", "relay", "write", "answer", "warn"))
_CLAUSE_PREPS = frozenset(("", "ب", "الي", "علي", "من", "عن"))


def find_complement(words: Words, i: int, verb: Verb, kind: str) -> Found | None:
    """The nearest complement to the right of the cue at word i that the verb takes, or None."""
    if _means_otherwise(words, i, verb, kind):
        return None
    view = words.view
    extra: list[int] = []
    relative = False
    noun: Found | None = None
    j = view.token_end(i)
    end = min(len(view), i + (NEAR if kind == "masdar" else REACH))
    while j < end:
        quotation = view.opened_by(j)
        if _is_over(words, j, kind, quotation):
            break
        if ":" in view.gap(j) and not words.among(j - 1, "rules.titled") and _takes_colon(verb):
            return noun or (_after_colon(words, j, quotation, extra) if quotation >= 0 or j - i <= NEAR else None)
        if quotation >= 0:
            if (found := _quoted(words, i, j, verb, kind, noun, extra)) is not None:
                return found
            j = view.after_quotation(quotation, j)
            continue
        if words.is_complementizer(j):
            if (found := _clause(words, i, j, verb, extra)) is not None:
                return found
            if noun is not None or (view.key(j) == "ان" and view.words[j].text[:1] != "إ"):
                break
        if is_question(words, j) and verb.takes("question"):
            return Found("question", j, extra=tuple(extra), because=(j,))
        if (past := after_anonymity(words, j)) > j:
            j = past
            continue
        if (step := further_cue(words, j, verb)) is not None:
            extra += [step]
            j = view.token_end(step)
            continue
        if relative and view.comma_before(j):
            relative = False
        if words.is_relative(j):
            relative = True
        elif relative and words.is_verb(j):
            relative = False  # one verb for each relative pronoun
        elif noun is None and (under := noun_under(words, i, j, verb)) is not None:
            noun = _or_object(words, i, verb, kind, under)
            if not verb.takes("clause") or under.prep in verb.preps("clause"):
                return noun
        elif j > i + 1 and (not relative or view.upos(j) != "VERB") and blocks(words, j, verb):
            break
        j += 1
    return noun or _carried(words, verb, direct_object(words, i, verb, kind))


def _means_otherwise(words: Words, i: int, verb: Verb, kind: str) -> bool:
    """Single verbs that report in one construction only, and any verb whose pronoun is already what was said."""
    view = words.view
    past, after = key(verb.past), view.token_end(i)
    if past in ("جاء", "ورد"):
        return view.key(after) != "في" or view.opened_by(after) >= 0  # `جاء في بيان أن`, not `جاء الرئيس`
    if past == "اطلع":
        return view.key(after) == "علي"  # `اطلعت عليه رويترز`
    if past == "قدر" and view.key(after) == "ب":
        return True  # `التي تقدر بثمانية`: are estimated
    if past == "حمل":  # `حمل الوزير [المسؤولية]`, not `حمل حقيبة`
        return all(view.key(k).removeprefix("ال") not in ("مسووليه", "مسووليات") for k in range(after, min(len(view), after + 12)))
    # `وهذا ما أكد[ه] الوزير`
    return view.enclitic(i) >= 0 and kind in ("past", "present") and all(frame.object == "none" for frame in verb.frames)


def _is_over(words: Words, j: int, kind: str, quotation: int) -> bool:
    """Whether the cue's reach ends before word j: with the sentence, or for a noun or participle at a comma."""
    view = words.view
    gap = view.gap(j)
    if (
        any(c in gap for c in "!؟?")
        or ("؛" in gap and not words.is_complementizer(j))
        or (". " in gap and view.holders[j] < 0 and not words.follows_initial(j))
    ):
        return True
    if quotation >= 0 or not view.comma_before(j) or ":" in gap:
        return False
    return kind == "masdar" or (kind == "participle" and not (words.is_preposition(j) or words.is_time(j)))


def _takes_colon(verb: Verb) -> bool:
    return verb.takes("quotation") or (verb.takes("clause") and verb.sense in _TELLING)


def _quoted(words: Words, i: int, j: int, verb: Verb, kind: str, noun: Found | None, extra: list[int]) -> Found | None:
    """What the quotation that opens at word j is to the verb: its complement, or None for a name in the way."""
    view = words.view
    if noun is not None and noun.opens == j:
        return noun
    # `وصفه "بالضربة القوية"`, `ندد الوزير "بالهجوم"`: the mark before the preposition.
    if view.key(j) in verb.preps("noun") - {""} and noun is None and (j == view.token_end(i) or not verb.takes("quotation")):
        return Found("quotation", j, view.key(j), tuple(extra))
    if not (verb.takes("quotation") and is_speech(words, i, j, view.opened_by(j))):
        return None
    # `أكد المجلس [التزامه "بضبط النفس"]`: his commitment is said, and the marks are in it.
    own = direct_object(words, i, verb, kind)
    if own and own.opens < j <= own.opens + 3 and view.enclitic(own.opens) >= 0:
        return own
    return Found("quotation", j, extra=tuple(extra))


def _or_object(words: Words, i: int, verb: Verb, kind: str, noun: Found) -> Found:
    """`أكدت اللجنة [ضرورة] تطبيق الإجراءات التي نصت على ...`: an object before a verb of its own is nearer than what that verb governs."""
    found = direct_object(words, i, verb, kind)
    between = range(found.opens + 1, noun.opens) if found else ()
    # `أعلن [مسؤوليته] عن هجوم`: the preposition is the noun's.
    own = found is not None and words.view.enclitic(found.opens) >= 0 and found.opens < noun.opens
    return found if found and (own or any(words.is_verb(k) or words.is_relative(k) for k in between)) else noun


def _carried(words: Words, verb: Verb, found: Found | None) -> Found | None:
    """`جدد [دعوته] إلى التقيد`, `كرر [تأكيده] أن`: the object is a noun of speech, and what was said stands after it."""
    if found is None or key(verb.past) not in words.lexicon.words["cue_nouns.carrier"]:
        return found
    for cue in words.lexicon.forms.get(words.view.key(found.opens), ()):
        if cue.form.kind == "masdar" and (inner := find_complement(words, found.opens, cue.verb, "masdar")) is not None:
            return replace(inner, extra=(found.opens, *inner.extra), because=(found.opens, *inner.because))
    return found


def _after_colon(words: Words, j: int, quotation: int, extra: list[int]) -> Found:
    if quotation < 0 and words.is_complementizer(j):
        return Found("clause", _clause_start(words, j), extra=tuple(extra), because=(j,))
    return Found("quotation" if quotation >= 0 else "colon", j, extra=tuple(extra))


def _clause(words: Words, i: int, j: int, verb: Verb, extra: list[int]) -> Found | None:
    """The clause after the complementizer at j, if it is the verb's."""
    view = words.view
    before = view.key(j - 1)
    prep = before if before in _CLAUSE_PREPS and j - 1 > i and words.is_preposition(j - 1) else ""
    if not prep and before in words.lexicon.words["function_words.no_complement_before"] and j - 1 != i:
        return None
    takes = verb.preps("clause")
    # Newspapers write `صرح بأن` and `صرح أن`, `أكد أن` and `أكد على أن`; another preposition must stand right after the verb.
    if not takes or (prep and prep not in takes and prep != "ب" and j - 1 > view.token_end(i)):
        return None
    because = (j - 1, j) if prep else (j,)
    return Found("clause", _clause_start(words, j), prep, tuple(extra), because)


def _clause_start(words: Words, j: int) -> int:
    """A bare complementizer stays outside, one with a pronoun on it belongs to the content: `أوضح [أنهم عادوا]`."""
    view = words.view
    word = view.key(j)
    if word != "ان" or view.enclitic(j) >= 0:
        return view.token_start(j) if view.token_start(j) == j or view.key(view.token_start(j)) not in ("ب", "ل", "ك") else j
    return j + 1
