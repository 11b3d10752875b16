"""`quotes report`: quotes to a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotes.cli.graph import read_quotes

if TYPE_CHECKING:
    from quotes.nouns import Article


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", required=True, metavar="OUT.html", type=click.Path(dir_okay=False, path_type=Path), help="The page.")
@click.option("--title", metavar="TEXT", help="What the page is called.")
@click.option("--since", metavar="DATE", help="Only articles from this day on (2016-05-27).")
@click.option("--until", metavar="DATE", help="Only articles up to this day.")
@click.option("--outlet", "outlets", metavar="NAME", multiple=True, help="Only articles of this outlet; may be given several times.")
def report(files: tuple[str, ...], output: Path, title: str | None, since: str | None, until: str | None, outlets: tuple[str, ...]) -> int:
    """Quotes to one page that opens in any browser, without network.

    FILE is what `quotes extract` or `quotes run` wrote (JSON Lines or Parquet), or - for standard input.
    """
    from quotes.cli.terminal import say
    from quotes.exports.report import write_report
    from quotes.exports.whole import whole
    from quotes.graph.dates import limit
    from quotes.graph.select import Wanted

    asked = Wanted(limit(since, "since"), limit(until, "until"), outlets=outlets or None)
    count = 0

    def wanted() -> Iterator[Article]:
        nonlocal count
        for article in (article for name in files for article in read_quotes(name)):
            if asked.takes(article):
                count += 1
                yield article

    with whole(output) as part:
        write_report(wanted(), part, title=title)
    say(f"{output}: {count} articles, {output.stat().st_size / 1e6:.1f} MB")
    return 0
