"""The report is one page that is safe, whole without a network, readable in a browser, and told by the tables."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from playwright.sync_api import Browser, Page

from annotator.cli.main import cli
from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Choice, Selection
from annotator.errors import NotFound, UsageError
from annotator.labels import Basis
from annotator.models import Article
from annotator.models import Page as StoredPage
from annotator.samples import lexicon_folder
from annotator.store import Store
from annotator.tables.catalogue import named
from annotator.tables.export import export
from annotator.tables.formats import FORMATS, unguard
from annotator.tables.report.article import article_page
from annotator.tables.report.figures import shown
from annotator.tables.report.links import original
from annotator.tables.report.marking import Mark, pieces
from annotator.tables.report.page import report_page
from tests.comparing.making import fill
from tests.store.making import annotation

SECTIONS = ("overview", "profiles", "differences", "source-types", "hedging", "sources", "relays", "stories", "method")
TABLES = ("outlets", "sources", "relays", "articles", "claims")
pytestmark = pytest.mark.slow

EVIL = "<script>window.ran = 1</script>"


@dataclass(frozen=True)
class Sample:
    """The sample's report, and the tables it must agree with."""

    file: Path
    tree: Any
    tables: dict[str, list[dict[str, str]]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("report")
    line = ["run", "--sample", "--out", str(folder), "--format", "csv", "--rows", "0"]
    CliRunner().invoke(cli, line, catch_exceptions=False)
    with Store.open(str(folder / "annotator.db")) as store:
        data = Dataset(store, lexicon=lexicon_folder())
        text = report_page(data)
        export(data, named(TABLES), [FORMATS["csv"]], folder)
    file = folder / "report.html"
    file.write_text(text, encoding="utf-8")
    tables = {name: _rows(folder / f"{name}.csv") for name in TABLES}
    return Sample(file, html.fromstring(text), tables)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return [{name: unguard(cell) for name, cell in row.items()} for row in csv.DictReader(opened)]


def opened(browser: Browser, file: Path, **more: Any) -> tuple[Page, list[str], list[str]]:
    """A page in the browser, with what it told its console and what it asked the network for."""
    page = browser.new_context(**more).new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri(), wait_until="networkidle")
    return page, told, asked


# What it says


def test_every_figure_stands_in_its_table(sample: Sample) -> None:
    figures = sample.tree.xpath("//data[@data-table]")
    assert {figure.get("data-table") for figure in figures} >= {"outlets", "sources", "relays"}
    assert len(figures) > 1000
    cells: dict[tuple[str, str], set[str]] = {}
    for figure in figures:
        table, column = figure.get("data-table"), figure.get("data-column")
        known = cells.setdefault((table, column), {row[column] for row in sample.tables[table]})
        assert figure.get("value") in known, f"{table}.{column}"


def test_its_sums_are_those_of_the_tables(sample: Sample) -> None:
    attributions, articles = (int(each.get("value")) for each in sample.tree.xpath("//header//data"))
    counted = [row for row in sample.tables["articles"] if not row["copy_of"]]
    assert len(counted) < len(sample.tables["articles"])  # a wire copy is among the samples
    assert articles == len(counted)
    assert attributions == sum(int(row["attributions"]) for row in counted)


def test_every_share_stands_beside_its_count_and_denominator(sample: Sample) -> None:
    for cell in sample.tree.xpath("//section[@id='overview']//td[@class='number'][position() > 2]"):
        value, count, of = (float(figure.get("value")) for figure in cell.xpath(".//data"))
        assert value == pytest.approx(count / of)


def test_the_drawn_numbers_are_those_of_the_tables(sample: Sample) -> None:
    def drawn(section: str) -> list[str]:
        return [text.text_content() for text in sample.tree.xpath(f"//section[@id='{section}']//svg//text")]

    rows = sample.tables["outlets"]
    heat = sorted(text for text in drawn("source-types") if text.endswith(" %"))
    types = [row for row in rows if row["measure"] == "source_type"]
    assert heat == sorted(shown(float(row["value"]), "share") for row in types)
    levels = [row for row in rows if row["measure"] == "hedge_level"]
    counts = [text for text in drawn("hedging") if text.isdigit()]
    assert counts
    assert sorted(counts) == sorted(row["count"] for row in levels if float(row["value"]) >= 0.07)
    brackets = {re.sub(r".*\((\d+)\)$", r"\1", text) for text in drawn("hedging") if text.endswith(")")}
    assert brackets == {row["denominator"] for row in levels}


