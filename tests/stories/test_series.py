"""Events that repeat themselves in the same words are apart; one event in other words or figures is one."""

from __future__ import annotations

import pytest

from annotator.stories.stories import group
from tests.stories.news import article, dated

#: Headline and body of a page that comes out again and again; what changes stands in braces.
SERIES = {
    "dengue": (
        "ডেঙ্গুতে আরও {} জনের মৃত্যু",
        "এডিস মশার কামড়ে ডেঙ্গুতে গত ২৪ ঘণ্টায় {} জন মারা গেছেন। এ সময়ে হাসপাতালে গেছেন {} জন রোগী। অধিদপ্তরের নিয়ন্ত্রণকক্ষ এ হিসাব "
        "দিয়েছে। বছরের শুরু থেকে ভর্তি রোগীর সংখ্যা এখন {}। রোগীদের বেশির ভাগ নগরের বাইরের বলে জানানো হয়েছে।",
        ("৪", "৪", "৩১২", "৮ হাজার ৪১০"),
        ("২", "২", "২৮৭", "৮ হাজার ৬৯৭"),
    ),
    "war": (
        "গাজায় আরও {} ফিলিস্তিনি নিহত",
        "গাজা উপত্যকায় গত ২৪ ঘণ্টায় হামলায় {} জন নিহত ও {} জন আহত হয়েছেন বলে উপত্যকার স্বাস্থ্য দপ্তর জানিয়েছে। ধ্বংসস্তূপের নিচে "
        "অনেকে আটকে আছেন, উদ্ধারকর্মীরা সেখানে যেতে পারছেন না। আহতদের নেওয়া হয়েছে কাছের হাসপাতালে।",
        ("৫১", "৫১", "১৪০"),
        ("৩৮", "৩৮", "৯৭"),
    ),
    "weather": (
        "যেসব বিভাগে বৃষ্টি হতে পারে",
        "দেশের সব বিভাগের দু-এক জায়গায় বজ্রসহ বৃষ্টি হতে পারে। আবহাওয়া অধিদপ্তরের পূর্বাভাসে এ কথা বলা হয়েছে। দিন ও রাতের তাপমাত্রা "
        "প্রায় একই থাকতে পারে। নদীবন্দরগুলোকে সতর্কসংকেত দেখাতে বলা হয়েছে।",
        (),
        (),
    ),
    "exchange": (
        "আজকের মুদ্রার বিনিময় হার",
        "প্রবাসীদের পাঠানো অর্থ আর আমদানির হিসাবে মুদ্রার বিনিময় হার জানা দরকার। ব্যাংকে আজ ডলার বিক্রি হচ্ছে {} টাকায়, ইউরো {} টাকায় "
        "এবং রিয়াল {} টাকায়। ব্যাংকভেদে এ হার কিছুটা কমবেশি হয়।",
        ("১২১.৫০", "১৩২.১০", "৩২.৪০"),
        ("১২২.২০", "১৩৩.৭৫", "৩২.৯০"),
    ),
    "market": (
        "সূচকের {} লেনদেন শেষ",
        "সপ্তাহের কার্যদিবসে শেয়ারবাজারে ডিএসইর প্রধান সূচক {} পয়েন্ট বদলে লেনদেন শেষ হয়েছে। হাতবদল হয়েছে {} কোটি টাকার শেয়ার। "
        "দর বেড়েছে {} টি কোম্পানির। ব্যাংক খাতের শেয়ারে আগ্রহ বেশি ছিল।",
        ("উত্থানে", "২৩", "৫১২", "১৮৭"),
        ("পতনে", "৪১", "৪৬৯", "৯৬"),
    ),
    "vegetables": (
        "সবজির দাম এখনো চড়া",
        "কাঁচাবাজারে প্রতি কেজি বেগুন {} টাকা, টমেটো {} টাকা আর পেঁয়াজ {} টাকায় বিক্রি হচ্ছে। বিক্রেতারা বলছেন, সরবরাহ কম। ক্রেতারা "
        "বলছেন, তদারকি নেই বলে দাম কমছে না।",
        ("৯০", "১২০", "৭৫"),
        ("৮০", "১৪০", "৮৫"),
    ),
    "river": (
        "তিতলির পানি বিপৎসীমার ওপরে",
        "উজানের ঢলে তিতলি নদীর পানি কাশিয়াঘাট পয়েন্টে বিপৎসীমার {} সেন্টিমিটার ওপর দিয়ে বইছে। পানিবন্দী হয়ে পড়েছে {} হাজার পরিবার। "
        "নিচু এলাকার মানুষ বাঁধে আশ্রয় নিয়েছেন। পাউবো বলছে, পানি আরও বাড়তে পারে।",
        ("১২", "৩"),
        ("৩৪", "৮"),
    ),
    "air": (
        "বায়ুদূষণে শহরের তালিকায় আজ {} ঢাকা",
        "বিশ্বের শহরের তালিকায় বায়ুদূষণে ঢাকার অবস্থান {}। সকালে বায়ুমানের স্কোর ছিল {}। এ মানের বাতাস সবার জন্য ক্ষতিকর। ঘরের বাইরে "
        "মাস্ক পরার পরামর্শ দেওয়া হয়েছে।",
        ("তৃতীয়", "তৃতীয়", "২১৪"),
        ("পঞ্চম", "পঞ্চম", "১৭৮"),
    ),
    "prayers": (
        "আজকের নামাজের সময়সূচি",
        "প্রতিদিন পাঁচ ওয়াক্ত নামাজ পড়া হয়। ঢাকা ও আশপাশের এলাকার জন্য আজকের নামাজের সময়সূচি দেওয়া হলো। ফজর, জোহর, আসর, মাগরিব ও "
        "এশার সময় বিভাগভেদে কয়েক মিনিট কমবেশি হবে। অন্য বিভাগের সময় নিচে মিলিয়ে নিন।",
        (),
        (),
    ),
}

