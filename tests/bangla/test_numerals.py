"""Numbers and days in Bangla text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.bangla.days import days, relation
from annotator.bangla.folding import fold
from annotator.bangla.numerals import figures, without_figures

BANGLA = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("২ লাখ ১৫ হাজার ৫৯৭ টাকা", ["215597"]),
        ("১২ হাজারের বেশি, ৩ লাখেরও কম", ["12000", "300000"]),
        ("২,১৫,৫৯৭ টাকা", ["215597"]),
        ("এক হাজার ৫০ টাকা", ["1050"]),
        ("একটি গ্রামে এক নারী", []),
        ("চারজন নিহত, ৪ জন আহত", ["4", "4"]),
        ("সাড়ে তিন কোটি", ["35000000"]),
        ("দেড় লাখ মানুষ", ["150000"]),
        ("১১ দশমিক ৬৬৪ গ্রাম", ["11.664"]),
        ("১০-১৫ জন", ["10", "15"]),
        ("৩০ হাজার ৪০ হাজার", ["30000", "40000"]),
        ("সাতক্ষীরা ও আটঘরিয়ায়", []),
        ("দুজনের ছয়টি ঘর", ["2", "6"]),
        ("পঁচিশ লাখ", ["2500000"]),
        ("", []),
    ],
)
def test_a_number_is_one_value_however_it_is_written(text: str, expected: list[str]) -> None:
    assert figures(fold(text)) == expected


@given(st.integers(0, 9_99_99_999))
def test_digits_of_both_scripts_and_grouping_commas_are_one_number(number: int) -> None:
    lakhs, rest = divmod(number, 100_000)
    grouped = f"{lakhs},{rest:05}" if lakhs else str(rest)
    assert figures(str(number)) == figures(str(number).translate(BANGLA)) == figures(grouped) == [str(number)]


@given(st.text(alphabet="০১২৩৪৫৬৭৮৯0123456789,. ক-।হাজরলখদশমিক"))
def test_any_text_can_be_read(text: str) -> None:
    assert all(float(figure) >= 0 for figure in figures(fold(text)))
    assert not any(sign.isdigit() for sign in without_figures(text))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("সোমবার (৯ মার্চ) রাতে", "৯ই মার্চ", "same"),
        ("৯ মার্চ সোমবার", "১০ মার্চের সভা, সোমবার", "other"),
        ("সোমবার রাতে", "আজ সোমবার", "same"),
        ("রোববার রাতে", "রবিবারের সভা", "same"),
        ("সোমবার রাতে", "মঙ্গলবার", "other"),
        ("৯ মার্চ", "সোমবার", "unknown"),
        ("", "সোমবার", "unknown"),
        ("২৯ মার্চ", "৯ মার্চ", "other"),
    ],
)
def test_two_texts_share_a_day_by_their_dates_and_else_by_their_weekdays(one: str, other: str, expected: str) -> None:
    assert relation(days(fold(one)), days(fold(other))) == expected
