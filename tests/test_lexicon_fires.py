"""The verbs of the lexicon by their own sentences, on frozen parses: each `fires` gives a quote of that frame, each `silent` none with that verb.

What does not hold yet is listed in `lexicon_known_failures.txt`; an entry that holds again fails until it is taken out. The list as it is now:

    python tests/test_lexicon_fires.py > tests/lexicon_known_failures.txt
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from freeze import VERBS, parsed, read_toml

from quotes.lexicon import Verb, load
from quotes.lexicon.entry import read_verb
from quotes.nouns import Quote
from quotes.pipeline import Parsed, analyze

KNOWN = Path(__file__).with_name("lexicon_known_failures.txt")
# What the content of a frame may be, by the marks in it.
KINDS = {
    "clause": {"indirect", "mixed", "direct"},
    "question": {"indirect", "mixed", "direct"},
    "quotation": {"direct", "mixed"},
    "noun": {"reported", "mixed", "direct"},
}


@dataclass(frozen=True)
class Example:
    """A sentence of an entry; `frame` is its complement, preposition and what its object is, or `silent`."""

    file: str
    verb: Verb
    frame: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.file} {self.verb.past} {self.frame}"


def examples() -> Iterator[Example]:
    for path in sorted(VERBS.glob("*.toml")):
        for verb in (read_verb(entry, path.name) for entry in read_toml(path).get("verb", [])):
            for frame in verb.frames:
                role = "" if frame.object == "none" else f"({frame.object})"
                yield Example(path.stem, verb, " ".join(filter(None, (frame.complement, frame.prep, role))), frame.fires)
            if verb.silent:
                yield Example(path.stem, verb, "silent", verb.silent)


EXAMPLES = tuple(examples())


def failure(example: Example) -> str | None:
    """Why the sentence does not do what its entry says; None where it does."""
    read = parsed(f"lexicon-{example.file}", example.text)
    found = analyze(read, load()).quotes
    own = [quote for quote in found if is_form(read, quote, example.verb)]
    if example.frame == "silent":
        return f"found {own[0].content.text[:40]}" if own else None
    if not own:
        return f"other cue: {found[0].cue}" if found else "no quote"
    kinds = KINDS[example.frame.split()[0]]
    return None if any(quote.kind in kinds for quote in own) else f"is {own[0].kind}: {own[0].evidence.rule}"


def is_form(read: Parsed, quote: Quote, verb: Verb) -> bool:
    """Whether a word of the quote's cue is a written form of the verb."""
    words = [word for sentence in read.sentences for word in sentence.words if any(span.contains(word.span) for span in quote.cue.spans)]
    return any(form.verb == verb for word in words for form in load().forms.get(word.key, ()))


def known() -> list[str]:
    """The names in the list of failures."""
    lines = KNOWN.read_text("utf-8").splitlines() if KNOWN.exists() else []
    return [line.partition("#")[0].strip() for line in lines if line.partition("#")[0].strip()]


FAILING = frozenset(known())
LISTED = pytest.mark.xfail(strict=True, reason="listed in lexicon_known_failures.txt", raises=AssertionError)


@pytest.mark.parametrize(
    "example",
    [pytest.param(example, id=example.name, marks=[LISTED] if example.name in FAILING else []) for example in EXAMPLES],
)
def test_an_entry_does_what_it_says(example):
    why = failure(example)
    assert why is None, f"{why}\n{example.text}"


def test_the_list_names_what_there_is_and_once():
    names = [example.name for example in EXAMPLES]
    assert len(names) == len(set(names)), "two frames of one verb that differ in nothing but their sentence"
    assert not FAILING - set(names), "entries of lexicon_known_failures.txt that no verb has"
    assert len(known()) == len(FAILING), "an entry twice in lexicon_known_failures.txt"


if __name__ == "__main__":
    for each in EXAMPLES:
        if reason := failure(each):
            print(f"{each.name}  # {reason}")
