"""Trains the reader: parts of speech and trees first, then reports of speech beside them."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from quotes.parsing.reader.pieces import Pieces
from quotes.parsing.training.treebank import Tree

if TYPE_CHECKING:
    from torch import Tensor

    from quotes.parsing.reader.network import Network

log = logging.getLogger("quotes.parsing.training")
# Pieces in a batch, padding included, and in a sentence.
BATCH = 3000
LONGEST = 510
_NONE = -100


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, with what is known of it: tags; heads (from 1, 0 the root, -1 unknown) and relations; parts of all words by cue;
    which words belong to a person's name (1 or 0; -1 unknown)."""

    words: tuple[str, ...]
    tags: Sequence[str] = ()
    heads: Sequence[int] = ()
    relations: Sequence[str] = ()
    reports: Mapping[int, Sequence[int]] | None = None
    names: Sequence[float] = ()


@dataclass(slots=True)
class Batches:
    """Items → tensors. Words are to be in the models' letters."""

    pieces: Pieces
    tags: Sequence[str]
    relations: Sequence[str]
    rng: random.Random = field(default_factory=lambda: random.Random(1))

    def of(self, items: Iterable[Item]) -> list[dict[str, Any]]:
        """Batches of sentences of about the same length, shuffled; without those that the encoder has no places for."""
        from quotes.parsing.reader.reader import batched

        cut = [(stretches[0], item) for item in items if len(stretches := list(self.pieces.stretches(item.words, LONGEST))) == 1]
        sizes = [len(pieces) for (pieces, _), _ in cut]
        jittered = [size + self.rng.random() * 8 for size in sizes]
        batches = list(batched(sorted(range(len(cut)), key=jittered.__getitem__), sizes, BATCH))
        self.rng.shuffle(batches)
        return [self._tensors([cut[place] for place in batch]) for batch in batches]

    def _tensors(self, batch: Sequence[tuple[tuple[list[int], list[int]], Item]]) -> dict[str, Any]:
        import torch

        from quotes.parsing.reader.reader import tensors

        pieces, first, there = tensors([cut for cut, _ in batch])
        tags, heads, relations = (torch.full(first.shape, _NONE) for _ in range(3))
        cues, names = torch.full(first.shape, -1.0), torch.full(first.shape, -1.0)
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
            if item.names:
                names[row, :size] = torch.tensor(item.names)
            if item.reports is not None:
                cues[row, :size] = 0
                for cue, own in item.reports.items():
                    cues[row, cue] = 1
                    asked.append((row, cue))
                    parts.append(torch.nn.functional.pad(torch.tensor(own), (0, first.shape[1] - size), value=_NONE))
        return {
            "pieces": pieces, "first": first, "there": there, "tags": tags, "heads": heads, "relations": relations, "cues": cues, "names": names,
            "asked": torch.tensor(asked), "parts": torch.stack(parts) if parts else None,
        }  # fmt: skip


def item(tree: Tree) -> Item:
    """A treebank's sentence; without heads where it has none."""
    words = tree.words
    heads = [word.head for word in words] if all(word.head >= 0 for word in words) else []
    return Item(tuple(word.text for word in words), [word.upos for word in words], heads, [word.deprel for word in words] if heads else [])


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
    known = batch["names"] >= 0
    if known.any():
        found["names"] = functional.binary_cross_entropy_with_logits(network.names(words)[known], batch["names"][known])
    if batch["parts"] is not None:
        found["parts"] = cross_entropy(network.parts(words, batch["asked"][:, 0], batch["asked"][:, 1]), batch["parts"])
    return found


def train(network: Network, passes: Sequence[Sequence[Mapping[str, Any]]], *, encoder_rate: float, head_rate: float, averaged: int = 1) -> None:
    """AdamW over the batches in order, with a linear rise and fall, in 16-bit arithmetic where the processor has it.

    Args:
        passes: the batches of each pass.
        encoder_rate, head_rate: the highest learning rates.
        averaged: the weights are at last the mean of those after so many passes (Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima").
    """
    import torch

    # The general attention kernel is three times as fast as the fused one on a CPU with heads as narrow as these.
    torch.backends.cuda.enable_flash_sdp(False)
    batches = [batch for each in passes for batch in each]
    steps = len(batches)
    ends = list(accumulate(map(len, passes)))[-averaged:]
    total: dict[str, Tensor] = {}
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
    begin = time.monotonic()
    for step, batch in enumerate(batches, 1):
        with torch.autocast("cpu", torch.bfloat16):
            found = losses(network, batch)
        optimizer.zero_grad()
        torch.stack(list(found.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step in ends:
            total = {name: weight.detach() / len(ends) + total.get(name, 0.0) for name, weight in network.state_dict().items()}
        if step % 25 == 0:
            shown = {name: round(float(loss.detach()), 3) for name, loss in found.items()}
            log.info("%d of %d, %.2f s each: %s", step, steps, (time.monotonic() - begin) / step, shown)
    network.load_state_dict(total)
    network.eval()
