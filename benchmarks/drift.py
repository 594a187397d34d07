"""Draw lines on drift and links of claim chains to be read, and score what was judged.

    python benchmarks/drift.py draw DATABASE [--most 20] [--seed 1]
    python benchmarks/drift.py score DATABASE

``draw`` prints of each kind so many lines that nobody has judged, each with its key and the versions of the claim.
Who has read both articles writes key, kind, 1 or 0 and a reason into ``drift_judgements.tsv``. A key is made of kind
and of the words of the versions, so that it holds in any database of the same articles, and no text is kept.
``score`` prints of each kind how many lines the database gives now, how many of them were judged, and the share that
is right, with its interval (95 %, Wilson).
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from scipy.stats import binomtest

from annotator.comparing.analysis import group_stories
from annotator.comparing.dataset import Dataset
from annotator.comparing.shared_claims import shared_stories, with_claims
from annotator.models import digest
from annotator.store import Store
from annotator.stories.in_words import in_words
from annotator.stories.sourcing import AlignedClaim, Sourcing

JUDGEMENTS = Path(__file__).with_name("drift_judgements.tsv")
#: A version of a claim chain and the next: right where both make the same claim.
LINK = "link"


class Line(NamedTuple):
    """Something that is said of outlets, to be judged."""

    kind: str
    key: str
    told: str


def lines(database: str) -> Iterator[Line]:
    """Yield all that a database gives."""
    with Store.open(database, create=False) as store:
        data = Dataset(store)
        for story in with_claims(data, shared_stories(group_stories(data))):
            for claim in story.claims:
                yield from _of_claim(claim)


def _of_claim(claim: AlignedClaim) -> Iterator[Line]:
    for kind in claim.drift:
        yield _line(str(kind), in_words(claim), claim.worded)
    for pair in pairwise(claim.chain):
        yield _line(LINK, "the same claim", pair)


def _line(kind: str, told: str, versions: tuple[Sourcing, ...]) -> Line:
    said = sorted((" ".join((one.text or "").split()), one.outlet) for one in versions)
    shown = [f"{outlet}: {text}" for text, outlet in said]
    return Line(kind, digest(kind, *(text for text, _ in said))[:12], "\n  ".join([told, *shown]))


def judgements() -> dict[str, bool]:
    """Return what was judged: whether a line is right, by its key."""
    with JUDGEMENTS.open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {row["key"]: row["right"] == "1" for row in rows}


def by_kind(database: str) -> dict[str, dict[str, Line]]:
    """Return the lines of each kind, by key."""
    found: defaultdict[str, dict[str, Line]] = defaultdict(dict)
    for one in lines(database):
        found[one.kind][one.key] = one
    return dict(sorted(found.items()))


def draw(database: str, most: int, seed: int) -> None:
    """Print lines that nobody has judged."""
    judged, chance = judgements(), random.Random(seed)
    for some in by_kind(database).values():
        new = [some[key] for key in sorted(some.keys() - judged.keys())]
        for one in chance.sample(new, min(most, len(new))):
            print(f"{one.key}\t{one.kind}\t{one.told}\n")


def score(database: str) -> None:
    """Print how right the lines are."""
    judged = judgements()
    for kind, some in by_kind(database).items():
        right = [judged[key] for key in some if key in judged]
        told = f"{kind:14} {len(some):5} lines, {len(right):3} judged"
        if right:
            low, high = binomtest(sum(right), len(right)).proportion_ci(method="wilson")
            told += f", {sum(right):3} right: {sum(right) / len(right):.2f} ({low:.2f} to {high:.2f})"
        print(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["draw", "score"])
    parser.add_argument("database")
    parser.add_argument("--most", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.what == "draw":
        draw(options.database, options.most, options.seed)
    else:
        score(options.database)


if __name__ == "__main__":
    main()
