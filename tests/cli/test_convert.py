import io

import annotated
import pytest
import samples

from quotes.cli.convert import NAMES
from quotes.exports.jsonl import read_jsonl, to_line
from quotes.formats import registry


def write(path, articles):
    path.write_bytes(b"".join(map(to_line, articles)))


def test_the_names_are_those_of_the_registry():
    assert registry.NAMES == NAMES


@pytest.mark.parametrize("each", [each for each in registry.FORMATS if each.reads], ids=lambda each: each.name)
def test_there_and_back(cli, tmp_path, each):
    write(tmp_path / "a.jsonl", annotated.by_hand())
    name = f"b{each.suffixes[0]}" if each.suffixes else "b"
    there = cli("convert", "a.jsonl", "-o", name, *([] if each.suffixes else ["--to", each.name]))
    assert (there.code, there.out, there.err) == (0, b"", f"{name}: 3 articles, 5 quotes\n")
    assert cli("convert", name, "-o", "c.jsonl").code == 0
    assert annotated.same(read_jsonl("c.jsonl")) == annotated.same(annotated.by_hand())


@pytest.mark.parametrize(("name", "more"), [("b.csv", ()), ("b", ("--to", "statements"))])
def test_only_written(cli, tmp_path, name, more):
    write(tmp_path / "a.jsonl", annotated.by_hand())
    assert cli("convert", "a.jsonl", "-o", name, *more).err == f"{name}: 3 articles, 5 quotes\n"
    assert len((tmp_path / name).read_text("utf-8-sig").splitlines()) > 5


def test_standard_input(cli, tmp_path, monkeypatch):
    given = b"".join(map(to_line, annotated.by_hand()))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert cli("convert", "-", "-o", "b.xml").code == 0
    assert cli("convert", "b.xml", "-o", "c.jsonl").code == 0
    assert (tmp_path / "c.jsonl").read_bytes() == given


def test_the_help_names_all_formats(cli):
    said = cli("convert", "--help").out.decode()
    assert all(f" {each.name} " in said and all(suffix in said for suffix in each.suffixes) for each in registry.FORMATS)


def test_gold_is_read_and_can_be_scored_again(cli, tmp_path):
    gold = annotated.GOLD / "10-market-fire.jsonl"
    assert cli("convert", gold, "-o", "b", "--to", "brat").code == 0
    assert cli("convert", "b", "-o", "c.jsonl.gz").code == 0
    scored = cli("score", gold, "c.jsonl.gz", "--json")
    assert scored.code == 0
    assert b'"f1":100.0' in scored.out
    assert cli("convert", "c.jsonl.gz", "-o", "d.jsonl").code == 0
    assert len(next(read_jsonl("d.jsonl")).quotes) > 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.jsonl", "-o", "b.jsonl"), "nowhere.jsonl: no such file"),
        (("a.jsonl", "-o", "b"), "--to with a format's name"),
        (("a.what", "-o", "b.jsonl"), "--from with one of"),
        (("bad.jsonl", "-o", "b.jsonl"), "bad.jsonl:2: not an article with quotes"),
        (("empty", "-o", "b.jsonl", "--from", "brat"), "no .ann file"),
        (("a.csv", "-o", "b.jsonl"), "table cannot be read again"),
        (("a.jsonl", "-o", "full", "--to", "brat"), "full: the folder is not empty"),
        (("a.jsonl", "-o", "a.what", "--to", "brat"), "a.what: this is a file"),
        (("a.jsonl", "-o", "empty", "--to", "tei"), "empty: this is a folder"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_left(cli, tmp_path, arguments, said):
    write(tmp_path / "a.jsonl", [samples.article()])
    (tmp_path / "a.what").write_text("x")
    (tmp_path / "bad.jsonl").write_bytes(to_line(samples.article()) + b'{"id": "x"}\n')
    (tmp_path / "a.csv").write_text("x")
    (tmp_path / "empty").mkdir()
    (tmp_path / "full" / "mine").mkdir(parents=True)
    before = set(tmp_path.iterdir())
    called = cli("convert", *arguments)
    assert called.code == 2
    assert said in called.err
    assert set(tmp_path.iterdir()) == before
