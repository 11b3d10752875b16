"""Files → articles: plain text, JSON Lines, tables, Parquet, each also compressed, folders of them, standard input.

A text is handed on exactly as it stands (positions count in it), and gold answers in a record (`speakers`, `quotes`) are never read.
What cannot be used comes out as a `Failure` with its file, line and reason, and reading goes on.
"""

from quotes.articles.check import reason_unreadable
from quotes.articles.read import Entry, read_articles, read_entries
from quotes.articles.record import Fields

__all__ = ["Entry", "Fields", "read_articles", "read_entries", "reason_unreadable"]
