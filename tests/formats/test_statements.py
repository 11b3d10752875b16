import csv

import annotated
import pandas

from quotes.exports.jsonl import from_record
from quotes.formats import statements

TEXT = "قال أحمد إن الأمر انتهى. ونفت الحكومة ذلك. قيل إنه عاد."


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_a_quote(tmp_path):
    at = lambda words: [TEXT.index(words), TEXT.index(words) + len(words)]  # noqa: E731
    speakers = [
        {"key": "s1", "name": "=أحمد", "type": "person", "mentions": [at("أحمد")], "role": "وزير"},
        {"key": "s2", "name": "الحكومة", "type": "group", "mentions": [at("الحكومة")]},
    ]
    quotes = [
        {"id": "q1", "kind": "indirect", "cue": [at("قال")], "source": at("أحمد"), "speaker": "s1", "content": [at("الأمر"), at("انتهى")]},
        {"id": "q2", "kind": "reported", "cue": [at("ونفت")], "source": at("الحكومة"), "speaker": "s2", "content": [at("ذلك")], "stance": "denied"},
        {"id": "q3", "kind": "indirect", "cue": [at("قيل")], "source": None, "speaker": None, "content": [at("عاد")], "relay": [at("الأمر")]},
    ]
    record = annotated.record(TEXT, title="عنوان", speakers=speakers, quotes=quotes, date="2026-01-02", outlet="جريدة")
    statements.write([from_record(record)], tmp_path / "s.csv")
    one, two, three = read(tmp_path / "s.csv")
    assert list(one.values()) == [
        *("a1:q1", "2026-01-02", "a1", "عنوان", "جريدة", "'=أحمد", "", "وزير", "", "asserted", "indirect", "الأمر … انتهى", "")
    ]
    assert (two["person"], two["organization"], two["stance"]) == ("", "الحكومة", "denied")
    assert (three["person"], three["organization"], three["passed_on_by"]) == ("", "", "الأمر")


def test_another_reader_finds_all_quotes_of_the_corpus(tmp_path):
    articles = annotated.corpus() + annotated.by_hand()
    statements.write(articles, tmp_path / "s.csv")
    frame = pandas.read_csv(tmp_path / "s.csv", encoding="utf-8-sig")
    assert tuple(frame.columns) == statements.COLUMNS
    assert list(frame["text"]) == [quote.content.text for article in articles for quote in article.quotes]
    assert frame["id"].is_unique
    assert not (frame["person"].notna() & frame["organization"].notna()).any()
