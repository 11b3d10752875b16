"""How good the installed models are: words and parts of speech from raw text, heads and relations with gold words, speed."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.arabic import key
from quotes.lexicon import load
from quotes.nouns.sentence import Word
from quotes.nouns.span import Span
from quotes.parsing.reader.reader import Reader, Reading
from quotes.parsing.stanza_parser import MODELS, StanzaParser
from quotes.parsing.training import treebank
from quotes.parsing.training.treebank import Tree
from quotes.parsing.training.wikinews import cut_right


@dataclass(frozen=True, slots=True)
class Counts:
    """Found, wanted, right; `f1` in per cent."""

    found: int
    wanted: int
    right: int

    @property
    def f1(self) -> float:
        return 200 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def score(data: Path, models: Path = MODELS / "default") -> dict[str, float]:
    """All figures, in per cent and words a second, on the test files of the folder `treebank` in `data`."""
    folder = data / "treebank"
    test = treebank.read(folder / "padt_pos_test.conllu")
    parser = StanzaParser(str(models))
    parser.parse("تحميل.", [(Span(0, 6), 0)])
    begin = time.process_time()
    found = parser.parse_many([(tree.text, [(Span(0, len(tree.text)), 0)]) for tree in test])
    seconds = time.process_time() - begin
    words = [sentences[0].words for sentences in found]
    figures = {
        "padt_test_tokens_f1": _compare(words, test, _token_spans, _gold_token_spans).f1,
        "padt_test_words_f1": _compare(words, test, _word_spans, _gold_word_spans).f1,
        "padt_test_upos_f1": _compare(words, test, _tags, _gold_tags).f1,
        "words_per_second_of_one_core": sum(map(len, words)) / seconds,
    }
    if (folder / "wikinews_gold.tsv").is_file():
        figures["wikinews_tokens_cut_right"] = cut_right(parser, folder / "wikinews_gold.tsv")
    trees = treebank.read(folder / "padt_trees_test.conllu")
    readings = Reader(models).read([[word.text for word in tree.words] for tree in trees])
    golds = [word for tree in trees for word in tree.words]
    arcs = [arc for reading in readings for arc in zip(reading.heads, reading.relations, strict=True)]
    tags = [tag for reading in readings for tag in reading.tags]
    pairs = list(zip(arcs, golds, strict=True))
    figures["padt_trees_test_upos"] = 100 * sum(tag == gold.upos for tag, gold in zip(tags, golds, strict=True)) / len(golds)
    figures["padt_trees_test_uas"] = 100 * sum(head == gold.head for (head, _), gold in pairs) / len(pairs)
    figures["padt_trees_test_las"] = 100 * sum(arc == (gold.head, gold.deprel) for arc, gold in pairs) / len(pairs)
    for relation in ("nsubj", "ccomp", "obj", "parataxis", "nmod", "obl:arg", "conj"):
        wanted = sum(gold.deprel == relation for _, gold in pairs)
        got = sum(arc[1] == relation for arc, _ in pairs)
        right = sum(arc == (gold.head, gold.deprel) for arc, gold in pairs if gold.deprel == relation)
        figures[f"padt_trees_test_{relation}_f1"] = Counts(got, wanted, right).f1
    for relation in ("nsubj", "ccomp"):
        low, middle, high = _of_cues(trees, readings, relation)
        figures |= {f"cue_verbs_{relation}_f1": middle, f"cue_verbs_{relation}_f1_low": low, f"cue_verbs_{relation}_f1_high": high}
    return {name: round(value, 2 if value < 200 else 0) for name, value in figures.items()}


def _of_cues(trees: Sequence[Tree], readings: Sequence[Reading], relation: str) -> tuple[float, float, float]:
    """F1 of what hangs on a cue verb of the lexicon by a relation, with its 95 % bootstrap interval over sentences: low, F1, high."""
    forms = load().forms
    counts = []
    for tree, reading in zip(trees, readings, strict=True):
        words = tree.words
        verbs = {i for i, word in enumerate(words, 1) if word.upos == "VERB" and key(word.text) in forms}
        gold = {(i, word.head) for i, word in enumerate(words, 1) if word.deprel == relation and word.head in verbs}
        found = {
            (i, head) for i, (head, own) in enumerate(zip(reading.heads, reading.relations, strict=True), 1) if own == relation and head in verbs
        }
        counts.append(Counts(len(found), len(gold), len(found & gold)))
    rng = random.Random(7)
    drawn = sorted(_sum(rng.choices(counts, k=len(counts))).f1 for _ in range(1000))
    return drawn[25], _sum(counts).f1, drawn[974]


def _sum(counts: Iterable[Counts]) -> Counts:
    return Counts(*map(sum, zip(*((each.found, each.wanted, each.right) for each in counts), strict=True)))


def _compare(found, trees, own, gold) -> Counts:  # type: ignore[no-untyped-def]
    total: Counter[str] = Counter()
    for words, tree in zip(found, trees, strict=True):
        a, b = Counter(own(words)), Counter(gold(tree))
        total.update(found=a.total(), wanted=b.total(), right=(a & b).total())
    return Counts(total["found"], total["wanted"], total["right"])


def _token_spans(words: Iterable[Word]) -> set[tuple[int, int]]:
    return {(word.token.start, word.token.end) for word in words}


def _word_spans(words: Iterable[Word]) -> list[tuple[int, int]]:
    return [(word.span.start, word.span.end) for word in words]


def _tags(words: Iterable[Word]) -> list[tuple[int, int, str]]:
    return [(*word.span, word.upos) for word in words]


def _gold(tree: Tree) -> Iterable[tuple[tuple[int, int], tuple[int, int], str]]:
    """Each word's own span, its token's, and its part of speech, in the text that the models are given."""
    at = 0
    for token in tree.tokens:
        start = 0
        for word, piece in zip(token.words, token.pieces, strict=True):
            yield (at + start, at + start + len(piece)), (at, at + len(token.text)), word.upos
            start += len(piece)
        at += len(token.text) + token.space


def _gold_token_spans(tree: Tree) -> set[tuple[int, int]]:
    return {token for _, token, _ in _gold(tree)}


def _gold_word_spans(tree: Tree) -> list[tuple[int, int]]:
    return [span for span, _, _ in _gold(tree)]


def _gold_tags(tree: Tree) -> list[tuple[int, int, str]]:
    return [(*span, upos) for span, _, upos in _gold(tree)]
