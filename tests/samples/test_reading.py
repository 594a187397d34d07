"""The reader finds each sample page's article: its body once and whole, its headline, outlet and time.

``expected.jsonl`` was written from the texts that the pages were made of, not from what the reader says. Its
``letters`` counts the code points of the body without white space, furniture inside the body left out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.models import Article
from annotator.pages import read
from annotator.samples import lexicon_folder, manifest_file, pages_folder

EXPECTED: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "expected.jsonl").read_text(encoding="utf-8").splitlines()
]


def composed(text: str) -> str:
    """The nukta letters as one code point each, white space single."""
    for pair, letter in (("\u09af\u09bc", "\u09df"), ("\u09a1\u09bc", "\u09dc"), ("\u09a2\u09bc", "\u09dd")):
        text = text.replace(pair, letter)
    return " ".join(text.split())


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    readings = list(read([pages_folder()], lexicon=lexicon_folder()))
    assert not [finding for reading in readings for finding in reading.findings]
    return {reading.article.page.name: reading.article for reading in readings if reading.article}


def test_every_page_and_row_holds_an_article(articles: dict[str, Article]) -> None:
    assert sorted(articles) == [row["id"] for row in EXPECTED]


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["id"])
def test_the_body_is_whole_and_nothing_but_the_body(row: dict[str, Any], articles: dict[str, Article]) -> None:
    body = composed(articles[row["id"]].body)
    assert body.startswith(row["begins"]) and body.endswith(row["ends"])
    assert len(body.replace(" ", "")) == row["letters"]


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["id"])
def test_headline_and_time_are_those_of_the_page(row: dict[str, Any], articles: dict[str, Article]) -> None:
    article = articles[row["id"]]
    assert composed(article.headline or "") == row["headline"]
    assert (article.published_at.isoformat() if article.published_at else None) == row["published_at"]


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["id"])
def test_the_outlet_is_the_one_that_the_page_shows(row: dict[str, Any], articles: dict[str, Article]) -> None:
    assert articles[row["id"]].outlet == row["outlet"]


def test_the_manifest_gives_the_times_that_pages_lack() -> None:
    readings = read([pages_folder()], lexicon=lexicon_folder(), manifest=manifest_file())
    lacking = [one.article.page.name for one in readings if one.article and one.article.published_at is None]
    assert lacking == []
