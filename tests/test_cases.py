"""Extraction by example: the phenomena of reported speech, one file of `tests/cases/` each, on frozen parses.

A case gives a text and every quote in it, one role a line:

    label, origin       what it shows; `own`: written for this project
    text, title         what is analysed
    fails               why it does not hold yet; once it holds, the test fails until the line is taken out
    control             a text that looks alike and must give no quote at all, or, with `control_cue`, none with this cue; `control_title` beside it
    control_fails       like `fails`

    cue, content        always; a list for several spans
    source, speaker     `""` where there is none; the speaker by his name
    kind, type, stance, relay, addressee, where
    inside              the number of the quote that holds this one, 0 for none

`python tests/test_cases.py` shows what differs from that, and which `fails` are out of date.

Roles that a case does not give are not compared. A string is the span where it stands in the text; one that stands there twice needs its
number (`#2:قال`).
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from freeze import CASES, parsed, read_toml

from quotes.lexicon import load
from quotes.nouns import Article, Passage, Quote
from quotes.pipeline import analyze

FIELDS = {"label", "origin", "text", "title", "quote", "fails", "control", "control_title", "control_cue", "control_fails"}
ROLES = {"cue", "content", "source", "speaker", "kind", "type", "stance", "relay", "addressee", "where", "inside"}
ORIGINS = {"own"}
CASE_FILES = {path.stem: read_toml(path)["case"] for path in sorted(CASES.glob("*.toml"))}
NO_SPAN: list[tuple[int, int]] = []


def marked(case: dict[str, Any], reason: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=case[reason], raises=AssertionError)] if reason in case else []


def each(field: str, reason: str) -> list[Any]:
    return [
        pytest.param(file, case, id=f"{file}: {case['label']}", marks=marked(case, reason))
        for file, cases in CASE_FILES.items()
        for case in cases
        if field in case
    ]


def analyzed(file: str, text: str, title: str | None) -> Article:
    return analyze(parsed(f"cases-{file}", text, title), load())


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without outer marks and punctuation, which a content may or may not hold."""
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip(" «»“”\"'.,،؛:!؟?"))
    return start + left, start + max(left, len(inner.rstrip(" «»“”\"'.,،؛:!؟?")))


def expected_spans(text: str, value: str | list[str]) -> list[tuple[int, int]]:
    """Where the words stand."""
    return [bare(text, *occurrence(text, words)) for words in ([value] if isinstance(value, str) else value) if words]


def occurrence(text: str, words: str) -> tuple[int, int]:
    number, wanted = re.fullmatch(r"(?:#(\d+):)?(.*)", words, re.DOTALL).groups()
    starts = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", text)]
    if not starts or (number is None and len(starts) > 1) or (number and int(number) > len(starts)):
        raise ValueError(f"{wanted!r} stands {len(starts)} times in {text!r}; a string that is not unique needs its number: #2:{wanted}")
    start = starts[int(number) - 1 if number else 0]
    return start, start + len(wanted)


def found_spans(text: str, passage: Passage | None) -> list[tuple[int, int]]:
    return [bare(text, *span) for span in passage.spans] if passage else NO_SPAN


def shown(article: Article) -> str:
    """The quotes found, for the failure's message."""
    lines = []
    for quote in article.quotes:
        who = quote.speaker.name if quote.speaker else f"({quote.unresolved})"
        lines.append(f"{quote.evidence.rule}: {quote.kind} {quote.stance} | {quote.cue} | {quote.source} | {who} | {quote.content} | {quote.inside}")
    return "\n".join(lines) or "no quote"


def compare(article: Article, wanted: dict[str, Any], quote: Quote) -> dict[str, tuple[Any, Any]]:
    """The roles that differ: wanted and found."""
    text = (article.title if quote.where == "title" else article.text) or ""
    known = {
        "speaker": quote.speaker.name if quote.speaker else "",
        "type": quote.speaker.type if quote.speaker else "",
        "kind": quote.kind,
        "stance": quote.stance,
        "where": quote.where,
        "inside": [None, *(each.id for each in article.quotes)].index(quote.inside),
    }
    spans = {"cue": quote.cue, "content": quote.content, "source": quote.source, "relay": quote.relay, "addressee": quote.addressee}
    differing = {role: (wanted[role], value) for role, value in known.items() if role in wanted and wanted[role] != value}
    for role, passage in spans.items():
        if role in wanted and expected_spans(text, wanted[role]) != found_spans(text, passage):
            differing[role] = (wanted[role], str(passage))
    return differing


def wrong_in_text(file: str, case: dict[str, Any]) -> str:
    """What is not as the case says, "" where all is."""
    article = analyzed(file, case["text"], case.get("title"))
    wanted = case.get("quote", [])
    if [quote.where for quote in article.quotes] != [quote.get("where", "text") for quote in wanted]:
        return f"{len(article.quotes)} quotes for {len(wanted)}\n{shown(article)}"
    differing = [difference for expected, quote in zip(wanted, article.quotes, strict=True) if (difference := compare(article, expected, quote))]
    return f"{differing}\n{shown(article)}" if differing else ""


def wrong_in_control(file: str, case: dict[str, Any]) -> str:
    """The quotes of a control that there must not be, "" where there are none."""
    article = analyzed(file, case["control"], case.get("control_title"))
    cues = [str(quote.cue).lstrip("وف") for quote in article.quotes]
    wrong = [cue for cue in cues if cue == case["control_cue"]] if "control_cue" in case else cues
    return shown(article) if wrong else ""


@pytest.mark.parametrize(("file", "case"), each("text", "fails"))
def test_case(file, case):
    wrong = wrong_in_text(file, case)
    assert not wrong, wrong


@pytest.mark.parametrize(("file", "case"), each("control", "control_fails"))
def test_control(file, case):
    wrong = wrong_in_control(file, case)
    assert not wrong, wrong


def test_cases_are_written_as_they_must_be():
    for file, cases in CASE_FILES.items():
        for case in cases:
            where = f"{file}.toml, {case.get('label')}"
            assert set(case) <= FIELDS, where
            assert {"label", "origin", "text"} <= set(case), where
            assert case["origin"] in ORIGINS, where
            assert "control" in case or "control_title" in case or not case.get("quote"), f"{where}: no control"
            assert case.get("control") != case["text"], where
            for quote in case.get("quote", []):
                assert set(quote) <= ROLES, where
                assert {"cue", "content"} <= set(quote), where
                text = case["title"] if quote.get("where") == "title" else case["text"]
                for role in {"cue", "content", "source", "relay", "addressee"} & set(quote):
                    expected_spans(text, quote[role])
    labels = [(file, case["label"]) for file, cases in CASE_FILES.items() for case in cases]
    assert len(labels) == len(set(labels))


def main() -> None:
    """Prints the failures that have no reason yet, the reasons that are out of date, and how many there are of each."""
    counts = dict.fromkeys(("hold", "known failures", "new failures", "out of date"), 0)
    for file, cases in CASE_FILES.items():
        for case in cases:
            for field, reason, look in (("text", "fails", wrong_in_text), ("control", "control_fails", wrong_in_control)):
                if field not in case:
                    continue
                wrong = look(file, case)
                state = ("known failures" if wrong else "out of date") if reason in case else ("new failures" if wrong else "hold")
                counts[state] += 1
                if state in ("new failures", "out of date"):
                    print(f"{state}: {file}.toml, {case['label']}, {field}\n{case[field]}\n{wrong}\n")
    print(counts)


if __name__ == "__main__":
    main()
