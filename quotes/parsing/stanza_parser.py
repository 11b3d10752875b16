"""Sentences' text → words with Universal Dependencies: stanza cuts the words, our reader (or stanza's tagger and parser) tells what they are.

Nothing here reaches the network: the models lie in a folder, and stanza is told so in every way it has. The models see each sentence in the
letters of `letters.seen`; a map brings every position back to the text as given.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping, Sequence
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
    from quotes.parsing.reader.reader import Reader

MODELS = Path(__file__).parent / "models"
# What stanza does for our own models, whose reader does the rest; and what it does for a folder of its own.
OURS = ("tokenize", "mwt", "lemma")
STANZAS = ("tokenize", "mwt", "pos", "lemma", "depparse")
WORDS = "words.txt"


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
        flat = [sentence for sentences in shaped for sentence, _ in sentences]
        parsed = iter(self._run(flat))
        result = []
        for (text, spans), sentences in zip(texts, shaped, strict=True):
            result.append(
                tuple(
                    _sentence(text, span, paragraph, sentence, offsets, next(parsed))
                    for (span, paragraph), (sentence, offsets) in zip(spans, sentences, strict=True)
                )
            )
        return result

    def _run(self, sentences: list[str]) -> list[list[tuple[int, Any]]]:
        """Each sentence's pieces: where it begins in the text that stanza was given, and stanza's sentence. One without a letter has none."""
        kept = [i for i, sentence in enumerate(sentences) if arabic.has_letter_or_digit(sentence)]
        pieces: list[list[tuple[int, Any]]] = [[] for _ in sentences]
        if not kept:
            return pieces
        starts = []
        at = 0
        for i in kept:
            starts.append(at)
            at += len(sentences[i]) + 2
        document = self._annotate("\n\n".join(sentences[i] for i in kept))
        # Units come back in order, but a unit may come back in pieces: assign by position.
        unit = 0
        for sentence in document.sentences:
            begin = sentence.tokens[0].start_char
            while unit + 1 < len(starts) and starts[unit + 1] <= begin:
                unit += 1
            pieces[kept[unit]].append((starts[unit], sentence))
        return pieces

    def _annotate(self, text: str) -> Any:
        pipeline = self._load()
        from stanza.models.common.doc import Document

        document = pipeline.process(text, processors=list(OURS[:2]))
        # Cutting anew needs whole words (`ل` + `الصحة`, not `لصحة`) and leaves letters where it cut.
        _restore(document, self._ranks)
        document = Document(resegment(document.to_dict(), Vocabulary(self._ranks, load().words["names.given"], _finite_forms())), text=text)
        _restore(document, self._ranks)
        if self._reader is None:
            return pipeline.process(document, processors=list(STANZAS[2:]))
        readings = self._reader.read([[word.text for word in sentence.words] for sentence in document.sentences])
        for sentence, reading in zip(document.sentences, readings, strict=True):
            for word, tag, head, relation in zip(sentence.words, reading.tags, reading.heads, reading.relations, strict=True):
                word.upos, word.head, word.deprel = tag, head, relation
            sentence.hints = reading.hints
        return pipeline.process(document, processors=[OURS[-1]])

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


def _sentence(text: str, span: Span, paragraph: int, seen_as: str, offsets: list[int], pieces: list[tuple[int, Any]]) -> Sentence:
    words = _words(text, seen_as, pieces, offsets)
    # A sentence that came back in pieces has no hints: it is none that anybody wrote.
    hints = getattr(pieces[0][1], "hints", None) if len(pieces) == 1 else None
    return Sentence(span, paragraph, words, hints)


def _words(text: str, sentence: str, pieces: list[tuple[int, Any]], offsets: list[int]) -> tuple[Word, ...]:
    """Our words from stanza's pieces of one sentence; a later piece hangs its root on the first one's as `parataxis`.

    Args:
        text: the article.
        sentence: the sentence as the models saw it.
        pieces: what `_run` gives for it.
        offsets: where each character of `sentence` (and its end) stands in `text`.
    """
    words: list[Word] = []
    root = -1
    for begin, piece in pieces:
        base = len(words)
        for token in piece.tokens:
            first, last = token.start_char - begin, token.end_char - begin
            whole = Span(offsets[first], _end(text, offsets[last - 1] + 1, offsets[-1]))
            own = align_words(sentence[first:last], [word.text for word in token.words])
            for word, letters in zip(token.words, own, strict=True):
                end = whole.end if first + letters.end == last else offsets[first + letters.end]
                span = Span(offsets[first + letters.start], end)
                head, deprel = base + word.head - 1, word.deprel or "dep"
                if word.head == 0:
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
