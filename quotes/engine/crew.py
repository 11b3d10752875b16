"""Who analyses: this process, several of this machine, or a cluster. The lines are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotes.engine.cluster import Cluster
from quotes.engine.order import in_order
from quotes.engine.pool import Pool
from quotes.engine.work import Work
from quotes.engine.worker import Lines
from quotes.nouns import Article


def analyze_batches(batches: Iterable[list[Article]], work: Work, workers: int = 1, cluster: str | None = None) -> Iterator[Lines]:
    """The lines (or reasons) of each batch, in the order of the batches.

    Raises:
        QuotesError: worker processes die whatever they are given; no cluster at the address, or its workers have gone.
    """
    if workers == 1 and cluster is None:
        analyzer = work.analyzer()
        for batch in batches:
            yield work.lines(batch, analyzer)
        return
    with Pool(work, workers) if cluster is None else Cluster(work, cluster) as crew:
        yield from in_order(batches, crew)
