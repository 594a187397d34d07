"""Everything that is said to readers is said in every language, out of one file."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from annotator.explore.facets import FACETS
from annotator.labels import HedgeLevel
from annotator.language import Language, languages, strings
from annotator.rules.floor_evidence import BEFORE, BEHIND, OF_WORDS
from annotator.tables.catalogue import TABLES
from tests.test_house import PACKAGE

#: What goes by its own name in English, as in every other form.
OWN_NAMES = ("sheets", "answers", "columns", "meanings")

#: How code and templates ask for a text.
ASKED = re.compile(r'\bsay\("(\w+)", "(\w+)"(?! ~)')


def places(text: str) -> set[str]:
    """The places for values in a text."""
    return {place for _, place, _, _ in Formatter().parse(text) if place is not None}


def texts(table: dict[str, object], path: str = "") -> dict[str, dict[str, str]]:
    """All texts with the path to them; a table may hold tables."""
    found: dict[str, dict[str, str]] = {}
    for name, value in table.items():
        assert isinstance(value, dict)
        if all(isinstance(each, str) for each in value.values()):
            found[f"{path}{name}"] = value
        else:
            found |= texts(value, f"{path}{name}.")
    return found


def test_every_text_stands_in_every_language_with_the_same_places() -> None:
    apart = {"languages", "digits", *OWN_NAMES}
    found = texts({name: table for name, table in strings().items() if name not in apart})
    assert len(found) > 140
    for path, words in found.items():
        assert tuple(words) == tuple(languages()), path
        assert all(words.values()), path
        assert len({frozenset(places(text)) for text in words.values()}) == 1, path


def test_what_is_asked_for_is_there() -> None:
    files = [file for file in PACKAGE.rglob("*") if file.suffix in {".py", ".html"}]
    asked = {found for file in files for found in ASKED.findall(file.read_text(encoding="utf-8"))}
    assert len(asked) > 50
    assert not {(table, name) for table, name in asked if name not in strings().get(table, {})}


def test_what_is_there_is_asked_for() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*") if file.suffix in {".py", ".html"})
    made = ("about_", "as_", "basis_")  # the rest of the name is worked out
    tables = ("page", "workbook", "report", "terminal", "differences", "samples", "uncorrected", "methods")
    names = [name for table in tables for name in strings()[table] if not name.startswith(made)]
    assert [name for name in names if f'"{name}"' not in code and f"'{name}'" not in code] == []


def test_every_facet_value_level_and_table_has_words() -> None:
    assert FACETS.keys() <= strings()["facets"].keys()
    assert {value for facet in FACETS.values() for value in facet.vocabulary} <= strings()["values"].keys()
    told = {sign.__name__ for sign in (*BEFORE, *BEHIND, *OF_WORDS)}
    assert told <= strings()["signs"].keys()
    assert strings()["levels"].keys() == {level.name.lower() for level in HedgeLevel}
    assert strings()["sheets"].keys() == strings()["answers"].keys()
    assert {name for table in TABLES.values() for name in table.reader} <= strings()["columns"].keys()
    columns = {column.name for table in TABLES.values() for column in table.columns}
    assert len(strings()["columns"].keys() & columns) > 0.9 * len(columns)  # one that is new may wait for its name


@pytest.mark.parametrize(("code", "number"), [("en", "1,234"), ("bn", "১,২৩৪")])
def test_numbers_are_written_in_the_digits_of_the_language(code: str, number: str) -> None:
    assert Language(code).number(1234) == number
