"""Which articles tell one story, and who copied whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.models import Article
from annotator.pages import read
from annotator.samples import lexicon_folder, manifest_file, pages_folder
from annotator.stories.copies import Way, find
from annotator.stories.series import WINDOW
from annotator.stories.stories import Membership, group
from tests.stories.news import FERRY, SCHOOL, article, dated, gold_price, the_news

HOURS = WINDOW / timedelta(hours=1)


def grouped(articles: Iterable[tuple[str, Article]], **known: frozenset[str]) -> set[frozenset[str]]:
    """The stories as sets of ids."""
    stories: dict[str, set[str]] = {}
    for one in group(articles, **known):
        stories.setdefault(one.story, set()).add(one.id)
    return {frozenset(ids) for ids in stories.values()}


def copies(articles: Iterable[tuple[str, Article]], **known: frozenset[str]) -> dict[str, str]:
    """Copy → original, which are found without grouping, too."""
    told = list(articles)
    found = {one.id: one.wire_copy_of for one in group(told, **known) if one.wire_copy_of}
    assert {key: one.original for key, one in find(told, **known).items() if one.way is Way.COPY} == found
    return found


def test_reports_of_one_event_in_their_own_words_are_one_story() -> None:
    assert grouped(the_news()) == {
        frozenset({"ferry-nodi", "ferry-bela", "ferry-alok"}),
        frozenset({"school-nodi", "school-bela"}),
    }


#: What every report of the affair of a bridge tells further down, with the outlet's own words between.
BRIDGE = (
    "গত মাসে ঝিলিমপুর খালের সেতুর রেলিং ভেঙে ঠিকাদার মন্টু সাহার দুটি ট্রাক পানিতে পড়ে। {0} সেতুটি পাঁচ বছর আগে নির্মাণ করে সাহা ট্রেডার্স। "
    "{1} নিম্নমানের রড ব্যবহারের প্রমাণ পায় তদন্ত কমিটি। কমিটির প্রধান ছিলেন প্রকৌশলী হাসনা হেনা। এলাকার মানুষ নৌকায় খাল পার হন। ঝিলিমপুর "
    "বাজারের আড়তদার ইদ্রিস মোল্লার গুদামে পেঁয়াজ ও রসুন পচে যায়। সেতুর দুই মাথায় বাঁশের বেড়া দেয় পৌরসভা, লাল পতাকা টাঙায় স্কাউট দল।"
)


def test_developments_of_one_affair_are_told_apart_by_their_leads() -> None:
    arrest = (
        "পলাতক ঠিকাদারকে মঙ্গলবার ভোরে বাসস্ট্যান্ড থেকে আটক করেছে পুলিশ। তাঁর পকেটে জাল পাসপোর্ট ও বিদেশি মুদ্রা ছিল বলে জানান ওসি। "
        "গোপন খবরে ভোর চারটায় চেকপোস্ট বসানো হয়। দুপুরে হাকিমের সামনে হাজির করা হলে জামিন নামঞ্জুর করে কারাগারে পাঠানোর আদেশ হয়। "
        "আসামিপক্ষের উকিল রুবিনা ইয়াসমিন উচ্চ আদালতে যাবেন। প্রিজন ভ্যানে ওঠার সময় তিনি কোনো প্রশ্নের উত্তর দেননি। "
    )
    tender = (
        "নতুন পারাপারের জন্য মঙ্গলবার দরপত্র আহ্বান করেছে সড়ক বিভাগ। আগামী জুনে কাজ শুরু হবে, ব্যয় ধরা হয়েছে চার কোটি। ইস্পাতের কাঠামো হবে, "
        "দুই পাশে হাঁটার পথ থাকবে বলে জানান নির্বাহী প্রকৌশলী তানভীর আলম। আবেদন জমা দেওয়া যাবে বৈশাখের শেষ পর্যন্ত, অনলাইনে। "
        "নকশা এঁকেছেন স্থপতি মেহেরুন্নেসা; বাতি জ্বলবে সৌরবিদ্যুতে। জমি অধিগ্রহণে কারও ঘর সরাতে হবে না, গাছও কাটা পড়বে না। "
    )
    one = dated("nodi", "জাল পাসপোর্টসহ ঠিকাদার আটক", arrest + BRIDGE.format("তখন কেউ আহত হয়নি।", "ওই ঘটনায় মামলা হয়।"))
    other = dated("bela", "নতুন দরপত্র ডাকল সড়ক বিভাগ", tender + BRIDGE.format("চালকেরা বেঁচে যান।", "পরে কমিটি গঠিত হয়।"))
    assert len(grouped([("a", one), ("b", other)])) == 2


def test_articles_without_a_date_are_grouped_by_their_text() -> None:
    undated = [(id_, one.model_copy(update={"published_at": None})) for id_, one in the_news()]
    assert frozenset({"ferry-nodi", "ferry-bela"}) <= next(ids for ids in grouped(undated) if "ferry-nodi" in ids)


def test_a_report_long_after_the_event_is_another_story() -> None:
    late = dated("bela", *FERRY["bela"], hours=HOURS + 1)
    assert len(grouped([("a", dated("nodi", *FERRY["nodi"])), ("b", late)])) == 2


def test_a_mere_day_counts_from_its_beginning_to_its_end() -> None:
    """The day of publication begins before the window of the other article ends."""
    day = dated("bela", *FERRY["bela"], hours=HOURS + 3, date_only=True)
    moment = dated("bela", *FERRY["bela"], hours=HOURS + 3)
    first = ("a", dated("nodi", *FERRY["nodi"]))
    assert len(grouped([first, ("b", day)])) == 1
    assert len(grouped([first, ("b", moment)])) == 2


def test_a_time_without_a_zone_can_be_compared() -> None:
    naive = dated("bela", *FERRY["bela"])
    assert naive.published_at is not None
    naive = naive.model_copy(update={"published_at": naive.published_at.replace(tzinfo=None)})
    assert len(grouped([("a", dated("nodi", *FERRY["nodi"])), ("b", naive)])) == 1


def test_gold_prices_of_two_days_are_two_stories_and_those_of_one_day_are_one() -> None:
    monday = ("২ লাখ ১৫ হাজার ৫৯৭", "৩ হাজার ৪৪২", "৪ হাজার ২৪৬")
    tuesday = ("২ লাখ ১৭ হাজার ৬৭", "১ হাজার ৪৭০", "৪ হাজার ৫৭২")
    found = grouped(
        [
            ("mon-nodi", gold_price("nodi", *monday, 0, "সোমবার", "৯ মার্চ")),
            ("mon-bela", gold_price("bela", *monday, 2, "সোমবার", "৯ মার্চ")),
            ("tue-nodi", gold_price("nodi", *tuesday, 24, "মঙ্গলবার", "১০ মার্চ")),
            ("tue-bela", gold_price("bela", *tuesday, 25, "মঙ্গলবার", "১০ মার্চ")),
        ]
    )
    assert found == {frozenset({"mon-nodi", "mon-bela"}), frozenset({"tue-nodi", "tue-bela"})}


def test_a_daily_page_is_told_from_the_next_by_the_date_in_its_headline() -> None:
    body = SCHOOL["nodi"][1]
    pages = [(day, dated("nodi", f"আজকের সংবাদ, {day} মার্চ", body)) for day in ("১০", "১১")]
    assert len(grouped(pages)) == 2


def test_a_copy_is_known_whatever_was_put_in_front_of_it() -> None:
    headline, body = FERRY["nodi"]
    copy = dated("khobor", "ফেরি উল্টে নয়জন নিখোঁজ", f"আমাদের প্রতিনিধির পাঠানো খবর। {body}", hours=3)
    news = [("a-copy", copy), ("original", dated("nodi", headline, body)), ("own", dated("bela", *FERRY["bela"]))]
    assert copies(news) == {"a-copy": "original"}


@pytest.mark.parametrize("spelling", [("য়", "য\u09bc"), ("ড়", "ড\u09bc")])
def test_a_copy_in_another_spelling_of_the_nukta_letters_is_one(spelling: tuple[str, str]) -> None:
    headline, body = FERRY["nodi"]
    other = dated("khobor", headline, body.replace(*spelling), hours=3)
    assert copies([("copy", other), ("original", dated("nodi", headline, body))]) == {"copy": "original"}


def test_an_agency_has_it_first_however_late_its_page_is() -> None:
    wire, paper = dated("wire", *FERRY["nodi"], hours=5), dated("nodi", *FERRY["nodi"])
    assert copies([("paper", paper), ("wire", wire)], agencies=frozenset({"wire"})) == {"paper": "wire"}
    assert copies([("paper", paper), ("wire", wire)]) == {"wire": "paper"}


def test_of_two_pages_of_one_day_the_one_that_credits_the_other_is_the_copy() -> None:
    headline, body = FERRY["nodi"]
    known = {"date_only": True}
    crediting = dated("khobor", headline, f"{body}\n\nসূত্র: দৈনিক তিতলি", outlet_name="খবর", **known)
    credited = dated("titli", headline, body, outlet_name="দৈনিক তিতলি", **known)
    assert copies([("1", crediting), ("2", credited)]) == {"1": "2"}


def test_an_outlet_does_not_copy_itself_and_a_short_text_proves_nothing() -> None:
    twice = [(id_, dated("nodi", *FERRY["nodi"])) for id_ in ("a", "b")]
    assert copies(twice) == {}
    short = [(outlet, dated(outlet, "শোক", "তিতলি পাড়ের সবার জন্য গভীর শোক।")) for outlet in ("nodi", "bela")]
    assert copies(short) == {}


def test_all_copies_of_one_text_lead_to_one_article() -> None:
    headline, body = FERRY["nodi"]
    told = [(outlet, dated(outlet, headline, body, hours)) for hours, outlet in enumerate(("c", "b", "a"))]
    assert copies(told) == {"a": "c", "b": "c"}
    assert {one.story for one in group(told)} == {"c"}


def test_stories_do_not_chain_into_one_another() -> None:
    """Each text shares half of its sentences with the next, and the last shares none with the first."""
    sentences = [one for told in (*FERRY.values(), *SCHOOL.values()) for one in told[1].split("। ")]
    chain = [
        (f"{number:02}", dated(str(number), "খবর", "। ".join(sentences[number : number + 6])))
        for number in range(len(sentences) - 6)
    ]
    assert len(grouped(chain)) > 1


def test_nothing_and_one_article_are_no_trouble() -> None:
    assert group([]) == []
    assert group([("only", article(None, "।"))]) == [Membership(id="only", story="only")]


def test_an_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="two articles are called 'a'"):
        group([("a", article(None, "ক")), ("a", article(None, "খ"))])


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(the_news()) + 1)))
def test_the_order_of_the_articles_does_not_matter(order: list[int]) -> None:
    news = [*the_news(), ("copy", dated("khobor", *SCHOOL["nodi"], hours=1))]
    assert group(news[place] for place in order) == group(news)


def test_the_sample_pages_fall_into_their_stories() -> None:
    pages = read([pages_folder()], lexicon=lexicon_folder(), manifest=manifest_file())
    articles = [(one.article.page.name, one.article) for one in pages if one.article is not None]
    found = grouped(articles)
    for story in ("embankment", "bridge", "meeting", "probe", "fire"):
        assert frozenset(id_ for id_, _ in articles if id_.startswith(f"{story}-")) in found
    assert copies(articles) == {"embankment-khobor": "embankment-mastul"}
