"""The treebanks as the models are to see them: read CoNLL-U, bring letters to one form, drop what is in a test file, harmonise.

A multiword token keeps two versions of its words: the *pieces*, which are its own letters (`للحكومة` → `ل` + `لحكومة`), from which the splitter
learns where to cut, and the *words* (`ل` + `الحكومة`), which tagger and parser read.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from quotes.parsing.letters import plain
from quotes.parsing.words import PRONOUNS, align_words


@dataclass(frozen=True, slots=True)
class Node:
    """A word: `head` counts from 1, 0 is the root, -1 is unknown."""

    text: str
    upos: str
    feats: str = "_"
    lemma: str = "_"
    head: int = -1
    deprel: str = "_"


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its words; `space` says whether white space follows it."""

    text: str
    words: tuple[Node, ...]
    space: bool

    @property
    def pieces(self) -> tuple[str, ...]:
        """The letters of the token that each word owns."""
        return tuple(self.text[a:b] for a, b in align_words(self.text, [word.text for word in self.words]))


@dataclass(frozen=True, slots=True)
class Tree:
    tokens: tuple[Token, ...]

    @property
    def words(self) -> tuple[Node, ...]:
        return tuple(word for token in self.tokens for word in token.words)

    @property
    def text(self) -> str:
        return "".join(token.text + " " * token.space for token in self.tokens).strip()

    @property
    def key(self) -> str:
        """What two copies of one sentence have in common."""
        return self.text.replace(" ", "").replace('"', "")


def read(path: Path) -> list[Tree]:
    """All sentences of a CoNLL-U file, in the models' letters."""
    trees = []
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            trees.append(Tree(tuple(_tokens(rows))))
    return trees


def _tokens(rows: list[list[str]]) -> Iterator[Token]:
    at = 0
    while at < len(rows):
        row = rows[at]
        first, _, last = row[0].partition("-")
        size = int(last) - int(first) + 1 if last else 1
        members = rows[at + 1 : at + 1 + size] if last else [row]
        at += size + bool(last)
        space = "SpaceAfter=No" not in row[9]
        words = [_node(member) for member in members]
        text = plain(row[1])
        token = Token(text, tuple(words), space)
        if not last or len(text) < len(words) or "".join(token.pieces) != text:  # some tokens of the source lost letters: their words stand alone
            for i, word in enumerate(words):
                yield Token(word.text, (word,), space or i < len(words) - 1)
        else:
            yield token


def _node(row: list[str]) -> Node:
    text = plain(row[1]) or row[1].replace("ـ", "-")
    return Node(text, row[3] if row[3] != "_" else "X", row[5], row[2], int(row[6]) if row[6] != "_" else -1, row[7])


def mended(tree: Tree) -> Tree:
    """The sentence (without heads) with the pronouns that the source lost: `لمساعدتهم` is `ل` + `مساعدة` there, and `هم` nowhere."""
    return Tree(tuple(_mended(token) for token in tree.tokens))


def _mended(token: Token) -> Token:
    *before, last = token.words
    piece = token.pieces[-1]
    stem = last.text[:-1] if last.text[-1] in "ةىء" else last.text
    if len(token.words) == 1 or len(piece) < len(last.text) or not piece.startswith(stem):
        return token
    rest = piece[len(stem) :]
    # A mere `ي` or `ه` may be the word's own last letter spelt otherwise: `شكاوي`, `انقره`.
    pronoun = rest[1:] if rest[1:] in PRONOUNS and rest[0] in "تايئؤ" else rest if rest in PRONOUNS - {"ي", "ه"} else ""
    return replace(token, words=(*before, last, Node(pronoun, "PRON"))) if pronoun and last.upos != "PRON" else token


def without(trees: Iterable[Tree], tests: Iterable[Tree]) -> list[Tree]:
    """The sentences that are in no test file, each once per key and tags."""
    banned = {tree.key for tree in tests}
    return [tree for tree in trees if tree.key not in banned]


