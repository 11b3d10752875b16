"""`quotes extract`: articles to quotes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from quotes.cli import options


@click.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option("-o", "--output", metavar="FILE", help="A .jsonl, .jsonl.gz or .parquet file; else standard output (JSON Lines).")
@options.analysis
def extract(inputs: tuple[str, ...], output: str | None, **given: Any) -> int:
    """Articles to quotes: one line of JSON an article.

    INPUT is a .txt, .jsonl, .csv, .tsv or .parquet file (also .gz, .zst), a folder of these, or - for standard input, which is read if there is none.
    """
    from quotes.cli.analysis import Options, analyse, report_failures

    target = None if output in (None, "-") else Path(str(output))
    finish = None if target is None else _finish(target)
    if target is None and given["resume"]:
        raise click.UsageError("--resume needs -o FILE: what went to standard output is gone")
    report = analyse(inputs, Options.of(given), target, finish)
    return report_failures(report, target.parent if target else Path())


def _finish(target: Path) -> Callable[[Path, Path], None]:
    """How the complete JSON Lines become the target, by its suffix."""
    import os

    name = target.name.lower()
    if name.endswith(".jsonl"):
        return os.replace
    if name.endswith(".jsonl.gz"):
        return _pack
    if name.endswith(".parquet"):
        from quotes.exports.parquet import require

        require()
        return _to_parquet
    raise click.UsageError(f"cannot write {target.name}: expected a name that ends in .jsonl, .jsonl.gz or .parquet")


def _pack(part: Path, target: Path) -> None:
    import gzip
    import shutil

    from quotes.exports.whole import whole

    # Without a time and a name in its header, so that the same quotes are the same bytes.
    with part.open("rb") as source, whole(target) as packed, packed.open("wb") as raw, gzip.GzipFile("", "wb", mtime=0, fileobj=raw) as out:
        shutil.copyfileobj(source, out)


def _to_parquet(part: Path, target: Path) -> None:
    from quotes.exports.jsonl import read_jsonl
    from quotes.exports.parquet import write_parquet
    from quotes.exports.whole import whole

    with whole(target) as packed:
        write_parquet(read_jsonl(part), packed)
