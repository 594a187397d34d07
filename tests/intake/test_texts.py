"""Several articles in one text, and text that was spoiled or holds markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.intake import Document
from annotator.intake.mending import mended
from annotator.intake.several import parts
from annotator.intake.unmarked import has_markup, unmarked
from tests.intake.making import BODY, findings_of, taken

HEADS = ["=== Article {} ===", "--- {} ---", "Article {}:", "#{}", "[{}]", "সংবাদ {}", "News no. {}", "{}."]


@pytest.mark.parametrize("head", HEADS)
def test_numbered_articles_are_parted(head: str, tmp_path: Path) -> None:
    text = "\n\n".join(f"{head.format(number)}\nবাঁধ ভাঙল {number}\n{BODY}" for number in (1, 2, 3))
    found = taken(tmp_path, "x.txt", text.encode())
    documents = [each for each in found if isinstance(each, Document)]
    assert [each.place.rpartition("#")[2] for each in documents] == ["1", "2", "3"]
    assert "".join(each.text for each in documents) == text
    assert [finding.kind for finding in findings_of(found)] == ["several"]


@pytest.mark.parametrize("between", ["=====", "-" * 40, "* * * * * *"])
def test_articles_with_labelled_heads_are_parted_by_rulers(between: str) -> None:
    text = f"\n{between}\n".join(f"Title: বাঁধ ভাঙল {number}\nDate: 2024-05-01\n\n{BODY}" for number in (1, 2, 3))
    assert len(parts(text)) == 3


NOTES = ["প্রেস বিজ্ঞপ্তি", "তথ্যবিবরণী        নম্বর : ৪৫{}", "সংবাদ বিজ্ঞপ্তি ({})", "PRESS RELEASE", "**প্রেস নোট নং {}**"]


@pytest.mark.parametrize("head", NOTES)
def test_notes_to_the_press_are_parted_by_what_heads_each(head: str) -> None:
    text = "\n\n".join(f"{head.format(n)}\n\nবাঁধ ভাঙল\n{BODY}" for n in "১২৩")
    assert len(parts(text)) == 3
    assert len(parts(f"{BODY}\n\n{text}")) == 1
    in_the_text = "\n\n".join(f"প্রেস বিজ্ঞপ্তিতে {BODY}" for _ in "১২৩")
    assert len(parts(in_the_text)) == 1


@pytest.mark.parametrize(
    ("head", "between"),
    [
        ("{}। বাঁধ ভাঙল রাতে\nনিজস্ব প্রতিবেদক\n১২ মে ২০২৪\n", "\n\n"),
        ("{}. বাঁধ ভাঙল রাতে\nনদীপুর, ১২ মে : ", "\n"),
        ("বাঁধ ভাঙল {}\n১২/০৫/২০২৪\n", "\n-----\n"),
        ("বাঁধ ভাঙল {}\n\nপ্রকাশ: ১২ জানুয়ারি ২০২৪\n", "\n* * * * * *\n"),
    ],
)
def test_headlines_with_a_day_are_parted_by_their_numbers_or_by_rulers(head: str, between: str) -> None:
    assert len(parts(between.join(head.format(number) + BODY for number in "১২৩"))) == 3


def test_a_digest_is_parted_below_its_head_and_without_its_numbers() -> None:
    items = "\n\n".join(f"{number}. বাঁধ ভাঙল রাতে\n(নদীকথা, ১২ মে ২০২৪)\n\n{BODY}" for number in "১২৩")
    text = f"নদী অঞ্চলের আজকের বাছাই খবর – ১২ মে ২০২৪\nপ্রস্তুত করেছে: সংবাদ বাছাই কক্ষ, নদীপুর\n\n{items}"
    assert [text[start:end].split("\n")[0] for start, end in parts(text)] == ["বাঁধ ভাঙল রাতে"] * 3
    assert len(parts(f"{BODY}\n\n{items}")) == 1


def test_labels_above_and_below_an_article_tell_of_it(tmp_path: Path) -> None:
    text = "\n\n".join(f"{number}\nবাঁধ ভাঙল\n{BODY}\ncategory: দেশ\ntime: ১২ আগস্ট ২০২৪" for number in (1, 2))
    found = [each for each in taken(tmp_path, "x.txt", text.encode()) if isinstance(each, Document)]
    assert [each.told for each in found] == [{"section": "দেশ", "published_at": "১২ আগস্ট ২০২৪"}] * 2


def test_labelled_heads_part_articles() -> None:
    for between in ("\n\n", "\n"):
        text = between.join(f"URL: https://nodi.example/{n}\nTitle: বাঁধ\n{BODY}" for n in (1, 2, 3))
        assert len(parts(text)) == 3
    text = "\n\n".join(f"URL: https://nodi.example/{number}\nTitle: বাঁধ\n\n{BODY}" for number in (1, 2, 3))
    assert len(parts(text)) == 3


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\n1\n\nছবি\n\n2\n\nছবি",
        f"{BODY} {BODY}\n\n১.\n{BODY}\n\n২.\n{BODY}",
        f"Title: বাঁধ\nURL: https://nodi.example/1\n\n{BODY}",
        f"{BODY}\n=====\n{BODY}\n=====\n{BODY}",
        f"২০২৪\n\n{BODY}\n\n২০২৫\n\n{BODY}",
        f"১। বাঁধ ভাঙল রাতে\n{BODY}\n\n২। সেতু ভাঙল দিনে\n{BODY}",
        f"বাঁধ ভাঙল\n১২ মে ২০২৪\n{BODY}\n-----\n{BODY}\n-----\n{BODY}",
        f"প্রেস বিজ্ঞপ্তি\n\nবাঁধ ভাঙল\n{BODY}\n{BODY}",
    ],
)
def test_one_article_stays_one(text: str) -> None:
    assert parts(text) == [(0, len(text))]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("<p>বাঁধ&nbsp;ভেঙেছে।</p>", "\nবাঁধ\u00a0ভেঙেছে।\n"),
        ('নদী <a href="/t">বাঁধ</a> ভাঙে', "নদী বাঁধ ভাঙে"),
        ("নদী<br/>বাঁধ", "নদী\nবাঁধ"),
        ("নদী &amp;amp; বাঁধ &#2453;", "নদী & বাঁধ ক"),
        ("&lt;p&gt;নদী&lt;/p&gt;", "\nনদী\n"),
        ("<script>var x = '<p>';</script>নদী<!-- <p> -->", "নদী"),
        ("[caption id='1']নদী[/caption]", "নদী"),
        (r"নদী\nবাঁধ\r\nগ্রাম", "নদী\nবাঁধ\nগ্রাম"),
        ("৫ < ৬ ও <নদী> থাকে", "৫ < ৬ ও <নদী> থাকে"),
    ],
)
def test_markup_goes_and_the_text_stays(field: str, text: str) -> None:
    assert unmarked(field).text == text
    assert has_markup(field) == (field != text)


PIECES = st.lists(st.sampled_from(["বাঁধ", " ", "<p>", "</p>", "<b>", "</b>", "&nbsp;", "&quot;", "<br>", "x"]))


@given(PIECES)
def test_every_sign_is_found_again_in_the_field(pieces: list[str]) -> None:
    field = "".join(pieces)
    text = unmarked(field)
    for at, sign in enumerate(text.text):
        start, end = text.in_field(at, at + 1)
        assert 0 <= start < end <= len(field)
        assert field[start:end] == sign or field[start] in "<&"
    if text.text:
        start, end = text.in_field(0, len(text.text))
        assert unmarked(field[start:end]).text == text.text


def test_mojibake_is_mended_and_told() -> None:
    for encoding in ("latin-1", "cp1252"):
        spoiled = BODY.encode().decode(encoding, errors="replace" if encoding == "cp1252" else "strict")
        better = mended(spoiled)
        assert (better.text == BODY and better.how is not None) or "\ufffd" in spoiled
    assert mended(BODY.encode().decode("latin-1")).text == BODY


def test_letters_written_as_numbers_are_mended() -> None:
    better = mended(BODY.encode("unicode_escape").decode() + "\\nশেষ")
    assert mended(BODY.encode("unicode_escape").decode()).text == BODY
    assert better.how is None or "\n" in better.text


@pytest.mark.parametrize("text", [BODY, "à la carte", "বাঁধ à¦ à¦ à¦", r"C:\u09temp", ""])
def test_what_is_whole_is_left(text: str) -> None:
    assert mended(text).text == text
