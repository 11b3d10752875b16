"""What holds of every analysis, whatever the rules find: on the frozen texts of the cases and of the corpus, and on strings made up by chance."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import jsonschema
import pytest
from freeze import CASES, parsed, read_toml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotes import arabic
from quotes.articles import Fields
from quotes.articles.record import article_from_record
from quotes.cues import find_cues
from quotes.exports.jsonl import from_record, schema, to_line, to_record
from quotes.lexicon import load
from quotes.marks import find_quotations
from quotes.nouns import Article, Content, Cue, Hints, Parts, Passage, Quote, Sentence, Span, Word
from quotes.nouns.report import enclosing
from quotes.parsing import conllu
from quotes.parsing.split import split_sentences
from quotes.pipeline import Parsed, analyze
from quotes.syntax import View

CORPUS = Path(__file__).parent.parent / "corpus"
VALIDATOR = jsonschema.Draft202012Validator(schema())


def frozen_cases() -> Iterator[Parsed]:
    for path in sorted(CASES.glob("*.toml")):
        for case in read_toml(path)["case"]:
            yield parsed(f"cases-{path.stem}", case["text"], case.get("title"))
            if "control" in case:
                yield parsed(f"cases-{path.stem}", case["control"], case.get("control_title"))


def corpus_records() -> dict[str, dict]:
    lines = [line for path in sorted(CORPUS.glob("gold/*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return {record["id"]: record for record in map(json.loads, lines)}


def frozen_corpus() -> Iterator[Parsed]:
    for name, record in corpus_records().items():
        path = CORPUS / "parsed" / f"{name}.conllu"
        if path.exists():
            yield Parsed(Article(name, record["text"]), conllu.loads(path.read_text("utf-8")))


CASE_TEXTS = tuple(frozen_cases())
TEXTS = (*CASE_TEXTS, *frozen_corpus())


# What a finished article must be


def check(article: Article) -> None:
    """Asserts all that holds of an analysed article."""
    ids = [quote.id for quote in article.quotes]
    assert len(set(ids)) == len(ids)
    keys = [speaker.key for speaker in article.speakers]
    assert len(set(keys)) == len(keys)
    for quote in article.quotes:
        check_quote(article, quote)
    check_nesting(article)
    for speaker in article.speakers:
        assert speaker.name.strip()
        assert all(0 <= span.start < span.end <= len(article.text) for span in speaker.mentions)
        assert all(0 <= span.start < span.end <= len(article.title or "") for span in speaker.title_mentions)
    record = json.loads(to_line(article))
    VALIDATOR.validate(record)
    assert from_record(record) == article


def check_quote(article: Article, quote: Quote) -> None:
    text = (article.title if quote.where == "title" else article.text) or ""
    for passage in filter(None, (quote.cue, quote.content, quote.source, quote.relay, quote.addressee)):
        check_passage(text, passage)
    assert quote.evidence.rule
    assert quote.evidence.spans
    assert all(0 <= span.start < span.end <= len(text) for span in quote.evidence.spans)
    assert (quote.speaker is None) == bool(quote.unresolved)
    named = [quote.speaker, *quote.relay_speakers, quote.addressee_speaker, *quote.mentioned]
    assert all(speaker in article.speakers for speaker in named if speaker)
    assert bool(quote.relay) == bool(quote.relay_speakers)
    assert bool(quote.addressee) == bool(quote.addressee_speaker)
    assert any(c.isalnum() for c in quote.content.text)
    assert not any(cue.overlaps(span) for cue in quote.cue.spans for span in quote.content.spans)
    if quote.source:
        assert not any(cue.overlaps(span) for cue in quote.cue.spans for span in quote.source.spans)


def check_passage(text: str, passage: Passage) -> None:
    assert passage.spans
    assert all(0 <= span.start < span.end <= len(text) for span in passage.spans)
    assert all(before.end <= after.start for before, after in pairwise(passage.spans))
    # What is cut out is what the text says: nothing is normalised, and no piece begins or ends in space.
    assert all(text[span.start : span.end] == text[span.start : span.end].strip() for span in passage.spans)


def check_nesting(article: Article) -> None:
    by_id = {quote.id: quote for quote in article.quotes}
    for quote in article.quotes:
        if quote.inside is None:
            continue
        holder = by_id[quote.inside]
        assert holder.where == quote.where
        assert any(span.contains(quote.cue.spans[0]) for span in holder.content.spans)
        seen = {quote.id}
        while holder.inside is not None:
            assert holder.id not in seen, "quotes hold each other"
            seen.add(holder.id)
            holder = by_id[holder.inside]


@pytest.mark.parametrize("text", TEXTS, ids=[text.article.id for text in TEXTS])
def test_every_frozen_text(text):
    article = analyze(text, load())
    check(article)
    assert to_line(article) == to_line(analyze(text, load())), "the same input gave other bytes"


def test_some_quotes_are_found():
    # Without any, nothing above would mean much.
    found = [quote for text in TEXTS for quote in analyze(text, load()).quotes]
    assert len(found) > 200
    assert {quote.kind for quote in found} == {"direct", "mixed", "indirect", "reported"}
    assert any(quote.inside for quote in found)
    assert any(quote.unresolved for quote in found)


def test_the_frozen_sentences_are_those_of_the_splitter():
    old = [text.article.text for text in TEXTS if tuple((each.span, each.paragraph) for each in text.sentences) != split_sentences(text.article.text)]
    assert not old, "sentences are cut otherwise now: python tests/freeze.py --all (and python tests/pin.py --parse)"


# What must change nothing


def test_the_order_of_articles_changes_nothing():
    forward = [to_line(analyze(text, load())) for text in TEXTS]
    backward = [to_line(analyze(text, load())) for text in reversed(TEXTS)]
    assert forward == backward[::-1]


@pytest.mark.parametrize("name", corpus_records())
def test_gold_in_the_input_is_not_read(name):
    path = CORPUS / "parsed" / f"{name}.conllu"
    if not path.exists():
        pytest.skip("the corpus has no frozen parses: python tests/pin.py --parse")
    record = corpus_records()[name]
    assert record["quotes"]
    assert record["speakers"]
    sentences = conllu.loads(path.read_text("utf-8"))
    lines = []
    for each in (record, {field: value for field, value in record.items() if field not in ("quotes", "speakers")}):
        article = article_from_record(each, Fields(), pytest.fail)
        lines.append(to_line(analyze(Parsed(article, sentences), load())))
    assert lines[0] == lines[1]


def test_invented_answers_in_the_input_are_not_read():
    text = CASE_TEXTS[0]
    answers = {"speakers": [{"key": "s1", "name": "سواه"}], "quotes": [{"id": "q1", "cue": [[0, 1]]}]}
    plain, given_answers = ({"id": "a", "text": text.article.text, **more} for more in ({}, answers))
    lines = [to_line(analyze(Parsed(article_from_record(each, Fields(), pytest.fail), text.sentences), load())) for each in (plain, given_answers)]
    assert lines[0] == lines[1]


def moved(text: Parsed, decorated: str, places: list[int]) -> Parsed:
    """The same parse over a text with more characters: `places[i]` is where character i (and the end) stands in it."""

    def span(old: Span) -> Span:
        # What was put in after the last letter belongs to the word, as the parser has it.
        end = places[old.end - 1] + 1
        while end < places[old.end] and (unicodedata.combining(decorated[end]) or decorated[end] == "ـ"):
            end += 1
        return Span(places[old.start], end)

    def sentence(old: Sentence) -> Sentence:
        words = tuple(replace(word, span=span(word.span), token=span(word.token)) for word in old.words)
        return replace(old, span=span(old.span), words=words)

    return Parsed(replace(text.article, text=decorated, title=None), tuple(map(sentence, text.sentences)))


def said(article: Article) -> list[tuple[str | None, ...]]:
    """The quotes in their words, without harakat and tatweel."""
    return [
        (
            quote.kind,
            quote.stance,
            quote.inside,
            quote.evidence.rule,
            *(plain(str(passage)) if passage else None for passage in (quote.cue, quote.content, quote.source, quote.relay, quote.addressee)),
            plain(quote.speaker.name) if quote.speaker else None,
        )
        for quote in article.quotes
    ]


def plain(text: str) -> str:
    return "".join(c for c in text if not unicodedata.combining(c) and c != "ـ")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(CASE_TEXTS), st.randoms(use_true_random=False), st.floats(0.05, 1))
def test_harakat_and_tatweel_move_offsets_and_keep_the_words(text, random, density):
    text = replace(text, article=replace(text.article, title=None), title_sentences=())
    before = analyze(text, load())
    letters: list[str] = []
    places: list[int] = []
    original = text.article.text
    for i, c in enumerate(original):
        places.append(len(letters))
        letters.append(c)
        if arabic.is_arabic(c) and random.random() < density:
            inner = i + 1 < len(original) and arabic.is_arabic(original[i + 1])
            letters.append(random.choice("ًَُِّْ" + ("ـ" if inner else "")))
    decorated = "".join(letters)
    after = analyze(moved(text, decorated, [*places, len(decorated)]), load())
    check(after)
    assert said(after) == said(before)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(CASE_TEXTS), st.integers(1, 9))
def test_lines_before_the_text_move_everything_alike(text, size):
    text = replace(text, article=replace(text.article, title=None), title_sentences=())
    pushed = "\n" * size + text.article.text
    after = analyze(moved(text, pushed, [size + i for i in range(len(text.article.text) + 1)]), load())
    before = analyze(text, load())
    assert said(after) == said(before)
    assert [quote.cue.start - size for quote in after.quotes] == [quote.cue.start for quote in before.quotes]
    assert [[span.start - size for span in speaker.mentions] for speaker in after.speakers] == [
        [span.start for span in speaker.mentions] for speaker in before.speakers
    ]


# Texts and parses made up by chance

MARKS = [*"«»“”()[]:،.؟!…-'؛%", '"', "\n", "\n\n", "\t", "\u200f", "\u0640", "\u064b"]
PARTS = ["VERB", "NOUN", "ADJ", "ADP", "X", "PROPN", "PRON", "SCONJ", "CCONJ", "PART", "NUM", "DET", "PUNCT", "ADV"]
RELATIONS = ["nsubj", "obj", "ccomp", "mark", "case", "nmod", "parataxis", "obl:arg", "conj", "cc", "flat", "xcomp", "punct"]


def fragments() -> list[str]:
    """Three words in a row, from all cases: enough to be a cue with its source or its أن."""
    found = []
    for text in CASE_TEXTS:
        words = text.article.text.split()
        found += [" ".join(words[i : i + 3]) for i in range(0, len(words), 2)]
    return sorted(set(found))


def token_parses() -> dict[str, list[tuple[int, int, str]]]:
    """How the models cut a token, and what they call its pieces."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for text in CASE_TEXTS:
        for sentence in text.sentences:
            for token in dict.fromkeys(word.token for word in sentence.words):
                pieces = [word for word in sentence.words if word.token == token]
                if pieces[0].span.start == token.start and all(one.span.end == other.span.start for one, other in pairwise(pieces)):
                    cuts = [(word.span.start - token.start, word.span.end - token.start, word.upos) for word in pieces]
                    found[text.article.text[token.start : token.end]] = cuts
    return found


