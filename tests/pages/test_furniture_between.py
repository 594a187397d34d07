"""Furniture between and below paragraphs: tables of figures, captions signed by the outlet, what ends a letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.test_html import PARAGRAPHS, article

TITLE = "সেতুর কাজ পিছিয়েছে এক বছর"
FIRST, *REST = PARAGRAPHS
HEADS = ["উপকরণ", "বরাদ্দ (কোটি)", "বদল"]
FIGURES = ["রড", "২৮.৪", "+১.২%", "সিমেন্ট", "২৬.১", "-০.৪%", "পাথর", "১৯.৭", "+৩.৮%"]


def rows(cells: list[str]) -> str:
    lines = (cells[at : at + 3] for at in range(0, len(cells), 3))
    return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)


@pytest.mark.parametrize("heading", [[], ["তিন উপকরণের দর"]])
def test_a_table_of_figures_is_out_as_a_whole(heading: list[str], tmp_path: Path) -> None:
    lines = [TITLE, "৩ ফেব্রুয়ারি ২০২৪", FIRST, *heading, *HEADS, *FIGURES, *REST]
    assert article(tmp_path, "\n".join(lines), "a.txt").body.split() == " ".join(PARAGRAPHS).split()
    table = f"<table>{rows(HEADS + FIGURES)}</table>"
    paragraphs = "".join(f"<p>{each}</p>" for each in REST)
    html = f"<html><body><h1>{TITLE}</h1><div><p>{FIRST}</p>{table}{paragraphs}</div></body></html>"
    assert article(tmp_path, html).body.split() == " ".join(PARAGRAPHS).split()


def test_a_table_of_words_stays_with_its_figures(tmp_path: Path) -> None:
    cells = ["উপকরণ", "অবস্থা", "দিন", "রড", "ঘাটে এসেছে", "১২", "সিমেন্ট", "পথে আছে", "৯", "পাথর", "কেনা হয়নি", "৪৫"]
    paragraphs = "".join(f"<p>{each}</p>" for each in REST)
    table = f"<table>{rows(cells)}</table>"
    html = f"<html><body><h1>{TITLE}</h1><div><p>{FIRST}</p>{table}{paragraphs}</div></body></html>"
    assert article(tmp_path, html).body.split("\n") == [FIRST, *cells, *REST]


@pytest.mark.parametrize(
    "caption", ["![](/setu.jpg)\n\nঘাটে নৌকার অপেক্ষায় যাত্রীরা। -রিপন", "ঘাটে নৌকার অপেক্ষায় যাত্রীরা। – নদীর কাগজ"]
)
def test_a_caption_ends_with_the_name_of_the_outlet(caption: str, tmp_path: Path) -> None:
    text = f"[নদীর কাগজ](/)\n\n# {TITLE}\n\n৩ ফেব্রুয়ারি ২০২৪\n\n{caption}\n\n" + "\n\n".join(PARAGRAPHS)
    assert article(tmp_path, text, "a.md").body.split("\n\n") == PARAGRAPHS


def test_a_saying_with_a_name_behind_it_is_body(tmp_path: Path) -> None:
    paragraphs = [FIRST, "‘সেতু হলে সবাই বাঁচে।’ – রিপন মাঝি", *REST]
    text = f"নদীর কাগজ\n\n{TITLE}\n\nরিপন মাঝি\n৩ ফেব্রুয়ারি ২০২৪\n\n" + "\n\n".join(paragraphs)
    assert article(tmp_path, text, "a.txt").body.split("\n\n") == paragraphs


@pytest.mark.parametrize(
    "below",
    [
        "বন্ধুকে পাঠান (https://nodi.example/f)",
        "Forward to a friend <https://nodi.example/f>",
        "চিঠিটা কেমন লাগল (https://nodi.example/f)",
        "ব্রাউজারে পড়ুন",
        "--\nআমরা ঘাটে ঘাটে খবর খুঁজি।\nকাচারি ঘাট, নদীপুর",
        "আপনি এই চিঠি পাচ্ছেন কারণ nodi.example-এ নাম লিখিয়েছিলেন।",
    ],
)
def test_what_ends_a_letter_is_no_body(below: str, tmp_path: Path) -> None:
    head = f"From: নদীর কাগজ <chithi@nodi.example>\nSubject: {TITLE}\nDate: 3 Feb 2024 10:15\n\n"
    text = head + "\n\n".join(PARAGRAPHS) + f"\n\n{below}\n"
    assert article(tmp_path, text, "a.txt").body.split("\n\n") == PARAGRAPHS


def test_a_rule_above_paragraphs_ends_nothing(tmp_path: Path) -> None:
    text = f"{TITLE}\n৩ ফেব্রুয়ারি ২০২৪\n\n{FIRST}\n\n--\n\n" + "\n\n".join(REST)
    assert article(tmp_path, text, "a.txt").body.split() == " ".join(PARAGRAPHS).split()
