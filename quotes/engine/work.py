"""What is done to one batch of articles: analysed, filtered, written as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from quotes.errors import ArticleError, QuotesError
from quotes.exports.jsonl import to_line
from quotes.nouns import Article


class Analyzes(Protocol):
    """What we ask of an analyzer. Both may raise `ArticleError`."""

    def analyze(self, article: Article, /) -> Article: ...
    def analyze_many(self, articles: Iterable[Article], /) -> Iterator[Article]: ...


@dataclass(frozen=True, slots=True)
class Work:
    """What to do, in a form that travels to a worker process.

    Args:
        analyzer: makes the analyzer, in the process that uses it.
        min_confidence: quotes below it are left out; those without a confidence stay.
    """

    analyzer: Callable[[], Analyzes]
    min_confidence: float | None = None

    def lines(self, articles: list[Article], analyzer: Analyzes) -> list[bytes | str]:
        """Each article's line of output, or the reason (a string) why there is none."""
        return [result if isinstance(result, str) else to_line(confident(result, self.min_confidence)) for result in _analyze(articles, analyzer)]


def _analyze(articles: list[Article], analyzer: Analyzes) -> list[Article | str]:
    try:
        return list(analyzer.analyze_many(articles))
    except (QuotesError, OSError, ImportError) as error:
        if not isinstance(error, ArticleError):
            raise
    except Exception:  # whatever it is comes again below, where one article alone is to blame
        pass
    return [analyze_one(article, analyzer) for article in articles]


def analyze_one(article: Article, analyzer: Analyzes) -> Article | str:
    """The analysed article, or the reason why it cannot be. Raises what is no article's fault: missing models, packages, disk."""
    try:
        return analyzer.analyze(article)
    except ArticleError as error:
        return error.reason
    except (QuotesError, OSError, ImportError):
        raise
    except Exception as error:  # a defect that one article in a million brings out must not lose the others; it is reported as what it is
        return f"internal error: {type(error).__name__}: {error}"


def confident(article: Article, minimum: float | None) -> Article:
    """The article without quotes below the confidence; what stood inside one of them now stands inside what held it."""
    if minimum is None:
        return article
    dropped = {quote.id: quote.inside for quote in article.quotes if quote.confidence is not None and quote.confidence < minimum}

    def holder(inside: str | None) -> str | None:
        while inside in dropped:
            inside = dropped[inside]
        return inside

    return replace(article, quotes=tuple(replace(quote, inside=holder(quote.inside)) for quote in article.quotes if quote.id not in dropped))
