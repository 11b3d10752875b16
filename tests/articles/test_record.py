import datetime

import pytest

from quotes.articles import Fields
from quotes.articles.record import article_from_record, stable_id
from quotes.errors import InputError


def read(record, fields=None, note=lambda text: None):
    return article_from_record(record, fields or Fields(), note)


def test_known_fields_are_read_and_others_carried():
    article = read({"id": 7, "text": "نص", "title": "عنوان", "date": "2016-05-27", "outlet": "جريدة", "url": "u", "section": ["محليات"]})
    assert (article.id, article.title, article.date, article.outlet, article.url) == ("7", "عنوان", "2016-05-27", "جريدة", "u")
    assert dict(article.extra) == {"section": ["محليات"]}


def test_answers_are_never_read():
    article = read({"text": "نص", "quotes": "whatever", "speakers": 3})
    assert not article.extra
    assert article.quotes == article.speakers == ()


def test_a_field_that_holds_answers_cannot_be_mapped():
    with pytest.raises(ValueError, match="never read"):
        Fields(text="quotes")


def test_mapped_fields_leave_the_extras():
    notes = []
    article = read({"content": "نص", "text": "another", "day": "2020-01-02"}, Fields(text="content", date="day"), notes.append)
    assert (article.text, article.date, dict(article.extra)) == ("نص", "2020-01-02", {})
    assert "'text' of the input is left out" in notes[0]


def test_a_missing_id_is_stable_and_depends_on_outlet_date_and_text():
    first = read({"text": "نص", "date": "2020-01-02"})
    assert first.id == read({"text": "نص", "date": "2020-01-02", "title": "t"}).id == stable_id("نص", "2020-01-02", None)
    assert len({first.id, read({"text": "نص"}).id, read({"text": "نص", "outlet": "2020-01-02"}).id, read({"text": "نصا"}).id}) == 4


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"body": "نص"}, "no field 'text'; the record has 'body'; expected the article's text there (another name: --text-field NAME)"),
        ({"text": ["نص"]}, "field 'text' holds a list; expected a string"),
        ({"text": "نص", "title": {}}, "field 'title' holds an object; expected a string"),
        ({"text": "نص", "id": True}, "field 'id' holds a truth value; expected a string"),
    ],
)
def test_wrong_records_say_what_was_expected(record, said):
    with pytest.raises(InputError) as caught:
        read(record)
    assert caught.value.message == said


def test_dates_of_tables_are_written_out():
    assert read({"text": "نص", "date": datetime.date(2016, 5, 27)}).date == "2016-05-27"
    assert read({"text": "نص", "date": datetime.datetime(2016, 5, 27)}).date == "2016-05-27"
    assert read({"text": "نص", "date": datetime.datetime(2016, 5, 27, 8)}).date == "2016-05-27T08:00:00"
    assert read({"text": "نص", "date": float("nan")}).date is None


@pytest.mark.parametrize("date", ["2016", "2016-05", "2016-05-27", "2016-05-27T08:00:00Z", "2016-05-27 08:00", "2016-05-27T08:00:00.5+03:00"])
def test_iso_dates_pass_without_a_note(date):
    notes = []
    assert read({"text": "نص", "date": date}, note=notes.append).date == date
    assert not notes


def test_another_date_is_kept_with_a_note():
    notes = []
    assert read({"text": "نص", "date": "27/5/2016"}, note=notes.append).date == "27/5/2016"
    assert "'27/5/2016' is not ISO 8601" in notes[0]
