"""The story: a parsed text → its quotes with their speakers.

    text → sentences → cues → contents → sources → speakers → quotes

Each stage is one function of frozen values; a stage never looks back. The parse is made elsewhere (`quotes.parsing`), so that all of this runs
without a model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.assembly import Reports, assemble
from quotes.confidence import confidence
from quotes.contents import find_contents
from quotes.cues import find_cues
from quotes.lexicon import Lexicon
from quotes.marks import find_quotations
from quotes.nouns import Article, Quote, Sentence
from quotes.nouns.quote import Where
from quotes.sources import find_sources
from quotes.speakers import Known, resolve_speakers
from quotes.syntax import View


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with the sentences of its text and of its title."""

    article: Article
    sentences: tuple[Sentence, ...]
    title_sentences: tuple[Sentence, ...] = ()


def analyze(parsed: Parsed, lexicon: Lexicon) -> Article:
    """The article with its speakers and quotes: those of the title first, then those of the text, in order."""
    article, known = parsed.article, Known()
    reports = [find_reports(article.text, parsed.sentences, "text", lexicon, known)]
    if article.title and parsed.title_sentences:
        # A headline's `الوزير: ...` is understood by what the text says of him, so the title comes second.
        reports.insert(0, find_reports(article.title, parsed.title_sentences, "title", lexicon, known))
    speakers = known.speakers()
    quotes: list[Quote] = []
    for each in reports:
        quotes += assemble(each, speakers, first=len(quotes) + 1)
    return replace(article, speakers=speakers, quotes=tuple(quotes))


def find_reports(text: str, sentences: Sequence[Sentence], where: Where, lexicon: Lexicon, known: Known) -> Reports:
    """What the stages find in one text; `known` takes in its speakers."""
    quotations = find_quotations(text)
    views = [View.of(text, sentence, quotations) for sentence in sentences]
    cues = find_cues(views, lexicon)
    contents = find_contents(views, cues, lexicon)
    sources = find_sources(views, cues, contents, lexicon)
    known.in_title = where == "title"
    resolved = resolve_speakers(views, cues, contents, sources, lexicon, known)
    confidences = tuple(
        confidence(views[cue.sentence], cue, content, source) if content and source else None
        for cue, content, source in zip(cues, contents, sources, strict=True)
    )
    return Reports(text, where, cues, contents, sources, resolved, confidences)
