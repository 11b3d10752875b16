"""Components found, laid out one by one, and packed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import asin, cos, fsum, hypot, pi, sin

from quotes.exports.layout.points import Pair, Point

# Between discs: room for an edge and a bit of label.
GAP = 8.0
# Between components.
MARGIN = 24.0


def place(radii: Sequence[float], pairs: Iterable[Pair]) -> list[Point]:
    """A point for each node such that no two discs overlap; one decimal.

    Args:
        radii: of the nodes' discs.
        pairs: ties, in any order and direction; ties of a node to itself do nothing.
    """
    weights: dict[tuple[int, int], list[float]] = {}
    for first, second, weight in pairs:
        if first != second:
            weights.setdefault((min(first, second), max(first, second)), []).append(weight)
    # Sums of floats depend on their order.
    ties = {ends: fsum(weights[ends]) for ends in sorted(weights)}
    parts = [_laid_out(nodes, radii, ties_of) for nodes, ties_of in _components(len(radii), ties)]
    centres = _packed([radius for _, _, radius in parts])
    points = [(0.0, 0.0)] * len(radii)
    for (nodes, inner, _), (x, y) in zip(parts, centres, strict=True):
        for node, (dx, dy) in zip(nodes, inner, strict=True):
            # Adding zero turns -0.0 into 0.0.
            points[node] = round(x + dx, 1) + 0.0, round(y + dy, 1) + 0.0
    return points


def _components(count: int, ties: dict[tuple[int, int], float]) -> list[tuple[list[int], list[Pair]]]:
    """The connected components, each with its nodes in ascending order and its ties."""
    leader = list(range(count))

    def find(node: int) -> int:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for first, second in ties:
        one, other = find(first), find(second)
        leader[max(one, other)] = min(one, other)
    parts: dict[int, tuple[list[int], list[Pair]]] = {}
    for node in range(count):
        parts.setdefault(find(node), ([], []))[0].append(node)
    for (first, second), weight in ties.items():
        parts[find(first)][1].append((first, second, weight))
    return list(parts.values())


def _laid_out(nodes: list[int], radii: Sequence[float], ties: list[Pair]) -> tuple[list[int], list[Point], float]:
    """A component around (0, 0), and the radius of the circle that holds it."""
    if len(nodes) == 1:
        return nodes, [(0.0, 0.0)], radii[nodes[0]]
    # numpy only where there is something to compute.
    from quotes.exports.layout.forces import spread
    from quotes.exports.layout.separate import separate

    index = {node: number for number, node in enumerate(nodes)}
    own = [radii[node] for node in nodes]
    points = separate(spread([radius + GAP for radius in own], [(index[one], index[other], weight) for one, other, weight in ties]), own, GAP)
    middle_x = (min(x - r for (x, _), r in zip(points, own, strict=True)) + max(x + r for (x, _), r in zip(points, own, strict=True))) / 2
    middle_y = (min(y - r for (_, y), r in zip(points, own, strict=True)) + max(y + r for (_, y), r in zip(points, own, strict=True))) / 2
    centred = [(x - middle_x, y - middle_y) for x, y in points]
    return nodes, centred, max(hypot(x, y) + r for (x, y), r in zip(centred, own, strict=True))


def _packed(radii: list[float]) -> list[Point]:
    """Centres for circles: the largest in the middle, the others around it in rings, from large to small."""
    order = sorted(range(len(radii)), key=lambda part: -radii[part])
    centres = [(0.0, 0.0)] * len(radii)
    edge = radii[order[0]] + MARGIN if order else 0.0
    waiting = order[1:]
    while waiting:
        # The first is the largest of its ring. All stand on one circle, each taking the angle under which the middle sees it.
        middle = edge + radii[waiting[0]]
        ring: list[tuple[int, float]] = []
        angle = 0.0
        for part in waiting:
            width = 2 * asin(min(1.0, (radii[part] + MARGIN / 2) / middle))
            if ring and angle + width > 2 * pi:
                break
            ring.append((part, angle + width / 2))
            angle += width
        # What is left of the circle goes between them.
        stretch = 2 * pi / angle if angle else 1.0
        for part, at in ring:
            centres[part] = middle * cos(at * stretch), middle * sin(at * stretch)
        edge = middle + radii[waiting[0]] + MARGIN
        waiting = waiting[len(ring) :]
    return centres
