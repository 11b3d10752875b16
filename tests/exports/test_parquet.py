from dataclasses import replace

import pytest
import samples

from quotes.errors import InputError
from quotes.exports.jsonl import to_line
from quotes.nouns import Article

pytest.importorskip("pyarrow")
from quotes.exports import parquet


def test_articles_come_back(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "ROW_GROUP", 2)
    articles = [
        Article("empty", ""),
        samples.article(),
        replace(samples.article(article_id="b"), extra={"section": [1, None]}),
        samples.article(title=""),
    ]
    parquet.write_parquet(articles, tmp_path / "a.parquet")
    assert [to_line(article) for article in parquet.read_parquet(tmp_path / "a.parquet")] == [to_line(article) for article in articles]


def test_the_same_articles_are_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        parquet.write_parquet([samples.article()], tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_other_files_are_refused(tmp_path):
    import pyarrow

    (tmp_path / "a.parquet").write_bytes(b"no")
    with pytest.raises(InputError, match="not a Parquet file"):
        list(parquet.read_parquet(tmp_path / "a.parquet"))
    pyarrow.parquet.write_table(pyarrow.table({"id": ["a"]}), tmp_path / "b.parquet")
    with pytest.raises(InputError, match="no column 'date'"):
        list(parquet.read_parquet(tmp_path / "b.parquet"))
