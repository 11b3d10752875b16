"""Which nodes are tied → where to draw them, so that a file opens readable.

Each connected component is laid out by forces, its discs are moved apart, and the components are packed around the largest. There is no chance in
it: the same graph gets the same picture. Distances are in the units of the discs' radii.
"""

from quotes.exports.layout.components import place
from quotes.exports.layout.points import Pair, Point

__all__ = ["Pair", "Point", "place"]
