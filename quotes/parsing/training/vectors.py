"""Word vectors from raw news, as stanza's pretrain file. gensim is needed here and nowhere else: `pip install gensim`."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quotes.parsing.training.segmenter import Segmenter, lines
from quotes.parsing.training.treebank import Tree

DIMENSIONS = 100
WORDS = 50_000
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


class _Corpus:
    """Re-iterable: word2vec passes several times."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[list[str]]:
        with self.path.open(encoding="utf-8") as file:
            for line in file:
                # Digits say nothing beyond being digits.
                yield ["0" if word.isdecimal() else word for word in line.split()]


def train(corpus: Path, target: Path, epochs: int = 5, workers: int = 2, words: int = WORDS) -> None:
    """Skip-gram vectors of the most frequent words. Words come in order of frequency, which `restored` relies on."""
    import torch
    from gensim.models import Word2Vec  # type: ignore[import-untyped,import-not-found,unused-ignore]
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX

    model = Word2Vec(
        _Corpus(corpus), vector_size=DIMENSIONS, window=5, min_count=5, max_final_vocab=words,
        sg=1, negative=5, sample=1e-4, epochs=epochs, workers=workers, seed=7,
    )  # fmt: skip
    names = [word for word in model.wv.index_to_key if word not in VOCAB_PREFIX]
    vectors = torch.from_numpy(model.wv[names].copy()).float()
    # The models' layers expect values of about the size that stanza's own vectors have.
    vectors = vectors / vectors.norm(dim=1).mean() * 3.0
    table = torch.zeros(len(names) + len(VOCAB_PREFIX), DIMENSIONS)
    table[len(VOCAB_PREFIX) :] = vectors
    pretrain = Pretrain()
    pretrain._vocab, pretrain._emb = PretrainedWordVocab(names, lang="ar"), table
    part = target.with_suffix(".part")
    pretrain.save(str(part))
    part.replace(target)
    log.info("vectors: %d words", len(names))
