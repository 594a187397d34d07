"""``annotator status``: how far everything has come, on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option, json_option, open_store
from annotator.cli.results import many
from annotator.labels import Status

if TYPE_CHECKING:
    from annotator.exchange import ReviewProgress
    from annotator.pipeline.opinions import ReviewerShare
    from annotator.store import Counts, Review, Sampling

#: How many reviewers are named.
NAMED = 8


@click.command()
@json_option
@database_option
def status(as_json: bool, database: str | None) -> None:
    """Print how many articles are stored, predicted, pushed and reviewed, by whom, and when it was last synced.

    With --json it is one object: database, counts, reviewing (null before the first push) and reviewers.
    """
    from annotator.pipeline.opinions import disagreements, reviewers

    with open_store(database) as store:
        counts, progress, url = store.counts(), store.review_progress(), store.url
        reviews = list(store.reviews()) if counts.reviewed or progress else []
        waiting = _waiting(store.sampling(), reviews)
    people = reviewers(reviews, progress.drafts if progress else {})
    if as_json:
        click.echo(_object(url, counts, progress, people))
        return
    differing = len(list(disagreements(reviews)))
    told = list(_reviewed(counts, people, differing))
    reviewing = _reviewing(counts, progress, told, waiting) if progress else _unpushed(counts, told)
    rows = [("database", url), *_stored(counts), *reviewing]
    for name, text in rows:
        click.echo(f"{name:<12}{text}".rstrip())


def _waiting(sampling: Sampling, reviews: Iterable[Review]) -> int:
    """Return how many articles that were drawn nobody has reviewed, or set aside as no article of news."""
    done = {each.article.key for each in reviews if each.is_chosen and each.status in (None, Status.DONE)}
    return len(sampling.drawn - sampling.set_aside - done)


def _object(url: str, counts: Counts, progress: ReviewProgress | None, people: Sequence[ReviewerShare]) -> str:
    import json

    from pydantic_core import to_jsonable_python

    told = {"database": url, "counts": counts, "reviewing": progress, "reviewers": people}
    return json.dumps(to_jsonable_python(told), ensure_ascii=False)


def _stored(counts: Counts) -> Iterator[tuple[str, str]]:
    yield "articles", f"{counts.articles:,}"
    yield "predicted", f"{_of(counts.annotated, counts.articles)}, {counts.attributions:,} attributions"
    yield "findings", f"{counts.findings:,}{'; `annotator findings` lists them' if counts.findings else ''}"


def _unpushed(counts: Counts, told: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    yield "pushed", "nothing; `annotator studio start` runs Label Studio, `annotator push` sends articles to it"
    if counts.reviewed:  # by reviews from files
        yield from told


def _reviewed(counts: Counts, people: Sequence[ReviewerShare], differing: int) -> Iterator[tuple[str, str]]:
    yield "reviewed", _of(counts.reviewed, counts.articles)
    yield from (("", text) for text in _people(people))
    if differing:
        yield "", f"{differing:>7,}  on which people differ; `annotator disagreements` lists them"


def _reviewing(
    counts: Counts, progress: ReviewProgress, told: Sequence[tuple[str, str]], waiting: int
) -> Iterator[tuple[str, str]]:
    sent = progress.tasks.get("sent", 0) + progress.tasks.get("renewing", 0)
    states = {"queued": "queued", "sending": "in doubt", "refused": "not fit to be sent", "gone": "deleted there"}
    rest = [f"{progress.tasks[state]:,} {word}" for state, word in states.items() if progress.tasks.get(state)]
    yield "pushed", "; ".join([_of(sent, counts.articles), *rest])
    yield from told
    yield from (("", text) for text in _uncounted(progress))
    for drawn in progress.samples:
        of, number = (sum(each[place] for each in drawn.strata.values()) for place in (0, 1))
        yield "sample", f"{_of(number, of)}, seed {drawn.seed}"
    if waiting:
        yield "", f"{waiting:>7,}  that were drawn are not reviewed yet; corrected figures wait for them"
    yield "last push", _when(progress.pushed_at)
    yield "last pull", _when(progress.pulled_at)
    yield "project", progress.url


def _people(people: Sequence[ReviewerShare]) -> Iterator[str]:
    """Say of each person how much it was, how long it took, how much was edited, and how far others agree."""
    for each in people[:NAMED]:
        parts = [each.name]
        parts += [f"{each.seconds / 60:,.0f} minutes"] if each.seconds >= 60 else []
        parts += [f"{many(each.drafts, 'draft')} left open"] if each.drafts else []
        parts += [f"edited {_of(each.edited, each.predicted)} attributions"] if each.predicted else []
        parts += [f"alike with others {_of(each.same, each.shared)}"] if each.shared else []
        parts += [f"as adjudicated {_of(each.right, each.judged)}"] if each.judged else []
        yield f"{each.done:>7,}  {', '.join(parts)}"
    more = people[NAMED:]
    if more:
        yield f"{sum(each.done for each in more):>7,}  {len(more)} others"


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
