"""Batches → their lines in the order of the batches, by whatever crew of processes does them.

A process may die: a batch that it had is done once more; if that process dies too, the batch's articles are done one by one, so that the article
to blame costs no other its place in the output. It alone is reported.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Protocol

from quotes.engine.worker import Lines, pack
from quotes.errors import QuotesError
from quotes.nouns import Article

# Batches read ahead, per process: enough that none waits for a slow neighbour, few enough that a long stream stays out of memory.
AHEAD = 2
DIED = "the process that analysed it died, as often as it was tried (is there enough memory?)"
# So many batches in a row of which nothing came back: the articles are not to blame.
HOPELESS = 2
# Seconds without a result after which a crew is asked whether it is still there.
PATIENCE = 10.0


class Crew(Protocol):
    """Processes that do batches, one batch a process. `attempts`: how often a batch is handed out here before its articles go one by one."""

    attempts: int

    def size(self) -> int:
        """How many batches can be under way."""

    def submit(self, packed: bytes) -> Future[Lines]:
        """Hands out a batch; at most `size` at a time."""

    def result(self, future: Future[Lines]) -> Lines | None:
        """What came of a batch that is done, None if its process died. Raises what is no article's fault."""

    def check(self) -> None:
        """Raises `QuotesError` if nobody is left who could work."""


_Course = Generator[bytes, Lines | None, Lines]


def in_order(batches: Iterable[list[Article]], crew: Crew) -> Iterator[Lines]:
    """The lines (or reasons) of each batch, in order.

    Raises:
        QuotesError: the processes die whatever they are given, or nobody is left.
    """
    source = iter(batches)
    waiting: deque[_Course] = deque()
    done: dict[_Course, Lines] = {}
    under_way: dict[Future[Lines], _Course] = {}
    hopeless = 0
    more = True
    while more or waiting:
        size = crew.size()
        while more and len(under_way) < size and len(waiting) < AHEAD * size:
            if (batch := next(source, None)) is None:
                more = False
                break
            course = _course(batch, crew.attempts)
            waiting.append(course)
            _go_on(course, None, crew, under_way, done)
        while waiting and waiting[0] in done:
            result = done.pop(waiting.popleft())
            hopeless = hopeless + 1 if result and all(line == DIED for line in result) else 0
            if hopeless >= HOPELESS:
                raise QuotesError("one worker process after another died, most likely for want of memory; go on with --resume and fewer of them")
            yield result
        finished = wait(under_way, PATIENCE, FIRST_COMPLETED).done if under_way else ()
        if under_way and not finished:
            crew.check()
        for future in finished:
            _go_on(under_way.pop(future), crew.result(future), crew, under_way, done)


def _go_on(course: _Course, came: Lines | None, crew: Crew, under_way: dict[Future[Lines], _Course], done: dict[_Course, Lines]) -> None:
    """The next step of a batch: handed out (again), or done."""
    try:
        under_way[crew.submit(course.send(came))] = course
    except StopIteration as stop:
        done[course] = stop.value


def _course(batch: list[Article], attempts: int) -> _Course:
    """What happens to one batch: yields what to hand out, is sent what came of it, returns all its lines."""
    for _ in range(attempts):
        if not batch:
            return []
        if (came := (yield pack(batch))) is not None:
            return came
    if len(batch) == 1:
        return [DIED]
    lines: Lines = []
    for article in batch:
        lines += yield from _course([article], attempts)
    return lines
