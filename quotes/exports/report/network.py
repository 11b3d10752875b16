"""The graph of speakers → who is listed, and the network as the page draws it: places come from here, so the page needs no layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quotes.exports.appearance import edge_colour, node_colour, radius
from quotes.exports.elements import Elements
from quotes.exports.layout import place

if TYPE_CHECKING:
    import networkx

Record = dict[str, Any]


def people(graph: networkx.MultiDiGraph, colours: dict[str, int]) -> list[Record]:
    """The graph's speakers in its order. Those who are tied to another have a place (`at`: x, y, radius; y grows upwards) and a colour by type."""
    places = _places(graph.edge_subgraph(graph.edges(keys=True)))
    return [_person(node, values, colours.get(node)) | places.get(node, {}) for node, values in graph.nodes(data=True)]


def _person(node: str, values: Record, colour: int | None) -> Record:
    return {
        "id": node,
        "name": values.get("name") or values["label"],
        "label": values["label"],
        "type": values.get("speaker_type", "unknown"),
        "role": values.get("role"),
        "anonymous": values["anonymous"],
        "colour": colour,
    }


def _places(tied: networkx.MultiDiGraph) -> dict[str, Record]:
    elements = Elements(tied)
    nodes = list(elements.nodes())
    points = place([radius(node) for node in nodes], elements.pairs())
    return {own: {"at": [x, y, radius(node)], "drawn": node_colour(node).hex} for own, node, (x, y) in zip(tied, nodes, points, strict=True)}


def ties(graph: networkx.MultiDiGraph) -> list[Record]:
    """The graph's edges, ends as positions in the list of `people`. The quotes behind an edge the page finds by its ends and its kind."""
    index = {node: number for number, node in enumerate(graph)}
    drawn = [edge_colour(edge).hex for edge in Elements(graph).edges()]
    return [
        {"from": index[source], "to": index[target], "kind": kind, "weight": values["weight"], "drawn": colour}
        for (source, target, kind, values), colour in zip(graph.edges(keys=True, data=True), drawn, strict=True)
    ]
