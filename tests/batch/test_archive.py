"""Data sets of Parquet files: annotated part by part, here and by a cluster, whatever breaks on the way."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.batch import SCHEMA, annotate_table, cluster, partitions
from annotator.errors import InputError, UsageError
from annotator.models import Annotation
from annotator.pipeline.archive import annotate_dataset
from annotator.pipeline.pages import PageOptions
from annotator.rules import RulePass
from tests.cli.calling import call

PAGE = "নদীপুরের মেয়র বলেছেন, সেতু {} আজ বন্ধ। পুলিশ জানায়, যান চলাচল সীমিত ছিল। তবে {} নম্বর ঘাট নাকি খোলা।"
ROWS = [
    {"id": f"n{n}", "text": PAGE.format(n, n), "outlet": "নদীর খবর", "published_at": f"2026-03-{n % 28 + 1:02}"}
    for n in range(24)
]


def dataset(folder: Path, parts: int = 6) -> Path:
    folder.mkdir()
    for n in range(parts):
        pq.write_table(pa.Table.from_pylist(ROWS[n::parts]), folder / f"part-{n}.parquet")
    return folder


def content(folder: Path) -> dict[str, list[dict[str, Any]]]:
    return {file.name: pq.read_table(file).to_pylist() for file in sorted(folder.glob("part*"))}


class TestTable:
    def test_a_row_a_row_and_what_the_pass_finds(self) -> None:
        rows = [*ROWS[:3], {"id": "none", "text": "only English"}, {"id": "empty", "text": None}]
        found = annotate_table(pa.Table.from_pylist(rows), name="part.parquet")
        assert found.schema == SCHEMA
        lines = found.to_pylist()
        assert [line["name"] for line in lines] == ["n0", "n1", "n2", None, None]
        assert [[each["kind"] for each in line["findings"]] for line in lines[3:]] == [["no_bangla"], ["no_text"]]
        rules = RulePass()
        for line in lines[:3]:
            parts = {name: line[name] for name in Annotation.model_fields}
            segments = [(each["start"], each["end"]) for each in line["segments"]]
            assert Annotation.model_validate(parts) == rules.annotate_text(line["text"], segments, line["version"])
            assert parts["attributions"]

    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.sampled_from(ROWS), max_size=6), st.integers(0, 6))
    def test_what_is_found_does_not_hang_on_where_a_table_is_cut(self, rows: list[dict[str, Any]], cut: int) -> None:
        schema = pa.Table.from_pylist(ROWS[:1]).schema
        whole, *parts = (
            annotate_table(pa.Table.from_pylist(some, schema)).to_pylist() for some in (rows, rows[:cut], rows[cut:])
        )
        told = [[(line["key"], line["attributions"]) for line in lines] for lines in (whole, parts[0] + parts[1])]
        assert told[0] == told[1]

    def test_a_schema_without_a_text_is_refused(self) -> None:
        with pytest.raises(InputError, match=r"table: none of its columns is known for the article's text"):
            annotate_table(pa.table({"number": [1, 2]}))


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What one process makes of the data set."""
    folder = tmp_path_factory.mktemp("here")
    annotate_dataset(str(dataset(folder / "in")), str(folder / "out"), PageOptions())
    return content(folder / "out")


