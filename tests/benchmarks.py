"""What the tool costs, as a user runs it: seconds, words a second and memory of its commands, in one table.

    python tests/benchmarks.py                      minutes: 120 and 1,200 articles, graphs of 20,000 quotes
    python tests/benchmarks.py --articles 100 1000 4000 --quotes 1000000
    python tests/benchmarks.py --against FOLDER     beside stanza's own pipeline, with the models of a folder

The articles are those of `corpus/`, again and again under other ids, so nobody else's text is needed; newspapers' are some 280 words long, these 245.
Every line is a process of its own. Memory is the most that one process of the command held (`ru_maxrss`). Nothing else should run meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count, cycle
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # a checkout need not be installed

from quotes.exports.jsonl import from_record, to_line  # noqa: E402
from quotes.nouns import Article  # noqa: E402

# Stanza's files in the folder that `--against` names, by the option that takes each.
STANZA = {
    "pos_model_path": "pos.pt", "depparse_model_path": "depparse.pt",
    "pos_pretrain_path": "pretrain.pt", "depparse_pretrain_path": "pretrain.pt",
    "pos_forward_charlm_path": "forward.pt", "pos_backward_charlm_path": "backward.pt",
    "depparse_forward_charlm_path": "forward.pt", "depparse_backward_charlm_path": "backward.pt",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one process: seconds by the clock, and MB (10⁶ bytes) at most in memory."""

    seconds: float
    megabytes: float


def cost(*command: str) -> Cost:
    """Runs `python -m quotes ...` and says what it took; raises `CalledProcessError` where it fails."""
    began = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen([sys.executable, "-m", "quotes", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    assert process.stderr is not None
    message = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    if code := os.waitstatus_to_exitcode(status):
        raise subprocess.CalledProcessError(code, command, stderr=message.decode("utf-8", "replace"))
    return Cost(time.perf_counter() - began, used.ru_maxrss * 1024 / 1e6)


def texts() -> list[str]:
    """The corpus, article by article."""
    return [json.loads(line)["text"] for path in sorted((ROOT / "corpus" / "gold").glob("*.jsonl")) for line in path.open(encoding="utf-8")]


def write_articles(path: Path, number: int) -> int:
    """So many articles as JSON Lines; returns their words."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for n, text in zip(range(number), cycle(texts()), strict=False):
            file.write(json.dumps({"id": f"a{n}", "text": text, "outlet": f"o{n % 9}", "date": f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}"}) + "\n")
            words += len(text.split())
    return words


def many_quotes(analysed: Path, number: int) -> Iterator[bytes]:
    """Lines with so many quotes together: analysed articles again and again, each time with other names."""
    articles: list[Article] = [from_record(json.loads(line)) for line in analysed.open("rb")]
    found = 0
    for n, article in zip(count(), cycle(articles), strict=False):
        if found >= number:
            return
        found += len(article.quotes)
        # A few thousand persons, as a newspaper's decade has them.
        renamed = {each.key: replace(each, name=f"{each.name} {n // len(articles) % 50}") for each in article.speakers}
        bare = (replace(quote, relay=None, relay_speakers=(), mentioned=(), addressee=None, addressee_speaker=None) for quote in article.quotes)
        quotes = [replace(quote, speaker=renamed[quote.speaker.key] if quote.speaker else None) for quote in bare]
        yield to_line(replace(article, id=f"{article.id}-{n}", speakers=tuple(renamed.values()), quotes=tuple(quotes)))


def show(what: str, own: Cost, words: int = 0) -> None:
    speed = f"{words / own.seconds:8.0f} words/s" if words else " " * 16
    print(f"{what:58} {own.seconds:8.2f} s {speed} {own.megabytes:7.0f} MB", flush=True)


def start_up() -> None:
    for command in (("--help",), ("graph", "--help"), ("report", "--help"), ("score", "--help")):
        times = [cost(*command) for _ in range(5)]
        show(f"quotes {' '.join(command)}", replace(times[0], seconds=statistics.median(each.seconds for each in times)))


def analysis(room: Path, numbers: Iterable[int], workers: int) -> None:
    for number in numbers:
        source = room / f"{number}.jsonl"
        words = write_articles(source, number)
        for n in sorted({1, workers}):
            own = cost("extract", str(source), "-o", str(room / f"{number}-{n}.jsonl"), "--workers", str(n), "-q")
            show(f"quotes extract, {number} articles, workers {n}", own, words)


def graphs(room: Path, number: int) -> None:
    source, analysed = room / "graph.jsonl", room / "analysed.jsonl"
    write_articles(source, 60)
    cost("extract", str(source), "-o", str(analysed), "-q")
    large = room / "large.jsonl"
    with large.open("wb") as file:
        file.writelines(many_quotes(analysed, number))
    for ending in ("gexf", "graphml", "json"):
        show(
            f"quotes graph, {number} quotes, speakers, .{ending}",
            cost("graph", str(large), "--view", "speakers", "-o", str(room / f"g.{ending}")),
        )


def beside_stanza(folder: Path) -> None:
    """Ours, whole, and stanza's tokenizer to parser on the same articles in turn, in one process."""
    import stanza
    import torch

    from quotes import Analyzer
    from quotes.parsing.stanza_parser import MODELS

    torch.set_num_threads(1)
    own = MODELS / "default"
    ours = Analyzer()
    theirs = stanza.Pipeline(
        "ar", dir=str(folder), resources_filepath=str(MODELS / "resources.json"), package=None, download_method=None, use_gpu=False, verbose=False,
        processors=dict.fromkeys(("tokenize", "mwt", "pos", "lemma", "depparse"), "default"), allow_unknown_language=True,
        **{f"{each}_model_path": str(own / f"{each}.pt") for each in ("tokenize", "mwt", "lemma")},
        **{option: str(folder / name) for option, name in STANZA.items()},
    )  # fmt: skip
    sample = texts()[:24]
    words = sum(len(text.split()) for text in sample)
    for turn in range(6):
        began = time.process_time()
        list(ours.analyze_many(sample))
        middle = time.process_time()
        theirs.bulk_process([stanza.Document([], text=text) for text in sample])
        end = time.process_time()
        if turn:  # the first one warms up
            ours_took, theirs_took = middle - began, end - middle
            print(f"ours {words / ours_took:6.0f} words/s, stanza {words / theirs_took:6.0f} words/s, ratio {theirs_took / ours_took:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="*", default=[120, 1200], help="how many, each a line")
    parser.add_argument("--workers", type=int, default=2, help="beside one worker")
    parser.add_argument("--quotes", type=int, default=20_000, help="in the graphs; 0: none")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help=f"stanza's models: {', '.join(sorted(set(STANZA.values())))}")
    chosen = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as room:
        start_up()
        analysis(Path(room), chosen.articles, chosen.workers)
        if chosen.quotes:
            graphs(Path(room), chosen.quotes)
    if chosen.against:
        beside_stanza(chosen.against)


if __name__ == "__main__":
    main()
