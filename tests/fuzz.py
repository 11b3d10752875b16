"""Feeds bytes made up by chance to the readers of files and to the sentence splitter, until told to stop.

    pip install atheris
    python tests/fuzz.py -runs=1000000

Anything but an `InputError` that leaves a reader is a crash, and so is a sentence that overlaps another one or loses a letter. The options are
libFuzzer's (https://llvm.org/docs/LibFuzzer.html): `-max_total_time=600` stops after ten minutes, a file as argument repeats one crash.
"""

from __future__ import annotations

import io
import sys
from itertools import pairwise

import atheris

with atheris.instrument_imports(include=["quotes.articles", "quotes.parsing.split", "quotes.parsing.paragraphs", "quotes.marks"]):
    from quotes.articles import Fields
    from quotes.articles.decode import decode
    from quotes.articles.record import article_from_record
    from quotes.articles.rows import read_jsonl, read_table
    from quotes.errors import InputError
    from quotes.parsing.split import split_sentences

FIELDS = Fields()


def ignore(note: str) -> None:
    """What a reader guessed or passed over."""


def read(kind: int, data: bytes) -> None:
    """A file of JSON Lines, CSV or TSV, record by record, as `quotes extract` takes it."""
    stream = io.BytesIO(data)
    rows = read_jsonl(stream, "f", ignore) if kind == 0 else read_table(stream, "f", ignore, FIELDS.text, "\t" if kind == 1 else None)
    for _, record in rows:
        if not isinstance(record, str):
            try:
                article_from_record(record, FIELDS, ignore)
            except InputError:
                continue


def split(data: bytes) -> None:
    """A plain text, whole."""
    text = decode(data, "f", ignore)
    sentences = [span for span, _ in split_sentences(text)]
    assert all(one.end <= other.start for one, other in pairwise(sentences)), "sentences overlap"
    kept = "".join(text[span.start : span.end] for span in sentences)
    assert "".join(kept.split()) == "".join(text.split()), "a letter is in no sentence"


def one(data: bytes) -> None:
    """The first byte says what the others are."""
    try:
        if data[:1] and data[0] % 4 < 3:
            read(data[0] % 4, data[1:])
        else:
            split(data[1:])
    except InputError:
        pass


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
