"""``annotator pull``: what people did in Label Studio since last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from annotator.cli.findings import line
from annotator.cli.options import database_option, json_option
from annotator.cli.progress import progress
from annotator.cli.push import opened_loop
from annotator.cli.results import many, result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.models import Finding
    from annotator.studio.pull import Pulled


@click.command()
@json_option
@database_option
def pull(as_json: bool, database: str | None) -> None:
    """Fetch reviews from Label Studio: what was submitted, corrected, skipped or deleted since last time.

    Every version is kept. What cannot be made out is told, with a link to the task.
    """
    from annotator.pipeline.review import pull as fetch

    with opened_loop(database) as loop:
        echo_pulled(fetch(loop, progress), as_json)


def echo_pulled(pulled: Pulled, as_json: bool = False) -> None:
    """Print what a pull found."""
    for finding, number in firsts(pulled.findings):
        more = f" (and {number - 1:,} more: `annotator findings --kind {finding.kind}`)" if number > 1 else ""
        click.echo(f"{line(finding)}{more}", err=True)
    stored = pulled.stored
    parts = [
        f"{many(stored.submitted, 'annotation')} new",
        f"{stored.updated:,} changed",
        f"{stored.deleted:,} deleted",
    ]
    parts += [f"{stored.skipped:,} of them skipped"] if stored.skipped else []
    parts += [f"{many(pulled.gone, 'task')} deleted"] if pulled.gone else []
    findings = len(pulled.findings)
    parts += [many(findings, "finding")] if findings else []
    told = {"new": stored.submitted, "changed": stored.updated, "deleted": stored.deleted, "skipped": stored.skipped}
    result(as_json, ", ".join(parts), **told, gone=pulled.gone, findings=findings)


def firsts(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """The first finding of each kind, with how many there are of it; warnings come before notes."""
    kinds: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: one.severity != "warning"):
        kinds.setdefault(finding.kind, []).append(finding)
    yield from ((found[0], len(found)) for found in kinds.values())