FRAGMENTS, TOKENS = fragments(), token_parses()
pieces = st.sampled_from(FRAGMENTS) | st.sampled_from(FRAGMENTS) | st.sampled_from(MARKS) | st.text(max_size=4)
spaces = st.sampled_from([" ", " ", " ", ""])
strings = st.lists(st.tuples(pieces, spaces), max_size=25).map(lambda pairs: "".join(map("".join, pairs)))


def made_up(text: str, random: Random) -> tuple[Sentence, ...]:
    """A parse of the text: tokens mostly as the models cut and tag them, else by chance, and any head (also in circles)."""
    sentences = []
    for span, paragraph in split_sentences(text):
        words: list[Word] = []
        for token in re.finditer(r"[^\W_]+|\S", text[span.start : span.end]):
            start = span.start + token.start()
            for a, b, upos in pieces_of(token.group(), random):
                key = arabic.key(token.group()[a:b])
                own = Span(start + a, start + b)
                whole = Span(start, start + len(token.group()))
                words.append(Word(len(words), token.group()[a:b], key, key, upos, "", -1, random.choice(RELATIONS), own, whole))
        words = [replace(word, head=random.randrange(-1, len(words))) for word in words]
        sentences.append(Sentence(span, paragraph, tuple(words), guessed(len(words), random)))
    return tuple(sentences)


