"""The page in a browser: skipped where there is none."""

import io
from dataclasses import replace

import pytest

from quotes.exports.table import write_csv


def open_all(page, until):
    # A lone article is open already, and the button would close it.
    if page.locator(".card").count() > 1:
        page.click("#articles .tools button")
    until(page, "document.querySelectorAll('.card').length === document.querySelectorAll('.card .text').length")


def marked(page, article, quote, role):
    """The words that are marked as a quote's part."""
    return page.eval_on_selector_all(f"[data-article='{article}'] mark.{role}[data-quotes~='{quote}']", "all => all.map(e => e.textContent)")


def test_quotes_are_marked_at_their_words(show, talk):
    page = show([talk()])
    page.wait_for_selector("mark")
    content, relay = talk().quotes[1].content.text, talk().quotes[1].relay.text
    assert marked(page, 0, 0, "content") == ["هدى 🙂 ستفتح الطريق غدا"]
    assert marked(page, 0, 0, "cue") == ["قال"]
    assert marked(page, 0, 0, "source") == ["الوزير سالم"]
    assert "".join(marked(page, 0, 1, "content")) == content
    assert marked(page, 0, 1, "relay") == [relay]
    assert marked(page, 0, 2, "content") == ["العمل انتهى"]


# Each code point of an article as it is shown, with the quotes and the roles of its mark.
# As many articles as a page of the report shows.
ON_A_PAGE = 20
SHOWN = """paragraphs => paragraphs.map(p => [...p.childNodes].flatMap(node => {
    if (node.tagName === 'BUTTON') return [];
    const mark = node.tagName === 'MARK';
    const roles = ['content', 'cue', 'source', 'relay', 'addressee'].filter(role => mark && node.classList.contains(role));
    return [...node.textContent].map(letter => [letter, mark ? node.dataset.quotes.split(' ').map(Number) : [], roles]);
}))"""


def expected(article, first):
    """The same from the article: its lines, each code point with the quotes (counted from `first`) and roles that cover it."""
    covering = [(set(), set()) for _ in article.text]
    for number, quote in enumerate(article.quotes, first):
        for role in ("content", "cue", "source", "relay", "addressee"):
            passage = getattr(quote, role)
            for start, end in passage.spans if passage and quote.where == "text" else ():
                for numbers, roles in covering[start:end]:
                    numbers.add(number)
                    roles.add(role)
    lines = [[]]
    for letter, (numbers, roles) in zip(article.text, covering, strict=True):
        if letter == "\n":
            lines.append([])
        else:
            lines[-1].append((letter, sorted(numbers), sorted(roles)))
    return [line for line in lines if line]


def test_every_letter_of_the_corpus_is_marked_as_the_quotes_say(show, until, corpus, talk):
    every = [*corpus, talk()]
    for articles in (every[at : at + ON_A_PAGE] for at in range(0, len(every), ON_A_PAGE)):
        page = show(articles)
        open_all(page, until)
        first = 0
        for at, article in enumerate(articles):
            shown = page.eval_on_selector_all(f"[data-article='{at}'] .text p", SHOWN)
            assert [[(letter, numbers, sorted(roles)) for letter, numbers, roles in line] for line in shown] == expected(article, first)
            buttons = page.eval_on_selector_all(f"[data-article='{at}'] button.number", "all => all.map(e => Number(e.dataset.told))")
            assert sorted(buttons) == list(range(first, first + len(article.quotes)))
            first += len(article.quotes)


def test_speakers_of_one_article_have_colours_of_their_own(show, talk):
    page = show([talk()])
    page.wait_for_selector("mark")
    backgrounds = [page.eval_on_selector(f"mark.content[data-quotes~='{n}']", "e => getComputedStyle(e).backgroundColor") for n in range(3)]
    assert len(set(backgrounds)) == 3
    assert "rgba(0, 0, 0, 0)" not in backgrounds


def test_evidence_at_the_pointer_and_at_the_focus(show, until, talk):
    page = show([talk()])
    page.hover("mark.content >> nth=0")
    page.wait_for_selector("#told:visible")
    told = page.inner_text("#told")
    assert all(words in told for words in ("سالم", "الوزير", "verb_clause", "قال", "غير مباشر"))
    page.keyboard.press("Escape")
    assert page.is_hidden("#told")
    page.focus("#articles h2 button")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "quote-0"
    page.wait_for_selector("#told:visible")
    page.keyboard.press("Tab")
    until(page, "document.getElementById('told').innerText.includes('هدى')")
    assert "وكالة الميناء" in page.inner_text("#told")
    page.keyboard.press("Tab")
    until(page, "document.getElementById('told').innerText.includes('two candidates')")


