from random import Random

import networkx
import pytest
import samples
from conversations import Said, article

from quotes import build_graph
from quotes.errors import InputError
from quotes.graph import VIEWS
from quotes.nouns import Article

KNOWN = {"بوتين": "p1", "ترامب": "p2", "تاس": "o1"}


def corpus():
    """Four articles of two outlets, one without date and outlet: two known speakers, an agency that relays, an unnamed source twice, nobody known."""
    types, roles = {"تاس": "organization", "مسؤول": "unknown"}, {"بوتين": "الرئيس"}
    same = {"types": types, "roles": roles, "identities": KNOWN, "anonymous": ("مسؤول",)}
    return [
        article(
            "a1",
            Said("بوتين", "سنزور ترامب قريبا", "direct", mentions=("ترامب", "بوتين"), relays=("تاس",)),
            Said("بوتين", "نعم نعم", "indirect", to="ترامب"),
            Said(None, "لا", "reported"),
            date="2016-05-27",
            outlet="الحياة",
            title="بوتين يزور",
            **same,
        ),
        article("a2", Said("مسؤول", mentions=("بوتين",)), Said("ترامب", inside="q1"), date="2016-05-28", outlet="الشرق", **same),
        article(
            "a3",
            Said("مسؤول", kind="mixed"),
            Said("بوتين", "موجز", mentions=("ترامب",), where="title"),
            date="2016-05-01",
            outlet="الحياة",
            **same,
        ),
        article("a4", Said("بوتين", "بلا تاريخ", "mixed", mentions=("ترامب",), stance="denied", confidence=1), outlet=None, **same),
    ]


def nodes(graph, kind):
    return {node for node, of in graph.nodes(data="kind") if of == kind}


def edges(graph):
    return {(source, target, kind) for source, target, kind in graph.edges(data="kind")}


def test_view_quotes_ties_everything_together():
    graph = build_graph(corpus(), view="quotes")
    assert type(graph) is networkx.MultiDiGraph
    assert nodes(graph, "outlet") == {"outlet:الحياة", "outlet:الشرق"}
    assert nodes(graph, "article") == {f"article:a{number}" for number in range(1, 5)}
    assert nodes(graph, "quote") == {f"quote:{name}" for name in ("a1/q1", "a1/q2", "a1/q3", "a2/q1", "a2/q2", "a3/q1", "a3/q2", "a4/q1")}
    assert nodes(graph, "speaker") == {"speaker:p1", "speaker:p2", "speaker:o1", "speaker:a2/s1", "speaker:a3/s1"}
    assert {edge for edge in edges(graph) if "quote:a1/q1" in edge or "quote:a2/q2" in edge} == {
        ("article:a1", "quote:a1/q1", "published"),
        ("speaker:p1", "quote:a1/q1", "said"),
        ("speaker:o1", "quote:a1/q1", "relayed"),
        ("quote:a1/q1", "speaker:p1", "mentions"),
        ("quote:a1/q1", "speaker:p2", "mentions"),
        ("article:a2", "quote:a2/q2", "published"),
        ("speaker:p2", "quote:a2/q2", "said"),
        ("quote:a2/q2", "quote:a2/q1", "inside"),
    }
    assert ("quote:a1/q2", "speaker:p2", "addressed") in edges(graph)
    assert ("outlet:الحياة", "article:a1", "published") in edges(graph)
    assert {data["weight"] for *_, data in graph.edges(data=True)} == {1}
    assert graph.edges["speaker:p1", "quote:a1/q1", "said"] == {"kind": "said", "weight": 1, "dates": "2016-05-27"}


def test_a_quote_of_nobody_known_is_there_without_a_speaker():
    graph = build_graph(corpus(), view="quotes")
    assert edges(graph.subgraph(["quote:a1/q3", *graph.predecessors("quote:a1/q3")])) == {("article:a1", "quote:a1/q3", "published")}


