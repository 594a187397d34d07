"""``annotator rules``: what a change of rules or lexicons does."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from annotator.cli.options import database_option, lexicon_folder, page_options
from annotator.cli.trace import trace
from annotator.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from annotator.models import Annotation, Article, Attribution, Span
    from annotator.pipeline.pages import PageOptions
    from annotator.quality.changes import Change

#: Code points of context on each side of a cue.
WINDOW = 70
#: How a kind of difference is drawn.
SIGNS = {"gained": "+", "lost": "-", "changed": "~"}
STYLES = {"gained": "green", "lost": "red", "changed": "yellow"}


class Difference(NamedTuple):
    """An attribution, or a hedge of no attribution, that is not the same before and after."""

    kind: str
    article: str
    rule: str
    """Of the attribution that is there now, or was; ``hedge`` for a hedge of none, ``none`` where a person added it."""
    before: Attribution | None
    after: Attribution | None
    differing: tuple[str, ...]
    context: str
    """The words around it, the cue or hedge in square brackets."""


@click.group()
def rules() -> None:
    """See what a change of rules or lexicons does, and which cases decide what in a sentence."""


rules.add_command(trace)


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
@database_option
def diff(
    old: str,
    new: str,
    corpus: tuple[str, ...],
    show: int,
    out: Path | None,
    pages: PageOptions,
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
    with _table(out) as write:
        for article, before, after in pairs:
            articles += 1
            found = list(differences(article, before, after))
            changed += bool(found)
            for one in found:
                counts[one.kind, one.rule] += 1
                write(one)
                if sum(number for (kind, _), number in counts.items() if kind == one.kind) <= show:
                    _show(one)
    _summary(counts, articles, changed)


def differences(article: Article, before: Annotation, after: Annotation) -> Iterator[Difference]:
    """Give what differs in an article, in the order of the text."""
    from annotator.quality.changes import Action, changes

    text = article.page.text
    for change in changes(before, after):
        if change.action is not Action.KEPT:
            yield _difference(article, change)
    was, now = set(before.bare_hedges), set(after.bare_hedges)
    for kind, spans in (("lost", was - now), ("gained", now - was)):
        for span in sorted(spans, key=lambda each: each.start):
            yield Difference(kind, article.page.name, "hedge", None, None, (), _context(text, span))


def _difference(article: Article, change: Change) -> Difference:
    before, after = change.predicted, change.reviewed
    shown = after or before
    assert shown is not None
    kind = "gained" if before is None else "lost" if after is None else "changed"
    context = _context(article.page.text, shown.cue)
    return Difference(kind, article.page.name, shown.rule or "none", before, after, change.differing, context)


def _context(text: str, span: Span) -> str:
    left, right = max(0, span.start - WINDOW), span.end + WINDOW
    return " ".join(f"{text[left : span.start]}[{span.text}]{text[span.end : right]}".split())


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
    from annotator.store import Store

    with Store.open(database, create=False) as store:
        for stored, before, after in store.compare_runs(old, new):
            yield stored.article, before, after


# Telling


@contextmanager
def _table(out: Path | None) -> Iterator[Callable[[Difference], None]]:
    """Give the function that writes a difference to the file; it writes nothing where there is none."""
    if out is None:
        yield lambda one: None
        return
    from annotator.tables.files import replacing
    from annotator.tables.formats import guard

    told = _told()
    names = [f"{name} {side}" for name in told for side in ("before", "after")]
    with replacing(out) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["kind", "rule", "article", "differing", "context", *names])

        def write(one: Difference) -> None:
            cells = [_cell(side, name) for name in told for side in (one.before, one.after)]
            head = [one.kind, one.rule, one.article, ", ".join(one.differing), one.context]
            writer.writerow([guard(cell) for cell in (*head, *cells)])

        yield write


def _told() -> tuple[str, ...]:
    """Return what is told of an attribution: its parts, its attributes, its rule."""
    from annotator.attributes import NAMES
    from annotator.quality.changes import PARTS

    return (*PARTS, *NAMES, "rule")


def _cell(attribution: Attribution | None, name: str) -> str:
    from annotator.models import Span

    value = getattr(attribution, name, None)
    if value is None:
        return ""
    if name == "hedges":
        return ", ".join(hedge.text for hedge in value)
    return value.text if isinstance(value, Span) else str(value)


def _show(one: Difference) -> None:
    from rich.text import Text

    from annotator.cli.display import MUTED, console

    lines = [Text.assemble((f"{SIGNS[one.kind]} {one.rule}", STYLES[one.kind]), (f"  {one.article}", MUTED))]
    lines.append(Text(f"    {one.context}"))
    told = _told()
    lines += [Text.assemble(("    ", ""), *_sides(one, name)) for name in one.differing if name in told]
    if one.kind != "changed" and (side := one.before or one.after) is not None:
        lines.append(Text("    ").append_text(_words(side)))
    for line in lines:
        console().print(line, soft_wrap=True)


def _words(side: Attribution) -> Text:
    from annotator.cli.display import words

    return words(side)


def _sides(one: Difference, name: str) -> Iterator[tuple[str, str]]:
    yield f"{name}: ", "dim"
    yield _cell(one.before, name) or "—", STYLES["lost"]
    yield " → ", "dim"
    yield _cell(one.after, name) or "—", STYLES["gained"]


def _summary(counts: Counter[tuple[str, str]], articles: int, changed: int) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from annotator.cli.display import console

    click.echo(f"{changed:,} of {articles:,} articles differ")
    if not counts:
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for kind in SIGNS:
        table.add_column(kind, justify="right")
    table.add_column("rule")
    by_rule: Counter[str] = Counter()
    for (_, rule), number in counts.items():
        by_rule[rule] += number
    for rule, _ in sorted(by_rule.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(*(f"{counts[kind, rule]:,}" for kind in SIGNS), rule)
    table.add_row(*(f"{sum(n for (k, _), n in counts.items() if k == kind):,}" for kind in SIGNS), "all")
    console().print(table)
