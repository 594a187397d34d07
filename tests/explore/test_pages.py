"""The pages: what they say is in the database, every number leads to what it counts, and nobody else can read them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.comparing.dataset import Dataset
from annotator.errors import DatabaseError
from annotator.explore.app import HEADERS, application
from annotator.explore.counting import SORTED
from annotator.explore.facets import FACETS
from annotator.explore.index import temporary_index
from annotator.explore.library import Library, make_library
from annotator.explore.rendering import DRAWING, VIEWS
from annotator.explore.static import write
from annotator.store import Store, Term
from annotator.tables.attributions import attribution_rows
from annotator.tables.formats import unguard
from tests.explore.asking import Caller
from tests.store.making import DHAKA, annotation, article

pytestmark = pytest.mark.slow
EVIL = "<script>window.ran = 1</script>"


def test_the_list_is_the_table_of_attributions(library: Library, caller: Caller) -> None:
    exported = {row.attribution: row for row in attribution_rows(library.data)}
    listed = caller.records("/en/search")
    assert {each["attribution"] for each in listed} == exported.keys()
    for each in listed:
        row = exported[each["attribution"]]
        assert each["source"] == (row.canonical or "")
        assert each["hedge_level"] == row.hedge_level_name
        assert each["cue"] == row.cue
        assert row.cue in each["sentence"]


def test_csv_and_json_say_the_same(caller: Caller) -> None:
    text = caller.call("/bn/search.csv", source_type="official").content.decode("utf-8-sig")
    rows = [{name: unguard(cell) for name, cell in row.items()} for row in csv.DictReader(io.StringIO(text))]
    records = caller.records("/bn/search", source_type="official")
    assert rows == [{name: "" if cell is None else str(cell) for name, cell in each.items()} for each in records]
    assert {each["source_type"] for each in records} == {"official"}


@pytest.mark.parametrize("facet", FACETS)
def test_every_number_of_a_count_leads_to_so_many(caller: Caller, facet: str) -> None:
    counted = Counter(each[facet] for each in caller.records("/en/search"))
    groups = caller.records("/en/by", group=facet)
    assert {each[facet]: each["attributions"] for each in groups} == counted
    for cell in caller.tree("/en/by", group=facet).xpath("//tbody//td/a")[:40]:
        if cell.get("href").startswith("search"):
            heading = caller.tree(f"/en/{cell.get('href')}").findtext(".//h1")
            assert heading.split()[0] == cell.text


@pytest.mark.parametrize("sort", SORTED)
def test_the_time_line_stands_in_the_order_of_time_however_its_table_is_sorted(caller: Caller, sort: str) -> None:
    drawn = [caller.tree("/en/by", group="week", **asked).xpath("//rect/@x") for asked in ({}, {"sort": sort})]
    assert drawn[0] == drawn[1] == sorted(drawn[0], key=float)
    assert len(drawn[0]) > 1


def test_the_time_line_ends_where_its_last_date_stands(caller: Caller) -> None:
    bars = caller.tree("/en/").xpath("//rect")
    assert float(bars[0].get("x")) == 0
    assert float(bars[-1].get("x")) + float(bars[-1].get("width")) == pytest.approx(DRAWING, abs=0.2)


def test_articles_without_an_outlet_are_none_more(library: Library, caller: Caller) -> None:
    named = {row.outlet for row in attribution_rows(library.data) if row.outlet}
    assert f"{len(named)} outlets" in caller.tree("/en/").xpath("string(//p[@class='lead'])")


def test_one_is_told_as_one(caller: Caller) -> None:
    one = next(each for each in caller.records("/en/by", group="source") if each["attributions"] == 1)
    assert caller.tree("/en/search", source=one["source"]).findtext(".//h1") == "1 attribution"


def test_facets_beside_a_list_add_up(caller: Caller) -> None:
    page = caller.tree("/en/search", hedge_level="probable")
    total = int(page.findtext(".//h1").split()[0])
    (details,) = (each for each in page.xpath("//aside/details") if each.findtext("summary") == "Source type")
    assert sum(int(each.text) for each in details.xpath(".//li/small")) == total


@pytest.mark.parametrize("code", ["en", "bn"])
def test_every_link_of_the_first_two_steps_leads_somewhere(caller: Caller, code: str) -> None:
    links = {each.get("href") for each in caller.tree(f"/{code}/").xpath("//a[not(starts-with(@href, '#'))]")}
    assert len(links) > 50
    for link in sorted(links):
        assert caller.call(urljoin(f"/{code}/", link)).status_code == 200, link


def test_a_source_is_told_by_outlet_and_level(caller: Caller) -> None:
    name = caller.records("/en/by", group="source", naming="named")[0]["source"]
    said = caller.records("/en/source", name=name)
    assert said
    assert {each["source"] for each in said} == {name}
    page = caller.tree("/en/source", name=name)
    assert page.findtext(".//h1") == name
    assert {each["outlet"] for each in said} <= set(page.xpath("//table//th[@scope='row']//text()"))


def test_an_article_shows_its_text_whole_with_its_spans(library: Library, caller: Caller) -> None:
    one = next(iter(library.data.annotated()))
    page = caller.tree("/en/article", key=one.article.key)
    for sup in page.xpath("//section//sup"):
        sup.text_content()
        sup.drop_tree()
    shown = "".join(page.xpath("//section[contains(@class, 'text')]//text()"))
    stored = library.article(one.article.key)
    assert "".join(stored.body.split()) == "".join(shown.split())
    assert len(page.xpath("//tr[starts-with(@id, 'a')]")) == len(one.annotation.attributions)


def test_a_story_tells_who_had_each_claim_first(library: Library, caller: Caller) -> None:
    assert library.stories
    records = caller.records("/en/story", key=library.stories[0].name)
    by_claim: dict[str, list[str]] = {}
    for each in records:
        by_claim.setdefault(each["claim"], []).append(each["published"])
    assert max(map(len, by_claim.values())) > 1
    assert all(times == sorted(times) for times in by_claim.values())


def test_nobody_had_it_first_where_a_date_is_missing(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "test.db")) as store:
        run = store.begin_run("pass-1")
        body = "নদীপুর পুলিশ জানিয়েছে, সেতুটি বন্ধ থাকতে পারে। {0} নদীপুরের এই পথে দিনে চার হাজার গাড়ি চলে।"
        for number, day in enumerate((datetime(2026, 1, 30, 8, tzinfo=DHAKA), None)):
            known = {"outlet": f"o{number}", "outlet_name": f"পত্রিকা {number}", "headline": "নদীপুরে সেতু বন্ধ"}
            one = article(body.format("ভোরে" * number), path=f"pages/{number}.txt", published_at=day, **known)
            added = store.add(one)
            store.save(run, added.key, added.version, annotation(one))
        with temporary_index(Dataset(store)) as index:
            library = make_library(Dataset(store), index)
            (head,) = library.stories
            assert head.first == ""
            page = Caller(application(library)).tree("/en/story", key=head.name)
    times = page.xpath("//section[@class='claims'][1]//td[1]/small/span/text()")
    assert [each.strip() for each in times] == ["2026-01-30 08:00", "date not known"]


def test_what_is_not_there_is_said(caller: Caller) -> None:
    for path in ("/en/article?key=none", "/en/story?key=none", "/bn/outlet?name=none", "/en/by?group=none", "/en/x.y"):
        answer = caller.call(path)
        assert answer.status_code == 404
        assert "<h1>" in answer.text


def test_a_database_that_goes_away_is_said(library: Library) -> None:
    class Gone:
        def fill(self, texts: Iterable[tuple[int, str]]) -> None:
            raise AssertionError("it is filled already")

        def find(self, terms: Sequence[Term]) -> list[int]:
            raise DatabaseError("the server has gone")

    lost = replace(library, index=replace(library.index, search=Gone()))
    answer = Caller(application(lost)).call("/en/search", q="নদী")
    assert answer.status_code == 503
    assert "the server has gone" in answer.text


# Safety


def test_other_hosts_names_and_other_methods_are_refused(caller: Caller) -> None:
    assert caller.call("/en/", base="http://evil.example").status_code == 400
    assert caller.call("/en/", base="http://localhost:8070").status_code == 200
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert caller.call("/en/search", method).status_code == 405


@pytest.mark.parametrize("path", ["/en/", "/en/search.json", "/en/x", "/style.css"])
def test_no_other_page_may_read_the_answers(caller: Caller, path: str) -> None:
    answer = Caller(caller.app, {"Origin": "https://evil.example"}).call(path)
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of one article whose every text is a script."""
    file = tmp_path_factory.mktemp("hostile") / "test.db"
    evil = article(
        f"নদীপুর পুলিশ জানিয়েছে, সেতুটি বন্ধ থাকতে পারে। {EVIL}",
        outlet="evil",
        outlet_name=EVIL,
        headline=f'{EVIL}" onmouseover="window.ran=1',
        section=EVIL,
        url="javascript:window.ran=1",
        published_at=datetime(2026, 1, 30, tzinfo=DHAKA),
    )
    with Store.open(str(file)) as store:
        run = store.begin_run("pass-1")
        added = store.add(evil)
        store.save(run, added.key, added.version, annotation(evil))
    return file


