"""The report is an editor's page: few pages for many articles, a Bangla edition, plain sentences where data is thin."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Selection
from annotator.errors import NotFound
from annotator.samples import lexicon_folder
from annotator.store import Store
from annotator.tables.report.article import article_page
from annotator.tables.report.language import Html
from annotator.tables.report.writing import report_page
from tests.comparing.making import fill
from tests.tables.report.reading import Sample, opened

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def hundreds(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Three hundred articles of ten outlets, some with long names."""
    names = ["রওশন জামিল", "হাসিব রায়হান", "শারমিন নাহার", "নদীপুর জেলা প্রশাসন", "মাহবুব আলম", "দিলারা বেগম"]
    long = "a_newspaper_whose_name_goes_on_without_any_space_at_all_"
    rng = random.Random(3)
    outlets = [f"outlet{each}" if each % 3 else f"{long}{each}" for each in range(10)]
    store = Store.open(str(tmp_path_factory.mktemp("many") / "many.db"))
    fill(store, [(outlets[each % 10], rng.sample(names, each % 10 % 4 + 1)) for each in range(300)])
    return store


def test_three_hundred_articles_are_ten_pages_at_most_and_long_names_break_nothing(
    hundreds: Store, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text(report_page(Dataset(hundreds)), encoding="utf-8")
    page, told, _ = opened(browser, file)
    for width in (1400, 400):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
    drawn = page.evaluate(
        "[...document.querySelectorAll('svg')].map(svg => [...svg.querySelectorAll('text')].every("
        "text => text.getBoundingClientRect().left >= svg.getBoundingClientRect().left - 1))"
    )
    assert len(drawn) >= 8
    assert all(drawn)
    assert told == []
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4")))
    assert 2 <= pages <= 10
    page.context.close()


def test_the_bangla_edition_holds_no_english(sample: Sample) -> None:
    with Store.open(str(sample.file.parent / "annotator.db")) as store:
        data = Dataset(store, lexicon=lexicon_folder())
        tree = html.fromstring(report_page(data, language=Html("bn")))
        article = html.fromstring(article_page(store, "embankment-haor", language=Html("bn")))
    for page in (tree, article):
        assert page.get("lang") == "bn"
        for each in page.xpath("//style|//code|//small[@lang]|//ol[@class='listing']|//ul[@class='of-articles']"):
            each.drop_tree()
        # Of methods remain who wrote of them, in brackets, and by which function they are worked out.
        told = re.sub(r"\([^()]*\)|scipy[.a-z]*|Holm", "", page.xpath("string(//body)"))
        words = set(re.findall(r"[A-Za-z]{2,}", told))
        assert words <= {"annotator", "export", "fire", "unsigned"}  # the program, and a page that is called so
        assert not re.search(r"[0-9]", page.xpath("string(//header/p[@class='lead'])"))


def told(store: Store, selection: Selection | None = None, code: str = "en") -> str:
    tree = html.fromstring(report_page(Dataset(store, selection or Selection()), language=Html(code)))
    return " ".join(tree.xpath("string(//body)").split())


def test_thin_data_is_told_in_plain_sentences() -> None:
    with Store.open("sqlite://") as store:
        with pytest.raises(NotFound, match="has predictions; `annotator annotate` makes them"):
            told(store)
        fill(store, [("one", ["রওশন জামিল"])], published_at=None)
        text = told(store)
        assert "1 attribution in 1 article of 1 outlet." in text
        assert "No article has a date, so nothing is said of weeks." in text
        assert "There is one outlet only: nothing is compared." in text
        assert "There is one article of each outlet." in text
        assert "No source cites another here." in text
        assert "No event is told by two outlets here." in text
        with pytest.raises(NotFound, match="none of the 1 predicted articles holds 'মহাকাশ' in its headline or body"):
            told(store, Selection(topic="মহাকাশ"))
        with pytest.raises(NotFound, match="none of the 1 predicted articles came out on 2026-01-01 or later; ask for"):
            told(store, Selection(since=date(2026, 1, 1)))
        fill(store, [("two", [])], published_at=None)
        assert "Nothing is judged: it takes 20 articles of each of two outlets" in told(store)
        assert "Nobody is cited in these articles" in told(store, Selection(outlets=("two",)))
        fill(store, [("three", ["দিলারা"])])
        assert "Without a date: 2 articles. All figures hold them but those over time." in told(store)
        fill(store, [(None, ["দিলারা"])])
        text = told(store)
        assert "in 4 articles of 3 outlets, published" in text
        assert "Outlet not known: 1 article. They stand in a row of their own." in text
        assert "২টি খবরের তারিখ নেই।" in told(store, code="bn")
    with Store.open("sqlite://") as store:
        fill(store, [(None, ["দিলারা"])])
        assert "1 attribution in 1 article of outlet not known" in told(store)


def test_a_story_is_what_two_outlets_tell() -> None:
    names = ["রওশন জামিল", "হাসিব রায়হান", "শারমিন নাহার"]
    with Store.open("sqlite://") as store:
        fill(store, [("one", names), ("one", names)])
        assert "No event is told by two outlets here." in told(store)
        fill(store, [("two", names)])
        assert "Stories that more than one outlet tells: 1." in told(store)
