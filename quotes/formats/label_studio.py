"""Label Studio: a folder with `tasks.json` (to import) and `labels.xml` (the labelling configuration).

The quotes are predictions, which an annotator starts from. What Label Studio exports as JSON is read again: of a task its annotation, of several the
one that was changed last, and the prediction where nobody annotated.

1. A region has one stretch: further pieces are regions of their own, to which relations `next` lead.
2. Positions count code points (Label Studio's, since its text regions were mended for emoji).
3. All relations of a cue lead from it: `content`, `source`, `relay`, `addressee`, `inside`. Who speaks stands in the cue's and mentions' `speaker`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from quotes.errors import InputError
from quotes.formats.document import CUE, INSIDE, KINDS, PARTS, STANCES, TYPES, Document
from quotes.formats.flatten import flatten
from quotes.formats.json_text import line
from quotes.formats.pieces import NEXT, Piece, gather, split
from quotes.formats.rebuild import rebuild
from quotes.nouns import Article, Span

TASKS, LABELS = "tasks.json", "labels.xml"
# Where the model's version would stand.
_MADE_BY = "quotes"
_CHOICES = {"kind": KINDS, "stance": STANCES}
_WORDS = {"speaker": (CUE, *TYPES), "quote": (CUE,), "name": TYPES, "role": TYPES}
_COLOURS = {CUE: "#e69f00", "content": "#f0e442", "source": "#56b4e9", "relay": "#cc79a7", "addressee": "#009e73"}
_EXPECTED = "a JSON export of Label Studio, of tasks that were made here"


def write(articles: Iterable[Article], path: Path) -> None:
    """The articles as a folder: tasks, and the configuration of a project for them."""
    path.mkdir(exist_ok=True)
    (path / LABELS).write_text(_configuration(), "utf-8", newline="\n")
    with (path / TASKS).open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for number, article in enumerate(articles):
            file.write(",\n" if number else "\n")
            file.write(line(_task(flatten(article))))
        file.write("\n]\n")


def _configuration() -> str:
    labels = "".join(f'    <Label value="{name}" background="{_COLOURS.get(name, "#0072b2")}"/>\n' for name in (CUE, *PARTS, *TYPES))
    choices = "".join(
        f'  <Choices name="{name}" toName="text" perRegion="true" whenTagName="label" whenLabelValue="{CUE}" choice="single">\n'
        + "".join(f'    <Choice value="{value}"/>\n' for value in values)
        + "  </Choices>\n"
        for name, values in _CHOICES.items()
    )
    shown = 'toName="text" perRegion="true" whenTagName="label"'
    words = "".join(
        f'  <TextArea name="{name}" {shown} whenLabelValue="{",".join(of)}" editable="true" maxSubmissions="1" placeholder="{name}"/>\n'
        for name, of in _WORDS.items()
    )
    relations = "".join(f'    <Relation value="{name}"/>\n' for name in (*PARTS, INSIDE, NEXT))
    regions = f'  <Labels name="label" toName="text">\n{labels}  </Labels>\n  <Text name="text" value="$text"/>\n'
    return f"<View>\n{regions}{choices}{words}  <Relations>\n{relations}  </Relations>\n</View>\n"


def _task(document: Document) -> dict[str, Any]:
    result = [item for piece in split(document.marks) for item in _items(piece, document.text)]
    data = {"text": document.text, "id": document.id, "rest": document.rest}
    return {"data": data, "predictions": [{"model_version": _MADE_BY, "result": result}]}


def _items(piece: Piece, text: str) -> Iterator[dict[str, Any]]:
    start, end = piece.span

    def item(name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
        return {"id": piece.id, "from_name": name, "to_name": "text", "type": kind, "value": {"start": start, "end": end, **value}}

    yield item("label", "labels", {"text": text[start:end], "labels": [piece.label]})
    for name, value in piece.values.items():
        yield item(name, "choices", {"choices": [value]}) if name in _CHOICES else item(name, "textarea", {"text": [value]})
    for name, target in piece.links:
        yield {"type": "relation", "from_id": piece.id, "to_id": target, "direction": "right", "labels": [name]}


def read(path: Path) -> Iterator[Article]:
    """The articles of an export, or of a folder that was written here. Raises `InputError` with the file and the task's number."""
    file = path / TASKS if path.is_dir() else path
    try:
        tasks = orjson.loads(file.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise InputError(f"cannot be read: {error}", file=str(file), expected=_EXPECTED) from error
    if not isinstance(tasks, list):
        raise InputError("no list of tasks", file=str(file), expected=_EXPECTED)
    for number, task in enumerate(tasks, 1):
        try:
            data = task["data"]
            document = Document(str(data.get("id", number)), data["text"], gather(_pieces(_result(task))), data.get("rest") or {})
            yield rebuild(document)
        except InputError as error:
            raise InputError(f"task {number}: {error.reason}", file=str(file), expected=error.expected) from error
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise InputError(f"task {number} is broken: {error!r}", file=str(file), expected=_EXPECTED) from error


def _result(task: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    done = [each for each in task.get("annotations", ()) if not each.get("was_cancelled")]
    latest: Mapping[str, Any] = max(done, key=lambda each: each.get("updated_at") or "", default={})
    return list((latest or (task.get("predictions") or [{}])[0]).get("result", ()))


def _pieces(result: list[Mapping[str, Any]]) -> Iterator[Piece]:
    spans: dict[str, Span] = {}
    labels: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    links: dict[str, list[tuple[str, str]]] = {}
    for item in result:
        if item["type"] == "relation":
            # Without a name it was drawn in a hurry; `gather` knows what a part's label says.
            name = (item.get("labels") or [""])[0]
            links.setdefault(item["from_id"], []).append((name, item["to_id"]))
        elif item["type"] == "labels":
            spans[item["id"]] = Span(item["value"]["start"], item["value"]["end"])
            labels[item["id"]] = item["value"]["labels"][0]
        elif item["type"] in ("choices", "textarea") and "id" in item:
            found = item["value"]["choices" if item["type"] == "choices" else "text"]
            values.setdefault(item["id"], {})[item["from_name"]] = found[0] if isinstance(found, list) else found
    for name, span in spans.items():
        yield Piece(name, labels[name], span, values.get(name, {}), tuple(links.get(name, ())))
