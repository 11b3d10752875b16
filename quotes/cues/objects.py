"""Nouns that report: `طالب ب[وقف] ...`, `أعلن الجيش [تنفيذ] ...`, and the noun that something is said of: `وصف [القرار] بأنه`."""

from __future__ import annotations

from quotes.arabic import key
from quotes.cues.found import Found
from quotes.lexicon import Verb
from quotes.phrases import Words, noun_phrase, skip_adverbials


def noun_under(words: Words, i: int, j: int, verb: Verb) -> Found | None:
    """A noun under one of the verb's prepositions: `طالب الحكومة [ب][وقف]`, `حذر [من] عواقب`."""
    view = words.view
    word = view.key(j)
    if word not in verb.preps("noun") or word == "" or j + 1 >= len(view):
        return None
    after, near = j + 1, view.token_end(i)
    if view.key(near) == word and near < j and view.enclitic(near) >= 0:
        return None  # `التي دعا إلي[ها] المالك`: the pronoun is what he called for
    if word == "ل" and "الي" in verb.preps("noun") and _belongs_to_name(words, j):
        return None
    if not words.is_preposition(j) or (view.upos(j - 1) == "VERB" and j - 1 > i):
        return None  # `الذي يسيطر [على] مساحات`: the preposition of another verb
    if (
        words.is_complementizer(after)
        or words.is_time(after)
        or words.is_verb(after)
        or view.key(after) in ("اسم", "جانب", "ذلك", "هذا", "حين", "شان")
        or (view.key(after) == "ما" and view.key(after + 1) == "في")  # `بما في ذلك`
    ):
        return None
    if word in ("ب", "في", "علي", "من", "الي") and words.listed(after, "function_words.occasion") and not words.listed(after, "heads.document"):
        return None
    if word == "ب" and words.among(after, "rules.adverbial_noun") and not (view.key(after) == "استمرار" and view.upos(after + 1) == "NOUN"):
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


def _belongs_to_name(words: Words, j: int) -> bool:
    """`دعت المفوضية العليا [لل]اجئين إلى وقف`: a ل inside an organization's name, with the إلى that the verb means after it."""
    view = words.view
    begins = words.listed(j - 1, "heads.organization") or (words.listed(j - 1, "titles.modifier") and words.listed(j - 2, "heads.organization"))
    ahead = range(j + 1, min(len(view), j + 10))
    return begins and any(view.key(k) == "الي" and not any(words.is_verb(m) or view.comma_before(m) for m in range(j + 1, k)) for k in ahead)


def direct_object(words: Words, i: int, verb: Verb, kind: str) -> Found | None:
    """A noun without preposition: `أعلن الجيش الأردني تنفيذ ...`, `نفت الوزارة الأنباء`, `جدد دعوته`."""
    if not verb.takes("noun", "") or _needs_speaker(words, i, verb, kind):
        return None
    view = words.view
    start = view.token_end(i)
    if view.enclitic(i) >= 0:
        return None
    j = skip_adverbials(words, start, len(view))
    if j >= len(view):
        return None
    before = _has_subject_before(words, i)
    # `وكانت السلطات أعلنت في يناير [تحرير] المحافظة`: where the subject stands before the verb, only dates come between.
    if _is_object(words, j) and not _is_speaker(words, j) and (before or (j == start and _is_accusative(words, j))):
        return None if _ends_clause(words, start, j) else Found("noun", j)
    subject_end = noun_phrase(words, j, len(view)) if kind not in ("participle", "masdar") else j
    after = skip_adverbials(words, subject_end, len(view))
    follows = subject_end > j and after < len(view) and not _ends_clause(words, subject_end, after)
    if follows and (_is_object(words, after) or _is_misread_object(words, after)):
        return Found("noun", after)
    # `أبدى قائد الفريق، الأرجنتيني ليونيل ميسي، [سعادته]`: his own, over what is said of him between commas.
    for k in range(subject_end, min(subject_end + 12, len(view)) if subject_end > j else subject_end):
        if words.is_verb(k) or any(c in view.gap(k) for c in ".؛:"):
            break
        if view.comma_before(k) and view.upos(k) == "NOUN" and view.key(view.enclitic(k)) in ("ه", "ها", "هم") and not _is_speaker(words, k):
            return Found("noun", k)
    named = view.opened_by(j)
    if named >= 0 and view.after_quotation(named, j) - j < 5:
        return None  # `أعلنت «[إعمار مولز]»، المدرجة في السوق`
    if _is_object(words, j) and ((j == start and (not _is_speaker(words, j) or _is_no_subject(words, i, j))) or kind == "participle"):
        return Found("noun", j)
    return None


