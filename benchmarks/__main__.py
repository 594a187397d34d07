"""All ratios in one run: each step against spaCy's tokenizer, processes, peers, cost against length and against number.

    python -m benchmarks ARTICLES.jsonl[.gz] [--articles 200] [--rounds 3] [--sizes 500 2000] [--jobs 2]
        [--peers PYTHON] [--history FILE] [--picture FILE]

``spacy.blank("bn")`` tokenising the same articles is 1. Each ratio is the median over rounds, of processor time of this
process. Then what more processes gain, and what each command takes of archives of two sizes (``benchmarks/archive.py``,
without the pass): how near reading and storing come to the pass's own speed, what a second run takes of the first, and
how much more than in proportion the larger archive costs. With --peers, of the environment that holds them
(``benchmarks/peers``), these too. Times depend on the machine, and on what else it does. With --history, the figures
are added to a file, a line of JSON a run, and the runs before it are printed too.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import tempfile
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import accumulate
from operator import mul
from pathlib import Path

import pyarrow as pa
import spacy

from annotator.batch import annotate_table
from annotator.pages import read
from annotator.pipeline.annotate import ingest_and_annotate
from annotator.pipeline.jobs import keep_loaded
from annotator.pipeline.pages import PageOptions
from annotator.rules import RulePass
from annotator.store import Store
from benchmarks.archive import growth, measured
from benchmarks.jobs import gains
from benchmarks.linear import PIECES, ratios
from benchmarks.peers.compare import against_peers
from benchmarks.picture import draw
from benchmarks.rule_pass import texts, timed

#: Texts of which it is told what four times the length costs; ``benchmarks/linear.py`` has all.
GROWING = ("reported speech", "one endless sentence", "cues", "opening quotation marks", "names that speak", "hedges")
LENGTHS = [10_000, 20_000, 40_000]
#: Reading dumps of pages, by letter of the page: a dump holds more than its article.
DUMPS = "reading dumps, by letter"
MENU = ["প্রচ্ছদ", "জাতীয়", "রাজনীতি", "আন্তর্জাতিক", "সারাদেশ", "অর্থনীতি", "খেলা", "বিনোদন", "শিক্ষা", "মতামত"]
OTHERS = 15


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=[500, 2000], help="of archives; none leaves them out")
    parser.add_argument("--jobs", type=int, default=2, help="processes that are compared with one; 1 leaves them out")
    parser.add_argument("--peers", type=Path, metavar="PYTHON", help="of the environment that holds the peers")
    parser.add_argument("--history", type=Path, help="a file that the figures are added to")
    parser.add_argument("--picture", type=Path, help="an SVG or PNG of what longer texts cost")
    options = parser.parse_args()
    rules = RulePass()
    keep_loaded()
    articles = texts(options.corpus, options.articles)
    figures = against_the_tokenizer(articles, rules, options.rounds)
    if options.peers:
        figures |= against_peers(articles, options.peers, options.rounds)
    if options.jobs > 1:
        gained = gains(options.corpus, options.articles, options.jobs)
        figures |= {f"{options.jobs} processes: {what}": at_best for what, (_, at_best, _) in gained.items()}
    if options.sizes:
        figures |= of_archives(options.corpus, options.sizes)
    costs = {kind: _against_the_first(ratios(rules.annotate_text, PIECES[kind], LENGTHS)) for kind in GROWING}
    figures |= {f"4 x {kind}": values[-1] for kind, values in costs.items()}
    if options.picture:
        draw(options.picture, LENGTHS, costs)
    runs = _with_history(options.history, {name: round(value, 2) for name, value in figures.items()})
    names = dict.fromkeys(name for run in reversed(runs) for name in run["ratios"])
    for name in names:
        print(f"{name:44}" + "".join(f"{run['ratios'].get(name, ''):>9}" for run in runs))


def of_archives(corpus: Path, sizes: list[int]) -> dict[str, float]:
    """Return what commands over archives of these sizes take, as shares and as growth."""
    options = argparse.Namespace(corpus=corpus, database=None, jobs=1, without_pass=True)
    with tempfile.TemporaryDirectory() as folder:
        found = {size: measured(options, size, Path(folder)) for size in sizes}
    last = found[max(sizes)]
    return {
        "annotating, of the pass's speed": last["pass alone"].processor / last["annotate"].processor,
        "again, of the first time": last["annotate again"].processor / last["annotate"].processor,
        **{f"more than in proportion: {step}": grown for step, grown in growth(found).items()},
    }


def _against_the_first(ratios: list[float]) -> list[float]:
    return list(accumulate(ratios, mul, initial=1.0))


def against_the_tokenizer(articles: list[str], rules: RulePass, rounds: int) -> dict[str, float]:
    """Return how many times as long as the tokenizer each step takes; the first round warms up."""
    nlp = spacy.blank("bn")
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages.jsonl"
        rows = ({"id": str(number), "text": text} for number, text in enumerate(articles))
        pages.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        dumps = Path(folder) / "dumps.zip"
        lengths = write_dumps(dumps, articles) / sum(map(len, articles))
        for number in range(rounds + 1):
            base = timed(lambda: [nlp.make_doc(text) for text in articles])
            for name, work in _steps(articles, rules, pages, f"sqlite:///{folder}/{number}.db").items():
                seconds = timed(work)
                if number:
                    taken.setdefault(name, []).append(seconds / base)
            seconds = timed(lambda: list(read([dumps])))
            if number:
                taken.setdefault(DUMPS, []).append(seconds / base / lengths)
    return {name: statistics.median(values) for name, values in taken.items()}


def write_dumps(archive: Path, articles: list[str]) -> int:
    """Write each article as the dump of a page, with a menu, other headlines and an imprint; return their letters.

    They are written into one archive, whose pages teach no templates, so that each is read once.
    """
    letters = 0
    with zipfile.ZipFile(archive, "w") as folder:
        for number, text in enumerate(articles):
            others = [articles[(number + step) % len(articles)].lstrip()[:50] for step in range(1, 1 + OTHERS)]
            head = [*MENU, text.lstrip()[:60], "নিজস্ব প্রতিবেদক", "প্রকাশ: ১৪ জুন ২০২৪, ০৯:৩০"]
            tail = ["শেয়ার করুন", "আরও খবর", *others, "সম্পাদক ও প্রকাশক: মাহফুজা খাতুন", "সর্বস্বত্ব সংরক্ষিত"]
            page = "\n".join([*head, "", text, "", *tail])
            folder.writestr(f"{number}.txt", page)
            letters += len(page)
    return letters


def _steps(articles: list[str], rules: RulePass, pages: Path, url: str) -> dict[str, Callable[[], object]]:
    """Return what is timed, in the order in which it is done."""

    table = pa.table({"id": [str(number) for number in range(len(articles))], "text": articles})

    def whole() -> None:
        with Store.open(url) as store:
            ingest_and_annotate(store, [pages], PageOptions(), rules)

    return {
        "rule pass": lambda: [rules.annotate_text(text) for text in articles],
        "reading": lambda: list(read([pages])),
        "reading, annotating, storing": whole,
        "the same again, nothing new": whole,
        "a table in, a table out": lambda: annotate_table(table),
    }


def _with_history(file: Path | None, figures: dict[str, float]) -> list[dict[str, dict[str, float]]]:
    """Return the last runs of the history, this one at their end; add it to the file."""
    run = {"at": f"{datetime.now(UTC):%Y-%m-%d %H:%M}", "python": platform.python_version(), "ratios": figures}
    before: list[dict[str, dict[str, float]]] = []
    if file is not None:
        before = [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []
        with file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(run, ensure_ascii=False) + "\n")
    return [*before[-4:], run]  # type: ignore[list-item]


if __name__ == "__main__":
    main()
