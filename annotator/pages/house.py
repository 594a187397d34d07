"""Pages that a site has of itself and for its readers: about it, how to write to it, its terms, a form, an error."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from annotator.pages.kinds import Kind
from annotator.pages.likeness import words_of
from annotator.pages.lines import Line

_LOG_IN = re.compile(
    r"(?:(?:গ্রাহক )?(?:প্রবেশ|নিবন্ধন)|লগ ?ইন|সাইন ?(?:ইন|আপ)|log ?in|sign ?(?:in|up)|register)(?: করুন)?", re.IGNORECASE
)
# What stands where a page was: "৪০৪", "পাতাটি খুঁজে পাওয়া যায়নি".
_MISSING = re.compile(
    r"\W*(?:(?:error |ত্রুটি )?[4৪][0০][4৪](?: error)?|(?:দুঃখিত\W+|sorry\W+)?(?:\S+ ){0,3}(?:পাতা|পৃষ্ঠা|পেজ|page)(?:টি|টা)?"
    r" (?:আর )?(?:নেই|(?:খুঁজে )?পাওয়া যায়নি|(?:was )?not found))\W*(?:not found\W*)?",
    re.IGNORECASE,
)
_PASSWORD = re.compile("পাসওয়ার্ড|password", re.IGNORECASE)
# What a site calls the pages about itself: who it is, its terms, its rates, whom it looks for.
_OF_ITSELF = re.compile(
    r"""\W*(?:
      আমাদের\ (?:সম্পর্কে|কথা|পরিচয়|পরিচিতি|পরিবার|দল|টিম|ঠিকানা|লক্ষ্য|ইতিহাস|প্রতিনিধি(?:রা|বৃন্দ)?|নীতিমালা|সেবা)
    | (?:আমাদের\ (?:সঙ্গে|সাথে)\ )?(?:যোগাযোগ(?:ের\ ঠিকানা)?|কাজ)(?:\ করুন)? | ক্যারিয়ার | চাকরির\ সুযোগ
    | (?:আমাদের|সম্পাদকীয়|মন্তব্য|কুকি|কপিরাইট|বিজ্ঞাপন|তথ্য|সংশোধন)\ নীতি(?:মালা)? | নীতিমালা
    | (?:গোপনীয়তা|প্রাইভেসি)(?:র)?(?:\ ও\ \S+)?(?:\ (?:নীতি|নীতিমালা|পলিসি|বিবৃতি))?
    | (?:(?:ব্যবহারের|সেবার|ব্যবহার|নিয়ম\ ও|শর্ত\ ও)\ )?(?:শর্ত|নিয়ম)(?:াবল[িী]|সমূহ)(?:\ ও\ (?:গোপনীয়তা|\S+মালা|\S+াবল[িী]))?
    | ব্যবহারবিধি | দাবিত্যাগ | দায়বর্জন | ডিসক্লেইমার | সচরাচর\ জিজ্ঞাসা | সাইট\ ?ম্যাপ
    | (?:\S+\ ){0,3}বিজ্ঞাপন\ দিন | বিজ্ঞাপন(?:ের)?\ (?:মূল্য(?:হার|\ ?তালিকা)?|রেট(?:\ কার্ড)?|হার|দর|জন্য)
    | (?:সম্পাদকীয়|সম্পাদনা|উপদেষ্টা)\ (?:পর্ষদ|পরিষদ|বোর্ড|মণ্ডলী) | (?:কর্মী|প্রতিনিধি(?:দের)?)\ তালিকা
    | (?:\S+\ ){0,5}(?:প্রতিনিধি|সাংবাদিক|সংবাদদাতা|রিপোর্টার|প্রতিবেদক)\ (?:নিয়োগ|আবশ্যক)(?:\ (?:বিজ্ঞপ্তি|চলছে))? | নিয়োগ\ বিজ্ঞপ্তি
    | (?:গ্রাহক|সদস্য)\ হোন | সাবস্ক্রাইব(?:\ করুন)? | সাবস্ক্রিপশন(?:\ প্ল্যান)? | অনুদান(?:\ দিন)? | পাসওয়ার্ড\ (?:ভুলে\ গেছেন|রিসেট)
    | About(?:\ us)? | Contact(?:\ us)? | (?:Privacy|Cookie|Editorial|Refund|Copyright)\ (?:policy|notice) | Disclaimer
    | Terms(?:\ (?:and|&|of)\ \w+)? | Advertise(?:\ with\ us|ment\ rates?)? | Careers?
    | Our\ (?:team|family) | Subscribe | Editorial\ board | Site\ ?map | FAQs? | Donate
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
# How addresses of such pages end.
_ADDRESS = re.compile(
    r"(?:/(?:pages?|info|site|static|bn))?/(?:about(?:[_-]?us)?|contact(?:[_-]?us)?|(?:privacy|cookie|editorial|refund|comment)[_-]?policy|privacy|disclaimer"
    r"|terms(?:[_-](?:and|of|n)?[_-]?\w+)*|advertise(?:ment)?(?:[_-](?:rates?|with[_-]us))?|(?:ad|rate)[_-]?(?:rates?|card)"
    r"|careers?|our[_-]?(?:team|family)|editorial[_-]?board|staff|sitemap|faq|donate"
    r"|log[_-]?in|sign[_-]?(?:in|up)|register|subscri(?:be|ption)s?|forgot[_-]?password|404)(?:\.(?:html?|php|aspx))?",
    re.IGNORECASE,
)
_LABEL_WORDS = 5
_NAME_WORDS = 5
# A line of so many words that the text has too is its headline.
_HEADLINE_WORDS, _TELLING = 3, 2
# So many lines below its name what such a page says begins; its imprint and buttons stand between.
_NEAR = 12
_BETWEEN = (Kind.CHROME, Kind.NOTICE, Kind.CAPTION)


def house_by_address(url: str | None) -> str | None:
    """Return why an address is that of a page about the site; none where it is not."""
    parts = urlsplit(url or "")
    return "its address is that of a page about the site" if _ADDRESS.fullmatch(parts.path) else None


def names_no_story(title: str) -> bool:
    """Tell whether a (folded) title, the site's name off, is that of a form, a missing page or one about the site."""
    return any(name.fullmatch(title) for name in (_LOG_IN, _MISSING, _OF_ITSELF))


def house_by_lines(lines: Sequence[Line], first: int) -> str | None:
    """Return why a page with few words tells no story: it asks to log in, or says that what was sought is not there;
    none where a time or a reporter stands above its text.

    Args:
        lines: the page's lines.
        first: number of the first one that would be the body.
    """
    if _is_reported(lines, first):
        return None
    if any(line.words <= _LABEL_WORDS and _PASSWORD.search(line.text) for line in lines):
        return "it asks the reader for a password"
    if any(line.words <= _NAME_WORDS and _MISSING.fullmatch(line.text) for line in lines[:first]):
        return "it says that what was sought is not there"
    return None


def heads_house(lines: Sequence[Line], first: int) -> str | None:
    """Return why the line that heads a text shows that the page is about the site itself; none where it does not, or a
    time, a reporter or a headline of the text stands above.

    In a menu that ends above the text stand the same words: they head it where they are a heading, or set apart.
    """
    near = reversed(range(first)[-_NEAR:])
    at = next((at for at in near if _may_head(lines[at])), None)
    if at is None or not _OF_ITSELF.fullmatch(lines[at].text) or _is_reported(lines, first):
        return None
    line = lines[at]
    apart = line.mark.heading or line.gap or any(other.key == line.key for other in lines[:at])
    story = words_of(" ".join(below.text for below in lines[first:][:_NEAR] if below.kind is Kind.TEXT))
    headed = (above for above in lines[:first] if above.words >= _HEADLINE_WORDS and above is not line)
    told = any(len(words_of(above.text) & story) >= _TELLING for above in headed)
    return "it is about the site itself" if apart and not told else None


def _may_head(line: Line) -> bool:
    return bool(_OF_ITSELF.fullmatch(line.text)) or line.kind not in (*_BETWEEN, Kind.IMPRINT)


def _is_reported(lines: Sequence[Line], first: int) -> bool:
    return any(line.kind in (Kind.BYLINE, Kind.DATE) and not _OF_ITSELF.fullmatch(line.text) for line in lines[:first])
