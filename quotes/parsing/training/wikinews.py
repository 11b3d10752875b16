"""An independent test of the cuts: 67 news articles whose tokens are cut by hand (WikiNews, text CC BY 2.5), in another scheme than ours.

Only clitics are compared: article, gender, number and subject endings are no words of their own here.
"""

from __future__ import annotations

from pathlib import Path

from quotes.nouns.span import Span
from quotes.parsing.letters import plain
from quotes.parsing.stanza_parser import StanzaParser

_PROCLITIC = frozenset(("CONJ", "PREP", "FUT_PART"))
_OBJECTS = frozenset(("ه", "ها", "هم", "هما", "هن", "ك", "كم", "ني"))


def cut_right(parser: StanzaParser, path: Path) -> float:
    """The share (per cent) of tokens of Arabic letters that the parser cuts as `wikinews_gold.tsv` does."""
    wanted = right = 0
    sentences = _read(path)
    texts = [" ".join(token for token, _ in sentence) for sentence in sentences]
    for sentence, parsed in zip(sentences, parser.parse_many([(text, [(Span(0, len(text)), 0)]) for text in texts]), strict=True):
        cuts: dict[int, list[int]] = {}
        for word in parsed[0].words:
            cuts.setdefault(word.token.start, []).append(word.span.end - word.span.start)
        at = 0
        for token, lengths in sentence:
            if token.isalpha() and lengths:
                wanted += 1
                right += cuts.get(at) == lengths
            at += len(token) + 1
    return 100 * right / wanted


def _read(path: Path) -> list[list[tuple[str, list[int]]]]:
    """Sentences of tokens, each with the lengths of its words (none where the file's cuts do not make up the token)."""
    sentences: dict[tuple[str, str], list[tuple[str, list[int]]]] = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        document, number, token, _, pieces, tags, *_ = line.split("\t")
        letters = plain(token)
        if letters.strip() and letters != "#":
            words = _words(pieces.split("+"), tags.split("+"))
            sentences.setdefault((document, number), []).append((letters, [len(word) for word in words] if "".join(words) == letters else []))
    return list(sentences.values())


def _words(pieces: list[str], tags: list[str]) -> list[str]:
    words: list[str] = []
    joined = False
    for piece, tag in zip(map(plain, pieces), tags, strict=False):
        pronoun = tag == "PRON" and (piece in _OBJECTS or (piece in ("نا", "ي") and "V" not in tags))
        if joined and not pronoun:
            words[-1] += piece
        else:
            words.append(piece)
        joined = tag not in _PROCLITIC and not (tag == "PART" and piece in ("س", "ف", "ل"))
    return words
