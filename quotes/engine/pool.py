"""Batches → their lines, in order, in this process or over several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import MappingProxyType
from typing import Any

from quotes.engine.work import Analyzes, Work
from quotes.errors import QuotesError
from quotes.nouns import Article

# Batches handed out ahead, per worker: enough that none waits, few enough that a long stream stays out of memory.
AHEAD = 2
_Packed = tuple[Any, ...]
_worker: tuple[Work, Analyzes] | None = None


def analyze_batches(batches: Iterable[list[Article]], work: Work, workers: int = 1) -> Iterator[list[bytes | str]]:
    """The lines (or reasons) of each batch, in the order of the batches.

    Raises:
        QuotesError: a worker process died.
    """
    if workers == 1:
        analyzer = work.analyzer()
        for batch in batches:
            yield work.lines(batch, analyzer)
        return
    # `spawn`, because a fork of a process that has started threads (torch, progress bars) may hang.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(work,))
    waiting: deque[Future[list[bytes | str]]] = deque()
    try:
        for batch in batches:
            waiting.append(executor.submit(_lines, [_pack(article) for article in batch]))
            if len(waiting) >= AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise QuotesError("a worker process died, most likely for want of memory; go on with --resume and fewer --workers") from error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _start(work: Work) -> None:
    """In a new worker: one thread for torch, which reads this when it is first imported; Ctrl-C is the parent's business."""
    global _worker
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = work, work.analyzer()


def _end_with_parent() -> None:
    """A parent that is killed says nothing to its workers; without this they would wait for work for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _lines(packed: list[_Packed]) -> list[bytes | str]:
    if _worker is None:
        raise QuotesError("the worker was not started by its pool")
    work, analyzer = _worker
    return work.lines([_unpack(each) for each in packed], analyzer)


def _pack(article: Article) -> _Packed:
    """The article before analysis as something that pickle can carry (it cannot carry a mapping proxy)."""
    return article.id, article.text, article.title, article.date, article.outlet, article.url, dict(article.extra)


def _unpack(packed: _Packed) -> Article:
    article_id, text, title, date, outlet, url, extra = packed
    return Article(article_id, text, title, date, outlet, url, MappingProxyType(extra))
