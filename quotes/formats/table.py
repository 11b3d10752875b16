"""The table with one row a quote, as `quotes run` writes it (`quotes.csv`)."""

from __future__ import annotations

from quotes.exports.table import write_csv as write

__all__ = ["write"]
