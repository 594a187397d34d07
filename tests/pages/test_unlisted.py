"""Outlets that the lexicon does not know: the site's own name, its host in the imprint, its title."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.test_html import PARAGRAPHS, article, page

BODY = "\n".join(PARAGRAPHS)
TITLE = "সেতুর কাজ পিছিয়েছে এক বছর"


@pytest.mark.parametrize(
    ("imprint", "outlet"),
    [
        ("ইমেইল: news@dhaleshwaribarta.com", "dhaleshwaribarta.com"),
        ("© ২০২৪ সর্বস্বত্ব সংরক্ষিত www.nodikotha24.net", "nodikotha24.net"),
        ("যোগাযোগ: desk@barak-pata.in", "barak-pata.in"),
        ("ইমেইল: dhaleshwari@gmail.com", None),
        ("Design and developed by: goodthemes.com", None),
        ("ছবির সূত্র: photobank.org", None),
    ],
)
def test_host_in_the_imprint(imprint: str, outlet: str | None, tmp_path: Path) -> None:
    text = f"{TITLE}\nনিজস্ব প্রতিবেদক\nপ্রকাশ: ৩ ফেব্রুয়ারি ২০২৪, ১০:১৫\n\n{BODY}\n\nসম্পাদক: রওশন আরা\n{imprint}\n"
    found = article(tmp_path, text, "a.txt")
    assert (found.outlet, found.body) == (outlet, BODY)


def test_two_hosts_alike_tell_nothing(tmp_path: Path) -> None:
    text = f"{TITLE}\nপ্রকাশ: ৩ ফেব্রুয়ারি ২০২৪\n\n{BODY}\n\nইমেইল: a@nodikotha24.net\nবিজ্ঞাপন: b@dhaleshwaribarta.com\n"
    assert article(tmp_path, text, "a.txt").outlet is None


@pytest.mark.parametrize(
    ("head", "body", "outlet"),
    [
        ('<meta property="og:site_name" content="ধলেশ্বরী বার্তা">', "", "ধলেশ্বরী_বার্তা"),
        (f"<title>{TITLE} – ধলেশ্বরী বার্তা</title>", "<footer>© ধলেশ্বরী বার্তা ২০২৪</footer>", "ধলেশ্বরী_বার্তা"),
        (f"<title>Nodi Kotha :: {TITLE}</title>", "<footer>nodikotha@yahoo.com</footer>", "nodi_kotha"),
        (f"<title>{TITLE} – ধলেশ্বরী বার্তা</title>", "", "ধলেশ্বরী_বার্তা"),
        (f"<title>ধলেশ্বরী বার্তা: {TITLE}</title>", "", "ধলেশ্বরী_বার্তা"),
        ("<title>দৈনিক ধলেশ্বরী</title>", "", "দৈনিক_ধলেশ্বরী"),
        (f"<title>{TITLE} – নদীর ওপারে</title>", "", None),
        (f"<title>{TITLE} | জাতীয়</title>", "", None),
    ],
)
def test_name_of_the_site_and_behind_the_title(head: str, body: str, outlet: str | None, tmp_path: Path) -> None:
    found = article(tmp_path, page(head, body))
    assert (found.outlet, found.headline) == (outlet, TITLE)


def test_a_name_on_the_first_line_of_a_dump_tells_by_its_form(tmp_path: Path) -> None:
    text = f"ধলেশ্বরী বার্তা\nজাতীয়\nরাজনীতি\n{TITLE}\nপ্রকাশ: ৩ ফেব্রুয়ারি ২০২৪, ১০:১৫\n\n{BODY}\n"
    assert article(tmp_path, text, "a.txt").outlet == "ধলেশ্বরী_বার্তা"


def test_the_site_s_name_is_kept_beside_its_host(tmp_path: Path) -> None:
    head = '<meta property="og:site_name" content="ধলেশ্বরী বার্তা"><link rel="canonical" href="https://dhaleshwari.com/1">'
    found = article(tmp_path, page(head, ""))
    assert (found.outlet, found.outlet_name) == ("dhaleshwari.com", "ধলেশ্বরী বার্তা")


def test_the_time_in_the_title_of_a_published_element(tmp_path: Path) -> None:
    body = '<div class="post-footer"><abbr class="published" title="2024-02-03T10:15:00+06:00">১০:১৫ AM</abbr></div>'
    found = article(tmp_path, page(f"<title>{TITLE}</title>", body))
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2024-02-03T10:15:00+06:00"


def test_zone_of_the_country_in_the_imprint(tmp_path: Path) -> None:
    text = f"{TITLE}\nপ্রকাশ: ৩ ফেব্রুয়ারি ২০২৪, ১০:১৫\n\n{BODY}\n\nEmail: desk@thamespata.co.uk\n"
    found = article(tmp_path, text, "a.txt")
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2024-02-03T10:15:00+00:00"


def test_footer_at_the_head_of_an_article_tells_the_time(tmp_path: Path) -> None:
    meta = "<footer>লিখেছেন নদীপুর প্রতিনিধি শনি, ০২/১৩/২০২৪ - ১৮:২৫</footer>"
    html = page().replace("</h1>", "</h1>" + meta)
    found = article(tmp_path, html)
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2024-02-13T18:25:00+06:00"


def test_time_on_the_line_below_a_day_of_two_calendars(tmp_path: Path) -> None:
    text = f"{TITLE}\nনিজস্ব প্রতিবেদক\nশনিবার, ২০ মাঘ ১৪৩০, ৩ ফেব্রুয়ারি ২০২৪\nরাত ৯টা ৪৫ মিনিট\n\n{BODY}\n"
    found = article(tmp_path, text, "a.txt")
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2024-02-03T21:45:00+06:00"


def test_days_of_a_forecast_may_say_the_same(tmp_path: Path) -> None:
    same = "সারা দিন আকাশ মেঘলা থাকতে পারে। রাতে কোথাও কোথাও হালকা বৃষ্টি হতে পারে।"
    days = [f"{day}\n\n{same}" for day in ("শনিবার (৩ ফেব্রুয়ারি)", "রোববার (৪ ফেব্রুয়ারি)", "সোমবার (৫ ফেব্রুয়ারি)")]
    text = "\n\n".join(["তিন দিনের পূর্বাভাস", "প্রকাশ: ২ ফেব্রুয়ারি ২০২৪, ১০:১৫", PARAGRAPHS[0], *days])
    assert article(tmp_path, text, "a.txt").body.count(same) == 3


def test_title_and_menu_glued_without_a_space(tmp_path: Path) -> None:
    text = f"{TITLE} | নদীর কথাহোমজাতীয়খেলা{TITLE}নদীপুর প্রতিনিধিপ্রকাশিত: ১৩:২০, ৩ ফেব্রুয়ারি ২০২৪{''.join(PARAGRAPHS)}"
    found = article(tmp_path, text, "a.txt")
    assert found.headline == TITLE
