"""Sentences' text → words with Universal Dependencies, by stanza. The only module that imports stanza or torch.

Nothing here reaches the network: the models lie in a folder, and stanza is told so in every way it has. The parser sees a copy of each
sentence without harakat, tatweel and invisible characters and with all quotation marks straight (its treebank has no others); a map brings every position back
to the text as given.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import unicodedata

from quotes import arabic
from quotes.marks import MARKS
from quotes.nouns.sentence import Sentence, Word
from quotes.nouns.span import Span
from quotes.parsing.words import align_words

MODELS = Path(__file__).parent / "models"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
# A word of more letters is no word; stanza would turn it into <UNK>.
MAX_TOKEN = 200


class StanzaParser:
    """The embedded (or any other stanza) Arabic models. Loads at the first `parse`, on one thread.

    Args:
        model: `default` for the models inside the package, or the path of a folder with `tokenize.pt`, `mwt.pt`, `pos.pt`, `lemma.pt`, `depparse.pt`, `pretrain.pt`.

    Raises:
        FileNotFoundError: no such models (at the first parse).
    """

    def __init__(self, model: str = "default") -> None:
        self.model = model
        self._pipeline: Any = None

    def parse(self, text: str, spans: Sequence[tuple[Span, int]]) -> tuple[Sentence, ...]:
        """The sentences of one text, at the given spans (with paragraph numbers)."""
        return self.parse_many([(text, spans)])[0]

    def parse_many(self, texts: Sequence[tuple[str, Sequence[tuple[Span, int]]]]) -> list[tuple[Sentence, ...]]:
        """The same for several texts at once: the models run over all their sentences together."""
        cleaned = [[_clean(text, span) for span, _ in spans] for text, spans in texts]
        flat = [sentence for sentences in cleaned for sentence, _ in sentences]
        parsed = iter(self._run(flat))
        result = []
        for (text, spans), sentences in zip(texts, cleaned, strict=True):
            result.append(tuple(Sentence(span, paragraph, _words(text, next(parsed), offsets)) for (span, paragraph), (_, offsets) in zip(spans, sentences, strict=True)))
        return result

    def _run(self, sentences: list[str]) -> list[list[Any]]:
        """Tokens (stanza's) of each sentence; a sentence without a letter has none."""
        kept = [i for i, sentence in enumerate(sentences) if arabic.has_letter_or_digit(sentence)]
        tokens: list[list[Any]] = [[] for _ in sentences]
        if not kept:
            return tokens
        text = "\n\n".join(sentences[i] for i in kept)
        starts = []
        at = 0
        for i in kept:
            starts.append(at)
            at += len(sentences[i]) + 2
        document = self._load()(text)
        # Units come back in order, but a unit may come back in pieces: assign by position.
        unit = 0
        for sentence in document.sentences:
            begin = sentence.tokens[0].start_char
            while unit + 1 < len(starts) and starts[unit + 1] <= begin:
                unit += 1
            tokens[kept[unit]].append((starts[unit], sentence))
        return tokens

    def _load(self) -> Any:
        if self._pipeline is None:
            folder = MODELS / self.model if (MODELS / self.model).is_dir() else Path(self.model)
            missing = [name for name in (*PROCESSORS, "pretrain") if not (folder / f"{name}.pt").is_file()]
            if missing:
                raise FileNotFoundError(f"no Arabic models at {folder}: {', '.join(name + '.pt' for name in missing)} missing")
            # Two torch threads on two busy cores run fifty times slower than one: parallelism is by process.
            os.environ.setdefault("OMP_NUM_THREADS", "1")
            import stanza
            import torch

            torch.set_num_threads(1)
            options: dict[str, Any] = {f"{name}_model_path": str(folder / f"{name}.pt") for name in PROCESSORS}
            options |= {f"{name}_pretrain_path": str(folder / "pretrain.pt") for name in ("pos", "depparse")}
            self._pipeline = stanza.Pipeline(
                "ar", dir=str(MODELS), resources_filepath=str(MODELS / "resources.json"), processors={name: "default" for name in PROCESSORS}, package=None, download_method=None,
                allow_unknown_language=True, tokenize_no_ssplit=True, use_gpu=False, verbose=False, **options,
            )  # fmt: skip
        return self._pipeline


def _clean(text: str, span: Span) -> tuple[str, list[int]]:
    """The sentence as the parser sees it, and for each of its characters (and its end) the position in the text."""
    kept: list[str] = []
    offsets: list[int] = []
    run = 0
    for i in range(span.start, span.end):
        c = text[i]
        if unicodedata.combining(c) or c == "ـ" or unicodedata.category(c) in ("Cf", "Cc", "Cs", "Mn"):
            if not c.isspace():
                continue
        run = 0 if c.isspace() else run + 1
        if run > MAX_TOKEN:
            continue
        kept.append('"' if c in MARKS else " " if c.isspace() else c)
        offsets.append(i)
    offsets.append(span.end)
    return "".join(kept), offsets


def _words(text: str, pieces: list[Any], offsets: list[int]) -> tuple[Word, ...]:
    """Our words from stanza's pieces of one sentence; a later piece hangs its root on the first one's as `parataxis`."""
    words: list[Word] = []
    root = -1
    for begin, piece in pieces:
        base = len(words)
        for token in piece.tokens:
            start, end = offsets[token.start_char - begin], offsets[token.end_char - begin - 1] + 1
            own = align_words(text[start:end], [word.text for word in token.words])
            for word, span in zip(token.words, own, strict=True):
                head, deprel = base + word.head - 1, word.deprel or "dep"
                if word.head == 0:
                    head, deprel = (-1, "root") if root < 0 else (root, "parataxis")
                    root = len(words) if root < 0 else root
                lemma = arabic.key(word.lemma or word.text)
                words.append(Word(len(words), word.text, arabic.key(word.text), lemma, word.upos or "X", word.feats or "", head, deprel, Span(start + span.start, start + span.end), Span(start, end)))
    return tuple(words)
