"""Estimate how likely attributions are right: ``python -m tests.quality.scores`` writes ``scores.toml`` of the rules.

An attribution is right where it answers to a gold one by a relaxed match. Counted are the gold annotations of
``figures``, those given with ``--gold FILE.jsonl`` (rows as ``annotator evaluate`` reads them: reviewed articles, say)
and, for less, the example sentences. Run from the top folder, after the rules have changed.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from annotator.interchange import from_row
from annotator.models import Annotation
from annotator.quality.matching import is_relaxed_match, matches
from annotator.rules.scores import kinds
from tests.examples.markup import Example, parse, read
from tests.quality.figures import GOLDS, Row, predictions, rows_of
from tests.rules.passing import rule_pass

FILE = Path(__file__).parents[2] / "annotator" / "rules" / "scores.toml"
EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
#: What an attribution in an example sentence counts for beside one in an article: it shows one thing, and was written
#: to be found.
EXAMPLE_WEIGHT = 0.1
#: How many attributions the wider kind counts for beside those of a kind itself.
STRENGTH = 5.0
#: A kind that was seen less often has no share of its own.
FEWEST = 3.0

HEAD = """\
# The share of right attributions by kind: frame, whether somebody is named, kind of cue, record. Each is drawn towards
# that of the wider kind before it, the more the fewer there were. A kind that is not here takes the share of the wider
# one. Written by `python -m tests.quality.scores`; do not edit it.

[right]
"""


class Judged(NamedTuple):
    """A predicted attribution, and whether it is right."""

    rule: str
    named: bool
    score: float
    right: bool
    weight: float = 1.0

    @property
    def kinds(self) -> Iterator[str]:
        frame, _, rule = self.rule.partition(".")
        return kinds(frame, rule, self.named)


def judge(gold: Annotation, found: Annotation, weight: float = 1.0) -> Iterator[Judged]:
    """The predicted attributions of an article, each judged by its gold."""
    answers = {j: i for i, j in matches(gold, found)}
    for j, one in enumerate(found.attributions):
        right = j in answers and is_relaxed_match(gold.attributions[answers[j]], one)
        yield Judged(one.rule or "", one.source is not None, one.score or 0.0, right, weight)


def judged_articles(name: str) -> Iterator[list[Judged]]:
    """The judged attributions of each article of a gold annotation."""
    yield from _judged(GOLDS[name].rows(), GOLDS[name].lexicon)


def _judged(rows: list[Row], lexicon: Path | None) -> Iterator[list[Judged]]:
    found = dict(predictions(rows, lexicon))
    for row in rows:
        yield list(judge(from_row(row), found.get(row["id"], Annotation())))


def judged_examples() -> Iterator[Judged]:
    """The judged attributions of the example sentences."""
    for path in EXAMPLES:
        for block in read(path):
            example = parse(block.source)
            yield from judge(_gold(block.id, example), rule_pass().annotate_text(example.text), EXAMPLE_WEIGHT)


def _gold(name: str, example: Example) -> Annotation:
    """An example as gold; a source type that it does not say is not judged."""
    rows: list[dict[str, Any]] = [
        {**one, "source_type": one["source_type"] or "unspecified"} for one in example.attributions
    ]
    return from_row({"id": name, "attributions": rows, "bare_hedges": example.bare_hedges}, example.text)


def shares(judged: Iterable[Judged]) -> dict[str, float]:
    """The share of right attributions in each kind, drawn towards that of the wider kind; ``all`` is the widest."""
    right: dict[str, float] = defaultdict(float)
    number: dict[str, float] = defaultdict(float)
    wider: dict[str, str] = {}
    for one in judged:
        above = "all"
        for kind in ("all", *one.kinds):
            right[kind] += one.weight * one.right
            number[kind] += one.weight
            if kind != "all":
                wider[kind], above = above, kind

    def share(kind: str, right_without: float = 0.0, without: float = 0.0) -> float:
        """The share in a kind, leaving out some of its attributions, so that none speaks for itself twice."""
        mine, all_of_mine = right[kind] - right_without, number[kind] - without
        if kind == "all":
            return (mine + 1) / (all_of_mine + 2)
        return (mine + STRENGTH * share(wider[kind], right[kind], number[kind])) / (all_of_mine + STRENGTH)

    told = (kind for kind in wider if number[kind] >= FEWEST and number[kind] < number[wider[kind]])
    return {kind: share(kind) for kind in ("all", *told)}


def table(found: dict[str, float]) -> str:
    """The text of the file; no share is written as certain."""
    return HEAD + "".join(f'"{kind}" = {min(share, 0.999):.3f}\n' for kind, share in sorted(found.items()))


def main() -> int:
    parser = argparse.ArgumentParser(description="Estimate how likely attributions are right.")
    parser.add_argument("--gold", action="append", default=[], type=Path, metavar="FILE.jsonl", help="further gold")
    further = parser.parse_args().gold
    absent = [name for name, gold in GOLDS.items() if not gold.file.is_file()]
    if absent:
        print(f"not written: the gold {absent[0]!r} is absent", file=sys.stderr)
        return 1
    articles = [article for name in GOLDS for article in judged_articles(name)]
    articles += [article for file in further for article in _judged(rows_of(file), None)]
    found = shares([*(one for article in articles for one in article), *judged_examples()])
    FILE.write_text(table(found), encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {len(found)} kinds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
