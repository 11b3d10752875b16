"""`python faulty.py FOLDER extract ...`: the command line with a sample analyzer, which notes in FOLDER in which processes it runs."""

import sys
from functools import partial
from pathlib import Path

# Told to stay off the path, as in CI, a script's own folder is not on it.
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

import samples

import quotes.cli.analysis
from quotes.cli import call
from quotes.engine import stream


def analyzer(folder, model):
    return samples.SlowAnalyzer(folder)


if __name__ == "__main__":
    # Under this name worker processes find it, too.
    import faulty

    stream.BATCH = 4
    quotes.cli.analysis.new_analyzer = partial(faulty.analyzer, sys.argv[1])
    sys.exit(call(sys.argv[2:]))
