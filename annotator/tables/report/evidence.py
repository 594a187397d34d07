"""The sentences behind a figure: the address of their list, and what it is called.

A list is all sentences of an outlet; a figure's address shows those of them that it counts. Which sums a sentence adds
to stands with it as names, and a rule of CSS hides the others while the address is the page's (``:target``), so that no
script is needed and each sentence stands there once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from annotator.comparing.measures import RATIOS
from annotator.comparing.relays import first_link
from annotator.comparing.trend import monday
from annotator.labels import Basis
from annotator.language import strings
from annotator.tables.affiliations import AffiliationRow
from annotator.tables.outlets import OutletRow
from annotator.tables.relays import RelayRow
from annotator.tables.sources import SourceRow
from annotator.tables.takeovers import TakeoverRow
from annotator.tables.trend import SectionRow, TrendRow

if TYPE_CHECKING:
    from annotator.comparing.coding import Coded
    from annotator.comparing.corpus import Corpus
    from annotator.models import Attribution
    from annotator.store import ArticleInfo
    from annotator.tables.columns import Row
    from annotator.tables.report.language import Html

#: SumNames of sums: a sentence adds to a figure whose names it has all.
SumNames = tuple[str, ...]

ARTICLES, CITED, AFFILIATED, RELAYED = "articles", "cited", "affiliated", "relayed"

#: The address of the articles that take over from others.
TAKEN = "#taken"

_RATIOS = {(each.measure, str(each.category)): each for each in RATIOS}
#: Sums that are no sentences one by one: words, all sentences, hedges (a sentence may hold two), links of chains.
_NOT_LISTED = frozenset({"words", "sentences", "own_hedges", "links", "voice:attributed"})

Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True)
class Listed:
    """The sentences of a figure."""

    id: str
    names: SumNames
    title: str


class SentenceLinks:
    """The addresses of the sentences behind figures, and which of them a page leads to."""

    def __init__(self, corpus: Corpus, language: Html, page: Callable[[int], str] = lambda _: "") -> None:
        """
        Args:
            corpus: what is counted.
            language: of the titles.
            page: the address of the page with the list of an outlet, by the outlet's number; empty where it stands on
                the same page.
        """
        self._language = language
        self._page = page
        self.outlets = {outlet: number for number, outlet in enumerate(corpus.outlets, 1)}
        self._sources = {(each.name, each.type): number for number, each in enumerate(corpus.sources)}
        self._bodies = _numbered(body for _, body in corpus.affiliated)
        self._chains = _numbered(link.chain for _, link in corpus.links)
        self._sections = _numbered(article.section for article in corpus.articles)
        self._asked: dict[str | None, dict[str, Listed]] = {outlet: {} for outlet in self.outlets}

    def address(self, row: Row, column: str) -> str | None:
        """Return the address of the sentences that a figure counts; none where there are none."""
        outlet = getattr(row, "outlet", None)
        if getattr(row, "basis", None) is Basis.CORRECTED:
            return None  # it is counted nowhere, but reckoned
        if isinstance(row, TakeoverRow):
            return TAKEN if column in ("copies", "rewrites", "count") and getattr(row, column) else None
        if column == ARTICLES and not isinstance(row, OutletRow):
            return None
        if isinstance(row, OutletRow) and _is_reckoned(row, column):
            return None
        count, of = self._counted(row)
        names = of if column == "denominator" else (ARTICLES,) if column == ARTICLES else count
        if column not in ("value", "count", "denominator", ARTICLES) or not names or not getattr(row, column):
            return None
        number = self.outlets[outlet]
        found = Listed(f"o{number}-{'-'.join(names)}", names, self._title(row, names))
        self._asked[outlet].setdefault(found.id, found)
        return f"{self._page(number)}#{found.id}"

    def asked(self, outlet: str | None) -> list[Listed]:
        """Return the lists of an outlet to which addresses were given."""
        return list(self._asked[outlet].values())

    def names_of(self, one: Coded[Attribution]) -> list[str]:
        """Return the names of the sums that an attribution adds to."""
        found = [_name(each) for each in one.columns]
        if one.source is not None:
            found += [CITED, f"s{self._sources[one.source, one.attribution.source_type]}"]
        if one.attribution.affiliation:
            found += [AFFILIATED, f"b{self._bodies[one.attribution.affiliation]}"]
        if len(one.chained) > 1:
            found.append(f"r{self._chains[first_link(one.chained).chain]}")
        return found

    def names_of_article(self, article: ArticleInfo) -> list[str]:
        """Return the names of the section and the week of an article."""
        week = monday(article.published_at and article.published_at.date())
        return [f"k{self._sections[article.section]}", f"w{week:%Y%m%d}" if week else "w0"]

    def _counted(self, row: Row) -> tuple[SumNames, SumNames]:
        """Return the names of what a row counts, and of what it is a part of; none of what cannot be listed."""
        match row:
            case SourceRow():
                return (f"s{self._sources[row.canonical, row.source_type]}",), (CITED,)
            case AffiliationRow():
                return (f"b{self._bodies[row.affiliation]}",), (AFFILIATED,)
            case RelayRow():
                return (f"r{self._chains[row.chain]}",), (RELAYED,)
            case SectionRow():
                return _measured(row, f"k{self._sections[row.section]}")
            case TrendRow():
                return _measured(row, f"w{row.week:%Y%m%d}" if row.week else "w0")
            case OutletRow():
                return _measured(row)
        return (), ()

    def _title(self, row: Row, names: SumNames) -> str:
        if names[-1] in strings()["lists"]:
            return self._language.say("lists", names[-1])
        match row:
            case SourceRow():
                return row.canonical
            case AffiliationRow():
                return row.affiliation
            case RelayRow():
                return row.chain
            case SectionRow():
                return f"{self._language.measure(row.measure, row.category)}: {(row.section or '–').replace('_', ' ')}"
            case TrendRow():
                return f"{self._language.measure(row.measure, row.category)}: {self._language.digits(str(row.week))}"
        return self._language.measure(row.measure, row.category) if isinstance(row, OutletRow) else ""


def _measured(row: OutletRow | TrendRow | SectionRow, *part: str) -> tuple[SumNames, SumNames]:
    ratio = _RATIOS.get((row.measure, row.category))
    sums = (CITED, CITED) if ratio is None else (ratio.count, ratio.of)
    count, of = (() if each in _NOT_LISTED else (*part, _name(each)) for each in sums)
    return count, of


def _is_reckoned(row: OutletRow, column: str) -> bool:
    """Whether a column of a measure that is no ratio of sums counts sources or pairs of attributions."""
    if (row.measure, row.category) in _RATIOS or column == ARTICLES:
        return False
    return column == "count" or row.category == "concentration"


def _name(column: str) -> str:
    """Return the name of a sum as an HTML class."""
    return column.replace(":", "-")


def _numbered(things: Iterable[Thing]) -> dict[Thing, int]:
    return {each: number for number, each in enumerate(dict.fromkeys(things))}
