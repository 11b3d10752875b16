import subprocess
import sys
from time import perf_counter

from quotes.cli.terminal import Notes


def test_help_is_quick_and_loads_nothing_heavy():
    code = "import sys; from quotes.cli import call; call(['run', '--help']); call(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    started = perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    # The promise is half a second on an idle machine; this only keeps seconds out.
    assert perf_counter() - started < 2
    assert done.stdout.index("run ") < done.stdout.rindex("score ")
    for heavy in ("torch", "stanza", "networkx", "pandas", "pyarrow", "numpy", "rich", "orjson", "charset_normalizer"):
        assert f"'{heavy}'" not in done.stderr


def test_importing_the_package_is_free():
    code = "import sys, quotes; print(len([name for name in sys.modules if name.startswith('quotes')]))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "1\n"


def test_version(cli):
    from quotes import __version__

    done = cli("--version")
    assert (done.code, done.out.decode()) == (0, f"quotes {__version__}\n")


def test_python_m_quotes():
    done = subprocess.run([sys.executable, "-m", "quotes", "extract", "none.txt"], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("quotes: none.txt: no such file or folder")
    assert "Traceback" not in done.stderr


def test_notes_are_said_once_and_not_for_ever(capsys):
    notes = Notes()
    for number in [*range(30), *range(30)]:
        notes(f"n{number}")
    assert capsys.readouterr().err.splitlines() == [*(f"note: n{number}" for number in range(10)), "note: … and more of these"]
    Notes(quiet=True)("n")
    assert capsys.readouterr().err == ""