def test_hostile_text_stays_text(hostile: Path) -> None:
    with Store.open(str(hostile)) as store, temporary_index(Dataset(store)) as index:
        caller = Caller(application(make_library(Dataset(store), index)))
        key = caller.records("/en/search")[0]["article"]
        pages = [
            "/en/",
            "/en/search",
            f"/en/article?key={key}",
            "/en/by?group=section",
            f"/en/search?q={EVIL}&outlet={EVIL}",
        ]
        for path in pages:
            tree = caller.tree(path)
            assert not tree.xpath("//script | //*[@onmouseover] | //a[starts-with(@href, 'javascript')]"), path
            assert EVIL in tree.text_content(), path


@settings(max_examples=40)
@given(
    view=st.sampled_from(sorted(VIEWS)),
    parameters=st.dictionaries(
        st.sampled_from([*FACETS, "q", "page", "key", "name", "group", "sort", "since"]), st.text()
    ),
)
def test_no_address_breaks_it(caller: Caller, view: str, parameters: dict[str, str]) -> None:
    assert caller.call(f"/en/{view}", **parameters).status_code in (200, 404)


# Files


def test_files_link_to_files_only(library: Library, tmp_path: Path) -> None:
    number = write(library, tmp_path, ["bn"])  # one language: the other is linked nowhere
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert number == len(files)
    for file in (each for each in files if each.suffix == ".html"):
        text = file.read_text(encoding="utf-8")
        for link in re.findall(r'href="([^"#]+)', text):
            outside = link.startswith(("http://", "https://", "data:"))
            assert outside or (file.parent / link).is_file(), f"{file.name}: {link}"
    assert "<form" not in (tmp_path / "bn" / "index.html").read_text(encoding="utf-8")


def test_postgresql_gives_the_same_pages(postgresql_url: str, tmp_path: Path) -> None:
    pages = []
    for url in (postgresql_url, str(tmp_path / "test.db")):
        with Store.open(url) as store:
            run = store.begin_run("pass-1")
            one = article(headline="সেতু বন্ধ", outlet_name="দৈনিক নদী", outlet="nodi")
            added = store.add(one)
            store.save(run, added.key, added.version, annotation(one))
            with store.word_search() as search, temporary_index(Dataset(store), search) as index:
                assert (search is not None) is url.startswith("postgresql")
                caller = Caller(application(make_library(Dataset(store), index, stories=False)))
                found = caller.records("/bn/search", q='"সেতুটি বন্ধ" পুলি*', hedge_level="possible")
                pages.append((found, caller.call(f"/bn/article?key={added.key}").status_code))
    assert pages[0] == pages[1]
    assert pages[0][0]
