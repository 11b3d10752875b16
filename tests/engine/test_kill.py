"""A run that is really killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import samples

from quotes.articles import Entry
from quotes.engine import Work, write_quotes
from quotes.nouns import Article

RUN = """
import sys
from functools import partial
from pathlib import Path
sys.path.insert(0, sys.argv[3])
import samples
from engine.test_kill import entries, run
if __name__ == "__main__":
    run(Path(sys.argv[1]), partial(samples.SlowAnalyzer, sys.argv[2]), workers=int(sys.argv[4]))
"""


def entries():
    return [Entry(Article(f"a{i}", f"قال الوزير إن الرقم {i} صحيح."), "f.jsonl", i + 1) for i in range(100)]


def run(target, analyzer=samples.SampleAnalyzer, **options):
    return write_quotes(entries(), Work(analyzer), target, config={}, **options)


def is_alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # An orphan that has ended stays a zombie where nobody collects it, as in some containers.
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


def wait_until(condition):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("workers", [1, 2])
def test_after_a_kill_no_worker_stays_and_resume_ends_with_the_same_bytes(tmp_path, workers):
    target, pids = tmp_path / "q.jsonl", tmp_path / "pids"
    pids.mkdir()
    tests = Path(__file__).parents[1]
    process = subprocess.Popen([sys.executable, "-c", RUN, str(target), str(pids), str(tests), str(workers)])
    journal = tmp_path / "q.jsonl.part.journal"
    wait_until(lambda: journal.exists() and journal.read_bytes().count(b"\n") >= 2)
    process.send_signal(signal.SIGKILL)
    process.wait()
    wait_until(lambda: not any(is_alive(int(each.name)) for each in pids.iterdir()))
    assert not target.exists()
    report = run(target, resume=True)
    assert 16 <= report.resumed < 100
    run(tmp_path / "whole.jsonl")
    assert target.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