def _is_no_subject(words: Words, i: int, j: int) -> bool:
    """`نفى [التسريبات]`, `أبدت [معارضتها]`: of another gender than the verb before it, or with a pronoun that goes back to the subject."""
    view = words.view
    masculine = not view.key(i).endswith(("ت", "تا", "ن", "وا")) and not view.key(i).startswith(("ت", "ي"))
    if words.is_person(j) or words.is_name(j):
        return False
    return (masculine and view.words[j].text.endswith(("ة", "ات"))) or view.key(view.enclitic(j)) == ("ه" if masculine else "ها")


def _is_misread_object(words: Words, j: int) -> bool:
    """`أكدت المصادر [حرص] الحكومة`, `نفى مسؤول الشرطة [تقارير]`: after a definite noun comes no verb without a conjunction, and no adjective
    without the article, whatever the tagger says."""
    view = words.view
    if view.upos(j) == "ADJ" and view.enclitic(j) >= 0 and not words.is_head(j):
        return True
    if not words.is_definite(j - 1) or view.gap(j).strip() or view.key(j).startswith(("ال", "ي")) or view.token_start(j) != j:
        return False
    if view.upos(j) == "VERB":
        return j + 1 < len(view) and (view.enclitic(j) >= 0 or view.key(j + 1).startswith("ال") or view.upos(j + 1) in ("NOUN", "X", "PROPN"))
    return view.upos(j) == "ADJ" and not words.is_nisba(j)


def _needs_speaker(words: Words, i: int, verb: Verb, kind: str) -> bool:
    """Whether the verb only shows something with a plain noun, as nobody who can speak stands by: `أظهرت اللقطات دخانا`."""
    if key(verb.past) not in words.lexicon.words["rules.showing_verb"]:
        return False
    view = words.view
    j = skip_adverbials(words, view.token_end(i), len(view))
    if words.listed(j, "rules.picture"):
        return True
    if j < len(view) and (_is_speaker(words, j) or words.is_place(j)):
        return False
    first = view.token_start(i)
    if key(verb.past) == "سجل":
        # Nearly always of results: `سجلت مستويات الإنتاج ارتفاعا`, `مسجلا 7.4 درجة`.
        return not (_has_subject_before(words, i) and any(_is_speaker(words, k) for k in range(max(0, first - 4), first)))
    # A dropped subject or one before the verb: only where the saying is told as an event.
    return kind == "present" or (kind == "past" and not (j < len(view) and (words.is_name(j) or not view.key(j).startswith("ال"))))


def _is_accusative(words: Words, j: int) -> bool:
    """`توقع [فائضا]`: tanwin with its alif marks an object."""
    view = words.view
    return view.ends_in_alif(j) and len(view.words[j].text) > 3 and not words.is_name(j) and view.upos(j) == "NOUN"


def _has_subject_before(words: Words, i: int) -> bool:
    """`تحالف أوبك بلس [يتوقع]`: a noun right before the verb, in its clause."""
    view = words.view
    first = view.token_start(i)
    if first != i:
        return False
    if words.is_relative(first - 1) and view.enclitic(i) < 0:
        return True  # `الوزارة التي [أكدت] تواصل العملية`
    while first > 0 and view.key(first - 1) in ("قد", "كان", "كانت") and not view.comma_before(first):
        first -= 1
    if first == 0 or view.comma_before(first):
        return False
    if view.upos(first - 1) == "PRON" and (words.is_complementizer(view.token_start(first - 1)) or view.upos(first - 2) == "NOUN"):
        return True  # `إن[ها] تتوقع استمرار الارتفاع`, `إن بلاد[ه] تدين الهجوم`
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
