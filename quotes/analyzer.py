"""Text or articles → analysed articles: what `import quotes` offers and the command line uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from quotes.articles import reason_unreadable
from quotes.errors import ArticleError
from quotes.lexicon import Lexicon, load
from quotes.nouns import Article, Span
from quotes.parsing.split import split_sentences
from quotes.parsing.stanza_parser import StanzaParser
from quotes.pipeline import STRETCH, STRETCH_CHARACTERS, Parsed, analyze, analyze_stretches, stretches

# Articles parsed together: the models run faster over many sentences at once, and memory grows with them.
BATCH = 16


class Analyzer:
    """Finds who said what. The models load once, at the first article; nothing ever reaches the network.

    Args:
        model: `default`, or the path of a folder with stanza models (see `quotes.parsing.stanza_parser.StanzaParser`).
        lexicon: another lexicon than the one that ships.
    """

    def __init__(self, model: str = "default", lexicon: Lexicon | None = None) -> None:
        self._parser = StanzaParser(model)
        self._lexicon = lexicon

    def analyze(self, text: str | Article, **fields: Any) -> Article:
        """The article with its quotes and speakers.

        Args:
            text: a text, or an `Article`.
            fields: with a text, further fields of the article: `id`, `title`, `date`, `outlet`, `url`.

        Raises:
            ArticleError: the text is empty or not Arabic.
        """
        article = replace(text, **fields) if isinstance(text, Article) else Article(fields.pop("id", "text"), text, **fields)
        return self._analyze_batch([article])[0]

    def analyze_many(self, articles: Iterable[str | Article]) -> Iterator[Article]:
        """The same for many, in order, in batches. Raises `ArticleError` at the first article that cannot be analysed."""
        remaining = (each if isinstance(each, Article) else Article(f"text{number}", each) for number, each in enumerate(articles, 1))
        while batch := list(islice(remaining, BATCH)):
            yield from self._analyze_batch(batch)

    def parse(self, articles: Iterable[Article]) -> list[Parsed]:
        """The articles with their sentences parsed: what all else is made from."""
        return self._parse([_cut(article) for article in articles])

    def _parse(self, batch: Sequence[_Cut]) -> list[Parsed]:
        parsed = self._parser.parse_many(
            [*((article.text, text) for article, text, _ in batch), *((article.title or "", title) for article, _, title in batch)]
        )
        return [Parsed(article, parsed[n], parsed[len(batch) + n]) for n, (article, _, _) in enumerate(batch)]

    def _analyze_batch(self, batch: list[Article]) -> list[Article]:
        for article in batch:
            if reason := reason_unreadable(article.text):
                raise ArticleError(article.id, reason)
        lexicon = self._lexicon or load()
        analyzed: list[Article] = []
        for some in _runs(map(_cut, batch)):
            if len(some) == 1 and _is_long(some[0]):
                analyzed.append(self._analyze_long(*some[0], lexicon))
            else:
                analyzed += [analyze(parsed, lexicon) for parsed in self._parse(some)]
        return analyzed

    def _analyze_long(self, article: Article, text: _Sentences, title: _Sentences, lexicon: Lexicon) -> Article:
        """Parsed stretch by stretch: the trees of ten megabytes would not fit into memory."""
        parsed = (self._parser.parse(article.text, text[stretch]) for stretch in stretches(text))
        return analyze_stretches(article, parsed, self._parser.parse(article.title or "", title[:STRETCH]), lexicon)


_Sentences = Sequence[tuple[Span, int]]
_Cut = tuple[Article, _Sentences, _Sentences]


def _cut(article: Article) -> _Cut:
    """The article with the sentences of its text and of its title."""
    return article, split_sentences(article.text), split_sentences(article.title or "")


def _size(cut: _Cut) -> int:
    return len(cut[1]) + len(cut[2])


def _is_long(cut: _Cut) -> bool:
    return _size(cut) > STRETCH or len(cut[0].text) > STRETCH_CHARACTERS


def _runs(batch: Iterable[_Cut]) -> Iterator[list[_Cut]]:
    """The batch in pieces of at most `STRETCH` sentences, an article that has more alone."""
    some: list[_Cut] = []
    for each in batch:
        if some and (sum(map(_size, some)) + _size(each) > STRETCH or _is_long(each) or _is_long(some[0])):
            yield some
            some = []
        some.append(each)
    if some:
        yield some
