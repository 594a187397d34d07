"""Heads of pages that were read wrong: captions below reporter and time, days among links, logos, accounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.pages import read
from tests.pages.test_html import PARAGRAPHS, article

HEADLINE = "নতুন সেতুর কাজ পিছিয়েছে এক বছর, ক্ষতিপূরণ পাননি কেউ"
BODY = "\n\n".join(PARAGRAPHS)
STAMP = "নদীপুর প্রতিনিধি\nপ্রকাশ: ৪ মার্চ ২০২৪, ১০:৩০\n১৫২ বার পড়া হয়েছে"


@pytest.mark.parametrize(
    "below",
    [
        "নতুন সেতুর কাজ",
        "[setu.jpg]\nনতুন সেতুর জমি",
        "এক নজরে\n* মানববন্ধনের ঘোষণা দিয়েছেন স্থানীয় লোকজন\n* ক্ষতিপূরণের টাকা পেলে জমি\n\nনতুন সেতুর জমি",
    ],
)
@pytest.mark.parametrize("stamp", [STAMP, "নদীপুর | Edited By: রওশন আরা\nPublished: 4 Mar 2024, 10:30 AM"])
def test_what_tells_less_below_reporter_and_time_is_no_headline(below: str, stamp: str, tmp_path: Path) -> None:
    found = article(tmp_path, f"প্রচ্ছদ\nজাতীয়\n\n{HEADLINE}\n\n{stamp}\n\n{below}\n\n{BODY}\n", "a.txt")
    assert (found.headline, found.body.split("\n\n")) == (HEADLINE, PARAGRAPHS)


@pytest.mark.parametrize(
    "above",
    [
        "সেতুর জমি নিয়ে সড়ক বিভাগে চিঠি",
        "নতুন ফেরি এল ঘাটে, কমেছে ভোগান্তি",
        "হাটে গরুর দাম কমেছে          নতুন সেতুর কাজ পিছিয়েছে এক বছর, ক্ষতিপূরণ পাননি কেউ, ক্ষোভ স্থানীয় লোকজনের",
    ],
)
def test_another_story_above_reporter_and_time_is_no_headline(above: str, tmp_path: Path) -> None:
    found = article(tmp_path, f"প্রচ্ছদ\nজাতীয়\n\n{above}\n{STAMP}\n\n{HEADLINE}\n\n{BODY}\n", "a.txt")
    assert found.headline == HEADLINE


@pytest.mark.parametrize("reading", ["8–10 minutes", "৫ মিনিট", "1 min read"])
def test_a_reader_view_s_headline_stands_above_how_long_it_takes_to_read(reading: str, tmp_path: Path) -> None:
    caption = "নতুন সেতুর জমি"
    who = "Author, তানিয়া পাল\n\nRole, নদীর কাগজ, নদীপুর"
    head = f"nodi.example\n{HEADLINE}\nনদীর কাগজ\n{reading}\n\n{caption}\n\n{who}\n\n৩ জুন ২০২৪"
    found = article(tmp_path, head + "\n\n" + BODY, "a.txt")
    assert (found.headline, found.author) == (HEADLINE, "তানিয়া পাল")
    assert found.body.startswith(BODY[:20])


def test_two_dandas_end_a_reporter_s_line(tmp_path: Path) -> None:
    def kept(line: str) -> bool:
        return line in article(tmp_path, f"{HEADLINE}\n{line}\n{BODY}", "a.txt").body

    assert not kept("চরপুর (নদীপুর) প্রতিনিধি ॥")
    assert kept("চরের মানুষ এখন নৌকায় রাত কাটায় ॥")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("[11]2024-03-04 [12]Nodi Desk [13]জাতীয় [14]0", "2024-03-04"),
        ("2024-03-04 [12]জাতীয়", "2024-03-04"),
        ("সেতু হবে 2024-03-04 বলেছিল [12]সড়ক বিভাগ", None),
    ],
)
def test_a_day_beside_links_with_numbers(line: str, day: str | None, tmp_path: Path) -> None:
    told = article(tmp_path, f"   [7]প্রচ্ছদ\n   [8]জাতীয়\n\n{HEADLINE}\n\n{line}\n\n{BODY}\n", "a.txt").published_at
    assert (str(told)[:10] if told else None) == day


@pytest.mark.parametrize(
    ("top", "foot", "outlet"),
    [
        (
            "[ ![Prothom Alo](https://cdn.example/l.svg) ](https://www.prothomalo.com/)",
            "© Mediastar Ltd.",
            "prothom_alo",
        ),
        ("[![](/l.svg)](https://www.prothomalo.com)", "", "prothom_alo"),
        ("[ছবিতে সেতু ![x](/l.svg) ](https://www.prothomalo.com/photo/1)", "", None),
        ("Skip to content\nনদীর ডাক\nজলের মতো সহজ", "ফেসবুকে নদীর ডাক", "নদীর_ডাক"),
        ("", "ফেসবুকে গুজব ছড়িয়ে গ্রেপ্তার", None),
    ],
)
def test_whose_page_a_linked_logo_and_an_account_tell(top: str, foot: str, outlet: str | None, tmp_path: Path) -> None:
    text = f"{top}\n\nহোম\nনদীপুর\nপ্রবাস\n\n{HEADLINE}\n{STAMP}\n\n{BODY}\n\nআরও খবর\nহাটে গরুর দাম কমেছে\n\n{foot}\n"
    assert article(tmp_path, text, "a.txt").outlet == outlet


def _front(head: str, paragraphs: list[str], ages: int) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    cards = "".join(
        f'<div><h3><a href="/{hour}">হাটে গরুর দাম কমেছে {hour} টাকা</a></h3><span>{hour} ঘণ্টা আগে</span></div>'
        for hour in "১২৩৪"[:ages]
    )
    bar = "<span>নদীপুর, সোমবার, ৪ মার্চ ২০২৪</span>"
    return f'<html><body>{bar}<div>{head}<h1><a href="/s">{HEADLINE}</a></h1>{text}</div>{cards}</body></html>'


def test_one_paragraph_below_a_link_and_others_with_their_age_are_a_front_page(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(_front("", PARAGRAPHS[:1], 4), encoding="utf-8")
    (found,) = read([file])
    assert [finding.kind for finding in found.findings] == ["listing"]


@pytest.mark.parametrize(
    ("head", "paragraphs", "ages"),
    [("<span>৪ মার্চ ২০২৪, ১০:৩০</span>", PARAGRAPHS[:1], 4), ("", PARAGRAPHS, 4), ("", PARAGRAPHS[:1], 2)],
)
def test_a_brief_with_its_time_and_a_longer_story_are_articles(
    head: str, paragraphs: list[str], ages: int, tmp_path: Path
) -> None:
    found = article(tmp_path, _front(head, paragraphs, ages))
    assert (found.headline, found.body.split("\n")) == (HEADLINE, paragraphs)


def test_the_first_heading_is_the_headline_below_who_tells_of_it(tmp_path: Path) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    above = "<div>সেতু, সড়ক ও জমি অধিগ্রহণ বিভাগ</div>"
    heading = "<h2>নতুন সেতুর কাজে দেরি</h2><div>৪ মার্চ ২০২৪</div>"
    html = f"<html><title>Press release</title><body>{above}{heading}{text}</body></html>"
    assert article(tmp_path, html).headline == "নতুন সেতুর কাজে দেরি"


def test_a_link_to_edit_a_list_of_sources_dates_nothing(tmp_path: Path) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    below = "<h2>উৎস <span>[সম্পাদনা]</span></h2><div>[সম্পাদনা]</div><ul><li>সড়ক বিভাগ, ৩ মার্চ ২০২৪</li></ul>"
    html = f"<html><body><h1>{HEADLINE}</h1><p><b>সোমবার, ৪ মার্চ ২০২৪</b></p>{text}{below}</body></html>"
    found = article(tmp_path, html)
    assert found.published_at is not None
    assert found.published_at.date().isoformat() == "2024-03-04"


def test_the_one_page_of_a_printout_is_no_archive(tmp_path: Path) -> None:
    text = f"Page 1 of 1\n{HEADLINE}\n\n৪ মার্চ ২০২৪\n\n{BODY}\n\nEnd of Document\n"
    assert article(tmp_path, text, "a.txt").headline == HEADLINE
