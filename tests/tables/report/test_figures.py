"""What the report says is what the tables say, and its numbers lead to the sentences that they count."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html
from playwright.sync_api import Browser

from annotator.cli.main import cli
from annotator.comparing.dataset import Dataset
from annotator.samples import lexicon_folder
from annotator.store import Store
from annotator.tables.catalogue import named
from annotator.tables.export import export
from annotator.tables.formats import FORMATS
from annotator.tables.language import TableLanguage
from annotator.tables.report.writing import report_page, write_report
from tests.comparing.making import fill
from tests.tables.report.reading import Sample, opened, read_rows

pytestmark = pytest.mark.slow


def test_every_figure_stands_in_its_table(sample: Sample) -> None:
    figures = sample.tree.xpath("//data[@data-table]")
    assert {figure.get("data-table") for figure in figures} >= {"outlets", "sources", "relays"}
    assert len(figures) > 500
    cells: dict[tuple[str, str], set[str]] = {}
    for figure in figures:
        table, column = figure.get("data-table"), figure.get("data-column")
        known = cells.setdefault((table, column), {row[column] for row in sample.tables[table]})
        assert figure.get("value") in known, f"{table}.{column}"


def test_its_sums_are_those_of_the_tables(sample: Sample) -> None:
    attributions, articles, outlets = (int(each.get("value")) for each in sample.tree.xpath("//header//data"))
    rows = [row for row in sample.tables["outlets"] if row["category"] == "attributions"]
    assert outlets == sum(bool(row["outlet"]) for row in rows)  # of some articles nobody knows it
    assert articles == sum(int(row["articles"]) for row in rows)
    assert attributions == sum(int(row["count"]) for row in rows)


def test_what_is_taken_over_is_told_with_the_articles(sample: Sample) -> None:
    rows = [row for row in sample.tables["takeovers"] if row["count"] != "0"]
    section = sample.tree.get_element_by_id("takeovers")
    assert len(section.xpath(".//tbody/tr")) == len(rows) > 0
    assert len(section.xpath(".//ul[@id='taken']/li")) == sum(int(row["count"]) for row in rows)
    (note,) = sample.tree.xpath("//header//li[contains(., 'only what is new')]/text()")
    assert note.startswith("1 article takes over text of another")


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
    assert heat == sorted(TableLanguage().figure(float(row["value"]), "share") for row in types)
    levels = [row for row in rows if row["measure"] == "hedge_level"]
    counts = [text for text in drawn("hedging") if text.isdigit()]
    assert counts
    assert sorted(counts) == sorted(row["count"] for row in levels if float(row["value"]) >= 0.07)
    brackets = {re.sub(r".*\((\d+)\)$", r"\1", text) for text in drawn("hedging") if text.endswith(")")}
    assert brackets == {row["denominator"] for row in levels}


def test_claims_of_several_outlets_are_set_beside_each_other(sample: Sample) -> None:
    stories = sample.tree.xpath("//details[@class='story']")
    assert len(stories) > 2
    for claim in sample.tree.xpath("//div[@class='claims']"):
        rows = claim.xpath(".//tbody/tr")
        assert len(rows) > 1
        assert all(row.xpath(".//span[contains(@class, 'claim')]") for row in rows)
    assert any("copy of" in story.text_content() for story in stories)


def test_claims_in_which_outlets_differ_stand_before_the_stories_the_most_telling_first(sample: Sample) -> None:
    section = sample.tree.get_element_by_id("stories")
    names = {link.get("href") for link in section.xpath("./ul/li//a")}
    assert names <= {f"#{story.get('id')}" for story in section.xpath("./details")}
    lines = [" ".join(each.text_content().split()) for each in section.xpath("./ul/li/span[last()]")]
    rows = {row["summary"]: row["drift"] for row in sample.tables["claims"] if row["drift"]}
    assert 0 < len(lines) <= len(rows)
    assert ["Contradicted" in line for line in lines] == sorted(
        ("Contradicted" in line for line in lines), reverse=True
    )


def test_where_no_time_tells_the_report_does_not_say_who_was_first(tmp_path: Path) -> None:
    text = " ".join(f"ঘাটের {number} নম্বর নৌকায় {number} জন মাঝি ছিলেন বলে জানিয়েছেন রওশন জামিল।" for number in range(40))
    told_by = (("one", text), ("two", text.rpartition(" ঘাটের")[0]))
    rows = [{"id": each, "outlet": each, "title": "ঘাটে নৌকা", "text": body} for each, body in told_by]
    file = tmp_path / "two.jsonl"
    for time, known in (("2026-03-01", False), ("2026-03-01T0{}:00:00", True)):
        dated = [{**row, "published_at": time.format(hour)} for hour, row in enumerate(rows, 1)]
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in dated), encoding="utf-8")
        database = str(tmp_path / f"{known}.db")
        line = ["run", str(file), "--database", database, "--out", str(tmp_path), "--format", "csv", "--plain"]
        CliRunner().invoke(cli, line, catch_exceptions=False)
        with Store.open(database) as store:
            told = " ".join(html.fromstring(report_page(Dataset(store))).text_content().split())
        assert ("known of 0 of these 1 articles" in told) is not known
        assert ("The same text in" in told) is not known
        assert ("copy of one, 100 %" in told) is known
        assert ("had it first" in told) is known


def test_all_of_the_claims_stand_in_their_table(sample: Sample) -> None:
    rows = [row for row in sample.tables["claims"] if row["voice"] != "absent"]
    told = sample.tree.xpath("//details[@class='story']//tbody/tr")
    assert len(told) == len(rows)
    words = sorted("".join(row.xpath(".//span[contains(@class, 'claim')]/text()")) for row in told)
    assert words == sorted(row["text"] for row in rows)
    headed = {head.text_content() for head in sample.tree.xpath("//div[@class='claims']/h4")}
    assert headed == {row["claim"] for row in rows if int(row["outlets_stating"]) > 1}


def test_it_tells_on_what_it_stands(sample: Sample) -> None:
    method = " ".join(sample.tree.get_element_by_id("method").text_content().split())
    assert "The article is what is drawn and tested" in method
    assert method.count("bootstrap over articles, since attributions") == 1  # said once of all that it holds for
    head = sample.tree.xpath("string(//header)")
    assert "Basis: predicted." in head


def test_the_same_database_makes_the_same_page(sample: Sample) -> None:
    with Store.open(str(sample.file.parent / "annotator.db")) as store:
        data = Dataset(store, lexicon=lexicon_folder())
        again = report_page(data)
    assert again == sample.file.read_text(encoding="utf-8")


@pytest.mark.parametrize("most", [0, 1])
def test_few_stories_are_told_where_few_are_asked_for_but_differences_of_all(sample: Sample, most: int) -> None:
    with Store.open(str(sample.file.parent / "annotator.db")) as store:
        tree = html.fromstring(report_page(Dataset(store), most_stories=most))
    lines = "//section[@id='stories']/ul/li"
    assert [each.text_content() for each in tree.xpath(lines)] == [
        each.text_content() for each in sample.tree.xpath(lines)
    ]
    shown = [each.get("id") for each in tree.xpath("//details[@class='story']")]
    named = {each.get("href").removeprefix("#") for each in tree.xpath(f"{lines}//a")}
    first = sample.tree.xpath("//details[@class='story']")[:most]
    assert set(shown) == named | {each.get("id") for each in first}
    assert len(shown) == len(set(shown)) < len(sample.tree.xpath("//details[@class='story']"))
    assert f"{len(shown)} are here, those that most articles tell" in tree.text_content()


def test_differences_are_told_where_articles_are_many(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "two.db")) as store:
        many, few = ["রওশন জামিল", "হাসিব রায়হান", "শারমিন নাহার"], ["রওশন জামিল"]
        fill(store, [("one", many), ("two", few)] * 20)
        data = Dataset(store)
        tree = html.fromstring(report_page(data))
        export(data, named(["comparisons", "outlets"]), [FORMATS["csv"]], tmp_path)
    rows = read_rows(tmp_path / "comparisons.csv")
    judged = [row for row in rows if row["verdict"] != "withheld"]
    plain = [row for row in judged if row["verdict"] in ("higher", "lower")]
    section = tree.get_element_by_id("differences")
    assert f"{len(plain)} of {len(judged)} differences" in section.text_content()
    (told,) = section.xpath(".//li")
    assert told.text_content() == (
        "one has 150.0 attributions in 1,000 words, two 125.0: a difference of 25.0, p = 0.0002."
    )
    outlets = {row["value"] for row in read_rows(tmp_path / "outlets.csv")}
    assert {figure.get("value") for figure in told.xpath(".//data")} < outlets


def counted(tree: Any, link: str) -> int:
    """How many sentences, or articles, are shown at an address of a page: those with all names of its rule."""
    (rule,) = re.findall(rf"#{link}:target~\.listing>li:not\(\.(.+?)\)", " ".join(tree.xpath("//style/text()")))
    names = set(rule.split("."))
    (head,) = tree.xpath("//h3[@id=$id]", id=link)
    if names == {"articles"}:
        return len(head.xpath("following-sibling::ul[@class='of-articles']/li"))
    items = head.xpath("following-sibling::ol[@class='listing']/li")
    return sum(names <= set(item.get("class").split()) for item in items)


def test_every_number_leads_to_as_many_sentences_as_it_counts(sample: Sample) -> None:
    numbers = sample.tree.xpath("//a[@class='count' and @href != '#taken']/data[@data-column != 'value']")
    found = {(each.getparent().get("href")[1:], int(each.get("value"))) for each in numbers}
    assert len(found) > 200
    for link, number in found:
        assert counted(sample.tree, link) == number, link
    for link in sample.tree.xpath("//svg//a/@*"):
        assert counted(sample.tree, link[1:]) > 0


def test_a_number_opens_its_list_in_a_browser(sample: Sample, browser: Browser) -> None:
    page, told, _ = opened(browser, sample.file)
    page.locator("#overview a.count").nth(4).click()
    page.wait_for_function("document.querySelector(':target')?.checkVisibility()")
    number = int(page.locator("#overview a.count data").nth(4).get_attribute("value") or 0)
    shown = page.evaluate(
        "[...document.querySelectorAll(':target ~ .listing > li')].filter(each => each.checkVisibility()).length"
    )
    assert told == []
    assert shown == number > 0
    page.context.close()


def test_a_folder_holds_all_that_its_pages_lead_to(sample: Sample, tmp_path: Path) -> None:
    with Store.open(str(sample.file.parent / "annotator.db")) as store:
        first, *others = write_report(Dataset(store, lexicon=lexicon_folder()), tmp_path)
    assert first == tmp_path / "report.html"
    assert sorted(others) == sorted(tmp_path.glob("outlet-*.html"))
    trees = {file: html.parse(str(file)) for file in tmp_path.rglob("*.html")}
    assert len(trees) == 1 + len(others) + len(sample.tables["articles"])
    links = 0
    for file, tree in trees.items():
        for link in tree.xpath("//a/@href"):
            address, _, anchor = link.partition("#")
            if not address.startswith("http"):
                target = trees[(file.parent / address).resolve() if address else file]
                assert not anchor or target.xpath("//*[@id=$id]", id=anchor), (file, link)
                links += 1
    assert links > 500
    for data in trees[first].xpath("//a[@class='count' and @href != '#taken']/data[@data-column='count']"):
        address, _, anchor = data.getparent().get("href").partition("#")
        assert counted(trees[tmp_path / address], anchor) == int(data.get("value"))
