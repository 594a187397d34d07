"""The rule pass compiled: what it finds is what the pass in Python finds, to the letter."""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.pages import read
from annotator.rules import RulePass
from annotator.samples import lexicon_folder, pages_folder
from tests.examples.markup import parse
from tests.examples.markup import read as blocks
from tests.test_bootstrap import load

ROOT = Path(__file__).parents[2]

PROGRAM = """
from annotator.rules import engine
from tests.rules.test_compiled import found
assert not engine.__file__.endswith(".py"), engine.__file__
print(found())
"""


def texts() -> Iterator[str]:
    """The bodies of the sample pages, and all examples of the rules."""
    for one in read([pages_folder()], lexicon=lexicon_folder()):
        if one.article is not None:
            yield one.article.body
    for file in sorted((ROOT / "tests" / "examples").glob("*.txt")):
        yield from (parse(block.source).text for block in blocks(file))


def found() -> str:
    """The version of the pass, and a hash of all that it finds."""
    rules, sha = RulePass(lexicon_folder()), hashlib.sha256()
    for text in texts():
        sha.update(rules.annotate_text(text).model_dump_json().encode("utf-8"))
    return f"{rules.version} {sha.hexdigest()}"


@pytest.fixture
def bootstrap() -> Any:
    """The program, as it works in this environment."""
    module = load()
    module.PYTHON = Path(sys.executable)
    return module


def _not_compiled(tree: ast.AST) -> Iterator[int]:
    """The lines of what mypyc does not compile: ``in (*a, b)``, and a default that is a ``lambda`` with ``*``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [
                right
                for op, right in zip(node.ops, node.comparators, strict=True)
                if isinstance(op, ast.In | ast.NotIn)
            ]
            starred = (one for side in sides if isinstance(side, ast.Tuple | ast.List | ast.Set) for one in side.elts)
            yield from (one.lineno for one in starred if isinstance(one, ast.Starred))
        elif isinstance(node, ast.arguments):
            defaults = [one for one in (*node.defaults, *node.kw_defaults) if isinstance(one, ast.Lambda)]
            yield from (one.lineno for one in defaults if one.args.vararg or one.args.kwonlyargs or one.args.kwarg)


def test_all_of_it_can_be_compiled() -> None:
    """The test below compiles all of it, which takes a minute or two: what would stop that is found here at once."""
    found = [
        f"{file.relative_to(ROOT)}:{line}"
        for room in ("rules", "bangla")
        for file in sorted((ROOT / "annotator" / room).glob("*.py"))
        for line in _not_compiled(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert not found
    stopped = ast.parse(
        "a in (*b, c)\nd not in {*e}\ndef f(g=lambda *h: h): ...\nf = lambda i, *, j=lambda **k: k: i\n"
    )
    assert sorted(_not_compiled(stopped)) == [1, 2, 3, 4]


def test_without_a_compiler_it_runs_in_python(
    bootstrap: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "compiled_rules", lambda: tmp_path / "none")
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    assert bootstrap.compile_rules() is None
    assert "runs in plain Python: there is no C compiler here" in capfd.readouterr().err
    assert "PYTHONPATH" not in bootstrap.with_compiled_rules().keys() - os.environ.keys()


@pytest.mark.slow
def test_it_finds_the_same(bootstrap: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = bootstrap.compile_rules()
    told = capfd.readouterr().err
    if folder is None and "no C compiler" in told:
        pytest.skip(told)
    assert folder, told
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
    line = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(line, env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == found().split()
