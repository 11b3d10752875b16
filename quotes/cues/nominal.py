"""Cues that are nouns without a verb's entry or without a pronoun: `تحذيرات ... بأن`, `الأنباء عن أن`, `قول الحكومة إن`, `دعوات إلى`."""

from __future__ import annotations

from quotes.cues.between import is_question
from quotes.cues.found import Found, word_cue
from quotes.nouns import Complement, Cue
from quotes.phrases import Words, noun_phrase

# `قول الحكومة اليمنية [إن]`: between the noun and its clause stands at most its possessor.
REACH = 12


def noun_that(words: Words, sentence: int, i: int) -> Cue | None:
    """A noun of speech with a clause: `تحذيرات الصندوق بأن ...`; with a noun where somebody's words are meant: `دعوة الوزير إلى ...`."""
    view = words.view
    if view.upos(i) not in ("NOUN", "X", "ADJ") or not words.listed(i, "cue_nouns.clause", "cue_nouns.demand", "cue_nouns.question"):
        return None
    if view.key(i) in ("سوال", "السوال") and is_question(words, view.token_end(i)):
        return _cue(words, sentence, i, view.token_end(i), view.token_end(i), "question", "")  # `ردا على [سؤال] عما إذا كان`
    if view.key(i) == "الاشاره":
        return None  # `تجدر الإشارة إلى أن`: the author's
    if view.key(i) == "القول" and view.key(i - 1) != "ب":
        return None  # `يمكن القول إن`, `لا حاجة للقول إن`
    if words.listed(i - 1, "heads.media") or (view.key(i) == "اعتبار" and view.key(i - 1) == "ب"):
        return None  # `وكالة الأنباء`, `باعتبار أن`
    start = view.token_end(i)
    possessor = noun_phrase(words, start, min(len(view), start + REACH))
    j = possessor
    while j < min(len(view), start + REACH):
        if words.is_complementizer(j):
            if not words.listed(i, "cue_nouns.clause") or view.key(j - 1) in words.lexicon.words["function_words.no_complement_before"]:
                return None
            prep = view.key(j - 1) if view.key(j - 1) in ("ب", "عن", "الي", "علي") else ""
            opens = j + 1 if view.enclitic(j) < 0 and view.key(j) == "ان" else j
            return _cue(words, sentence, i, j, opens, "clause", prep)
        if not (words.is_preposition(j) or words.is_adjective(j)) or view.comma_before(j):
            return None
        if possessor > start and (demand := _demanded(words, i, start, j)) is not None:
            return _cue(words, sentence, i, j, demand, "noun", view.key(j))
        j += 1
    return None


def _demanded(words: Words, i: int, start: int, j: int) -> int | None:
    """Where `دعوة الوزير إلى [وقف] ...`, `تعهد الدول ب[تقديم] ...` say what was demanded; `start` opens whose demand it is."""
    view = words.view
    whose = words.is_head(start) or words.is_name(start) or words.is_place(start)
    after = j + 1
    if not whose or not words.listed(i, "cue_nouns.demand") or view.key(j) not in ("ب", "الي", "ل", "من") or after >= len(view):
        return None
    return after if view.upos(after) == "NOUN" and not words.is_time(after) and not words.listed(after, "function_words.occasion") else None


def _cue(words: Words, sentence: int, i: int, j: int, opens: int, complement: Complement, prep: str) -> Cue:
    return word_cue(words.view, sentence, i, "masdar", Found(complement, opens, prep, because=(j,)), "noun")
