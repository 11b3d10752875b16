import re
from dataclasses import replace

import annotated
import pytest

from quotes.errors import InputError
from quotes.exports.jsonl import from_record
from quotes.formats import brat

TEXT = "قال أحمد إن الأمر انتهى. وقال عمر إنه بدأ."


def independent(folder):
    """A small reader of the standoff format by its documentation, which knows nothing of our marks: text, annotations, events, sets."""
    for file in sorted(folder.glob("*.ann")):
        text = file.with_suffix(".txt").read_text("utf-8", errors="strict") if b"\r" not in file.with_suffix(".txt").read_bytes() else None
        bounds, events, others = {}, {}, []
        for line in file.read_text("utf-8").splitlines():
            if match := re.fullmatch(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t([^\t]+)", line):
                bounds[match[1]] = (match[2], [tuple(map(int, place.split())) for place in match[3].split(";")], match[4])
            elif match := re.fullmatch(r"(E\d+)\t(\w+:T\d+(?: \w+:[TE]\d+)*)", line):
                events[match[1]] = [tuple(argument.split(":")) for argument in match[2].split()]
            else:
                assert re.fullmatch(r"\*\tEquiv T\d+(?: T\d+)+|A\d+\tstance E\d+ (?:denied|unsaid)|#\d+\tAnnotatorNotes [TE]\d+\t[^\t]+", line), line
                others.append(line)
        yield text, bounds, events, others


def test_another_reader_finds_the_same_words(tmp_path):
    articles = annotated.corpus() + annotated.by_hand()
    brat.write(articles, tmp_path / "b")
    for article, (text, bounds, events, _) in zip(articles, independent(tmp_path / "b"), strict=True):
        for _, places, words in bounds.values():
            assert "\n" not in words
            assert " ".join(text[start:end] for start, end in places) == words
        assert len(events) == len(article.quotes)
        for quote, ((kind, trigger), *arguments) in zip(article.quotes, events.values(), strict=True):
            assert kind == quote.kind == bounds[trigger][0]
            named = dict(arguments)
            assert " ".join(bounds[named["content"]][2].split()) == " ".join(" ".join(quote.content.text.split(" … ")).split())
            assert ("speaker" in named) == bool(quote.speaker and (quote.speaker.mentions or quote.speaker.title_mentions))
            assert all(target in bounds or target in events for _, target in arguments)


def test_the_configuration_names_all_that_is_used(tmp_path):
    brat.write(annotated.by_hand(), tmp_path / "b")
    known = set(re.findall(r"\w+", (tmp_path / "b" / "annotation.conf").read_text("utf-8")))
    for _, bounds, events, _ in independent(tmp_path / "b"):
        assert {label for label, _, _ in bounds.values()} | {name for each in events.values() for name, _ in each} <= known


def test_brat_itself_understands_files_and_configuration(tmp_path):
    reason = "brat's own reader is not there: pip install --no-deps bratiaa"
    reader = pytest.importorskip("bratsubset.annotation", reason=reason)
    configuration = pytest.importorskip("bratsubset.projectconfig", reason=reason)
    articles = annotated.corpus() + annotated.by_hand()
    brat.write(articles, tmp_path / "b")
    for article, file in zip(articles, sorted((tmp_path / "b").glob("*.ann")), strict=True):
        with reader.TextAnnotations(str(file.with_suffix("")), read_only=True) as annotations:
            assert not annotations.failed_lines
            bounds = {bound.id: bound for bound in annotations.get_textbounds()}
            assert all(bound.text.split() == " ".join(article_text(file)[slice(*span)] for span in bound.spans).split() for bound in bounds.values())
            events = list(annotations.get_events())
        assert [event.type for event in events] == [quote.kind for quote in article.quotes]
        for event, quote in zip(events, article.quotes, strict=True):
            content = bounds[dict(event.args)["content"]]
            assert content.text.split() == quote.content.text.replace(" … ", " ").split()
    project = configuration.ProjectConfiguration(str(tmp_path / "b"))
    assert project.get_event_types() == ["direct", "mixed", "indirect", "reported"]
    assert project.mandatory_arguments("direct") == ["content"]
    assert project.arc_types_from_to("direct", "mixed") == ["inside"]
    assert project.arc_types_from_to("direct", "person") == ["speaker"]
    assert project.arc_types_from_to("person", "person") == ["Equiv"]


def article_text(file):
    return file.with_suffix(".txt").read_bytes().decode()


@pytest.fixture
def folder(tmp_path):
    speakers = [
        {"key": "s1", "name": "أحمد", "type": "person", "mentions": [[4, 8]]},
        {"key": "s2", "name": "عمر", "type": "person", "mentions": [[30, 33]]},
    ]
    quotes = [
        {"id": "q1", "kind": "indirect", "cue": [[0, 3]], "source": [4, 8], "speaker": "s1", "content": [[12, 23]], "confidence": 0.5},
        {"id": "q2", "kind": "indirect", "cue": [[25, 29]], "source": [30, 33], "speaker": "s2", "content": [[34, 41]]},
    ]
    brat.write([from_record(annotated.record(TEXT, speakers=speakers, quotes=quotes))], tmp_path / "b")
    return tmp_path / "b"


def edit(folder, *changes):
    (file,) = folder.glob("*.ann")
    lines = file.read_text("utf-8")
    for old, new in changes:
        assert old in lines
        lines = lines.replace(old, new)
    file.write_text(lines, "utf-8")
    (article,) = brat.read(folder)
    return article


def test_what_was_corrected_comes_back(folder):
    article = edit(folder, ("content 12 23\tالأمر انتهى", "content 9 23\tإن الأمر انتهى"), ("E2\tindirect:", "A9\tstance E2 denied\nE2\tindirect:"))
    first, second = article.quotes
    assert first.content.text == "إن الأمر انتهى"
    assert (first.evidence.rule, first.confidence, first.speaker.key) == ("annotated", None, "s1")
    assert second.stance == "denied"


def test_a_quote_is_added_and_one_deleted(folder):
    lines = next(folder.glob("*.ann")).read_text("utf-8").splitlines()
    gone = [line for line in lines if line.startswith("E1\t") or " E1\t" in line]
    added = "T20\treported 18 23\tانتهى\nT21\tcontent 12 17\tالأمر\nE9\treported:T20 content:T21 speaker:T2\n"
    article = edit(folder, *((line + "\n", "") for line in gone), (lines[0] + "\n", f"{added}{lines[0]}\n"), ("\tindirect 0 3\t", "\tcontent 0 3\t"))
    assert [(quote.id, quote.kind, quote.speaker.name) for quote in article.quotes] == [("q2", "indirect", "عمر"), ("q3", "reported", "عمر")]


def test_speakers_are_joined_and_parted(folder):
    joined = edit(folder, ("\nE1\t", "\n*\tEquiv T1 T2\nE1\t"))
    assert [(speaker.key, len(speaker.mentions)) for speaker in joined.speakers] == [("s1", 2)]
    assert {quote.speaker.key for quote in joined.quotes} == {"s1"}
    parted = edit(folder, ("*\tEquiv T1 T2\n", ""))
    assert [(speaker.key, speaker.name) for speaker in parted.speakers] == [("s1", "أحمد"), ("s2", "عمر")]


def test_a_source_without_speaker_finds_or_makes_one(folder):
    article = edit(folder, (" speaker:T1", ""), (" speaker:T2", ""), ("\tperson 30 33\tعمر", "\tperson 40 41\tأ"))
    assert [quote.speaker.name for quote in article.quotes][:2] == ["أحمد", "عمر"]
    assert article.speakers[-1].mentions == (article.quotes[1].source.spans[0],)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("\tقال\n", "\tقالت\n", "was the text changed"),
        ("content 12 23\t", "content 12 99\t", "was the text changed"),
        ("content 12 23\t", "contents 12 23\t", "unknown label 'contents'"),
        ("content 12 23\t", "content 12\t", "broken line"),
        (" content:T", " relay:T", "link 'relay' to the content"),
        ("E1\tindirect:T3", "E1\tindirect:T77", "no trigger"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(folder, old, new, reason):
    with pytest.raises(InputError, match=reason) as error:
        edit(folder, (old, new))
    assert "00001-a1.ann" in str(error.value)


def test_a_cue_without_content_is_refused(folder):
    lines = next(folder.glob("*.ann")).read_text("utf-8")
    argument = re.search(r"E1\tindirect:T\d+( content:T\d+)", lines)[1]
    with pytest.raises(InputError, match="has no content"):
        edit(folder, (argument, ""))


def test_a_folder_that_never_was_ours(tmp_path):
    (tmp_path / "x.txt").write_text(TEXT, "utf-8")
    (tmp_path / "x.ann").write_text(
        "T1\tdirect 0 3\tقال\nT2\tcontent 12 23\tالأمر انتهى\nT3\tsource 4 8\tأحمد\nE1\tdirect:T1 content:T2 source:T3\n", "utf-8"
    )
    (article,) = brat.read(tmp_path)
    assert (article.id, article.quotes[0].speaker.name, article.quotes[0].id) == ("x", "أحمد", "q1")
    assert replace(article, quotes=(), speakers=()).text == TEXT
