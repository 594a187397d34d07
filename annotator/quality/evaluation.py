"""Evaluation of predictions against a gold annotation: figures over articles, each with a 95 % interval.

An attribution is *found* where its cue overlaps a gold cue, one to one. Counted are

* ``cue``: found at all; ``relaxed``: found, and source and claim each share at least half of their characters with gold
  (or are absent in both); ``strict``: found, and source, cue and claim are gold's to the character;
  ``via``: found, and traced to the same origin;
* ``SOURCE`` … ``HEDGE``: spans as such, whichever attribution they belong to, ``exact`` and by ``overlap``;
* ``level 1`` … ``level 3``: found with that hedge level;
* attributes: the share of all gold attributions that are found with that attribute right, so that a missed one is
  wrong; of those only that state it, which gold from before the scheme had it does not;
* ``kappa``: quadratic-weighted kappa of the hedge levels of those that are found.

Intervals are percentiles of a bootstrap over articles: attributions of one article stand or fall together.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, repeat
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from annotator.aliases import Ends
from annotator.attributes import NAMES
from annotator.labels import HedgeLevel, Label
from annotator.models import Annotation, Attribution
from annotator.quality.matching import ends, is_relaxed_match, is_strict_match, matches, pair_up, shared

Floats = NDArray[np.float64]

LEVELS = tuple(level for level in HedgeLevel if level)
LABELS = (Label.SOURCE, Label.CUE, Label.CLAIM, Label.HEDGE)
#: The figures that are F1, in the order in which they are told.
F1 = (
    *("cue", "relaxed", "strict", "via"),
    *(f"{label} {how}" for label in LABELS for how in ("exact", "overlap")),
    *(f"level {level.value}" for level in LEVELS),
)
KAPPA = "hedge_level kappa, found"
ROUNDS = 2_000
_SEED = 20_230
#: What is counted in each article. ``stated``: gold attributions that say an attribute; ``right``: of them those that
#: are found with it; ``levels``: gold level and found level of each pair.
_COLUMNS = (
    *((name, part) for name in F1 for part in ("hit", "gold", "found")),
    *((what, name) for what in ("stated", "right") for name in NAMES),
    ("matched", ""),
    *(("levels", f"{gold}{found}") for gold in range(4) for found in range(4)),
)
_PLACE = {column: number for number, column in enumerate(_COLUMNS)}


@dataclass(frozen=True, slots=True)
class QualityFigure:
    """One figure, with what it stands on."""

    name: str
    """What it is a figure of."""
    value: float | None
    """F1, share or kappa, 0 to 1 (kappa may be below 0); none where nothing was there to be counted."""
    low: float | None
    """Lower end of its 95 % interval; none where there are too few articles for one."""
    high: float | None
    """Upper end of it."""
    gold: int
    """Of an F1: how many there are in gold; of a share: how many it is a share of."""
    found: int | None = None
    """Of an F1: how many there are in the prediction."""
    precision: float | None = None
    """Of an F1: the share of what was found that is in gold."""
    recall: float | None = None
    """Of an F1: the share of gold that was found."""


#: Canonical names that are as right as gold's own, by the ids of the gold attributions of an article.
OtherNames = Mapping[str, Collection[str]]


def evaluate(
    pairs: Iterable[tuple[Annotation, Annotation | None]], other_names: Iterable[OtherNames] = ()
) -> list[QualityFigure]:
    """The figures over articles.

    Args:
        pairs: gold and prediction of each article; none where the article was not predicted, so that all is missed.
        other_names: names that are right too, of as many articles in their order; of the others there are none.
    """
    named = zip(pairs, chain(other_names, repeat({})), strict=False)
    counts = [_vector(count(gold, found or Annotation(), names)) for (gold, found), names in named]
    table = np.array(counts, dtype=np.float64).reshape(-1, len(_COLUMNS))
    sums, drawn = table.sum(axis=0), resampled(table)
    return [_figure(name, measure, sums, drawn) for name, measure in _MEASURES.items()]


def count(
    gold: Annotation, found: Annotation, other_names: OtherNames = MappingProxyType({})
) -> Counter[tuple[str, str]]:
    """Return the counts of one article; other_names are right too."""
    counts: Counter[tuple[str, str]] = Counter()

    def add(name: str, hit: int, of_gold: int, of_found: int) -> None:
        counts.update({(name, "hit"): hit, (name, "gold"): of_gold, (name, "found"): of_found})

    matched = matches(gold, found)
    pairs = [(gold.attributions[i], found.attributions[j]) for i, j in matched]
    sizes = len(gold.attributions), len(found.attributions)
    add("cue", len(pairs), *sizes)
    add("relaxed", sum(is_relaxed_match(*pair) for pair in pairs), *sizes)
    add("strict", sum(is_strict_match(*pair) for pair in pairs), *sizes)
    origins = {found.attributions[j].id: gold.attributions[i].id for i, j in matched}
    traced = sum(g.via is not None and f.via is not None and origins.get(f.via) == g.via for g, f in pairs)
    add("via", traced, *(sum(one.via is not None for one in each.attributions) for each in (gold, found)))
    for label in LABELS:
        one, other = spans(gold, label), spans(found, label)
        add(f"{label} exact", len(set(one) & set(other)), len(one), len(other))
        add(f"{label} overlap", len(pair_up(one, other, shared)), len(one), len(other))
    for level in LEVELS:
        hit = sum(g.hedge_level == level == f.hedge_level for g, f in pairs)
        add(f"level {level.value}", hit, *(sum(a.hedge_level == level for a in b.attributions) for b in (gold, found)))
    for g in gold.attributions:
        counts.update(("stated", name) for name in _stated(g))
    for g, f in pairs:
        named = "canonical" if any(_same(f.canonical, name) for name in other_names.get(g.id, ())) else None
        counts.update(
            ("right", name) for name in _stated(g) if name == named or _same(getattr(g, name), getattr(f, name))
        )
        counts["levels", f"{g.hedge_level.value}{f.hedge_level.value}"] += 1
    counts["matched", ""] = len(pairs)
    return counts


def _stated(gold: Attribution) -> list[str]:
    """The attributes that gold says; what was made before the scheme had one does not say it."""
    return [name for name in NAMES if name in gold.model_fields_set]


def _same(gold: object, found: object) -> bool:
    """The same value; names in letters, digits and signs only, whichever way their nukta letters are written."""
    if isinstance(gold, str | None) and isinstance(found, str | None):
        return letters(gold) == letters(found)
    return gold == found


def letters(name: str | None) -> str:
    return "".join(
        sign for sign in unicodedata.normalize("NFC", name or "") if sign.isalnum() or "\u0980" <= sign <= "\u09ff"
    )


def spans(annotation: Annotation, label: Label) -> list[Ends]:
    """Return where the spans of a label begin and end, each once, in the order of the text."""
    return sorted({ends(span) for span in annotation.spans(label)})


# Figures from counts. Sums may have any number of axes; the last one is that of the columns.


def _vector(counts: Counter[tuple[str, str]]) -> list[int]:
    return [counts[column] for column in _COLUMNS]


def resampled(table: Floats) -> Floats:
    """Sums over as many articles as there are, drawn at random with repetition: rounds × columns."""
    articles = len(table)
    if articles < 2:
        return np.zeros((0, table.shape[1]))
    rng = np.random.default_rng(_SEED)
    drawn: Floats = rng.multinomial(articles, np.full(articles, 1 / articles), size=ROUNDS) @ table
    return drawn


WithInterval = tuple[float | None, float | None, float | None]
"""A value, and the ends of its 95 % interval."""


def interval(table: Floats, measure: Callable[[Floats], Floats], tail: float = 0.025) -> WithInterval:
    """Return a measure of sums over articles, and its 95 % interval; none where every round tells the same.

    Args:
        table: articles × columns.
        measure: works out the measure of sums, whose last axis is the columns.
        tail: share of the rounds that is left out at each end.
    """
    value = float(measure(table.sum(axis=0)))
    replicates = measure(resampled(table))
    replicates = replicates[np.isfinite(replicates)]
    if not np.isfinite(value):
        return None, None, None
    if not len(replicates) or np.ptp(replicates) < 1e-12:
        return value, None, None
    low, high = np.quantile(replicates, [tail, 1 - tail])
    return value, float(low), float(high)


def _column(sums: Floats, *column: str) -> Floats:
    found: Floats = sums[..., _PLACE[column[0], column[1]]]
    return found


def ratio(above: Floats, below: Floats) -> Floats:
    """Not a number where nothing stands below the line."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(below == 0, np.nan, np.true_divide(above, below))
    return found


