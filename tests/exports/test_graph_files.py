import builtins
import csv
import json
import re
import sys
from pathlib import Path

import networkx
import pytest
from conversations import Said, article
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from quotes import build_graph, write_graph
from quotes.errors import InputError, MissingExtraError
from quotes.exports.graph_files import WRITERS
from quotes.graph import VIEWS
from quotes.nouns import Article

HOSTILE = '=HYPERLINK("x")\n<script>&\x00\x1b\u202e'


def corpus():
    names = {"identities": {"بوتين": "p1", "ترامب": "p2"}, "roles": {"بوتين": "الرئيس"}}
    return [
        article("a", Said("بوتين", "نعم", "direct", ("ترامب",), confidence=0.5), Said(None, to="بوتين"), date="2016-05-27", outlet="الحياة", **names),
        article("b", Said("ترامب", "سطر\nوآخر", mentions=("بوتين",)), Said("بوتين", inside="q1", to="ترامب"), **names),
        article(HOSTILE, Said(HOSTILE.replace("\n", ""), HOSTILE, "mixed"), date="2016-05-01", outlet=HOSTILE, title=HOSTILE),
    ]


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("name", ["g.gexf", "g.graphml", "g.json", "g.svg", "g"])
@pytest.mark.parametrize("view", VIEWS)
def test_the_same_articles_are_the_same_bytes(name, view, tmp_path):
    for folder, articles in (("one", corpus()), ("other", corpus()[::-1])):
        (tmp_path / folder).mkdir()
        write_graph(build_graph(articles, view=view), tmp_path / folder / name)
    one, other = (files(tmp_path / folder / name) if name == "g" else files(tmp_path / folder) for folder in ("one", "other"))
    assert one == other
    assert all(one.values())


@pytest.mark.parametrize("name", ["g.gexf", "g.graphml", "g.json", "g.svg", "g"])
@pytest.mark.parametrize("articles", [[], [Article("a", "", outlet="الحياة")]])
def test_an_empty_graph_is_a_file_too(name, articles, tmp_path):
    write_graph(build_graph(articles), tmp_path / name)
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("view", VIEWS)
def test_graphml_is_read_by_networkx_and_igraph(view, tmp_path):
    igraph = pytest.importorskip("igraph")
    graph = build_graph(corpus(), view=view)
    path = tmp_path / "g.graphml"
    write_graph(graph, path)
    back = networkx.read_graphml(path, force_multigraph=True)
    assert back.is_directed() == graph.is_directed()
    # Characters that no XML can hold are gone, from ids too.
    clean = {node: re.sub("[\x00\x1b]", "", node) for node in graph}
    assert set(back) == set(clean.values())
    for node, data in graph.nodes(data=True):
        expected = {name: re.sub("[\x00\x1b]", "", value) if isinstance(value, str) else value for name, value in data.items() if name != "dates"}
        assert back.nodes[clean[node]] == expected
    ids = [edge_id for *_, edge_id in back.edges(keys=True)]
    assert len(ids) == len(set(ids)) == graph.number_of_edges()
    assert sorted((source, target, data["kind"], data["weight"]) for source, target, data in back.edges(data=True)) == sorted(
        (clean[source], clean[target], data["kind"], data["weight"]) for source, target, data in graph.edges(data=True)
    )
    read = igraph.Graph.Read_GraphML(str(path))
    assert (read.vcount(), read.ecount(), read.is_directed()) == (len(graph), graph.number_of_edges(), graph.is_directed())
    assert set(read.vs["label"]) == {data["label"] for _, data in graph.nodes(data=True)}


