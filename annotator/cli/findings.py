"""``annotator findings``: what could not be read or understood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option, json_option, open_store
from annotator.cli.results import many

if TYPE_CHECKING:
    from annotator.models import Finding


def line(finding: Finding) -> str:
    """A finding in one line."""
    reason = " ".join(finding.reason.split())
    return f"{finding.severity}: {finding.place}: {reason} [{finding.kind}]"


@click.command()
@click.option("--kind", metavar="KIND", help="Those of one kind only; the kind stands in brackets behind each.")
@json_option
@database_option
def findings(kind: str | None, as_json: bool, database: str | None) -> None:
    """List what could not be read or understood: one line each, with what to do about it.

    With --json each line is an object as schemas/finding.schema.json has it.
    """

    kinds: Counter[str] = Counter()
    with open_store(database) as store:
        for finding in store.findings(kind):
            kinds[finding.kind] += 1
            click.echo(finding.model_dump_json() if as_json else line(finding))
        there = sorted({finding.kind for finding in store.findings()}) if kind and not kinds else []
    total = many(kinds.total(), "finding")
    each = ", ".join(f"{number:,} {name}" for name, number in kinds.most_common())
    if there:
        each = f"none is of the kind {kind}; there are {', '.join(there)}"
    click.echo(f"{total}: {each}" if each else total, err=True)
