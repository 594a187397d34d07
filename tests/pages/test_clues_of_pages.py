"""What a careful reader goes by where a page says neither outlet nor time in so many words, each in several forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.bangla.folding import fold
from annotator.pages import read
from tests.pages.test_html import PARAGRAPHS, article

TITLE = "কপোতাক্ষের বাঁধ ধসে ঘরছাড়া চারশো পরিবার"
TIME = '<time datetime="2024-08-14T10:20:00+06:00">১৪ আগস্ট ২০২৪</time>'
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
BODY = "\n\n".join(PARAGRAPHS)


def page(inner: str, title: str = TITLE, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{inner}</body></html>"


def story(top: str = "", under: str = TIME, foot: str = "", title: str = TITLE, head: str = "") -> str:
    return page(f"{top}<h1>{TITLE}</h1><div>{under}</div>{TEXT}{foot}", title, head)


MEDIUM = '<meta property="og:site_name" content="Medium"><link rel="canonical" href="https://medium.com/kadamati/x-1">'
SAVED = "<!DOCTYPE html><html><!--\n Page saved with SingleFile\n url: https://www.chorbarta.example/n/1\n-->"


@pytest.mark.parametrize(
    ("html", "outlet"),
    [
        (story("<div>খুলনাঞ্চল</div>", title=f"খুলনাঞ্চল ■ {TITLE}"), "খুলনাঞ্চল"),
        (story(title=f"ঘুড়ি সাময়িকী ❘ {TITLE}"), "ঘুড়ি সাময়িকী"),
        (story(foot="<footer>© নদী দর্পণ</footer>").replace(TITLE, f"আজকের দর: {TITLE}"), "নদী দর্পণ"),
        (story(title=f"{TITLE} | by রুবেল দাস | কাদামাটি | Aug, 2024 | Medium", head=MEDIUM), "কাদামাটি"),
        (story("<div><div>লোক বেতার ৯৯.২ এফএম</div><small>বরগুনার কথা</small></div>"), "লোক বেতার ৯৯.২ এফএম"),
        (story("<div><b>সাপ্তাহিক রূপসার ঢেউ</b><i>সবচেয়ে প্রাচীন</i></div>"), "সাপ্তাহিক রূপসার ঢেউ"),
        (story("<div>পাক্ষিক অনুসন্ধানী পত্রিকা <h6>পাক্ষিক অন্বেষা</h6></div>"), "পাক্ষিক অন্বেষা"),
        (story('<div class="masthead"><h2>দেশ দর্শন</h2><small>সত্য যেখানে</small></div>'), "দেশ দর্শন"),
        (story('<div id="header"><h2>জেলা তথ্য দফতর</h2><span>সরকারি</span></div>'), "জেলা তথ্য দফতর"),
        (
            story(foot="<p>ছবি: কপোতাক্ষ বার্তা</p><div>সম্পাদক: আলী আকবর। mail: kapotakshabarta@gmail.com</div>"),
            "কপোতাক্ষ বার্তা",
        ),
        (story(foot="<p>ছবি: কপোতাক্ষ বার্তা</p><div>সম্পাদক: আলী আকবর।</div>"), None),
        (story("<div>রেজি: খু-৯ | বর্ষ ১২ | সংখ্যা ৪</div>"), None),
        (story(under=f"টাঙ্গন নিউজ ২৪ ডেস্ক :: {TIME}"), "টাঙ্গন নিউজ ২৪"),
        (story().replace("<html>", SAVED), "chorbarta.example"),
    ],
)
def test_whose_page_it_is(html: str, outlet: str | None, tmp_path: Path) -> None:
    assert article(tmp_path, html).outlet_name == outlet


@pytest.mark.parametrize(
    ("text", "outlet", "day"),
    [
        (f"{TITLE}\n\n{BODY}\n\nআজকের পত্রিকা, ঢাকা। বুধবার, ১৪ আগস্ট ২০২৪, পৃ. ৩\n", "ajker_patrika", "2024-08-14"),
        (f"{TITLE}\n\n{BODY}\n\nদৈনিক উপকূলের ডাক, ১৪ আগস্ট ২০২৪, পৃ. ৩\n", "দৈনিক_উপকূলের_ডাক", "2024-08-14"),
        (f"☰\n🔍\nখেয়াঘাট.নেট\nজেলা\tমতামত\n{TITLE}\n১৪ আগস্ট ২০২৪ ১০:২০ এএম\n{BODY}\n", "খেয়াঘাট.নেট", "2024-08-14"),
        (f"Radio Rupsa 98.4 FM\n\n{TITLE}\nপ্রকাশ: ১৪ আগস্ট ২০২৪\n\n{BODY}\n", "radio_rupsa_98.4_fm", "2024-08-14"),
    ],
)
def test_whose_text_it_is(text: str, outlet: str, day: str, tmp_path: Path) -> None:
    found = article(tmp_path, text, "a.txt")
    assert (fold(found.outlet or ""), found.headline, str(found.published_at)[:10]) == (fold(outlet), TITLE, day)
    assert found.body == BODY


def test_a_mail_sent_on_is_of_its_first_sender_and_headed_by_its_text(tmp_path: Path) -> None:
    head = (
        f"From: চর বেতার বার্তাকক্ষ <news@chorbetar.fm>\nDate: Wed, 14 Aug 2024 10:20\n"
        f"Subject: দুপুরের খবর: {TITLE}\nTo: <a@b.org>"
    )
    found = article(tmp_path, f"{head}\n\n{TITLE}\n\n{BODY}\n", "a.txt")
    assert (found.outlet, found.headline) == ("chorbetar.fm", TITLE)


PUBLISHED = '<footer><time class="entry-date published" datetime="2024-08-14T10:20:00+06:00">Aug 14</time></footer>'
FILED = "<p>রাহাত/মিতু/২০২৪/১০২০ ঘণ্টা</p>"
BAR = "<div>খুলনা, {}</div>"


@pytest.mark.parametrize(
    ("html", "when"),
    [
        (page(f"<article><h1>{TITLE}</h1>{TEXT}{PUBLISHED}</article>"), "2024-08-14 10:20"),
        (story(under='<span title="১৪ আগস্ট ২০২৪, সকাল ১০:২০">৩ দিন আগে</span>'), "2024-08-14 10:20"),
        (story(under='<span data-time="2024-08-14T10:20:00+06:00">5 days ago</span>'), "2024-08-14 10:20"),
        (story(under='<span title="১৪ আগস্ট ২০২৪">মিনা পাল</span>'), None),
        (story(under="বুধবার ১৪/০৮/২৪ · সকাল ১০টা"), "2024-08-14 10:00"),
        (story(under="১৪-০৮-২৪ (বুধবার)"), "2024-08-14 00:00"),
        (story(under="18 mag 2023"), "2023-05-18 00:00"),
        (story(under="Publié le 3 août 2024"), "2024-08-03 00:00"),
        (story(under="3 de mayo de 2022"), "2022-05-03 00:00"),
        (story(under="12. März 2023"), "2023-03-12 00:00"),
        (story(under="সাতক্ষীরা, ৩০ শ্রাবণ (১৪ আগস্ট):", foot=f"<p>#</p>{FILED}"), "2024-08-14 10:20"),
        (story(under="", foot=FILED), None),
        (story(under="", foot="<p>নদী বাংলা/ এনএন/ এসএম/ ১৪-০৮-২০২৪/ ১০২০ ঘ.</p>"), "2024-08-14 10:20"),
        (story(BAR.format("বুধবার, ১৪ আগস্ট ২০২৪"), "খুলনা ব্যুরো | সকাল ১০:২০"), "2024-08-14 10:20"),
        (story(BAR.format("রবিবার, ২৯ নভেম্বর ২০২৬"), "খুলনা ব্যুরো"), None),
        (story(BAR.format("মঙ্গলবার, ৩ আগস্ট ২০০৪"), "খুলনা ব্যুরো"), "2004-08-03 00:00"),
    ],
)
def test_when_it_came_out(html: str, when: str | None, tmp_path: Path) -> None:
    found = article(tmp_path, html).published_at
    assert (str(found)[:16] if found else None) == when


NO_RESULT = "<p>দুঃখিত, কোনো খবর মেলেনি। বানান মিলিয়ে আবার খুঁজে দেখুন, অথবা নিচের বিষয়গুলো পড়ুন।</p>"
FIELDS = "<form><label>ইমেইল</label><input><label>পাসওয়ার্ড</label><input></form>"
ABOUT = "<p>তাহমিদা আলম পনেরো বছর ধরে নদী ও চরের মানুষ নিয়ে লিখছেন। ২০১৯ সালে তিনি একটি পুরস্কার পান।</p>"


@pytest.mark.parametrize(
    "html",
    [
        page(f"<h2>“বাঁধ”</h2>{NO_RESULT}", "অনুসন্ধান ফলাফল | চরবার্তা"),
        page(f"<h1>চরবার্তা</h1><p>লেখাটি পড়তে অ্যাকাউন্ট খুলুন। এতে কোনো খরচ নেই, সময়ও লাগে না।</p>{FIELDS}", "চরবার্তা"),
        page("<h1>চরবার্তা</h1><p>লেখাটি পড়তে অ্যাকাউন্ট খুলুন। এতে কোনো খরচ নেই, সময়ও লাগে না।</p>", "প্রবেশ করুন – চরবার্তা"),
        page(f"<h1>তাহমিদা আলম</h1>{ABOUT}", head='<meta property="og:type" content="profile">'),
        page(f"<h1>তাহমিদা আলম</h1>{ABOUT}<h3>তাহমিদা আলমের সব লেখা (৬২)</h3><ul><li>চরে নতুন স্কুল</li></ul>"),
    ],
)
def test_pages_that_hold_no_story(html: str, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(html, encoding="utf-8")
    (found,) = read([file])
    assert [finding.kind for finding in found.findings] == ["listing"]


def test_a_field_for_a_password_beside_a_story_is_no_matter(tmp_path: Path) -> None:
    assert article(tmp_path, story(f"<div>{FIELDS}</div>")).headline == TITLE


def test_comments_above_the_story_are_none_of_it(tmp_path: Path) -> None:
    comments = "<div><h5>পাঠকের মন্তব্য</h5><p>তালিকা আগে ছাপা হোক, তারপর বিচার। কেউ কিছু করবে না।</p></div>"
    found = article(tmp_path, story(comments, "আদালত প্রতিবেদক ॥ দুপুর ২:১৪"))
    assert (found.headline, found.body.split("\n")) == (TITLE, PARAGRAPHS)


def test_the_first_heading_of_a_live_report_is_of_it(tmp_path: Path) -> None:
    entries = "".join(
        f"<h3>বাঁধে ফাটল {number} জায়গায়</h3><p>{text}</p>" for number, text in zip("১২৩", PARAGRAPHS, strict=True)
    )
    found = article(tmp_path, page(f"<h1>{TITLE}</h1><p>সর্বশেষ হালনাগাদ: ১৪ আগস্ট ২০২৪, ১০:২০</p>{entries}"))
    assert found.body.startswith("বাঁধে ফাটল ১")
