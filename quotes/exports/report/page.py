"""The parts of a page → the page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

from quotes import __version__
from quotes.exports.report.blocks import clean
from quotes.exports.report.gather import Gathered
from quotes.nouns import Article

# Weight and file of each face of the page's Arabic font.
FONTS = {400: "noto-naskh-arabic-400.woff2", 700: "noto-naskh-arabic-700.woff2"}
# The Arabic blocks; for all others the reader's own fonts do.
LETTERS = "U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFC"
TITLE = "من قال ماذا"


def write_report(articles: Iterable[Article], path: str | Path, *, title: str | None = None) -> None:
    """Analysed articles as one HTML page that needs nothing else: no network, no server. The same articles give the same bytes.

    The page shows the texts with every quote in its speaker's colour, the speakers, the network between them, a timeline and a table, and speaks
    Arabic (English at a button).

    Args:
        title: what the page is called; "who said what" in Arabic if it is None.
    """
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(_parts(Gathered(articles), title or TITLE))


def _parts(data: Gathered, title: str) -> Iterator[str]:
    style, program = _style(), _read("page.js")
    values = {
        "title": escape(clean(title)),
        "policy": _policy(style, program),
        "style": style,
        "licences": escape(_read("LICENSES")),
        "version": escape(__version__),
        "program": program,
    }
    head, foot = (Template(part).substitute(values) for part in _read("page.html").split("$blocks"))
    yield head
    yield _block("index", data.index)
    for number, chunk in enumerate(data.chunks):
        yield _block(f"chunk-{number}", chunk)
    yield foot


def _policy(style: str, program: str) -> str:
    """What the page may load: its own style and program, by their hashes, and the fonts in it. Nothing may be made of a string and then run."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(program)}",
            f"style-src {_hash(style)}",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _style() -> str:
    return "".join(f"{_face(weight, name)}\n" for weight, name in FONTS.items()) + _read("page.css")


def _face(weight: int, name: str) -> str:
    letters = b64encode(files(__package__).joinpath(name).read_bytes()).decode()
    source = f"src:url(data:font/woff2;base64,{letters}) format('woff2');unicode-range:{LETTERS}"
    return f"@font-face{{font-family:'Report Arabic';font-weight:{weight};font-display:block;{source}}}"


def _block(name: str, letters: str) -> str:
    return f'<script type="application/octet-stream" id="{name}">{letters}</script>\n'


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
