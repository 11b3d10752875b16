"""Which cards are one organization or place: by the words of its name, its state, and what sort of body it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quotes.identities.card import Card
from quotes.identities.index import Index
from quotes.lexicon import load

_KINDS = ("medium", "company", "party", "agency")


@dataclass(slots=True, eq=False)
class Body:
    """Cards of one body."""

    cards: list[Card] = field(default_factory=list)
    names: set[frozenset[str]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    state: str = ""
    types: set[str] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)


def bodies(cards: Iterable[Card]) -> list[Body]:
    """The bodies behind the cards, each card in one; longer names first, so that shorter ones find them."""
    words, known = load().words, Index[Body]()
    for card in sorted(cards, key=lambda card: (-len(card.office | card.nations), card.order, card.key)):
        core, kinds, state = _read(card, words)
        fitting = [body for body in known.having_any(core) if _fits(body, core, kinds, state, card)]
        exact = [body for body in fitting if core in body.names]
        chosen = exact or fitting
        body = chosen[0] if chosen and (exact or len(fitting) == 1) else None
        body = Body() if body is None else body
        body.cards.append(card)
        body.names.add(core)
        body.kinds |= kinds
        body.state = body.state or state
        body.types.add(card.type)
        body.articles.add(card.order)
        known.add(body, core)
    return list(known)


def _read(card: Card, words: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], frozenset[str], str]:
    """The words that name a body, the kinds that it is said to be, and its state."""
    kinds = frozenset(kind for kind in _KINDS if words[f"identities.{kind}"] & card.heads)
    heads = frozenset[str]().union(*(words[f"identities.{kind}"] for kind in _KINDS))
    core = card.office - (words["identities.medium"] if kinds == {"medium"} else heads & {card.head})
    core = core - {"وزاره"} or core
    state = min(card.nations, default="")
    if len(core) == 1 and core <= words["identities.ministry"]:
        kinds = frozenset(["ministry"])
    if kinds & {"ministry", "party"}:
        state = state or card.setting
    return core or card.office or frozenset([card.name]), kinds, state


def _fits(body: Body, core: frozenset[str], kinds: frozenset[str], state: str, card: Card) -> bool:
    if card.order in body.articles:
        return False
    if kinds and body.kinds and kinds.isdisjoint(body.kinds):
        return False
    if {card.type} | body.types == {"place", "organization"}:
        return False
    if state and body.state and state != body.state:
        return False
    if "ministry" in kinds | body.kinds and state != body.state:
        return False
    # A party's short name is another's: `حزب الشعب`, `حزب الشعب الجمهوري`.
    short = len(core) > 1 or (kinds == body.kinds and kinds in ({"agency"}, {"company"}))
    return any(core == name or (short and (core < name or name < core)) for name in body.names)
