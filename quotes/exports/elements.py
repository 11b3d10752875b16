"""A networkx graph → its nodes and edges as plain values, which every graph format can hold.

Any graph of networkx will do, ours or not. What no file may hold is left out here, once for all formats: characters that XML forbids, attributes
without a value, infinite numbers, attributes of attributes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from quotes.exports.values import Type, Value, clean, conform, plain, type_of, wider
from quotes.graph.dates import DAY, known
from quotes.graph.labels import label
from quotes.graph.nodes import DATES

if TYPE_CHECKING:
    import networkx

# Names that Gephi and tables keep for themselves, whatever their case; an attribute that is called so gets a `_`.
_KEPT = frozenset({"id", "source", "target", "type", "timeset"})
# What a node or an edge says of itself outside its attributes.
_NODE_OWN = frozenset({"label"})
_EDGE_OWN = frozenset({"label", "kind", "weight"})


@dataclass(frozen=True, slots=True)
class Node:
    """A node. `days` are ISO dates in order; `values` do not repeat the label."""

    id: str
    label: str
    values: dict[str, Value]
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge. `values` do not repeat kind, label and weight; an edge without a label of its own has its kind for one."""

    id: str
    source: str
    target: str
    kind: str | None
    label: str | None
    weight: int | float
    values: dict[str, Value]
    days: tuple[str, ...]


class Elements:
    """A graph's elements, made one by one as they are asked for.

    Args:
        graph: any graph of networkx; node labels are taken from `label`, days from `dates`, edge kinds from `kind`, weights from `weight`.
    """

    def __init__(self, graph: networkx.Graph) -> None:
        self._graph = graph
        self.directed: bool = graph.is_directed()
        self.node_count: int = graph.number_of_nodes()
        self.edge_count: int = graph.number_of_edges()
        self.view = plain(graph.graph.get("view"))
        # What Python tells apart (1 and "1") need not differ once it is written.
        taken: dict[str, int] = {}
        self._ids = {node: _unique(clean(str(node)), taken) for node in graph}
        self.dated = False
        self.node_types: dict[str, Type] = {}
        self.edge_types: dict[str, Type] = {}
        for _, data in graph.nodes(data=True):
            self._learn(data, self.node_types, _NODE_OWN)
        for *_, data in graph.edges(data=True):
            self._learn(data, self.edge_types, _EDGE_OWN)

    def _learn(self, data: Mapping[Any, Any], types: dict[str, Type], own: frozenset[str]) -> None:
        """What an element tells of all: whether there are days, and a type for each attribute that takes all its values."""
        self.dated = self.dated or bool(_days(data))
        for name, value in _attributes(data, own):
            types[name] = wider(types.get(name), type_of(value))

    def nodes(self) -> Iterator[Node]:
        """The nodes in the graph's order."""
        for node, data in self._graph.nodes(data=True):
            node_id = self._ids[node]
            shown = label(clean(str(data.get("label") or ""))) or label(node_id) or node_id
            yield Node(node_id, shown, _values(data, self.node_types, _NODE_OWN), _days(data))

    def edges(self) -> Iterator[Edge]:
        """The edges in the graph's order, numbered from `e1`."""
        for number, (source, target, data) in enumerate(self._graph.edges(data=True), 1):
            kind = " ".join(clean(str(data.get("kind") or "")).split()) or None
            yield Edge(
                id=f"e{number}",
                source=self._ids[source],
                target=self._ids[target],
                kind=kind,
                label=label(clean(str(data.get("label") or ""))) or kind,
                weight=_weight(data),
                values=_values(data, self.edge_types, _EDGE_OWN),
                days=_days(data),
            )

    def pairs(self) -> Iterator[tuple[int, int, float]]:
        """The edges as indexes of their nodes, and weights."""
        index = {node: number for number, node in enumerate(self._graph)}
        return ((index[source], index[target], _weight(data)) for source, target, data in self._graph.edges(data=True))


def _days(data: Mapping[Any, Any]) -> tuple[str, ...]:
    """The days of a node or an edge, each once; what is no day is passed over."""
    written = data.get(DATES)
    return _read_days(written) if isinstance(written, str) else ()


@lru_cache(maxsize=10_000)
def _read_days(written: str) -> tuple[str, ...]:
    return tuple(sorted({day for day in map(known, written.split()) if day and len(day) == DAY}))


def _weight(data: Mapping[Any, Any]) -> int | float:
    weight = plain(data.get("weight"))
    return weight if isinstance(weight, int | float) and not isinstance(weight, bool) else 1


def _unique(written: str, taken: dict[str, int]) -> str:
    """The id (`node` for one of which nothing is left), or with `#2`, `#3` … the first that is free."""
    unique = written = written or "node"
    while unique in taken:
        taken[written] += 1
        unique = f"{written}#{taken[written]}"
    taken[unique] = 1
    return unique


def _attributes(data: Mapping[Any, Any], own: frozenset[str]) -> Iterator[tuple[str, Value]]:
    """The attributes that have a value, under the names that files give them. `dates` without a day in it is one like others."""
    for name, value in data.items():
        if name in own or (name == DATES and _days(data)) or (found := plain(value)) is None:
            continue
        written = clean(str(name))
        yield f"{written}_" if written.casefold() in _KEPT else written, found


def _values(data: Mapping[Any, Any], types: Mapping[str, Type], own: frozenset[str]) -> dict[str, Value]:
    return {name: conform(value, types[name]) for name, value in _attributes(data, own)}
