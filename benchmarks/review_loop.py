"""Time the review loop against a Label Studio server: pushing beside a raw import of the same bytes, and pulling.

    ANNOTATOR_STUDIO_URL=… ANNOTATOR_STUDIO_TOKEN=… python benchmarks/review_loop.py [--tasks 10000] [--changed 50]

Makes articles of about 3,000 code points with 30 regions each, stores them predicted in a database on disk, and sends
them twice: by a raw import, ready-made in calls of the same size, and by ``push``, which reads them from the database,
checks them and notes each. Then it counts the calls of a pull with nothing new, and of one with some tasks reviewed as
they were shown. Both projects are deleted at the end. The goals stand behind the figures.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from annotator.labels import Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType
from annotator.models import Annotation, Article, Attribution, Page, Span, digest
from annotator.store import Store
from annotator.studio import sending
from annotator.studio.carrying import ShownBefore
from annotator.studio.client import Studio
from annotator.studio.project import Project
from annotator.studio.pull import pull
from annotator.studio.push import push
from annotator.studio.tasks import build_prediction, build_task, task_key

SENTENCE = "নদীপুর জেলা পুলিশের একজন কর্মকর্তা জানিয়েছেন, মেঘবতী নদীর ওপর পুরোনো সেতুটি আগামী সপ্তাহ পর্যন্ত বন্ধ থাকতে পারে। "
FILLER = "এলাকার মানুষ নৌকায় করে নদী পার হচ্ছেন, ঘাটে ভিড় বাড়ছে, আর দোকানপাট সকাল থেকেই খোলা আছে বলে দেখা যায়। "

#: Attributions an article: with source, cue, claim and hedge each, and one of them without hedge, 30 regions or so.
ATTRIBUTIONS = 8


def article(number: int) -> Article:
    """An article of about 3,000 code points, like no other."""
    text = f"সংবাদ {number}. " + (SENTENCE + FILLER * 2) * ATTRIBUTIONS
    page = Page(name=f"a{number}", path=f"a{number}.txt", media="text", text=text)
    return Article(page=page, segments=((0, len(text)),), outlet=f"outlet-{number % 5}", headline=f"সংবাদ {number}")


def predicted(about: Article) -> Annotation:
    """What a pass could find in it."""
    text, at, found = about.page.text, 0, []
    for number in range(ATTRIBUTIONS):
        at = text.index(SENTENCE, at)
        found.append(attribution(about, at, number))
        at += 1
    return Annotation(attributions=tuple(found))


def attribution(about: Article, at: int, number: int) -> Attribution:
    text = about.page.text

    def span(words: str) -> Span:
        start = text.index(words, at)
        return Span.of(text, start, start + len(words))

    return Attribution(
        id=digest(about.version, str(number))[:16],
        source=span("নদীপুর জেলা পুলিশের একজন কর্মকর্তা"),
        cue=span("জানিয়েছেন"),
        claim=span("মেঘবতী নদীর ওপর পুরোনো সেতুটি আগামী সপ্তাহ পর্যন্ত বন্ধ থাকতে পারে"),
        hedges=(span("থাকতে পারে"),),
        hedge_level=HedgeLevel.POSSIBLE,
        function=Function.STATEMENT,
        quote_type=QuoteType.INDIRECT,
        scope=Scope.SENTENCE,
        polarity=Polarity.POSITIVE,
        source_type=SourceType.OFFICIAL,
        canonical="নদীপুর জেলা পুলিশ",
        rule="verb.after-source",
        score=0.8,
    )


class Counting(Studio):
    """A client that counts its calls."""

    def count(self) -> list[str]:
        made: list[str] = []
        hooks = self.transport.http.event_hooks
        hooks["request"].append(lambda request: made.append(f"{request.method} {request.url.path}"))
        self.transport.http.event_hooks = hooks
        return made


@contextmanager
def project(studio: Studio) -> Iterator[Project]:
    made = studio.project(uuid4().hex)
    try:
        yield made
    finally:
        studio.call("DELETE", f"/api/projects/{made.id}/", timeout=3600)


def memory() -> float:
    """Peak resident memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--changed", type=int, default=50)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(f"{folder}/bench.db") as store,
        Counting.connect() as studio,
        project(studio) as raw,
        project(studio) as ours,
    ):
        run = store.begin_run("benchmark")
        for number in range(options.tasks):
            about = article(number)
            added = store.add(about)
            store.save(run, added.key, added.version, predicted(about))
        row = store.enter_project(ours.key, ours.id, ours.created_at, ours.url)
        outbox, inbox = store.outbox(row), store.inbox(row)
        outbox.queue()
        beside(studio, raw, ours, outbox, options.tasks)
        made = studio.count()
        tell("first pull", lambda: fetch(studio, store, inbox, ours), made)
        tell("pull with nothing new (goal: 5 calls at most)", lambda: fetch(studio, store, inbox, ours), made)
        review(studio, ours, options.changed)
        tell("pull of reviews (goal: 10 calls at most)", lambda: fetch(studio, store, inbox, ours), made)


def tell(what: str, work: Callable[[], int], made: list[str]) -> None:
    """Print what a pull fetched, with how many calls, and how long it took."""
    made.clear()
    start = time.perf_counter()
    found = work()
    print(f"{what}: {len(made)} calls, {time.perf_counter() - start:.1f} s, {found:,} tasks changed", flush=True)


def beside(studio: Studio, raw: Project, ours: Project, outbox: Any, tasks: int) -> None:
    """Time the raw import and the push, and print them."""
    alone = 0.0
    for begun in range(0, tasks, sending.BATCH):
        bodies = [body(article(number)) for number in range(begun, min(begun + sending.BATCH, tasks))]
        start = time.perf_counter()
        studio.import_tasks(raw, bodies)
        alone += time.perf_counter() - start
    print(f"raw import: {alone:.1f} s, {tasks / alone:.0f} tasks a second", flush=True)
    peaks: list[float] = []
    start = time.perf_counter()
    push(studio, ours, outbox, advance=lambda _: peaks.append(memory()))
    together = time.perf_counter() - start
    print(f"push: {together:.1f} s, {together / alone:.2f} times the raw import (goal: 1.3 at most)")
    third = peaks[len(peaks) // 3]
    print(f"memory: {third:.0f} MiB after a third of the push, {peaks[-1]:.0f} MiB at its end (goal: flat)", flush=True)


def body(about: Article) -> dict[str, Any]:
    """The task of an article."""
    key = task_key(about.key, about.version)
    return build_task(
        key, about, build_prediction(key, about, predicted(about), "benchmark"), ShownBefore(predicted(about))
    )


def review(studio: Studio, ours: Project, number: int) -> None:
    """Submit annotations on some tasks, as they were shown."""
    for nth, task in enumerate(sorted(studio.task_ids(ours))[:number]):
        (prediction,) = body(article(nth))["predictions"]
        studio.call("POST", f"/api/tasks/{task}/annotations/", json={"result": prediction["result"], "lead_time": 1.0})


def fetch(studio: Studio, store: Store, inbox: Any, ours: Project) -> int:
    """What ``annotator pull`` calls, the look-up of the project included; how many tasks had changed."""
    found = studio.project(ours.key, remembered=store.remembered_project())
    return len(pull(studio, found, inbox).stored.tasks)


if __name__ == "__main__":
    main()