def test_what_the_nodes_say_of_themselves():
    graph = build_graph(corpus(), view="quotes")
    assert graph.nodes["speaker:p1"] == {
        "label": "بوتين", "kind": "speaker", "name": "بوتين", "speaker_type": "person", "role": "الرئيس", "quotes": 4, "words": 8, "articles": 4,
        "anonymous": False, "first_date": "2016-05-01", "last_date": "2016-05-28", "dates": "2016-05-01 2016-05-27 2016-05-28",
    }  # fmt: skip
    assert graph.nodes["speaker:a2/s1"] == {
        "label": "مسؤول", "kind": "speaker", "name": "مسؤول", "speaker_type": "unknown", "quotes": 1, "words": 1, "articles": 1, "anonymous": True,
        "first_date": "2016-05-28", "last_date": "2016-05-28", "dates": "2016-05-28",
    }  # fmt: skip
    assert graph.nodes["quote:a1/q1"] == {
        "label": "سنزور ترامب قريبا", "kind": "quote", "text": "سنزور ترامب قريبا", "quote_kind": "direct", "stance": "asserted", "cue": "قال",
        "date": "2016-05-27", "article": "a1", "outlet": "الحياة", "rule": "by_hand", "dates": "2016-05-27",
    }  # fmt: skip
    assert graph.nodes["quote:a4/q1"] == {
        "label": "بلا تاريخ", "kind": "quote", "text": "بلا تاريخ", "quote_kind": "mixed", "stance": "denied", "cue": "قال", "article": "a4",
        "rule": "by_hand", "confidence": 1.0,
    }  # fmt: skip
    assert graph.nodes["outlet:الحياة"] == {
        "label": "الحياة", "kind": "outlet", "name": "الحياة", "articles": 2, "quotes": 5, "dates": "2016-05-01 2016-05-27",
    }  # fmt: skip
    assert graph.nodes["article:a1"] == {
        "label": "بوتين يزور", "kind": "article", "title": "بوتين يزور", "date": "2016-05-27", "outlet": "الحياة", "dates": "2016-05-27",
    }  # fmt: skip
    assert graph.nodes["article:a4"] == {"label": "a4", "kind": "article"}


def test_view_speakers_counts_who_speaks_of_whom():
    graph = build_graph(corpus())
    assert type(graph) is networkx.MultiDiGraph
    assert set(graph) == {"speaker:p1", "speaker:p2", "speaker:o1", "speaker:a2/s1", "speaker:a3/s1"}
    assert edges(graph) == {
        ("speaker:p1", "speaker:p2", "mentions"),
        ("speaker:a2/s1", "speaker:p1", "mentions"),
        ("speaker:o1", "speaker:p1", "relays"),
        ("speaker:p1", "speaker:p2", "addresses"),
    }
    assert graph.edges["speaker:p1", "speaker:p2", "mentions"] == {
        "kind": "mentions", "weight": 3, "direct": 1, "indirect": 1, "mixed": 1, "reported": 0, "articles": 3, "sample": "موجز",
        "first_date": "2016-05-01", "last_date": "2016-05-27", "dates": "2016-05-01 2016-05-27",
    }  # fmt: skip


def test_who_is_only_spoken_of_where_nobody_known_speaks_is_in_no_relation():
    graph = build_graph([article("a", Said(None, mentions=("بوتين",), relays=("تاس",)))])
    assert not graph
    assert build_graph([article("a", Said(None, mentions=("بوتين",)))], view="quotes").number_of_edges() == 2


