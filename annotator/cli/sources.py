"""``annotator sources``: who is cited, and which names are one person's."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.options import DAY, database_option, json_option, lexicon_option, open_store
from annotator.cli.results import many
from annotator.errors import UsageError
from annotator.labels import Basis, SourceType

if TYPE_CHECKING:
    from annotator.comparing.evidence import CitedName
    from annotator.comparing.people import Merge

#: How many are shown where no number is given.
SHOWN = 30


@click.group(invoke_without_command=True)
@click.option(
    "--top", type=click.IntRange(min=1), default=SHOWN, show_default=True, metavar="N", help="How many of each."
)
@click.option(
    "--basis",
    type=click.Choice([one.value for one in Basis]),
    default=Basis.PREDICTED.value,
    show_default=True,
    help="What is counted.",
)
@json_option
@lexicon_option
@database_option
@click.pass_context
def sources(
    ctx: click.Context, top: int, basis: str, as_json: bool, lexicon: Path | None, database: str | None
) -> None:
    """List who is cited, and names that may be one person's, with what speaks for it.

    Names that are spelled alike and have evidence are counted as one person already. The commands
    below say otherwise, or more; they write people.toml in your lexicon folder, and tables and
    comparisons follow at once, without reading the articles again.
    """
    if ctx.invoked_subcommand is not None:
        return
    from annotator.pipeline.people import as_counted, suggested, who_is_cited

    with open_store(database) as store:
        names = who_is_cited(store, Basis(basis))
    merges = suggested(names, lexicon)
    cited = as_counted(names, lexicon)
    if as_json:
        click.echo(
            json.dumps(
                {"sources": [_row(one) for one in cited], "merges": [one._asdict() for one in merges]},
                ensure_ascii=False,
            )
        )
        return
    _show(cited[:top], merges[:top])
    sure = sum(bool(one.evidence) for one in merges)
    click.echo(
        f"{many(len(cited), 'name')}, {many(len(merges), 'pair')} of them spelled alike, {sure:,} with evidence",
        err=True,
    )


def _folder(lexicon: Path | None) -> Path:
    """Return the user's lexicon folder.

    Raises:
        UsageError: none is given.
    """
    if lexicon is None:
        raise UsageError(
            "this is written into a lexicon folder of your own: give --lexicon DIR, "
            'or write lexicon = "DIR" into annotator.toml'
        )
    return lexicon


def _done(folder: Path) -> None:
    click.echo(f"{folder / 'people.toml'} is written; tables and comparisons follow it", err=True)


@sources.command()
@click.argument("name")
@click.argument("others", nargs=-1, required=True, metavar="OTHER…")
@lexicon_option
def merge(name: str, others: tuple[str, ...], lexicon: Path | None) -> None:
    """Count the attributions to OTHER… under NAME."""
    from annotator.pipeline.people import merge as merge_people

    folder = _folder(lexicon)
    merge_people(folder, name, others)
    _done(folder)


@sources.command()
@click.argument("name")
@click.argument("others", nargs=-1, required=True, metavar="OTHER…")
@lexicon_option
def split(name: str, others: tuple[str, ...], lexicon: Path | None) -> None:
    """Keep OTHER… apart from NAME, however alike they are spelled."""
    from annotator.pipeline.people import split as split_people

    folder = _folder(lexicon)
    split_people(folder, name, others)
    _done(folder)


@sources.command(name="type")
@click.argument("name")
@click.argument("source_type", metavar="TYPE", type=click.Choice([one.value for one in SourceType]))
@lexicon_option
def type_(name: str, source_type: str, lexicon: Path | None) -> None:
    """Give all attributions to NAME the source type TYPE."""
    from annotator.pipeline.people import set_type

    folder = _folder(lexicon)
    set_type(folder, name, SourceType(source_type))
    _done(folder)


@sources.command()
@click.argument("name")
@click.argument("body")
@click.option("--office", metavar="WORDS", help="What NAME was there.")
@click.option("--since", type=DAY, metavar="YYYY-MM-DD", help="From this day on.")
@click.option("--until", type=DAY, metavar="YYYY-MM-DD", help="Up to this day.")
@lexicon_option
def affiliate(
    name: str, body: str, office: str | None, since: date | None, until: date | None, lexicon: Path | None
) -> None:
    """Say that NAME speaks for BODY, where an article does not say for whom."""
    from annotator.pipeline.people import affiliate as affiliate_person

    folder = _folder(lexicon)
    affiliate_person(folder, name, body, office, since, until)
    _done(folder)


def _row(one: CitedName) -> dict[str, Any]:
    return {
        "canonical": one.name,
        "count": one.count,
        "source_type": str(one.type),
        "affiliations": dict(one.affiliations.most_common()),
        "articles": len(one.articles),
        "outlets": len(one.outlets),
    }


def _show(cited: list[CitedName], merges: list[Merge]) -> None:
    from annotator.cli.display import console, number_table

    table = number_table("count", "outlets")
    for name in ("source", "type", "speaks for"):
        table.add_column(name, overflow="fold")
    for one in cited:
        body = next(iter(one.affiliations), "")
        table.add_row(f"{one.count:,}", str(len(one.outlets)), one.name, str(one.type), body)
    console().print(table)
    if not merges:
        return
    pairs = number_table()
    for name in ("name", "may also be", "evidence"):
        pairs.add_column(name, overflow="fold")
    for pair in merges:
        pairs.add_row(pair.name, pair.other, "; ".join(pair.evidence) or "none: kept apart")
    console().print(pairs)
