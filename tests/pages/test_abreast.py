"""Columns that a tool set side by side are set below one another."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.pages import read
from annotator.pages.abreast import EXTRACTOR, below_one_another
from annotator.pages.wrapping import width

WORDS = ("নদীর", "পানি", "কমেছে", "চরের", "মানুষ", "ফিরেছেন", "নৌকায়", "ভোরে", "বাঁধের", "কাজ")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=5, max_size=12).map(lambda words: " ".join(words) + "।")
COLUMN = st.lists(SENTENCES, min_size=16, max_size=20).map(" ".join)
HEADLINES = ["ইলিশের দাম কমেছে", "সেতুর কাজ শেষ", "কাল থেকে বৃষ্টি", "নতুন ট্রেন চালু", "পাটের হাট বসেছে", "মেলায় ভিড়"]


def bare(text: str) -> int:
    """The columns that w3m takes a text for: signs of vowels take none."""
    return sum(category(sign)[0] != "M" for sign in text)


def beside(columns: list[list[str]], at: int, measure: Callable[[str], int]) -> str:
    """Some columns of lines as a tool sets them side by side, each begun at a multiple of so many places."""
    rows = []
    for parts in zip_longest(*columns, fillvalue=""):
        row = ""
        for number, part in enumerate(parts):
            row += " " * (number * at - measure(row)) + part
        rows.append(row.rstrip())
    return "\n".join(rows)


@given(st.lists(COLUMN, min_size=2, max_size=3), st.integers(36, 60), st.sampled_from([len, width, bare]))
@settings(deadline=None, max_examples=30)
def test_columns_come_back_one_below_another(texts: list[str], at: int, measure: Callable[[str], int]) -> None:
    columns = [textwrap.wrap(text, at - 4) for text in texts]
    apart = below_one_another(beside(columns, at, measure))
    assert apart is not None and apart.split() == " ".join(texts).split()


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(textwrap.wrap(" ".join(["নদীর পানি কমেছে।"] * 30), 60)),
        "\n".join(f"{name.ljust(30)}{number}" for number, name in enumerate(HEADLINES * 2)),
        ("নদীর পানি কমেছে।   " * 4000 + "\n") * 6,
        "দৈনিক চর      সোমবার      পৃষ্ঠা ৩\n\n" + "নদীর পানি কমেছে। চরের মানুষ ফিরেছেন।\n" * 8,
    ],
)
def test_what_is_no_text_in_columns_stays(text: str) -> None:
    assert below_one_another(text) is None


def test_article_beside_a_list_of_others(tmp_path: Path) -> None:
    body = [
        "নদীর পানি নামতে শুরু করায় চরের মানুষ বাড়ি ফিরছেন। তবে ঘরে ঘরে কাদা জমে আছে।",
        "ইউপি সদস্য জহুরা বেগম বলেন, চারটি গ্রামে এখনো রান্না করা যাচ্ছে না। চাল দেওয়া হয়েছে ২০০ পরিবারকে।",
    ]
    left = [line for text in body for line in (*textwrap.wrap(text, 44), "")]
    head = "পানি নামছে, ঘরে ফিরছেন চরের মানুষ\nপ্রকাশ: ৩ আগস্ট ২০২৬, ১০:০০\n\n"
    file = tmp_path / "page.txt"
    file.write_text(head + beside([left, ["সর্বশেষ", *HEADLINES]], 50, width), encoding="utf-8")
    (reading,) = read([file])
    article = reading.article
    assert article is not None and article.page.extractor == EXTRACTOR
    assert article.page.original == file.read_bytes()
    assert " ".join(article.body.split()) == " ".join(body)


@pytest.mark.parametrize(("ends", "parted"), [(1, False), (2, True)])
def test_a_column_of_running_text_ends_two_sentences(ends: int, parted: bool) -> None:
    rows = [f"{name.ljust(30)}নদীর পানি কমেছে{'।' if n < ends else ''}" for n, name in enumerate(HEADLINES)]
    assert (below_one_another("\n".join(rows)) is not None) == parted


def test_article_between_two_lists_whose_paragraphs_no_tool_has_wrapped(tmp_path: Path) -> None:
    body = [
        "নদীর পানি নামতে শুরু করায় চরের মানুষ বাড়ি ফিরছেন। তবে ঘরে ঘরে কাদা জমে আছে, পথে পথে ভাঙা গাছ পড়ে রয়েছে।",
        "ইউপি সদস্য জহুরা বেগম বলেন, চারটি গ্রামে এখনো রান্না করা যাচ্ছে না। চাল দেওয়া হয়েছে ২০০ পরিবারকে।",
        "স্থানীয় বাসিন্দাদের অভিযোগ, ত্রাণের নৌকা মাত্র দুই দিন এসেছে। চেয়ারম্যান বলেন, নৌকা কাল আবার আসবে।",
    ]
    middle = [
        "পানি নামছে, ঘরে ফিরছেন চরের মানুষ",
        "নিজস্ব প্রতিবেদক",
        "৩ আগস্ট ২০২৬, ১০:০০",
        "",
        *"\n\n".join(body).split("\n"),
    ]
    right = ["আজকের সেরা", "পাটের দাম চড়া", "ঘাটে নতুন জেটি", "", "চরে বিদ্যুৎ যাচ্ছে", "হাটে গরু কম"]
    rows = beside([HEADLINES, [line.ljust(200) for line in middle]], 50, len).split("\n")
    rows = [row.ljust(252) + (right[number] if number < len(right) else "") for number, row in enumerate(rows)]
    file = tmp_path / "page.txt"
    file.write_text("দৈনিক চরকুসুম\n" + "\n".join(rows) + "\nসম্পাদক : লাবণ্য সেন\n", encoding="utf-8")
    (reading,) = read([file])
    article = reading.article
    assert article is not None and article.headline == middle[0]
    assert " ".join(article.body.split()) == " ".join(body)


def test_a_line_that_fills_its_column_is_one_space_away() -> None:
    left = [*HEADLINES, "চরের মানুষ ফিরছে নৌকায়", *HEADLINES]
    right = ["নদীর পানি নামছে আজ।"] * len(left)
    at = len(left[len(HEADLINES)]) + 1
    apart = below_one_another(beside([left, right], at, len))
    assert apart is not None and apart.split() == " ".join([*left, *right]).split()
