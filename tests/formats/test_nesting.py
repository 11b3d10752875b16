from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quotes.formats.nesting import Border, cut, nest
from quotes.nouns import Span

STRETCHES = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 5)).map(lambda pair: Span(pair[0], pair[0] + pair[1])), max_size=6)


def test_the_longer_one_is_outside_and_an_overlap_is_cut():
    assert list(nest({0: Span(0, 2), 1: Span(0, 4)})) == [Border(0, 1), Border(0, 0), Border(2, None), Border(4, None)]
    overlapping = {0: Span(0, 3), 1: Span(2, 5)}
    assert list(nest(overlapping)) == [
        *(Border(0, 0), Border(2, 1), Border(3, None), Border(3, None)),
        *(Border(3, 1), Border(5, None)),
    ]
    # What is outer is not cut where what is inner can be.
    assert list(nest(overlapping, outer={1}, inner={0})) == [
        *(Border(0, 0), Border(2, None), Border(2, 1), Border(2, 0), Border(3, None), Border(5, None)),
    ]


@given(STRETCHES, st.sets(st.integers(0, 5)))
def test_elements_nest_and_cover_what_they_should(stretches, outer):
    inner = {*range(6)} - outer
    opened, covered = [], {}
    for at, number in nest(dict(enumerate(stretches)), outer, inner):
        if number is None:
            number, start = opened.pop()
            covered.setdefault(number, []).append((start, at))
        else:
            assert not (number in outer and any(each in inner for each, _ in opened))
            opened.append((number, at))
    assert not opened
    for number, span in enumerate(stretches):
        fragments = sorted(covered[number])
        assert (fragments[0][0], fragments[-1][1]) == span
        assert all(one[1] == other[0] and one[0] < one[1] for one, other in pairwise(fragments))


@given(STRETCHES, st.lists(st.integers(1, 4), min_size=6, max_size=8))
def test_blocks_get_what_lies_in_them(stretches, lengths):
    blocks, at = [], 0
    for length in (*lengths, 20):
        blocks.append(Span(at, at + length))
        at += length
    for block, inside in zip(blocks, cut(stretches, blocks), strict=True):
        assert inside == {
            number: Span(max(span.start, block.start), min(span.end, block.end)) for number, span in enumerate(stretches) if span.overlaps(block)
        }
