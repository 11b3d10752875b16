"""Where the content of a verb opens: `قال الوزير يوم الخميس في مؤتمر صحفي [إن] ...`.

Read off the surface from the verb to the right, because titles, dates and occasions of any length stand between. The nearest verb that can take a
clause owns the أن that follows, but إن belongs to قال: `قال مسؤول طلب عدم كشف اسمه إن`.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.arabic import key
from quotes.lexicon import CueForm, Verb
from quotes.nouns import Complement
from quotes.phrases import Words, noun_phrase, skip_adverbials

# Between قال and its إن stood at most 44 words in the training articles.
REACH = 50
# A colon without marks further away belongs to something else: `حول موضوع تنزيل مقتضيات القانون: تصورات إجرائية`.
NEAR = 20
_CLAUSE_PREPS = frozenset(("", "ب", "الي", "علي", "من", "عن"))
# `قضى بالفعل`, `أضاف بالإضافة إلى`: a preposition and a noun that are an adverb together.
_ADVERBIAL_NOUNS = frozenset(("الفعل", "فعل", "الاضافه", "النسبه", "التالي", "الطبع", "الكامل", "شكل", "صوره", "سبب", "حسب", "التاكيد", "الذات", "المقابل", "وضوح", "شده", "قوه", "استمرار", "سرعه", "حلول", "تاريخ", "مناسبه", "حضور", "مقر", "دوره", "دورها"))
_PRONOUN_NOUNS = frozenset(("قول", "تاكيد", "تصريح", "اعلان", "اعتبار", "اشاره", "اشارت", "ذكر"))


@dataclass(frozen=True, slots=True)
class Found:
    """A complement: its kind, the index of its first word, the preposition before it, further words of the cue, words that decided."""

    complement: Complement
    opens: int
    prep: str = ""
    extra: tuple[int, ...] = ()
    because: tuple[int, ...] = ()


_WISHES = frozenset(("طالبا", "طالبه", "طلب", "طلبت", "طلبوا", "رافضا", "رفض", "رفضت", "فضل", "فضلت", "مفضلا", "مفضله", "اشترط", "اشترطت", "مشترطا", "شريطه", "امتنع"))
_IDENTITY = frozenset(("هويت", "هويه", "هويته", "هويتها", "اسم", "اسمه", "اسمها", "اسماي", "هويتهم"))


def after_anonymity(words: Words, i: int) -> int:
    """Past `طالبا عدم كشف هويته` and its like, which tell of a source and are no report; i itself where none begins."""
    view = words.view
    if view.key(i) not in _WISHES:
        return i
    ahead = range(i + 1, min(len(view), i + 6))
    last = next((k for k in ahead if view.key(k) in _IDENTITY), -1)
    return view.token_end(last) if last >= 0 else i


def finite_forms(words: Words, i: int) -> list[CueForm]:
    """The finite readings of word i: `قال`, `تقول`, `نُقل`."""
    found = [cue for cue in words.lexicon.forms.get(words.view.key(i), ()) if cue.form.kind in ("past", "present", "passive")]
    if words.view.key(words.view.token_start(i) - 1) == "عدم":
        return []  # `فضل عدم ذكر اسمه`
    found = [cue for cue in found if not _is_short(words, i, cue) and not _is_called(words, i, cue)]
    # `يقرأ` is no dual of أقر: without its ن a dual hardly occurs in news.
    if words.view.key(i).endswith("ا"):
        found = [cue for cue in found if not (cue.form.kind == "present" and cue.form.number == "dual")]
    # `يقال` cut into ي + قال, `بقال`: before a verb stand و، ف، س، ل and nothing else in its token.
    if any(words.view.key(k) not in ("و", "ف", "س", "ل", "ا") for k in range(words.view.token_start(i), i)):
        return []
    return found if words.view.upos(i) == "VERB" else [cue for cue in found if _untagged_verb(words, i) or _is_doubled(words, i) or _has_clause(words, i)]


def _is_short(words: Words, i: int, cue: CueForm) -> bool:
    """A jussive without the particle that makes it: `يجب أن` is "must", only `لم يجب` is "did not answer"."""
    view = words.view
    if cue.form.kind != "present" or not (cue.form.number == "sing" or cue.form.person == 1) or len(view.key(i)) >= len(key(cue.verb.present)):
        return False
    return view.key(view.token_start(i) - 1) not in ("لم", "لا") and view.key(i - 1) not in ("ل", "لم", "لا")


def _is_called(words: Words, i: int, cue: CueForm) -> bool:
    """`تدعى` is "is called", `تدعي` "claims"."""
    return cue.form.kind == "present" and cue.verb.present.endswith("ي") and words.view.words[i].text.endswith("ى")


def _has_clause(words: Words, i: int) -> bool:
    """`فقد [لاحظ] الباحثون أن`: a word that the tagger took for a noun, with أن close behind and no preposition or noun that governs it before."""
    view = words.view
    first = view.token_start(i)
    if view.upos(i) == "ADP" or view.key(i).startswith("ال") or words.is_preposition(first - 1) or view.enclitic(i) >= 0:
        return False
    if any(cue.form.kind == "masdar" for cue in words.lexicon.forms.get(view.key(i), ())) or words.listed(i, "cue_nouns.clause", "cue_nouns.demand"):
        return False
    if words.is_head(i) and not view.has_clitic_conjunction(i):
        return False
    ahead = range(i + 1, min(len(view), i + 9))
    clause = next((k for k in ahead if words.is_complementizer(k)), -1)
    return clause >= 0 and not any(words.is_verb(k) for k in range(i + 1, clause)) and view.key(clause - 1) not in ("بعد", "قبل", "دون", "منذ")


def _is_doubled(words: Words, i: int) -> bool:
    """`عبّر الوزير عن`: a verb written like the preposition عبر, told by its shadda or by who and عن follow."""
    view = words.view
    if view.key(i) not in words.lexicon.words["function_words.preposition"]:
        return False
    token = view.text[view.words[i].token.start : view.words[i].token.end]
    follows = words.is_person(i + 1) or words.is_name(i + 1) or words.listed(i + 1, "titles.plural", "heads.organization", "heads.group")
    ahead = range(i + 2, min(len(view), i + 15))
    first = view.token_start(i)
    if view.key(i) == "بين" and not (first < i or first == 0 or view.comma_before(first)):
        return False
    return "ّ" in token or (follows and any(view.key(k) == "عن" or (view.key(i) == "بين" and words.is_complementizer(k)) for k in ahead))


def _untagged_verb(words: Words, i: int) -> bool:
    """Whether a word that the tagger did not call a verb may be one: it opens its clause, and is no definite noun."""
    view = words.view
    first = view.token_start(i)
    return (
        view.upos(i) != "ADP"
        and (first == 0 or view.has_clitic_conjunction(i) or view.comma_before(first) or "\n" in view.gap(first))
        and first >= i - 1
    )


def find_complement(words: Words, i: int, verb: Verb, kind: str) -> Found | None:
    """The nearest complement to the right of the cue at word i that the verb takes, or None."""
    view = words.view
    after = view.token_end(i)
    if key(verb.past) in ("جاء", "ورد") and (view.key(after) != "في" or view.opened_by(after) >= 0):
        return None  # `جاء في بيان أن`, not `جاء الرئيس`
    if key(verb.past) == "اطلع" and view.key(after) == "علي":
        return None  # `اطلعت عليه رويترز`
    extra: list[int] = []
    relative = False
    noun: Found | None = None
    j = view.token_end(i)
    end = min(len(view), i + (NEAR if kind == "masdar" else REACH))
    while j < end:
        gap = view.gap(j)
        if any(c in gap for c in "!؟?؛") or (". " in gap and view.holders[j] < 0):
            break
        quotation = view.opened_by(j)
        if ":" in gap and view.key(j - 1) not in _TITLED and (verb.takes("quotation") or verb.takes("clause")):
            return noun or (_after_colon(words, j, quotation, extra) if quotation >= 0 or j - i <= NEAR else None)
        if kind == "masdar" and view.comma_before(j) and quotation < 0:
            break
        if kind == "participle" and view.comma_before(j) and not (words.is_preposition(j) or words.is_time(j) or quotation >= 0):
            break
        if quotation >= 0:
            if noun is not None and noun.opens == j:
                return noun
            # `وصفه "بالضربة القوية"`: the mark before the preposition.
            if j == view.token_end(i) and view.key(j) in verb.preps("noun") - {""}:
                return Found("quotation", j, view.key(j), tuple(extra))
            if _is_speech(words, i, j, quotation) and verb.takes("quotation"):
                return Found("quotation", j, extra=tuple(extra))
            j = view.after_quotation(quotation, j)
            continue
        if words.is_complementizer(j):
            if (found := _clause(words, i, j, verb, extra)) is not None:
                return found
            if noun is not None:
                return noun
            if view.key(j) == "ان" and view.words[j].text[:1] not in ("إ",):
                return noun
        if _is_question(words, j) and verb.takes("question"):
            opens = j
            return Found("question", opens, extra=tuple(extra), because=(j,))
        if (past := after_anonymity(words, j)) > j:
            j = past
            continue
        if (step := _further_cue(words, j, verb)) is not None:
            extra += [step]
            j = view.token_end(step)
            continue
        if relative and view.comma_before(j):
            relative = False
        if words.is_relative(j):
            relative = True
        elif relative and words.is_verb(j):
            relative = False  # one verb for each relative pronoun
        elif noun is None and (prep_noun := _noun_under(words, i, j, verb)) is not None:
            noun = prep_noun
            if not verb.takes("clause") or prep_noun.prep in verb.preps("clause"):
                return noun
        elif j > i + 1 and (not relative or view.upos(j) != "VERB") and _blocks(words, i, j, verb):
            break
        j += 1
    return noun or _direct_object(words, i, verb, kind)


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


# `هذه الحادثة [تشير] إلى أن`, `المواطن [يجد] أن`: in the present, of what is no speaker, these say what things mean.
_SIGNS = frozenset(("اشار", "وجد", "افترض", "اثبت", "اظهر", "كشف", "بين", "دل", "اكد", "افاد"))


def _is_a_sign(words: Words, i: int) -> bool:
    view = words.view
    if not _has_subject_before(words, i) or not view.key(i).startswith(("ي", "ت")):
        return False
    return not any(_is_speaker(words, k) for k in range(max(0, i - 6), i))


def _clause_start(words: Words, j: int) -> int:
    """A bare complementizer stays outside, one with a pronoun on it belongs to the content: `أوضح [أنهم عادوا]`."""
    view = words.view
    word = view.key(j)
    if word != "ان" or view.enclitic(j) >= 0:
        return view.token_start(j) if view.token_start(j) == j or view.key(view.token_start(j)) not in ("ب", "ل", "ك") else j
    return j + 1


def _is_question(words: Words, j: int) -> bool:
    view = words.view
    word = view.key(j)
    if word in ("هل", "لماذا", "كيف", "متي", "اين", "عما", "ماذا"):
        return True
    return (word == "ما" and view.key(j + 1) in ("اذا", "هي", "هو")) or (word == "عن" and view.key(j + 1) in ("ما", "مدي", "سبب", "كيفيه"))


def _further_cue(words: Words, j: int, verb: Verb) -> int | None:
    """`وأضاف [قائلا]`, `ختم [بالقول]`, `نقلت ... عن ... [قوله]`: a word of saying that only leads to the content."""
    view = words.view
    word = view.key(j)
    if word in ("قايلا", "قايله", "قايلين", "قاءلا", "قاءله"):
        return j if not view.comma_before(j) else None
    if word in ("القول", "قول") and view.key(j - 1) == "ب":
        return j
    if word == "نقلا" and view.key(j + 1) == "عن":
        return j
    # `نقلت ... قوله`: the pronoun is the source's.
    if word in _PRONOUN_NOUNS and (view.enclitic(j) >= 0) and (verb.sense == "relay" or view.key(j - 1) in ("ب",)) and not view.comma_before(j):
        return j
    if verb.sense == "relay" and word in ("قوله", "قولها", "قولهم", "تاكيده", "تاكيدها"):
        return j
    return None


# Before a name in marks: `فيلم «...»`, `بعنوان: «...»`.
_TITLED = frozenset(("عنوان", "بعنوان", "اسم", "شعار", "مسمي", "مبادره", "فيلم", "كتاب", "روايه", "مسلسل", "برنامج", "هاشتاغ", "وسم", "مشروع", "حمله", "لقب"))


def _is_speech(words: Words, i: int, j: int, quotation: int) -> bool:
    """Whether the quotation that opens at word j is what was said, not a name in the way: `نقلت وكالة «يونهاب» عن`."""
    view = words.view
    after = view.after_quotation(quotation, j)
    size = len({word.token for word in view.words[j:after]})
    if not view.quotations[quotation].closed:
        return True
    if size < 4 and words.is_complementizer(after):
        return False  # `وذكرت "تاس" أن`
    if view.key(view.token_start(j) - 1) in _TITLED or view.key(j - 1) in _TITLED:
        return False  # `تحت عنوان: “الإعلام العربي”`
    if size < 5 and words.listed(j, "heads.media", "heads.organization"):
        return False  # `في "قناة كان" الإسرائيلية`
    if words.listed(j - 1, "heads.organization", "heads.media", "heads.group", "names.media_names") and j - 1 > i and size < 7:
        return False
    if size >= 5:
        return True
    if size > 1 and any(words.is_verb(k) for k in range(j, after)):
        return True
    # A short one is speech only where nothing but the end follows.
    follows = view.gap(after) if after < len(view) else "."
    return size >= 3 and (after >= len(view) or any(c in follows for c in ".،,")) and j == i + 1


def _noun_under(words: Words, i: int, j: int, verb: Verb) -> Found | None:
    """A noun under one of the verb's prepositions: `طالب الحكومة [ب][وقف]`, `حذر [من] عواقب`."""
    view = words.view
    word = view.key(j)
    if word not in verb.preps("noun") or word == "" or j + 1 >= len(view):
        return None
    after = j + 1
    if (
        words.is_complementizer(after)
        or words.is_time(after)
        or words.is_verb(after)
        or view.key(after) in ("اسم", "جانب", "ذلك", "هذا", "حين", "شان")
    ):
        return None
    if word in ("ب", "في", "علي", "من", "الي") and words.listed(after, "function_words.occasion") and not words.listed(after, "heads.document"):
        return None
    if view.key(after) in _ADVERBIAL_NOUNS:
        return None
    if view.upos(after) == "PRON" or (view.token_start(after) != after and view.key(view.token_start(after)) == "و" and j < view.token_start(after)):
        return None
    if (
        word in ("ب", "ل")
        and view.words[after].token != view.words[j].token
        and "ـ" not in view.text[view.words[j].token.start : view.words[j].token.end]
    ):
        quotation = view.opened_by(after)
        if quotation < 0 and view.words[j].token.end - view.words[j].token.start > 1:
            return None
    fused = word == "ل" and view.text[view.words[j].token.start : view.words[j].token.end].lstrip("وف").startswith("لل")
    return Found("noun", j if fused else after, word, because=(j,))


