"""Comparison on the corrected basis: predictions of all articles, put right by a sample that was drawn by chance."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml import html

import annotator
from annotator.errors import NotFound, UsageError
from annotator.language import Language
from annotator.store import Store
from tests.cli.calling import call
from tests.comparing.making import annotation, article, fill
from tests.quality.reviewed import review

SPEAKERS = ["রহিম শেখ", "করিম খান"]


def stored(folder: Path, nodi: int = 60, pahar: int = 60) -> str:
    """Articles of two outlets, of which some have one speaker and some two; the rules call everybody a person."""
    folder.mkdir(exist_ok=True)
    address = str(folder / "annotator.db")
    with Store.open(address) as store:
        articles = [("nodi", SPEAKERS[: 1 + each % 2]) for each in range(nodi)]
        fill(store, articles + [("pahar", SPEAKERS[: 1 + (each % 3 > 0)]) for each in range(pahar)])
    return address


def put(address: str, **how: object) -> None:
    with Store.open(address) as store:
        review(store, **how)  # type: ignore[arg-type]


def words(*line: str | Path) -> str:
    return " ".join(call(*line).output.split())


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_reviewers_found_holds_for_all_articles(tmp_path: Path) -> None:
    database, out = stored(tmp_path), tmp_path / "out"
    put(database, sample=50, seed=3)
    output = words("compare", "--basis", "corrected", "--out", out, "--database", database)
    assert "120 articles, predictions corrected by 50 that were reviewed" in output
    assert "nodi: 25 reviewed articles tell with the predictions about as much as" in output
    assert {file.stem for file in out.glob("*.csv")} == {"outlets", "comparisons", "data_dictionary"}
    official = {
        row["outlet"]: row
        for row in rows(out, "outlets")
        if (row["measure"], row["category"]) == ("source_type", "official")
    }
    assert {outlet: (row["value"], row["articles"], row["reviewed"]) for outlet, row in official.items()} == {
        "nodi": ("1.0", "60", "25"),
        "pahar": ("1.0", "60", "25"),
        "all outlets": ("1.0", "120", "50"),
    }
    assert "all outlets: 50 reviewed articles" in output
    assert "not reviewed yet" not in words("status", "--database", database)
    density = {row["outlet"]: row for row in rows(out, "outlets") if row["category"] == "attributions"}
    low, value, high = (
        {outlet: float(row[end]) for outlet, row in density.items()} for end in ("low", "value", "high")
    )
    assert all(low[outlet] < value[outlet] < high[outlet] for outlet in density)
    assert high["all outlets"] - low["all outlets"] < high["nodi"] - low["nodi"]
    assert value["nodi"] < value["all outlets"] < value["pahar"]
    compared = [row for row in rows(out, "comparisons") if row["p"]]
    assert {(row["test"], row["basis"], row["articles"]) for row in compared} == {("corrected, t", "corrected", "25")}


def test_where_chance_did_not_choose_the_reason_is_told(tmp_path: Path) -> None:
    database = stored(tmp_path)
    with pytest.raises(NotFound, match="nothing can be corrected: no article of it was drawn to be reviewed"):
        call("compare", "--basis", "corrected", "--database", database)
    put(database, keys={f"page-{number}" for number in range(30)})
    with pytest.raises(NotFound, match="its reviewed articles were not drawn by chance"):
        call("compare", "--basis", "corrected", "--database", database)


def test_a_sample_that_is_reviewed_in_part_corrects_nothing_yet(tmp_path: Path) -> None:
    database = stored(tmp_path)
    put(database, sample=40, seed=3, keys=[f"page-{number}" for number in range(60)])  # of pahar none
    output = words("compare", "--basis", "corrected", "--database", database)
    assert "pahar: not corrected, since 20 of 20 articles that were drawn are not reviewed yet" in output
    assert "nodi: 20 reviewed articles" in output
    waiting = "20 that were drawn are not reviewed yet; corrected figures wait for them"
    assert waiting in words("status", "--database", database)


def test_few_reviewed_articles_make_figures_of_all_outlets_alone(tmp_path: Path) -> None:
    database, out = stored(tmp_path), tmp_path / "out"
    put(database, sample=16, seed=3)
    output = words("compare", "--basis", "corrected", "--out", out, "--database", database)
    assert "pahar: not corrected, since only 8 articles of it were drawn, and figures need 10; draw more" in output
    assert "all outlets: 16 reviewed articles" in output
    assert {row["outlet"] for row in rows(out, "outlets") if row["value"]} == {"all outlets"}
    few = stored(tmp_path / "few")
    put(few, sample=8, seed=3)
    with pytest.raises(NotFound, match=r"nothing can be corrected: only 4 articles of it were drawn.*\(nodi, pahar\)"):
        call("compare", "--basis", "corrected", "--database", few)
    one = stored(tmp_path / "one")
    put(one, sample=2, seed=3, keys=())
    with pytest.raises(NotFound, match=r"fewer than two articles of it were drawn; draw more \(nodi, pahar\)"):
        call("compare", "--basis", "corrected", "--database", one)


def test_articles_that_are_all_alike_have_no_intervals(tmp_path: Path) -> None:
    address = str(tmp_path / "annotator.db")
    with Store.open(address) as store:
        fill(store, [("nodi", SPEAKERS[:1])] * 40)
        review(store, sample=20, seed=1)
    output = words("compare", "--basis", "corrected", "--database", address)
    assert "nodi: 20 reviewed articles are all alike, so there is no interval" in output
    assert "all outlets" not in output, "one outlet is all there is"


def test_articles_that_came_later_are_left_out_and_counted(tmp_path: Path) -> None:
    database = stored(tmp_path)
    put(database, sample=50, seed=3)
    with Store.open(database) as store:
        run = store.begin_run("pass-1")
        for number in range(500, 507):
            made = article(number, "nodi", SPEAKERS)
            added = store.add(made)
            store.save(run, added.key, added.version, annotation(made, SPEAKERS))
    output = words("compare", "--basis", "corrected", "--database", database)
    assert "7 articles could not have been drawn and are left out" in output


def test_only_figures_of_outlets_are_corrected(tmp_path: Path) -> None:
    database = stored(tmp_path)
    put(database, sample=50, seed=3)
    with pytest.raises(UsageError, match="figures of outlets alone can be corrected; leave out sources"):
        call("export", "sources", "--basis", "corrected", "--out", tmp_path, "--database", database)
    call("export", "--basis", "corrected", "--out", tmp_path / "all", "--database", database)
    assert {row["basis"] for row in rows(tmp_path / "all", "outlets")} == {"corrected"}


def test_a_report_of_predictions_tells_what_a_reviewed_sample_makes_of_them(tmp_path: Path) -> None:
    database, file = stored(tmp_path), tmp_path / "report.html"
    call("report", "--out", file, "--database", database)
    assert 'id="corrected"' not in file.read_text(encoding="utf-8")
    put(database, sample=40, seed=3, keys=[f"page-{number}" for number in range(60)])  # of pahar none
    call("report", "--out", file, "--database", database)
    (section,) = html.fromstring(file.read_text(encoding="utf-8")).xpath("//section[@id='corrected']")
    told = " ".join(section.text_content().split())
    assert Language().say("uncorrected", "explanation") in told
    assert "pahar: not corrected, since 20 of 20 articles that were drawn are not reviewed yet." in told
    (row,) = section.xpath(".//tbody/tr")
    assert row.xpath("string(td[1])") == "20 of 60"
    assert "rules: " in row.xpath("string(td[2])")
    call("report", "--lang", "bn", "--out", file, "--database", database)
    (section,) = html.fromstring(file.read_text(encoding="utf-8")).xpath("//section[@id='corrected']")
    assert "pahar: শুধরে নেওয়া হয়নি, কারণ বাছা ২০টি খবরের ২০টি এখনো যাচাই হয়নি।" in " ".join(section.text_content().split())
    assert not section.xpath(".//*[@lang='en']")


def test_nothing_but_figures_of_outlets_is_corrected_from_python_either(tmp_path: Path) -> None:
    address = stored(tmp_path)
    put(address, sample=50, seed=3)
    with annotator.open(address) as database:
        with pytest.raises(UsageError, match="figures of outlets alone can be corrected; leave out sources"):
            list(database.sources(basis="corrected"))
        assert {row.basis for row in database.outlets(basis="corrected")} == {"corrected"}
    compared = annotator.compare(address, basis="corrected")
    assert [profile.reviewed for profile in compared.profiles] == [25, 25, 50]
    with pytest.raises(UsageError, match="annotations are not"):
        call("export", "annotations", "--basis", "corrected", "--out", tmp_path, "--database", address)
