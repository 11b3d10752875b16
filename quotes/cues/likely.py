"""The likelier cues: without those of the rules that the reader thinks none, and with those that it is sure of and no rule knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.cues.found import Found, word_cue
from quotes.likelihood import is_unlikely, likeliest, weights
from quotes.nouns import Complement, Cue, Span
from quotes.phrases import Words

# A word that the reader finds likelier a cue than this is one.
SURE = 0.95
# Its content begins or ends at most so many words from it.
NEAR = 25


def likelier(words: Sequence[Words], cues: Sequence[Cue]) -> list[Cue]:
    """The cues of a text, in order."""
    # `..., بحسب رويترز` may only say who passed the words on: that is for the sources to see.
    kept = [cue for cue in cues if cue.form == "phrase" or not is_unlikely(words[cue.sentence].view, cue)]
    for number, own in enumerate(words):
        kept += _missed(own, number, [span for cue in kept if cue.sentence == number for span in cue.spans])
    return sorted(kept, key=lambda cue: (cue.sentence, cue.word))


def _missed(words: Words, sentence: int, taken: list[Span]) -> Iterator[Cue]:
    view = words.view
    for i, word in enumerate(view.words):
        if (view.cue_chance(i) or 0.0) < SURE or any(span.overlaps(word.token) for span in taken):
            continue
        content = weights(view, i, "content")
        stretches = likeliest(content, split=True) if content else []
        if any(first - NEAR <= i <= last + NEAR for first, last in stretches):
            found = _cue(words, sentence, i, stretches)
            taken += found.spans
            yield found


def _cue(words: Words, sentence: int, i: int, stretches: Sequence[tuple[int, int]]) -> Cue:
    """A cue by its content alone: what the words are, the lexicon need not know."""
    view = words.view
    opens = next((first for first, _ in stretches if first > i), i)
    complement: Complement = "around"
    if opens > i:
        clause = words.is_complementizer(opens - 1) or words.is_complementizer(opens)
        spoken = view.opened_by(opens) >= 0 or ":" in view.gap(opens)
        complement = "clause" if clause else "quotation" if spoken else "noun"
    known = next((cue.form for cue in words.lexicon.forms.get(view.key(i), ())), None)
    verb = view.upos(i) == "VERB"
    form = known.kind if known else "past" if verb else "participle" if view.ends_in_alif(i) else "masdar"
    cue = word_cue(view, sentence, i, form, Found(complement, opens), "read")
    return replace(cue, gender=known.gender, number=known.number, person=known.person) if known else cue