def _blocks(words: Words, i: int, j: int, verb: Verb) -> bool:
    """Whether the word at j shuts off what lies beyond it: a verb or participle that takes the next أن for itself."""
    view = words.view
    forms = words.lexicon.forms.get(view.key(j), ())
    if any(cue.form.kind == "participle" and cue.verb.takes("clause") for cue in forms) and view.upos(j) != "VERB" and _leads_on(words, j):
        return view.comma_before(view.token_start(j)) or view.key(j).endswith("ا")
    if not words.is_verb(j):
        return False
    if view.enclitic(j) >= 0 and not view.has_clitic_conjunction(j):
        return False  # `في تصريحات [نقلتها] صحيفة ... أن`
    ahead = next((k for k in range(j + 1, min(len(view), j + REACH)) if words.is_complementizer(k)), -1)
    if ahead < 0:
        return True
    # `قال مسؤول طلب عدم ذكر اسمه إن`: only قال takes إن.
    if verb.past == "قال" and view.words[ahead].text.startswith("إ") and not any(cue.verb.past == "قال" for cue in forms):
        return False
    if ahead == j + 1 or view.has_clitic_conjunction(j):
        return True
    # `أكد في كلمة ألقاها أمس أن`: a verb that takes no clause hangs on the noun before it.
    return any(cue.verb.takes("clause") and cue.form.kind in ("past", "present", "passive") for cue in forms)


