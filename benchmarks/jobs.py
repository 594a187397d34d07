"""What more processes save: reading and annotating, and storing too, by one process and by two.

    python benchmarks/jobs.py ARTICLES.jsonl[.gz] [--articles 1000] [--jobs 2] [--rounds 1]

Three figures for each: how much sooner it was done, by the clock, which means something on an idle machine only; how
much sooner it could be done at best, by processor time: all of it by one process, against what the busiest process
needs of it, or against an even share of all, whichever is longer; and how much of all the first process does, which
opens files, hands articles out and stores: more processes than one over that are of no use. Of several rounds, one
process and several in turn, the least of each counts: what else runs on the machine only adds.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from annotator.pipeline.annotate import annotated_rows, ingest_and_annotate
from annotator.pipeline.ingest import Tally
from annotator.pipeline.jobs import FEW, keep_loaded, start_method
from annotator.pipeline.pages import PageOptions
from annotator.rules import RulePass
from annotator.store import Store
from benchmarks.rule_pass import texts


def spent(work: Callable[[], object]) -> tuple[float, float, float]:
    """Return seconds by the clock, and of processor time of this process and of its children."""
    clock, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    children = after.children_user + after.children_system - before.children_user - before.children_system
    own = after.user + after.system - before.user - before.system
    return time.perf_counter() - clock, own, children


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    for what, (by_the_clock, at_best, first) in gains(
        options.corpus, options.articles, options.jobs, options.rounds
    ).items():
        print(
            f"{what:24} {by_the_clock:5.2f} x as fast by the clock, {at_best:5.2f} x by processor time, "
            f"{first:.0%} of it by the first process"
        )


def gains(corpus: Path, articles: int, jobs: int, rounds: int = 1) -> dict[str, tuple[float, float, float]]:
    """Return how many times as fast so many processes are as one, by the clock and at best, and the first one's share.

    The share is that of an archive without end: what the first process does before it starts others is left out.
    """
    rules, found, number = RulePass(), {}, count()
    keep_loaded()  # as `annotator annotate` does it, and each process that it starts
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = folder / "pages.jsonl"
        rows = ({"id": str(n), "text": text} for n, text in enumerate(texts(corpus, articles)))
        pages.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")

        def to_rows(jobs: int) -> None:
            for _ in annotated_rows([pages], PageOptions(), rules, Tally(), jobs=jobs):
                pass

        def to_database(jobs: int) -> None:
            with Store.open(str(folder / f"{next(number)}.db")) as store:
                ingest_and_annotate(store, [pages], PageOptions(), rules, jobs=jobs)

        list(annotated_rows([pages], PageOptions(), rules, Tally()))  # what is looked up once is known then
        for what, work in (("read, annotate", to_rows), ("read, annotate, store", to_database)):
            spans = [(spent(partial(work, 1)), spent(partial(work, jobs))) for _ in range(rounds)]
            clock, alone, _ = min((one for one, _ in spans), key=lambda span: span[1])
            shared, own, theirs = min((several for _, several in spans), key=lambda span: span[1] + span[2])
            most = max(own, theirs / jobs, (own + theirs) / jobs)
            before = min(FEW[start_method(rules)] / 2 / articles, 1) * alone  # pieces are read, then annotated
            found[what] = clock / shared, alone / most, max(own - before, 0) / (own + theirs - before)
    return found


if __name__ == "__main__":
    main()
