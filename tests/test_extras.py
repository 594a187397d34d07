"""Extras: what a part of the program needs stands in the extra that it names, so that installing that extra helps."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from annotator.errors import UsageError
from annotator.extras import has, require
from annotator.intake.sources import EXTRAS
from annotator.tables.catalogue import EXTRA, TABLES
from annotator.tables.formats import FORMATS

ROOT = Path(__file__).parents[1]
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def plain(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


#: The distributions of each extra.
BROUGHT = {extra: {plain(re.split(r"[\[<>=]", line)[0]) for line in lines} for extra, lines in DECLARED.items()}


def asked_for() -> Iterator[tuple[str, str]]:
    """Extra and module of each ``require`` in the program, and of each table and format."""
    for file in (ROOT / "annotator").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "require":
                words = [each.value for each in node.args if isinstance(each, ast.Constant)]
                if len(words) == len(node.args):
                    yield from ((words[1], module) for module in words[2:])
    yield from ((EXTRA, table.library) for table in TABLES.values() if table.library)
    yield from ((one.extra, one.library) for one in FORMATS.values() if one.library)


@pytest.mark.parametrize(("extra", "module"), sorted(set(asked_for())))
def test_an_extra_brings_what_is_asked_for(extra: str, module: str) -> None:
    homes = packages_distributions().get(module)
    if homes is None:
        pytest.skip(f"{module} is not installed here")
    assert BROUGHT[extra] & set(map(plain, homes))


def test_forms_of_pages_name_extras_that_there_are() -> None:
    assert set(EXTRAS.values()) <= set(BROUGHT)


def test_what_is_missing_is_named_with_how_to_get_it() -> None:
    assert has("json") and not has("no_such_module")
    require("it", "report", "json")
    with pytest.raises(UsageError) as caught:
        require("it", "report", "json", "no_such_module", "nor_this")
    assert str(caught.value) == (
        "it needs no_such_module, nor_this; install it with: pip install 'bangla-attribution-annotator[report]'"
    )
