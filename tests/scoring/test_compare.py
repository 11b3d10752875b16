import copy

import pytest

from quotes.errors import InputError
from quotes.scoring import changes, compare_all, figures, mistakes

TEXT = "قال الوزير سعيد إن الطريق سيفتح غدا صباحا. وأكد النائب أن العمل انتهى فعلا. وطالب سعيد بدعم المشروع كله."


def span(words, after=0):
    start = TEXT.index(words, after)
    return [start, start + len(words)]


def quote(cue, content, speaker, kind="indirect", **other):
    return {"id": cue, "kind": kind, "cue": [span(cue)], "content": [span(content)], "speaker": speaker, "source": None, **other}


@pytest.fixture
def gold():
    speakers = [
        {"key": "s1", "name": "سعيد", "mentions": [span("الوزير سعيد"), span("سعيد", 70)]},
        {"key": "s2", "name": "النائب", "mentions": [span("النائب")]},
    ]
    quotes = [
        quote("قال", "الطريق سيفتح غدا صباحا", "s1", source=span("الوزير سعيد")),
        quote("وأكد", "العمل انتهى فعلا", "s2", relay=[span("فعلا")]),
        quote("وطالب", "دعم المشروع كله", "s1", "reported"),
    ]
    return {"id": "a", "text": TEXT, "speakers": speakers, "quotes": quotes}


def compared(gold, predicted):
    return compare_all([gold], [predicted] if predicted else [])


def causes(gold, predicted):
    return [mistake.cause for mistake in mistakes(compared(gold, predicted))]


def test_the_gold_is_perfect(gold):
    result = figures(compared(gold, gold))
    assert result["core"] == {"p": 100.0, "r": 100.0, "f1": 100.0, "gold": 2, "pred": 2}
    assert result["joint"]["gold"] == 3
    assert set(result["accuracy over pairs"].values()) == {100.0}
    assert result["joint by kind"]["reported"] == {"p": 100.0, "r": 100.0, "gold": 1, "pred": 1}
    assert mistakes(compared(gold, gold)) == []


def test_by_what_the_gold_is_tagged_with(gold):
    assert "joint by tag" not in figures(compared(gold, gold))
    gold["quotes"][0]["tags"] = ["clause", "order"]
    gold["quotes"][1]["tags"] = ["order"]
    gold["not_quotes"] = [{"span": span("سيفتح"), "tag": "false-friend"}]
    predicted = copy.deepcopy(gold)
    assert figures(compared(gold, predicted))["joint by tag"] == {
        "clause": {"r": 100.0, "gold": 1}, "false-friend": {"r": 100.0, "gold": 1}, "order": {"r": 100.0, "gold": 2},
    }  # fmt: skip
    predicted["quotes"][0]["speaker"] = "s2"
    predicted["quotes"].append(quote("سيفتح", "غدا صباحا", "s1"))
    shares = {tag: each["r"] for tag, each in figures(compared(gold, predicted))["joint by tag"].items()}
    assert shares == {"clause": 0.0, "false-friend": 0.0, "order": 50.0}


def test_no_prediction_counts_as_empty(gold):
    (comparison,) = compared(gold, None)
    assert comparison.absent
    result = figures([comparison])
    assert result["joint"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 3, "pred": 0}
    assert result["accuracy over pairs"]["speaker"] is None


def test_a_hit_needs_content_and_speaker_and_core_both_kinds(gold):
    predicted = copy.deepcopy(gold)
    predicted["quotes"][0]["speaker"] = "s2"
    predicted["quotes"][1]["kind"] = "reported"
    result = figures(compared(gold, predicted))
    assert (result["content"]["r"], result["joint"]["r"]) == (100.0, 66.7)
    assert result["core"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 2, "pred": 1}


def test_a_person_split_in_two_is_right_once(gold):
    predicted = copy.deepcopy(gold)
    predicted["speakers"] = [
        {"key": "p1", "name": "سعيد", "mentions": [span("الوزير سعيد")]},
        {"key": "p2", "name": "سعيد", "mentions": [span("سعيد", 70)]},
        {"key": "s2", "name": "النائب", "mentions": [span("النائب")]},
    ]
    predicted["quotes"][0]["speaker"], predicted["quotes"][2]["speaker"] = "p1", "p2"
    assert figures(compared(gold, predicted))["accuracy over pairs"]["speaker"] == 66.7
    assert causes(gold, predicted) == ["speaker: right name, but not merged with its mentions"]


def test_the_head_of_a_mention_decides(gold):
    predicted = copy.deepcopy(gold)
    predicted["speakers"] = [{"key": "p1", "name": "الوزير", "mentions": [span("الوزير")]}]
    predicted["quotes"] = [quote("قال", "الطريق سيفتح غدا صباحا", "p1")]
    assert figures(compared(gold, predicted))["joint"]["p"] == 100.0
    predicted["speakers"][0]["mentions"] = [span("سعيد")]
    gold["speakers"][0]["mentions"] = gold["speakers"][0]["mentions"][:1]
    assert figures(compared(gold, predicted))["joint"]["p"] == 0.0


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"speaker": None}, ["speaker: left unresolved"]),
        ({"speaker": "s2"}, ["speaker: another one"]),
        ({"speaker": "s3"}, ["speaker: somebody who is no gold speaker"]),
        ({"content": [span("الطريق سيفتح")]}, ["content: too short"]),
        ({"content": [span("الوزير سعيد إن الطريق سيفتح غدا صباحا")]}, ["content: too long"]),
        ({"content": [span("سعيد إن الطريق سيفتح غدا")]}, ["content: shifted"]),
        ({"content": [span("الوزير")]}, ["missed: cue found, content elsewhere", "spurious: at a gold cue, content elsewhere"]),
        ({"content": [span("الوزير")], "cue": [span("كله")]}, ["missed: cue not found", "spurious: no cue there"]),
    ],
)
def test_causes(gold, change, expected):
    predicted = copy.deepcopy(gold)
    predicted["speakers"].append({"key": "s3", "name": "المشروع", "mentions": [span("المشروع")]})
    predicted["quotes"][0].update(change)
    assert causes(gold, predicted) == expected


def test_a_speaker_where_gold_has_none(gold):
    predicted = copy.deepcopy(gold)
    gold["quotes"][0]["speaker"] = None
    assert causes(gold, predicted) == ["speaker: given where the text has none"]


def test_title_quotes_are_not_scored(gold):
    predicted = copy.deepcopy(gold)
    predicted["quotes"].append(quote("قال", "غدا", None) | {"where": "title"})
    assert figures(compared(gold, predicted))["joint"]["pred"] == 3


def test_gains_and_losses(gold):
    before, after = copy.deepcopy(gold), copy.deepcopy(gold)
    before["quotes"][0]["speaker"] = None
    before["quotes"].append(quote("كله", "المشروع", None))
    after["quotes"][1]["content"] = [span("العمل")]
    found = changes(compared(gold, before), compared(gold, after))
    assert [(change.gained, change.mistake.cause) for change in found] == [
        (True, "speaker: left unresolved"),
        (True, "spurious: no cue there"),
        (False, "content: too short"),
    ]
    assert changes(compared(gold, after), compared(gold, after)) == []


def test_another_text_is_refused(gold):
    with pytest.raises(InputError, match="a: the predicted text differs"):
        compared(gold, gold | {"text": "قال"})


def test_a_missing_field_is_named(gold):
    predicted = copy.deepcopy(gold)
    del predicted["quotes"][1]["cue"]
    with pytest.raises(InputError, match="a: a quote or speaker without 'cue'"):
        compared(gold, predicted)
