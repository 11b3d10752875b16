"""The lists that ship with the package, linted like code. Every failure names the file, the entry, and the place it belongs."""

import tomllib
import unicodedata
from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest

from quotes.arabic import key, name_key
from quotes.lexicon import load

FOLDER = files("quotes.lexicon")
VERB_FILES = sorted((FOLDER / "verbs").iterdir(), key=lambda file: file.name) if (FOLDER / "verbs").is_dir() else []
LIST_FILES = sorted((file for file in FOLDER.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
# Tatweel, and the characters that turn the direction of a line or cannot be seen.
UNWANTED = {"ـ", "\u200b", "\u200c", "\u200d", "\ufeff", "\u00ad", *map(chr, (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))}
MIN_VERBS = 150
MIN_WORDS = 8


def entries(file):
    return tomllib.loads(file.read_text("utf-8")).get("verb", [])


ENTRIES = [(file.name, entry) for file in VERB_FILES if file.name.endswith(".toml") for entry in entries(file)]
SENTENCES = [
    (f"{file}, {entry['past']}, {name}", sentence)
    for file, entry in ENTRIES
    for name, sentence in [("silent", entry.get("silent")), *(("fires", frame["fires"]) for frame in entry["frame"])]
    if sentence
]


def written(value):
    """Every text in a TOML value."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in written(part)]


def test_the_lexicon_loads_and_is_large_enough():
    assert len(load().verbs) >= MIN_VERBS


@pytest.mark.parametrize("file", VERB_FILES, ids=lambda file: file.name)
def test_verbs_are_sorted(file):
    pasts = [entry["past"] for entry in entries(file)]
    wrong = [f"{after} belongs before {before}" for before, after in pairwise(pasts) if after < before]
    assert not wrong


def test_no_verb_has_two_entries():
    homes = {}
    for file, entry in ENTRIES:
        homes.setdefault((key(entry["past"]), key(entry["present"])), []).append(file)
    assert {verb: where for verb, where in homes.items() if len(where) > 1} == {}


def test_every_frame_of_a_verb_is_another_one():
    frames = Counter((entry["past"], entry["present"], f["complement"], key(f["prep"]), f["object"]) for _, entry in ENTRIES for f in entry["frame"])
    assert [frame for frame, count in frames.items() if count > 1] == []


def test_a_verb_has_a_silent_sentence_or_the_reason_why_not():
    wrong = [f"{file}, {entry['past']}" for file, entry in ENTRIES if bool(entry.get("silent")) == bool(entry.get("silent_reason"))]
    assert wrong == []


def test_sentences_are_sentences():
    short = [f"{where}: {len(sentence.split())} words" for where, sentence in SENTENCES if len(sentence.split()) < MIN_WORDS]
    assert short == []


def test_sentences_end_like_sentences():
    assert [where for where, sentence in SENTENCES if sentence.rstrip('»"”')[-1] not in ".؟!"] == []


def test_no_two_sentences_are_alike():
    homes = {}
    for where, sentence in SENTENCES:
        homes.setdefault(name_key(sentence), []).append(where)
    assert [where for where in homes.values() if len(where) > 1] == []


@pytest.mark.parametrize("file", [*VERB_FILES, *LIST_FILES], ids=lambda file: file.name)
def test_text_is_composed_and_has_no_unseen_characters(file):
    texts = written(tomllib.loads(file.read_text("utf-8")))
    assert [text for text in texts if unicodedata.normalize("NFC", text) != text or UNWANTED & set(text) or text != text.strip()] == []


@pytest.mark.parametrize("file", LIST_FILES, ids=lambda file: file.name)
def test_lists_have_no_word_twice(file):
    lists = {name: value for name, value in tomllib.loads(file.read_text("utf-8")).items() if name != "state"}
    twice = {name: [word for word, count in Counter(map(key, words)).items() if count > 1] for name, words in lists.items()}
    assert {name: words for name, words in twice.items() if words} == {}


def test_no_state_has_two_entries():
    states = tomllib.loads((FOLDER / "places.toml").read_text("utf-8"))["state"]
    names = Counter(name for state in states for name in {name_key(name) for name in (state["name"], *state["aliases"])})
    assert [name for name, count in names.items() if count > 1] == []


# The form that a sentence must be found by: some written form of its verb stands in it.
@pytest.mark.parametrize("file", VERB_FILES, ids=lambda file: file.name)
def test_every_firing_sentence_has_a_form_of_its_verb(file):
    forms = {}
    for word, cues in load().forms.items():
        for cue in cues:
            forms.setdefault((cue.verb.past, cue.verb.present), set()).add(word)
    wrong = []
    for entry in entries(file):
        known = forms[entry["past"], entry["present"]]
        for frame in entry["frame"]:
            words = [key(word) for word in name_key(frame["fires"]).split()]
            if not any(stripped in known for word in words for stripped in without_clitics(word)):
                wrong.append(f"{entry['past']}: {frame['fires']}")
    assert wrong == []


def without_clitics(word):
    """The word as it stands, and without what may be written on it: و, ف, س, ل, ب, ال and a pronoun."""
    fronts = [word]
    for clitic in ("و", "ف", "ل", "ب", "ك", "س", "ال"):
        fronts += [front.removeprefix(clitic) for front in fronts if front.startswith(clitic)]
    for front in fronts:
        yield front
        for pronoun in ("ه", "ها", "هم", "هما", "هن", "ني", "نا", "ك", "كم", "ي"):
            if front.endswith(pronoun):
                stem = front.removesuffix(pronoun)
                yield from (stem, stem + "ا", stem.removesuffix("ت") + "ه", stem.removesuffix("ا") + "ي", stem[:-1] + "ء")
