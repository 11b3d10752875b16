import json
import xml.etree.ElementTree as ET

import annotated
import jsonschema
import pytest

from quotes.errors import InputError
from quotes.formats import label_studio

# Label Studio's documented JSON, as far as a text project uses it.
_REGION = {"id": {"type": "string"}, "from_name": {"type": "string"}, "to_name": {"const": "text"}}
_PLACE = {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 1}}
_STRINGS = {"type": "array", "items": {"type": "string"}, "minItems": 1}


def region(kind, required, **value):
    properties = {**_REGION, "type": {"const": kind}}
    places = {"type": "object", "required": ["start", "end", *required], "additionalProperties": False, "properties": {**_PLACE, **value}}
    return {"required": [*properties, "value"], "additionalProperties": False, "properties": {**properties, "value": places}}


RELATION = {
    "required": ["type", "from_id", "to_id", "direction", "labels"],
    "properties": {"type": {"const": "relation"}, "from_id": {"type": "string"}, "to_id": {"type": "string"}, "labels": _STRINGS},
}
RESULT = {
    "type": "object",
    "oneOf": [
        region("labels", ["text", "labels"], text={"type": "string"}, labels=_STRINGS),
        region("choices", ["choices"], choices={**_STRINGS, "maxItems": 1}),
        region("textarea", ["text"], text=_STRINGS),
        RELATION,
    ],
}
PREDICTION = {"type": "object", "required": ["result"], "properties": {"result": {"type": "array", "items": RESULT}}}
TASK = {
    "type": "object",
    "required": ["data"],
    "properties": {"data": {"type": "object", "required": ["text"]}, "predictions": {"type": "array", "items": PREDICTION}},
}


@pytest.fixture
def folder(tmp_path):
    label_studio.write(annotated.by_hand(), tmp_path / "l")
    return tmp_path / "l"


def tasks(folder):
    return json.loads((folder / "tasks.json").read_text("utf-8"))


def test_the_tasks_have_the_documented_shape(folder):
    found = tasks(folder)
    jsonschema.validate(found, {"type": "array", "items": TASK, "minItems": 3})
    for task in found:
        for item in task["predictions"][0]["result"]:
            if item["type"] == "labels":
                value = item["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]


def test_all_that_is_used_is_configured(folder):
    view = ET.parse(folder / "labels.xml").getroot()
    text = view.find("Text")
    assert (text.get("name"), text.get("value")) == ("text", "$text")
    allowed = {each.get("name"): {value.get("value") for value in each} for each in view if each.get("name")}
    relations = {each.get("value") for each in view.find("Relations")}
    seen = set()
    for item in (item for task in tasks(folder) for item in task["predictions"][0]["result"]):
        seen.add(item.get("from_name", "relation"))
        if item["type"] == "relation":
            assert set(item["labels"]) <= relations
        elif item["type"] != "textarea":
            assert set(item["value"][item["type"]]) <= allowed[item["from_name"]]
    assert seen == {*allowed, "relation"} - {"text"}


def test_the_sdk_finds_nothing_wrong(tmp_path):
    sdk = pytest.importorskip("label_studio_sdk.label_interface", reason="label-studio-sdk is not installed (half a gigabyte, so no extra names it)")
    label_studio.write(annotated.corpus() + annotated.by_hand(), tmp_path / "l")
    interface = sdk.LabelInterface((tmp_path / "l" / "labels.xml").read_text("utf-8"))
    interface.validate()
    for task in tasks(tmp_path / "l"):
        assert interface.validate_prediction(task["predictions"][0], return_errors=True) == []


def test_an_export_is_read_as_its_last_annotation(folder, tmp_path):
    exported = tasks(folder)
    first = exported[0]
    result = json.loads(json.dumps(first["predictions"][0]["result"]))
    for item in result:
        if item.get("from_name") == "stance" and item["value"]["choices"] == ["denied"]:
            item["value"]["choices"] = ["unsaid"]
        if item.get("from_name") == "name" and item["value"]["text"] == ["أحمد"]:
            # As Label Studio writes a text area that was typed into once.
            item["value"]["text"] = "أحمد العلي"
    first["annotations"] = [
        {"id": 2, "updated_at": "2026-02-01T00:00:00Z", "was_cancelled": False, "result": result, "lead_time": 3},
        {"id": 1, "updated_at": "2026-01-01T00:00:00Z", "was_cancelled": False, "result": []},
        {"id": 3, "updated_at": "2026-03-01T00:00:00Z", "was_cancelled": True, "result": []},
    ]
    (tmp_path / "project-1.json").write_text(json.dumps(exported), "utf-8")
    articles = list(label_studio.read(tmp_path / "project-1.json"))
    (second,) = (quote for quote in articles[0].quotes if quote.id == "q2")
    assert (second.stance, second.speaker.name, second.evidence.rule) == ("unsaid", "أحمد العلي", "annotated")
    assert annotated.same(articles[1:]) == annotated.same(annotated.by_hand()[1:])
    unchanged = [quote for quote in articles[0].quotes if quote.id == "q3"]
    assert unchanged[0].evidence.rule == "passive"


def drawn(*results):
    """A task that was annotated by hand alone."""
    return [{"id": 7, "data": {"text": "قال أحمد إنه بدأ."}, "annotations": [{"result": list(results)}]}]


def stretch(name, start, end, label):
    return {"id": name, "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": start, "end": end, "labels": [label]}}


def relation(start, end, *labels):
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right", **({"labels": list(labels)} if labels else {})}


def test_what_was_drawn_by_hand_is_enough(tmp_path):
    results = (stretch("a", 0, 3, "cue"), stretch("b", 9, 16, "content"), stretch("c", 4, 8, "person"), stretch("d", 4, 8, "source"))
    (tmp_path / "e.json").write_text(json.dumps(drawn(*results, relation("a", "b"), relation("a", "d", "source"))), "utf-8")
    ((quote,),) = (article.quotes for article in label_studio.read(tmp_path / "e.json"))
    assert (quote.id, quote.kind, quote.stance, quote.content.text, quote.speaker.name) == ("q1", "direct", "asserted", "إنه بدأ", "أحمد")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "cannot be read"),
        ("{}", "no list of tasks"),
        ("[{}]", "task 1 is broken"),
        (json.dumps(drawn(stretch("a", 0, 3, "cue"))), "task 1: 7?.*no content"),
        (json.dumps(drawn(stretch("a", 0, 3, "cue"), stretch("b", 9, 99, "content"))), "outside the text"),
        (
            json.dumps(drawn(stretch("a", 0, 3, "cue"), stretch("b", 4, 8, "cue"), relation("a", "b", "next"), relation("b", "a", "next"))),
            "in a circle",
        ),
        (json.dumps(drawn(stretch("a", 0, 3, "cue"), stretch("b", 4, 8, "content"), relation("a", "b", "next"))), "a cue goes on in a content"),
    ],
)
def test_what_is_wrong_is_refused(tmp_path, content, reason):
    (tmp_path / "e.json").write_text(content, "utf-8")
    with pytest.raises(InputError, match=reason) as error:
        list(label_studio.read(tmp_path / "e.json"))
    assert "e.json" in str(error.value)
