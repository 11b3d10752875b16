"""Text or articles → analysed articles: what `import quotes` offers and the command line uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from quotes.articles import reason_unreadable
from quotes.errors import ArticleError
from quotes.lexicon import Lexicon, load
from quotes.nouns import Article
from quotes.parsing.split import split_sentences
from quotes.parsing.stanza_parser import StanzaParser
from quotes.pipeline import Parsed, analyze

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
        batch = list(articles)
        texts = [(article.text, split_sentences(article.text)) for article in batch]
        titles = [(article.title or "", split_sentences(article.title or "")) for article in batch]
        parsed = self._parser.parse_many([*texts, *titles])
        return [Parsed(article, parsed[n], parsed[len(batch) + n]) for n, article in enumerate(batch)]

    def _analyze_batch(self, batch: list[Article]) -> list[Article]:
        for article in batch:
            if reason := reason_unreadable(article.text):
                raise ArticleError(article.id, reason)
        lexicon = self._lexicon or load()
        return [analyze(parsed, lexicon) for parsed in self.parse(batch)]
