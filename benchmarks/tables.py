"""Memory of the exports, and the time of the comparison against plain SQL, over a large database made of real articles.

    python benchmarks/tables.py ARTICLES.jsonl[.gz] [--articles 10000] [--attributions 100000] [--outlets 20]

Prints the peak memory of writing all tables as parquet and csv in one run, stories, claims and comparisons among them;
then, as ratios to SQL queries that aggregate the same counts into the same tables (outlets, sources, relays) as csv:
those tables with profiles from 1,000 bootstrap rounds, and the same with the permutation tests of every pair of
outlets. A ratio is the median over rounds, warm, in time of the processor, so that other work on the machine counts
little; absolute times depend on the machine and are not printed.
"""

from __future__ import annotations

import argparse
import csv
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import make

from annotator.comparing.analysis import analyse
from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Depth
from annotator.store import Store
from annotator.tables.catalogue import named
from annotator.tables.export import export
from annotator.tables.formats import formats

#: Attributions in current predictions of current versions, with their outlets.
_FOUND = """
FROM attributions t
JOIN annotations n ON n.id = t.annotation_id AND n.is_current AND n.basis = 'predicted'
JOIN article_versions v ON v.id = n.version_id AND v.is_current
JOIN articles a ON a.id = v.article_id
"""

_NAMED = "t.canonical IS NOT NULL AND t.source_type NOT IN ('anonymous', 'unspecified')"

#: The counts of each table, as SQL gives them: no intervals, no diversity, no chains beyond the first link.
QUERIES = {
    "outlets": [
        *(
            f"SELECT a.outlet, t.{column}, count(*), sum(t.scope <> 'article') {_FOUND} GROUP BY 1, 2"
            for column in ("source_type", "hedge_level", "function", "quote_type")
        ),
        f"""SELECT a.outlet, CASE WHEN t.source_type IN ('anonymous', 'unspecified') THEN t.source_type
        ELSE 'named' END, count(*) {_FOUND} GROUP BY 1, 2""",
        f"""SELECT a.outlet, CASE WHEN t.source_type = 'agency' THEN 'agency' WHEN t.source_type = 'media' THEN 'news'
        WHEN EXISTS (SELECT 1 FROM attributions c WHERE c.annotation_id = t.annotation_id
            AND c.source_type IN ('agency', 'media') AND (c.scope = 'article' OR c.uid = t.via)) THEN 'credited'
        ELSE 'own' END, count(*) {_FOUND} GROUP BY 1, 2""",
        f"SELECT a.outlet, count(*), sum(t.via IS NOT NULL) {_FOUND} GROUP BY 1",
        f"""SELECT outlet, count(*), max(cited), sum(cited * (cited - 1)) FROM (
        SELECT a.outlet, count(*) AS cited {_FOUND} WHERE {_NAMED} GROUP BY a.outlet, t.canonical, t.source_type)
        GROUP BY 1""",
        """SELECT a.outlet, count(*), sum(length(p.text) - length(replace(p.text, ' ', '')))
        FROM pages p JOIN article_versions v ON v.page_id = p.id AND v.is_current JOIN articles a ON a.id = v.article_id
        GROUP BY 1""",
        """SELECT a.outlet, count(*) FROM bare_hedges h
        JOIN annotations n ON n.id = h.annotation_id AND n.is_current AND n.basis = 'predicted'
        JOIN article_versions v ON v.id = n.version_id AND v.is_current JOIN articles a ON a.id = v.article_id
        GROUP BY 1""",
    ],
    "sources": [
        f"""SELECT t.canonical, t.source_type, a.outlet, count(*), count(DISTINCT a.id), sum(t.scope <> 'article'),
        sum(t.hedge_level = 0), sum(t.hedge_level = 1), sum(t.hedge_level = 2), sum(t.hedge_level = 3),
        sum(count(*)) OVER (PARTITION BY a.outlet),
        sum(count(*)) OVER (PARTITION BY t.canonical, t.source_type) AS total
        {_FOUND} WHERE {_NAMED} GROUP BY 1, 2, 3 ORDER BY total DESC"""
    ],
    "relays": [
        f"""SELECT a.outlet, t.canonical, o.canonical, count(*), count(DISTINCT a.id) {_FOUND}
        JOIN attributions o ON o.annotation_id = t.annotation_id AND o.uid = t.via GROUP BY 1, 2, 3"""
    ],
}


def by_sql(database: Path, folder: Path) -> None:
    """Write the tables by plain SQL."""
    connection = sqlite3.connect(database)
    for name, queries in QUERIES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            for query in queries:
                csv.writer(file).writerows(connection.execute(query))
    connection.close()


def by_us(database: Path, folder: Path, *, tests: bool) -> None:
    """Write the tables with intervals, and the comparisons if they are asked for."""
    with Store.open(str(database)) as store:
        names = [*QUERIES, *(["comparisons"] if tests else [])]
        data = Dataset(store)
        found = analyse(data, Depth.COMPARISONS if tests else Depth.PROFILES, copies={})
        export(data, named(names), formats(["csv"]), folder, found)


def timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def peak(database: Path, folder: Path) -> int:
    """Peak resident memory, in MB, of a process that writes all tables as parquet and csv."""
    command = [sys.executable, __file__, "--export", str(database), str(folder)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def write_all(database: str, folder: str) -> None:
    with Store.open(database) as store:
        export(Dataset(store), named([]), formats(["parquet", "csv"]), Path(folder))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main() -> None:
    if sys.argv[1:2] == ["--export"]:
        write_all(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--attributions", type=int, default=100_000)
    parser.add_argument("--outlets", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = folder / "bench.db"
        with Store.open(str(database)) as store:
            sizes = {name: getattr(options, name) for name in ("attributions", "articles", "outlets")}
            make(store, options.corpus, **sizes)
            counts = store.counts()
        print(f"{counts.attributions:,} attributions in {counts.articles:,} articles of {options.outlets} outlets")
        print(f"all tables as parquet and csv in one run: at most {peak(database, folder)} MB of memory")
        by_us(database, folder, tests=False)
        ratios = []
        for _ in range(options.rounds):
            plain = timed(lambda: by_sql(database, folder))
            ratios.append(timed(lambda: by_us(database, folder, tests=False)) / plain)
        print(f"profiles, 1,000 bootstrap rounds: {told(ratios)} × plain SQL")
        whole = timed(lambda: by_us(database, folder, tests=True)) / timed(lambda: by_sql(database, folder))
        print(f"the same with 9,999 permutations of each pair of outlets: {whole:.0f} × plain SQL")


def told(ratios: list[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


if __name__ == "__main__":
    main()
