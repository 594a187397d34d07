"""Change one thing at a time in a room's functions, and see whether its tests notice.

    python -m benchmarks.mutants annotator/rules [--number 100] [--seed 1] [--quick]

A mutant is one change of one expression: a comparison turned, an operand of ``and``/``or`` dropped or the word
exchanged, ``not`` dropped, a condition negated, ``+`` for ``-``, a number one higher, another string, ``break`` for
``continue``. So many lines are drawn by chance, and on each line one of its changes. What only people read
(docstrings, messages of errors, sentences, ``__str__``) and ``strict`` of ``zip`` are left alone. Each mutant is
judged by the approved answers of its room (``patching``); if they are the same, in a copy of the checkout by the tests
named in ``ROOMS``, unless ``--quick`` says that the answers are enough. It is killed if an answer changes, a test
fails, or either takes far too long. Prints the survivors, then the share that was killed. The checkout stays as it is.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from benchmarks.patching import Answers
from benchmarks.patching import changes as changes_of

ROOT = Path(__file__).resolve().parents[1]
#: The tests of a room, in steps: what an earlier one kills is not asked in a later one.
ROOMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "annotator/rules": (
        ("tests/rules/test_approved.py",),
        ("tests/examples/test_examples.py",),
        ("tests/rules", "tests/lexicon", "tests/examples", "-m", "not slow"),
    ),
    "annotator/pages": (
        ("tests/pages/test_approved.py",),
        ("tests/pages/test_parts.py", "tests/pages/test_seams.py", "tests/pages/test_whole_pages.py"),
        ("tests/pages",),
    ),
}
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot},
    **{ast.IsNot: ast.Is, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv},
    **{ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.FloorDiv: ast.Mult, ast.Break: ast.Continue},
    ast.Continue: ast.Break,
}
#: A mutant never ends where a step takes so many times as long as it does without one, and so many seconds more.
TIMES, MORE = 4, 30


@dataclass(frozen=True)
class Mutant:
    """A change of a module: the bytes from start up to end become others."""

    path: Path
    line: int
    start: int
    end: int
    new: str

    def apply(self, source: bytes) -> bytes:
        return source[: self.start] + self.new.encode() + source[self.end :]


def changes(node: ast.expr | ast.stmt) -> Iterator[str]:
    """What may stand in the place of a node."""
    match node:
        case ast.Compare(left, [op], [right]) if type(op) in SWAPPED:
            yield ast.unparse(ast.Compare(left, [SWAPPED[type(op)]()], [right]))  # type: ignore[list-item]
        case ast.BoolOp(op, values):
            yield ast.unparse(ast.BoolOp(SWAPPED[type(op)](), values))  # type: ignore[arg-type]
            for n in range(len(values)):
                rest = values[:n] + values[n + 1 :]
                yield ast.unparse(rest[0] if len(rest) == 1 else ast.BoolOp(op, rest))
        case ast.UnaryOp(ast.Not(), operand):
            yield ast.unparse(operand)
        case ast.BinOp(left, op, right) if type(op) in SWAPPED:
            yield ast.unparse(ast.BinOp(left, SWAPPED[type(op)](), right))  # type: ignore[arg-type]
        case ast.Constant(bool() as value):
            yield repr(not value)
        case ast.Constant(int() as value):
            yield repr(value + 1)
        case ast.Constant(str() as value) if " " not in value.strip() or not value.isascii():
            yield repr(f"XX{value}XX")
        case ast.Break() | ast.Continue():
            yield ast.unparse(SWAPPED[type(node)]())


def conditions(node: ast.AST) -> list[ast.expr]:
    """The conditions of a node that no other change touches: a name, a call, an attribute."""
    match node:
        case ast.If(test) | ast.IfExp(test) | ast.While(test):
            found = [test]
        case ast.comprehension(ifs=ifs):
            found = ifs
        case _:
            return []
    return [test for test in found if isinstance(test, ast.Name | ast.Call | ast.Attribute)]


def parts(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below one, without those that only people or type checkers read."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "msg", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Raise | ast.JoinedStr):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if isinstance(child, ast.keyword) and child.arg == "strict":
                continue
            yield child
            yield from parts(child)


def mutants(path: Path) -> list[Mutant]:
    """All changes of the functions of a module, in the order of the text."""
    source = path.read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found: set[tuple[int, int, int, str]] = set()

    def note(node: ast.expr | ast.stmt, new: str) -> None:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        end = starts[node.end_lineno - 1] + node.end_col_offset
        new = new if isinstance(node, ast.stmt | ast.Constant) else f"({new})"
        found.add((node.lineno, starts[node.lineno - 1] + node.col_offset, end, new))

    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef) and function.name not in ("__str__", "__repr__"):
            for node in parts(function):
                if isinstance(node, ast.expr | ast.stmt):
                    for new in changes(node):
                        note(node, new)
                for test in conditions(node):
                    note(test, f"not {ast.unparse(test)}")
    return [Mutant(path, *one) for one in sorted(found)]


def drawn(room: Path, number: int, seed: int) -> list[Mutant]:
    """So many mutants of the modules of a room, each on a line of its own."""
    lines: dict[tuple[Path, int], list[Mutant]] = defaultdict(list)
    for path in sorted(room.rglob("*.py")):
        for one in mutants(path):
            lines[path, one.line].append(one)
    chance = random.Random(seed)
    return [chance.choice(lines[key]) for key in sorted(chance.sample(sorted(lines), min(number, len(lines))))]


def copy(target: Path) -> Path:
    """A copy of what git knows of the checkout, with the evaluation data beside it where that is there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tree = target / "tree"
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    if (ROOT.parent / "shared").is_dir():
        (target / "shared").symlink_to((ROOT.parent / "shared").resolve())
    return tree


