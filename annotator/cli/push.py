"""``annotator push``: articles out to reviewers, with what the rule pass found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from annotator.cli.findings import line
from annotator.cli.options import DAY, database_option, json_option, open_store, studio_url
from annotator.cli.progress import progress
from annotator.cli.results import many, result
from annotator.pipeline.review import TaskSelection

if TYPE_CHECKING:
    from annotator.exchange import Drawn, Pushed
    from annotator.pipeline.review import ReviewLoop

F = TypeVar("F", bound=Callable[..., Any])


def share(text: str) -> float:
    """Return a share, a percentage or a fraction (20%, 0.2), as a number from 0 to 1."""
    try:
        found = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise click.BadParameter(f"{text!r} is no share between 0% and 100%")
    return found


#: Options that are fields of a ``TaskSelection`` as they are.
_PASSED = ("outlet", "since", "until", "sample", "seed", "instructive", "overlap", "blind", "restore", "reviewed")


def review_options(command: F) -> F:
    """Give a command the options that choose articles, as one argument ``selection``."""

    @click.option("--outlet", metavar="KEY", help="Articles of this outlet only, by key or name.")
    @click.option("--since", type=DAY, metavar="DAY", help="Published on this day or later, like 2026-01-31.")
    @click.option("--until", type=DAY, metavar="DAY", help="Published on this day or earlier.")
    @click.option(
        "--sample", type=click.IntRange(min=1), metavar="N", help="A sample of so many, spread over the outlets."
    )
    @click.option(
        "--by",
        type=click.Choice(["outlet"]),
        help="Draw as many of each outlet, and not in proportion to their sizes: for comparing outlets.",
    )
    @click.option("--seed", type=int, help="Number that decides which; the same one draws the same sample, once.")
    @click.option(
        "--instructive",
        type=click.IntRange(1, 5000),
        metavar="N",
        help="Only the N that teach most: doubtful, by rules and of outlets hardly reviewed. They are no sample.",
    )
    @click.option(
        "--overlap", type=share, metavar="SHARE", help="Let two people review this share of tasks, like 20%. Kept."
    )
    @click.option("--blind", type=share, metavar="SHARE", help="Send this share of new tasks without marks. Kept.")
    @click.option(
        "--restore-reviews", "restore", is_flag=True, help="Send stored reviews with tasks that the server has not."
    )
    @click.option("--reviewed-too", "reviewed", is_flag=True, help="Show new predictions on reviewed tasks, too.")
    @wraps(command)
    def with_selection(*arguments: Any, by: str | None, **rest: Any) -> Any:
        given = {name: rest.pop(name) for name in _PASSED}
        selection = TaskSelection(evenly=by is not None, **given)
        return command(*arguments, selection=selection, **rest)

    return with_selection  # type: ignore[return-value]


def _title(ctx: click.Context, param: click.Parameter, title: str | None) -> str | None:
    if title is not None and not 3 <= len(title.strip()) <= 50:
        raise click.BadParameter("Label Studio takes titles of 3 to 50 letters")
    return title.strip() if title else None


@click.command()
@review_options
@click.option(
    "--title", callback=_title, metavar="TEXT", help="What the project is called from now on, 3 to 50 letters."
)
@json_option
@database_option
def push(selection: TaskSelection, title: str | None, as_json: bool, database: str | None) -> None:
    """Send annotated articles to Label Studio, with the pass's attributions as predictions.

    What has been sent is not sent again. When the rules have changed, tasks that nobody has worked on get new
    predictions where these really differ.
    """
    from annotator.pipeline.review import push as send

    with opened_loop(database, make=True, title=title) as loop:
        echo_pushed(loop, send(loop, selection, progress, echo_sample), as_json)


@contextmanager
def opened_loop(database: str | None, *, make: bool = False, title: str | None = None) -> Iterator[ReviewLoop]:
    """Open a database and connect it with its project in Label Studio, made where that is asked for."""
    from annotator.pipeline.review import review_loop

    with open_store(database) as store, review_loop(store, studio_url(), make=make, title=title) as loop:
        yield loop


def echo_pushed(loop: ReviewLoop, pushed: Pushed, as_json: bool = False) -> None:
    """Print what a push did."""
    for finding in pushed.findings:
        click.echo(line(finding), err=True)
    parts = [f"{many(pushed.sent, 'task')} sent"]
    parts += [f"{pushed.recovered:,} found that had arrived before"] if pushed.recovered else []
    parts += [f"{pushed.renewed:,} show new predictions"] if pushed.renewed else []
    parts += [f"{pushed.restored:,} stored reviews with them (`annotator pull` reads them)"] if pushed.restored else []
    parts += [f"{pushed.carried:,} of them with decisions on an earlier version"] if pushed.carried else []
    parts += [f"{pushed.retired:,} of superseded versions taken back"] if pushed.retired else []
    parts += [f"{pushed.left:,} with work on them left as they are"] if pushed.left else []
    parts += [f"{len(pushed.findings):,} not fit to be sent"] if pushed.findings else []
    names = ("sent", "recovered", "renewed", "restored", "carried", "retired", "left")
    told = {name: getattr(pushed, name) for name in names} | {"findings": len(pushed.findings)}
    result(as_json, f"{', '.join(parts)}: {loop.project.url}", **told, project=loop.project.url)


def echo_sample(drawn: Drawn) -> None:
    """Say on standard error what sample was drawn."""
    count = sum(number for _, number in drawn.strata.values())
    of = sum(number for number, _ in drawn.strata.values())
    verb = "was drawn before" if drawn.again else "drawn"
    click.echo(f"sample {verb}: {count:,} of {of:,} articles, seed {drawn.seed}", err=True)
    for outlet, (there, number) in drawn.strata.items():
        click.echo(f"  {number:>6,} of {there:>6,}  {outlet or '(no outlet)'}", err=True)
