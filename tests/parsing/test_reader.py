"""The reader without its weights: pieces, trees, and a network of the smallest size."""

import random

import pytest

from quotes.nouns import Hints, Parts, Sentence, Span, Word
from quotes.parsing import conllu
from quotes.parsing.reader.pieces import LONGEST_WORD, UNKNOWN, Pieces

VOCABULARY = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁وزير", "▁ال", "وزير", "و", "ز", "ي", "ر", "▁و"]
SCORES = [0.0, 0.0, 0.0, 0.0, -3.0, -4.0, -3.0, -4.0, -6.0, -6.0, -6.0, -6.0, -5.0]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("وزير", ["▁وزير"]), ("الوزير", ["▁ال", "وزير"]), ("ووزير", ["▁و", "وزير"]), ("زر", ["▁", "ز", "ر"])],
)
def test_the_likeliest_pieces(word, pieces):
    assert [VOCABULARY[n] for n in Pieces(VOCABULARY, SCORES).cut(word)] == pieces


def test_letters_that_no_piece_has():
    assert Pieces(VOCABULARY, SCORES).cut("x") == (4, UNKNOWN)


def test_a_word_without_end_has_an_end():
    assert len(Pieces(VOCABULARY, SCORES).cut("x" * 5000)) == LONGEST_WORD


def reader(tmp_path):
    torch = pytest.importorskip("torch")
    from quotes.parsing.reader.network import Network, Shape
    from quotes.parsing.reader.reader import Reader

    torch.manual_seed(3)
    shape = Shape(len(VOCABULARY), ("NOUN", "VERB"), ("nsubj", "root"), width=16, layers=1, attention_heads=2, inner=16, arc=8, relation=8, part=8)
    assert Shape.of(shape.plain()) == shape
    network = Network(shape)
    weights = {name: weight.half() for name, weight in network.state_dict().items()}
    torch.save({"shape": shape.plain(), "pieces": VOCABULARY, "scores": SCORES, "weights": weights}, tmp_path / "reader.pt")
    return Reader(tmp_path)


def test_every_word_is_read_in_a_tree_with_one_root(tmp_path):
    rng = random.Random(5)
    sentences = [["وزير"] * rng.randint(1, 30) for _ in range(20)] + [["الوزير"] * 700]
    readings = reader(tmp_path).read(sentences)
    for words, reading in zip(sentences, readings, strict=True):
        assert len(words) == len(reading.tags) == len(reading.heads) == len(reading.relations)
        assert reading.heads.count(0) == 1
        for start in range(1, len(words) + 1):
            at, steps = start, 0
            while at:
                at, steps = reading.heads[at - 1], steps + 1
                assert steps <= len(words)
        if len(words) > 500:
            assert reading.hints is None
            continue
        assert len(words) == len(reading.hints.cues)
        assert len(words) == len(reading.hints.names)
        for cue, parts in reading.hints.parts.items():
            assert 0 <= cue < len(words)
            assert all(len(own) == len(words) and all(0 <= chance <= 1 for chance in own) for own in parts)


def test_what_is_read_does_not_depend_on_the_company(tmp_path):
    own = reader(tmp_path)
    (alone,) = own.read([["وزير", "الوزير"]])
    together = own.read([["وزير"] * 9, ["وزير", "الوزير"], ["زر"] * 40])[1]
    assert (alone.tags, alone.heads, alone.relations) == (together.tags, together.heads, together.relations)
    assert alone.hints.cues == pytest.approx(together.hints.cues, abs=1e-4)


def test_hints_survive_conllu():
    words = tuple(Word(i, w, w, w, "NOUN", "", i - 1, "dep", Span(a, b), Span(a, b)) for i, (w, a, b) in enumerate((("قال", 0, 3), ("هو", 4, 6))))
    hints = Hints((0.985, 0.0), {0: Parts((0.0, 0.999), (0.25, 0.0), (0.0, 0.0), (0.0, 0.001), (0.5, 0.0))}, (0.0, 0.75))
    sentence = Sentence(Span(0, 6), 0, words, hints)
    assert conllu.loads(conllu.dumps([sentence], "قال هو")) == (sentence,)
