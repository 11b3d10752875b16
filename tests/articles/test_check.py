import pytest

from quotes.articles import reason_unreadable


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty text"),
        (" \n\t", "empty text"),
        ("12 !؟ 3", "no letters in the text"),
        ("The minister said that the road is open.", "not Arabic: 0% of its letters are"),
        ("قال the minister said so, twice", "not Arabic: 12% of its letters are"),
        ("قال \ud83d", "broken text: it holds half a surrogate pair, which no encoding can write"),
    ],
)
def test_unreadable_texts_have_their_reason(text, reason):
    assert reason_unreadable(text) == reason


@pytest.mark.parametrize("text", ["قال", "قَالَ الوزيرُ", "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ", "قال عبر تويتر http://t.co/x إن الطريق سيفتح غدا أمام الجميع"])
def test_arabic_with_whatever_else_is_readable(text):
    assert reason_unreadable(text) is None