def conllu(trees: Iterable[Tree], *, tokens: bool = True, pieces: bool = False) -> str:
    """CoNLL-U of the sentences.

    Args:
        tokens: with rows for multiword tokens.
        pieces: with the token's own letters for the words.
    """
    blocks = []
    for tree in trees:
        lines = [f"# text = {tree.text}"]
        at = 0
        for token in tree.tokens:
            misc = "_" if token.space else "SpaceAfter=No"
            many = len(token.words) > 1 and tokens
            if many:
                lines.append("\t".join((f"{at + 1}-{at + len(token.words)}", token.text, "_", "_", "_", "_", "_", "_", "_", misc)))
            for word, piece in zip(token.words, token.pieces, strict=True):
                # stanza wants heads even where only tags are read
                head, deprel = (word.head, word.deprel) if word.head >= 0 else (at, "dep" if at else "root")
                columns = (
                    str(at + 1),
                    piece if pieces else word.text,
                    word.lemma,
                    word.upos,
                    "_",
                    "_",
                    str(head),
                    deprel,
                    "_",
                    "_" if many else misc,
                )
                lines.append("\t".join(columns))
                at += 1
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks) + "\n"


# PUD follows later guidelines than PADT: relations that PADT does not have become those it uses for the same words.
_RELATIONS = {
    "obl:tmod": "obl", "acl:relcl": "acl", "flat": "nmod", "csubj:pass": "csubj", "compound": "nmod", "cc:preconj": "cc",
    "discourse": "dep", "vocative": "dep", "orphan": "dep", "expl": "dep", "dislocated": "nsubj",
}  # fmt: skip
_PARTICLES = {"و": "cc", "ف": "cc", "لكن": "cc", "ثم": "cc", "ان": "mark", "لان": "mark", "س": "aux", "سوف": "aux", "قد": "aux", "لقد": "aux"}
_PREFIXES = frozenset("وفبلكس")


def harmonise(trees: Iterable[Tree]) -> list[Tree]:
    """PUD's sentences with PADT's relations, and its clitics (words without a space) gathered into multiword tokens."""
    result = []
    for tree in trees:
        if any(word.deprel in ("orphan", "dislocated", "expl") for word in tree.words):
            continue
        tokens: list[Token] = []
        for token in tree.tokens:
            word = _relabelled(token.words[0])
            last = tokens[-1] if tokens and not tokens[-1].space else None
            if last is None or "PUNCT" in (last.words[-1].upos, word.upos) or not (last.words[-1].text in _PREFIXES or word.upos == "PRON"):
                tokens.append(Token(token.text, (word,), token.space))
                continue
            if last.words[-1].text == "ل" and word.text.startswith("ل") and "Definite=Def" in word.feats:
                hidden = "ال" if plain(word.lemma).startswith("ل") and word.text[1:2] != "ل" else "ا"
                word = replace(word, text=hidden + word.text)
            tokens[-1] = Token(last.text + token.text, (*last.words, word), token.space)
        result.append(Tree(tuple(tokens)))
    return result


def arguments(trees: Iterable[Tree], like: Iterable[Tree]) -> list[Tree]:
    """The sentences with PADT's two kinds of `obl`: an argument is `obl:arg` where most of those with its preposition and verb are in `like`."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for tree in like:
        for word, keys in _obliques(tree):
            for key in keys:
                counts[key][word.deprel] += 1
    result = []
    for tree in trees:
        renamed: dict[int, str] = {}
        for word, keys in _obliques(tree):
            votes = next((counts[key] for key in keys if counts[key].total() >= (2 if len(key) == 2 else 1)), None)
            if votes is not None and votes["obl:arg"] > votes["obl"]:
                renamed[id(word)] = "obl:arg"
        words = [replace(token, words=tuple(replace(w, deprel=renamed.get(id(w), w.deprel)) for w in token.words)) for token in tree.tokens]
        result.append(Tree(tuple(words)))
    return result


def _obliques(tree: Tree) -> Iterator[tuple[Node, tuple[tuple[str, ...], ...]]]:
    """Each `obl` or `obl:arg` with its keys: preposition and head's lemma, preposition alone."""
    words = tree.words
    for number, word in enumerate(words, 1):
        if word.deprel in ("obl", "obl:arg") and word.head > 0:
            preposition = next((w.text for w in words if w.head == number and w.deprel == "case"), "")
            yield word, ((preposition, plain(words[word.head - 1].lemma)), (preposition,))


def _relabelled(word: Node) -> Node:
    if word.deprel == "compound:prt":
        return replace(word, deprel=_PARTICLES.get(word.text, "advmod:emph"))
    return replace(word, deprel=_RELATIONS.get(word.deprel, word.deprel))


def shuffled(trees: list[Tree], seed: int = 7) -> list[Tree]:
    """The sentences in an order that depends on the seed alone."""
    order = list(trees)
    random.Random(seed).shuffle(order)
    return order
