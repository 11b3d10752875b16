"""What the loader makes of TOML, and what it says of an entry that is not as it must be."""

import pytest

from quotes.arabic import key
from quotes.lexicon import LexiconError, Verb
from quotes.lexicon.entry import read_verb
from quotes.lexicon.load import read

FRAME = {"complement": "clause", "prep": "إلى", "object": "none", "fires": "أشار المدير إلى أن المشروع سيكتمل قريبا."}
ENTRY = {
    "past": "أشار",
    "present": "يشير",
    "passive": ["أُشير"],
    "masdar": ["إشارة"],
    "participle": "مشير",
    "sense": "point_out",
    "silent": "كانت الإشارة الضوئية حمراء عند مدخل الشارع الكبير.",
    "note": "",
    "frame": [FRAME],
}
STATE = """
[[state]]
name = "كوريا الجنوبية"
capital = "سول"
nisba = ["كوري جنوبي"]
aliases = ["سيول"]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "verbs").mkdir()
    (tmp_path / "places.toml").write_text(STATE, "utf-8")
    return tmp_path


def test_an_entry():
    verb = read_verb(ENTRY, "pointing.toml")
    assert isinstance(verb, Verb)
    assert (verb.past, verb.present, verb.passive, verb.masdar, verb.participle) == ("أشار", "يشير", ("أُشير",), ("إشارة",), "مشير")
    assert verb.takes("clause", "الي")
    assert not verb.takes("clause", "")
    assert verb.preps("clause") == {"الي"}
    assert verb.object_role("clause", "الي") == "none"
    assert verb.silent_reason is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"colour": "red"}, "unknown fields colour; known are past, present"),
        ({"past": ""}, "`past` must be a text that is not empty"),
        ({"past": 7}, "`past` must be a text"),
        ({"present": "أشار"}, r"third person masculine singular \(قال, يقول\); found 'أشار', 'أشار'"),
        ({"sense": "shout"}, "`sense` is 'shout'; allowed are say, announce"),
        ({"masdar": "إشارة"}, "`masdar` must be a list of words; found 'إشارة'"),
        ({"passive": [""]}, "`passive` must be a list of words"),
        ({"participle": ["مشير"]}, "`participle` must be a text;"),
        ({"frame": []}, r"needs at least one \[\[verb.frame\]\]"),
        ({"frame": ["clause"]}, "a frame is a table"),
        ({"frame": [{**FRAME, "complement": "sentence"}]}, "frame sentence/إلى: `complement` is 'sentence'; allowed are clause, noun"),
        ({"frame": [{**FRAME, "object": "someone"}]}, "`object` is 'someone'; allowed are none, addressee, topic"),
        ({"frame": [{**FRAME, "fire": "x"}]}, "frame: unknown fields fire; known are complement, prep, object, fires"),
        ({"frame": [{**FRAME, "fires": " "}]}, "`fires` must be a text that is not empty"),
        ({"silent_reason": "none"}, "either `silent`"),
    ],
)
def test_a_wrong_entry_is_named_with_what_is_allowed(change, said):
    with pytest.raises(LexiconError, match=said) as caught:
        read_verb(ENTRY | change, "pointing.toml")
    assert str(caught.value).startswith("pointing.toml, ")


def test_an_entry_without_silent_or_reason():
    with pytest.raises(LexiconError, match=r"pointing\.toml, أشار: needs either `silent`"):
        read_verb({name: value for name, value in ENTRY.items() if name != "silent"}, "pointing.toml")


def test_a_folder(folder):
    (folder / "heads.toml").write_text('group = ["شهود", "شهود عيان"]', "utf-8")
    lexicon = read(folder)
    assert lexicon.has("heads.group", "شهود")
    assert lexicon.has("heads.group", "الشهود")
    assert lexicon.phrases["heads.group"] == {("شهود", "عيان")}
    assert lexicon.states == {"كوريا الجنوبيه": "كوريا الجنوبية", "سيول": "كوريا الجنوبية"}
    assert set(lexicon.nisbas) == {"كوري جنوبي", "كوريه جنوبيه"}
    assert lexicon.capitals == {"سول": "كوريا الجنوبية"}


VERB = """
[[verb]]
past = "أشار"
present = "يشير"
passive = ["أُشير", "يُشار"]
masdar = ["إشارة"]
participle = "مشير"
sense = "point_out"
silent = "كانت الإشارة الضوئية حمراء عند مدخل الشارع الكبير."
note = ""
[[verb.frame]]
complement = "clause"
prep = "إلى"
object = "none"
fires = "أشار المدير إلى أن المشروع سيكتمل قريبا."
"""


def test_written_forms_of_a_folder(folder):
    (folder / "verbs" / "pointing.toml").write_text(VERB, "utf-8")
    forms = read(folder).forms
    assert [form.form.kind for form in forms[key("أشار")]] == ["past"]
    assert [form.form.kind for form in forms[key("يُشار")]] == ["passive"]
    assert [form.form.kind for form in forms[key("إشارة")]] == ["masdar"]
    assert [form.form.kind for form in forms[key("مشيرا")]] == ["participle"]
    # The letters of إشارت(ه) are those of أشارت, which is met a thousand times as often.
    assert [form.form.kind for form in forms[key("أشارت")]] == ["past"]


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("heads.toml", "group = 3", "heads.toml, group: a list of words expected; found 3"),
        ("heads.toml", "group = [3]", r"heads.toml, group: a list of words expected; found \[3\]"),
        ("heads.toml", 'group = ["شهود"', "heads.toml: "),
        ("verbs/x.toml", "[[verb]]\npast = 1", "x.toml, 1: `past` must be a text"),
        ("places.toml", '[[state]]\nname = "كوبا"', r"places.toml, كوبا: the fields must be name \(str\), capital .*; found name"),
    ],
)
def test_a_wrong_file_is_named(folder, file, content, said):
    (folder / file).write_text(content, "utf-8")
    with pytest.raises(LexiconError, match=said):
        read(folder)
