"""Pages that show no running text themselves, and hold their article as data in a script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.models import Article
from annotator.pages import read
from tests.pages.test_html import PARAGRAPHS

TITLE = "সেতুর কাজ পিছিয়েছে এক বছর"
MARKED = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
STORY = {"headline": TITLE, "published_at": "2024-02-03T09:08:07+06:00", "author": {"name": "রওশন আরা"}, "body": MARKED}
LINKED = {"@type": "WebPage", "articleBody": "\n".join(PARAGRAPHS), "datePublished": STORY["published_at"]}
OTHER = {"headline": "হাটে গরু কম", "summary": "হাটে গরু কম উঠেছে বলে জানালেন ইজারাদারেরা।"}


def found(folder: Path, script: str, shown: str = "লোড হচ্ছে...") -> Article | None:
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title>
    <meta property="og:site_name" content="নদীর ওপারে"><script src="/app.js"></script></head>
    <body><nav><ul><li><a href="/">প্রচ্ছদ</a></li></ul></nav>
    <main><h1>{TITLE}</h1>{shown}</main>{script}</body></html>"""
    file = folder / "a.html"
    file.write_text(html, encoding="utf-8")
    (reading,) = read([file])
    return reading.article


def script(data: object, before: str = "", ascii_only: bool = False) -> str:
    return f"<script>{before}{json.dumps(data, ensure_ascii=ascii_only)}</script>"


@pytest.mark.parametrize(
    "data",
    [
        script({"props": {"pageProps": {"related": [OTHER], "story": STORY}}}),
        script({"data": [{"article": STORY}, OTHER]}, "window.__NUXT__ = "),
        script({"article": {**STORY, "body": PARAGRAPHS}}, ascii_only=True),
        script(LINKED).replace("<script>", '<script type="application/ld+json">'),
    ],
    ids=["next", "assigned", "a list of paragraphs, escaped", "JSON-LD"],
)
def test_the_longest_text_in_a_script_is_the_page_s(data: str, tmp_path: Path) -> None:
    article = found(tmp_path, data)
    assert article is not None
    assert article.body.split("\n") == PARAGRAPHS
    assert (article.headline, article.outlet_name) == (TITLE, "নদীর ওপারে")
    assert str(article.published_at) == "2024-02-03 09:08:07+06:00"
    assert article.page.text.endswith("\n".join(PARAGRAPHS))


def test_the_author_beside_the_text_is_the_article_s(tmp_path: Path) -> None:
    article = found(tmp_path, script({"story": STORY}))
    assert article is not None
    assert article.author == "রওশন আরা"


@pytest.mark.parametrize(
    "data",
    [
        script({"story": {**STORY, "body": PARAGRAPHS[0]}}),
        script({"story": STORY})[:-40] + "</script>",
        script([OTHER]),
    ],
    ids=["a summary", "cut off", "no text"],
)
def test_scripts_without_an_article_tell_nothing(data: str, tmp_path: Path) -> None:
    assert found(tmp_path, data) is None


def test_a_page_that_shows_its_text_is_read_by_it(tmp_path: Path) -> None:
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:2])
    article = found(tmp_path, script({"story": STORY}), shown)
    assert article is not None
    assert article.body.split("\n") == PARAGRAPHS[:2]