class TestProcesses:
    def test_what_is_done_is_left_and_what_broke_is_done_again(
        self, tmp_path: Path, here: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source, target = dataset(tmp_path / "in"), tmp_path / "out"
        (source / "part-2.parquet").write_bytes(b"PAR1 no more")
        pq.write_table(pa.table({"number": [1]}), source / "part-4.parquet")
        done = annotate_dataset(str(source), str(target), PageOptions(), jobs=2)
        assert (done.partitions, done.before, len(done.failures)) == (4, 0, 2)
        assert "part-2.parquet: it is no Parquet file" in str(done.failures[0])
        assert "part-4.parquet: none of its columns" in str(done.failures[1])
        (target / ".unfinished-1-part-2.parquet").write_bytes(b"PAR1")  # of a run that was killed
        for n in (2, 4):
            pq.write_table(pa.Table.from_pylist(ROWS[n::6]), source / f"part-{n}.parquet")
        again = annotate_dataset(str(source), str(target), PageOptions())
        assert (again.partitions, again.before) == (2, 4)
        assert content(target) == here
        assert annotate_dataset(str(source), str(target), PageOptions()).partitions == 0
        monkeypatch.setattr(partitions, "pass_version", lambda _lexicon: "another")
        assert len(partitions.plan(str(source), str(target), {})[0]) == 6

    def test_a_full_disk_stops_and_leaves_nothing_half_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source, target = dataset(tmp_path / "in"), tmp_path / "out"
        write = pq.write_table

        def full(table: pa.Table, stream: Any, **options: Any) -> None:
            if len(list(target.glob("part*"))) == 2:
                stream.write(b"PAR1")
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            write(table, stream, **options)

        monkeypatch.setattr(pq, "write_table", full)
        result = call_failing("annotate", source, "--out", target, "--jobs", "1")
        assert "part-2.parquet: it cannot be written (No space left on device); what is done stays done" in result
        assert sorted(file.name for file in target.iterdir()) == ["part-0.parquet", "part-1.parquet"]

    def test_a_partition_for_which_memory_does_not_suffice_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source, target = dataset(tmp_path / "in", 3), tmp_path / "out"
        annotate, read = annotate_table, pq.read_table

        def too_large(table: pa.Table, name: str, **options: Any) -> pa.Table:
            if name == "part-1.parquet":
                raise MemoryError
            return annotate(table, name=name, **options)

        def too_large_to_read(stream: Any) -> pa.Table:
            if "part-2" in stream.path:
                raise pa.ArrowMemoryError("malloc of size 64 failed")
            return read(stream)

        monkeypatch.setattr(partitions, "annotate_table", too_large)
        monkeypatch.setattr(pq, "read_table", too_large_to_read)
        done = annotate_dataset(str(source), str(target), PageOptions())
        assert sorted(file.name for file in target.iterdir()) == ["part-0.parquet"]
        for number, failure in enumerate(done.failures, 1):
            assert f"part-{number}.parquet: there is not memory enough for it; split it" in str(failure)

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["{in}", "--out", "{in}"], "holds the articles themselves"),
            (["{in}", "--out", "nosuch://place"], "nosuch"),
            (["{in}/none", "--out", "{out}"], "no such file or folder"),
            (["{empty}", "--out", "{out}"], "no .parquet file"),
            (["{in}", "--engine", "dask"], "say where to with --out"),
            (["{in}", "--out", "{out}", "--engine", "processes", "--scheduler", "tcp://x:1"], "is Dask's"),
        ],
    )
    def test_what_cannot_be_is_told_in_a_line(self, tmp_path: Path, arguments: list[str], told: str) -> None:
        source = dataset(tmp_path / "in", 1)
        places = {"in": source, "out": tmp_path / "out", "empty": tmp_path / "empty"}
        places["empty"].mkdir()
        assert told in call_failing("annotate", *(each.format(**places) for each in arguments))


def call_failing(*arguments: str | Path) -> str:
    """The one line with which a command fails."""
    from annotator.errors import AnnotatorError

    with pytest.raises(AnnotatorError) as failure:
        call(*arguments)
    assert "\n" not in str(failure.value)
    return str(failure.value)


