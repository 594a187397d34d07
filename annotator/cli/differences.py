"""Differences between two annotations of an article, in context: drawn in a terminal, written to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotator.cli.display import BRICK, GREEN, MAUVE
from annotator.cli.writing import csv_writing

if TYPE_CHECKING:
    from annotator.models import Annotation, Article, Attribution, Span
    from annotator.quality.changes import Change

#: Code points of context on each side of a cue.
WINDOW = 70
#: How a kind of difference is drawn.
SIGNS = {"gained": "+", "lost": "-", "changed": "~"}
STYLES = {"gained": GREEN, "lost": BRICK, "changed": MAUVE}


class ChangedItem(NamedTuple):
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


def differences(article: Article, before: Annotation, after: Annotation) -> Iterator[ChangedItem]:
    """Give what differs in an article, in the order of the text."""
    from annotator.quality.changes import Action, changes

    text = article.page.text
    for change in changes(before, after):
        if change.action is not Action.KEPT:
            yield _difference(article, change)
    was, now = set(before.bare_hedges), set(after.bare_hedges)
    for kind, spans in (("lost", was - now), ("gained", now - was)):
        for span in sorted(spans, key=lambda each: each.start):
            yield ChangedItem(kind, article.page.name, "hedge", None, None, (), _context(text, span))


def _difference(article: Article, change: Change) -> ChangedItem:
    before, after = change.predicted, change.reviewed
    shown = after or before
    assert shown is not None
    kind = "gained" if before is None else "lost" if after is None else "changed"
    context = _context(article.page.text, shown.cue)
    return ChangedItem(kind, article.page.name, shown.rule or "none", before, after, change.differing, context)


def _context(text: str, span: Span) -> str:
    left, right = max(0, span.start - WINDOW), span.end + WINDOW
    return " ".join(f"{text[left : span.start]}[{span.text}]{text[span.end : right]}".split())


@contextmanager
def table(out: Path | None) -> Iterator[Callable[[ChangedItem], None]]:
    """Give the function that writes a difference to the file; it writes nothing where there is none."""
    if out is None:
        yield lambda one: None
        return
    names = [f"{name} {side}" for name in told() for side in ("before", "after")]
    with csv_writing(out, ["kind", "rule", "article", "differing", "context", *names]) as write:

        def write_item(one: ChangedItem) -> None:
            cells = [_cell(side, name) for name in told() for side in (one.before, one.after)]
            write([one.kind, one.rule, one.article, ", ".join(one.differing), one.context, *cells])

        yield write_item


def told() -> tuple[str, ...]:
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


def show_difference(one: ChangedItem) -> None:
    from rich.text import Text

    from annotator.cli.display import MUTED, console, words

    lines = [Text.assemble((f"{SIGNS[one.kind]} {one.rule}", STYLES[one.kind]), (f"  {one.article}", MUTED))]
    lines.append(Text(f"    {one.context}"))
    lines += [Text.assemble(("    ", ""), *_sides(one, name)) for name in one.differing if name in told()]
    if one.kind != "changed" and (side := one.before or one.after) is not None:
        lines.append(Text("    ").append_text(words(side)))
    for line in lines:
        console().print(line, soft_wrap=True)


def _sides(one: ChangedItem, name: str) -> Iterator[tuple[str, str]]:
    yield f"{name}: ", "dim"
    yield _cell(one.before, name) or "—", STYLES["lost"]
    yield " → ", "dim"
    yield _cell(one.after, name) or "—", STYLES["gained"]
