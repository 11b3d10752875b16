"""The whole program with its own models, as a user runs it: `python -m quotes ...` in a process of its own, in an empty folder, at an empty home.

Nothing here pins what exactly is found in an article; that is the business of the score floors.
"""

import csv
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

import quotes
from quotes.exports.jsonl import schema
from quotes.exports.table import COLUMNS

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "corpus" / "articles"
GOLD = ROOT / "corpus" / "gold"
GOOD = "tahrir-jisr"
FILES = ["graph.gexf", "quotes.csv", "quotes.jsonl", "report.html", "speakers.gexf", "speakers.jsonl"]
# A new network namespace has no way out, not even to this machine; making one needs a right that not every machine gives.
NO_NETWORK = ["unshare", "--map-root-user", "--net"]


@dataclass
class Called:
    code: int
    out: bytes
    err: str


@dataclass
class User:
    """Somebody with an empty home who calls the program in a folder."""

    folder: Path
    home: Path

    def __call__(self, *arguments, given=b"", before=()):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "HF_", "TORCH_", "STANZA_", "PYTHON"))}
        changed = {"HOME": str(self.home), "PYTHONPATH": str(Path(quotes.__file__).parents[1]), "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        command = [*before, sys.executable, "-m", "quotes", *map(str, arguments)]
        done = subprocess.run(command, input=given, capture_output=True, cwd=self.folder, env=kept | changed, timeout=300)
        return Called(done.returncode, done.stdout, done.stderr.decode())


@pytest.fixture(scope="module")
def user(tmp_path_factory):
    return User(tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("home"))


def lines(path):
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def by_id(path):
    return {record["id"]: record for record in lines(path)}


@pytest.fixture(scope="module")
def offline():
    """What to put before a command so that it has no network; [] where this machine does not allow that."""
    try:
        seen = subprocess.run([*NO_NETWORK, "cat", "/proc/net/dev"], capture_output=True, text=True)
    except FileNotFoundError:
        return []
    if seen.returncode:
        return []
    # Two lines of headings, then one a device; the loopback is down in a new namespace.
    assert [line.split(":")[0].strip() for line in seen.stdout.splitlines()[2:]] == ["lo"]
    return NO_NETWORK


@pytest.fixture(scope="module")
def ran(user, offline):
    """The main job on the articles that ship, without network where that can be had."""
    done = user("run", ARTICLES, "-o", "out", before=offline)
    assert done.code == 0, done.err
    return done


@pytest.fixture(scope="module")
def out(user, ran):
    return user.folder / "out"


@pytest.fixture(scope="module")
def found(out):
    return lines(out / "quotes.jsonl")


def test_every_file_is_there_and_nothing_else(ran, out):
    assert sorted(path.name for path in out.iterdir()) == FILES
    assert ran.err == ""
    summary = ran.out.decode()
    assert "articles" in summary
    assert "words per second" in summary


def test_nothing_is_written_into_the_home(user, ran):
    assert list(user.home.rglob("*")) == []


def test_no_network_is_needed(offline, ran):
    if not offline:
        pytest.skip("this machine makes no network namespaces for its users (unshare --map-root-user --net)")
    assert ran.code == 0


def test_every_line_is_valid_and_true_to_its_text(found):
    validator = jsonschema.Draft202012Validator(schema())
    assert [record["id"] for record in found] == sorted(path.stem for path in ARTICLES.glob("*.txt"))
    for record in found:
        validator.validate(record)
        text = (ARTICLES / f"{record['id']}.txt").read_bytes().decode()
        assert record["text"] == text
        keys = {speaker["key"] for speaker in record["speakers"]}
        assert len(record["quotes"]) > 2
        for quote in record["quotes"]:
            assert (quote["speaker"] in keys) if quote["speaker"] else quote["unresolved"]
            for start, end in quote["content"] + quote["cue"]:
                assert text[start:end].strip()


def test_who_said_what(found):
    """The easiest quote of the corpus: a name with its title, a relay, words in marks."""
    record = next(record for record in found if record["id"] == GOOD)
    names = {speaker["key"]: speaker["name"] for speaker in record["speakers"]}
    said = {
        (names[quote["speaker"]], quote["kind"], tuple(record["text"][a:b] for a, b in quote["relay"] or ()))
        for quote in record["quotes"]
        if any(record["text"][a:b].startswith("مهندسي الضفتين") for a, b in quote["content"])
    }
    assert said == {("دراغان بيتكوفيتش", "direct", ("وسائل إعلام",))}


def test_the_tables_hold_the_same(out, found):
    with (out / "quotes.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == COLUMNS
    assert [tuple(row[:1] + row[3:6]) for row in rows] == [
        (record["id"], quote["id"], quote["kind"], quote["stance"]) for record in found for quote in record["quotes"]
    ]
    speakers = lines(out / "speakers.jsonl")
    assert len({speaker["id"] for speaker in speakers}) == len(speakers)
    assert sum(speaker["quotes"] for speaker in speakers) == sum(bool(quote["speaker"]) for record in found for quote in record["quotes"])


@pytest.mark.parametrize("name", ["graph.gexf", "speakers.gexf"])
def test_the_graphs_parse_and_hang_together(out, name):
    root = ElementTree.parse(out / name).getroot()
    nodes, edges = ([element.attrib for element in root.iterfind(f".//{{*}}{kind}")] for kind in ("node", "edge"))
    ids = {node["id"] for node in nodes}
    assert len(ids) == len(nodes) > 0
    assert edges
    assert {end for edge in edges for end in (edge["source"], edge["target"])} <= ids
    assert len({(edge["source"], edge["target"], edge["kind"]) for edge in edges}) == len(edges)
    assert all(node["label"].strip() for node in nodes)


def test_every_quote_is_in_the_graph(out, found):
    root = ElementTree.parse(out / "graph.gexf").getroot()
    nodes = [node.attrib["id"] for node in root.iterfind(".//{*}node")]
    kinds = [edge.attrib["kind"] for edge in root.iterfind(".//{*}edge")]
    said = [quote for record in found for quote in record["quotes"]]
    assert sum(node.startswith("quote:") for node in nodes) == len(said)
    assert kinds.count("said") == sum(bool(quote["speaker"]) for quote in said)
    assert kinds.count("inside") == sum(bool(quote["inside"]) for quote in said)


@pytest.fixture(scope="module")
def split(user):
    """The output for a gold article and for paragraphs of the others, given without answers: more articles than fit one batch, in little text."""
    answered, bare = [], []
    for path in sorted(GOLD.glob("*.jsonl")):
        record = json.loads(path.read_bytes())
        texts = [record["text"]] if record["id"] == GOOD else record["text"].split("\n")[:2]
        for number, text in enumerate(texts, 1):
            answered.append(record | {"id": f"{record['id']}-{number}", "text": text})
            bare.append({name: value for name, value in answered[-1].items() if name not in ("speakers", "quotes")})
    for name, records in (("bare", bare), ("answered", answered)):
        (user.folder / f"{name}.jsonl").write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    done = user("extract", "bare.jsonl", "-o", "one.jsonl")
    assert (done.code, done.err) == (0, "")
    assert len(lines(user.folder / "one.jsonl")) == len(bare) > 16
    return (user.folder / "one.jsonl").read_bytes()


def test_answers_in_the_input_change_nothing_and_neither_do_workers(user, split):
    done = user("extract", "answered.jsonl", "--workers", 2, "-o", "two.jsonl")
    assert done.code == 0
    assert (user.folder / "two.jsonl").read_bytes() == split


def alone(record):
    """An article as `extract` leaves it: who its speakers are elsewhere is found when all are there."""
    return {**record, "speakers": [{**speaker, "identity": None} for speaker in record["speakers"]]}


def test_again_is_the_same(user, out, found):
    """Also on standard output, and with network, home and folder as they were."""
    done = user("extract", ARTICLES)
    assert done.code == 0
    assert [json.loads(line) for line in done.out.splitlines()] == [alone(record) for record in found]
    assert user("extract", ARTICLES).out == done.out


def test_speakers_of_several_articles_have_one_identity(user, tmp_path):
    said = "قال وزير النقل العراقي فؤاد الحمداني إن الطريق سيفتح غدا.", "وأكد الحمداني أن العمل في الطريق انتهى أمس."
    for n, text in enumerate(said):
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
    assert user("run", tmp_path, "-o", tmp_path / "out").code == 0
    articles = [json.loads(line) for line in (tmp_path / "out" / "quotes.jsonl").read_bytes().splitlines()]
    ((one,), (other,)) = ([speaker["identity"] for speaker in article["speakers"]] for article in articles)
    assert one == other == "فؤاد الحمداني"
    (speaker,) = (json.loads(line) for line in (tmp_path / "out" / "speakers.jsonl").read_bytes().splitlines())
    assert (speaker["id"], speaker["aliases"], speaker["articles"]) == ("فؤاد الحمداني", ["الحمداني"], ["0", "1"])


@pytest.fixture(scope="module")
def bad(user):
    """A folder with one good article among everything that cannot be read."""
    folder = user.folder / "bad"
    folder.mkdir()
    text = (ARTICLES / f"{GOOD}.txt").read_text("utf-8")
    (folder / f"{GOOD}.txt").write_text(text, "utf-8", newline="")
    (folder / "broken.jsonl").write_text(
        '{"id": "x", "text": "قال ا\n{"id": "y", "body": "قال"}\n{"id": "z", "text": "وقال مصدر أمني إن النيران بدأت في مخزن."}\n', "utf-8"
    )
    (folder / "empty.txt").touch()
    (folder / "english.txt").write_text("The minister said that the road would be open by tomorrow.", "utf-8")
    (folder / "latin.txt").write_bytes("Le ministre a déclaré que la route serait rouverte à Orléans.".encode("latin-1"))
    (folder / "windows.txt").write_bytes("وقال مصدر أمني إن النيران بدأت في مخزن للأقمشة قرابة الرابعة فجرا.".encode("cp1256"))
    return user("extract", "bad", "-o", "some/quotes.jsonl")


def test_what_cannot_be_read_is_named_with_its_reason(user, bad):
    assert bad.code == 1
    reasons = {(error["file"], error["line"]): error["reason"] for error in lines(user.folder / "some" / "errors.jsonl")}
    assert set(reasons) == {
        ("bad/broken.jsonl", 1),
        ("bad/broken.jsonl", 2),
        ("bad/empty.txt", None),
        ("bad/english.txt", None),
        ("bad/latin.txt", None),
    }
    assert reasons["bad/broken.jsonl", 1].startswith("broken JSON")
    assert "no field 'text'; the record has 'id', 'body'; expected" in reasons["bad/broken.jsonl", 2]
    assert "--text-field" in reasons["bad/broken.jsonl", 2]
    assert reasons["bad/empty.txt", None] == "empty text"
    assert reasons["bad/english.txt", None].startswith("not Arabic")
    assert reasons["bad/latin.txt", None].startswith("not Arabic")
    for (file, line), reason in reasons.items():
        assert f"failed: {file}:{line}: {reason}" in bad.err if line else f"failed: {file}: {Path(file).stem}: {reason}" in bad.err
    assert "bad/windows.txt: not UTF-8, read as cp1256" in bad.err
    assert "Traceback" not in bad.err


def test_the_good_articles_beside_bad_ones_are_complete(user, bad, found):
    kept = by_id(user.folder / "some" / "quotes.jsonl")
    assert set(kept) == {GOOD, "z", "windows"}
    assert kept[GOOD] == alone(next(record for record in found if record["id"] == GOOD))
    for name in ("z", "windows"):
        (quote,) = kept[name]["quotes"]
        assert quote["kind"] == "indirect"
        assert [speaker["name"] for speaker in kept[name]["speakers"]] == ["مصدر أمني"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bare.jsonl", "--text-field", "nowhere"], "no field 'nowhere'; the record has 'id', 'title', 'date', 'outlet', 'text'"),
        (["table.csv", "--text-field", "nowhere"], "table.csv:1: no column 'nowhere'; there are 'content', 'day'; expected"),
        (["table.csv"], "table.csv:1: no column 'text'"),
        (["bad/empty.txt"], "bad/empty.txt: empty: empty text"),
        (["nowhere.txt"], "nowhere.txt: no such file or folder; expected .txt"),
        (["bare.jsonl", "--model", "nowhere"], "no Arabic models at nowhere"),
    ],
)
def test_calls_from_which_nothing_can_come(user, split, bad, arguments, said):
    (user.folder / "table.csv").write_text("content,day\nوقال مصدر أمني إن النيران بدأت.,2023-03-12\n", "utf-8")
    done = user("extract", *arguments, "-o", "none/quotes.jsonl")
    assert (done.code, done.out) == (2, b"")
    assert said in done.err
    assert "Traceback" not in done.err
    assert not (user.folder / "none" / "quotes.jsonl").exists()


def test_commands_pipe(user):
    """`quotes extract < a.txt | quotes graph - -o g.gexf`"""
    text = "نقلت وكالة أنباء محلية عن ضابط في الحرس قوله إن الشاحنات عادت إلى المستودع."
    extracted = user("extract", given=text.encode())
    assert extracted.code == 0
    drawn = user("graph", "-", "-o", "g.gexf", given=extracted.out)
    assert drawn.code == 0
    edges = ElementTree.parse(user.folder / "g.gexf").findall(".//{*}edge")
    assert [edge.get("kind") for edge in edges] == ["relays"]
