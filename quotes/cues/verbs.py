"""Cues that are verbs, or forms of one: `قال`, `أعلنت`, `نُقل`, `مشيرا إلى أن`, `قوله إن`, `دعوته إلى`."""

from __future__ import annotations

from quotes.cues.complements import find_complement
from quotes.cues.found import Found
from quotes.cues.objects import topic_start
from quotes.cues.readings import after_anonymity, is_aim, is_formula, is_impersonal, readings
from quotes.lexicon import CueForm
from quotes.nouns import Cue, Span
from quotes.nouns.quote import Stance
from quotes.phrases import Words

_SAYING = frozenset(("say", "add"))
_TELLING = frozenset(("say", "add", "announce", "affirm", "explain", "inform", "point_out", "relay", "write"))


def verb_cue(words: Words, sentence: int, i: int) -> Cue | None:
    """The cue at word i by its best reading: the one whose complement opens first."""
    view = words.view
    if is_formula(words, i) or is_aim(words, i) or after_anonymity(words, i) > i or is_impersonal(words, i):
        return None
    best: tuple[int, CueForm, Found, str] | None = None
    for cue, rule in readings(words, i):
        found = find_complement(words, i, cue.verb, cue.form.kind)
        if found is None:
            found = _around(words, i, cue)
        if found is not None and (best is None or found.opens < best[0]):
            best = (found.opens, cue, found, rule)
    if best is None or (best[1].form.kind == "present" and best[2].complement == "noun" and _is_thing_before(words, i)):
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
        rule=f"{rule}_{found.complement}",
        because=tuple(view.words[k].span for k in (i, *found.extra, *found.because)),
        gender=form.gender,
        number=form.number,
        person=form.person,
        object_role=role,
        prep=found.prep,
        stance=_stance(words, i, cue),
    )


def _is_thing_before(words: Words, i: int) -> bool:
    """`ملحمة وطنية [تدعو] للفخر`: an indefinite noun that names nobody, told of in the present."""
    view = words.view
    first = view.token_start(i)
    k = first - 1
    if words.is_relative(k):
        k -= 1
        while k > 0 and (view.upos(k) in ("ADJ", "PRON") or view.key(k) == "و"):
            k -= 1
        known = words.is_head(k) or words.is_name(k) or words.is_place(k) or words.listed(k, "names.organization_names")
        return view.upos(k) == "NOUN" and not known and not words.is_head(k - 1)
    while k > 0 and view.upos(k) == "ADJ" and not view.key(k).startswith("ال"):
        k -= 1
    if k <= 0 or words.is_complementizer(k - 1):
        return False  # `أن [أشتون] تحث`: what opens a clause is definite, so a name
    if first != i or view.comma_before(first) or view.upos(k) != "NOUN" or view.key(k).startswith("ال") or words.is_definite(k):
        return False
    known = words.is_head(k) or words.is_name(k) or words.is_person(k - 1)
    return not known and not words.listed(k - 1, "heads.organization", "heads.document", "titles.plural")


def _any_role(cue: CueForm) -> str:
    return next((frame.object for frame in cue.verb.frames if frame.object != "none"), "none")


def _is_as_told(words: Words, after: int, cue: CueForm) -> bool:
    """`كما قال [الوزير]`, not `كما سيكشف إعدامه`."""
    if cue.verb.sense not in _TELLING:
        return False
    return after >= len(words.view) or words.is_head(after) or words.is_name(after) or words.is_place(after) or words.view.comma_before(after)


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
    leads = before[0] in ("بحسب", "حسب", "وفق", "علي") or (before[0] == "ل" and view.key(first - 3) in ("وفقا", "طبقا", "تبعا"))
    if before[1] == "ما" and leads and cue.form.kind != "passive":
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
    says = cue.form.kind == "present" and cue.verb.sense in _SAYING and cue.verb.takes("quotation")
    if says and first == i and view.comma_before(first) and _is_as_told(words, after, cue):
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
