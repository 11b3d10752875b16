"""Runs the network over sentences, given as words."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.nouns.hints import Hints, Parts
from quotes.parsing.reader import FILE
from quotes.parsing.reader.pieces import PADDING, Pieces

if TYPE_CHECKING:
    from torch import Tensor

    from quotes.parsing.reader.network import Network

# Pieces in a batch, padding included: more runs no faster on one core, and takes more memory.
BATCH = 2500
# The encoder has places for 512 pieces; a longer sentence is read in stretches.
STRETCH = 501
# A word less likely a cue than this is none, and nothing more is asked about it.
POSSIBLE = 0.1


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read: for each word its part of speech, head (from 1, 0 is the root) and relation; and the hints, if any."""

    tags: list[str]
    heads: list[int]
    relations: list[str]
    hints: Hints | None


class Reader:
    """The network in `folder`. Raises `FileNotFoundError` without one."""

    def __init__(self, folder: Path) -> None:
        from quotes.parsing.reader.network import load

        self._network: Network
        self._pieces: Pieces
        self._network, self._pieces = load(folder / FILE)
        self._network.eval()

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        """Each sentence, given as its words (at least one)."""
        import torch

        stretches = [(number, stretch) for number, words in enumerate(sentences) for stretch in self._pieces.stretches(words, STRETCH)]
        done: dict[int, Reading] = {}
        with torch.inference_mode():
            sizes = [len(pieces) for _, (pieces, _) in stretches]
            for batch in batched(sorted(range(len(sizes)), key=sizes.__getitem__), sizes, BATCH):
                for place, reading in zip(batch, self._batch([stretches[place][1] for place in batch]), strict=True):
                    done[place] = reading
        read: list[list[Reading]] = [[] for _ in sentences]
        for place, (number, _) in enumerate(stretches):
            read[number].append(done[place])
        return [_joined(parts) for parts in read]

    def _batch(self, batch: Sequence[tuple[list[int], list[int]]]) -> Iterator[Reading]:
        import torch

        network = self._network
        pieces, first, there = tensors(batch)
        words = network.words(pieces, first)
        arcs = network.arcs(words, there)
        tags = network.tags(words).argmax(-1).tolist()
        heads = torch.zeros_like(first)
        for row, (_, places) in enumerate(batch):
            heads[row, : len(places)] = torch.tensor(tree(arcs[row, : len(places), : len(places) + 1]))
        relations = network.relations(words, heads).argmax(-1).tolist()
        names = network.names(words).sigmoid().tolist()
        likely = network.cues(words).sigmoid() * there
        asked = (likely >= POSSIBLE).nonzero()
        parts = network.parts(words, asked[:, 0], asked[:, 1]).softmax(-1)[..., 1:].transpose(1, 2).tolist() if len(asked) else []
        reports: list[dict[int, Parts]] = [{} for _ in batch]
        for (row, cue), own in zip(asked.tolist(), parts, strict=True):
            reports[row][cue] = Parts(*(array("f", column[: len(batch[row][1])]) for column in own))
        for row, (_, places) in enumerate(batch):
            size = len(places)
            yield Reading(
                [network.shape.tags[tag] for tag in tags[row][:size]],
                heads[row, :size].tolist(),
                [network.shape.relations[relation] for relation in relations[row][:size]],
                Hints(array("f", likely[row, :size].tolist()), reports[row], array("f", names[row][:size])),
            )


def tensors(batch: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces and first pieces of each sentence → (sentences, pieces) numbers, (sentences, words) places, (sentences, words) which words there are."""
    import torch

    pieces = torch.full((len(batch), max(len(own) for own, _ in batch)), PADDING)
    first = torch.zeros((len(batch), max(len(places) for _, places in batch)), dtype=torch.long)
    there = torch.zeros(first.shape, dtype=torch.bool)
    for row, (own, places) in enumerate(batch):
        pieces[row, : len(own)] = torch.tensor(own)
        first[row, : len(places)] = torch.tensor(places)
        there[row, : len(places)] = True
    return pieces, first, there


def tree(scores: Any) -> list[int]:
    """The heads of the best tree with one root (Chu-Liu/Edmonds; McDonald et al. 2005).

    Args:
        scores: a tensor (words, 1 + words) of each arc's score, the root first.
    """
    heads: list[int] = scores.argmax(-1).tolist()
    if heads.count(0) == 1 and not _has_cycle(heads):
        return heads
    import numpy
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    size = len(heads) + 1
    square = numpy.full((size, size), -1e9)
    square[1:] = scores.log_softmax(-1).double().numpy()
    found: list[int] = chuliu_edmonds_one_root(square)[1:].tolist()
    return found


def _has_cycle(heads: Sequence[int]) -> bool:
    """Whether following heads from some word never comes to the root."""
    safe = {0}
    for start in range(1, len(heads) + 1):
        path = set[int]()
        at = start
        while at not in safe:
            if at in path:
                return True
            path.add(at)
            at = heads[at - 1]
        safe.update(path)
    return False


def batched(order: Iterable[int], sizes: Sequence[int], most: int) -> Iterator[list[int]]:
    """Places in the given order, in batches that have at most so many pieces where each sentence is padded to the size of the last."""
    batch: list[int] = []
    for place in order:
        if batch and (len(batch) + 1) * sizes[place] > most:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _joined(parts: Sequence[Reading]) -> Reading:
    """The stretches of a sentence as one, without hints: it is none that anybody wrote. The root of a later one hangs on the first's."""
    if len(parts) == 1:
        return parts[0]
    tags: list[str] = []
    heads: list[int] = []
    relations: list[str] = []
    root = parts[0].heads.index(0) + 1
    for part in parts:
        base = len(tags)
        tags += part.tags
        heads += [head + base if head else root if base else 0 for head in part.heads]
        relations += ["parataxis" if base and not head else relation for head, relation in zip(part.heads, part.relations, strict=True)]
    return Reading(tags, heads, relations, None)
