"""No regular expression of the package takes long over a text made to be hard; `pytest -m faults` gives each a megabyte."""

import ast
import importlib
import re
import time
from pathlib import Path

import pytest

import quotes

PACKAGE = Path(quotes.__file__).parent
# Made by hand for the trainer alone, and what loads torch.
LEFT_OUT = ("parsing/training", "parsing/reader/network.py")
SIZES = [20_000, pytest.param(1_000_000, marks=pytest.mark.faults)]


def patterns():
    """Every pattern: those that modules keep, and literals in calls of `re`."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name.startswith(LEFT_OUT) or path.name == "__main__.py":
            continue
        module = importlib.import_module(".".join(("quotes", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"))
        for attribute, value in vars(module).items():
            if isinstance(value, re.Pattern):
                found[f"{name}:{attribute}"] = value
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
            ):
                literal = node.args[0]
                if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
                    known = {pattern.pattern for pattern in found.values()}
                    found |= {} if literal.value in known else {f"{name}:{node.lineno}": re.compile(literal.value)}
    return found


PATTERNS = patterns()
UNITS = [
    "ق",
    "a",
    "1",
    " ",
    "\n",
    "\t",
    ".",
    "(",
    "(ق",
    '"',
    '"ق',
    " ق",
    "«",
    "[",
    "-",
    "<",
    "a ",
    "a.",
    "قال التابع ",
    "2020-01-01 ",
    "&",
    "\u064b",
    "\ud800",
]
ENDINGS = ["", "!", "\n", "\nق"]
# Before a long run of some units.
BEGINNINGS = {"": UNITS, '"': [" ", "ق"], '"ق': [" ", "ق ", "\n"], "(": [" ", "ق"], "ق": [" ", "\u064b", "قال التابع "]}
# Only asked of a text's beginning, or of the whole of it.
ANCHORED = {"articles/check.py:_PAGE", "engine/cluster.py:_REMOTE"}
# How the package bounds what it gives to a pattern that would be slow: the pattern, and the longest such piece.
BOUNDED = {"parsing/split.py:_LAST_WORD": 12, "identities/card.py:_DATELINE": 100}


def test_they_are_found():
    assert len(PATTERNS) > 20
    assert {"parsing/split.py:_END", "speakers/entities.py:_MARKED"} <= set(PATTERNS)
    assert {*BOUNDED, *ANCHORED} <= set(PATTERNS)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PATTERNS)
def test_it_is_gone_through_in_seconds(name, size):
    pattern = PATTERNS[name]
    slow = []
    for beginning, unit in ((beginning, unit) for beginning, units in BEGINNINGS.items() for unit in units):
        for ending in ENDINGS:
            text = (beginning + unit * (size // len(unit)))[: BOUNDED.get(name, size)] + ending
            start = time.process_time()
            for _ in () if name in ANCHORED else pattern.finditer(text):
                pass
            pattern.match(text)
            pattern.fullmatch(text)
            if time.process_time() - start > 2:
                slow.append((beginning, unit, ending, time.process_time() - start))
    assert not slow
