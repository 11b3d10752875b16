"""Our search for cycles finds what stanza's finds."""

import importlib.util

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.parsing.cycles import cycles


@pytest.fixture(scope="module")
def tarjan():
    """stanza's own function, from a copy of its module: the parser replaces it in the one that is loaded."""
    spec = importlib.util.find_spec("stanza.models.common.chuliu_edmonds")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.tarjan


@given(heads=st.integers(1, 12).flatmap(lambda n: st.lists(st.integers(0, n - 1), min_size=n, max_size=n)))
def test_the_same_cycles_as_stanzas(tarjan, heads):
    tree = numpy.array([0, *heads[1:]])
    assert sorted(mask.tolist() for mask in cycles(tree)) == sorted(mask.tolist() for mask in tarjan(tree))


def test_a_word_that_heads_itself_is_no_cycle():
    assert cycles(numpy.array([0, 1, 0])) == []


def test_two_circles_are_two():
    assert len(cycles(numpy.array([0, 2, 1, 4, 3, 3]))) == 2
