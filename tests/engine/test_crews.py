"""The pool's processes and a cluster's: what comes of a run must not depend on who does it."""

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
import samples

from quotes.articles import Entry
from quotes.engine import Work, cluster, stream, write_quotes
from quotes.engine.cluster import Cluster, is_address
from quotes.engine.order import DIED
from quotes.errors import Failure, MissingExtraError, QuotesError
from quotes.nouns import Article

CREWS = [{"workers": 2}, {"workers": 3}, {"cluster": "local:2"}]
TESTS = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(stream, "BATCH", 3)


@pytest.fixture(params=CREWS, ids=str)
def crew(request):
    if "cluster" in request.param:
        pytest.importorskip("distributed")
    return request.param


def entries(n=20, **others):
    texts = {f"a{i}": f"قال الوزير إن الرقم {i} صحيح." for i in range(n)} | others
    return [Entry(Article(name, text, extra={"i": i}), "f.jsonl", i + 1) for i, (name, text) in enumerate(texts.items())]


def run(target, given, make=samples.SampleAnalyzer, **options):
    report = write_quotes(given, Work(make), target, config={}, **options)
    return report, target.read_bytes()


def test_the_same_bytes_as_in_this_process(tmp_path, crew):
    given = [*entries(a4="", a9="crash"), Failure("broken JSON", None, "f.jsonl", 21)]
    assert run(tmp_path / "a.jsonl", given, **crew) == run(tmp_path / "b.jsonl", given)


def test_a_process_that_is_killed_is_replaced_and_nothing_is_lost(tmp_path, crew):
    given = entries(a7="قال الوزير إن die صحيح.")
    report, raw = run(tmp_path / "q.jsonl", given, partial(samples.DyingOnceAnalyzer, str(tmp_path)), **crew)
    assert report.failures == []
    assert (tmp_path / "been").exists()
    assert raw == run(tmp_path / "whole.jsonl", given, partial(samples.DyingOnceAnalyzer, str(tmp_path)))[1]


def test_only_the_article_that_kills_is_reported(tmp_path, crew):
    report, raw = run(tmp_path / "q.jsonl", entries(a7="die"), **crew)
    assert report.failures == [Failure(DIED, "a7", "f.jsonl", 8)]
    assert raw == run(tmp_path / "whole.jsonl", [entry for entry in entries() if entry.article.id != "a7"])[1]


def test_what_is_no_articles_fault_ends_the_run(tmp_path, crew):
    with pytest.raises(FileNotFoundError, match="no Arabic models"):
        run(tmp_path / "q.jsonl", entries(), samples.no_models, **crew)


# A cluster that was there before us


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """A scheduler with two workers, as one starts them by hand; its address."""
    pytest.importorskip("distributed")
    folder = tmp_path_factory.mktemp("cluster")
    known = folder / "scheduler.json"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(TESTS), os.environ.get("PYTHONPATH")]))}
    start = partial(subprocess.Popen, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    there = ["--host", "127.0.0.1", "--scheduler-file", str(known)]
    processes = [start([sys.executable, "-m", "dask", "scheduler", *there, "--port", "0", "--no-dashboard"])]
    end = time.monotonic() + 30
    while not (known.exists() and known.read_text()):
        assert time.monotonic() < end, "the scheduler does not start"
        time.sleep(0.05)
    worker = [sys.executable, "-m", "dask", "worker", "--scheduler-file", str(known), "--nthreads", "1", "--no-dashboard"]
    processes += [start(worker), start(worker)]
    yield json.loads(known.read_text())["address"]
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait()


def test_a_cluster_of_ones_own(tmp_path, scheduler):
    first = run(tmp_path / "q.jsonl", entries(), cluster=scheduler)
    assert first == run(tmp_path / "whole.jsonl", entries())
    assert run(tmp_path / "again.jsonl", entries(), cluster=scheduler) == first


def test_a_cluster_that_loses_a_worker(tmp_path, scheduler):
    given = entries(a7="قال الوزير إن die صحيح.")
    report, raw = run(tmp_path / "q.jsonl", given, partial(samples.DyingOnceAnalyzer, str(tmp_path)), cluster=scheduler)
    assert (report.failures, raw.count(b"\n")) == ([], 20)


def test_a_scheduler_that_is_not_there(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "TO_CONNECT", 1)
    with pytest.raises(QuotesError, match=r"no Dask workers at tcp://127\.0\.0\.1:9"):
        Cluster(Work(samples.SampleAnalyzer), "tcp://127.0.0.1:9")


def test_without_distributed_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'quotes\[cluster\]'"):
        Cluster(Work(samples.SampleAnalyzer), "local:2")


@pytest.mark.parametrize(("address", "is_one"), [("tcp://h:1", True), ("local:2", True), ("local:0", False), ("local", False), ("h:1", False)])
def test_addresses(address, is_one):
    assert is_address(address) is is_one
