"""INCEpTION, and whatever reads UIMA CAS XMI: a folder with `.xmi` files and `TypeSystem.xml`.

A mark is an annotation of the layer `QuoteMark`, its links are relations of the layer `QuoteLink`. The type system is imported as layers first, then
the files as `UIMA CAS XMI (XML 1.0)`; their export goes back into the folder under the same names.

1. Positions count UTF-16 code units: dkpro-cassis turns them into code points, and back.
2. XML cannot hold all characters (`xml_text.py`).
3. An annotation has one stretch: further pieces are annotations of their own, to which links `next` lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quotes.errors import InputError, MissingExtraError
from quotes.formats.document import Document
from quotes.formats.flatten import flatten
from quotes.formats.folder import Beside, beside, files, stem
from quotes.formats.pieces import Piece, gather, split
from quotes.formats.rebuild import rebuild
from quotes.formats.xml_text import with_forbidden, without_forbidden
from quotes.nouns import Article, Span

TYPES_FILE = "TypeSystem.xml"
MARK, LINK = "webanno.custom.QuoteMark", "webanno.custom.QuoteLink"
# INCEpTION calls the ends of a relation so.
_FROM, _TO = "Governor", "Dependent"
_VALUES = ("kind", "stance", "speaker", "name", "role", "quote")


def _require() -> Any:
    try:
        import cassis
    except ImportError:
        raise MissingExtraError("dkpro-cassis", "formats", "INCEpTION") from None
    return cassis


def _type_system(cassis: Any) -> Any:
    types = cassis.TypeSystem()
    mark = types.create_type(MARK, supertypeName="uima.tcas.Annotation", description="A cue, a part of its quote, or a mention of a speaker")
    for name in ("label", *_VALUES):
        types.create_feature(mark, name, "uima.cas.String")
    link = types.create_type(LINK, supertypeName="uima.tcas.Annotation", description="From a cue to a part of its quote, from a piece to the next")
    types.create_feature(link, "label", "uima.cas.String")
    for name in (_FROM, _TO):
        types.create_feature(link, name, mark)
    return types


def write(articles: Iterable[Article], path: Path) -> None:
    """The articles as a folder of XMI files with their type system. Raises `MissingExtraError` without dkpro-cassis."""
    cassis = _require()
    path.mkdir(exist_ok=True)
    types = _type_system(cassis)
    types.to_xml(path / TYPES_FILE)
    for number, article in enumerate(articles, 1):
        document = without_forbidden(flatten(article))
        name = stem(number, article.id)
        _cas(document, cassis, types).to_xmi(path / f"{name}.xmi")
        Beside(document.id, document.rest).write(path / name)


def _cas(document: Document, cassis: Any, types: Any) -> Any:
    cas = cassis.Cas(typesystem=types, sofa_string=document.text, sofa_mime="text/plain", document_language="ar")
    # cassis leaves it empty, where UIMA has the whole text.
    whole = cas.get_document_annotation()
    cas.remove(whole)
    whole.begin, whole.end = 0, len(document.text)
    cas.add(whole)
    mark_type, link_type = types.get_type(MARK), types.get_type(LINK)
    pieces = list(split(document.marks))
    made = {piece.id: mark_type(begin=piece.span.start, end=piece.span.end, label=piece.label, **piece.values) for piece in pieces}
    cas.add_all(made.values())
    for piece in pieces:
        for name, target in piece.links:
            # INCEpTION wants a relation to stand where it leads to.
            there = made[target]
            cas.add(link_type(begin=there.begin, end=there.end, label=name, **{_FROM: made[piece.id], _TO: there}))
    return cas


def read(path: Path) -> Iterator[Article]:
    """The articles of a folder, or of one `.xmi` file with its type system beside it. Raises `InputError`, `MissingExtraError`."""
    cassis = _require()
    for file in files(path, ".xmi"):
        try:
            with (file.parent / TYPES_FILE).open("rb") as stream:
                types = cassis.load_typesystem(stream)
            with file.open("rb") as stream:
                cas = cassis.load_cas_from_xmi(stream, typesystem=types)
            pieces = list(_pieces(cas))
            text = cas.sofa_string or ""
            known = beside(file.with_suffix(""))
            yield rebuild(with_forbidden(Document(known.id, text, gather(pieces), known.rest)))
        except InputError as error:
            raise InputError(error.reason, file=str(file), expected=error.expected) from error
        # cassis raises whatever comes up in it.
        except Exception as error:
            raise InputError(f"cannot be read: {error}", file=str(file), expected=f"UIMA CAS XMI, with {TYPES_FILE} beside it") from error


def _pieces(cas: Any) -> Iterator[Piece]:
    links: dict[int, list[tuple[str, str]]] = {}
    for link in cas.select(LINK):
        start, end = link.get(_FROM), link.get(_TO)
        if start is not None and end is not None:
            links.setdefault(start.xmiID, []).append((link.get("label") or "", str(end.xmiID)))
    for mark in cas.select(MARK):
        values = {name: mark.get(name) for name in _VALUES if mark.get(name)}
        yield Piece(str(mark.xmiID), mark.get("label") or "", Span(mark.begin, mark.end), values, tuple(links.get(mark.xmiID, ())))
