"""The table of claims: how the outlets of a story source the same claim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli.main import cli
from annotator.comparing.analysis import group_stories
from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Choice, Selection
from annotator.errors import UsageError
from annotator.store import Store
from annotator.stories.sourcing import Answerable
from annotator.tables.claims import ClaimRow, claim_rows


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample pages, annotated."""
    database = str(tmp_path_factory.mktemp("claims") / "sample.db")
    line = ["run", "--sample", "--database", database, "--out", str(Path(database).parent), "--format", "csv"]
    assert CliRunner().invoke(cli, line, catch_exceptions=False).exit_code == 0
    with Store.open(database) as opened:
        yield opened


@pytest.fixture(scope="module")
def rows(store: Store) -> list[ClaimRow]:
    data = Dataset(store)
    return list(claim_rows(data, group_stories(data)))


def claims(rows: list[ClaimRow]) -> list[list[ClaimRow]]:
    return [list(group) for _, group in groupby(rows, key=lambda row: (row.story, row.claim_number))]


def test_the_stories_of_the_samples_are_there(rows: list[ClaimRow]) -> None:
    assert len({row.story for row in rows}) == 5


def test_a_claim_has_one_row_for_each_outlet_that_tells_the_story(rows: list[ClaimRow]) -> None:
    for claim in claims(rows):
        assert len(claim) == claim[0].outlets_telling == len({row.outlet for row in claim})
        assert claim[0].outlets_stating == sum(row.voice is not Answerable.ABSENT for row in claim) > 0


def test_what_is_absent_is_empty_and_what_is_stated_has_its_words(rows: list[ClaimRow], store: Store) -> None:
    for row in rows:
        if row.voice is Answerable.ABSENT:
            assert (row.text, row.start, row.source, row.hedge_level) == (None, None, None, None)
        else:
            assert store.article(row.article).article.page.text[row.start : row.end] == row.text


def test_a_drift_of_voice_is_one_between_outlets(rows: list[ClaimRow]) -> None:
    drifting = [claim for claim in claims(rows) if "voice" in (claim[0].drift or "").split(", ")]
    assert drifting
    for claim in drifting:
        voices = {row.voice for row in claim if row.voice is not Answerable.ABSENT and not row.copy_of_another}
        assert len(voices) > 1


def test_claims_stand_on_one_basis(store: Store) -> None:
    with pytest.raises(UsageError, match="one basis"):
        group_stories(Dataset(store, Selection(choice=Choice.BEST)))
