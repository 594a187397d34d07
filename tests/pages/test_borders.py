"""Where reading draws its borders: what goes on behind another head, what a title, a day or a link may be."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from annotator.bangla.folding import FoldedText, fold
from annotator.lexicon.furniture import load_furniture
from annotator.pages import read
from annotator.pages.dates import moments
from annotator.pages.inline import cuts
from annotator.pages.lines import split
from annotator.pages.templates import learn, marked
from annotator.pages.titles import title_alone
from annotator.pages.view import view
from tests.pages.test_html import PARAGRAPHS, article
from tests.pages.test_unlisted import BODY, TITLE

FURNITURE = load_furniture()
AGAIN = [
    "সেতুর কাজ পিছিয়ে যাওয়ায় ঠিকাদারকে সড়ক বিভাগ চিঠি দিয়েছে। জমি অধিগ্রহণের টাকা ছাড় হয়নি বলে চিঠিতে জানানো হয়।",
    "প্রকল্প পরিচালক আমিনুর রশিদ চিঠির কথা স্বীকার করেছেন। ক্ষতিপূরণের টাকা না পাওয়ায় মানুষ জমি ছাড়ছেন না।",
]


def test_what_stands_behind_another_head_is_no_part_of_the_story(tmp_path: Path) -> None:
    head = f"{TITLE}\nনিজস্ব প্রতিবেদক\nপ্রকাশ: ৩ মে ২০২৪, ১০:১৫"
    other = f"ঠিকাদারকে চিঠি\nপ্রকাশ: ১ মে ২০২৪, ০৯:০০\n{AGAIN[0]}"
    below = f"আরও খবর\n{AGAIN[1]}\n{AGAIN[0]}"
    assert article(tmp_path, f"{head}\n{BODY}\n{other}\n{below}\n", "a.txt").body == BODY
    going_on = article(tmp_path, f"{head}\n{BODY}\n{below}\n", "b.txt").body
    assert going_on.split() == f"{BODY} {AGAIN[1]} {AGAIN[0]}".split()


@pytest.mark.parametrize(
    ("zone", "word", "hours"),
    [
        ("Europe/London", "BST", 1),
        ("Europe/London", "BDT", 6),
        ("America/New_York", "BST", 6),
        ("Asia/Dhaka", "BST", 6),
        ("America/New_York", "", -4),
    ],
)
def test_a_zone_behind_a_time_is_that_of_dhaka_but_for_london_s_summer(zone: str, word: str, hours: int) -> None:
    (moment,) = moments(fold(f"১২ জুন ২০২৩, ১০:১৫ {word}"), ZoneInfo(zone))
    offset = moment.when.utcoffset()
    assert offset is not None
    assert offset.total_seconds() == hours * 3600


def test_a_bare_day_behind_a_menu_is_part_of_its_sentence() -> None:
    menu = "প্রচ্ছদ জাতীয় রাজনীতি সারাদেশ খেলা"
    told = f"সেতুতে ৩ মে ২০২৪ থেকে ভারী যান বন্ধ। {' '.join(PARAGRAPHS * 3)}"
    assert told in view(fold(f"{menu} {told}"), FURNITURE).split("\n")


@pytest.mark.parametrize(("headline", "goes"), [("হাটে গরু কম", True), ("হাটে গরু", False)])
def test_a_link_s_headline_has_three_words(headline: str, goes: bool) -> None:
    text = fold(f"কাজ শেষ হয়নি। আরও পড়ুন: {headline} জেলা প্রশাসক বলেন, বরাদ্দ আসেনি। লোকজন ক্ষুব্ধ।")
    (found, at) = (cuts(FoldedText(text), False, False, FURNITURE), text.index("আরও"))
    assert found == ([(at, text.index("জেলা"))] if goes else [])


@pytest.mark.parametrize(
    ("line", "listing"),
    [
        ("Search results", True),
        ("Search results: সেতু নিয়ে যত লেখা এই পাতায় আছে তার সব কটি নতুন থেকে পুরোনো ক্রমে সাজানো", False),
        ("Search results বলে কিছু নেই, জানান তিনি।", False),
    ],
)
def test_a_short_line_at_the_top_says_that_a_page_is_an_archive(line: str, listing: bool, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{line}\n{TITLE}\n\n{BODY}\n", encoding="utf-8")
    (found,) = read([file])
    assert (found.article is None) == listing


def test_a_page_without_a_line_of_unknown_part_teaches_nothing_and_ends_nothing() -> None:
    house = "চরের চিঠির পাশে থাকুন"
    told = (f"গল্প {'ক' * (number + 1)} নিয়ে অনেক কথা শুনে আমরা সেদিন দুপুরে লিখেছি।" for number in range(3))
    pages = [("চিঠি", split(fold(f"{story}\n{house}"), FURNITURE)) for story in told]
    lines = pages[0][1]
    seen = marked(lines, learn([("চিঠি", split(fold("প্রচ্ছদ"), FURNITURE)), *pages]).of("চিঠি"))
    assert [line.kind for line in seen] == ["text", "template"]


def test_a_title_alone_loses_the_name_of_an_outlet_that_is_known_or_of_its_site() -> None:
    story = frozenset(["সেতুর"])
    for name in ("সমকাল", "নদীকথা"):
        told = title_alone([f"{TITLE} | {name}"], {"নদীকথা"}, lambda name: name == "সমকাল", story)
        assert told == TITLE


def test_what_stands_above_another_s_list_is_no_part_of_the_story(tmp_path: Path) -> None:
    head = f"{TITLE}\nনিজস্ব প্রতিবেদক\nপ্রকাশ: ৩ মে ২০২৪, ১০:১৫"
    above = f"{AGAIN[0]}\nআরও খবর\n{AGAIN[1]}"
    assert article(tmp_path, f"{above}\n{head}\n{BODY}\n", "a.txt").body == BODY


def test_a_desk_and_a_time_without_a_word_part_a_page_on_one_line(tmp_path: Path) -> None:
    menu, body = "প্রচ্ছদ জাতীয় রাজনীতি সারাদেশ খেলা", " ".join(PARAGRAPHS * 2)
    found = article(tmp_path, f"{menu} {TITLE} নদীপুর প্রতিনিধি ৩ মে ২০২৪, ১০:১৫ {body}\n", "a.txt")
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2024-05-03T10:15:00+06:00"
    assert found.body.startswith(PARAGRAPHS[0])


def test_a_row_that_is_but_a_link_is_no_article(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("id,text\n1,আরও পড়ুন হাটে গরু কম দাম চড়া\n", encoding="utf-8")
    (found,) = read([file])
    assert found.article is None
    assert [finding.kind for finding in found.findings] == ["no_article"]


@pytest.mark.parametrize("line", ["৩ মে ২০২৪, ১০:১৫", "নিজস্ব প্রতিবেদক, ৩ মে ২০২৪, ১০:১৫"])
def test_a_time_on_the_first_line_of_a_page_without_a_headline(line: str, tmp_path: Path) -> None:
    found = article(tmp_path, f"{line}\n{BODY}\n", "a.txt")
    assert (found.headline, found.body) == (None, BODY)
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2024-05-03T10:15:00+06:00"


@pytest.mark.parametrize(("between", "stays"), [("", True), ("শেয়ার করুন\n", True), ("হাটে গরু কম, দাম চড়া\n", False)])
def test_a_question_ends_a_story_where_no_headline_stands_below_it(between: str, stays: bool, tmp_path: Path) -> None:
    question = "তবে কি সেতু হবে না?"
    head = f"{TITLE}\nনিজস্ব প্রতিবেদক\nপ্রকাশ: ৩ মে ২০২৪, ১০:১৫"
    below = "আরও খবর\nপাহাড়ে ধস, পথ বন্ধ\nশীতে কাঁপছে উত্তর"
    found = article(tmp_path, f"{head}\n{BODY}\n{question}\n{between}{below}\n", "a.txt")
    assert found.body == (f"{BODY}\n{question}" if stays else BODY)
