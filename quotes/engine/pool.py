"""Processes of this machine, one batch each at a time; one that dies is replaced."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from quotes.engine.work import Work
from quotes.engine.worker import Lines, lines


class Pool:
    """A crew (see `quotes.engine.order`) of so many processes; a context manager that ends them.

    Each is an executor of its own, because an executor in which one process dies is broken as a whole and does not say whose batch it was.
    """

    attempts = 2

    def __init__(self, work: Work, workers: int) -> None:
        self._work = pickle.dumps(work)
        self._idle = [_executor() for _ in range(workers)]
        self._busy: dict[Future[Lines], ProcessPoolExecutor] = {}
        self._workers = workers

    def size(self) -> int:
        return self._workers

    def submit(self, packed: bytes) -> Future[Lines]:
        executor = self._idle.pop()
        try:
            future = executor.submit(lines, self._work, packed)
        except BrokenProcessPool:  # it died while it had nothing to do
            executor = _executor()
            future = executor.submit(lines, self._work, packed)
        self._busy[future] = executor
        return future

    def result(self, future: Future[Lines]) -> Lines | None:
        executor = self._busy.pop(future)
        try:
            result = future.result()
        except BrokenProcessPool:
            executor.shutdown(wait=False)
            self._idle.append(_executor())
            return None
        self._idle.append(executor)
        return result

    def check(self) -> None:
        """Nothing: a process that dies ends its future."""

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *exc: object) -> None:
        for executor in (*self._busy.values(), *self._idle):
            executor.shutdown(wait=True, cancel_futures=True)


def _executor() -> ProcessPoolExecutor:
    # `spawn`, because a fork of a process that has started threads (torch, progress bars) may hang.
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_start)


def _start() -> None:
    """In a new process: one thread for torch, which reads this when it is first imported; Ctrl-C is the parent's business."""
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed says nothing to its workers; without this they would wait for work for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
