"""Articles, one by one → the data of a page. Texts are compressed as they pass, so that they never lie in memory together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quotes.exports.report import articles as kept
from quotes.exports.report.blocks import block
from quotes.exports.report.colours import Colours
from quotes.exports.report.network import people, ties
from quotes.graph import build_graph
from quotes.graph.select import with_ids
from quotes.nouns import Article

# Of text in a chunk (code points): what one opened article makes the page unpack, in some milliseconds.
CHUNK = 100_000


class Gathered:
    """The data of a page. `chunks` and `index` are blocks as the page carries them.

    Args:
        articles: analysed ones; each is looked at once.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self.chunks: list[str] = []
        self._articles: list[kept.Record] = []
        self._quotes: list[kept.Record] = []
        self._colours = Colours()
        # The graph is made of the same articles on their way through.
        graph = build_graph(self._through(articles), view="speakers")
        speakers = people(graph, self._colours.of)
        self.index = block(
            {
                "articles": _columns(self._articles),
                "quotes": _columns(self._numbered({person["id"]: number for number, person in enumerate(speakers)})),
                "speakers": speakers,
                "ties": ties(graph),
            }
        )

    def _through(self, articles: Iterable[Article]) -> Iterator[Article]:
        chunk: list[kept.Record] = []
        size = 0
        for article_id, article in with_ids(articles):
            quotes = [kept.counted(quote, article_id) for quote in article.quotes]
            self._colours.meet(quote["speaker"] for quote in quotes if quote["speaker"])
            self._articles.append(kept.listed(article, article_id) | {"chunk": len(self.chunks), "place": len(chunk)})
            self._quotes += quotes
            chunk.append(kept.opened(article))
            size += len(article.text)
            if size >= CHUNK:
                self.chunks.append(block(chunk))
                chunk, size = [], 0
            yield article
        if chunk:
            self.chunks.append(block(chunk))

    def _numbered(self, number: dict[str, int]) -> Iterator[kept.Record]:
        """The quotes with positions in the list of speakers; who is tied to a quote of nobody known may not be in it."""
        for quote in self._quotes:
            of_others = {role: [number[node] for node in quote[role] if node in number] for role in ("relays", "mentioned", "addressees")}
            yield quote | of_others | {"speaker": None if quote["speaker"] is None else number[quote["speaker"]]}


def _columns(records: Iterable[kept.Record]) -> dict[str, list[Any]]:
    """Records of the same fields → one list a field, which takes half the room."""
    columns: dict[str, list[Any]] = {}
    for record in records:
        for name, value in record.items():
            columns.setdefault(name, []).append(value)
    return columns
