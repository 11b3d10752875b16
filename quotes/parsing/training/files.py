"""The files that stanza's trainers read, written into the work folder from the treebanks."""

from __future__ import annotations

import json
import logging
import random
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from quotes.parsing.letters import plain
from quotes.parsing.training import treebank
from quotes.parsing.training.treebank import Node, Tree, conllu

log = logging.getLogger("quotes.parsing.training")
# Sentences of PADT's development trees that training leaves out, to watch it by.
HELD_OUT = 60


@dataclass(frozen=True, slots=True)
class Corpora:
    """The sentences by use; none of `train`, `dev`, `trees`, `held` and `pud` stands in a test file."""

    train: list[Tree]
    dev: list[Tree]
    test: list[Tree]
    trees: list[Tree]
    held: list[Tree]
    trees_test: list[Tree]
    pud: list[Tree]
    lemmas: list[Tree]


def load(data: Path) -> Corpora:
    """All treebanks of the folder `treebank` in `data`."""
    folder = data / "treebank"
    test = treebank.read(folder / "padt_pos_test.conllu")
    trees_test = treebank.read(folder / "padt_trees_test.conllu")

    def clean(name: str) -> list[Tree]:
        return treebank.without(treebank.read(folder / name), [*test, *trees_test])

    development = treebank.shuffled(clean("padt_trees_dev.conllu"))
    held, more = development[:HELD_OUT], development[HELD_OUT:]
    trees = clean("padt_trees_train.conllu") + more
    pud = treebank.arguments(treebank.harmonise(clean("ar_pud-ud-test.conllu")), trees)
    train, dev = clean("padt_pos_train.conllu"), clean("padt_pos_dev.conllu")
    tagged = {tree.key: tree for tree in [*train, *dev]}
    lemmas = [*trees, *pud]
    for name in ("ar_padt-um-dev.conllu", "ar_padt-um-test.conllu"):
        for tree in clean(name):
            known = tagged.get(tree.key)
            if known is not None and len(known.words) == len(tree.words):
                words = [replace(word, lemma=own.lemma) for word, own in zip(known.words, tree.words, strict=True)]
                lemmas.append(Tree(tuple(treebank.Token(word.text, (word,), True) for word in words)))
    return Corpora(train, dev, test, trees, held, trees_test, pud, lemmas)


def write_tokens(corpora: Corpora, folder: Path) -> None:
    """Text, labels and expansions for the tokenizer, CoNLL-U for the splitter of multiword tokens and the lemmas."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(7)
    noisy = [*corpora.train, *(_noisy(tree, rng) for tree in corpora.train)]
    for name, trees in (("train", treebank.shuffled(noisy)), ("dev", corpora.dev[:400])):
        text, labels = zip(*(_labelled(tree) for tree in trees), strict=True)
        _write(folder / f"tokens.{name}.txt", "\n\n".join(text) + "\n")
        _write(folder / f"tokens.{name}.labels", "\n\n".join(labels) + "\n")
        counts = Counter((token.text, token.pieces) for tree in trees for token in tree.tokens if len(token.words) > 1)
        _write(folder / f"tokens.{name}.json", json.dumps([[key, count] for key, count in counts.items()], ensure_ascii=False))
    whole = [treebank.mended(tree) for tree in corpora.train]
    for name, trees in (("train", whole), ("dev", [treebank.mended(tree) for tree in corpora.dev])):
        _write(folder / f"pieces.{name}.conllu", conllu(trees, pieces=True))
    # A word that is still shorter than its letters by two is a slip of the source.
    known = Counter(
        (token.text, " ".join(word.text for word in token.words))
        for tree in whole
        for token in tree.tokens
        if len(token.words) > 1 and all(len(piece) < len(word.text) + 2 for piece, word in zip(token.pieces, token.words, strict=True))
    )
    _write(folder / "expansions.json", json.dumps([[*key, count] for key, count in known.items()], ensure_ascii=False))
    _write(folder / "lemma.conllu", conllu(map(_bare_lemmas, corpora.lemmas), tokens=False))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _labelled(tree: Tree) -> tuple[str, str]:
    """The sentence and a digit for each character: 0 inside, 1 a token's end, 2 the sentence's, 3 and 4 the same for a multiword token."""
    text: list[str] = []
    labels: list[str] = []
    last = len(tree.tokens) - 1
    for i, token in enumerate(tree.tokens):
        end = (3 if len(token.words) > 1 else 1) + (i == last)
        space = token.space and i < last
        text.append(token.text + " " * space)
        labels.append("0" * (len(token.text) - 1) + str(end) + "0" * space)
    return "".join(text), "".join(labels)


def _noisy(tree: Tree, rng: random.Random) -> Tree:
    """The sentence as a careless newspaper would space it: nothing after a comma, something before it, a number stuck to its noun."""
    tokens = list(tree.tokens)
    for i, token in enumerate(tokens[:-1]):
        following = tokens[i + 1]
        ends = not token.text[-1].isalnum()
        if token.space:
            joined = 0.3 if ends and not following.text[0].isdigit() else 0.1 if token.text.isdigit() and following.text.isalpha() else 0.0
            tokens[i] = replace(token, space=rng.random() >= joined)
        elif ends or not following.text[0].isalnum():
            tokens[i] = replace(token, space=rng.random() < 0.15)
    return Tree(tuple(tokens))


def _bare_lemmas(tree: Tree) -> Tree:
    """The sentence with lemmas in the models' letters."""

    def bare(word: Node) -> Node:
        lemma = plain(word.lemma)
        return replace(word, lemma=lemma if lemma.isalnum() else word.text)

    return Tree(tuple(replace(token, words=tuple(map(bare, token.words))) for token in tree.tokens))
