"""``annotator read``: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli.main import cli
from annotator.errors import InputError, UsageError
from tests.pages.layout import load


def run(*arguments: str) -> None:
    CliRunner().invoke(cli, ["read", *arguments], catch_exceptions=False, standalone_mode=False)


def pages(folder: Path) -> Path:
    folder.mkdir()
    for name in ("no_blank_lines", "list_in_the_middle", "front_page"):
        (folder / f"{name}.txt").write_text(load(name).text, encoding="utf-8")
    return folder


def test_row_for_each_article(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "pages"), tmp_path / "out.jsonl"
    run(str(folder), "--jsonl", str(out))
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["list_in_the_middle", "no_blank_lines"]
    for row in rows:
        assert list(row) == [
            *("id", "outlet", "outlet_name", "headline", "author", "section", "published_at", "date_only", "date_kind"),
            *("updated_at", "url", "extra", "segments", "body"),
        ]
        text = (folder / f"{row['id']}.txt").read_text(encoding="utf-8")
        assert "\n\n".join(text[start:end] for start, end in row["segments"]) == row["body"]
    assert (rows[1]["outlet"], rows[1]["outlet_name"]) == ("kaler_kantho", "কালের কণ্ঠ")
    assert rows[1]["published_at"] == "2023-11-03T21:10:00+06:00"


def test_findings_are_one_line_each_on_standard_error(tmp_path: Path) -> None:
    folder, out = pages(tmp_path / "pages"), tmp_path / "out.jsonl"
    result = CliRunner().invoke(cli, ["read", str(folder), "--jsonl", str(out)], standalone_mode=False)
    assert [line for line in result.stderr.splitlines() if "front_page.txt" in line and "[listing]" in line]
    assert result.exit_code == 0


def test_nothing_read_is_an_error_and_leaves_no_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before", encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"%PDF")
    with pytest.raises(InputError, match="no article"):
        run(str(tmp_path / "a.txt"), "--jsonl", str(out))
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.txt", "out.jsonl"]


def test_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        run(str(pages(tmp_path / "pages")), "--jsonl", str(tmp_path / "file" / "out.jsonl"))


def test_explaining_tells_each_line_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(load("portal_with_sidebar").text, encoding="utf-8")
    result = CliRunner().invoke(cli, ["read", str(file), "--explain"], standalone_mode=False)
    lines = result.stdout.splitlines()
    assert result.exception is None
    assert any(line.startswith("headline") and "চর কুসুমদির" in line for line in lines)
    assert any(line.startswith("body") and "running text" in line for line in lines)
    assert any("initials of those who worked on the story" in line for line in lines)
    assert any("leads to another story" in line for line in lines)
