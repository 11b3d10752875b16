"""Sentences' text → words with Universal Dependencies: stanza cuts the words, our reader (or stanza's tagger and parser) tells what they are.

Nothing here reaches the network: the models lie in a folder, and stanza is told so in every way it has. The models see each sentence in the
letters of `letters.seen`; a map brings every position back to the text as given.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes import arabic
from quotes.lexicon import load
from quotes.nouns.sentence import Sentence, Word
from quotes.nouns.span import Span
from quotes.parsing.cycles import cycles
from quotes.parsing.letters import seen, shape
from quotes.parsing.reader import FILE as READER
from quotes.parsing.resegment import Vocabulary, resegment
from quotes.parsing.words import align_words, restore

if TYPE_CHECKING:
    from quotes.parsing.reader.reader import Reader, Reading

MODELS = Path(__file__).parent / "models"
# What stanza does for our own models, whose reader does the rest; and what it does for a folder of its own.
OURS = ("tokenize", "mwt", "lemma")
STANZAS = ("tokenize", "mwt", "pos", "lemma", "depparse")
WORDS = "words.txt"


@dataclass(slots=True)
class _Unit:
    """A sentence before the models: where it begins in the text that stanza gets, what stanza makes of it (maybe several sentences), our reading."""

    start: int = 0
    pieces: list[Any] = field(default_factory=list)
    reading: Reading | None = None

    @property
    def words(self) -> list[Any]:
        return [word for piece in self.pieces for word in piece.words]


class StanzaParser:
    """The embedded (or any other stanza) Arabic models. Loads at the first `parse`, on one thread.

    Args:
        model: `default` for the models inside the package, or the path of a folder: with `tokenize.pt`, `mwt.pt`, `lemma.pt`, and either
            `reader.pt` and `words.txt`, as ours, or stanza's `pos.pt`, `depparse.pt` and `pretrain.pt`.

    Raises:
        FileNotFoundError: no such models (at the first parse).
    """

    def __init__(self, model: str = "default") -> None:
        self.model = model
        self._pipeline: Any = None
        self._reader: Reader | None = None
        self._ranks: Mapping[str, int] = {}

    def parse(self, text: str, spans: Sequence[tuple[Span, int]]) -> tuple[Sentence, ...]:
        """The sentences of one text, at the given spans (with paragraph numbers)."""
        return self.parse_many([(text, spans)])[0]

    def parse_many(self, texts: Sequence[tuple[str, Sequence[tuple[Span, int]]]]) -> list[tuple[Sentence, ...]]:
        """The same for several texts at once: the models run over all their sentences together."""
        shaped = [[seen(text, *span) for span, _ in spans] for text, spans in texts]
        parsed = self._run([[sentence for sentence, _ in sentences] for sentences in shaped])
        return [
            tuple(
                Sentence(span, paragraph, _words(text, sentence, unit, offsets), unit.reading.hints if unit.reading else None)
                for (span, paragraph), (sentence, offsets), unit in zip(spans, sentences, units, strict=True)
            )
            for (text, spans), sentences, units in zip(texts, shaped, parsed, strict=True)
        ]

    def _run(self, texts: list[list[str]]) -> list[list[_Unit]]:
        """What the models make of each sentence of each text."""
        units = [[_Unit() for _ in sentences] for sentences in texts]
        kept = [
            (sentence, unit)
            for own in zip(texts, units, strict=True)
            for sentence, unit in zip(*own, strict=True)
            if arabic.has_letter_or_digit(sentence)
        ]
        if not kept:
            return units
        at = 0
        for sentence, unit in kept:
            unit.start = at
            at += len(sentence) + 2
        document = self._cut("\n\n".join(sentence for sentence, _ in kept))
        # Units come back in order, but a unit may come back in pieces: assign by position.
        order = 0
        for piece in document.sentences:
            begin = piece.tokens[0].start_char
            while order + 1 < len(kept) and kept[order + 1][1].start <= begin:
                order += 1
            kept[order][1].pieces.append(piece)
        if self._reader is None:
            self._pipeline.process(document, processors=list(STANZAS[2:]))
            return units
        read = [unit for _, unit in kept if unit.pieces]
        for unit, reading in zip(read, self._reader.read([[word.text for word in unit.words] for unit in read]), strict=True):
            unit.reading = reading
            for word, tag in zip(unit.words, reading.tags, strict=True):
                word.upos = tag
        self._pipeline.process(document, processors=[OURS[-1]])
        return units

    def _cut(self, text: str) -> Any:
        """Stanza's document of words."""
        pipeline = self._load()
        from stanza.models.common.doc import Document

        document = pipeline.process(text, processors=list(OURS[:2]))
        # Cutting anew needs whole words (`ل` + `الصحة`, not `لصحة`) and leaves letters where it cut.
        _restore(document, self._ranks)
        document = Document(resegment(document.to_dict(), Vocabulary(self._ranks, load().words["names.given"], _finite_forms())), text=text)
        _restore(document, self._ranks)
        return document

    def _load(self) -> Any:
        if self._pipeline is None:
            folder = MODELS / self.model if (MODELS / self.model).is_dir() else Path(self.model)
            ours = (folder / READER).is_file()
            processors = OURS if ours else STANZAS
            needed = [f"{name}.pt" for name in processors] + ([WORDS] if ours else ["pretrain.pt"])
            missing = [name for name in needed if not (folder / name).is_file()]
            if missing:
                raise FileNotFoundError(f"no Arabic models at {folder}: {', '.join(missing)} missing")
            # Two torch threads on two busy cores run fifty times slower than one: parallelism is by process.
            os.environ.setdefault("OMP_NUM_THREADS", "1")
            import stanza
            import torch
            from stanza.models.common import chuliu_edmonds

            torch.set_num_threads(1)
            chuliu_edmonds.tarjan = cycles
            options: dict[str, Any] = {f"{name}_model_path": str(folder / f"{name}.pt") for name in processors}
            if ours:
                options["lemma_pretagged"] = True
            else:
                options |= {f"{name}_pretrain_path": str(folder / "pretrain.pt") for name in ("pos", "depparse")}
                options["depparse_batch_size"] = 1000
            pipeline = stanza.Pipeline(
                "ar", dir=str(MODELS), resources_filepath=str(MODELS / "resources.json"), package=None, download_method=None,
                processors=dict.fromkeys(processors, "default"), allow_unknown_language=True, tokenize_no_ssplit=True,
                use_gpu=False, verbose=False, **options,
            )  # fmt: skip
            if ours:
                from quotes.parsing.reader.reader import Reader

                self._reader = Reader(folder)
                self._ranks = {word: rank for rank, word in enumerate((folder / WORDS).read_text("utf-8").split("\n"))}
            else:
                self._ranks = pipeline.processors["pos"].pretrain.vocab._unit2id
            self._pipeline = pipeline
        return self._pipeline


