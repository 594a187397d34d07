"""The traits of an article that comparing it with others needs, so that no text has to be kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Self

from annotator.bangla import days, numerals
from annotator.bangla.days import Days
from annotator.bangla.folding import FoldedText, fold
from annotator.lexicon.places import places
from annotator.lexicon.serials import series
from annotator.models import Article
from annotator.stories import wire

#: Of a longer body (a live blog, a collection) only the beginning is compared, in code points.
BODY = 12_000
#: How much of a body is its lead: what the article is about stands there, what went before stands further down.
LEAD = 400
#: Where the days of the event are looked for.
OPENING = 700
#: Where an article credits whom it has its text from: at its beginning or at its end.
EDGE = 200
#: Words in the runs by which the form of an opening is held against another's.
FORM = 3

_STOP = re.compile(r"[।৷?!]")

TimeSpan = tuple[datetime, datetime]
"""From when to when something was published, in UTC: a moment, or a whole day where no more is known."""

_DHAKA = timezone(timedelta(hours=6))
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Traits:
    """An article without its text."""

    id: str
    outlet: str | None
    """Key of the outlet, or its name where it has no key."""
    names: tuple[str, ...]
    """Key and name of the outlet, folded."""
    published: TimeSpan | None
    """When it was published."""
    named_days: Days
    """The days that its opening names."""
    headline_dates: frozenset[tuple[int, int]]
    """The dates in its headline: those of a page that comes out every day."""
    first_date: tuple[int, int] | None
    """The date that its body names first, in its opening: that of which it tells."""
    figures: frozenset[str]
    """The telling numbers of its headline and lead: of three digits or more, or with a fraction; no dates, no years,
    no estimates, in which reports of one event differ."""
    counts: frozenset[str]
    """All numbers of its headline and lead that count something: no dates, no years, no stretches of time
    (২৪ ঘণ্টায়), no hours."""
    headline_places: frozenset[str]
    """The places that its headline names."""
    places: frozenset[str]
    """The places that its headline and first sentence name."""
    named_places: frozenset[str]
    """The places that its opening names."""
    series: frozenset[str]
    """The series of pages it is one of."""
    form: wire.Shingles
    """The runs of words of its opening, numbers left out."""
    shingles: wire.Shingles
    unquoted: wire.Shingles
    """Its shingles outside of quotations: two reports that quote the same words share those alone."""
    edges: str
    """Its beginning and its end, folded."""
    lead: str
    """Its headline and lead, folded, numbers left out."""

    @classmethod
    def of(cls, id_: str, article: Article, lexicon: Path | None = None) -> tuple[Self, str]:
        """Return the traits of an article, and the text to count n-grams in.

        In that text headline and lead stand twice, and numbers are left out.
        """
        headline, body = fold(article.headline or ""), FoldedText(fold(article.body)[:BODY])
        opening = f"{headline}\n{body}"
        lead = FoldedText(opening[: len(headline) + LEAD])
        start = FoldedText(opening[: len(headline) + OPENING])
        numbers = days.without_dates(lead)
        traits = cls(
            id=id_,
            outlet=article.outlet or article.outlet_name,
            names=tuple(fold(name) for name in (article.outlet, article.outlet_name) if name),
            published=stretch(article),
            named_days=days.days(start),
            headline_dates=days.days(headline).dates,
            first_date=days.first_date(FoldedText(body[:OPENING])),
            figures=frozenset(filter(_is_telling, numerals.figures(numerals.without_estimates(numbers)))),
            counts=frozenset(filter(_is_no_year, numerals.figures(numerals.without_durations(numbers)))),
            headline_places=places(headline),
            places=places(FoldedText(f"{headline}\n{_first_sentence(body)}")),
            named_places=places(start),
            series=series(lead, lexicon),
            form=wire.shingles(numerals.without_figures(start), FORM),
            shingles=wire.shingles(body),
            unquoted=wire.shingles(wire.unquoted(body)),
            edges=f"{body[:EDGE]} {body[-EDGE:]}",
            lead=numerals.without_figures(lead),
        )
        return traits, numerals.without_figures(FoldedText(f"{opening}\n{lead}"))

    def gap(self, other: Self) -> timedelta | None:
        """Return how long after the one the other was published, at least; None where a time is not known."""
        if self.published is None or other.published is None:
            return None
        return max(self.published[0] - other.published[1], other.published[0] - self.published[1], timedelta(0))

    def is_of_one_day(self, other: Self, most: timedelta) -> bool:
        """Return whether both are of one day of publication, or so little apart; False where a time is not known."""
        gap = self.gap(other)
        if self.published is None or other.published is None or gap is None:
            return False
        mine, theirs = (one.published[0].astimezone(_DHAKA).date() for one in (self, other) if one.published)
        is_day = self.published[0] != self.published[1] or other.published[0] != other.published[1]
        return mine == theirs or (gap < most and not is_day)


def _first_sentence(body: str) -> str:
    return _STOP.split(body[:LEAD].lstrip(), maxsplit=1)[0]


def stretch(article: Article) -> TimeSpan | None:
    """Return the stretch in which an article was published; None where that is not known."""
    moment = aware(article.published_at)
    if moment is None:
        return None
    if article.date_only:
        moment = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    start = moment.astimezone(UTC)
    return start, start + _DAY if article.date_only else start


def precedes(mine: TimeSpan | None, theirs: TimeSpan | None) -> bool:
    """Return whether the one stretch is known to end before the other begins; a moment is no stretch."""
    if mine is None or theirs is None:
        return False
    return mine[1] < theirs[0] or mine[0] < mine[1] == theirs[0]


def aware(moment: datetime | None) -> datetime | None:
    """Return a moment with its zone, that of Dhaka where it has none."""
    return moment.replace(tzinfo=_DHAKA) if moment and moment.tzinfo is None else moment


def _is_telling(figure: str) -> bool:
    return ("." in figure or len(figure) > 2) and _is_no_year(figure)


def _is_no_year(figure: str) -> bool:
    return not (len(figure) == 4 and figure.startswith(("19", "20")))
