import csv

import pytest
import samples

from quotes.exports.table import COLUMNS, rows, to_frame, write_csv
from quotes.nouns import Article


def cells(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_one_row_a_quote_with_the_words_as_they_stand():
    article = samples.article(date="2020-01-02", outlet="جريدة")
    first, second = (dict(zip(COLUMNS, row, strict=True)) for row in rows([article]))
    assert first == {
        "article": "a1", "date": "2020-01-02", "outlet": "جريدة", "quote": "q1", "kind": "indirect", "stance": "asserted", "speaker": "الوزير",
        "speaker_type": "person", "role": None, "identity": None, "source": "الوزير", "cue": "قال", "content": "الطريق سيفتح غدا", "relay": None,
        "addressee": None, "inside": None, "rule": "said_that", "confidence": None, "unresolved": None,
    }  # fmt: skip
    assert (second["speaker"], second["source"], second["unresolved"]) == (None, None, "dropped subject")


def test_golden_bytes(tmp_path):
    write_csv([samples.article('أضاف أن الأمر, كما قيل, "انتهى"\nاليوم.', outlet="ا")], tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == (
        "\ufeffarticle,date,outlet,quote,kind,stance,speaker,speaker_type,role,identity,source,cue,content,relay,addressee,inside,rule,confidence,unresolved\n"
        'a1,,ا,q1,indirect,asserted,,,,,,أضاف,"الأمر, كما قيل, ""انتهى""\nاليوم",,,,said_that,,dropped subject\n'
    ).encode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\n-", "\uff1d"])
def test_no_cell_can_run_in_a_spreadsheet(tmp_path, start):
    write_csv([samples.article(outlet=start + "HYPERLINK()", article_id="-1")], tmp_path / "a.csv")
    row = cells(tmp_path / "a.csv")[1]
    assert (row[0], row[2]) == ("'-1", "'" + start + "HYPERLINK()")


def test_a_carriage_return_does_not_end_a_row(tmp_path):
    write_csv([samples.article("قال الوزير إن الطريق\rمفتوح\r\nغدا.")], tmp_path / "a.csv")
    (_, row) = cells(tmp_path / "a.csv")
    assert "الطريق\nمفتوح\nغدا" in row


def test_a_harmless_cell_stays_as_it_is(tmp_path):
    write_csv([samples.article(outlet="a=b @c")], tmp_path / "a.csv")
    assert cells(tmp_path / "a.csv")[1][2] == "a=b @c"


def test_frame_has_the_same_columns_and_unchanged_words():
    pytest.importorskip("pandas")
    frame = to_frame([samples.article(outlet="=1"), Article("b", "")])
    assert list(frame.columns) == list(COLUMNS)
    assert frame["outlet"].tolist() == ["=1", "=1"]
    assert frame["speaker"].isna().tolist() == [False, True]
    assert list(to_frame([]).columns) == list(COLUMNS)
