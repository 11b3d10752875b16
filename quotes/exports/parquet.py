"""Analysed articles ↔ Parquet: the records of `quotes.jsonl`, nested as they are, one article a row.

The input's own fields stand together in `extra`, a column of JSON, because every input has others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from quotes.errors import InputError, MissingExtraError
from quotes.exports.jsonl import EXPECTED, OWN, from_record, to_record
from quotes.nouns import Article

# Articles a row group: some megabytes, so that a reader can take one at a time.
ROW_GROUP = 1000


def require() -> Any:
    """pyarrow. Raises `MissingExtraError` where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError("pyarrow", "data", "Parquet") from None
    return pyarrow


def _schema(pa: Any) -> Any:
    """Given in full: a column that happens to hold only nulls would otherwise get a type of its own in each file."""
    text = pa.string()
    span = pa.list_(pa.int64())
    spans, keys = pa.list_(span), pa.list_(text)
    speaker = dict.fromkeys(("key", "name", "type", "role", "identity"), text) | {"mentions": spans, "title_mentions": spans, "anonymous": pa.bool_()}
    quote = dict.fromkeys(("id", "kind", "stance", "where", "speaker", "addressee_speaker", "inside", "unresolved"), text)
    quote |= {"cue": spans, "source": span, "content": spans, "relay": spans, "addressee": span, "relay_speakers": keys, "mentioned": keys}
    quote |= {"evidence": pa.struct({"rule": text, "spans": spans}), "confidence": pa.float64()}
    article = dict.fromkeys(("id", "title", "date", "outlet", "url", "extra", "text"), text)
    return pa.schema(article | {"speakers": pa.list_(pa.struct(speaker)), "quotes": pa.list_(pa.struct(quote))})


def write_parquet(articles: Iterable[Article], path: str | Path) -> None:
    """The articles as a Parquet file. Raises `MissingExtraError` without pyarrow."""
    pa = require()
    schema = _schema(pa)
    remaining = iter(articles)
    with pa.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(remaining, ROW_GROUP)):
            writer.write_table(pa.Table.from_pylist([_row(article) for article in group], schema=schema))


def _row(article: Article) -> dict[str, Any]:
    record = to_record(article)
    extra = orjson.dumps(dict(article.extra), default=str).decode() if article.extra else None
    return {name: record[name] for name in OWN} | {"extra": extra}


def read_parquet(path: str | Path) -> Iterator[Article]:
    """The analysed articles of a Parquet file of ours. Raises `InputError` with file and row, `MissingExtraError` without pyarrow."""
    pa = require()
    try:
        file = pa.parquet.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"not a Parquet file: {error}", file=str(path)) from error
    if missing := {*OWN, "extra"} - {*file.schema_arrow.names}:
        raise InputError(f"no column {', '.join(map(repr, sorted(missing)))}", file=str(path), expected=EXPECTED)
    row = 0
    for batch in file.iter_batches(batch_size=ROW_GROUP):
        for record in batch.to_pylist():
            row += 1
            extra = orjson.loads(record.pop("extra") or "{}")
            try:
                yield from_record(extra | record)
            except InputError as error:
                raise InputError(error.reason, file=str(path), line=row, expected=error.expected) from error
