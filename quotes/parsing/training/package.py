"""The finished models, made small and safe: half precision on disk, no path of the machine that trained them, only tensors and plain types."""

from __future__ import annotations

import hashlib
import logging
import shutil
from pathlib import Path
from typing import Any

from quotes.parsing.stanza_parser import WORDS

log = logging.getLogger("quotes.parsing.training")
NAMES = ("tokenize", "mwt", "lemma", "reader")


def install(folder: Path, target: Path) -> None:
    """Writes the models and the word list of `folder` into `target`, each in one step, so that a reader never sees half a file."""
    import torch

    target.mkdir(parents=True, exist_ok=True)
    expansions = _expansions(folder)
    for name in NAMES:
        state = torch.load(folder / f"{name}.pt", map_location="cpu", weights_only=True)
        state = _halved(state)
        if "config" in state:
            state["config"] = {key: "" if _is_path(value) else value for key, value in state["config"].items()}
        if name == "mwt" and expansions:
            state["dict"] = expansions
        part = target / f"{name}.part"
        torch.save(state, part)
        torch.load(part, weights_only=True)
        part.replace(target / f"{name}.pt")
    shutil.copy(folder / WORDS, target / WORDS)
    log.info("installed in %s: %.1f MB", target, sum(path.stat().st_size for path in target.glob("*.pt")) / 1e6)


def checksums(target: Path) -> dict[str, str]:
    """The SHA-256 of each model file."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(target.iterdir()) if path.suffix in (".pt", ".txt")}


def _expansions(folder: Path) -> dict[str, str]:
    """The treebank's multiword tokens with the words as they are spelt (`للحكومة` → `ل الحكومة`): the trainer saw the token's own letters."""
    import json
    from collections import Counter, defaultdict

    path = folder / "data" / "expansions.json"
    if not path.is_file():
        return {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for token, words, count in json.loads(path.read_text("utf-8")):
        counts[token][words] += count
    return {token: words.most_common(1)[0][0] for token, words in counts.items()}


def _halved(value: Any) -> Any:
    import torch

    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return {key: _halved(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_halved(item) for item in value]
    return value


def _is_path(value: Any) -> bool:
    return isinstance(value, str) and "/" in value
