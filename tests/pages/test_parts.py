"""The parts of reading by themselves, each held by all that it gives: metadata, marks, moments, names, repeats …"""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from annotator.bangla.folding import FoldedText, fold
from annotator.lexicon.furniture import load_furniture
from annotator.pages.byline import author_in
from annotator.pages.datelines import (
    has_stamp,
    is_date_line,
    is_folio,
    is_label_line,
    is_stamp,
    is_time_line,
    is_today_bar,
)
from annotator.pages.dates import moments
from annotator.pages.hints import Hint, Hints
from annotator.pages.inline import cuts
from annotator.pages.lines import split
from annotator.pages.markup import page_text
from annotator.pages.metadata import Metadata, metadata
from annotator.pages.places import place_of
from annotator.pages.repeats import repeated
from annotator.pages.templates import learn, marked
from annotator.pages.wrapping import unwrapped

PAGE = """<!-- saved from url=(0042)https://saved.example/a --><html><head><title> ছোট  নদী | চরের চিঠি </title>
<link rel="canonical" href=" https://chor.example/a "><link rel="amphtml" href="https://chor.example/amp/a">
<meta property="og:title" content="ছোট নদী"><meta name="twitter:title" content="ছোট নদী, বড় ঢেউ">
<meta name="headline" content="">
<meta property="og:type" content="Article"><meta property="og:site_name" content="চরের  চিঠি">
<meta property="og:url" content="https://chor.example/og"><meta name="author" content="রিনা বেগম">
<meta property="article:published_time" content="2024-02-03T09:08:07+06:00">
<meta itemprop="dateModified" content="2024-02-04">
<meta property="article:section" content="নদী"><meta name="unknown" content="x">
<script type="application/ld+json">[{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "চিঠি", "url": "https://chor.example"},
 {"@type": ["https://schema.org/NewsArticle"], "headline": "ছোট নদীর ঢেউ", "datePublished": "2024-02-03T03:08:07Z",
  "dateModified": "2024-02-05", "author": [{"name": "করিম  মিয়া"}, "রিনা", {"url": "x"}], "articleSection": ["চর", "নদী"],
  "publisher": {"@type": "Organization", "name": "চিঠি লিমিটেড"}, "mainEntityOfPage": {"@id": "https://chor.example/ld"}},
 {"@type": "BreadcrumbList", "name": "পথ", "datePublished": "1999-01-01"},
 {"@type": "Person", "name": "কেউ", "datePublished": "1998-01-01"}]}]</script>
<script type="application/ld+json">{broken "datePublished": "2023-01-01", "dateModified": "2023-01-02"}</script></head>
<body><nav><time datetime="2020-01-01">আজ</time></nav><div itemscope itemtype="https://schema.org/Report/">
<span itemprop="author">সালাম</span><span itemprop="datePublished" content="2024-02-01">ফেব্রুয়ারি</span>
<b itemprop="headline"> নদী ছোট </b><i itemprop="other">কিছু না</i></div>
<abbr class="published" title="2024-02-02T10:00:00+06:00">কাল</abbr><time class="updated">৪ ফেব্রুয়ারি ২০২৪</time>
<time datetime="2024-02-06">৬ ফেব্রুয়ারি</time><time class="entry-modified" datetime="2024-02-07"></time></body></html>"""


def test_all_that_markup_says() -> None:
    found = metadata(html.document_fromstring(PAGE), PAGE, lambda _: None)
    assert found == Metadata(
        hints=Hints(names=[Hint("top", "সালাম")], hosts=[Hint("link", "chor.example")]),
        kinds={"website", "newsarticle", "breadcrumblist", "person", "article", "report"},
        titles=["ছোট নদীর ঢেউ", "ছোট নদী", "ছোট নদী, বড় ঢেউ", "নদী ছোট", "ছোট নদী | চরের চিঠি"],
        sites=["চিঠি লিমিটেড", "চিঠি", "চরের চিঠি"],
        homes=["https://chor.example"],
        addresses=[
            *(
                "https://chor.example/a",
                "https://chor.example/ld",
                "https://chor.example/og",
                "https://saved.example/a",
            ),
        ],
        authors=["করিম মিয়া", "রিনা", "রিনা বেগম", "সালাম"],
        sections=["চর", "নদী", "নদী"],
        published=["2024-02-03T03:08:07Z", "2023-01-01", "2024-02-03T09:08:07+06:00", "2024-02-01"],
        updated=["2024-02-05", "2023-01-02", "2024-02-04"],
        shown=["2024-02-02T10:00:00+06:00"],
        shown_update=["৪ ফেব্রুয়ারি ২০২৪"],
    )


