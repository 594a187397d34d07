"""Lists, tables and other stories within the element that holds an article's text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.test_html import PARAGRAPHS, article

TITLE = "সেতুর কাজ পিছিয়েছে এক বছর"


@pytest.mark.parametrize(
    ("between", "stay"),
    [
        (
            "<table><tr><td>বরাদ্দ</td><td>৬১ কোটি</td></tr><tr><td>ব্যয়</td><td>২৯ কোটি</td></tr></table>",
            ["বরাদ্দ", "২৯ কোটি"],
        ),
        ("<p>পূর্বাভাস যা বলছে:</p><ul><li>শনিবার: মেঘলা আকাশ</li><li>রোববার: ভারী বৃষ্টি</li></ul>", ["রোববার: ভারী বৃষ্টি"]),
        ('<div class="paywall"><h3>পড়তে গ্রাহক হোন</h3><p>মাসে মাত্র ৯৯ টাকায় সব পড়ুন। বাতিল করা যাবে।</p></div>', []),
    ],
)
def test_what_stands_between_paragraphs(between: str, stay: list[str], tmp_path: Path) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    html = f"<html><body><div>প্রধান পাতা</div><h1>{TITLE}</h1><div>{first}{between}{''.join(rest)}</div></body></html>"
    found = article(tmp_path, html)
    assert all(paragraph in found.body for paragraph in PARAGRAPHS)
    assert all(line in found.body for line in stay)
    assert "গ্রাহক" not in found.body


def test_a_story_beside_the_one_with_the_headline_is_another(tmp_path: Path) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    other = "<article><h3>চিলের দেখা চরে</h3><p>দীর্ঘ দুই বছর পর চরে চিল দেখা গেছে।</p></article>"
    html = f"<html><body><article><h1>{TITLE}</h1>{text}</article>{other}</body></html>"
    assert article(tmp_path, html).body.split("\n") == PARAGRAPHS


def test_a_name_among_sections_is_no_headline(tmp_path: Path) -> None:
    body = "\n".join(PARAGRAPHS)
    text = f"হোম\nজাতীয়\nসেতুর কাজ\nআদালত\nমতামত\n{TITLE}\nপ্রকাশ: ৩ ফেব্রুয়ারি ২০২৪\nসময় : রাত ৯:২০\n{body}\n"
    found = article(tmp_path, text, "a.txt")
    assert found.headline == TITLE
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2024-02-03T21:20:00+06:00"
