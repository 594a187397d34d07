"""The expression around a changed one: its value tells better where the change could be noticed.

A number in ``len(found) == 1`` has another value in every case, the comparison only where one or two were found.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

#: An expression that cannot be valued twice.
ONCE = re.compile(r"\b(next|pop|append|add|extend|insert|remove|update|setdefault|yield)\b|:=")
#: What is valued in one piece with what it holds.
_WITH = (
    ast.Compare,
    ast.BoolOp,
    ast.UnaryOp,
    ast.BinOp,
    ast.IfExp,
    ast.Subscript,
    ast.Slice,
    ast.Tuple,
    ast.List,
    ast.Set,
)
_MADE = (ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp, ast.Starred)


def around(path: Path, start: int, end: int) -> tuple[int, int] | None:
    """The bytes, from and up to, of the longest expression around one that can be valued with it; none without one.

    Args:
        path: the module.
        start: where the expression begins, in bytes.
        end: where it ends.
    """
    source = path.read_bytes()
    found = None
    for node, first, last in reversed([each for each in _expressions(path) if each[1] <= start and end <= each[2]]):
        if (first, last) == (start, end):
            continue
        if not _is_valued_with(node) or ONCE.search(source[first:last].decode()):
            break
        if not isinstance(node, (*_MADE, ast.Slice)) and not _holds_a_slice(node):
            found = first, last
    return found


def _is_valued_with(node: ast.expr) -> bool:
    """Tell whether an expression is of parts that change nothing; what an object does by itself may."""
    calls = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
    own = any(isinstance(each, ast.Name) and each.id == "self" for call in calls for each in ast.walk(call))
    kinds = (ast.Call, *_WITH, *_MADE)
    return isinstance(node, kinds) and not own and not isinstance(getattr(node, "ctx", None), ast.Store | ast.Del)


def _holds_a_slice(node: ast.expr) -> bool:
    return isinstance(node, ast.Tuple) and any(isinstance(each, ast.Slice) for each in node.elts)


@lru_cache(maxsize=256)
def _expressions(path: Path) -> list[tuple[ast.expr, int, int]]:
    """All expressions of a module with their bytes, the outer before the inner."""
    source = path.read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return [
        (
            node,
            starts[node.lineno - 1] + node.col_offset,
            starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0),
        )
        for node in _below(ast.parse(source))
    ]


def _below(node: ast.AST) -> Iterator[ast.expr]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            yield child
        yield from _below(child)