ACCIDENT = (
    "{place} সড়ক দুর্ঘটনায় নিহত {dead}",
    "{where} সড়ক দুর্ঘটনায় {who} নিহত হয়েছেন। আজ সকালে এ দুর্ঘটনা ঘটে। থানার ওসি জানান, দ্রুতগতির {what} মুখোমুখি সংঘর্ষে ঘটনাস্থলেই "
    "মৃত্যু হয়। লাশ উদ্ধার করে হাসপাতালের মর্গে নেওয়া হয়েছে। গাড়িটি জব্দ করা হলেও চালক পালিয়ে গেছেন।",
)
ACCIDENTS = [
    {"place": "বাগমারায়", "where": "রাজশাহীর বাগমারায়", "who": "এক কৃষক", "what": "ট্রাক ও ভ্যানের", "dead": "১"},
    {"place": "ছাতকে", "where": "সুনামগঞ্জের ছাতকে", "who": "এক শিক্ষার্থী", "what": "বাস ও মোটরসাইকেলের", "dead": "১"},
    {"place": "শার্শায়", "where": "যশোরের শার্শায়", "who": "এক পথচারী", "what": "পিকআপ ও ইজিবাইকের", "dead": "১"},
    {"place": "কেশবপুরে", "where": "যশোরের কেশবপুরে", "who": "এক ব্যবসায়ী", "what": "বাস ও ইজিবাইকের", "dead": "১"},
]


def stories(*articles: tuple[str, str, float]) -> int:
    """How many stories these headlines and bodies with their hours are."""
    told = [(str(at), dated(f"outlet{at}", *one[:2], one[2])) for at, one in enumerate(articles)]
    return len({one.story for one in group(told)})


def edition(name: str, values: tuple[str, ...], hours: float) -> tuple[str, str, float]:
    headline, body, *_ = SERIES[name]
    in_headline = headline.count("{}")
    return headline.format(*values[:in_headline]), body.format(*values[in_headline:]), hours


@pytest.mark.parametrize("name", SERIES)
def test_two_editions_of_a_series_are_two_stories_and_one_edition_in_two_outlets_is_one(name: str) -> None:
    _, _, first, second = SERIES[name]
    assert stories(edition(name, first, 0), edition(name, second, 24)) == 2
    assert stories(edition(name, first, 0), edition(name, first, 2)) == 1


def test_a_daily_page_is_no_report_of_the_day_before_whose_figures_it_repeats() -> None:
    figures = "প্রতি ভরি সোনার দাম ১ লাখ ৯৮ হাজার ৪৫০ টাকা, রুপার দাম ৪ হাজার ২৪৬ টাকা। মজুরি ৬ শতাংশ।"
    report = f"দেশের বাজারে সোনার দাম বেড়েছে। সোমবার (৯ মার্চ) রাতে স্বর্ণকার সমিতি নতুন দাম জানায়। কাল ১০ মার্চ থেকে তা চলবে। {figures}"
    page = f"দেশের বাজারে মঙ্গলবার (১০ মার্চ) সোনার নতুন দাম চলছে। ৯ মার্চ রাতে স্বর্ণকার সমিতি তা জানায়। {figures}"
    daily = ("আজকের সোনার দাম: ১০ মার্চ ২০২৬", page)
    assert stories(("আবার বাড়ল সোনার দাম", report, 0.0), (*daily, 9.0)) == 2
    assert stories((*daily, 9.0), ("সোনার দাম আজ কত", page, 9.5)) == 1


def test_accidents_in_other_places_are_apart_within_a_district_too() -> None:
    told = [(ACCIDENT[0].format(**one), ACCIDENT[1].format(**one), 0.0) for one in ACCIDENTS]
    assert stories(*told) == len(ACCIDENTS)


