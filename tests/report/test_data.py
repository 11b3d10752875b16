"""What a page carries, without a browser."""

import gzip
import json
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotes
from quotes.exports.report import gather
from quotes.exports.report.blocks import block
from quotes.exports.report.colours import COLOURS, Colours
from quotes.exports.report.units import Units
from quotes.nouns import Span, Speaker


def unpacked(letters):
    return json.loads(gzip.decompress(b64decode(letters)))


def page_of(articles, tmp_path, **options):
    path = tmp_path / "page.html"
    quotes.write_report(articles, path, **options)
    return path.read_text("utf-8")


def data_of(page):
    return {name: unpacked(letters) for name, letters in re.findall(r'<script type="application/octet-stream" id="([\w-]+)">([^<]*)</script>', page)}


@given(st.text(st.characters(codec="utf-8")), st.data())
def test_units_are_those_of_utf_16(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (own,) = Units(text).pairs([Span(start, end)])
    assert text.encode("utf-16-le")[2 * own[0] : 2 * own[1]].decode("utf-16-le") == text[start:end]


@given(st.lists(st.lists(st.sampled_from("abcdefghijklmnop"))))
def test_speakers_of_an_article_differ_in_colour_while_there_are_enough(articles):
    colours = Colours()
    met = set()
    for speakers in articles:
        colours.meet(speakers)
        new = [speaker for speaker in dict.fromkeys(speakers) if speaker not in met]
        others = {colours.of[speaker] for speaker in speakers if speaker in met}
        if len(set(speakers)) <= COLOURS:
            assert len({colours.of[speaker] for speaker in new}) == len(new)
            assert not others & {colours.of[speaker] for speaker in new}
        met.update(speakers)
        assert set(colours.of.values()) <= set(range(COLOURS))


def test_who_has_a_colour_keeps_it():
    colours = Colours()
    colours.meet(["a", "b"])
    before = dict(colours.of)
    colours.meet(["c", "b", "a"])
    assert {name: colours.of[name] for name in before} == before


def test_half_a_character_does_not_lose_the_page():
    assert unpacked(block([{"text": "قال\ud83d ثم"}])) == [{"text": "قال\ufffd ثم"}]


def test_the_index_counts_what_the_articles_hold(corpus, tmp_path):
    data = data_of(page_of(corpus, tmp_path))
    index = data["index"]
    assert index["articles"]["id"] == [article.id for article in corpus]
    assert index["articles"]["quotes"] == [len(article.quotes) for article in corpus]
    found = [None if number is None else index["speakers"][number]["name"] for number in index["quotes"]["speaker"]]
    assert found == [quote.speaker.name if quote.speaker else None for article in corpus for quote in article.quotes]


def test_positions_cut_the_same_words(corpus, talk, tmp_path):
    articles = [*corpus, talk()]
    data = data_of(page_of(articles, tmp_path))
    index = data["index"]["articles"]
    for number, article in enumerate(articles):
        opened = data[f"chunk-{index['chunk'][number]}"][index["place"][number]]
        units = opened["text"].encode("utf-16-le")
        assert opened["text"] == article.text
        for own, quote in zip(opened["quotes"], article.quotes, strict=True):
            for role in ("content", "cue", "source", "relay", "addressee"):
                passage = getattr(quote, role)
                words = [units[2 * start : 2 * end].decode("utf-16-le") for start, end in own[role]]
                assert words == ([article.text[start:end] for start, end in passage.spans] if passage else [])


def test_texts_lie_in_chunks_that_are_small(talk, tmp_path, monkeypatch):
    monkeypatch.setattr(gather, "CHUNK", 200)
    data = data_of(page_of([talk(f"a{number}") for number in range(5)], tmp_path))
    assert sorted(data) == ["chunk-0", "chunk-1", "chunk-2", "index"]
    places = zip(data["index"]["articles"]["chunk"], data["index"]["articles"]["place"], strict=True)
    assert [data[f"chunk-{chunk}"][place]["id"] for chunk, place in places] == ["a0", "a1", "a2", "a3", "a4"]


def test_ties_and_places_are_those_of_the_graph(talk, tmp_path):
    article = talk()
    index = data_of(page_of([article], tmp_path))["index"]
    graph = quotes.build_graph([article], view="speakers")
    names = [speaker["id"] for speaker in index["speakers"]]
    assert names == list(graph)
    assert {(names[tie["from"]], names[tie["to"]], tie["kind"], tie["weight"]) for tie in index["ties"]} == {
        (source, target, kind, values["weight"]) for source, target, kind, values in graph.edges(keys=True, data=True)
    }
    assert {tie["kind"] for tie in index["ties"]} == {"mentions", "relays"}
    assert all("at" in index["speakers"][end] for tie in index["ties"] for end in (tie["from"], tie["to"]))


def test_only_who_is_tied_has_a_place(talk, tmp_path):
    article = talk()
    alone = replace(article, quotes=tuple(replace(quote, mentioned=(), relay_speakers=()) for quote in article.quotes))
    index = data_of(page_of([alone], tmp_path))["index"]
    assert len(index["speakers"]) == 2
    assert not any("at" in speaker for speaker in index["speakers"])


@pytest.mark.parametrize(("identity", "count"), [(None, 2), ("p1", 1)])
def test_speakers_are_one_over_articles_only_with_an_identity(talk, tmp_path, identity, count):
    speaker = Speaker("s1", "سالم", "person", (), identity=identity)
    articles = [
        replace(article, speakers=(speaker,), quotes=(replace(article.quotes[0], speaker=speaker, mentioned=()),))
        for article in (talk("a"), talk("b"))
    ]
    index = data_of(page_of(articles, tmp_path))["index"]
    assert len(index["speakers"]) == count
    assert len(set(index["quotes"]["speaker"])) == count


def test_articles_of_one_id_stay_apart(talk, tmp_path):
    index = data_of(page_of([talk("a"), talk("a")], tmp_path))["index"]
    assert index["articles"]["id"] == ["a", "a#2"]
    assert len(set(index["quotes"]["speaker"]) - {None}) == 4


def test_the_same_articles_give_the_same_bytes(corpus, tmp_path):
    assert page_of(iter(corpus), tmp_path) == page_of(corpus, tmp_path)


class _Parts(HTMLParser):
    """The text of each element of a kind, and every attribute that could load something."""

    def __init__(self):
        super().__init__()
        self.inside = None
        self.scripts, self.styles, self.loads = [], [], []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.loads += [values[name] for name in ("src", "href", "action", "data", "srcset") if name in values]
        if tag == "style" or (tag == "script" and "type" not in values):
            self.inside = self.styles if tag == "style" else self.scripts
            self.inside.append("")

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside is not None:
            self.inside[-1] += data


def test_the_policy_allows_only_what_is_in_the_page(talk, tmp_path):
    page = page_of([talk()], tmp_path)
    parts = _Parts()
    parts.feed(page)
    policy = unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1])
    hashes = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in (*parts.scripts, *parts.styles)}
    assert len(parts.scripts) == len(parts.styles) == 1
    assert policy.startswith("default-src 'none'; ")
    assert set(re.findall(r"'sha256-[^']*'", policy)) == hashes
    assert "unsafe" not in policy
    assert "http" not in policy
    assert parts.loads == ["#view"]


def test_licences_of_all_that_is_bundled_are_in_the_page(talk, tmp_path):
    page = unescape(page_of([talk()], tmp_path))
    for name in ("sigma 3", "graphology 0", "@sigma/edge-curve 3", "@fontsource/noto-naskh-arabic 5", "SIL Open Font License"):
        assert name in page


def test_the_program_was_built_from_the_sources_beside_it():
    # In the checkout: the sources are not installed.
    folder = Path(__file__).parents[2] / "quotes" / "exports" / "report"
    sources = [*sorted((folder / "web" / "src").iterdir()), folder / "web" / "package-lock.json"]
    built = sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    stamp = (folder / "page.js").read_text("utf-8").partition("\n")[0]
    assert stamp == f"// built from web, sha256 {built}", "run `npm ci && npm run build` in quotes/exports/report/web"


def test_no_articles(tmp_path):
    assert set(data_of(page_of([], tmp_path))) == {"index"}
