"""Who said what in Arabic news: quotes with their speakers, and a graph of them.

The public names. Each is loaded when first asked for, so that `import quotes` costs nothing; models load at the first `analyze`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotes.analyzer import Analyzer
    from quotes.articles import read_articles
    from quotes.errors import ArticleError, InputError, QuotesError
    from quotes.exports.gexf import write_gexf
    from quotes.exports.graph_files import write_graph
    from quotes.exports.jsonl import from_record, read_jsonl, to_record
    from quotes.exports.report import write_report
    from quotes.exports.table import to_frame
    from quotes.graph import build_graph
    from quotes.identities import Authority, identify
    from quotes.nouns import Article, Passage, Quote, Span, Speaker

__version__ = "0.1.0"

_HOMES = {
    "Analyzer": "quotes.analyzer",
    "Article": "quotes.nouns",
    "ArticleError": "quotes.errors",
    "Authority": "quotes.identities",
    "InputError": "quotes.errors",
    "Passage": "quotes.nouns",
    "Quote": "quotes.nouns",
    "QuotesError": "quotes.errors",
    "Span": "quotes.nouns",
    "Speaker": "quotes.nouns",
    "build_graph": "quotes.graph",
    "from_record": "quotes.exports.jsonl",
    "identify": "quotes.identities",
    "read_articles": "quotes.articles",
    "read_jsonl": "quotes.exports.jsonl",
    "to_frame": "quotes.exports.table",
    "to_record": "quotes.exports.jsonl",
    "write_gexf": "quotes.exports.gexf",
    "write_graph": "quotes.exports.graph_files",
    "write_report": "quotes.exports.report",
}

__all__ = [
    "Analyzer",
    "Article",
    "ArticleError",
    "Authority",
    "InputError",
    "Passage",
    "Quote",
    "QuotesError",
    "Span",
    "Speaker",
    "build_graph",
    "from_record",
    "identify",
    "read_articles",
    "read_jsonl",
    "to_frame",
    "to_record",
    "write_gexf",
    "write_graph",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'quotes' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
