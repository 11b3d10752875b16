"""A graph → GraphML, for igraph, yEd, R and other programs; Gephi reads GEXF better, and a timeline only from there.

Why not networkx's writer: it gives edges of different nodes the same id, which Gephi and others refuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.exports.elements import Elements
from quotes.exports.values import Type, Value, written
from quotes.exports.xml import escaped

if TYPE_CHECKING:
    import networkx

# GraphML's names for the types.
_TYPES: Mapping[Type, str] = {"boolean": "boolean", "integer": "int", "long": "long", "double": "double", "string": "string"}


def write_graphml(graph: networkx.Graph, path: str | Path) -> None:
    """Any graph of networkx as GraphML; the same graph gives the same bytes."""
    elements = Elements(graph)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(elements))


def _lines(elements: Elements) -> Iterator[str]:
    node_types: dict[str, Type] = {"label": "string", **elements.node_types}
    edge_types: dict[str, Type] = {"kind": "string", "weight": "double", **elements.edge_types}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _declared("node", node_types)
    yield from _declared("edge", edge_types)
    yield f'  <graph edgedefault="{"directed" if elements.directed else "undirected"}">\n'
    for node in elements.nodes():
        yield f'    <node id="{escaped(node.id)}">{_data("node", {"label": node.label, **node.values}, node_types)}</node>\n'
    for edge in elements.edges():
        kind: dict[str, Value] = {"kind": edge.kind} if edge.kind else {}
        values = _data("edge", {**kind, "weight": float(edge.weight), **edge.values}, edge_types)
        yield f'    <edge id="{edge.id}" source="{escaped(edge.source)}" target="{escaped(edge.target)}">{values}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _declared(of: str, types: Mapping[str, Type]) -> Iterator[str]:
    for number, (name, kind) in enumerate(types.items()):
        yield f'  <key id="{of}{number}" for="{of}" attr.name="{escaped(name)}" attr.type="{_TYPES[kind]}"/>\n'


def _data(of: str, values: Mapping[str, Value], types: Mapping[str, Type]) -> str:
    numbers = {name: number for number, name in enumerate(types)}
    return "".join(f'<data key="{of}{numbers[name]}">{escaped(written(value))}</data>' for name, value in values.items())