def test_a_line_for_each_block_and_where_it_stood() -> None:
    long = "এই অনুচ্ছেদে নদী, চর, নৌকা আর মানুষের কথা আছে, যা পড়তে ভালো লাগে বলে জানালেন তিনি। আরও কিছু কথা। "
    tree = html.document_fromstring(
        f"""<html><head><title>শিরোনাম</title></head><body><!-- মন্তব্য -->
        <ul class="main-menu"><li><a href="/a">এক</a><a href="/b">দুই</a></li></ul>শুরু<br>পরে
        <h2>মাথা <a href="/x">নদী</a></h2><div class="sidebar wide"><p>{long}</p><p>{long}<a href="#c">এখানে</a></p></div>
        <p>ছোট <b>মোটা</b> <script>x</script>কথা<sup>২</sup></p><span>ক</span> <span>খ</span>
        <p>লেখা <span>ক</span> <span>খ</span></p><select><option>না</option></select>
        <div class="related-news"><a href="/n/1">অন্য খবর</a> পাশে</div><figure><figcaption>নিচে</figcaption></figure>
        <article><footer>কে লিখল</footer><p>কথা</p><footer>শেষ</footer></article></body></html>"""
    )
    page = page_text(tree)
    shown = [
        (line[:12], mark.place and str(mark.place), round(mark.linked, 2), mark.heading)
        for line, mark in zip(page.text.split("\n"), page.marks, strict=True)
    ]
    assert shown == [
        *[("এক", "menu", 1.0, 0), ("দুই", "menu", 1.0, 0), ("শুরু", None, 0.0, 0), ("পরে", None, 0.0, 0)],
        *[("মাথা নদী", None, 0.43, 2), (long[:12], None, 0.0, 0), (long[:12], None, 0.0, 0)],
        *[("ছোট মোটা কথা", None, 0.0, 0), ("ক খ", None, 0.0, 0), ("লেখা ক খ", None, 0.0, 0)],
        *[("অন্য খবর পাশ", "aside", 0.64, 0), ("নিচে", "caption", 0.0, 0), ("কে লিখল", None, 0.0, 0)],
        *[("কথা", None, 0.0, 0), ("শেষ", "footer", 0.0, 0)],
    ]


@pytest.mark.parametrize(
    ("element", "place"),
    [
        ('<nav class="x">', "menu"),
        ("<aside>", "aside"),
        ("<footer>", "footer"),
        ("<figcaption>", "caption"),
        ('<div role="complementary">', "aside"),
        ('<div role="search">', "menu"),
        ('<div role="main">', None),
        ('<span itemprop="author">', "byline"),
        ('<a rel="author">', "byline"),
        ('<div class="x most-read">', "aside"),
        ('<div class="mostRead">', "aside"),
        ('<div class="read-time">', None),
        ('<div class="has-sidebar">', None),
        ('<div class="no-share js-share">', None),
        ('<div id="comments">', "comments"),
        ('<div class="site-footer">', "footer"),
        ('<p class="imgcap">', "caption"),
        ('<p class="photo_cap_text">', "caption"),
        ('<p class="capital">', None),
        ('<p class="shareBox">', "menu"),
        ('<p class="RELATED">', "aside"),
        ('<body class="sidebar">', None),
        ("<p>", None),
    ],
)
def test_what_part_of_a_page_an_element_is(element: str, place: str | None) -> None:
    node = next(
        each for each in html.document_fromstring(f"{element}x").iter() if each.attrib or each.tag == element[1:-1]
    )
    found = place_of(str(node.tag), node)
    assert (found and str(found)) == place


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("প্রকাশ: ৩ মে ২০২৪, ১০:১৫ আপডেট: ৪ মে ২০২৪", [("published", False, False, 17), ("updated", True, False, 9)]),
        ("ঢাকা, শুক্রবার ৩ মে ২০২৪", [(None, True, True, 9)]),
        ("৩ মে ২০২৪ (শুক্রবার) | ১০:১৫ এএম", [(None, False, True, 32)]),
        ("প্রিন্ট: ৫ জুন ২০২৪, ১২:০০ পিএম", [("printed", False, False, 22)]),
        ("১৪:০৫, ৩ মে ২০২৪", [(None, False, False, 16)]),
        ("মুদ্রিত সংস্করণ ২০২৪", []),
        ("৩২ মে ২০২৪", []),
        ("৩ মে ২০২৪ তারিখে প্রকাশ, পরে ৫ জুন ২০২৪ ২৫:৯৯", [(None, True, False, 9), ("published", True, False, 10)]),
    ],
)
def test_moments_with_their_words(line: str, expected: list[tuple[str | None, bool, bool, int]]) -> None:
    found = [(each.label, each.date_only, each.weekday, each.end - each.start) for each in moments(fold(line))]
    assert found == expected


