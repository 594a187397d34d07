"""Passages that scrapers joined to the middle of a paragraph: links, advertisements, captions, notes of the house.

Cuts are made only where the words show both ends of what is cut; where one end is in doubt the text stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.bangla.calendar import MONTHS
from annotator.lexicon.furniture import Furniture

#: A call at the beginning of a line, with the next word joined to it: what stands behind is the story's.
FOLLOW = re.compile(r"[^।?!]{4,90}?(?:ফলো|অনুসরণ|সাবস্ক্রাইব|লাইক|শেয়ার|ক্লিক) করুন(?=[ক-হঅ-ঔA-Z‘“])")
#: The end of a sentence, with the space behind it.
SENTENCE_END = re.compile(r"[।?!][’”'\")]*\s*")
_MONTH = f"(?:{'|'.join(MONTHS)})"
_LINKS = ("আরও পড়ুন", "আরো পড়ুন", "আরও দেখুন", "আরো দেখুন", "Read more", "Also read")
_LINK = re.compile(r"(?:(?:আর[ওো] (?:পড়ুন|দেখুন)|Read more|Also read|Read Also)\s*[:ঃ>»”–-]*\s*)+", re.IGNORECASE)
_DATED_LINK = re.compile(
    rf"আর[ওো] (?:পড়ুন|দেখুন)(?:(?!আর[ওো] পড়ুন)[^।]){{3,220}}?"
    rf"(?:\d{{1,2}} {_MONTH} \d{{4}}|\d{{1,2}} (?:ঘণ্টা|ঘন্টা|মিনিট|দিন) আগে)"
)
_FOLLOW = re.compile(
    r"""(?:[^\s।?!’”]{1,30}\ ){0,3}(?:খবর|আপডেট)\ পেতে\ [^।]{0,40}?(?:চ্যানেল|পেজ|ফিড)\S*
    \ (?:ফলো|অনুসরণ|সাবস্ক্রাইব|Follow)\ করুন।?
    (?:[^\s।]{1,20}(?:\ [^\s।]{1,12}){0,3}\ থেকে\ আর[ওো]\ (?:পড়ুন|দেখুন))?""",
    re.VERBOSE,
)
# "বিজ্ঞাপন" right behind a sentence: alone between two spaces, or joined to the next word; its own cases and
# compounds, and sentences that begin with it, stay.
_AD = re.compile(
    r"""(?<=[।?!’”"')])\s*(?:-\ )?(?:বিজ্ঞাপন|Advertisement|ADVERTISEMENT)(?:\ -)?
    (?!(?:ের|ে|টি|টা|টির|গুলো|গুলি|র|কে|ও|ই|সহ|ী)?[\s,।]+(?:দিয়ে|দেখে|দেওয়া|দেয়|দেন|প্রচার|প্রকাশ|থেকে|বাবদ|নিয়ে|ও|বন্ধ|পেতে|ছাপা|দিতে|হিসেবে))
    (?!(?:ের|ে|টি|টা|টির|গুলো|গুলি|র|কে|ও|ই|সহ|ী|ীর|দাতা\S*|চিত্র\S*|হীন\S*|বাজার\S*|শিল্প\S*)[\s,।])\s*""",
    re.VERBOSE,
)
_CREDIT = re.compile(r"ছবি ?[:ঃ–-]")
_PICTURE = re.compile(r"[(\[|/–—-]?\s?(?:ফা+ইল |প্রতীকী )?ছবি ?[:ঃ–-] ?")
# How far behind a link or a credit the next paragraph begins, in words.
_HEADLINE = (3, 16)
_NAME = 4
# A caption is no longer, in signs.
_CAPTION = 170
_LETTERS = r"[\u0981-\u09ff\w]"


def inside(text: str, furniture: Furniture) -> Iterator[tuple[int, int]]:
    """The pieces in the middle of a (folded) line that are furniture, as [start, end)."""
    if any(words in text for words in _LINKS):
        dated = [match.span() for match in _DATED_LINK.finditer(text)]
        yield from dated
        yield from (span for span in _links(text, furniture) if not any(start <= span[0] < end for start, end in dated))
    if "খবর পেতে" in text or "আপডেট পেতে" in text:
        yield from (match.span() for match in _FOLLOW.finditer(text))
    if call := FOLLOW.match(text):
        yield call.span()
    if "বিজ্ঞাপন" in text or "dvertisement" in text or "ADVERT" in text:
        yield from (match.span() for match in _AD.finditer(text))
    if _CREDIT.search(text):
        yield from _captions(text, furniture)


def _links(text: str, furniture: Furniture) -> Iterator[tuple[int, int]]:
    """Links whose headline ends where a paragraph begins as paragraphs do; of others nothing is cut."""
    for link in _LINK.finditer(text):
        if link.start() and not SENTENCE_END.search(text, max(0, link.start() - 4), link.start()):
            continue
        if end := opening(text, link.end(), furniture, *_HEADLINE):
            yield link.start(), end


def _captions(text: str, furniture: Furniture) -> Iterator[tuple[int, int]]:
    """Captions behind a sentence of the text, with the credit that ends them."""
    for credit in _PICTURE.finditer(text):
        end = credit_end(text, credit.end(), furniture)
        before = [match.end() for match in SENTENCE_END.finditer(text[: credit.start()])]
        if end and before and credit.start() - before[-1] <= _CAPTION:
            yield before[-1], end


def credit_end(text: str, start: int, furniture: Furniture) -> int:
    """Return where a credit's name ends that starts there: a known name, or what stands before the paragraph's first
    words.
    """
    known = furniture.picture_credit.match(text, start)
    return known.end() if known else opening(text, start, furniture, 1, _NAME)


def opening(text: str, start: int, furniture: Furniture, least: int, most: int) -> int:
    """Return where a paragraph begins behind a headline or a name of so many words; 0 where nothing shows it.

    The paragraph may be joined to the last word of what stands before it.
    """
    for match in furniture.openings.finditer(text, start + 1):
        before = text[start : match.start()]
        words = len(before.split())
        if words > most or SENTENCE_END.search(before):
            return 0
        joined = not text[match.start() - 1].isspace()
        if words >= least and not (joined and re.match(_LETTERS, text[match.end() : match.end() + 1])):
            return match.start()
    return 0
