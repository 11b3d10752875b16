"""An output that grows as FILE.part, and the journal from which a killed run goes on: FILE.part.journal.

The journal is JSON Lines: first the configuration, then a line a batch: the digest of its input, how long the part file is after it, what failed.
A batch counts once its line is there; what was written after the last such line is cut off.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

import orjson

from quotes.errors import Failure, ResumeError


@dataclass(frozen=True, slots=True)
class Step:
    """A batch that is done: the SHA-256 of its input, the bytes of output so far, its failures."""

    digest: str
    size: int
    failures: tuple[Failure, ...]


class PartFile:
    """The unfinished output of one run; a context manager, which leaves the part where it is until `finish` or `discard`.

    Args:
        target: the output's final name.
        config: everything that decides the output's bytes, besides the input.
        resume: go on from what is there.

    Raises:
        ResumeError: the unfinished run had another configuration.
        OSError: the target cannot be written.
    """

    def __init__(self, target: Path, config: Mapping[str, str], *, resume: bool) -> None:
        self.part = target.with_name(target.name + ".part")
        self.journal = target.with_name(target.name + ".part.journal")
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            # Said before hours of work, not after them.
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        previous, self.steps, kept = _read(self.journal, self.part) if resume else (None, [], 0)
        if previous is None:
            self._out: IO[bytes] = self.part.open("wb")
            self._log: IO[bytes] = self.journal.open("wb")
            self._append({"config": dict(config)})
            return
        if changed := [name for name in previous | dict(config) if previous.get(name) != config.get(name)]:
            was = "; ".join(f"{name} was {previous.get(name)}, is {config.get(name)}" for name in changed)
            raise ResumeError(f"{self.part} is of another run: {was}. Run with the same, or without --resume from the beginning")
        self._out, self._log = self.part.open("r+b"), self.journal.open("r+b")
        for file, size in ((self._out, self.steps[-1].size if self.steps else 0), (self._log, kept)):
            file.truncate(size)
            file.seek(size)

    def add(self, lines: Iterable[bytes], digest: str, failures: Iterable[Failure]) -> None:
        """A batch's output. On the disk before its line in the journal is, so that the journal never promises too much."""
        self._out.writelines(lines)
        self._out.flush()
        os.fsync(self._out.fileno())
        failed = [asdict(failure) for failure in failures]
        self._append({"input": digest, "bytes": self._out.tell(), "failures": failed})

    def _append(self, record: dict[str, Any]) -> None:
        self._log.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
        self._log.flush()

    def finish(self) -> None:
        """The output is complete and in its place: the part's traces go."""
        self.close()
        self.part.unlink(missing_ok=True)
        self.journal.unlink()

    def close(self) -> None:
        """Lets go of the files and leaves them for `--resume`."""
        self._out.close()
        self._log.close()

    def __enter__(self) -> PartFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _read(journal: Path, part: Path) -> tuple[dict[str, str] | None, list[Step], int]:
    """The configuration (None: nothing to go on from), the batches done, and the bytes of the journal that say so (its end may be torn)."""
    if not (journal.exists() and part.exists()):
        return None, [], 0
    config: dict[str, str] | None = None
    steps: list[Step] = []
    kept = 0
    for raw in journal.read_bytes().splitlines(keepends=True):
        try:
            record = orjson.loads(raw) if raw.endswith(b"\n") else None
        except orjson.JSONDecodeError:
            record = None
        if record is None or record.get("bytes", 0) > part.stat().st_size:
            break
        if config is None:
            config = record["config"]
        else:
            steps.append(Step(record["input"], record["bytes"], tuple(Failure(**failure) for failure in record["failures"])))
        kept += len(raw)
    return config, steps, kept


def digest(pieces: Iterable[bytes]) -> str:
    """SHA-256 over pieces whose borders count."""
    total = hashlib.sha256()
    for piece in pieces:
        total.update(hashlib.sha256(piece).digest())
    return total.hexdigest()