def test_json_is_node_link(tmp_path):
    graph = build_graph(corpus())
    write_graph(graph, tmp_path / "g.json")
    record = json.loads((tmp_path / "g.json").read_bytes())
    assert (record["directed"], record["multigraph"], record["graph"]) == (True, True, {"view": "speakers"})
    assert record["edges"][0] == {
        "source": "speaker:p1", "target": "speaker:p2", "key": "e1", "kind": "addresses", "weight": 1, "direct": 0, "indirect": 1, "mixed": 0,
        "reported": 0, "articles": 1, "sample": "نعم",
    }  # fmt: skip
    back = networkx.node_link_graph(record, edges="edges")
    assert (len(back), back.number_of_edges()) == (len(graph), graph.number_of_edges())
    assert back.nodes["speaker:p1"] == {name: value for name, value in graph.nodes["speaker:p1"].items() if name != "dates"}


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_gephi_s_two_tables(tmp_path):
    graph = build_graph(corpus(), view="quotes")
    write_graph(graph, tmp_path / "gephi")
    assert sorted(path.name for path in (tmp_path / "gephi").iterdir()) == ["edges.csv", "nodes.csv"]
    assert not (tmp_path / "gephi" / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    nodes, edges = (table(tmp_path / "gephi" / name) for name in ("nodes.csv", "edges.csv"))
    assert (len(nodes), len(edges)) == (len(graph), graph.number_of_edges())
    by_id = {node["Id"]: node for node in nodes}
    assert by_id["quote:a/q1"]["timeset"] == "<[2016-05-27]>"
    assert by_id["quote:b/q1"]["timeset"] == ""
    assert (by_id["quote:b/q1"]["text"], by_id["quote:b/q1"]["Label"]) == ("سطر\nوآخر", "سطر وآخر")
    assert (by_id["speaker:p1"]["quotes"], by_id["speaker:p1"]["anonymous"], by_id["quote:a/q1"]["confidence"]) == ("2", "false", "0.5")
    said = {(edge["Source"], edge["Target"]): edge for edge in edges if edge["Kind"] == "said"}["speaker:p1", "quote:a/q1"]
    assert (said["Type"], said["Weight"], said["timeset"]) == ("Directed", "1", "<[2016-05-27]>")
    assert len({edge["Id"] for edge in edges}) == len(edges)
    for rows in (nodes, edges):
        assert len({name.casefold() for name in rows[0]}) == len(rows[0])
        assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_tables_may_be_written_into_a_folder_again(tmp_path):
    for articles in (corpus(), corpus()[:1]):
        write_graph(build_graph(articles), tmp_path)
    assert len(table(tmp_path / "nodes.csv")) == 2


def test_no_timeline_where_there_is_no_day(tmp_path):
    write_graph(build_graph([article("a", Said("بوتين"))], view="co-quoted"), tmp_path)
    assert list(table(tmp_path / "nodes.csv")[0]) == ["Id", "Label", "kind", "name", "speaker_type", "quotes", "words", "articles", "anonymous"]
    assert (tmp_path / "edges.csv").read_text() == "Id,Source,Target,Type,Kind,Label,Weight\n"


def test_svg_shows_every_node_in_its_frame(tmp_path):
    graph = build_graph(corpus(), view="quotes")
    write_graph(graph, tmp_path / "g.svg")
    root = etree.parse(tmp_path / "g.svg").getroot()
    space = {"s": "http://www.w3.org/2000/svg"}
    left, top, width, height = map(float, root.get("viewBox").split())
    discs = root.xpath("//s:circle[s:title]", namespaces=space)
    assert len(discs) == len(graph)
    for disc in discs:
        x, y, radius = (float(disc.get(name)) for name in ("cx", "cy", "r"))
        assert left < x - radius
        assert x + radius < left + width
        assert top < y - radius
        assert y + radius < top + height
    labels = {text.text for text in root.xpath("//s:g[@direction='rtl']/s:text", namespaces=space)}
    assert {"بوتين", "ترامب", "الحياة"} <= labels
    assert len(root.xpath("//s:path", namespaces=space)) == graph.number_of_edges()
    legend = {text.text for text in root.xpath("//s:g[not(@direction)]/s:text", namespaces=space)}
    assert legend == {"article", "outlet", "person", "quote"}
    assert not root.xpath("//s:script", namespaces=space)


def test_png_needs_matplotlib(tmp_path, monkeypatch):
    found = builtins.__import__

    def missing(name, *rest):
        if name.split(".")[0] == "matplotlib":
            raise ImportError(name)
        return found(name, *rest)

    for name in [name for name in sys.modules if name.split(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingExtraError, match=r"PNG needs matplotlib: pip install 'quotes\[plot\]'"):
        write_graph(build_graph(corpus()), tmp_path / "g.png")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("articles", [[], corpus()])
def test_png(articles, tmp_path):
    pytest.importorskip("matplotlib", minversion="3.11")
    for name in ("one.PNG", "other.png"):
        write_graph(build_graph(articles, view="quotes"), tmp_path / name)
    raw = (tmp_path / "one.PNG").read_bytes()
    assert raw.startswith(b"\x89PNG")
    assert max(int.from_bytes(raw[at : at + 4], "big") for at in (16, 20)) == 3000
    assert raw == (tmp_path / "other.png").read_bytes()


@pytest.mark.parametrize("name", ["g.docx", "g.gexf.gz", "g.xml", "شبكة.csv"])
def test_other_suffixes_are_refused_with_those_that_there_are(name, tmp_path):
    with pytest.raises(
        InputError, match=re.escape(f"cannot write a graph as '{Path(name).suffix}'; expected a name that ends in .gexf, .graphml, .json, ")
    ):
        write_graph(build_graph([]), tmp_path / name)
    assert not list(tmp_path.iterdir())


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters()), st.text(alphabet=st.characters()))
def test_whatever_a_graph_holds_each_format_can_be_read(tmp_path_factory, name, text):
    graph = networkx.MultiDiGraph()
    graph.add_node(name, label=text, text=text, **{"kind": "speaker"})
    graph.add_edge(name, f"{name}\x00", kind=text, weight=2, note=text)
    folder = tmp_path_factory.mktemp("any")
    for suffix in (*WRITERS, ""):
        if suffix != ".png":
            write_graph(graph, folder / f"g{suffix}")
    assert networkx.read_graphml(folder / "g.graphml").number_of_edges() == 1
    assert len(json.loads((folder / "g.json").read_bytes())["nodes"]) == 2
    assert len(table(folder / "g" / "nodes.csv")) == 2
    etree.parse(folder / "g.svg")
    etree.parse(folder / "g.gexf")
