"""The day that a text tells with its weekday, for articles whose own day is not known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.bangla.calendar import MONTHS, WEEKDAYS
from annotator.bangla.days import told_day
from annotator.bangla.folding import fold
from annotator.rules import RulePass

LATEST = date(2028, 1, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("মঙ্গলবার (১৬ ডিসেম্বর) সকালে মেলা বসে।", date(2025, 12, 16)),
        ("গত শুক্রবার (১২ ডিসেম্বর) মেলা বসে।", date(2025, 12, 12)),
        ("মঙ্গলবার (৫ জুলাই ২০২২) মেলা বসে।", date(2022, 7, 5)),
        ("সোমবার (১৬ ডিসেম্বর) মেলা বসে।", date(2024, 12, 16)),
        ("মঙ্গলবার (৬ জুলাই ২০২২) মেলা বসে।", None),
        ("মঙ্গলবার (৩১ ফেব্রুয়ারি) মেলা বসে।", None),
        ("১৬ ডিসেম্বর মেলা বসে।", None),
        ("মঙ্গলবার (১৬) মেলা বসে।", None),
    ],
)
def test_day_is_that_of_the_weekday_in_the_last_year_that_fits(text: str, day: date | None) -> None:
    """A date that falls on another weekday in the year that is told, or on none, tells nothing."""
    assert told_day(fold(text), LATEST) == day


@given(st.dates(LATEST - timedelta(days=4 * 365), LATEST), st.sampled_from(["", " "]))
def test_every_day_of_four_years_is_found_again(day: date, space: str) -> None:
    """Within four years no date falls on a weekday twice."""
    weekday = next(name for name, n in WEEKDAYS.items() if n == day.weekday())
    month = next(name for name, n in MONTHS.items() if n == day.month)
    figures = str(day.day).translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"))
    assert told_day(fold(f"সভা হয় {weekday}{space}({figures} {month})।"), LATEST) == day


def test_an_article_without_a_day_is_read_by_the_day_that_it_tells() -> None:
    """The same words name a party's voice in 2025 and the head of a government since."""
    rules = RulePass()
    then = rules.annotate_text("বুধবার (১৭ ডিসেম্বর) সভা হয়। তারেক রহমান বলেন, ভোট চাই।")
    now = rules.annotate_text("সভা হয়। তারেক রহমান বলেন, ভোট চাই।")
    told = rules.annotate_text("বুধবার (১৭ ডিসেম্বর) সভা হয়। তারেক রহমান বলেন, ভোট চাই।", day=date(2026, 5, 1))
    types = [a.source_type for found in (then, now, told) for a in found.attributions]
    assert types == ["organisation", "official", "official"]
