from datetime import date
from pathlib import Path
from time import perf_counter

import networkx
import numpy
import pytest
import samples
from conversations import Said, article
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from quotes import build_graph, write_gexf
from quotes.graph import VIEWS

SPACES = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
RULES = Path(__file__).parents[3] / "shared" / "gexf" / "gexf.rng"
GOLDEN = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <meta>
    <creator>quotes</creator>
    <description>who said what: speakers</description>
  </meta>
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="timestamp">
    <attributes class="node" mode="static">
      <attribute id="kind" title="kind" type="string"/>
      <attribute id="name" title="name" type="string"/>
      <attribute id="speaker_type" title="speaker_type" type="string"/>
      <attribute id="role" title="role" type="string"/>
      <attribute id="quotes" title="quotes" type="integer"/>
      <attribute id="words" title="words" type="integer"/>
      <attribute id="articles" title="articles" type="integer"/>
      <attribute id="anonymous" title="anonymous" type="boolean"/>
      <attribute id="first_date" title="first_date" type="string"/>
      <attribute id="last_date" title="last_date" type="string"/>
    </attributes>
    <attributes class="edge" mode="static">
      <attribute id="direct" title="direct" type="integer"/>
      <attribute id="indirect" title="indirect" type="integer"/>
      <attribute id="mixed" title="mixed" type="integer"/>
      <attribute id="reported" title="reported" type="integer"/>
      <attribute id="articles" title="articles" type="integer"/>
      <attribute id="sample" title="sample" type="string"/>
      <attribute id="first_date" title="first_date" type="string"/>
      <attribute id="last_date" title="last_date" type="string"/>
    </attributes>
    <nodes count="2">
      <node id="speaker:p1" label="سعيد &quot;الأب&quot;">
        <attvalues><attvalue for="kind" value="speaker"/><attvalue for="name" value="سعيد &quot;الأب&quot;"/>\
<attvalue for="speaker_type" value="person"/><attvalue for="role" value="وزير &lt;النقل&gt;"/><attvalue for="quotes" value="3"/>\
<attvalue for="words" value="5"/><attvalue for="articles" value="2"/><attvalue for="anonymous" value="false"/>\
<attvalue for="first_date" value="2016-05-01"/><attvalue for="last_date" value="2016-05-27"/></attvalues>
        <spells><spell timestamp="2016-05-01"/><spell timestamp="2016-05-27"/></spells>
        <viz:color r="0" g="114" b="178"/><viz:position x="62.2" y="0.0"/><viz:size value="22.0"/>
      </node>
      <node id="speaker:p2" label="الشركة">
        <attvalues><attvalue for="kind" value="speaker"/><attvalue for="name" value="الشركة"/>\
<attvalue for="speaker_type" value="organization"/><attvalue for="quotes" value="0"/><attvalue for="words" value="0"/>\
<attvalue for="articles" value="2"/><attvalue for="anonymous" value="false"/>\
<attvalue for="first_date" value="2016-05-01"/><attvalue for="last_date" value="2016-05-27"/></attvalues>
        <spells><spell timestamp="2016-05-01"/><spell timestamp="2016-05-27"/></spells>
        <viz:color r="230" g="159" b="0"/><viz:position x="-78.2" y="0.0"/><viz:size value="6.0"/>
      </node>
    </nodes>
    <edges count="2">
      <edge id="e1" source="speaker:p1" target="speaker:p2" kind="addresses" label="addresses" weight="1">
        <attvalues><attvalue for="direct" value="0"/><attvalue for="indirect" value="1"/><attvalue for="mixed" value="0"/>\
<attvalue for="reported" value="0"/><attvalue for="articles" value="1"/><attvalue for="sample" value="نعم"/>\
<attvalue for="first_date" value="2016-05-27"/><attvalue for="last_date" value="2016-05-27"/></attvalues>
        <spells><spell timestamp="2016-05-27"/></spells>
        <viz:color r="0" g="158" b="115"/>
      </edge>
      <edge id="e2" source="speaker:p1" target="speaker:p2" kind="mentions" label="mentions" weight="2">
        <attvalues><attvalue for="direct" value="1"/><attvalue for="indirect" value="1"/><attvalue for="mixed" value="0"/>\
<attvalue for="reported" value="0"/><attvalue for="articles" value="2"/><attvalue for="sample" value="الشركة &amp; غيرها"/>\
<attvalue for="first_date" value="2016-05-01"/><attvalue for="last_date" value="2016-05-27"/></attvalues>
        <spells><spell timestamp="2016-05-01"/><spell timestamp="2016-05-27"/></spells>
        <viz:color r="150" g="150" b="150"/>
      </edge>
    </edges>
  </graph>
