"""The report of all that a data set holds, as a page of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from annotator.comparing import measures
from annotator.comparing.analysis import Analysis, compare_outlets
from annotator.comparing.differences import Difference, differences, plain
from annotator.comparing.diversity import DRAWN
from annotator.comparing.sampling import sampling
from annotator.comparing.shared_claims import shared_stories
from annotator.comparing.verdicts import ENOUGH_ARTICLES, DifferenceVerdict
from annotator.labels import Basis
from annotator.stories.series import WINDOW
from annotator.tables.dictionary import all_measures
from annotator.tables.differences import sentence
from annotator.tables.outlets import OutletRow, outlet_rows
from annotator.tables.relays import RelayRow, relay_rows
from annotator.tables.report.charts import heat_map, interval_chart, level_bars, short, week_chart
from annotator.tables.report.corrected import corrected_section
from annotator.tables.report.figures import Figures
from annotator.tables.report.network import relay_network
from annotator.tables.report.outlets import KEY, MOST, MOST_WEEKS, REVIEWED_KEY, by_week, outlet_parts
from annotator.tables.report.stories import most_telling, stories
from annotator.tables.report.takeovers import takeovers_section

if TYPE_CHECKING:
    from annotator.comparing.profile import Estimate, Profile
    from annotator.stories.stories import Membership
    from annotator.tables.report.evidence import SentenceLinks
    from annotator.tables.report.language import Html

#: Measures that are drawn with their intervals.
DRAWN_MEASURES = (
    ("voice", "own"),
    ("voice", "continued"),
    ("naming", "named"),
    ("reporting", "own"),
    ("hedge_level", "flat"),
    ("quote_type", "direct"),
    ("density", "attributions"),
    ("diversity", "shannon"),
)

#: Measures of the overview beside the density of attributions, and the names of their heads in ``strings.toml``.
OVERVIEW = (
    ("voice", "own", "own_words"),
    ("naming", "named", "named"),
    ("naming", "anonymous", "anonymous"),
    ("naming", "unspecified", "nobody"),
    ("reporting", "own", "own_reporting"),
    ("hedge_level", "flat", "no_hedge"),
    ("quote_type", "direct", "quoted"),
)

#: How many are shown; the tables hold all.
MOST_RELAYS, MOST_DIFFERENCES, MOST_STORIES, MOST_DRIFTS = 12, 25, 50, 10
#: Fewer articles than these make a ring of a week's dot.
ENOUGH_OF_A_WEEK = 5

Measures = dict[tuple[str, str], OutletRow]
"""Measure and category → its row, of one outlet."""
OutletNames = dict[str | None, str]
"""Outlet → what it is called on the page."""


def report_values(
    found: Analysis, language: Html, evidence: SentenceLinks | None, most_stories: int = MOST_STORIES
) -> dict[str, Any]:
    """Return what the report's template tells.

    Args:
        found: the profiles of at least one article, with stories.
        language: of the page.
        evidence: the addresses of the sentences behind figures, where these are listed.
        most_stories: how many stories are shown, those of the most articles first, beside those in which outlets
            differ most.
    """
    data, names = found.data, outlet_names(found, language)
    key = REVIEWED_KEY if data.basis is Basis.REVIEWED else KEY
    return {
        "title": language.say("report", "title"),
        "basis": data.basis,
        "selection": data.selection,
        "names": names,
        **_scope(found, names, language),
        **_profiles(found, names, language, evidence),
        "parts": outlet_parts(found, key),
        "most": MOST,
        "key": key,
        **_weeks(found, key, language),
        **_relays(found, names, language),
        **takeovers_section(found),
        "called": lambda outlet: names.get(outlet) or outlet or language.say("report", "unknown"),
        **_differences(found, names, language, evidence),
        **corrected_section(data, found.corpus),
        **_stories(found, most_stories, language),
        "window": int(WINDOW.total_seconds() / 3600),
        "enough": ENOUGH_ARTICLES,
        "drawn": DRAWN,
        "measures": list(all_measures()),
        "sampling": list(sampling(data.store, found.corpus, language)) if data.basis is Basis.REVIEWED else [],
    }


def _of_several_outlets(found: Analysis) -> list[list[Membership]]:
    """Return the stories that more than one outlet tells. A copy that was not counted is another outlet's."""
    outlets = {each.key: each.outlet or each.outlet_name for each in found.corpus.articles}
    return [
        members
        for members in shared_stories(found.memberships)
        if len({outlets.get(one.id) or one.id for one in members}) > 1
    ]


def _stories(found: Analysis, most: int, language: Html) -> dict[str, Any]:
    """Return in which claims outlets differ, over all stories, and the stories of the most articles and of these."""
    several = _of_several_outlets(found)
    told, differing = [], []
    for number, one in enumerate(stories(found.data, several, language)):
        if number < most:
            told.append(one)
        elif any(claim.aligned.drift for claim in one.shared):
            differing.append(one)
    drifts = most_telling([*told, *differing])
    named = {story.name for story, _ in drifts[:MOST_DRIFTS]}
    told += [one for one in differing if one.name in named]
    return {"stories": told, "all_stories": len(several), "drifts": drifts[:MOST_DRIFTS], "all_drifts": len(drifts)}


