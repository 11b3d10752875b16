"""Which cards are one person.

Full names first: cards of one name are one person unless something forbids it (two in one article, another nationality, a footballer and a minister).
Then surnames alone, and offices alone, each only where the corpus leaves one candidate in that time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotes.identities.card import Card
from quotes.identities.spelling import share, similar
from quotes.lexicon import load

# Days around a person's appearances in which a surname, or an office, may still mean him.
PERIOD = 2 * 365
# One name so far apart and with nothing else in common is two people's.
LIFETIME = 12 * 365


@dataclass(slots=True, eq=False)
class Person:
    """Cards of one person, and the id that an authority gives him."""

    cards: list[Card] = field(default_factory=list)
    identity: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """His fullest name."""
        return max((card.words for card in self.cards), key=len, default=())

    def can_be(self, card: Card) -> bool:
        """Whether nothing that is known of him forbids the card."""
        if any(card.article == other.article and card.order == other.order for other in self.cards):
            return False
        nations = frozenset[str]().union(*(other.nations for other in self.cards))
        fields = self.fields
        titled = any(other.office and not other.fields for other in self.cards)
        if card.nations and nations and card.nations.isdisjoint(nations) and not self.common_office(card):
            return False
        if (card.fields and (titled and not fields)) or (fields and card.office and not card.fields and not self.common_office(card)):
            return False
        return not any(card.gender and other.gender and card.gender != other.gender for other in self.cards)

    @property
    def fields(self) -> frozenset[str]:
        """What he is known for, besides politics."""
        return frozenset[str]().union(*(card.fields for card in self.cards))

    def common_office(self, card: Card) -> int:
        """How many words of their offices are the same, in the best case."""
        return max((len(card.office & other.office) for other in self.cards), default=0)

    def apart(self, card: Card) -> int:
        """Days to his nearest appearance; 0 without a date."""
        days = [abs(other.day - card.day) for other in self.cards if other.day is not None and card.day is not None]
        return min(days, default=0)

    def held(self, card: Card) -> tuple[int, int] | None:
        """The first and the last day on which he had the office of a card that names nothing else."""
        days = [other.day for other in self.cards if other.day is not None and _has_office(other, card)]
        return (min(days), max(days)) if days else None


def persons(cards: Iterable[Card]) -> list[Person]:
    """The persons behind the cards, each card in one."""
    found: list[Person] = []
    ordered = sorted(cards, key=lambda card: (-min(len(card.words), 2), card.order, card.key))
    for card in ordered:
        person = _of_name(found, card) if len(card.words) > 1 else _of_part(found, card) if card.words else _of_office(found, card)
        if person is None:
            found.append(person := Person())
        person.cards.append(card)
    return found


def _of_name(known: Sequence[Person], card: Card) -> Person | None:
    """Whoever has the full name; of several the one with most of the office, then the nearest in time."""
    fitting = [person for person in known if len(person.words) > 1 and share(person.words, card.words) == "full" and person.can_be(card)]
    fitting = [person for person in fitting if person.common_office(card) or person.apart(card) < LIFETIME]
    return max(fitting, key=lambda person: (person.common_office(card), -person.apart(card)), default=None)


def _of_part(known: Sequence[Person], card: Card) -> Person | None:
    """Whoever has the surname, if he is the only one in that time, or the only one with that office."""
    bearers = [person for person in known if person.words and _is_called(person, card) and person.can_be(card)]
    by_office = [person for person in bearers if person.common_office(card) > 1]
    if len(by_office) == 1:
        return by_office[0]
    near = [person for person in bearers if person.apart(card) <= PERIOD]
    # Somebody known by his surname alone is nobody's rival.
    near = [person for person in near if len(person.words) > 1] or near
    if len(near) > 1 and not card.office:
        near = [person for person in near if person.fields == card.about] or near
    return near[0] if len(near) == 1 else None


def _is_called(person: Person, card: Card) -> bool:
    word = card.words[0]
    if len(person.words) == 1:
        return similar(person.words[0], word)
    return share(person.words, card.words) == "last" or (share(person.words, card.words) == "first" and word.startswith("ابو"))


def _of_office(known: Sequence[Person], card: Card) -> Person | None:
    """Whoever holds the office in that time, if that is one: between two days on which he had it, or near one where nobody else had it."""
    if card.anonymous or len(card.office) < 2 or card.day is None or not (_state(card) or card.places):
        return None
    holders = [(person, span) for person in known if person.words and person.can_be(card) and (span := person.held(card)) is not None]
    within = [person for person, (first, last) in holders if first <= card.day <= last]
    if len(within) == 1:
        return within[0]
    near = [person for person, (first, last) in holders if first - PERIOD <= card.day <= last + PERIOD]
    return near[0] if len(near) == 1 and not within else None


def _has_office(other: Card, card: Card) -> bool:
    """Whether the office that a card names is the other's, of the same state, and no deputy's or former one's."""
    more = other.office - card.office
    same_state = card.places <= other.places if card.places else _state(card) == _state(other)
    return card.office <= other.office and same_state and not more & load().words["identities.not_holding"]


def _state(card: Card) -> str:
    """The state of an office: that of its adjective, else that which the article is about."""
    return min(card.nations, default=card.setting)
