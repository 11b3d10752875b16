"""Views → a networkx graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Literal, get_args

from quotes.errors import InputError
from quotes.graph import views
from quotes.graph.dates import limit
from quotes.graph.select import Wanted, select
from quotes.nouns import Article, Kind

if TYPE_CHECKING:
    import networkx

View = Literal["quotes", "speakers", "outlets", "co-quoted"]
VIEWS: tuple[str, ...] = get_args(View)
_KINDS: tuple[str, ...] = get_args(Kind)
_MAKE = {"quotes": views.quotes, "speakers": views.speakers, "outlets": views.outlets, "co-quoted": views.co_quoted}


def build_graph(
    articles: Iterable[Article],
    view: str = "speakers",
    *,
    since: str | None = None,
    until: str | None = None,
    min_quotes: int = 0,
    kinds: Collection[str] | None = None,
    outlets: Collection[str] | None = None,
) -> networkx.MultiGraph:
    """The who-said-what graph of analysed articles; the same whatever their order.

    Nodes and edges have the attributes that the documentation lists, flat values for every format, and `dates`: all days with a quote behind them,
    joined by a space (`2016-05-27 2016-06-01`). Of these `write_gexf` makes the timeline. An edge's key is its kind; there is one edge of a kind from
    a node to another.

    Args:
        view: `quotes` (outlets, articles, quotes, speakers), `speakers` (who speaks of, relays, addresses whom), `outlets` (who quotes whom),
            `co-quoted` (who is quoted in the same article).
        since: only articles from this date on, `2016-05-27`, `2016-05` or `2016`. With it or `until` an article without a date is left out.
        until: only articles up to this date, which is included.
        min_quotes: only speakers with so many of the selected quotes. Above 0, quotes of others or of nobody known are left out with them.
        kinds: only quotes of these kinds.
        outlets: only articles of these outlets.

    Returns:
        A `networkx.MultiDiGraph`, for `co-quoted` a `networkx.MultiGraph`. Articles in which no quote was selected are not in it.

    Raises:
        InputError: no such view or kind, or a date that is none.
    """
    import networkx

    if view not in _MAKE:
        raise InputError(f"no view {view!r}", expected=f"one of {', '.join(VIEWS)}")
    kinds, outlets = ([one] if isinstance(one, str) else one for one in (kinds, outlets))
    if unknown := [kind for kind in kinds or () if kind not in _KINDS]:
        raise InputError(f"no quotes of kind {', '.join(map(repr, unknown))}", expected=f"one of {', '.join(_KINDS)}")
    wanted = Wanted(limit(since, "since"), limit(until, "until"), min_quotes, kinds, outlets)
    nodes, edges = _MAKE[view](select(articles, wanted))
    graph = networkx.MultiGraph(view=view) if view == "co-quoted" else networkx.MultiDiGraph(view=view)
    for node in sorted(nodes):
        graph.add_node(node, **nodes[node])
    for source, target, kind in sorted(edges):
        graph.add_edge(source, target, key=kind, kind=kind, **edges[source, target, kind])
    return graph
