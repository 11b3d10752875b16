"""The tagger and the parser alone, on sentences given as words: for the parser's training data and for scores."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def tag(folder: Path, sentences: list[list[str]]) -> list[list[str]]:
    """The parts of speech that the tagger in `folder` gives each word."""
    import torch
    from stanza.models.common.doc import ID, TEXT, UPOS, Document
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.common.utils import unsort
    from stanza.models.pos.data import Dataset
    from stanza.models.pos.trainer import Trainer

    vectors = Pretrain(str(folder / "pretrain.pt"))
    trainer = Trainer(pretrain=vectors, model_file=str(folder / "pos.pt"), device="cpu")
    document = Document([[{ID: i + 1, TEXT: word} for i, word in enumerate(words)] for words in sentences])
    dataset = Dataset(document, trainer.args, vectors, vocab=trainer.vocab, evaluation=True, sort_during_eval=True)
    found: list[Any] = []
    order: list[int] = []
    with torch.no_grad():
        for batch in dataset.to_loader(batch_size=50):
            found += trainer.predict(batch)
            order += batch.idx
    document.set([UPOS], [word[0] for sentence in unsort(found, order) for word in sentence])
    return [[word.upos for word in sentence.words] for sentence in document.sentences]


def parse(folder: Path, sentences: list[list[str]], tags: list[list[str]]) -> list[list[tuple[int, str]]]:
    """The head (from 1, 0 is the root) and relation that the parser in `folder` gives each word, its part of speech given."""
    from stanza.models.common.doc import DEPREL, HEAD, ID, TEXT, UPOS, Document
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.depparse.data import DataLoader
    from stanza.models.depparse.trainer import Trainer
    from stanza.models.depparse.utils import predict_dataset

    vectors = Pretrain(str(folder / "pretrain.pt"))
    trainer = Trainer.load(filename=str(folder / "depparse.pt"), pretrain=vectors, device="cpu")
    rows = [
        [{ID: i + 1, TEXT: word, UPOS: upos} for i, (word, upos) in enumerate(zip(words, own, strict=True))]
        for words, own in zip(sentences, tags, strict=True)
    ]
    document = Document(rows)
    batches = DataLoader(document, 1000, trainer.args, vectors, vocab=trainer.vocab, evaluation=True, sort_during_eval=True)
    document.set([HEAD, DEPREL], [arc for sentence in predict_dataset(trainer, batches) for arc in sentence])
    return [[(word.head, word.deprel) for word in sentence.words] for sentence in document.sentences]
