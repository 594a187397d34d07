"""Every page in ``layouts/``: the body whole, once and without furniture; headline, outlet and time."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.models import Article
from annotator.pages import Reading, read
from tests.pages.layout import Layout, load, names

PAGES = [name for name in names() if load(name).expected.get("article") != "none"]
EMPTY = [name for name in names() if load(name).expected.get("article") == "none"]


def reading(layout: Layout, folder: Path) -> Reading:
    file = folder / f"{layout.name}.txt"
    file.write_bytes(layout.text.encode())
    return next(read([file]))


def article(name: str, folder: Path, newline: str = "\n") -> tuple[Layout, Article]:
    layout = load(name, newline)
    found = reading(layout, folder)
    assert found.article is not None, found.findings
    return layout, found.article


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("name", PAGES)
def test_body_is_whole_and_has_no_furniture(name: str, tmp_path: Path) -> None:
    layout, found = article(name, tmp_path)
    assert lines(found.body) == layout.body


@pytest.mark.parametrize("name", PAGES)
def test_headline(name: str, tmp_path: Path) -> None:
    layout, found = article(name, tmp_path)
    assert found.headline == layout.headline


@pytest.mark.parametrize("name", PAGES)
def test_outlet_is_what_the_page_shows_and_never_a_guess(name: str, tmp_path: Path) -> None:
    layout, found = article(name, tmp_path)
    assert (found.outlet or "none") == layout.expected["outlet"]


@pytest.mark.parametrize("name", PAGES)
def test_time_of_publication(name: str, tmp_path: Path) -> None:
    layout, found = article(name, tmp_path)
    expected = layout.expected["published_at"]
    if expected == "none":
        assert found.published_at is None
    else:
        zone = "" if "+" in expected else "+06:00"
        assert found.published_at is not None
        assert found.published_at.isoformat(timespec="minutes") == expected + zone


@pytest.mark.parametrize("name", PAGES)
def test_windows_newlines_stay_and_change_nothing(name: str, tmp_path: Path) -> None:
    layout, found = article(name, tmp_path, newline="\r\n")
    assert found.page.text == layout.text
    assert lines(found.body) == layout.body


@pytest.mark.parametrize("name", EMPTY)
def test_page_without_article_is_a_finding(name: str, tmp_path: Path) -> None:
    layout = load(name)
    found = reading(layout, tmp_path)
    assert found.article is None
    assert [finding.kind for finding in found.findings] == [layout.expected.get("fault", "no_article")]


def test_there_are_enough_layouts() -> None:
    assert len(names()) >= 20
