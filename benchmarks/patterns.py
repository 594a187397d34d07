"""Look for regular expressions that go back so often that a hostile page holds the program up.

    python benchmarks/patterns.py [NAME …]

Each pattern that stands in a module is matched against texts made from its own parts, over and over, and the signs that
a backtracking matcher looks at are counted (``benchmarks/regexes.py``): seconds depend on the machine, the count does
not. Four times the text may cost five times the work. Prints the patterns that cost more; with names, only those whose
name ends so are looked at. Ends with 1 if there are any.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import annotator
from benchmarks.regexes import STRANGER, Counter, TooManyStepsError, attacks

#: Repetitions in a short and in a text four times as long: at a first look, and where that looks bad, when what is
#: repeated a bounded number of times has run into its bound.
LOOK, CLOSER = (12, 48), (300, 1200)
#: What matching costs where nothing is repeated.
FIXED = 60
MOST = 5.0
#: So many texts are made from one pattern, at most.
ATTACKS = 12
#: So many of those that look bad are looked at closer.
SUSPECTS = 2
#: More steps look bad at once.
LIMIT = 30_000
#: Patterns that are asked of a bounded number of signs only.
BOUNDED = {"annotator.pages.kinds._FULL_END": "the last 40 signs of a line"}


class Found(NamedTuple):
    """A pattern of a module."""

    name: str
    pattern: re.Pattern[str]
    anchored: bool
    """It is only asked whether a text begins with it, never where it stands."""


@cache
def patterns() -> list[Found]:
    """All patterns that stand in a module, in whatever it holds."""
    found: dict[tuple[str, int], Found] = {}
    for info in pkgutil.walk_packages(annotator.__path__, "annotator."):
        if ".migrations" not in info.name and not info.name.endswith("__main__"):
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                for pattern in _within(value):
                    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
                    whole = re.compile(text, pattern.flags | (0 if isinstance(pattern.pattern, str) else re.ASCII))
                    found.setdefault(
                        (text, pattern.flags), Found(f"{info.name}.{name}", whole, _anchored(module, name))
                    )
    return list(found.values())


def _within(value: Any, depth: int = 4) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, list | tuple | set | frozenset | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _within(each, depth - 1)


@cache
def _uses() -> dict[str, set[str]]:
    """By what methods each name is used as a pattern, over the whole package; "" for other uses than a call."""
    uses: dict[str, set[str]] = {}
    for file in Path(annotator.__file__).parent.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        called = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id.isupper():
                uses.setdefault(node.id, set()).add(called.get(id(node), ""))
    return uses


def _anchored(module: Any, name: str) -> bool:
    return _uses().get(name, {""}) <= {"match", "fullmatch"}


class Text(NamedTuple):
    """A text that may make a pattern go back: something over and over, between what leads to it and what fails."""

    before: str
    repeated: str
    behind: str

    def of(self, size: int) -> str:
        return self.before + self.repeated * size + self.behind


def growth(found: Found, counter: Counter, text: Text, sizes: tuple[int, int]) -> float:
    """By what factor the longer text costs more than the shorter one."""
    costs = []
    for size in sizes:
        written = text.of(size)
        match = found.pattern.match(written) if found.anchored else found.pattern.search(written)
        try:
            assert counter.search(written, found.anchored) == (match.span() if match else None)
        except TooManyStepsError:
            return float("inf")
        costs.append(counter.steps)
    return costs[1] / (costs[0] + FIXED)


def worst(found: Found) -> tuple[float, str]:
    """The greatest factor by which four times a text costs more, and what was repeated in it."""
    counter = Counter(found.pattern.pattern, found.pattern.flags, limit=LIMIT)
    pairs = list(dict.fromkeys(attacks(counter.tree)))
    texts = [Text(*pair, behind) for pair in pairs[:: 1 + len(pairs) // ATTACKS] for behind in ("", STRANGER)]
    suspects = [text for text in texts if growth(found, counter, text, LOOK) > MOST]
    counter = Counter(found.pattern.pattern, found.pattern.flags, limit=50 * LIMIT)
    closer = [(growth(found, counter, text, CLOSER), repr(text.before + text.repeated)) for text in suspects[:SUSPECTS]]
    return max(closer, default=(0.0, ""))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    names = tuple(parser.parse_args().names)
    asked = [one for one in patterns() if one.name not in BOUNDED and (not names or one.name.endswith(names))]
    bad = 0
    for found in asked:
        factor, repeated = worst(found)
        if factor > MOST:
            bad += 1
            print(f"{found.name}: {repeated} over and over costs {factor:.1f} times", flush=True)
    print(f"{len(asked) - bad} of {len(asked)} patterns cost at most {MOST:g} times for four times the text")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