def test_view_outlets_counts_who_quotes_whom():
    graph = build_graph(corpus(), view="outlets")
    assert edges(graph) == {
        ("outlet:الحياة", "speaker:p1", "quotes"),
        ("outlet:الحياة", "speaker:a3/s1", "quotes"),
        ("outlet:الشرق", "speaker:p2", "quotes"),
        ("outlet:الشرق", "speaker:a2/s1", "quotes"),
    }
    assert set(graph) == {node for source, target, _ in edges(graph) for node in (source, target)}
    assert graph.edges["outlet:الحياة", "speaker:p1", "quotes"] == {
        "kind": "quotes", "weight": 3, "direct": 1, "indirect": 2, "mixed": 0, "reported": 0, "articles": 2, "sample": "موجز",
        "first_date": "2016-05-01", "last_date": "2016-05-27", "dates": "2016-05-01 2016-05-27",
    }  # fmt: skip


def test_view_co_quoted_ties_who_is_quoted_together():
    first = article("a", Said("بوتين"), Said("ترامب"), Said("ترامب"), Said("تاس"), date="2016-05-27", identities=KNOWN)
    second = article("b", Said("ترامب"), Said("بوتين"), Said(None), date="2016-05-26", identities=KNOWN)
    graph = build_graph([first, second, article("c", Said("وحيد"))], view="co-quoted")
    assert type(graph) is networkx.MultiGraph
    assert set(graph) == {"speaker:p1", "speaker:p2", "speaker:o1", "speaker:c/s1"}
    pairs = ("speaker:p1", "speaker:p2"), ("speaker:o1", "speaker:p1"), ("speaker:o1", "speaker:p2")
    assert edges(graph) == {(*pair, "together") for pair in pairs}
    assert graph.edges["speaker:p1", "speaker:p2", "together"] == {
        "kind": "together", "weight": 2, "newman": 1.5, "first_date": "2016-05-26", "last_date": "2016-05-27", "dates": "2016-05-26 2016-05-27",
    }  # fmt: skip


def test_speakers_without_identity_are_their_articles_own():
    articles = [article(name, Said("الوزير", mentions=("مصدر",)), anonymous=("مصدر",), identities={"مصدر": "p9"}) for name in ("a", "b")]
    assert set(build_graph(articles)) == {"speaker:a/s1", "speaker:a/s2", "speaker:b/s1", "speaker:b/s2"}


def test_an_identity_takes_its_usual_name_type_and_role():
    articles = [
        article("a", Said("سعيد"), identities={"سعيد": "p"}, roles={"سعيد": "وزير"}),
        article("b", Said("كمال سعيد"), identities={"كمال سعيد": "p"}, roles={"كمال سعيد": "نائب وزير"}),
        article("c", Said("كمال سعيد"), identities={"كمال سعيد": "p"}, types={"كمال سعيد": "unknown"}),
    ]
    assert build_graph(articles).nodes["speaker:p"] == {
        "label": "كمال سعيد", "kind": "speaker", "name": "كمال سعيد", "speaker_type": "person", "role": "نائب وزير", "quotes": 3, "words": 3,
        "articles": 3, "anonymous": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "quotes"),
    [
        ({}, ["a1/q1", "a1/q2", "a1/q3", "a2/q1", "a2/q2", "a3/q1", "a3/q2", "a4/q1"]),
        ({"since": "2016-05-27"}, ["a1/q1", "a1/q2", "a1/q3", "a2/q1", "a2/q2"]),
        ({"until": "2016-05-27"}, ["a1/q1", "a1/q2", "a1/q3", "a3/q1", "a3/q2"]),
        ({"since": "2016-05-02", "until": "2016-05-27"}, ["a1/q1", "a1/q2", "a1/q3"]),
        ({"kinds": ["direct", "mixed"]}, ["a1/q1", "a3/q1", "a4/q1"]),
        ({"kinds": "reported"}, ["a1/q3"]),
        ({"outlets": ["الشرق"]}, ["a2/q1", "a2/q2"]),
        ({"outlets": "الشرق"}, ["a2/q1", "a2/q2"]),
        ({"outlets": []}, []),
        ({"min_quotes": 1}, ["a1/q1", "a1/q2", "a2/q1", "a2/q2", "a3/q1", "a3/q2", "a4/q1"]),
        ({"min_quotes": 2}, ["a1/q1", "a1/q2", "a3/q2", "a4/q1"]),
        ({"min_quotes": 4}, ["a1/q1", "a1/q2", "a3/q2", "a4/q1"]),
        ({"min_quotes": 4, "kinds": ["direct"]}, []),
    ],
)
def test_what_is_wanted(wanted, quotes):
    graph = build_graph(corpus(), view="quotes", **wanted)
    assert sorted(nodes(graph, "quote")) == [f"quote:{name}" for name in quotes]
    assert all(len(found) > 1 for found in networkx.weakly_connected_components(graph))