class TestCluster:
    @pytest.fixture
    def address(self) -> Iterator[str]:
        """A scheduler with two worker processes, which start anew when they die."""
        from dask import config
        from distributed import LocalCluster

        once = config.set({"distributed.scheduler.allowed-failures": 1})
        with once, LocalCluster(2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as running:
            self.running = running
            yield running.scheduler_address

    def test_a_worker_that_is_killed_loses_nothing_and_does_nothing_twice(
        self, tmp_path: Path, here: dict[str, Any], address: str
    ) -> None:
        source, target = dataset(tmp_path / "in"), tmp_path / "out"
        tasks, _ = partitions.plan(str(source), str(target), {"columns": {}, "outlet": None, "plain": False})
        seen = []
        with cluster.connected(address, 1) as client:
            for task, outcome in cluster.shared(client, tasks):
                seen.append((Path(task.source).name, outcome))
                if len(seen) == 1:
                    os.kill(next(iter(self.running.workers.values())).pid, signal.SIGKILL)
        assert sorted(name for name, _ in seen) == sorted(here)
        assert content(target) == here

    def test_a_partition_with_which_all_workers_die_is_given_up(
        self, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from tests.batch.dying import dies_of_part_1

        source, target = dataset(tmp_path / "in", 3), tmp_path / "out"
        monkeypatch.setattr(cluster, "annotate_partition", dies_of_part_1)
        done = annotate_dataset(str(source), str(target), PageOptions(), engine="dask", scheduler=address)
        assert done.partitions == 2
        assert sorted(file.name for file in target.iterdir()) == ["part-0.parquet", "part-2.parquet"]
        assert "part-1.parquet: worker after worker died with it" in str(done.failures[0])

    def test_no_scheduler_is_told_in_a_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(cluster, "PATIENCE", 1)
        source = dataset(tmp_path / "in", 1)
        told = call_failing("annotate", source, "--out", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9")
        assert told.startswith("no Dask scheduler answers at tcp://127.0.0.1:9")
        with pytest.raises(UsageError, match="no Dask scheduler answers at nonsense"), cluster.connected("nonsense", 1):
            pass


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A data set and a database of the same rows, some of two outlets, some without a time, one that changed."""
    folder = tmp_path_factory.mktemp("both")
    rows: list[dict[str, Any]] = [
        row | {"outlet": ("নদীর খবর", "ঘাটের কথা", None)[n % 3], "url": f"https://nodi.example/{n % 20}"}
        for n, row in enumerate(ROWS)
    ]
    rows[5]["published_at"] = None
    rows.append({"id": "none", "text": "only English"})
    (folder / "in").mkdir()
    table = pa.Table.from_pylist(rows)
    pq.write_table(table[:10], folder / "in" / "a.parquet")
    pq.write_table(table[10:], folder / "in" / "b.parquet")
    call("annotate", folder / "in", "--database", folder / "test.db", "--jobs", "1")
    call("annotate", folder / "in", "--out", folder / "out", "--jobs", "1")
    return folder / "out", folder / "test.db"


class TestReading:
    """A data set is read as the database that its rows would come to."""

    @pytest.mark.parametrize(
        "what",
        [
            ("export", "--format", "csv"),
            ("export", "annotations"),
            ("compare", "--since", "2026-03-03", "--until", "2026-03-20"),
        ],
        ids=" ".join,
    )
    def test_tables_are_those_of_a_database(
        self, both: tuple[Path, Path], tmp_path: Path, what: tuple[str, ...]
    ) -> None:
        dataset, database = both
        command, *arguments = what
        call(command, *arguments, "--dataset", dataset, "--out", tmp_path / "dataset")
        call(command, *arguments, "--database", database, "--out", tmp_path / "database")
        one, other = (
            {
                file.relative_to(folder): file.read_text("utf-8").replace(str(source), "")
                for file in sorted(folder.rglob("*.*"))
            }
            for source, folder in ((dataset, tmp_path / "dataset"), (database, tmp_path / "database"))
        )
        assert one
        assert one == other

    def test_a_report_is_made(self, both: tuple[Path, Path], tmp_path: Path) -> None:
        call("report", "--dataset", both[0], "--out", tmp_path / "report.html")
        assert "নদীর খবর" in (tmp_path / "report.html").read_text("utf-8")

    def test_what_is_not_annotated_is_no_data_set(self, tmp_path: Path) -> None:
        assert "it is not annotated" in call_failing("compare", "--dataset", dataset(tmp_path / "in", 1))
        assert "leave one of" in call_failing("compare", "--dataset", tmp_path, "--database", "x.db")
