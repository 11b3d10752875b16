"""The README says what the program does: its code and commands run, what it shows is what comes out, what it names is there.

`PYTHONPATH=. python tests/test_readme.py`, in the checkout, writes the outputs that the README shows anew; its tables of examples are
expectations, kept by hand.
"""

import io
import re
import shlex
import subprocess
import sys
from contextlib import chdir, contextmanager, redirect_stdout
from itertools import groupby
from pathlib import Path
from typing import get_args
from unittest import mock

import pytest

import quotes
from quotes.cli import call, commands
from quotes.nouns import Kind, Stance

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A block of Python or shell, and below it what comes out.
SHOWN = re.compile(r"^```(?P<of>python|sh)\n(?P<code>(?:(?!```).*\n)*)```\n\n```text\n(?P<out>(?:(?!```).*\n)*)```$", re.MULTILINE)
# `explain` keeps names and labels apart with these; in a file they would only confuse.
ISOLATES = re.compile("[\u2066-\u2069]")
INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# What the shell understands by itself; everything else must be `quotes` or stand in `.ci/run`.
SHELL = {"mkdir", "cat", "printf"}
STARTED = []


def section(title):
    return re.search(rf"^##+ {title}$(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)[1]


def table(text):
    """The rows of the first table, cell by cell, without its header."""
    lines = next(list(lines) for is_table, lines in groupby(text.splitlines(), lambda line: line.startswith("|")) if is_table)
    return [[cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")] for line in lines[2:]]


def blocks(language, text=TEXT):
    return [body for of, body in BLOCK.findall(text) if of == language]


def shell_lines():
    return [line for body in blocks("sh") for line in body.splitlines() if line]


def pieces(line):
    """A line of shell → the commands in it; each is its words, and the separator before it."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    found = [("", [])]
    for word in lexer:
        if word in ("&&", "|"):
            found.append((word, []))
        else:
            found[-1][1].append(word)
    return found


def quotes_calls():
    """The arguments of every `quotes ...` in blocks and in running text, without what the shell takes from them."""
    calls = [words for line in shell_lines() for _, words in pieces(line)]
    calls += [shlex.split(inline) for inline in re.findall(r"`(quotes [^`]+)`", TEXT)]
    for program, *arguments in calls:
        if Path(program).name == "quotes":
            yield arguments[: arguments.index("<")] if "<" in arguments else arguments


def called(arguments, given=b""):
    """A command line in this process: what it writes to standard output. Fails unless its exit code is 0."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with mock.patch("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(given)))), redirect_stdout(out):
        code = call(arguments)
        out.flush()
    assert code == 0, arguments
    return out.buffer.getvalue()


@contextmanager
def background():
    """Lets the README start programs that stay; ends them."""
    try:
        yield
    finally:
        while STARTED:
            STARTED[-1].terminate()
            STARTED.pop().wait()


