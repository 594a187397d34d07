"""Dates as pages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.bangla.folding import fold
from annotator.pages.dates import is_date_line, is_today_bar, moments, parse

READ = {
    "প্রকাশ: ২৪ ডিসেম্বর ২০২৫, ১২:০৪ পিএম": "2025-12-24T12:04+06:00",
    "প্রকাশিত: ০২:১০ এএম, ৩১ জুলাই ২০২৩": "2023-07-31T02:10+06:00",
    "৫ মার্চ ২০২৪, বিকাল ৩টা ২০ মিনিট": "2024-03-05T15:20+06:00",
    "বিকেল ৩টা ২০ মিনিট, ৫ মার্চ ২০২৪": "2024-03-05T15:20+06:00",
    "৯ই মে ২০২৩, রাত ১২টা ৫ মিনিট": "2023-05-09T00:05+06:00",
    "১২ জুন ২০২৩, ০৯:১১ রাত": "2023-06-12T21:11+06:00",
    "১২ জুন ২০২৩, ১২:১১ পূর্বাহ্ন": "2023-06-12T00:11+06:00",
    "দুপুর ২টা, ১ জানুয়ারী ২০২২": "2022-01-01T14:00+06:00",
    "প্রকাশ: শুক্রবার, ২৬ ডিসেম্বর, ২০২৫ ০০:০০": "2025-12-26T00:00+06:00",
    "২০ আগস্ট ২০২৫, বুধবার, ১০:৩০ PM": "2025-08-20T22:30+06:00",
    "24/12/2025 18:05": "2025-12-24T18:05+06:00",
    "Published: December 24, 2025, 1:04 PM IST": "2025-12-24T13:04+05:30",
    "2023-03-20T13:18:35+06:00": "2023-03-20T13:18+06:00",
    "2020-08-29T09:46:06Z": "2020-08-29T09:46+00:00",
    "2020-08-29 09:46 GMT+5:30": "2020-08-29T09:46+05:30",
}


@pytest.mark.parametrize("text", READ)
def test_day_and_time(text: str) -> None:
    found = parse(fold(text))
    assert found is not None
    assert (found[0].isoformat(timespec="minutes"), found[1]) == (READ[text], False)


@pytest.mark.parametrize("text", ["১৬ ডিসেম্বর ২০২৫", "ঢাকা, ১৬ ডিসেম্বর, ২০২৫", "16.12.2025", "Dec 16, 2025"])
def test_day_without_a_time(text: str) -> None:
    found = parse(fold(text))
    assert found is not None
    assert (found[0].date().isoformat(), found[1]) == ("2025-12-16", True)


@pytest.mark.parametrize(
    "text", ["", "৩১ ফেব্রুয়ারি ২০২৩", "১২ বৈশাখ ১৪৩১", "১৮:৩০", "01:16 PM, December 2025, Wednesday", "৬০০০ সেনা"]
)
def test_what_names_no_day(text: str) -> None:
    assert parse(fold(text)) is None


def test_labels_tell_publishing_from_updating() -> None:
    line = fold("আপডেট : ১৮ আগস্ট ২০২২, ১৫:৪২ | প্রকাশিত : ১৮ আগস্ট ২০২২, ১৫:২৩")
    assert [(moment.label, moment.when.minute) for moment in moments(line)] == [("other", 42), ("published", 23)]


def test_time_without_a_space_before_the_next_label() -> None:
    line = fold("০৪ ডিসেম্বর ২০২২, ২০:৩৭আপডেট : ০৫ ডিসেম্বর ২০২২, ২১:০০")
    assert [(moment.label, moment.when.day) for moment in moments(line)] == [(None, 4), ("other", 5)]


def test_bar_with_the_bengali_day_is_todays() -> None:
    assert is_today_bar(fold("শনিবার, ১৮ মে ২০২৪, ৪ জ্যৈষ্ঠ ১৪৩১ | ২৮ °সে"))
    assert not is_today_bar(fold("প্রকাশ: ১৮ মে ২০২৪"))


def test_date_in_a_sentence_or_a_headline_is_no_date_line() -> None:
    assert is_date_line(fold("ঢাকা, ১৮ আগস্ট ২০২২"))
    assert not is_date_line(fold("১৮ আগস্ট ২০২২ তাঁকে আটক করা হয়েছিল।"))
    assert not is_date_line(fold("আজকের মুদ্রার হার: ১৮ আগস্ট ২০২২"))


@given(st.text(alphabet=st.sampled_from("০১২৩৪৫৬৭৮৯0123456789 :./-,টাাসমেজুন বৈশাখরাতপিএমPMZ+GT")))
def test_any_text_of_dates_is_read_or_left(text: str) -> None:
    for moment in moments(text):
        assert 0 <= moment.start < moment.end <= len(text)
        assert moment.when.tzinfo is not None