def _scope(found: Analysis, names: OutletNames, language: Html) -> dict[str, Any]:
    """Return what was looked at."""
    corpus = found.corpus
    days = sorted(each.published_at.date() for each in corpus.articles if each.published_at)
    sums = corpus.counts.sum(axis=0)
    return {
        "articles": len(corpus.articles),
        "attributions": int(sums[measures.COLUMNS["attributions"]]),
        "claims": int(sums[measures.COLUMNS["claims"]]),
        "days": (days[0], days[-1]) if days else None,
        "notes": list(_notes(found, len(days), names, language)),
    }


def _notes(found: Analysis, dated: int, names: OutletNames, language: Html) -> Iterator[str]:
    """Yield what is to be known before any figure is read."""
    corpus, say = found.corpus, language.say
    articles = len(corpus.articles)
    if not dated:
        yield say("report", "no_dates")
    elif dated < articles:
        yield say("report", "undated", language.count("article", articles - dated))
    if (nameless := len(corpus.outlets.get(None, ()))) and len(corpus.outlets) > 1:
        yield say("report", "without_outlet", language.count("article", nameless))
    if copies := corpus.copies.total():
        yield language.count("copy", copies)
    if corpus.partly_new:
        yield language.count("partly_new", corpus.partly_new)
    if len(corpus.outlets) == 1:
        yield say("report", "one_outlet")
    small = [names[each.outlet] for each in found.profiles if each.is_small]
    if articles == len(corpus.outlets):
        yield say("report", "one_each")
    elif small:
        yield say("report", "few", language.number(ENOUGH_ARTICLES), ", ".join(small))


def _profiles(found: Analysis, names: OutletNames, language: Html, evidence: SentenceLinks | None) -> dict[str, Any]:
    rows = list(outlet_rows(found.profiles, found.basis))
    by_outlet: dict[str | None, Measures] = {outlet: {} for outlet in names}
    for row in rows:
        by_outlet[row.outlet][row.measure, row.category] = row
    drawn = short(names)
    panels = []
    for key in DRAWN_MEASURES:
        mine = [measured[key] for measured in by_outlet.values()]
        if any(row.value is not None for row in mine):
            panels.append((language.measure(*key), interval_chart(mine, list(drawn.values()), language)))

    def links(row: OutletRow) -> str | None:
        return evidence.address(row, "count") if evidence else None

    return {
        "profiles": by_outlet,
        "panels": panels,
        "overview": OVERVIEW,
        "heat": heat_map([row for row in rows if row.measure == "source_type"], drawn, language, links),
        "bars": level_bars([row for row in rows if row.measure == "hedge_level"], drawn, language, links),
    }


def outlet_names(found: Analysis, language: Html) -> OutletNames:
    """Return what the outlets are called on the page: their Bangla names, with the key where two share one."""
    corpus = found.corpus
    unknown = str(language.say("report", "unknown"))
    names = {outlet: name or outlet or unknown for outlet, name in corpus.names.items()}
    twice = [name for name in names.values() if list(names.values()).count(name) > 1]
    return {key: f"{names[key]} ({key})" if names[key] in twice and key else names[key] for key in corpus.outlets}


def _weeks(found: Analysis, key: tuple[str, str], language: Html) -> dict[str, Any]:
    """Return the pictures of the outlets that have weeks enough, and their rows."""
    rows = by_week(found, key)
    weeks = [row.week for mine in rows.values() for row in mine if row.week]
    pictures = {
        outlet: week_chart(mine, min(weeks), max(weeks), ENOUGH_OF_A_WEEK, language) for outlet, mine in rows.items()
    }
    return {"weeks": pictures, "week_rows": rows, "enough_of_a_week": ENOUGH_OF_A_WEEK, "most_weeks": MOST_WEEKS}


def _relays(found: Analysis, names: OutletNames, language: Html) -> dict[str, Any]:
    """Return the most frequent chains, and a picture of those both ends of which have a name."""
    rows = sorted(relay_rows(found.corpus, found.basis), key=lambda row: -row.count)
    drawn = [row for row in rows if row.relay and row.origin][:MOST_RELAYS]
    shown: Sequence[RelayRow] = rows[: 2 * MOST_RELAYS]
    network = relay_network(drawn, short(names), language) if drawn else None
    return {"relays": shown, "all_relays": len(rows), "network": network}


def _differences(found: Analysis, names: OutletNames, language: Html, evidence: SentenceLinks | None) -> dict[str, Any]:
    """Those that are more than chance. Nothing is tested where no two outlets have the articles for a verdict."""
    profiles: Sequence[Profile] = found.profiles
    enough = sum(not each.is_small for each in profiles if each.outlet is not None)
    compared = compare_outlets(found.data, profiles) if enough > 1 else []
    rows = {(row.outlet, row.measure, row.category): row for row in outlet_rows(profiles, found.basis)}
    cell = Figures(language, evidence)

    def figure(outlet: str, one: Estimate) -> str:
        return cell(rows[outlet, one.measure, one.category], "value")

    def told(one: Difference) -> str:
        return sentence(one, language, lambda outlet: names[outlet], figure)

    judged = [one for one in compared if one.verdict is not DifferenceVerdict.WITHHELD]
    shown = plain(differences(compared), MOST_DIFFERENCES)
    return {
        "differences": {outlet: [told(one) for one in of] for outlet, of in groupby(shown, key=lambda one: one.outlet)},
        "all_differences": sum(one.verdict is not DifferenceVerdict.NOT_SHOWN for one in judged),
        "judged": len(judged),
    }
