import gzip
import io
import json

import pytest

from quotes import InputError, read_articles
from quotes.articles import Entry, Fields, read_entries
from quotes.errors import Failure

AR = "قال الوزير إن الطريق مفتوح."


def read(*inputs, **options):
    notes = []
    entries = list(read_entries(map(str, inputs), note=notes.append, **options))
    return entries, notes


def ids(entries):
    return [entry.article.id for entry in entries if isinstance(entry, Entry)]


def test_a_text_file_is_an_article_named_after_it(tmp_path):
    (tmp_path / "خبر.1.txt").write_bytes((AR + "\r\n").encode())
    ((entry,), notes) = read(tmp_path / "خبر.1.txt")
    assert (entry.article.id, entry.article.text, entry.line) == ("خبر.1", AR + "\r\n", None)
    assert not notes


def test_json_lines_with_broken_ones_among_them(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"id": "x", "text": "{AR}"}}\n\n{{"id": "y", "tex\n[1]\n{{"id": "z"}}\n{{"id": "w", "text": "{AR}"}}', "utf-8")
    entries, _ = read(path)
    assert ids(entries) == ["x", "w"]
    failures = [entry for entry in entries if isinstance(entry, Failure)]
    assert [(failure.file, failure.line) for failure in failures] == [(str(path), 3), (str(path), 4), (str(path), 5)]
    assert failures[0].reason.startswith("broken JSON: ")
    assert failures[0].reason.endswith("expected one JSON object a line")
    assert failures[1].reason == "a JSON list; expected one JSON object a line"
    assert "no field 'text'; the record has 'id'" in failures[2].reason


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_tables(tmp_path, name, separator):
    path = tmp_path / name
    rows = [("id", "text", "section"), ("1", f'"{AR}\n{AR} ""نعم"""', ""), ("2", AR, "محليات")]
    path.write_text("\n".join(separator.join(row) for row in rows), "utf-8-sig")
    entries, _ = read(path)
    assert entries[0].article.text == f'{AR}\n{AR} "نعم"'
    assert [dict(entry.article.extra) for entry in entries] == [{"section": None}, {"section": "محليات"}]
    assert [entry.line for entry in entries] == [3, 4]


def test_a_file_that_is_deleted_while_others_are_read_fails_alone(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(AR, "utf-8")
    entries = read_entries([str(tmp_path)])
    first = next(entries)
    (tmp_path / "b.txt").unlink()
    lost, last = entries
    assert [first.article.id, last.article.id] == ["a", "c"]
    assert lost.file.endswith("b.txt")
    assert lost.reason.startswith("cannot be read: ")


def test_a_file_that_is_deleted_while_it_is_read_is_read_to_its_end(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"id": "{i}", "text": "{AR}"}}\n' for i in range(3)), "utf-8")
    entries = read_entries([str(path)])
    first = next(entries)
    path.unlink()
    assert [each.article.id for each in (first, *entries)] == ["0", "1", "2"]


def test_a_table_with_a_broken_header_says_so(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"id,text\r1,a\r")
    ((failure,), _) = read(tmp_path / "a.csv")
    assert failure.reason.startswith("broken header: ")
    assert failure.line == 1


def test_a_table_without_the_column_says_which_there_are(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,body\n1,{AR}\n", "utf-8")
    ((failure,), _) = read(path)
    assert failure.line == 1
    assert failure.reason.startswith("no column 'text'; there are 'id', 'body'; expected")
    entries, _ = read(path, fields=Fields(text="body"))
    assert ids(entries) == ["1"]


def test_a_row_with_too_many_cells_is_named_and_the_next_one_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\n1,a,b\n2,{AR}\n3\n", "utf-8")
    entries, _ = read(path)
    assert entries[0].line == 2
    assert "3 cells in a row; expected 2" in entries[0].reason
    assert [(entry.article.id, entry.article.text) for entry in entries[1:]] == [("2", AR), ("3", "")]


def test_a_long_cell_is_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("text\n" + "ا" * 300_000 + "\n", "utf-8")
    assert len(read(path)[0][0].article.text) == 300_000


def test_parquet_plain_and_packed(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"id": [1, 2], "text": [AR, AR], "n": [3, 4]}), tmp_path / "a.parquet")
    (tmp_path / "a.parquet.gz").write_bytes(gzip.compress((tmp_path / "a.parquet").read_bytes()))
    for name in ("a.parquet", "a.parquet.gz"):
        entries, _ = read(tmp_path / name)
        assert [(entry.article.id, entry.line, dict(entry.article.extra)) for entry in entries] == [("1", 1, {"n": 3}), ("2", 2, {"n": 4})]
    (tmp_path / "b.parquet").write_bytes(b"PAR1 no")
    assert "not a Parquet file" in read(tmp_path / "b.parquet")[0][0].reason
    assert "no column 'body'" in read(tmp_path / "a.parquet", fields=Fields(text="body"))[0][0].reason


@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_packed_files(tmp_path, packing):
    raw = json.dumps({"text": AR}).encode() + b"\n"
    if packing == "gz":
        packed = gzip.compress(raw) + gzip.compress(raw)
    else:
        pyarrow = pytest.importorskip("pyarrow")
        packed = pyarrow.Codec("zstd").compress(raw, asbytes=True) * 2
    (tmp_path / f"a.jsonl.{packing}").write_bytes(packed)
    (tmp_path / f"b.txt.{packing}").write_bytes(packed)
    entries, notes = read(tmp_path / f"a.jsonl.{packing}", tmp_path / f"b.txt.{packing}")
    assert [entry.article.text for entry in entries[:2]] == [AR, AR]
    assert ids(entries)[1:] == [ids(entries)[0] + "#2", "b"]
    assert "is taken" in notes[0]


def test_a_damaged_packing_is_a_failure_and_the_next_file_is_read(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "x"}\n' * 1000)[:-20])
    (tmp_path / "b.jsonl.gz").write_bytes(b"no gzip")
    (tmp_path / "c.txt").write_text(AR, "utf-8")
    entries, _ = read(tmp_path)
    assert ids(entries)[-1] == "c"
    assert [entry.file for entry in entries if isinstance(entry, Failure)] == [str(tmp_path / "a.jsonl.gz"), str(tmp_path / "b.jsonl.gz")]


def test_folders_are_read_by_name_and_say_what_they_pass_over(tmp_path):
    for name in ("b.txt", "a/z.txt", "README.md", ".hidden/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(AR, "utf-8")
    entries, notes = read(tmp_path)
    assert ids(entries) == ["z", "b"]
    assert "1 files of other kinds passed over (README.md)" in notes[0]


def test_repeated_ids_are_numbered_around_taken_ones(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"id": each, "text": AR}) + "\n" for each in ("a", "a#2", "a", "a")), "utf-8")
    assert ids(read(path)[0]) == ["a", "a#2", "a#3", "a#4"]


