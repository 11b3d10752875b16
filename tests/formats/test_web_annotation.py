import json

import annotated
import jsonschema
import pytest

from quotes.errors import InputError
from quotes.formats import web_annotation
from quotes.formats.selectors import select, selectors
from quotes.nouns import Span

jsonld = pytest.importorskip("pyld").jsonld
OA, AS, RDF, OWN = (
    "http://www.w3.org/ns/oa#",
    "https://www.w3.org/ns/activitystreams#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "urn:x-quotes:",
)
# Of the recommendation's context, which is on the network, the terms that occur here.
POINTERS = {"body": "hasBody", "target": "hasTarget", "source": "hasSource", "selector": "hasSelector"}
TERMS = {
    **{
        "id": "@id",
        "type": "@type",
        "AnnotationPage": f"{AS}OrderedCollectionPage",
        "value": f"{RDF}value",
        "name": "http://xmlns.com/foaf/0.1/name",
    },
    **{name: f"http://purl.org/dc/elements/1.1/{name}" for name in ("format", "language")},
    **{name: f"{OA}{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")},
    **{name: f"{OA}{name}" for name in ("tagging", "linking", "exact", "prefix", "suffix")},
    **{name: {"@id": f"{OA}{name}", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"} for name in ("start", "end")},
    **{name: {"@id": f"{OA}{term}", "@type": "@id"} for name, term in POINTERS.items()},
    **{name: {"@id": f"{OA}{term}", "@type": "@vocab"} for name, term in (("motivation", "motivatedBy"), ("purpose", "hasPurpose"))},
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
}
# The shape of an annotation as the recommendation describes it, as far as it is used here.
STRING = {"type": "string", "minLength": 1}
POSITION = {
    "required": ["type", "start", "end"],
    "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 1}},
}
WORDS = {
    "required": ["type", "exact"],
    "properties": {"type": {"const": "TextQuoteSelector"}, "exact": STRING, "prefix": STRING, "suffix": STRING},
}
PASSAGE = {
    "required": ["type", "source", "selector"],
    "properties": {"type": {"const": "SpecificResource"}, "selector": {"type": "array", "prefixItems": [POSITION, WORDS], "items": False}},
}
TAG = {"required": ["type", "purpose", "value"], "properties": {"type": {"const": "TextualBody"}, "purpose": {"const": "tagging"}, "value": STRING}}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "motivation", "body", "target"],
    "properties": {"type": {"const": "Annotation"}},
    "oneOf": [
        {
            "properties": {
                "motivation": {"const": "tagging"},
                "body": {"type": "object", **TAG},
                "target": {"oneOf": [{"type": "object", **PASSAGE}, {"type": "array", "minItems": 2, "items": {"type": "object", **PASSAGE}}]},
            }
        },
        {
            "properties": {
                "motivation": {"const": "linking"},
                "body": {"type": "array", "prefixItems": [TAG, {"required": ["source"]}], "items": False},
                "target": STRING,
            }
        },
    ],
}


@pytest.fixture
def file(tmp_path):
    web_annotation.write(annotated.by_hand(), tmp_path / "a.jsonld")
    return tmp_path / "a.jsonld"


def test_the_annotations_have_the_shape_of_the_recommendation(tmp_path):
    web_annotation.write(annotated.corpus() + annotated.by_hand(), tmp_path / "a.jsonld")
    pages = json.loads((tmp_path / "a.jsonld").read_text("utf-8"))["@graph"]
    for page in pages:
        assert page["type"] == "AnnotationPage"
        jsonschema.validate(page["items"], {"type": "array", "items": ANNOTATION})
        names = [item["id"] for item in page["items"]]
        assert len(set(names)) == len(names)


