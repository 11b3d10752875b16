"""What stands between a verb and what it reports: `وأضاف [قائلا]`, a question, a verb that takes the أن ahead for itself."""

from __future__ import annotations

from quotes.lexicon import Verb
from quotes.phrases import Words

# Between قال and its إن stood at most 44 words in the training articles.
REACH = 50


def is_question(words: Words, j: int) -> bool:
    """Whether a question opens at word j that is reported: `عما إذا كان`, `هل`, `متى`."""
    view = words.view
    word = view.key(j)
    if word in ("هل", "لماذا", "كيف", "متي", "اين", "عما", "ماذا"):
        return True
    return (word == "ما" and view.key(j + 1) in ("اذا", "هي", "هو")) or (word == "عن" and view.key(j + 1) in ("ما", "مدي", "سبب", "كيفيه"))


def further_cue(words: Words, j: int, verb: Verb) -> int | None:
    """`وأضاف [قائلا]`, `ختم [بالقول]`, `نقلت ... عن ... [قوله]`: a word of saying that only leads to the content."""
    view = words.view
    word = view.key(j)
    if word in ("قايلا", "قايله", "قايلين", "قاءلا", "قاءله"):
        return j if not view.comma_before(j) else None
    if word == "اعتبار" and view.key(j - 1) == "ب":
        return None  # `باعتبارها`: "as"
    if word in ("القول", "قول") and view.key(j - 1) in ("ب", "الي"):
        return j
    if word == "نقلا" and view.key(j + 1) == "عن":
        return j
    # `نقلت ... قوله`: the pronoun is the source's.
    if (
        words.among(j, "rules.leading_masdar")
        and (view.enclitic(j) >= 0)
        and (verb.sense == "relay" or view.key(j - 1) in ("ب",))
        and not view.comma_before(j)
    ):
        return j
    if verb.sense == "relay" and word in ("قوله", "قولها", "قولهم", "تاكيده", "تاكيدها"):
        return j
    return None


def blocks(words: Words, j: int, verb: Verb) -> bool:
    """Whether the word at j shuts off what lies beyond it: a verb or participle that takes the next أن for itself."""
    view = words.view
    forms = words.lexicon.forms.get(view.key(j), ())
    if any(cue.form.kind == "participle" and cue.verb.takes("clause") for cue in forms) and view.upos(j) != "VERB" and _leads_on(words, j):
        return view.comma_before(view.token_start(j)) or view.key(j).endswith("ا")
    if not words.is_verb(j):
        return False
    if view.enclitic(j) >= 0 and not view.has_clitic_conjunction(j):
        return False  # `في تصريحات [نقلتها] صحيفة ... أن`
    if words.is_preposition(j + 1) and view.enclitic(j + 1) >= 0 and not view.has_clitic_conjunction(j):
        return False  # `في تصريحات [أدلى] بها أن`, `تقرير [اطلعت] عليه الوكالة أن`
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
