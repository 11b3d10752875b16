"""Nothing that articles say becomes part of the page: one test for each place where their words go."""

from dataclasses import replace

import pytest

from quotes.nouns import Article, Evidence, Passage, Quote, Span, Speaker

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>${alert(1)}&lt;b&gt;"
ELEMENTS = "[...document.querySelectorAll('img, svg[onload], iframe, object, embed, script:not([type])')].length"


def every_view(page):
    """Shows all that the page has, and returns the words seen on the way."""
    seen = [page.title(), page.inner_text("header")]
    for tab in ("articles", "network", "table"):
        page.click(f"#tab-{tab}")
        page.wait_for_timeout(250)
        seen.append(page.inner_text("body"))
    for button in page.locator("#ties button").all()[:1]:
        page.click("#tab-network")
        button.click()
        page.wait_for_timeout(100)
        seen.append(page.inner_text("#behind"))
    page.click("#tab-articles")
    if page.locator("button.number").count():
        page.locator("button.number").first.click()
        page.wait_for_selector("#told:visible")
        seen.append(page.inner_text("#told"))
    return "\n".join(seen)


def in_text(talk):
    text = f"قال سالم إن {EVIL} انتهى."
    start = text.index(EVIL)
    speaker = Speaker("s1", "سالم", "person", ())
    cue, content = Passage.of(text, [Span(0, 3)]), Passage.of(text, [Span(start, start + len(EVIL))])
    quote = Quote("q1", "indirect", cue, content, None, speaker, Evidence("verb_clause", (Span(start, start + len(EVIL)),)))
    return Article("a1", text, speakers=(speaker,), quotes=(quote,))


def with_name(talk):
    article = talk()
    evil = replace(article.speakers[0], name=EVIL)
    return replace(article, speakers=(evil, *article.speakers[1:]), quotes=(replace(article.quotes[0], speaker=evil), *article.quotes[1:]))


def with_role(talk):
    article = talk()
    evil = replace(article.speakers[0], role=EVIL)
    return replace(article, speakers=(evil, *article.speakers[1:]), quotes=(replace(article.quotes[0], speaker=evil), *article.quotes[1:]))


def with_quote(**changed):
    return lambda talk: replace(talk(), quotes=(replace(talk().quotes[0], **changed), *talk().quotes[1:]))


SINKS = {
    "text": in_text,
    "title": lambda talk: talk(title=EVIL),
    "id": lambda talk: talk(EVIL, title=None),
    "outlet": lambda talk: talk(outlet=EVIL),
    "date": lambda talk: talk(date=EVIL),
    "speaker name": with_name,
    "speaker role": with_role,
    "rule": with_quote(evidence=Evidence(EVIL, ())),
    "reason": with_quote(speaker=None, unresolved=EVIL),
}


@pytest.mark.parametrize("sink", SINKS)
def test_words_stay_words(show, talk, sink):
    # `show` fails the test for a dialog, a request or an error.
    page = show([SINKS[sink](talk)])
    assert EVIL in every_view(page)
    assert page.evaluate(ELEMENTS) == 1


def test_the_page_s_own_title(show, talk):
    page = show([talk()], title=EVIL)
    assert page.title() == EVIL
    assert page.inner_text("h1") == EVIL
    assert page.evaluate(ELEMENTS) == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "//example.org", EVIL])
def test_only_addresses_of_the_web_become_links(show, talk, url):
    page = show([talk(url=url)])
    page.wait_for_selector(".text p")
    assert page.locator(".original").count() == 0


def test_an_address_of_the_web_is_a_link_that_tells_nobody_where_from(show, talk):
    page = show([talk(url='https://example.org/"><img src=x onerror=alert(1)>')])
    page.wait_for_selector(".original a")
    assert page.get_attribute(".original a", "href") == 'https://example.org/"><img src=x onerror=alert(1)>'
    assert page.get_attribute(".original a", "rel") == "noreferrer noopener"
    assert page.evaluate(ELEMENTS) == 1


def test_an_outlet_in_the_list_of_outlets(show, talk):
    page = show([talk("a1", outlet=EVIL), talk("a2")])
    assert EVIL in page.locator("#outlet option").all_text_contents()
    assert page.evaluate(ELEMENTS) == 1


@pytest.mark.parametrize("word", ["__proto__", "constructor", "toString"])
def test_names_that_programs_know(show, talk, word):
    article = talk()
    evil = replace(article.speakers[0], name=word, role=word, type=word)
    page = show([replace(article, speakers=(evil, *article.speakers[1:]), quotes=(replace(article.quotes[0], speaker=evil), *article.quotes[1:]))])
    assert word in page.inner_text("#speakers")


def test_the_policy_stops_a_program_that_is_not_the_page_s(launch, talk, tmp_path):
    from quotes.exports.report import write_report

    path = tmp_path / "page.html"
    write_report([talk()], path)
    path.write_text(path.read_text("utf-8").replace("<footer>", "<script>document.title = 'run'</script><footer>", 1), "utf-8")
    page = launch().new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.title() != "run"
    page.close()
