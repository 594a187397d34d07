"""The pages of articles that the report leads to, and the command that writes both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from playwright.sync_api import Browser

from annotator.cli.main import cli
from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Choice, Selection
from annotator.errors import NotFound, UsageError
from annotator.labels import Basis
from annotator.store import Store
from annotator.tables.report.article import article_page
from annotator.tables.report.links import original
from annotator.tables.report.marking import ShownSpan, pieces
from annotator.tables.report.writing import report_page
from tests.tables.report.reading import Sample, opened

pytestmark = pytest.mark.slow


def test_the_page_of_an_article_shows_all_that_was_found(sample: Sample, browser: Browser, tmp_path: Path) -> None:
    with Store.open(str(sample.file.parent / "annotator.db")) as store:
        text = article_page(store, "embankment-haor")
        stored = store.article("embankment-haor")
        found = store.annotation(stored.key)
    assert found is not None
    tree = html.fromstring(text)
    assert tree.xpath("//header//a/@href") == [stored.article.url]
    assert len(tree.xpath("//section[@id='attributions']//tbody/tr")) == len(found.attributions)
    held = [row.xpath("string(td[3])") for row in tree.xpath("//section[@id='floor']//tbody/tr")]
    assert held == [stored.article.page.text[one.start : one.end] for one in found.floor]
    assert held
    paragraphs = tree.xpath("//section[@id='text']/p[not(@class)]")
    notes = [note.text for paragraph in paragraphs for note in paragraph.xpath(".//sup/a")]
    assert notes == [str(number) for number in range(1, len(found.attributions) + 1)]
    texts = ["".join(paragraph.xpath(".//text()[not(ancestor::sup)]")) for paragraph in paragraphs]
    assert "\n\n".join(texts) == stored.article.body
    file = tmp_path / "article.html"
    file.write_text(text, encoding="utf-8")
    page, told, asked = opened(browser, file, viewport={"width": 400, "height": 900})
    assert (told, asked) == ([], [file.as_uri()])
    assert page.evaluate("document.documentElement.scrollWidth") == 400
    table = page.locator("#attributions .scroll")
    assert table.evaluate("each => each.scrollWidth - each.clientWidth") == 0
    unnamed = table.evaluate("each => each.querySelectorAll('td:not(.number):not([data-name])').length")
    assert unnamed == 0
    page.context.close()


def test_an_article_that_nobody_reviewed_has_no_reviewed_page(sample: Sample) -> None:
    with Store.open(str(sample.file.parent / "annotator.db")) as store:
        with pytest.raises(NotFound, match="no review; leave --basis out"):
            article_page(store, "embankment-haor", Basis.REVIEWED)
        with pytest.raises(NotFound, match="has a review; leave --basis out"):
            report_page(Dataset(store, Selection(choice=Choice.REVIEWED)))


@given(st.text(min_size=1, max_size=40), st.data())
def test_pieces_are_the_text_and_marks_keep_their_ranges(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    ranges = st.tuples(places, places).map(sorted).filter(lambda both: both[0] < both[1])
    marks = [ShownSpan(f"m{number}", *both) for number, both in enumerate(data.draw(st.lists(ranges, max_size=4)))]
    start, end = data.draw(ranges)
    found = pieces(text, (start, end), marks)
    assert "".join(piece.text for piece in found) == text[start:end]
    for mark in marks:
        inside = "".join(piece.text for piece in found if mark.name in piece.names.split())
        assert inside == text[max(mark.start, start) : min(mark.end, end)]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/7?a=b", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JavaScript://example.org/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("https://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, link: bool) -> None:
    assert original(url) == (url if link else None)


def call(*words: str) -> str:
    return CliRunner().invoke(cli, ["report", *words], catch_exceptions=False).output


def test_the_command_writes_both_pages(sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    database = str(sample.file.parent / "annotator.db")
    assert call("--database", database, "--stories", "0") == "report.html\n"
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    name = call("--database", database, "--article", "embankment-haor").strip()
    assert re.fullmatch(r"[0-9a-f]{16}\.html", name)
    assert "<!doctype html>" in (tmp_path / name).read_text(encoding="utf-8")


def test_what_is_not_there_is_told(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    database = str(sample.file.parent / "annotator.db")
    with pytest.raises(NotFound, match="no article of an outlet 'nobody'"):
        call("--database", database, "--outlet", "nobody")
    with pytest.raises(UsageError, match="leave --database and --dataset out"):
        call("--database", database, "--sample")
    monkeypatch.setattr("annotator.extras.has", lambda module: module != "altair")
    with pytest.raises(UsageError, match=r"the report needs altair; install it with: pip install"):
        call("--database", database)
