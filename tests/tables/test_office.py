"""Workbooks in LibreOffice itself: it reads every value as it was written, and prints few pages."""

from __future__ import annotations

import csv
import re
import subprocess
from pathlib import Path

import pytest

from annotator.tables.formats import FORMATS
from tests.tables.rows import PLAIN, table_of

ROWS = 265


def converted(office: str, book: Path, to: str) -> Path:
    """The workbook in another form, as LibreOffice makes it."""
    profile = f"-env:UserInstallation=file://{book.parent / 'profile'}"
    line = [office, profile, "--headless", "--convert-to", to, "--outdir", str(book.parent), str(book)]
    subprocess.run(line, check=True, capture_output=True)
    return book.with_suffix(f".{to.split(':')[0]}")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    rows = [PLAIN.model_copy(update={"cue_start": number, "claim": f"{PLAIN.claim} " * 3}) for number in range(ROWS)]
    path = tmp_path / "attributions.xlsx"
    with FORMATS["xlsx"].sink(path, table_of(rows)) as write:
        for row in rows:
            write(row)
    return path


def test_it_reads_what_was_written(office: str, book: Path) -> None:
    # The first sheet, UTF-8, as the cells hold it and not as they show it.
    text = converted(office, book, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1")
    text = next(text.parent.glob("*.csv"))
    lines = list(csv.DictReader(text.read_text(encoding="utf-8").splitlines()))
    assert [int(line["cue_start"]) for line in lines] == list(range(ROWS))
    assert {(line["source"], line["sentence"], line["url"]) for line in lines} == {
        (PLAIN.source, PLAIN.sentence, PLAIN.url)
    }


def test_it_prints_on_few_pages(office: str, book: Path) -> None:
    printed = converted(office, book, "pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) <= 20
