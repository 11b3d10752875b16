"""Which words a noun phrase can open with or hold: `[وزير] الدفاع`, not `موضحا`, no verb, no word of time."""

from __future__ import annotations

from quotes.phrases.words import Words

PRONOUN_SUBJECTS = frozenset(("هو", "هي", "هم", "هما", "هن"))


def can_open(words: Words, i: int) -> bool:
    """Whether a source may begin with word i."""
    view = words.view
    if view.key(i) in PRONOUN_SUBJECTS:
        return True
    if words.is_time(i) or words.is_complementizer(i) or words.is_relative(i) or words.is_to_me(i):
        return False
    if words.is_head(i) or words.is_name(i) or words.is_place(i) or words.is_accusative_head(i):
        return True
    if words.among(i, "rules.no_source_noun"):
        return False
    if view.key(i) in ("هذا", "هذه", "ذلك", "تلك", "هولاء", "اولئك"):
        return view.key(i + 1).startswith("ال") and not view.gap(i + 1).strip()
    if words.is_preposition(i) or words.listed(i, "function_words.adverb", "function_words.clause_opener", "function_words.negation"):
        return False
    return words.has_nominal_tag(i) and not view.key(i).isdigit()


def is_nominal(words: Words, i: int) -> bool:
    """Whatever may stand in a noun phrase: no verb, preposition, particle or word of time."""
    view = words.view
    if is_adverbial_accusative(words, i):
        return False
    if words.is_verb(i) or words.is_time(i) or words.is_preposition(i) or words.is_complementizer(i) or words.is_relative(i):
        return False
    return words.has_nominal_tag(i) and view.key(i) not in ("و", "ف", "قد", "كما", "حيث")


def is_adverbial_accusative(words: Words, i: int) -> bool:
    """`بونيفاس [موضحا]`, `كلينتون [قائلة]`, `الرئيس [هاتفيا]`: never part of a subject."""
    view = words.view
    if view.ends_in_alif(i) and len(view.words[i].text) > 3 and view.upos(i) in ("NOUN", "ADJ", "X") and not words.is_place(i):
        names = words.lexicon.words
        return view.upos(i) != "X" and view.key(i) not in names["names.given"] and view.key(i) not in names["names.family"]
    return (
        view.key(i).endswith("ه") and any(cue.form.kind == "participle" for cue in words.lexicon.forms.get(view.key(i), ())) and not words.is_head(i)
    )


def is_misread_part(words: Words, i: int) -> bool:
    """`مجلس قضاء [تيارت]`: what a construct waits for is no verb, unless it looks like one: `دراسة [نشرتها] مجلة`, `أولياء أمور [تجمعوا] أمام`."""
    view = words.view
    plain = view.token_start(i) == i and view.enclitic(i) < 0 and not view.key(i).endswith("وا")
    return view.upos(i) == "VERB" and plain and not words.is_preposition(i + 1)


def disagrees(words: Words, i: int, waiting: bool) -> bool:
    """`مسؤول الشرطة [تقارير]`: an adjective without the article describes no word that has it, so the tagger erred."""
    view = words.view
    if view.upos(i) == "ADJ" and view.enclitic(i) >= 0 and not waiting:
        return True  # `مسؤولية[ه]`: no adjective carries a pronoun
    return not waiting and view.upos(i) == "ADJ" and view.key(i - 1).startswith("ال") and not view.key(i).startswith("ال") and not words.is_nisba(i)
