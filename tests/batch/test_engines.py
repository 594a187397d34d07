"""What Ray Data and Spark make of a data set with ``annotate_table``: the same rows as one process."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from annotator.batch import SCHEMA, annotate_table
from tests.batch.test_archive import ROWS
from tests.test_bootstrap import load

ROOT = Path(__file__).parents[2]


@pytest.mark.engines
@pytest.mark.parametrize("engine", ["ray", "spark"])
def test_it_finds_the_same(engine: str, tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    tables = [pa.Table.from_pylist(ROWS[n::3]) for n in range(3)]
    for n, table in enumerate(tables):
        pq.write_table(table, source / f"part-{n}.parquet")
    python = load().engines_python()
    assert python.exists(), "python3 bootstrap.py test --scale installs Ray and Spark"
    line = [python, "-m", "tests.batch.engines", engine, f"file://{source}", f"file://{target}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYSPARK_PYTHON": str(python)}
    done = subprocess.run(line, env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found = pa.concat_tables([pq.read_table(file) for file in sorted(target.glob("*.parquet"))])
    assert _told(found.to_pylist()) == _told([row for table in tables for row in annotate_table(table).to_pylist()])


#: Where a row stands in the batch that an engine makes, and what is said once a batch.
OF_BATCHES = {"path", "name", "findings"}


def _told(rows: list[dict[str, Any]]) -> list[str]:
    """Rows in an order of their own, without what hangs on batches; Spark leaves zones out of times."""
    names = [name for name in SCHEMA.names if name not in OF_BATCHES]
    return sorted(str({name: _plain(row[name]) for name in names}) for row in rows)


def _plain(value: Any) -> Any:
    return value.replace(tzinfo=UTC).timestamp() if isinstance(value, datetime) else value
