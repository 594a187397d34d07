"""Draw profiles of outlets, and their differences, for a terminal.

Numbers stand first and Bangla last, since terminals disagree on its width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from annotator.cli.display import MUTED
from annotator.comparing.measures import RATIOS
from annotator.comparing.sampling import sampling
from annotator.comparing.verdicts import ENOUGH_ARTICLES, Verdict
from annotator.labels import Basis

if TYPE_CHECKING:
    from annotator.comparing.analysis import Analysis
    from annotator.comparing.comparison import Comparison
    from annotator.comparing.profile import Estimate, OutletFigures, Profile

#: Measures of the first table, each with its interval.
_CHIEF = (
    ("density", "attributions", "per 1,000 words"),
    ("naming", "named", "named %"),
    ("reporting", "own", "own %"),
    ("hedge_level", "flat", "flat %"),
    ("quote_type", "direct", "direct %"),
    ("diversity", "shannon", "sources"),
)

#: Titles of the mixes.
_MIXES = {
    "source_type": "Source types, % of attributions",
    "naming": "Who is named, % of attributions",
    "reporting": "Foreign agencies and own reporting, % of attributions",
    "hedge_level": "Hedge levels, % of claims",
    "function": "Functions, % of claims",
    "quote_type": "Quotation, % of claims",
}

#: Letters of an outlet's key where there is little room.
_KEY = 22
#: Sources that are listed for an outlet.
_TOP = 5
#: Differences that are listed: on one screen, and with all else.
_PLAINEST, _ALL_DIFFERENCES = 10, 30


def drawing(found: Analysis, *, everything: bool = False) -> RenderableType:
    """Return what is printed of a comparison: chief figures and the plainest differences, which fit a screen.

    Args:
        everything: the mixes, the sources and more differences too.
    """
    profiles = found.figures
    parts: list[RenderableType] = [
        *(Text(line, MUTED) for line in _basis(found)),
        _heading("Profiles, with 95 % intervals"),
        _chief(profiles, found.basis is Basis.CORRECTED),
    ]
    for measure, title in _MIXES.items() if everything else ():
        parts += [_heading(title), _mix(profiles, measure)]
    if everything and found.basis is not Basis.CORRECTED:
        parts += [_heading(f"Sources cited most, {_TOP} of each outlet"), _top(found)]
    if len(profiles) > 1:
        parts += [
            _heading("Differences"),
            *_differences(found.comparisons, _ALL_DIFFERENCES if everything else _PLAINEST),
        ]
    corrected = found.basis is Basis.CORRECTED
    parts += [Text(note, MUTED) for note in (_corrected_notes(found) if corrected else _notes(found.profiles))]
    if not everything:
        parts.append(Text("source types, names, levels, functions, quotation and top sources: with --all", MUTED))
    return Group(*parts)


def _basis(found: Analysis) -> Iterator[str]:
    corpus = found.corpus
    copies = corpus.copies.total()
    left_out = f"; {copies:,} wire {'copy is' if copies == 1 else 'copies are'} left out" if copies else ""
    if found.basis is Basis.CORRECTED:
        reviewed = sum(each.reviewed for each in found.corrected)
        yield f"{len(corpus.articles):,} articles, predictions corrected by {reviewed:,} that were reviewed{left_out}"
        return
    yield f"{len(corpus.articles):,} articles, {found.basis} attributions{left_out}"
    if found.basis is Basis.REVIEWED:
        yield from sampling(found.data.store, corpus)


def _heading(text: str) -> Text:
    return Text(f"\n{text}", "bold")


def _chief(profiles: Sequence[OutletFigures], is_corrected: bool) -> _Figures:
    chief = [each for each in _CHIEF if each[0] != "diversity" or not is_corrected]
    table = _Figures(["articles", "reviewed" if is_corrected else "found", *(title for _, _, title in chief)], kept=2)
    for profile in profiles:
        estimates = {(each.measure, each.category): each for each in profile.estimates()}
        counted = profile.reviewed if is_corrected else estimates["density", "attributions"].count
        cells = [_interval(estimates[measure, category]) for measure, category, _ in chief]
        table.rows.append([f"{profile.articles:,}", f"{counted:,}", *cells, _name(profile)])
    return table


def _mix(profiles: Iterable[OutletFigures], measure: str) -> _Figures:
    places = [number for number, ratio in enumerate(RATIOS) if ratio.measure == measure]
    table = _Figures(["of", *(RATIOS[number].category.replace("_", " ") for number in places)], kept=1)
    for profile in profiles:
        estimates = [profile.ratio_estimates[number] for number in places]
        values = [_value(each) for each in estimates]
        table.rows.append([f"{estimates[0].denominator:,}", *values, profile.outlet or "—"])
    return table


def _top(analysis: Analysis) -> Table:
    from annotator.comparing.sources import citations

    found = citations(analysis.corpus)
    named = Counter[str | None]()
    for one in found:
        named[one.outlet] += one.count
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in ("attributions", "% of named"):
        table.add_column(head, justify="right", no_wrap=True)
    for head in ("source type", "outlet", "source"):
        table.add_column(head, no_wrap=True)
    for profile in analysis.profiles:
        mine = sorted(
            (one for one in found if one.outlet == profile.outlet), key=lambda one: (-one.count, one.source.name)
        )
        for one in mine[:_TOP]:
            percent = f"{100 * one.count / named[one.outlet]:.1f}"
            table.add_row(f"{one.count:,}", percent, one.source.type, profile.outlet or "—", one.source.name)
    return table


def _differences(comparisons: list[Comparison], most: int) -> Iterator[RenderableType]:
    shown = [one for one in comparisons if one.verdict in (Verdict.HIGHER, Verdict.LOWER)]
    judged = sum(one.verdict is not Verdict.WITHHELD for one in comparisons)
    yield Text(f"{len(shown):,} of {judged:,} differences that could be judged are more than chance", MUTED)
    if shown:
        yield _difference_table(sorted(shown, key=lambda one: one.p_holm or 0.0)[:most])
    if len(shown) > most:
        yield Text(f"the {most} plainest are listed; `--out DIR` writes all to comparisons.csv", MUTED)


def _difference_table(shown: Iterable[Comparison]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in ("difference", "95 % interval", "p (Holm)"):
        table.add_column(head, justify="right", no_wrap=True)
    for head in ("measure", "higher", "lower"):
        table.add_column(head)
    for one in shown:
        sign = 1 if one.verdict is Verdict.HIGHER else -1
        scale = 100 if one.mine.unit == "share" else 1
        ends = sorted(sign * scale * end for end in (one.low, one.high) if end is not None)
        names = (one.outlet, one.other) if sign > 0 else (one.other, one.outlet)
        table.add_row(
            f"{abs(one.difference or 0.0) * scale:.1f}{' %' if scale == 100 else ''}",
            " to ".join(f"{end:.1f}" for end in ends),
            f"{one.p_holm or 0.0:.4f}",
            f"{one.mine.measure}: {one.mine.category}".replace("_", " "),
            *names,
        )
    return table


def _corrected_notes(found: Analysis) -> Iterator[str]:
    for each in found.corrected:
        outlet = each.outlet or "—"
        if each.reason:
            yield f"{outlet}: not corrected, since {each.reason}"
            continue
        left_out = f"; {each.left_out:,} articles could not have been drawn and are left out" if each.left_out else ""
        yield (
            f"{outlet}: {each.reviewed:,} reviewed articles tell with the predictions about as much as {each.worth:,} "
            f"without{left_out}"
        )
    small = [each.outlet or "—" for each in found.corrected if each.is_small and not each.reason]
    if small:
        yield f"fewer than {ENOUGH_ARTICLES} reviewed, so no verdict and rough intervals only: {', '.join(small)}"


def _notes(profiles: list[Profile]) -> Iterator[str]:
    yield "found: attributions; own %: attributions to sources that the outlet reached itself, as far as the text shows"
    small = [each.outlet or "—" for each in profiles if each.is_small]
    if small:
        yield f"fewer than {ENOUGH_ARTICLES} articles, so no verdict and rough intervals only: {', '.join(small)}"
    drawn = next((each.drawn for each in profiles), None)
    if drawn is not None:
        yield f"sources: as diverse as so many equally frequent ones, among {drawn:,} attributions of each outlet"


@dataclass
class _Figures:
    """Numbers of outlets. Where the terminal is too narrow for all columns, they stand below each other in several
    tables, so that no number is broken or cut off."""

    heads: Sequence[str]
    kept: int
    """Number of first columns that stand in each table, as what the others are a part of."""
    rows: list[list[str]] = field(default_factory=list)
    """Cells, and the outlet last."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Table]:
        every = range(len(self.heads))
        for shape in ({}, {"brief": True}, {"brief": True, "folded": True}):
            if _fits(whole := self._table(every, **shape), console, options):
                yield whole
                return
        kept, block = list(every[: self.kept]), list[int]()
        for column in every[self.kept :]:
            wider = self._table([*kept, *block, column], brief=True, folded=True)
            if block and not _fits(wider, console, options):
                yield self._table([*kept, *block], brief=True, folded=True)
                block = []
            block.append(column)
        yield self._table([*kept, *block], brief=True, folded=True)

    def _table(self, columns: Sequence[int], *, brief: bool = False, folded: bool = False) -> Table:
        """Return some of the columns.

        Args:
            brief: call an outlet by its key alone, cut off where it is long.
            folded: put each word of a cell, as a number and its interval, on a line of its own.
        """
        table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
        gap = "\n" if folded else " "
        for column in columns:
            table.add_column(self.heads[column].replace(" ", gap), justify="right", no_wrap=True)
        table.add_column("outlet", no_wrap=True)
        for row in self.rows:
            table.add_row(*(row[column].replace(" ", gap) for column in columns), _brief(row[-1]) if brief else row[-1])
        return table


def _fits(table: Table, console: Console, options: ConsoleOptions) -> bool:
    natural = Measurement.get(console, options.update(max_width=10_000), table)
    return natural.maximum <= options.max_width


def _interval(one: Estimate) -> str:
    if one.low is None or one.high is None:
        return _value(one)
    scale = 100 if one.unit == "share" else 1
    return f"{_value(one)} ({one.low * scale:.0f}–{one.high * scale:.0f})"


def _value(one: Estimate) -> str:
    if one.value is None:
        return "—"
    return f"{one.value * (100 if one.unit == 'share' else 1):.1f}"


def _brief(name: str) -> str:
    key = name.split("  ")[0]
    return key if len(key) <= _KEY else f"{key[: _KEY - 1]}…"


def _name(profile: OutletFigures) -> str:
    names = (profile.outlet or "—", profile.name if profile.name != profile.outlet else None)
    return "  ".join(name for name in names if name)
