"""Names of outlets that single lines around an article say: the rights, a desk, initials, a call to follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from annotator.bangla.folding import FoldedText
from annotator.pages.datelines import is_folio
from annotator.pages.dates import is_dated
from annotator.pages.imprint import HOME, MADE_BY
from annotator.pages.kinds import AGAIN, Kind
from annotator.pages.lines import Line
from annotator.pages.weighing import By, Said

#: Signs that stand around a name.
BULLETS = "•*#>|▪■–—-:_~=()[]“”’\"'.,।/ \t"
#: Between a headline and a site's name; a dash may part a headline, too.
DASH = re.compile(r"\s[–—]\s")
_PICTURE = re.compile(r"(?:ছবি|আলোকচিত্র|Photo) ?[:ঃ–-] ?(\S+(?: \S+){0,3})\W*$")
_DESK = re.compile(
    r"(\S{1,24}+(?: \S{1,24}+){0,3}?),? (?:(?:ওয়েব|ডিজিটাল|অনলাইন|নিউজ|বার্তা|Web|Digital|Online|News) ?)?"
    r"(ডেস্ক|ডেক্স|ব্যুরো|রিপোর্ট|প্রতিবেদন|প্রতিবেদক|Desk|Report)(?=$|\s?[|:ঃ,।(–-]| \d)"
)
#: What stands before a desk that is a section's, or of any paper.
ANY_DESK = re.compile(
    r"^(?:নিজস্ব|বিশেষ|জ্যেষ্ঠ|সিনিয়র|স্টাফ|অনলাইন|ওয়েব|ডিজিটাল|নিউজ|বার্তা|সংবাদ|কেন্দ্রীয়|জেলা|উপজেলা|মফস্বল|সারাদেশ|আন্তর্জাতিক|জাতীয়"
    r"|খেলা|স্পোর্টস|বিনোদন|অর্থনীতি|বাণিজ্য|কূটনৈতিক|রাজনৈতিক|বিশ্ববিদ্যালয়|ক্যাম্পাস|প্রবাস|\S* ?প্রতিনিধি\S*)(?: |$)"
)
_REPORTER = re.compile(r"(?:প্রতিনিধি|প্রতিবেদক|রিপোর্টার|সংবাদদাতা|করেসপন্ডেন্ট|লেখক)")
# A call of the house to follow it: the name stands before the case, and before what is to be had.
_CALL = re.compile(
    r"(\S{2,24}(?: \S{2,24}){0,2}?)[’”']?(?:[ -](?:এর|র)|’র) (?:(?:সব|সর্বশেষ|সকল|আরও|গুরুত্বপূর্ণ|সবশেষ) )*"
    r"(?:খবর|সংবাদ|আপডেট|নিউজ|সঙ্গে|সাথে|ইউটিউব|ফেসবুক|গুগল|হোয়াটসঅ্যাপ|টেলিগ্রাম|চ্যানেল|পেজ|অ্যাপ)"
)
# What heads the frame of a site's account: "ফেসবুকে মেঘনাপাড় বার্তা"; it may be a headline too.
_ACCOUNT = re.compile(r"^(?:ফেসবুকে|ইউটিউবে|টুইটারে|টেলিগ্রামে|ইনস্টাগ্রামে) (\S{2,24}(?: \S{2,24}){0,2})$")
_PERSON = re.compile(r"^(?:আমাদের|আমার|আপনার|আপনি|সব|সর্বশেষ|সকল|আরও|গুগল|ফেসবুক|ইউটিউব|দেশ|বিশ্ব|এই|এ)(?: |$)")
# What a line of copyright says beside whose it is.
_RIGHTS = re.compile(
    r"©|\(c\)|&copy;|copyrights?|(?:all )?(?:rights? )?reserved|(?:সর্ব|সকল )?(?:স্বত্বা?|সত্ব)(?:ধিকার)?|সংরক্ষিত|কপিরাইট|কর্তৃক"
    r"|\bby\b|[\d–-]+|প্রাইভেট লিমিটেড|লিমিটেড|(?:pvt\.? |private )?ltd\b|limited",
    re.IGNORECASE,
)
_SAYS_RIGHTS = re.compile(r"©|\(c\) ?\d|copyright|all rights? reserved|কপিরাইট|স্বত্ব|সত্ব ", re.IGNORECASE)
_PARTNERS = re.compile(
    r", [^,]*(?:&|and|অ্যান্ড|এন্ড|ও) (?:Co|Company|Sons|Bros|Brothers|কোং?|কোম্পানি|সন্স|ব্রাদার্স)\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"\((?!c\))[^()]*\)?", re.IGNORECASE)
# "(মেঘনাপাড় বার্তা, ১৪ অক্টোবর ২০২৬)".
_CLIPPED = re.compile(r"[(\[][^()\[\],]{3,40}, [^()\[\]]{6,40}[)\]]")
# What a reader of feeds shows below a headline: the source, who wrote it, how long ago.
_FEED_READER = re.compile(
    r"([^/|·•]{3,40}?)\s?(?:[/|·•] ?)?(?:by [^/|·•]{3,40}?\s?)?[/|·•] ?\d{1,3} ?(?:min|h|d|w|mo|y)(?:r?s?)(?: ago)?"
)
_DATED_SOURCE = re.compile(r"([^/]{3,40}?) / by [^/]{3,40} / [^/]*\d{4}[^/]*")
_AGES = tuple("nhdwoyrs")
_FIRST_OF_STAFF = re.compile(r"\W{0,2}([^/]{3,40}?)\s?/")


def names_of_line(line: Line, below: int) -> Iterable[Said]:
    """The names in a line by what else it says: the rights, a credit, initials, a call to follow."""
    return (_names_again if len(line.text) <= AGAIN else _names)(line.text, line.kind, line.start >= below)


def _names(text: FoldedText, kind: Kind, is_below: bool) -> tuple[Said, ...]:
    return tuple(_said(text, kind, is_below))


#: The furniture of an outlet stands on every page of it.
_names_again = lru_cache(maxsize=16384)(_names)


def _said(text: FoldedText, kind: Kind, is_below: bool) -> Iterator[Said]:
    if "](" in text and (home := HOME.search(text)):
        yield Said(By.FRONT, home.group(1), 1.2)
    for order, part in rights_in(text):
        yield Said(By.RIGHTS, part, 1.2 / (1 + order))
    if source := _source_in(text):
        yield Said(By.SOURCE, source.group(1), 1.0)
    if kind in (Kind.BYLINE, Kind.SHORT):
        yield from _of_reporters(text, kind)
        yield from (Said(By.ACCOUNT, account, 0.48) for account in _ACCOUNT.findall(text))
    if kind is Kind.STAFF and (first := _FIRST_OF_STAFF.match(text)):
        name = first.group(1)
        yield Said(By.STAFF, name, 0.4 if " " not in name else 1.0 if text.count("/") > 1 else 0.7)
    clipped = kind is Kind.TODAY and is_below and is_folio(text)
    if clipped or (_CLIPPED.fullmatch(text) and is_dated(text)):
        yield Said(By.CLIPPING, text.split(",")[0], 1.0)  # from which paper it was cut
    if kind is Kind.CAPTION and (picture := _PICTURE.search(text)):
        yield Said(By.PICTURE, picture.group(1), 0.2)  # agencies' and others' too, but where an account agrees
    if kind is Kind.CREDIT and not is_below:
        yield Said(By.CREDIT, text.partition(":")[2], 1.0)
    if kind in (Kind.NOTICE, Kind.LINK, Kind.CHROME):
        calls = (call.group(1) for call in _CALL.finditer(text))
        yield from (Said(By.CALL, name, 1.0) for name in calls if not _PERSON.match(name))


def _source_in(text: FoldedText) -> re.Match[str] | None:
    """Return what a reader of feeds shows below a headline: the source, who wrote it, its age or its day."""
    if text.endswith(_AGES) and (source := _FEED_READER.fullmatch(text)):
        return source
    return _DATED_SOURCE.fullmatch(text) if " / by " in text else None


def rights_in(text: FoldedText) -> Iterator[tuple[int, str]]:
    """Whose a line says the rights are, what stands in brackets off; behind a comma, with its number, stands a
    department or a place. A company of partners is one name, and hardly that of its paper.
    """
    if not _SAYS_RIGHTS.search(text):
        return
    for part in re.split(r"[|।•·]|\. ", MADE_BY.sub("", text)):
        company = _PARTNERS.search(part)
        names = [part] if company else _BRACKETS.sub(" ", part).split(",")
        names = [_RIGHTS.sub(" ", name).strip(BULLETS) for name in names]
        yield from enumerate(filter(None, names), 1 if company else 0)


def _of_reporters(text: FoldedText, kind: Kind) -> Iterator[Said]:
    """Whose desk reports, and whose reporter: "মেঘনাপাড় ডেস্ক"; the desk of a section names none."""
    desk = _DESK.match(text.strip(BULLETS))
    if desk and not ANY_DESK.match(desk.group(1)):
        many = " " in desk.group(1) and " ও " not in desk.group(1) and desk.group(2) != "প্রতিবেদক"
        yield Said(By.DESK, desk.group(1), 1.0 if many else 0.6)
    if _REPORTER.search(text):
        yield Said(By.REPORTER, DASH.split(re.split(r"[,|]", text)[-1])[0], 0.6)
    if kind is Kind.BYLINE and " | " in text:
        yield Said(By.REPORTER, text.rpartition(" | ")[2], 0.9)
