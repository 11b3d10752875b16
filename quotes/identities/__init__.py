"""Speakers across articles: one identity per person, organization, state of a corpus.

An article's speakers are its own; who they are elsewhere is told from their names in all spellings, their offices and nationalities, and when they
speak. Two people who share a name stay two where anything speaks against one; a surname or an office alone is somebody's only where the corpus leaves
one candidate in that time. Whatever an authority file says wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.identities.authority import Authority, Entry, Role, shipped
from quotes.identities.bodies import bodies
from quotes.identities.card import Card, cards
from quotes.identities.persons import persons
from quotes.lexicon import load
from quotes.nouns import Article, Quote, Speaker

__all__ = ["Authority", "Card", "Entry", "Role", "cards", "identify", "link", "shipped", "with_identities"]


def identify(articles: Iterable[Article], authority: Authority | None = None) -> list[Article]:
    """The articles, with an identity for each speaker who is known by name, office or place; anonymous ones and documents keep None.

    Args:
        articles: analysed, all of the corpus; articles of the same id count as different.
        authority: names that are known for certain; by default those that ship (`Authority.read(path) | shipped()` has both).
    """
    known = list(articles)
    identities = link(cards(known, load()), authority)
    return [with_identities(article, order, identities) for order, article in enumerate(known)]


def link(found: Iterable[Card], authority: Authority | None = None) -> dict[tuple[int, str], str]:
    """(place of the article, key of the speaker) → identity."""
    certain = shipped() if authority is None else authority
    identities: dict[tuple[int, str], str] = {}
    rest: list[Card] = []
    for card in found:
        identity = certain.identity(card)
        if identity:
            identities[card.order, card.key] = identity
        elif not card.anonymous:
            rest.append(card)
    groups: list[Sequence[Card]] = [person.cards for person in persons(card for card in rest if card.type == "person")]
    groups += [body.cards for body in bodies(card for card in rest if card.type in ("organization", "place"))]
    taken = Counter[str](set(identities.values()))
    for group in sorted(groups, key=lambda group: min((card.order, card.key) for card in group)):
        name = _name(group)
        taken[name] += 1
        for card in group:
            identities[card.order, card.key] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return identities


def _name(group: Sequence[Card]) -> str:
    """The fullest name; of equally full ones the most frequent, then the first by letters."""
    names = Counter(card.name for card in group)
    fullest = {card.name: (len(card.words), len(card.name.split())) for card in group}
    return min(names, key=lambda name: (*(-size for size in fullest[name]), -names[name], name))


def with_identities(article: Article, order: int, identities: dict[tuple[int, str], str]) -> Article:
    """The article with its speakers' identities, also where its quotes name them."""
    new = {speaker.key: replace(speaker, identity=identities.get((order, speaker.key))) for speaker in article.speakers}

    def of(speaker: Speaker | None) -> Speaker | None:
        return None if speaker is None else new[speaker.key]

    def quoted(quote: Quote) -> Quote:
        return replace(
            quote,
            speaker=of(quote.speaker),
            addressee_speaker=of(quote.addressee_speaker),
            relay_speakers=tuple(new[each.key] for each in quote.relay_speakers),
            mentioned=tuple(new[each.key] for each in quote.mentioned),
        )

    return replace(article, speakers=tuple(new.values()), quotes=tuple(map(quoted, article.quotes)))
