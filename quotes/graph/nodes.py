"""What the views' nodes and edges say of themselves: flat values of one type an attribute; what has no value is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from quotes.graph.dates import DAY
from quotes.graph.labels import label
from quotes.graph.select import Said, Source
from quotes.nouns import Speaker

Attributes = dict[str, Any]
# The attribute with all days, `2016-05-27 2016-06-01`. A flat string, so that every writer of networkx takes it and copies of the graph keep it.
DATES = "dates"


def given(**attributes: Any) -> Attributes:
    """Those that have a value."""
    return {name: value for name, value in attributes.items() if value is not None and value != ""}


def on_days(days: Iterable[str | None]) -> Attributes:
    """The days for a timeline; dates that are no days have no place on it."""
    return given(**{DATES: " ".join(sorted({day for day in days if day and len(day) == DAY}))})


def period(days: Iterable[str | None]) -> Attributes:
    """The days, and the first and the last as attributes of their own for programs without a timeline."""
    dated = on_days(days)
    if dated:
        dated |= {"first_date": dated[DATES][:DAY], "last_date": dated[DATES][-DAY:]}
    return dated


@dataclass(slots=True)
class _Person:
    """A speaker, as the articles show him so far."""

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    anonymous: bool = True
    quotes: int = 0
    words: int = 0
    sources: set[str] = field(default_factory=set)
    days: set[str | None] = field(default_factory=set)

    def meet(self, speaker: Speaker) -> None:
        self.names[speaker.name] += 1
        self.types[speaker.type] += 1
        self.roles.update([speaker.role] if speaker.role else [])
        self.anonymous &= speaker.anonymous


def speakers(sources: Iterable[Source], involved: Callable[[Said], Iterable[str]]) -> dict[str, Attributes]:
    """The speaker nodes of a view: all who are involved in a quote. `articles` and the dates are those in which they are, `quotes` what they said."""
    people: dict[str, _Person] = {}
    for source in sources:
        here: set[str] = set()
        for said in source.quotes:
            here.update(involved(said))
            if said.speaker:
                speaking = people.setdefault(said.speaker, _Person())
                speaking.quotes += 1
                speaking.words += said.words
        for node in here:
            person = people.setdefault(node, _Person())
            person.sources.add(source.node)
            person.days.add(source.day)
        for node, speaker in source.people:
            if node in here:
                people[node].meet(speaker)
    return {node: _speaker(node, person) for node, person in people.items()}


def _speaker(node: str, person: _Person) -> Attributes:
    name = _usual(person.names)
    return given(
        label=label(name or "") or node,
        kind="speaker",
        name=name,
        speaker_type=_usual(person.types),
        role=_usual(person.roles),
        quotes=person.quotes,
        words=person.words,
        articles=len(person.sources),
        anonymous=person.anonymous,
    ) | period(person.days)


def _usual(counts: Counter[str]) -> str | None:
    """The most frequent; of equally frequent ones the longest, which says most; the last key only makes the choice stable."""
    return min(counts, key=lambda text: (-counts[text], -len(text), text), default=None)


def outlets(sources: Iterable[Source]) -> dict[str, Attributes]:
    """The outlet nodes; articles without a known outlet have none."""
    articles: Counter[str] = Counter()
    quotes: Counter[str] = Counter()
    days: dict[str, set[str | None]] = {}
    for source in sources:
        if source.outlet:
            articles[source.outlet] += 1
            quotes[source.outlet] += len(source.quotes)
            days.setdefault(source.outlet, set()).add(source.day)
    found = {}
    for name, count in articles.items():
        shown = label(name) or name
        found[outlet_node(name)] = given(label=shown, kind="outlet", name=name, articles=count, quotes=quotes[name]) | on_days(days[name])
    return found


def outlet_node(name: str) -> str:
    """The node of an outlet."""
    return f"outlet:{name}"


def article(source: Source) -> Attributes:
    """An article node."""
    shown = label(source.title or "") or label(source.id) or source.id
    return given(label=shown, kind="article", title=source.title, date=source.date, outlet=source.outlet) | on_days([source.day])


def quote(said: Said, source: Source) -> Attributes:
    """A quote node."""
    return given(
        label=label(said.text) or said.node,
        kind="quote",
        text=said.text,
        quote_kind=said.kind,
        stance=said.stance,
        cue=said.cue,
        date=source.date,
        article=source.id,
        outlet=source.outlet,
        rule=said.rule,
        confidence=None if said.confidence is None else float(said.confidence),
    ) | on_days([source.day])


@dataclass(slots=True)
class Tally:
    """The quotes behind an edge, so far."""

    kinds: Counter[str] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)
    days: set[str | None] = field(default_factory=set)
    # The earliest quote: its day (undated ones come last), its node, its text.
    sample: tuple[str, str, str] = ("~", "", "")

    def add(self, said: Said, source: Source) -> None:
        """Counts a quote."""
        self.kinds[said.kind] += 1
        self.sources.add(source.node)
        self.days.add(source.day)
        self.sample = min(self.sample, (source.day or "9999-99", said.node, said.text))

    def attributes(self) -> Attributes:
        """The edge's attributes, without its kind."""
        kinds = {kind: self.kinds[kind] for kind in ("direct", "indirect", "mixed", "reported")}
        return given(weight=self.kinds.total(), **kinds, articles=len(self.sources), sample=self.sample[2]) | period(self.days)
