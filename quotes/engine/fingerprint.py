"""What decides an output's bytes, besides its input and options: the models' files and this package's rules and words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quotes.engine.journal import digest

PACKAGE = Path(__file__).parent.parent


def fingerprint(files: Iterable[Path], root: Path) -> str:
    """16 hexadecimal digits over the names (below `root`) and contents of the files."""
    pieces = (piece for path in sorted(files) for piece in (path.relative_to(root).as_posix().encode(), path.read_bytes()))
    return digest(pieces)[:16]


def of_package() -> str:
    """The fingerprint of the code and the lexicon."""
    return fingerprint((path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".toml")), PACKAGE)


def of_model(folder: Path) -> str:
    """The fingerprint of a folder of models, `none` if it is not there."""
    return fingerprint(folder.glob("*.pt"), folder) if folder.is_dir() else "none"
