"""Whole pages and files as outlets and tools write them: what is told of each, and the verdict on each of its lines.

Beside each in ``whole/`` stands NAME.expected: what is told of its article, a field a line, then ``===``, then a line
for each piece of the page: ``=`` before the body, ``#`` before the headline, ``x`` before what was cut out of a line of
the body, and before furniture ``-``, with what shows it behind ``<-``. Of a page that holds no article the findings
stand there alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.models import Article
from annotator.pages import Reading, read
from annotator.pages.verdicts import Verdict

FOLDER = Path(__file__).parent / "whole"
PAGES = sorted(file for file in FOLDER.iterdir() if file.suffix != ".expected")
FIELDS = ("headline", "outlet", "outlet_name", "published_at", "date_kind", "date_only", "updated_at", "author")
MORE = ("dateline", "section", "url")
SIGNS = {"body": "=", "headline": "#", "cut": "x", "furniture": "-"}


def told(reading: Reading) -> Iterator[str]:
    """What was made of a page, as its expectation is written."""
    yield from (f"finding: {finding.kind}: {finding.reason}" for finding in reading.findings)
    if reading.article is not None:
        yield from (f"{name}: {value}" for name in (*FIELDS, *MORE) if (value := field(reading.article, name)))
    yield "==="
    yield from map(line, reading.verdicts)


def field(article: Article, name: str) -> str:
    value = getattr(article, name)
    return "" if value is None or value is False else " ".join(str(value).split())


def line(verdict: Verdict) -> str:
    why = f" <- {verdict.reason}" if verdict.verdict == "furniture" else ""
    return f"{SIGNS[verdict.verdict]} {' '.join(verdict.text.split())}{why}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page: Path) -> None:
    found = [text for reading in read([page], explain=True) for text in told(reading)]
    assert found == (FOLDER / f"{page.name}.expected").read_text(encoding="utf-8").splitlines()
