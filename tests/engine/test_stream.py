import io
import json
from functools import partial

import pytest
import samples

from quotes.articles import Entry
from quotes.engine import Report, StoppedError, Work, stream, write_lines, write_quotes
from quotes.errors import Failure, ResumeError
from quotes.nouns import Article

CONFIG = {"model": "default", "version": "1"}
WORK = Work(partial(samples.SampleAnalyzer, "default"))


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(stream, "BATCH", 3)


def entries(n=10, bad=(4,)):
    """Ten articles, the fifth empty, and a broken line before the eighth."""
    result = [Entry(Article(f"a{i}", "" if i in bad else f"قال الوزير إن الرقم {i} صحيح.", extra={"i": i}), "f.jsonl", i + 1) for i in range(n)]
    return [*result[:7], Failure("broken JSON", None, "f.jsonl", 8), *result[7:]]


class Killed(BaseException):
    pass


def killed_after(items, n):
    yield from items[:n]
    raise Killed


def whole_run(tmp_path):
    report = write_quotes(entries(), WORK, tmp_path / "whole.jsonl", config=CONFIG)
    return report, (tmp_path / "whole.jsonl").read_bytes()


def test_lines_in_order_and_every_failure_with_its_place(tmp_path):
    told = []
    report = write_quotes(entries(), WORK, tmp_path / "q.jsonl", config=CONFIG, progress=lambda *done: told.append(done))
    records = [json.loads(line) for line in (tmp_path / "q.jsonl").read_bytes().splitlines()]
    assert [record["id"] for record in records] == [f"a{i}" for i in range(10) if i != 4]
    assert all(record["quotes"][0]["speaker"] == "s1" for record in records)
    assert report == Report(9, 9 * 6, 0, [Failure("empty text", "a4", "f.jsonl", 5), Failure("broken JSON", None, "f.jsonl", 8)])
    assert [sum(column) for column in zip(*told, strict=True)] == [11, 54]
    assert [path.name for path in tmp_path.iterdir()] == ["q.jsonl"]


def test_a_stream_gets_the_same_bytes(tmp_path):
    out = io.BytesIO()
    report = write_lines(entries(), WORK, out)
    assert (report, out.getvalue()) == whole_run(tmp_path)


def test_workers_give_the_same_bytes_in_the_same_order(tmp_path):
    report = write_quotes(entries(), WORK, tmp_path / "q.jsonl", config=CONFIG, workers=2)
    assert (report, (tmp_path / "q.jsonl").read_bytes()) == whole_run(tmp_path)


