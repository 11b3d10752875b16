"""The words inside a token: which letters each owns, and how a word is spelt that the token shows altered.

stanza leaves the first without an answer (`للحكومة` is `ل` + `الحكومة`, which are not its letters); the second is ours because our
models cut a token into its own letters (`ل` + `لحكومة`) and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quotes.arabic import key
from quotes.nouns.span import Span

PRONOUNS = frozenset(("ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "ي", "ني", "نا"))
# A word's last letter before a pronoun → what it may be without one: `وكالته`, `مستواه`, `رافقوه`, `لقائه`.
_ENDINGS = {"ت": ("ة",), "ا": ("ى",), "و": ("وا",), "ئ": ("ء",), "ؤ": ("ء",)}
# Fused as `مما` = `من` + `ما`; `إلا` and `ألا`, which the treebank cuts too, keep their letters.
_FUSED = {("م", "ما"): "من", ("م", "من"): "من", ("ع", "ما"): "عن", ("ع", "من"): "عن"}
_UNKNOWN = 10**9


def align_words(token: str, words: Sequence[str]) -> list[Span]:
    """The span of each word inside its token (code points of the token).

    Proclitics take their letters from the left and enclitics theirs from the right; the one word between them, whose spelling may have changed
    in the token (`الحكومة` → `لحكومة`), takes what is left. Where nothing is left to tell words apart, they share the token.

    >>> [tuple(s) for s in align_words("للحكومة", ["ل", "الحكومة"])]
    [(0, 1), (1, 7)]
    """
    whole = Span(0, len(token))
    spans: list[Span | None] = [None] * len(words)
    left, right = 0, len(token)
    first, last = 0, len(words) - 1
    while first < last and left + len(words[first]) < len(token) and _same(token[left : left + len(words[first])], words[first]):
        spans[first] = Span(left, left + len(words[first]))
        left += len(words[first])
        first += 1
    while last > first and _same(token[right - len(words[last]) : right], words[last]) and right - len(words[last]) > left:
        spans[last] = Span(right - len(words[last]), right)
        right -= len(words[last])
        last -= 1
    rest = Span(left, right) if left < right else whole
    return [rest if span is None else span for span in spans]


def restore(pieces: Sequence[str], rank: Callable[[str], int]) -> list[str]:
    """The words that a token's pieces stand for: `["ل", "لحكومة"]` → `["ل", "الحكومة"]`, `["وكالت", "ها"]` → `["وكالة", "ها"]`.

    Args:
        pieces: the letters of each word, in order.
        rank: a word's place among known words by frequency (0 is the most frequent), negative for an unknown one; decides between spellings.
    """

    def likeliest(*spellings: str) -> str:
        ranks = [rank(spelling) for spelling in spellings]
        return min(zip(spellings, ranks, strict=True), key=lambda pair: pair[1] if pair[1] >= 0 else _UNKNOWN)[0]

    words = list(pieces)
    for i, piece in enumerate(pieces):
        before, after = (pieces[i - 1] if i else ""), (pieces[i + 1] if i + 1 < len(pieces) else "")
        if before == "ل" and piece.startswith("ل") and len(piece) > 2:
            words[i] = likeliest("ا" + piece, "ال" + piece)
        elif (piece, after) in _FUSED:
            words[i] = _FUSED[piece, after]
        elif after in PRONOUNS and len(piece) > 2 and piece[-1] in _ENDINGS:
            words[i] = likeliest(*(piece[:-1] + ending for ending in _ENDINGS[piece[-1]]), piece)
    return words


def _same(letters: str, word: str) -> bool:
    return bool(word) and key(letters) == key(word)
