"""Whether corrected figures hold what they promise: archives whose truth is known, reviewed in part, again and again.

An archive has 5,000 articles of four outlets. Articles differ in length, and in how much of what they hold is of a
category; the rules miss some attributions, find some that are none, and take some for another category, at rates that
differ by outlet, so that predictions alone rank the outlets wrongly. A sample is drawn in proportion to the outlets'
sizes and "reviewed" without error. Told is how often the 95 % interval, where one is given, holds the truth from which
archives are drawn, how often none is given, and how wide it is beside that of the reviewed sample alone. Of the rare
category it is told beside them how often classical intervals hold the rate at which an outlet's rules miss it: the
exact one (Clopper and Pearson 1934) and Wilson's, of the few errors that the same samples show.

python benchmarks/corrected.py [--rounds 1000] [--seed 1] [--picture docs/pictures/corrected.png]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

from annotator.comparing.prediction_powered import Stratum, corrected, difference
from annotator.comparing.statistics import Ratios
from annotator.comparing.verdicts import LEAST_REVIEWED

Floats = NDArray[np.float64]

SIZES = (2_000, 1_500, 1_000, 500)
REVIEWED = (50, 100, 200, 400)
#: Columns: words, attributions, of a frequent category, of a rare one.
RATIOS = Ratios(np.array([1, 2, 3]), np.array([0, 1, 1]))
#: Where coverage is to lie.
LOW, HIGH = 0.93, 0.97
METHODS: tuple[Literal["exact", "wilson"], ...] = ("exact", "wilson")
NAMES = ("density", "share of 30 to 45 %", "share of 4 %")
IS_SHARE = np.array([False, True, True])


@dataclass(frozen=True)
class Rules:
    """How the rules err in an outlet."""

    missed: float
    invented: float
    """Attributions that are none, for each that is one."""
    mistaken: float
    """Share of the frequent category that is taken for something else."""
    overdone: float
    """Share of the rest that is taken for it."""


OUTLETS = (
    Rules(0.05, 0.03, 0.05, 0.02),
    Rules(0.15, 0.05, 0.10, 0.06),
    Rules(0.10, 0.20, 0.25, 0.03),
    Rules(0.3, 0.1, 0.05, 0.2),
)
FREQUENT, RARE = (0.40, 0.35, 0.45, 0.30), 0.04


def archive(outlet: int, size: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Reviewed and predicted counts of an outlet's articles, as they would be of all: articles × columns."""
    words = np.maximum(60, rng.lognormal(5.6, 0.5, size))
    there = rng.negative_binomial(3, 3 / (3 + words * 0.025))
    frequent = rng.binomial(there, rng.beta(4 * FREQUENT[outlet], 4 * (1 - FREQUENT[outlet]), size))
    rare = rng.binomial(there - frequent, RARE / (1 - FREQUENT[outlet]))
    rules = OUTLETS[outlet]
    seen_frequent = rng.binomial(frequent, 1 - rules.missed)
    seen_rare = rng.binomial(rare, 1 - rules.missed)
    seen_rest = rng.binomial(there - frequent - rare, 1 - rules.missed)
    invented = rng.poisson(rules.invented * (there + 0.5))
    taken = rng.binomial(seen_frequent, 1 - rules.mistaken) + rng.binomial(seen_rest + invented, rules.overdone)
    reviewed = np.stack([words, there, frequent, rare], axis=1)
    predicted = np.stack([words, seen_frequent + seen_rare + seen_rest + invented, taken, seen_rare], axis=1)
    return reviewed.astype(float), predicted.astype(float)


def truth(outlets: tuple[int, ...]) -> Floats:
    """The ratios that archives of these outlets are drawn from."""
    rng = np.random.default_rng(7)
    sums = np.zeros(4)
    for outlet in outlets:
        reviewed, _ = archive(outlet, 4_000_000, rng)
        sums += SIZES[outlet] * reviewed.mean(axis=0)
    return RATIOS.of(sums)


def stratum(outlet: int, drawn: int, rng: np.random.Generator) -> Stratum:
    """A reviewed sample of an outlet's archive."""
    reviewed, predicted = archive(outlet, SIZES[outlet], rng)
    chosen = rng.choice(SIZES[outlet], drawn, replace=False)
    return Stratum(predicted, chosen, reviewed[chosen])


