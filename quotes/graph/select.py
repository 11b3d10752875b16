"""Analysed articles and what the user wants of them → the quotes that the graph is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from quotes.graph.dates import known, within
from quotes.nouns import Article, Kind, Quote, Speaker, Stance


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants. `kinds` and `outlets` None: all. `since`, `until`: as `dates.limit` gives them."""

    since: str | None = None
    until: str | None = None
    min_quotes: int = 0
    kinds: Collection[str] | None = None
    outlets: Collection[str] | None = None

    def takes(self, article: Article) -> bool:
        """Whether the article is of the wanted time and outlets."""
        return within(known(article.date), self.since, self.until) and (self.outlets is None or article.outlet in self.outlets)


@dataclass(frozen=True, slots=True)
class Said:
    """A quote freed from its article's text: speakers and quotes are node ids, each at most once. `words` are runs of non-space characters."""

    node: str
    kind: Kind
    stance: Stance
    text: str
    words: int
    cue: str
    rule: str
    confidence: float | None
    speaker: str | None
    relays: tuple[str, ...]
    mentioned: tuple[str, ...]
    addressees: tuple[str, ...]
    inside: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """An article with the quotes that are wanted of it. `date` is as written, `day` what is known of it; `people` are its speakers by node id."""

    node: str
    id: str
    title: str | None
    date: str | None
    day: str | None
    outlet: str | None
    people: tuple[tuple[str, Speaker], ...]
    quotes: tuple[Said, ...]


def select(articles: Iterable[Article], wanted: Wanted) -> list[Source]:
    """The articles that have a wanted quote."""
    sources = list(_sources(articles, wanted))
    if wanted.min_quotes > 0:
        counts = Counter(said.speaker for source in sources for said in source.quotes if said.speaker)
        kept = {node for node, count in counts.items() if count >= wanted.min_quotes}
        sources = [_of(source, kept) for source in sources]
    return [source for source in sources if source.quotes]


def with_ids(articles: Iterable[Article]) -> Iterator[tuple[str, Article]]:
    """The articles, each with the id that node ids are made of: its own, the second of the same with `#2`, as when articles are read.

    Several files may use the same ids; what they say must not flow together.
    """
    seen: Counter[str] = Counter()
    for article in articles:
        seen[article.id] += 1
        yield article.id if seen[article.id] == 1 else f"{article.id}#{seen[article.id]}", article


def _sources(articles: Iterable[Article], wanted: Wanted) -> Iterator[Source]:
    for article_id, article in with_ids(articles):
        if wanted.takes(article):
            yield _source(article, article_id, wanted.kinds)


def _source(article: Article, article_id: str, kinds: Collection[str] | None) -> Source:
    nodes = {speaker.key: speaker_node(speaker, article_id) for speaker in article.speakers}
    quotes = [quote for quote in article.quotes if kinds is None or quote.kind in kinds]
    ids = {quote.id for quote in quotes}
    return Source(
        node=f"article:{article_id}",
        id=article_id,
        title=article.title,
        date=article.date,
        day=known(article.date),
        outlet=article.outlet,
        people=tuple((nodes[speaker.key], speaker) for speaker in article.speakers),
        quotes=tuple(_said(quote, article_id, ids) for quote in quotes),
    )


def speaker_node(speaker: Speaker, article_id: str) -> str:
    """The node of a speaker: one for a known identity, else one an article; so `مصدر مسؤول` ("an official source") never becomes a hub."""
    if speaker.identity and not speaker.anonymous:
        return f"speaker:{speaker.identity}"
    return f"speaker:{article_id}/{speaker.key}"


def _said(quote: Quote, article_id: str, ids: Collection[str]) -> Said:
    def nodes(speakers: Iterable[Speaker]) -> tuple[str, ...]:
        return tuple(sorted({speaker_node(speaker, article_id) for speaker in speakers}))

    return Said(
        node=f"quote:{article_id}/{quote.id}",
        kind=quote.kind,
        stance=quote.stance,
        text=quote.content.text,
        words=quote.content.word_count,
        cue=quote.cue.text,
        rule=quote.evidence.rule,
        confidence=quote.confidence,
        speaker=speaker_node(quote.speaker, article_id) if quote.speaker else None,
        relays=nodes(quote.relay_speakers),
        mentioned=nodes(quote.mentioned),
        addressees=nodes([quote.addressee_speaker] if quote.addressee_speaker else ()),
        inside=f"quote:{article_id}/{quote.inside}" if quote.inside in ids else None,
    )


def _of(source: Source, kept: Collection[str]) -> Source:
    """The article with the quotes of certain speakers, as if there were no others."""
    quotes = [said for said in source.quotes if said.speaker in kept]
    nodes = {said.node for said in quotes}
    return replace(
        source,
        quotes=tuple(
            replace(
                said,
                relays=tuple(node for node in said.relays if node in kept),
                mentioned=tuple(node for node in said.mentioned if node in kept),
                addressees=tuple(node for node in said.addressees if node in kept),
                inside=said.inside if said.inside in nodes else None,
            )
            for said in quotes
        ),
    )