def test_empty_files(tmp_path):
    (tmp_path / "a.jsonl").touch()
    (tmp_path / "b.csv").touch()
    (tmp_path / "c.txt").touch()
    entries, _ = read(tmp_path)
    assert [entry.reason for entry in entries[:2]] == ["empty file: no article in it"] * 2
    assert entries[2].article.text == ""


def test_standard_input_holds_json_lines_or_one_text():
    for raw in (f'\ufeff\n{{"text": "{AR}"}}\n', AR):
        entries, _ = read("-", stdin=io.BufferedReader(io.BytesIO(raw.encode())))
        assert [(entry.article.text, entry.file) for entry in entries] == [(AR, "-")]
    assert len(read(stdin=io.BufferedReader(io.BytesIO(AR.encode())))[0]) == 1


@pytest.mark.parametrize(
    ("name", "reason"), [("none.txt", "no such file"), ("a.docx", "cannot read files that end in '.docx'"), ("empty", "nothing to read")]
)
def test_a_wrong_input_is_said_before_anything_is_read(tmp_path, name, reason):
    (tmp_path / "a.docx").touch()
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=reason) as caught:
        read_entries([str(tmp_path / name)])
    assert ".jsonl" in str(caught.value)


def test_read_articles_raises_at_the_first_that_fails(tmp_path):
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{AR}"}}\n{{\n', "utf-8")
    articles = read_articles(tmp_path)
    assert next(articles).text == AR
    with pytest.raises(InputError, match=r"a\.jsonl:2: broken JSON"):
        next(articles)


def test_what_is_written_is_not_read_where_it_lies_in_a_folder(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(AR, "utf-8")
    entries, notes = read(tmp_path, without=[tmp_path / "x" / ".." / "b.txt", tmp_path / "none.txt"])
    assert ids(entries) == ["a", "c"]
    assert notes == [f"{tmp_path}: passed over b.txt, which this call writes"]
    entries, notes = read(tmp_path / "b.txt", without=[tmp_path / "b.txt"])
    assert (ids(entries), notes) == (["b"], [])
