"""Write ``exports/sample/`` anew: ``python docs/make_sample.py [FOLDER]``.

What the main job, the tables and the report make of the sample pages that come with the program. The version of the
rule pass is masked in it, so that a change of the rules that changes no row changes no line here either.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from annotator.cli.main import cli
from annotator.version import __version__

SAMPLE = Path(__file__).parents[1] / "exports" / "sample"
LINES = (
    "run --sample --database {database} --out {folder} --format csv,jsonl",
    "export --database {database} --out {folder}",
    "report --sample --out {folder}/report.html",
)
VERSION = re.compile(rf"{re.escape(__version__)}-[0-9a-f]{{8}}-[0-9a-f]{{8}}".encode())
MASK = b"the version of the rule pass"


def write(folder: Path) -> None:
    """Write all files of the sample into a folder; raise what a command raises."""
    with tempfile.TemporaryDirectory() as scratch:
        for line in LINES:
            arguments = line.format(database=Path(scratch) / "sample.db", folder=folder).split()
            done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
            if done.exit_code:
                raise RuntimeError(f"annotator {' '.join(arguments)} ended with {done.exit_code}:\n{done.output}")
    for file in folder.iterdir():
        file.write_bytes(VERSION.sub(MASK, file.read_bytes()))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    target.mkdir(parents=True, exist_ok=True)
    write(target)
    print(f"written: {target}")