LINES = {
    "৩ মে ২০২৪": "date",
    "ঢাকা, ৩ মে ২০২৪, শুক্রবার": "date",
    "প্রকাশ: ৩ মে ২০২৪, ১০:১৫": "date stamp has label",
    "রিনা বেগম, ঢাকা ৩ মে ২০২৪, ১০:১৫": "stamp",
    "রিনা বেগম জানান, ৩ মে ২০২৪": "",
    "১০:১৫ এএম": "time",
    "প্রকাশিত": "label",
    "আপডেট :": "label",
    "৩ মে ২০২৪, ২০ বৈশাখ ১৪৩১": "date today",
    "২০ বৈশাখ ১৪৩১ বঙ্গাব্দ": "today",
    "প্রকাশ: ৩ মে ২০২৪, ২০ বৈশাখ ১৪৩১": "date has label",
    "পৃষ্ঠা ৩, শুক্রবার ৩ মে ২০২৪": "date folio",
    "পৃষ্ঠা ৩ ছাপা হয়নি": "",
    "৩ মে ২০২৪, ৫-এর পাতা": "folio",
    "তিন": "",
}


@pytest.mark.parametrize("line", LINES)
def test_what_a_line_with_a_time_is(line: str) -> None:
    asked = {
        **{"date": is_date_line, "stamp": is_stamp, "has": has_stamp, "time": is_time_line, "label": is_label_line},
        **{"today": is_today_bar, "folio": is_folio},
    }
    assert " ".join(name for name, ask in asked.items() if ask(fold(line))) == LINES[line]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("লেখক: রিনা বেগম", "রিনা বেগম"),
        ("By Rina Begum | 3 May 2024, 10:15", "Rina Begum"),
        ("রিনা বেগম, ঢাকা | ৩ মে ২০২৪, ১০:১৫", "রিনা বেগম, ঢাকা"),
        ("প্রতিবেদন: রিনা বেগম।", "রিনা বেগম"),
        ("admin", None),
        ("desk@chor.example", None),
        ("র", None),
        ("রিনা | করিম", None),
        ("এক দুই তিন চার পাঁচ ছয় সাত আট নয়", "এক দুই তিন চার পাঁচ ছয় সাত আট নয়"),
        ("এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ", None),
        ("অনলাইন সংস্করণ", None),
        ("০১৭১২৩৪৫৬৭৮", None),
        ("র\u200d্যাব প্রতিবেদক", "র\u200d্যাব প্রতিবেদক"),
    ],
)
def test_the_name_in_a_reporter_s_line(line: str, author: str | None) -> None:
    assert author_in(line) == author


SENTENCE = "ভোরে নদীর পানি বেড়ে চরের দুই গ্রামে ঢুকেছে বলে জানিয়েছেন ইউপি সদস্য"
OTHER = "উপজেলা প্রশাসন চাল, ডাল ও শুকনা খাবার পাঠিয়েছে"
THIRD = "বিকেলে পানি নামতে শুরু করেছে"


@pytest.mark.parametrize(
    ("text", "again"),
    [
        (f"{SENTENCE}। {OTHER}। {THIRD}। {SENTENCE}। {OTHER}।", [f"{SENTENCE}। {OTHER}।"]),
        (f"{SENTENCE}। {OTHER}। {THIRD}। {SENTENCE}। {THIRD}।", []),
        (f"{THIRD}। {THIRD}। {OTHER}।", [f"{THIRD}।"]),
        (f"{THIRD}। {OTHER}। {THIRD}।", []),
        (f"না। না। {OTHER}।", []),
        (f"{SENTENCE} {OTHER} {THIRD}। নদী। {SENTENCE} {OTHER} {THIRD} আবার।", [f"{SENTENCE} {OTHER} {THIRD}"]),
    ],
)
def test_passages_that_stand_twice(text: str, again: list[str]) -> None:
    folded = fold(text)
    assert [folded[start:end] for start, end in repeated(folded, [(0, len(folded))])] == [fold(each) for each in again]


FURNITURE = load_furniture()
WORDS = st.lists(
    st.sampled_from(["নদী", "চর", "মানুষ", "নৌকা", "ভোরে", "গ্রামের", "পানি", "উঠেছে", "চেয়ারম্যান", "জানিয়েছেন", "ক্ষতিগ্রস্তদের"]),
    min_size=30,
    max_size=60,
)


@given(st.lists(WORDS, min_size=3, max_size=5), st.integers(45, 100))
@settings(deadline=None, max_examples=60, derandomize=True)  # of a word again and again, the end is a guess
def test_paragraphs_come_back_from_any_width(paragraphs: list[list[str]], width: int) -> None:
    texts = ["। ".join([" ".join(words[:12]), " ".join(words[12:])]) + "।" for words in paragraphs]
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in texts)
    # A sentence that ends with its line may end there of itself.
    assert re.sub("।\n(?!\n)", "। ", unwrapped(wrapped, FURNITURE)) == "\n\n".join(texts)
    plain = "\n".join(texts)
    assert unwrapped(plain, FURNITURE) == plain


