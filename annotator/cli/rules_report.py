"""``annotator rules report``: what reviewers did with the predictions of each rule."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option, json_option, lexicon_folder, open_store

if TYPE_CHECKING:
    from annotator.quality.rule_posteriors import RulePosterior


@click.command()
@click.option(
    "--by", type=click.Choice(["rule", "cue"]), default="rule", show_default=True, help="Tell it of rules, or of cues."
)
@click.option(
    "--top", type=click.IntRange(min=1), default=30, show_default=True, metavar="N", help="How many are shown."
)
@click.option(
    "--scores",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write scores learnt from the reviews into this lexicon folder, for the next `annotate --lexicon DIR`.",
)
@json_option
@database_option
def report(by: str, top: int, scores: Path | None, as_json: bool, database: str | None) -> None:
    """Tell how reliable each rule is by what reviewers did, those that cost them most first.

    Counted are predictions that a reviewer was shown: kept as they were, changed in a span or attribute, or deleted.
    Right are those whose source and claim are at least half what the review says; their share has a 95 % interval that
    starts from what the scores said before.
    """
    from annotator.pipeline.reliability import learn_scores, reliability, reviewed_predictions

    with open_store(database) as store:
        found = reviewed_predictions(store)
    told = reliability(found, by_cue=by == "cue")
    if as_json:
        click.echo(json.dumps([asdict(one) for one in told], ensure_ascii=False, indent=1))
    else:
        _print(told[:top], by)
        left = len(told) - top
        if left > 0:
            click.echo(f"{left:,} more that cost less; --top N shows them")
    if scores is not None:
        if scores.is_dir():
            lexicon_folder(scores)
        kinds = learn_scores(found, scores)
        click.echo(f"{scores / 'scores.toml'}: scores of {kinds:,} kinds, from {len(found):,} predictions", err=True)
        click.echo(f"next: annotator annotate --lexicon {scores}", err=True)


def _print(told: Sequence[RulePosterior], by: str) -> None:
    from annotator.cli.display import console, number_table

    table = number_table("edits", "reviewed", "kept", "changed", "deleted", "right %", "95 % interval")
    table.add_column(by, no_wrap=True)
    for one in told:
        counts = [f"{number:,}" for number in (one.edits, one.reviewed, one.kept, one.changed, one.deleted)]
        interval = f"{100 * one.low:.0f} to {100 * one.high:.0f}"
        table.add_row(*counts, f"{100 * one.mean:.0f}", interval, one.group)
    console().print(table)
