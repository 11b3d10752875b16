"""A graph → JSON in node-link form, as d3 and `networkx.node_link_graph` read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from quotes.exports.elements import Elements

if TYPE_CHECKING:
    import networkx


def write_node_link(graph: networkx.Graph, path: str | Path) -> None:
    """Any graph of networkx as one JSON object: `directed`, `multigraph`, `graph`, `nodes` and `edges`, one a line. An edge's `key` is its id."""
    elements = Elements(graph)
    head = {"directed": elements.directed, "multigraph": True, "graph": {} if elements.view is None else {"view": elements.view}}
    with open(path, "wb") as file:
        file.write(orjson.dumps(head)[:-1] + b',"nodes":[')
        for number, node in enumerate(elements.nodes()):
            _write(file, number, {"id": node.id, "label": node.label, **node.values})
        file.write(b'\n],"edges":[')
        for number, edge in enumerate(elements.edges()):
            kind = {"kind": edge.kind} if edge.kind else {}
            _write(file, number, {"source": edge.source, "target": edge.target, "key": edge.id, **kind, "weight": edge.weight, **edge.values})
        file.write(b"\n]}\n")


def _write(file: Any, number: int, record: dict[str, Any]) -> None:
    file.write((b",\n" if number else b"\n") + orjson.dumps(record))
