"""``benchmarks/drift.py`` scores the lines of any database by the judgements that are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli.main import cli
from benchmarks import drift


def test_lines_are_drawn_until_they_are_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(tmp_path / "sample.db")
    line = ["run", "--sample", "--database", database, "--out", str(tmp_path), "--format", "csv"]
    assert CliRunner().invoke(cli, line, catch_exceptions=False).exit_code == 0
    found = drift.by_kind(database)
    monkeypatch.setattr(drift, "by_kind", lambda _: found)
    drift.draw(database, 100, 1)
    drawn = [row.split("\t")[:2] for row in capsys.readouterr().out.splitlines() if "\t" in row]
    assert {"link", "level"} <= {kind for _, kind in drawn}
    file = tmp_path / "judged.tsv"
    rows = [f"{key}\t{kind}\t{int(kind != 'level')}\tread" for key, kind in drawn]
    file.write_text("\n".join(["# judged", "key\tkind\tright\treason", *rows]), encoding="utf-8")
    monkeypatch.setattr(drift, "JUDGEMENTS", file)
    drift.draw(database, 100, 1)
    assert capsys.readouterr().out == ""
    drift.score(database)
    told = {row.split()[0]: row for row in capsys.readouterr().out.splitlines()}
    assert ", 0 right: 0.00 (0.00 to" in told["level"].replace("  ", " ").replace("  ", " ")
    assert "right: 1.00 (" in told["link"]


def test_what_was_judged_holds_keys_and_no_text() -> None:
    rows = [row.split("\t") for row in drift.JUDGEMENTS.read_text("utf-8").splitlines()[2:]]
    assert len({key for key, *_ in rows}) == len(rows) > 70
    assert all(right in "01" and reason.isascii() for _, _, right, reason in rows)