def test_claims_of_several_outlets_are_set_beside_each_other(sample: Sample) -> None:
    stories = sample.tree.xpath("//article[@class='story']")
    assert len(stories) > 2
    for claim in sample.tree.xpath("//div[@class='claims']"):
        rows = claim.xpath(".//tbody/tr")
        assert len(rows) > 1
        assert all(row.xpath(".//span[contains(@class, 'claim')]") for row in rows)
    assert any("copy of" in story.text_content() for story in stories)


def test_all_of_the_claims_stand_in_their_table(sample: Sample) -> None:
    rows = [row for row in sample.tables["claims"] if row["voice"] != "absent"]
    told = sample.tree.xpath("//article[@class='story']//tbody/tr")
    assert len(told) == len(rows)
    words = sorted("".join(row.xpath(".//span[contains(@class, 'claim')]/text()")) for row in told)
    assert words == sorted(row["text"] for row in rows)
    headed = {head.text_content() for head in sample.tree.xpath("//div[@class='claims']/h4")}
    assert headed == {row["claim"] for row in rows if int(row["outlets_stating"]) > 1}


def test_it_tells_on_what_it_stands(sample: Sample) -> None:
    method = " ".join(sample.tree.get_element_by_id("method").text_content().split())
    assert "Predicted: the rule pass alone" in method
    assert "shares of hedge levels, functions and quotation are of claims" in method
    assert "bootstrap over articles" in method
    assert "1 more is a copy" in method


def test_the_same_database_makes_the_same_page(sample: Sample) -> None:
    with Store.open(str(sample.file.parent / "annotator.db")) as store:
        data = Dataset(store, lexicon=lexicon_folder())
        again = report_page(data)
    assert again == sample.file.read_text(encoding="utf-8")


def test_few_stories_are_told_where_few_are_asked_for(sample: Sample) -> None:
    with Store.open(str(sample.file.parent / "annotator.db")) as store:
        tree = html.fromstring(report_page(Dataset(store), most_stories=1))
    assert len(tree.xpath("//article[@class='story']")) == 1
    assert "The 1 stories that most articles tell, of" in tree.text_content()


def test_differences_are_told_where_articles_are_many(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "two.db")) as store:
        many, few = ["রওশন জামিল", "হাসিব রায়হান", "শারমিন নাহার"], ["রওশন জামিল"]
        fill(store, [("one", many), ("two", few)] * 20)
        data = Dataset(store)
        tree = html.fromstring(report_page(data))
        export(data, named(["comparisons"]), [FORMATS["csv"]], tmp_path)
    rows = _rows(tmp_path / "comparisons.csv")
    judged = [row for row in rows if row["verdict"] != "withheld"]
    plain = [row for row in judged if row["verdict"] in ("higher", "lower")]
    section = tree.get_element_by_id("differences")
    assert f"{len(plain)} of {len(judged)} differences" in section.text_content()
    assert len(section.xpath(".//tbody/tr")) == len(plain) > 0
    for figure in section.xpath(".//data"):
        assert figure.get("value") in {row[figure.get("data-column")] for row in rows}


# What it is in a browser


@pytest.mark.parametrize("width", [1400, 400])
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
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(22, 25, 29)")
    page.context.close()


def test_nothing_is_hidden_on_paper(sample: Sample, browser: Browser) -> None:
    page, told, _ = opened(browser, sample.file, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    heights = page.evaluate("[...document.querySelectorAll('details table')].map(each => each.offsetHeight)")
    assert heights
    assert min(heights) > 20
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


# What a page may hold


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


# One article


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
    page.context.close()


def test_an_article_that_nobody_reviewed_has_no_reviewed_page(sample: Sample) -> None:
    with Store.open(str(sample.file.parent / "annotator.db")) as store:
        with pytest.raises(NotFound, match="no review; leave --basis out"):
            article_page(store, "embankment-haor", Basis.REVIEWED)
        with pytest.raises(NotFound, match="has a review; leave --basis out"):
            report_page(Dataset(store, Selection(choice=Choice.REVIEWED)))


# Its parts


@given(st.text(min_size=1, max_size=40), st.data())
def test_pieces_are_the_text_and_marks_keep_their_ranges(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    ranges = st.tuples(places, places).map(sorted).filter(lambda both: both[0] < both[1])
    marks = [Mark(f"m{number}", *both) for number, both in enumerate(data.draw(st.lists(ranges, max_size=4)))]
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


# The command


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
    with pytest.raises(UsageError, match="leave --database out"):
        call("--database", database, "--sample")
    monkeypatch.setattr("annotator.pipeline.report.NEEDED", ("no_such_library",))
    with pytest.raises(UsageError, match=r"the report needs no_such_library; install it with: pip install"):
        call("--database", database)
