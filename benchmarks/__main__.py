"""All ratios in one run: the rule pass, reading and the whole job against spaCy's tokenizer, and cost against length.

    python -m benchmarks ARTICLES.jsonl[.gz] [--articles 200] [--rounds 3] [--history FILE]

``spacy.blank("bn")`` tokenising the same articles is 1. Each ratio is the median over rounds, of processor time of this
process. With --history, the figures are added to a file, a line of JSON a run, and the runs before it are printed too.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import spacy

from annotator.pages import read
from annotator.pipeline.annotate import ingest_and_annotate
from annotator.pipeline.pages import PageOptions
from annotator.rules import RulePass
from annotator.store import Store
from benchmarks.linear import PIECES, ratios
from benchmarks.rule_pass import texts, timed

#: Texts of which it is told what four times the length costs; ``benchmarks/linear.py`` has all.
GROWING = ("reported speech", "one endless sentence", "cues", "opening quotation marks", "names that speak", "hedges")
LENGTHS = [10_000, 40_000]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--history", type=Path, help="a file that the figures are added to")
    options = parser.parse_args()
    rules = RulePass()
    gc.freeze()
    figures = against_the_tokenizer(texts(options.corpus, options.articles), rules, options.rounds)
    for kind in GROWING:
        (figures[f"4 x {kind}"],) = ratios(rules.annotate_text, PIECES[kind], LENGTHS)
    runs = _with_history(options.history, {name: round(value, 2) for name, value in figures.items()})
    names = dict.fromkeys(name for run in reversed(runs) for name in run["ratios"])
    for name in names:
        print(f"{name:32}" + "".join(f"{run['ratios'].get(name, ''):>9}" for run in runs))


def against_the_tokenizer(articles: list[str], rules: RulePass, rounds: int) -> dict[str, float]:
    """Return how many times as long as the tokenizer each step takes; the first round warms up."""
    nlp = spacy.blank("bn")
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages.jsonl"
        rows = ({"id": str(number), "text": text} for number, text in enumerate(articles))
        pages.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        for number in range(rounds + 1):
            base = timed(lambda: [nlp.make_doc(text) for text in articles])
            for name, work in _steps(articles, rules, pages, f"sqlite:///{folder}/{number}.db").items():
                seconds = timed(work)
                if number:
                    taken.setdefault(name, []).append(seconds / base)
    return {name: statistics.median(values) for name, values in taken.items()}


def _steps(articles: list[str], rules: RulePass, pages: Path, url: str) -> dict[str, Callable[[], object]]:
    """Return what is timed, in the order in which it is done."""

    def whole() -> None:
        with Store.open(url) as store:
            ingest_and_annotate(store, [pages], PageOptions(), rules)

    return {
        "rule pass": lambda: [rules.annotate_text(text) for text in articles],
        "reading": lambda: list(read([pages])),
        "reading, annotating, storing": whole,
        "the same again, nothing new": whole,
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
