"""A graph → GEXF 1.3, the format of Gephi and Gephi Lite, laid out, coloured and dated.

Why not networkx's writer: it cannot write the kind of an edge, which Gephi needs to keep two edges between the same nodes apart, nor a timeline of
days, and what it makes of some texts no program opens. Gephi is particular in more:

1. One block of attributes a class, and each attribute's id equals its title: Gephi Lite keeps only the last block, and shows ids.
2. `timerepresentation` is fixed by the first file of a workspace: the header says `timestamp` where there is a day at all.
3. A node or an edge without a day has no spell; it is not shown while the timeline is filtered.
4. Gephi up to 0.10 turns `INF` inside any value into `Infinity`, also in words. That is Gephi's to mend; the text is written as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.exports.appearance import Colour, edge_colour, node_colour, radius
from quotes.exports.elements import Edge, Elements, Node
from quotes.exports.layout import place
from quotes.exports.values import Type, Value, written
from quotes.exports.xml import escaped

if TYPE_CHECKING:
    import networkx


def write_gexf(graph: networkx.Graph, path: str | Path) -> None:
    """A graph of `build_graph`, or any other of networkx, as GEXF 1.3; the same graph gives the same bytes.

    Labels come from the attribute `label`, an edge's kind and weight from `kind` and `weight`, the timeline from `dates` (`2016-05-27 2016-06-01`),
    sizes from `quotes`, colours from `kind` and `speaker_type`. All else is written as attributes: numbers of both kinds as doubles, other mixtures
    as text.
    """
    elements = Elements(graph)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(elements))


def _lines(elements: Elements) -> Iterator[str]:
    direction = "directed" if elements.directed else "undirected"
    time = 'mode="dynamic" timeformat="date" timerepresentation="timestamp"' if elements.dated else 'mode="static"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    yield "  <meta>\n    <creator>quotes</creator>\n"
    if elements.view is not None:
        yield f"    <description>who said what: {escaped(str(elements.view))}</description>\n"
    yield f'  </meta>\n  <graph defaultedgetype="{direction}" {time}>\n'
    yield from _declared("node", elements.node_types)
    yield from _declared("edge", elements.edge_types)
    yield f'    <nodes count="{elements.node_count}">\n'
    points = place([radius(node) for node in elements.nodes()], elements.pairs())
    for node, (x, y) in zip(elements.nodes(), points, strict=True):
        yield f'      <node id="{escaped(node.id)}" label="{escaped(node.label)}">\n'
        yield from _said(node)
        yield f'        {_colour(node_colour(node))}<viz:position x="{x}" y="{y}"/><viz:size value="{radius(node)}"/>\n      </node>\n'
    yield f'    </nodes>\n    <edges count="{elements.edge_count}">\n'
    for edge in elements.edges():
        optional = (("kind", edge.kind), ("label", edge.label))
        named = "".join(f' {name}="{escaped(value)}"' for name, value in optional if value)
        yield f'      <edge id="{edge.id}" source="{escaped(edge.source)}" target="{escaped(edge.target)}"{named} weight="{edge.weight}">\n'
        yield from _said(edge)
        yield f"        {_colour(edge_colour(edge))}\n      </edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _declared(of: str, types: Mapping[str, Type]) -> Iterator[str]:
    yield f'    <attributes class="{of}" mode="static">\n'
    for name, kind in types.items():
        yield f'      <attribute id="{escaped(name)}" title="{escaped(name)}" type="{kind}"/>\n'
    yield "    </attributes>\n"


def _said(element: Node | Edge) -> Iterator[str]:
    """What a node or an edge says of itself, and when."""
    if element.values:
        yield f"        <attvalues>{''.join(_value(name, value) for name, value in element.values.items())}</attvalues>\n"
    if element.days:
        spells = "".join(f'<spell timestamp="{day}"/>' for day in element.days)
        yield f"        <spells>{spells}</spells>\n"


def _value(name: str, value: Value) -> str:
    return f'<attvalue for="{escaped(name)}" value="{escaped(written(value))}"/>'


def _colour(colour: Colour) -> str:
    return f'<viz:color r="{colour.red}" g="{colour.green}" b="{colour.blue}"/>'
