"""Kinds of pages that were read wrong: menus in brackets, front pages, letters of a house, results in a list."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from annotator.bangla.folding import fold
from annotator.models import Finding
from annotator.pages import read
from tests.pages.test_html import PARAGRAPHS, article, page

HEADLINE = "সেতুর কাজ পিছিয়েছে এক বছর"
BODY = "\n\n".join(PARAGRAPHS)


def finding(folder: Path, html: str) -> Finding:
    file = folder / "a.html"
    file.write_text(html, encoding="utf-8")
    (found,) = read([file])
    assert found.article is None
    return found.findings[0]


@pytest.mark.parametrize("menu", ["[প্রচ্ছদ] [নদীর খবর] [হাটবাজার] [যোগাযোগ]", "[প্রচ্ছদ] | [নদীর খবর] | [মুখোমুখি]"])
@pytest.mark.parametrize("rule", ["━" * 46, "=" * 60, ""])
def test_a_menu_of_links_in_brackets_heads_no_story(menu: str, rule: str, tmp_path: Path) -> None:
    text = f"নদীর কাগজ\n\n{menu}\n{rule}\n\n{HEADLINE}\nপ্রকাশ: ৪ মার্চ ২০২৪, ১০:৩০\n[সেতু]\n\n{BODY}\n"
    found = article(tmp_path, text, "a.txt")
    assert (found.headline, found.outlet_name) == (HEADLINE, "নদীর কাগজ")


def _front(first: str) -> str:
    others = "".join(
        f'<section><h2><a href="/{number}">{title}</a></h2><p>{text}</p></section>'
        for number, (title, text) in enumerate(
            {
                "হাটে গরুর দাম কমেছে": "হাটে ক্রেতার চেয়ে পশু বেশি। ব্যাপারীরা লোকসানের আশঙ্কা করছেন।",
                "মেলায় ভিড় বেড়েছে": "ছুটির দিনে মেলায় পাঠকের ঢল নামে। প্রকাশকেরা বলছেন, বিক্রি ভালো।",
            }.items()
        )
    )
    return f'<html><body><section><h1><a href="/s">{HEADLINE}</a></h1>{first}</section>{others}</body></html>'


def test_a_front_page_with_one_big_story_is_a_listing(tmp_path: Path) -> None:
    assert finding(tmp_path, _front(f"<p>{PARAGRAPHS[0]}</p>")).kind == "listing"


def test_a_story_that_links_itself_above_two_others_is_an_article(tmp_path: Path) -> None:
    found = article(tmp_path, _front("".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)))
    assert (found.headline, found.body.split("\n")) == (HEADLINE, PARAGRAPHS)


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("This week in Nodir Kagoj", HEADLINE),
        ("নদীর কাগজ: রোববারের চিঠি", HEADLINE),
        ("সড়ক বিভাগ জানাল, সেতুর কাজ পিছিয়ে গেছে", "সড়ক বিভাগ জানাল, সেতুর কাজ পিছিয়ে গেছে"),
        (f"Fwd: {HEADLINE}", HEADLINE),
    ],
)
@pytest.mark.parametrize("html", [False, True])
def test_a_letter_is_headed_by_what_tells_its_story(subject: str, headline: str, html: bool, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Nodir Kagoj <news@nodirkagoj.example>", "a@b.example", subject
    message["Date"], message["Message-ID"] = "Sat, 12 Aug 2023 10:15:00 +0600", "<1@nodirkagoj.example>"
    message.set_content(f"View this email in your browser\n\n{HEADLINE}\n\n{BODY}\n")
    if html:
        message.add_alternative(page(), subtype="html")
    file = tmp_path / "a.eml"
    file.write_bytes(message.as_bytes())
    (found,) = read([file])
    assert found.article is not None
    assert fold(found.article.headline or "") == fold(headline)


RESULTS = [
    ["সহসভাপতি: কামরুন নাহার (৮২ ভোট)", "যুগ্ম সম্পাদক: রফিকুল আলম (৭৪ ভোট)", "কোষাধ্যক্ষ: বিমল দাস"],
    ["নদীপুর একাদশ ৩–১ চরগাঁও সংঘ", "হাটখোলা ক্লাব ০–০ বন্দর স্পোর্টিং"],
    ["• বীজ ধানের দাম কমানো", "• খাল খনন শুরু করা", "• সেচের বিদ্যুৎ বিনা মূল্যে দেওয়া"],
]


@pytest.mark.parametrize("items", RESULTS)
@pytest.mark.parametrize("above", ["অন্যদের মধ্যে আছেন—", "বাকিগুলো হলো:"])
def test_a_list_that_the_body_announces_is_of_it_and_so_is_what_follows(
    items: list[str], above: str, tmp_path: Path
) -> None:
    story = [PARAGRAPHS[0], PARAGRAPHS[1], above, *items, PARAGRAPHS[2]]
    found = article(tmp_path, page("<time>২০২৪-০৫-০১ ১০:০০</time>", paragraphs=story))
    assert found.body.split("\n") == story


def test_what_a_menu_announces_behind_the_text_is_none_of_it(tmp_path: Path) -> None:
    others = ["হাটে গরুর দাম: ক্রেতা কম", "মেলায় ভিড়: বিক্রি বেশি"]
    text = f"{HEADLINE}\nপ্রকাশ: ৪ মার্চ ২০২৪, ১০:৩০\n\n{BODY}\n\nনির্বাচিত:\n\n" + "\n".join(others)
    assert article(tmp_path, text, "a.txt").body == BODY


def test_why_a_page_without_a_danda_is_no_article(tmp_path: Path) -> None:
    lines = f"<h1>{HEADLINE}</h1><p>৪ মার্চ ২০২৪</p><p>সেতুর কাজ কবে শেষ হবে তা বলতে পারেননি প্রকল্প পরিচালক</p>"
    assert "danda" in finding(tmp_path, f"<html><body>{lines}</body></html>").reason
    headlines = "".join(f"<p>{HEADLINE}, ক্ষতিপূরণ পাননি অনেকে, ক্ষোভ বাড়ছে {number}</p>" for number in "১২৩৪৫")
    assert "danda" not in finding(tmp_path, f"<html><body>{headlines}</body></html>").reason


BRIEFS = [
    ("হাটে গরুর দাম কমেছে", "নদীপুর প্রতিনিধি", "৩ জুন ২০২৪", "ব্যাপারীরা লোকসানের আশঙ্কা করছেন।"),
    ("মেলায় ভিড় বেড়েছে", "সাহিত্য ডেস্ক", "২ জুন ২০২৪", "প্রকাশকেরা বলছেন, এবার বিক্রি আগের চেয়ে অনেক ভালো।"),
    ("চরে নতুন স্কুল হচ্ছে", "নিজস্ব প্রতিবেদক", "১ জুন ২০২৪", "জমি দিয়েছেন গ্রামের তিন কৃষক।"),
    ("ঘাটে ফেরি বাড়ল", "ঘাট প্রতিনিধি", "১ জুন ২০২৪", "ঈদের আগে যাত্রীর চাপ সামলাতে তিনটি ফেরি যোগ হয়েছে।"),
]


@pytest.mark.parametrize(
    "form", ["{0}\n{1}\n{2}\n{3}", "{0}\nলিখেছেন {1} | {2}\n{3}\nবিস্তারিত পড়ুন", "{0}\n{2}\n{1}\n{3}"]
)
def test_a_category_of_stories_with_reporter_and_day_is_a_listing(form: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    stories = "\n\n".join(form.format(*brief) for brief in BRIEFS)
    file.write_text(f"তিস্তাপাড়\nজাতীয়\nখেলা\n\n{stories}\n\n১ ২ ৩\n", encoding="utf-8")
    (found,) = read([file])
    assert [finding.kind for finding in found.findings] == ["listing"]


def test_a_report_above_stories_with_their_days_is_an_article(tmp_path: Path) -> None:
    others = "\n\n".join("\n".join(brief) for brief in BRIEFS)
    text = f"{HEADLINE}\nনিজস্ব প্রতিবেদক\n৩ জুন ২০২৪\n" + "\n".join(PARAGRAPHS)
    found = article(tmp_path, f"{text}\n\nআরও খবর\n\n{others}\n", "a.txt")
    assert (found.headline, found.body.split("\n")) == (HEADLINE, PARAGRAPHS)


WRITTEN = "".join(f"<li><h2><a>{title}</a></h2><span>{day}</span></li>" for title, _, day, _ in BRIEFS)
BIO = "তাহমিদা আলম চরবার্তার জ্যেষ্ঠ প্রতিবেদক। চরের মানুষের জীবন নিয়ে লেখেন।"


@pytest.mark.parametrize("title", ["তাহমিদা আলম, Author at চরবার্তা", "তাহমিদা আলম"])
@pytest.mark.parametrize("below", ["<span>৪টি লেখা</span>", ""])
def test_a_name_above_a_bio_and_a_list_of_headlines_is_a_listing(title: str, below: str, tmp_path: Path) -> None:
    html = f"<html><title>{title}</title><body><h1>তাহমিদা আলম</h1><p>{BIO}</p>{below}<ul>{WRITTEN}</ul></body></html>"
    assert finding(tmp_path, html).kind == "listing"
    markdown = "\n\n".join(["# তাহমিদা আলম", BIO, *(f"### [{title}](/a)\n\n{day}" for title, _, day, _ in BRIEFS)])
    (tmp_path / "a.md").write_text(markdown, encoding="utf-8")
    (found,) = read([tmp_path / "a.md"])
    assert [finding.kind for finding in found.findings] == ["listing"]
    text = "\n".join(["চরবার্তা", "তাহমিদা আলম", BIO, *(f"{title}\n{day}" for title, _, day, _ in BRIEFS)])
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (found,) = read([tmp_path / "a.txt"])
    assert [finding.kind for finding in found.findings] == ["listing"]


@pytest.mark.parametrize(
    ("classes", "lists"),
    [("archive author author-ta", True), ("archive category wp", True), ("archive single", False), ("archive", False)],
)
def test_the_classes_of_a_body_tell_a_list(classes: str, lists: bool, tmp_path: Path) -> None:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    (tmp_path / "a.html").write_text(f'<html><body class="{classes}"><h1>{HEADLINE}</h1>{story}</body></html>', "utf-8")
    (found,) = read([tmp_path / "a.html"])
    assert (found.article is None) is lists


@pytest.mark.parametrize("between", ["<div>৩ জুন ২০২৪, ১০:২০</div>", ""])
def test_a_story_about_a_person_above_other_stories_is_an_article(between: str, tmp_path: Path) -> None:
    story = f"<p>{BIO}</p><p>{PARAGRAPHS[0]}</p>" if between else f"<p>{BIO}</p><h3>আরও পড়ুন</h3>"
    html = f"<html><body><h1>তাহমিদা আলম</h1>{between}{story}<ul>{WRITTEN}</ul></body></html>"
    assert article(tmp_path, html).headline == "তাহমিদা আলম"
