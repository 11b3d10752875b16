"""The weights of `quotes.confidence`, from articles with gold quotes."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from quotes.analyzer import Analyzer
from quotes.confidence import FEATURES, features
from quotes.exports.jsonl import to_record
from quotes.lexicon import load
from quotes.nouns import Article
from quotes.pipeline import Parsed, analyze, find_reports
from quotes.scoring import compare_all
from quotes.speakers import Known
from quotes.syntax import View

log = logging.getLogger("quotes.parsing.training")
# Weights far from 0 must pay for it: with a few hundred quotes, half a unit each.
_RIDGE = 2.0
_STEPS = 30
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
Judged = list[tuple[tuple[float, ...], bool]]


def judged(gold: Sequence[dict[str, Any]], parsed: Iterable[Parsed]) -> Judged:
    """Of each quote found what its confidence is weighed from, and whether it is right."""
    lexicon = load()
    found: Judged = []
    for record, each in zip(gold, parsed, strict=True):
        reports = find_reports(each.article.text, each.sentences, "text", lexicon, Known())
        views = [View.of(each.article.text, sentence, ()) for sentence in each.sentences]
        weighed = {}
        for cue, content, source in zip(reports.cues, reports.contents, reports.sources, strict=True):
            if content and source and (own := features(views[cue.sentence], cue, content, source)) is not None:
                weighed[cue.spans[0], content.spans] = own
        article = analyze(Parsed(each.article, each.sentences), lexicon)
        (comparison,) = compare_all([record], [to_record(article)])
        right = {pair.predicted.place for pair in comparison.pairs if pair.joint}
        for place, quote in enumerate(article.quotes):
            own = weighed.get((quote.cue.spans[0], quote.content.spans))
            if own is not None:
                found.append((own, place in right))
    return found


def fit(found: Judged) -> tuple[float, ...]:
    """The weights of a logistic regression, in the order of `FEATURES` (Newton's method, with a ridge)."""
    import numpy

    values = numpy.array([own for own, _ in found])
    right = numpy.array([float(is_right) for _, is_right in found])
    weights = numpy.zeros(len(FEATURES))
    ridge = numpy.full(len(FEATURES), _RIDGE)
    ridge[-1] = 0.0
    for _ in range(_STEPS):
        chance = 1 / (1 + numpy.exp(-values @ weights))
        slope = values.T @ (right - chance) - ridge * weights
        curve = (values.T * (chance * (1 - chance))) @ values + numpy.diag(ridge)
        weights = weights + numpy.linalg.solve(curve, slope)
    return tuple(round(float(weight), 2) for weight in weights)


def reliability(found: Sequence[tuple[float, bool]], bins: Sequence[float] = BINS) -> list[tuple[float, int, float, float]]:
    """For each bin: where it begins, how many quotes, their mean confidence, how many of them are right (shares)."""
    table = []
    for low, high in pairwise(bins):
        own = [each for each in found if low <= each[0] < high or (high == 1.0 and each[0] == 1.0)]
        if own:
            table.append((low, len(own), sum(chance for chance, _ in own) / len(own), sum(right for _, right in own) / len(own)))
    return table


def calibrate(gold: Path, models: str) -> tuple[float, ...]:
    """Fits on `dev.jsonl` in `gold`, logs the weights and, where there is `devb.jsonl`, how well they hold there."""
    from quotes import confidence

    sets: dict[str, Judged] = {}
    analyzer = Analyzer(models)
    for name in ("dev", "devb"):
        path = gold / f"{name}.jsonl"
        if path.is_file():
            records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            sets[name] = judged(records, analyzer.parse([Article(record["id"], record["text"]) for record in records]))
    weights = fit(sets["dev"])
    log.info("weights: %s", dict(zip(FEATURES, weights, strict=True)))
    for name, found in sets.items():
        log.info("%s", name)
        for low, number, said, right in reliability([(confidence.chance(own, weights), is_right) for own, is_right in found]):
            log.info("  from %.1f: %d quotes, %.2f said, %.2f right", low, number, said, right)
    return weights
