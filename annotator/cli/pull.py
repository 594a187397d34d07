"""``annotator pull``: what people did in Label Studio since last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from annotator.cli.findings import line
from annotator.cli.options import database_option
from annotator.cli.progress import progress

if TYPE_CHECKING:
    from annotator.cli.desk import Desk
    from annotator.studio.pull import Pulled

#: How many findings are printed; `annotator findings` lists all.
SHOWN = 10


@click.command()
@database_option
def pull(database: str | None) -> None:
    """Fetch reviews from Label Studio: what was submitted, corrected, skipped or deleted since last time.

    Every version is kept. What cannot be made out is told, with a link to the task.
    """
    from annotator.cli.desk import desk

    with desk(database) as there:
        tell(fetch(there))


def fetch(desk: Desk) -> Pulled:
    """Pull, behind a progress display."""
    from annotator.studio.pull import pull

    with progress("fetching") as advance:
        return pull(desk.studio, desk.project, desk.inbox, advance=advance)


def tell(pulled: Pulled) -> None:
    """Print what a pull found."""
    for finding in pulled.findings[:SHOWN]:
        click.echo(line(finding), err=True)
    if len(pulled.findings) > SHOWN:
        click.echo(f"and {len(pulled.findings) - SHOWN:,} more; `annotator findings` lists them", err=True)
    stored = pulled.stored
    told = [
        f"{stored.submitted:,} {_many('annotation', stored.submitted)} new",
        f"{stored.updated:,} changed",
        f"{stored.deleted:,} deleted",
    ]
    told += [f"{stored.skipped:,} of them skipped"] if stored.skipped else []
    told += [f"{pulled.gone:,} {_many('task', pulled.gone)} deleted"] if pulled.gone else []
    findings = len(pulled.findings)
    told += [f"{findings:,} {_many('finding', findings)}"] if findings else []
    click.echo(", ".join(told))


def _many(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"