def test_a_tap_on_a_phone(show, talk):
    page = show([talk()], width=390, has_touch=True, is_mobile=True)
    page.tap("#quote-1")
    page.wait_for_selector("#told:visible")
    assert "هدى" in page.inner_text("#told h3")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("tab", ["speakers", "articles", "network", "table"])
def test_nothing_is_wider_than_a_phone(show, corpus, tab):
    page = show(corpus, width=360, is_mobile=True)
    page.click(f"#tab-{tab}")
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_speaker_filters_everything(show, until, talk):
    page = show([talk("a1"), replace(talk("a2", title="آخر"), quotes=talk().quotes[2:])])
    assert page.locator(".card").count() == 2
    page.click("#speakers button.speaker:has-text('سالم')")
    page.wait_for_selector("#clear:visible")
    assert page.get_attribute("#speakers button.speaker:has-text('سالم')", "aria-pressed") == "true"
    assert page.locator(".card").count() == 1
    page.wait_for_selector("mark")
    assert page.eval_on_selector("mark[data-quotes~='0'].content", "e => e.classList.contains('off')") is False
    assert page.eval_on_selector("mark[data-quotes~='1'].content", "e => e.classList.contains('off')") is True
    page.click("#tab-table")
    page.wait_for_selector("#table tbody tr")
    assert page.locator("#table tbody tr").count() == 1
    page.click("#tab-network")
    page.wait_for_selector("#ties li")
    assert page.locator("#ties li").count() == 1
    page.click("#clear")
    until(page, "document.querySelectorAll('#ties li').length === 2")


@pytest.mark.parametrize(("gl", "view"), [(True, "webgl"), (False, "svg")])
def test_an_edge_shows_the_quotes_behind_it(show, until, talk, gl, view):
    # Only Salem and Huda, so that the edge lies in the middle of the picture.
    article = replace(talk(), quotes=talk().quotes[:1])
    page = show([article], gl=gl)
    page.click("#tab-network")
    page.wait_for_selector(f"#picture[data-view='{view}']")
    page.locator("#picture").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = page.locator("#picture").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    # Whatever its direction, one of two lines through the middle crosses it.
    steps = [(0, step) for step in range(-120, 121, 2)] + [(step, 0) for step in range(-120, 121, 2)]
    for dx, dy in steps:
        page.mouse.move(x + dx, y + dy)
        if (
            page.evaluate("([x, y]) => getComputedStyle(document.querySelector('.tie:hover') ?? document.getElementById('picture')).cursor", [x, y])
            == "pointer"
        ):
            page.mouse.click(x + dx, y + dy)
            if page.locator("#behind li").count() or page.wait_for_timeout(100) or page.locator("#behind li").count():
                break
    assert page.locator("#behind q").all_inner_texts() == [article.quotes[0].content.text]
    assert "يذكر" in page.inner_text("#behind h3")
    page.click("#behind li button")
    until(page, "document.activeElement.id === 'quote-0'")


def test_the_list_of_ties_does_without_a_pointer(show, talk):
    page = show([talk()])
    page.click("#tab-network")
    page.focus("#ties button:has-text('ينقل')")
    page.keyboard.press("Enter")
    page.wait_for_selector("#behind q")
    assert page.locator("#behind q").all_inner_texts() == [talk().quotes[1].content.text]


@pytest.mark.parametrize("gl", [True, False])
def test_the_network_can_be_zoomed_and_dragged(show, talk, gl):
    page = show([talk()], gl=gl)
    page.click("#tab-network")
    page.wait_for_selector("#picture[data-view]")
    page.wait_for_timeout(300)
    picture = page.locator("#picture")
    seen = [picture.screenshot()]
    page.click(".zoom button >> nth=0")
    page.wait_for_timeout(500)
    seen.append(picture.screenshot())
    box = picture.bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 320, box["y"] + 160, steps=5)
    page.mouse.up()
    page.wait_for_timeout(500)
    seen.append(picture.screenshot())
    assert len(set(seen)) == 3


