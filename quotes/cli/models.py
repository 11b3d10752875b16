"""`quotes models`: which Arabic models there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click


@click.command()
def models() -> int:
    """The embedded Arabic models, their scores and licences."""
    from quotes.cli.terminal import say
    from quotes.parsing.stanza_parser import MODELS

    folders = sorted(path.parent for path in MODELS.rglob("tokenize.pt"))
    for folder in folders:
        for line in _described(folder):
            click.echo(line)
    if not folders:
        say(f"no models in {MODELS}")
        return 1
    return 0


def _described(folder: Path) -> Iterator[str]:
    """What a folder of models says of itself in its `model.json`, and its size."""
    import orjson

    files = [*folder.glob("*.pt"), *folder.glob("*.txt")]
    size = sum(path.stat().st_size for path in files)
    yield folder.name
    yield f"  size: {size / 1e6:.1f} MB in {len(files)} files"
    card = folder / "model.json"
    if card.is_file():
        yield from _lines(orjson.loads(card.read_bytes()), "  ")


def _lines(values: dict[str, Any], indent: str) -> Iterator[str]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from _lines(value, indent + "  ")
        else:
            yield f"{indent}{name}: {', '.join(map(str, value)) if isinstance(value, list) else value}"
