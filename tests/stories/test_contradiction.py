"""Whether two statements exclude each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.stories.contradiction import contradict, exclude
from annotator.stories.wording import is_clause


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("এ ঢেউয়ের পর উপকূলে বন্যার শঙ্কা রয়েছে", "এ ঢেউয়ের পর উপকূলে বন্যার কোনো শঙ্কা নেই"),
        ("নদীপুর হাটে আলুর দাম গত সপ্তাহে বেড়েছে", "নদীপুর হাটে আলুর দাম গত সপ্তাহে কমেছে"),
        ("সেতুটি আগামী সোমবার যান চলাচলের জন্য খুলবে", "সেতুটি আগামী সোমবার যান চলাচলের জন্য খুলবে না"),
        ("মেয়র ঠিকাদারকে টাকা দিয়েছেন", "মেয়র ঠিকাদারকে টাকা দেননি"),
    ],
)
def test_opposite_statements_exclude_each_other_either_way(one: str, other: str) -> None:
    assert contradict(one, other)
    assert contradict(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("এলাকায় আজ বিদ্যুৎ সরবরাহ বন্ধ থাকবে", "এলাকায় আজ বিদ্যুৎ সরবরাহ করা সম্ভব হবে না"),
        ("সেতুটি সোমবার খুলবে না", "হাটে আলুর দাম বেড়েছে"),
        ("নৌকা চলেনি", "নৌকা চলেনি"),
        ("", "নৌকা চলে"),
    ],
)
def test_what_says_the_same_or_something_else_is_no_contradiction(one: str, other: str) -> None:
    assert not contradict(one, other)
    assert not contradict(other, one)


def test_numbers_of_the_same_things_exclude_each_other() -> None:
    assert exclude("ট্রলারে ৯ জন যাত্রী ছিলেন", "ট্রলারে ১২ জন যাত্রী ছিলেন")
    assert not exclude("ট্রলারে অন্তত ৯ জন যাত্রী ছিলেন", "ট্রলারে ১২ জন যাত্রী ছিলেন")
    assert not exclude("সকাল ৯ টায় ট্রলার ছাড়ে", "সকাল ১০ টায় ট্রলার ছাড়ে")
    assert not exclude("ট্রলারে ৯ জন ছিলেন", "ট্রলারে ৯ জন ছিলেন")


@given(st.text("নৌকা চলেনি ৯জন। ‘’", max_size=30), st.text("নৌকা চলে ১২জন না", max_size=30))
def test_any_two_texts_can_be_asked(one: str, other: str) -> None:
    assert exclude(one, other) == exclude(other, one)
    assert contradict(one, other) == contradict(other, one)
    assert not contradict(one, one)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("কাজলী নদীর বাঁধ ভেঙে চৌদ্দটি গ্রাম প্লাবিত হয়েছে", True),
        ("কাজলী নদীর বাঁধ ভেঙে চৌদ্দটি গ্রাম প্লাবিত হওয়ার কথা", False),
        ("বাঁধ ভেঙেছে", False),
        ("‘বাঁধ ভেঙেছে। চৌদ্দটি গ্রাম কাল রাতে প্লাবিত হয়েছে।’", False),
    ],
)
def test_a_clause_is_whole_and_closed_by_its_verb(text: str, whole: bool) -> None:
    assert is_clause(text) is whole
