"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A path to write a file or a folder to, of the same name. It takes `target`'s place when the block ends well; else nothing is left of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target, because a rename is only one step within a file system.
    workshop = Path(tempfile.mkdtemp(prefix=".part-", dir=target.parent))
    try:
        part = workshop / target.name
        yield part
        if part.is_dir():
            target.mkdir(exist_ok=True)
            for piece in sorted(part.iterdir()):
                os.replace(piece, target / piece.name)
        else:
            os.replace(part, target)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