def _leads_on(words: Words, j: int) -> bool:
    """Whether something that a participle could report follows it: not `مقرا لها، أن`."""
    view = words.view
    return not (view.key(j + 1) == "ل" and view.enclitic(j + 1) >= 0)


def _direct_object(words: Words, i: int, verb: Verb, kind: str) -> Found | None:
    """A noun without preposition: `أعلن الجيش الأردني تنفيذ ...`, `نفت الوزارة الأنباء`, `جدد دعوته`."""
    if not verb.takes("noun", "") or (kind in ("past", "present") and _needs_speaker(words, i, verb, kind)):
        return None
    view = words.view
    start = view.token_end(i)
    if view.enclitic(i) >= 0:
        return None
    j = skip_adverbials(words, start, len(view))
    if j < len(view) and j == start and _is_object(words, j) and not _is_speaker(words, j) and (_is_accusative(words, j) or _has_subject_before(words, i)):
        return Found("noun", j)
    subject_end = noun_phrase(words, j, len(view)) if kind not in ("participle", "masdar") else j
    after = skip_adverbials(words, subject_end, len(view))
    if subject_end > j and after < len(view) and _is_object(words, after) and not _ends_clause(words, subject_end, after):
        return Found("noun", after)
    if j < len(view) and j == start and _is_object(words, j) and not _is_speaker(words, j):
        return Found("noun", j)
    if j < len(view) and kind == "participle" and _is_object(words, j):
        return Found("noun", j)
    return None


