"""The tables that count: every share beside its count and denominator, every row on its basis, and all of one mind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import openpyxl
import pyarrow.parquet
import pytest

from annotator.comparing.analysis import Analysis, analyse
from annotator.comparing.corpus import count
from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Choice, Depth, Selection
from annotator.labels import Basis
from annotator.pipeline.pages import PageOptions
from annotator.pipeline.sample import sample_store
from annotator.progress import unseen
from annotator.store import Store
from annotator.tables.affiliations import affiliation_rows
from annotator.tables.articles import ArticleRow
from annotator.tables.catalogue import TABLES, named
from annotator.tables.columns import Table, share
from annotator.tables.export import analysed, export
from annotator.tables.formats import FORMATS
from annotator.tables.outlets import OutletRow
from tests.comparing.making import annotation, article, facts, fill, said
from tests.tables.test_contracts import valid

ARTICLES = [
    ("nodi", ["আসমা বেগম", "রহিম শেখ"]),
    ("nodi", ["আসমা বেগম"]),
    ("pahar", ["আসমা বেগম", "দিলারা", "দিলারা"]),
    (None, []),
]
ALL = list(FORMATS.values())


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Analysis]:
    with Store.open(str(tmp_path_factory.mktemp("tables") / "test.db")) as store:
        fill(store, ARTICLES)
        chained(store)
        # texts as short as these are all alike, so none is taken for a copy
        yield analyse(Dataset(store), Depth.COMPARISONS, stories=True, copies={})


def rows(name: str, found: Analysis) -> list[Any]:
    """The rows of a table."""
    return list(TABLES[name].rows(found))


def chained(store: Store) -> None:
    """An article in which one speaker cites another."""
    made = article(9, "pahar", ["রয়টার্স", "দিলারা"])
    found = annotation(made, ["রয়টার্স", "দিলারা"])
    first, second = found.attributions
    linked = found.model_copy(update={"attributions": (first.model_copy(update={"via": second.id}), second)})
    run = store.begin_run("pass-1")
    added = store.add(made)
    store.save(run, added.key, added.version, linked)
    store.finish_run(run)


@pytest.fixture(scope="module")
def sample() -> Iterator[Analysis]:
    """The sample pages, among which are stories and a copy."""
    with sample_store(PageOptions(), unseen) as (store, pages, _):
        yield analyse(Dataset(store, lexicon=pages.lexicon), Depth.COMPARISONS, stories=True)


@pytest.fixture(scope="module")
def exported(found: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    export(found.data, TABLES.values(), ALL, folder, found)
    return folder


def test_who_is_cited(found: Analysis) -> None:
    cited = [(row.canonical, row.outlet, row.count, row.denominator, row.total) for row in rows("sources", found)]
    assert cited[:3] == [("আসমা বেগম", "nodi", 2, 3, 3), ("আসমা বেগম", "pahar", 1, 5, 3), ("দিলারা", "pahar", 3, 5, 3)]
    assert set(cited[3:]) == {("রহিম শেখ", "nodi", 1, 3, 1), ("রয়টার্স", "pahar", 1, 5, 1)}
    assert {row.canonical: row.outlets for row in rows("sources", found)}["আসমা বেগম"] == 2
    for row in rows("sources", found):
        assert row.share == pytest.approx(row.count / row.denominator)
        assert row.flat + row.distanced + row.probable + row.possible == row.claims


def test_the_countries_of_sources_are_the_gazetteers(found: Analysis) -> None:
    countries = {row.canonical: row.country for row in rows("sources", found)}
    assert countries["রয়টার্স"] == "GB"
    assert countries["দিলারা"] is None


def test_the_profile_agrees_with_the_articles(found: Analysis) -> None:
    articles = rows("articles", found)
    for outlet in ("nodi", "pahar", None):
        mine = [row for row in articles if row.outlet == outlet]
        figures = {(row.measure, row.category): row for row in rows("outlets", found) if row.outlet == outlet}
        density = figures["density", "attributions"]
        assert density.count == sum(row.attributions for row in mine)
        assert density.denominator == sum(row.words for row in mine)
        assert density.articles == len(mine)
        for measure, categories in (
            ("naming", ("named", "anonymous", "unspecified")),
            ("hedge_level", ("flat", "distanced", "probable", "possible")),
            ("quote_type", ("direct", "mixed", "indirect")),
        ):
            for category in categories:
                assert figures[measure, category].count == sum(getattr(row, category) for row in mine)


@pytest.mark.parametrize("table", ["trend", "sections"])
def test_weeks_and_sections_add_up_to_the_profile(found: Analysis, table: str) -> None:
    profile = {(row.outlet, row.measure, row.category): row for row in rows("outlets", found)}
    counts: dict[tuple[str | None, str, str], int] = {}
    for row in rows(table, found):
        key = row.outlet, row.measure, row.category
        counts[key] = counts.get(key, 0) + row.count
        assert row.low is None or row.low <= row.value <= row.high
    assert counts == {key: profile[key].count for key in counts}
    parts = {row.week and row.week.isoformat() if table == "trend" else row.section for row in rows(table, found)}
    assert parts == ({"2025-12-29", None} if table == "trend" else {None})


def test_who_cites_whom(found: Analysis) -> None:
    (row,) = rows("relays", found)
    assert (row.outlet, row.relay, row.origin, row.chain, row.links) == (
        "pahar",
        "রয়টার্স",
        "দিলারা",
        "রয়টার্স ← দিলারা",
        1,
    )
    assert (row.count, row.denominator, row.share, row.articles) == (1, 1, 1.0, 1)


def test_every_hedge_has_a_row(found: Analysis) -> None:
    hedges = rows("hedges", found)
    assert len(hedges) == sum(row.attributions for row in rows("articles", found))
    assert {(row.hedge, str(row.place), row.hedge_level) for row in hedges} == {("হতে পারে", "claim", 3)}


@pytest.mark.parametrize(
    "table", [table for table in TABLES.values() if table.name != "data_dictionary"], ids=lambda table: table.name
)
def test_every_row_says_its_basis(table: Table) -> None:
    assert "basis" in table.row.model_fields


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_share_never_stands_alone(table: Table) -> None:
    fields = set(table.row.model_fields)
    for field in fields:
        if field == "share" or field in ("value", "other_value"):
            prefix = field.removesuffix("share").removesuffix("value")
            assert {f"{prefix}count", f"{prefix}denominator"} <= fields
        if field.endswith("_share"):
            assert {field.removesuffix("_share"), "claims"} <= fields


def test_an_empty_share_is_empty() -> None:
    assert share(0, 0) is None
    assert share(0, 3) == 0.0


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_row_keeps_its_schema(exported: Path, table: Table) -> None:
    lines = (exported / f"{table.name}.jsonl").read_text("utf-8").splitlines()
    for row in map(json.loads, lines[:200]):
        valid(f"table-{table.name}.schema.json", row)


@pytest.mark.slow
def test_the_standard_validator_accepts_the_lot(exported: Path) -> None:
    report = frictionless.validate(str(exported / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "rowNumber", "fieldName", "note"])[:10]
    assert report.stats["tasks"] == len(TABLES) * len(ALL)


def test_the_package_names_what_an_earlier_export_left_and_is_still_there(found: Analysis, tmp_path: Path) -> None:
    export(found.data, named(["relays", "hedges"]), [FORMATS["csv"]], tmp_path)
    (tmp_path / "hedges.csv").unlink()
    export(found.data, named(["articles"]), [FORMATS["csv"]], tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert [each["path"] for each in package["resources"]] == ["articles.csv", "relays.csv"]


def test_a_package_of_other_making_is_replaced(found: Analysis, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text('{"resources": "none"}')
    export(found.data, named(["relays"]), [FORMATS["csv"]], tmp_path)
    assert json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["resources"][0]["name"] == "relays-csv"


def test_every_format_says_the_same(exported: Path) -> None:
    book = openpyxl.load_workbook(exported / "tables.xlsx", read_only=True)
    assert book.sheetnames == ["overview", *TABLES, "columns"]
    for table in TABLES.values():
        lines = (exported / f"{table.name}.jsonl").read_text("utf-8").splitlines()
        parquet = pyarrow.parquet.read_table(exported / f"{table.name}.parquet")
        assert parquet.num_rows == len(lines)
        assert parquet.column_names == [column.name for column in table.columns]
        assert sum(1 for _ in book[table.name].iter_rows()) == len(lines) + 1


def test_parquet_is_typed(exported: Path) -> None:
    schema = pyarrow.parquet.read_schema(exported / "trend.parquet")
    assert str(schema.field("week").type) == "date32[day]"
    assert str(schema.field("value").type) == "double"
    assert str(schema.field("count").type) == "int64"


def test_a_database_without_articles_gives_tables_without_rows(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "empty.db")) as store:
        nothing = analyse(Dataset(store), Depth.COMPARISONS, stories=True)
        for name in set(TABLES) - {"data_dictionary"}:
            assert rows(name, nothing) == [], name


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_table_by_itself_is_that_among_all(sample: Analysis, table: Table) -> None:
    alone, among = table.rows(analysed(sample.data, [table])), table.rows(sample)
    # Sums of floating point numbers differ in their last digits from one time to another.
    assert [row.model_dump(mode="json") for row in alone] == [
        pytest.approx(row.model_dump(mode="json")) for row in among
    ]


def test_reviews_are_a_basis_of_their_own(found: Analysis) -> None:
    reviewed = analyse(Dataset(found.data.store, Selection(choice=Choice.REVIEWED)), Depth.COPIES, stories=True)
    assert rows("articles", reviewed) == []
    assert {row.basis for row in rows("articles", found)} == {Basis.PREDICTED}


def test_wire_copies_are_listed_but_not_counted(found: Analysis) -> None:
    first, second = (row.article for row in rows("articles", found) if row.outlet == "nodi")
    copied = analyse(found.data, Depth.PROFILES, copies={second: first}, stories=True)
    assert [row.copy_of for row in rows("articles", copied) if row.outlet == "nodi"] == [None, first]
    densities = [row for row in rows("outlets", copied) if (row.outlet, row.category) == ("nodi", "attributions")]
    assert [(row.count, row.articles, row.copies) for row in densities] == [(2, 1, 1)]


def test_the_dictionary_tells_every_measure_and_how_it_is_worked_out(found: Analysis) -> None:
    entries = {row.column: row for row in rows("data_dictionary", found) if row.table == "measures"}
    used = {f"{row.measure}: {row.category}" for row in rows("outlets", found)}
    assert set(entries) == used
    assert all(row.method and row.meaning for row in entries.values())
    assert "Chao et al. 2014" in str(entries["diversity: shannon"].method)
    assert "Holm" in str(entries["naming: named"].method)


def test_rows_hold_plain_numbers(found: Analysis) -> None:
    for name in ("articles", "outlets"):
        row = rows(name, found)[0]
        assert isinstance(row, ArticleRow | OutletRow)
        assert {type(cell).__module__ for cell in row.cells()} <= {"builtins", "datetime"}


def test_the_schemas_forbid_what_is_no_row() -> None:
    with pytest.raises(jsonschema.ValidationError):
        valid("table-relays.schema.json", {"outlet": "nodi"})


def test_bodies_are_counted_by_outlet_with_their_kinds() -> None:
    party = said("আসমা বেগম", affiliation="বিএনপি")
    station = said("দিলারা", affiliation="পলাশপুর থানা")
    articles = [
        facts(party, party, outlet="nodi"),
        facts(party, station, said("রহিম শেখ"), outlet="nodi"),
        facts(station, outlet="pahar"),
    ]
    found = list(affiliation_rows(count(articles, {}), Basis.PREDICTED))
    told = [(row.outlet, row.affiliation, row.kind, row.count, row.denominator, row.articles) for row in found]
    assert told == [
        ("nodi", "বিএনপি", "party", 3, 4, 2),
        ("nodi", "পলাশপুর থানা", "police", 1, 4, 1),
        ("pahar", "পলাশপুর থানা", "police", 1, 1, 1),
    ]
