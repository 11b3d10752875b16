"""Cycles among heads, found in one pass: stanza's general search (Tarjan's) took almost half of all parsing time.

The parser's decoder asks, often dozens of times a sentence, which words head each other in a circle. Every word has exactly one head, so
following heads until one is met again finds all circles.
"""

from __future__ import annotations

from typing import Any


def cycles(heads: Any) -> list[Any]:
    """The cycles of two words or more in `heads` (a numpy array, `heads[i]` is the head of `i`), each as a mask over the words.

    >>> import numpy
    >>> [mask.tolist() for mask in cycles(numpy.array([0, 2, 1, 1]))]
    [[False, True, True, False]]
    """
    import numpy

    above = heads.tolist()
    walk = [-1] * len(above)  # the walk on which a word was first met
    found = []
    for start in range(len(above)):
        at = start
        while walk[at] < 0:
            walk[at] = start
            at = above[at]
        if walk[at] == start and above[at] != at:  # met on this very walk: a new circle
            mask = numpy.zeros(len(above), dtype=bool)
            first = at
            while True:
                mask[at] = True
                at = above[at]
                if at == first:
                    break
            found.append(mask)
    return found
