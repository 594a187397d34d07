"""Addresses: the one form of a page's, and what they tell of it."""

from __future__ import annotations

from datetime import date

import pytest

from annotator.pages.address import canonical, day_in, is_front_page, is_gallery, is_section


@pytest.mark.parametrize(
    "url",
    [
        "https://nodi.example/a/1",
        "http://nodi.example/a/1",
        "HTTPS://NODI.example:443/a/1/",
        "https://m.nodi.example/a/1",
        "https://amp.nodi.example/a/1#top",
        "https://nodi.example/a/1/amp",
        "https://nodi.example/amp/a/1",
        "https://nodi.example/a/1?utm_source=feed&fbclid=x",
        "https://nodi.example/a/1?amp=1",
        "//nodi.example/a/1",
        "https://archive.ph/20240503101500/https://nodi.example/a/1",
        "https://webcache.googleusercontent.com/search?q=cache:xY3-z:https://nodi.example/a/1",
        "http://webcache.googleusercontent.com/search?q=cache:nodi.example/a/1",
    ],
)
def test_editions_of_a_page_have_one_address(url: str) -> None:
    assert canonical(url) == "https://nodi.example/a/1"


def test_parameters_that_name_the_page_stay() -> None:
    assert canonical("http://nodi.example/?p=12&utm_medium=x") == "https://nodi.example/?p=12"
    assert canonical("https://www.nodi.example/a") == "https://www.nodi.example/a"


def test_a_host_without_a_scheme_is_one_by_how_it_begins_or_ends() -> None:
    assert canonical("www.nodi.example/a") == "https://www.nodi.example/a"
    assert canonical("m.nodi.com/a/") == "https://nodi.com/a"
    assert canonical("khobor.nodi.com.bd/a") == "https://khobor.nodi.com.bd/a"


@pytest.mark.parametrize(
    "url",
    ["", None, "nodi", "news.php/12", "nodi.com", "/a/nodi.com/", "ftp://nodi.example/a", "http://", "https://[::1/a"],
)
def test_what_is_no_web_address(url: str | None) -> None:
    assert canonical(url) is None


@pytest.mark.parametrize(
    "path",
    [
        *("category/politics", "tag/nodi", "topic/নদী", "author/rahim", "page/3", "category/a/page/2", "bangladesh"),
        *("search", "2024/08/12", "archive/2024/08/12", "?s=nodi", "search?q=nodi", "latest", "bn/tag/bank"),
        *("archive/2024", "archive/2024/5"),
    ],
)
def test_lists_of_stories(path: str) -> None:
    assert is_section(f"https://nodi.example/{path}")


@pytest.mark.parametrize(
    "path",
    [
        "bangladesh/123",
        "category/politics/a-long-name-of-a-story",
        "2020/08/23646",
        "?p=12",
        "news/12",
        "x",
        "bn/a-123",
        "archive/23646",
        "archives/5521",
    ],
)
def test_stories(path: str) -> None:
    assert not is_section(f"https://nodi.example/{path}")


def test_front_page_films_and_days() -> None:
    assert is_front_page("https://nodi.example/")
    assert not is_front_page("https://nodi.example/?p=12")
    assert is_gallery("https://nodi.example/video/12")
    assert day_in("https://nodi.example/news/2024/08/12/55") == date(2024, 8, 12)
    assert day_in("https://nodi.example/news/20240812/55") == date(2024, 8, 12)
    assert day_in("https://nodi.example/news/2024/13/45") is None
