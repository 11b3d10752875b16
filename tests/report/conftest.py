from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from quotes.exports.jsonl import from_record
from quotes.exports.report import write_report
from quotes.nouns import Article, Evidence, Passage, Quote, Span, Speaker

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "corpus" / "gold"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# A WebGL that needs no graphics card.
SOFTWARE_GL = ("--enable-unsafe-swiftshader", "--use-angle=swiftshader")


def _passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage.of(text, [Span(start, start + len(words))])


def conversation(article_id: str = "a1", **changed: object) -> Article:
    """An article in which Salem speaks of Huda, and an agency passes on what Huda says. Emojis stand before and inside the quotes."""
    text = "🌧🌧 قال الوزير سالم إن هدى 🙂 ستفتح الطريق غدا.\nونقلت وكالة الميناء عن هدى قولها إنها لن تقبل 🚧 ذلك. وأضافت أن العمل انتهى."
    salem = Speaker("s1", "سالم", "person", (), role="الوزير")
    huda = Speaker("s2", "هدى", "person", ())
    agency = Speaker("s3", "وكالة الميناء", "organization", ())
    said = [
        ("q1", "indirect", "قال", "هدى 🙂 ستفتح الطريق غدا", "الوزير سالم", salem, {"mentioned": (huda,)}),
        ("q2", "direct", "قولها", "إنها لن تقبل 🚧 ذلك", "هدى قولها", huda, {"relay": _passage(text, "وكالة الميناء"), "relay_speakers": (agency,)}),
        ("q3", "indirect", "وأضافت", "العمل انتهى", None, None, {"unresolved": "two candidates"}),
    ]
    quotes = [
        Quote(
            id=quote_id,
            kind=kind,
            cue=_passage(text, cue),
            content=_passage(text, content),
            source=_passage(text, source) if source else None,
            speaker=speaker,
            evidence=Evidence("verb_clause", _passage(text, cue).spans),
            **more,
        )
        for quote_id, kind, cue, content, source, speaker, more in said
    ]
    known = {"title": "الطريق", "date": "2024-03-05", "outlet": "الميناء", "url": "https://example.org/1"} | changed
    return Article(article_id, text, speakers=(salem, huda, agency), quotes=tuple(quotes), **known)


def gold() -> list[Article]:
    """The corpus as it was annotated, with nothing in the fields that annotators leave out."""
    speaker = {"role": None, "anonymous": False, "title_mentions": [], "identity": None}
    quote = {"stance": "asserted", "where": "text", "relay_speakers": [], "addressee_speaker": None, "mentioned": [], "confidence": None}
    quote |= {"relay": None, "addressee": None, "inside": None, "evidence": {"rule": "gold", "spans": []}, "unresolved": None}
    articles = []
    for path in sorted(GOLD.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            record["speakers"] = [speaker | each for each in record["speakers"]]
            record["quotes"] = [quote | each for each in record["quotes"]]
            articles.append(from_record(record))
    return articles


@pytest.fixture(scope="session")
def talk():
    return conversation


@pytest.fixture(scope="session")
def corpus():
    return gold()


@pytest.fixture(scope="session")
def launch():
    """Starts a browser with certain arguments; skips the test where there is none."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip(f"no browser found ({', '.join(BROWSERS)}): the page was not opened")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra test): the page was not opened")
    with playwright.sync_playwright() as driver:
        browsers = {}

        def launched(*arguments):
            if arguments not in browsers:
                # Who is root in a container has no sandbox to use.
                browsers[arguments] = driver.chromium.launch(executable_path=program, args=["--no-sandbox", *arguments])
            return browsers[arguments]

        yield launched
        for browser in browsers.values():
            browser.close()


@pytest.fixture
def show(launch, tmp_path):
    """Opens a page of articles. Whatever it asks for, says in the console or fails at makes the test fail."""
    wrong: list[str] = []
    opened = []

    def shown(articles, *, gl=True, width=1280, title=None, **options):
        path = tmp_path / f"page{len(opened)}.html"
        write_report(articles, path, title=title)
        context = launch(*SOFTWARE_GL if gl else ("--disable-3d-apis",)).new_context(viewport={"width": width, "height": 900}, **options)
        opened.append(context)
        page = context.new_page()
        address = path.as_uri()
        page.on("console", lambda message: wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (wrong.append("dialog"), dialog.dismiss()))
        page.on("request", lambda request: request.url in (address,) or request.url.startswith(("data:font/", "blob:")) or wrong.append(request.url))
        page.goto(address)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield shown
    for context in opened:
        context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def until():
    """Waits until an expression holds in a page. Playwright's own wait runs strings inside the page, which the page's policy forbids."""

    def waited(page, expression):
        for _ in range(100):
            if page.evaluate(expression):
                return
            page.wait_for_timeout(50)
        raise AssertionError(f"never: {expression}")

    return waited