def test_templates_are_learnt_from_three_pages_and_text_from_five() -> None:
    furniture = load_furniture()
    house, notice = "চরের চিঠির পাশে থাকুন", "চরের চিঠি পড়তে এখন থেকে প্রতিদিন সকালে আমাদের নতুন ঠিকানায় আসুন, বন্ধুদেরও জানান।"

    def page(number: int, *more: str) -> tuple[str, list[object]]:
        story = (
            f"গল্প {'ক' * (number + 1)} নিয়ে অনেক কথা আছে, শুনে আমরা লিখেছি সেদিন দুপুরে। জানালেন নৌকার মাঝি আর তাঁর ছেলে। {OTHER}।"
        )
        return "চিঠি", split(fold("\n".join([story, *more])), furniture)  # type: ignore[return-value]

    def furniture_of(count: int, most: int) -> set[str]:
        pages = [page(number, *((house, notice) if number < count else ())) for number in range(most)]
        lines = page(0, house, notice)[1]
        seen = marked(lines, learn(pages).of("চিঠি"))  # type: ignore[arg-type]
        return {str(line.text) for line in seen if line.kind == "template"}

    assert furniture_of(2, 10) == set()
    assert furniture_of(3, 10) == {fold(house)}
    assert furniture_of(4, 10) == {fold(house)}
    assert furniture_of(5, 10) == {fold(house), fold(notice)}
    assert furniture_of(5, 20) == {fold(house)}


@pytest.mark.parametrize(
    ("line", "first", "last", "kept"),
    [
        (f"স্টাফ রিপোর্টার, নদীপুর ॥ {SENTENCE}।", True, False, f"{SENTENCE}।"),
        (f"স্টাফ রিপোর্টার, নদীপুর ॥ {SENTENCE}।", False, False, f"স্টাফ রিপোর্টার, নদীপুর ॥ {SENTENCE}।"),
        (f"{SENTENCE}। চিঠি/আরকে", False, True, f"{SENTENCE}।"),
        (f"{SENTENCE}। চিঠি/আরকে", False, False, f"{SENTENCE}। চিঠি/আরকে"),
        (f"প্রকাশ: ৩ মে ২০২৪, ১০:১৫ শেয়ার করুন {SENTENCE}।", True, False, f"{SENTENCE}।"),
        (f"পড়ার সময়: ৩ মিনিট {SENTENCE}।", True, False, f"{SENTENCE}।"),
        (f"ছবি: সংগৃহীত {SENTENCE}।", True, False, f"{SENTENCE}।"),
        (f"{SENTENCE}। আরও পড়ুন: হাটে গরু কম", False, True, f"{SENTENCE}।"),
        (f"{SENTENCE}। সূত্র: বাসস, চরের চিঠি শেয়ার করুন", False, True, f"{SENTENCE}। সূত্র: বাসস, চরের চিঠি"),
        (f"{SENTENCE}। ই-মেইল: a@chor.example", False, True, f"{SENTENCE}।"),
        (f"{SENTENCE}। বিজ্ঞাপন {OTHER}।", False, False, f"{SENTENCE}। {OTHER}।"),
        (f"{SENTENCE}। বিজ্ঞাপনে তা নেই।", False, False, f"{SENTENCE}। বিজ্ঞাপনে তা নেই।"),
    ],
)
def test_what_is_cut_out_of_a_line(line: str, first: bool, last: bool, kept: str) -> None:
    text = FoldedText(fold(line))
    found = cuts(text, first, last, load_furniture())
    left, at = "", 0
    for start, end in [*found, (len(text), len(text))]:
        left, at = left + text[at:start], end
    assert "".join(left.split()) == "".join(fold(kept).split())
    assert all(start < end for start, end in found)


def test_the_lines_of_a_text_with_all_that_is_told_of_them() -> None:
    text = fold(f"\n  {SENTENCE}। {OTHER}।\n\n\n[নদীর খবর](a) [চর](b)\nকেন এমন হলো?\n\t১০:১৫\n")
    told = split(text, load_furniture())
    assert [(one.start, one.gap, one.words, one.sentences, str(one.kind)) for one in told] == [
        (3, False, 20, 2, "text"),
        (3 + len(fold(f"{SENTENCE}। {OTHER}।")) + 3, True, 3, 0, "other"),
        (text.index("কেন"), False, 3, 0, "short"),
        (text.index(fold("১০:১৫")), False, 1, 0, "chrome"),
    ]
    assert all(text[one.start : one.end] == one.text for one in told)
