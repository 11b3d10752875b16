import json
import re
from dataclasses import replace

import jsonschema
import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import InputError
from quotes.exports.jsonl import from_record, read_jsonl, schema, to_line, to_record
from quotes.nouns import Article, Evidence, Passage, Quote, Span, Speaker

VALIDATOR = jsonschema.Draft202012Validator(schema())


def full_article():
    """An article in which every field of a quote and of a speaker has a value."""
    text, title = "نقلت وكالة عن الوزير قوله للصحفيين: نعم … لا", "الوزير: نعم"
    agency = Speaker("s1", "وكالة", "organization", (Span(5, 10),))
    minister = Speaker("s2", "الوزير", "person", (Span(14, 20),), "وزير", True, (Span(0, 6),), "q-1")
    said = Quote(
        id="q1",
        kind="direct",
        cue=Passage.of(text, [Span(0, 4), Span(21, 25)]),
        content=Passage.of(text, [Span(36, 39), Span(42, 44)]),
        source=Passage.of(text, [Span(14, 20)]),
        speaker=minister,
        evidence=Evidence("relay", (Span(0, 4), Span(11, 13))),
        relay=Passage.of(text, [Span(5, 10)]),
        addressee=Passage.of(text, [Span(27, 34)]),
        stance="denied",
        relay_speakers=(agency,),
        addressee_speaker=agency,
        mentioned=(agency, minister),
        confidence=0.5,
    )
    cue, content = Passage.of(title, [Span(6, 7)]), Passage.of(title, [Span(8, 11)])
    headline = Quote(
        "q2", "direct", cue, content, None, None, Evidence("headline", ()), inside="q1", where="title", unresolved="two candidates: s1, s2"
    )
    return Article("a1", text, title, "2016-05-27", "جريدة", "u", {"section": 3}, (agency, minister), (said, headline))


def test_a_line_holds_the_contract_in_order():
    record = json.loads(to_line(full_article()))
    assert list(record) == ["id", "title", "date", "outlet", "url", "section", "text", "speakers", "quotes"]
    assert record["quotes"][0] == {
        "id": "q1", "kind": "direct", "cue": [[0, 4], [21, 25]], "source": [14, 20], "speaker": "s2", "content": [[36, 39], [42, 44]],
        "relay": [[5, 10]], "addressee": [27, 34], "inside": None, "stance": "denied", "where": "text",
        "relay_speakers": ["s1"], "addressee_speaker": "s1", "mentioned": ["s1", "s2"],
        "evidence": {"rule": "relay", "spans": [[0, 4], [11, 13]]}, "confidence": 0.5, "unresolved": None,
    }  # fmt: skip
    assert record["speakers"][1] == {
        "key": "s2", "name": "الوزير", "type": "person", "mentions": [[14, 20]], "role": "وزير",
        "anonymous": True, "title_mentions": [[0, 6]], "identity": "q-1",
    }  # fmt: skip


@pytest.mark.parametrize("article", [full_article(), samples.article(), Article("x", ""), samples.article(title="", outlet="o")])
def test_lines_are_valid_and_come_back(article, tmp_path):
    line = to_line(article)
    assert line.count(b"\n") == 1
    VALIDATOR.validate(json.loads(line))
    (tmp_path / "a.jsonl").write_bytes(line)
    (back,) = read_jsonl(tmp_path / "a.jsonl")
    assert back == replace(article, extra=back.extra)
    assert dict(back.extra) == dict(article.extra)
    assert [quote.content.text for quote in back.quotes] == [quote.content.text for quote in article.quotes]
    assert to_line(back) == line


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    st.dictionaries(st.text(min_size=9), st.integers(-(2**53), 2**53) | st.text() | st.none()),
)
def test_any_text_and_extra_field_survive(text, extra):
    article = Article("a", text, title=text, extra=extra)
    assert from_record(json.loads(to_line(article))) == replace(article, extra=from_record(to_record(article)).extra)
    assert json.loads(to_line(article))["text"] == text


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("quotes", 0, "kind"), "shouted"),
        (("quotes", 0, "cue"), []),
        (("quotes", 0, "speaker"), None),
        (("quotes", 0, "unresolved"), "although there is a speaker"),
        (("quotes", 1, "unresolved"), None),
        (("quotes", 0, "confidence"), 1.5),
        (("quotes", 0, "note"), "unknown"),
        (("speakers", 0, "type"), "robot"),
        (("speakers", 0, "mentions"), [[1, 2, 3]]),
        (("id",), None),
    ],
)
def test_the_schema_refuses(path, value):
    record = to_record(full_article())
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not VALIDATOR.is_valid(record)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda record: record.pop("quotes"), "no field 'quotes'"),
        (lambda record: record["quotes"][0].pop("evidence"), "no field 'evidence'"),
        (lambda record: record["quotes"][0].update(speaker="s9"), "names a speaker 's9' that the article does not list"),
        (lambda record: record["quotes"][0].update(content=[[40, 400]]), "lies outside a text of 44 code points"),
        (lambda record: record.update(text=None), "'text' must be a string"),
    ],
)
def test_a_wrong_line_is_named_with_its_place(damage, said, tmp_path):
    record = to_record(full_article())
    damage(record)
    path = tmp_path / "a.jsonl"
    path.write_bytes(to_line(full_article()) + json.dumps(record).encode() + b"\n")
    with pytest.raises(InputError, match=re.escape(said)) as caught:
        list(read_jsonl(path))
    assert str(caught.value).startswith(f"{path}:2: ")
    assert "expected an analysed article" in str(caught.value)


@pytest.mark.parametrize(("raw", "said"), [(b'{"id"', "broken JSON"), (b"3", "a JSON int; expected one JSON object a line")])
def test_what_is_no_json_object(raw, said, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(raw)
    with pytest.raises(InputError, match=said):
        list(read_jsonl(tmp_path / "a.jsonl"))