def _f1(name: str) -> Callable[[Floats], Floats]:
    def measure(sums: Floats) -> Floats:
        return ratio(2 * _column(sums, name, "hit"), _column(sums, name, "gold") + _column(sums, name, "found"))

    return measure


def _share(name: str) -> Callable[[Floats], Floats]:
    return lambda sums: ratio(_column(sums, "right", name), _column(sums, "stated", name))


def _kappa(sums: Floats) -> Floats:
    """Quadratic-weighted Cohen kappa of the levels of pairs; 1 where chance alone would make them agree."""
    grid = np.stack([_column(sums, "levels", f"{g}{f}") for g in range(4) for f in range(4)], axis=-1)
    grid = grid.reshape(*grid.shape[:-1], 4, 4)
    weights = np.square(np.subtract.outer(np.arange(4), np.arange(4)))
    seen = (grid * weights).sum(axis=(-1, -2))
    chance = grid.sum(axis=-1)[..., :, None] * grid.sum(axis=-2)[..., None, :]
    expected = ratio((chance * weights).sum(axis=(-1, -2)), grid.sum(axis=(-1, -2)))
    return np.where(expected == 0, 1.0, 1 - ratio(seen, expected))


def _measures() -> Iterator[tuple[str, Callable[[Floats], Floats]]]:
    yield from ((name, _f1(name)) for name in F1)
    yield from ((name, _share(name)) for name in NAMES)
    yield KAPPA, _kappa


_MEASURES = dict(_measures())


def _figure(name: str, measure: Callable[[Floats], Floats], sums: Floats, drawn: Floats) -> QualityFigure:
    replicates = measure(drawn)
    replicates = replicates[np.isfinite(replicates)]
    low, high = np.quantile(replicates, [0.025, 0.975]) if len(replicates) else (np.nan, np.nan)
    value = measure(sums)
    if name not in F1:
        of = _column(sums, *(("matched", "") if name == KAPPA else ("stated", name)))
        return QualityFigure(name, _number(value), _number(low), _number(high), int(of))
    hit, gold, found = (_column(sums, name, part) for part in ("hit", "gold", "found"))
    precision, recall = _number(ratio(hit, found)), _number(ratio(hit, gold))
    return QualityFigure(name, _number(value), _number(low), _number(high), int(gold), int(found), precision, recall)


def _number(value: Floats | float) -> float | None:
    return float(value) if np.isfinite(value) else None
