"""Parquet, as `quotes extract` writes it."""

from __future__ import annotations

from quotes.exports.parquet import read_parquet as read
from quotes.exports.parquet import write_parquet as write

__all__ = ["read", "write"]
