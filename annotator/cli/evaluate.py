"""``annotator evaluate``: how near predictions come to a gold annotation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.options import page_options
from annotator.errors import InputError, UsageError

if TYPE_CHECKING:
    from annotator.models import Annotation
    from annotator.pipeline.pages import PageOptions
    from annotator.quality.evaluation import QualityFigure

Rows = dict[str, dict[str, Any]]


@click.command()
@click.argument("gold", metavar="GOLD.jsonl", type=click.Path(path_type=Path))
@click.argument("predicted", metavar="[PREDICTED.jsonl]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--only",
    metavar="FIELD=VALUE",
    help="Score the articles of GOLD whose field has that value, for instance half=A.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@page_options
def evaluate(gold: Path, predicted: Path | None, only: str | None, as_json: bool, pages: PageOptions) -> None:
    """Score predictions against a gold annotation, with 95 % intervals over articles.

    Both files are as `annotator annotate --jsonl` writes them; GOLD also holds the `text` of each
    article. Without PREDICTED the rule pass reads the texts of GOLD itself, as `annotate` would.
    """
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
    figures = figures_of((annotation, found.get(name)) for name, annotation in truth.items())
    if as_json:
        click.echo(json.dumps([_plain(figure) for figure in figures], ensure_ascii=False, indent=1))
    else:
        _print(figures, len(rows))


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


def _print(figures: list[QualityFigure], articles: int) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from annotator.cli.display import console

    table = Table(box=SIMPLE_HEAD, pad_edge=False, title=f"{articles:,} articles", title_justify="left")
    for name in ("figure", "value", "95 % interval", "precision", "recall", "gold", "found"):
        table.add_column(name, justify="left" if name == "figure" else "right", no_wrap=True)
    for row in _cells(figures):
        table.add_row(*row)
    console().print(table)


def _cells(figures: list[QualityFigure]) -> Iterator[tuple[str, ...]]:
    for one in figures:
        interval = f"{_share(one.low)} to {_share(one.high)}" if one.low is not None else ""
        found = "" if one.found is None else f"{one.found:,}"
        yield one.name, _share(one.value), interval, _share(one.precision), _share(one.recall), f"{one.gold:,}", found


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _plain(figure: QualityFigure) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(figure)
