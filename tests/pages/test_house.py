"""Pages of a site about itself, and titles that name the site or the page alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.pages import read
from tests.pages.test_clues_of_pages import BODY, TEXT, TITLE
from tests.pages.test_html import article

ABOUT = "কর্ণফুলীর কথা চট্টগ্রামের একটি অনলাইন সংবাদপত্র। পাহাড় ও সাগরের মানুষের খবর আমরা সবার আগে জানাই।"
WANTED = "আগ্রহীরা জীবনবৃত্তান্ত ও এক কপি ছবি পাঠান। অভিজ্ঞদের অগ্রাধিকার দেওয়া হবে।"
MENU = "কর্ণফুলীর কথা\nপ্রথম পাতা\nখেলা\nআমাদের সম্পর্কে\nযোগাযোগ\n\n"


def kinds(folder: Path, text: str, name: str) -> list[str]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    (found,) = read([file])
    return [finding.kind for finding in found.findings]


@pytest.mark.parametrize(
    "head",
    [
        "আমাদের সম্পর্কে",
        "গোপনীয়তার নীতি",
        "ব্যবহারের শর্তাবলি",
        "বিজ্ঞাপন মূল্য তালিকা",
        "জেলা ও উপজেলা প্রতিনিধি নিয়োগ বিজ্ঞপ্তি",
        "Privacy Policy",
        "সাবস্ক্রিপশন",
        "পাতাটি খুঁজে পাওয়া যায়নি",
    ],
)
def test_a_page_about_the_site_is_no_article(head: str, tmp_path: Path) -> None:
    html = f"<html><head><title>কর্ণফুলীর কথা</title></head><body><h1>{head}</h1><p>{ABOUT}</p></body></html>"
    titled = html.replace("<title>", f"<title>{head} | ").replace(f"<h1>{head}</h1>", "")
    dump = f"{MENU}{head}\n\n{ABOUT}\n\nসম্পাদক: হাসনা হেনা\nফোন: ০১৯০০-০০০০০০\n"
    found = [kinds(tmp_path, text, name) for text, name in ((html, "a.html"), (titled, "b.html"), (dump, "c.txt"))]
    assert found == [["listing"]] * 3


@pytest.mark.parametrize("path", ["about-us", "advertise.php", "terms-of-service", "subscribe", "pages/careers"])
def test_an_address_may_tell_that_a_page_is_about_the_site(path: str, tmp_path: Path) -> None:
    link = f'<link rel="canonical" href="https://kk.example/{path}">'
    html = f"<html><head>{link}</head><body><h1>কর্ণফুলীর কথা</h1><p>{WANTED}</p><p>{ABOUT}</p></body></html>"
    assert kinds(tmp_path, html, "a.html") == ["listing"]


@pytest.mark.parametrize(
    "text",
    [
        f"{MENU}{TITLE}\n\n{BODY}\n",  # the names stand in the menu alone
        f"আমাদের পরিবার\nপ্রকাশ: ১৪ আগস্ট ২০২৪\n\n{BODY}\n",  # the headline of a story, below which it is told when
        f"সেতুর কাজ নিয়ে স্থানীয় লোকজনের অভিযোগ\n\nযোগাযোগ\n\n{BODY}\n",  # below the headline
        f"কর্ণফুলীর কথা\nখেলা\nযোগাযোগ\n{BODY}\n",  # the end of a menu
    ],
)
def test_names_of_pages_about_the_site_beside_a_story(text: str, tmp_path: Path) -> None:
    assert article(tmp_path, text, "a.txt").body == BODY


@pytest.mark.parametrize(
    "title",
    [
        "Kapotaksha Darpan | কপোতাক্ষ দর্পণ",
        "কপোতাক্ষ দর্পণ",
        "কপোতাক্ষ দর্পণ :: ই-পেপার",
        "ই-পেপার | কপোতাক্ষ দর্পণ | ১২ জানুয়ারি ২০২৫ | পৃষ্ঠা ১",
        "কপোতাক্ষ দর্পণ | দখিনের জানালা",
    ],
)
@pytest.mark.parametrize(
    ("top", "foot"),
    [
        ('<a href="/"><img src="m.png" alt="কপোতাক্ষ দর্পণ"></a>', ""),
        ("<h1>কপোতাক্ষ দর্পণ</h1>", "<div>© কপোতাক্ষ দর্পণ</div>"),
        ("", "<div>কপিরাইট © ২০২৫ কপোতাক্ষ দর্পণ</div>"),
    ],
)
def test_a_title_that_names_the_site_alone_is_no_headline(title: str, top: str, foot: str, tmp_path: Path) -> None:
    story = f'<div class="t">{TITLE}</div><div>Posted on: 12-01-2025</div>{TEXT}'
    html = f"<html><head><title>{title}</title></head><body><div>{top}</div>{story}{foot}</body></html>"
    found = article(tmp_path, html.replace("জমি অধিগ্রহণ", "কপোতাক্ষের জমি অধিগ্রহণ"))
    assert (found.headline, found.outlet_name) == (TITLE, "কপোতাক্ষ দর্পণ")


def test_a_headline_that_the_head_of_the_page_holds_stays_one(tmp_path: Path) -> None:
    head = f"<title>{TITLE}</title>"
    html = f'<html><head>{head}</head><body><div class="header"><h1>{TITLE}</h1></div>{TEXT}</body></html>'
    assert article(tmp_path, html).headline == TITLE
