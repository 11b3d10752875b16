"""The selected quotes → nodes and edges, one function a view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from math import fsum

from quotes.graph import nodes
from quotes.graph.nodes import Attributes, Tally, on_days, period
from quotes.graph.select import Said, Source

Nodes = dict[str, Attributes]
# By source, target and kind; of an undirected edge the smaller id is the source.
Edges = dict[tuple[str, str, str], Attributes]


def quotes(sources: list[Source]) -> tuple[Nodes, Edges]:
    """Who said what, and where: outlets, articles, quotes and speakers. Quotes whose speaker is not known are there without one."""
    found = nodes.outlets(sources) | nodes.speakers(sources, _all)
    edges: Edges = {}
    for source in sources:
        same = {"weight": 1} | on_days([source.day])
        found[source.node] = nodes.article(source)
        if source.outlet:
            edges[nodes.outlet_node(source.outlet), source.node, "published"] = same
        for said in source.quotes:
            found[said.node] = nodes.quote(said, source)
            edges[source.node, said.node, "published"] = same
            edges |= dict.fromkeys(_of_quote(said), same)
    return found, edges


def _of_quote(said: Said) -> Iterator[tuple[str, str, str]]:
    if said.speaker:
        yield said.speaker, said.node, "said"
    for node in said.relays:
        yield node, said.node, "relayed"
    for node in said.mentioned:
        yield said.node, node, "mentions"
    for node in said.addressees:
        yield said.node, node, "addressed"
    if said.inside:
        yield said.node, said.inside, "inside"


def speakers(sources: list[Source]) -> tuple[Nodes, Edges]:
    """Who speaks of whom, passes on whose words, speaks to whom. Whoever does so of himself has no edge for it."""
    tallies: dict[tuple[str, str, str], Tally] = {}
    for source in sources:
        for said in source.quotes:
            for edge in _between(said):
                tallies.setdefault(edge, Tally()).add(said, source)
    return nodes.speakers(sources, lambda said: _all(said) if said.speaker else ()), _attributes(tallies)


def _between(said: Said) -> Iterator[tuple[str, str, str]]:
    if not said.speaker:
        return
    found = [(said.speaker, node, "mentions") for node in said.mentioned]
    found += [(node, said.speaker, "relays") for node in said.relays]
    found += [(said.speaker, node, "addresses") for node in said.addressees]
    yield from (edge for edge in found if edge[0] != edge[1])


def outlets(sources: list[Source]) -> tuple[Nodes, Edges]:
    """Which outlet quotes whom how often."""
    tallies: dict[tuple[str, str, str], Tally] = {}
    for source in sources:
        for said in source.quotes:
            if source.outlet and said.speaker:
                tallies.setdefault((nodes.outlet_node(source.outlet), said.speaker, "quotes"), Tally()).add(said, source)
    return nodes.outlets(sources) | nodes.speakers(sources, _speaking), _attributes(tallies)


def co_quoted(sources: list[Source]) -> tuple[Nodes, Edges]:
    """Who is quoted together in how many articles. `newman` counts an article for less, the more are quoted in it: 1 / (speakers - 1)."""
    shares: dict[tuple[str, str, str], list[float]] = {}
    days: dict[tuple[str, str, str], set[str | None]] = {}
    for source in sources:
        present = sorted({said.speaker for said in source.quotes if said.speaker})
        for first, second in combinations(present, 2):
            edge = first, second, "together"
            shares.setdefault(edge, []).append(1 / (len(present) - 1))
            days.setdefault(edge, set()).add(source.day)
    # `fsum` rounds once, so that the order of the articles cannot show.
    edges = {edge: {"weight": len(each), "newman": fsum(each)} | period(days[edge]) for edge, each in shares.items()}
    return nodes.speakers(sources, _speaking), edges


def _all(said: Said) -> Iterable[str]:
    return (*_speaking(said), *said.relays, *said.mentioned, *said.addressees)


def _speaking(said: Said) -> tuple[str, ...]:
    return (said.speaker,) if said.speaker else ()


def _attributes(tallies: dict[tuple[str, str, str], Tally]) -> Edges:
    return {edge: tally.attributes() for edge, tally in tallies.items()}
