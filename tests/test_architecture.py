"""Imports point one way. Each line below may use only what stands above it; what stands on one line does not import each other."""

import ast
from pathlib import Path

import quotes

PACKAGE = Path(quotes.__file__).parent
LAYERS = (
    ("errors", "nouns"),
    ("arabic", "marks"),
    ("lexicon", "syntax"),
    ("phrases", "likelihood"),
    ("articles", "parsing", "cues", "contents", "sources", "speakers"),
    ("assembly", "confidence"),
    ("pipeline",),
    ("analyzer", "graph", "identities", "scoring"),
    ("exports",),
    ("engine", "formats", "training"),
    ("cli",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
# Only these may touch what is slow to load; inside a function, so that a command that does not need it does not pay.
HEAVY = {
    "stanza": {"parsing", "training"},
    "torch": {"parsing", "training"},
    "pandas": {"exports"},
    "pyarrow": {"exports", "articles"},
    "matplotlib": {"exports"},
    "cassis": {"formats"},
    "dask": {"engine"},
    "distributed": {"engine"},
}
# Its classes are torch's, so it loads torch with itself, and is itself loaded late.
NETWORK = PACKAGE / "parsing" / "reader" / "network.py"


def unit(path):
    """The layer's name that a file belongs to: the first name below the package; what trains the models stands above the analysis."""
    parts = path.relative_to(PACKAGE).parts
    return "training" if parts[:2] == ("parsing", "training") else parts[0].removesuffix(".py")


def imports(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def found():
    """Every import: the file, the line, the module, and whether it runs when the file is loaded."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        unloaded = {inner for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) or _type_checking(node) for inner in ast.walk(node)}
        for node in ast.walk(tree):
            for module in imports(node):
                yield path, node.lineno, module, node not in unloaded


def _type_checking(node):
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def test_every_part_has_its_layer():
    parts = {unit(path) for path in PACKAGE.rglob("*.py")} - {"__init__", "__main__"}
    assert parts <= set(RANK), "a new part of the package needs a line in LAYERS"


def test_imports_point_down():
    wrong = []
    for path, line, module, _ in found():
        own, target = unit(path), module.split(".")[1] if module.startswith("quotes.") else None
        if own in RANK and target in RANK and own != target and RANK[target] >= RANK[own]:
            wrong.append(f"{path.relative_to(PACKAGE)}:{line} ({own}) imports {module}")
    assert not wrong


def test_no_relative_imports():
    relative = [path for path in PACKAGE.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))) if getattr(node, "level", 0)]
    assert not relative


def test_heavy_packages_are_imported_where_they_are_needed_and_late():
    wrong = []
    for path, line, module, at_load in found():
        package = module.split(".")[0]
        late = not at_load or path == NETWORK
        if package in HEAVY and not (unit(path) in HEAVY[package] and late):
            wrong.append(f"{path.relative_to(PACKAGE)}:{line} imports {module}")
    assert not wrong


def test_the_network_is_loaded_late():
    early = [path for path, _, module, at_load in found() if module == "quotes.parsing.reader.network" and at_load and unit(path) != "training"]
    assert not early


def test_only_the_command_line_prints():
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        printing = [node.lineno for node in calls if isinstance(node.func, ast.Name) and node.func.id == "print"]
        if unit(path) != "cli":
            wrong += [f"{path.relative_to(PACKAGE)}:{line} prints" for line in printing]
    assert not wrong


def test_no_invisible_direction_marks_in_source():
    marks = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)]
    texts = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".toml", ".json")]
    wrong = [str(path.relative_to(PACKAGE)) for path in texts if any(mark in path.read_text("utf-8") for mark in marks)]
    assert not wrong
