"""A graph → a picture as SVG. The browser sets the Arabic, so the letters join, and the labels can be searched and copied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.exports.elements import Elements
from quotes.exports.picture import Picture
from quotes.exports.xml import escaped

if TYPE_CHECKING:
    import networkx

_FONTS = "'Noto Naskh Arabic', 'Noto Sans Arabic', Amiri, 'Geeza Pro', 'DejaVu Sans', Tahoma, sans-serif"


def write_svg(graph: networkx.Graph, path: str | Path) -> None:
    """Any graph of networkx as a picture; what there is to say beyond a label appears under the pointer. The same graph gives the same bytes."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(Picture(Elements(graph))))


def _lines(picture: Picture) -> Iterator[str]:
    left, top, width, height = picture.frame
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}" font-family="{_FONTS}">\n'
    yield f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="#ffffff"/>\n<g fill="none" stroke-opacity="0.5">\n'
    for curve in picture.curves():
        (x, y), (bend_x, bend_y), (to_x, to_y) = curve.start, curve.bend, curve.end
        yield f'<path d="M{x} {y}Q{bend_x} {bend_y} {to_x} {to_y}" stroke="{curve.colour.hex}" stroke-width="{curve.width}"/>\n'
    yield '</g>\n<g stroke="#ffffff">\n'
    for disc in picture.discs:
        told = f"{disc.label}\n{disc.told}" if disc.told else disc.label
        yield f'<circle cx="{disc.x}" cy="{disc.y}" r="{disc.radius}" fill="{disc.colour.hex}"><title>{escaped(told)}</title></circle>\n'
    # The white rim keeps letters readable on lines and discs.
    yield '</g>\n<g text-anchor="middle" fill="#202020" stroke="#ffffff" stroke-opacity="0.8" paint-order="stroke" direction="rtl">\n'
    for disc in picture.discs:
        size = round(disc.letters, 1)
        base, rim = round(disc.y + size / 3, 1), round(size / 6, 1)
        yield f'<text x="{disc.x}" y="{base}" font-size="{size}" stroke-width="{rim}">{escaped(disc.label)}</text>\n'
    yield '</g>\n<g font-size="14" fill="#202020">\n'
    for number, (name, colour) in enumerate(picture.legend().items()):
        x, y = round(left + 16, 1), round(top + 20 + 20 * number, 1)
        yield f'<circle cx="{x}" cy="{y}" r="6" fill="{colour.hex}"/><text x="{round(x + 12, 1)}" y="{round(y + 5, 1)}">{escaped(name)}</text>\n'
    yield "</g>\n</svg>\n"
