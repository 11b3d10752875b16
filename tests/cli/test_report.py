import json
from pathlib import Path

import pytest
import samples


@pytest.fixture
def quotes_file(cli):
    with open("articles.jsonl", "w", encoding="utf-8") as file:
        for number, (day, outlet) in enumerate((("2016-05-27", "الحياة"), ("2017-01-01", "الوطن"), (None, "الحياة"))):
            file.write(json.dumps({"id": f"a{number}", "text": samples.TEXT, "date": day, "outlet": outlet}) + "\n")
    assert cli("extract", "articles.jsonl", "-o", "q.jsonl").code == 0
    return "q.jsonl"


def test_quotes_to_a_page(cli, quotes_file):
    done = cli("report", quotes_file, "-o", "page.html", "--title", "من قال & ماذا")
    assert done.code == 0
    assert done.out == b""
    assert done.err.startswith("page.html: 3 articles, ")
    assert "<title>من قال &amp; ماذا</title>" in Path("page.html").read_text("utf-8")


def test_parquet_gives_the_same_page(cli, quotes_file):
    assert cli("extract", "articles.jsonl", "-o", "q.parquet").code == 0
    for source, page in ((quotes_file, "one.html"), ("q.parquet", "other.html")):
        assert cli("report", source, "-o", page).code == 0
    assert Path("one.html").read_bytes() == Path("other.html").read_bytes()


@pytest.mark.parametrize(
    ("wanted", "count"), [(("--since", "2017"), 1), (("--until", "2016-12"), 1), (("--outlet", "الحياة"), 2), (("--outlet", "غيرها"), 0)]
)
def test_a_page_of_what_is_wanted(cli, quotes_file, wanted, count):
    assert cli("report", quotes_file, "-o", "page.html", *wanted).err.startswith(f"page.html: {count} articles, ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missing.jsonl",), "missing.jsonl: no such file"),
        (("articles.jsonl",), "articles.jsonl:1: no field 'speakers'"),
        (("q.jsonl", "--since", "May"), "since: 'May' is not a date"),
    ],
)
def test_a_wrong_call_leaves_nothing(cli, quotes_file, arguments, said):
    done = cli("report", *arguments, "-o", "page.html")
    assert done.code == 2
    assert said in done.err
    assert not Path("page.html").exists()
