"""An open database as its tables: each an iterable of records, and a data frame where pandas is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypedDict, TypeVar, Unpack

from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Choice, Selection
from annotator.errors import UsageError
from annotator.labels import Basis
from annotator.models import Annotation, Article, Finding
from annotator.store import Store
from annotator.tables.catalogue import TABLES, named
from annotator.tables.columns import Row, columns
from annotator.tables.export import analysed
from annotator.tables.parquet import ZONE

if TYPE_CHECKING:
    import pandas

    from annotator.tables.affiliations import AffiliationRow
    from annotator.tables.agreement import AgreementRow
    from annotator.tables.articles import ArticleRow
    from annotator.tables.attributions import AttributionRow
    from annotator.tables.claims import ClaimRow
    from annotator.tables.comparisons import ComparisonRow
    from annotator.tables.hedges import HedgeRow
    from annotator.tables.outlets import OutletRow
    from annotator.tables.relays import RelayRow
    from annotator.tables.reviews import ReviewRow
    from annotator.tables.sources import SourceRow
    from annotator.tables.takeovers import TakeoverRow
    from annotator.tables.trend import SectionRow, TrendRow

R = TypeVar("R", bound=Row)

#: The column types of a data frame; each has a place for what is missing.
DTYPES = {str: "string", bool: "boolean", int: "Int64", float: "float64"}


class Chosen(TypedDict, total=False):
    """Which articles are looked at, and on which basis; see ``comparing.selection.Selection``."""

    outlets: Iterable[str]
    """Keys or names of outlets; all where none is given."""
    since: date | str | None
    """First day of publication, as a date or like ``2026-01-31``."""
    until: date | str | None
    """Last day of publication, included."""
    topic: str | None
    """Words that headline or body must hold."""
    where: Mapping[str, str]
    """Values that must be there: of ``section``, ``author`` or a column of the article's own table."""
    basis: str
    """``predicted`` (where left out), ``reviewed``, or ``best`` for tables that count nothing."""


