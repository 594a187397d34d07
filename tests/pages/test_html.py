"""HTML pages: the main text, and what the page's head says."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.models import Article
from annotator.pages import read

PARAGRAPHS = [
    "নতুন সেতুর কাজ এক বছর পিছিয়ে গেছে বলে জানিয়েছে সড়ক বিভাগ। জমি অধিগ্রহণ শেষ না হওয়ায় ঠিকাদার কাজ শুরু করতে পারেননি।",
    "প্রকল্প পরিচালক আমিনুর রশিদ বলেন, ‘ক্ষতিপূরণের টাকা পেলে মানুষ জমি ছেড়ে দেবে।’ আগামী মাসে টাকা ছাড় হতে পারে।",
    "স্থানীয় লোকজনের অভিযোগ, তিন বছরে তিনবার মাপজোখ হলেও কেউ টাকা পাননি। তাঁরা মানববন্ধনের ঘোষণা দিয়েছেন।",
]


def page(head: str = "", body: str = "", paragraphs: list[str] = PARAGRAPHS) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="bn"><head><meta charset="utf-8">{head}</head><body>
    <nav><ul><li><a href="/">প্রচ্ছদ</a></li><li><a href="/n">জাতীয়</a></li></ul></nav>
    <article><h1>সেতুর কাজ পিছিয়েছে এক বছর</h1>{text}{body}</article>
    <aside><h3>সর্বাধিক পঠিত</h3><ul><li><a href="/1">হাটে গরু কম</a></li></ul></aside>
    <footer>© সর্বস্বত্ব সংরক্ষিত</footer></body></html>"""


def article(folder: Path, html: str, name: str = "a.html") -> Article:
    file = folder / name
    file.write_text(html, encoding="utf-8")
    (found,) = read([file])
    assert found.article is not None, found.findings
    return found.article


HEAD = """<title>সেতুর কাজ পিছিয়েছে এক বছর | সমকাল</title><link rel="canonical" href="https://samakal.com/whole-country/article/1">
<meta property="og:title" content="সেতুর কাজ পিছিয়েছে এক বছর | সমকাল">"""


def test_body_original_and_extractor_are_kept(tmp_path: Path) -> None:
    html = page(HEAD)
    found = article(tmp_path, html)
    assert found.body.split("\n") == PARAGRAPHS
    assert found.page.media == "html"
    assert found.page.original == html.encode()
    assert (found.page.extractor or "").startswith("page text ")


def test_head_gives_headline_outlet_and_address(tmp_path: Path) -> None:
    found = article(tmp_path, page(HEAD))
    assert found.headline == "সেতুর কাজ পিছিয়েছে এক বছর"
    assert (found.outlet, found.url) == ("samakal", "https://samakal.com/whole-country/article/1")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-02-03T09:08:07+06:00">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-02-03T09:08:07+06:00"}]}</script>',
        '<script type="application/ld+json">{broken, "datePublished": "2024-02-03T09:08:07+06:00"}</script>',
        '<meta itemprop="datePublished" content="2024-02-03T09:08:07+06:00">',
    ],
)
def test_time_of_publication_is_in_the_metadata(head: str, tmp_path: Path) -> None:
    found = article(tmp_path, page(HEAD + head))
    assert found.published_at is not None
    assert (found.published_at.isoformat(), found.date_only) == ("2024-02-03T09:08:07+06:00", False)


def test_time_that_cannot_be_right_is_not_taken(tmp_path: Path) -> None:
    found = article(tmp_path, page(HEAD + '<meta property="article:published_time" content="01:16 PM, Wednesday">'))
    assert found.published_at is None or found.date_only


def test_unknown_site_is_known_by_its_host(tmp_path: Path) -> None:
    head = HEAD.replace("https://samakal.com", "https://www.nodi.example").replace("সমকাল", "নদীর কাগজ")
    assert article(tmp_path, page(head)).outlet == "nodi.example"


def test_initials_and_links_below_the_text_are_no_body(tmp_path: Path) -> None:
    found = article(tmp_path, page(HEAD, "<p>বিডি প্রতিদিন/আরমান</p><p>আরও পড়ুন: হাটে গরু কম</p>"))
    assert found.body.split("\n") == PARAGRAPHS


