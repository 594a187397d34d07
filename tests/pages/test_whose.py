"""The places that name a page's outlet, alone and against one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.bangla.consonants import consonants
from annotator.bangla.folding import fold
from annotator.pages import read
from tests.pages.test_html import PARAGRAPHS, article

TITLE = "ভাটির ঢালে জলাবদ্ধতা, নষ্ট হচ্ছে চারা"
NAME = "হাওরের ডাক"
STORY = "সেতুর কাজ পিছিয়েছে এক বছর"
TIME = "<div>প্রকাশ: ২৯ নভেম্বর ২০২৪, ১০:২০</div>"

MAST = f"{NAME}\nভাটির মানুষের কথা\n\nপ্রচ্ছদ\nছাতক\nজগন্নাথপুর\nতাহিরপুর\nমাছ"
LETTER = f"From: {NAME} <chithi@haorerdak.press>\nTo: a@b.example\nDate: 2024-11-29\nSubject: {STORY}"
OTHERS = '<a href="/b">বাঁধ</a><a href="/c">ধান</a><a href="https://dc.example/">জেলা প্রশাসন</a>'


def page(head: str = "", top: str = "", under: str = "", foot: str = "", title: str = TITLE) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    main = f"<div><h1>{TITLE}</h1>{TIME}{under}{text}</div>"
    return f"<html><head><title>{title}</title>{head}</head><body>{top}{main}{foot}</body></html>"


@pytest.mark.parametrize(
    "html",
    [
        page('<meta property="og:site_name" content="হাওরের ডাক | সর্বশেষ খবর">'),
        page('<meta property="og:site_name" content="হাওরের ডাক : সত্যের সন্ধানে">'),
        page('<meta property="og:site_name" content="হাওরের ডাক (অনলাইন সংস্করণ)">'),
        page('<meta property="og:site_name" content="হাওরের ডাক | Online Bangla News Portal">'),
        page('<meta property="og:site_name" content="হাওরের ডাক অনলাইন নিউজ পোর্টাল">'),
        page('<meta property="og:site_name" content="হাওরের ডাক Online Bangla News Portal">'),
        page('<meta property="al:android:app_name" content="হাওরের ডাক">'),
        page('<link rel="alternate" type="application/rss+xml" title="হাওরের ডাক &raquo; Feed" href="/feed">'),
        page(title=f"{NAME} | {TITLE}"),
        page(title=f"{TITLE} | জাতীয় | {NAME}"),
        page(title=f"{TITLE} | {NAME} - সত্যের সন্ধানে"),
        page(title=f"{TITLE} :: {NAME} মোবাইল"),
        page(title=f"{TITLE} | {NAME} (মোবাইল সংস্করণ)"),
        page('<meta property="og:site_name" content="হাওরের ডাক ই-পেপার">'),
        page(top='<a href="index.php"><img src="/x.png" alt="হাওরের ডাক"></a>'),
        page(top='<div class="logo"><a href="#"><img src="/x.png" alt="হাওরের ডাক লোগো"></a></div>'),
        page(top='<p class="site-title"><a href="#">হাওরের ডাক</a></p>'),
        page(top="<header><h2>হাওরের ডাক</h2><p>সত্যের সন্ধানে</p></header>"),
        page(foot="<div>All rights reserved © হাওরের ডাক 2024. Developed by SoftHost</div>"),
        page(foot="<div>হাওরের ডাক কর্তৃক সর্বস্বত্ব সংরক্ষিত</div>"),
        page(under="<div>হাওরের ডাক ডেস্ক</div>"),
        page(under="<p>হাওরের ডাক-এর খবর পেতে গুগল নিউজে অনুসরণ করুন</p>"),
        page('<div itemprop="publisher"><meta itemprop="name" content="হাওরের ডাক"></div>'),
        page(top='<div class="x-logo"><img src="/x.png" alt="ই-পেপার হাওরের ডাক"></div>'),
        page(top='<div><img src="/x.png" alt="লোগো: হাওরের ডাক"></div>'),
        page(top='<a href="/"><img src="/x.png" alt="হাওরের ডাক - Home Page"></a>'),
        page(top='<nav><a class="wordmark">হাওরের <i>ডাক</i></a></nav>'),
        page(title=f"{NAME} | News Details"),
        page(title=NAME, top='<img src="/banner.jpg" alt="হাওরের ডাক"><a href="/a">হাওর</a>', foot=OTHERS),
        page(under="<div>হাওরের ডাক / by তানিয়া পাল / 2d</div>"),
        page(under="<div>হাওরের ডাক • 5h ago</div>"),
        page(title=f"{TITLE} ⋆ {NAME}").replace("<h1>", "<header><p>HAOR</p><h1>").replace("</h1>", "</h1></header>"),
    ],
)
def test_each_place_tells_the_name(html: str, tmp_path: Path) -> None:
    found = article(tmp_path, html)
    assert (found.outlet_name, found.headline) == (NAME, TITLE)


@pytest.mark.parametrize(
    "html",
    [
        page('<base href="https://www.haorerdak.com/">'),
        page('<link rel="amphtml" href="https://www.haorerdak.com/amp/a/1">'),
        page('<link rel="manifest" href="https://haorerdak.com/manifest.json">'),
        page(foot='<a href="mailto:news@haorerdak.com">[email protected]</a>'),
        page(
            top="".join(
                f'<a href="https://haorerdak.com/{each}">{each}</a>' for each in ("national", "khela", "bishwo")
            )
        ),
    ],
)
def test_hosts_of_the_site_s_own_links(html: str, tmp_path: Path) -> None:
    assert article(tmp_path, html).outlet == "haorerdak.com"


@pytest.mark.parametrize(
    ("html", "name"),
    [
        # a theme's default against what the page's title and the mail agree on
        (
            page(
                '<meta property="og:site_name" content="My News Portal">',
                title=f"{TITLE} | {NAME}",
                foot="<p>desk@haorerdak.com</p>",
            ),
            NAME,
        ),
        # the company of the copyright, and the name beside its section
        (page('<meta property="og:site_name" content="হাওরের ডাক">', foot="<p>© হাওরের ডাক মিডিয়া লিমিটেড</p>"), NAME),
        (page('<meta property="og:site_name" content="হাওরের ডাক">', title=f"{TITLE} | হাওরের ডাক প্রিমিয়াম"), NAME),
        # the name in two scripts is one, and Bangla where both stand
        (page('<meta property="og:site_name" content="Haorer Dak">', foot="<p>© ২০২৪ হাওরের ডাক</p>"), NAME),
        # two that nothing parts
        (page(foot="<p>© ২০২৪ হাওরের ডাক</p><p>© ২০২৪ বিলের কথা</p>"), None),
        (page(under="<div>সুনামগঞ্জ প্রতিনিধি, ধর্মপাশা</div>"), None),
        (page('<meta property="og:site_name" content="WordPress">'), None),
    ],
)
def test_places_that_agree_outweigh_others(html: str, name: str | None, tmp_path: Path) -> None:
    assert article(tmp_path, html).outlet_name == name


@pytest.mark.parametrize(
    ("bangla", "latin"),
    [
        ("হাওরের ডাক", "haorerdak"),
        ("মেঘনাপাড় বার্তা", "meghnaparbarta"),
        ("বিশ্ববার্তা", "bishwabarta"),
        ("পূর্বকোণ", "purbokone"),
        ("উত্তরবঙ্গ সংবাদ", "uttarbangasambad"),
    ],
)
def test_a_name_has_the_consonants_of_its_host(bangla: str, latin: str) -> None:
    assert consonants(fold(bangla)) == consonants(latin)


@pytest.mark.parametrize(
    "html",
    [
        page(top="<div>Back to list</div>"),
        page(top="<table><tr><td>বিজ্ঞাপনের মূল্যতালিকা</td></tr></table>"),
        page(top='<a href="/index.php">মঙ্গলবার দুপুরে</a>'),
        page('<meta property="og:site_name" content="আরও দেখুন">'),
        page(top='<div class="sponsor-logo"><img src="/x.png" alt="হাওর ব্যাংক লোগো"></div>'),
        page(top="<p>ভাটির দল ২০১</p>"),
    ],
)
def test_what_bids_and_what_says_when_is_no_name(html: str, tmp_path: Path) -> None:
    found = article(tmp_path, html)
    assert (found.outlet, found.headline) == (None, TITLE)


def test_names_with_a_day_or_a_morning_in_the_genitive_are_names(tmp_path: Path) -> None:
    for name in ("সকালের কলম", "মঙ্গলবারের পাতা"):
        assert article(tmp_path, page(f'<meta property="og:site_name" content="{name}">')).outlet_name == name


def test_a_logo_in_two_scripts_has_one_name(tmp_path: Path) -> None:
    html = page(top='<a href="/index.php"><img src="/x.png" alt="Haorer Dak | হাওরের ডাক"></a>')
    assert article(tmp_path, html).outlet_name == NAME


def test_what_stands_behind_the_name_of_a_host_and_a_comma_is_no_part_of_it(tmp_path: Path) -> None:
    address = '<link rel="canonical" href="https://bn.haorerdak.org/1">'
    assert article(tmp_path, page(address, title=f"{TITLE} - {NAME}, ভাটির খবরের উৎস")).outlet_name == NAME


@pytest.mark.parametrize(
    ("before", "name"),
    [("হাওর প্রতিবেদন", "হাওর প্রতিবেদন"), ("বিশেষ প্রতিবেদন", None), ("হাওর প্রতিনিধি", None)],
)
def test_a_site_may_be_called_a_report(before: str, name: str | None, tmp_path: Path) -> None:
    address = '<link rel="canonical" href="https://haorpratibedan.example/1">'
    found = article(tmp_path, page(address, title=f"{before}: {TITLE}"))
    assert found.outlet_name == (name or "haorpratibedan.example")


def test_the_head_of_a_copied_message_names_its_channel(tmp_path: Path) -> None:
    text = f"হাওরের খবর, [29.11.2024 10:20]\n{TITLE}\n\n" + "\n\n".join(PARAGRAPHS)
    found = article(tmp_path, text, "a.txt")
    assert (found.outlet_name, found.headline) == ("হাওরের খবর", TITLE)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"চ্যানেল হাওর\nদুপুর ১২টার সংবাদ\nপ্রচার: ২৯-১১-২০২৪, ১২:০০\n\nহেডলাইন: {STORY}\n\n{{}}", "চ্যানেল হাওর"),
        (f"{STORY}\n=====\n\n:source: হাওরের ডাক, সুনামগঞ্জ\n:date: 2024-11-29\n\n{{}}", NAME),
        (f"{STORY}\n(হাওরের ডাক, ২৯ নভেম্বর ২০২৪)\n\n{{}}", NAME),
        (f"{STORY} — হাওরের বার্তা\n\nপ্রকাশ: ২৯ নভেম্বর ২০২৪\n\n{{}}", "হাওরের বার্তা"),
        (f"https://haorerdak.com/1\n\n{STORY} – {NAME}\nপ্রকাশ: ২৯ নভেম্বর ২০২৪\n\n{{}}", "haorerdak.com"),
        (f"---\ntitle: {STORY}\nhostname: haor.example\nsitename: হাওরের ডাক\ndate: 2024-11-29\n---\n{{}}", NAME),
        (f"---\ntitle: {STORY}\nhostname: haor.example\ndate: 2024-11-29\n---\n{{}}", "haor.example"),
        (f"দৈনিক ভাটি ই-পেপার\nশুক্রবার, ২৯ নভেম্বর ২০২৪ | পৃষ্ঠা ৩\n{STORY}\n{{}}", "দৈনিক ভাটি"),
        (f"{STORY}\n\n{{}}\n\nকপিরাইট © ভাটি বিশ্ববিদ্যালয়, প্রকাশনা শাখা", "ভাটি বিশ্ববিদ্যালয়"),
        (f"{STORY}\n\n{{}}\n\n© 2024, ভাটি বিশ্ববিদ্যালয়", "ভাটি বিশ্ববিদ্যালয়"),
        (f"{STORY}\n\n{{}}\n\n(c) ভাটি সংবাদ সংস্থা (ভাসস)। সর্বস্বত্ব সংরক্ষিত", "ভাটি সংবাদ সংস্থা"),
        (f"{STORY}\n\n{{}}\n\nসংবাদ © ২০২৪\n\nপুরানা পল্টন, ঢাকা", "সংবাদ"),
        (f"{MAST}\n\n{STORY}\n\n{{}}", NAME),
        (f"{STORY}\n{NAME} / by নিজস্ব প্রতিবেদক / Nov 29, 2024 at 7:40 PM\n\n{{}}", NAME),
        (f"২৯ নভেম্বর ২০২৪ | {NAME} | দ্বিতীয় পাঠ\n{STORY}\nতানিয়া পাল, ছাতক\n\n{{}}", NAME),
        (f"{MAST}\n\n{STORY}\n\n{{}}\n\nCopyright - 2024 Olive, Brown & Co. Ltd.", NAME),
        (f"{STORY}\n\n{{}}\n\nCopyright - 2024 Olive, Brown & Co. Ltd.", None),
        (f"{LETTER}\n\n{{}}", NAME),
        (
            f"This is Google's cache of https://www2.haor.example/dhan/12. It is a snapshot.\n\n{STORY}\n\n{{}}",
            "haor.example",
        ),
        (f"{STORY}\n\nসংবাদ\n\n{{}}\n\nখেলা\nসংবাদ\nমতামত", None),
        (f"{STORY}\n\n{{}}\n\nসম্পাদক: রহিম মিয়া, নদীপুর থেকে প্রকাশিত। দৈনিক হাওর, ফোন ৭৭৪১১১১\n", "দৈনিক হাওর"),
    ],
)
def test_a_text_s_own_name_and_its_headline_without_it(text: str, outlet: str | None, tmp_path: Path) -> None:
    found = article(tmp_path, text.format("\n\n".join(PARAGRAPHS)), "a.txt")
    assert (found.outlet_name, found.headline) == (outlet, STORY)


def test_the_name_of_an_account_is_no_headline(tmp_path: Path) -> None:
    address = '<link rel="canonical" href="https://www.facebook.com/haorerdak/posts/1">'
    story = "".join(f"<p>{text}</p>" for text in (STORY, *PARAGRAPHS))
    post = f'<h3><a href="/haorerdak">ভাটির বার্তা</a></h3><div>March 15, 2022 at 8:14 PM</div><div>{story}</div>'
    html = f"<html><head><title>ভাটির বার্তা - Facebook</title>{address}</head><body>{post}</body></html>"
    found = article(tmp_path, html)
    assert (found.outlet_name, found.headline) == ("ভাটির বার্তা", STORY)


def test_a_tail_of_attributes_is_no_part_of_a_heading(tmp_path: Path) -> None:
    text = f"# {TITLE} {{.entry-title}}\n\n" + "\n\n".join(PARAGRAPHS)
    assert article(tmp_path, text, "a.md").headline == TITLE


def test_a_page_of_a_topic_is_a_listing(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    file.write_text(
        f"<html><title>হাওর: সর্বশেষ খবর, ছবি ও ভিডিও</title><body><h1>হাওর</h1>{text}</body></html>", encoding="utf-8"
    )
    (found,) = read([file])
    assert found.article is None
