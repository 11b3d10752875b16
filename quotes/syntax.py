"""A parsed sentence as the rules read it: words without punctuation, what stands between them, the few questions asked of the tree.

The parser's punctuation is not relied on: `gap(i)` is the text between two words, so `،` or `:` is seen however it was tokenized. Clitics are words
of their own (`وقال` = `و` + `قال`) that share a token.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes import arabic
from quotes.marks import MARKS, Quotation
from quotes.nouns import Hints, Sentence, Span, Word

_COMMAS = frozenset("،,؛;")
# Pronouns written on the word before, whatever the tagger calls them.
_ENCLITICS = frozenset(("ه", "ها", "هم", "هما", "هن"))


@dataclass(frozen=True, slots=True)
class View:
    """A sentence's words that hold a letter or digit, with the gaps around them (`gaps[i]` before word i, one more after the last)."""

    text: str
    span: Span
    words: tuple[Word, ...]
    gaps: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    holders: tuple[int, ...]
    heads: tuple[int, ...]
    hints: Hints | None = None

    @classmethod
    def of(cls, text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> View:
        """The view of one sentence; `quotations` are all of the text."""
        words = tuple(_bare(text, word) for word in sentence.words if any(c.isalnum() for c in word.text) and word.span.start < word.span.end)
        place = {word.index: i for i, word in enumerate(words)}
        gaps = []
        at = sentence.span.start
        for word in words:
            gaps.append(text[at : max(at, word.token.start)] if word.token.start >= at else "")
            at = max(at, word.token.end)
        gaps.append(text[at : sentence.span.end])
        inside = tuple(q for q in quotations if q.outer.start < sentence.span.end and sentence.span.start < q.outer.end)
        holders = tuple(next((n for n, q in enumerate(inside) if q.inner.contains(word.span)), -1) for word in words)
        # A head that is punctuation or missing counts as none.
        heads = tuple(place.get(word.head, -1) for word in words)
        return cls(text, sentence.span, words, tuple(gaps), inside, holders, heads, sentence.hints)

    def __len__(self) -> int:
        return len(self.words)

    def key(self, i: int) -> str:
        """The comparison key of word i, "" outside the sentence."""
        return self.words[i].key if 0 <= i < len(self.words) else ""

    def upos(self, i: int) -> str:
        """The part of speech of word i, "" outside the sentence."""
        return self.words[i].upos if 0 <= i < len(self.words) else ""

    def gap(self, i: int) -> str:
        """What stands before word i (i = length: after the last)."""
        return self.gaps[i] if 0 <= i < len(self.gaps) else ""

    def cue_chance(self, i: int) -> float | None:
        """How likely word i is a cue, None where no reader has said."""
        return None if self.hints is None else self.hints.cues[self.words[i].index]

    @property
    def is_read(self) -> bool:
        """Whether the reader has said which words are names."""
        return self.hints is not None and len(self.hints.names) > 0

    def name_chance(self, i: int) -> float:
        """How likely word i belongs to a person's name; 0 where no reader has said, and outside the sentence."""
        return self.hints.names[self.words[i].index] if self.hints and self.hints.names and 0 <= i < len(self.words) else 0.0

    def comma_before(self, i: int) -> bool:
        """Whether a comma or semicolon stands before word i."""
        return any(c in _COMMAS for c in self.gap(i))

    def token_start(self, i: int) -> int:
        """The first word of word i's token: the `و` of `وقال`."""
        while i > 0 and self.words[i - 1].token == self.words[i].token:
            i -= 1
        return i

    def token_end(self, i: int) -> int:
        """One past the last word of word i's token."""
        i += 1
        while i < len(self.words) and self.words[i].token == self.words[i - 1].token:
            i += 1
        return i

    def has_clitic_conjunction(self, i: int) -> bool:
        """Whether `و` or `ف` is written on word i."""
        return any(self.key(k) in ("و", "ف") for k in range(self.token_start(i), i))

    def enclitic(self, i: int) -> int:
        """The index of a pronoun written at the end of word i's token (`وصفه`), or -1."""
        follows = i + 1 < self.token_end(i) and (self.words[i + 1].upos == "PRON" or self.words[i + 1].key in _ENCLITICS)
        return i + 1 if follows else -1

    def ends_in_alif(self, i: int) -> bool:
        """Whether word i is written with the alif of tanwin, which marks an accusative (`فائضا`, `فائضاً`)."""
        return self.words[i].text.endswith(("ا", "اً"))

    def start_of(self, i: int) -> int:
        """Where what opens at word i starts, with the mark of a quotation that opens there (a code point of the text)."""
        quotation = self.opened_by(i)
        return self.quotations[quotation].outer.start if quotation >= 0 else self.words[i].span.start

    def token_span(self, i: int) -> Span:
        """The token of word i without punctuation that the tokenizer left on it."""
        return trim(self.text, self.words[i].token)

    def opened_by(self, i: int) -> int:
        """The index (in `quotations`) of the outermost quotation whose first word is word i, or -1."""
        gap = self.gap(i)
        if i >= len(self.words) or not any(c in MARKS for c in gap):
            return -1
        holder = self.holders[i]
        return holder if holder >= 0 and (i == 0 or self.holders[i - 1] != holder) else -1

    def after_quotation(self, n: int, i: int) -> int:
        """The first word at or after i that lies beyond quotation n."""
        while i < len(self.words) and self.words[i].span.start < self.quotations[n].outer.end:
            i += 1
        return i

    def span_of(self, start: int, end: int) -> Span:
        """From the first letter of word `start` to the last of word `end - 1`, with a mark or parenthesis that closes what was opened between."""
        first, last = self.words[start].span.start, max(word.span.end for word in self.words[start:end])
        return Span(first, last + 1 if last < self.span.end and closes(self.text, first, last) else last)

    def at(self, position: int) -> int:
        """The first word that ends after the position (a code point of the text)."""
        return next((i for i, word in enumerate(self.words) if word.span.end > position), len(self.words))


def line_end(views: Sequence[View], n: int) -> int:
    """The last of the sentences that stand in the line of sentence n."""
    while n + 1 < len(views) and "\n" not in views[n].text[views[n].span.end : views[n + 1].span.start]:
        n += 1
    return n


def _bare(text: str, word: Word) -> Word:
    """The word without punctuation that the tokenizer left on it (`:إن`)."""
    if word.text[0].isalnum() and _ends_word(word.text[-1]):
        return word
    span = trim(text, word.span)
    if span.start >= span.end:
        return word
    token = trim(text, word.token) if word.token == word.span else word.token
    bare = text[span.start : span.end]
    return replace(word, text=bare, key=arabic.key(bare), span=span, token=token)


def trim(text: str, span: Span) -> Span:
    """The span without white space and punctuation at its ends; empty at its start where nothing is left."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not _ends_word(text[end - 1]):
        end -= 1
    return Span(start, end)


_PAIRS = {")": "(", "]": "[", "»": "«", "”": "“"}


def closes(text: str, start: int, end: int) -> bool:
    """Whether the character at `end` closes what was opened since `start`: `القرار "لا يعكس حال السوق["]`."""
    if text[end] == '"':
        return text.count('"', start, end) % 2 == 1
    return text[end] in _PAIRS and text.count(_PAIRS[text[end]], start, end) > text.count(text[end], start, end)


def _ends_word(c: str) -> bool:
    """Letters, digits, and the harakat that may close a word."""
    return c.isalnum() or "\u064b" <= c <= "\u0652" or c == "ـ"
