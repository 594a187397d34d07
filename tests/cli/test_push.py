"""What `push` and `pull` take and tell, without a server."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from annotator.cli.main import cli
from annotator.cli.pull import firsts
from annotator.cli.push import share
from annotator.models import Finding


@pytest.mark.parametrize(
    ("text", "meant"), [("20%", 0.2), ("0.2", 0.2), ("0%", 0), ("1", 1), ("100%", 1), ("0.5%", 0.005)]
)
def test_a_share_is_a_percentage_or_a_fraction(text: str, meant: float) -> None:
    assert share(text) == pytest.approx(meant)


@pytest.mark.parametrize("text", ["20", "-1%", "101%", "nan", "half", "%", ""])
def test_what_is_no_share_is_told(text: str) -> None:
    with pytest.raises(click.BadParameter, match="is no share between 0% and 100%"):
        share(text)


@pytest.mark.parametrize("title", ["ab", "অ" * 51, "  a  "])
def test_a_title_that_label_studio_would_refuse_is_told(title: str) -> None:
    done = CliRunner().invoke(cli, ["push", "--title", title])
    assert done.exit_code == 2
    assert "3 to 50 letters" in done.output


@pytest.mark.parametrize("rename", ["HEDGES", "=HEDGE", "HEDGES="])
def test_a_rename_without_two_names_is_told(rename: str) -> None:
    done = CliRunner().invoke(cli, ["studio", "upgrade-config", "--rename", rename])
    assert done.exit_code == 2
    assert "is not of the form OLD=NEW" in done.output


def test_of_each_kind_of_finding_the_first_is_told_with_their_number() -> None:
    def finding(kind: str, place: str, severity: str = "warning") -> Finding:
        return Finding.model_validate({"kind": kind, "place": place, "reason": "r", "severity": severity})

    found = [
        finding("b", "1", "note"),
        finding("a", "2"),
        finding("b", "3", "note"),
        finding("a", "4"),
        finding("c", "5"),
    ]
    told = [(each.kind, each.place, number) for each, number in firsts(found)]
    assert told == [("a", "2", 2), ("c", "5", 1), ("b", "1", 2)]
    assert list(firsts([])) == []
