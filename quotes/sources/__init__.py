"""Cues → sources: the words that name who said it, who passed it on, and who was spoken to.

`ونقلت [الصحيفة] عن [نائب الوالي] قوله إن`: relay and source. `كان [لافروف] قال`, `قال [لافروف]`, `[بيان] قال فيه`: before, after,
or the noun that a relative clause hangs on. Where there is none (`وأضاف أن`, `قوله إن`) the source says how to find it.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.lexicon import Lexicon
from quotes.likelihood import is_unlikely
from quotes.nouns import Content, Cue, Source
from quotes.phrases import Words
from quotes.sources.likely import likelier
from quotes.sources.oblique import named_by_phrase, possessor
from quotes.sources.passed_on import pass_on
from quotes.sources.subject import subject
from quotes.syntax import View


def find_sources(views: Sequence[View], cues: Sequence[Cue], contents: Sequence[Content | None], lexicon: Lexicon) -> tuple[Source | None, ...]:
    """The source of each cue that has a content; None too for a cue that only names who passed on what another one said."""
    words = [Words(view, lexicon) for view in views]
    found = [
        likelier(words[cue.sentence], cue, source) if content and (source := _source(words[cue.sentence], cue)) else None
        for cue, content in zip(cues, contents, strict=True)
    ]
    passed = pass_on(words, cues, contents, found)
    # A phrase that the reader takes for no cue may have said who passed words on; it is no quote of its own.
    return tuple(None if is_unlikely(views[cue.sentence], cue) else source for cue, source in zip(cues, passed, strict=True))


def _source(words: Words, cue: Cue) -> Source | None:
    if cue.form == "turn":
        return Source("turn")
    if cue.form == "colon":
        return Source("named", cue.because[0])
    if cue.form == "phrase":
        return named_by_phrase(words, cue)
    if cue.form == "masdar":
        return possessor(words, cue)
    if cue.form == "participle":
        return Source("same", gender=cue.gender, number=cue.number, addressee=None)
    return subject(words, cue)
