"""Articles with quotes in them, made without any model, for the tests of what stands around the analysis."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from quotes.articles import reason_unreadable
from quotes.errors import ArticleError
from quotes.nouns import Article, Evidence, Passage, Quote, Span, Speaker

TEXT = "قال الوزير إن الطريق سيفتح غدا. وأضاف أن العمل انتهى."
_SAID = re.compile(r"(قال|أكد|أضاف) (?:(\w+) )?(?:إن|أن) ([^.]+)")


def analyze(article: Article) -> Article:
    """Quotes by one regular expression: a named subject speaks, a dropped one is left unresolved."""
    if reason := reason_unreadable(article.text):
        raise ArticleError(article.id, reason)
    speakers: dict[str, Speaker] = {}
    quotes = []
    for match in _SAID.finditer(article.text):
        speaker = source = None
        if match[2]:
            span = Span(*match.span(2))
            source = Passage.of(article.text, [span])
            known = speakers.get(match[2]) or Speaker(f"s{len(speakers) + 1}", match[2], "person", ())
            speaker = speakers[match[2]] = replace(known, mentions=(*known.mentions, span))
        quotes.append(
            Quote(
                id=f"q{len(quotes) + 1}",
                kind="indirect",
                cue=Passage.of(article.text, [Span(*match.span(1))]),
                content=Passage.of(article.text, [Span(*match.span(3))]),
                source=source,
                speaker=speaker,
                evidence=Evidence("said_that", (Span(*match.span(1)),)),
                unresolved=None if speaker else "dropped subject",
            )
        )
    quotes = [replace(quote, speaker=speakers[quote.speaker.name]) if quote.speaker else quote for quote in quotes]
    return replace(article, speakers=tuple(speakers.values()), quotes=tuple(quotes))


def article(text: str = TEXT, article_id: str = "a1", **known: str) -> Article:
    """An analysed article."""
    return analyze(Article(article_id, text, **known))


@dataclass
class SampleAnalyzer:
    """Has the methods of `quotes.Analyzer`. A text with `crash` in it raises what no analyzer should, one with `die` ends the process."""

    model: str = "default"

    def analyze(self, text: Article) -> Article:
        if "crash" in text.text:
            raise ZeroDivisionError("a defect")
        if "die" in text.text:
            os._exit(9)
        return analyze(text)

    def analyze_many(self, articles: Iterable[Article]) -> Iterator[Article]:
        return map(self.analyze, articles)


@dataclass
class DyingOnceAnalyzer(SampleAnalyzer):
    """As if someone had killed its process at a text with `die` in it: the folder `model` tells the next one that this has been."""

    def analyze(self, text: Article) -> Article:
        been = Path(self.model) / "been"
        if "die" in text.text and not been.exists():
            been.touch()
            os._exit(9)
        return analyze(text)


@dataclass
class SlowAnalyzer(SampleAnalyzer):
    """Takes its time, and notes in the folder `model` which process it runs in."""

    def analyze(self, text: Article) -> Article:
        (Path(self.model) / str(os.getpid())).touch()
        time.sleep(0.05)
        return super().analyze(text)


def no_models() -> SampleAnalyzer:
    """As an analyzer whose models are not there."""
    raise FileNotFoundError("no Arabic models at nowhere")