@pytest.mark.parametrize("read_before_the_kill", range(12))
def test_a_resumed_run_ends_with_the_same_bytes(tmp_path, read_before_the_kill):
    target = tmp_path / "q.jsonl"
    with pytest.raises(Killed):
        write_quotes(killed_after(entries(), read_before_the_kill), WORK, target, config=CONFIG)
    assert not target.exists()
    assert (tmp_path / "q.jsonl.part").exists()
    report = write_quotes(entries(), WORK, target, config=CONFIG, resume=True)
    expected, raw = whole_run(tmp_path)
    assert target.read_bytes() == raw
    assert (report.articles, report.failures, report.resumed) == (expected.articles, expected.failures, read_before_the_kill // 3 * 3)
    assert not (tmp_path / "q.jsonl.part").exists()


@pytest.mark.parametrize("torn", [b'{"input": "3', b"\n", b'{"input": "x", "bytes": 999999, "failures": []}\n'])
def test_a_kill_in_the_middle_of_writing(tmp_path, torn):
    target = tmp_path / "q.jsonl"
    with pytest.raises(Killed):
        write_quotes(killed_after(entries(), 7), WORK, target, config=CONFIG)
    with open(tmp_path / "q.jsonl.part", "ab") as part, open(tmp_path / "q.jsonl.part.journal", "ab") as journal:
        part.write(b'{"id": "half')
        journal.write(torn)
    assert write_quotes(entries(), WORK, target, config=CONFIG, resume=True).resumed == 6
    assert target.read_bytes() == whole_run(tmp_path)[1]


def test_a_journal_without_its_first_line_starts_from_the_beginning(tmp_path):
    (tmp_path / "q.jsonl.part").write_bytes(b"x")
    (tmp_path / "q.jsonl.part.journal").write_bytes(b'{"conf')
    write_quotes(entries(), WORK, tmp_path / "q.jsonl", config=CONFIG, resume=True)
    assert (tmp_path / "q.jsonl").read_bytes() == whole_run(tmp_path)[1]


def test_a_changed_option_is_refused_with_its_reason(tmp_path):
    with pytest.raises(Killed):
        write_quotes(killed_after(entries(), 7), WORK, tmp_path / "q.jsonl", config=CONFIG)
    with pytest.raises(ResumeError, match="model was default, is other"):
        write_quotes(entries(), WORK, tmp_path / "q.jsonl", config=CONFIG | {"model": "other"}, resume=True)
    assert write_quotes(entries(), WORK, tmp_path / "q.jsonl", config=CONFIG, resume=True).resumed == 6


@pytest.mark.parametrize("changed", [entries(bad=(1,)), entries()[:4]])
def test_a_changed_input_is_refused(tmp_path, changed):
    with pytest.raises(Killed):
        write_quotes(killed_after(entries(), 7), WORK, tmp_path / "q.jsonl", config=CONFIG)
    with pytest.raises(ResumeError, match="the input changed"):
        write_quotes(changed, WORK, tmp_path / "q.jsonl", config=CONFIG, resume=True)


def test_without_resume_a_run_starts_from_the_beginning(tmp_path):
    with pytest.raises(Killed):
        write_quotes(killed_after(entries(), 7), WORK, tmp_path / "q.jsonl", config=CONFIG)
    assert write_quotes(entries(), WORK, tmp_path / "q.jsonl", config={}).resumed == 0


def test_stop_stops_at_the_first_failure_and_leaves_the_part(tmp_path):
    with pytest.raises(StoppedError, match=r"f\.jsonl:5: a4: empty text"):
        write_quotes(entries(), WORK, tmp_path / "q.jsonl", config=CONFIG, on_error="stop")
    assert not (tmp_path / "q.jsonl").exists()
    assert write_quotes(entries(), WORK, tmp_path / "q.jsonl", config=CONFIG, resume=True).resumed == 3


def test_no_output_where_everything_failed(tmp_path):
    report = write_quotes(entries(3, (0, 1, 2)), WORK, tmp_path / "q.jsonl", config=CONFIG)
    assert (report.articles, len(report.failures)) == (0, 4)
    assert list(tmp_path.iterdir()) == []


def test_a_last_step_that_fails_can_be_resumed(tmp_path):
    def full(part, target):
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_quotes(entries(), WORK, tmp_path / "q.jsonl", full, config=CONFIG)
    assert write_quotes(entries(), WORK, tmp_path / "q.jsonl", config=CONFIG, resume=True).words == 0
    assert (tmp_path / "q.jsonl").read_bytes() == whole_run(tmp_path)[1]


def test_who_is_asked_to_stop_finishes_what_is_under_way_and_goes_on_later(tmp_path):
    target = tmp_path / "q.jsonl"
    done = []
    report = write_quotes(entries(), WORK, target, config=CONFIG, progress=lambda articles, words: done.append(articles), stop=lambda: len(done) >= 2)
    assert (report.articles, report.failures, report.interrupted) == (5, [Failure("empty text", "a4", "f.jsonl", 5)], True)
    assert not target.exists()
    report = write_quotes(entries(), WORK, target, config=CONFIG, resume=True)
    assert (report.resumed, report.interrupted) == (6, False)
    assert target.read_bytes() == whole_run(tmp_path)[1]


def test_whoever_asks_at_the_end_is_too_late(tmp_path):
    report = write_quotes(entries(3, ()), WORK, tmp_path / "q.jsonl", config=CONFIG, stop=iter([False, False, True]).__next__)
    assert (report.articles, report.interrupted) == (3, False)
    assert (tmp_path / "q.jsonl").exists()


def test_the_digest_tells_borders_apart():
    assert stream.digest([b"ab", b"c"]) != stream.digest([b"a", b"bc"])
