"""The tables that count: every share beside its count and denominator, every row on its basis, and all of one mind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import frictionless
import jsonschema
import openpyxl
import pyarrow.parquet
import pytest

from annotator.comparing.selection import Choice, Reading, Selection
from annotator.labels import Basis
from annotator.store import Store
from annotator.tables.articles import ArticleRow, article_rows
from annotator.tables.catalogue import TABLES, named
from annotator.tables.columns import Table, share
from annotator.tables.dictionary import dictionary_rows
from annotator.tables.export import export
from annotator.tables.formats import FORMATS
from annotator.tables.hedges import hedge_rows
from annotator.tables.outlets import OutletRow, outlet_rows
from annotator.tables.relays import relay_rows
from annotator.tables.sources import source_rows
from annotator.tables.trend import trend_rows
from tests.comparing.making import annotation, article, fill
from tests.tables.test_contracts import valid

ARTICLES = [
    ("nodi", ["আসমা বেগম", "রহিম শেখ"]),
    ("nodi", ["আসমা বেগম"]),
    ("pahar", ["আসমা বেগম", "দিলারা", "দিলারা"]),
    (None, []),
]
ALL = list(FORMATS.values())


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    with Store.open(str(tmp_path_factory.mktemp("tables") / "test.db")) as store:
        fill(store, ARTICLES)
        chained(store)
        yield Reading(store, copies={})  # texts as short as these are all alike


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
def exported(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    export(reading, TABLES.values(), ALL, folder)
    return folder


def test_who_is_cited(reading: Reading) -> None:
    rows = [(row.canonical, row.outlet, row.count, row.denominator, row.total) for row in source_rows(reading)]
    assert rows[:3] == [("আসমা বেগম", "nodi", 2, 3, 3), ("আসমা বেগম", "pahar", 1, 5, 3), ("দিলারা", "pahar", 3, 5, 3)]
    assert set(rows[3:]) == {("রহিম শেখ", "nodi", 1, 3, 1), ("রয়টার্স", "pahar", 1, 5, 1)}
    assert {row.canonical: row.outlets for row in source_rows(reading)}["আসমা বেগম"] == 2
    for row in source_rows(reading):
        assert row.share == pytest.approx(row.count / row.denominator)
        assert row.flat + row.distanced + row.probable + row.possible == row.claims


def test_the_countries_of_sources_are_the_gazetteers(reading: Reading) -> None:
    countries = {row.canonical: row.country for row in source_rows(reading)}
    assert countries["রয়টার্স"] == "GB"
    assert countries["দিলারা"] is None


def test_the_profile_agrees_with_the_articles(reading: Reading) -> None:
    articles = list(article_rows(reading))
    for outlet in ("nodi", "pahar", None):
        mine = [row for row in articles if row.outlet == outlet]
        figures = {(row.measure, row.category): row for row in outlet_rows(reading) if row.outlet == outlet}
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


def test_the_trend_adds_up_to_the_profile(reading: Reading) -> None:
    profile = {(row.outlet, row.measure, row.category): row for row in outlet_rows(reading)}
    counts: dict[tuple[str | None, str, str], int] = {}
    for row in trend_rows(reading):
        key = row.outlet, row.measure, row.category
        counts[key] = counts.get(key, 0) + row.count
        assert row.value is None or row.value >= 0
    assert counts == {key: profile[key].count for key in counts}
    assert {row.week and row.week.isoformat() for row in trend_rows(reading)} == {"2025-12-29", None}


def test_who_cites_whom(reading: Reading) -> None:
    (row,) = relay_rows(reading)
    assert (row.outlet, row.relay, row.origin, row.chain, row.links) == (
        "pahar",
        "রয়টার্স",
        "দিলারা",
        "রয়টার্স ← দিলারা",
        1,
    )
    assert (row.count, row.denominator, row.share, row.articles) == (1, 1, 1.0, 1)


def test_every_hedge_has_a_row(reading: Reading) -> None:
    rows = list(hedge_rows(reading))
    assert len(rows) == sum(row.attributions for row in article_rows(reading))
    assert {(row.hedge, str(row.place), row.hedge_level) for row in rows} == {("হতে পারে", "claim", 3)}


@pytest.mark.parametrize("table", [table for table in TABLES.values() if table.name != "data_dictionary"], ids=str)
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
    rows = [json.loads(line) for line in (exported / f"{table.name}.jsonl").read_text("utf-8").splitlines()]
    for row in rows[:200]:
        valid(f"table-{table.name}.schema.json", row)


@pytest.mark.slow
def test_the_standard_validator_accepts_the_lot(exported: Path) -> None:
    report = frictionless.validate(str(exported / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "rowNumber", "fieldName", "note"])[:10]
    assert report.stats["tasks"] == len(TABLES) * len(ALL)


def test_the_package_names_what_an_earlier_export_left_and_is_still_there(reading: Reading, tmp_path: Path) -> None:
    export(reading, named(["relays", "hedges"]), [FORMATS["csv"]], tmp_path)
    (tmp_path / "hedges.csv").unlink()
    export(reading, named(["articles"]), [FORMATS["csv"]], tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert [each["path"] for each in package["resources"]] == ["articles.csv", "relays.csv"]


def test_a_package_of_other_making_is_replaced(reading: Reading, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text('{"resources": "none"}')
    export(reading, named(["relays"]), [FORMATS["csv"]], tmp_path)
    assert json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["resources"][0]["name"] == "relays-csv"


def test_every_format_says_the_same(exported: Path) -> None:
    book = openpyxl.load_workbook(exported / "tables.xlsx", read_only=True)
    assert book.sheetnames == list(TABLES)
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


def test_a_reading_without_articles_gives_tables_without_rows(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "empty.db")) as store:
        for name in set(TABLES) - {"data_dictionary"}:
            assert list(TABLES[name].rows(Reading(store))) == [], name


def test_reviews_are_a_basis_of_their_own(reading: Reading) -> None:
    reviewed = Reading(reading.store, Selection(choice=Choice.REVIEWED))
    assert list(article_rows(reviewed)) == []
    assert {row.basis for row in article_rows(reading)} == {Basis.PREDICTED}


def test_wire_copies_are_listed_but_not_counted(reading: Reading) -> None:
    first, second = (row.article for row in article_rows(reading) if row.outlet == "nodi")
    copied = Reading(reading.store, copies={second: first})
    assert [row.copy_of for row in article_rows(copied) if row.outlet == "nodi"] == [None, first]
    densities = [row for row in outlet_rows(copied) if (row.outlet, row.category) == ("nodi", "attributions")]
    assert [(row.count, row.articles, row.copies) for row in densities] == [(2, 1, 1)]


def test_the_dictionary_tells_every_measure_and_how_it_is_worked_out(reading: Reading) -> None:
    told = {row.column: row for row in dictionary_rows(reading, []) if row.table == "measures"}
    used = {f"{row.measure}: {row.category}" for row in outlet_rows(reading)}
    assert set(told) == used
    assert all(row.method and row.meaning for row in told.values())
    assert "Chao et al. 2014" in str(told["diversity: shannon"].method)
    assert "Holm" in str(told["naming: named"].method)


def test_rows_hold_plain_numbers(reading: Reading) -> None:
    for rows in (article_rows(reading), outlet_rows(reading)):
        row = next(rows)
        assert isinstance(row, ArticleRow | OutletRow)
        assert {type(cell).__module__ for cell in row.cells()} <= {"builtins", "datetime"}


def test_the_schemas_forbid_what_is_no_row() -> None:
    with pytest.raises(jsonschema.ValidationError):
        valid("table-relays.schema.json", {"outlet": "nodi"})