def run_line(line):
    """A line of shell: `quotes` in this process, what a shell has by the shell; installing is left to `.ci/run`."""
    out = b""
    for separator, (program, *arguments) in pieces(line):
        if Path(program).name == "quotes":
            given = out if separator == "|" else b""
            if "<" in arguments:
                at = arguments.index("<")
                given, arguments = Path(arguments[at + 1]).read_bytes(), arguments[:at] + arguments[at + 2 :]
            out = called(arguments, given)
        elif program == "dask" and arguments[-1] == "&":
            STARTED.append(subprocess.Popen([sys.executable, "-m", "dask", *arguments[:-1]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        elif program in SHELL:
            subprocess.run(line, shell=True, check=True)
            return b""
        else:
            assert program == "python3" or program.startswith(".venv/bin/"), line
    return out


def outputs(text):
    """The README with its outputs as they come out now. Runs all blocks, in the current folder."""
    names = {}
    fresh = {}
    for language, body in BLOCK.findall(text):
        out = io.StringIO()
        if language == "python":
            with redirect_stdout(out):
                exec(body, names)
            fresh[body] = out.getvalue()
        elif language == "sh":
            fresh[body] = b"".join(run_line(line) for line in body.splitlines() if line).decode()

    def renewed(match):
        out = ISOLATES.sub("", fresh[match["code"]]).rstrip("\n")
        return f"```{match['of']}\n{match['code']}```\n\n```text\n{out}\n```"

    return SHOWN.sub(renewed, text)


def prepare(room):
    """What the README's commands take for granted: the corpus, and somebody's own articles."""
    (room / "corpus").symlink_to(ROOT / "corpus")
    (room / "news.csv").write_text("content,published\nوقال مصدر أمني إن النيران بدأت في مخزن للأقمشة.,2023-03-12\n", "utf-8")


def one_analyzer():
    """Lets all that runs in this process share an analyzer: its models load once. Worker processes have their own."""
    analyzer = quotes.Analyzer()
    return mock.patch.multiple("quotes.analyzer", Analyzer=lambda model="default": analyzer)


@pytest.fixture(scope="module", autouse=True)
def shared_analyzer():
    with one_analyzer():
        yield


@pytest.fixture(scope="module")
def analyzer():
    return quotes.Analyzer()


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The folder in which all blocks ran, and the README as it should be."""
    room = tmp_path_factory.mktemp("readme")
    prepare(room)
    with chdir(room), background():
        return room, outputs(TEXT)


def test_what_is_shown_is_what_comes_out(ran):
    assert len(SHOWN.findall(TEXT)) >= 2
    assert ran[1] == TEXT, "PYTHONPATH=. python tests/test_readme.py writes it anew; look at the difference before you commit it"


def test_the_opening_example(analyzer):
    opening = TEXT[: TEXT.index("## ")]
    example = re.search(r"^> (.*)$", opening, re.MULTILINE)[1]
    found = [
        [
            quote.speaker.name if quote.speaker else "",
            quote.speaker.role or "" if quote.speaker else "",
            quote.cue.text,
            quote.content.text,
            quote.relay.text if quote.relay else "",
            f"{quote.kind}, {quote.stance}",
        ]
        for quote in analyzer.analyze(example).quotes
    ]
    assert found == table(opening)


EXAMPLES = [pytest.param(*row, id=row[0]) for row in table(section("What it finds"))]


@pytest.mark.parametrize(("shows", "example", "speaker", "content"), EXAMPLES)
def test_each_example_is_found_as_it_is_shown(analyzer, shows, example, speaker, content):
    matching = [quote for quote in analyzer.analyze(example).quotes if quote.content.text == content]
    assert len(matching) == 1
    quote = matching[0]
    assert quote.speaker is not None
    assert quote.speaker.name == speaker
    feature, detail = re.fullmatch(r"`(\w+)`(.*)", shows).groups()
    if feature == "relay":
        assert quote.relay.text == detail.removeprefix(":").strip()
        assert quote.relay_speakers
    elif feature == "dropped":
        assert quote.source is None
    else:
        assert feature in (quote.kind, quote.stance)


def test_there_is_an_example_of_everything():
    features = {re.match(r"`(\w+)`", row[0])[1] for row in table(section("What it finds"))}
    assert features == {*get_args(Kind), *get_args(Stance), "relay", "dropped"} - {"asserted"}


def test_every_command_that_is_named_can_be_called_so():
    calls = list(quotes_calls())
    assert len(calls) > 10
    for name, *arguments in calls:
        if name.startswith("-"):
            assert name in ("--version", "--help")
        elif name not in ("COMMAND", "...") and (arguments or name not in commands.commands):
            # A command's name alone is only a name; optional things stand in brackets.
            commands.commands[name].make_context(name, [word.strip("[]") for word in arguments])


def test_every_command_is_listed():
    listed = [re.match(r"`quotes ([\w-]+)", row[0])[1] for row in table(section("Commands"))]
    assert listed == list(commands.commands)


def test_every_file_is_listed(ran, tmp_path):
    with chdir(tmp_path):
        Path("a.txt").write_text("وقال مصدر أمني إن النيران بدأت في مخزن للأقمشة.", "utf-8")
        called(["run", "a.txt", "-o", "out"])
        written = {path.name for path in Path("out").iterdir()}
    assert {row[0].strip("`") for row in table(section("The files"))} == written | {"errors.jsonl"}
    assert (ran[0] / "who-said-what.gexf").stat().st_size


def test_the_script_for_machines_runs_the_same_commands():
    (line,) = blocks("sh", section("Run the tests"))
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    wanted = [part.replace(".venv", '"$venv"') for part in line.strip().split(" && ")]
    assert len(wanted) == 3
    assert [part for part in script if part in wanted] == wanted


def test_links_and_paths_lead_somewhere():
    links = [link.split("#") for link in re.findall(r"\]\(([^)]+)\)", TEXT) if "://" not in link]
    paths = [link[0] for link in links if link[0]] + re.findall(r"`((?:quotes|corpus|tests|\.ci)/[\w./-]*)", TEXT)
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []
    headings = {re.sub(r"[^\w ]", "", title).lower().replace(" ", "-") for title in re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)}
    assert {link[1] for link in links if len(link) > 1} <= headings


def test_nothing_invisible():
    assert not INVISIBLE.findall(TEXT)


def main():
    import tempfile

    with tempfile.TemporaryDirectory() as room, one_analyzer():
        prepare(Path(room))
        with chdir(room), background():
            fresh = outputs(TEXT)
    README.write_text(fresh, "utf-8")
    sys.stderr.write("README.md: nothing new\n" if fresh == TEXT else "README.md: outputs written anew\n")


if __name__ == "__main__":
    main()
