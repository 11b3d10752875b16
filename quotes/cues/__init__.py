"""Sentences → cues: `[أكد] بوغدانوف أن ...`, `، [مشيرا] إلى أن ...`, `[بحسب] قائد ميداني`, `[نقلت] وسائل إعلام عن ... [قوله] إن`.

In: the views of an article's sentences. Out: `Cue`s in text order, each with the place where its content opens. What is left out on purpose: verbs of
thinking without words, formulas of the author (`يذكر أن`), and words that only look like a cue (`تابع المباراة`): a cue without a content is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.cues.according_to import according_to
from quotes.cues.likely import likelier
from quotes.cues.nominal import noun_that
from quotes.cues.turns import turns
from quotes.cues.verbs import verb_cue
from quotes.lexicon import Lexicon
from quotes.nouns import Cue
from quotes.phrases import Words
from quotes.syntax import View

# Order is meaning: `حسب قوله` before the masdar in it, a verb before the noun that is written like it (`ذكر`).
RULES = (according_to, verb_cue, noun_that)


def find_cues(views: Sequence[View], lexicon: Lexicon) -> tuple[Cue, ...]:
    """The cues of a text, in order. No two share a word."""
    cues: list[Cue] = []
    sentences = [Words(view, lexicon) for view in views]
    opening = turns(sentences)
    for number, words in enumerate(sentences):
        view = words.view
        taken: set[int] = set()
        if number in opening:
            cues.append(opening[number])
        for i in range(len(view)):
            if i in taken:
                continue
            cue = next((found for rule in RULES if (found := rule(words, number, i)) is not None), None)
            if cue is not None and not _is_taken(cue, cues):
                cues.append(cue)
                taken |= {k for k in range(len(view)) if any(span.overlaps(view.words[k].span) for span in cue.spans)}
    return tuple(likelier(sentences, _with_their_words(views, cues)))


def _with_their_words(views: Sequence[View], cues: Sequence[Cue]) -> list[Cue]:
    """`وقال إن ... [على حد تعبيره]`: a phrase with a pronoun that closes a report is more of its cue, no report of its own."""
    kept: list[Cue] = []
    for cue in cues:
        view = views[cue.sentence]
        before = next((n for n in reversed(range(len(kept))) if kept[n].sentence == cue.sentence and kept[n].complement != "around"), -1)
        if cue.rule == "by_his_words" and view.enclitic(cue.last) >= 0 and before >= 0 and kept[before].opens < cue.word:
            kept[before] = replace(kept[before], spans=(*kept[before].spans, *cue.spans), because=(*kept[before].because, *cue.because))
        else:
            kept.append(cue)
    return kept


def _is_taken(cue: Cue, cues: Sequence[Cue]) -> bool:
    """`قال في تصريحات صحفية إن`: the clause is the verb's already, the noun only says where."""
    if cue.form != "masdar" or cue.complement == "around":
        return False
    # `عبّر عن [أمله] في أن`: the noun opens what the verb reports.
    if any(other.sentence == cue.sentence and other.opens == cue.word and other.complement == "noun" for other in cues):
        return True
    return any(other.sentence == cue.sentence and other.opens == cue.opens and other.complement == cue.complement for other in cues)