# With a plain noun these say that something is or shows something, unless somebody who can speak does it: `يعد الانفجار الثالث`, `أظهرت اللقطات دخانا`.
_SHOWING = frozenset(("عد", "اعتبر", "اظهر", "كشف", "اثبت", "بين", "ابرز", "سجل", "رصد", "قدر", "حمل", "وثق", "عكس", "افترض"))


# Pictures and signs do not speak (guideline, settled cases).
_PICTURES = frozenset(("مقاطع", "مقطع", "صور", "صوره", "لقطات", "مشاهد", "فيديو", "موشرات", "تسجيلات"))


def _needs_speaker(words: Words, i: int, verb: Verb, kind: str) -> bool:
    if key(verb.past) not in _SHOWING:
        return False
    view = words.view
    j = skip_adverbials(words, view.token_end(i), len(view))
    if j < len(view) and view.key(j).removeprefix("ال") in _PICTURES:
        return True
    if j < len(view) and (_is_speaker(words, j) or words.is_place(j)):
        return False
    # A dropped subject or one before the verb: only where the saying is told as an event.
    return kind == "present" or not (j < len(view) and (words.is_name(j) or not view.key(j).startswith("ال")))


def _is_accusative(words: Words, j: int) -> bool:
    """`توقع [فائضا]`: tanwin with its alif marks an object."""
    text = words.view.words[j].text
    return text.endswith(("ا", "اً", "ًا")) and len(text) > 3 and not words.is_name(j) and words.view.upos(j) == "NOUN"


