"""`quotes explain`: each quote with the rule and the words that decided it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from quotes.cli import options

if TYPE_CHECKING:
    from quotes.nouns import Article, Passage, Quote, Speaker

# First-strong isolate and its end: a terminal that knows them keeps Arabic and the labels around it apart, another one shows nothing.
_ISOLATE = "\u2068{}\u2069"


@click.command()
@click.argument("text", metavar="TEXT|FILE")
@options.model
@options.fields
def explain(text: str, model: str, **given: Any) -> int:
    """Each quote with the rule and the words that decided it.

    What exists as a path is read as a file; - is standard input.
    """
    import os

    from quotes.articles import Entry, Fields, read_entries
    from quotes.cli.analysis import ALL_FAILED, SOME_FAILED, new_analyzer
    from quotes.cli.terminal import Notes, say_failures
    from quotes.engine.work import analyze_one
    from quotes.errors import Failure
    from quotes.nouns import Article

    analyzer = new_analyzer(model)
    is_file = text == "-" or os.path.exists(text)
    entries = read_entries([text], Fields(**options.take_fields(given)), Notes()) if is_file else [Entry(Article("text", text), "TEXT")]
    failures, done = [], 0
    for entry in entries:
        result = entry if isinstance(entry, Failure) else analyze_one(entry.article, analyzer)
        if isinstance(result, Article):
            done += 1
            click.echo("\n".join(explained(result)))
        elif isinstance(entry, Entry):
            # One word that is no Arabic is most likely the name of a file that is not there.
            missed = "" if is_file or len(text.split()) != 1 else "; there is no file of that name either"
            failures.append(Failure(f"{result}{missed}", entry.article.id, entry.file, entry.line))
        else:
            failures.append(entry)
    say_failures(failures)
    if not failures:
        return 0
    return SOME_FAILED if done else ALL_FAILED


def explained(article: Article) -> Iterator[str]:
    """The lines that explain an article's quotes, one part a line: Arabic among labels of another direction would be scrambled."""
    yield f"{article.id}: {len(article.quotes)} quote{'' if len(article.quotes) == 1 else 's'}"
    for quote in article.quotes:
        yield ""
        yield from _explained(article, quote)
    yield ""


def _explained(article: Article, quote: Quote) -> Iterator[str]:
    text = article.title or "" if quote.where == "title" else article.text
    about = (quote.kind, quote.stance, "in the title" if quote.where == "title" else "", f"inside {quote.inside}" if quote.inside else "")
    yield f"{quote.id}  {', '.join(filter(None, about))}"
    yield f"  speaker     {_speaker(quote.speaker) if quote.speaker else f'unresolved: {quote.unresolved}'}"
    passages = {"source": quote.source, "cue": quote.cue, "content": quote.content, "relay": quote.relay, "addressee": quote.addressee}
    for name, passage in passages.items():
        if passage:
            yield f"  {name:<11} {_passage(passage)}"
    yield f"  rule        {quote.evidence.rule}"
    if quote.evidence.spans:
        words = ", ".join(_ISOLATE.format(" ".join(text[span.start : span.end].split())) for span in quote.evidence.spans)
        yield f"  decided by  {words}"
    if quote.mentioned:
        yield f"  mentions    {', '.join(map(_speaker, quote.mentioned))}"
    if quote.confidence is not None:
        yield f"  confidence  {quote.confidence:.2f}"


def _speaker(speaker: Speaker) -> str:
    role = f", {_ISOLATE.format(speaker.role)}" if speaker.role else ""
    return f"{_ISOLATE.format(speaker.name)} ({speaker.key}, {speaker.type}{role})"


def _passage(passage: Passage) -> str:
    """The words on one line, and where they stand."""
    places = " ".join(f"[{span.start}:{span.end}]" for span in passage.spans)
    return f"{_ISOLATE.format(' '.join(passage.text.split()))}  {places}"
