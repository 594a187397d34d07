"""Dates as pages write them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.bangla.folding import fold
from annotator.labels import DateKind
from annotator.pages.datelines import is_date_line, is_today_bar, parse
from annotator.pages.dates import moments
from annotator.pages.dating import by_dateline, dating

READ = {
    # Bangla, the word for publishing before or behind
    "প্রকাশ: ২৪ ডিসেম্বর ২০২৫, ১২:০৪ পিএম": "2025-12-24T12:04+06:00",
    "প্রকাশিত: ০২:১০ এএম, ৩১ জুলাই ২০২৩": "2023-07-31T02:10+06:00",
    "প্রকাশ: শুক্রবার, ২৬ ডিসেম্বর, ২০২৫ ০০:০০": "2025-12-26T00:00+06:00",
    "প্রকাশিত : ১৮ আগস্ট ২০২২, ১৫:২৩": "2022-08-18T15:23+06:00",
    "প্রকাশের সময়ঃ ০৪ মে ২০২৩, ১১:২০ পূর্বাহ্ণ": "2023-05-04T11:20+06:00",
    "প্রকাশিত হয়েছে: ০৪ মে ২০২৩, ১১:২০ অপরাহ্ণ": "2023-05-04T23:20+06:00",
    "প্রকাশকাল: ১২ জুন ২০২৩ ইং, ১০:১৫": "2023-06-12T10:15+06:00",
    "প্রকাশের তারিখ: ১২/০৬/২০২৩, সময়: ১০:১৫": "2023-06-12T10:15+06:00",
    "আপলোড: ১২-০৬-২০২৩ ১০:১৫:৩০": "2023-06-12T10:15+06:00",
    "পোস্ট: ১২ জুন, ২০২৩ | ১০:১৫ এ এম": "2023-06-12T10:15+06:00",
    # parts of the day
    "৫ মার্চ ২০২৪, বিকাল ৩টা ২০ মিনিট": "2024-03-05T15:20+06:00",
    "বিকেল ৩টা ২০ মিনিট, ৫ মার্চ ২০২৪": "2024-03-05T15:20+06:00",
    "৯ই মে ২০২৩, রাত ১২টা ৫ মিনিট": "2023-05-09T00:05+06:00",
    "১২ জুন ২০২৩, ০৯:১১ রাত": "2023-06-12T21:11+06:00",
    "১২ জুন ২০২৩, ১২:১১ পূর্বাহ্ন": "2023-06-12T00:11+06:00",
    "দুপুর ২টা, ১ জানুয়ারী ২০২২": "2022-01-01T14:00+06:00",
    "১২ জুন ২০২৩, সকাল ৯টা": "2023-06-12T09:00+06:00",
    "১২ জুন ২০২৩, সন্ধ্যা ০৭:০৫": "2023-06-12T19:05+06:00",
    "১২ জুন ২০২৩, ভোর ৫:৪৫": "2023-06-12T05:45+06:00",
    "১২ জুন ২০২৩, বেলা ১১টা ৩০ মিনিট": "2023-06-12T11:30+06:00",
    "১২ জুন ২০২৩, সকাল সাড়ে ৯টা": "2023-06-12T09:30+06:00",
    "১২ জুন ২০২৩, বিকেল পৌনে ৪টা": "2023-06-12T15:45+06:00",
    "১২ জুন ২০২৩, রাত সোয়া ৯টা": "2023-06-12T21:15+06:00",
    "১২ জুন ২০২৩, দুপুর সাড়ে ১২টা": "2023-06-12T12:30+06:00",
    # clocks as systems print them
    "১২ জুন ২০২৩, ১০: ১৫": "2023-06-12T10:15+06:00",
    "১২ জুন ২০২৩, ১০ : ১৫": "2023-06-12T10:15+06:00",
    "১২ জুন ২০২৩, ১০.১৫": "2023-06-12T10:15+06:00",
    "আপডেট: ১৬৩৪ ঘণ্টা, জুন ১২, ২০২৩": "2023-06-12T16:34+06:00",
    "বাংলাদেশ সময়: ২০৪০ ঘণ্টা, জুন ১২, ২০২৩": "2023-06-12T20:40+06:00",
    "আপডেট সময় : ০১:১৫:৩৬ অপরাহ্ন, সোমবার, ১২ জুন ২০২৩": "2023-06-12T13:15+06:00",
    "Update Time : 03:11:16 am, Monday, 12 June 2023": "2023-06-12T03:11+06:00",
    "রবিবার, ০৭ মে, ২০২৩, ০১:২৭:৩৪": "2023-05-07T01:27+06:00",
    "১২ জুন ২০২৩ খ্রিস্টাব্দ, ১০:১৫": "2023-06-12T10:15+06:00",
    "১২ জুন ২০২৩, ২৯ জ্যৈষ্ঠ ১৪৩০, ১০:১৫": "2023-06-12T10:15+06:00",
    "সোমবার (১২ জুন ২০২৩) ১০:১৫": "2023-06-12T10:15+06:00",
    "১২ জুন ২০২৩ | সোমবার | ১০:১৫": "2023-06-12T10:15+06:00",
    "২০ আগস্ট ২০২৫, বুধবার, ১০:৩০ PM": "2025-08-20T22:30+06:00",
    "মার্চ 1, 2016 10:15 PM": "2016-03-01T22:15+06:00",
    "২০২৩ সালের ১২ জুন, সকাল ১০:১৫": "2023-06-12T10:15+06:00",
    # Kolkata
    "শেষ আপডেট: ১২ অগস্ট ২০২৩ ১০:১৫": "2023-08-12T10:15+06:00",
    "প্রকাশ: ১২ অগস্ট, ২০২৩, ১০:১৫ IST": "2023-08-12T10:15+05:30",
    "Last Updated : 12 Aug 2023 10:15 PM (IST)": "2023-08-12T22:15+05:30",
    "Published: December 24, 2025, 1:04 PM IST": "2025-12-24T13:04+05:30",
    "Posted: 01:15 PM Aug 12, 2023": "2023-08-12T13:15+06:00",
    "First Published : 12 Aug 2023, 10:15 AM ভারতীয় সময়": "2023-08-12T10:15+05:30",
    "Updated By: ওয়েব ডেস্ক | ১২ অগাস্ট ২০২৩, ১০:১৫": "2023-08-12T10:15+06:00",
    # English and numbers
    "24/12/2025 18:05": "2025-12-24T18:05+06:00",
    "12-06-2023, 7:00pm": "2023-06-12T19:00+06:00",
    "2023-06-12, 7:00pm": "2023-06-12T19:00+06:00",
    "12 June, 2023 at 7 p.m.": "2023-06-12T19:00+06:00",
    "Monday, 12th June 2023 | 10:15": "2023-06-12T10:15+06:00",
    "June 12 2023 10:15 am": "2023-06-12T10:15+06:00",
    "2023/06/12 10:15": "2023-06-12T10:15+06:00",
    "2023.06.12 10:15": "2023-06-12T10:15+06:00",
    "11/24/2019 10:15": "2019-11-24T10:15+06:00",
    "12-Aug-23 10:15": "2023-08-12T10:15+06:00",
    "12/06/23 10:15": "2023-06-12T10:15+06:00",
    # words and signs within a date and around its time
    "১২ জুন, সোমবার ২০২৩ | ১০:১৫ পূর্বাহ্ণ": "2023-06-12T10:15+06:00",
    "২৮ নভে. ২০২২, ১০:১৫": "2022-11-28T10:15+06:00",
    "28th of November, 2022 at 10:15 AM": "2022-11-28T10:15+06:00",
    "প্রকাশ: ১২/০৬/২৩ ১০:১৫": "2023-06-12T10:15+06:00",
    "১২ জুন ২০২৩ তারিখে ১০:১৫": "2023-06-12T10:15+06:00",
    "সময় : ১০:১৫ AM | তারিখ : ১২ জুন ২০২৩": "2023-06-12T10:15+06:00",
    "10:15 AM IST, Nov 28, 2022": "2022-11-28T10:15+05:30",
    "১০:১৫ (বাংলাদেশ সময়), ১২ জুন ২০২৩": "2023-06-12T10:15+06:00",
    "১২ জুন ২০২৩ / ২৯ জ্যৈষ্ঠ, ১৪৩০ বঙ্গাব্দ / সকাল ১০:১৫": "2023-06-12T10:15+06:00",
    "১২ জুন ২০২৩, গভীর রাত ১২:১৫": "2023-06-12T00:15+06:00",
    "১২ জুন ২০২৩, বৈকাল ৪.১৫": "2023-06-12T16:15+06:00",
    "১২ জুন ২০২৩, রাত ১০-১৫ মি.": "2023-06-12T22:15+06:00",
    "১২ জুন ২০২৩ সকাল ১০টা বেজে ১৫ মিনিট": "2023-06-12T10:15+06:00",
    "১২ জুন ২০২৩ রোজ সোমবার ১০:১৫": "2023-06-12T10:15+06:00",
    "Mon Jun 12 10:15:00 2023": "2023-06-12T10:15+06:00",
    "সোম, ০৬/১২/২০২৩ - ১০:১৫": "2023-06-12T10:15+06:00",
    # the year behind the clock
    "১২ জুন, বেলা ১১টা ৩৭ মিনিট, ২০২৩": "2023-06-12T11:37+06:00",
    "১২ জুন রাত ৯:১৫, ২০২৩": "2023-06-12T21:15+06:00",
    "June 12, 10:15 AM, 2023": "2023-06-12T10:15+06:00",
    # metadata
    "2023-03-20T13:18:35+06:00": "2023-03-20T13:18+06:00",
    "2023-03-20T13:18:35.000+06:00": "2023-03-20T13:18+06:00",
    "2020-08-29T09:46:06Z": "2020-08-29T09:46+00:00",
    "2020-08-29 09:46 GMT+5:30": "2020-08-29T09:46+05:30",
    "2020-08-29T09:46:06+0600": "2020-08-29T09:46+06:00",
    "Sat, 12 Aug 2023 10:15:00 +0600": "2023-08-12T10:15+06:00",
    "Sat, 12 Aug 2023 04:15:00 GMT": "2023-08-12T04:15+00:00",
    "20230812T101500Z": "2023-08-12T10:15+00:00",
    "20230812101500": "2023-08-12T10:15+06:00",
    "1691813700": "2023-08-12T10:15+06:00",
    "1691813700000": "2023-08-12T10:15+06:00",
    "1691813700000000": "2023-08-12T10:15+06:00",
    "45150.427083333": "2023-08-12T10:15+06:00",
}


@pytest.mark.parametrize("text", READ)
def test_day_and_time(text: str) -> None:
    found = parse(fold(text))
    assert found is not None
    assert (found[0].isoformat(timespec="minutes"), found[1]) == (READ[text], False)


@pytest.mark.parametrize(
    "text",
    [
        *("১৬ ডিসেম্বর ২০২৫", "ঢাকা, ১৬ ডিসেম্বর, ২০২৫", "16.12.2025", "Dec 16, 2025", "2025/12/16", "12/16/2025"),
        *("প্রিন্ট সংস্করণ, ১৬ ডিসেম্বর ২০২৫", "১ পৌষ ১৪৩২, ১৬ ডিসেম্বর ২০২৫", "২০২৫ সালের ১৬ ডিসেম্বর", "20251216", "46007"),
        *("তারিখ: ১৬-১২-২৫", "তারিখ : ১৬/১২/২৫", "তারিখঃ ১৬.১২.২৫"),
        *(
            "16-Dec-25",
            "16 Dec '25",
            "২০২৫ ডিসেম্বর ১৬",
            "১৬।১২।২০২৫",
            "16Dec2025",
            "১৬ই ডিসেম্বর, ২০২৫ খ্রিঃ",
            "Tue, 16 Dec 2025",
            "16/12/25",
            "12.16.25",
            "December 16, 2025 Tuesday",
        ),
    ],
)
def test_day_without_a_time(text: str) -> None:
    found = parse(fold(text))
    assert found is not None
    assert (found[0].date().isoformat(), found[1]) == ("2025-12-16", True)


@pytest.mark.parametrize(
    "text", ["", "৩১ ফেব্রুয়ারি ২০২৩", "১২ বৈশাখ ১৪৩১", "১৮:৩০", "01:16 PM, December 2025, Wednesday", "৬০০০ সেনা"]
)
def test_what_names_no_day(text: str) -> None:
    assert parse(fold(text)) is None


def test_two_numbers_and_a_short_year_alone_on_a_line_are_a_day_where_one_reading_is_one() -> None:
    alone = ("5.17.23", "১৭/৫/২৩", "5.6.23", "13.5.23", "12.5.23")
    days = [[moment.when.date().isoformat() for moment in moments(fold(line))] for line in alone]
    assert days == [["2023-05-17"], ["2023-05-17"], [], ["2023-05-13"], []]
    assert not moments(fold("সংস্করণ 5.17.23"))


def test_a_day_of_the_week_right_behind_an_english_day_is_no_bar_s() -> None:
    lines = ["August 12, 2021 Thursday", "August 12, 2021, Thursday", "Thursday, August 12, 2021"]
    assert [moments(fold(line))[0].weekday for line in lines] == [False, True, True]


def test_labels_tell_publishing_from_updating() -> None:
    line = fold("আপডেট : ১৮ আগস্ট ২০২২, ১৫:৪২ | প্রকাশিত : ১৮ আগস্ট ২০২২, ১৫:২৩")
    assert [(moment.label, moment.when.minute) for moment in moments(line)] == [("updated", 42), ("published", 23)]


def test_time_without_a_space_before_the_next_label() -> None:
    line = fold("০৪ ডিসেম্বর ২০২২, ২০:৩৭আপডেট : ০৫ ডিসেম্বর ২০২২, ২১:০০")
    assert [(moment.label, moment.when.day) for moment in moments(line)] == [(None, 4), ("updated", 5)]


def test_bar_with_the_bengali_day_is_todays() -> None:
    assert is_today_bar(fold("শনিবার, ১৮ মে ২০২৪, ৪ জ্যৈষ্ঠ ১৪৩১ | ২৮ °সে"))
    assert not is_today_bar(fold("প্রকাশ: ১৮ মে ২০২৪"))


def test_date_in_a_sentence_or_a_headline_is_no_date_line() -> None:
    assert is_date_line(fold("ঢাকা, ১৮ আগস্ট ২০২২"))
    assert not is_date_line(fold("১৮ আগস্ট ২০২২ তাঁকে আটক করা হয়েছিল।"))
    assert not is_date_line(fold("আজকের মুদ্রার হার: ১৮ আগস্ট ২০২২"))


def test_the_dateline_tells_day_from_month_where_it_names_one_of_both() -> None:
    day = dating("2025-11-07", DateKind.PUBLISHED, ZoneInfo("Asia/Dhaka"))
    assert day is not None

    def told(*named: tuple[int, int]) -> list[str]:
        return [each.when.date().isoformat() for each in by_dateline([day], set(named))]

    assert told((11, 7)) == ["2025-07-11"]
    assert told((7, 11)) == told((11, 7), (7, 11)) == told() == ["2025-11-07"]


@given(st.text(alphabet=st.sampled_from("০১২৩৪৫৬৭৮৯0123456789 :./-,টাাসমেজুন বৈশাখরাতপিএমPMZ+GT")))
def test_any_text_of_dates_is_read_or_left(text: str) -> None:
    for moment in moments(text):
        assert 0 <= moment.start < moment.end <= len(text)
        assert moment.when.tzinfo is not None


def test_zone_of_the_outlet_goes_for_a_time_without_one() -> None:
    london = ZoneInfo("Europe/London")
    for text in ("12 Aug 2023 10:15", "12 Aug 2023 10:15 BST"):
        found = parse(text, london)
        assert found is not None
        assert found[0].isoformat() == "2023-08-12T10:15:00+01:00"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("২১ জুলাই ২০২৩, ৩:১৫ অপরাহ্ণ (লন্ডন সময়)", "2023-07-21T15:15:00+01:00"),
        ("২১ জানুয়ারি ২০২৩, ১৫:১৫ যুক্তরাজ্য সময়", "2023-01-21T15:15:00+00:00"),
        ("২১ জুলাই ২০২৩, ১৫:১৫ নিউইয়র্ক সময়", "2023-07-21T15:15:00-04:00"),
        ("২১ জুলাই ২০২৩, ১৫:১৫ (ভারতীয় সময়)", "2023-07-21T15:15:00+05:30"),
        ("২১ জুলাই ২০২৩, ১৫:১৫ ঢাকার সময়", "2023-07-21T15:15:00+06:00"),
    ],
)
def test_zone_named_behind_the_time(text: str, moment: str) -> None:
    found = parse(text)
    assert found is not None
    assert found[0].isoformat() == moment


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("প্রিন্ট: ১২ জুন ২০২৩", "printed"),
        ("প্রিন্ট সংস্করণ, ১২ জুন ২০২৩", "published"),
        ("সর্বশেষ আপডেট: ১২ জুন ২০২৩", "updated"),
        ("হালনাগাদ ১২ জুন ২০২৩", "updated"),
        ("প্রকাশক ১২ জুন ২০২৩", None),
        ("১২ জুন ২০২৩", None),
    ],
)
def test_word_before_a_date_tells_what_it_is(line: str, label: str | None) -> None:
    assert [moment.label for moment in moments(fold(line))] == [label]


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("১২ জুন ’৬৯", 2069),
        ("১২ জুন ’৭০", 1970),
        ("১২ জুন ১৮৫০", 1850),
        ("১২ জুন ১৮৪৯", None),
        ("১২ জুন ২১০০", 2100),
        ("১২ জুন ২১০১", None),
    ],
)
def test_years_of_two_digits_and_the_first_and_last_year(date: str, year: int | None) -> None:
    found = [each.when.year for each in moments(fold(date))]
    assert found == ([year] if year else [])


def test_years_long_ago_are_read() -> None:
    found = parse("1975-08-15")
    assert found is not None
    assert found[0].year == 1975


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Fri, 09/04/2026 - 21:17", "2026-09-04"),
        ("শুক্রবার, ৪/৯/২০২৬", "2026-09-04"),
        ("শনিবার, 05/09/2026", "2026-09-05"),
        ("বুধবার, 05/09/2026", "2026-09-05"),
        ("৪ সেপ্টেম্বর ২০২৬৪ সেপ্টেম্বর ২০২৬", "2026-09-04"),
    ],
)
def test_which_number_is_the_month(text: str, day: str) -> None:
    assert str(moments(fold(text))[0].when.date()) == day
