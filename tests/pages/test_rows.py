"""Rows of tables: scraped bodies on one line, fields that win, rows that cannot be read."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from unicodedata import normalize

import pytest

from annotator.labels import DateKind, Holder
from annotator.models import Annotation, Article, Held, Span
from annotator.pages import Reading, read
from annotator.pages.byline import author_in
from annotator.pages.dates import DHAKA
from annotator.pages.dating import Dating, with_time
from annotator.pages.infield import has_map, in_field

BODY = "বাঁধ ভেঙে তিন গ্রাম ডুবে গেছে বলে জানিয়েছেন ইউপি চেয়ারম্যান। তিনি বলেন, ‘মানুষ এখন স্কুলে আছে।’ প্রশাসন চাল দিচ্ছে।"


def jsonl(folder: Path, *rows: Any, name: str = "rows.jsonl") -> Path:
    file = folder / name
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def one(file: Path, **options: Any) -> Reading:
    (reading,) = read([file], **options)
    return reading


def article(folder: Path, text: str, **fields: str) -> Article:
    found = one(jsonl(folder, {"text": text, **fields}))
    assert found.article is not None, found.findings
    return found.article


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ডুবে যাওয়া গ্রাম। ছবি: এএফপি প্রকাশ: ১৬ ডিসেম্বর ২০২৫ | ১৮:৩৩ | আপডেট: ১৬ ডিসেম্বর ২০২৫ | ১৯:৩৩ ", ""),
        ("প্রকাশ: ১৬ ডিসেম্বর ২০২৫ | ১৮:৩৩ | আপডেট: ১৬ ডিসেম্বর ২০২৫ | ১৯:৩৩ ", ""),
        ("ডুবে যাওয়া গ্রামছবি: রয়টার্স", ""),
        ("", " ই-মেইল: desk@example.com, ads@example.com"),
        ("", " বিডি প্রতিদিন/আরমান"),
        ("", " এমআর/টিএস/জেডি"),
        ("", "/এমআর/টিএস/"),
        ("", " আরও পড়ুন: পাহাড়ি ঢলে সড়ক বন্ধ"),
        ("", " আরও পড়ুনপাহাড়ি ঢলে সড়ক বন্ধ, আটকা পর্যটক১৬ ডিসেম্বর ২০২৫"),
    ],
)
def test_what_scrapers_joined_to_a_line_is_cut_off(before: str, after: str, tmp_path: Path) -> None:
    found = article(tmp_path, before + BODY + after)
    assert found.body == BODY


def test_time_of_a_joined_head_is_read(tmp_path: Path) -> None:
    found = article(tmp_path, "ছবি: বাসস প্রকাশ: ১৬ ডিসেম্বর ২০২৫ | ১৮:৩৩ | আপডেট: ১৭ ডিসেম্বর ২০২৫ | ১৯:৩৩ " + BODY)
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2025-12-16T18:33:00+06:00"


def test_link_inside_a_line_parts_the_body_in_two_segments(tmp_path: Path) -> None:
    link = "আরও পড়ুনপাহাড়ি ঢলে সড়ক বন্ধ০১ মে ২০২৪ "
    found = article(tmp_path, f"{BODY} {link}পানি নামছে ধীরে।")
    assert [found.page.text[start:end] for start, end in found.segments] == [BODY, "পানি নামছে ধীরে।"]


@pytest.mark.parametrize(
    "text",
    [
        "বইটি প্রকাশ করেছে নদী প্রকাশন। দাম ৩০০ টাকা।",
        "ই-মেইলে যোগাযোগ করা হলেও সাড়া মেলেনি। পরে ফোন করা হয়।",
        "সীমান্ত পিলার ২১৯/৭১ এলাকায় দুজনকে আটক করা হয়েছে।",
        "আরও পড়ুয়া দরকার বলে মনে করেন তিনি। পাঠাগার বাড়ছে না।",
        "ছবি: এই নামে একটি নাটক মঞ্চে এনেছে দলটি। নাটকটি লিখেছেন রফিক।",
        "সর্বশেষ খবর অনুযায়ী, আগুন নেভেনি। কারণ জানা যায়নি।",
    ],
)
def test_words_of_furniture_in_a_sentence_stay(text: str, tmp_path: Path) -> None:
    assert article(tmp_path, text).body == text


def test_text_that_stands_twice_is_kept_once(tmp_path: Path) -> None:
    assert article(tmp_path, f"{BODY} {BODY} শেষ কথা জানা যায়নি।").body.split("\n\n") == [BODY, "শেষ কথা জানা যায়নি।"]


def test_short_refrain_stays(tmp_path: Path) -> None:
    text = "মিছিলে স্লোগান ওঠে। ভাত চাই। কাজ চাই। পুলিশ বাধা দেয়। ভাত চাই। মিছিল থামেনি।"
    assert article(tmp_path, text).body == text


def test_lines_of_a_row_without_signs_of_furniture_all_stay(tmp_path: Path) -> None:
    text = "নদীর গান\nঢেউ ওঠে ঢেউ ভাঙে, কূল নাই\nনাই রে কূল নাই\n\nঢেউ ওঠে ঢেউ ভাঙে, কূল নাই\nগানটি লিখেছেন বাউল কাদের।"
    assert article(tmp_path, text).body == text


def test_fields_win_over_the_text(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        f"প্রকাশ: ০১ মে ২০২৪ | ১০:০০ {BODY} বিডি প্রতিদিন/আরমান",
        id="x7",
        outlet="Prothom Alo",
        url="HTTPS://www.samakal.com/a/1?utm_source=x&id=2#top",
        title="বাঁধ ভেঙে ডুবল গ্রাম",
        published_at="2024-05-02",
    )
    assert (found.page.name, found.outlet, found.outlet_name) == ("x7", "prothom_alo", "প্রথম আলো")
    assert found.url == "https://www.samakal.com/a/1?id=2"
    assert found.headline == "বাঁধ ভেঙে ডুবল গ্রাম"
    assert found.published_at is not None
    assert (found.published_at.isoformat(), found.date_only) == ("2024-05-02T00:00:00+06:00", True)


def test_address_shows_the_outlet_and_the_last_line_too(tmp_path: Path) -> None:
    assert article(tmp_path, BODY, url="https://www.bbc.com/bengali/articles/c1").outlet == "bbc_bangla"
    assert article(tmp_path, BODY, url="https://nodi.example/a/1").outlet == "nodi.example"
    assert article(tmp_path, f"{BODY} বিডি প্রতিদিন/আরমান").outlet == "bangladesh_pratidin"
    assert article(tmp_path, BODY.replace("তিনি", "তিনি প্রথম আলোকে")).outlet is None


def test_unknown_outlet_is_its_own_key_and_noted_once(tmp_path: Path) -> None:
    file = jsonl(tmp_path, *({"text": BODY, "outlet": "Nodir Kagoj"} for _ in range(3)))
    found = list(read([file]))
    assert [one.article.outlet for one in found if one.article] == ["nodir_kagoj"] * 3
    assert [finding.kind for one in found for finding in one.findings] == ["unknown_outlet"]


@pytest.mark.parametrize(
    ("fields", "key", "name"),
    [
        ({"feed": "নদীর কাগজ", "url": "https://nodirkagoj.example/1"}, "nodirkagoj.example", "নদীর কাগজ"),
        ({"feed": "নদীর কাগজ » জাতীয়", "url": "https://nodi.example/1"}, "nodi.example", "নদীর কাগজ"),
        ({"feed": "জাতীয় - নদীর কাগজ"}, "নদীর_কাগজ", "নদীর কাগজ"),
        ({"feed": "সর্বশেষ", "url": "https://nodi.example/1"}, "nodi.example", "nodi.example"),
        ({"feed": "RSS Feed"}, None, None),
        ({"feed": "নদীর কাগজ", "url": "https://www.samakal.com/1"}, "samakal", "সমকাল"),
        ({"feed": "নদীর কাগজ", "outlet": "সমকাল"}, "samakal", "সমকাল"),
        ({"outlet": "ওয়েব", "url": "https://www.samakal.com/1"}, "samakal", "সমকাল"),
    ],
)
def test_a_feed_s_title_names_its_site_beside_the_address(
    fields: dict[str, str], key: str | None, name: str | None, tmp_path: Path
) -> None:
    found = article(tmp_path, BODY, **fields)
    assert (found.outlet, found.outlet_name) == (key, name)


def test_plain_keeps_the_text_whole(tmp_path: Path) -> None:
    text = f"প্রকাশ: ০১ মে ২০২৪ | ১০:০০ {BODY} বিডি প্রতিদিন/আরমান"
    found = one(jsonl(tmp_path, {"text": f" {text}\n"}), plain=True)
    assert found.article is not None
    assert found.article.body == text


BROKEN = {
    "{": "broken_row",
    "[1]": "broken_row",
    "[" * 100_000: "broken_row",
    '{"text": ""}': "no_text",
    '{"id": 3}': "no_text",
    '{"text": 5}': "no_bangla",
    r'{"text": "ক\u0000খ।"}': "not_text",
    r'{"text": "ক\ud800খ।"}': "surrogate",
}


@pytest.mark.parametrize("row", BROKEN)
def test_broken_row_is_a_finding_and_the_next_is_read(row: str, tmp_path: Path) -> None:
    found = list(read([jsonl(tmp_path, row, {"text": BODY})]))
    assert [one.place.rpartition("#")[2] for one in found] == ["1", "2"]
    assert [finding.kind for finding in found[0].findings] == [BROKEN[row]]
    assert found[1].article is not None


def test_bytes_of_another_encoding_break_one_row_only(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_bytes(b'{"text": "\xff\xfe"}\n' + json.dumps({"text": BODY}).encode() + b"\n")
    found = list(read([file]))
    assert [bool(one.article) for one in found] == [False, True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_any_unicode_encoding(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    with file.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows(
            [["id", "Text", "outlet"], ["a", BODY, "samakal"], ["b", f"{BODY}\n{BODY[:60]}।", ""]]
        )
    found = [one.article for one in read([file])]
    assert [(article.page.name, article.outlet) for article in found if article] == [("a", "samakal"), ("b", None)]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_fields_of_decomposed_letters_are_read(form: Literal["NFC", "NFD"], tmp_path: Path) -> None:
    """Normal forms take য় apart, with which the names of January and February are written."""
    rows = [["text", "published_at"], [BODY, "৩ ফেব্রুয়ারি ২০২৪ রাত ৯টা ৮ মিনিট"], [f"{BODY} কাল।", "জানুয়ারি ৭, ২০২৪"]]
    file = tmp_path / "rows.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([normalize(form, cell) for cell in row] for row in rows)
    first, second = (one.article for one in read([file]))
    assert first
    assert (first.published_at, first.date_only) == (datetime(2024, 2, 3, 21, 8, tzinfo=DHAKA), False)
    assert second
    assert (second.published_at, second.date_only) == (datetime(2024, 1, 7, tzinfo=DHAKA), True)


def test_strings_of_markup_are_read_in_decomposed_letters_too() -> None:
    reporter = normalize("NFC", "রায়হান কবীর, প্রকাশ: ৩ ফেব্রুয়ারি ২০২৪")
    assert author_in(reporter) == normalize("NFC", "রায়হান কবীর")
    day = Dating(datetime(2024, 2, 3, tzinfo=DHAKA), True, DateKind.ADDRESS)
    timed = with_time(day, [normalize("NFC", "১০:১৫, ফেব্রুয়ারি ২০২৪")])
    assert timed
    assert (timed.when, timed.date_only) == (datetime(2024, 2, 3, 10, 15, tzinfo=DHAKA), False)


def test_csv_without_text_column_is_a_finding(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("id,rating\n1,ক\n", encoding="utf-8")
    (finding,) = one(file).findings
    assert finding.kind == "no_text_column"
    assert "id, rating" in finding.reason and "--column text=NAME" in finding.reason


def test_what_is_wrong_with_a_column_is_said_once(tmp_path: Path) -> None:
    file = jsonl(tmp_path, *({"text": BODY, "published_at": "গতকাল"} for _ in range(4)))
    found = list(read([file]))
    assert sum(one.article is not None for one in found) == 4
    told = [(finding.place, finding.severity) for one in found for finding in one.findings]
    assert told == [(f"{file}#1", "warning"), (str(file), "note")]
    assert "3 more rows" in found[-1].findings[0].reason


def test_a_row_of_markup_is_read_without_it_and_found_again_in_its_field(tmp_path: Path) -> None:
    field = f"<p>{BODY}</p><p>থানার <a href='/x'>ওসি কামাল</a> জানান, &quot;পানি নামছে।&quot;</p>"
    article = one(jsonl(tmp_path, {"text": field})).article
    assert article is not None
    assert article.body == f'{BODY}\n\nথানার ওসি কামাল জানান, "পানি নামছে।"'
    page = article.page
    assert (page.original, page.extractor, has_map(page)) == (field.encode(), "field text 1", True)
    start = page.text.index("থানার")
    span = Span.of(page.text, start, page.text.index(" জানান"))
    cue = Span.of(page.text, page.text.index("জানান"), page.text.index("জানান") + 5)
    held = Held(start=span.start, end=span.end, holder=Holder.OUTLET)
    moved = in_field(Annotation(bare_hedges=(span, cue), floor=(held,)), page)
    first, last = moved.bare_hedges
    assert [first.text, last.text] == ["থানার <a href='/x'>ওসি কামাল", "জানান"]
    assert moved.floor == (Held(start=first.start, end=first.end, holder=Holder.OUTLET),)


def test_a_page_in_a_row_is_read_as_a_page(tmp_path: Path) -> None:
    html = f"<!DOCTYPE html><html><body><nav><a href='/'>হোম</a></nav><h1>বাঁধ ভাঙল</h1><p>{BODY}</p></body></html>"
    article = one(jsonl(tmp_path, {"html": html, "url": "https://www.samakal.com/x/1", "extra": "x"})).article
    assert article is not None
    assert (article.page.media, article.headline, article.outlet) == ("html", "বাঁধ ভাঙল", "samakal")
    assert (article.body, article.extra) == (BODY, {"extra": "x"})


def test_spoiled_rows_are_mended_and_told(tmp_path: Path) -> None:
    found = one(jsonl(tmp_path, {"text": BODY.encode().decode("latin-1"), "title": "বাঁধ".encode().decode("latin-1")}))
    assert found.article is not None
    assert (found.article.body, found.article.headline) == (BODY, "বাঁধ")
    assert [(finding.kind, finding.severity) for finding in found.findings] == [("mended", "note")]


def test_rows_without_bangla_are_findings(tmp_path: Path) -> None:
    rows = [{"text": BODY}, {"text": "Sorry, you have been blocked. Please enable cookies."}, {"text": "  "}]
    found = list(read([jsonl(tmp_path, *rows)]))
    assert [[finding.kind for finding in one.findings] for one in found] == [[], ["no_bangla"], ["no_text"]]


def test_rows_of_one_id_are_told_apart(tmp_path: Path) -> None:
    files = [
        jsonl(tmp_path, {"id": 1, "text": BODY}, {"id": 1, "text": BODY[:60]}, name=name)
        for name in ("a.jsonl", "b.jsonl")
    ]
    names = [one.article.page.name for one in read(files) if one.article]
    assert names == ["1", "a/1", "b/1", "b/1-2"]


def test_row_with_a_wrong_date_or_address_is_read_with_a_warning(tmp_path: Path) -> None:
    found = one(jsonl(tmp_path, {"text": BODY, "published_at": "গতকাল", "url": "http://["}))
    assert found.article is not None
    assert {finding.kind: finding.severity for finding in found.findings} == {
        "published_at": "warning",
        "url": "warning",
    }


def test_a_wrong_time_of_an_update_is_left_out_without_a_word(tmp_path: Path) -> None:
    found = one(jsonl(tmp_path, {"text": BODY, "updated_at": "গতকাল"}))
    assert found.article is not None
    assert not found.findings


def test_a_field_with_half_a_letter_is_left_out(tmp_path: Path) -> None:
    found = one(jsonl(tmp_path, json.dumps({"text": BODY, "author": "\ud800রহিম", "title": "বাঁধ"})))
    assert found.article is not None
    assert (found.article.author, found.article.headline) == (None, "বাঁধ")
