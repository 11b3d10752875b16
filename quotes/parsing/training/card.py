"""`model.json`, the models' card: what they learnt from, under which terms, how good they are."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from quotes.parsing.training import package
from quotes.parsing.training.score import score

ABOUT = {
    "name": "quotes-ar",
    "language": "ar",
    "format": 2,
    "what": "stanza models (tokenize, mwt, lemma: a dictionary) and the reader: UPOS, heads and relations, and who says what",
    "licence": "CC BY-NC-SA 3.0 (https://creativecommons.org/licenses/by-nc-sa/3.0/), see LICENSE beside this file",
    "data": [
        "multilingual-e5-small (the encoder that the reader starts from), MIT",
        "UD_Arabic-PADT (tokens, words, UPOS; heads of 880 sentences), CC BY-NC-SA 3.0",
        "UD_Arabic-PUD (heads, harmonised with PADT), CC BY-SA 3.0",
        "SIGMORPHON 2019 task 2, lemmas of PADT sentences, as PADT",
        "18 million words of Arabic news 2009-2024 (which words and pieces there are)",
        "2,000 articles of it with what the rules find there, and some 1,500 with annotated quotes and names",
    ],
    "letters": "quotes.parsing.letters: alif without hamza, no harakat, straight quotation marks",
    "reproduce": "python -m quotes.parsing.training --data FOLDER --gold FOLDER --work FOLDER score",
}


def write(data: Path, target: Path) -> dict[str, float]:
    """Measures the models in `target`, writes their `model.json`, and returns the scores."""
    import stanza
    import torch

    scores = score(data, target)
    card = {
        **ABOUT,
        "date": datetime.now(UTC).date().isoformat(),
        "stanza": stanza.__version__,
        "torch": torch.__version__.partition("+")[0],
        "megabytes": round(sum(path.stat().st_size for path in target.iterdir() if path.suffix in (".pt", ".txt")) / 1e6, 1),
        "scores": scores,
        "sha256": package.checksums(target),
    }
    (target / "model.json").write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return scores
