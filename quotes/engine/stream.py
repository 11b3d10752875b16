"""Entries → lines of output and failures, to a file with a journal or to a stream."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Literal

from quotes.articles import Entry
from quotes.engine.crew import analyze_batches
from quotes.engine.journal import PartFile, Step, digest
from quotes.engine.work import Work
from quotes.engine.worker import Lines
from quotes.errors import Failure, QuotesError, ResumeError
from quotes.exports.jsonl import to_line
from quotes.nouns import Article

# Articles a batch: enough sentences to keep the models busy, few enough to lose little to a kill.
BATCH = 16
OnError = Literal["skip", "stop"]
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
_Batch = list[Entry | Failure]


class StoppedError(QuotesError):
    """A failure under `--on-error stop`."""


@dataclass(slots=True)
class Report:
    """What became of the input. `words` (runs of non-space characters) are those that this call analysed, `resumed` the inputs of earlier calls.

    `interrupted`: the run was asked to stop, and there was more.
    """

    articles: int = 0
    words: int = 0
    resumed: int = 0
    failures: list[Failure] = field(default_factory=list)
    interrupted: bool = False


def write_quotes(
    entries: Iterable[Entry | Failure],
    work: Work,
    target: Path,
    finish: Callable[[Path, Path], None] = os.replace,
    *,
    config: Mapping[str, str],
    resume: bool = False,
    workers: int = 1,
    cluster: str | None = None,
    on_error: OnError = "skip",
    progress: Progress = lambda articles, words: None,
    stop: Stop = lambda: False,
) -> Report:
    """The quotes of all articles as a file, which appears when it is complete; until then FILE.part grows, and stays if the run ends early.

    Args:
        finish: makes the target of the complete part file (JSON Lines).
        config: what decides the bytes; a resumed run must have the same.
        workers: processes of this machine.
        cluster: the address of a cluster instead (see `quotes.engine.cluster`).
        progress: is told inputs and words as they are done.
        stop: is asked before each batch; once it says yes, what is under way is finished and the part file stays.

    Raises:
        ResumeError: configuration or input changed since the run that is resumed.
        StoppedError: something failed under `on_error="stop"`.
    """
    report = Report()
    analyze = partial(analyze_batches, work=work, workers=workers, cluster=cluster)
    with PartFile(target, config, resume=resume) as part:
        remaining = _after(_batches(entries), iter(part.steps), report, progress)
        for batch, lines, failures in _analyzed(remaining, analyze, on_error, report, progress, stop):
            part.add(lines, _digest(batch), failures)
        part.close()
        if report.interrupted:
            return report
        if report.articles:
            finish(part.part, target)
        part.finish()
    return report


def write_lines(
    entries: Iterable[Entry | Failure],
    work: Work,
    out: IO[bytes],
    *,
    workers: int = 1,
    cluster: str | None = None,
    on_error: OnError = "skip",
    progress: Progress = lambda articles, words: None,
    stop: Stop = lambda: False,
) -> Report:
    """The quotes of all articles to a stream, each batch as soon as it is done; arguments as of `write_quotes`. Raises `StoppedError`."""
    report = Report()
    analyze = partial(analyze_batches, work=work, workers=workers, cluster=cluster)
    for _, lines, _ in _analyzed(_batches(entries), analyze, on_error, report, progress, stop):
        out.writelines(lines)
        out.flush()
    return report


def _batches(entries: Iterable[Entry | Failure]) -> Iterator[_Batch]:
    remaining = iter(entries)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _after(batches: Iterator[_Batch], steps: Iterator[Step], report: Report, progress: Progress) -> Iterator[_Batch]:
    """The batches that no step has done yet; those done are only checked and counted."""
    for step in steps:
        batch = next(batches, None)
        if batch is None or _digest(batch) != step.digest:
            raise ResumeError("the input changed since the unfinished run. Run without --resume from the beginning")
        report.articles += len(batch) - len(step.failures)
        report.resumed += len(batch)
        report.failures += step.failures
        progress(len(batch), 0)
    yield from batches


def _analyzed(
    batches: Iterator[_Batch],
    analyze: Callable[[Iterator[list[Article]]], Iterator[Lines]],
    on_error: OnError,
    report: Report,
    progress: Progress,
    stop: Stop,
) -> Iterator[tuple[_Batch, list[bytes], list[Failure]]]:
    """Each batch with its lines and failures, counted in the report."""
    handed_out: deque[_Batch] = deque()

    def articles() -> Iterator[list[Article]]:
        for batch in batches:
            if stop():
                report.interrupted = True
                return
            handed_out.append(batch)
            yield [entry.article for entry in batch if isinstance(entry, Entry)]

    for results in analyze(articles()):
        batch = handed_out.popleft()
        lines, failures = _sorted_out(batch, results)
        if failures and on_error == "stop":
            raise StoppedError(f"stopped at the first failure: {failures[0]}")
        words = sum(len(entry.article.text.split()) for entry in batch if isinstance(entry, Entry))
        report.articles += len(lines)
        report.words += words
        report.failures += failures
        yield batch, lines, failures
        progress(len(batch), words)


def _sorted_out(batch: _Batch, results: Lines) -> tuple[list[bytes], list[Failure]]:
    """The lines of a batch, and its failures in the order of the input: those of reading and those of analysis."""
    lines: list[bytes] = []
    failures: list[Failure] = []
    remaining = iter(results)
    for entry in batch:
        result = entry if isinstance(entry, Failure) else next(remaining)
        if isinstance(result, bytes):
            lines.append(result)
        elif isinstance(entry, Entry) and isinstance(result, str):
            failures.append(Failure(result, entry.article.id, entry.file, entry.line))
        elif isinstance(entry, Failure):
            failures.append(entry)
    return lines, failures


def _digest(batch: _Batch) -> str:
    return digest(to_line(entry.article) if isinstance(entry, Entry) else entry.reason.encode("utf-8", "surrogatepass") for entry in batch)