@cache
def _finite_forms() -> frozenset[str]:
    """Keys of what a reporting verb looks like where it is the sentence's verb."""
    return frozenset(word for word, cues in load().forms.items() if any(cue.form.kind in ("past", "present") for cue in cues))


def _restore(document: Any, ranks: Mapping[str, int]) -> None:
    """Words as the treebank spells them, from which tagger and parser learnt; the splitter gives a token's own letters."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            if len(token.words) > 1:
                for word, spelling in zip(token.words, restore([word.text for word in token.words], lambda word: ranks.get(word, -1)), strict=True):
                    word.text = spelling


def _words(text: str, sentence: str, unit: _Unit, offsets: list[int]) -> tuple[Word, ...]:
    """Our words from stanza's pieces of one sentence. Without a reader, a later piece hangs its root on the first one's as `parataxis`.

    Args:
        text: the article.
        sentence: the sentence as the models saw it.
        unit: what they made of it.
        offsets: where each character of `sentence` (and its end) stands in `text`.
    """
    words: list[Word] = []
    root = -1
    for piece in unit.pieces:
        base = len(words)
        for token in piece.tokens:
            first, last = token.start_char - unit.start, token.end_char - unit.start
            whole = Span(offsets[first], _end(text, offsets[last - 1] + 1, offsets[-1]))
            own = align_words(sentence[first:last], [word.text for word in token.words])
            for word, letters in zip(token.words, own, strict=True):
                end = whole.end if first + letters.end == last else offsets[first + letters.end]
                span = Span(offsets[first + letters.start], end)
                if unit.reading is not None:
                    head, deprel = unit.reading.heads[len(words)] - 1, unit.reading.relations[len(words)]
                elif word.head:
                    head, deprel = base + word.head - 1, word.deprel or "dep"
                else:
                    head, deprel = (-1, "root") if root < 0 else (root, "parataxis")
                    root = len(words) if root < 0 else root
                # The text's own spelling, except of a word whose letters the token alters.
                spelling = _bare(text[span.start : span.end]) if sentence[first + letters.start : first + letters.end] == word.text else word.text
                key = arabic.key(spelling)
                lemma = arabic.key(word.lemma or "") or key
                words.append(Word(len(words), spelling, key, lemma, word.upos or "X", word.feats or "", head, deprel, span, whole))
    return tuple(words)


def _end(text: str, end: int, limit: int) -> int:
    """The end with the harakat and tatweel that follow it: they belong to the last letter."""
    while end < limit and (unicodedata.combining(text[end]) or (text[end] == "ـ" and text[end - 1].isalpha())):
        end += 1
    return end


def _bare(letters: str) -> str:
    """The letters without what the models do not see (harakat, tatweel, invisible characters)."""
    return "".join(c for c in letters if shape(c)) or letters
