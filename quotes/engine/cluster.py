"""Processes of other machines (or of this one), by Dask `distributed`: a scheduler hands batches to whatever workers it has.

The workers need this package, the same version, and the models at the same place; what travels are articles and lines. Dask itself hands the batch
of a dead worker to another one, as often as the scheduler's `allowed-failures` says.
"""

from __future__ import annotations

import pickle
import re
import time
import warnings
from concurrent.futures import CancelledError, Future
from typing import Any

from quotes.engine.work import Work
from quotes.engine.worker import Lines, lines
from quotes.errors import MissingExtraError, QuotesError

_LOCAL = re.compile(r"local:([1-9]\d{0,3})")
_REMOTE = re.compile(r"[a-z]+://\S+")
EXPECTED = "a scheduler's address, as tcp://host:8786, or local:N for N processes of this machine"
# Seconds: to answer, and to have a worker (again) after the last one has gone.
TO_CONNECT = 30
TO_HAVE_WORKERS = 60
_OF_LOCAL = {
    # A batch is tried once more, as in the pool; its worker has no other batch, which would be blamed along with it.
    "distributed.scheduler.allowed-failures": 1,
    "distributed.scheduler.worker-saturation": 1.0,
    # Ctrl-C is the parent's business, which finishes what is under way.
    "distributed.worker.preload": ["import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"],
    # Workers read this when they start. What their logs tell of ends and losses we say ourselves, where it matters.
    "distributed.nanny.pre-spawn-environ.DASK_LOGGING__DISTRIBUTED": "critical",
}


def is_address(address: str) -> bool:
    """Whether it is something that `Cluster` takes."""
    return bool(_LOCAL.fullmatch(address) or _REMOTE.fullmatch(address))


class Cluster:
    """A crew (see `quotes.engine.order`): the workers of a Dask scheduler; a context manager that leaves it as it was.

    Args:
        address: `tcp://host:port` of a running scheduler, or `local:N`.

    Raises:
        MissingExtraError: no `distributed`.
        QuotesError: no scheduler there, or no workers.
        ValueError: not an address.
    """

    attempts = 1

    def __init__(self, work: Work, address: str) -> None:
        try:
            import dask
            import distributed
        except ImportError:
            raise MissingExtraError("distributed", "cluster", f"--cluster {address}") from None
        if not is_address(address):
            raise ValueError(f"{address!r}; expected {EXPECTED}")
        self._work = pickle.dumps(work)
        self._address = address
        self._seen = time.monotonic()
        self._local: Any = None
        if local := _LOCAL.fullmatch(address):
            dask.config.set(_OF_LOCAL)
            self._local = distributed.LocalCluster(
                int(local[1]), threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=None, silence_logs=50
            )
        try:
            self._client = distributed.Client(self._local or address, timeout=TO_CONNECT, set_as_default=False)
            self._client.wait_for_workers(1, timeout=TO_HAVE_WORKERS)
        except (OSError, TimeoutError) as error:
            self.__exit__()
            raise QuotesError(f"no Dask workers at {address}: {error}") from error
        self._killed = distributed.KilledWorker
        # Not `pure`: a result of an earlier run under the same key would be taken for this one's.
        self._executor = self._client.get_executor(pure=False)

    def size(self) -> int:
        workers = len(self._client.nthreads())
        if workers:
            self._seen = time.monotonic()
        return max(workers, 1)

    def submit(self, packed: bytes) -> Future[Lines]:
        with warnings.catch_warnings():
            # That a batch of long articles is large is no news.
            warnings.filterwarnings("ignore", "Sending large graph")
            future: Future[Lines] = self._executor.submit(lines, self._work, packed)
        return future

    def result(self, future: Future[Lines]) -> Lines | None:
        try:
            return future.result()
        except self._killed:
            return None
        except CancelledError as error:
            raise QuotesError(f"the Dask scheduler at {self._address} is gone; go on with --resume") from error
        except ModuleNotFoundError as error:
            raise QuotesError(f"a worker of {self._address} cannot import {error.name}: it needs this package, too") from error

    def check(self) -> None:
        self.size()
        if time.monotonic() - self._seen > TO_HAVE_WORKERS:
            raise QuotesError(f"no Dask workers are left at {self._address}; go on with --resume when there are")

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *exc: object) -> None:
        if client := getattr(self, "_client", None):
            client.close()
        if self._local is not None:
            self._local.close()
