"""Comparisons → mistakes by cause, and what one run gained and lost against another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.scoring.compare import Comparison, Marked, Pair
from quotes.scoring.words import same_name


@dataclass(frozen=True, slots=True)
class Mistake:
    """A gold quote that is not found as it should be, a predicted one that should not be there, or both sides of a pair that differ."""

    cause: str
    article: Comparison
    gold: Marked | None
    predicted: Marked | None

    @property
    def cue(self) -> str:
        """The words of the cue, spelling folded: what mistakes of one origin often share."""
        quote = self.gold or self.predicted
        return "" if quote is None else same_name(cut(self.article.text, quote.record["cue"]))


@dataclass(frozen=True, slots=True)
class Change:
    """What became better (`gained`) or worse: a gold quote right now and not before, or a spurious one gone; or the reverse."""

    gained: bool
    mistake: Mistake


def mistakes(comparisons: Sequence[Comparison]) -> list[Mistake]:
    """All mistakes, article by article."""
    return [mistake for each in comparisons for mistake in _mistakes(each)]


def _mistakes(article: Comparison) -> Iterator[Mistake]:
    for pair in article.pairs:
        if not pair.joint:
            cause = _speaker_cause(article, pair) if pair.content_right else _content_cause(pair)
            yield Mistake(cause, article, pair.gold, pair.predicted)
    for quote in article.missed:
        found = any(quote.cue & other.cue for other in article.predicted)
        yield Mistake("missed: cue found, content elsewhere" if found else "missed: cue not found", article, quote, None)
    for quote in article.spurious:
        at_gold = any(quote.cue & other.cue for other in article.gold)
        yield Mistake("spurious: at a gold cue, content elsewhere" if at_gold else "spurious: no cue there", article, None, quote)


def _content_cause(pair: Pair) -> str:
    gold, predicted = pair.gold.content, pair.predicted.content
    if predicted < gold:
        return "content: too short"
    return "content: too long" if gold < predicted else "content: shifted"


def _speaker_cause(article: Comparison, pair: Pair) -> str:
    gold, predicted = pair.gold.speaker, pair.predicted.speaker
    if predicted is None:
        return "speaker: left unresolved"
    if gold is None:
        return "speaker: given where the text has none"
    if predicted in article.stands_for:
        return "speaker: another one"
    if same_name(article.names.get(gold)) == same_name(article.predicted_names.get(predicted)):
        return "speaker: right name, but not merged with its mentions"
    return "speaker: somebody who is no gold speaker"


def changes(before: Sequence[Comparison], after: Sequence[Comparison]) -> list[Change]:
    """Gains and losses, article by article; both runs compared with the same gold. A content that is spurious in both runs is no change."""
    found = []
    for old, new in zip(before, after, strict=True):
        wrong_before, wrong_now = {_identity(each): each for each in _mistakes(old)}, {_identity(each): each for each in _mistakes(new)}
        found += [Change(True, each) for identity, each in wrong_before.items() if identity not in wrong_now]
        found += [Change(False, each) for identity, each in wrong_now.items() if identity not in wrong_before]
    return found


def _identity(mistake: Mistake) -> tuple[str, object]:
    """What makes two runs' mistakes the same: the gold quote, or a spurious quote's words."""
    if mistake.gold:
        return "gold", mistake.gold.place
    return "spurious", (mistake.predicted.cue, mistake.predicted.content) if mistake.predicted else None


def cut(text: str, spans: Sequence[Sequence[int]]) -> str:
    """The words at the spans."""
    return " … ".join(text[start:end] for start, end in spans)
