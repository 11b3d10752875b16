"""`quotes run`: the main job, articles to everything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotes.cli import options

if TYPE_CHECKING:
    from quotes.engine import Report
    from quotes.identities import Authority


BESIDE = ("quotes.csv", "speakers.jsonl", "graph.gexf", "speakers.gexf", "report.html")
# A page of more is too large for most browsers.
MAX_REPORTED = 5_000


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="The folder for the results.")
@click.option(
    "--authority",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Known speakers (.toml or .csv: id, name, aliases, type, wikidata, roles with dates); they win over what is found.",
)
@options.analysis
def run(inputs: tuple[str, ...], output: Path, authority: Path | None, **given: Any) -> int:
    """Articles to quotes, tables and graphs: the main job.

    Writes quotes.jsonl, quotes.csv, speakers.jsonl, graph.gexf, speakers.gexf and report.html into DIR. Speakers of different articles who are
    the same person, organization or state get one identity.

    INPUT is a .txt, .jsonl, .csv, .tsv or .parquet file (also .gz, .zst), a folder of these, or - for standard input.
    """
    from time import monotonic

    from quotes.cli.analysis import ERRORS, Options, analyse, report_failures

    started = monotonic()
    # Read first: whoever has a slip in it should not wait for it.
    known = _authority(authority)
    quotes = output / "quotes.jsonl"

    def finish(part: Path, target: Path) -> None:
        _identify(part, target, known)
        _write_views(target, known)
        _write_page(target)

    report = analyse(inputs, Options.of(given), quotes, finish, beside=BESIDE)
    seconds = monotonic() - started
    if not report.failures:
        (output / ERRORS).unlink(missing_ok=True)
    code = report_failures(report, output)
    if report.articles:
        _show(quotes, report, seconds)
    return code


def _authority(path: Path | None) -> Authority:
    from quotes.identities import Authority, shipped

    return shipped() if path is None else Authority.read(path) | shipped()


def _identify(part: Path, quotes: Path, authority: Authority) -> None:
    """Makes `quotes.jsonl`, in which the speakers have identities: read once for what each article says of them, once to write it down."""
    from quotes.exports.jsonl import read_jsonl, to_line
    from quotes.exports.whole import whole
    from quotes.identities import cards, link, with_identities
    from quotes.lexicon import load

    identities = link(cards(read_jsonl(part), load()), authority)
    with whole(quotes) as identified, identified.open("wb") as file:
        for order, article in enumerate(read_jsonl(part)):
            file.write(to_line(with_identities(article, order, identities)))


def _write_views(quotes: Path, authority: Authority) -> None:
    """The other files, all made of `quotes.jsonl` alone, which is read for each: a corpus need not fit into memory for a table."""
    from quotes.exports.gexf import write_gexf
    from quotes.exports.jsonl import read_jsonl
    from quotes.exports.speakers import write_speakers
    from quotes.exports.table import write_csv
    from quotes.exports.whole import whole
    from quotes.graph import build_graph

    with whole(quotes.with_name("quotes.csv")) as part:
        write_csv(read_jsonl(quotes), part)
    with whole(quotes.with_name("speakers.jsonl")) as part:
        write_speakers(read_jsonl(quotes), part, {entry.id: entry.wikidata for entry in authority.entries.values() if entry.wikidata})
    for name, view in (("graph.gexf", "quotes"), ("speakers.gexf", "speakers")):
        with whole(quotes.with_name(name)) as part:
            write_gexf(build_graph(read_jsonl(quotes), view=view), part)


def _write_page(quotes: Path) -> None:
    """The page for the browser; where there are too many articles for one, none is left of an earlier run."""
    from quotes.cli.terminal import say
    from quotes.exports.jsonl import read_jsonl
    from quotes.exports.report import write_report
    from quotes.exports.whole import whole

    page = quotes.with_name("report.html")
    with quotes.open("rb") as lines:
        articles = sum(1 for _ in lines)
    if articles > MAX_REPORTED:
        page.unlink(missing_ok=True)
        say(f"note: no report.html: {articles} articles are too many for one page; `quotes report` makes one of a part (--since, --until, --outlet)")
        return
    with whole(page) as part:
        write_report(read_jsonl(quotes), part)


def _show(quotes: Path, report: Report, seconds: float) -> None:
    """The summary table."""
    from collections import Counter

    from rich.console import Console
    from rich.table import Table

    from quotes.exports.jsonl import read_jsonl

    kinds: Counter[str] = Counter()
    speakers = unresolved = 0
    for article in read_jsonl(quotes):
        kinds.update(quote.kind for quote in article.quotes)
        speakers += len({quote.speaker.key for quote in article.quotes if quote.speaker})
        unresolved += sum(quote.speaker is None for quote in article.quotes)
    figures = {"articles": report.articles, "failed": len(report.failures), "quotes": kinds.total()}
    figures |= {f"  {kind}": kinds[kind] for kind in ("direct", "mixed", "indirect", "reported")}
    figures |= {"speakers": speakers, "unresolved": unresolved}
    table = Table(show_header=False, title=str(quotes.parent))
    table.add_column()
    table.add_column(justify="right")
    for name, figure in figures.items():
        table.add_row(name, str(figure))
    table.add_row("seconds", f"{seconds:.1f}")
    table.add_row("words per second", f"{report.words / seconds:.0f}" if report.words else "–")
    Console().print(table)
