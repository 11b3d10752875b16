"""What the layout's parts hand each other."""

from __future__ import annotations

Point = tuple[float, float]
# Two nodes by their index, and how strongly they are tied.
Pair = tuple[int, int, float]
