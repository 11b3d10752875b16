"""The package's public names, and what merely importing it costs."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import quotes


def test_every_public_name_is_there():
    missing = [name for name in quotes.__all__ if getattr(quotes, name, None) is None]
    assert missing == []
    assert sorted(quotes.__all__) == quotes.__all__


def test_dir_names_them():
    assert set(quotes.__all__) <= set(dir(quotes))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'quotes' has no attribute 'Quotes'"):
        _ = quotes.Quotes


def test_the_version_is_the_one_that_is_published():
    published = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert quotes.__version__ == published


def test_importing_loads_nothing_heavy():
    heavy = "stanza torch pandas pyarrow networkx matplotlib numpy click rich"
    code = f"import quotes, sys; quotes.Article, quotes.Quote, quotes.Span; print([name for name in {heavy.split()!r} if name in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
