"""``annotator evaluate``: how near predictions come to a gold annotation, or to what people reviewed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.evaluate_reviews import BY, against_reviews, print_figures
from annotator.cli.options import database_option, json_option, page_options
from annotator.errors import InputError, UsageError

if TYPE_CHECKING:
    from annotator.models import Annotation
    from annotator.pipeline.pages import PageOptions

Rows = dict[str, dict[str, Any]]


@click.command()
@click.argument("gold", metavar="[GOLD.jsonl]", required=False, type=click.Path(path_type=Path))
@click.argument("predicted", metavar="[PREDICTED.jsonl]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--only",
    metavar="FIELD=VALUE",
    help="Score the articles of GOLD whose field has that value, for instance half=A.",
)
@click.option(
    "--by",
    multiple=True,
    type=click.Choice(BY),
    help="Without GOLD: also by label of the span, outlet, section, function, source type or rule; may be repeated.",
)
@click.option(
    "--errors", type=click.IntRange(min=1), metavar="N", help="Without GOLD: show so many differences in context."
)
@json_option
@database_option
@page_options
def evaluate(
    gold: Path | None,
    predicted: Path | None,
    only: str | None,
    by: tuple[str, ...],
    errors: int | None,
    as_json: bool,
    database: str | None,
    pages: PageOptions,
) -> None:
    """Score predictions against a gold annotation, or against reviews, with 95 % intervals over articles.

    Both files are as `annotator annotate --jsonl` writes them; GOLD also holds the `text` of each
    article, and can give an attribution other right names, as a list `canonical_alt`.
    Without PREDICTED the rule pass reads the texts of GOLD itself, as `annotate` would.

    Without GOLD the predictions in the database are scored against the reviews in it, and it is told
    what reviewers did with each: kept, changed, moved, relabelled, deleted, or added what was missing.
    """
    if gold is None:
        if only:
            raise UsageError("--only chooses articles of GOLD; for reviews give --by outlet, section …")
        against_reviews(database, by, errors, as_json)
        return
    if by or errors:
        raise UsageError("--by and --errors are told of reviews; leave GOLD out")
    _against_gold(gold, predicted, only, as_json, pages)


def _against_gold(gold: Path, predicted: Path | None, only: str | None, as_json: bool, pages: PageOptions) -> None:
    from annotator.quality.evaluation import evaluate as figures_of

    rows = _chosen(_rows(gold), only)
    if not rows:
        raise InputError(f"{gold}: no article in it{f' has {only}' if only else ''}")
    texts = {name: row.get("text") for name, row in rows.items()}
    truth = _annotations(rows, texts, gold)
    if predicted is not None:
        found = _annotations({name: row for name, row in _rows(predicted).items() if name in rows}, texts, predicted)
    else:
        found = _by_the_pass(gold, pages)
    _warn_of_missing([name for name in rows if name not in found], len(rows), predicted or gold)
    figures = figures_of(
        ((annotation, found.get(name)) for name, annotation in truth.items()),
        (_other_names(rows[name], annotation) for name, annotation in truth.items()),
    )
    if as_json:
        click.echo(json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, indent=1))
    else:
        print_figures(figures, len(rows))


def _rows(path: Path) -> Rows:
    """The rows of a file by their ids.

    Raises:
        InputError: the file cannot be read, or a row is none; the message names it.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    rows: Rows = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            name = str(row["id"])
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(f"{path}, row {number}: no JSON object with an id: {error}") from error
        if name in rows:
            raise InputError(f"{path}, row {number}: the id {name!r} stands twice")
        rows[name] = row
    return rows


def _chosen(rows: Rows, only: str | None) -> Rows:
    """The rows whose field has the value asked for; all where nothing is asked for."""
    if only is None:
        return rows
    field, sign, value = only.partition("=")
    if not sign:
        raise UsageError(f"--only {only}: write FIELD=VALUE")
    return {name: row for name, row in rows.items() if str(row.get(field)) == value}


def _annotations(rows: Rows, texts: Mapping[str, str | None], path: Path) -> dict[str, Annotation]:
    """The annotations in rows, by their ids.

    Raises:
        InputError: a row is not of its form; the message names it.
    """
    from annotator.interchange import from_row

    found = {}
    for name, row in rows.items():
        try:
            found[name] = from_row(row, texts[name])
        except (KeyError, TypeError, IndexError, ValueError) as error:
            fault = f"lacks {error}" if isinstance(error, KeyError) else " ".join(str(error).split()[:30])
            raise InputError(f"{path}, article {name!r}: {fault}") from error
    return found


def _other_names(row: dict[str, Any], truth: Annotation) -> dict[str, list[str]]:
    """What a row says beside ``canonical``, as ``canonical_alt``: other right names, by the ids of its attributions."""
    named = zip(row["attributions"], truth.attributions, strict=True)
    return {one.id: raw["canonical_alt"] for raw, one in named if raw.get("canonical_alt")}


def _by_the_pass(gold: Path, pages: PageOptions) -> dict[str, Annotation]:
    """Annotate the texts of gold; return the annotations by their ids."""
    from annotator.cli.progress import progress
    from annotator.pipeline.pages import read_pages
    from annotator.rules import RulePass

    rules = RulePass(pages.lexicon)
    articles = (one.article for one in read_pages([str(gold)], pages, progress))
    return {article.page.name: rules.annotate(article) for article in articles if article is not None}


def _warn_of_missing(missing: list[str], articles: int, path: Path) -> None:
    if len(missing) == articles:
        raise InputError(f"{path} holds no prediction for any of the {articles} articles of gold; do their ids agree?")
    if missing:
        click.echo(f"{len(missing)} of {articles} articles have no prediction, the first {missing[0]}", err=True)
