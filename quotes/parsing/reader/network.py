"""The network: a transformer encoder over word pieces, and heads that read a word off the vector of its first piece.

Encoder: multilingual-e5-small (Wang et al. 2024; 12 layers of width 384), its vocabulary pruned to what Arabic news uses. Trees: biaffine scores
of arcs and relations (Dozat and Manning 2017). Names and reports: how likely a word is part of a name, how likely it is a
cue, and, for each cue, a biaffine score of every word's part in it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from quotes.parsing.reader.pieces import PADDING, Pieces

# A word's part in the report of a cue; the first is none.
# An antecedent is whom a dropped or pronominal source of the same sentence goes back to: `غادر [الوزير] القاعة وقال`.
PARTS = ("none", "content", "source", "relay", "addressee", "antecedent")


@dataclass(frozen=True, slots=True)
class Shape:
    """All that the weights do not say by themselves."""

    pieces: int
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    width: int = 384
    layers: int = 12
    attention_heads: int = 12
    inner: int = 1536
    arc: int = 256
    relation: int = 128
    part: int = 192

    def plain(self) -> dict[str, Any]:
        """As numbers, strings and lists, for a file."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Shape:
        """The reverse of `plain`."""
        values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()}
        return cls(**values)


class Layer(nn.Module):
    """Self-attention and two linear layers, each added to what came in and normalized.

    Training drops units of what is added only: dropping attention or inner units takes a third more time and gains nothing measurable.
    """

    def __init__(self, width: int, heads: int, inner: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.heads = heads
        self.attended, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_attended, self.norm = (nn.LayerNorm(width, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, vectors: Tensor, seen: Tensor | None) -> Tensor:
        """(sentences, pieces, width) → the same; `seen` (sentences, 1, 1, pieces) says which pieces are no padding, None that all are."""
        sentences, pieces, width = vectors.shape
        query, key, value = self.attended(vectors).view(sentences, pieces, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        attended = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        vectors = self.norm_attended(vectors + self.dropout(self.out(attended.transpose(1, 2).reshape(sentences, pieces, width))))
        normed: Tensor = self.norm(vectors + self.dropout(self.outer(nn.functional.gelu(self.inner(vectors)))))
        return normed


class Encoder(nn.Module):
    """Word pieces of a sentence → vectors."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.pieces, shape.width, padding_idx=PADDING)
        self.positions = nn.Embedding(512, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape.width, shape.attention_heads, shape.inner, dropout) for _ in range(shape.layers))

    def forward(self, pieces: Tensor) -> Tensor:
        """(sentences, pieces) numbers → (sentences, pieces, width)."""
        vectors: Tensor = self.dropout(self.norm(self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]))
        there = pieces != PADDING
        seen = None if there.all() else there[:, None, None]
        for layer in self.layers:
            vectors = layer(vectors, seen)
        return vectors


class Biaffine(nn.Module):
    """A score for every pair of vectors and every label."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(labels, width + 1, width + 1).normal_(std=1 / width))

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """(…, i, width), (…, j, width) → (…, i, j, labels)."""
        return torch.einsum("...ix,oxy,...jy->...ijo", _with_one(left), self.weight.to(left.dtype), _with_one(right))

    def each(self, left: Tensor, right: Tensor) -> Tensor:
        """(…, width) twice → (…, labels): only the pairs at the same place."""
        return torch.einsum("...x,oxy,...y->...o", _with_one(left), self.weight.to(left.dtype), _with_one(right))


def _with_one(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, vectors.new_ones((*vectors.shape[:-1], 1))], -1)


def _layer(width: int, out: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, out), nn.GELU(), nn.Dropout(dropout))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.encoder = Encoder(shape)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.tag = nn.Linear(width, len(shape.tags))
        self.arc_dependent, self.arc_head = _layer(width, shape.arc, 0.3), _layer(width, shape.arc, 0.3)
        self.relation_dependent, self.relation_head = _layer(width, shape.relation, 0.3), _layer(width, shape.relation, 0.3)
        self.arc, self.relation = Biaffine(shape.arc, 1), Biaffine(shape.relation, len(shape.relations))
        self.cue = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(0.2), nn.Linear(width, 1))
        self.name = nn.Sequential(nn.Linear(width, width // 2), nn.GELU(), nn.Dropout(0.2), nn.Linear(width // 2, 1))
        self.part_cue, self.part_word = _layer(width, shape.part, 0.2), _layer(width, shape.part, 0.2)
        self.part = Biaffine(shape.part, len(PARTS))

    def words(self, pieces: Tensor, first: Tensor) -> Tensor:
        """The vector of each word.

        Args:
            pieces: (sentences, pieces) numbers.
            first: (sentences, words) place of each word's first piece.
        """
        vectors = self.encoder(pieces)
        return torch.gather(vectors, 1, first.unsqueeze(-1).expand(-1, -1, vectors.shape[-1]))

    def tags(self, words: Tensor) -> Tensor:
        """(sentences, words, tags): scores of each word's part of speech."""
        scores: Tensor = self.tag(words)
        return scores.float()

    def cues(self, words: Tensor) -> Tensor:
        """(sentences, words): each word's score of being a cue."""
        scores: Tensor = self.cue(words)
        return scores.squeeze(-1).float()

    def names(self, words: Tensor) -> Tensor:
        """(sentences, words): each word's score of belonging to a person's name, if it belongs to what somebody is called."""
        scores: Tensor = self.name(words)
        return scores.squeeze(-1).float()

    def arcs(self, words: Tensor, there: Tensor) -> Tensor:
        """(sentences, words, 1 + words): scores of each head, the root first; `there` (sentences, words) says which words are no padding."""
        scores: Tensor = self.arc(self.arc_dependent(words), self.arc_head(_after(self.root, words)))
        return scores.squeeze(-1).float().masked_fill(~nn.functional.pad(there, (1, 0), value=True).unsqueeze(1), -1e9)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """(sentences, words, relations): scores of the relation to the given head (0 is the root)."""
        above = self.relation_head(_after(self.root, words))
        chosen = torch.gather(above, 1, heads.unsqueeze(-1).expand(-1, -1, above.shape[-1]))
        return self.relation.each(self.relation_dependent(words), chosen).float()

    def parts(self, words: Tensor, sentences: Tensor, cues: Tensor) -> Tensor:
        """(cues, words, parts): scores of each word's part in the report of a cue, given by its sentence and word in the batch."""
        scores: Tensor = self.part(self.part_cue(words[sentences, cues]).unsqueeze(1), self.part_word(words[sentences]))
        return scores.squeeze(1).float()


def _after(vector: Tensor, words: Tensor) -> Tensor:
    return torch.cat([vector.to(words.dtype).expand(words.shape[0], 1, -1), words], 1)


def load(path: Path) -> tuple[Network, Pieces]:
    """The network and its pieces. Raises `FileNotFoundError` without the file."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    network = Network(Shape.of(saved["shape"]))
    network.load_state_dict({name: weight.float() for name, weight in saved["weights"].items()})
    return network, Pieces(saved["pieces"], saved["scores"])


def save(network: Network, pieces: Pieces, target: Path) -> None:
    """Writes what `load` reads, in half precision and plain types; in one step, so that nobody reads half a file."""
    part = target.with_suffix(".part")
    weights = {name: weight.half() for name, weight in network.state_dict().items()}
    torch.save({"shape": network.shape.plain(), "pieces": list(pieces.vocabulary), "scores": list(pieces.scores), "weights": weights}, part)
    part.replace(target)
