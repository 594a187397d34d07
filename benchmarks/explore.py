"""How long each view of ``annotator explore`` takes, over a database of made-up articles.

Run:  python benchmarks/explore.py [--attributions 100000] [--rounds 9] [--database postgresql://USER@HOST/EMPTY]

Words are drawn as they are in news, few of them often and many seldom, from a fixed seed; four outlets each tell one
story, with claims in common. No view is kept: each round asks for other values. Printed are, in milliseconds from the
request to the whole page, the median and the slowest of each view on the clock, and the median of processor time, which
tells what a busy machine adds; and the time the index takes. The database is a temporary SQLite file unless an empty
one is named.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from annotator.attributes import ATTRIBUTES
from annotator.comparing.dataset import Dataset
from annotator.explore.app import application
from annotator.explore.facets import FACETS
from annotator.explore.index import contents, make_index
from annotator.explore.library import Library, StoryHead
from annotator.models import Annotation, Article, Attribution, Page, Span
from annotator.store import Store
from annotator.stories.stories import Membership

LETTERS = "কখগঘচছজঝটঠডঢতথদধনপফবভমযরলশসহ"
SIGNS = ("", "া", "ি", "ী", "ু", "ে", "ো")
OUTLETS, SOURCES, SECTIONS, WORDS, PER_ARTICLE, TELLING = 14, 30_000, 40, 20_000, 5, 4
BATCH = 200

Made = tuple[Article, Annotation]


class Maker:
    """Makes articles with attributions; those of a story follow each other."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.words = [self._word() for _ in range(WORDS)]
        self.sources = [" ".join(self._word() for _ in range(2)) for _ in range(SOURCES)]
        self.outlets = [self._word() for _ in range(OUTLETS)]
        self.sections = [self._word() for _ in range(SECTIONS)]

    def articles(self, number: int) -> Iterator[Made]:
        for story in range(number // PER_ARTICLE // TELLING):
            moment = datetime(2022, 1, 1, 4, tzinfo=UTC) + timedelta(days=self._random.randrange(1200))
            section, claims = self.often(self.sections), [self.text(14) for _ in range(PER_ARTICLE)]
            for place in range(TELLING):
                yield self._article(f"{story}-{place}", moment + timedelta(hours=place), section, claims)

    def text(self, words: int) -> str:
        return " ".join(self.often(self.words) for _ in range(words))

    def often(self, values: list[str]) -> str:
        """Draw a value: the first far more often than the last."""
        return values[int(len(values) ** self._random.random()) - 1]

    def _word(self) -> str:
        syllables = range(self._random.randint(2, 4))
        return "".join(self._random.choice(LETTERS) + self._random.choice(SIGNS) for _ in syllables)

    def _article(self, name: str, moment: datetime, section: str, claims: list[str]) -> Made:
        text, parts = "", []
        for number, shared in enumerate(claims):
            claim = shared if number < 2 else self.text(14)
            source, start = self.often(self.sources), len(text)
            text += f"{source} বলেন, {claim}। {self.text(20)}।\n"
            cue = start + len(source) + 1
            parts.append((source, start, cue, cue + len("বলেন, "), len(claim)))
        outlet = self.often(self.outlets)
        article = Article(
            page=Page(name=name, path=f"{name}.txt", media="text", text=text),
            segments=((0, len(text)),),
            outlet=outlet,
            outlet_name=outlet,
            headline=self.text(8),
            section=section,
            published_at=moment,
        )
        return article, Annotation(attributions=tuple(self._attribution(name, text, *each) for each in parts))

    def _attribution(
        self, name: str, text: str, source: str, start: int, cue: int, claim: int, size: int
    ) -> Attribution:
        said = {one.name: one.value(self.often(list(one.words))) for one in ATTRIBUTES if one.words}
        return Attribution(
            id=f"{name}-{start}",
            source=Span.of(text, start, start + len(source)),
            cue=Span.of(text, cue, cue + len("বলেন")),
            claim=Span.of(text, claim, claim + size),
            **said | {"canonical": source},
            rule="right.verb.bola",
            score=0.9,
        )


def fill(store: Store, maker: Maker, number: int) -> list[list[Membership]]:
    """Store so many attributions, and return the stories that their articles tell."""
    run, batches, keys, made = store.begin_run("benchmark"), store.batches(), [], maker.articles(number)
    while some := list(islice(made, BATCH)):
        added = batches.add([article for article, _ in some])
        batches.save(run, [(one.key, one.version, each) for one, (_, each) in zip(added, some, strict=True)])
        keys += [one.key for one in added]
    told = [keys[start : start + TELLING] for start in range(0, len(keys), TELLING)]
    return [[Membership(id=key, story=members[0]) for key in members] for members in told]


def asked(maker: Maker, library: Library) -> dict[str, Any]:
    """Return what is asked for by view; values differ from call to call."""
    source, outlet = maker.often(maker.sources), maker.often(maker.outlets)
    story = random.choice(library.stories).name
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
        "article": {"key": random.choice(library.members)[-1].id},
        "stories": {},
        "story": {"key": story},
    }


async def times(
    client: httpx.AsyncClient, maker: Maker, library: Library, rounds: int
) -> dict[str, list[tuple[float, float]]]:
    """Return by view the seconds on the clock and of the processor; the first round, which warms up, is left out."""
    taken: dict[str, list[tuple[float, float]]] = {}
    for number in range(rounds + 1):
        for name, parameters in asked(maker, library).items():
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
    parser.add_argument("--database", help="an empty database")
    options = parser.parse_args()
    maker = Maker(1)
    random.seed(1)
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        store = stack.enter_context(Store.open(options.database or str(Path(folder, "a.db"))))
        members = fill(store, maker, options.attributions)
        data, began = Dataset(store), time.perf_counter()
        index = make_index(Path(folder, "index.db"), contents(data), stack.enter_context(store.word_search()))
        seconds, size = time.perf_counter() - began, index.file.stat().st_size / 1e6
        print(f"{options.attributions:,} attributions read and indexed in {seconds:.0f} s, {size:.0f} MB")
        heads = [StoryHead(each[0].id, each[0].id, len(each), len(each), "") for each in members]
        library = Library(data, index, members, heads)
        transport = httpx.ASGITransport(application(library))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            for name, each in (await times(client, maker, library, options.rounds)).items():
                clock, processor = zip(*each, strict=True)
                shown = (statistics.median(clock), max(clock), statistics.median(processor))
                print(*(f"{1000 * seconds:7.0f}" for seconds in shown), name)


if __name__ == "__main__":
    asyncio.run(main())
