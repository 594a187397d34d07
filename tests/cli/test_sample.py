"""exports/sample/ is what the main job and the report write about the sample pages."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import jsonschema
import pytest
from lxml import html

from docs import make_sample

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "exports" / "sample"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what is written about them now."""
    folder = tmp_path_factory.mktemp("sample")
    make_sample.write(folder)
    return folder


def test_the_committed_sample_is_what_the_code_writes(written: Path) -> None:
    assert {file.name for file in written.iterdir()} == {file.name for file in SAMPLE.iterdir()}
    for file in SAMPLE.iterdir():
        assert content(file) == content(written / file.name), "make it anew: python docs/make_sample.py"


def content(file: Path) -> object:
    """The cells of a table, the words of a page, since last digits differ between machines; else the bytes."""
    if file.suffix == ".html":
        return str(html.parse(file).getroot().text_content())
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as opened:
            return [[cell(text) for text in row] for row in csv.reader(opened)]
    return file.read_bytes()


def cell(text: str) -> str:
    try:
        return f"{float(text):.9g}" if "." in text else text
    except ValueError:
        return text


def test_every_row_of_it_keeps_its_schema() -> None:
    schema = json.loads((ROOT / "schemas" / "table-attributions.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    rows = [json.loads(line) for line in (SAMPLE / "attributions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 100
    for row in rows:
        validator.validate(row)


def test_every_origin_that_a_row_names_is_there() -> None:
    rows = [json.loads(line) for line in (SAMPLE / "attributions.jsonl").read_text(encoding="utf-8").splitlines()]
    ids = {row["attribution"] for row in rows}
    relays = [row for row in rows if row["via"]]
    assert relays
    assert all(row["via"] in ids and row["via_canonical"] for row in relays)
    assert len(ids) == len(rows)
