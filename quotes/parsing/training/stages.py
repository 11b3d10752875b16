"""Each stage: what stanza's trainer is told. A stage whose output lies in the work folder is skipped."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.parsing.training import files, package, vectors
from quotes.parsing.training.apply import tag

log = logging.getLogger("quotes.parsing.training")
# Small enough for a thousand words a second on one core.
_INPUTS = {"char_emb_dim": 50, "char_hidden_dim": 100, "transformed_dim": 100, "word_emb_dim": 50, "word_cutoff": 3}
# The steps after which the parser is kept, to be averaged.
POINTS = (1100, 1300, 1500, 1800)
_NAMES = {"lang": "ar", "shorthand": "ar_padt"}


@dataclass(frozen=True, slots=True)
class Work:
    """Where things lie, and how long to train (`scale` multiplies every number of steps; 1 is what the embedded models took)."""

    data: Path
    folder: Path
    scale: float = 1.0

    @property
    def files(self) -> Path:
        return self.folder / "data"

    def model(self, name: str) -> Path:
        return self.folder / f"{name}.pt"

    def steps(self, number: int) -> int:
        return max(1, round(number * self.scale))


def data(work: Work) -> None:
    """The treebanks, rewritten for each trainer."""
    files.write_tokens(files.load(work.data), work.files)


def segment(work: Work) -> None:
    """Raw news cut into words."""
    vectors.segmented(work.data / "news" / "rawtext.txt.xz", files.load(work.data).train, work.folder / "news.txt")


def pretrain(work: Work) -> None:
    """Word vectors."""
    vectors.train(work.folder / "news.txt", work.model("pretrain"), epochs=work.steps(4))


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


def pos(work: Work) -> None:
    """Parts of speech."""
    from stanza.models import tagger

    options = _NAMES | _INPUTS | {
        "wordvec_pretrain_file": work.model("pretrain"), "train_file": work.files / "pos.train.conllu", "eval_file": work.files / "pos.dev.conllu",
        "hidden_dim": 200, "num_layers": 2, "tag_emb_dim": 20, "deep_biaff_hidden_dim": 100, "composite_deep_biaff_hidden_dim": 20,
        "batch_size": 40, "dropout": 0.4, "word_dropout": 0.25, "augment_nopunct": 0.1, "lr": 0.003, "second_lr": 0.001,
        "max_steps": work.steps(1500), "eval_interval": work.steps(150), "max_steps_before_stop": work.steps(600),
    }  # fmt: skip
    _train(work, "pos", tagger.main, options, "--fix_eval_interval")


def lemma(work: Work) -> None:
    """A dictionary of lemmas; a word that is not in it is its own."""
    from stanza.models import lemmatizer

    name = work.files / "lemma.conllu"
    _train(work, "lemma", lemmatizer.main, {"train_file": name, "eval_file": name, "shorthand": "ar_padt"}, "--dict_only")


def trees(work: Work) -> None:
    """The parser's sentences, tagged by our tagger: it will see no better tags later."""
    corpora = files.load(work.data)
    for name, sentences in (("train", corpora.trees + corpora.pud), ("dev", corpora.held), ("test", corpora.trees_test)):
        tags = tag(work.folder, [[word.text for word in tree.words] for tree in sentences])
        files.write_trees(sentences, work.files / f"trees.{name}.conllu", tags)


def depparse(work: Work) -> None:
    """Heads and relations: the mean of four points of one training, which is better than any of them."""
    from stanza.models import parser

    options = _NAMES | _INPUTS | {
        "wordvec_pretrain_file": work.model("pretrain"),
        "train_file": work.files / "trees.train.conllu", "eval_file": work.files / "trees.dev.conllu",
        "hidden_dim": 200, "num_layers": 2, "tag_emb_dim": 40, "deep_biaff_hidden_dim": 200,
        "batch_size": 1500, "dropout": 0.4, "word_dropout": 0.3,
        "optim": "adam", "lr": 0.002, "beta2": 0.95, "second_lr": 0.0004, "second_optim_start_step": work.steps(900),
        "eval_interval": work.steps(100), "checkpoint_interval": work.steps(100), "max_steps_before_stop": work.steps(1000),
    }  # fmt: skip
    points = []
    for steps in map(work.steps, POINTS):
        point = work.folder / "part" / f"depparse_{steps}.pt"
        if not point.exists():  # stanza goes on from the checkpoint of the round before
            _call(work, "depparse", parser.main, options | {"max_steps": steps}, "--no_xpos", "--no_ufeats", "--no_plateau")
            shutil.copy(work.folder / "part" / "depparse_checkpoint.pt", point)
        points.append(point)
    package.average(points, work.model("depparse"))
    for leftover in {*points, work.folder / "part" / "depparse_checkpoint.pt"}:
        leftover.unlink()


STAGES: dict[str, tuple[Callable[[Work], None], str]] = {
    "data": (data, "data/pos.train.conllu"),
    "segment": (segment, "news.txt"),
    "pretrain": (pretrain, "pretrain.pt"),
    "tokenize": (tokenize, "tokenize.pt"),
    "mwt": (mwt, "mwt.pt"),
    "pos": (pos, "pos.pt"),
    "lemma": (lemma, "lemma.pt"),
    "trees": (trees, "data/trees.test.conllu"),
    "depparse": (depparse, "depparse.pt"),
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
