"""A graph → a folder with `nodes.csv` and `edges.csv`, as Gephi's spreadsheet import reads them, and people too."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.exports.elements import Elements
from quotes.exports.table import Cell, safe
from quotes.exports.values import Value, written

if TYPE_CHECKING:
    import networkx


def write_gephi_csv(graph: networkx.Graph, folder: str | Path) -> None:
    """Any graph of networkx as two tables in a folder, which is made if it is not there.

    UTF-8 without a byte order mark, as Gephi expects it. The column `timeset` holds the days for its timeline.
    """
    elements = Elements(graph)
    target = Path(folder)
    target.mkdir(exist_ok=True)
    timeset = ["timeset"] if elements.dated else []
    names = list(elements.node_types)
    rows = ([node.id, node.label, *_cells(node.values, names), *([_timeset(node.days)] if timeset else [])] for node in elements.nodes())
    _write(target / "nodes.csv", ["Id", "Label", *names, *timeset], rows)
    names = list(elements.edge_types)
    direction = "Directed" if elements.directed else "Undirected"
    rows = (
        [
            *(edge.id, edge.source, edge.target, direction, edge.kind, edge.label, edge.weight),
            *_cells(edge.values, names),
            *([_timeset(edge.days)] if timeset else []),
        ]
        for edge in elements.edges()
    )
    _write(target / "edges.csv", ["Id", "Source", "Target", "Type", "Kind", "Label", "Weight", *names, *timeset], rows)


def _cells(values: dict[str, Value], names: Iterable[str]) -> list[Cell]:
    """Numbers stay numbers, which no spreadsheet runs."""
    found = (values.get(name) for name in names)
    return [written(value) if isinstance(value, bool) else value for value in found]


def _timeset(days: tuple[str, ...]) -> str | None:
    return f"<[{', '.join(days)}]>" if days else None


def _write(path: Path, header: list[str], rows: Iterable[list[Cell]]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([safe(cell) for cell in row] for row in rows)
