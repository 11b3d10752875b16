import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import samples

from quotes.exports.jsonl import read_jsonl

OUTPUTS = ["graph.gexf", "quotes.csv", "quotes.jsonl", "report.html", "speakers.gexf", "speakers.jsonl"]


@pytest.fixture
def articles():
    folder = Path("articles")
    folder.mkdir()
    for number in range(3):
        (folder / f"a{number}.txt").write_text(samples.TEXT, "utf-8")
    return folder


def test_the_main_job_writes_everything_and_a_summary(cli, articles):
    done = cli("run", articles, "-o", "out")
    assert done.code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == OUTPUTS
    assert [article.id for article in read_jsonl("out/quotes.jsonl")] == ["a0", "a1", "a2"]
    assert Path("out/quotes.csv").read_text("utf-8-sig").count("\n") == 7
    assert len(Path("out/speakers.jsonl").read_bytes().splitlines()) == 3
    summary = {row[1:-1].split("│")[0].strip(): row[1:-1].split("│")[1].strip() for row in done.out.decode().splitlines() if row.startswith("│")}
    figures = {"articles": "3", "failed": "0", "quotes": "6", "direct": "0", "mixed": "0", "indirect": "6", "reported": "0", "speakers": "3"}
    assert {name: summary[name] for name in figures} == figures
    assert summary["unresolved"] == "3"
    assert float(summary["seconds"]) >= 0
    assert float(summary["words per second"]) > 0
    assert done.err == ""


def test_too_many_articles_for_a_page(cli, articles, monkeypatch):
    cli("run", articles, "-o", "out")
    # By its module: the package has a command of that name.
    monkeypatch.setattr(sys.modules["quotes.cli.run"], "MAX_REPORTED", 2)
    done = cli("run", articles, "-o", "out")
    assert done.code == 0
    assert "note: no report.html: 3 articles are too many for one page" in done.err
    assert sorted(path.name for path in Path("out").iterdir()) == [name for name in OUTPUTS if name != "report.html"]


def test_the_same_input_gives_the_same_bytes(cli, articles):
    for output in ("one", "other"):
        assert cli("run", articles, "-o", output).code == 0
    for name in OUTPUTS:
        assert (Path("one") / name).read_bytes() == (Path("other") / name).read_bytes()


def test_failures_lie_beside_the_output_until_a_run_without(cli, articles):
    (articles / "empty.txt").touch()
    assert cli("run", articles, "-o", "out").code == 1
    assert json.loads(Path("out/errors.jsonl").read_bytes())["id"] == "empty"
    (articles / "empty.txt").unlink()
    assert cli("run", articles, "-o", "out").code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == OUTPUTS


@pytest.mark.parametrize("output", ["articles/out", "articles"])
def test_what_an_earlier_call_wrote_into_the_input_folder_is_not_read(cli, articles, output):
    assert cli("run", articles, "-o", output).code == 0
    first = {name: (Path(output) / name).read_bytes() for name in OUTPUTS}
    (Path(output) / "errors.jsonl").write_text('{"id": null}\n', "utf-8")
    (Path(output) / "quotes.jsonl.part").write_text('{"id"', "utf-8")
    done = cli("run", articles, "-o", output)
    assert done.code == 0
    assert {name: (Path(output) / name).read_bytes() for name in OUTPUTS} == first
    assert "errors.jsonl" not in {path.name for path in Path(output).iterdir()}
    written = sorted([*OUTPUTS, "errors.jsonl", "quotes.jsonl.part"])
    note = f"note: articles: passed over {', '.join(written)}"
    assert f"{note}, which this call writes" in done.err


def test_an_output_that_is_named_as_input_is_read(cli, articles):
    assert cli("run", articles, "-o", "out").code == 0
    first = Path("out/quotes.jsonl").read_bytes()
    assert cli("run", "out/quotes.jsonl", "-o", "out").code == 0
    assert Path("out/quotes.jsonl").read_bytes() == first


def test_quotes_among_the_articles_they_are_of(cli, articles):
    for _ in range(2):
        assert cli("extract", articles, "-o", "articles/q.jsonl").code == 0
        assert [article.id for article in read_jsonl("articles/q.jsonl")] == ["a0", "a1", "a2"]


