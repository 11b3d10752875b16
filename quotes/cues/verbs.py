"""Cues that are verbs, or forms of one: `قال`, `أعلنت`, `نُقل`, `مشيرا إلى أن`, `قوله إن`, `دعوته إلى`."""

from __future__ import annotations

from quotes.cues.complements import Found, after_anonymity, find_complement, finite_forms, topic_start
from quotes.lexicon import CueForm
from quotes.nouns import Cue, Span
from quotes.nouns.quote import Stance
from quotes.phrases import Words

# `يذكر أن`, `يشار إلى أن`, `يقال إن`: the author's formulas (the last one reports, but nobody in particular).
_FORMULAS = frozenset(("يذكر", "يشار", "تجدر", "يجدر", "جدير", "يلاحظ"))
_SAYING = frozenset(("say", "add"))
_TELLING = frozenset(("say", "add", "announce", "affirm", "explain", "inform", "point_out", "relay", "write"))


def verb_cue(words: Words, sentence: int, i: int) -> Cue | None:
    """The cue at word i by its best reading: the one whose complement opens first."""
    view = words.view
    if _is_formula(words, i) or _is_aim(words, i) or after_anonymity(words, i) > i or _is_impersonal(words, i):
        return None
    best: tuple[int, CueForm, Found, str] | None = None
    for cue, rule in _readings(words, i):
        found = find_complement(words, i, cue.verb, cue.form.kind)
        if found is None:
            found = _around(words, i, cue)
        if found is not None and (best is None or found.opens < best[0]):
            best = (found.opens, cue, found, rule)
    if best is None:
        return None
    _, cue, found, rule = best
    spans: list[Span] = [view.token_span(i)]
    for k in found.extra:
        spans.append(view.token_span(k))
    verb, form = cue.verb, cue.form
    role = verb.object_role(found.complement, found.prep) if found.complement in ("clause", "noun", "question") else _any_role(cue)
    opens = topic_start(words, i, found.opens, form.kind) if role == "topic" and found.prep else found.opens
    return Cue(
        sentence=sentence,
        word=i,
        last=max((i, *found.extra)),
        spans=tuple(dict.fromkeys(spans)),
        complement=found.complement,
        opens=opens,
        form=form.kind,
        sense=verb.sense,
        rule=f"{rule}_{_NAMES[found.complement]}",
        because=tuple(view.words[k].span for k in (i, *found.extra, *found.because)),
        gender=form.gender,
        number=form.number,
        person=form.person,
        object_role=role,
        prep=found.prep,
        stance=_stance(words, i, cue),
        saying=verb.sense in _SAYING or verb.past in ("قال", "أضاف", "صرح"),
    )


_NAMES = {"clause": "clause", "question": "question", "quotation": "quotation", "colon": "colon", "noun": "noun", "around": "around"}


def _any_role(cue: CueForm) -> str:
    return next((frame.object for frame in cue.verb.frames if frame.object != "none"), "none")


def _readings(words: Words, i: int) -> list[tuple[CueForm, str]]:
    """What the word may be as a form of a verb, with the construction's name."""
    view = words.view
    found = [(cue, "passive" if cue.form.kind == "passive" else "verb") for cue in finite_forms(words, i)]
    # `نصف` is half far more often than "we describe": the first person only where the tagger saw a verb.
    if view.upos(i) != "VERB" and not (view.words[i].text.startswith("أ") and words.is_complementizer(i + 1)):
        found = [each for each in found if each[0].form.person == 3]
    if found:
        return found
    for cue in words.lexicon.forms.get(view.key(i), ()):
        if cue.form.kind == "participle" and _is_state(words, i):
            found.append((cue, "participle"))
        elif cue.form.kind == "masdar" and view.upos(i) in ("NOUN", "ADJ", "X") and view.enclitic(i) >= 0 and not _is_as(words, i):
            found.append((cue, "masdar"))
    return found


def _is_as(words: Words, i: int) -> bool:
    """`باعتبارها أحد المواقع`: "as", no report."""
    return words.view.key(i) in ("اعتبار", "وصف") and words.view.key(i - 1) == "ب"