def test_an_accident_whose_dead_are_counted_otherwise_is_one_story() -> None:
    one = ACCIDENTS[0]
    other = {**one, "dead": "৩", "who": "তিন কৃষক"}
    assert stories(*((ACCIDENT[0].format(**each), ACCIDENT[1].format(**each), 1.0) for each in (one, other))) == 1


def test_a_stretch_of_time_is_no_shared_figure() -> None:
    """Both speak of 24 hours and of nothing else in common; only the counts tell the two editions."""
    headline, body = (
        "থানায় {} মামলা",
        (
            "মহানগর পুলিশ গত ২৪ ঘণ্টায় মাদকের {} টি মামলা করেছে। গ্রেপ্তার হয়েছেন {} জন। তাঁদের কাছে ইয়াবা, গাঁজা ও ফেনসিডিল পাওয়া গেছে "
            "বলে পুলিশের জনসংযোগ শাখা এক বার্তায় জানিয়েছে। তাঁদের আদালতে পাঠানো হয়েছে।"
        ),
    )
    days = [(headline.format(a), body.format(a, b), hours) for a, b, hours in (("১৯", "২৭", 0.0), ("৩১", "৪৪", 24.0))]
    assert stories(*days) == 2


ALERTS = [
    (
        "যশোর সীমান্তে টহল বাড়িয়েছে বিজিবি",
        "ঢাকায় ব্যবসায়ী সেলিম মোল্লার ওপর হামলার পর যশোর সীমান্তে টহল বাড়িয়েছে বর্ডার গার্ড বাংলাদেশ (বিজিবি)। হামলাকারীরা যেন সীমান্ত "
        "পেরিয়ে পালাতে না পারে, সে জন্য চৌকিতে নজর রাখা হচ্ছে বলে জানান অধিনায়ক। সেলিম মোল্লা হাসপাতালে আছেন।",
    ),
    (
        "হামলাকারী ঠেকাতে মেহেরপুর সীমান্তে বিজিবির নজরদারি",
        "মেহেরপুর সীমান্তে নজরদারি বাড়িয়েছে বর্ডার গার্ড বাংলাদেশ (বিজিবি), যেন ঢাকায় ব্যবসায়ী সেলিম মোল্লার ওপর হামলাকারীরা সীমান্ত পেরিয়ে "
        "পালাতে না পারে। রাতের টহলেও লোক বাড়ানো হয়েছে বলে অধিনায়ক জানান। হামলার পর থেকে সেলিম মোল্লা হাসপাতালে আছেন।",
    ),
]


def test_what_is_done_for_one_reason_at_two_places_is_apart_where_the_headlines_name_them() -> None:
    """Both name Dhaka too, for which it is done."""
    assert stories(*((*one, 0.0) for one in ALERTS)) == 2
    assert stories(*((headline.split("সীমান্তে")[1], body, 0.0) for headline, body in ALERTS)) == 1


FAST = (
    "কাশিয়াঘাট সেতুর নকশা বদলের দাবিতে অনশন",
    "কাশিয়াঘাট সেতুর নকশা বদলের দাবিতে অনশন করছেন ঘাটের মাঝিরা। তাঁরা বলছেন, খুঁটি এত কাছে বসানো হলে বড় নৌকা যেতে পারবে না। প্রকৌশলী "
    "আবদুস সোবহান জানান, নকশা নদীর গভীরতা দেখে করা হয়েছে। মাঝিদের নেতা রহিম শেখ বলেন, দাবি না মানা পর্যন্ত অনশন চলবে।",
)


@pytest.mark.parametrize("hours, number", [(2, 1), (20, 2)])
def test_an_outlet_that_comes_back_on_another_day_tells_what_is_new(hours: int, number: int) -> None:
    body = f"{FAST[1]} চিকিৎসকেরা দুজনকে হাসপাতালে নিয়েছেন।"
    pages = [("1", dated("nodi", *FAST)), ("2", dated("nodi", FAST[0], body, hours))]
    assert len({one.story for one in group(pages)}) == number
    pages[1] = ("2", dated("bela", FAST[0], body, hours))
    assert len({one.story for one in group(pages)}) == 1


@pytest.mark.parametrize("day, number", [("১০ মার্চ", 1), ("১১ মার্চ", 2)])
def test_where_no_time_is_known_the_days_that_it_names_tell_whether_an_outlet_comes_back(day: str, number: int) -> None:
    bodies = (f"{FAST[1]} এ তথ্য {one} জানা যায়।" for one in ("১০ মার্চ", day))
    pages = [(str(at), article(FAST[0], body, outlet="nodi")) for at, body in enumerate(bodies)]
    assert len({one.story for one in group(pages)}) == number
