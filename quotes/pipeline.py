"""The story: a parsed text → its quotes with their speakers.

    text → sentences → cues → contents → sources → speakers → quotes

Each stage is one function of frozen values; a stage never looks back. The parse is made elsewhere (`quotes.parsing`), so that all of this runs
without a model.

What is longer than any article (a book, a year of a newspaper in one file) is read in stretches of up to `STRETCH` sentences and
`STRETCH_CHARACTERS` characters, each as if it were an article of its own: the rules look back over all that was said, and with a hundred thousand
quotes they would not end. Who spoke in one stretch is another speaker in the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.assembly import Reports, assemble
from quotes.confidence import confidence
from quotes.contents import find_contents
from quotes.cues import find_cues
from quotes.lexicon import Lexicon
from quotes.marks import Quotation, find_quotations
from quotes.nouns import Article, Quote, Sentence, Span, Speaker
from quotes.nouns.quote import Where
from quotes.sources import find_sources
from quotes.speakers import Known, resolve_speakers
from quotes.syntax import View

# The longest articles of newspapers have some 300 sentences, speeches printed in full not many more.
STRETCH = 1_000
STRETCH_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with the sentences of its text and of its title."""

    article: Article
    sentences: tuple[Sentence, ...]
    title_sentences: tuple[Sentence, ...] = ()


def analyze(parsed: Parsed, lexicon: Lexicon) -> Article:
    """The article with its speakers and quotes: those of the title first, then those of the text, in order."""
    sentences = parsed.sentences
    cut = stretches([(sentence.span, sentence.paragraph) for sentence in sentences])
    return analyze_stretches(parsed.article, (sentences[stretch] for stretch in cut), parsed.title_sentences, lexicon)


def analyze_stretches(article: Article, parsed: Iterable[Sequence[Sentence]], title: Sequence[Sentence], lexicon: Lexicon) -> Article:
    """The same of sentences that are parsed as they are asked for, one stretch after another (of the title, the first)."""
    quotations = find_quotations(article.text)
    quotes: list[Quote] = []
    speakers: list[Speaker] = []
    for sentences in parsed:
        known = Known()
        reports = [find_reports(article.text, sentences, "text", lexicon, known, _within(quotations, sentences))]
        if title:
            # A headline's `الوزير: ...` is understood by what the text says of him, so the title comes second.
            reports.insert(0, find_reports(article.title or "", title[:STRETCH], "title", lexicon, known))
            title = ()
        own = known.speakers(first=len(speakers) + 1)
        for each in reports:
            quotes += assemble(each, own, first=len(quotes) + 1)
        speakers += own
    return replace(article, speakers=tuple(speakers), quotes=tuple(quotes))


def stretches(sentences: Sequence[tuple[Span, int]]) -> Iterator[slice]:
    """Where to cut sentences, given with their paragraphs: at the last border of paragraphs that is not too far. At least one slice."""
    start = 0
    while start < len(sentences):
        limit = sentences[start][0].start + STRETCH_CHARACTERS
        end = start + 1
        while end < len(sentences) and end - start < STRETCH and sentences[end][0].end <= limit:
            end += 1
        if end < len(sentences):
            end = next((border for border in range(end, start, -1) if sentences[border][1] != sentences[border - 1][1]), end)
        yield slice(start, end)
        start = end
    if not sentences:
        yield slice(0, 0)


def find_reports(
    text: str, sentences: Sequence[Sentence], where: Where, lexicon: Lexicon, known: Known, quotations: Sequence[Quotation] | None = None
) -> Reports:
    """What the stages find in one text; `known` takes in its speakers, `quotations` are those around the sentences (None: not yet looked for)."""
    quotations = find_quotations(text) if quotations is None else quotations
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


def _within(quotations: Sequence[Quotation], sentences: Sequence[Sentence]) -> Sequence[Quotation]:
    """The quotations that touch a stretch of sentences."""
    if not sentences:
        return ()
    start, end = sentences[0].span.start, sentences[-1].span.end
    return [each for each in quotations if each.outer.start < end and start < each.outer.end]