def _is_state(words: Words, i: int) -> bool:
    """A participle as an adverb of state: `، مشيرا`, `قائلة`; not `الوفد المطالب`, not under a preposition."""
    view = words.view
    key = view.key(i)
    if key.startswith("ال") or (view.upos(i) == "VERB" and not view.words[i].text.endswith(("ا", "اً", "ًا"))):
        return False
    first = view.token_start(i)
    if words.is_preposition(i - 1) or (first != i and view.key(first) not in ("و", "ف")):
        return False
    if key.endswith("ا"):
        return True
    # Feminine and plural forms are written like plain adjectives: only where a clause part opens.
    return view.comma_before(first) or view.has_clitic_conjunction(i) or any(c in view.gap(first) for c in '»”"“«.') or words.is_complementizer(i + 1)


def _is_formula(words: Words, i: int) -> bool:
    view = words.view
    if view.key(i) not in _FORMULAS:
        return False
    return words.is_complementizer(i + 1) or (view.key(i + 1) in ("الي", "ب", "هنا", "الذكر") and view.upos(i + 1) != "NOUN")


def _is_as_told(words: Words, after: int, cue: CueForm) -> bool:
    """`كما قال [الوزير]`, not `كما سيكشف إعدامه`."""
    if cue.verb.sense not in _TELLING:
        return False
    return after >= len(words.view) or words.is_head(after) or words.is_name(after) or words.is_place(after) or words.view.comma_before(after)


_SUPPOSING = frozenset(("يفترض", "يتوقع", "يعتقد", "يرجح", "ينتظر", "يومل", "يخشي", "يعد", "تعد", "يعتبر", "تعتبر"))


def _is_impersonal(words: Words, i: int) -> bool:
    """`كان يفترض أن`, `ممن يُتوقع أن`: supposed by nobody in particular."""
    view = words.view
    if view.key(i) not in _SUPPOSING or not words.is_complementizer(i + 1):
        return False
    before = view.key(view.token_start(i) - 1)
    return before in ("كان", "كانت", "ممن", "من", "ما") or words.is_relative(view.token_start(i) - 1)


def _is_aim(words: Words, i: int) -> bool:
    """`لتدافع عن`, `دون أن تعترض`: what is done for or without is not said."""
    view = words.view
    if view.upos(i) != "VERB" or not view.key(i).startswith(("ي", "ت", "ن")):
        return False
    first = view.token_start(i)
    return any(view.key(k) == "ل" for k in range(first, i)) or (view.key(first - 1) == "ان" and view.key(first - 2) in ("دون", "بدون", "قبل"))


def _around(words: Words, i: int, cue: CueForm) -> Found | None:
    """`كما قال الوزير`, `حسبما ذكرت الوكالة`, and `«...»، قال الوزير`: the content lies around the cue."""
    view = words.view
    if cue.form.kind not in ("past", "present", "passive") or not (cue.verb.takes("clause") or cue.verb.takes("quotation")):
        return None
    first = view.token_start(i)
    after = view.token_end(i)
    if view.key(after) == "علي" and view.enclitic(after) >= 0:
        return None  # `وفق ما تنص عليه المادة`
    lists = words.lexicon
    before = (view.key(first - 2), view.key(first - 1))
    if before[1] == "ما" and before[0] in ("ل", "بحسب", "حسب", "وفق", "علي"):
        return Found("around", i, because=(first - 2, first - 1))
    if before[1] in lists.words["according_to.governs_verb"] or before in lists.phrases["according_to.governs_verb"]:
        # كما is "as" of a report (`كما قال الوزير`) and "also" of all else (`كما وجه اللوم`).
        return Found("around", i, because=(first - 1,)) if before[1] != "كما" or _is_as_told(words, after, cue) else None
    closing = view.gap(first).rstrip()
    if (
        cue.verb.takes("quotation")
        and first > 0
        and view.holders[first - 1] >= 0
        and view.holders[i] < 0
        and any(c in closing for c in "،,")
        and first == i
    ):
        return Found("around", i, because=(first - 1,))
    if cue.form.kind == "present" and cue.verb.sense in _SAYING and first == i and view.comma_before(first):
        return Found("around", i)
    return None


def _stance(words: Words, i: int, cue: CueForm) -> Stance:
    view = words.view
    first = view.token_start(i)
    before = [view.key(k) for k in range(max(0, first - 2), i)]
    lists = words.lexicon.words
    if any(key in lists["function_words.negation"] for key in before[-2:] if key not in ("دون", "عدم")):
        return "unsaid"
    if cue.form.kind == "present" and any(key in ("قد", "ربما", "هل", "لعل", "س", "سوف") for key in before[-1:]):
        return "unsaid"
    return "denied" if cue.verb.sense == "deny" else "asserted"
