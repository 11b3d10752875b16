"""`quotes score`: predicted quotes against gold ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quotes.scoring import Change, Comparison, Mistake
    from quotes.scoring.compare import Marked

# Cues with most mistakes that are listed: the figure that reports of this project give.
TOP = 20


@click.command()
@click.argument("gold", metavar="GOLD")
@click.argument("predicted", metavar="PREDICTED")
@click.option(
    "--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Show N mistakes, drawn over all articles (the same N draws the same)."
)
@click.option("--before", metavar="OTHER", help="Another run's quotes: what was gained and lost since.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
def score(gold: str, predicted: str, errors: int, before: str | None, as_json: bool) -> int:
    """Predicted quotes against gold ones: figures, and mistakes by cause.

    GOLD and PREDICTED are JSON Lines, as `quotes extract` writes them; articles are matched by id.
    """
    import orjson

    from quotes.cli.terminal import say
    from quotes.scoring import changes, compare_all, figures, mistakes

    gold_records = _records(gold)
    now = compare_all(gold_records, _records(predicted))
    if absent := [each.id for each in now if each.absent]:
        say(f"{len(absent)} gold articles have no prediction and count as empty: {', '.join(absent[:5])}")
    wrong, result = mistakes(now), figures(now)
    changed = changes(compare_all(gold_records, _records(before)), now) if before else []
    if as_json:
        more: dict[str, Any] = {"errors": Counter(each.cause for each in wrong)} if errors else {}
        more |= {"gained": sum(each.gained for each in changed), "lost": sum(not each.gained for each in changed)} if before else {}
        click.echo(orjson.dumps(result | more))
        return 0
    for line in (*_figures(result), *_causes(wrong), *_sample(wrong, errors), *_changes(changed if before else None, errors)):
        click.echo(line)
    return 0


def _records(name: str) -> list[dict[str, Any]]:
    from quotes.exports.jsonl import read_records

    return [record for _, record in read_records(name)]


def _figures(result: dict[str, Any]) -> Iterator[str]:
    for name, value in result.items():
        if isinstance(value, dict) and "f1" in value:
            yield f"{name:8} P {value['p']:5} R {value['r']:5} F1 {value['f1']:5}  (gold {value['gold']}, predicted {value['pred']})"
        elif isinstance(value, dict) and name == "joint by tag":
            yield name
            for tag, each in value.items():
                yield f"  {tag:16} R {each['r']:5}  (gold {each['gold']})"
        elif isinstance(value, dict) and name == "joint by kind":
            for kind, each in value.items():
                yield f"  {kind:8} P {each['p']} R {each['r']}  (gold {each['gold']}, predicted {each['pred']})"
        elif isinstance(value, dict):
            yield f"{name}: {', '.join(f'{key} {figure}' for key, figure in value.items())}"
        else:
            yield f"{name}: {value}"


def _causes(wrong: Sequence[Mistake]) -> Iterator[str]:
    yield ""
    yield f"{len(wrong)} mistakes by cause"
    for cause, count in Counter(each.cause for each in wrong).most_common():
        yield f"{count:6}  {cause}"
    yield ""
    yield "most frequent cues among them"
    for (cause, cue), count in Counter((each.cause, each.cue) for each in wrong).most_common(TOP):
        yield f"{count:6}  {cause} | {cue}"


def _sample(wrong: Sequence[Mistake], n: int) -> Iterator[str]:
    from random import Random

    for each in Random(n).sample(wrong, min(n, len(wrong))):
        yield ""
        yield from _shown(each)


def _changes(changed: Sequence[Change] | None, n: int) -> Iterator[str]:
    if changed is None:
        return
    yield ""
    yield f"gained {sum(each.gained for each in changed)}, lost {sum(not each.gained for each in changed)}"
    for each in changed if n else ():
        yield ""
        yield "GAINED (was wrong)" if each.gained else "LOST (is wrong now)"
        yield from _shown(each.mistake)


def _shown(mistake: Mistake) -> Iterator[str]:
    article = mistake.article
    yield f"{mistake.cause} | {article.id}"
    if mistake.gold:
        yield f"  gold      {_quote(article, mistake.gold, article.names)}"
    if mistake.predicted:
        yield f"  predicted {_quote(article, mistake.predicted, article.predicted_names)}"


def _quote(article: Comparison, quote: Marked, names: Any) -> str:
    from quotes.scoring.errors import cut

    cue, content = (" ".join(cut(article.text, quote.record[name]).split()) for name in ("cue", "content"))
    return f"[{quote.kind}] {names.get(quote.speaker)} | {cue} | {content}"
