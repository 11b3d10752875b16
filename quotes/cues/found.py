"""What a cue was found to report, before it is a `Cue`; and the cue that is a single word."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.nouns import Complement, Cue
from quotes.syntax import View


@dataclass(frozen=True, slots=True)
class Found:
    """A complement: its kind, the index of its first word, the preposition before it, further words of the cue, words that decided."""

    complement: Complement
    opens: int
    prep: str = ""
    extra: tuple[int, ...] = ()
    because: tuple[int, ...] = ()


def word_cue(view: View, sentence: int, i: int, form: str, found: Found, rule: str) -> Cue:
    """The cue of saying that is word i and no more; the words that decided are it and those of `found`."""
    return Cue(
        sentence=sentence,
        word=i,
        last=i,
        spans=(view.token_span(i),),
        complement=found.complement,
        opens=found.opens,
        form=form,
        sense="say",
        rule=f"{rule}_{found.complement}",
        because=tuple(view.words[k].span for k in (i, *found.because)),
        prep=found.prep,
    )
