"""What runs in another process, of the pool or of a cluster: a batch of articles as it travels → its lines.

Articles and the description of the work travel, models never: a process makes its analyzer once and keeps it.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock
from types import MappingProxyType

from quotes.engine.work import Analyzes, Work
from quotes.nouns import Article

Lines = list[bytes | str]
# A cluster's worker may have several threads; the models have one. More cores are used by more processes.
_one_at_a_time = Lock()


def pack(articles: Iterable[Article]) -> bytes:
    """Articles before analysis, pickled (a mapping proxy cannot be as it is)."""
    return pickle.dumps([(each.id, each.text, each.title, each.date, each.outlet, each.url, dict(each.extra)) for each in articles])


def unpack(packed: bytes) -> list[Article]:
    """The articles again."""
    return [
        Article(article_id, text, title, date, outlet, url, MappingProxyType(extra))
        for article_id, text, title, date, outlet, url, extra in pickle.loads(packed)
    ]


def lines(pickled_work: bytes, packed: bytes) -> Lines:
    """Each article's line of output, or the reason (a string) why there is none. Raises what is no article's fault."""
    with _one_at_a_time:
        work, analyzer = _ready(pickled_work)
        return work.lines(unpack(packed), analyzer)


@lru_cache(maxsize=1)  # A cluster's worker outlives a run; the next one may have other models, and there is no room for both.
def _ready(pickled_work: bytes) -> tuple[Work, Analyzes]:
    work: Work = pickle.loads(pickled_work)
    return work, work.analyzer()
