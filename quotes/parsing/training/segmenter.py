"""Cuts the words of raw news into the words of the treebank, token by token without context: good enough to count words and train vectors.

A token that the treebank has is cut as it mostly is there. Any other loses a proclitic (`و ف ب ل ك س`) or an enclitic pronoun where what remains is a
word of the news often enough beside the token itself: `وقال` → `و` + `قال`, for `قال` is frequent; `وزير` stays, for `زير` is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from quotes.parsing.letters import shape
from quotes.parsing.training.treebank import Tree

PROCLITICS = tuple("وفبلكس")
ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "كن", "ني", "ه", "ك", "ي")
# How many times as often as the token the remainder must stand alone; found on the treebank's tokens (`fit`).
RATES = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 1e9)
# A remainder that stands alone less often than this is not known to be a word.
_FEW = 5
_TOKEN = re.compile(r"\w+|[^\w\s]")


def lines(path: Path, limit: int | None = None) -> Iterable[list[str]]:
    """The tokens of each paragraph of a raw text (`.xz` or plain), in the models' letters; at most `limit` paragraphs."""
    import lzma

    table = {i: shape(chr(i)) for i in range(0x10000) if not 0xD800 <= i < 0xE000}
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            if limit is not None and number >= limit:
                return
            yield _TOKEN.findall(line.translate(table))


class Segmenter:
    """Learns from trees and from token counts of raw text; `segment("وقال")` is `("و", "قال")`."""

    def __init__(self, trees: Iterable[Tree], counts: Counter[str]) -> None:
        seen: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        for tree in trees:
            for token in tree.tokens:
                seen[token.text][tuple(word.text for word in token.words)] += 1
        self.known = {token: analyses.most_common(1)[0][0] for token, analyses in seen.items()}
        self.counts = counts
        self.rates: dict[str, float] = {}
        self._cache: dict[str, tuple[str, ...]] = {}
        self._fit(seen)

    def segment(self, token: str) -> tuple[str, ...]:
        """The words of a token."""
        if token not in self._cache:
            self._cache[token] = self.known.get(token) or self._guess(token)
        return self._cache[token]

    def _guess(self, token: str) -> tuple[str, ...]:
        if len(token) < 3 or not token.isalpha():
            return (token,)
        for clitic in PROCLITICS:
            rest = self._after(token, clitic)
            if rest and self.counts[rest] >= max(_FEW, self.rates[clitic] * self.counts[token]):
                return (clitic, *self.segment(rest))
        for pronoun in ENCLITICS:
            base = self._before(token, pronoun)
            if base and self.counts[base] >= max(_FEW, self.rates["-" + pronoun] * self.counts[token]):
                return (base, pronoun)
        return (token,)

    def _after(self, token: str, clitic: str) -> str:
        """What follows a proclitic, with the article that `لل` hides; empty where it cannot be one."""
        if not token.startswith(clitic) or len(token) < 4:
            return ""
        rest = token[1:]
        return self.restore(rest) if clitic == "ل" and rest.startswith("ل") else rest

    def _before(self, token: str, pronoun: str) -> str:
        if not token.endswith(pronoun) or len(token) - len(pronoun) < 2 or token.startswith("ال"):
            return ""
        base = token[: -len(pronoun)]
        if base.endswith("ت"):
            return max(base, base[:-1] + "ة", key=lambda word: self.counts[word])
        return base

    def restore(self, rest: str) -> str:
        """`لحكومة`, as `للحكومة` leaves it, → `الحكومة`; `لجنة` → `اللجنة`."""
        return max("ا" + rest, "ال" + rest, key=lambda word: self.counts[word])

    def _fit(self, seen: dict[str, Counter[tuple[str, ...]]]) -> None:
        """For each clitic, the rate that decides most of the treebank's tokens as the treebank does."""
        wins: dict[str, Counter[float]] = defaultdict(Counter)
        for token, analyses in seen.items():
            if not token.isalpha() or self.counts[token] == 0:
                continue
            words, times = analyses.most_common(1)[0]
            for clitic in PROCLITICS:
                if rest := self._after(token, clitic):
                    self._vote(wins[clitic], self.counts[rest] / self.counts[token], len(words) > 1 and words[0] == clitic, min(times, 3))
            for pronoun in ENCLITICS:
                if base := self._before(token, pronoun):
                    self._vote(wins["-" + pronoun], self.counts[base] / self.counts[token], len(words) > 1 and words[-1] == pronoun, min(times, 3))
        self.rates = {name: max(RATES, key=lambda rate: wins[name][rate]) for name in (*PROCLITICS, *("-" + p for p in ENCLITICS))}

    @staticmethod
    def _vote(wins: Counter[float], ratio: float, cut: bool, times: int) -> None:
        for rate in RATES:
            wins[rate] += times * ((ratio >= rate) == cut)
