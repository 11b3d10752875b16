"""Trains the reader: parts of speech and trees first, then reports of speech beside them."""

from __future__ import annotations

import json
import logging
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.parsing.reader.pieces import END, START, UNKNOWN, Pieces
from quotes.parsing.training.treebank import Tree

if TYPE_CHECKING:
    from torch import Tensor

    from quotes.parsing.reader.network import Network

log = logging.getLogger("quotes.parsing.training")
# Pieces in a batch, padding included.
BATCH = 3000
_NONE = -100
# Our names of a layer's parts → those of `transformers`.
_LAYER = {
    "self_attn.out_proj": "attention.output.dense", "linear1": "intermediate.dense", "linear2": "output.dense",
    "norm1": "attention.output.LayerNorm", "norm2": "output.LayerNorm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, with what is known of it: tags; heads (from 1, 0 the root, -1 unknown) and relations; parts of all words by cue."""

    words: tuple[str, ...]
    tags: Sequence[str] = ()
    heads: Sequence[int] = ()
    relations: Sequence[str] = ()
    reports: Mapping[int, Sequence[int]] | None = None


@dataclass(slots=True)
class Batches:
    """Items → tensors. Words are to be in the models' letters."""

    pieces: Pieces
    tags: Sequence[str]
    relations: Sequence[str]
    rng: random.Random = field(default_factory=lambda: random.Random(1))

    def of(self, items: Iterable[Item], *, shuffled: bool = True) -> Iterator[dict[str, Any]]:
        """Batches of sentences of about the same length."""
        cut = [(self._cut(item), item) for item in items]
        cut = [entry for entry in cut if len(entry[0][0]) <= 510]
        cut.sort(key=lambda entry: len(entry[0][0]) + (self.rng.random() * 8 if shuffled else 0))
        batches: list[list[Any]] = [[]]
        for entry in cut:
            if batches[-1] and (len(batches[-1]) + 1) * len(entry[0][0]) > BATCH:
                batches.append([])
            batches[-1].append(entry)
        if shuffled:
            self.rng.shuffle(batches)
        for batch in batches:
            yield self._tensors(batch)

    def _cut(self, item: Item) -> tuple[list[int], list[int]]:
        pieces: list[int] = [START]
        first: list[int] = []
        for word in item.words:
            first.append(len(pieces))
            pieces += self.pieces.cut(word)
        return [*pieces, END], first

    def _tensors(self, batch: Sequence[tuple[tuple[list[int], list[int]], Item]]) -> dict[str, Any]:
        import torch

        from quotes.parsing.reader.reader import tensors

        pieces, first, there = tensors([cut for cut, _ in batch])
        tags, heads, relations = (torch.full(first.shape, _NONE) for _ in range(3))
        cues = torch.full(first.shape, -1.0)
        asked: list[tuple[int, int]] = []
        parts: list[Tensor] = []
        for row, (_, item) in enumerate(batch):
            size = len(item.words)
            if item.tags:
                tags[row, :size] = torch.tensor([self.tags.index(tag) for tag in item.tags])
            if item.heads:
                heads[row, :size] = torch.tensor([head if head >= 0 else _NONE for head in item.heads])
                relations[row, :size] = torch.tensor(
                    [self.relations.index(r) if h >= 0 else _NONE for r, h in zip(item.relations, item.heads, strict=True)]
                )
            if item.reports is not None:
                cues[row, :size] = 0
                for cue, own in item.reports.items():
                    cues[row, cue] = 1
                    asked.append((row, cue))
                    parts.append(torch.nn.functional.pad(torch.tensor(own), (0, first.shape[1] - size), value=_NONE))
        return {
            "pieces": pieces, "first": first, "there": there, "tags": tags, "heads": heads, "relations": relations, "cues": cues,
            "asked": torch.tensor(asked), "parts": torch.stack(parts) if parts else None,
        }  # fmt: skip


def item(tree: Tree) -> Item:
    """A treebank's sentence; without heads where it has none."""
    words = tree.words
    heads = [word.head for word in words] if all(word.head >= 0 for word in words) else []
    return Item(tuple(word.text for word in words), [word.upos for word in words], heads, [word.deprel for word in words] if heads else [])


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
            own[f"layers.{n}.self_attn.in_proj_{end}"] = torch.cat(
                [weights[f"{theirs}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            )
            for name, their_name in _LAYER.items():
                own[f"layers.{n}.{name}.{end}"] = weights[f"{theirs}{their_name}.{end}"]
    network.encoder.load_state_dict(own)
    return network, Pieces(saved["pieces"], saved["scores"])


def save(network: Network, pieces: Pieces, target: Path) -> None:
    """Half precision, plain types; written in one step."""
    import torch

    part = target.with_suffix(".part")
    weights = {name: weight.half() for name, weight in network.state_dict().items()}
    torch.save({"shape": network.shape.plain(), "pieces": list(pieces.vocabulary), "scores": list(pieces.scores), "weights": weights}, part)
    part.replace(target)


def losses(network: Network, batch: Mapping[str, Any]) -> dict[str, Tensor]:
    """Cross-entropies of all that the batch knows."""
    from torch.nn import functional

    words = network.words(batch["pieces"], batch["first"])
    found = {}

    def cross_entropy(scores: Tensor, right: Tensor) -> Tensor:
        return functional.cross_entropy(scores.flatten(0, 1), right.flatten(), ignore_index=_NONE)

    if (batch["tags"] >= 0).any():
        found["tags"] = cross_entropy(network.tags(words), batch["tags"])
    if (batch["heads"] >= 0).any():
        found["arcs"] = cross_entropy(network.arcs(words, batch["there"]), batch["heads"])
        found["relations"] = cross_entropy(network.relations(words, batch["heads"].clamp(min=0)), batch["relations"])
    known = batch["cues"] >= 0
    if known.any():
        # Cues are rare, so their mean loss is small beside the others.
        found["cues"] = 3 * functional.binary_cross_entropy_with_logits(network.cues(words)[known], batch["cues"][known])
    if batch["parts"] is not None:
        found["parts"] = cross_entropy(network.parts(words, batch["asked"][:, 0], batch["asked"][:, 1]), batch["parts"])
    return found


def train(network: Network, passes: Sequence[Callable[[], Iterable[Mapping[str, Any]]]], *, encoder_rate: float, head_rate: float) -> None:
    """AdamW with a linear rise and fall, in 16-bit arithmetic where the processor has it.

    Args:
        passes: each gives its batches; called once more at the start, to count them.
        encoder_rate, head_rate: the highest learning rates.
    """
    import torch

    # The general attention kernel is three times as fast as the fused one on a CPU with heads as narrow as these.
    torch.backends.cuda.enable_flash_sdp(False)
    steps = sum(sum(1 for _ in batches()) for batches in passes)
    encoder = list(network.encoder.parameters())
    others = [weight for name, weight in network.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": encoder_rate}, {"params": others, "lr": head_rate}], weight_decay=0.01, betas=(0.9, 0.98), fused=True
    )
    rise = 0.06 * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / rise) * max(0.02, 1 - max(0.0, step - rise) / (steps - rise))
    )
    network.train()
    begin, step = time.monotonic(), 0
    for number, batches in enumerate(passes, 1):
        for batch in batches():
            with torch.autocast("cpu", torch.bfloat16):
                found = losses(network, batch)
            optimizer.zero_grad()
            torch.stack(list(found.values())).sum().backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 25 == 0:
                log.info(
                    "%d of %d, %.2f s each: %s",
                    step,
                    steps,
                    (time.monotonic() - begin) / step,
                    {k: round(float(v.detach()), 3) for k, v in found.items()},
                )
        log.info("pass %d of %d done", number, len(passes))
    network.eval()
