"""One article's gold and predicted quotes → which belong together, and whose speaker is right.

A quote is paired with at most one other: those that share a word of the cue first, then by the overlap of their contents, which must be half at
least. Speakers are compared as entities: a predicted one stands for the gold one with which it shares most mentions, one to one, so that a person
split in two is right once only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from quotes.errors import InputError
from quotes.scoring.words import WordIndex, Words, overlap

Record = Mapping[str, Any]
# Contents that share less are about different things.
PAIRED = 0.5
# Contents, and mentions, that share this much are the same but for a word at the edge.
AGREE = 0.8


@dataclass(frozen=True, slots=True)
class Marked:
    """A quote of either side, with the words of its passages and its place in the record's list."""

    record: Record
    place: int
    cue: Words
    content: Words
    source: Words
    relay: Words

    @property
    def kind(self) -> str:
        return str(self.record["kind"])

    @property
    def speaker(self) -> str | None:
        return self.record.get("speaker") or None


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold quote and the predicted one that answers to it."""

    gold: Marked
    predicted: Marked
    overlap: float
    speaker_right: bool

    @property
    def content_right(self) -> bool:
        return self.overlap >= AGREE

    @property
    def joint(self) -> bool:
        """Who said what is right."""
        return self.content_right and self.speaker_right

    @property
    def common(self) -> int:
        """Content words that both have."""
        return len(self.gold.content & self.predicted.content)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article: the quotes of both sides and their pairs. `names` and `predicted_names` are the speakers' names by key, `stands_for` maps the
    predicted speakers to gold ones. `no_quotes` are the passages that the gold marks as none, each with its tag."""

    id: str
    text: str
    gold: tuple[Marked, ...]
    predicted: tuple[Marked, ...]
    pairs: tuple[Pair, ...]
    names: Mapping[str, str]
    predicted_names: Mapping[str, str]
    stands_for: Mapping[str, str]
    no_quotes: tuple[tuple[str, Words], ...] = ()
    absent: bool = field(default=False)

    @property
    def missed(self) -> list[Marked]:
        """Gold quotes that nothing answers to."""
        found = {pair.gold.place for pair in self.pairs}
        return [quote for quote in self.gold if quote.place not in found]

    @property
    def spurious(self) -> list[Marked]:
        """Predicted quotes that answer to nothing."""
        found = {pair.predicted.place for pair in self.pairs}
        return [quote for quote in self.predicted if quote.place not in found]


def compare_all(gold: Iterable[Record], predicted: Iterable[Record]) -> list[Comparison]:
    """Every gold article with its prediction by id; one without counts as empty (`absent`). Raises `InputError`: texts differ, a field is missing."""
    try:
        by_id = {record["id"]: record for record in predicted}
        pairs = [(record, by_id.get(record["id"])) for record in gold]
    except KeyError as error:
        raise InputError("an article without 'id'", expected="the same ids on both sides") from error
    return [compare(record, other) for record, other in pairs]


def compare(gold: Record, predicted: Record | None) -> Comparison:
    """One article. Raises `InputError` where the texts differ (spans would not mean the same), or a field is missing."""
    other: Record = {"speakers": [], "quotes": []} if predicted is None else predicted
    text = gold.get("text", "")
    if other.get("text", text) != text:
        raise InputError(f"{gold['id']}: the predicted text differs from the gold text", expected="the same text: spans are positions in it")
    index = WordIndex(text)
    try:
        gold_quotes, other_quotes = _marked(gold, index), _marked(other, index)
        stands_for = _same_speakers(gold, other, index)
        names = {speaker["key"]: speaker["name"] for speaker in gold["speakers"]}
        other_names = {speaker["key"]: speaker["name"] for speaker in other.get("speakers", [])}
    except KeyError as error:
        raise InputError(f"{gold['id']}: a quote or speaker without {error.args[0]!r}", expected="the fields of the gold format") from error
    pairs = tuple(Pair(g, p, share, g.speaker == _right_key(p, stands_for)) for g, p, share in _paired(gold_quotes, other_quotes))
    none = tuple((each["tag"], index.inside([each["span"]])) for each in gold.get("not_quotes", ()))
    return Comparison(gold["id"], text, gold_quotes, other_quotes, pairs, names, other_names, stands_for, none, predicted is None)


def _marked(record: Record, index: WordIndex) -> tuple[Marked, ...]:
    quotes = [quote for quote in record["quotes"] if quote.get("where", "text") == "text"]
    return tuple(
        Marked(
            quote,
            place,
            cue=index.inside(quote["cue"]),
            content=index.inside(quote["content"]),
            source=index.inside([quote.get("source")]),
            relay=index.inside(quote.get("relay") or []),
        )
        for place, quote in enumerate(quotes)
    )


def _paired(gold: tuple[Marked, ...], predicted: tuple[Marked, ...]) -> list[tuple[Marked, Marked, float]]:
    """The pairs, best first; of equally good ones those earlier in the text's list."""
    shares = [(g, p, overlap(g.content, p.content)) for g in gold for p in predicted]
    candidates = [candidate for candidate in shares if candidate[2] >= PAIRED]
    candidates.sort(key=lambda each: (not each[0].cue & each[1].cue, -each[2], each[0].place, each[1].place))
    taken_gold: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for g, p, share in candidates:
        if g.place not in taken_gold and p.place not in taken:
            taken_gold.add(g.place)
            taken.add(p.place)
            pairs.append((g, p, share))
    return pairs


def _same_speakers(gold: Record, predicted: Record, index: WordIndex) -> dict[str, str]:
    """Which gold speaker each predicted one stands for: most shared mentions first."""
    ours = [(speaker["key"], _mentions(speaker, index)) for speaker in gold["speakers"]]
    theirs = [(speaker["key"], _mentions(speaker, index)) for speaker in predicted.get("speakers", [])]
    shared = [
        (-sum(any(_same_mention(mine, other) for other in others) for mine in mentions), key, other_key)
        for key, mentions in ours
        for other_key, others in theirs
    ]
    # A stable sort: of equals the one listed first on the gold side, then on ours.
    stands_for: dict[str, str] = {}
    for count, key, other_key in sorted(shared, key=lambda each: each[0]):
        if count < 0 and other_key not in stands_for and key not in stands_for.values():
            stands_for[other_key] = key
    return stands_for


def _mentions(speaker: Record, index: WordIndex) -> list[Words]:
    return [words for mention in speaker.get("mentions", []) if (words := index.inside([mention]))]


def _same_mention(one: Words, other: Words) -> bool:
    """Nearly the same words, or half of them with the same first: the head of an Arabic noun phrase stands first, so `المتحدث باسم الوزارة` is no
    mention of `الوزارة`, but `الوزير` may be one of `الوزير فلان`."""
    share = overlap(one, other)
    return share >= AGREE or (share >= PAIRED and min(one) == min(other))


def _right_key(predicted: Marked, stands_for: Mapping[str, str]) -> str | None:
    """The gold speaker that the prediction means: None for nobody, a key that no gold speaker has for somebody else."""
    return stands_for.get(predicted.speaker, "?") if predicted.speaker else None
