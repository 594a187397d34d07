"""Judge and time the grouping of articles into stories.

    python benchmarks/stories.py judge ARTICLES.jsonl[.gz]
    python benchmarks/stories.py time ARTICLES.jsonl[.gz] [--articles 10000]

``judge`` groups the articles and holds the result against the pairs of ``story_pairs.tsv``, which were judged by
reading. ``time`` makes more articles out of the sentences of the given ones and prints how much longer twice as many
take, in time of the processor, so that other work on the machine counts little, and the peak of memory.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import resource
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

from annotator.models import Article, Page
from annotator.stories.stories import group

DHAKA = timezone(timedelta(hours=6))
PAIRS = Path(__file__).with_name("story_pairs.tsv")


class Pair(NamedTuple):
    """Two articles, and whether they tell the same event."""

    one: str
    other: str
    same: bool
    borderline: bool
    stands_for: float
    """How many pairs of the corpus it stands for; 0 for one that was looked for, not drawn."""
    half: str


def rows(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def article(row: dict[str, Any]) -> Article:
    text = row.get("text_once") or row["text"]
    day = row.get("published_at")
    return Article(
        page=Page(name=row["id"], path=row["id"], media="record", text=text),
        segments=((0, len(text)),),
        outlet=row["outlet"],
        headline=row["title"] or None,
        published_at=datetime.fromisoformat(day).replace(tzinfo=DHAKA) if day else None,
        date_only=bool(day),
    )


def pairs() -> list[Pair]:
    with PAIRS.open(encoding="utf-8") as file:
        table = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [
            Pair(
                row["one"],
                row["other"],
                row["same"] == "1",
                row["borderline"] == "1",
                float(row["stands_for"] or 0),
                row["half"],
            )
            for row in table
        ]


def judge(corpus: Path) -> None:
    """Print precision and recall over pairs, estimated for the whole corpus from the drawn ones."""
    story = {one.id: one.story for one in group((row["id"], article(row)) for row in rows(corpus))}
    for half in ("tune", "test", "fresh", "later", "all"):
        for name, chosen in (("all pairs", lambda pair: True), ("clear pairs", lambda pair: not pair.borderline)):
            judged = [pair for pair in pairs() if half in (pair.half, "all") and pair.stands_for and chosen(pair)]
            print(f"{half:5} {name:12} {measured(judged, story)}")
    hard = [pair for pair in pairs() if not pair.stands_for]
    print(f"{'all':5} {'looked for':12} {measured([pair._replace(stands_for=1) for pair in hard], story)}")


def measured(judged: list[Pair], story: dict[str, str]) -> str:
    weight = {(same, found): 0.0 for same in (True, False) for found in (True, False)}
    number = dict.fromkeys(weight, 0)
    for pair in judged:
        case = pair.same, story[pair.one] == story[pair.other]
        weight[case] += pair.stands_for
        number[case] += 1
    right, wrong, missed = weight[True, True], weight[False, True], weight[True, False]
    return (
        f"precision {right / (right + wrong):.2f}  recall {right / (right + missed):.2f}  "
        f"(pairs: {number[True, True]} right, {number[False, True]} wrong, {number[True, False]} missed, "
        f"{number[False, False]} rightly apart)"
    )


def made(corpus: Path, number: int) -> Iterator[tuple[str, Article]]:
    """So many articles: the given ones, then new ones that take each sentence from one of three articles of a day."""
    known = [article(row) for row in rows(corpus)]
    draw = random.Random(1)
    for count in range(number):
        if count < len(known):
            yield str(count), known[count]
            continue
        mixed = draw.sample(known, 3)
        sentences = [sentence for one in mixed for sentence in one.body.split("।")]
        draw.shuffle(sentences)
        body = "।".join(sentences[: len(sentences) // 3 + 1])
        page = Page(name=str(count), path=str(count), media="record", text=body)
        moment = datetime(2025, 1, 1, tzinfo=DHAKA) + timedelta(minutes=draw.randrange(400 * 24 * 60))
        yield (
            str(count),
            Article(
                page=page,
                segments=((0, len(body)),),
                outlet=mixed[0].outlet,
                headline=mixed[0].headline,
                published_at=moment,
            ),
        )


def clock(corpus: Path, number: int) -> None:
    """Print how the time grows with the number of articles."""
    taken = {}
    group(made(corpus, 200))  # warms up
    for size in (number, 2 * number):
        articles = list(made(corpus, size))
        begun = time.process_time()
        stories = {one.story for one in group(articles)}
        taken[size] = time.process_time() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:,} articles: {len(stories):,} stories, peak memory {peak:,} MiB with the texts")
    print(f"twice the articles take {taken[2 * number] / taken[number]:.2f} times as long")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["judge", "time"])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    options = parser.parse_args()
    if options.what == "judge":
        judge(options.corpus)
    else:
        clock(options.corpus, options.articles)


if __name__ == "__main__":
    main()
