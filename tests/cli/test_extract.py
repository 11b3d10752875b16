import gzip
import io
import json
import sys
from pathlib import Path

import jsonschema
import pytest
import samples

from quotes.engine import stream
from quotes.errors import QuotesError
from quotes.exports.jsonl import read_jsonl, schema

VALIDATOR = jsonschema.Draft202012Validator(schema())


def write(name, *records):
    Path(name).write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return name


def lines(raw):
    return [json.loads(line) for line in raw.splitlines()]


def articles(n=4):
    return [{"id": f"a{i}", "text": samples.TEXT, "section": "محليات"} for i in range(n)]


def test_quotes_go_to_standard_output(cli):
    done = cli("extract", write("in.jsonl", *articles(2)))
    records = lines(done.out)
    assert done.code == 0
    assert [record["id"] for record in records] == ["a0", "a1"]
    assert records[0]["section"] == "محليات"
    for record in records:
        VALIDATOR.validate(record)
    assert not Path("errors.jsonl").exists()


def test_standard_input_is_read_where_there_is_no_input(cli, monkeypatch):
    for arguments in ((), ("-",)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(samples.TEXT.encode()))))
        done = cli("extract", *arguments)
        assert lines(done.out)[0]["quotes"][0]["speaker"] == "s1"


def test_who_types_is_told_so(cli, monkeypatch):
    class Keyboard(io.BytesIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Keyboard(samples.TEXT.encode()))))
    done = cli("extract")
    assert done.code == 0
    assert "reading articles from the keyboard" in done.err


def test_answers_in_the_input_change_nothing(cli):
    plain = cli("extract", write("in.jsonl", *articles(2))).out
    answered = [article | {"quotes": [{"id": "x"}], "speakers": "anything"} for article in articles(2)]
    assert cli("extract", write("in.jsonl", *answered)).out == plain


@pytest.mark.parametrize("workers", [1, 2])
def test_every_kind_of_bad_input_is_named_and_the_good_articles_are_complete(cli, workers):
    folder = Path("in")
    folder.mkdir()
    (folder / "empty.txt").touch()
    (folder / "empty.jsonl").touch()
    (folder / "english.txt").write_text("The minister said that the road is open.", "utf-8")
    (folder / "good.txt").write_text(samples.TEXT, "utf-8")
    (folder / "latin.txt").write_bytes("Le président a déclaré que c'était fini à Genève.".encode("latin-1"))
    (folder / "windows.txt").write_bytes(samples.TEXT.encode("cp1256"))
    (folder / "lines.jsonl").write_text('{"id": "x", "te\n{"id": "y"}\n' + json.dumps({"id": "z", "text": samples.TEXT}) + "\n", "utf-8")
    done = cli("extract", "in", "-o", "out/q.jsonl", "--workers", workers)
    assert done.code == 1
    assert [(article.id, len(article.quotes)) for article in read_jsonl("out/q.jsonl")] == [("good", 2), ("z", 2), ("windows", 2)]
    errors = {(error["file"], error["line"], error["id"]): error["reason"] for error in lines(Path("out/errors.jsonl").read_bytes())}
    assert errors[("in/empty.txt", None, "empty")] == "empty text"
    assert errors[("in/empty.jsonl", None, None)] == "empty file: no article in it"
    assert errors[("in/english.txt", None, "english")] == "not Arabic: 0% of its letters are"
    assert errors[("in/latin.txt", None, "latin")] == "not Arabic: 0% of its letters are"
    assert errors[("in/lines.jsonl", 1, None)].startswith("broken JSON")
    assert "no field 'text'; the record has 'id'; expected" in errors[("in/lines.jsonl", 2, None)]
    assert len(errors) == 6
    assert "in/windows.txt: not UTF-8, read as cp1256" in done.err
    assert "6 failed, 3 done; the reasons are in out/errors.jsonl" in done.err


def test_all_failed(cli):
    done = cli("extract", write("in.jsonl", {"text": ""}, {"text": "English"}), "-o", "q.jsonl")
    assert done.code == 2
    assert "failed: in.jsonl:2: " in done.err
    assert sorted(path.name for path in Path().iterdir()) == ["errors.jsonl", "in.jsonl"]


def test_errors_of_standard_output_lie_in_the_current_folder(cli):
    done = cli("extract", write("in.jsonl", *articles(1), {"text": ""}))
    assert (done.code, len(lines(done.out)), len(lines(Path("errors.jsonl").read_bytes()))) == (1, 1, 1)


def test_stop_stops(cli):
    done = cli("extract", write("in.jsonl", *articles(1), {"id": "e", "text": ""}), "-o", "q.jsonl", "--on-error", "stop")
    assert done.code == 2
    assert "stopped at the first failure: in.jsonl:2: e: empty text" in done.err
    assert not Path("q.jsonl").exists()


