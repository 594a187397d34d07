"""The report is one page, whole without a network, readable on screens and paper; what articles hold stays text."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from annotator.comparing.dataset import Dataset
from annotator.models import Article
from annotator.models import Page as StoredPage
from annotator.store import Store
from annotator.tables.report.article import article_page
from annotator.tables.report.writing import report_page
from tests.store.making import annotation
from tests.tables.report.reading import Sample, opened

SECTIONS = (
    *("differences", "overview", "outlets", "weeks", "profiles"),
    *("source-types", "hedging", "relays", "takeovers", "stories", "method"),
)
pytestmark = pytest.mark.slow

EVIL = "<script>window.ran = 1</script>"


@pytest.mark.parametrize("width", [1400, 500, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_whole_in_a_browser(sample: Sample, browser: Browser, width: int, scheme: Any) -> None:
    page, told, asked = opened(
        browser, sample.file, viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True
    )
    assert told == []
    assert asked == [sample.file.as_uri()]
    for section in SECTIONS:
        box = page.locator(f"#{section}").bounding_box()
        assert box is not None
        assert box["height"] > 50
    assert page.evaluate("document.documentElement.scrollWidth") == width
    tables = "[...document.querySelectorAll('#overview .scroll, #outlets .stack')]"
    assert page.evaluate(f"{tables}.map(each => each.scrollWidth - each.clientWidth)") == [0, 0]
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(22, 25, 29)")
    page.context.close()


def test_details_stay_closed_on_paper(sample: Sample, browser: Browser) -> None:
    page, told, _ = opened(browser, sample.file, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    seen = page.evaluate("[...document.querySelectorAll('details table, nav')].map(each => each.checkVisibility())")
    assert len(seen) > 10
    assert not any(seen)
    assert told == []
    page.context.close()


def test_bangla_in_it_is_text_that_the_browser_shapes(sample: Sample, browser: Browser) -> None:
    page, _, _ = opened(browser, sample.file)
    drawn = page.evaluate("[...document.querySelectorAll('svg text')].map(each => each.textContent)")
    assert sum(bool(re.search(r"[\u0980-\u09ff]", text)) for text in drawn) > 50
    assert page.evaluate("document.querySelectorAll('img, image, canvas').length") == 0
    # A conjunct is narrower than its letters side by side, which a non-joiner keeps apart.
    width = """text => {
        const drawn = document.querySelector('svg text').cloneNode();
        drawn.textContent = text;
        document.querySelector('svg').append(drawn);
        return drawn.getComputedTextLength();
    }"""
    assert page.evaluate(width, "ক্ষ") < page.evaluate(width, "ক্\u200cষ")
    page.context.close()


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two articles that hold HTML wherever a page can."""
    store = Store.open(str(tmp_path_factory.mktemp("evil") / "evil.db"))
    run = store.begin_run("pass-1")
    for number in range(2):
        made = _evil_article(number)
        found = annotation(made)
        first = found.attributions[0].model_copy(update={"canonical": EVIL, "id": f"evil-{number}"})
        added = store.add(made)
        store.save(run, added.key, added.version, found.model_copy(update={"attributions": (first,)}))
    store.finish_run(run)
    return store


def _evil_article(number: int) -> Article:
    body = f"নদীপুর পুলিশ জানিয়েছে, সেতুটি বন্ধ থাকতে পারে {EVIL} নদীর ওপরের সেতুটি। খবর {number} & <b>শেষ</b>।"
    page = StoredPage(name=f"page-{number}", path=f"page-{number}.txt", media="text", text=body)
    return Article(
        page=page,
        segments=((0, len(body)),),
        outlet_name=f"{EVIL}{number}",
        headline=f"{EVIL} শিরোনাম",
        dateline=EVIL,
        published_at=datetime(2026, 1, 30, number, tzinfo=timezone(timedelta(hours=6))),
        url=f"javascript:window.ran={number}",
    )


@pytest.mark.parametrize("kind", ["report", "article"])
def test_what_an_article_holds_stays_text(evil: Store, browser: Browser, tmp_path: Path, kind: str) -> None:
    text = report_page(Dataset(evil)) if kind == "report" else article_page(evil, "page-1")
    file = tmp_path / "page.html"
    file.write_text(text, encoding="utf-8")
    page, told, asked = opened(browser, file)
    assert (told, asked) == ([], [file.as_uri()])
    assert page.evaluate("[document.scripts.length, typeof window.ran]") == [0, "undefined"]
    assert page.evaluate("[...document.links].filter(each => each.protocol == 'javascript:').length") == 0
    assert EVIL in page.inner_text("body")
    assert page.locator("b").count() == 0
    page.context.close()