def test_a_folder_that_holds_nothing_else(cli, articles):
    assert cli("run", articles, "-o", "out").code == 0
    done = cli("run", "out", "-o", "out")
    assert done.code == 2
    assert "out: nothing to read in this folder" in done.err
    assert sorted(path.name for path in Path("out").iterdir()) == OUTPUTS


def test_all_failed(cli):
    Path("empty.txt").touch()
    assert cli("run", "empty.txt", "-o", "out").code == 2
    assert [path.name for path in Path("out").iterdir()] == ["errors.jsonl"]


def test_an_input_is_needed(cli):
    assert cli("run", "-o", "out").code == 2
    assert cli("run", "x.txt").code == 2


@pytest.mark.parametrize("view", ["quotes", "speakers", "outlets", "co-quoted"])
def test_quotes_to_a_graph(cli, articles, view):
    cli("extract", articles, "-o", "q.jsonl")
    done = cli("graph", "q.jsonl", "-o", "g.gexf", "--view", view)
    assert done.code == 0
    assert done.err.startswith("g.gexf: ")
    nodes, edges = (len(ElementTree.parse("g.gexf").findall(f".//{{*}}{name}")) for name in ("node", "edge"))
    assert nodes
    assert done.err == f"g.gexf: {nodes} nodes, {edges} edges\n"


@pytest.mark.parametrize("output", ["g.graphml", "g.json", "g.svg", "gephi"])
def test_the_suffix_says_the_graph_s_format(cli, articles, output):
    cli("extract", articles, "-o", "q.jsonl")
    assert cli("graph", "q.jsonl", "-o", output).code == 0
    assert Path(output).exists()


def test_a_graph_of_what_is_wanted(cli, articles):
    (articles / "a0.jsonl").write_text(json.dumps({"text": samples.TEXT, "id": "d", "date": "2016-05-27", "outlet": "الحياة"}), "utf-8")
    cli("extract", articles, "-o", "q.jsonl")
    wanted = ("--since", "2016-05", "--until", "2016-06", "--min-quotes", "1", "--kind", "indirect", "--outlet", "الحياة", "--view", "quotes")
    assert cli("graph", "q.jsonl", "-o", "g.gexf", *wanted).err == "g.gexf: 4 nodes, 3 edges\n"
    assert cli("graph", "q.jsonl", "-o", "g.gexf", *wanted, "--kind", "direct").err == "g.gexf: 4 nodes, 3 edges\n"
    assert cli("graph", "q.jsonl", "-o", "g.gexf", "--kind", "direct").err == "g.gexf: 0 nodes, 0 edges\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "g.docx"), "quotes: g.docx: cannot write a graph as '.docx'; expected a name that ends in .gexf"),
        (("-o", "g.gexf", "--since", "May"), "since: 'May' is not a date"),
        (("-o", "g.gexf", "--view", "all"), "'all' is not one of"),
    ],
)
def test_wrong_graphs_leave_nothing(cli, articles, arguments, said):
    cli("extract", articles, "-o", "q.jsonl")
    done = cli("graph", "q.jsonl", *arguments)
    assert done.code == 2
    assert said in done.err
    assert sorted(path.name for path in Path().iterdir()) == ["articles", "q.jsonl"]


def test_a_graph_of_what_is_no_quotes_file(cli):
    Path("a.jsonl").write_text('{"id": "a", "text": "x"}\n', "utf-8")
    done = cli("graph", "a.jsonl", "-o", "g.gexf")
    assert done.code == 2
    assert "a.jsonl:1: no field 'speakers'; expected an analysed article" in done.err
    assert not Path("g.gexf").exists()


def test_a_run_that_ends_in_the_writing_of_its_files_need_not_analyse_again(cli, articles, monkeypatch):
    assert cli("run", articles, "-o", "whole").code == 0

    def full(*arguments):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("quotes.exports.gexf.write_gexf", full)
        done = cli("run", articles, "-o", "out")
    assert done.code == 2
    assert "No space left on device" in done.err
    monkeypatch.setattr(samples.SampleAnalyzer, "analyze_many", full)
    assert cli("run", articles, "-o", "out", "--resume").code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == OUTPUTS
    for name in OUTPUTS:
        assert (Path("out") / name).read_bytes() == (Path("whole") / name).read_bytes()
