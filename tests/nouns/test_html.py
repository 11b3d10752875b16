"""What a notebook shows of an article."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from quotes.nouns import Article, Evidence, Passage, Quote, Span, Speaker
from quotes.nouns.html import MAX_EXCERPT, MAX_SHOWN, article_html

TEXT = "قال سمير الخطيب إن «المدير أكد أن العمل انتهى». ونفت وكالة ANB News الخبر."
SAMIR = Speaker("s1", "سمير الخطيب", "person", (Span(4, 15),), role="وزير الأشغال")
BOSS = Speaker("s2", "المدير", "person", (Span(20, 26),))


def at(words, text=TEXT):
    start = text.index(words)
    return Passage.of(text, [Span(start, start + len(words))])


def quote(number, cue, content, source=None, speaker=None, text=TEXT, **more):
    evidence = Evidence("said_that", ())
    sought = None if source is None else at(source, text)
    reason = None if speaker else "passive"
    return Quote(f"q{number}", more.pop("kind", "direct"), at(cue, text), at(content, text), sought, speaker, evidence, unresolved=reason, **more)


OUTER = quote(1, "قال", "المدير أكد أن العمل انتهى", "سمير الخطيب", SAMIR)
INNER = quote(2, "أكد", "العمل انتهى", "المدير", BOSS, kind="indirect", inside="q1")
DENIED = quote(3, "ونفت", "الخبر", kind="reported", stance="denied")
ARTICLE = Article("a1", TEXT, outlet="Example & Co", date="2020-01-02", speakers=(SAMIR, BOSS), quotes=(OUTER, INNER, DENIED))


def parsed(article):
    return lxml_html.fragment_fromstring(article._repr_html_())


def pieces(article, role, part="text"):
    path = f".//div[@class='quotes-{part}']//mark[contains(concat(' ', @class, ' '), ' quotes-{role} ')]"
    return [mark.text_content() for mark in parsed(article).xpath(path)]


def shown(article, part="text"):
    """The text as it is read, without the numbers of the quotes."""
    box = parsed(article).xpath(f".//div[@class='quotes-{part}']")[0]
    for number in box.xpath(".//sup"):
        number.drop_tree() if number.tail else number.getparent().remove(number)
    return box.text_content()


def test_it_is_arabic_from_right_to_left():
    tree = parsed(ARTICLE)
    assert (tree.tag, tree.get("lang"), tree.get("dir")) == ("div", "ar", "rtl")


def test_the_text_is_shown_whole_and_once():
    assert shown(ARTICLE) == TEXT


def test_roles_are_told_apart():
    assert pieces(ARTICLE, "cue") == ["قال", "أكد", "ونفت"]
    assert pieces(ARTICLE, "source") == ["سمير الخطيب", "المدير"]
    assert "".join(pieces(ARTICLE, "content-direct")) == OUTER.content.text
    assert pieces(ARTICLE, "content-indirect") == ["العمل انتهى"]
    assert pieces(ARTICLE, "content-reported") == ["الخبر"]


def test_a_quote_inside_a_quote_is_seen():
    assert pieces(ARTICLE, "nested") == ["العمل انتهى"]
    mark = next(mark for mark in parsed(ARTICLE).iter("mark") if "nested" in mark.get("class"))
    assert mark.get("data-quotes") == "q1 q2"


def test_tooltips_name_the_speaker_or_the_reason():
    said = {mark.text_content(): mark.get("title") for mark in parsed(ARTICLE).iter("mark")}
    assert said["قال"] == "سمير الخطيب · مباشر"
    assert said["العمل انتهى"].split("\n") == ["سمير الخطيب · مباشر", "المدير · غير مباشر"]
    assert said["الخبر"] == "؟ passive · مضمون · منفي"


def test_overlapping_spans():
    text = "أولا ثانيا ثالثا رابعا"
    left = quote(1, "أولا", "ثانيا ثالثا", text=text)
    right = quote(2, "رابعا", "ثالثا رابعا", text=text, kind="indirect")
    article = Article("a", text, quotes=(left, right))
    assert pieces(article, "content-direct") == ["ثانيا ", "ثالثا"]
    assert pieces(article, "content-indirect") == ["ثالثا", " ", "رابعا"]
    assert shown(article) == text


def test_the_narrower_mark_wins_over_the_wider():
    text = "أولا ثانيا ثالثا رابعا خامسا"
    article = Article("a", text, quotes=(quote(1, "خامسا", "ثالثا رابعا خامسا", "ثانيا ثالثا", text=text),))
    mark = next(mark for mark in parsed(article).iter("mark") if mark.text == "ثالثا")
    assert mark.get("class").split() == ["quotes-content-direct", "quotes-source"]


def test_a_list_of_speakers_with_what_they_said():
    speakers = parsed(ARTICLE).xpath(".//ul[@class='quotes-speakers']/li")
    assert [item.xpath("./b")[0].text_content() for item in speakers] == ["سمير الخطيب", "المدير", "؟"]
    assert [[li.get("data-quote") for li in item.xpath("./ul/li")] for item in speakers] == [["1"], ["2"], ["3"]]
    assert "وزير الأشغال" in speakers[0].text_content()
    assert "passive" in speakers[2].text_content()


def test_every_quote_has_its_number_in_the_text():
    assert [number.text for number in parsed(ARTICLE).xpath(".//div[@class='quotes-text']//sup")] == ["1", "2", "3"]


def test_names_and_latin_words_are_isolated():
    isolated = [bdi.text_content() for bdi in parsed(ARTICLE).iter("bdi")]
    assert {"سمير الخطيب", "وزير الأشغال", "ANB News", "Example & Co", "2020-01-02"} <= set(isolated)


def test_a_long_content_is_cut_in_the_list_only():
    text = "قال المدير " + "كلمة " * 60 + "أخيرة"
    content = text.removeprefix("قال المدير ")
    article = Article("a", text, quotes=(quote(1, "قال", content, text=text),))
    item = parsed(article).xpath(".//ul[@class='quotes-speakers']//li/bdi")[0].text_content()
    assert item.endswith("…")
    assert len(item) <= MAX_EXCERPT + 1
    assert shown(article) == text


def test_title_quotes_are_in_the_title():
    title = "الخطيب: العمل انتهى"
    headline = replace(quote(4, ":", "العمل انتهى", "الخطيب", SAMIR, text=title), where="title")
    article = replace(ARTICLE, title=title, quotes=(*ARTICLE.quotes, headline))
    assert shown(article, "title") == title
    assert pieces(article, "content-direct", "title") == ["العمل انتهى"]
    assert pieces(article, "source", "title") == ["الخطيب"]
    assert pieces(article, "cue") == ["قال", "أكد", "ونفت"]


def test_without_quotes_there_is_only_the_text():
    page = Article("a", "نص بلا أقوال")._repr_html_()
    assert "quotes-speakers" not in page
    assert "<mark" not in page
    assert shown(Article("a", "نص بلا أقوال")) == "نص بلا أقوال"


EVIL = "<script>alert(1)</script>\" onmouseover='x' &amp; <img src=//x.example/y>"


def test_everything_is_escaped():
    speaker = Speaker(EVIL, EVIL, "person", (), role=EVIL)
    text = f"قال {EVIL} ثم مضى"
    evil = replace(quote(1, "قال", EVIL, EVIL, speaker, text=text), id=EVIL, unresolved=EVIL)
    unknown = replace(evil, speaker=None)
    article = Article(EVIL, text, title=EVIL, date=EVIL, outlet=EVIL, url=EVIL, speakers=(speaker,), quotes=(evil, unknown))
    page = article._repr_html_()
    tags = {element.tag for element in parsed(article).iter()}
    assert tags <= {"div", "mark", "bdi", "span", "sup", "ul", "li", "b"}
    attributes = {name for element in parsed(article).iter() for name in element.attrib}
    assert attributes <= {"class", "style", "title", "lang", "dir", "data-quotes", "data-quote"}
    assert "<script" not in page
    assert shown(article) == text


def test_nothing_is_loaded_from_elsewhere():
    assert not re.search(r"<script|<link|<style|<img|<iframe|url\(|@import|src=|href=", ARTICLE._repr_html_())


def test_what_a_notebook_cannot_store_is_replaced():
    page = Article("a", "نص\x00 فيه \ud800 و\x1b")._repr_html_()
    assert shown(Article("a", "نص\x00 فيه \ud800 و\x1b")) == "نص\ufffd فيه \ufffd و\ufffd"
    json.dumps(page).encode()
    page.encode()


def test_a_huge_text_is_cut():
    text = "قال إن " + "كلمة " * (MAX_SHOWN // 5)
    page = article_html(Article("a", text, quotes=(quote(1, "قال", "كلمة", text=text),)))
    assert f"(+{len(text) - MAX_SHOWN})" in page


def test_many_quotes_take_no_time():
    text = "قال نعم. " * 3000
    said = [
        Quote(
            f"q{n}",
            "direct",
            Passage.of(text, [(9 * n, 9 * n + 3)]),
            Passage.of(text, [(9 * n + 4, 9 * n + 7)]),
            None,
            None,
            Evidence("x", ()),
            unresolved="x",
        )
        for n in range(3000)
    ]
    assert article_html(Article("a", text, quotes=tuple(said))).count("<sup") == 3000


@st.composite
def articles(draw):
    text = draw(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)).map(lambda pair: (pair[0], min(len(text), sum(pair))))
    passages = spans.map(lambda span: Passage.of(text, [Span(*span)]))
    kinds = st.sampled_from(["direct", "mixed", "indirect", "reported"])
    made = st.builds(
        lambda kind, cue, content, source, relay: Quote("q", kind, cue, content, source, None, Evidence("x", ()), relay=relay, unresolved="x"),
        kinds, passages, passages, st.none() | passages, st.none() | passages,
    )  # fmt: skip
    return Article("a", text, quotes=tuple(draw(st.lists(made, max_size=6))))


@given(articles())
def test_whatever_the_spans_the_text_is_shown_whole(article):
    assert shown(article) == article.text
    for role, wanted in (("cue", lambda q: q.cue), ("content-direct", lambda q: q.content if q.kind == "direct" else None)):
        covered = {i for q in article.quotes if wanted(q) for start, end in wanted(q).spans for i in range(start, end)}
        assert "".join(pieces(article, role)) == "".join(article.text[i] for i in sorted(covered))


@pytest.mark.parametrize("name", ["title", "date", "outlet", "url"])
def test_missing_facts_leave_no_empty_place(name):
    article = Article("a", "نص", **{name: ""})
    assert "<bdi></bdi>" not in article._repr_html_()
