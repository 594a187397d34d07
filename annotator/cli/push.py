"""``annotator push``: articles out to reviewers, with what the rule pass found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from annotator.cli.findings import line
from annotator.cli.options import database_option
from annotator.cli.progress import progress
from annotator.errors import NotFound, UsageError

if TYPE_CHECKING:
    from annotator.cli.desk import Desk
    from annotator.exchange import Drawn, Pushed

F = TypeVar("F", bound=Callable[..., Any])

_DAY = click.DateTime(["%Y-%m-%d"])


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles are to be reviewed."""

    outlet: str | None
    since: date | None
    until: date | None
    sample: int | None
    seed: int
    reviewed: bool


def review_options(command: F) -> F:
    """Give a command the options that choose articles, as one argument ``selection``."""

    @click.option("--outlet", metavar="KEY", help="Articles of this outlet only, by key or name.")
    @click.option("--since", type=_DAY, metavar="DAY", help="Published on this day or later, like 2026-01-31.")
    @click.option("--until", type=_DAY, metavar="DAY", help="Published on this day or earlier.")
    @click.option(
        "--sample", type=click.IntRange(min=1), metavar="N", help="A sample of so many, spread over the outlets."
    )
    @click.option("--seed", type=int, help="Number that decides which; the same one draws the same sample, once.")
    @click.option("--reviewed-too", "reviewed", is_flag=True, help="Show new predictions on reviewed tasks, too.")
    @wraps(command)
    def with_selection(
        *arguments: Any,
        outlet: str | None,
        since: datetime | None,
        until: datetime | None,
        sample: int | None,
        seed: int | None,
        reviewed: bool,
        **rest: Any,
    ) -> Any:
        from annotator.comparing.selection import check_days

        if (sample is None) != (seed is None):
            raise UsageError("--sample and --seed go together: the seed makes that the sample can be drawn again")
        first, last = (moment.date() if moment else None for moment in (since, until))
        check_days(first, last)
        selection = Selection(outlet, first, last, sample, seed or 0, reviewed)
        return command(*arguments, selection=selection, **rest)

    return with_selection  # type: ignore[return-value]


@click.command()
@review_options
@database_option
def push(selection: Selection, database: str | None) -> None:
    """Send annotated articles to Label Studio, with the pass's attributions as predictions.

    What has been sent is not sent again. When the rules have changed, tasks that nobody has worked on get new
    predictions where these really differ.
    """
    from annotator.cli.desk import desk

    with desk(database) as there:
        tell(there, send(there, selection))


def send(desk: Desk, selection: Selection) -> Pushed:
    """Queue what is chosen and send what is queued, behind a progress bar."""
    from annotator.comparing.selection import check_outlets
    from annotator.studio.push import push, refuse_drift

    if selection.outlet is not None:
        check_outlets(desk.store, [selection.outlet])
    refuse_drift(desk.project)
    chosen = {"outlet": selection.outlet, "since": selection.since, "until": selection.until}
    if selection.sample is not None:
        _tell_sample(desk.outbox.draw(selection.sample, selection.seed, **chosen))  # type: ignore[arg-type]
    else:
        desk.outbox.queue(**chosen)  # type: ignore[arg-type]
    if not desk.outbox.queued() and not desk.store.counts().annotated:
        raise NotFound("no article is annotated yet; `annotator ingest PATH…` and `annotator annotate` come first")
    with progress("sending", desk.outbox.queued() + len(desk.outbox.in_doubt())) as advance:
        pushed = push(desk.studio, desk.project, desk.outbox, reviewed=selection.reviewed, advance=advance)
    desk.store.add_findings(pushed.findings)
    return pushed


def tell(desk: Desk, pushed: Pushed) -> None:
    """Print what a push did."""
    for finding in pushed.findings:
        click.echo(line(finding), err=True)
    told = [f"{pushed.sent:,} {'task' if pushed.sent == 1 else 'tasks'} sent"]
    told += [f"{pushed.recovered:,} found that had arrived before"] if pushed.recovered else []
    told += [f"{pushed.renewed:,} show new predictions"] if pushed.renewed else []
    told += [f"{pushed.left:,} with work on them left as they are"] if pushed.left else []
    told += [f"{len(pushed.findings):,} not fit to be sent"] if pushed.findings else []
    click.echo(f"{', '.join(told)}: {desk.project.url}")


def _tell_sample(drawn: Drawn) -> None:
    count = sum(number for _, number in drawn.strata.values())
    of = sum(number for number, _ in drawn.strata.values())
    verb = "was drawn before" if drawn.again else "drawn"
    click.echo(f"sample {verb}: {count:,} of {of:,} articles, seed {drawn.seed}", err=True)
    for outlet, (there, number) in drawn.strata.items():
        click.echo(f"  {number:>6,} of {there:>6,}  {outlet or '(no outlet)'}", err=True)
