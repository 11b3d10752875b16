import math
import subprocess
import sys
from itertools import combinations
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.exports.layout import place

PAIRS = st.tuples(st.integers(0, 19), st.integers(0, 19), st.floats(0, 1000))


def star(leaves):
    return [(0, leaf, 1) for leaf in range(1, leaves + 1)]


def branches(count):
    """A tree in which each node has some children, with a tie across here and there."""
    return [(node, node // 3, 1 + node % 7) for node in range(1, count)] + [(node, (node * 7) % count, 1) for node in range(0, count, 5)]


def overlaps(points, radii):
    return [
        (one, other)
        for one, other in combinations(range(len(points)), 2)
        # Coordinates are rounded to one decimal.
        if math.dist(points[one], points[other]) < radii[one] + radii[other] - 0.2
    ]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(1, 100), min_size=20, max_size=20), st.lists(PAIRS, max_size=40))
def test_no_two_discs_overlap(radii, pairs):
    points = place(radii, pairs)
    assert not overlaps(points, radii)
    assert all(math.isfinite(value) for point in points for value in point)


@pytest.mark.parametrize(
    ("count", "pairs"), [(0, []), (1, []), (1, [(0, 0, 5)]), (2, [(1, 0, 1)]), (40, []), (300, star(299)), (700, branches(700)), (900, star(899))]
)
def test_every_shape_has_its_room(count, pairs):
    radii = [6.0 + node % 5 * 8 for node in range(count)]
    points = place(radii, pairs)
    assert len(points) == count
    assert not overlaps(points, radii)
    assert place(radii, pairs) == points


def test_the_order_and_direction_of_ties_do_not_matter():
    ties = branches(60)
    assert place([6.0] * 60, [(other, one, weight) for one, other, weight in reversed(ties)]) == place([6.0] * 60, ties)


@pytest.mark.parametrize("count", [100, 1000])
def test_what_is_tied_is_near(count):
    """Two thick clusters with one tie between them are two groups on the picture."""
    half = count // 2
    pairs = [(node + first, (node + step) % half + first, 1) for first in (0, half) for node in range(half) for step in (1, 5, 11)] + [(0, half, 1)]
    points = place([6.0] * count, pairs)
    one, other = ([sum(axis) / half for axis in zip(*group, strict=True)] for group in (points[:half], points[half:]))
    nearer = sum((math.dist(point, one) < math.dist(point, other)) == (node < half) for node, point in enumerate(points))
    assert nearer > 0.95 * count


def test_a_hub_stands_amidst_its_own():
    points = place([30.0] + [6.0] * 200, star(200))
    middle = [sum(axis) / 200 for axis in zip(*points[1:], strict=True)]
    extent = max(math.dist(points[0], point) for point in points[1:])
    assert math.dist(points[0], middle) < 0.1 * extent


def test_unconnected_nodes_lie_around_the_largest_component():
    points = place([10.0] * 60, branches(20))
    inside = max(math.dist(point, (0, 0)) for point in points[:20])
    assert min(math.dist(point, (0, 0)) for point in points[20:]) > inside


def test_a_graph_of_two_thousand_nodes_takes_seconds_at_most():
    started = perf_counter()
    place([8.0] * 2000, branches(2000))
    # About one second on an idle core.
    assert perf_counter() - started < 10


def test_nothing_to_compute_needs_no_numpy():
    code = "import sys; from quotes.exports.layout import place; place([1.0] * 9, []); print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "False\n"
