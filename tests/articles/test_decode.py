import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.articles.decode import decode, decoded_lines

LINE = "وقالت الوزيرة إن المدرسة الجديدة ستفتح أبوابها في الخريف المقبل\n"


def lines(raw):
    notes = []
    return list(decoded_lines(io.BytesIO(raw), "f", notes.append)), notes


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])).filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_comes_back_exactly(text):
    raw = text.encode()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    assert decode(raw, "f", pytest.fail) == text
    assert "".join(decoded_lines(io.BytesIO(raw), "f", pytest.fail)) == text


def test_a_byte_order_mark_is_no_text_and_line_ends_are():
    assert decode(b"\xef\xbb\xbf" + "أ\r\nب\r".encode(), "f", pytest.fail) == "أ\r\nب\r"
    assert lines(b"\xef\xbb\xbf" + LINE.encode())[0] == [LINE]


def test_lines_are_cut_at_line_feeds_only():
    assert lines("أ\u2028ب\x85ج\rد\nه".encode())[0] == ["أ\u2028ب\x85ج\rد\n", "ه"]


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "utf-16", "utf-32"])
def test_other_encodings_are_found_with_a_note(encoding):
    raw = (LINE * 3).encode(encoding)
    notes = []
    assert decode(raw, "f", notes.append) == LINE * 3
    assert notes == [f"f: not UTF-8, read as {encoding}"]
    assert lines(raw) == ([LINE] * 3, notes)


def test_the_encoding_is_guessed_once_a_file_from_what_follows():
    found, notes = lines(b"id,text\n" + LINE.encode("cp1256") * 3000)
    assert found == ["id,text\n"] + [LINE] * 3000
    assert len(notes) == 1


def test_latin_1_is_not_made_arabic():
    notes = []
    assert decode("Le président a déclaré que l'été était fini à Genève.".encode("latin-1"), "f", notes.append).startswith("Le président a déclaré")
    assert "cp1252" in notes[0]


def test_damaged_utf8_stays_utf8():
    raw = (LINE * 5).encode()
    notes = []
    text = decode(raw[:10] + b"\xff" + raw[10:], "f", notes.append)
    assert text.count("\ufffd") == 1
    assert text.endswith(LINE)
    assert "damaged UTF-8" in notes[0]
