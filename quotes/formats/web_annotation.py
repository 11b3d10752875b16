"""W3C Web Annotation: one file of JSON-LD, an annotation page for each article.

Every mark is an annotation `tagging` a passage with its label, whose body has kind, stance and the like under terms of our own. From cues to their
parts lead annotations `linking` the two. The article's text, which positions count, stands in its page.

1. Positions count code points, as the recommendation wants it. The words stand beside them: where the two disagree the file is refused, and an
   annotation that has words only is looked for.
2. A passage in pieces has a target for each: the recommendation has no way to say that only all of them together are meant.
3. Annotations with other tags are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson

from quotes.errors import InputError
from quotes.formats.document import CUE, INSIDE, PARTS, TYPES, Document, Mark
from quotes.formats.flatten import flatten
from quotes.formats.json_text import line
from quotes.formats.rebuild import rebuild
from quotes.formats.selectors import select, selectors
from quotes.nouns import Article

_OWN = "urn:x-quotes:"
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"@version": 1.1, "article": f"{_OWN}article", "rest": {"@id": f"{_OWN}rest", "@type": "@json"}}
    | {name: f"{_OWN}{name}" for name in ("quote", "kind", "stance", "speaker", "role")},
]
_LABELS = (CUE, *PARTS, *TYPES)
_VALUES = ("quote", "kind", "stance", "speaker", "name", "role")
_EXPECTED = "annotation pages as they were written"


def write(articles: Iterable[Article], path: Path) -> None:
    """The articles as one file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context":{line(CONTEXT)},"@graph":[')
        for number, article in enumerate(articles, 1):
            file.write(",\n" if number > 1 else "\n")
            file.write(line(_page(flatten(article), number)))
        file.write("\n]}\n")


def _page(document: Document, number: int) -> dict[str, Any]:
    # Numbered, because two articles may have the same id.
    own = f"{_OWN}{number}:{quote(document.id, safe='')}"
    text = f"{own}#text"
    named = {"id": text, "type": "TextualBody", "format": "text/plain", "language": "ar", "value": document.text}
    items = [_tagging(mark, own, text, document.text) for mark in document.marks]
    items += [_linking(name, mark.id, target, own) for mark in document.marks for name, target in mark.links]
    return {"id": own, "type": "AnnotationPage", "article": {**named, "rest": {"id": document.id, **document.rest}}, "items": items}


def _tagging(mark: Mark, own: str, source: str, text: str) -> dict[str, Any]:
    pieces = [{"type": "SpecificResource", "source": source, "selector": selectors(span, text)} for span in mark.spans]
    return {
        "id": f"{own}#{mark.id}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": mark.label, **mark.values},
        "target": pieces[0] if len(pieces) == 1 else pieces,
    }


def _linking(name: str, start: str, end: str, own: str) -> dict[str, Any]:
    return {
        "id": f"{own}#{start}-{name}-{end}",
        "type": "Annotation",
        "motivation": "linking",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": name}, {"type": "SpecificResource", "source": f"{own}#{end}"}],
        "target": f"{own}#{start}",
    }


def read(path: Path) -> Iterator[Article]:
    """The articles of a file. Raises `InputError` with the file and the page's number."""
    try:
        record = orjson.loads(path.read_bytes())
        pages = _listed(record.get("@graph", record))
    except (OSError, orjson.JSONDecodeError, AttributeError) as error:
        raise InputError(f"cannot be read: {error}", file=str(path), expected="JSON-LD") from error
    for number, page in enumerate(pages, 1):
        try:
            yield rebuild(_document(page, number))
        except InputError as error:
            raise InputError(f"page {number}: {error.reason}", file=str(path), expected=error.expected) from error
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise InputError(f"page {number} is broken: {error!r}", file=str(path), expected=_EXPECTED) from error


def _document(page: Mapping[str, Any], number: int) -> Document:
    article = page["article"]
    rest = dict(article.get("rest") or {})
    text = article["value"]
    bodies = [(item, _bodies(item)) for item in page.get("items", ())]
    links: dict[str, list[tuple[str, str]]] = {}
    for item, parts in bodies:
        if item.get("motivation") == "linking":
            name = next((each.get("value") for each in parts if each.get("value") in (*PARTS, INSIDE)), None)
            for end in (each["source"] for each in parts if name and "source" in each):
                links.setdefault(_target(item), []).append((str(name), end))
    marks = []
    for item, parts in bodies:
        body = next((each for each in parts if each.get("value") in _LABELS), None)
        if item.get("motivation") == "tagging" and body:
            values = {name: str(body[name]) for name in _VALUES if body.get(name)}
            spans = tuple(select(piece["selector"], text) for piece in _listed(item["target"]))
            marks.append(Mark(item["id"], body["value"], spans, values, tuple(links.get(item["id"], ()))))
    return Document(str(rest.pop("id", number)), text, tuple(marks), rest)


def _bodies(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The bodies that are more than a reference."""
    return [each for each in _listed(item.get("body", [])) if isinstance(each, dict)]


def _listed(value: Any) -> list[Any]:
    """JSON-LD writes a list of one as that one."""
    return value if isinstance(value, list) else [value]


def _target(item: Mapping[str, Any]) -> str:
    target = item["target"]
    return str(target["source"] if isinstance(target, dict) else target)
