from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
import samples

import quotes.cli.analysis
from quotes.cli import call


@dataclass
class Called:
    code: int
    out: bytes
    err: str


@pytest.fixture
def cli(monkeypatch, tmp_path, capfdbinary) -> Callable[..., Called]:
    """Calls a command line in an empty folder, with a sample analyzer in the place of the models."""
    monkeypatch.setattr(quotes.cli.analysis, "new_analyzer", samples.SampleAnalyzer)
    monkeypatch.chdir(tmp_path)

    def called(*arguments: object) -> Called:
        capfdbinary.readouterr()
        code = call([str(argument) for argument in arguments])
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return Called(code, captured.out, captured.err.decode())

    return called
