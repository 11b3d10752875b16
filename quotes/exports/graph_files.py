"""A graph → a file, in the format that its suffix says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.errors import InputError
from quotes.exports.gephi_csv import write_gephi_csv
from quotes.exports.gexf import write_gexf
from quotes.exports.graphml import write_graphml
from quotes.exports.node_link import write_node_link
from quotes.exports.png import require, write_png
from quotes.exports.svg import write_svg

if TYPE_CHECKING:
    import networkx

Writer = Callable[["networkx.Graph", str | Path], None]
WRITERS: dict[str, Writer] = {
    ".gexf": write_gexf,
    ".graphml": write_graphml,
    ".json": write_node_link,
    ".svg": write_svg,
    ".png": write_png,
}
SUPPORTED = f"a name that ends in {', '.join(WRITERS)}, or a folder (no suffix) for Gephi's nodes.csv and edges.csv"


def writer(path: str | Path) -> Writer:
    """What writes a file of this name, so that a wrong name is known before there is a graph. Raises as `write_graph`."""
    target = Path(path)
    if target.is_dir() or not target.suffix:
        return write_gephi_csv
    found = WRITERS.get(target.suffix.lower())
    if found is None:
        raise InputError(f"cannot write a graph as {target.suffix!r}", file=str(path), expected=SUPPORTED)
    if found is write_png:
        require()
    return found


def write_graph(graph: networkx.Graph, path: str | Path) -> None:
    """A graph as GEXF, GraphML, JSON (node-link), SVG or PNG by the path's suffix, or as Gephi's two tables into a folder.

    Raises:
        InputError: a suffix of no format.
        MissingExtraError: PNG without matplotlib.
    """
    writer(path)(graph, path)
