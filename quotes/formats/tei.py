"""TEI P5: one file, a `<teiCorpus>` with a `<TEI>` an article.

A quote is a `<said>` around its content: `@who` says who said it, `@direct` whether in his own words, `@ana` kind and stance. The words around it are
`<seg type="cue">` (or source, relay, addressee), whose `@corresp` leads to the `<said>`. Mentions are `<rs ref="#…">`; persons and bodies stand in
the header. `@aloud` is left out: news does not tell what was spoken and what was written.

1. A paragraph is a line of the text, together with its line end: all `<head>`s and `<p>`s in a row are the text, to the letter.
2. Where elements would overlap, or a passage has several pieces or paragraphs, it is cut into fragments with `@next` and `@prev`.
3. What TEI has no place for (identities, evidence, other fields of the record) is JSON in `<xenoData>`.
4. XML cannot hold all characters (`xml_text.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from quotes.errors import InputError
from quotes.formats.flatten import flatten
from quotes.formats.rebuild import rebuild
from quotes.formats.tei_header import CORPUS_HEADER, NAMESPACE
from quotes.formats.tei_read import document_of
from quotes.formats.tei_write import tei
from quotes.formats.xml_text import with_forbidden, without_forbidden
from quotes.nouns import Article


def write(articles: Iterable[Article], path: Path) -> None:
    """The articles as one file. Without any it has no `<TEI>`, which the schema would want."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="{NAMESPACE}">\n{CORPUS_HEADER}')
        for number, article in enumerate(articles, 1):
            file.write(tei(without_forbidden(flatten(article)), number))
        file.write("</teiCorpus>\n")


def read(path: Path) -> Iterator[Article]:
    """The articles of a file, of ours or with the same elements. Raises `InputError` with the file and the article."""
    number = 0
    try:
        for _, element in ElementTree.iterparse(path, ("end",)):
            if element.tag == f"{{{NAMESPACE}}}TEI":
                number += 1
                yield rebuild(with_forbidden(document_of(element, number)))
                element.clear()
    except InputError as error:
        raise InputError(f"article {number}: {error.reason}", file=str(path), expected=error.expected) from error
    # As many elements in each other as no annotator opens are more than one wants to follow.
    except (ElementTree.ParseError, OSError, RecursionError) as error:
        raise InputError(f"cannot be read: {error}", file=str(path), expected="TEI P5") from error
    if not number:
        raise InputError("no <TEI> in it", file=str(path), expected=f"TEI P5, in the namespace {NAMESPACE}")
