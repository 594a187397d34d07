"""Change one thing at a time in a room's functions, and see whether its tests notice.

    python -m benchmarks.mutants annotator/rules [--number 100] [--seed 1] [--quick]

A mutant is one change of one expression: a comparison turned, an operand of ``and``/``or`` dropped or the word
exchanged, ``not`` dropped, a condition negated, ``+`` for ``-``, a number one higher, another string, ``break`` for
``continue``. So many lines are drawn by chance, and on each line one of its changes. What only people read
(docstrings, messages of errors, sentences, ``__str__``) and ``strict`` of ``zip`` are left alone.

First all cases of the approved answers are asked once, and it is noted in which of them a changed expression has
another value, and the expression around it too (``around``). Each mutant is then asked these, in a fork
(``patching``), no more than ``--most`` of them if that is given. Those that leave all answers as they are are then
asked the room's tests, unless ``--quick`` says that the answers are enough: those of the files in which the expression
has another value, so that what a file only finds made before is not asked again. A mutant is killed if an answer
changes, a test fails, or it takes far too long. Prints the survivors of each, then the share that was killed. The
checkout stays as it is.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.around import ONCE, around
from benchmarks.patching import Watch, approval, forked, noticed, put, showing, tested
from tests.approving import Case

ROOT = Path(__file__).resolve().parents[1]
#: The tests of a room besides its approved answers.
ROOMS = {
    "annotator/rules": ("tests/examples", "tests/lexicon", "tests/rules"),
    "annotator/pages": ("tests/pages",),
}
#: What these have of the answers is asked already, and what takes long would be asked of each mutant.
LESS = ("-m", "not slow", "-k", "not approved")
#: What the rooms import: imported once, for all forks.
OUTSIDE = ("hypothesis", "lxml.html", "openpyxl", "pydantic", "pyarrow", "pytest", "spacy")
#: A mutant never ends where it takes so many times as long as everything does without one.
TIMES = 3
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot},
    **{ast.IsNot: ast.Is, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv},
    **{ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.FloorDiv: ast.Mult, ast.Break: ast.Continue},
    ast.Continue: ast.Break,
}


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

    def watched(self, text: bytes, more: int, number: int) -> bytes:
        """A text that lets ``Watch`` see, under a number, where the expression would have another value.

        Args:
            text: the module, in which what stands behind the start of the expression, or in it, may be watched.
            more: by so many bytes the expression is longer there.
            number: the mutant's.
        """
        old = text[self.start : self.end + more].decode()
        if old in ("break", "continue"):
            return replace(self, new=f"__watch__({number}, 0, lambda: 1); {old}").apply(text)
        new = "..." if ONCE.search(old) else self.new
        return replace(self, end=self.end + more, new=f"(__watch__({number}, ({old}), lambda: {new}))").apply(text)

    def outer(self) -> Mutant | None:
        """The change of the longest expression around the changed one; none where that is the longest."""
        span = None if self.new in ("break", "continue") else around(self.path, self.start, self.end)
        if span is None:
            return None
        source = self.path.read_bytes()
        new = source[span[0] : self.start].decode() + self.new + source[self.end : span[1]].decode()
        return replace(self, start=span[0], end=span[1], new=f"({new})")


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


def watching(
    chosen: Mapping[int, Mutant], write: Callable[[Mutant, bytes, int, int], bytes] = Mutant.watched
) -> tuple[dict[str, bytes], set[int]]:
    """The texts that see where mutants differ, by their files, and the mutants that can be seen, by their numbers."""
    texts: dict[str, bytes] = {}
    done: dict[str, list[tuple[int, int]]] = defaultdict(list)  # where an expression begins, and by how much it grew
    seen: set[int] = set()
    for number, one in sorted(chosen.items(), key=lambda each: (-each[1].start, each[1].end)):  # the inner first
        path, source = str(one.path), one.path.read_bytes()
        if source.splitlines()[one.line - 1].lstrip().startswith(b"case "):  # a pattern has no value
            continue
        text = texts.get(path, source)
        texts[path] = write(one, text, sum(grown for start, grown in done[path] if start < one.end), number)
        done[path].append((one.start, len(texts[path]) - len(text)))
        seen.add(number)
    return texts, seen


def cases(room: Path, chosen: Sequence[Mutant]) -> tuple[dict[str, Case], list[set[str]]]:
    """All cases of a room, and for each mutant the keys of those in which it could be noticed."""
    wider = {-1 - number: outer for number, one in enumerate(chosen) if (outer := one.outer())}
    texts, seen = watching(dict(enumerate(chosen)) | wider)
    watch = Watch()
    put(texts)
    asked = approval(room)
    found = watch.cases(asked)
    for number in wider.keys() & seen:
        found[-1 - number] &= found[number]
    return asked.made, [found[number] if number in seen else set(asked.made) for number in range(len(chosen))]


def test_files(chosen: Sequence[Mutant], tests: Sequence[str]) -> list[set[str]]:
    """For each mutant the files of tests in which it could be noticed.

    Raises:
        ValueError: a test fails without any change.
    """
    texts, seen = watching(dict(enumerate(chosen)))
    failed, found = showing(tests, texts)
    if failed:
        raise ValueError(failed)
    return [found.get(number, set()) if number in seen else set(tests[len(LESS) :]) for number in range(len(chosen))]


def answered(room: Path, mutant: Mutant, made: dict[str, Case], keys: set[str]) -> str | None:
    """The first answer in this process that notices a mutant; none where none does."""
    put({str(mutant.path): mutant.apply(mutant.path.read_bytes())})
    return noticed(room, made, keys)


def limited(work: Callable[[], str | None], usual: float) -> tuple[str | None, float]:
    """What a fork says of a mutant, and the seconds that it takes; without a change it takes the usual ones."""
    return forked(work, round(TIMES * usual), at_limit="no end")


def changed(source: bytes, mutant: Mutant) -> str:
    """The lines of a mutant that differ, as a diff has them."""
    before, after = (text.decode().splitlines() for text in (source, mutant.apply(source)))
    return "\n".join(difflib.unified_diff(before, after, n=0, lineterm="")).partition("\n+++ \n")[2]


def tell(number: int, mutant: Mutant, told: str | None, asked: str) -> None:
    """Print what notices a mutant; where nothing does, the mutant."""
    print(f"{number + 1} {mutant.path.name}:{mutant.line} {(told or 'SURVIVES')[:120]} ({asked})", flush=True)
    if told is None:
        print(changed(mutant.path.read_bytes(), mutant), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, help="ask no more cases of a mutant: what is killed is then a lower bound")
    parser.add_argument("--quick", action="store_true", help="ask for the approved answers alone")
    options = parser.parse_args()
    for name in OUTSIDE:
        import_module(name)
    room, tests = ROOT / options.room, () if options.quick else (*LESS, *ROOMS[options.room])
    chosen = drawn(room, options.number, options.seed)
    known, usual = forked(partial(cases, room, chosen))
    assert known is not None
    made, keys = known
    print(f"{len(made)} cases, {usual:.0f} s", flush=True)
    chance = random.Random(options.seed)
    if options.most:
        keys = [set(chance.sample(sorted(found), min(options.most, len(found)))) for found in keys]
    left: list[int] = []
    for number, mutant in enumerate(chosen):
        work = partial(answered, room, mutant, made, keys[number])
        told, seconds = limited(work, usual)
        tell(number, mutant, told, f"{len(keys[number])} cases, {seconds:.0f} s")
        left += [number] if told is None else []
    by_answers, by_tests = len(chosen) - len(left), 0
    if tests and left:
        files, usual = forked(partial(test_files, [chosen[number] for number in left], tests))
        assert files is not None
        for number, some in zip(left, files, strict=True):
            mutant, asked = chosen[number], (*LESS, *sorted(some))
            work = partial(tested, asked, {str(mutant.path): mutant.apply(mutant.path.read_bytes())})
            told, seconds = limited(work, usual) if some else (None, 0.0)
            tell(number, mutant, told, f"{len(some)} files, {seconds:.0f} s")
            by_tests += told is not None
    killed = by_answers + by_tests
    print(f"{killed} of {len(chosen)} killed ({killed / len(chosen):.0%}), {by_tests} of them by tests alone")


if __name__ == "__main__":
    main()