@pytest.mark.parametrize(
    "html",
    [
        page('<link rel="canonical" href="https://samakal.com/">'),
        page(HEAD, paragraphs=[]),
        "<html><body></body></html>",
        "<" * 5000,
        "<html>" + "<div>" * 3000 + "ক।",
        '<?xml version="1.0" encoding="utf-8"?><html><body><p>ক</p></body></html>',
    ],
    ids=["front_page", "no_text", "empty_body", "no_html", "deep", "xml"],
)
def test_html_without_an_article_is_a_finding(html: str, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(html, encoding="utf-8")
    (found,) = read([file])
    assert found.article is None
    assert len(found.findings) == 1


def test_text_and_html_of_one_name_in_one_folder(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(HEAD), encoding="utf-8")
    (tmp_path / "a.txt").write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    assert [Path(one.place).name for one in read([tmp_path]) if one.article] == ["a.html", "a.txt"]


def test_joiners_stay(tmp_path: Path) -> None:
    text = "র\u200d্যাব জানায়, বিজয় দিবস উদ্\u200cযাপনের আগে শহরে টহল বাড়ানো হয়েছে।"
    assert text in article(tmp_path, page(HEAD, paragraphs=[text, *PARAGRAPHS])).body


def test_paragraphs_parted_by_breaks_in_a_wrapped_source(tmp_path: Path) -> None:
    wrapped = "<br><br>\n".join(paragraph.replace(" ", "\n", 5) for paragraph in PARAGRAPHS)
    found = article(tmp_path, f"<html><body><h1>সেতুর কাজ পিছিয়েছে এক বছর</h1><div>{wrapped}</div></body></html>")
    assert found.body.split("\n") == PARAGRAPHS


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        # the surest place first
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", '
            '"datePublished": "2024-02-03T09:08:00+06:00"}</script>'
            '<meta property="article:published_time" content="2024-02-04T09:08:00+06:00">',
            "<p>প্রকাশ: ৫ ফেব্রুয়ারি ২০২৪, ১০:১৫</p>",
            ("2024-02-03T09:08:00+06:00", False, "published"),
        ),
        (
            "",
            '<time datetime="2024-02-03T09:08:00+06:00">৩ ফেব্রুয়ারি ২০২৪</time>',
            ("2024-02-03T09:08:00+06:00", False, "published"),
        ),
        # what is UTC is the outlet's next day
        (
            '<meta property="article:published_time" content="2024-02-03T20:15:00Z">',
            "",
            ("2024-02-04T02:15:00+06:00", False, "published"),
        ),
        # the page shows the clock that its markup calls UTC
        (
            '<meta property="article:published_time" content="2024-02-03T20:15:00Z">',
            "<div>প্রকাশ: ৩ ফেব্রুয়ারি ২০২৪, ২০:১৫</div>",
            ("2024-02-03T20:15:00+06:00", False, "published"),
        ),
        # a mere day takes its time from the page
        (
            '<meta property="article:published_time" content="2024-02-03">',
            "<div>প্রকাশ: ৩ ফেব্রুয়ারি ২০২৪, ২০:১৫</div>",
            ("2024-02-03T20:15:00+06:00", False, "published"),
        ),
        ("", "<div>আপডেট: ৩ ফেব্রুয়ারি ২০২৪, ২০:১৫</div>", ("2024-02-03T20:15:00+06:00", False, "updated")),
        (
            '<meta property="og:url" content="https://samakal.com/news/2024/02/03/55">',
            "",
            ("2024-02-03T00:00:00+06:00", True, "address"),
        ),
        (
            '<meta property="og:url" content="https://samakal.com/news/2024/02/03/55">'
            '<meta name="date" content="10:15 AM, February 2024, Saturday">',
            "",
            ("2024-02-03T10:15:00+06:00", False, "published"),
        ),
    ],
)
def test_times_are_ranked(head: str, body: str, expected: tuple[str, bool, str], tmp_path: Path) -> None:
    title = "<title>সেতুর কাজ পিছিয়েছে এক বছর | সমকাল</title>"
    html = page(title + head).replace("</h1>", "</h1>" + body, 1)
    found = article(tmp_path, html)
    assert found.published_at is not None
    assert (found.published_at.isoformat(), found.date_only, found.date_kind) == expected


def test_bar_with_todays_date_is_no_time_of_publication(tmp_path: Path) -> None:
    html = page(HEAD).replace("<nav>", "<div>মঙ্গলবার, ১৫ আগস্ট ২০২৩</div><nav>", 1)
    assert article(tmp_path, html).published_at is None


def test_author_and_section_of_the_markup(tmp_path: Path) -> None:
    data = '{"@type": "NewsArticle", "author": {"name": "রফিক উদ্দিন"}, "articleSection": "সারাদেশ"}'
    found = article(tmp_path, page(HEAD + f'<script type="application/ld+json">{data}</script>'))
    assert (found.author, found.section) == ("রফিক উদ্দিন", "সারাদেশ")


