"""By which clock the times of a page go whose outlet nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.test_html import PARAGRAPHS, article

TITLE = "সেতুর কাজ পিছিয়েছে এক বছর"

UTC = '<meta property="article:published_time" content="2024-06-03T04:45:00Z">'


def page(stamp: str, foot: str = "", head: str = "", lang: str = "bn", first: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in [first + PARAGRAPHS[0], *PARAGRAPHS[1:]])
    head = f'<html lang="{lang}"><head><title>{TITLE}</title>{head}</head>'
    return f"{head}<body><h1>{TITLE}</h1><div>{stamp}</div>{text}<div>{foot}</div></body></html>"


@pytest.mark.parametrize(
    ("html", "offset"),
    [
        (page("প্রকাশ: ৩ জুন ২০২৪, ১০:১৫"), "+06:00"),
        (page("প্রকাশ: ৩ জুন ২০২৪, ১০:১৫", lang="bn-IN"), "+05:30"),
        (page("প্রকাশ: ৩ জুন ২০২৪, ১০:১৫", head='<meta property="og:locale" content="bn_IN">'), "+05:30"),
        (page("প্রকাশ: ৩ জুন ২০২৪, ১০:১৫", "১২ আখাউড়া রোড, আগরতলা ৭৯৯০০১"), "+05:30"),
        (page("প্রকাশ: ৩ জুন ২০২৪, ১০:১৫", "Ph: +91 94350 11223, Silchar"), "+05:30"),
        (page("প্রকাশ: ৩ জুন ২০২৪, ১০:১৫", "112 Whitechapel Road, London E1 1JE"), "+01:00"),
        (page("প্রকাশ: ৩ জুন ২০২৪, ১০:১৫", "১২ কলকাতা সড়ক, ঢাকা ১২০৯"), "+06:00"),
        (page("প্রকাশ: ৩ জুন ২০২৪, ১০:১৫ IST"), "+05:30"),
        (page("Published: 3 Jun 2024, 10:15 AM IST", head=UTC), "+05:30"),
        (page("Published: 3 Jun 2024, 4:15 AM GMT"), "+06:00"),
        (page("প্রকাশ: ৩ জুন ২০২৪, ১০:১৫ (বাংলাদেশ সময়)", "+91 94350 11223, Silchar"), "+06:00"),
        (page("Posted on 3rd June 2024 by admin at 10:15 am", lang="bn-BD"), "+06:00"),
    ],
)
def test_markup_and_imprint_tell_the_zone(html: str, offset: str, tmp_path: Path) -> None:
    found = article(tmp_path, html)
    assert found.published_at is not None
    assert found.published_at.isoformat() == f"2024-06-03T10:15:00{offset}"


@pytest.mark.parametrize(
    ("first", "day"), [("খোয়াই, ১১ জুলাই : ", "2023-07-11"), ("খোয়াই, ৭ নভেম্বর : ", "2023-11-07"), ("", "2023-11-07")]
)
def test_the_dateline_tells_day_from_month(first: str, day: str, tmp_path: Path) -> None:
    found = article(tmp_path, page("প্রকাশ: 07/11/2023 - 21:15", first=first))
    assert found.published_at is not None
    assert found.published_at.date().isoformat() == day


def test_the_first_second_of_the_epoch_is_no_day(tmp_path: Path) -> None:
    zero = '<meta property="article:published_time" content="1970-01-01T00:00:00+00:00">'
    found = article(tmp_path, page("প্রকাশ: ৩ জুন ২০২৪, ১০:১৫", head=zero))
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2024-06-03T10:15:00+06:00"
