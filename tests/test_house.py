"""The order of the house: imports run down only, and asking for help costs next to nothing."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from annotator.bangla.endings import CLITICS, ENDINGS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "annotator"
MODULES = sorted(PACKAGE.rglob("*.py"))

#: What words end in, which rules may ask of one; letters in which two spellings differ, and visarga as a colon.
OTHER_PARTS = """ন নি ো া ঁ ৾ ঀ ৿ ঃ দ দদের জন জনের সহ লেও ভাবে ভাবেই ভাবেও নূর নুর পুর ইয় উয় ওয় ংয় র্য র‍্য স"""
PARTS_OF_WORDS = {ending for ending, _ in ENDINGS} | {*CLITICS} | {*OTHER_PARTS.split()}
#: What each part may import of ours. Not listed is what all see: models, labels, attributes, digests, errors.
BASE = {
    "aliases",
    "version",
    "models",
    "labels",
    "attributes",
    "digests",
    "errors",
    "exchange",
    "progress",
    "language",
    "extras",
}
MAY_IMPORT = {
    "annotator": {"api", "database", "errors", "models", "version"},
    "__main__": {"cli"},
    "version": set(),
    "settings": BASE,
    "errors": set(),
    "extras": {"errors"},
    "aliases": set(),
    "labels": set(),
    "progress": set(),
    "language": set(),
    "attributes": {"labels"},
    "digests": set(),
    "models": {"labels", "attributes", "digests"},
    "interchange": {"aliases", "models", "labels", "attributes"},
    "exchange": {"models", "labels"},
    "samples": BASE,
    "bangla": {"labels", "models", "errors"},
    "lexicon": BASE | {"bangla"},
    "intake": BASE,
    "fetch": BASE | {"intake", "lexicon"},
    "pages": BASE | {"bangla", "lexicon", "intake"},
    "rules": BASE | {"bangla", "lexicon"},
    "store": BASE,
    "studio": BASE | {"bangla", "lexicon", "pages", "store"},
    "server": BASE | {"studio"},
    "quality": BASE | {"bangla", "lexicon", "rules", "store"},
    "stories": BASE | {"bangla", "lexicon", "store", "quality"},
    "comparing": BASE | {"bangla", "lexicon", "store", "stories", "quality"},
    "tables": BASE | {"bangla", "interchange", "store", "comparing", "stories", "quality"},
    "explore": BASE | {"bangla", "store", "comparing", "stories", "tables"},
    "batch": BASE | {"bangla", "lexicon", "intake", "pages", "rules", "store"},
    "pipeline": BASE
    | {"batch"}
    | {"interchange", "samples", "bangla", "lexicon", "intake", "pages", "rules", "studio", "store", "quality"}
    | {"stories", "comparing", "tables"},
    "database": BASE | {"store", "comparing", "tables"},
    "api": BASE | {"database", "pipeline", "pages", "rules", "studio", "store", "tables"},
}

#: Libraries that only one part may import.
ONLY_IN = {"rich": "cli", "click": "cli", "sqlalchemy": "store", "alembic": "store", "label_studio_sdk": "studio"}
ONLY_IN |= {"distributed": "batch", "fsspec": "batch"}
ONLY_IN |= {"starlette": "explore", "uvicorn": "explore"}

#: Lines of a module, and of a function.
MOST_LINES, MOST_LINES_OF_FUNCTION = 300, 60

HEAVY = {
    *("spacy", "label_studio_sdk", "sqlalchemy", "pandas", "numpy", "pyarrow", "trafilatura", "lxml", "alembic"),
    *("scipy", "sklearn", "pydantic"),
}


def part(module: Path) -> str:
    """The part of the house a module stands in: a folder, or a module at the top."""
    name = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "annotator" if name == "__init__" else name


def imports(module: Path) -> Iterator[str]:
    """The full names of all modules that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: write imports in full"
            assert node.module
            yield node.module
            if node.module == "annotator":
                yield from (f"annotator.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_imports_run_down_only(module: Path) -> None:
    here = part(module)
    ours = {name.split(".")[1] for name in imports(module) if name.startswith("annotator.")}
    if here != "cli":
        assert ours <= MAY_IMPORT[here] | {here}


def full_name(module: Path) -> str:
    """The name a module is imported by; of a package's ``__init__`` the package's."""
    return ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(module: Path, known: set[str]) -> Iterator[str]:
    """Which of the known modules a module imports, wherever in it: in functions and for type checkers too."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from known & {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from known & {name if name in known else str(node.module) for name in names}


def test_no_module_imports_itself_by_a_circle() -> None:
    known = {full_name(module): module for module in MODULES}
    graph = {name: set(imported(module, set(known))) for name, module in known.items()}
    TopologicalSorter(graph).prepare()  # a CycleError names the circle


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_a_library_has_one_place(module: Path) -> None:
    libraries = {name.split(".")[0] for name in imports(module)}
    assert {ONLY_IN[library] for library in libraries & ONLY_IN.keys()} <= {part(module)}


@pytest.mark.parametrize("module", [each for each in MODULES if part(each) == "rules"], ids=lambda each: each.stem)
def test_rules_hold_no_words_but_endings(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in prose)
    bangla = {str(node.value) for node in texts if re.fullmatch(r"[\u0980-\u09fe]+", str(node.value))}
    assert bangla - PARTS_OF_WORDS == set(), "words go to the records of annotator/lexicon"


@pytest.mark.parametrize("module", [each for each in MODULES if part(each) != "cli"], ids=lambda each: each.stem)
def test_the_library_never_prints(module: Path) -> None:
    prints = (
        node
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    )
    assert all(any(word.arg == "file" for word in node.keywords) for node in prints)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_modules_and_functions_stay_short(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert source.count("\n") <= MOST_LINES
    if "migrations" not in module.parts:  # each is a list of columns, and history
        defined = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
        assert [node.name for node in defined if (node.end_lineno or 0) - node.lineno >= MOST_LINES_OF_FUNCTION] == []


@pytest.mark.parametrize(
    "line", [["--help"], ["run", "--help"], ["export", "--help"], ["show", "--help"]], ids=" ".join
)
def test_help_imports_nothing_heavy(line: list[str]) -> None:
    code = (
        "import json, sys\n"
        "from annotator.cli.main import cli\n"
        f"cli.main({line!r}, standalone_mode=False)\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert not loaded & HEAVY
