"""Bombs, damage and locks: a plain finding each, and the files beside them are read."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from annotator.intake import sources
from annotator.models import Finding
from tests.intake.making import BODY, ROWS, findings_of, lines, rows_of, taken, tarred, zipped


def kinds(found: list[object]) -> list[str]:
    return [finding.kind for finding in findings_of(found)]


def test_what_unpacks_to_too_much_is_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PATIENCE", 1 << 20)
    assert kinds([*taken(tmp_path, "a.gz", gzip.compress(b" " * (8 << 20)))]) == ["bomb"]
    assert kinds([*taken(tmp_path, "a.zip", zipped({"a.txt": b" " * (8 << 20)}))]) == ["bomb"]
    dense = gzip.compress(lines(ROWS) * 2000)
    monkeypatch.setattr(sources, "PATIENCE", 64 << 20)
    assert len(rows_of(taken(tmp_path, "b.gz", dense))) == 4000


def test_archives_that_hold_archives_without_end_are_left(tmp_path: Path) -> None:
    data = BODY.encode()
    for _ in range(sources.DEEPEST + 1):
        data = gzip.compress(data)
    assert kinds([*taken(tmp_path, "deep", data)]) == ["bomb"]


def test_too_many_members_end_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_MEMBERS", 3)
    found = taken(tmp_path, "a.tar", tarred({f"{number}.txt": BODY.encode() for number in range(5)}))
    assert kinds([*found]) == ["bomb"]
    assert len(found) == 4


@pytest.mark.parametrize("cut", [20, 150, -30])
def test_a_damaged_file_is_named(cut: int, tmp_path: Path) -> None:
    for name, data in {"a.gz": gzip.compress(lines(ROWS)), "a.zip": zipped({"a.jsonl": lines(ROWS)})}.items():
        assert kinds([*taken(tmp_path, name, data[:cut])])[-1:] == ["damaged"]


def test_a_bad_member_leaves_the_others(tmp_path: Path) -> None:
    found = taken(tmp_path, "a.zip", zipped({"a.txt": b"%PDF-1.7", "b.txt": BODY.encode(), "c.txt": b""}))
    assert [(each.place.rpartition("!")[2], getattr(each, "kind", "read")) for each in found] == [
        ("a.txt", "not_text"),
        ("b.txt", "read"),
        ("c.txt", "empty"),
    ]


def test_members_that_are_no_pages_are_counted(tmp_path: Path) -> None:
    files = {"a.txt": BODY.encode(), "b.png": b"\x89PNG", "c.png": b"\x89PNG", "README.md": b"x", "LICENSE": b"MIT"}
    for name, data in {"a.zip": zipped(files), "a.tar": tarred(files)}.items():
        page, note = taken(tmp_path, name, data)
        assert page.place == f"{tmp_path}/{name}!a.txt"
        assert isinstance(note, Finding)
        assert note.reason == "passed over: 2 × a picture, 1 × .md, 1 × text that is not Bangla"


def test_office_documents_are_refused_by_name(tmp_path: Path) -> None:
    (finding,) = findings_of(taken(tmp_path, "a.docx", zipped({"[Content_Types].xml": b"", "word/document.xml": b""})))
    assert "an Office document" in finding.reason


def test_of_a_web_archive_in_a_zip_its_pages_alone_are_read(tmp_path: Path) -> None:
    files = {"datapackage.json": b"{}", "pages/pages.jsonl": lines(ROWS), "archive/data.warc.gz": gzip.compress(b"")}
    found = taken(tmp_path, "a.wacz", zipped(files))
    assert not rows_of(found)
    assert [each.place.rpartition("!")[2] for each in found] == ["archive/data.warc.gz"]


def test_a_locked_archive_says_so(tmp_path: Path) -> None:
    stream = io.BytesIO(zipped({"a.txt": BODY.encode()}))
    with zipfile.ZipFile(stream) as archive:
        offset = archive.start_dir
    data = bytearray(stream.getvalue())
    data[6] |= 1
    data[offset + 8] |= 1
    assert kinds([*taken(tmp_path, "a.zip", bytes(data))]) == ["locked"]
