"""A parsed sentence: its words with Universal Dependencies annotation, and where each stands in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from quotes.nouns.hints import Hints
from quotes.nouns.span import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word: `وقال` is one token and two words, `و` and `قال`.

    `span` are the letters that are this word's own: an enclitic or proclitic has its own letters where the token's spelling shows them
    (`للحكومة` = `ل` + `لحكومة`), else the whole token's. `token` is the span of the orthographic token. `head` is an index into
    the sentence's words, -1 for the root.
    """

    index: int
    text: str
    key: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    span: Span
    token: Span

    def feature(self, name: str) -> str:
        """The value of a UD feature (`word.feature("Gender")`), "" where it has none."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as our own splitter cut it; `paragraph` counts the text's lines that hold words, from 0.

    `hints` is what the reader expects of its words, None where another model or a file gave the parse.
    """

    span: Span
    paragraph: int
    words: tuple[Word, ...] = field(repr=False)
    hints: Hints | None = field(default=None, repr=False)
