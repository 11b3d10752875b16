import annotated
from hypothesis import given

from quotes.formats.flatten import flatten
from quotes.formats.rebuild import rebuild


@given(annotated.made())
def test_marks_say_everything(article):
    assert annotated.same([rebuild(flatten(article))]) == annotated.same([article])


def test_the_corpus_and_hard_cases():
    for article in [*annotated.corpus(), *annotated.by_hand()]:
        assert annotated.same([rebuild(flatten(article))]) == annotated.same([article])
