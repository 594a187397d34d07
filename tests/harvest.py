"""Texts of the project's own: strings in tests, the sentences and words of the lexicon's records."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_BANGLA = re.compile("[\u0980-\u09ff]")
_RUN = re.compile("[\u0980-\u09ff\u200c\u200d-]+")
_REMARK = re.compile('#.*|""".*')
_EXAMPLE = re.compile("[‘“]?[\u0980-\u09ff][\u0980-\u09ff\u200c\u200d।,’‘“”:;|…?!()– -]*")
_NO_LETTER = re.compile("[\ud800-\udfff]")


def literals(folder: Path) -> Iterator[str]:
    """The strings in the tests of a folder, parts of formatted ones too."""
    for file in sorted(folder.glob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _NO_LETTER.search(node.value):
                yield node.value


def sentences(folder: Path) -> Iterator[str]:
    """The Bangla strings of several words in the tests of a folder."""
    yield from (text for text in literals(folder) if " " in text.strip() and _BANGLA.search(text))


def shown(folder: Path) -> Iterator[str]:
    """The Bangla examples in the comments and docstrings of the modules of a folder."""
    for file in sorted(folder.glob("*.py")):
        for line in _REMARK.findall(file.read_text(encoding="utf-8")):
            yield from (" ".join(re.sub("[|…]", " ", text).split()) for text in _EXAMPLE.findall(line))


def recorded() -> Iterator[str]:
    """The examples and counter-examples in the lexicon's files, without their brackets."""
    yield from (re.sub(r"[\[\]]", "", text) for name, text in _lexicon() if "example" in name)


def words() -> set[str]:
    """The words in the lexicon's files, forms and patterns without their signs."""
    found = (" ".join(_RUN.findall(text)) for name, text in _lexicon() if "example" not in name)
    return {text for text in found if text}


def _lexicon() -> Iterator[tuple[str, str]]:
    """The texts in the lexicon's files, with the names of their fields."""
    for file in sorted((ROOT / "annotator" / "lexicon").glob("*.toml")):
        yield from _fields("", tomllib.loads(file.read_text(encoding="utf-8")))


def _fields(name: str, found: Any) -> Iterator[tuple[str, str]]:
    if isinstance(found, dict):
        for key, value in found.items():
            yield from _fields(key, value)
    elif isinstance(found, list):
        for value in found:
            yield from _fields(name, value)
    elif isinstance(found, str):
        yield name, found
