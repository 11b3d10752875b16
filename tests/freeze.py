"""Parses for the tests, made once with the models and kept in `tests/parsed/`, so that the tests run without them.

    python tests/freeze.py            parses what has none yet, and forgets what is no longer asked for
    python tests/freeze.py --all      parses everything again: after new models, another tokenization or sentence splitter
    python tests/freeze.py NAME       only the files whose name begins so (`cases-kana`, `lexicon`)

A file holds the parses of one file of texts. Each text is a CoNLL-U document named by the hash of the text, so a changed text has no parse.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))  # a checkout need not be installed

from quotes.nouns import Article, Sentence  # noqa: E402
from quotes.parsing import conllu  # noqa: E402
from quotes.pipeline import Parsed  # noqa: E402

PARSED = HERE / "parsed"
CASES = HERE / "cases"
VERBS = HERE.parent / "quotes" / "lexicon" / "verbs"
_DOCUMENT = "# newdoc id = "


def name_of(text: str) -> str:
    """The name of a text's parse: the beginning of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_toml(path: Path) -> dict[str, Any]:
    """The file's tables."""
    return tomllib.loads(path.read_text("utf-8"))


def sources() -> dict[str, list[str]]:
    """The texts to parse, by the name of the file of parses that they belong to."""
    found = {f"cases-{path.stem}": list(_texts_of_cases(path)) for path in sorted(CASES.glob("*.toml"))}
    return found | {f"lexicon-{path.stem}": list(_texts_of_verbs(path)) for path in sorted(VERBS.glob("*.toml"))}


def _texts_of_cases(path: Path) -> Iterator[str]:
    for case in read_toml(path)["case"]:
        yield from (case[field] for field in ("title", "text", "control_title", "control") if field in case)


def _texts_of_verbs(path: Path) -> Iterator[str]:
    for verb in read_toml(path).get("verb", []):
        if "silent" in verb:
            yield verb["silent"]
        yield from (frame["fires"] for frame in verb["frame"])


def parsed(file: str, text: str, title: str | None = None) -> Parsed:
    """A text with its frozen parse (and its title with its own); raises `LookupError` with the command that helps."""
    article = Article(name_of(text), text, title=title)
    return Parsed(article, sentences(file, text), sentences(file, title) if title else ())


def sentences(file: str, text: str) -> tuple[Sentence, ...]:
    """The frozen sentences of a text."""
    frozen = _read(file)
    if name_of(text) not in frozen:
        raise LookupError(f"tests/parsed/{file}.conllu has no parse of {text!r:.80}; make it with: python tests/freeze.py {file}")
    return conllu.loads(frozen[name_of(text)])


@cache
def _read(file: str) -> dict[str, str]:
    """The documents of a file by name, as CoNLL-U."""
    path = PARSED / f"{file}.conllu"
    if not path.exists():
        return {}
    documents = re.split(rf"^{_DOCUMENT}", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return dict(document.split("\n", 1) for document in documents)


def freeze(only: str = "", again: bool = False) -> None:
    """Writes the files of parses whose name begins with `only`."""
    import quotes

    analyzer = quotes.Analyzer()
    wanted = {file: texts for file, texts in sources().items() if file.startswith(only)}
    for file, texts in wanted.items():
        frozen = {} if again else dict(_read(file))
        missing = [text for text in dict.fromkeys(texts) if name_of(text) not in frozen]
        for article in analyzer.parse(Article(name_of(text), text) for text in missing):
            # Without the reader's hints: a case is about a rule, and what the reader makes of it is in the scores of the corpus.
            bare = [replace(sentence, hints=None) for sentence in article.sentences]
            frozen[article.article.id] = conllu.dumps(bare, article.article.text)
        documents = [f"{_DOCUMENT}{name}\n{frozen[name]}" for name in dict.fromkeys(map(name_of, texts))]
        (PARSED / f"{file}.conllu").write_text("".join(documents), "utf-8")
        print(f"{file}: {len(missing)} of {len(documents)} parsed")
    if not only:
        for path in PARSED.glob("*.conllu"):
            if path.stem not in wanted:
                path.unlink()
                print(f"{path.stem}: gone")


if __name__ == "__main__":
    names = [argument for argument in sys.argv[1:] if argument != "--all"]
    freeze(names[0] if names else "", again="--all" in sys.argv)
