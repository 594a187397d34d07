"""The figures that are pinned: of the shared scorer on one half of the gold, and our own on the samples.

The rule pass reads the texts as ``annotator annotate`` does, the reader included.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from annotator.interchange import from_row, line, to_row
from annotator.models import Annotation
from annotator.pages import read
from annotator.quality.evaluation import evaluate
from annotator.rules import RulePass
from annotator.samples import gold_file, lexicon_folder

SHARED = Path(__file__).parents[2] / ".." / "shared" / "eval"
#: Figures are pinned, and told, with so many digits: no more are meant by them.
DIGITS = 4

Row = dict[str, Any]
Figures = dict[str, float]


class Gold(NamedTuple):
    """A gold annotation that floors are pinned for."""

    file: Path
    rows: Callable[[], list[Row]]
    figures: Callable[[list[Row]], Figures]
    lexicon: Path | None = None
    """Laid over ours: the names that are invented in it."""

    @property
    def digest(self) -> str:
        """SHA-256 of what is annotated and how."""
        text = "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in self.rows())
        return hashlib.sha256(text.encode("utf-8")).hexdigest()


def rows_of(file: Path) -> list[Row]:
    """The rows of a gold file."""
    return [json.loads(text) for text in file.read_text(encoding="utf-8").splitlines() if text.strip()]


def _half_a() -> list[Row]:
    """The half that floors are pinned on. The tests do not read the other; people have read errors of both."""
    return [row for row in rows_of(SHARED / "dev.jsonl") if row["half"] == "A"]


def predictions(rows: list[Row], lexicon: Path | None) -> Iterator[tuple[str, Annotation]]:
    """What the pass finds in the texts of some rows, by their ids."""
    rules = RulePass(lexicon)
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages.jsonl"
        pages.write_text("".join(line({"id": row["id"], "text": row["text"]}) for row in rows), encoding="utf-8")
        for one in read([pages], lexicon=lexicon):
            if one.article is not None:
                yield one.article.page.name, rules.annotate(one.article)


def _by_the_shared_scorer(rows: list[Row]) -> Figures:
    found = dict(predictions(rows, None))
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"
        gold.write_text("".join(map(line, rows)), encoding="utf-8")
        predicted.write_text("".join(line(to_row(name, one)) for name, one in found.items()), encoding="utf-8")
        command = [sys.executable, str(SHARED / "score.py"), str(gold), str(predicted), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    told = json.loads(done.stdout)
    figures = {name: row["f1"] for name, row in told.items() if isinstance(row, dict) and "f1" in row}
    figures.update(told["attributes"])
    figures["kappa, found"] = told["attributes, found"]["hedge_level kappa"]
    return {name: round(value, DIGITS) for name, value in figures.items()}


def _by_our_own(rows: list[Row]) -> Figures:
    found = dict(predictions(rows, lexicon_folder()))
    figures = evaluate((from_row(row), found.get(row["id"])) for row in rows)
    return {figure.name: round(figure.value or 0.0, DIGITS) for figure in figures}


GOLDS = {
    "shared, half A": Gold(SHARED / "dev.jsonl", _half_a, _by_the_shared_scorer),
    "samples": Gold(gold_file(), lambda: rows_of(gold_file()), _by_our_own, lexicon_folder()),
}


@cache
def measured(name: str) -> Figures:
    """The figures of the pass as it stands on one gold annotation."""
    gold = GOLDS[name]
    return gold.figures(gold.rows())
