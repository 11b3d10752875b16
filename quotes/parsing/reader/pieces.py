"""Words → word pieces, by the unigram language model of the encoder's vocabulary (Kudo 2018, "Subword Regularization")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

# The first pieces of the vocabulary: <s>, <pad>, </s>, <unk>.
START, PADDING, END, UNKNOWN = range(4)
# Stands before a word's first letter, as SentencePiece has it.
_BEGIN = "▁"
# Worse than any piece that there is.
_UNKNOWN_SCORE = -25.0
# A word of more pieces is none that anybody reads; the rest of its letters is not looked at.
LONGEST_WORD = 16


class Pieces:
    """The vocabulary.

    Args:
        vocabulary: the pieces by number; a word's first piece begins with `▁`.
        scores: log-probabilities, as many.
    """

    def __init__(self, vocabulary: Sequence[str], scores: Sequence[float]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary) if number > UNKNOWN}
        self.vocabulary, self.scores = vocabulary, scores
        self._longest = max(map(len, vocabulary))
        self.cut = lru_cache(maxsize=1 << 17)(self._cut)

    def stretches(self, words: Sequence[str], longest: int) -> Iterator[tuple[list[int], list[int]]]:
        """The numbers of a sentence's pieces with its start and end, and where each word's first stands; in stretches of at most `longest` pieces."""
        pieces: list[int] = [START]
        first: list[int] = []
        for word in words:
            own = self.cut(word)
            if len(pieces) + len(own) + 1 > longest:
                yield [*pieces, END], first
                pieces, first = [START], []
            first.append(len(pieces))
            pieces += own
        yield [*pieces, END], first

    def _cut(self, word: str) -> tuple[int, ...]:
        """The numbers of the likeliest pieces of a word (Viterbi); a letter that no piece has is `<unk>`."""
        letters = _BEGIN + word
        best = [0.0] + [float("-inf")] * len(letters)
        last = [(0, UNKNOWN)] * (len(letters) + 1)
        for start in range(len(letters)):
            for end in range(start + 1, min(len(letters), start + self._longest) + 1):
                number = self._numbers.get(letters[start:end])
                if number is None and end > start + 1:
                    continue
                score = best[start] + (_UNKNOWN_SCORE if number is None else self.scores[number])
                if score > best[end]:
                    best[end], last[end] = score, (start, UNKNOWN if number is None else number)
        pieces: list[int] = []
        end = len(letters)
        while end:
            end, number = last[end]
            pieces.append(number)
        return tuple(reversed(pieces[-LONGEST_WORD:]))
