"""Everything that the page says, it says in every language."""

from __future__ import annotations

import re
from importlib import resources
from string import Formatter

import pytest

from annotator.explore.facets import FACETS
from annotator.explore.language import Language, languages, strings


def test_every_string_stands_in_every_language_with_the_same_places() -> None:
    for table in ("text", "facets", "values"):
        for key, words in strings()[table].items():
            assert words.keys() == languages().keys(), key
            assert all(words.values()), key
            places = {
                tuple(sorted(place or "" for _, place, _, _ in Formatter().parse(text))) for text in words.values()
            }
            assert len({frozenset(each) - {""} for each in places}) == 1, key


def test_every_facet_and_value_has_words() -> None:
    assert FACETS.keys() <= strings()["facets"].keys()
    assert {value for facet in FACETS.values() for value in facet.vocabulary} <= strings()["values"].keys()


def test_templates_ask_only_for_what_is_there() -> None:
    folder = resources.files("annotator.explore").joinpath("templates")
    asked = {
        key
        for file in folder.iterdir()
        if file.name.endswith(".html")
        for key in re.findall(r'language\.say\("([a-z_]+)"(?! ~)', file.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked <= strings()["text"].keys()


@pytest.mark.parametrize(("code", "number"), [("en", "1,234"), ("bn", "১,২৩৪")])
def test_numbers_are_written_in_the_digits_of_the_language(code: str, number: str) -> None:
    assert Language(code).number(1234) == number
