"""Who gets which batch, and what becomes of it when its process dies: with a crew of threads that only pretend to die."""

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.engine import order
from quotes.engine.order import AHEAD, DIED, in_order
from quotes.engine.worker import pack, unpack
from quotes.errors import QuotesError
from quotes.nouns import Article


class Threads:
    """Answers with the texts. A text that begins with a number n kills whoever has it, n times."""

    def __init__(self, size=2, attempts=2):
        self.attempts = attempts
        self._size = size
        self._lives = {}
        self._executor = ThreadPoolExecutor(size)
        self._lock = threading.Lock()
        self.most = self.now = 0
        self.handed_out = []

    def size(self):
        return self._size

    def submit(self, packed):
        self.handed_out.append([article.id for article in unpack(packed)])
        self.now += 1
        self.most = max(self.most, self.now)
        return self._executor.submit(self._do, unpack(packed))

    def result(self, future):
        self.now -= 1
        return future.result()

    def check(self):
        raise QuotesError("nobody is left")

    def _do(self, articles):
        with self._lock:
            for article in articles:
                lives = self._lives.setdefault(article.id, int(article.text.split()[0]))
                if lives:
                    self._lives[article.id] -= 1
                    return None
        time.sleep(0.001 * (int(articles[0].id) % 3))
        return [article.id.encode() for article in articles]


def batches(deaths, size):
    articles = [Article(str(number), f"{lives} نص") for number, lives in enumerate(deaths)]
    return [articles[at : at + size] for at in range(0, len(articles), size)]


@given(st.lists(st.sampled_from([0] * 12 + [1, 2, 3]), max_size=40), st.integers(1, 5), st.integers(1, 4), st.integers(1, 2))
@settings(max_examples=100, deadline=None)
def test_every_article_comes_back_once_in_order_and_only_those_to_blame_are_reported(deaths, size, workers, attempts):
    # An article that kills as often as its batch and then itself are tried is lost, and no other.
    crew = Threads(workers, attempts)
    came = []
    try:
        for lines in in_order(iter(batches(deaths, size)), crew):
            came += lines
    except QuotesError:
        assert sum(lives >= attempts for lives in deaths) >= 2
        return
    assert crew.most <= workers
    assert len(came) == len(deaths)
    for number, (line, lives) in enumerate(zip(came, deaths, strict=True)):
        assert line in (str(number).encode(), DIED)
        if line == DIED:
            assert lives >= attempts


def test_a_batch_whose_process_died_is_done_once_more_as_it_was():
    crew = Threads()
    assert list(in_order(batches([0, 1, 0, 0], 2), crew)) == [[b"0", b"1"], [b"2", b"3"]]
    assert crew.handed_out.count(["0", "1"]) == 2
    assert sum(map(len, crew.handed_out)) == 6


def test_the_article_to_blame_is_found_and_its_neighbours_are_kept():
    crew = Threads()
    assert list(in_order(batches([0, 9, 0, 0], 2), crew)) == [[b"0", DIED], [b"2", b"3"]]
    assert crew.handed_out.count(["1"]) == 2


def test_where_everything_dies_the_run_ends():
    with pytest.raises(QuotesError, match="one worker process after another died"):
        list(in_order(batches([9] * 40, 4), Threads()))


def test_reads_no_further_ahead_than_it_must():
    read = 0

    def counted():
        nonlocal read
        for batch in batches([0] * 100, 1):
            read += 1
            yield batch

    lines = in_order(counted(), Threads(2))
    for done in range(1, 20):
        next(lines)
        assert read <= done + AHEAD * 2


def test_an_empty_batch_is_not_handed_out():
    crew = Threads()
    assert list(in_order([[], *batches([0], 1), []], crew)) == [[], [b"0"], []]
    assert crew.handed_out == [["0"]]


def test_a_crew_that_is_silent_for_long_is_asked(monkeypatch):
    monkeypatch.setattr(order, "PATIENCE", 0.01)

    class Gone(Threads):
        def submit(self, packed):
            return Future()

    with pytest.raises(QuotesError, match="nobody is left"):
        list(in_order(batches([0], 1), Gone()))


def test_articles_travel_whole():
    article = Article("a/../b", "نص\x00\ud800", None, "2020", "جريدة", "http://x", {"n": [1, {"deep": None}]})
    assert unpack(pack([article])) == [article]
    with pytest.raises(TypeError):
        unpack(pack([article]))[0].extra["n"] = 2
