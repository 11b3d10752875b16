"""Discs that may overlap → discs that do not, each as near to its place as it can be."""

from __future__ import annotations

from math import cos, hypot, pi, sin, sqrt

from quotes.exports.layout.points import Point

# The golden angle: turning by it, points of growing radius never line up.
TURN = pi * (3 - sqrt(5))


def separate(points: list[Point], radii: list[float], gap: float) -> list[Point]:
    """Large discs keep their place, smaller ones take the nearest free one, at `gap` from all others."""
    # Cells that the smallest disc fills: a disc is looked up in all cells that it touches.
    cell = max(2 * (min(radii) + gap), 1.0)
    taken: dict[tuple[int, int], list[int]] = {}
    placed = list(points)
    for node in sorted(range(len(radii)), key=lambda node: (-radii[node], node)):
        x, y = points[node]
        reach = radii[node] + gap
        tries = 0
        while not _is_free(placed, radii, taken, cell, x, y, reach):
            tries += 1
            distance = cell / 3 * sqrt(tries)
            x, y = points[node][0] + distance * cos(tries * TURN), points[node][1] + distance * sin(tries * TURN)
        placed[node] = x, y
        for where in _cells(x, y, radii[node], cell):
            taken.setdefault(where, []).append(node)
    return placed


def _is_free(placed: list[Point], radii: list[float], taken: dict[tuple[int, int], list[int]], cell: float, x: float, y: float, reach: float) -> bool:
    for where in _cells(x, y, reach, cell):
        for other in taken.get(where, ()):
            if hypot(placed[other][0] - x, placed[other][1] - y) < radii[other] + reach:
                return False
    return True


def _cells(x: float, y: float, radius: float, cell: float) -> list[tuple[int, int]]:
    """The cells of the square around a disc."""
    columns = range(int((x - radius) // cell), int((x + radius) // cell) + 1)
    rows = range(int((y - radius) // cell), int((y + radius) // cell) + 1)
    return [(column, row) for column in columns for row in rows]
