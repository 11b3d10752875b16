"""Which cards are one person.

Full names first: cards of one name are one person unless something forbids it (two in one article, another nationality, a footballer and a minister).
Then surnames alone, and offices alone, each only where the corpus leaves one candidate in that time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from quotes.identities.card import Card
from quotes.identities.index import Index
from quotes.identities.spelling import share, similar, spellings
from quotes.lexicon import load

# Days around a person's appearances in which a surname, or an office, may still mean him.
PERIOD = 2 * 365
# One name so far apart and with nothing else in common is two people's.
LIFETIME = 12 * 365


@dataclass(slots=True, eq=False)
class Person:
    """Cards of one person, and what they say together, kept beside them: whoever rules speaks in thousands of articles.

    Args:
        words: his fullest name.
        fields: what he is known for, besides politics.
        titled: whether he was given with an office of politics.
    """

    cards: list[Card] = field(default_factory=list)
    words: tuple[str, ...] = ()
    fields: set[str] = field(default_factory=set)
    titled: bool = False
    articles: set[int] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    offices: set[frozenset[str]] = field(default_factory=set)
    days: set[int] = field(default_factory=set)

    def add(self, card: Card) -> None:
        """Takes in another card of his."""
        self.cards.append(card)
        self.words = max(self.words, card.words, key=len)
        self.fields |= card.fields
        self.titled |= bool(card.office and not card.fields)
        self.articles.add(card.order)
        self.nations |= card.nations
        self.genders |= {card.gender} - {""}
        self.offices.add(card.office)
        if card.day is not None:
            self.days.add(card.day)

    def can_be(self, card: Card) -> bool:
        """Whether nothing that is known of him forbids the card."""
        if card.order in self.articles:
            return False
        if card.nations and self.nations and card.nations.isdisjoint(self.nations) and not self.common_office(card):
            return False
        if (card.fields and self.titled and not self.fields) or (self.fields and card.office and not card.fields and not self.common_office(card)):
            return False
        return not (card.gender and self.genders - {card.gender})

    def common_office(self, card: Card) -> int:
        """How many words of their offices are the same, in the best case."""
        return max((len(card.office & office) for office in self.offices), default=0)

    def apart(self, card: Card) -> int:
        """Days to his nearest appearance; 0 without a date."""
        return 0 if card.day is None else min((abs(day - card.day) for day in self.days), default=0)

    def held(self, card: Card) -> tuple[int, int] | None:
        """The first and the last day on which he had the office of a card that names nothing else."""
        days = [other.day for other in self.cards if other.day is not None and _has_office(other, card)]
        return (min(days), max(days)) if days else None


def persons(cards: Iterable[Card]) -> list[Person]:
    """The persons behind the cards, each card in one."""
    known = Index[Person]()
    for card in sorted(cards, key=lambda card: (-min(len(card.words), 2), card.order, card.key)):
        person = _of_name(known, card) if len(card.words) > 1 else _of_part(known, card) if card.words else _of_office(known, card)
        person = Person() if person is None else person
        person.add(card)
        known.add(person, _keys(card))
    return list(known)


def _keys(card: Card) -> Iterator[tuple[str, str]]:
    """What a card's person is found by: the words of his name, the last of them, the words of his office."""
    yield from (("name", spelling) for word in card.words for spelling in spellings(word))
    yield from (("last", spelling) for word in card.words[-1:] for spelling in spellings(word))
    yield from (("office", word) for word in card.office)


def _namesakes(known: Index[Person], card: Card) -> list[Person]:
    """Whoever may share the name, all of it or a part: its last word stands in his, or his last word in it."""
    last = [("name", spelling) for spelling in spellings(card.words[-1])]
    return known.having_any([*last, *(("last", spelling) for word in card.words for spelling in spellings(word))])


def _of_name(known: Index[Person], card: Card) -> Person | None:
    """Whoever has the full name; of several the one with most of the office, then the nearest in time."""
    namesakes = [person for person in _namesakes(known, card) if len(person.words) > 1 and share(person.words, card.words) == "full"]
    fitting = [person for person in namesakes if person.can_be(card)]
    fitting = [person for person in fitting if person.common_office(card) or person.apart(card) < LIFETIME]
    return max(fitting, key=lambda person: (person.common_office(card), -person.apart(card)), default=None)


def _of_part(known: Index[Person], card: Card) -> Person | None:
    """Whoever has the surname, if he is the only one in that time, or the only one with that office."""
    bearers = [person for person in _namesakes(known, card) if _is_called(person, card) and person.can_be(card)]
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


def _of_office(known: Index[Person], card: Card) -> Person | None:
    """Whoever holds the office in that time, if that is one: between two days on which he had it, or near one where nobody else had it."""
    if card.anonymous or len(card.office) < 2 or card.day is None or not (_state(card) or card.places):
        return None
    by_office = known.having_all(("office", word) for word in card.office)
    holders = [(person, span) for person in by_office if person.words and person.can_be(card) and (span := person.held(card)) is not None]
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