@dataclass(frozen=True)
class Told:
    """One interval of one round."""

    what: str
    reviewed: int
    of: int
    """Reviewed articles that the figure stands on: of one outlet, of two, or of all."""
    holds: bool
    alone_holds: bool
    relative: float
    """Width beside that of the reviewed sample alone; not a number where no interval is given."""


@dataclass(frozen=True)
class Missed:
    """What the reviewed articles of an outlet tell of the rare category that its rules miss."""

    reviewed: int
    of_outlet: int
    there: int
    missed: int
    rate: float
    """At which they miss it in truth."""

    def holds(self, method: Literal["exact", "wilson"]) -> bool:
        """Tell whether an interval of the rate, by that method, holds it."""
        low, high = binomtest(self.missed, self.there).proportion_ci(method=method)
        return bool(low <= self.rate <= high)


def _missed(strata: list[Stratum], reviewed: int) -> Iterator[Missed]:
    for each, rules in zip(strata, OUTLETS, strict=True):
        there, seen = each.reviewed[:, 3].sum(), each.seen[:, 3].sum()
        if there and len(each.drawn) >= LEAST_REVIEWED:
            yield Missed(reviewed, len(each.drawn), int(there), int(there - seen), rules.missed)


def rounds(number: int, seed: int) -> Iterator[Told | Missed]:
    truths = {outlets: truth(outlets) for outlets in ((0, 1, 2, 3), (0,), (1,), (2,), (3,))}
    for reviewed in REVIEWED:
        rng = np.random.default_rng([seed, reviewed])
        for _ in range(number):
            drawn = [round(reviewed * size / sum(SIZES)) for size in SIZES]
            strata = [stratum(outlet, drawn[outlet], rng) for outlet in range(4)]
            for outlets in truths:
                yield from _told([strata[each] for each in outlets], truths[outlets], outlets, reviewed)
            yield from _differences(strata, truths, reviewed)
            yield from _missed(strata, reviewed)


def _told(strata: list[Stratum], true: Floats, outlets: tuple[int, ...], reviewed: int) -> Iterator[Told]:
    found = corrected(strata, RATIOS, IS_SHARE)
    low, high = found.low, found.high
    without = corrected([_without(each) for each in strata], RATIOS, IS_SHARE)
    alone_low, alone_high = without.low, without.high
    where = "all outlets" if len(outlets) > 1 else f"one outlet, {len(strata[0].drawn)} reviewed"
    for number, name in enumerate(NAMES):
        yield Told(
            f"{name}; {where}",
            reviewed,
            found.reviewed,
            bool(low[number] <= true[number] <= high[number]),
            bool(alone_low[number] <= true[number] <= alone_high[number]),
            float((high[number] - low[number]) / (alone_high[number] - alone_low[number])),
        )


def _without(stratum: Stratum) -> Stratum:
    """The same sample, with predictions that say nothing."""
    return Stratum(np.zeros_like(stratum.predicted), stratum.drawn, stratum.reviewed)


def _differences(strata: list[Stratum], truths: dict[tuple[int, ...], Floats], reviewed: int) -> Iterator[Told]:
    one, other = (corrected([strata[each]], RATIOS, IS_SHARE) for each in (0, 1))
    true = truths[0,] - truths[1,]
    _, low, high = difference(one, other)
    pair = (corrected([_without(strata[each])], RATIOS, IS_SHARE) for each in (0, 1))
    _, alone_low, alone_high = difference(*pair)
    for number, name in enumerate(NAMES):
        yield Told(
            f"{name}; difference of two outlets",
            reviewed,
            one.reviewed + other.reviewed,
            bool(low[number] <= true[number] <= high[number]),
            bool(alone_low[number] <= true[number] <= alone_high[number]),
            float((high[number] - low[number]) / (alone_high[number] - alone_low[number])),
        )


@dataclass(frozen=True)
class Row:
    """What came of all rounds of one kind."""

    what: str
    reviewed: int
    of: int
    """Reviewed articles that the figures stand on."""
    coverage: float
    alone: float
    """Coverage of the intervals of the reviewed sample alone."""
    none: float
    """Share of rounds in which no interval is given, the sample holding nothing of the kind."""
    mean: float
    """Mean width beside these."""
    most: float


