"""Each stage: what stanza's trainer is told. A stage whose output lies in the work folder is skipped."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.parsing.training import annotated, files, frequencies, reading
from quotes.parsing.training.encoder import fresh, prune

log = logging.getLogger("quotes.parsing.training")
_NAMES = {"lang": "ar", "shorthand": "ar_padt"}


@dataclass(frozen=True, slots=True)
class Work:
    """Where things lie, and how long to train (`scale` multiplies every number of steps; 1 is what the embedded models took)."""

    data: Path
    gold: Path
    folder: Path
    scale: float = 1.0

    @property
    def files(self) -> Path:
        return self.folder / "data"

    @property
    def news(self) -> Path:
        return self.data / "news" / "articles.jsonl.gz"

    def model(self, name: str) -> Path:
        return self.folder / f"{name}.pt"

    def steps(self, number: int) -> int:
        return max(1, round(number * self.scale))


def data(work: Work) -> None:
    """The treebanks, rewritten for each trainer."""
    files.write_tokens(files.load(work.data), work.files)


def segment(work: Work) -> None:
    """Raw news cut into words."""
    frequencies.segmented(work.data / "news" / "rawtext.txt.xz", files.load(work.data).train, work.folder / "news.txt")


def words(work: Work) -> None:
    """The words of news by frequency."""
    frequencies.ranked(work.folder / "news.txt", work.folder / "words.txt")


def tokenize(work: Work) -> None:
    """Tokens, and which of them hold several words."""
    from stanza.models import tokenizer
    from stanza.models.tokenization import utils

    # The best step is the one that marks most tokens rightly as one word or several; stanza would hardly look at that.
    utils.harmonic_mean = lambda figures, weights=None: figures[-1]
    name = work.files / "tokens"
    options = _NAMES | {
        "txt_file": f"{name}.train.txt", "label_file": f"{name}.train.labels", "mwt_json_file": f"{name}.train.json",
        "dev_txt_file": f"{name}.dev.txt", "dev_label_file": f"{name}.dev.labels",
        "hidden_dim": 96, "max_seqlen": 300, "batch_size": 32, "dropout": 0.25, "unit_dropout": 0.1, "comma_typo_prob": 0, "comma_glue_prob": 0,
        "steps": work.steps(1000), "eval_steps": work.steps(100), "report_steps": 50,
        "anneal_after": work.steps(300), "anneal": 0.9, "max_steps_before_stop": 1000,
    }  # fmt: skip
    _train(work, "tokenize", tokenizer.main, options)


def mwt(work: Work) -> None:
    """Where a token of several words is cut; and the treebank's own cuts by heart."""
    from stanza.models import mwt_expander

    name = work.files / "pieces"
    options = _NAMES | {
        "train_file": f"{name}.train.conllu", "eval_file": f"{name}.dev.conllu", "gold_file": f"{name}.dev.conllu",
        "hidden_dim": 128, "emb_dim": 48, "dropout": 0.3, "emb_dropout": 0.2, "batch_size": 100, "augment_apos": 0, "non_mwt_replacement": 0.02,
        "num_epoch": work.steps(10), "decay_epoch": 3, "lr_decay": 0.7, "log_step": 200,
    }  # fmt: skip
    _train(work, "mwt", mwt_expander.main, options)


def lemma(work: Work) -> None:
    """A dictionary of lemmas; a word that is not in it is its own."""
    from stanza.models import lemmatizer

    name = work.files / "lemma.conllu"
    _train(work, "lemma", lemmatizer.main, {"train_file": name, "eval_file": name, "shorthand": "ar_padt"}, "--dict_only")


def encoder(work: Work) -> None:
    """The encoder to start from, with the pieces that news uses."""
    prune(work.data / "e5" / "ar", work.folder / "news.txt", work.folder / "encoder.pt")


def trees(work: Work) -> None:
    """The reader's first half: parts of speech, heads and relations."""
    from quotes.parsing.reader.network import save

    corpora = files.load(work.data)
    known = {tree.key for tree in corpora.trees}
    tagged = [reading.item(tree) for tree in corpora.train if tree.key not in known]
    whole = [reading.item(tree) for tree in [*corpora.trees, *corpora.pud]] * 3
    network, pieces = fresh(work.folder / "encoder.pt", [*tagged, *whole])
    batches = reading.Batches(pieces, network.shape.tags, network.shape.relations)
    passes = [batches.of([*tagged, *whole]) for _ in range(work.steps(4))]
    reading.train(network, passes, encoder_rate=1.5e-4, head_rate=1.5e-3)
    save(network, pieces, work.model("trees"))


def reports(work: Work) -> None:
    """What our own rules find in raw articles, for the reader to learn from before it sees what people marked."""
    annotated.by_rules(work.news, work.gold, work.folder, work.folder / "reports.pkl", work.steps(2000))


def reader(work: Work) -> None:
    """The reader's second half: who says what, learnt beside the first."""
    from quotes.parsing.reader.network import load, save

    corpora = files.load(work.data)
    network, pieces = load(work.model("trees"))
    batches = reading.Batches(pieces, network.shape.tags, network.shape.relations)
    whole = [reading.item(tree) for tree in [*corpora.trees, *corpora.pud]]
    tagged = [reading.item(tree) for tree in corpora.train]
    guessed = [item for item in annotated.guessed(work.folder / "reports.pkl") if item.reports or batches.rng.random() < 0.3]
    marked = annotated.marked(work.gold, work.news, work.folder)

    def mixed(own: list[reading.Item]) -> list[dict[str, Any]]:
        return batches.of([*own, *whole, *batches.rng.sample(tagged, len(tagged) // 3)])

    passes = [mixed(batches.rng.sample(guessed, min(len(guessed), 9000))), *(mixed(marked) for _ in range(work.steps(5)))]
    reading.train(network, passes, encoder_rate=8e-5, head_rate=1e-3, averaged=3)
    save(network, pieces, work.model("reader"))


STAGES: dict[str, tuple[Callable[[Work], None], str]] = {
    "data": (data, "data/lemma.conllu"),
    "segment": (segment, "news.txt"),
    "words": (words, "words.txt"),
    "tokenize": (tokenize, "tokenize.pt"),
    "mwt": (mwt, "mwt.pt"),
    "lemma": (lemma, "lemma.pt"),
    "encoder": (encoder, "encoder.pt"),
    "trees": (trees, "trees.pt"),
    "reports": (reports, "reports.pkl"),
    "reader": (reader, "reader.pt"),
}


def _train(work: Work, name: str, main: Callable[[list[str]], Any], options: dict[str, Any], *flags: str) -> None:
    """Calls a trainer of stanza's; the model moves to its place when training is over."""
    _call(work, name, main, options, *flags)
    (work.folder / "part" / f"{name}.pt").replace(work.model(name))


def _call(work: Work, name: str, main: Callable[[list[str]], Any], options: dict[str, Any], *flags: str) -> None:
    """Has stanza write the model into `part/`."""
    part = work.folder / "part"
    part.mkdir(parents=True, exist_ok=True)
    arguments = [str(item) for key, value in options.items() for item in (f"--{key}", value)]
    main([*arguments, *flags, "--save_dir", str(part), "--save_name", f"{name}.pt"])