def guessed(size: int, random: Random) -> Hints | None:
    """What a reader might expect of so many words, or nothing."""
    if random.random() < 0.4:
        return None

    def stretch() -> tuple[float, ...]:
        first, last = sorted((random.randrange(size + 1), random.randrange(size + 1)))
        return tuple(random.random() ** 0.1 if first <= i < last else random.random() ** 9 for i in range(size))

    cues = tuple(random.choice((0.0, 0.01, 0.2, 0.6, 0.99)) for _ in range(size))
    parts = {i: Parts(*(stretch() for _ in Parts._fields)) for i, chance in enumerate(cues) if chance > 0.1}
    return Hints(cues, parts, stretch())


def pieces_of(token: str, random: Random) -> list[tuple[int, int, str]]:
    if token in TOKENS and random.random() < 0.9:
        return TOKENS[token]
    cuts = sorted({0, len(token), *(random.randrange(len(token) + 1) for _ in range(random.choice((0, 0, 1))))})
    return [(a, b, random.choice(PARTS)) for a, b in pairwise(cuts)]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False), st.floats(0.02, 1))
def test_a_worse_parse_breaks_nothing(text, random, density):
    def worse(word: Word, size: int) -> Word:
        if random.random() > density:
            return word
        return replace(word, upos=random.choice(PARTS), deprel=random.choice(RELATIONS), head=random.randrange(-1, size))

    sentences = [replace(each, words=tuple(worse(word, len(each.words)) for word in each.words)) for each in text.sentences]
    check(analyze(replace(text, sentences=tuple(sentences)), load()))


