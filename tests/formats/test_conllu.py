import tempfile
from pathlib import Path

import annotated
import pytest
from hypothesis import given

from quotes.errors import InputError
from quotes.formats import conllu
from quotes.formats.conllu_tokens import read_id, read_space, tags, tokens, written_id, written_space
from quotes.nouns import Span

other = pytest.importorskip("conllu")


def written(articles):
    with tempfile.TemporaryDirectory() as room:
        conllu.write(articles, Path(room) / "a.conllu")
        return (Path(room) / "a.conllu").read_text("utf-8")


def test_another_reader_finds_sentences_and_passages():
    articles = annotated.corpus() + annotated.by_hand()
    found = {}
    for sentence in other.parse(written(articles)):
        if "newdoc id" in sentence.metadata:
            rows = found.setdefault(read_id(sentence.metadata["newdoc id"]), [])
        rows += sentence
        # A sentence's text, as the rules of CoNLL-U join it from its rows.
        joined = "".join(row["form"] + ("" if (row["misc"] or {}).get("SpaceAfter") == "No" else " ") for row in sentence)
        assert joined.strip() == sentence.metadata.get("text", "")
        assert [row["id"] for row in sentence] == list(range(1, len(sentence) + 1))
    for article in articles:
        rows = found[article.id]
        for quote in article.quotes:
            for name, passage in (("Cue", quote.cue), ("Content", quote.content), ("Source", quote.source), ("Relay", quote.relay)):
                told = [row["form"] for row in rows if {f"B-{quote.id}", f"I-{quote.id}"} & {*((row["misc"] or {}).get(name) or "").split(",")}]
                assert "".join(told) == "".join("".join(passage.text.split(" … ")).split() if passage else [])
        for speaker in article.speakers:
            first = [row for row in rows if f"B-{speaker.key}" in ((row["misc"] or {}).get("Mention") or "").split(",")]
            assert len(first) == len(speaker.mentions) + len(speaker.title_mentions)


def test_tokens_are_words_numbers_and_marks():
    text = "وقالَ: «3.5٪» a.b😀"
    assert [text[slice(*word)] for word in tokens(text, ())] == ["وقالَ", ":", "«", "3.5", "٪", "»", "a", ".", "b", "😀"]
    assert [text[slice(*word)] for word in tokens(text, (1, 6, 9))][:5] == ["و", "قالَ", ":", "«", "3"]


@given(annotated.st.text())
def test_white_space_and_ids_come_back(text):
    assert read_id(written_id(text)) == text
    assert not set(written_id(text)) & set("|,=\t\n ")
    space = "".join(each for each in text if each.isspace())
    assert read_space(written_space(space)) == space
    assert written_space(space).isprintable()


@given(annotated.st.text("اب ،.\n", max_size=20), annotated.st.sets(annotated.st.integers(0, 20)))
def test_tokens_hold_all_that_is_no_space_and_nothing_else(text, borders):
    words = tokens(text, borders)
    assert "".join(text[slice(*word)] for word in words) == "".join(text.split())
    assert all(not any(word.start < border < word.end for border in borders) for word in words)


def test_tags_begin_and_go_on():
    words = [Span(0, 2), Span(3, 4), Span(4, 6), Span(7, 9)]
    assert tags([Span(3, 6), Span(7, 9)], words) == {1: "B", 2: "I", 3: "B"}
    assert tags([Span(2, 3)], words) == {}


@pytest.fixture
def edited(tmp_path):
    conllu.write(annotated.by_hand(), tmp_path / "a.conllu")

    def edit(*changes):
        text = (tmp_path / "a.conllu").read_text("utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        (tmp_path / "a.conllu").write_text(text, "utf-8")
        return list(conllu.read(tmp_path / "a.conllu"))

    return edit


def test_what_was_corrected_comes_back(edited):
    articles = edited(
        ('# quote q3 = {"kind":"reported","stance":"unsaid"}', '# quote q3 = {"kind":"indirect","stance":"denied","speaker":"s2"}'),
        ('{"name":"أحمد"', '{"name":"أحمد العلي"'),
        ("إنه\t_\t_\t_\t_\t_\t_\t_\t_", "إنه\t_\t_\t_\t_\t_\t_\t_\tContent=B-q3"),
        ("Content=B-q3|SpaceAfter=No", "Content=I-q3|SpaceAfter=No"),
    )
    (quote,) = (quote for quote in articles[0].quotes if quote.id == "q3")
    assert (quote.kind, quote.stance, quote.speaker.name, quote.content.text) == ("indirect", "denied", "أحمد العلي", "إنه عاد")
    assert (quote.evidence.rule, quote.confidence, quote.unresolved) == ("annotated", None, None)
    assert annotated.same(articles[1:]) == annotated.same(annotated.by_hand()[1:])


def test_a_quote_is_added_and_one_deleted(edited):
    article = edited(
        ("Cue=B-q3", "Mention=B-s9"), ("Content=B-q3|", "Cue=B-new|"), ("إنه\t_\t_\t_\t_\t_\t_\t_\t_", "إنه" + "\t_" * 7 + "\tContent=B-new")
    )[0]
    assert [quote.id for quote in article.quotes] == ["q1", "q2", "q4", "q5", "new"]
    new = article.quotes[-1]
    assert (new.cue.text, new.content.text, new.kind, new.speaker) == ("عاد", "إنه", "direct", None)
    assert (article.speakers[-1].key, article.speakers[-1].name) == ("s9", "قيل")


def test_a_parsed_file_of_others(tmp_path):
    rows = (
        "1-2 وقال _ _ _ _ _ _ _ Cue=B-1",
        "1 و و CCONJ _ _ 2 cc _ _",
        "2 قال قال VERB _ _ 0 root _ _",
        "3 أحمد أحمد X _ _ 2 nsubj _ Source=B-1",
        "3.1 هو _ PRON _ _ _ _ _ _",
        "4 نعم نعم X _ _ 2 ccomp _ Content=B-1|SpaceAfter=No",
    )
    rows = [row.replace(" ", "\t") for row in rows]
    (tmp_path / "b.conllu").write_text("\n".join(("# sent_id = 1", *rows, "", "# newdoc", "1\tلا" + "\t_" * 8, "")), "utf-8")
    one, two = conllu.read(tmp_path / "b.conllu")
    assert (one.text, two.text) == ("وقال أحمد نعم", "لا ")
    assert [(quote.cue.text, quote.content.text, quote.speaker.name) for quote in one.quotes] == [("وقال", "نعم", "أحمد")]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Cue=B-q3", "Note=x", "the quote 'q3' has no cue"),
        ("Content=B-q3|", "", "has no content"),
        ("Cue=B-q3", "Cue=q3", "'قيل' has Cue=q3"),
        ('"inside":"q1"', '"inside":"q7"', "lies inside 'q7'"),
        ('"stance":"unsaid"}', '"stance":"unsaid"', "'quote q3' is broken JSON"),
        ('"kind":"reported"', '"kind":"told"', "unknown kind 'told'"),
        ("1\tلا\t_", "1\tلا", "broken row: 9 columns"),
        ("1\tلا\t", "1\tنعم\t", "the text was changed"),
        ("SpacesAfter=\\n", "SpacesAfter=n", "no white space"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(edited, old, new, reason):
    with pytest.raises(InputError, match=reason) as error:
        edited((old, new))
    assert "a.conllu:" in str(error.value)
