"""The pages of the reading benchmark are what they are said to be, and its figures count what they name."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.pages.making import FEWEST_PARAGRAPHS, Gold, pages, stories
from benchmarks.pages.readers import Read
from benchmarks.pages.scores import score


def test_thirty_pages_of_ten_layouts_a_third_of_them_listings() -> None:
    made = list(pages())
    assert len(made) == 30
    assert len({page.name.rsplit("-", 1)[0] for page in made}) == 10
    assert sum(page.body is None for page in made) == 10


def test_an_article_page_holds_its_headline_and_all_its_paragraphs() -> None:
    by_headline = {story.headline: story for story in stories()}
    for page in pages():
        if page.body is not None:
            assert page.headline in page.html
            assert len(by_headline[page.headline].paragraphs) >= FEWEST_PARAGRAPHS
            assert page.body.split("\n") == list(by_headline[page.headline].paragraphs)


def test_a_page_read_as_it_is_has_full_marks() -> None:
    made = list(pages())
    perfect = {page.name: Read(page.headline, page.body, page.moment) for page in made if page.body is not None}
    found = score(made, perfect)
    assert (found.kept, found.extra, found.f1) == (1.0, 0.0, 1.0)
    assert (found.headlines, found.moments, found.days) == (20, 20, 20)
    assert (found.refused, found.listings) == (10, 10)


def test_what_is_lost_and_what_is_left_are_told_apart() -> None:
    page = Gold("a", "", "শিরোনাম", "এক দুই তিন চার", None)
    found = score([page], {"a": Read("শিরোনাম", "এক দুই তিন মেনু", None)})
    assert found.kept == 8 / 11  # এক, দুই and তিন of these and চার: code points of letters and vowel signs
    assert found.extra == 4 / 12  # মেনু


def test_a_listing_that_was_read_is_not_refused() -> None:
    listing = Gold("b", "", "জাতীয়", None, None)
    article = replace(listing, name="a", body="পথ খোলা")
    assert score([article, listing], {"b": Read("জাতীয়", "x", None)}).refused == 0
