"""Text dumps as tools leave them: wrapped, poured into one line, with labelled heads, with what was joined to lines."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from annotator.models import Article
from annotator.pages import Reading, read
from annotator.pages.byline import author_in

HEADLINE = "চরে নতুন বিদ্যালয়, শিক্ষক নেই"
STORY = [
    "তিস্তার চর মহিষখোলায় নতুন বিদ্যালয়ের ভবন উঠেছে, তবে সেখানে কোনো শিক্ষক নেই। প্রধান ফটকে তালা ঝুলছে।",
    "উপজেলা শিক্ষা কর্মকর্তা নাসরিন আক্তার বলেন, ‘চরে কেউ থাকতে চান না, তাই শিক্ষক দেওয়া যাচ্ছে না।’",
    "অভিভাবকদের অভিযোগ, দুই বছর ধরে আবেদন করেও তাঁরা শিক্ষক পাননি। বর্ষার আগে শিক্ষক আসতে পারেন বলে তাঁরা শুনেছেন।",
]
STAMP = "প্রকাশ: ১৪ জুন ২০২৪, ০৯:৩০"
WHEN = "2024-06-14T09:30:00+06:00"
HEAD = f"{HEADLINE}\n{STAMP}\n"
OTHERS = ["সেতুর কাজ থেমে আছে", "হাটে পেঁয়াজের দাম বেড়েছে", "নৌকাবাইচ দেখতে ভিড়", "পাঁচ জেলায় বৃষ্টির আভাস"]


def reading(folder: Path, text: str) -> Reading:
    file = folder / "a.txt"
    file.write_text(text, encoding="utf-8")
    (found,) = read([file])
    return found


def article(folder: Path, text: str) -> Article:
    found = reading(folder, text)
    assert found.article is not None, found.findings
    return found.article


def flat(text: str) -> str:
    return " ".join(text.split())


def check(found: Article, story: list[str] = STORY) -> None:
    assert flat(found.body) == flat(" ".join(story))
    assert found.headline == HEADLINE
    assert found.published_at is not None
    assert found.published_at.isoformat() == WHEN


@pytest.mark.parametrize("width", [60, 72, 100])
def test_paragraphs_broken_into_lines_of_one_width(width: int, tmp_path: Path) -> None:
    text = HEAD + "\n" + "\n\n".join(textwrap.fill(paragraph, width) for paragraph in STORY)
    found = article(tmp_path, text)
    check(found)
    assert found.page.text == text


def test_markdown_of_a_page(tmp_path: Path) -> None:
    links = "\n".join(f"  * [{other}](/news/{number})" for number, other in enumerate(OTHERS))
    body = "\n\n".join(textwrap.fill(paragraph, 78) for paragraph in STORY)
    check(
        article(
            tmp_path,
            f"{links}\n\n# {HEADLINE}\n\n{STAMP}\n\n![](a.jpg)ভবনের সামনে শিশুরা\n\n{body}\n\n## আরও খবর\n\n{links}\n",
        )
    )


def test_page_poured_into_one_line(tmp_path: Path) -> None:
    menu = "হোম জাতীয় রাজনীতি আন্তর্জাতিক খেলা বিনোদন শিক্ষা মতামত"
    tail = f"শেয়ার করুন সম্পর্কিত খবর {' '.join(OTHERS)} সম্পাদক: মাহফুজা খাতুন সর্বস্বত্ব সংরক্ষিত"
    head = f"{HEADLINE} | চরের চিঠি শনিবার, ১৫ জুন ২০২৪ {menu} {HEADLINE} নিজস্ব প্রতিবেদক {STAMP}"
    check(article(tmp_path, f"{head} {' '.join(STORY)} {tail}"))


@pytest.mark.parametrize(
    "head",
    [
        f"URL: https://chorerchithi.example/a/1\nTitle: {HEADLINE}\nDate: 2024-06-14 09:30\nContent:\n",
        f"---\ntitle: {HEADLINE}\nauthor: নিজস্ব প্রতিবেদক\ndate: 2024-06-14T09:30:00+06:00\n---\n",
        f"শিরোনাম: {HEADLINE}\nতারিখ: ১৪ জুন ২০২৪, ০৯:৩০\nলেখক: নিজস্ব প্রতিবেদক\nসংবাদ: ",
        f"URL: https://chorerchithi.example/2024/06/14/1\nTitle: {HEADLINE}\nDate: 09:30 AM, June 2024\nText: ",
    ],
    ids=["labels", "front_matter", "bangla_labels", "day_in_the_address"],
)
def test_labelled_heads(head: str, tmp_path: Path) -> None:
    check(article(tmp_path, head + "\n\n".join(STORY) + "\ncategory: সারাদেশ\nkeywords: চর, বিদ্যালয়\n"))


def test_head_below_the_body(tmp_path: Path) -> None:
    check(article(tmp_path, "\n\n".join(STORY) + f"\n১০২\n{HEADLINE}\n{STAMP}\nসারাদেশ\n"))


@pytest.mark.parametrize(
    ("joined", "at"),
    [
        ("আরও পড়ুন সেতুর কাজ থেমে আছে দুই বছর ", 1),
        ("আরও পড়ুন: হাটে পেঁয়াজের দাম বেড়েছে কেজিতে দশ টাকা ", 1),
        ("চরের পথে শিশুরা | ছবি: হাসান মাহমুদ ", 1),
        ("বিজ্ঞাপন ", 1),
        ("বিদ্যালয়ের নতুন ভবন। শুক্রবার সকালে মহিষখোলায়। ছবি: সংগৃহীত ", 0),
        ("স্টাফ রিপোর্টার, মহিষখোলা ॥ ", 0),
    ],
)
def test_what_was_joined_inside_a_line(joined: str, at: int, tmp_path: Path) -> None:
    pieces = list(STORY)
    pieces.insert(at, joined.strip())
    found = article(tmp_path, HEAD + " ".join(pieces).replace("॥ ", "॥ ", 1))
    assert flat(found.body) == flat(" ".join(STORY))


@pytest.mark.parametrize(
    "below",
    [
        "The post চরের স্কুল appeared first on চরের চিঠি.",
        "আপনি এই ইমেইল পাচ্ছেন কারণ আপনি গ্রাহক। আনসাবস্ক্রাইব করুন",
        "Unsubscribe here",
    ],
)
def test_what_feeds_and_newsletters_put_below(below: str, tmp_path: Path) -> None:
    assert flat(article(tmp_path, HEAD + " ".join(STORY) + f"\n\n{below}\n").body) == flat(" ".join(STORY))


@pytest.mark.parametrize(
    "tail",
    [
        "চরের চিঠি/কেএম",
        "সম্পর্কিত বিষয়: চর বিদ্যালয় তিস্তা",
        "চরের চিঠির সর্বশেষ খবর পেতে গুগল নিউজ ফিড ফলো করুন",
        "এমআর/টিএ ট্যাগ: বিদ্যালয় শেয়ার করুন",
    ],
)
def test_what_was_joined_behind_the_last_sentence(tail: str, tmp_path: Path) -> None:
    assert flat(article(tmp_path, HEAD + " ".join(STORY) + f" সূত্র: বাসস {tail}").body) == flat(
        " ".join(STORY) + " সূত্র: বাসস"
    )


def test_second_copy_goes_with_its_tags_and_what_stands_behind(tmp_path: Path) -> None:
    story = " ".join(STORY)
    tail = "সেতুর কাজ থেমে আছে বলে জানিয়েছে সড়ক বিভাগ। ৫ ঘণ্টা আগে"
    check(article(tmp_path, f"{HEAD}{story} বিষয়: চর বিদ্যালয় {story} {tail}"))


def test_quotation_pulled_out_goes_and_stays_in_its_sentence(tmp_path: Path) -> None:
    quotation = "আমরা তিন বছর ধরে একজন শিক্ষকের জন্য দরজায় দরজায় ঘুরছি, কেউ আমাদের কথা শোনেনি, এখন আর কারও কাছে যাব না"
    said = f"অভিভাবক সখিনা বেওয়া বলেন, ‘{quotation}।’ তাঁর তিন সন্তান ঘরে বসে আছে।"
    found = article(tmp_path, f"{HEAD}{STORY[0]} {quotation}। {said}")
    assert flat(found.body) == flat(f"{STORY[0]} {said}")


def test_what_is_said_again_by_right_stays(tmp_path: Path) -> None:
    days = "\n\n".join(
        f"{day} আকাশ মেঘলা থাকতে পারে। কোথাও কোথাও হালকা থেকে মাঝারি বৃষ্টি হতে পারে বলে জানানো হয়েছে।"
        for day in ("শনিবার", "রোববার", "সোমবার")
    )
    assert article(tmp_path, f"{HEAD}\n{days}").body.count("মাঝারি বৃষ্টি") == 3


def test_dated_headings_of_an_account_stay(tmp_path: Path) -> None:
    text = f"{HEAD}\n{STORY[0]}\n\n৩ মার্চ ২০২৩\n\n{STORY[1]}\n\nছবি: সংগৃহীত\n৫ মে ২০২৩\n\n{STORY[2]}\n"
    found = article(tmp_path, text)
    check(found, [STORY[0], "৩ মার্চ ২০২৩", STORY[1], "৫ মে ২০২৩", STORY[2]])


@pytest.mark.parametrize(
    "line",
    [
        "সম্পাদক ও প্রকাশকেরা সভায় নতুন নীতিমালার প্রতিবাদ জানিয়েছেন।",
        "প্রকাশক রফিক উদ্দিন জানান, বইয়ের বিক্রি কমেছে।",
        "সম্পাদক পরিষদ বিবৃতি দিয়েছে।",
    ],
)
def test_sentence_about_an_editor_is_no_imprint(line: str, tmp_path: Path) -> None:
    check(
        article(tmp_path, f"{HEAD}\n{STORY[0]}\n\n{line}\n\n{STORY[1]}\n\n{STORY[2]}\n"), [STORY[0], line, *STORY[1:]]
    )


def test_policy_of_comments_is_no_body(tmp_path: Path) -> None:
    policy = (
        "চরের চিঠি জনমতের প্রতি শ্রদ্ধাশীল। তাই উসকানিমূলক কোনো মন্তব্য না করার জন্য সবাইকে অনুরোধ করা হলো। "
        "কর্তৃপক্ষ যেকোনো মন্তব্য সরিয়ে ফেলার অধিকার রাখে। ধন্যবাদ জানাই সব পাঠককে, যাঁরা নিয়মিত মতামত দিয়ে আমাদের পাশে থাকেন।"
    )
    check(article(tmp_path, HEAD + "\n" + "\n\n".join([*STORY, policy])))


SENTENCES = "\n\n".join(paragraph.split("। ")[0].rstrip("।") + "।" for paragraph in STORY)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\nমহিষখোলা প্রতিনিধি\n\n{STORY[0]}",
        f"{HEADLINE}\nমহিষখোলা প্রতিনিধি\nরংপুর\nচরের চিঠি অনলাইন\n\n"
        + "\n\n".join(one.split("। ")[0].rstrip("।") + "।" for one in STORY),
        f"{HEAD}\n{STORY[0]}\n\nচরে শিক্ষক পাঠাতে উপজেলা প্রশাসন চেষ্টা করছে … বিস্তারিত",
    ],
    ids=["two_sentences", "a_sentence_a_paragraph", "breaks_off_once"],
)
def test_short_article_is_not_refused(text: str, tmp_path: Path) -> None:
    assert article(tmp_path, text).headline == HEADLINE


CARDS = "\n".join(f"{other}\n১২ জুন ২০২৪\n{story}" for other, story in zip(OTHERS, STORY, strict=False))
TEASERS = [f"{other}\n{paragraph[:70]} …" for other, paragraph in zip(OTHERS, STORY, strict=False)]


@pytest.mark.parametrize(
    "text",
    [
        "সারাদেশ\n\n" + "\n\n".join(f"{teaser} বিস্তারিত" for teaser in TEASERS),
        "\n".join(paragraph[:80] + "..." for paragraph in STORY),
        "Tag Archives: বিদ্যালয়\n\n" + HEADLINE + "\n\n" + STORY[0],
        f"নাসরিন আক্তার\n৪৫ Posts\n{HEADLINE}\n\n{STORY[0]}",
        "সারাদেশ\n"
        + "\n".join(f"{other}\n১৪ জুন ২০২৪\n{paragraph}" for other, paragraph in zip(OTHERS, STORY, strict=False)),
        "সারাদেশ হোম জাতীয় খেলা বিনোদন "
        + " ".join(f"{teaser} ১৪ জুন ২০২৪, ০৯:৩০ বিস্তারিত" for teaser in TEASERS).replace("\n", " "),
        f"---\ntitle: সারাদেশ\n---\n{STORY[0]}",
    ],
    ids=["teasers", "beginnings", "archive", "author", "headline_and_day", "one_line", "section_as_title"],
)
def test_listing_is_refused_by_its_name(text: str, tmp_path: Path) -> None:
    found = reading(tmp_path, text)
    assert found.article is None
    assert [finding.kind for finding in found.findings] == ["listing"]


def test_much_cut_off_is_noted(tmp_path: Path) -> None:
    story = "নদীভাঙা মানুষের জন্য নতুন আশ্রয়কেন্দ্র চালু হয়েছে। সেখানে চল্লিশটি পরিবার উঠেছে। আরও ত্রিশটি পরিবার অপেক্ষায় আছে।"
    text = f"{HEAD}\n{story}\n\nমন্তব্য\n\n{CARDS}"
    found = reading(tmp_path, text)
    assert found.article is not None
    assert [(finding.kind, finding.severity) for finding in found.findings] == [("cut", "note")]


def test_a_printed_page_s_head_tells_the_day_and_is_no_body(tmp_path: Path) -> None:
    folio = "দৈনিক চরের চিঠি                    রংপুর, শুক্রবার ১৪ জুন ২০২৪                    পৃষ্ঠা {}"
    paragraphs = [textwrap.fill(paragraph, 60) for paragraph in STORY]
    text = "\n".join([folio.format("৩"), HEADLINE, *paragraphs[:2], "\x0c" + folio.format("৪"), *paragraphs[2:]])
    found = article(tmp_path, text)
    assert flat(found.body) == flat(" ".join(STORY))
    assert (found.headline, found.outlet_name) == (HEADLINE, "দৈনিক চরের চিঠি")
    assert (str(found.published_at)[:10], found.date_only) == ("2024-06-14", True)


def test_a_page_that_an_edition_printed_on_a_day_with_its_weekday(tmp_path: Path) -> None:
    body = "\n\n".join(STORY)
    found = article(tmp_path, f"রংপুর সংস্করণ | পৃষ্ঠা ৩ | ১৪ জুন ২০২৪, শুক্রবার\n{HEADLINE}\n\n{body}\n")
    assert (found.headline, str(found.published_at)[:10]) == (HEADLINE, "2024-06-14")


@pytest.mark.parametrize("sent", ["[15/6/24, 9:12:33 PM] চরের খবর: ", "15/06/2024, 21:12 - Rina Apa: "])
def test_a_message_sent_on_in_a_chat(sent: str, tmp_path: Path) -> None:
    body = "\n\n".join(STORY)
    found = article(tmp_path, f"{sent}*{HEADLINE}*\n\n_চরের চিঠি | ১৪ জুন ২০২৪_\n\n{body}\n")
    assert (found.headline, found.body) == (HEADLINE, body)
    assert str(found.published_at)[:10] == "2024-06-14"


def test_a_head_joined_to_one_line_under_the_page_s_title(tmp_path: Path) -> None:
    text = (
        f"{HEADLINE} - দৈনিক চরের চিঠি\n\nচরের চিঠিজাতীয়খেলা\n{HEADLINE}By স্টাফ রিপোর্টার১৪ জুন, ২০২৪\n\n{''.join(STORY)}\n"
    )
    found = article(tmp_path, text)
    assert (found.headline, found.outlet_name) == (HEADLINE, "দৈনিক চরের চিঠি")


def test_links_that_an_extractor_lists_below_the_text(tmp_path: Path) -> None:
    head = f"---\ntitle: {HEADLINE}\nurl: https://chorerchithi.example/a/1\n---\n"
    story = "\n".join(STORY)
    links = "\n".join(f"- {other} ভোরে" for other in OTHERS)
    assert article(tmp_path, f"{head}{story}\n{links}\n").body == story
    items = "\n".join(["- বিদ্যালয়ে দ্রুত শিক্ষক দিতে হবে", "- বর্ষার আগে চরে নৌকা দিতে হবে"])
    announced = f"{story}\nঅভিভাবকদের দুটি দাবি:\n{items}"
    assert article(tmp_path, f"{head}{announced}\n").body == announced


def test_first_sentences_of_stories_are_not_taken_for_wrapped_lines(tmp_path: Path) -> None:
    """Headlines of about one length stand above teasers that are longer."""
    stories = [
        f"{other}, বলছেন এলাকার মানুষেরা\n{text[:90].rsplit(' ', 1)[0]}..."
        for other, text in zip(OTHERS, STORY, strict=False)
    ]
    found = reading(tmp_path, "\n".join(["চরের চিঠি", *stories]))
    assert (found.article, [each.kind for each in found.findings]) == (None, ["listing"])


@pytest.mark.parametrize(
    "times",
    [
        ["১৪ জুন ২০২৪, ১১:১০", "১৪ জুন ২০২৪, ১১:৪২", "১৪ জুন ২০২৪, ১৬:০৫"],
        ["১১:১০", "১১:৪২", "১৬:০৫"],
        ["১১:১০ এএম", "১১:৪২ এএম", "০৪:০৫ পিএম"],
        ["11:10 AM IST", "11:42 AM IST", "4:05 PM IST"],
        ["১০ মিনিট আগে", "২ ঘণ্টা আগে", "৪ ঘণ্টা আগে"],
    ],
)
def test_the_times_of_a_live_report_s_entries_are_no_body(times: list[str], tmp_path: Path) -> None:
    entries = "\n".join(f"{time}\n{entry}" for time, entry in zip(times, STORY, strict=True))
    found = article(tmp_path, f"{HEAD}{entries}\nশেয়ার করুন\n")
    check(found)


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("শিক্ষা\n", "শিক্ষা"),
        ("প্রচ্ছদ\nশিক্ষা\n", "শিক্ষা"),
        ("হোম > শিক্ষা\n", "শিক্ষা"),
        ("প্রচ্ছদ\nজাতীয়\nখেলা\nশিক্ষা\n", None),
        ("প্রচ্ছদ\nশিক্ষা\nজাতীয়\nখেলা\nশিক্ষা\n", "শিক্ষা"),
        ("শিক্ষা\nপাঠকের কলাম ও চিঠি\n", None),
    ],
)
def test_the_last_of_a_menu_is_no_section(above: str, section: str | None, tmp_path: Path) -> None:
    found = article(tmp_path, f"চরের চিঠি\n{above}{HEAD}\n" + "\n".join(STORY))
    assert (found.section, found.headline) == (section, HEADLINE)


@pytest.mark.parametrize("shown", ["* নাসির আহমেদ *", "▪ নাসির আহমেদ", "**নাসির আহমেদ**", "» নাসির আহমেদ |"])
def test_no_bullet_stays_at_a_name(shown: str) -> None:
    assert author_in(f"{shown}") == "নাসির আহমেদ"
