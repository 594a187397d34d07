"""Evidence against two articles telling one story: time, figures, places, another edition of a series.

A likeness of words cannot tell a daily count from that of the next day, nor a road accident from one in another
district: what is said is the same, and only day, place and figures differ. They are looked at here.
"""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from annotator.bangla import days
from annotator.stories.traits import Traits

#: How far apart in time two reports of one event may be published.
WINDOW = timedelta(hours=60)
#: Telling figures that two leads must have each before they can contradict each other.
FIGURES = 2
#: The share of the runs of words of an opening, figures left out, from which on two are of one form; half of it where
#: they name other days.
FORM = 0.4
#: How far apart two pages of one series may be published to be of one edition by their time alone.
EDITION = timedelta(hours=12)


def compatible(one: Traits, other: Traits) -> bool:
    """Return whether nothing speaks against two articles telling the same story."""
    gap = one.gap(other)
    if gap is not None and gap > WINDOW:
        return False
    if one.headline_dates and other.headline_dates and not one.headline_dates & other.headline_dates:
        return False
    if _contradict(one.figures, other.figures):
        return False
    if _elsewhere(one, other) or _comes_back(one, other):
        return False
    if one.series & other.series:
        return _of_one_edition(one, other)
    least = FORM / 2 if _on_other_days(one, other) else FORM
    return not (_contradict(one.counts, other.counts) and _of_one_form(one, other, least))


def _contradict(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two leads have figures enough, and share fewer than half of them."""
    fewer = min(len(mine), len(theirs))
    return fewer >= FIGURES and 2 * len(mine & theirs) < fewer


def _agree(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    fewer = min(len(mine), len(theirs))
    return fewer >= FIGURES and 2 * len(mine & theirs) >= fewer


def _on_other_days(one: Traits, other: Traits) -> bool:
    return days.relation(one.named_days, other.named_days) == "other"


def _of_one_form(one: Traits, other: Traits, least: float = FORM) -> bool:
    """Tell whether two openings are the same words but for their figures."""
    fewer = min(len(one.form), len(other.form))
    shared = len(np.intersect1d(one.form, other.form, assume_unique=True))
    return fewer > 0 and shared >= least * fewer


def _comes_back(one: Traits, other: Traits) -> bool:
    """Tell whether one outlet writes of it again on another day: then something new has happened, or it is the page of
    that day. Where a time is not known, the days that the openings name tell it.
    """
    if one.outlet is None or one.outlet != other.outlet:
        return False
    if one.published is None or other.published is None:
        return _on_other_days(one, other)
    return not one.is_of_one_day(other, EDITION)


def _elsewhere(one: Traits, other: Traits) -> bool:
    """Tell whether each says at once where it happened, and the opening of neither names a place of the other's.

    Two places of one district are apart only where all else is the same words.
    """
    if one.headline_places - other.named_places and other.headline_places - one.named_places:
        return True
    here, there = one.places - other.named_places, other.places - one.named_places
    if not here or not there:
        return False
    return (not one.places & other.named_places and not other.places & one.named_places) or _of_one_form(one, other)


def _tells_of_another_day(one: Traits, page: Traits) -> bool:
    """Tell whether an article begins with another day than the one in the headline of a page that comes out daily."""
    if one.headline_dates or not page.headline_dates or one.first_date is None:
        return False
    return one.first_date not in page.headline_dates


def _of_one_edition(one: Traits, other: Traits) -> bool:
    """Tell whether two pages of one series are of one day: by their counts, by the day they name, by their time."""
    if _tells_of_another_day(one, other) or _tells_of_another_day(other, one):
        return False
    if _agree(one.counts, other.counts):
        return not _on_other_days(one, other) or one.counts == other.counts
    if _contradict(one.counts, other.counts) or _on_other_days(one, other):
        return False
    if days.relation(one.named_days, other.named_days) == "same":
        return True
    return one.is_of_one_day(other, EDITION)
