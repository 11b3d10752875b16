import pytest

from quotes.scoring.words import WordIndex, overlap, same_name


def test_a_word_counts_from_its_first_letter_to_its_last():
    index = WordIndex('قال: "إن الأمر" — انتهى.')
    assert index.inside([[0, 24]]) == {0, 1, 2, 3}
    assert index.inside([[3, 6]]) == frozenset()
    assert index.inside([[5, 7]]) == {1}
    assert index.inside([[2, 3], None, [18, 19]]) == {0, 3}


def test_overlap_is_dice():
    assert overlap(frozenset({1, 2}), frozenset({2, 3})) == 0.5
    assert overlap(frozenset(), frozenset({1})) == 0


@pytest.mark.parametrize(
    ("one", "other"), [("أحمد", "احمـد"), ("وكالة رويترز", "رويترز"), ("هُدى", "هدي"), ("فلانة «الأولى»", "فلانه الاولي"), (None, "")]
)
def test_names_that_are_the_same(one, other):
    assert same_name(one) == same_name(other)


def test_names_that_are_not():
    assert same_name("نقابة وكالة") != same_name("نقابة")
    assert same_name("قناة") != same_name("")