def test_another_reader_finds_the_same_words(file):
    def loaded(url, options):
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": TERMS}}

    record = json.loads(file.read_text("utf-8"))
    pages = jsonld.expand(record, {"documentLoader": loaded})
    assert len(pages) == 3
    first = pages[0]
    text = first[f"{OWN}article"][0][f"{RDF}value"][0]["@value"]
    assert first[f"{OWN}article"][0][f"{OWN}rest"][0]["@type"] == "@json"
    items = {item["@id"]: item for item in first[f"{AS}items"][0]["@list"]}
    links = [item for item in items.values() if item[f"{OA}motivatedBy"][0]["@id"] == f"{OA}linking"]
    (cue,) = (item for item in items.values() if item[f"{OA}hasBody"][0].get(f"{OWN}quote") == [{"@value": "q1"}])
    assert cue[f"{OA}hasBody"][0][f"{OWN}kind"] == [{"@value": "direct"}]
    (end,) = (
        link[f"{OA}hasBody"][1][f"{OA}hasSource"][0]["@id"]
        for link in links
        if link[f"{OA}hasTarget"][0]["@id"] == cue["@id"] and link[f"{OA}hasBody"][0][f"{RDF}value"] == [{"@value": "content"}]
    )
    said = []
    for target in items[end][f"{OA}hasTarget"]:
        place, words = target[f"{OA}hasSelector"]
        start, stop = (int(place[f"{OA}{name}"][0]["@value"]) for name in ("start", "end"))
        assert words[f"{OA}exact"][0]["@value"] == text[start:stop]
        said.append(text[start:stop])
    assert said == ["نعم، قال أحمد إننا هنا\nوسنبقى", "الأمر انتهى"]
    # What no context knows would be left out.
    assert jsonld.compact(pages, record["@context"], {"documentLoader": loaded})["@graph"][1:] == record["@graph"][1:]


def edit(file, change):
    record = json.loads(file.read_text("utf-8"))
    page = record["@graph"][0]
    change(page, {item["body"]["quote"]: item for item in page["items"] if isinstance(item["body"], dict) and "quote" in item["body"]})
    file.write_text(json.dumps(record), "utf-8")
    return list(web_annotation.read(file))


def test_what_was_corrected_comes_back(file):
    def change(page, cues):
        cues["q3"]["body"] |= {"stance": "denied", "speaker": "s2"}
        (content,) = (item for item in page["items"] if "'exact': 'عاد'" in str(item))
        # Only the words, as Hypothesis and others write them: once in the text.
        content["target"] = {"source": content["target"]["source"], "selector": {"type": "TextQuoteSelector", "exact": "إنه عاد"}}
        page["items"].append({"type": "Annotation", "motivation": "commenting", "body": {"type": "TextualBody", "value": "؟"}, "target": "x:y"})

    articles = edit(file, change)
    (quote,) = (quote for quote in articles[0].quotes if quote.id == "q3")
    assert (quote.stance, quote.speaker.name, quote.content.text, quote.evidence.rule) == ("denied", "أحمد", "إنه عاد", "annotated")
    assert annotated.same(articles[1:]) == annotated.same(annotated.by_hand()[1:])


def test_a_quote_is_taken_away_with_its_annotations(file):
    def change(page, cues):
        page["items"] = [item for item in page["items"] if item is not cues["q3"] and item["target"] != cues["q3"]["id"]]

    assert [quote.id for quote in edit(file, change)[0].quotes] == ["q1", "q2", "q4", "q5"]


def test_selectors_agree_or_are_refused():
    text = "قال نعم ثم قال لا"
    for span in (Span(0, 3), Span(11, 14), Span(0, len(text))):
        place, words = selectors(span, text)
        assert select([place, words], text) == select(place, text) == select(words, text) == span
    for wrong, reason in (
        ([{"type": "TextPositionSelector", "start": 0, "end": 3}, {"type": "TextQuoteSelector", "exact": "نعم"}], "are not 'نعم'"),
        ({"type": "TextQuoteSelector", "exact": "قال"}, "more than once"),
        ({"type": "TextQuoteSelector", "exact": "أحمد"}, "do not stand there"),
        ({"type": "FragmentSelector", "value": "x"}, "without a selector"),
    ):
        with pytest.raises(InputError, match=reason):
            select(wrong, text)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "cannot be read"),
        ("[]", "cannot be read"),
        ("{}", "page 1 is broken"),
        ('{"@graph": [{"article": {"value": "x"}, "items": [{"motivation": "tagging", "body": {"value": "cue"}}]}]}', "page 1 is broken"),
        (
            '{"article": {"value": "قال"}, "items": [{"id": "m", "motivation": "tagging", "body": [{"value": "cue"}], "target": '
            '{"selector": {"type": "TextPositionSelector", "start": 0, "end": 3}}}]}',
            "page 1: .*no content",
        ),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(tmp_path, content, reason):
    (tmp_path / "a.jsonld").write_text(content, "utf-8")
    with pytest.raises(InputError, match=reason) as error:
        list(web_annotation.read(tmp_path / "a.jsonld"))
    assert "a.jsonld: " in str(error.value)
