"""A graph → discs, curves and labels at their places, for writers of pictures. y grows downwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotes.exports.appearance import Colour, edge_colour, node_colour, radius
from quotes.exports.elements import Elements
from quotes.exports.layout import Point, place

# How far a curve's middle stands off the straight line, as a part of its length. Seen from its source every edge bends to the same side, so that
# the direction shows, and the way back is another curve.
BEND = 0.12
# Of the picture around the graph.
FRAME = 60.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A node. `name` says in words what its colour means; `told` is what there is to say beyond the label."""

    x: float
    y: float
    radius: float
    colour: Colour
    name: str
    label: str
    told: str

    @property
    def letters(self) -> float:
        """The size of the label's letters."""
        return max(5.0, 0.75 * self.radius)


@dataclass(frozen=True, slots=True)
class Curve:
    """An edge: a quadratic curve, in one piece with its ends' centres."""

    start: Point
    bend: Point
    end: Point
    colour: Colour
    width: float


class Picture:
    """What is to be drawn, and the frame (left, top, width, height) that it fits into."""

    def __init__(self, elements: Elements) -> None:
        self._elements = elements
        nodes = list(elements.nodes())
        points = place([radius(node) for node in nodes], elements.pairs())
        self.discs: list[Disc] = []
        for node, (x, y) in zip(nodes, points, strict=True):
            name = str(node.values.get("speaker_type") or node.values.get("kind") or "node")
            told = str(node.values.get("text") or node.values.get("role") or "")
            self.discs.append(Disc(x, -y + 0.0, radius(node), node_colour(node), name, node.label, told))
        self._at = {node.id: (disc.x, disc.y) for node, disc in zip(nodes, self.discs, strict=True)}
        left = min((disc.x - disc.radius for disc in self.discs), default=0.0) - FRAME
        top = min((disc.y - disc.radius for disc in self.discs), default=0.0) - FRAME
        right = max((disc.x + disc.radius for disc in self.discs), default=0.0) + FRAME
        bottom = max((disc.y + disc.radius for disc in self.discs), default=0.0) + FRAME
        self.frame = tuple(round(value, 1) for value in (left, top, right - left, bottom - top))

    def curves(self) -> Iterator[Curve]:
        """The edges; one from a node to itself is not drawn."""
        bend = BEND if self._elements.directed else 0.0
        for edge in self._elements.edges():
            (x, y), (to_x, to_y) = start, end = self._at[edge.source], self._at[edge.target]
            if edge.source != edge.target:
                middle = round((x + to_x) / 2 - bend * (to_y - y), 1), round((y + to_y) / 2 + bend * (to_x - x), 1)
                yield Curve(start, middle, end, edge_colour(edge), round(min(8.0, 0.6 + 0.4 * max(edge.weight, 0)), 1))

    def legend(self) -> dict[str, Colour]:
        """What the nodes' colours mean, those that occur."""
        return dict(sorted((disc.name, disc.colour) for disc in self.discs))