def summed(found: dict[tuple[str, int], list[Told]]) -> Iterator[Row]:
    for (what, reviewed), told in sorted(found.items(), key=lambda item: (item[0][1], item[0][0])):
        given = [one for one in told if np.isfinite(one.relative)]
        widths = np.array([one.relative for one in given])
        coverage, alone = (float(np.mean([getattr(one, name) for one in given])) for name in ("holds", "alone_holds"))
        none, of = 1 - len(given) / len(told), told[0].of
        yield Row(what, reviewed, of, coverage, alone, none, float(widths.mean()), float(widths.max()))


def draw(rows: list[Row], file: Path) -> None:
    """Draw coverage and width of the figures of all outlets and of differences."""
    import altair as alt

    drawn = [asdict(row) for row in rows if "one outlet" not in row.what]
    legend, percent = alt.Legend(labelLimit=400), alt.Axis(format="%")
    base = alt.Chart(alt.Data(values=drawn)).encode(
        alt.X("reviewed:O", title="reviewed articles of 5,000", axis=alt.Axis(labelAngle=0)),
        alt.Color("what:N", title=None, legend=legend),
        alt.Shape("what:N", title=None, legend=legend),
    )
    holds = alt.Scale(domain=[0.88, 1.0])
    band = alt.Chart(alt.Data(values=[{"low": LOW, "high": HIGH}])).mark_rect(opacity=0.3, color="gray")
    band = band.encode(alt.Y("low:Q", scale=holds), alt.Y2("high:Q"))
    coverage = base.mark_line(point=True).encode(
        alt.Y("coverage:Q", scale=holds, title="intervals that hold the truth", axis=percent)
    )
    width = base.mark_line(point=True).encode(
        alt.Y("mean:Q", scale=alt.Scale(domain=[0, 1]), title="width beside the sample's alone", axis=percent)
    )
    panels = [panel.properties(width=260, height=260) for panel in (alt.layer(band, coverage), width)]
    alt.hconcat(*panels).save(file, scale_factor=2)


def tell(rows: list[Row], number: int) -> None:
    """Print what came of each kind, and how many lie where they are to."""
    print(f"{number} rounds; coverage of 95 % intervals, of the sample's alone; rounds without one; widths")
    for row in rows:
        figures = f"{row.coverage:6.1%} {row.alone:6.1%} {row.none:6.1%} {row.mean:.3f} at most {row.most:.3f}"
        print(f"{row.reviewed:>4} {figures}  {row.what}")
    for name, these in (("", rows), (" of 50 or more reviewed", [row for row in rows if row.of >= REVIEWED[0]])):
        told = [row.coverage for row in these if row.of >= LEAST_REVIEWED]
        near, above = sum(LOW <= one <= HIGH for one in told), sum(one > HIGH for one in told)
        print(f"of {len(told)} rows{name} {near} lie in 93 to 97 %, {above} above")


def tell_missed(found: list[Missed]) -> None:
    """Print how often classical intervals hold the rate at which the rules miss the rare category."""
    print("rate at which rules miss it; mean there and missed; coverage of the exact interval, of Wilson's")
    for kind in sorted({(one.reviewed, one.of_outlet, one.rate) for one in found}):
        these = [one for one in found if (one.reviewed, one.of_outlet, one.rate) == kind]
        there, missed = (np.mean([getattr(one, name) for one in these]) for name in ("there", "missed"))
        exact, wilson = (np.mean([one.holds(method) for one in these]) for method in METHODS)
        print(f"{kind[0]:>4} {kind[2]:.2f} {there:5.1f} {missed:5.2f} {exact:6.1%} {wilson:6.1%}  {kind[1]} reviewed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--picture", type=Path, help="a .png or .svg file")
    given = parser.parse_args()
    found: dict[tuple[str, int], list[Told]] = defaultdict(list)
    missed: list[Missed] = []
    for one in rounds(given.rounds, given.seed):
        if isinstance(one, Missed):
            missed.append(one)
        else:
            found[one.what, one.reviewed].append(one)
    rows = list(summed(found))
    tell(rows, given.rounds)
    tell_missed(missed)
    if given.picture:
        draw(rows, given.picture)


if __name__ == "__main__":
    main()
