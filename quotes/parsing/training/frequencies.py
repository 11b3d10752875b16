"""Raw news cut into words, and its words by frequency: what `resegment` knows of words."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path

from quotes.parsing.training.segmenter import Segmenter, lines
from quotes.parsing.training.treebank import Tree

WORDS = 48_000
log = logging.getLogger("quotes.parsing.training")


def segmented(raw: Path, trees: list[Tree], target: Path, limit: int | None = None) -> None:
    """The raw text, a paragraph a line, cut into words with spaces between them."""
    counts: Counter[str] = Counter()
    for tokens in lines(raw, limit):
        counts.update(tokens)
    segmenter = Segmenter(trees, counts)
    log.info("segmenter: %d token types, rates %s", len(counts), segmenter.rates)
    part = target.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        for tokens in lines(raw, limit):
            file.write(" ".join(word for token in tokens for word in segmenter.segment(token)) + "\n")
    part.replace(target)


def ranked(corpus: Path, target: Path, words: int = WORDS) -> None:
    """The most frequent words of what `segmented` wrote, a word a line, the most frequent first."""
    counts: Counter[str] = Counter()
    with corpus.open(encoding="utf-8") as file:
        for line in file:
            # Digits say nothing beyond being digits.
            counts.update("0" if word.isdecimal() else word for word in line.split())
    part = target.with_suffix(".part")
    part.write_text("\n".join(word for word, _ in counts.most_common(words)), encoding="utf-8")
    part.replace(target)
