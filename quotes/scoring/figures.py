"""Comparisons → the figures: precision, recall, F1, accuracies, all in per cent with one decimal.

- core: joint over direct, mixed and indirect quotes (both of a pair must be of these): the headline, because the border of `reported` is soft;
- joint: content right (word F1 at least 0.8) and the right speaker, all kinds;
- content, exact (the same words), words (over all content words), strict (as the Gender Gap Tracker counts: 0.8 of the gold words found);
- lenient recall: gold quotes of which some prediction covers 0.3;
- cue: predicted cues that share a word with a gold one, and the reverse;
- accuracies over pairs;
- joint by tag, where the gold quotes have `tags` for what they show: of those with a tag, how many are right; and of the passages that the gold marks
  as no quotes, at how many nothing was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from quotes.scoring.compare import Comparison, Marked, Pair
from quotes.scoring.words import same_name

COVERED = 0.3
STRICT = 0.8
_Judged = tuple[Comparison, Pair]


def figures(comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """The figures of a corpus, in the order in which they are shown."""
    gold = [quote for each in comparisons for quote in each.gold]
    predicted = [quote for each in comparisons for quote in each.predicted]
    pairs = [pair for each in comparisons for pair in each.pairs]

    def over_quotes(right: Callable[[Pair], bool]) -> dict[str, Any]:
        return _rates(sum(map(right, pairs)), len(predicted), len(gold))

    core = [pair for pair in pairs if pair.joint and is_core(pair.gold) and is_core(pair.predicted)]
    covered = sum(any(_covers(p, g) for p in each.predicted) for each in comparisons for g in each.gold)
    return {
        "documents": len(comparisons),
        "core": _rates(len(core), sum(map(is_core, predicted)), sum(map(is_core, gold))),
        "joint": over_quotes(lambda pair: pair.joint),
        "content": over_quotes(lambda pair: pair.content_right),
        "exact": over_quotes(lambda pair: pair.gold.content == pair.predicted.content),
        "words": _rates(sum(pair.common for pair in pairs), _content_words(predicted), _content_words(gold)),
        "lenient recall": _share(covered, len(gold)),
        "strict": over_quotes(lambda pair: pair.common >= STRICT * len(pair.gold.content)),
        "cue": _cues(comparisons),
        "accuracy over pairs": _accuracies([(each, pair) for each in comparisons for pair in each.pairs]),
        "joint by kind": _by_kind(gold, predicted, pairs),
    } | _by_tag(comparisons)


def is_core(quote: Marked) -> bool:
    """Whether the quote is of a kind that careful annotators agree on."""
    return quote.kind != "reported"


def _rates(right: int, predicted: int, gold: int) -> dict[str, Any]:
    precision, recall = (right / predicted if predicted else 0.0), (right / gold if gold else 0.0)
    f1 = 200 * precision * recall / (precision + recall) if right else 0.0
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(f1, 1), "gold": gold, "pred": predicted}


def _share(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _content_words(quotes: Iterable[Marked]) -> int:
    return sum(len(quote.content) for quote in quotes)


def _covers(predicted: Marked, gold: Marked) -> bool:
    return bool(gold.content) and len(gold.content & predicted.content) >= COVERED * len(gold.content)


def _cues(comparisons: Iterable[Comparison]) -> dict[str, float | None]:
    gold = found = predicted = right = 0
    for each in comparisons:
        predicted += len(each.predicted)
        gold += sum(bool(quote.cue) for quote in each.gold)
        found += sum(any(quote.cue & other.cue for other in each.predicted) for quote in each.gold)
        right += sum(any(quote.cue & other.cue for other in each.gold) for quote in each.predicted)
    return {"p": _share(right, predicted), "r": _share(found, gold)}


def _accuracies(judged: list[_Judged]) -> dict[str, float | None]:
    def over(right: Callable[[_Judged], bool], counted: Callable[[_Judged], bool] = lambda each: True) -> float | None:
        counting = [each for each in judged if counted(each)]
        return _share(sum(map(right, counting)), len(counting))

    def has_source(each: _Judged) -> bool:
        return bool(each[1].gold.source)

    return {
        "speaker": over(lambda each: each[1].speaker_right),
        "name": over(_same_speaker_name, lambda each: each[1].gold.speaker is not None),
        "kind": over(lambda each: each[1].gold.kind == each[1].predicted.kind),
        "stance": over(lambda each: _stance(each[1].gold) == _stance(each[1].predicted)),
        "relay": over(lambda each: bool(each[1].gold.relay & each[1].predicted.relay), lambda each: bool(each[1].gold.record.get("relay"))),
        "source": over(lambda each: each[1].gold.source == each[1].predicted.source, has_source),
        "source_overlap": over(lambda each: bool(each[1].gold.source & each[1].predicted.source), has_source),
    }


def _same_speaker_name(each: _Judged) -> bool:
    comparison, pair = each
    predicted = comparison.predicted_names.get(pair.predicted.speaker or "")
    return same_name(comparison.names[pair.gold.speaker or ""]) == same_name(predicted)


def _stance(quote: Marked) -> str:
    return str(quote.record.get("stance", "asserted"))


def _by_tag(comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """Nothing for gold without tags."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for each in comparisons:
        right = {pair.gold.place for pair in each.pairs if pair.joint}
        for quote in each.gold:
            tags = quote.record.get("tags", ())
            wanted.update(tags)
            found.update(tags if quote.place in right else ())
        for tag, words in each.no_quotes:
            wanted[tag] += 1
            found[tag] += not any(words & quote.cue or words == quote.content for quote in each.predicted)
    table = {tag: {"r": _share(found[tag], number), "gold": number} for tag, number in sorted(wanted.items())}
    return {"joint by tag": table} if table else {}


def _by_kind(gold: list[Marked], predicted: list[Marked], pairs: list[Pair]) -> dict[str, dict[str, Any]]:
    table = {}
    for kind in sorted({quote.kind for quote in (*gold, *predicted)}):
        n_gold, n_predicted = (sum(quote.kind == kind for quote in quotes) for quotes in (gold, predicted))
        right = sum(pair.joint and pair.predicted.kind == kind for pair in pairs)
        found = sum(pair.joint and pair.gold.kind == kind for pair in pairs)
        table[kind] = {"p": _share(right, n_predicted), "r": _share(found, n_gold), "gold": n_gold, "pred": n_predicted}
    return table