@settings(max_examples=300, deadline=None)
@given(strings, strings, st.randoms(use_true_random=False))
@example("قال الوزير: «", "الوزير:", Random(1))
@example("قال الوزير إنه «", "", Random(0))
@example("قال الوزير: «نعمل. «ولم نتسلم ورقة».", "", Random(3))
@example("مضيفا أن حسب المحاسب القانوني", "", Random(0))
def test_nothing_that_a_parser_may_give_breaks_the_analysis(text, title, random):
    check_made_up(text, title, random)


def test_quotes_in_a_circle_are_cut_open():
    cues = [Cue(0, i, i, (Span(at, at + 2),), "around", i, "past", "say", "r", ()) for i, at in enumerate((0, 10, 20))]
    contents = [Content((Span(10, 12),), "direct"), Content((Span(20, 22),), "direct"), Content((Span(0, 2),), "direct")]
    assert enclosing(cues, contents) == [None, 0, 1]


@pytest.mark.faults
@settings(max_examples=20_000, deadline=None)
@given(strings, strings, st.randoms(use_true_random=False))
def test_nothing_breaks_the_analysis_in_a_long_run(text, title, random):
    check_made_up(text, title, random)


def check_made_up(text: str, title: str, random: Random) -> None:
    given_text = Parsed(Article("a", text, title=title or None), made_up(text, random), made_up(title, random))
    article = analyze(given_text, load())
    check(article)
    assert to_line(article) == to_line(analyze(given_text, load()))


@settings(max_examples=200, deadline=None)
@given(strings, st.randoms(use_true_random=False))
def test_cues_share_no_word_and_stand_in_order(text, random):
    quotations = find_quotations(text)
    views = [View.of(text, sentence, quotations) for sentence in made_up(text, random)]
    cues = find_cues(views, load())
    assert all(0 <= cue.sentence < len(views) and 0 <= cue.word < len(views[cue.sentence]) for cue in cues)
    assert all(0 <= cue.opens <= len(views[cue.sentence]) for cue in cues)
    assert [cue.sentence for cue in cues] == sorted(cue.sentence for cue in cues)
    spans = sorted((span, number) for number, cue in enumerate(cues) for span in cue.spans)
    assert all(one.end <= other.start for (one, n), (other, m) in pairwise(spans) if n != m)


def test_a_record_is_what_the_schema_says_also_without_quotes():
    VALIDATOR.validate(to_record(Article("a", "نص")))
