"""The embedded models parse offline, and every word is found again in the text as given."""

import os
import subprocess
import sys

import pytest

from quotes.nouns.span import Span
from quotes.parsing.stanza_parser import MODELS, StanzaParser

PLAIN = 'قال وزير الخارجية المصري إن الحكومة ستواصل المحادثات، وأضاف للصحيفة: "نأمل في اتفاق قريب".'


@pytest.fixture(scope="module")
def parser():
    return StanzaParser()


def parsed(parser, text):
    (sentence,) = parser.parse(text, [(Span(0, len(text)), 0)])
    return sentence


def word(sentence, key):
    return next(word for word in sentence.words if word.key == key)


def check(text, sentence):
    """Spans lie in order inside their tokens, tokens inside the sentence; together they hold every letter; one root; heads exist."""
    at = sentence.span.start
    for token in dict.fromkeys(word.token for word in sentence.words):
        assert not any(c.isalnum() for c in text[at : token.start])
        assert at <= token.start < token.end <= sentence.span.end
        at = token.end
    assert not any(c.isalnum() for c in text[at : sentence.span.end])
    for each in sentence.words:
        assert each.token.contains(each.span)
        assert each.span.start < each.span.end
        assert -1 <= each.head < len(sentence.words)
        assert each.head != each.index
    assert [each.head for each in sentence.words].count(-1) == (1 if sentence.words else 0)


def test_a_sentence_of_news(parser):
    sentence = parsed(parser, PLAIN)
    check(PLAIN, sentence)
    said, minister, that = word(sentence, "قال"), word(sentence, "وزير"), word(sentence, "ان")
    assert said.upos == "VERB"
    assert (minister.upos, minister.head, minister.deprel) == ("NOUN", said.index, "nsubj")
    assert that.text == "إن"
    assert sentence.words[that.head].head == said.index
    assert word(sentence, "يواصل" if any(w.key == "يواصل" for w in sentence.words) else "تواصل").upos == "VERB"


def test_fused_words_are_told_apart(parser):
    sentence = parsed(parser, PLAIN)
    paper = word(sentence, "الصحيفه")
    assert PLAIN[slice(*paper.span)] == "لصحيفة"
    assert PLAIN[slice(*paper.token)] == "للصحيفة"
    assert PLAIN[slice(*word(sentence, "و").span)] == "و"
    added = word(sentence, "اضاف")
    assert (PLAIN[slice(*added.span)], added.text, added.upos) == ("أضاف", "أضاف", "VERB")


@pytest.mark.parametrize(
    "text",
    [
        "قَالَ الوَزِيرُ: «سَنُوَاصِلُ العَمَلَ».",
        "قـــال الوزير: »سنواصل العمل« 🎉 وأضاف: “نعم”.",
        "🎉🎉 وقال رئيس الوزراء،اليوم الخميس ،إن 126.156حالة سُجّلت ـ بحسب الوزارة ـ في 19 ولاية...",
        "صرّح\u200f د. أحمد\u00a0علي لـ«الجريدة»: \ufdfa ﻻ تعليق.",
        "قال ٣٥ نائباً إنّهم لن يصوّتوا",
        "BBC قالت: OK!",
    ],
)
def test_odd_text_keeps_its_offsets(parser, text):
    check(text, parsed(parser, text))


def test_harakat_change_nothing_but_the_letters_kept(parser):
    bare, marked = "قال الوزير للصحيفة", "قَالَ الوَزِيرُ لِلصَّحِيفَةِ"
    first, second = parsed(parser, bare), parsed(parser, marked)
    assert [(w.key, w.upos, w.head, w.deprel) for w in first.words] == [(w.key, w.upos, w.head, w.deprel) for w in second.words]
    assert [marked[slice(*token)] for token in dict.fromkeys(w.token for w in second.words)] == marked.split()


def test_many_texts_at_once_give_what_each_gives_alone(parser):
    texts = [(PLAIN, [(Span(0, len(PLAIN)), 0)]), ("...", [(Span(0, 3), 0)]), ("نعم. لا.", [(Span(0, 4), 0), (Span(5, 8), 1)])]
    together = parser.parse_many(texts)
    assert [len(sentences) for sentences in together] == [1, 1, 2]
    assert together[1][0].words == ()
    assert [s.paragraph for s in together[2]] == [0, 1]
    assert [[(w.text, w.span, w.token) for s in sentences for w in s.words] for sentences in together] == [
        [(w.text, w.span, w.token) for s in parser.parse(*text) for w in s.words] for text in texts
    ]


def test_a_very_long_run_of_letters_does_no_harm(parser):
    text = f"قال {'ه' * 3000} الوزير"
    check(text.replace("ه" * 3000, "ه"), parsed(parser, text.replace("ه" * 3000, "ه")))
    sentence = parsed(parser, text)
    assert sentence.words[-1].key == "الوزير"
    assert text[slice(*sentence.words[-1].span)] == "الوزير"


def test_no_network_and_an_empty_home(tmp_path):
    code = """
import socket
def refuse(*arguments, **options):
    raise AssertionError("the parser opened a socket")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from quotes.nouns.span import Span
from quotes.parsing.stanza_parser import StanzaParser
(sentence,) = StanzaParser().parse("قال الوزير نعم", [(Span(0, 14), 0)])
print(len(sentence.words))
"""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("STANZA", "HF_", "XDG_"))}
    environment |= {"HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(MODELS.parents[2])}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "3"), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_missing_models_are_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"tokenize\.pt"):
        StanzaParser(str(tmp_path)).parse("قال", [(Span(0, 3), 0)])


def test_the_models_are_small_and_hold_only_tensors_and_plain_types():
    import torch

    files = sorted((MODELS / "default").glob("*.pt"))
    assert {path.stem for path in files} == {"tokenize", "mwt", "lemma", "reader"}
    assert sum(path.stat().st_size for path in files) < 90e6
    for path in files:
        assert isinstance(torch.load(path, weights_only=True), dict)


def test_the_card_names_each_file_as_it_is():
    import hashlib
    import json

    card = json.loads((MODELS / "default" / "model.json").read_text("utf-8"))
    files = [path for path in (MODELS / "default").iterdir() if path.suffix in (".pt", ".txt")]
    assert card["sha256"] == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    assert "NC-SA" in card["licence"]
    assert (MODELS / "default" / "LICENSE").is_file()
