"""``annotator evaluate`` without gold: how near the predictions in a database come to the reviews in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.options import open_store
from annotator.errors import NotFound

if TYPE_CHECKING:
    from annotator.quality.against_reviews import GroupFigure, ReviewedArticle
    from annotator.quality.changes import Action
    from annotator.quality.evaluation import QualityFigure
    from annotator.store import Store

#: By what can be told; ``quality.against_reviews.By``, which is not imported for a page of help.
BY = ("label", "outlet", "section", "function", "source_type", "rule")


def against_reviews(database: str | None, by: Sequence[str], errors: int | None, as_json: bool) -> None:
    """Print how near predictions come to reviews.

    Raises:
        NotFound: no article has a review.
    """
    from annotator.quality.against_reviews import By, all_actions, group_figures, reviewed_articles
    from annotator.quality.evaluation import evaluate

    with open_store(database) as store:
        articles = list(reviewed_articles(store))
        if not articles:
            raise NotFound(
                "no article has a review; `annotator push` sends some to people, `pull` fetches what they did"
            )
        figures = evaluate((one.reviewed, one.predicted) for one in articles)
        groups = [one for each in by for one in group_figures(articles, By(each))]
        actions = all_actions(articles)
        if as_json:
            told = {"articles": len(articles), "actions": actions, "figures": [asdict(one) for one in figures]}
            click.echo(json.dumps(told | {"groups": [_plain(one) for one in groups]}, ensure_ascii=False, indent=1))
            return
        print_figures(figures, len(articles))
        click.echo(_sentence(actions))
        for each in by:
            _print_groups(each, [one for one in groups if one.by == each])
        if errors:
            _show_errors(store, articles, errors)


def _plain(one: GroupFigure) -> dict[str, Any]:
    """The fields of a figure; ``dataclasses.asdict`` cannot copy a Counter."""
    return {field.name: getattr(one, field.name) for field in fields(one)}


def print_figures(figures: Sequence[QualityFigure], articles: int) -> None:
    """Print the figures over so many articles as a table."""
    from annotator.cli.display import console, number_table

    names = ("figure", "value", "95 % interval", "precision", "recall", "gold", "found")
    table = number_table(*names, title=f"{articles:,} articles", title_justify="left")
    table.columns[0].justify = "left"
    for row in _cells(figures):
        table.add_row(*row)
    console().print(table)


def _cells(figures: Sequence[QualityFigure]) -> Iterator[tuple[str, ...]]:
    for one in figures:
        found = "" if one.found is None else f"{one.found:,}"
        interval = f"{_share(one.low)} to {_share(one.high)}" if one.low is not None else ""
        yield one.name, _share(one.value), interval, _share(one.precision), _share(one.recall), f"{one.gold:,}", found


def _sentence(actions: Counter[Action]) -> str:
    """Say what became of all predictions."""
    from annotator.quality.changes import Action

    predicted = actions.total() - actions[Action.ADDED]
    parts = [f"{actions[action]:,} {action.value}" for action in Action if action is not Action.ADDED]
    return f"{predicted:,} reviewed predictions: {', '.join(parts)}; {actions[Action.ADDED]:,} added by reviewers"


def _print_groups(by: str, groups: Sequence[GroupFigure]) -> None:
    from annotator.cli.display import console, number_table
    from annotator.quality.changes import Action

    title = f"by {by.replace('_', ' ')}, with 95 % intervals"
    heads = ["precision"] if by == "rule" else ["F1", "precision", "recall"]
    actions = [action for action in Action if by != "rule" or action is not Action.ADDED]
    names = (action.value.removeprefix("attribute ") for action in actions)
    look = {"padding": (0, 1, 0, 0), "title": title, "title_justify": "left"}
    table = number_table(*heads, "articles", "found", *names, **look)
    table.add_column(by.replace("_", " "), no_wrap=True)
    for one in groups:
        value = _share(one.value) + (f" ({one.low:.2f}–{one.high:.2f})" if one.low is not None else "")
        both = [] if by == "rule" else [_share(one.precision), _share(one.recall)]
        counts = [f"{number:,}" for number in (one.articles, one.predicted, *(one.actions[each] for each in actions))]
        table.add_row(value, *both, *counts, one.group or "—")
    console().print(table)


def _show_errors(store: Store, articles: Sequence[ReviewedArticle], most: int) -> None:
    """Show so many differences in context: - is what reviewers deleted, + what they added, ~ what they changed."""
    from annotator.cli.differences import differences, show_difference

    left = most
    for one in articles:
        if one.predicted == one.reviewed:
            continue
        for difference in differences(store.article(one.article.key).article, one.predicted, one.reviewed):
            if not left:
                return
            show_difference(difference)
            left -= 1


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