def test_the_csv_is_that_of_quotes_run(show, corpus, tmp_path):
    wild = replace(corpus[0], id="=1+1", outlet='@a,"b"\r\n-2', title="x")
    articles = [wild, *corpus[1:]]
    page = show(articles)
    page.click("#tab-table")
    with page.expect_download() as download:
        page.click("#download")
    write_csv(articles, tmp_path / "quotes.csv")
    assert download.value.suggested_filename == "quotes.csv"
    assert download.value.path().read_bytes() == (tmp_path / "quotes.csv").read_bytes()


def test_the_csv_holds_what_is_shown(show, until, talk):
    page = show([talk()])
    page.click("#tab-table")
    page.click("#filters [data-value='direct']")
    until(page, "document.querySelectorAll('#table tbody tr').length === 1")
    with page.expect_download() as download:
        page.click("#download")
    rows = io.StringIO(download.value.path().read_text("utf-8-sig")).readlines()
    assert len(rows) == 2
    assert "لن تقبل" in rows[1]


def test_the_search_finds_however_it_is_written(show, until, talk):
    page = show([talk()])
    page.fill("#words", "إنهـا تقبل")
    page.click("#tab-table")
    until(page, "document.querySelectorAll('#table tbody tr').length === 1")
    page.fill("#words", "غير موجود")
    page.wait_for_selector("#table .empty")


def test_the_table_sorts(show, talk):
    page = show([talk()])
    page.click("#tab-table")
    for order in ("ascending", "descending"):
        page.click("#table [data-sort='speaker']")
        page.wait_for_selector(f"#table th[aria-sort='{order}']")
    assert page.locator("#table tbody td.of-speaker").all_inner_texts() == ["قائل غير محدد", "هدى", "سالم"]


def test_time_filters(show, until, talk):
    days = ("2024-03-05", "2024-03-09", "2024-03", None)
    page = show([talk(f"a{n}", date=day) for n, day in enumerate(days)])
    assert page.locator(".column").count() == 1
    assert "3" in page.inner_text("#undated")
    page = show([talk(f"a{n}", date=day) for n, day in enumerate(days[:2])])
    assert page.locator(".column").count() == 5
    page.click(".column >> nth=4")
    until(page, "document.querySelectorAll('.card').length === 1")
    assert page.input_value("#date-from") == "2024-03-09"
    page.click(".column >> nth=0", modifiers=["Shift"])
    until(page, "document.querySelectorAll('.card').length === 2")
    page.focus(".column[tabindex='0']")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.dataset.bar") == "2024-03-09"


def test_english_and_dark_at_a_button(show, talk):
    page = show([talk()], color_scheme="light")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.click("#language")
    assert page.inner_text("#tab-table") == "Table"
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
    assert page.eval_on_selector(".body", "e => getComputedStyle(e).direction") == "rtl"
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.inner_text("#tab-table") == "Table"


def test_the_embedded_font_is_used(show, talk):
    page = show([talk()])
    page.wait_for_selector("mark")
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(face => face.status))") == ["loaded", "loaded"]


def test_tabs_by_arrow_keys(show, talk):
    page = show([talk()])
    page.focus("#tab-articles")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.body.dataset.tab") == "network"
    assert page.get_attribute("#tab-network", "aria-selected") == "true"


def test_everything_to_press_has_a_name(show, corpus):
    page = show(corpus, width=390)
    for tab in ("speakers", "articles", "network", "table"):
        page.click(f"#tab-{tab}")
        page.wait_for_timeout(200)
        nameless = page.eval_on_selector_all(
            "button, input, select, a",
            "all => all.filter(e => !(e.textContent.trim() || e.ariaLabel || e.labels?.length)).map(e => e.outerHTML)",
        )
        assert nameless == []


def test_articles_without_anything(show, talk):
    page = show([replace(talk(), title=None, date=None, outlet=None, url=None, speakers=(), quotes=())])
    page.wait_for_selector(".text p")
    assert page.is_hidden("#timeline")
    page.click("#tab-network")
    assert page.locator("#network .empty").count() == 1


def test_no_articles_at_all(show):
    page = show([])
    assert page.locator("#articles .empty").count() == 1