class Records(Generic[R]):
    """The rows of a table, read out of the database anew whenever they are iterated over; never held as a whole."""

    def __init__(self, row: type[R], read: Callable[[], Iterator[R]]) -> None:
        self.row = row
        """The model of a row: its fields are the columns."""
        self._read = read

    def __iter__(self) -> Iterator[R]:
        return self._read()

    def to_pandas(self) -> pandas.DataFrame:
        """Return the table as a data frame: texts, whole numbers and truths may be missing, moments are in Dhaka time.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise UsageError("to_pandas needs pandas; install it with: pip install pandas") from None
        kinds = {column.name: column.kind for column in columns(self.row)}
        frame = pandas.DataFrame.from_records([tuple(row.cells()) for row in self], columns=list(kinds))
        for name, kind in kinds.items():
            if kind in DTYPES:
                frame[name] = frame[name].astype(DTYPES[kind])
            elif kind is datetime:
                frame[name] = pandas.to_datetime(frame[name], utc=True).dt.tz_convert(ZONE)
            else:
                frame[name] = pandas.to_datetime(frame[name])
        return frame


class Database:
    """An open database. Use it as a context manager, or call :meth:`close`.

    The keywords of each table choose articles; see :class:`Chosen`.
    """

    def __init__(self, store: Store, lexicon: Path | None = None) -> None:
        self.store = store
        """The database itself, for what this class does not show."""
        self.lexicon = lexicon
        """Folder of lexicon files laid over those of the program."""

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def attributions(self, **which: Unpack[Chosen]) -> Records[AttributionRow]:
        """Return who is cited for what, and how sure it is made to sound: one record an attribution."""
        return self._records("attributions", which)

    def articles(self, **which: Unpack[Chosen]) -> Records[ArticleRow]:
        """Each annotated article in numbers."""
        return self._records("articles", which)

    def claims(self, **which: Unpack[Chosen]) -> Records[ClaimRow]:
        """Claims that outlets share which tell the same story, and how each sources them."""
        return self._records("claims", which)

    def sources(self, **which: Unpack[Chosen]) -> Records[SourceRow]:
        """Return whom each outlet cites, and how often."""
        return self._records("sources", which)

    def affiliations(self, **which: Unpack[Chosen]) -> Records[AffiliationRow]:
        """Return for which bodies those speak whom each outlet cites."""
        return self._records("affiliations", which)

    def outlets(self, **which: Unpack[Chosen]) -> Records[OutletRow]:
        """The profile of each outlet: one record a measure, with its interval."""
        return self._records("outlets", which)

    def comparisons(self, **which: Unpack[Chosen]) -> Records[ComparisonRow]:
        """Every measure of every two outlets, with its test."""
        return self._records("comparisons", which)

    def hedges(self, **which: Unpack[Chosen]) -> Records[HedgeRow]:
        """The words that make claims sound uncertain."""
        return self._records("hedges", which)

    def relays(self, **which: Unpack[Chosen]) -> Records[RelayRow]:
        """Return who cites whom as its origin."""
        return self._records("relays", which)

    def takeovers(self, **which: Unpack[Chosen]) -> Records[TakeoverRow]:
        """Return what each outlet has from another: copies, rewrites and the same quotations."""
        return self._records("takeovers", which)

    def reviews(self, **which: Unpack[Chosen]) -> Records[ReviewRow]:
        """Return what reviewers did with each attribution."""
        return self._records("reviews", which)

    def agreement(self, **which: Unpack[Chosen]) -> Records[AgreementRow]:
        """Return how far people agree who reviewed the same articles."""
        return self._records("agreement", which)

    def trend(self, **which: Unpack[Chosen]) -> Records[TrendRow]:
        """The measures of each outlet from week to week."""
        return self._records("trend", which)

    def sections(self, **which: Unpack[Chosen]) -> Records[SectionRow]:
        """The measures of each outlet by section."""
        return self._records("sections", which)

    def findings(self, kind: str | None = None) -> Iterator[Finding]:
        """Give what could not be read or understood, of one kind or all."""
        return self.store.findings(kind)

    def article(self, name: str) -> Article:
        """Return the article of that key, page name or address, with its text.

        Raises:
            NotFound: there is none, or there are several.
        """
        return self.store.article(name).article

    def annotation(self, name: str, basis: str = "predicted") -> Annotation | None:
        """Return what was found in that article, by the rule pass or (``reviewed``) by people; None where nobody has.

        Raises:
            NotFound: there is no such article, or there are several.
        """
        return self.store.annotation(self.store.article(name).key, Basis(basis))

    def dataset(self, **which: Unpack[Chosen]) -> Dataset:
        """Return the chosen articles, as the writers of tables and reports take them.

        Raises:
            NotFound: there is no article of an outlet that is asked for.
            UsageError: the days are in the wrong order, or a value is none.
        """
        data = Dataset(self.store, selection(**which), lexicon=self.lexicon)
        data.check()
        return data

    def _records(self, table: str, which: Chosen) -> Records[Any]:
        chosen = named([table])
        data = self.dataset(**which)
        return Records(TABLES[table].row, lambda: TABLES[table].rows(analysed(data, chosen)))


def selection(**which: Unpack[Chosen]) -> Selection:
    """Return the selection that these keywords name.

    Raises:
        UsageError: a day or a basis is none, or the days are in the wrong order.
    """
    basis = which.get("basis", "predicted")
    if basis not in set(Choice):
        raise UsageError(f"there is no basis {basis!r}; it is one of: {', '.join(Choice)}")
    outlets = which.get("outlets", ())
    return Selection(
        outlets=(outlets,) if isinstance(outlets, str) else tuple(outlets),
        since=_day(which.get("since")),
        until=_day(which.get("until")),
        topic=which.get("topic"),
        choice=Choice(basis),
        where=tuple(which.get("where", {}).items()),
    )


def _day(value: date | str | None) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise UsageError(f"{value!r} is no day; write it like 2026-01-31") from None
