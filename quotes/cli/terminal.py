"""What the user sees on standard error: notes, failures, a progress bar."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic

import click

from quotes.errors import Failure

# More lines of a kind tell nothing new and push the first ones off the screen.
SHOWN = 10


def say(text: str) -> None:
    """A line of words."""
    click.echo(text, err=True)


class Notes:
    """Says each note once, and only the first few."""

    def __init__(self, quiet: bool = False) -> None:
        self._seen: set[str] = set()
        self._quiet = quiet

    def __call__(self, text: str) -> None:
        if text in self._seen or self._quiet or len(self._seen) > SHOWN:
            return
        self._seen.add(text)
        say(f"note: {text}" if len(self._seen) <= SHOWN else "note: … and more of these")


def say_failures(failures: Sequence[Failure]) -> None:
    """The first failures, each with its place and reason."""
    for failure in failures[:SHOWN]:
        say(f"failed: {failure}")
    if len(failures) > SHOWN:
        say(f"failed: … and {len(failures) - SHOWN} more")


@contextmanager
def interruption() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed: once lets the run finish what is under way, twice ends it at once. Outside the main thread it stays as it is."""
    pressed = False

    def press(number: int, frame: object) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True
        say("interrupted: finishing the articles under way (Ctrl-C again ends at once)")

    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def progress_bar(count: Callable[[], int | None], quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar that moves by the articles (and tells the words a second) it is given. Where nobody watches there is none, and `count` is not asked."""
    if quiet or not sys.stderr.isatty():
        yield lambda articles, words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (MofNCompleteColumn(), BarColumn(), TextColumn("{task.fields[speed]}"), TimeElapsedColumn(), TimeRemainingColumn())
    # Standard output carries data and must stay what it is.
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=False, transient=True) as bar:
        task = bar.add_task("articles", total=count(), speed="loading the models")
        started, total = monotonic(), 0

        def move(articles: int, words: int) -> None:
            nonlocal total
            total += words
            bar.update(task, advance=articles, speed=f"{total / max(monotonic() - started, 1e-6):.0f} words/s")

        yield move
