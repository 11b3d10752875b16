"""`quotes graph`: quotes to a graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quotes.nouns import Article

VIEWS = ("quotes", "speakers", "outlets", "co-quoted")
KINDS = ("direct", "mixed", "indirect", "reported")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="The graph's file, by its suffix .gexf, .graphml, .json, .svg or .png, or a folder for nodes.csv and edges.csv.",
)
@click.option("--view", type=click.Choice(VIEWS), default="speakers", show_default=True, help="What becomes a node, and what an edge.")
@click.option("--since", metavar="DATE", help="Only articles from this day on (2016-05-27).")
@click.option("--until", metavar="DATE", help="Only articles up to this day.")
@click.option("--min-quotes", type=click.IntRange(min=0), default=0, help="Only speakers with so many quotes.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only quotes of this kind; may be given several times.")
@click.option("--outlet", "outlets", metavar="NAME", multiple=True, help="Only articles of this outlet; may be given several times.")
def graph(
    files: tuple[str, ...],
    output: Path,
    view: str,
    since: str | None,
    until: str | None,
    min_quotes: int,
    kinds: tuple[str, ...],
    outlets: tuple[str, ...],
) -> int:
    """Quotes to a graph, for Gephi and others.

    FILE is what `quotes extract` or `quotes run` wrote (JSON Lines or Parquet), or - for standard input.
    """
    from quotes.cli.terminal import say
    from quotes.exports.graph_files import writer
    from quotes.exports.whole import whole
    from quotes.graph import build_graph

    # Asked first: whoever wants what we cannot write should not wait for it.
    write = writer(output)
    articles = (article for name in files for article in read_quotes(name))
    built = build_graph(articles, view=view, since=since, until=until, min_quotes=min_quotes, kinds=kinds or None, outlets=outlets or None)
    with whole(output) as part:
        write(built, part)
    say(f"{output}: {built.number_of_nodes()} nodes, {built.number_of_edges()} edges")
    return 0


def read_quotes(name: str) -> Iterator[Article]:
    """The analysed articles of a file, `-` for standard input. Raises `InputError`."""
    if name.lower().endswith(".parquet"):
        from quotes.exports.parquet import read_parquet

        return read_parquet(name)
    from quotes.exports.jsonl import read_jsonl

    return read_jsonl(name)
