import pytest

from quotes.nouns import Passage, Span, Word

TEXT = "قال الوزير نعم"


def test_spans():
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(0, 5))
    assert not Span(0, 5).contains(Span(4, 6))


def test_a_passage_sorts_its_spans_and_joins_their_text():
    passage = Passage.of(TEXT, [(11, 14), (0, 3)])
    assert passage.spans == (Span(0, 3), Span(11, 14))
    assert (passage.start, passage.end) == (0, 14)
    assert passage.text == str(passage) == "قال … نعم"


@pytest.mark.parametrize("spans", [[], [(3, 3)], [(0, 4), (3, 6)], [(10, 15)], [(-1, 3)], [(5, 4)]])
def test_a_passage_refuses_what_marks_nothing(spans):
    with pytest.raises(ValueError, match=r"span"):
        Passage.of(TEXT, spans)


def test_passages_are_equal_by_their_spans_and_show_no_text():
    assert Passage.of(TEXT, [(0, 3)]) == Passage.of(TEXT + " أخرى", [(0, 3)])
    assert TEXT not in repr(Passage.of(TEXT, [(0, 3)]))


def test_features_of_a_word():
    word = Word(0, "قال", "قال", "قال", "VERB", "Aspect=Perf|Gender=Masc", -1, "root", Span(0, 3), Span(0, 3))
    assert word.feature("Gender") == "Masc"
    assert word.feature("Gen") == word.feature("Number") == ""
