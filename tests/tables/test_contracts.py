"""The contracts in schemas/ are what the code says, and what the code writes keeps them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from annotator.cli.outputs import output_schemas
from annotator.models import Annotation, Article, Attribution, Finding, Page
from annotator.tables.attributions import AttributionRow
from annotator.tables.catalogue import TABLES
from annotator.tables.columns import Table
from annotator.tables.contracts import RECORDS, contracts
from tests.tables.rows import PLAIN, ROWS

FOLDER = Path(__file__).parents[2] / "schemas"

CONTRACTS = contracts() | output_schemas()
SCHEMAS = {name: json.loads(text) for name, text in CONTRACTS.items() if name.endswith(".json")}
VALIDATORS = {name: jsonschema.Draft202012Validator(schema) for name, schema in SCHEMAS.items()}


def valid(schema: str, record: Any) -> None:
    VALIDATORS[schema].validate(record)


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_files_are_what_the_code_says(name: str) -> None:
    assert (FOLDER / name).read_bytes().decode("utf-8") == CONTRACTS[name], "run `annotator schemas`"


def test_no_file_is_left_over() -> None:
    assert {file.name for file in FOLDER.iterdir()} == set(CONTRACTS)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_each_schema_is_one_and_says_what_each_field_means(schema: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[schema])
    named = SCHEMAS[schema].get("$defs", {})
    for part in (SCHEMAS[schema], *named.values()):
        for field in part.get("properties", {}).values():
            # A field that means just what its vocabulary means has its description there alone.
            vocabulary = named.get(field.get("$ref", "").removeprefix("#/$defs/"), {})
            assert field.get("description") or vocabulary.get("description")


@settings(deadline=None)
@given(ROWS)
def test_every_row_keeps_its_schema(row: AttributionRow) -> None:
    valid("table-attributions.schema.json", json.loads(row.model_dump_json()))


def test_a_row_with_a_word_of_its_own_breaks_the_schema() -> None:
    row = json.loads(PLAIN.model_dump_json())
    for wrong in ({"function": "shouting"}, {"hedge_level": 4}, {"cue_start": "29"}, {"extra": 1}):
        with pytest.raises(jsonschema.ValidationError):
            valid("table-attributions.schema.json", row | wrong)


def test_records_keep_their_schemas() -> None:
    page = Page(name="a", path="a.txt", media="text", text="তিনি বলেন, যাব।")
    finding = Finding(place="b.txt", kind="encoding", reason="It is no UTF-8; save it as UTF-8.")
    valid("page.schema.json", json.loads(page.model_dump_json()))
    valid("article.schema.json", json.loads(Article(page=page, segments=((0, 15),)).model_dump_json()))
    valid("annotation.schema.json", json.loads(Annotation().model_dump_json()))
    valid("finding.schema.json", json.loads(finding.model_dump_json()))
    assert {Page, Article, Attribution, Annotation, Finding} == set(RECORDS)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_the_data_dictionary_has_every_column_with_its_meaning(table: Table) -> None:
    lines = list(csv.DictReader(CONTRACTS["data-dictionary.csv"].splitlines()))
    entries = {line["column"]: line for line in lines if line["table"] == table.name}
    assert list(entries) == list(table.row.model_fields)
    assert all(entry["meaning"] and entry["type"] for entry in entries.values())
    text = CONTRACTS["data-dictionary.md"]
    assert all(f"| {name} |" in text for name in entries)
