"""The report of all that a data set holds, as one page of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from annotator.comparing import measures
from annotator.comparing.analysis import Analysis, analyse, compare_outlets
from annotator.comparing.sampling import sampling
from annotator.comparing.selection import Step
from annotator.comparing.shared_claims import shared_stories
from annotator.comparing.verdicts import ENOUGH_ARTICLES, Verdict
from annotator.errors import NotFound
from annotator.labels import Basis
from annotator.stories.series import WINDOW
from annotator.tables.comparisons import comparison_rows
from annotator.tables.dictionary import measure_entries
from annotator.tables.outlets import OutletRow, outlet_rows
from annotator.tables.relays import relay_rows
from annotator.tables.report.charts import heat_map, interval_chart, level_bars
from annotator.tables.report.corrected import corrected_section
from annotator.tables.report.network import relay_network
from annotator.tables.report.stories import stories
from annotator.tables.report.templates import render
from annotator.tables.sources import SourceRow, source_rows

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus
    from annotator.comparing.dataset import Dataset
    from annotator.comparing.profile import Profile

#: Measures that stand in the overview and are drawn with their intervals, with what they are called.
CHIEF = (
    ("density", "attributions", "Attributions per 1,000 words"),
    ("naming", "named", "To a named source, % of attributions"),
    ("naming", "anonymous", "To somebody not named, % of attributions"),
    ("naming", "unspecified", "To nobody at all, % of attributions"),
    ("reporting", "own", "Own reporting, % of attributions"),
    ("reporting", "foreign_agency", "Foreign agencies, % of attributions"),
    ("hedge_level", "flat", "Claims without any hedge, % of claims"),
    ("hedge_level", "distanced", "Claims kept at a distance, % of claims"),
    ("hedge_level", "possible", "Claims no more than possible, % of claims"),
    ("quote_type", "direct", "Wholly quoted claims, % of claims"),
    ("relay", "share", "Relayed, % of attributions"),
    ("diversity", "shannon", "Diversity of sources, at equal numbers"),
)

#: How many are shown; the tables hold all.
MOST_SOURCES, MOST_RELAYS, MOST_DIFFERENCES, MOST_STORIES = 25, 25, 30, 50

Measures = dict[tuple[str, str], OutletRow]
"""Measure and category → its row, of one outlet."""
Names = dict[str | None, str]
"""Outlet → what it is called on the page."""


def report_page(data: Dataset, most_stories: int = MOST_STORIES) -> str:
    """Return the report as HTML.

    Args:
        data: what it is about.
        most_stories: how many stories are shown, those of the most articles first.

    Raises:
        UsageError: the data set mixes two bases.
        NotFound: no article that is asked for is annotated on its basis.
    """
    found = analyse(data, Step.PROFILES, stories=True)
    if not found.corpus.articles:
        raise NotFound(f"no article that is asked for has {_annotations(data.basis)}")
    names = outlet_names(found.corpus)
    several = shared_stories(found.memberships)
    return render(
        "report.html",
        title="Who says what, and how sure it is made to sound",
        basis=data.basis,
        selection=data.selection,
        **_scope(found.corpus),
        **_profiles(found.profiles, names, data.basis),
        **_sources(found),
        **_relays(found.corpus, names, data.basis),
        **_differences(data, found.profiles),
        **corrected_section(data, found.corpus),
        stories=list(stories(data, several[:most_stories])),
        all_stories=len(several),
        window=WINDOW,
        enough=ENOUGH_ARTICLES,
        methods=list(measure_entries()),
        level_meanings=LEVEL_MEANINGS,
        is_reviewed=data.basis is Basis.REVIEWED,
        sampling=list(sampling(data.store, found.corpus)) if data.basis is Basis.REVIEWED else [],
    )


def _annotations(basis: Basis) -> str:
    if basis is Basis.REVIEWED:
        return "a review; leave --basis out to read of predictions"
    return "predictions; `annotator annotate` makes them"


LEVEL_MEANINGS = {
    "flat": "told as it is, without any marker of doubt",
    "distanced": "the outlet steps back – “claims”, “alleges”, “it is learnt” – without weighing the claim itself",
    "probable": "made to sound likely: belief, fear, expectation",
    "possible": "made to sound no more than possible, or said not to be verified",
}


def _scope(corpus: Corpus) -> dict[str, Any]:
    """Return what was looked at."""
    days = sorted(each.published_at.date() for each in corpus.articles if each.published_at)
    sums = corpus.counts.sum(axis=0)
    return {
        "articles": len(corpus.articles),
        "attributions": int(sums[measures.COLUMNS["attributions"]]),
        "claims": int(sums[measures.COLUMNS["claims"]]),
        "copies": corpus.copies.total(),
        "days": (days[0], days[-1]) if days else None,
        "undated": len(corpus.articles) - len(days),
    }


def _profiles(profiles: Sequence[Profile], names: Names, basis: Basis) -> dict[str, Any]:
    rows = list(outlet_rows(profiles, basis))
    by_outlet: dict[str | None, Measures] = {outlet: {} for outlet in names}
    for row in rows:
        by_outlet[row.outlet][row.measure, row.category] = row
    panels = []
    for measure, category, title in CHIEF:
        mine = [found[measure, category] for found in by_outlet.values()]
        panels.append((title, interval_chart(mine, list(names.values()))))
    return {
        "names": names,
        "profiles": by_outlet,
        "details": {outlet: _by_measure(found) for outlet, found in by_outlet.items()},
        "panels": panels,
        "heat": heat_map([row for row in rows if row.measure == "source_type"], names),
        "bars": level_bars([row for row in rows if row.measure == "hedge_level"], names),
        "drawn": next((each.drawn for each in profiles), None),
        "small": [names[each.outlet] for each in profiles if each.is_small],
    }


def _by_measure(found: Measures) -> dict[str, list[OutletRow]]:
    groups: dict[str, list[OutletRow]] = {}
    for row in found.values():
        groups.setdefault(row.measure, []).append(row)
    return groups


def outlet_names(corpus: Corpus) -> Names:
    """Return what the outlets are called on the page: their Bangla names, with the key where two share one."""
    names = {outlet: name or outlet or "outlet not known" for outlet, name in corpus.names.items()}
    twice = [name for name in names.values() if list(names.values()).count(name) > 1]
    order = corpus.outlets
    return {key: f"{names[key]} ({key})" if names[key] in twice and key else names[key] for key in order}


def _sources(found: Analysis) -> dict[str, Any]:
    """The sources that are cited most, each with its rows."""
    by_source: dict[tuple[str, str], list[SourceRow]] = {}
    for row in source_rows(found.corpus, found.basis, found.data.lexicon):
        by_source.setdefault((row.canonical, row.source_type), []).append(row)
    return {"sources": list(by_source.values())[:MOST_SOURCES], "all_sources": len(by_source)}


def _relays(corpus: Corpus, names: Names, basis: Basis) -> dict[str, Any]:
    rows = sorted(relay_rows(corpus, basis), key=lambda row: -row.count)
    shown = rows[:MOST_RELAYS]
    drawing = relay_network(shown, names) if shown else None
    return {"relays": shown, "all_relays": len(rows), "network": drawing}


def _differences(data: Dataset, profiles: Sequence[Profile]) -> dict[str, Any]:
    """Those that are more than chance. Nothing is tested where no two outlets have the articles for a verdict."""
    enough = sum(not each.is_small for each in profiles if each.outlet is not None)
    rows = comparison_rows(compare_outlets(data, profiles), data.basis) if enough > 1 else ()
    judged = [row for row in rows if row.verdict is not Verdict.WITHHELD]
    plain = [row for row in judged if row.verdict is not Verdict.NOT_SHOWN]
    plain.sort(key=lambda row: row.p_holm or 0.0)
    return {"differences": plain[:MOST_DIFFERENCES], "all_differences": len(plain), "judged": len(judged)}
