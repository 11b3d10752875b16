"""A connected component → points: tied nodes draw together, all push each other away.

Attraction grows with distance and repulsion falls with it, and a node with many ties pushes harder, so that hubs stand apart with their own around
them. Repulsion is summed exactly in a small component; in a large one the nodes are charges on a grid, whose field is one convolution.
"""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from math import cos, log2, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from quotes.exports.layout.points import Pair, Point

Array = NDArray[np.float64]
Spectrum = NDArray[np.complex128]
# Up to here all pairs are summed: 600² distances take some milliseconds.
EXACT = 600
# A star of so few is best as it is drawn first, its centre in the middle.
SMALL_STAR = 12
# Nodes moved in all rounds together: some seconds. 300 rounds bring 20,000 nodes to rest; of a million, 30 bring out the rough shape.
MOVES = 6_000_000
MOST_ROUNDS, FEWEST_ROUNDS = 300, 30
# How strongly all are drawn to the middle: enough that a chain of few ties does not stick out far, too little to press hubs together.
GRAVITY = 0.3
# The area that a component takes, in areas of its discs.
ROOM = 9.0


def spread(radii: list[float], ties: list[Pair]) -> list[Point]:
    """Points around (0, 0) that give discs of these radii room; they may still overlap here and there."""
    count = len(radii)
    points = _radial(count, ties)
    if count > SMALL_STAR or not _is_star(count, ties):
        points = _relaxed(points, ties)
    points -= points.mean(axis=0)
    extent = sqrt(float((points**2).sum(axis=1).mean())) or 1.0
    # The mean square distance of a full disc's points from its centre is half its radius squared.
    wanted = sqrt(ROOM * sum(radius**2 for radius in radii) / 2)
    return [(float(x), float(y)) for x, y in points * (wanted / extent)]


def _is_star(count: int, ties: list[Pair]) -> bool:
    return len(ties) == count - 1 and len(set.intersection(*({first, second} for first, second, _ in ties))) > 0


def _radial(count: int, ties: list[Pair]) -> Array:
    """The tree of shortest ways from the node with most ties: a branch in a sector as wide as it has leaves, a generation in a ring."""
    neighbours: list[list[int]] = [[] for _ in range(count)]
    for first, second, _ in ties:
        neighbours[first].append(second)
        neighbours[second].append(first)
    root = max(range(count), key=lambda node: (len(neighbours[node]), -node))
    parent, depth, order, queue = {root: root}, [0] * count, [root], deque([root])
    while queue:
        node = queue.popleft()
        for other in sorted(neighbours[node]):
            if other not in parent:
                parent[other], depth[other] = node, depth[node] + 1
                order.append(other)
                queue.append(other)
    leaves = [0] * count
    for node in reversed(order):
        leaves[node] = leaves[node] or 1
        if node != root:
            leaves[parent[node]] += leaves[node]
    generation = [0] * (max(depth) + 2)
    for node in range(count):
        generation[depth[node] + 1] += 1
    # Nodes up to the middle of a generation: its ring's radius squared.
    inner = [sum(generation[: level + 1]) for level in range(len(generation))]
    points = np.zeros((count, 2))
    free = [0.0] * count
    for node in order[1:]:
        above = parent[node]
        width = 2 * pi * leaves[node] / leaves[root]
        angle = free[above] + width / 2
        free[node] = free[above]
        free[above] += width
        radius = sqrt(inner[depth[node]] + generation[depth[node] + 1] / 2)
        points[node] = radius * cos(angle), radius * sin(angle)
    return points


def _relaxed(points: Array, ties: list[Pair]) -> Array:
    count = len(points)
    first = np.array([one for one, _, _ in ties])
    second = np.array([other for _, other, _ in ties])
    # A tie of a hundred quotes pulls harder than one of one, but not a hundred times.
    pull = np.array([1 + log2(max(weight, 1.0)) for *_, weight in ties])
    mass = np.bincount(np.concatenate([first, second]), minlength=count).astype(np.float64) + 1
    repulsion = _exact if count <= EXACT else _on_grid
    rounds = max(FEWEST_ROUNDS, min(MOST_ROUNDS, MOVES // count, 20 * count))
    # The longest step: at first a good part of the whole, at the end next to nothing.
    heat = sqrt(count)
    for turn in range(rounds):
        force = repulsion(points, mass)
        along = (points[second] - points[first]) * pull[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(first, along[:, axis], count) - np.bincount(second, along[:, axis], count)
        force -= GRAVITY * mass[:, None] * points
        # Heavy nodes are as slow as they are strong.
        force /= mass[:, None]
        length = np.sqrt((force**2).sum(axis=1)) + 1e-9
        step = np.minimum(length, heat * (1 - turn / rounds) ** 2 * 0.5 + 1e-3) / length
        points = points + force * step[:, None]
    return points


def _exact(points: Array, mass: Array) -> Array:
    """On each node the sum of mass · mass / distance, away from the others."""
    dx = points[:, 0, None] - points[:, 0]
    dy = points[:, 1, None] - points[:, 1]
    strength = mass[:, None] * mass / (dx**2 + dy**2 + 0.01)
    return np.stack([(dx * strength).sum(axis=1), (dy * strength).sum(axis=1)], axis=1)


def _on_grid(points: Array, mass: Array) -> Array:
    """The same, with the masses gathered on a grid. Nodes in one cell do not feel each other; `separate` sees to them."""
    count = len(points)
    # Some cells a node, as long as the grid does not cost more than the nodes.
    size = 1 << min(8, max(5, int(log2(sqrt(count) * 3))))
    low = points.min(axis=0)
    cell = float((points.max(axis=0) - low).max()) / (size - 2) or 1.0
    at = (points - low) / cell
    corner = at.astype(np.int64)
    part = at - corner
    corners = []
    for right in (0, 1):
        for up in (0, 1):
            share = np.abs(1 - right - part[:, 0]) * np.abs(1 - up - part[:, 1])
            corners.append(((corner[:, 0] + right) * size + corner[:, 1] + up, share))
    charge = np.zeros(size * size)
    for where, share in corners:
        charge += np.bincount(where, share * mass, size * size)
    # Twice the size, so that the convolution, which is circular, does not come round.
    spectrum = np.fft.rfft2(charge.reshape(size, size), (2 * size, 2 * size))
    force = np.zeros((count, 2))
    for axis, kernel in enumerate(_kernels(size)):
        field = np.fft.irfft2(spectrum * kernel, (2 * size, 2 * size))[:size, :size].ravel()
        for where, share in corners:
            force[:, axis] += field[where] * share
    return force * mass[:, None] / cell


@lru_cache(maxsize=8)
def _kernels(size: int) -> tuple[Spectrum, Spectrum]:
    """The spectra of the force along x and along y that a unit charge exerts on a grid of twice the size."""
    offset = np.concatenate([np.arange(size), np.arange(-size, 0)]).astype(np.float64)
    squared = offset[:, None] ** 2 + offset**2
    squared[0, 0] = 1.0
    return np.fft.rfft2(offset[:, None] / squared), np.fft.rfft2(offset / squared)
