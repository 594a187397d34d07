"""The report of the sample pages, which the tests of the report share."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from lxml import html

from annotator.cli.main import cli
from annotator.comparing.dataset import Dataset
from annotator.samples import lexicon_folder
from annotator.store import Store
from annotator.tables.catalogue import named
from annotator.tables.export import export
from annotator.tables.formats import FORMATS
from annotator.tables.report.writing import report_page
from tests.tables.report.reading import Sample, read_rows

TABLES = ("outlets", "sources", "affiliations", "sections", "trend", "relays", "takeovers", "articles", "claims")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("report")
    line = ["run", "--sample", "--out", str(folder), "--format", "csv", "--rows", "0"]
    CliRunner().invoke(cli, line, catch_exceptions=False)
    with Store.open(str(folder / "annotator.db")) as store:
        data = Dataset(store, lexicon=lexicon_folder())
        text = report_page(data)
        export(data, named(TABLES), [FORMATS["csv"]], folder)
    file = folder / "report.html"
    file.write_text(text, encoding="utf-8")
    tables = {name: read_rows(folder / f"{name}.csv") for name in TABLES}
    return Sample(file, html.fromstring(text), tables)
