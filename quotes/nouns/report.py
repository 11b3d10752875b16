"""What the stages hand to each other before a `Quote` exists: `Cue` → `Content` → `Source`.

`أكد بوغدانوف أن "موسكو ترغب في ..."`: the cue is `أكد`, its content opens after `أن`, its source is `بوغدانوف`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.nouns.quote import Kind, Stance
from quotes.nouns.span import Span

# How the content hangs on the cue: a clause after أن, a question, the words in marks, whatever follows a colon, a noun, or the clause around the cue.
Complement = Literal["clause", "question", "quotation", "colon", "noun", "around"]
# How the source is referred to; decides how the speaker is found.
Reference = Literal["named", "dropped", "clitic", "relative", "same", "passive", "writer", "turn"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that signals speech, and where what was said begins.

    Args:
        sentence: index of the sentence.
        word: index of the cue among the sentence's `View` words; `last` the index of its last word (`وأضاف قائلا`).
        spans: the cue's tokens, as they are reported.
        opens: index of the content's first word; the cue's own index for `around`.
        form: past, present, passive, participle, masdar, phrase, colon (`بوتين: ...`) or turn (an answer that names nobody).
        gender, number, person: of a finite form ("" and 3 where unknown).
        sense: the lexicon's sense of the verb; `relay` for those who pass words on.
        object_role: what a noun between verb and content is.
        rule: the construction's name; `because`: the words that decided it.
    """

    sentence: int
    word: int
    last: int
    spans: tuple[Span, ...]
    complement: Complement
    opens: int
    form: str
    sense: str
    rule: str
    because: tuple[Span, ...]
    gender: str = ""
    number: str = ""
    person: int = 3
    object_role: str = "none"
    prep: str = ""
    stance: Stance = "asserted"


@dataclass(frozen=True, slots=True)
class Content:
    """What was said: spans in text order, and of which kind; `read` where the reader's likelier words stand instead of the rule's."""

    spans: tuple[Span, ...]
    kind: Kind
    read: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it, as the sentence puts it.

    Args:
        reference: how the sentence refers to the source.
        span: the noun phrase, None where there is none (dropped, clitic, passive).
        antecedent: the noun phrase that a relative clause hangs on, or that a dropped subject goes back to within the sentence.
        gender, number: of the cue's agreement, "" where it does not tell.
        relay, addressee: noun phrases of who passed the words on and who was spoken to.
        read: the reader's likelier words stand instead of the rule's.
    """

    reference: Reference
    span: Span | None = None
    antecedent: Span | None = None
    gender: str = ""
    number: str = ""
    relay: tuple[Span, ...] = ()
    addressee: Span | None = None
    read: bool = False

    @property
    def goes_back(self) -> bool:
        """Whether a source that is not named means words of its sentence, as the reader has it."""
        return self.antecedent is not None and self.reference != "relative"


def enclosing(cues: Sequence[Cue], contents: Sequence[Content | None]) -> list[int | None]:
    """Of each report the one whose content most closely holds its cue, or None."""
    spans = sorted(((span, m) for m, content in enumerate(contents) if content is not None for span in content.spans), reverse=True)
    found: list[int | None] = [None] * len(cues)
    # Along the text, with the spans that have begun and not ended: each cue against all contents would take too long where there are thousands.
    begun: list[tuple[Span, int]] = []
    order = sorted(range(len(cues)), key=lambda n: cues[n].spans[0])
    for n in order:
        at, own = cues[n].spans[0], contents[n]
        while spans and spans[-1][0].start <= at.start:
            begun.append(spans.pop())
        begun = [(span, m) for span, m in begun if span.end > at.start]
        holding = [(span.end - span.start, m) for span, m in begun if m != n and span.contains(at) and not _holds_later(own, cues[m], at)]
        found[n] = min(holding)[1] if holding else None
    _cut_circles(found, order)
    return found


def _cut_circles(outer: list[int | None], order: Sequence[int]) -> None:
    """Where contents around their cues hold each other's cues in a circle, the first cue of the text stands in none."""
    for n in order:
        seen: set[int] = set()
        at = outer[n]
        while at is not None and at != n and at not in seen:
            seen.add(at)
            at = outer[at]
        if at == n:
            outer[n] = None


def _holds_later(content: Content | None, other: Cue, at: Span) -> bool:
    """A content around a phrase may hold the cue that holds the phrase; the earlier cue is the outer one."""
    cue = other.spans[0]
    return content is not None and cue > at and any(span.contains(cue) for span in content.spans)
