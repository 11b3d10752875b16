"""Lines that are paragraphs, and lines that only a wire service's wrapping made."""

import textwrap

from quotes.parsing.paragraphs import find_paragraphs
from quotes.parsing.split import split_sentences

WORDS = "أعلنت الوزارة أن المشروع الجديد سيبدأ قريبا في المدن الكبرى وأن العمل فيه لن يتوقف حتى نهاية العام المقبل"
PARAGRAPHS = [f"{WORDS} {WORDS} رغم كل شيء.", f"قال المدير إن {WORDS} وإن {WORDS}.", f"وختم أن {WORDS}."]


def paragraphs(text):
    return [text[start:end] for start, end in find_paragraphs(text)]


def wrapped(width):
    return "\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)


def test_lines_are_paragraphs():
    text = "\n".join(["عنوان", *PARAGRAPHS, "", "  خاتمة  "])
    assert paragraphs(text) == ["عنوان", *PARAGRAPHS, "خاتمة"]


def test_wrapped_lines_are_joined():
    assert [" ".join(paragraph.split()) for paragraph in paragraphs(wrapped(70))] == PARAGRAPHS


def test_a_sentence_may_run_over_wrapped_lines():
    text = wrapped(70)
    sentences = [" ".join(text[start:end].split()) for (start, end), _ in split_sentences(text)]
    assert sentences == PARAGRAPHS


def test_an_empty_line_ends_a_paragraph_of_wrapped_text():
    first, rest = wrapped(70).split("\n", 1)
    assert paragraphs(f"{first}\n\n{rest}")[0] == first


def test_a_list_of_names_is_not_wrapped_text():
    names = ["سمير الخطيب", "ليلى الحداد", "كريم المصري", "هدى النجار", "رامي الحلبي"]
    assert paragraphs("\n".join(names)) == names


def test_headlines_of_uneven_length_are_not_wrapped_text():
    headlines = [WORDS[:n].strip() for n in (80, 40, 60, 30, 75, 52)]
    assert paragraphs("\n".join(headlines)) == headlines


def test_nothing():
    assert paragraphs("") == paragraphs(" \n\t\n") == []
