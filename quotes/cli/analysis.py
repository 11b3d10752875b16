"""What `run` and `extract` share: inputs and options → the engine → failures reported and the exit code."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotes import __version__
from quotes.cli.options import take_fields
from quotes.cli.terminal import Notes, interruption, progress_bar, say, say_failures
from quotes.errors import QuotesError

if TYPE_CHECKING:
    from quotes.analyzer import Analyzer
    from quotes.engine import Report

ERRORS = "errors.jsonl"
SOME_FAILED = 1
ALL_FAILED = 2


def new_analyzer(model: str) -> Analyzer:
    """The analyzer; at module level, so that worker processes find it."""
    from quotes.analyzer import Analyzer

    return Analyzer(model)


def same_analyzer(make: Callable[[str], Analyzer], model: str, files: Mapping[str, str]) -> Analyzer:
    """The analyzer, on another machine: other rules or models there would give other bytes, depending on who analysed what.

    Raises:
        QuotesError: code or models of this process are not those whose fingerprints are given.
    """
    if differing := [name for name, value in _files(model).items() if value != files[name]]:
        raise QuotesError(f"a worker of the cluster has other {' and '.join(differing)}; install the same version (and models) everywhere")
    return make(model)


@dataclass(frozen=True, slots=True)
class Options:
    """A call's options, as `options.analysis` brings them."""

    model: str
    workers: int
    cluster: str | None
    resume: bool
    on_error: Any
    min_confidence: float | None
    quiet: bool
    fields: Mapping[str, str]

    @classmethod
    def of(cls, options: dict[str, Any]) -> Options:
        """Takes them out of the command's keywords; raises `click.UsageError` for options that do not go together."""
        if options["cluster"] is not None and options["workers"] != 1:
            raise click.UsageError("--cluster takes the place of --workers: a cluster has as many workers as were started")
        return cls(fields=take_fields(options), **options)


def analyse(
    inputs: tuple[str, ...],
    options: Options,
    target: Path | None,
    finish: Callable[[Path, Path], None] | None = None,
    beside: Collection[str] = (),
) -> Report:
    """Analyses all inputs into the target (None: standard output).

    Args:
        finish: makes the target of the complete JSON Lines; what it does is done again by `--resume` if it is cut short.
        beside: names of what the command writes beside the target. Like the target, they are no input, although they may lie in an input folder.
    """
    import os
    import sys

    from quotes.articles import read_entries
    from quotes.engine import Work, write_lines, write_quotes

    fields = _checked_fields(options.fields)
    if not inputs and sys.stdin.isatty():
        say("reading articles from the keyboard, to the end of input (Ctrl-D); quotes extract FILE reads a file")
    analyzer: Callable[[], Analyzer] = partial(new_analyzer, options.model)
    if options.cluster is not None:
        analyzer = partial(same_analyzer, new_analyzer, options.model, _files(options.model))
    work = Work(analyzer, options.min_confidence)
    written = _written(target, beside)
    entries = read_entries(inputs, fields, Notes(options.quiet), without=written)
    count = partial(_count, inputs, fields, written)
    with progress_bar(count, options.quiet) as progress, interruption() as stop:
        how: dict[str, Any] = {"workers": options.workers, "cluster": options.cluster, "on_error": options.on_error}
        how |= {"progress": progress, "stop": stop}
        if target is None:
            return write_lines(entries, work, sys.stdout.buffer, **how)
        _say_about_part(target, options)
        return write_quotes(entries, work, target, finish or os.replace, config=_config(options), resume=options.resume, **how)


def _written(target: Path | None, beside: Collection[str]) -> list[Path]:
    """The files of a call, those of an unfinished run among them."""
    folder = target.parent if target else Path()
    own = [target.with_name(target.name + more) for more in ("", ".part", ".part.journal")] if target else []
    return own + [folder / name for name in (ERRORS, *beside)]


def _checked_fields(names: Mapping[str, str]) -> Any:
    from quotes.articles import Fields

    try:
        return Fields(**names)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _count(inputs: tuple[str, ...], fields: Any, written: Collection[Path]) -> int | None:
    """How many entries there are, for the bar; None where counting would use them up. Reading costs next to nothing beside analysis."""
    from quotes.articles import read_entries

    return None if not inputs or "-" in inputs else sum(1 for _ in read_entries(inputs, fields, without=written))


def _say_about_part(target: Path, options: Options) -> None:
    part = target.with_name(target.name + ".part")
    if options.resume and not part.exists():
        say(f"note: no unfinished run at {part}; starting from the beginning")
    elif part.exists() and not options.resume:
        say(f"note: the unfinished run at {part} is started anew (--resume would have continued it)")


def _config(options: Options) -> dict[str, str]:
    """What decides the output's bytes, besides the input."""
    return {
        "version": __version__,
        "--model": options.model,
        **_files(options.model),
        "--min-confidence": str(options.min_confidence),
        "fields": ", ".join(options.fields.values()),
    }


def _files(model: str) -> dict[str, str]:
    """The fingerprints of code and models."""
    from quotes.engine.fingerprint import of_model, of_package
    from quotes.parsing.stanza_parser import MODELS

    embedded = MODELS / model
    return {"code": of_package(), "model files": of_model(embedded if embedded.is_dir() else Path(model))}


def report_failures(report: Report, folder: Path) -> int:
    """Names what failed, lists it in `errors.jsonl`, and returns the exit code. Raises `click.Abort` if the run was interrupted."""
    if report.failures:
        _list_failures(report, folder)
    if report.interrupted:
        say(f"{report.articles} articles are done")
        raise click.Abort
    if not report.failures:
        return 0
    return SOME_FAILED if report.articles else ALL_FAILED


def _list_failures(report: Report, folder: Path) -> None:
    import orjson

    from quotes.exports.whole import whole

    say_failures(report.failures)
    with whole(folder / ERRORS) as part:
        part.write_bytes(b"".join(orjson.dumps(failure.to_record(), option=orjson.OPT_APPEND_NEWLINE) for failure in report.failures))
    say(f"{len(report.failures)} failed, {report.articles} done; the reasons are in {folder / ERRORS}")
