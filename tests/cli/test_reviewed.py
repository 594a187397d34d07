"""Comparison, report and dictionary of reviewed articles: they count reviews, and say how these were drawn."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from annotator.store import Store
from tests.cli.calling import call
from tests.comparing.making import fill
from tests.quality.reviewed import review


@pytest.fixture
def database(tmp_path: Path) -> str:
    """Thirty articles of one outlet and fifteen of another, of which a third were drawn and reviewed."""
    address = str(tmp_path / "annotator.db")
    with Store.open(address) as store:
        fill(store, [(outlet, ["রহিম শেখ", "করিম খান"]) for outlet in ["nodi"] * 30 + ["pahar"] * 15])
        review(store, sample=15, seed=5)
    return address


DRAWN = "15 of 45 articles, drawn at random within each outlet on {} (seed 5)"


def drawn(database: str) -> str:
    with Store.open(database) as store:
        progress = store.review_progress()
    assert progress is not None
    assert progress.samples[0].drawn_at is not None
    return DRAWN.format(f"{progress.samples[0].drawn_at:%Y-%m-%d}")


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_comparison_counts_reviews_and_says_how_they_were_drawn(database: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    output = " ".join(call("compare", "--basis", "reviewed", "--out", out, "--database", database).output.split())
    assert "15 articles, reviewed attributions" in output
    assert f"reviewed sample: {drawn(database)}; by outlet nodi 10 of 30, pahar 5 of 15" in output
    assert "otherwise" not in output
    outlets = rows(out, "outlets")
    assert {(row["outlet"], row["articles"], row["basis"]) for row in outlets} == {
        ("nodi", "10", "reviewed"),
        ("pahar", "5", "reviewed"),
    }
    official = [row for row in outlets if (row["measure"], row["category"]) == ("source_type", "official")]
    assert [row["value"] for row in official] == ["1.0", "1.0"]  # the reviewer made them so; the rules say person
    (sample,) = (row for row in rows(out, "data_dictionary") if row["table"] == "reviewed sample")
    assert sample["values"] == "nodi 10 of 30, pahar 5 of 15"
    assert sample["method"].startswith(drawn(database))


def test_what_came_without_drawing_is_told(database: str) -> None:
    with Store.open(database) as store:
        review(store, keys={"page-0", "page-1", "page-2", "page-3", "page-4"})
        reviewed = store.counts().reviewed
    assert reviewed > 15
    output = " ".join(call("compare", "--basis", "reviewed", "--database", database).output.split())
    assert (
        f"15 of the {reviewed} articles counted here were drawn; the others were chosen for review otherwise" in output
    )


def test_a_report_of_reviews_says_so_in_its_head(database: str, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    call("report", "--basis", "reviewed", "--out", file, "--database", database)
    tree = html.fromstring(file.read_text(encoding="utf-8"))
    (basis,) = tree.xpath("//header/p[@class='basis']")
    told = " ".join(basis.text_content().split())
    assert told.startswith("Basis: reviewed.")
    assert f"reviewed sample: {drawn(database)}; by outlet nodi 10 of 30, pahar 5 of 15." in told
    assert [each.get("value") for each in tree.xpath("//header//data")] == ["30", "15", "2"]


def test_all_tables_can_be_had_of_reviews(database: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call("export", "--basis", "reviewed", "--out", out, "--database", database)
    for name in ("attributions", "sources", "outlets", "comparisons", "articles", "hedges", "trend"):
        assert {row["basis"] for row in rows(out, name)} == {"reviewed"}, name
    assert Counter(row["action"] for row in rows(out, "reviews")).total() == 30


def test_the_best_is_the_review_where_there_is_one(database: str, tmp_path: Path) -> None:
    call("export", "attributions", "--basis", "best", "--out", tmp_path, "--database", database)
    assert Counter(row["basis"] for row in rows(tmp_path, "attributions")) == {"reviewed": 30, "predicted": 60}
