"""Parses to CoNLL-U and back, so that tests and floors run without a model.

Beyond the ten columns, MISC holds each word's span (`Span=12:15`) and its token's (`Token=11:15`) in code points of the text, and comments hold the
sentence's span and paragraph. Multiword tokens need no rows of their own: the shared `Token` says which words belong together.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotes import arabic
from quotes.nouns.sentence import Sentence, Word
from quotes.nouns.span import Span


def dumps(sentences: Iterable[Sentence], text: str) -> str:
    """The sentences of `text` in CoNLL-U."""
    blocks = []
    for sentence in sentences:
        lines = [f"# text = {text[sentence.span.start : sentence.span.end]}", f"# span = {sentence.span.start}:{sentence.span.end}", f"# paragraph = {sentence.paragraph}"]
        for word in sentence.words:
            misc = f"Span={word.span.start}:{word.span.end}|Token={word.token.start}:{word.token.end}"
            fields = (str(word.index + 1), word.text, word.lemma or "_", word.upos, "_", word.feats or "_", str(word.head + 1), word.deprel, "_", misc)
            lines.append("\t".join(field.replace("\t", " ") for field in fields))
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def loads(conllu: str) -> tuple[Sentence, ...]:
    """The sentences that `dumps` wrote; raises `ValueError` for a line it cannot have written."""
    sentences: list[Sentence] = []
    for block in conllu.split("\n\n"):
        comments: dict[str, str] = {}
        words: list[Word] = []
        for line in block.splitlines():
            if line.startswith("# "):
                name, _, value = line[2:].partition(" = ")
                comments[name] = value
            elif line:
                words.append(_word(line))
        if comments:
            sentences.append(Sentence(_span(comments["span"]), int(comments["paragraph"]), tuple(words)))
    return tuple(sentences)


def _word(line: str) -> Word:
    columns = line.split("\t")
    if len(columns) != 10:
        raise ValueError(f"10 tab-separated columns expected, found {len(columns)}: {line!r}")
    index, text, lemma, upos, _, feats, head, deprel, _, misc = columns
    spans = dict(pair.split("=") for pair in misc.split("|"))
    return Word(int(index) - 1, text, arabic.key(text), "" if lemma == "_" and text != "_" else lemma, upos, "" if feats == "_" else feats, int(head) - 1, deprel, _span(spans["Span"]), _span(spans["Token"]))


def _span(text: str) -> Span:
    start, end = text.split(":")
    return Span(int(start), int(end))
