"""The encoder that the reader starts from: multilingual-e5-small, without the pieces that news does not use."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.parsing.reader.pieces import UNKNOWN, Pieces
from quotes.parsing.training.reading import Item

if TYPE_CHECKING:
    from quotes.parsing.reader.network import Network

log = logging.getLogger("quotes.parsing.training")
# Our names of a layer's parts → those of `transformers`.
_LAYER = {
    "out": "attention.output.dense", "inner": "intermediate.dense", "outer": "output.dense",
    "norm_attended": "attention.output.LayerNorm", "norm": "output.LayerNorm",
}  # fmt: skip


def prune(e5: Path, news: Path, target: Path) -> None:
    """The encoder without the pieces that hardly occur.

    Args:
        e5: a folder with `model.safetensors` and `tokenizer.json` of multilingual-e5-small, in the names of `transformers`.
        news: words with spaces between them.
    """
    import torch
    from safetensors.torch import load_file

    weights = {name: weight.float() for name, weight in load_file(e5 / "model.safetensors").items()}
    entries = json.loads((e5 / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    pieces = Pieces([piece for piece, _ in entries], [score for _, score in entries])
    words = Counter(word for line in news.read_text("utf-8").splitlines() for word in line.split())
    used = Counter[int]()
    for word, count in words.items():
        for number in pieces.cut(word):
            used[number] += count
    kept = [n for n, (piece, _) in enumerate(entries) if n <= UNKNOWN or used[n] >= 3 or len(piece.lstrip("▁")) <= 1]
    table = weights.pop("embeddings.word_embeddings.weight")[kept]
    torch.save({"pieces": [entries[n][0] for n in kept], "scores": [entries[n][1] for n in kept], "table": table, "weights": weights}, target)
    log.info("%d pieces of %d", len(kept), len(entries))


def fresh(encoder: Path, items: Sequence[Item]) -> tuple[Network, Pieces]:
    """A network with the encoder that `prune` wrote, and heads that know nothing yet, for the tags and relations of the items."""
    import torch

    from quotes.parsing.reader.network import Network, Shape

    torch.manual_seed(1)
    saved = torch.load(encoder, weights_only=True)
    weights = saved["weights"]
    tags = sorted({tag for item in items for tag in item.tags})
    relations = sorted({relation for item in items for relation in item.relations})
    network = Network(Shape(len(saved["pieces"]), tuple(tags), tuple(relations)))
    own = network.encoder.state_dict()
    own["pieces.weight"] = saved["table"]
    own["positions.weight"] = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    for end in ("weight", "bias"):
        own[f"norm.{end}"] = weights[f"embeddings.LayerNorm.{end}"]
        for n in range(network.shape.layers):
            theirs = f"encoder.layer.{n}."
            own[f"layers.{n}.attended.{end}"] = torch.cat([weights[f"{theirs}attention.self.{part}.{end}"] for part in ("query", "key", "value")])
            for name, their_name in _LAYER.items():
                own[f"layers.{n}.{name}.{end}"] = weights[f"{theirs}{their_name}.{end}"]
    network.encoder.load_state_dict(own)
    return network, Pieces(saved["pieces"], saved["scores"])
