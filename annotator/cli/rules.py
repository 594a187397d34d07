"""``annotator rules``: what a change of rules or lexicons does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.differences import SIGNS, differences, show_difference, table
from annotator.cli.options import database_option, json_option, lexicon_folder, open_store, page_options
from annotator.cli.results import result
from annotator.cli.rules_report import report
from annotator.cli.trace import trace
from annotator.errors import UsageError

if TYPE_CHECKING:
    from annotator.models import Annotation, Article
    from annotator.pipeline.pages import PageOptions


@click.group()
def rules() -> None:
    """See what a change of rules or lexicons does, which cases decide in a sentence, what reviewers say of rules."""


rules.add_command(trace)
rules.add_command(report)


@rules.command()
@click.argument("old")
@click.argument("new")
@click.argument("corpus", nargs=-1, metavar="[CORPUS]…")
@click.option(
    "--show",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="How many of each kind are shown.",
)
@click.option(
    "--out",
    metavar="FILE.csv",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write all of them to this file.",
)
@page_options
@json_option
@database_option
def diff(
    old: str,
    new: str,
    corpus: tuple[str, ...],
    show: int,
    out: Path | None,
    pages: PageOptions,
    as_json: bool,
    database: str | None,
) -> None:
    """Tell which attributions in CORPUS… are gained, lost or changed from OLD to NEW, in context.

    OLD and NEW are folders of lexicon files laid over the program's (`-` is none), with CORPUS as for
    `annotator annotate`; or they are numbers of two stored runs of the rule pass, without CORPUS.
    """
    if old.isdecimal() and new.isdecimal():
        if corpus:
            raise UsageError("two stored runs are compared without a CORPUS")
        pairs = _stored(int(old), int(new), database)
    else:
        if not corpus:
            raise UsageError("two lexicons are compared over a CORPUS; give the pages to read, or two stored runs")
        pairs = _annotated(_folder(old), _folder(new), corpus, pages)
    counts: Counter[tuple[str, str]] = Counter()
    articles = changed = 0
    with table(out) as write:
        for article, before, after in pairs:
            articles += 1
            found = list(differences(article, before, after))
            changed += bool(found)
            for one in found:
                counts[one.kind, one.rule] += 1
                write(one)
                if not as_json and sum(number for (kind, _), number in counts.items() if kind == one.kind) <= show:
                    show_difference(one)
    if as_json:
        kinds = {kind: sum(n for (each, _), n in counts.items() if each == kind) for kind in SIGNS}
        result(True, "", articles=articles, differ=changed, kinds=kinds)
    else:
        _summary(counts, articles, changed)


# The two sides


def _annotated(
    old: Path | None, new: Path | None, corpus: Sequence[str], pages: PageOptions
) -> Iterator[tuple[Article, Annotation, Annotation]]:
    """Each article of a corpus, read with one lexicon and with another."""
    from annotator.cli.corpus import articles
    from annotator.rules import RulePass

    before, after = RulePass(old), RulePass(new)
    for article in articles("comparing", corpus, pages):
        yield article, before.annotate(article), after.annotate(article)


def _folder(name: str) -> Path | None:
    """A lexicon folder; none for the program's own lexicons."""
    if name == "-":
        return None
    if not Path(name).is_dir():
        raise UsageError(f"{name}: no such folder; give a folder of lexicon files, - for none, or two stored runs")
    return lexicon_folder(Path(name))


def _stored(old: int, new: int, database: str | None) -> Iterator[tuple[Article, Annotation, Annotation]]:
    """Each article that both runs have read, with what they found."""

    with open_store(database) as store:
        for stored, before, after in store.compare_runs(old, new):
            yield stored.article, before, after


def _summary(counts: Counter[tuple[str, str]], articles: int, changed: int) -> None:
    from annotator.cli.display import console, number_table

    click.echo(f"{changed:,} of {articles:,} articles differ")
    if not counts:
        return
    drawn = number_table(*SIGNS)
    drawn.add_column("rule")
    by_rule: Counter[str] = Counter()
    for (_, rule), number in counts.items():
        by_rule[rule] += number
    for rule, _ in sorted(by_rule.items(), key=lambda item: (-item[1], item[0])):
        drawn.add_row(*(f"{counts[kind, rule]:,}" for kind in SIGNS), rule)
    drawn.add_row(*(f"{sum(n for (k, _), n in counts.items() if k == kind):,}" for kind in SIGNS), "all")
    console().print(drawn)
