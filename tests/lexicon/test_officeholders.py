"""Who is known to hold an office, and on which days."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from annotator.bangla.folding import fold
from annotator.labels import SourceType
from annotator.lexicon.officeholders import OfficeholderRecord, in_office, incumbents, load_officeholders
from annotator.lexicon.sources import load_sources
from annotator.rules import RulePass

HOLDERS = load_officeholders()


@pytest.mark.parametrize("record", HOLDERS, ids=lambda record: record.key)
def test_a_post_is_of_a_body_of_the_gazetteer_and_ends_after_it_begins(record: OfficeholderRecord) -> None:
    bodies = {fold(source.name) for source in load_sources()}
    assert all(post.affiliation is None or fold(post.affiliation) in bodies for post in record.posts)
    assert all(post.since < post.until for post in record.posts if post.since and post.until)


def test_no_name_is_two_persons() -> None:
    names = {record.key: {record.name, *record.spellings, *record.alone} for record in HOLDERS}
    assert not [(one, other) for one, other in combinations(names, 2) if names[one] & names[other]]


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2020, 5, 1), SourceType.OFFICIAL),
        (date(2022, 5, 1), SourceType.PERSON),
        (date(2025, 5, 1), SourceType.OFFICIAL),
        (None, SourceType.OFFICIAL),
    ],
)
def test_an_office_is_held_on_the_days_of_its_tenure(day: date | None, kind: SourceType) -> None:
    (found,) = RulePass().annotate_text("ডোনাল্ড ট্রাম্প বলেছেন, শুল্ক কমবে না।", day=day).attributions
    assert found.source_type is kind


def test_a_short_name_is_spelled_out_as_it_is_spelled() -> None:
    known = incumbents(None, None)
    assert known[fold("ম্যাক্রোঁ")].name == fold("এমানুয়েল ম্যাক্রোঁ")


@pytest.mark.parametrize("text", ["ডা. শফিকুর রহমান বলেছেন, ভোট পেছাবে না।", "মির্জা ফখরুল বলেছেন, ভোট পেছাবে না।"])
def test_whoever_leads_a_party_speaks_for_it_learned_or_not(text: str) -> None:
    (found,) = RulePass().annotate_text(text).attributions
    assert found.source_type is SourceType.ORGANISATION


@pytest.mark.parametrize("who", ["কৃষক", "নিহতের ভাই", "হাসপাতালের চিকিৎসক"])
def test_a_namesake_whom_the_text_calls_something_else_is_not_that_person(who: str) -> None:
    (found,) = RulePass().annotate_text(f"{who} শফিকুর রহমান বলেছেন, ঘাট খুলবে না।").attributions
    assert found.affiliation is None


def test_an_office_of_no_body_in_the_gazetteer_is_one_of_the_state() -> None:
    (found,) = RulePass().annotate_text("মমতা বন্দ্যোপাধ্যায় বলেছেন, সেতু খুলবে না।").attributions
    assert (found.source_type, found.affiliation) == (SourceType.OFFICIAL, None)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("রুশ প্রেসিডেন্ট পুতিন", "ভ্লাদিমির পুতিন"),
        ("প্রধানমন্ত্রী মোদি", "নরেন্দ্র মোদি"),
        ("চীনের প্রেসিডেন্ট শি", "শি জিনপিং"),
        ("সাবেক প্রধানমন্ত্রী হাসিনা", "শেখ হাসিনা"),
        ("প্রেসিডেন্ট বাইডেন", "জো বাইডেন"),  # out of office, but the title tells when he held it
        ("বিএনপির মহাসচিব ফখরুল", "মির্জা ফখরুল ইসলাম আলমগীর"),
    ],
)
def test_an_office_and_a_part_of_the_name_tell_who_is_meant(who: str, name: str) -> None:
    (found,) = RulePass().annotate_text(f"{who} বলেছেন, সেতু খুলবে না।").attributions
    assert found.canonical == fold(name)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("পাকিস্তানের প্রধানমন্ত্রী মোদি", "মোদি"),
        ("সমিতির সভাপতি শফিকুর", "শফিকুর"),
        ("ফুটবলার মোদি", "মোদি"),
    ],
)
def test_the_same_word_with_another_office_is_somebody_elses_name(who: str, name: str) -> None:
    (found,) = RulePass().annotate_text(f"{who} বলেছেন, সেতু খুলবে না।").attributions
    assert found.canonical == fold(name)


def test_who_held_an_office_last_holds_it_in_an_article_without_a_day() -> None:
    """Papers call him former who no longer holds it; where they do not, he most likely still did."""
    record = OfficeholderRecord(
        key="rima-sen",
        name="রিমা সেন",
        posts=(
            {"office": "মেয়র", "since": date(2015, 1, 1), "until": date(2019, 12, 31)},
            {"office": "গভর্নর", "since": date(2020, 1, 1), "until": date(2021, 12, 31)},
        ),
    )
    held = record.held(None)
    assert held is not None and held.office == "গভর্নর"
    assert record.held(date(2023, 5, 1)) is None


def test_an_office_that_another_took_is_not_held_where_no_day_is_known() -> None:
    """Of two presidents the one who came last is in office; an office that ended with its holder stays with him."""
    known = incumbents(None, None)
    assert "ডোনাল্ড ট্রাম্প" in known and "জো বাইডেন" not in known
    assert "সৈয়দা রিজওয়ানা হাসান" in known


@pytest.mark.parametrize("day", [date(2021, 6, 1), date(2025, 1, 19), date(2025, 1, 20), date(2025, 12, 16)])
def test_holders_of_a_day_are_those_since_the_last_turn(day: date) -> None:
    """What is kept from one turn in office to the next is what the day itself gives."""
    assert in_office(None, day).now == incumbents(None, day)