def test_page_saved_by_a_browser_tells_its_address(tmp_path: Path) -> None:
    saved = "<!DOCTYPE html>\n<!-- saved from url=(0041)https://www.jugantor.com/national/835000/x -->\n"
    found = article(tmp_path, saved + page("<title>সেতুর কাজ পিছিয়েছে এক বছর</title>").partition(">")[2])
    assert (found.outlet, found.url) == ("jugantor", "https://www.jugantor.com/national/835000/x")


def test_name_of_an_unknown_site_comes_off_the_title(tmp_path: Path) -> None:
    head = '<title>সেতুর কাজ পিছিয়েছে এক বছর - নদীর কাগজ</title><meta property="og:site_name" content="নদীর কাগজ">'
    html = page(head).replace("<h1>সেতুর কাজ পিছিয়েছে এক বছর</h1>", "")
    assert article(tmp_path, html).headline == "সেতুর কাজ পিছিয়েছে এক বছর"


UNRELATED = "".join(
    f"<div><b>{headline}</b></div><p>{text}</p>"
    for headline, text in {
        "হাটে গরুর দাম কমেছে": "কোরবানির হাটে ক্রেতার চেয়ে পশু বেশি। ব্যাপারীরা লোকসানের আশঙ্কা করছেন, অনেকে ফিরে যাচ্ছেন।",
        "নতুন উপগ্রহ মহাকাশে": "দেশের তৃতীয় উপগ্রহটি কক্ষপথে পৌঁছেছে। প্রকৌশলীরা সংকেত পেয়েছেন এবং পরীক্ষা চালাচ্ছেন এখন।",
        "বইমেলায় ভিড় বেড়েছে": "ছুটির দিনে মেলায় পাঠকের ঢল নামে। প্রকাশকেরা বলছেন, কবিতার বই এবার ভালো বিক্রি হচ্ছে সবখানে।",
        "ক্রিকেটে বড় জয়": "প্রথম টেস্টে স্বাগতিক দল ইনিংস ব্যবধানে জিতেছে। তরুণ স্পিনার একাই নিয়েছেন নয়টি উইকেট মিরপুরে।",
    }.items()
)
STORY = '<div class="post"><h2><a href="/{0}">{1}</a></h2><p>{2} … <a href="/{0}">বিস্তারিত</a></p></div>'
STORIES = "".join(STORY.format(number, "হাটে গরুর দাম কমেছে", text[:60]) for number, text in enumerate(PARAGRAPHS))


@pytest.mark.parametrize(
    "html",
    [
        page('<link rel="canonical" href="https://nodi.example/category/politics">'),
        page('<script type="application/ld+json">{"@type": "CollectionPage"}</script>'),
        f"<html><body><h1>সারাদেশ</h1>{STORIES}</body></html>",
        page('<meta property="og:type" content="video.other">', paragraphs=PARAGRAPHS[:1]),
        f"<html><body><div>{UNRELATED}</div></body></html>",
    ],
    ids=["address", "markup", "stories_break_off", "film", "passes_disagree"],
)
def test_listing_is_refused_by_its_name(html: str, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(html, encoding="utf-8")
    (found,) = read([file])
    assert found.article is None
    assert [finding.kind for finding in found.findings] == ["listing"]


def test_article_whose_markup_also_lists_others_is_an_article(tmp_path: Path) -> None:
    data = '[{"@type": "ItemList"}, {"@type": "NewsArticle", "headline": "চরে পানি"}]'
    file = tmp_path / "a.html"
    file.write_text(page(f'<script type="application/ld+json">{data}</script>'), encoding="utf-8")
    (found,) = read([file])
    assert found.article is not None and not found.findings


def test_a_page_without_text_among_others_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>", encoding="utf-8")
    (tmp_path / "b.html").write_text(page(HEAD), encoding="utf-8")
    empty, whole = read([tmp_path])
    assert [finding.kind for finding in empty.findings] == ["no_article"]
    assert whole.article is not None


def test_an_address_that_is_none_is_left_out(tmp_path: Path) -> None:
    broken = page('<link rel="canonical" href="https://[সেতু"><meta property="og:site_name" content="[চরের চিঠি]">')
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(broken, encoding="utf-8")
    found = [reading.article for reading in read([tmp_path])]
    assert [article and article.url for article in found] == [None, None]
