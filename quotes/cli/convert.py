"""`quotes convert`: quotes to and from the formats of other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quotes.nouns import Article

# Named here too, so that `--help` need not load the formats; a test compares them.
NAMES = ("jsonl", "parquet", "brat", "label-studio", "inception", "tei", "conllu", "web-annotation", "table", "statements")


@click.command()
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, metavar="OUT", type=click.Path(path_type=Path), help="What to write, by its suffix or --to.")
@click.option("--from", "read_as", type=click.Choice(NAMES), help="The format of FILE, where its name does not tell.")
@click.option("--to", "write_as", type=click.Choice(NAMES), help="The format of OUT, where its name does not tell.")
def convert(source: Path, output: Path, read_as: str | None, write_as: str | None) -> int:
    """Quotes to and from the formats of other tools.

    FILE is what `quotes extract` wrote (.jsonl, .parquet; - is standard input), or a file or folder of another format. What was corrected there
    becomes .jsonl again, against which `quotes score` compares.

    \b
    jsonl           .jsonl, .jsonl.gz  as `quotes extract` writes it, and gold
    parquet         .parquet           the same
    brat            a folder           .txt, .ann, annotation.conf
    label-studio    a folder           tasks.json to import, labels.xml; an exported .json is read
    inception       a folder           UIMA CAS XMI with TypeSystem.xml
    tei             .xml, .tei         TEI P5
    conllu          .conllu            a token a row, quotes in MISC
    web-annotation  .jsonld            W3C Web Annotation
    table           .csv               a quote a row; written only
    statements      with --to          the statement table of discourse network analysis, as CSV; written only
    """
    from quotes.articles.files import STDIN
    from quotes.cli.terminal import say
    from quotes.errors import InputError
    from quotes.exports.whole import whole
    from quotes.formats.registry import named, of_input, of_output

    if str(source) != STDIN and not source.exists():
        raise InputError("no such file", file=str(source))
    # Asked first: whoever wants what we cannot write should not wait for it.
    target = named(write_as) if write_as else of_output(output)
    write = target.write
    if output.is_file() if target.is_folder else output.is_dir():
        raise InputError(f"this is a {'file' if target.is_folder else 'folder'}", file=str(output), expected=f"another name for {target.name}")
    # Somebody may have worked in it.
    if output.is_dir() and any(output.iterdir()):
        raise InputError("the folder is not empty", file=str(output), expected="a new one, or an empty one")
    articles = (named(read_as) if read_as else of_input(source)).read(source)
    counted = _Counted(articles)
    with whole(output) as part:
        write(counted, part)
    say(f"{output}: {counted.articles} articles, {counted.quotes} quotes")
    return 0


class _Counted:
    """Articles, counted as they pass."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._of = articles
        self.articles = self.quotes = 0

    def __iter__(self) -> Iterator[Article]:
        for article in self._of:
            self.articles += 1
            self.quotes += len(article.quotes)
            yield article
