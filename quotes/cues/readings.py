"""What a word may be as a form of a reporting verb: `قال`, `تقول`, `نُقل`, `مشيرا`, `قوله`; and what only looks like one."""

from __future__ import annotations

from quotes.arabic import key
from quotes.lexicon import CueForm
from quotes.phrases import Words


def readings(words: Words, i: int) -> list[tuple[CueForm, str]]:
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


def finite_forms(words: Words, i: int) -> list[CueForm]:
    """The finite readings of word i: `قال`, `تقول`, `نُقل`."""
    found = [cue for cue in words.lexicon.forms.get(words.view.key(i), ()) if cue.form.kind in ("past", "present", "passive")]
    if words.view.key(words.view.token_start(i) - 1) == "عدم":
        return []  # `فضل عدم ذكر اسمه`
    found = [cue for cue in found if not _is_short(words, i, cue) and not _is_called(words, i, cue)]
    first = words.view.token_start(i)
    if words.among(i, "rules.homograph") or words.among(first - 1, "rules.no_verb_after") or words.view.key(first - 1) == "مما":
        return []  # `كل ما يلزم`, `دون تردد`, `مما يرجح أن`
    if words.view.key(i) == "سلم" and words.view.key(first - 1) == "ه" and words.view.key(first - 2) == "علي":
        return []  # `صلى الله عليه وسلم`
    if words.among(i, "rules.no_longer") and words.view.key(first - 1) == "لم":
        return []  # `لم يعد`: no longer
    # `يقرأ` is no dual of أقر: without its ن a dual hardly occurs in news.
    if words.view.key(i).endswith("ا"):
        found = [cue for cue in found if not (cue.form.kind == "present" and cue.form.number == "dual")]
    # `يقال` cut into ي + قال, `بقال`: before a verb stand و، ف، س، ل and nothing else in its token.
    if any(words.view.key(k) not in ("و", "ف", "س", "ل", "ا") for k in range(words.view.token_start(i), i)):
        return []
    return (
        found
        if words.view.upos(i) == "VERB"
        else [cue for cue in found if _untagged_verb(words, i) or _is_doubled(words, i) or _has_clause(words, i)]
    )


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
        and not (view.upos(i) == "NOUN" and view.upos(i + 1) == "ADJ" and not view.key(i + 1).startswith("ال"))  # `أمر أخير`
        and (first == 0 or view.has_clitic_conjunction(i) or view.comma_before(first) or "\n" in view.gap(first))
        and first >= i - 1
    )


def _is_as(words: Words, i: int) -> bool:
    """`باعتبارها أحد المواقع`: "as", no report."""
    return words.view.key(i) in ("اعتبار", "وصف") and words.view.key(i - 1) == "ب"


def _is_state(words: Words, i: int) -> bool:
    """A participle as an adverb of state: `، مشيرا`, `قائلة`; not `الوفد المطالب`, not under a preposition."""
    view = words.view
    key = view.key(i)
    if key.startswith("ال") or key.endswith("ات") or (view.upos(i) == "VERB" and not view.ends_in_alif(i)):
        return False
    first = view.token_start(i)
    if words.is_preposition(i - 1) or (first != i and view.key(first) not in ("و", "ف")):
        return False
    if key.endswith("ا"):
        return True
    # Feminine and plural forms are written like plain adjectives: only where a clause part opens.
    return view.comma_before(first) or view.has_clitic_conjunction(i) or any(c in view.gap(first) for c in '»”"“«.') or words.is_complementizer(i + 1)


def is_formula(words: Words, i: int) -> bool:
    """`[يذكر] أن`, `[يشار] إلى`, `والجدير [ذكره] أن`: the newspaper's own way to bring in background, said by nobody."""
    view = words.view
    if view.key(i - 1) in ("جدير", "الجدير"):
        return True  # `والجدير ذكره أن`
    if not words.among(i, "rules.formula"):
        return False
    return words.is_complementizer(i + 1) or (view.key(i + 1) in ("الي", "ب", "هنا", "الذكر") and view.upos(i + 1) != "NOUN")


def is_impersonal(words: Words, i: int) -> bool:
    """`كان يفترض أن`, `ممن يُتوقع أن`: supposed by nobody in particular."""
    view = words.view
    if not words.among(i, "rules.supposed") or not words.is_complementizer(i + 1):
        return False
    before = view.key(view.token_start(i) - 1)
    return before in ("كان", "كانت", "ممن", "من", "ما") or words.is_relative(view.token_start(i) - 1)


def is_aim(words: Words, i: int) -> bool:
    """`لتدافع عن`, `دون أن تعترض`: what is done for or without is not said."""
    view = words.view
    if view.upos(i) != "VERB" or not view.key(i).startswith(("ي", "ت", "ن")):
        return False
    first = view.token_start(i)
    if view.key(i).endswith("وا") and view.key(first - 1) == "ان":
        return True  # `من حقهم أن يبدوا`
    return any(view.key(k) == "ل" for k in range(first, i)) or (view.key(first - 1) == "ان" and view.key(first - 2) in ("دون", "بدون", "قبل"))


def after_anonymity(words: Words, i: int) -> int:
    """Past `طالبا عدم كشف هويته` and its like, which tell of a source and are no report; i itself where none begins."""
    view = words.view
    if not words.among(i, "rules.anonymity_wish"):
        return i
    ahead = range(i + 1, min(len(view), i + 6))
    last = next((k for k in ahead if words.among(k, "rules.anonymity_object")), -1)
    return view.token_end(last) if last >= 0 else i
