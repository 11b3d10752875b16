"""Phrases that lend a clause to a source: `[بحسب] قائد ميداني`, `[وفقا] لدراسة`, `[على حد قول] الوزير`, `[حسب قوله]`, `[نقلا] عن رويترز`."""

from __future__ import annotations

from quotes.nouns import Cue
from quotes.phrases import Words


def according_to(words: Words, sentence: int, i: int) -> Cue | None:
    """The phrase that begins at word i, if a source follows it."""
    view = words.view
    found = _saying_noun(words, i) or _governing(words, i)
    if found is None:
        return None
    last, rule = found
    after = view.token_end(last) if last == i else last + 1
    if after >= len(view) and view.enclitic(last) < 0:
        return None
    if words.listed(after, "according_to.no_source", "rules.picture") or view.key(after) in ("ما", "التوقيت") or words.is_time(after):
        return None
    span = view.token_span(i)
    # `وفقا ل` and `نقلا عن` are reported without their preposition, `حسب قوله` as a whole.
    spans = (span,) if rule == "according_to" else (type(span)(span.start, view.token_span(last).end),)
    return Cue(
        sentence=sentence, word=i, last=last, spans=spans, complement="around", opens=i, form="phrase", sense="say", rule=rule,
        because=(type(span)(span.start, view.token_span(last).end),),
    )  # fmt: skip


def _governing(words: Words, i: int) -> tuple[int, str] | None:
    view = words.view
    key = view.key(i)
    following = view.key(i + 1)
    if key in ("بحسب", "وفق", "حسب"):
        return None if key == "حسب" and view.upos(i) == "VERB" else (i, "according_to")
    if key in ("وفقا", "طبقا", "تبعا") and following == "ل":
        return i + 1, "according_to"
    if key == "نقلا" and following == "عن":
        return i + 1, "according_to"
    if key == "علي" and following == "لسان":
        return i + 1, "according_to"
    return None


def _saying_noun(words: Words, i: int) -> tuple[int, str] | None:
    """`على حد قول X`, `حسب تعبيره`, `بحسب تصريحات X`."""
    view = words.view
    key = view.key(i)
    nouns = words.lexicon.words["according_to.saying_noun"]
    if key == "علي" and view.key(i + 1) == "حد" and _is_saying(view.key(i + 2), nouns):
        return i + 2, "by_his_words"
    if key in ("بحسب", "حسب", "وفق") and _is_saying(view.key(i + 1), nouns):
        return i + 1, "by_his_words"
    if key in ("وفقا", "طبقا") and view.key(i + 1) == "ل" and _is_saying(view.key(i + 2), nouns):
        return i + 2, "by_his_words"
    return None


def _is_saying(key: str, nouns: frozenset[str]) -> bool:
    for ending in ("", "ه", "ها", "هم", "هما"):
        stem = key.removesuffix(ending) if ending else key
        if stem in nouns or (stem.endswith("ت") and stem[:-1] + "ه" in nouns):
            return True
    return False
