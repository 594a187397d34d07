"""How long each view of ``annotator explore`` takes, over an index of made-up attributions.

Run:  python benchmarks/explore.py [--attributions 100000] [--rounds 9]

Words are drawn as they are in news, few of them often and many seldom, from a fixed seed. No view is kept: each round
asks for other values. Printed are, in milliseconds from the request to the whole page, the median and the slowest of
each view on the clock, and the median of processor time, which tells what a busy machine adds; and the time the index
takes.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from annotator.comparing.dataset import Dataset
from annotator.explore.app import application
from annotator.explore.facets import FACETS
from annotator.explore.index import make_index
from annotator.explore.library import Library
from annotator.explore.records import IndexedArticle, IndexedAttribution
from annotator.store import Store

LETTERS = "কখগঘচছজঝটঠডঢতথদধনপফবভমযরলশসহ"
SIGNS = ("", "া", "ি", "ী", "ু", "ে", "ো")
OUTLETS, SOURCES, SECTIONS, WORDS, PER_ARTICLE = 14, 30_000, 40, 20_000, 5


class Maker:
    """Makes articles with attributions."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.words = [self._word() for _ in range(WORDS)]
        self.sources = [" ".join(self._word() for _ in range(2)) for _ in range(SOURCES)]
        self.outlets = [self._word() for _ in range(OUTLETS)]
        self.sections = [self._word() for _ in range(SECTIONS)]

    def contents(self, number: int) -> Iterator[tuple[IndexedArticle, list[IndexedAttribution]]]:
        for article in range(number // PER_ARTICLE):
            day = date(2022, 1, 1) + timedelta(days=self._random.randrange(1200))
            outlet = self.often(self.outlets)
            head = IndexedArticle(f"{article:016x}", outlet, self.text(8), f"{day} 10:00", None, None, 0)
            week = str(day - timedelta(days=day.weekday()))
            common = {"outlet": outlet, "section": self.often(self.sections), "week": week}
            yield head, [self._attribution(article, each, common) for each in range(1, PER_ARTICLE + 1)]

    def text(self, words: int) -> str:
        return " ".join(self.often(self.words) for _ in range(words))

    def often(self, values: list[str]) -> str:
        """Draw a value: the first far more often than the last."""
        return values[int(len(values) ** self._random.random()) - 1]

    def _word(self) -> str:
        syllables = range(self._random.randint(2, 4))
        return "".join(self._random.choice(LETTERS) + self._random.choice(SIGNS) for _ in syllables)

    def _attribution(self, article: int, number: int, common: dict[str, str]) -> IndexedAttribution:
        facets = {name: self.often(list(facet.vocabulary)) for name, facet in FACETS.items() if facet.vocabulary}
        facets |= {**common, "source": self.often(self.sources), "via": ""}
        sentence = self.text(18)
        id_ = f"{article:x}-{number}"
        return IndexedAttribution(id_, number, facets, "", "বলেন", sentence, sentence, "verb", 0.9)


def asked(maker: Maker) -> dict[str, Any]:
    """Return what is asked for by view; values differ from call to call."""
    source, outlet = maker.often(maker.sources), maker.often(maker.outlets)
    return {
        "start": {},
        "search: all": {},
        "search: a word": {"q": maker.often(maker.words)},
        "search: beginning of a word": {"q": maker.often(maker.words)[:3] + "*"},
        "search: a phrase": {"q": f'"{maker.text(2)}"'},
        "search: a word of an outlet": {"q": maker.often(maker.words), "outlet": outlet},
        "search: an outlet": {"outlet": outlet},
        "search: an outlet at a level": {"outlet": outlet, "hedge_level": "probable"},
        "search: a type of source": {"source_type": maker.often(list(FACETS["source_type"].vocabulary))},
        "search: some days": {"since": "2023-01-01", "until": "2023-03-31"},
        "search: a late page": {"page": str(random.randint(100, 1500))},
        "by: outlet": {"group": "outlet"},
        "by: source": {"group": "source"},
        "by: section": {"group": "section", "sort": "unnamed"},
        "by: week of an outlet": {"group": "week", "outlet": outlet},
        "outlet": {"name": outlet},
        "source": {"name": source},
    }


async def times(client: httpx.AsyncClient, maker: Maker, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Return by view the seconds on the clock and of the processor; the first round, which warms up, is left out."""
    taken: dict[str, list[tuple[float, float]]] = {}
    for number in range(rounds + 1):
        for name, parameters in asked(maker).items():
            began, worked = time.perf_counter(), time.process_time()
            answer = await client.get(f"/en/{name.split(':')[0]}", params=parameters)
            if number:
                spent = (time.perf_counter() - began, time.process_time() - worked)
                taken.setdefault(name, []).append(spent)
            assert answer.status_code in (200, 404), answer.text
    return taken


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attributions", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    maker = Maker(1)
    with TemporaryDirectory() as folder, Store.open(":memory:") as store:
        began = time.perf_counter()
        index = make_index(Path(folder) / "index.db", maker.contents(options.attributions))
        seconds, size = time.perf_counter() - began, index.file.stat().st_size / 1e6
        print(f"{options.attributions:,} attributions made and indexed in {seconds:.0f} s, {size:.0f} MB")
        transport = httpx.ASGITransport(application(Library(Dataset(store), index)))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            for name, each in (await times(client, maker, options.rounds)).items():
                clock, processor = zip(*each, strict=True)
                shown = (statistics.median(clock), max(clock), statistics.median(processor))
                print(*(f"{1000 * seconds:7.0f}" for seconds in shown), name)


if __name__ == "__main__":
    asyncio.run(main())
