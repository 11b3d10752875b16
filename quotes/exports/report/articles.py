"""An article → what the page keeps of it: what the index counts and filters by, and what is shown once it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotes.exports.report.units import Units
from quotes.graph.dates import known
from quotes.graph.select import speaker_node
from quotes.nouns import Article, Passage, Quote, Speaker

Record = dict[str, Any]


def listed(article: Article, article_id: str) -> Record:
    """The article's line in the index. `day` is what is known of its date; `words` are runs of non-space characters."""
    return {
        "id": article_id,
        "title": article.title,
        "date": article.date,
        "day": known(article.date),
        "outlet": article.outlet,
        "url": article.url,
        "words": len(article.text.split()),
        "quotes": len(article.quotes),
    }


def counted(quote: Quote, article_id: str) -> Record:
    """What the index holds of a quote; speakers are node ids of the graph."""
    return {
        "kind": quote.kind,
        "stance": quote.stance,
        "words": quote.content.word_count,
        "speaker": speaker_node(quote.speaker, article_id) if quote.speaker else None,
        "relays": [speaker_node(speaker, article_id) for speaker in quote.relay_speakers],
        "mentioned": [speaker_node(speaker, article_id) for speaker in quote.mentioned],
        "addressees": [speaker_node(quote.addressee_speaker, article_id)] if quote.addressee_speaker else [],
    }


def opened(article: Article) -> Record:
    """The article as it is shown. Positions are 16-bit units of the text (of the title for a quote whose `where` is `title`)."""
    units = {"text": Units(article.text), "title": Units(article.title or "")}
    order = {speaker.key: index for index, speaker in enumerate(article.speakers)}
    return {
        # What the article was called in the input, which the page's table repeats.
        "id": article.id,
        "text": article.text,
        "speakers": [_speaker(speaker) for speaker in article.speakers],
        "quotes": [_quote(quote, units[quote.where], order) for quote in article.quotes],
    }


def _speaker(speaker: Speaker) -> Record:
    return {"name": speaker.name, "type": speaker.type, "role": speaker.role, "identity": speaker.identity}


def _quote(quote: Quote, units: Units, order: Mapping[str, int]) -> Record:
    def pairs(passage: Passage | None) -> list[list[int]]:
        return units.pairs(passage.spans) if passage else []

    return {
        "id": quote.id,
        "where": quote.where,
        "speaker": order[quote.speaker.key] if quote.speaker else None,
        "cue": pairs(quote.cue),
        "content": pairs(quote.content),
        "source": pairs(quote.source),
        "relay": pairs(quote.relay),
        "addressee": pairs(quote.addressee),
        "inside": quote.inside,
        "rule": quote.evidence.rule,
        "evidence": units.pairs(quote.evidence.spans),
        "confidence": quote.confidence,
        "unresolved": quote.unresolved,
    }