def test_fields_can_be_mapped(cli):
    name = write("in.jsonl", {"key": "k", "body": samples.TEXT, "day": "2020-01-02"})
    done = cli("extract", name, "--text-field", "body", "--id-field", "key", "--date-field", "day")
    record = lines(done.out)[0]
    assert (record["id"], record["date"], record["text"]) == ("k", "2020-01-02", samples.TEXT)
    assert "body" not in record
    wrong = cli("extract", name, "--text-field", "quotes")
    assert wrong.code == 2
    assert "never read as input" in wrong.err


def test_the_suffix_says_the_format(cli):
    pytest.importorskip("pyarrow")
    name = write("in.jsonl", *articles(3))
    for output in ("a.jsonl", "b.jsonl.gz", "c.parquet", "d.jsonl.gz"):
        assert cli("extract", name, "-o", output).code == 0
    raw = Path("a.jsonl").read_bytes()
    assert gzip.decompress(Path("b.jsonl.gz").read_bytes()) == raw
    assert Path("b.jsonl.gz").read_bytes() == Path("d.jsonl.gz").read_bytes()
    assert sorted(path.name for path in Path().iterdir()) == ["a.jsonl", "b.jsonl.gz", "c.parquet", "d.jsonl.gz", "in.jsonl"]
    wrong = cli("extract", name, "-o", "q.docx")
    assert wrong.code == 2
    assert "expected a name that ends in .jsonl, .jsonl.gz or .parquet" in wrong.err


def test_resume_after_a_kill(cli, monkeypatch):
    monkeypatch.setattr(stream, "BATCH", 2)
    name = write("in.jsonl", *articles(5))
    assert cli("extract", name, "-o", "whole.jsonl").code == 0

    def interrupted(self, given):
        given = list(given)
        if given[0].id == "a2":
            raise KeyboardInterrupt
        return map(self.analyze, given)

    with monkeypatch.context() as patched:
        patched.setattr(samples.SampleAnalyzer, "analyze_many", interrupted)
        done = cli("extract", name, "-o", "q.jsonl")
    assert done.code == 130
    assert not Path("q.jsonl").exists()
    refused = cli("extract", name, "-o", "q.jsonl", "--resume", "--min-confidence", "0.5")
    assert refused.code == 2
    assert "--min-confidence was None, is 0.5" in refused.err
    assert cli("extract", name, "-o", "q.jsonl", "--resume").code == 0
    assert Path("q.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert "no unfinished run" in cli("extract", name, "-o", "q.jsonl", "--resume").err
    assert cli("extract", name, "--resume").code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("extract", "none.txt"), "none.txt: no such file or folder; expected .txt, .jsonl"),
        (("extract", "--model"), "requires an argument"),
        (("extract", "--workers", "0"), "0 is not in the range"),
        (("extractt",), "No such command"),
    ],
)
def test_wrong_calls(cli, arguments, said):
    done = cli(*arguments)
    assert done.code == 2
    assert said in done.err
    assert not done.out


def test_missing_models_are_said_once(cli, monkeypatch):
    def missing(self, given):
        raise FileNotFoundError("no Arabic models at nowhere")

    monkeypatch.setattr(samples.SampleAnalyzer, "analyze_many", missing)
    done = cli("extract", write("in.jsonl", *articles()), "-o", "q.jsonl")
    assert (done.code, done.err) == (2, "quotes: no Arabic models at nowhere\n")


def test_a_cluster_gives_the_same_bytes(cli):
    pytest.importorskip("distributed")
    name = write("in.jsonl", *articles(5), {"id": "e", "text": ""})
    assert cli("extract", name, "-o", "a.jsonl").code == 1
    errors = Path("errors.jsonl").read_bytes()
    done = cli("extract", name, "-o", "b.jsonl", "--cluster", "local:2")
    assert done.code == 1
    assert Path("a.jsonl").read_bytes() == Path("b.jsonl").read_bytes()
    assert Path("errors.jsonl").read_bytes() == errors


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--cluster", "host:8786"), "expected a scheduler's address"),
        (("--workers", "2", "--cluster", "local:2"), "takes the place of --workers"),
        (("--cluster", "local:2", "--workers", "2"), "takes the place of --workers"),
    ],
)
def test_wrong_clusters(cli, arguments, said):
    done = cli("extract", write("in.jsonl", *articles(1)), *arguments)
    assert done.code == 2
    assert said in " ".join(done.err.split())


def test_a_worker_with_another_version_is_refused():
    from quotes.cli.analysis import _files, same_analyzer

    assert isinstance(same_analyzer(samples.SampleAnalyzer, "default", _files("default")), samples.SampleAnalyzer)
    with pytest.raises(QuotesError, match="a worker of the cluster has other code; install the same version"):
        same_analyzer(samples.SampleAnalyzer, "default", _files("default") | {"code": "0" * 16})
