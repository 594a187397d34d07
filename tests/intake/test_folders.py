"""What of a folder is read, and what is said of the rest."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.intake import find_files, passed_over
from tests.intake.making import BODY, ROWS, array, lines, table, write


def test_files_are_read_by_what_they_are_and_others_are_counted(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY.encode())
    write(tmp_path, "page", f"<html><body>{BODY}</body></html>".encode())
    write(tmp_path, "rows.dump", lines(ROWS))
    write(tmp_path, "packed.gz", gzip.compress(lines(ROWS)))
    for name, data in {"a.png": b"\x89PNG", "b.jpg": b"\xff\xd8\xff", "x.css": b"p {}", "LICENSE": b"MIT"}.items():
        write(tmp_path, name, data)
    write(tmp_path, ".hidden.txt", BODY.encode())
    assert [file.name for file in find_files([tmp_path])] == ["a.txt", "packed.gz", "page", "rows.dump"]
    (finding,) = passed_over([tmp_path])
    assert (finding.place, finding.severity) == (str(tmp_path), "note")
    assert finding.reason.endswith("passed over: 2 × a picture, 1 × text that is not Bangla, 1 × .css")


def test_tables_beside_pages_are_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY.encode())
    assert not list(passed_over([tmp_path]))
    write(tmp_path, "b.json", array(ROWS))
    write(tmp_path, "c.tsv", table(ROWS, "\t"))
    write(tmp_path, "d.xlsx", b"PK\x03\x04")
    (finding,) = passed_over([tmp_path])
    assert "1 × text, 1 × json, 1 × table, 1 × spreadsheet" in finding.reason


def test_what_a_browser_saved_with_a_page_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "page.html", b"<html></html>")
    write(tmp_path, "page_files/frame.html", b"<html></html>")
    write(tmp_path, "other_files/own.html", b"<html></html>")
    assert [file.name for file in find_files([tmp_path])] == ["own.html", "page.html"]


def test_a_folder_without_pages_says_what_is_in_it(tmp_path: Path) -> None:
    write(tmp_path, "a.png", b"\x89PNG")
    with pytest.raises(InputError, match=r"no page in this folder \(1 × a picture"):
        find_files([tmp_path])


def test_a_folder_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may open all: which one may not is said by the system's answer."""
    (tmp_path / "closed").mkdir()
    write(tmp_path, "b.txt", BODY.encode())
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "closed" and may(path, mode))
    assert "1 × a folder that you may not open" in next(iter(passed_over([tmp_path]))).reason
    with pytest.raises(InputError, match="a folder that you may not open"):
        find_files([tmp_path / "closed"])


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("", r"an empty path names nothing; write \. for the current folder"),
        ("https://nodi.example/a", "`annotator fetch https://nodi.example/a` fetches"),
    ],
)
def test_what_is_no_path_is_told(path: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        find_files([path])


def test_standard_input_may_stand_among_paths(tmp_path: Path) -> None:
    assert str(find_files(["-", write(tmp_path, "a.txt", b"x")])[0]) == "-"


def test_what_describes_the_tables_of_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("নদীর পানি কমেছে। চরের মানুষ ঘরে ফিরেছেন।", encoding="utf-8")
    (tmp_path / "datapackage.json").write_text('{"name": "rows", "resources": [{"path": "a.csv"}]}', encoding="utf-8")
    assert [file.name for file in find_files([tmp_path])] == ["a.txt"]
    (finding,) = passed_over([tmp_path])
    assert finding.severity == "note"
    assert finding.reason == "passed over: 1 × datapackage.json"
