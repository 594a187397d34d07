"""What an archive costs as it grows: stored, read again, compared, reported, exported.

    python -m benchmarks.archive ARTICLES.jsonl[.gz] [--sizes 2000 20000] [--database URL] [--jobs 1] [--without-pass]

Articles are made of the sentences of real ones, each of three of them, with outlets, days and addresses of their own.
Each step is a command of its own, at each size in an empty database. Printed are processor seconds for a thousand
articles, peak memory, and the shares that matter: of the rule pass alone in annotating (how near reading and storing
let it come), of the first run in a second one that finds nothing new, and how much more than in proportion a step takes
at the largest size. Without --database it is SQLite; what a PostgreSQL server does is no part of the processor time, so
the time by the clock stands beside it.

With --without-pass nothing is looked for: what the pass found in the sentences, once, is stored by the same way as it
would store it (``benchmarks/planted.py``), so that a million attributions take minutes. Of annotating, the time spent
on that is left out, and what the pass would need, measured on a thousand articles, is counted in.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from benchmarks.planted import Mixtures, Planted


@dataclass(frozen=True)
class Cost:
    """What a command took."""

    clock: float
    processor: float
    memory: int
    """Peak resident memory of its largest process, in MB."""


def cost(*arguments: str | Path) -> Cost:
    """Run a command of this program in a process of its own."""
    return _cost("annotator", *arguments)


def _cost(module: str, *arguments: str | Path) -> Cost:
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", module, *map(str, arguments)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{module} {' '.join(map(str, arguments))} failed")
    return Cost(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def alone(pages: Path, number: int = 1000) -> float:
    """Return the processor seconds of annotating a thousand articles, neither read nor stored."""
    from annotator.pages import read
    from annotator.rules import RulePass

    rules = RulePass()
    articles = [one.article for one in islice(read([pages]), number) if one.article is not None]
    begun = time.process_time()
    for article in articles:
        rules.annotate(article)
    return (time.process_time() - begun) / len(articles) * 1000


def planted(corpus: Path, pages: Path, database: str, told: Path) -> None:
    """Read the pages and store them with what is known to be in them; write down the seconds that knowing it took."""
    from annotator.pipeline.annotate import ingest_and_annotate
    from annotator.pipeline.pages import PageOptions
    from annotator.rules import RulePass
    from annotator.store import Store

    rules = RulePass()
    begun = time.process_time()
    instead = Planted(Mixtures(corpus, rules), rules.version)
    instead.seconds = time.process_time() - begun
    with Store.open(database) as store:
        ingest_and_annotate(store, [pages], PageOptions(), instead)  # type: ignore[arg-type]
    told.write_text(str(instead.seconds), "utf-8")


def annotating(corpus: Path, pages: Path, database: str, folder: Path, pass_seconds: float) -> Cost:
    """Return what reading and storing took, and the pass would have."""
    told = folder / "seconds"
    whole = _cost("benchmarks.archive", corpus, "--plant", pages, database, told)
    instead = pass_seconds - float(told.read_text("utf-8"))
    return replace(whole, clock=whole.clock + instead, processor=whole.processor + instead)


def steps(pages: Path, database: str, folder: Path, jobs: int, first: Cost | None) -> Iterator[tuple[str, Cost]]:
    """Do the steps one after the other; the first one may have been done."""
    to = ("--database", database)
    yield "annotate", first or cost("annotate", pages, "--jobs", str(jobs), *to)
    yield "annotate again", cost("annotate", pages, "--jobs", str(jobs), *to)
    yield "export attributions", cost("export", "attributions", "--out", folder / "tables", *to)
    yield "compare", cost("compare", *to)
    yield "report", cost("report", "--out", folder / "report.html", *to)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 20000])
    parser.add_argument("--database", help="a PostgreSQL database, which is emptied")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--without-pass", action="store_true", help="store what is known to be in the articles")
    parser.add_argument("--plant", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.plant:
        planted(options.corpus, Path(options.plant[0]), options.plant[1], Path(options.plant[2]))
        return
    found: dict[int, dict[str, Cost]] = {}
    with tempfile.TemporaryDirectory() as name:
        for size in options.sizes:
            found[size] = measured(options, size, Path(name))
    for step, grown in growth(found).items():
        print(f"{step:20} {min(found):,} → {max(found):,}: {grown:.2f} x what is in proportion")


def growth(found: dict[int, dict[str, Cost]]) -> dict[str, float]:
    """Return for each step how much more than in proportion it takes at the largest size; 1 is in proportion."""
    first, last = min(found), max(found)
    return {step: one.processor / found[first][step].processor / (last / first) for step, one in found[last].items()}


def measured(options: argparse.Namespace, size: int, folder: Path) -> dict[str, Cost]:
    """Do all steps with so many articles; print what each took when it is done."""
    pages, mixtures = folder / f"{size}.jsonl", Mixtures(options.corpus)
    with pages.open("w", encoding="utf-8") as lines:
        for number in range(size):
            lines.write(json.dumps(mixtures.row(number), ensure_ascii=False) + "\n")
    database = options.database or str(folder / f"{size}.db")
    if options.database:
        empty(options.database)
    thousand = alone(pages)
    print(f"{size:,} articles; the rule pass alone {thousand:.2f} s of processor time a thousand", flush=True)
    first = None
    if options.without_pass:
        first = annotating(options.corpus, pages, database, folder, thousand * size / 1000)
    found = {"pass alone": Cost(0, thousand * size / 1000, 0)}
    for step, one in steps(pages, database, folder, options.jobs, first):
        found[step] = one
        each = one.processor / size * 1000
        print(f"  {step:20} {each:8.2f} s a thousand, {one.clock:8.1f} s by the clock, {one.memory:5} MB", flush=True)
        if step == "annotate":
            print(f"  annotating goes at {thousand / each:.0%} of the pass's own speed")
    print(f"  again: {found['annotate again'].processor / found['annotate'].processor:.1%} of the first time")
    return found


def empty(database: str) -> None:
    """Take all tables out of a PostgreSQL database."""
    import psycopg

    with psycopg.connect(database.replace("+psycopg", "", 1), autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS public CASCADE")
        connection.execute("CREATE SCHEMA public")


if __name__ == "__main__":
    main()
