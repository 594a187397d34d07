"""The catalogue of tables."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.comparing.selection import Depth
from annotator.errors import UsageError
from annotator.extras import require
from annotator.tables.affiliations import AffiliationRow, affiliation_rows
from annotator.tables.agreement import AgreementRow, agreement_rows
from annotator.tables.articles import ArticleRow, article_rows
from annotator.tables.attributions import READER, AttributionRow, attribution_rows
from annotator.tables.claims import ClaimRow, claim_rows
from annotator.tables.columns import Table
from annotator.tables.comparisons import ComparisonRow, comparison_rows
from annotator.tables.dictionary import DictionaryRow, dictionary_rows
from annotator.tables.hedges import HedgeRow, hedge_rows
from annotator.tables.outlets import OutletRow, outlet_rows
from annotator.tables.relays import RelayRow, relay_rows
from annotator.tables.reviews import ReviewRow, review_rows
from annotator.tables.sources import SourceRow, source_rows
from annotator.tables.takeovers import TakeoverRow, takeover_rows
from annotator.tables.trend import SectionRow, TrendRow, section_rows, trend_rows

#: What brings the libraries that tables need.
EXTRA = "report"

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "attributions",
            "Who is cited for what, and how sure it is made to sound.",
            AttributionRow,
            lambda found: attribution_rows(found.data),
            counts=False,
            reader=READER,
        ),
        Table(
            "sources",
            "Whom does each outlet cite, and how often?",
            SourceRow,
            lambda found: source_rows(found.corpus, found.basis, found.data.lexicon),
            needs=Depth.COUNTS,
        ),
        Table(
            "affiliations",
            "For which parties, ministries and other bodies do those speak whom each outlet cites?",
            AffiliationRow,
            lambda found: affiliation_rows(found.corpus, found.basis, found.data.lexicon),
            needs=Depth.COUNTS,
        ),
        Table(
            "outlets",
            "How does each outlet source its news: the profile, measure by measure, with 95 % intervals.",
            OutletRow,
            lambda found: outlet_rows(found.figures, found.basis),
            corrected=True,
            library="scipy",
            needs=Depth.PROFILES,
        ),
        Table(
            "comparisons",
            "Which outlets differ in which measure, and is it more than chance?",
            ComparisonRow,
            lambda found: comparison_rows(found.comparisons, found.basis),
            corrected=True,
            library="scipy",
            needs=Depth.COMPARISONS,
        ),
        Table(
            "claims",
            "Who sources the same claim how, in the outlets that tell the same story?",
            ClaimRow,
            lambda found: claim_rows(found.data, found.memberships),
            library="sklearn",
            stories=True,
        ),
        Table(
            "articles",
            "What does each article hold, in numbers?",
            ArticleRow,
            lambda found: article_rows(found.data, found.memberships, found.copies),
            library="sklearn",
            needs=Depth.COPIES,
            stories=True,
        ),
        Table(
            "hedges",
            "Which words make claims sound uncertain, and where?",
            HedgeRow,
            lambda found: hedge_rows(found.data),
            counts=False,
        ),
        Table(
            "reviews",
            "What did reviewers do with each attribution?",
            ReviewRow,
            lambda found: review_rows(found.data),
            counts=False,
        ),
        Table(
            "relays",
            "Who cites whom as its origin?",
            RelayRow,
            lambda found: relay_rows(found.corpus, found.basis),
            needs=Depth.COUNTS,
        ),
        Table(
            "takeovers",
            "What does each outlet take over, and from whom?",
            TakeoverRow,
            lambda found: takeover_rows(found.data, found.corpus, found.basis),
            library="sklearn",
            needs=Depth.COUNTS,
        ),
        Table(
            "trend",
            "How do the measures of each outlet go from week to week?",
            TrendRow,
            lambda found: trend_rows(found.corpus, found.basis),
            library="scipy",
            needs=Depth.COUNTS,
        ),
        Table(
            "sections",
            "How do the measures of each outlet differ from section to section?",
            SectionRow,
            lambda found: section_rows(found.corpus, found.basis),
            library="scipy",
            needs=Depth.COUNTS,
        ),
        Table(
            "agreement",
            "How far do people who reviewed the same articles agree?",
            AgreementRow,
            lambda found: agreement_rows(found.data),
            counts=False,
            library="krippendorff",
        ),
        Table(
            "data_dictionary",
            "What does each column mean, and how is each measure worked out?",
            DictionaryRow,
            lambda found: dictionary_rows(found.data.store, TABLES.values()),
            counts=False,
            corrected=True,
        ),
    )
}


def named(names: Iterable[str]) -> list[Table]:
    """The tables of these names; all where none is named.

    Raises:
        UsageError: there is no table of a name, or the library it needs is not installed.
    """
    chosen = list(dict.fromkeys(names))
    for name in chosen:
        if name not in TABLES:
            raise UsageError(f"there is no table {name!r}; the tables are: {', '.join(TABLES)}")
    tables = [TABLES[name] for name in chosen] or list(TABLES.values())
    for table in tables:
        if table.library:
            require(f"the table {table.name}", EXTRA, table.library)
    return tables
