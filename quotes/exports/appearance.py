"""Nodes and edges → colours and sizes, the same in every picture."""

from __future__ import annotations

from math import log2
from typing import NamedTuple

from quotes.exports.elements import Edge, Node


class Colour(NamedTuple):
    """Red, green and blue from 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def hex(self) -> str:
        """As the web writes it, `#0072b2`."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


# Okabe and Ito's colours, which also those tell apart who see no red or no green.
BLUE, ORANGE, GREEN, SKY = Colour(0, 114, 178), Colour(230, 159, 0), Colour(0, 158, 115), Colour(86, 180, 233)
VERMILION, PURPLE, YELLOW = Colour(213, 94, 0), Colour(204, 121, 167), Colour(240, 228, 66)
DARK, GREY, PALE = Colour(70, 70, 70), Colour(150, 150, 150), Colour(200, 200, 200)
SPEAKERS = {"person": BLUE, "organization": ORANGE, "place": GREEN, "group": SKY, "document": PURPLE, "unknown": GREY}
NODES = {"outlet": VERMILION, "article": DARK, "quote": YELLOW}
EDGES = {
    "said": BLUE,
    "relayed": PURPLE,
    "relays": PURPLE,
    "addressed": GREEN,
    "addresses": GREEN,
    "inside": ORANGE,
    "quotes": VERMILION,
    "published": PALE,
}
# A node that nobody quotes, in the units of the layout; every doubling of the quotes adds a step.
SMALLEST, STEP = 6.0, 8.0
LARGEST = 150.0


def node_colour(node: Node) -> Colour:
    """By the speaker's type, else by the node's kind."""
    kind = node.values.get("kind")
    return SPEAKERS.get(str(node.values.get("speaker_type")), GREY) if kind == "speaker" else NODES.get(str(kind), GREY)


def edge_colour(edge: Edge) -> Colour:
    """By the edge's kind."""
    return EDGES.get(str(edge.kind), GREY)


def radius(node: Node) -> float:
    """Of a node's disc: it grows with its quotes, ever more slowly, because a few are quoted a hundred times as often as most."""
    quotes = node.values.get("quotes", 0)
    count = max(quotes, 0) if isinstance(quotes, int | float) else 0
    return round(min(LARGEST, SMALLEST + STEP * log2(1 + count)), 1)
