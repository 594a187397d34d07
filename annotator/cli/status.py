"""``annotator status``: how far everything has come, on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option

if TYPE_CHECKING:
    from annotator.exchange import ReviewProgress
    from annotator.store import Counts

#: How many reviewers are named.
NAMED = 8


@click.command()
@database_option
def status(database: str | None) -> None:
    """Print how many articles are stored, predicted, pushed and reviewed, by whom, and when it was last synced."""
    from annotator.store import Store

    with Store.open(database, create=False) as store:
        counts, progress, url = store.counts(), store.review_progress(), store.url
    rows = [("database", url), *_stored(counts), *(_reviewing(counts, progress) if progress else _unpushed(counts))]
    for name, text in rows:
        click.echo(f"{name:<12}{text}".rstrip())


def _stored(counts: Counts) -> Iterator[tuple[str, str]]:
    yield "articles", f"{counts.articles:,}"
    yield "predicted", f"{_of(counts.annotated, counts.articles)}, {counts.attributions:,} attributions"
    yield "findings", f"{counts.findings:,}{'; `annotator findings` lists them' if counts.findings else ''}"


def _unpushed(counts: Counts) -> Iterator[tuple[str, str]]:
    yield "pushed", "nothing; `annotator studio start` runs Label Studio, `annotator push` sends articles to it"
    if counts.reviewed:  # by reviews from files
        yield "reviewed", _of(counts.reviewed, counts.articles)


def _reviewing(counts: Counts, progress: ReviewProgress) -> Iterator[tuple[str, str]]:
    sent = progress.tasks.get("sent", 0) + progress.tasks.get("renewing", 0)
    states = {"queued": "queued", "sending": "in doubt", "refused": "not fit to be sent", "gone": "deleted there"}
    rest = [f"{progress.tasks[state]:,} {word}" for state, word in states.items() if progress.tasks.get(state)]
    yield "pushed", "; ".join([_of(sent, counts.articles), *rest])
    yield "reviewed", _of(counts.reviewed, counts.articles)
    yield from (("", text) for text in _people(progress.reviewers))
    yield from (("", text) for text in _uncounted(progress))
    for drawn in progress.samples:
        of, number = (sum(each[place] for each in drawn.strata.values()) for place in (0, 1))
        yield "sample", f"{_of(number, of)}, seed {drawn.seed}"
    yield "last push", _when(progress.pushed_at)
    yield "last pull", _when(progress.pulled_at)
    yield "project", progress.url


def _people(reviewers: Mapping[str, int]) -> Iterator[str]:
    for name, number in list(reviewers.items())[:NAMED]:
        yield f"{number:>7,}  {name or 'somebody unknown'}"
    more = list(reviewers.values())[NAMED:]
    if more:
        yield f"{sum(more):>7,}  {len(more)} others"


def _uncounted(progress: ReviewProgress) -> Iterator[str]:
    """Count what was worked on and does not count as reviewed."""
    said = progress.statuses
    rows = {
        "need a second look": said.get("second_look", 0),
        "excluded, their text is broken": said.get("broken_text", 0),
        "excluded, they are no news": said.get("not_news", 0),
        "skipped": progress.skipped,
        "accepted in bulk, seen by nobody": progress.bulk,
    }
    return (f"{number:>7,}  {words}" for words, number in rows.items() if number)


def _of(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,}"


def _when(moment: datetime | None) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}" if moment else "never"
