"""What tests of the server's commands share."""

from __future__ import annotations

import stat
from pathlib import Path

from click.testing import CliRunner, Result

from annotator.cli.main import cli


def call(*line: str) -> Result:
    return CliRunner().invoke(cli, ["studio", *line], prog_name="annotator")


def private(file: Path) -> bool:
    return stat.S_IMODE(file.stat().st_mode) & 0o077 == 0
