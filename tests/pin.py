"""Freezes the corpus's parses (`--parse`) and pins the scores: `python tests/pin.py [--parse] [--lower]`.

A floor rises by itself and falls only with `--lower`, which belongs into the commit message with its reason.
"""

from __future__ import annotations

import json
import sys

import floors

# Scores with the models differ by a few tenths between processors; the pinned ones leave room for that.
ROOM = 0.5


def parse_corpus() -> None:
    from quotes import Analyzer
    from quotes.nouns import Article
    from quotes.parsing import conllu

    folder = floors.CORPUS / "parsed"
    folder.mkdir(exist_ok=True)
    articles = [Article(record["id"], record["text"]) for record in floors.corpus_gold()]
    for parsed in Analyzer().parse(articles):
        (folder / f"{parsed.article.id}.conllu").write_text(conllu.dumps(parsed.sentences, parsed.article.text), "utf-8")


def main(arguments: list[str]) -> int:
    if "--parse" in arguments:
        parse_corpus()
    file = floors.CORPUS / "floors.json"
    before = json.loads(file.read_text("utf-8")) if file.exists() else {}
    now: dict[str, object] = {"fingerprint": floors.fingerprint(), "corpus": floors.corpus(), "corpus, test": floors.corpus("test")}
    for name in floors.SETS:
        if floors.SHARED.is_dir():
            now[name] = {figure: round(value - ROOM, 1) for figure, value in floors.shared(name).items()}
        elif name in before:
            now[name] = before[name]
    fallen = []
    for name, scores in now.items():
        if isinstance(scores, dict):
            for figure, value in scores.items():
                floor = before.get(name, {}).get(figure, 0.0)
                if value < floor and "--lower" not in arguments:
                    fallen.append(f"{name}, {figure}: {value} < {floor}")
                    scores[figure] = floor
    file.write_text(json.dumps(now, indent=1) + "\n", "utf-8")
    sys.stdout.write("\n".join([json.dumps(now, indent=1), *(f"not lowered: {each}" for each in fallen)]) + "\n")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