</gexf>
"""


def small():
    minister, company = 'سعيد "الأب"', "الشركة"
    same = {"types": {company: "organization"}, "roles": {minister: "وزير <النقل>"}, "identities": {minister: "p1", company: "p2"}}
    return [
        article("a", Said(minister, "الشركة", "direct", mentions=(company,)), Said(minister, to=company), date="2016-05-27", **same),
        article("b", Said(minister, "الشركة & غيرها", mentions=(company,)), date="2016-05-01", **same),
    ]


def written(graph, tmp_path):
    path = tmp_path / "g.gexf"
    write_gexf(graph, path)
    return etree.parse(path)


def check(tree):
    """What Gephi needs beyond the schema, and the schema where it is at hand."""
    if RULES.is_file():
        rules = etree.RelaxNG(etree.parse(RULES))
        assert rules.validate(tree), rules.error_log
    nodes, edges = (tree.xpath(f"//g:{name}", namespaces=SPACES) for name in ("node", "edge"))
    ids = [node.get("id") for node in nodes]
    assert len(ids) == len(set(ids)) == int(tree.xpath("string(//g:nodes/@count)", namespaces=SPACES))
    assert [edge.get("id") for edge in edges] == [f"e{number}" for number in range(1, len(edges) + 1)]
    assert len(edges) == int(tree.xpath("string(//g:edges/@count)", namespaces=SPACES))
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(ids)
    for name, elements in (("node", nodes), ("edge", edges)):
        declared = tree.xpath(f"//g:attributes[@class='{name}']/g:attribute", namespaces=SPACES)
        assert len(tree.xpath(f"//g:attributes[@class='{name}']", namespaces=SPACES)) == 1
        assert all(attribute.get("id") == attribute.get("title") for attribute in declared)
        used = {value.get("for") for element in elements for value in element.iterfind("g:attvalues/g:attvalue", SPACES)}
        assert used == {attribute.get("id") for attribute in declared}
    for node in nodes:
        assert 0 < len(node.get("label")) <= 40 or node.get("label") == node.get("id")
        assert len(node.get("label").splitlines()) <= 1


def attributes(tree, of, name):
    """The values of an attribute by node or edge id."""
    values = tree.xpath(f"//g:{of}/g:attvalues/g:attvalue[@for='{name}']", namespaces=SPACES)
    return {value.getparent().getparent().get("id"): value.get("value") for value in values}


def test_golden_bytes(tmp_path):
    write_gexf(build_graph(small()), tmp_path / "g.gexf")
    assert (tmp_path / "g.gexf").read_text("utf-8") == GOLDEN


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("articles", [[], small(), [samples.article()], [samples.article(outlet="الحياة", title="", date="2016")]])
def test_every_view_is_what_gephi_reads(view, articles, tmp_path):
    check(written(build_graph(articles, view=view), tmp_path))


def test_the_order_of_articles_changes_no_byte(tmp_path):
    for name, articles in (("one", small()), ("other", reversed(small()))):
        write_gexf(build_graph(articles, view="quotes"), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_graph_without_days_has_no_timeline(tmp_path):
    for day in (None, "2016-05", "27/5/2016"):
        tree = written(build_graph([article("a", Said("بوتين"), date=day)], view="quotes"), tmp_path)
        check(tree)
        assert tree.find("g:graph", SPACES).attrib == {"defaultedgetype": "directed", "mode": "static"}
        assert not tree.xpath("//g:spells", namespaces=SPACES)


def test_what_has_no_day_has_no_spell(tmp_path):
    graph = build_graph([article("a", Said("بوتين"), date="2016-05-27"), article("b", Said("بوتين"))], view="quotes")
    tree = written(graph, tmp_path)
    dated = {node.get("id") for node in tree.xpath("//g:node[g:spells]", namespaces=SPACES)}
    assert dated == {"article:a", "quote:a/q1", "speaker:a/s1"}
    assert {spell.get("timestamp") for spell in tree.xpath("//g:spell", namespaces=SPACES)} == {"2016-05-27"}
    assert "dates" not in {attribute.get("id") for attribute in tree.xpath("//g:attribute", namespaces=SPACES)}


def test_co_quoted_is_undirected(tmp_path):
    tree = written(build_graph([article("a", Said("بوتين"), Said("ترامب"))], view="co-quoted"), tmp_path)
    assert tree.find("g:graph", SPACES).get("defaultedgetype") == "undirected"
    assert attributes(tree, "edge", "newman") == {"e1": "1.0"}


def test_who_is_quoted_more_is_larger_and_colours_tell_kinds(tmp_path):
    graph = build_graph([article("a", *[Said("بوتين")] * 9, Said("البيان"), types={"البيان": "document"}, outlet="الحياة")], view="quotes")
    tree = written(graph, tmp_path)
    nodes = {node.get("id"): node for node in tree.xpath("//g:node", namespaces=SPACES)}
    sizes = {node: float(nodes[node].find("viz:size", SPACES).get("value")) for node in nodes}
    assert sizes["speaker:a/s1"] > sizes["speaker:a/s2"] > sizes["quote:a/q1"]
    colours = {tuple(node.find("viz:color", SPACES).attrib.values()) for node in nodes.values()}
    assert len(colours) == 5


def test_networkx_reads_it_back(tmp_path):
    graph = build_graph(small())
    write_gexf(graph, tmp_path / "g.gexf")
    back = networkx.read_gexf(tmp_path / "g.gexf")
    assert set(back) == set(graph)
    for node, data in graph.nodes(data=True):
        assert {name: back.nodes[node][name] for name in data if name != "dates"} == {name: value for name, value in data.items() if name != "dates"}
    edges = {(source, target, data["label"]): data for source, target, data in back.edges(data=True)}
    for source, target, kind, data in graph.edges(keys=True, data=True):
        found = edges[source, target, kind]
        assert {name: found[name] for name in data if name not in ("kind", "dates")} == {
            name: value for name, value in data.items() if name not in ("kind", "dates")
        }


def test_any_graph_of_networkx_is_written(tmp_path):
    graph = networkx.Graph(name="ours is not the only one")
    graph.add_node(1, label="أ" * 60, seen=date(2016, 5, 27), score=1, viz={"color": "red"}, id=7, dates="not days")
    graph.add_node("1", label="\u202bقال\nالوزير\u202c", score=0.5, words=["أ", "ب"], half=numpy.float32(0.5), broken="\x00نص\ud800\x0b", none=None)
    graph.add_node("\x01", score=float("nan"), mixed=1, many=2**40)
    graph.add_node((2, 3), mixed="نص", many=1, yes=True)
    graph.add_edge(1, "1", weight=0.25, type="SAYS", start="2016")
    graph.add_edge("1", (2, 3), weight=float("inf"), label="صديق", dates="2016-05-28 2016-05-27 2016-05-28 2016")
    graph.add_edge(1, 1)
    tree = written(graph, tmp_path)
    check(tree)
    assert [node.get("id") for node in tree.xpath("//g:node", namespaces=SPACES)] == ["1", "1#2", "node", "(2, 3)"]
    assert [node.get("label") for node in tree.xpath("//g:node", namespaces=SPACES)] == ["أ" * 39 + "…", "قال الوزير", "node", "(2, 3)"]
    types = {attribute.get("id"): attribute.get("type") for attribute in tree.xpath("//g:attribute", namespaces=SPACES)}
    assert types == {
        "seen": "string", "score": "double", "id_": "integer", "dates": "string", "words": "string", "half": "double", "broken": "string",
        "mixed": "string", "many": "long", "yes": "boolean", "type_": "string", "start": "string",
    }  # fmt: skip
    assert attributes(tree, "node", "score") == {"1": "1.0", "1#2": "0.5"}
    assert attributes(tree, "node", "mixed") == {"node": "1", "(2, 3)": "نص"}
    assert attributes(tree, "node", "broken") == {"1#2": "نص"}
    assert attributes(tree, "node", "words") == {"1#2": "أ; ب"}
    edges = {edge.get("id"): edge for edge in tree.xpath("//g:edge", namespaces=SPACES)}
    assert [edge.get("weight") for edge in edges.values()] == ["0.25", "1", "1"]
    assert [edge.get("label") for edge in edges.values()] == [None, None, "صديق"]
    assert [spell.get("timestamp") for spell in tree.xpath("//g:spell", namespaces=SPACES)] == ["2016-05-27", "2016-05-28"]


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(alphabet=st.characters()) | st.lists(st.integers())
DATA = st.dictionaries(st.sampled_from(["label", "kind", "weight", "dates", "quotes", "Id", "x", "ن"]), VALUES)
IDS = st.text(alphabet=st.characters(), max_size=3) | st.integers(0, 3)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(IDS, DATA, max_size=6), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), DATA), max_size=8), st.booleans())
def test_whatever_a_graph_holds_the_file_is_sound(tmp_path_factory, nodes, edges, directed):
    graph = networkx.MultiDiGraph() if directed else networkx.MultiGraph()
    graph.add_nodes_from(nodes.items())
    names = list(nodes)
    for source, target, data in edges:
        if max(source, target) < len(names):
            graph.add_edge(names[source], names[target])
            key = max(graph[names[source]][names[target]])
            graph.edges[names[source], names[target], key].update(data)
    path = tmp_path_factory.mktemp("any") / "g.gexf"
    write_gexf(graph, path)
    tree = etree.parse(path)
    check(tree)
    assert len(tree.xpath("//g:edge", namespaces=SPACES)) == graph.number_of_edges()


def test_a_large_graph_is_written_in_seconds(tmp_path):
    graph = networkx.MultiDiGraph()
    for number in range(2000):
        graph.add_node(f"speaker:{number}", label="الوزير", kind="speaker", quotes=number % 40)
    for number in range(6000):
        graph.add_edge(f"speaker:{number * number % 1999}", f"speaker:{number % 2000}", key="mentions", kind="mentions", weight=1)
    started = perf_counter()
    write_gexf(graph, tmp_path / "g.gexf")
    # About two seconds on an idle core.
    assert perf_counter() - started < 10
