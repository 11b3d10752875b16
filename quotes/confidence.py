"""How likely a quote is right: its cue, its content, its source and its speaker together.

The reader gives each word a probability; what they say of a quote as a whole is weighed by a logistic regression, fitted on 408 annotated
articles that the reader had not learnt from (`python -m quotes.parsing.training calibrate`). Right means right as the score `joint` counts:
four fifths of the content's words and the right speaker. So of the quotes with a confidence of 0.9, nine in ten are right.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from quotes.likelihood import carrier
from quotes.nouns import Content, Cue, Source, Span
from quotes.syntax import View

FEATURES = (
    "cue", "content", "source", "doubtful content", "doubtful source", "named", "same", "dropped", "antecedent",
    "reported", "around", "read cue", "read content", "read source", "one",
)  # fmt: skip
# How much each of `FEATURES` counts.
WEIGHTS = (0.21, 1.78, 1.47, -0.47, 0.23, 1.50, 0.76, 0.81, 0.65, -0.09, 0.16, -0.57, -0.93, -0.70, -3.94)


def confidence(view: View, cue: Cue, content: Content, source: Source) -> float | None:
    """The probability that a report is right, rounded to thousandths; None where the reader has not read the sentence (`view`: the cue's)."""
    found = features(view, cue, content, source)
    return None if found is None else round(chance(found), 3)


def chance(found: Sequence[float], weights: Sequence[float] = WEIGHTS) -> float:
    """The probability that the weighed features make."""
    return 1 / (1 + exp(-sum(weight * value for weight, value in zip(weights, found, strict=True))))


def features(view: View, cue: Cue, content: Content, source: Source) -> tuple[float, ...] | None:
    """What the confidence is weighed from, in the order of `FEATURES`.

    The log-odds of the cue; the word F1 to be expected of content and source; how many words the reader is in doubt about in either (a logarithm);
    whether the source is named, is whoever speaks in the same sentence, is a dropped subject, goes back to words of its sentence; whether the
    content is a noun phrase, or stands around its cue; whether cue, content and source are the reader's where the rules have others or none; and 1.
    """
    word = carrier(view, cue)
    likely = view.cue_chance(word)
    if likely is None or view.hints is None:
        return None
    likely = min(max(likely, 0.001), 0.999)
    parts = view.hints.parts.get(view.words[word].index)
    said = _expected(view, parts.content, content.spans) if parts else 0.0
    if parts is None:
        by = 0.0
    elif source.span is None:
        by = 1 - max(parts.source, default=0.0)
    else:
        by = _expected(view, parts.source, [source.span])
    return (
        log(likely / (1 - likely)),
        said,
        by,
        _doubt(parts.content) if parts else 0.0,
        _doubt(parts.source) if parts else 0.0,
        float(source.span is not None),
        float(source.reference == "same"),
        float(source.reference == "dropped"),
        float(source.antecedent is not None),
        float(content.kind == "reported"),
        float(cue.complement == "around"),
        float(cue.rule.startswith("read")),
        float(content.read),
        float(source.read),
        1.0,
    )


def _doubt(chances: Sequence[float]) -> float:
    """The logarithm of one more than the words that are wrong to be expected, if each goes where it likelier belongs."""
    return log(1 + sum(min(each, 1 - each) for each in chances))


def _expected(view: View, chances: Sequence[float], spans: Sequence[Span]) -> float:
    """The word F1 to be expected of the spans, if each word of the sentence belongs there with its chance."""
    inside = [chances[word.index] for word in view.words if any(span.overlaps(word.span) for span in spans)]
    total = len(inside) + sum(chances[word.index] for word in view.words)
    return 2 * sum(inside) / total if total else 0.0
