"""`python -m quotes.parsing.training --help` says what data is needed and what each stage takes."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import click

STAGES = ("data", "segment", "words", "tokenize", "mwt", "lemma", "encoder", "trees", "reports", "reader", "install", "score", "calibrate")
GUIDE = """Trains the Arabic models: words, lemmas, and the reader (parts of speech, trees, who says what).

\b
--data is a folder with
  treebank/padt_pos_{train,dev,test}.conllu    UD_Arabic-PADT, release 2: text, tokens, words, UPOS
  treebank/padt_trees_{train,dev,test}.conllu  those of its sentences that have heads and relations
  treebank/ar_pud-ud-test.conllu               UD_Arabic-PUD
  treebank/ar_padt-um-{dev,test}.conllu        lemmas of PADT sentences (SIGMORPHON 2019, task 2)
  news/rawtext.txt.xz                          news, a paragraph a line (20 million words do)
  news/articles.jsonl.gz                       whole articles with id and text; annotated.jsonl marks quotes in some
  e5/ar/                                       multilingual-e5-small: model.safetensors and tokenizer.json
and --gold one with train.jsonl, articles with their quotes marked, and whatever else must not be learnt from.
The treebanks come from universaldependencies.org (PADT: CC BY-NC-SA 3.0, PUD: CC BY-SA 3.0), the lemmas from
sigmorphon.github.io, the encoder (MIT) from its authors' page. Nothing is fetched.

\b
Stages, in order, with their minutes on one core with 16-bit matrix units:
  data      1   the treebanks rewritten for each trainer; sentences of test files dropped
  segment   2   the news cut into words
  words     1   its words by frequency
  tokenize 10   tokens
  mwt       3   words inside tokens
  lemma     1   lemmas
  encoder   1   the encoder without pieces that news does not use (needs safetensors: pip install safetensors)
  trees    33   the reader's first half: parts of speech, heads and relations
  reports  15   what the rules find in 2,000 articles
  reader   45   its second half: who says what
  install   1   half precision, into --target
  score     2   figures on the test files, into --target/model.json; always runs
  calibrate 1   the weights for quotes/confidence.py, to be written there by hand, from dev.jsonl in --gold; always runs

Without STAGE, all of them. A stage whose output lies in --work is skipped; the others begin anew. To repeat
a stage, delete its output."""


@click.command(help=GUIDE)
@click.option("--data", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True, help="the folder with treebank/ and news/")
@click.option("--gold", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True, help="the folder with train.jsonl")
@click.option("--work", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="where everything in between goes (1 GB)")
@click.option("--target", type=click.Path(path_type=Path, file_okay=False), help="where the models go (default: into this package)")
@click.option("--scale", default=1.0, show_default=True, help="multiplies every number of training steps")
@click.option("--threads", default=1, show_default=True, help="torch's threads")
@click.argument("stages", nargs=-1, type=click.Choice(STAGES), metavar="[STAGE]...")
def main(data: Path, gold: Path, folder: Path, target: Path | None, scale: float, threads: int, stages: tuple[str, ...]) -> None:
    """Runs the stages."""
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(message)s")
    import torch

    from quotes.parsing.stanza_parser import MODELS
    from quotes.parsing.training import card, package
    from quotes.parsing.training.calibration import calibrate
    from quotes.parsing.training.stages import STAGES as TRAINERS
    from quotes.parsing.training.stages import Work

    torch.set_num_threads(threads)
    work = Work(data, gold, folder, scale)
    folder.mkdir(parents=True, exist_ok=True)
    target = target or MODELS / "default"
    for stage in [name for name in STAGES if name in stages or not stages]:
        if stage in TRAINERS:
            run, output = TRAINERS[stage]
            if (folder / output).exists():
                click.echo(f"{stage}: {output} is there")
                continue
            click.echo(f"{stage}: {(run.__doc__ or '').splitlines()[0]}")
            run(work)
        elif stage == "install":
            package.install(folder, target)
        elif stage == "calibrate":
            calibrate(gold, str(target))
        else:
            for name, value in card.write(data, target).items():
                click.echo(f"{name}: {value}")


if __name__ == "__main__":
    main()
