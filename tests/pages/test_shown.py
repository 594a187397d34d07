"""What pages, messages and clippings show of themselves where no markup tells it: outlet, day, headline, pictures."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest

from annotator.pages import read
from tests.pages.test_html import PARAGRAPHS, article, page
from tests.pages.test_unlisted import BODY, TITLE


def _day(told: object) -> str | None:
    return str(told)[:10] if told else None


def test_a_day_behind_the_update_is_the_one_on_which_the_page_was_looked_at(tmp_path: Path) -> None:
    bar = "২৪ নভেম্বর ২০২৫"
    text = f"{bar}\n{TITLE}\nনিজস্ব প্রতিবেদক\nশেষ আপডেট: ১৯ সেপ্টেম্বর ২০২৩ ১১:৩৮\n{BODY}\n"
    found = article(tmp_path, text, "a.txt")
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2023-09-19T11:38:00+06:00"
    earlier = text.replace(bar, "১৮ সেপ্টেম্বর ২০২৩")
    assert _day(article(tmp_path, earlier, "b.txt").published_at) == "2023-09-18"


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("নদীকথা প্রতিবেদন, কাটাখালী, ২৯ জুন : ", "2023-06-29"),
        ("কাটাখালী, ২৯ জুন (নিকস) : ", "2023-06-29"),
        ("কাটাখালী, ২৮ জুন (নিকস) : ", "2023-06-29"),
        ("কাটাখালী, ২৭ জুন (নিকস) : ", None),
        ("কাটাখালী, ২ মে, ২০২৩ (নিকস) : ", "2023-05-02"),
        ("", None),
        ("নদীকথা, কাটাখালী, ২৮ জুন :\n", "2023-06-29"),  # on a line of its own
        ("নিজস্ব সংবাদদাতা, কাটাখালী, ২৯ জুন\n", "2023-06-29"),
        ("নিজস্ব সংবাদদাতা, কাটাখালী, ২৬ জুন\n", None),
    ],
)
def test_the_day_of_a_bar_that_the_dateline_names_too(dateline: str, day: str | None, tmp_path: Path) -> None:
    text = f"নদীপুর, বৃহস্পতিবার, ২৯ জুন ২০২৩\nমতামত | জাতীয় | খেলা\n{TITLE}\n{dateline}{BODY}\n"
    assert _day(article(tmp_path, text, "a.txt").published_at) == day


@pytest.mark.parametrize("source", ["সূত্র: মানবকণ্ঠ, ২৩ আগস্ট ২০২৩", "Source: Manobkantha, 23 August 2023"])
def test_below_a_clipping_stands_where_and_when_it_came_out(source: str, tmp_path: Path) -> None:
    found = article(tmp_path, f"{TITLE}\n\n{BODY}\n\n{source}\n", "a.txt")
    assert (found.body, found.outlet, _day(found.published_at)) == (BODY, "manobkantha", "2023-08-23")


def test_a_credit_without_a_day_stays_with_the_story(tmp_path: Path) -> None:
    credit = "সূত্র: রয়টার্স"
    assert article(tmp_path, f"{TITLE}\n\n{BODY}\n{credit}\n", "a.txt").body.endswith(credit)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("_নয়া দিগন্ত অনলাইন, ১৯ জানুয়ারি ২০২৩, ১৪:২০_", "naya_diganta"),
        ("নয়া দিগন্ত ডেস্ক | ১৯ জানুয়ারি ২০২৩, ১৪:২০", "naya_diganta"),
        ("নয়া দিগন্ত খুলেছে সংগঠন, ১৯ জানুয়ারি ২০২৩, ১৪:২০", None),
    ],
)
def test_the_outlet_beside_a_time(line: str, outlet: str | None, tmp_path: Path) -> None:
    assert article(tmp_path, f"{TITLE}\n\n{line}\n\n{BODY}\n", "a.txt").outlet == outlet


@pytest.mark.parametrize("link", ["বিস্তারিত: https://mzamin.com/news.php?news=7", "https://www.mzamin.com"])
def test_a_host_below_the_story_may_be_a_known_outlet_s(link: str, tmp_path: Path) -> None:
    assert article(tmp_path, f"{TITLE}\n\n{BODY}\n\n{link}\n", "a.txt").outlet == "manab_zamin"


@pytest.mark.parametrize("ornament", ["🔴 ", "➤ ", "* ", "📢🔴", "► "])
def test_pictures_before_a_headline_are_no_part_of_it(ornament: str, tmp_path: Path) -> None:
    found = article(tmp_path, f"{ornament}{TITLE}\n\n{BODY}\n", "a.txt")
    assert (found.headline, found.body) == (TITLE, BODY)


def test_a_name_of_one_word_in_a_list_is_no_headline(tmp_path: Path) -> None:
    place = PARAGRAPHS[0].split()[0]
    found = article(tmp_path, f"ধলেশ্বরী বার্তা\n* প্রচ্ছদ\n* {place}\n\n{TITLE}\n\n{BODY}\n", "a.txt")
    assert found.headline == TITLE


def test_a_caption_and_its_copy_with_the_credit_joined(tmp_path: Path) -> None:
    caption = "সেতু ভবন। নদীপুর, ঢাকা"
    text = f"{TITLE}\nনিজস্ব প্রতিবেদক\nপ্রকাশ: ২ মে ২০২৩\n{caption}\n{caption}ফাইল ছবি\n{BODY}\n"
    assert article(tmp_path, text, "a.txt").body == BODY
    agencies = text.replace("ফাইল ছবি", " ছবি: Erika Lindqvist-Johansson/nbk/picture service")
    assert article(tmp_path, agencies, "c.txt").body == BODY
    told_twice = text.replace("ফাইল ছবি", " বন্ধ ছিল।")
    assert f"{caption} বন্ধ ছিল।" in article(tmp_path, told_twice, "b.txt").body


@pytest.mark.parametrize(
    "notice",
    [
        "নদীকথার সংবাদ, আলোকচিত্র, অডিও বিনা অনুমতিতে ব্যবহার করা বেআইনি।",
        "বিস্তারিত লিংক প্রথম কমেন্টে।",
        "এই ওয়েবসাইট কুকি ব্যবহার করে। পড়তে থাকলে ধরে নেওয়া হবে আপনি তাতে সম্মত।",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_notices_of_a_house_are_no_body(notice: str, above: bool, tmp_path: Path) -> None:
    head = f"{TITLE}\nনিজস্ব প্রতিবেদক\nপ্রকাশ: ২ মে ২০২৩"
    text = f"{notice}\n{head}\n{BODY}\n" if above else f"{head}\n{BODY}\n{notice}\n"
    assert article(tmp_path, text, "a.txt").body == BODY


def test_a_press_note_s_first_sentence_is_no_body(tmp_path: Path) -> None:
    note = "নিচের সংবাদটি প্রকাশের জন্য পাঠানো হলো।"
    mail = f"Subject: {TITLE}\nDate: Thu, 30 Nov 2023 17:45:10 +0600\nContent-Type: text/plain; charset=utf-8\n\n"
    assert article(tmp_path, f"{mail}{note}\n\n{TITLE}\n\n{BODY}\n", "a.eml").body == BODY


def test_a_line_of_another_kind_does_not_tell_how_wide_a_column_is(tmp_path: Path) -> None:
    column = "হাওরে পানি ঢুকে পড়ায় কৃষকেরা কাঁচা\nধান কাটছেন। তিন দিনে চার গ্রামের ধান\nতলিয়ে গেছে বলে জানান তাঁরা।\n"
    column += "\nকৃষি কর্মকর্তা বলেন, তালিকা করা হচ্ছে।\nতালিকা ধরে সহায়তা দেওয়া হবে বলে তিনি\nজানান।\n"
    last = "চূড়ান্ত তালিকা প্রকাশ করা হবে ২\nমার্চ।"
    head = "হাওরে আগাম বন্যা, চার গ্রামের কাঁচা ধান কাটছেন কৃষক\nনিজস্ব প্রতিবেদক"
    assert article(tmp_path, f"{head}\n{column}\n{last}\n", "a.txt").body.endswith(last)


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("e-Paper | দৈনিক ধলেশ্বরী | পৃষ্ঠা ৩", "দৈনিক_ধলেশ্বরী"),
        ("The Daily Jugantor : News Details", "jugantor"),
    ],
)
def test_the_outlet_in_a_title_that_is_no_headline(title: str, outlet: str, tmp_path: Path) -> None:
    assert article(tmp_path, page(f"<title>{title}</title>", "")).outlet == outlet


def test_a_site_s_name_behind_the_title_of_a_row(tmp_path: Path) -> None:
    rows = f'title,text\n{TITLE} - ধলেশ্বরী নিউজ,"{BODY}"\n'
    assert article(tmp_path, rows, "a.csv").headline == TITLE
    assert article(tmp_path, rows.replace("ধলেশ্বরী নিউজ", "দাবি মেয়রের"), "b.csv").headline == f"{TITLE} - দাবি মেয়রের"


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("নদীপুর প্রতিনিধি · ২২ অক্টোবর, ২০২৪ · ৬ মিনিট পাঠ", "2024-10-22T00:00:00+06:00"),
        ("নদীপুর ● ১২ বর্ষ ● ২২ অক্টোবর ২০২৪", "2024-10-22T00:00:00+06:00"),
        ("২২ অক্টোবর ২০২৪ থেকে বন্ধ সেতু", None),
    ],
)
def test_a_day_between_signs_below_the_headline(line: str, when: str | None, tmp_path: Path) -> None:
    told = article(tmp_path, f"{TITLE}\n{line}\n\n{BODY}\n", "a.txt").published_at
    assert (told.isoformat() if told else None) == when


def test_a_time_that_a_message_draws_below_its_text(tmp_path: Path) -> None:
    told = article(tmp_path, f"📰 {TITLE}\n\n{BODY}\n\n📅 ১৭ জুন ২০২৪ | ⏰ ১১:০৫ AM\n", "a.txt").published_at
    assert told is not None
    assert told.isoformat() == "2024-06-17T11:05:00+06:00"


@pytest.mark.parametrize(
    "head",
    [
        "শেষ পাতা | বৃহস্পতিবার ০৪ মে ২০২৩ | ২১ বৈশাখ ১৪৩০",
        "রেজি: নং ৪১৩ ● বর্ষ ১২ সংখ্যা ৪১ ● নদীপুর ● ৪ মে ২০২৩",
        "নদীপুর ● ৪ মে ২০২৩ ● পৃষ্ঠা ৭",
    ],
)
def test_the_head_of_a_printed_page(head: str, tmp_path: Path) -> None:
    found = article(tmp_path, f":: ধলেশ্বরী বার্তা ::\n\n{head}\n\n{TITLE}\n\n{BODY}\n", "a.txt")
    assert (found.outlet, _day(found.published_at)) == ("ধলেশ্বরী_বার্তা", "2023-05-04")


def test_a_story_goes_on_below_a_link_with_its_day_and_its_copy(tmp_path: Path) -> None:
    link = "আরও পড়ুন\nহাটে গরু কম, দাম চড়া\n১৮ নভেম্বর ২০২৩\nহাটে গরু কম, দাম চড়া"
    head = f"{TITLE}\nনিজস্ব প্রতিবেদক\nপ্রকাশ: ১৯ নভেম্বর ২০২৩, ১৫:৩২"
    found = article(tmp_path, f"{head}\n{PARAGRAPHS[0]}\n{link}\n{PARAGRAPHS[1]}\n{PARAGRAPHS[2]}\n", "a.txt")
    assert found.body.split() == BODY.split()
    assert _day(found.published_at) == "2023-11-19"


def test_the_page_s_title_above_its_headline(tmp_path: Path) -> None:
    text = f"হোম\nখবর\nRiver Bridge: {TITLE}\n{TITLE}\nBy : সন্দীপ সরকার\n{BODY}\n"
    assert article(tmp_path, text, "a.txt").headline == TITLE


@pytest.mark.parametrize("title", [f"Voice of Nodipur - {TITLE}", f"{TITLE} | Voice of Nodipur"])
def test_a_site_s_name_of_three_words_around_a_title(title: str, tmp_path: Path) -> None:
    found = article(tmp_path, page(f"<title>{title}</title>", "<p>Voice of Nodipur</p>"))
    assert (found.headline, found.outlet) == (TITLE, "voice_of_nodipur")


def test_a_printout_is_no_section(tmp_path: Path) -> None:
    assert article(tmp_path, page("<title>News Print</title>")).body == BODY


def test_the_head_of_a_mail_as_text(tmp_path: Path) -> None:
    head = f"From: news@lists.example\nSent: Tuesday, April 2, 2024 6:45 PM\nTo: all\nSubject: {TITLE}"
    tail = 'You received this message because you are subscribed to "news".\nTo unsubscribe from it, write to us.'
    found = article(tmp_path, f"{head}\n\n{BODY}\n\n--\n{tail}\n", "a.txt")
    assert (found.headline, found.body) == (TITLE, BODY)
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2024-04-02T18:45:00+06:00"


def test_a_call_with_an_english_verb_joined_to_the_last_sentence(tmp_path: Path) -> None:
    call = "নদীকথার সবশেষ আপডেট পেতে Google News ফিড Follow করুন।"
    head = f"{TITLE}\nনিজস্ব প্রতিবেদক\nপ্রকাশ: ২ এপ্রিল ২০২৪"
    assert article(tmp_path, f"{head}\n{BODY}{call}\n", "a.txt").body == BODY


@pytest.mark.parametrize("name", ["text", "value", "content", "html"])
def test_a_text_in_pieces_that_say_what_they_are(name: str, tmp_path: Path) -> None:
    pieces = [{"type": "paragraph", name: paragraph} for paragraph in PARAGRAPHS]
    row = json.dumps({"article": {"title": TITLE, "contents": pieces}}, ensure_ascii=False)
    assert article(tmp_path, row, "a.json").body == BODY


def test_a_page_that_is_not_found_is_no_article(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    html = page(paragraphs=["দুঃখিত, আপনি যে পাতাটি খুঁজছেন তা পাওয়া যায়নি।"])
    file.write_text(html.replace(TITLE, "৪০৪"), encoding="utf-8")
    (found,) = read([file])
    assert found.article is None


@pytest.mark.parametrize("said", ["<h1>৪০৪</h1><h2>পথ হারিয়েছেন?</h2>", "<h2>পাতাটি খুঁজে পাওয়া যায়নি</h2>"])
def test_a_friendly_page_of_what_is_missing_is_a_listing(said: str, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    text = "<p>যে ঠিকানায় এসেছেন সেখানে এখন কিছু নেই। প্রধান পাতায় ফিরে যান।</p><p>আমাদের লিখলে আমরা খুঁজে দেব।</p>"
    file.write_text(f"<html><head><title>নদীকথা</title></head><body>{said}{text}</body></html>", encoding="utf-8")
    (found,) = read([file])
    assert [finding.kind for finding in found.findings] == ["listing"]


def test_a_number_404_above_a_story_hides_none(tmp_path: Path) -> None:
    text = f"{TITLE}\nপ্রকাশ: ২ এপ্রিল ২০২৪, ১০:১৫\n৪০৪\n{BODY}\n"
    assert article(tmp_path, text, "a.txt").body == BODY


@pytest.mark.parametrize("level", ["*" * 6, "*" * 5])
def test_a_heading_between_stars(level: str, tmp_path: Path) -> None:
    wide = "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in [*PARAGRAPHS, *PARAGRAPHS[::-1]])
    head = f"[নদীকথা]\n    * জাতীয়\n    * খেলা\n{level} {TITLE} {level}\n"
    text = f"{head}অফিস রিপোর্ট ॥ ১৪ নভেম্বর ২০২২ ॥ ৪:৫২ বিকাল\n[ghat.jpg]\n"
    found = article(tmp_path, f"{text}{wide}\n{'=' * 79}\n**** আপনার ই-মেইল ঠিকানা প্রকাশ করা হবে না। ****\n", "a.txt")
    assert (found.headline, _day(found.published_at)) == (TITLE, "2022-11-14")
    assert " ".join(found.body.split()) == " ".join(PARAGRAPHS)


def test_sources_at_the_end_are_no_body(tmp_path: Path) -> None:
    sources = "উৎস\n[সম্পাদনা]\n“হাওরে পানি”। নদীকথা, ১১ মে ২০২৪।\n‘বাঁধ ও মানুষ’, বিলের কাগজ, ১০ মে ২০২৪\n"
    assert article(tmp_path, f"{TITLE}\nপ্রকাশ: ১২ মে ২০২৪\n{BODY}\n\n{sources}", "a.txt").body == BODY


def test_the_day_of_an_imprint_s_issue(tmp_path: Path) -> None:
    imprint = "২৯ ফেব্রুয়ারি ২০১৬ {}। সম্পাদক ও প্রকাশক: রহিম মিয়া কর্তৃক নদী ভবন, বাজার রোড, নদীপুর থেকে প্রকাশিত।"
    text = f"{TITLE}\nনদীপুর প্রতিনিধি\n\n{BODY}\n\n{imprint}\n"
    days = [_day(article(tmp_path, text.format(word), f"{word}.txt").published_at) for word in ("সংখ্যা", "থেকে")]
    assert days == ["2016-02-29", None]


@pytest.mark.parametrize("head", ["লেখকের সম্পর্কে জানুন", "About the author"])
def test_what_is_said_of_the_author_is_no_body(head: str, tmp_path: Path) -> None:
    about = "অনির্বাণ ঘোষ দশ বছর ধরে সাংবাদিকতার সঙ্গে যুক্ত।"
    text = f"{TITLE}\nপ্রকাশ: ২ এপ্রিল ২০২৪, ১০:১৫\n{BODY}\n{head}\n{about}\n"
    assert article(tmp_path, text, "a.txt").body == BODY


def test_the_paper_s_name_in_a_head_of_a_clipping(tmp_path: Path) -> None:
    head = f"পত্রিকার নাম : সমকাল\nপ্রকাশের তারিখ : ১১/০২/২০২০\nশিরোনাম : {TITLE}\nবিস্তারিত : "
    found = article(tmp_path, f"{head}{BODY}\n", "a.txt")
    assert (found.outlet, found.headline, _day(found.published_at)) == ("samakal", TITLE, "2020-02-11")


def test_the_way_to_a_page_on_one_line(tmp_path: Path) -> None:
    way = f"ধলেশ্বরী বার্তা / সারাদেশ / {TITLE} {TITLE}"
    text = f"{way} নদীপুর প্রতিনিধি প্রকাশিত: ১১ নভেম্বর ২০২২ বিকাল ০৪:০৫ {' '.join(PARAGRAPHS)} স্বত্ব © ২০২২"
    found = article(tmp_path, f"{text}\n", "a.txt")
    assert (found.headline, found.body) == (TITLE, " ".join(PARAGRAPHS))


def test_numbers_that_lynx_writes_before_links(tmp_path: Path) -> None:
    menu = "[1]প্রচ্ছদ [2]জাতীয় [3]খেলা\n\n[4]নদীকথা\n\n"
    head = f"[5]{TITLE}\n\nপ্রকাশ: ২ মে ২০২৩\n\n[6]https://nd.example/p/4ab\n\n"
    first, *rest = PARAGRAPHS
    text = f"{menu}{head}[7]{first}\n\n{chr(10).join(rest)}\n\n[8]জাতীয় [9]খেলা\n"
    found = article(tmp_path, text, "a.txt")
    assert (found.headline, found.body) == (TITLE, "\n\n".join((first, "\n".join(rest))))
