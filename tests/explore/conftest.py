"""The sample pages, annotated once, as the page to look around shows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli.main import cli
from annotator.comparing.dataset import Dataset
from annotator.explore.app import application
from annotator.explore.index import temporary_index
from annotator.explore.library import Library, make_library
from annotator.samples import lexicon_folder
from annotator.store import Store
from tests.explore.asking import Caller


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's database."""
    folder = tmp_path_factory.mktemp("explore")
    line = ["run", "--sample", "--out", str(folder), "--format", "csv", "--rows", "0"]
    CliRunner().invoke(cli, line, catch_exceptions=False)
    return folder / "annotator.db"


@pytest.fixture(scope="session")
def library(sample_database: Path) -> Iterator[Library]:
    """The sample, to be read by a browser."""
    with Store.open(str(sample_database), create=False) as store:
        data = Dataset(store, lexicon=lexicon_folder())
        with temporary_index(data) as index:
            yield make_library(data, index)


@pytest.fixture(scope="session")
def caller(library: Library) -> Caller:
    """Somebody who asks for its pages."""
    return Caller(application(library))
