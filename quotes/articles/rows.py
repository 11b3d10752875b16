"""The kinds of files that hold many articles → their records, one by one. `line` counts from 1; a row that cannot be read is a reason (a string)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import orjson

from quotes.articles.decode import decoded_lines
from quotes.articles.record import Note
from quotes.errors import InputError, MissingExtraError

Row = tuple[int, dict[str, Any] | str]
# An article in a cell may be long; the module's own limit is 128 KB.
csv.field_size_limit(2**31 - 1)


def read_jsonl(stream: IO[bytes], name: str, note: Note) -> Iterator[Row]:
    """One JSON object a line; empty lines are passed over."""
    for line, text in enumerate(decoded_lines(stream, name, note), 1):
        if not text.strip():
            continue
        try:
            record = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            yield line, f"broken JSON: {error.msg} (column {error.colno}); expected one JSON object a line"
            continue
        yield line, record if isinstance(record, dict) else f"a JSON {type(record).__name__}; expected one JSON object a line"


def read_table(stream: IO[bytes], name: str, note: Note, text_field: str, separator: str | None = None) -> Iterator[Row]:
    """A table with a header; an empty cell is null. Without a separator it is the comma, or the semicolon where the header has only those.

    Raises:
        InputError: the header is broken, or lacks the text's column.
    """
    lines = decoded_lines(stream, name, note)
    header_line = next(lines, "")
    separator = separator or (";" if ";" in header_line and "," not in header_line else ",")
    try:
        header = next(csv.reader([header_line], delimiter=separator), [])
    except csv.Error as error:
        raise InputError(f"broken header: {error}", file=name, line=1, expected="the names of the columns in a line of their own") from error
    if not header:
        return
    if text_field not in header:
        raise _no_column(text_field, header, name, 1)
    rows = csv.reader(lines, delimiter=separator)
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield rows.line_num + 1, f"broken row: {error}"
            continue
        if len(cells) > len(header):
            advice = f"a text with {separator!r} in it needs quotation marks"
            yield rows.line_num + 1, f"{len(cells)} cells in a row; expected {len(header)}, as in the header ({advice})"
        elif cells:
            cells += [""] * (len(header) - len(cells))
            yield rows.line_num + 1, {column: cell or None for column, cell in zip(header, cells, strict=True)}


def read_parquet(path: Path, stream: IO[bytes] | None, text_field: str) -> Iterator[Row]:
    """A Parquet file, read in batches; `stream` holds it where the file itself is packed.

    Raises:
        InputError: not a Parquet file, or without the text's column.
        MissingExtraError: no pyarrow.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError("pyarrow", "data", f"{path}: reading Parquet") from None
    try:
        table = pyarrow.parquet.ParquetFile(io.BytesIO(stream.read()) if stream else path)
    except pyarrow.ArrowInvalid as error:
        raise InputError(f"not a Parquet file: {error}", file=str(path)) from error
    columns = table.schema_arrow.names
    if text_field not in columns:
        raise _no_column(text_field, columns, str(path))
    row = 0
    try:
        for batch in table.iter_batches(batch_size=256):
            for record in batch.to_pylist():
                row += 1
                yield row, record
    except pyarrow.ArrowException as error:
        raise InputError(f"damaged Parquet file: {error}", file=str(path), line=row + 1) from error


def _no_column(text_field: str, columns: list[str], name: str, line: int | None = None) -> InputError:
    reason = f"no column {text_field!r}; there are {', '.join(map(repr, columns))}"
    return InputError(reason, file=name, line=line, expected="the articles' text there (another name: --text-field NAME)")