def notice(tree: Path, steps: tuple[tuple[str, ...], ...], usual: dict[tuple[str, ...], float]) -> str | None:
    """The first test that fails in a tree, or None.

    Args:
        tree: a copy of the checkout.
        steps: its tests.
        usual: how many seconds each step took the first time, where it was run before.
    """
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    for step in steps:
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *step]
        limit, began = TIMES * usual[step] + MORE if step in usual else None, time.monotonic()
        try:
            run = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=limit)
        except subprocess.TimeoutExpired:
            return "no end"
        usual.setdefault(step, time.monotonic() - began)
        if run.returncode:
            failed = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
            return failed[0][:120] if failed else f"status {run.returncode}"
    return None


def changed(source: bytes, mutant: Mutant) -> str:
    """The lines of a mutant that differ, as a diff has them."""
    before, after = (text.decode().splitlines() for text in (source, mutant.apply(source)))
    return "\n".join(difflib.unified_diff(before, after, n=0, lineterm="")).partition("\n+++ \n")[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="ask for the approved answers alone")
    options = parser.parse_args()
    package = options.room.replace("/", ".")
    answers = Answers(import_module(f"{package.replace('annotator', 'tests')}.approval").APPROVAL, package)
    began = time.monotonic()
    if failed := answers.note_calls():
        parser.error(f"the approved answers differ without any change: {failed}")
    limit = TIMES * (time.monotonic() - began) + MORE
    killed, usual = 0, dict[tuple[str, ...], float]()
    with tempfile.TemporaryDirectory() as folder:
        tree = copy(Path(folder))
        steps = () if options.quick else ROOMS[options.room]
        if failed := notice(tree, steps, usual):
            parser.error(f"the tests fail without any change: {failed}")
        chosen = drawn(tree / options.room, options.number, options.seed)
        for number, mutant in enumerate(chosen, 1):
            began, source, times = time.monotonic(), mutant.path.read_bytes(), mutant.path.stat()
            made = changes_of(ROOT / mutant.path.relative_to(tree), mutant.apply(source))
            found = answers.differ(made, limit) if made else None
            if found is None:
                mutant.path.write_bytes(mutant.apply(source))
                found = notice(tree, steps[1:] if made else steps, usual)
                mutant.path.write_bytes(source)
                os.utime(mutant.path, ns=(times.st_atime_ns, times.st_mtime_ns))
            killed += found is not None
            seconds = time.monotonic() - began
            print(f"{number} {mutant.path.name}:{mutant.line} {found or 'SURVIVES'} ({seconds:.0f} s)", flush=True)
            if found is None:
                print(changed(source, mutant), flush=True)
    print(f"{killed} of {len(chosen)} killed ({killed / len(chosen):.0%})")


if __name__ == "__main__":
    main()