def _has_subject_before(words: Words, i: int) -> bool:
    """`تحالف أوبك بلس [يتوقع]`: a noun right before the verb, in its clause."""
    view = words.view
    first = view.token_start(i)
    if first == 0 or first != i or view.comma_before(first):
        return False
    return view.upos(first - 1) in ("NOUN", "X", "PROPN", "ADJ") and not words.is_time(first - 1)


def _is_object(words: Words, j: int) -> bool:
    view = words.view
    return view.upos(j) in ("NOUN", "X", "DET", "NUM") and not words.is_time(j) and not words.is_preposition(j) and not words.is_relative(j)


def _is_speaker(words: Words, j: int) -> bool:
    return words.is_head(j) or words.is_name(j) or words.is_place(j)


def _ends_clause(words: Words, end: int, after: int) -> bool:
    view = words.view
    return any(words.is_verb(k) or view.key(k) in ("و", "ف", "ثم", "لكن") for k in range(end, after))


def topic_start(words: Words, i: int, opens: int, kind: str) -> int:
    """Where the content really begins for verbs that say something of somebody: `اتهم الوزير [أنقرة] بدعم`, `واصفا [القرار] بأنه`.

    The thing described is a noun between subject and complement; a pronoun on the verb (`وصفه`) does not count. `opens` where there is none.
    """
    view = words.view
    start = view.token_end(i)
    if view.enclitic(i) >= 0 or start >= opens:
        return opens
    if kind in ("participle", "masdar"):
        return start if view.upos(start) != "PRON" and not words.is_preposition(start) else opens
    seen = next((k for k in range(start, opens) if view.heads[k] == i and view.words[k].deprel == "obj" and view.upos(k) != "PRON"), -1)
    if seen >= 0 and not words.is_preposition(seen - 1):
        return seen
    j = skip_adverbials(words, start, opens)
    end = noun_phrase(words, j, opens)
    following = skip_adverbials(words, end, opens)
    if end > j and following < opens - 1 and _is_object(words, following):
        return following
    if _has_subject_before(words, i) and j < opens and _is_object(words, j):
        return j
    return opens
