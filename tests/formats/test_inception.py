import xml.etree.ElementTree as ET

import annotated
import pytest

pytest.importorskip("cassis")
import cassis

from quotes.errors import InputError
from quotes.formats import inception


@pytest.fixture
def folder(tmp_path):
    inception.write(annotated.by_hand(), tmp_path / "x")
    return tmp_path / "x"


def loaded(folder, file):
    with (folder / "TypeSystem.xml").open("rb") as types, file.open("rb") as stream:
        return cassis.load_cas_from_xmi(stream, typesystem=cassis.load_typesystem(types))


def test_the_positions_in_the_file_count_utf16_units(folder):
    file = min(folder.glob("*.xmi"))
    root = ET.parse(file).getroot()
    (sofa,) = (each for each in root if each.tag.endswith("}Sofa"))
    units = sofa.get("sofaString").encode("utf-16-le")
    assert len(units) // 2 > len(sofa.get("sofaString"))
    words = {
        units[2 * int(each.get("begin")) : 2 * int(each.get("end"))].decode("utf-16-le")
        for each in root
        if each.tag.endswith("}QuoteMark") and each.get("label") == "content"
    }
    assert {"الأمر انتهى", "إننا هنا", "عاد", "نبقى"} <= words
    (whole,) = (each for each in root if each.tag.endswith("}DocumentAnnotation"))
    assert (int(whole.get("begin")), int(whole.get("end"))) == (0, len(units) // 2)


def test_dkpro_cassis_finds_marks_and_links(folder):
    cas = loaded(folder, min(folder.glob("*.xmi")))
    links = {(each.Governor.quote, each.label, each.Dependent.get_covered_text()) for each in cas.select(inception.LINK)}
    assert ("q3", "content", "عاد") in links
    assert ("q2", "inside", "قال") in links
    assert all(each.begin == each.Dependent.begin for each in cas.select(inception.LINK))


def changed(folder, change):
    file = min(folder.glob("*.xmi"))
    cas = loaded(folder, file)
    change(cas, {each.quote: each for each in cas.select(inception.MARK) if each.label == "cue"})
    cas.to_xmi(file)
    return next(inception.read(folder))


def test_what_was_corrected_comes_back(folder):
    def change(cas, cues):
        cues["q3"].stance, cues["q3"].speaker = "denied", "s2"
        (content,) = (link.Dependent for link in cas.select(inception.LINK) if link.Governor is cues["q2"] and link.label == "content")
        content.end -= 4
        for link in list(cas.select(inception.LINK)):
            if link.Governor is cues["q4"] or link.Dependent is cues["q4"]:
                cas.remove(link)
        cas.remove(cues["q4"])

    article = changed(folder, change)
    found = {quote.id: quote for quote in article.quotes}
    assert sorted(found) == ["q1", "q2", "q3", "q5"]
    assert (found["q3"].stance, found["q3"].speaker.name, found["q3"].unresolved, found["q3"].evidence.rule) == ("denied", "أحمد", None, "annotated")
    assert found["q2"].content.text == "إننا"


def test_what_other_tools_add_is_passed_over_and_parts_are_named_by_their_labels(folder):
    def change(cas, cues):
        for link in cas.select(inception.LINK):
            if link.Governor is cues["q3"]:
                link.label = None
        made = cas.typesystem.get_type(inception.MARK)
        cas.add(made(begin=20, end=24, label="place"))

    article = changed(folder, change)
    assert [quote.content.text for quote in article.quotes if quote.id == "q3"] == ["عاد"]
    assert article.speakers[-1].type == "place"


def test_what_cannot_be_read_is_refused(folder, tmp_path):
    with pytest.raises(InputError, match=r"no \.xmi file"):
        list(inception.read(tmp_path))
    min(folder.glob("*.xmi")).write_text("<no", "utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        list(inception.read(folder))


# cassis says that the document's end is not there any more.
@pytest.mark.filterwarnings("ignore:Not mapping external offset")
def test_a_text_that_was_changed_is_refused(folder):
    file = min(folder.glob("*.xmi"))
    file.write_text(file.read_text("utf-8").replace('sofaString="', 'sofaString="x'), "utf-8")
    with pytest.raises(InputError, match="the text was changed"):
        next(inception.read(folder))
