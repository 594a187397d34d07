"""Who is who across articles: what makes two spellings one person, and what keeps two people apart."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.comparing.evidence import CitedName
from annotator.comparing.people import Identities, Merge, cited, merges_of, united
from annotator.labels import SourceType
from annotator.lexicon.officeholders import Tenure
from annotator.lexicon.people import PersonRecord, load_people, load_spelling, plain, read_spellings
from tests.comparing.making import facts, said


def names(*articles: Any) -> dict[str, CitedName]:
    return cited(articles)


def merges(*articles: Any) -> list[Merge]:
    return list(merges_of(names(*articles), None))


def official(name: str, body: str | None = None) -> Any:
    return said(name, SourceType.OFFICIAL, affiliation=body)


@pytest.mark.parametrize("record", read_spellings(), ids=lambda record: record.key)
def test_the_names_of_a_spelling_are_what_they_are_said_to_be(record: Any) -> None:
    key = load_spelling().key
    assert key(record.example[0]) == key(record.example[1])
    assert key(record.counter_example[0]) != key(record.counter_example[1])


def test_letters_stand_together_or_apart() -> None:
    key = load_spelling().key
    assert key("এ কে এম রওশন কবীর") == key("একেএম রওশন কবির")
    assert key("এ. কে. এম. রওশন কবীর") == key("একেএম রওশন কবির")


def test_a_given_name_before_a_fathers_is_no_form_of_address() -> None:
    key = load_spelling().key
    assert key("মোহাম্মদ বিন কবীর") != key("বিন কবীর")
    assert key("মোহাম্মদ রওশন কবীর") == key("রওশন কবীর")


@given(st.text("কখশষসজযিীুূ্ঁ", min_size=1))
def test_folding_a_word_twice_changes_nothing(word: str) -> None:
    assert plain(plain(word)) == plain(word)


def test_spellings_with_one_body_are_one_person() -> None:
    (found,) = merges(facts(official("শরিফ কবীর", "নদী কমিশন")), facts(official("শরীফ কবির", "নদী কমিশন")))
    assert found.evidence == ("both speak for নদী কমিশন",)
    assert {found.name, found.other} == {"শরিফ কবীর", "শরীফ কবির"}


def test_likeness_alone_makes_nobody_one() -> None:
    (found,) = merges(facts(official("শরিফ কবীর", "নদী কমিশন")), facts(official("শরীফ কবির", "বন বিভাগ")))
    assert found.evidence == ()
    one = Identities((), [found])
    assert one.name("শরীফ কবির") == "শরীফ কবির"


def test_an_article_that_has_both_is_evidence() -> None:
    (found,) = merges(facts(official("মো. রওশন কবীর"), official("রওশন কবীর")))
    assert found.evidence == ("1 article has both",)


def test_a_part_of_a_name_needs_a_body_or_an_office() -> None:
    long, short = official("রওশন কবীর সরদার", "নদী কমিশন"), official("রওশন কবীর", "নদী কমিশন")
    assert merges(facts(long), facts(short))[0].evidence == ("both speak for নদী কমিশন",)
    assert merges(facts(official("রওশন কবীর সরদার"), official("রওশন কবীর")))[0].evidence == ()


def test_a_part_of_two_names_is_neither() -> None:
    bodies = [official(name, "নদী কমিশন") for name in ("রওশন কবীর", "রওশন কবীর সরদার", "রওশন কবীর মোল্লা")]
    assert merges(*(facts(one) for one in bodies)) == []


def test_two_who_are_joined_and_bodies_are_nobody() -> None:
    assert merges(facts(official("রওশন ও কবীর"), official("রওশন ও কবির"))) == []
    assert merges(facts(official("জাতিসংঘ"), official("জাতিসঙ্ঘ"))) == []


def test_the_one_cited_more_gives_the_name() -> None:
    often, once = official("শরীফ কবির", "নদী কমিশন"), official("শরিফ কবীর", "নদী কমিশন")
    found = Identities((), merges(facts(often, often), facts(once)))
    assert found.name("শরিফ কবীর") == found.name("শরীফ কবির") == "শরীফ কবির"


PERSON = PersonRecord(
    key="kabir",
    name="রওশন কবীর",
    spellings=("আর কবীর",),
    type=SourceType.OFFICIAL,
    affiliation="নদী কমিশন",
    posts=(Tenure(office="মেয়র", affiliation="পলাশ পৌরসভা", until=datetime(2020, 1, 1, tzinfo=UTC).date()),),
)


def test_a_known_person_has_one_name_type_and_body() -> None:
    found = Identities((PERSON,))
    early, late = (datetime(year, 5, 1, tzinfo=UTC).date() for year in (2019, 2021))
    changes = found.changes("আর কবীর", SourceType.PERSON, None, late)
    assert changes == {"canonical": "রওশন কবীর", "source_type": SourceType.OFFICIAL, "affiliation": "নদী কমিশন"}
    assert found.changes("রওশন কবীর", SourceType.OFFICIAL, None, early) == {"affiliation": "পলাশ পৌরসভা"}
    assert found.changes("রওশন কবীর", SourceType.OFFICIAL, "বন বিভাগ", early) == {}
    assert found.changes("আর কবীর", SourceType.ANONYMOUS, None, early) == {}
    assert found.changes(None, SourceType.UNSPECIFIED, None, None) == {}


def test_two_known_people_stay_two() -> None:
    other = PersonRecord(key="other", name="রওশন কবির")
    found = Identities((PERSON, other), [Merge("রওশন কবীর", "রওশন কবির", ("both speak for নদী কমিশন",))])
    assert found.name("রওশন কবির") == "রওশন কবির"


def test_what_is_kept_apart_stays_apart(tmp_path: Path) -> None:
    record = '[[person]]\nkey = "kabir"\nname = "শরিফ কবীর"\napart = ["শরীফ কবির"]\n'
    (tmp_path / "people.toml").write_text(record, encoding="utf-8")
    articles = facts(official("শরিফ কবীর", "নদী কমিশন"), official("শরীফ কবির", "নদী কমিশন"))
    assert list(merges_of(names(articles), tmp_path)) == []


def test_our_people_have_names_of_their_own() -> None:
    assert len({one.key for one in load_people()}) == len(load_people())


def introduced(name: str, office: str) -> Any:
    """An article that introduces somebody by an office."""
    return facts(official(name), sources=(f"{office} {name}",))


def test_offices_are_compared_each_by_itself_without_titles() -> None:
    one = introduced("শরিফ কবীর", "সভার সভাপতি ও নদী কমিশনের প্রধান প্রকৌশলী অধ্যাপক")
    (found,) = merges(one, introduced("শরীফ কবির", "প্রধান প্রকৌশলী"))
    assert found.evidence == ("both are প্রধান প্রকৌশলী",)
    (found,) = merges(introduced("শরিফ কবীর", "বন প্রধান"), introduced("শরীফ কবির", "বনপ্রধান (ভারপ্রাপ্ত)"))
    assert found.evidence == ("both are বন প্রধান",)


def test_one_sound_and_one_office_are_one_person() -> None:
    one = introduced("আরমান্ডা টেলমোভা", "নদী কমিশনের প্রধান প্রকৌশলী")
    (found,) = merges(one, introduced("আরমান্দা তেলমোভা", "প্রধান প্রকৌশলী"))
    assert found.evidence == ("both are প্রধান প্রকৌশলী",)


def test_one_sound_of_two_known_names_is_nobody() -> None:
    assert merges(introduced("কামাল হাসান", "প্রধান প্রকৌশলী"), introduced("কামাল হোসেন", "প্রধান প্রকৌশলী")) == []


def test_one_sound_and_one_body_are_not_enough() -> None:
    (found,) = merges(facts(official("আরমান্ডা টেলমোভা", "নদী কমিশন")), facts(official("আরমান্দা তেলমোভা", "নদী কমিশন")))
    assert found.evidence == ()


def test_words_that_have_run_into_a_name_are_no_part_of_it() -> None:
    (found,) = merges(facts(official("রওশন কবীর মহান", "নদী কমিশন")), facts(official("রওশন কবির", "নদী কমিশন")))
    assert found.evidence == ("both speak for নদী কমিশন",)


def test_a_name_of_many_types_needs_an_office() -> None:
    types = (SourceType.OFFICIAL, SourceType.EXPERT, SourceType.PERSON)
    several = [facts(said("শরিফ কবীর", kind, affiliation="নদী কমিশন")) for kind in types]
    (found,) = merges(*several, facts(official("শরীফ কবির", "নদী কমিশন")))
    assert found.evidence == ()


def test_a_rare_third_name_is_evidence_where_no_day_is_known() -> None:
    third = official("মালা তালুকদার")
    (found,) = merges(facts(official("শরিফ কবীর"), third), facts(official("শরীফ কবির"), third))
    assert found.evidence == ("cited beside মালা তালুকদার",)
    (found,) = merges(facts(official("শরিফ কবীর", "নদী কমিশন"), third), facts(official("শরীফ কবির", "বন বিভাগ"), third))
    assert found.evidence == ()


def test_the_names_of_one_person_are_listed_as_one() -> None:
    found = names(facts(official("শরিফ কবীর", "নদী কমিশন")), facts(official("শরীফ কবির", "নদী কমিশন")))
    (one,) = united(found, Identities((), merges_of(found, None)))
    assert (one.count, len(one.articles), one.affiliations) == (2, 2, {"নদী কমিশন": 2})
