"""Where the parts of reading meet: what is told by whom, and which of two counts."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from annotator.bangla.folding import fold
from annotator.models import Article
from annotator.pages import Reading, read
from annotator.pages.dates import moments
from tests.pages.test_html import PARAGRAPHS, page

TITLE = "সেতুর কাজ পিছিয়েছে এক বছর"
BODY = "\n".join(PARAGRAPHS)
STAMP = "প্রকাশ: ৩ ফেব্রুয়ারি ২০২৪, ১০:১৫"
HEADLINES = ["হাটে গরু কম উঠেছে", "নৌকাবাইচে মানুষের ঢল", "পাঁচ জেলায় শীতের কাঁপন"]


def reading(folder: Path, text: str, name: str = "a.txt", **options: bool) -> Reading:
    (folder / name).write_text(text, encoding="utf-8")
    return next(read([folder / name], **options))  # type: ignore[arg-type]


def article(folder: Path, text: str, name: str = "a.txt", **options: bool) -> Article:
    found = reading(folder, text, name, **options)
    assert found.article is not None, found.findings
    return found.article


def row(**fields: str) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


def test_how_much_was_cut_is_told_by_letters(tmp_path: Path) -> None:
    other = "উপজেলা সদরে গরুর হাটে বেচাকেনা কম বলে জানালেন ইজারাদার রহমত আলী। আগামী সপ্তাহে হাট জমবে। "
    text = f"{TITLE}\n{STAMP}\n{BODY}\nমন্তব্য করুন\n{other * 5}\n"
    found = reading(tmp_path, text)
    assert found.article is not None
    assert found.article.body == BODY
    share = 1 - len(BODY) / (len(BODY.replace("\n", "")) + len((other * 5).strip()))
    (cut,) = (finding for finding in found.findings if finding.kind == "cut")
    assert cut.reason.startswith(f"{share:.0%} of its running text")


def test_below_a_labelled_head_short_lines_are_body(tmp_path: Path) -> None:
    """The text behind a head is mostly an article, so what is not known to be furniture is kept."""
    head = f"Title: {TITLE}\nURL: https://nodi.example/a/1\nSource: নদীর ওপারে\nContent:\n"
    story = f"{PARAGRAPHS[0]}\nকাজ কেন থেমে আছে\n{PARAGRAPHS[1]}\nছোট একটি কথা"
    found = article(tmp_path, head + story)
    assert (found.body, found.headline, found.outlet) == (story, TITLE, "nodi.example")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_labelled_head_is_told_as_it_stands(form: Literal["NFC", "NFD"], tmp_path: Path) -> None:
    title = unicodedata.normalize(form, f"{TITLE}, বড় ক্ষতি")
    found = article(tmp_path, f"Title: {title}\nDate: 2024-02-03\nContent:\n{BODY}")
    assert found.headline == title


def test_who_a_labelled_head_calls_the_site(tmp_path: Path) -> None:
    found = article(tmp_path, f"Title: {TITLE}\nDate: 2024-02-03\nSource: নদীর ওপারে\nContent:\n{BODY}")
    assert (found.outlet, found.outlet_name) == ("নদীর_ওপারে", "নদীর ওপারে")
    known = article(tmp_path, f"Title: {TITLE}\nDate: 2024-02-03\nSource: প্রথম আলো\nContent:\n{BODY}")
    assert known.outlet == "prothom_alo"


def test_fields_of_a_row_in_full(tmp_path: Path) -> None:
    fields = {
        **{"title": TITLE, "author": "রিনা বেগম", "section": "দেশ", "url": "https://nodi.example/a/1?utm_source=x"},
        **{"published_at": "2024-02-03T10:15:00+06:00", "updated_at": "2024-02-04T11:30:00+06:00", "text": BODY},
    }
    found = article(tmp_path, row(**fields), "a.jsonl")
    assert (found.headline, found.author, found.section, found.outlet) == (TITLE, "রিনা বেগম", "দেশ", "nodi.example")
    assert (str(found.published_at), str(found.updated_at)) == (
        "2024-02-03 10:15:00+06:00",
        "2024-02-04 11:30:00+06:00",
    )
    assert (found.url, found.body, found.date_only) == ("https://nodi.example/a/1", BODY, False)


def test_a_row_loses_what_is_joined_and_a_plain_one_nothing(tmp_path: Path) -> None:
    text = f"{BODY}\nআরও পড়ুন: {HEADLINES[0]}"
    assert article(tmp_path, row(text=text), "a.jsonl").body == BODY
    assert article(tmp_path, row(text=f" {text}\n"), "a.jsonl", plain=True).body == text


def test_a_headline_is_no_outlet_s_name(tmp_path: Path) -> None:
    found = article(tmp_path, f"{TITLE}\nপ্রথম আলো\n{STAMP}\n{BODY}\n")
    assert (found.headline, found.outlet) == (TITLE, "prothom_alo")


def test_two_outlets_alike_tell_nothing_and_the_more_often_named_counts(tmp_path: Path) -> None:
    def outlet(*names: str) -> str | None:
        return article(tmp_path, f"{TITLE}\n{STAMP}\n{BODY}\n" + "\n".join(f"© {name}" for name in names)).outlet

    assert outlet("প্রথম আলো", "সমকাল", "প্রথম আলো") == "prothom_alo"
    assert outlet("প্রথম আলো", "সমকাল") is None


@pytest.mark.parametrize(
    ("between", "kept"),
    [("শিক্ষা", True), ("শেয়ার করুন", False), (STAMP.replace("প্রকাশ", "আপডেট"), False), ("Facebook", False)],
)
def test_a_name_of_a_section_between_paragraphs_heads_what_follows(between: str, kept: bool, tmp_path: Path) -> None:
    story = [PARAGRAPHS[0], PARAGRAPHS[1], between, PARAGRAPHS[2]]
    found = article(tmp_path, f"{TITLE}\n{STAMP}\n" + "\n".join(story))
    assert (between in found.body) is kept


def test_a_name_of_a_section_above_a_short_line_goes(tmp_path: Path) -> None:
    story = "\n".join([*PARAGRAPHS[:2], "শিক্ষা", "আরও এক কথা", PARAGRAPHS[2]])
    assert "শিক্ষা" not in article(tmp_path, f"{TITLE}\n{STAMP}\n{story}").body.split("\n")


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["Tag Archives: নদী", TITLE, STAMP, *PARAGRAPHS], "listing"),
        ([TITLE, STAMP, PARAGRAPHS[0][:80] + "...", HEADLINES[0], PARAGRAPHS[1][:80] + "…"], "listing"),
        ([*HEADLINES, "৩ ঘণ্টা আগে", "৪ ঘণ্টা আগে", "৫ ঘণ্টা আগে"], "listing"),
        ([*HEADLINES, "৩ ঘণ্টা আগে", "৪ ঘণ্টা আগে"], "no_article"),
        (HEADLINES, "no_article"),
    ],
)
def test_why_a_page_is_no_article(lines: list[str], fault: str, tmp_path: Path) -> None:
    found = reading(tmp_path, "\n".join(lines))
    assert found.article is None
    assert [finding.kind for finding in found.findings] == [fault]


def test_a_title_alone_in_the_markup_is_the_headline_without_its_site(tmp_path: Path) -> None:
    html = page(f'<title>{TITLE}, বলছে সড়ক বিভাগ | নদীর ওপারে</title><meta property="og:site_name" content="নদীর ওপারে">')
    found = article(tmp_path, html.replace(f"<h1>{TITLE}</h1>", ""), "a.html")
    assert (found.headline, found.outlet) == (f"{TITLE}, বলছে সড়ক বিভাগ", "নদীর_ওপারে")


def test_verdicts_tell_of_the_pieces_of_a_line(tmp_path: Path) -> None:
    first = f"{PARAGRAPHS[0]} বিজ্ঞাপন {PARAGRAPHS[1]}"
    found = reading(tmp_path, f"{TITLE}\n{STAMP}\n{first}\n{PARAGRAPHS[2]} চিঠি/আরকে\n", explain=True)
    told = [(verdict.verdict, verdict.text) for verdict in found.verdicts]
    assert [kind for kind, _ in told] == ["headline", "furniture", "body", "cut", "body", "body", "cut"]
    assert [text for kind, text in told if kind == "cut"] == ["বিজ্ঞাপন", "চিঠি/আরকে"]
    assert "".join("".join(text.split()) for kind, text in told if kind == "body") == "".join(BODY.split())


def test_a_row_whose_paragraphs_break_off_is_no_listing(tmp_path: Path) -> None:
    text = f"{PARAGRAPHS[0][:80]}...\n{PARAGRAPHS[1][:80]}...\n{PARAGRAPHS[2]}"
    assert article(tmp_path, row(text=text), "a.jsonl").body == text
    assert reading(tmp_path, f"{TITLE}\n{STAMP}\n{text}").article is None


def test_a_story_goes_on_below_a_list_and_begins_above_one(tmp_path: Path) -> None:
    box = "\n".join(["আরও খবর", *HEADLINES])
    more = "সড়ক বিভাগ বলছে, সেতুর কাজ ও ক্ষতিপূরণের টাকা নিয়ে আগামী সপ্তাহে মানুষের সঙ্গে বৈঠক হবে। জমি পেলে কাজ শুরু হবে।"
    story = [*PARAGRAPHS, more]
    for cut in (1, 2, 3):
        text = "\n".join([TITLE, STAMP, *story[:cut], box, *story[cut:], "মন্তব্য করুন"])
        assert article(tmp_path, text).body.split() == "\n".join(story).split(), cut


def test_another_story_above_a_list_is_none_of_this_one_s(tmp_path: Path) -> None:
    other = "হাটে গরু কম উঠেছে বলে জানালেন ইজারাদার রহমত আলী। দাম চড়া, ক্রেতারা ফিরে যাচ্ছেন। খামারিরা শুক্রবারের অপেক্ষায়।"
    text = "\n".join([HEADLINES[0], other, "আরও খবর", *HEADLINES[1:], *PARAGRAPHS])
    assert other not in article(tmp_path, text).body


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("published_at", "1706933700", "2024-02-03 10:15:00+06:00"),
        ("published_at", "1706933700000", "2024-02-03 10:15:00+06:00"),
        ("published_at", "20240203T041500Z", "2024-02-03 10:15:00+06:00"),
        ("published_at", "20240203101530", "2024-02-03 10:15:30+06:00"),
        ("published_at", "3/2/24", "2024-02-03 00:00:00+06:00"),
        ("published_at", "3-2-71", "1971-02-03 00:00:00+06:00"),
        ("published_at", "Sat Feb  3 10:15:00 2024", "2024-02-03 10:15:00+06:00"),
        ("published_at", "২০২৪ সালের ৩ ফেব্রুয়ারি", "2024-02-03 00:00:00+06:00"),
        ("published_at", "ফেব্রুয়ারি", "None"),
    ],
)
def test_forms_of_a_time_in_a_field(field: str, value: str, told: str, tmp_path: Path) -> None:
    found = article(tmp_path, row(text=BODY, **{field: value}), "a.jsonl")
    assert str(found.published_at) == told


CLOCK = {
    "দুপুর": {12: 12, 1: 13, 3: 15, 11: 11},
    "বেলা": {12: 12, 7: 19, 8: 8, 11: 11},
    "রাত": {12: 0, 1: 1, 5: 5, 6: 18, 11: 23},
    "ভোর": {4: 4, 12: 12},
    "সকাল": {9: 9, 12: 12},
    "বিকেল": {3: 15, 12: 12},
    "সন্ধ্যা": {6: 18, 7: 19},
}


@pytest.mark.parametrize("word", CLOCK)
def test_hours_of_the_day_by_their_word(word: str) -> None:
    found = {hour: moments(fold(f"৩ মে ২০২৪, {word} {hour}টা"))[0].when.hour for hour in CLOCK[word]}
    assert found == CLOCK[word]


def test_items_that_the_last_line_announces_are_body(tmp_path: Path) -> None:
    items = ["১. জমির দাম মেটানো", "২. সেতুর কাজ শুরু করা", "৩. টাকা ছাড় করা"]
    heading = "তাঁদের দাবি তিনটি—"
    story = [*PARAGRAPHS, heading, *items]
    found = article(tmp_path, "\n".join([TITLE, STAMP, *story, "মন্তব্য করুন", HEADLINES[0]]))
    assert found.body.split("\n") == story
    none = article(tmp_path, "\n".join([TITLE, STAMP, *PARAGRAPHS, heading, HEADLINES[0], HEADLINES[1]]))
    assert none.body == BODY
