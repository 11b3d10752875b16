"""What may break while a corpus is analysed, and that nothing is lost by it: real processes, really killed.

    | what breaks                          | what must be, at the latest after `--resume`                              |
    |--------------------------------------|---------------------------------------------------------------------------|
    | kill -9 of a worker (pool, Dask)     | the bytes of an undisturbed run, without `--resume`                       |
    | kill -9 of the main process          | no worker stays; the same bytes                                           |
    | an article of which processes die    | it is in `errors.jsonl`; all others as in an undisturbed run              |
    | a full disk                          | said, exit code 2; with room again the same bytes                         |
    | Ctrl-C                               | exit code 130, what was under way is written; the same bytes              |

In every run stand an empty article and a broken line, so that `errors.jsonl` must be right, too. `pytest -m faults` kills at more moments.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")
DRIVER = Path(__file__).with_name("faulty.py")
ONE, POOL, DASK = (), ("--workers", "2"), ("--cluster", "local:2")
CREWS = [pytest.param(how, id=how[0] if how else "one process") for how in (ONE, POOL, DASK)]
CROWDS = CREWS[1:]
ARTICLES = 40


@pytest.fixture(params=CREWS)
def how(request):
    return needed(request.param)


@pytest.fixture(params=CROWDS)
def crowd(request):
    return needed(request.param)


def needed(how):
    if how == DASK:
        pytest.importorskip("distributed")
    return how


class Job:
    """One corpus, extracted with `how`; may be started several times."""

    def __init__(self, folder, *poison):
        self.folder = folder
        self.pids = folder / "pids"
        self.pids.mkdir(parents=True)
        lines = [json.dumps({"id": f"a{n}", "text": "die" if n in poison else f"قال الوزير إن الرقم {n} صحيح."}) for n in range(ARTICLES)]
        lines[7] = '{"id": "e", "text": ""}'
        lines.insert(20, '{"id": "broken')
        (folder / "in.jsonl").write_text("\n".join(lines) + "\n", "utf-8")

    def start(self, *arguments, **options):
        command = [sys.executable, str(DRIVER), str(self.pids), "extract", "in.jsonl", "-o", "out/q.jsonl", *arguments]
        return subprocess.Popen(command, cwd=self.folder, stderr=subprocess.PIPE, text=True, start_new_session=True, **options)

    def run(self, *arguments, **options):
        """Its exit code and what it said."""
        process = self.start(*arguments, **options)
        said = process.communicate(timeout=100)[1]
        return process.returncode, said

    def result(self):
        """The bytes of quotes and of failures."""
        return (self.folder / "out" / "q.jsonl").read_bytes(), (self.folder / "out" / "errors.jsonl").read_bytes()

    def steps(self):
        journal = self.folder / "out" / "q.jsonl.part.journal"
        return journal.read_bytes().count(b"\n") if journal.exists() else 0

    def workers(self, main=None):
        return [int(path.name) for path in self.pids.iterdir() if path.name != str(main)]


@pytest.fixture
def job(tmp_path):
    return Job(tmp_path / "job")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    job = Job(tmp_path_factory.mktemp("undisturbed") / "job")
    assert job.run()[0] == 1
    quotes, errors = job.result()
    assert [json.loads(line)["id"] for line in quotes.splitlines()] == [f"a{n}" for n in range(ARTICLES) if n != 7]
    assert [(error["id"], error["line"]) for error in map(json.loads, errors.splitlines())] == [("e", 8), (None, 21)]
    return quotes, errors


def is_alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # An orphan that has ended stays a zombie where nobody collects it, as in some containers.
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


def wait_until(condition):
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def test_a_worker_is_killed(job, crowd, undisturbed):
    process = job.start(*crowd)
    wait_until(lambda: job.steps() >= 3)
    os.kill(job.workers(process.pid)[0], signal.SIGKILL)
    process.communicate(timeout=100)
    assert process.returncode == 1
    assert job.result() == undisturbed
    assert len(job.workers()) == 3


def test_main_is_killed(job, how, undisturbed):
    process = job.start(*how)
    wait_until(lambda: job.steps() >= 3)
    process.kill()
    process.wait()
    wait_until(lambda: not any(map(is_alive, job.workers())))
    assert not (job.folder / "out" / "q.jsonl").exists()
    assert job.steps() >= 3
    assert job.run(*how, "--resume")[0] == 1
    assert job.result() == undisturbed


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.faults) for seed in range(2, 50))])
def test_main_is_killed_at_any_moments(job, seed, undisturbed):
    """Up to four times, from before its first line to after its last."""
    random = Random(seed)
    how = (ONE, POOL)[seed % 2]
    for _ in range(random.randint(1, 4)):
        process = job.start(*how, "--resume")
        try:
            process.wait(timeout=random.uniform(0, 3))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stderr.close()
    assert job.run(*how, "--resume")[0] == 1
    assert job.result() == undisturbed
    assert [path.name for path in sorted((job.folder / "out").iterdir()) if not path.name.startswith(".part-")] == ["errors.jsonl", "q.jsonl"]


def test_articles_of_which_processes_die(tmp_path, crowd, undisturbed):
    job = Job(tmp_path / "job", 5, 30)
    assert job.run(*crowd)[0] == 1
    quotes, errors = job.result()
    assert quotes.splitlines() == [line for line in undisturbed[0].splitlines() if json.loads(line)["id"] not in ("a5", "a30")]
    assert [error["id"] for error in map(json.loads, errors.splitlines())] == ["a5", "e", None, "a30"]


@pytest.mark.parametrize("room", [0, 100, 700, 5_000, 9_000])
def test_the_disk_is_full(job, undisturbed, room):
    """As a limit on the size of files: writing fails in the midst of a line, or of the journal's line."""
    assert room < len(undisturbed[0])
    code, said = job.run(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
    assert code == 2
    assert "File too large; what was written is kept: make room, then `run` and `extract` go on with --resume" in said
    assert "Traceback" not in said
    assert not (job.folder / "out" / "q.jsonl").exists()
    assert job.run("--resume")[0] == 1
    assert job.result() == undisturbed


def test_there_is_no_room_for_the_failures(job, undisturbed):
    """The quotes are there, but for their table of failures; the call says so, and says it again when it is repeated."""
    folder = job.folder / "out"
    folder.mkdir()
    (folder / "errors.jsonl").mkdir()
    code, said = job.run()
    assert code == 2
    assert "errors.jsonl" in said
    (folder / "errors.jsonl").rmdir()
    assert job.run("--resume")[0] == 1
    assert job.result() == undisturbed


def test_ctrl_c_finishes_what_is_under_way(job, how, undisturbed):
    """To all processes of the group, as a terminal sends it."""
    process = job.start(*how)
    wait_until(lambda: job.steps() >= 3)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=100)[1]
    assert process.returncode == 130
    assert "finishing the articles under way" in said
    assert "Traceback" not in said
    steps = job.steps()
    assert 4 <= steps < 12
    report = (job.folder / "out" / "errors.jsonl").read_bytes()
    assert report == b"".join(undisturbed[1].splitlines(keepends=True)[: report.count(b"\n")])
    assert job.run(*how, "--resume")[0] == 1
    assert job.result() == undisturbed


def test_ctrl_c_twice_ends_at_once(job, how, undisturbed):
    process = job.start(*how)
    wait_until(lambda: job.steps() >= 3)
    os.killpg(process.pid, signal.SIGINT)
    time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=100)[1]
    assert process.returncode == 130
    assert said.splitlines()[-1] == "interrupted"
    wait_until(lambda: not any(map(is_alive, job.workers())))
    assert job.run(*how, "--resume")[0] == 1
    assert job.result() == undisturbed
