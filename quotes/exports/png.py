"""A graph → a picture as PNG, drawn by matplotlib."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quotes.errors import MissingExtraError
from quotes.exports.elements import Elements
from quotes.exports.picture import Picture

if TYPE_CHECKING:
    import networkx

# The longer side of the picture.
PIXELS = 3000
DPI = 200
# Smaller letters (in points) are only dirt on the picture.
SMALLEST_LETTERS = 2.5


def write_png(graph: networkx.Graph, path: str | Path) -> None:
    """Any graph of networkx as a picture, its longer side 3,000 pixels. Raises `MissingExtraError` without matplotlib."""
    require()
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.collections import PatchCollection, PathCollection
    from matplotlib.figure import Figure
    from matplotlib.patches import Circle
    from matplotlib.path import Path as Line
    from matplotlib.patheffects import withStroke

    picture = Picture(Elements(graph))
    left, top, width, height = picture.frame
    # Pixels, and points, for a unit of the layout.
    scale = PIXELS / max(width, height)
    points = scale * 72 / DPI
    figure = Figure(figsize=(width * scale / DPI, height * scale / DPI), dpi=DPI)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(left, left + width), ylim=(top + height, top))
    axes.set_axis_off()
    curves = list(picture.curves())
    lines = [Line([curve.start, curve.bend, curve.end], [Line.MOVETO, Line.CURVE3, Line.CURVE3]) for curve in curves]
    widths = [max(0.2, curve.width * points) for curve in curves]
    colours = [curve.colour.hex for curve in curves]
    axes.add_collection(PathCollection(lines, facecolors="none", edgecolors=colours, linewidths=widths, alpha=0.5, zorder=1))
    circles = [Circle((disc.x, disc.y), disc.radius) for disc in picture.discs]
    axes.add_collection(
        PatchCollection(circles, facecolors=[disc.colour.hex for disc in picture.discs], edgecolors="white", linewidths=0.3, zorder=2)
    )
    for disc in picture.discs:
        size = disc.letters * points
        if size >= SMALLEST_LETTERS:
            rim = [withStroke(linewidth=size / 6, foreground="white", alpha=0.8)]
            axes.text(disc.x, disc.y, disc.label, size=size, ha="center", va="center", color="#202020", path_effects=rim, zorder=3, parse_math=False)
    handles = [axes.scatter([], [], color=colour.hex, label=name) for name, colour in picture.legend().items()]
    if handles:
        axes.legend(handles=handles, loc="upper left", frameon=False)
    # Without matplotlib's version in it, so that the bytes do not change with that alone.
    FigureCanvasAgg(figure).print_png(path, metadata={"Software": None})


def require() -> None:
    """matplotlib 3.11 or later, the first that joins Arabic letters and writes them from right to left; else raises `MissingExtraError`."""
    try:
        from matplotlib import ft2font
    except ImportError:
        raise MissingExtraError("matplotlib", "plot", "PNG") from None
    if not hasattr(ft2font, "__libraqm_version__"):
        raise MissingExtraError("matplotlib 3.11 or later", "plot", "PNG with Arabic labels")
