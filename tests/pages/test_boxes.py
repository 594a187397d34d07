"""What stands in the middle of an article or right below it: boxes with links, notes of world services, scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.test_html import PARAGRAPHS, article

TITLE = "নতুন সেতুর কাজ পিছিয়েছে এক বছর"
HEAD = f"{TITLE}\nপ্রকাশ: ৩ জুন ২০২৪, ১০:১৫\n\n"
SCORES = ["নদীপুর ১ম ইনিংস: ২৪১/১০ (৮১.৪ ওভার; রাফি ৯২; সেলিম ৪/৫০)", "চরপুর ১ম ইনিংস: ৮৮/৩ (২২ ওভার; জয় ৪১*)"]


def with_markup(box: str) -> str:
    first, second, third = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"<html><body><h1>{TITLE}</h1><div>প্রকাশ: ৩ জুন ২০২৪</div><div>{first}{second}{box}{third}</div></body></html>"


@pytest.mark.parametrize(
    "box",
    [
        '<div class="x"><a href="/y"><h4>বন্যায় বন্ধ ট্রেন</h4></a></div>',
        '<div><h3><a href="/y">বন্যায় বন্ধ ট্রেন</a></h3></div>',
        "<div><p>To view this video please enable JavaScript, and use a browser that supports HTML5</p></div>",
    ],
)
def test_a_box_in_the_middle_takes_no_paragraph_with_it(box: str, tmp_path: Path) -> None:
    assert article(tmp_path, with_markup(box)).body.split() == " ".join(PARAGRAPHS).split()


def test_what_stands_below_a_linked_heading_in_its_box_is_of_that_story(tmp_path: Path) -> None:
    box = '<div><h4><a href="/y">বন্যায় বন্ধ ট্রেন</a></h4><p>রেললাইনে পানি ওঠায় দুই দিন ধরে ট্রেন চলছে না।</p></div>'
    assert article(tmp_path, with_markup(box)).body.split() == " ".join(PARAGRAPHS).split()


@pytest.mark.parametrize("classes", ["elementor-posts-container", "posts-grid", "PostsList", "post-grid"])
def test_cards_of_other_stories_below_are_no_body(classes: str, tmp_path: Path) -> None:
    card = "<article><h3><a>বন্যায় বন্ধ ট্রেন</a></h3><div><p>রেললাইনে পানি ওঠায় দুই দিন ধরে ট্রেন চলছে না।</p></div></article>"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    below = f'<section><h2>আরও পড়তে পারেন</h2><div class="{classes}">{card}</div></section>'
    html = f"<html><body><div><h1>{TITLE}</h1><div>প্রকাশ: ৩ জুন ২০২৪</div><div>{text}</div>{below}</div></body></html>"
    assert article(tmp_path, html).body.split() == " ".join(PARAGRAPHS).split()
    own = html.replace(below, "").replace("<div><h1>", f'<div class="{classes}"><h1>')
    assert article(tmp_path, own).body.split() == " ".join(PARAGRAPHS).split()


@pytest.mark.parametrize(
    "note",
    [
        "নদী বেতারের সর্বশেষ খবর ও বিশ্লেষণ এখন সরাসরি আপনার ফোনে।",
        "ফলো করুন, নোটিফিকেশন অন রাখুন",
        "Skip নদী বেতারের অন্যান্য খবর and continue reading",
        "End of নদী বেতারের অন্যান্য খবর",
        "এই অংশ দেখতে জাভাস্ক্রিপ্ট চালু করুন।",
    ],
)
def test_notes_of_world_services_are_no_body(note: str, tmp_path: Path) -> None:
    text = "\n\n".join([*PARAGRAPHS[:2], note, PARAGRAPHS[2]])
    assert article(tmp_path, f"{HEAD}{text}\n", "a.txt").body.split() == " ".join(PARAGRAPHS).split()


@pytest.mark.parametrize(
    "below",
    [
        ["সংক্ষিপ্ত স্কোর:", *SCORES],
        ["সংক্ষিপ্ত স্কোর:", *SCORES, "ফল: খেলা ড্র", "ম্যাচসেরা: রাফি হাসান"],
        [f"স্কোর: {SCORES[0]}"],
        ["দুই দলের রান:", SCORES[1]],
    ],
)
def test_scores_at_the_end_are_of_the_body(below: list[str], tmp_path: Path) -> None:
    end = "আরও পড়ুন\nচরে নতুন স্কুল\n"
    text = "\n\n".join([*PARAGRAPHS, *below])
    assert article(tmp_path, f"{HEAD}{text}\n\n{end}", "a.txt").body.split() == text.split()


@pytest.mark.parametrize("below", [["আজকের বাছাই:", "চরে নতুন স্কুল", "হাটে গরু কম"], ["৩ দিনে ২ জেলায় ৭ জনের মৃত্যু"]])
def test_headlines_below_are_no_scores(below: list[str], tmp_path: Path) -> None:
    text = "\n\n".join([*PARAGRAPHS, *below])
    assert article(tmp_path, f"{HEAD}{text}\n", "a.txt").body.split() == " ".join(PARAGRAPHS).split()


def test_a_ticker_and_a_reporter_joined_to_a_headline_that_the_title_repeats(tmp_path: Path) -> None:
    ticker = "ব্রেকিং:" + " • ".join(["শেয়ারের দর কমল", "চরে নতুন স্কুল হচ্ছে", "হাটে গরু কম এবার"])
    top = f"{TITLE} | তিস্তাপাড়{ticker}প্রচ্ছদজাতীয়খেলা"
    text = f"{top}{TITLE}নদীপুর প্রতিনিধিপ্রকাশ: ৩ জুন ২০২৪, ১০:১৫ এএম{''.join(PARAGRAPHS)}শেয়ার করুন"
    found = article(tmp_path, text, "a.txt")
    assert (found.headline, found.body, found.outlet) == (TITLE, "".join(PARAGRAPHS), None)
    assert str(found.published_at) == "2024-06-03 10:15:00+06:00"
