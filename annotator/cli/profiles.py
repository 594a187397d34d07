"""Draw profiles of outlets, and their differences, for a terminal.

Numbers stand first and Bangla last, since terminals disagree on its width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from annotator.cli.display import MUTED, number_table
from annotator.comparing.differences import differences, plain
from annotator.comparing.diversity import DRAWN
from annotator.comparing.measures import RATIOS
from annotator.comparing.sampling import sampling
from annotator.comparing.verdicts import ENOUGH_ARTICLES, DifferenceVerdict
from annotator.labels import Basis
from annotator.tables.differences import sentence
from annotator.tables.language import TableLanguage

if TYPE_CHECKING:
    from annotator.comparing.analysis import Analysis
    from annotator.comparing.comparison import Comparison
    from annotator.comparing.profile import Estimate, OutletFigures, Profile

#: Measures of the first table, each with its interval, and the names of their heads in ``strings.toml``.
_CHIEF = (
    ("density", "attributions", "per_words"),
    ("voice", "own", "own_voice"),
    ("naming", "named", "named"),
    ("reporting", "own", "own"),
    ("hedge_level", "flat", "flat"),
    ("quote_type", "direct", "direct"),
    ("diversity", "shannon", "sources"),
)

#: The mixes, in the order in which they are printed.
_MIXES = ("voice", "source_type", "naming", "reporting", "hedge_level", "function", "quote_type")

#: Letters of an outlet's key where there is little room.
_KEY = 22
#: Sources that are listed for an outlet.
_TOP = 5
#: Differences that are listed, and others that each names: on one screen, and with all else.
_PLAINEST, _ALL_DIFFERENCES = (4, 2), (30, 4)
#: From so many outlets on a screen has no lines for intervals of their own.
_MANY = 8


def drawing(found: Analysis, *, everything: bool = False, language: TableLanguage | None = None) -> RenderableType:
    """Return what is printed of a comparison: chief figures and the plainest differences, which fit a screen.

    Args:
        everything: the mixes, the sources and more differences too.
        language: of headings and differences.
    """
    language = language or TableLanguage()
    say = partial(language.say, "terminal")
    profiles = found.figures
    dense = len(profiles) >= _MANY and not everything
    parts: list[RenderableType] = [
        *(Text(line, MUTED) for line in _basis(found, language)),
        _heading(say("short_profiles" if dense else "profiles")),
        _chief(profiles, found.basis is Basis.CORRECTED, language, dense),
    ]
    for measure in _MIXES if everything else ():
        parts += [_heading(language.say("mix_titles", measure)), _mix(profiles, measure, language)]
    if everything and found.basis is not Basis.CORRECTED:
        parts += [_heading(say("top", _TOP)), _top(found, language)]
    if len(profiles) == 1:
        parts.append(Text(language.say("report", "one_outlet"), MUTED))
    else:
        parts += [
            _heading(say("differences")),
            *_differences(found.comparisons, _ALL_DIFFERENCES if everything else _PLAINEST, language),
        ]
    corrected = found.basis is Basis.CORRECTED
    notes = _corrected_notes(found, language) if corrected else _notes(found.profiles, dense, language)
    parts += [Text(note, MUTED) for note in notes]
    if not everything:
        parts.append(Text(say("more"), MUTED))
    return Group(*parts)


def _basis(found: Analysis, language: TableLanguage) -> Iterator[str]:
    corpus = found.corpus
    articles = language.number(len(corpus.articles))
    basis = language.say("terminal", f"basis_{found.basis}", articles, language.number(_reviewed(found)))
    copies = corpus.copies.total()
    yield basis + (language.say("terminal", "copies", language.number(copies)) if copies else "")
    if corpus.partly_new:
        yield language.count("partly_new", corpus.partly_new)
    if found.basis is Basis.REVIEWED:
        yield from sampling(found.data.store, corpus, language)


def _reviewed(found: Analysis) -> int:
    return sum(each.reviewed for each in found.corrected) if found.basis is Basis.CORRECTED else 0


def _heading(text: str) -> Text:
    return Text(f"\n{text}", "bold")


def _chief(profiles: Sequence[OutletFigures], is_corrected: bool, language: TableLanguage, dense: bool) -> _Figures:
    chief = [each for each in _CHIEF if each[0] not in ("diversity", "voice") or not is_corrected]
    heads = ["articles", "reviewed" if is_corrected else "found", *(title for _, _, title in chief)]
    table = _Figures([language.say("terminal", each) for each in heads], language.say("terminal", "outlet"), 2, dense)
    for profile in profiles:
        estimates = {(each.measure, each.category): each for each in profile.estimates()}
        counted = profile.reviewed if is_corrected else estimates["density", "attributions"].count
        cells = [_interval(estimates[measure, category]) for measure, category, _ in chief]
        table.rows.append([f"{profile.articles:,}", f"{counted:,}", *cells, _name(profile)])
    return table


def _mix(profiles: Iterable[OutletFigures], measure: str, language: TableLanguage) -> _Figures:
    places = [number for number, ratio in enumerate(RATIOS) if ratio.measure == measure]
    heads = [language.say("terminal", "of"), *(language.value(RATIOS[number].category) for number in places)]
    table = _Figures(heads, language.say("terminal", "outlet"), kept=1)
    for profile in profiles:
        estimates = [profile.ratio_estimates[number] for number in places]
        values = [_value(each) for each in estimates]
        table.rows.append([f"{estimates[0].denominator:,}", *values, profile.outlet or "—"])
    return table


def _top(analysis: Analysis, language: TableLanguage) -> Table:
    from annotator.comparing.sources import citations, leading

    found = leading(citations(analysis.corpus), lambda one: one.outlet, lambda one: (-one.count, one.source.name), _TOP)
    table = number_table(*(language.say("terminal", head) for head in ("attributions", "of_named")))
    for head in ("source_type", "outlet", "source"):
        table.add_column(language.say("terminal", head), no_wrap=True)
    for profile in analysis.profiles:
        for one in found.get(profile.outlet, ()):
            percent = f"{100 * one.count / one.named:.1f}"
            table.add_row(
                f"{one.count:,}", percent, language.value(one.source.type), profile.outlet or "—", one.source.name
            )
    return table


def _differences(
    comparisons: list[Comparison], most: tuple[int, int], language: TableLanguage
) -> Iterator[RenderableType]:
    """Yield the plainest differences as sentences, by outlet."""
    judged = [one for one in comparisons if one.verdict is not DifferenceVerdict.WITHHELD]
    if not judged:
        yield Text(language.say("report", "no_verdict", language.number(ENOUGH_ARTICLES)), MUTED)
        return
    shown = sum(one.verdict is not DifferenceVerdict.NOT_SHOWN for one in judged)
    yield Text(language.say("differences", "how_many", language.figure(shown), language.figure(len(judged))), MUTED)
    told = differences(comparisons)
    number, others = most
    plainest = plain(told, number)
    if told:
        yield Text(language.say("differences", "p_means"), MUTED)
    for one in plainest:
        yield Padding(Text(sentence(one, language, most=others), overflow="fold"), (0, 0, 0, 2))
    if len(told) > len(plainest):
        rest = language.figure(len(told) - len(plainest))
        yield Text(language.say("differences", "rest", rest), MUTED)


def _corrected_notes(found: Analysis, language: TableLanguage) -> Iterator[str]:
    say, number = partial(language.say, "terminal"), language.number
    for each in found.corrected_profiles:
        outlet = each.outlet or "—"
        if each.reason:
            yield language.say("uncorrected", "sentence", outlet, each.reason.told(language))
            continue
        told = say("all_alike") if each.worth is None else say("worth", number(each.worth))
        left_out = say("left_out", number(each.left_out)) if each.left_out else ""
        yield f"{say('reviewed_articles', outlet, number(each.reviewed))} {told}{left_out}"
    if small := [each.outlet or "—" for each in found.corrected if each.is_small and not each.reason]:
        yield say("few_reviewed", number(ENOUGH_ARTICLES), ", ".join(small))


def _notes(profiles: list[Profile], dense: bool, language: TableLanguage) -> Iterator[str]:
    say, number = partial(language.say, "terminal"), language.number
    yield say("own_voice_means")
    yield say("own_means")
    if small := [each.outlet or "—" for each in profiles if each.is_small]:
        yield say("few_articles", number(ENOUGH_ARTICLES), ", ".join(small))
    if dense:
        return
    yield say("sources_means", number(DRAWN))
    if few := [each.outlet or "—" for each in profiles if each.abundances.sum() < DRAWN]:
        yield say("few_named", number(DRAWN), ", ".join(few))


@dataclass
class _Figures:
    """Numbers of outlets. Where the terminal is too narrow for all columns, they stand below each other in several
    tables, so that no number is broken or cut off."""

    heads: Sequence[str]
    last: str
    """The head of the outlets."""
    kept: int
    """Number of first columns that stand in each table, as what the others are a part of."""
    dense: bool = False
    """Whether what does not fit on one line of an outlet, intervals and last columns, is rather left out."""
    rows: list[list[str]] = field(default_factory=list)
    """Cells, and the outlet last."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Table]:
        every = range(len(self.heads))
        for shape in ({}, {"brief": True}, *([] if self.dense else [{"brief": True, "folded": True}])):
            if _fits(whole := self._table(every, **shape), console, options):
                yield whole
                return
        whole, *rest = self._blocks(console, options)
        yield whole
        yield from () if self.dense else rest

    def _blocks(self, console: Console, options: ConsoleOptions) -> Iterator[Table]:
        """Yield tables of as many columns as fit beside each other, the first ones in each."""
        every = range(len(self.heads))
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
        gap = "\n" if folded else " "
        bare = folded and self.dense
        table = number_table(*(self.heads[column].replace(" ", gap) for column in columns), padding=(0, 1, 0, 0))
        table.add_column(self.last, no_wrap=True)
        for row in self.rows:
            cells = [row[column].split(" ")[0] if bare else row[column].replace(" ", gap) for column in columns]
            table.add_row(*cells, _brief(row[-1]) if brief else row[-1])
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
