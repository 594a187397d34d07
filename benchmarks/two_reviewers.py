"""Play gold annotations through a real Label Studio by two simulated reviewers whose error rates are known.

    PYTHONPATH=. python benchmarks/two_reviewers.py GOLD.jsonl [--articles 100] [--seed 1]

Each article is pushed with its gold annotation as prediction, for two people. Each of them submits it with errors made
by chance: attributions deleted, levels and functions changed, at rates of their own. Then the reviews are pulled, and
what is counted of them is held against what is known: each rate against its 95 % interval (Wilson). Agreement is
printed as the table of agreement counts it. Label Studio is taken from `.cache`, where the tests install it.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scipy.stats import binomtest

from annotator.interchange.rows import from_row
from annotator.labels import Function, HedgeLevel
from annotator.models import Article, Page
from annotator.pipeline.opinions import disagreements, reviewers
from annotator.quality.agreement import agreements, shared_articles
from annotator.quality.changes import Action, changes
from annotator.store import Store
from annotator.studio.client import Studio
from annotator.studio.connection import Connection
from docs.make_browser_pictures import server
from tests.studio.looping import Loop
from tests.studio.making import accepted
from tests.studio.people import Person

Json = dict[str, Any]


@dataclass(frozen=True)
class Rates:
    """How often a reviewer errs on an attribution."""

    deleted: float
    hedge_level: float
    function: float


ASHA, BINA = Rates(0.05, 0.10, 0.08), Rates(0.12, 0.20, 0.04)
WORDS = {"hedge_level": [each.name.lower() for each in HedgeLevel], "function": [each.value for each in Function]}


def erring(result: list[Json], rates: Rates, chance: random.Random) -> list[Json]:
    """What a reviewer submits: the results as they were shown, with errors."""
    changed = copy.deepcopy(accepted({"result": result}))
    cues = {item["id"] for item in changed if item["type"] == "labels" and item["value"]["labels"] == ["CUE"]}
    gone = {cue for cue in sorted(cues) if chance.random() < rates.deleted}
    for item in changed:
        name = item.get("from_name")
        if name in WORDS and chance.random() < getattr(rates, name):
            (before,) = item["value"]["choices"]
            item["value"]["choices"] = [chance.choice([word for word in WORDS[name] if word != before])]
    return [item for item in changed if gone.isdisjoint({item.get("id"), item.get("from_id"), item.get("to_id")})]


def play(loop: Loop, studio: Studio, seed: int) -> dict[str, Rates]:
    """Let two people review all tasks; their rates by name."""
    second, chance = Person(studio), random.Random(seed)
    for task in sorted(loop.tasks(), key=lambda one: int(one["id"])):
        result = task["predictions"][0]["result"]
        loop.submit(task["id"], erring(result, ASHA, chance))
        second.submit(task["id"], erring(result, BINA, chance))
    return {studio.whoami().email: ASHA, second.email: BINA}


def rates(store: Store, people: dict[str, Rates]) -> int:
    """Print each rate with its interval beside the known one; how many intervals miss it."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in people}
    for review in store.reviews():
        assert review.base is not None
        for change in changes(review.base, review.annotation):
            count = counts[review.reviewer]
            count["all"] += 1
            count["deleted"] += change.action is Action.DELETED
            count["kept"] += change.action is not Action.DELETED
            for name in WORDS:
                count[name] += name in change.differing
    missed = 0
    for name, known in people.items():
        for what, of in (("deleted", "all"), ("hedge_level", "kept"), ("function", "kept")):
            number, total, rate = counts[name][what], counts[name][of], getattr(known, what)
            low, high = binomtest(number, total).proportion_ci(method="wilson")
            missed += not low <= rate <= high
            share = f"{number} of {total} = {number / total:.3f} [{low:.3f}, {high:.3f}]"
            print(f"{name:<22} {what:<12} {share}, known {rate}")
    return missed


def tell(store: Store) -> None:
    """Print the agreement of both, and what `annotator status` says of each."""
    for each in agreements(shared_articles(store.reviews())):
        known = each.value is not None and each.low is not None
        interval = f"{each.value:.3f} [{each.low:.3f}, {each.high:.3f}]" if known else ""
        print(f"{each.on:<14} {each.measure:<14} {interval} {each.note or ''}")
    for person in reviewers(store.reviews()):
        edited, alike = f"{person.edited} of {person.predicted}", f"{person.same} of {person.shared}"
        print(f"{person.name}: {person.done} done, edited {edited}, alike {alike}")
    print(f"{len(list(disagreements(store.reviews())))} articles on which they differ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    lines = options.gold.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()][: options.articles]
    with (
        tempfile.TemporaryDirectory() as folder,
        server(Path(folder) / "studio") as running,
        Studio(Connection.find(home=running.home)) as studio,
        Store.open(f"{folder}/gold.db") as store,
    ):
        loop = Loop.of(store, studio)
        for row in rows:
            page = Page(name=row["id"], path=row["id"], media="text", text=row["text"])
            loop.add(Article(page=page, segments=((0, len(page.text)),)), from_row(row))
        studio.set_overlap(loop.project, 1.0)
        print(f"{loop.push().sent} tasks sent")
        people = play(loop, studio, options.seed)
        pulled = loop.pull()
        print(f"{pulled.stored.submitted} reviews, {len(pulled.findings)} findings")
        missed = rates(store, people)
        tell(store)
    print("every known rate lies in its interval" if not missed else f"{missed} of 6 intervals miss the known rate")


if __name__ == "__main__":
    main()
