"""Every form gives the same rows, whatever the file is called and whatever it is packed in."""

from __future__ import annotations

import bz2
import gzip
import lzma
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.intake.forms import FileForm, form_of
from tests.intake.making import BODY, FORMS, ROWS, Rows, findings_of, lines, rows_of, table, taken, tarred, zipped

WANTED = [{"id": row["id"], "title": row["title"], "text": row["text"], "published_at": row["date"]} for row in ROWS]
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}


@pytest.mark.parametrize("name", FORMS)
def test_a_table_of_any_form_gives_its_rows(name: str, tmp_path: Path) -> None:
    found = taken(tmp_path, name, FORMS[name](ROWS))
    assert [dict(row.fields) for row in rows_of(found)] == WANTED
    assert not findings_of(found)
    assert [row.place.rpartition("#")[2] for row in rows_of(found)] == ["1", "2"]


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("name", ["x.jsonl", "x.csv", "x.xlsx", "x.parquet"])
def test_a_packed_table_gives_its_rows(name: str, packing: str, tmp_path: Path) -> None:
    data = PACKINGS[packing](FORMS[name](ROWS))
    for called in (name + packing, "packed"):
        assert [dict(row.fields) for row in rows_of(taken(tmp_path, called, data))] == WANTED


@pytest.mark.parametrize("archive", [zipped, tarred])
def test_members_of_an_archive_keep_their_names(archive: Callable[[dict[str, bytes]], bytes], tmp_path: Path) -> None:
    files = {"news/may.jsonl": lines(ROWS), "news/page.txt": BODY.encode(), "__MACOSX/._page.txt": b"x"}
    found = taken(tmp_path, "all.bin", archive(files))
    assert [each.place for each in found] == [
        f"{tmp_path}/all.bin!news/may.jsonl#1",
        f"{tmp_path}/all.bin!news/may.jsonl#2",
        f"{tmp_path}/all.bin!news/page.txt",
    ]


def test_an_archive_in_an_archive_is_opened_too(tmp_path: Path) -> None:
    inner = gzip.compress(tarred({"x.csv": table(ROWS)}))
    found = taken(tmp_path, "outer.zip", zipped({"inner.tgz": inner}))
    assert [row.place for row in rows_of(found)] == [f"{tmp_path}/outer.zip!inner.tgz!x.csv#{n}" for n in (1, 2)]


_CELL = st.text(st.sampled_from("কখগি ,;\t|\"'\n০১।"), min_size=1, max_size=30).filter(
    lambda cell: cell.strip() not in ("", "nan") and cell == cell.strip()
)


@pytest.mark.parametrize("name", ["x.jsonl", "x.json", "x.csv", "x.tsv", "semicolons.csv", "x.parquet", "x.xlsx"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=4))
def test_what_is_written_is_read(name: str, cells: list[tuple[str, str]], tmp_path: Path) -> None:
    rows: Rows = [{"title": title, "text": f"{BODY} {text}"} for title, text in cells]
    found = taken(tmp_path, name, FORMS[name](rows))
    assert [dict(row.fields) for row in rows_of(found)] == rows


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"<!DOCTYPE html><p>", "a.txt", FileForm.HTML),
        (b"\xef\xbb\xbf\n<!-- saved -->\n<html>", "page.php", FileForm.HTML),
        (b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n<!doctype html><html>", "answer", FileForm.HTML),
        (b"<div class='story'><p>x</p></div>", "part", FileForm.HTML),
        (b"<?xml version='1.0'?><rss version='2.0'>", "a.txt", FileForm.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a", FileForm.FEED),
        (b"<DOC><DOCNO>1</DOCNO><TEXT>x</TEXT></DOC>", "hindu.txt", FileForm.RECORDS),
        ("[ঢাকা] বাঁধ ভেঙেছে।".encode(), "a.txt", FileForm.TEXT),
        ("{বাঁধ} ভেঙেছে।".encode(), "a.txt", FileForm.TEXT),
        ("বাঁধ, নদী, গ্রাম\nভেঙেছে।".encode(), "a.txt", FileForm.TEXT),
        (b'{"text": "x"}\n{"text": "y"}\n', "a.txt", FileForm.LINES),
        (b"WARC/1.0\r\n", "a.bin", FileForm.WARC),
        (b"title,body\nx,y", "a.dat", FileForm.TABLE),
        (b"From: x\nSubject: y\nMIME-Version: 1.0\n\nz", "a", FileForm.MAIL),
        (b"From: x\nDate: y\n\nz", "a", FileForm.TEXT),
        (b"From a@b Sat\nFrom: x\nSubject: y\nMIME-Version: 1.0\n\nz", "a", FileForm.MAILBOX),
        (b"<TITLE>x</TITLE><BODY>y</BODY>", "a.htm", FileForm.HTML),
        (b"<article><title>x</title></article>", "a.xml", FileForm.RECORDS),
        ("__label__খেলা বাঁধ ভেঙেছে।".encode(), "train.txt", FileForm.LABELLED),
        ("দেশ\tবাঁধ ভেঙেছে।\nদেশ\tনদী।\nদেশ\tগ্রাম।\n".encode(), "a.txt", FileForm.TABLE),
        (b"\x00\x01\x02\x03" * 20, "a.dat", "a binary file"),
        (b"%PDF-1.7", "a.txt", "a PDF"),
        (b"\x80\x04\x95abc", "a.txt", "a pickle, which runs code when it is opened"),
        (b"<?php echo 1;", "a.php", "source code"),
    ],
)
def test_the_form_is_seen_in_the_content(data: bytes, name: str, form: FileForm | str) -> None:
    assert form_of(data, name) == form


def test_standard_input_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from annotator.intake.opening import items

    file = tmp_path / "x.gz"
    file.write_bytes(gzip.compress(lines(ROWS)))
    with file.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        found = list(items(Path("-")))
    assert [each.place for each in found] == ["-#1", "-#2"]


@pytest.mark.parametrize("library", ["zstandard", "python_calamine", "pyarrow"])
def test_a_missing_library_names_its_extra(library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = {"zstandard": "x.zst", "python_calamine": "x.xlsx", "pyarrow": "x.parquet"}[library]
    data = zstandard.compress(lines(ROWS)) if name == "x.zst" else FORMS[name](ROWS)
    monkeypatch.setitem(sys.modules, library, None)
    (finding,) = findings_of(taken(tmp_path, name, data))
    assert finding.kind == "missing_library"
    assert f"annotator[{'parquet' if library == 'pyarrow' else 'formats'}]" in finding.reason