def test_few_speakers_and_nothing_of_the_others():
    graph = build_graph(corpus(), view="quotes", min_quotes=2)
    assert nodes(graph, "speaker") == {"speaker:p1"}
    assert nodes(graph, "article") == {"article:a1", "article:a3", "article:a4"}
    assert graph.nodes["outlet:الحياة"]["quotes"] == 3
    assert graph.nodes["speaker:p1"]["dates"] == "2016-05-01 2016-05-27"


def test_the_same_id_in_two_files_is_two_articles():
    graph = build_graph([article("a", Said("بوتين", "أولا")), article("a", Said("بوتين", "ثانيا"))], view="quotes")
    assert {graph.nodes[node]["text"] for node in nodes(graph, "quote")} == {"أولا", "ثانيا"}
    assert nodes(graph, "article") == {"article:a", "article:a#2"}
    assert len(nodes(graph, "speaker")) == 2


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_articles_does_not_matter(view, seed):
    shuffled = corpus()
    Random(seed).shuffle(shuffled)
    graph, expected = build_graph(shuffled, view=view), build_graph(corpus(), view=view)
    assert list(graph.nodes(data=True)) == list(expected.nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(expected.edges(keys=True, data=True))


@pytest.mark.parametrize("view", VIEWS)
def test_attributes_are_flat_and_of_one_type(view):
    graph = build_graph(corpus(), view=view)
    types = {}
    for where, everything in (("node", graph.nodes(data=True)), ("edge", graph.edges(data=True))):
        for *_, data in everything:
            for name, value in data.items():
                types.setdefault((where, name), set()).add(type(value))
    assert all(len(found) == 1 and found <= {str, int, float, bool} for found in types.values())
    assert all(key == data["kind"] for *_, key, data in graph.edges(keys=True, data=True))


@pytest.mark.parametrize("view", VIEWS)
def test_other_programs_of_networkx_take_it(view, tmp_path):
    graph = build_graph(corpus(), view=view)
    networkx.write_gexf(graph, tmp_path / "g.gexf")
    networkx.write_graphml(graph, tmp_path / "g.graphml")
    networkx.write_gml(networkx.relabel_nodes(graph, str), tmp_path / "g.gml")
    networkx.pagerank(networkx.Graph(graph))
    assert networkx.node_link_data(graph.copy(), edges="edges")["graph"] == {"view": view}


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_comes_of_nothing(view):
    for articles in ([], [Article("a", "")], [Article("a", "نص", date="2016-05-27", outlet="الحياة", title="عنوان")]):
        assert not build_graph(articles, view=view)


def test_articles_may_come_one_by_one():
    assert build_graph(iter([samples.article(), samples.article(article_id="b")]), view="quotes").number_of_nodes() == 8


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"view": "speeches"}, "no view 'speeches'; expected one of quotes, speakers, outlets, co-quoted"),
        ({"kinds": ["direct", "shouted"]}, "no quotes of kind 'shouted'; expected one of direct, mixed, indirect, reported"),
        ({"since": "yesterday"}, "since: 'yesterday' is not a date"),
        ({"until": "2016-02-31"}, "until: '2016-02-31' is not a date"),
    ],
)
def test_wrong_calls_say_what_is_there(wrong, said):
    with pytest.raises(InputError, match=said):
        build_graph([], **wrong)
