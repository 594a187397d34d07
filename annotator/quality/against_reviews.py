"""Predictions against what people reviewed: figures of groups of attributions, and what became of each prediction.

Compared are the predictions as they stand now with the review that speaks for each article, so that the figures are
those of the present rules. A prediction is *right* where it answers to a reviewed attribution by a relaxed match and
both are of the group: of a function or source type it is not enough to be found, it must be found as one. A rule makes
predictions only, so it has a precision and no recall. By label the unit is the span, whichever attribution it belongs
to, each once; it is right where it shares half of its characters with a reviewed one of its label. Intervals are
percentiles of a bootstrap over articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from annotator.labels import Basis
from annotator.quality.changes import Action, changes
from annotator.quality.evaluation import LABELS, Floats, interval, ratio, spans
from annotator.quality.matching import HALF, is_relaxed_match, matches, pair_up, shared

if TYPE_CHECKING:
    from annotator.models import Annotation, Attribution
    from annotator.store import ArticleInfo, Store


class By(StrEnum):
    """By what attributions, or spans, are grouped."""

    LABEL = "label"
    OUTLET = "outlet"
    SECTION = "section"
    FUNCTION = "function"
    SOURCE_TYPE = "source_type"
    RULE = "rule"


class ReviewedArticle(NamedTuple):
    """An article with its current prediction and the review that speaks for it."""

    article: ArticleInfo
    predicted: Annotation
    reviewed: Annotation


@dataclass(frozen=True, slots=True)
class GroupFigure:
    """The figures of one group."""

    by: By
    """What the groups are."""
    group: str | None
    """Label, outlet, section, function, source type or rule; none where an article has none."""
    articles: int
    """Articles that hold an attribution, or a span, of the group, predicted or reviewed."""
    actions: Counter[Action]
    """The numbers of predictions kept, moved, relabelled, changed, deleted, and added; of a label: of spans."""
    predicted: int
    """Attributions of the group in predictions."""
    reviewed: int | None
    """None for a rule, since no reviewed attribution is of a rule."""
    precision: float | None
    """The share of predicted ones that are right."""
    recall: float | None
    """The share of reviewed ones that were predicted."""
    value: float | None
    """F1 of right attributions; for a rule the precision. None where there is nothing to count."""
    low: float | None
    """Lower end of the 95 % interval of ``value``; none where fewer than two articles hold any, or all are alike."""
    high: float | None
    """Upper end of it."""


#: Of an article: right, predicted and reviewed attributions of a group.
_Counts = tuple[int, int, int]


def reviewed_articles(store: Store) -> Iterator[ReviewedArticle]:
    """Yield every article whose current version has a review, with its current prediction."""
    reviewed = {one.article.key: one.annotation for one in store.annotated_articles(basis=Basis.REVIEWED)}
    keys = sorted(reviewed)
    for first in range(0, len(keys), _BATCH):  # a query takes only so many keys
        for one in store.annotated_articles(basis=Basis.PREDICTED, keys=keys[first : first + _BATCH]):
            yield ReviewedArticle(one.article, one.annotation, reviewed[one.article.key])


_BATCH = 400


def group_figures(articles: Sequence[ReviewedArticle], by: By) -> list[GroupFigure]:
    """Return the figures of every group that occurs, the one with most predictions first."""
    counts: dict[str | None, list[_Counts]] = defaultdict(list)
    actions: dict[str | None, Counter[Action]] = defaultdict(Counter)
    for one in articles:
        for group, counted in (_spans_counted(one) if by is By.LABEL else _counted(one, by)).items():
            counts[group].append(counted)
        for group, action in _spans_changed(one) if by is By.LABEL else _changed(one, by):
            actions[group][action] += 1
    found = [_figure(by, group, counts[group], actions[group], len(articles)) for group in counts]
    return sorted(found, key=lambda one: (-one.predicted, one.group or ""))


def all_actions(articles: Iterable[ReviewedArticle]) -> Counter[Action]:
    """Return how many predictions met each action."""
    return Counter(change.action for one in articles for change in changes(one.predicted, one.reviewed))


def _counted(one: ReviewedArticle, by: By) -> dict[str | None, _Counts]:
    """Right, predicted and reviewed attributions of an article, by group."""
    found, gold = one.predicted.attributions, one.reviewed.attributions
    predicted = Counter(_group(one.article, each, by) for each in found)
    reviewed = Counter(_group(one.article, each, by) for each in gold) if by is not By.RULE else Counter()
    right: Counter[str | None] = Counter()
    for i, j in matches(one.reviewed, one.predicted):
        group = _group(one.article, found[j], by)
        same = by is By.RULE or group == _group(one.article, gold[i], by)
        right[group] += same and is_relaxed_match(gold[i], found[j])
    return {group: (right[group], predicted[group], reviewed[group]) for group in predicted | reviewed}


def _changed(one: ReviewedArticle, by: By) -> Iterator[tuple[str | None, Action]]:
    for change in changes(one.predicted, one.reviewed):
        shown = change.predicted or change.reviewed
        assert shown is not None, "a change has a side"
        if change.predicted is not None or by is not By.RULE:
            yield _group(one.article, shown, by), change.action


def _spans_counted(one: ReviewedArticle) -> dict[str | None, _Counts]:
    """Right, predicted and reviewed spans of an article, by label."""
    counted: dict[str | None, _Counts] = {}
    for label in LABELS:
        found, gold = spans(one.predicted, label), spans(one.reviewed, label)
        if found or gold:
            right = sum(shared(found[i], gold[j]) >= HALF for i, j in pair_up(found, gold, shared))
            counted[label] = right, len(found), len(gold)
    return counted


def _spans_changed(one: ReviewedArticle) -> Iterator[tuple[str | None, Action]]:
    """Yield what became of each span, with its label: of one that was relabelled, with that it had before."""
    deleted, added = [], []
    for label in LABELS:
        found, gold = spans(one.predicted, label), spans(one.reviewed, label)
        pairs = dict(pair_up(found, gold, shared))
        for i, j in pairs.items():
            yield label, Action.KEPT if found[i] == gold[j] else Action.MOVED
        deleted += [(label, ends) for i, ends in enumerate(found) if i not in pairs]
        added += [(label, ends) for j, ends in enumerate(gold) if j not in pairs.values()]
    for label, ends in deleted:
        again = next((each for each in added if each[1] == ends), None)
        if again is not None:
            added.remove(again)
        yield label, Action.DELETED if again is None else Action.RELABELLED
    yield from ((label, Action.ADDED) for label, _ in added)


def _group(article: ArticleInfo, attribution: Attribution, by: By) -> str | None:
    if by is By.OUTLET:
        return article.outlet or article.outlet_name
    value: str | None = article.section if by is By.SECTION else getattr(attribution, by)
    return value if value is None else str(value)


def _figure(by: By, group: str | None, counts: list[_Counts], actions: Counter[Action], articles: int) -> GroupFigure:
    """The figure of a group.

    Args:
        counts: of the articles that hold any.
        articles: all articles; those that hold none are drawn, too.
    """
    table = np.zeros((articles, 3))
    table[: len(counts)] = counts
    right, predicted, reviewed = (int(number) for number in table.sum(axis=0))
    is_rule = by is By.RULE
    several = table if len(counts) > 1 else table[:0]
    _, low, high = interval(several, _precision if is_rule else _f1)
    return GroupFigure(
        by=by,
        group=group,
        articles=len(counts),
        actions=actions,
        predicted=predicted,
        reviewed=None if is_rule else reviewed,
        precision=_share(right, predicted),
        recall=None if is_rule else _share(right, reviewed),
        value=_share(right, predicted if is_rule else (predicted + reviewed) / 2),
        low=low,
        high=high,
    )


def _precision(sums: Floats) -> Floats:
    return ratio(sums[..., 0], sums[..., 1])


def _f1(sums: Floats) -> Floats:
    return ratio(2 * sums[..., 0], sums[..., 1] + sums[..., 2])


def _share(count: int, denominator: float) -> float | None:
    return count / denominator if denominator else None
