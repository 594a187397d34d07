"""Quotations in a folded text, as code point ranges with their marks, end exclusive: the only finder there is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from annotator.bangla.folding import FoldedText
from annotator.bangla.places import places_of
from annotator.bangla.sentences import STOPS, Range
from annotator.labels import QuoteType

QUOTES = "‘’“”'\""
#: Marks that can close a quotation, straight ones too.
CLOSERS = frozenset("’”'\"")
OPENERS = {"‘": "’", "“": "”"}
#: An apostrophe that closes nothing: before the figures of a year (’৭১), behind a numeral that ends so (আটশ').
YEAR = re.compile(r"’(?<![^\s(‘“]’)(?=[০-৯]{2}(?![০-৯]))")
STRAIGHT_YEAR = re.compile(r"(?:'|(?<![,:–—-]\s)‘)(?=[০-৯]{2}(?:[-–]?(?:এর|র|এ|তে)|\s(?:এর|সাল))(?![’']))")
HUNDREDS = re.compile(r"(?:এক|দু|দুই|আড়াই|তিন|চার|পাঁচ|ছয়|ছ|সাত|আট|নয়|ন|দেড়|কয়েক|শত)শ['’](?=\s[\u0980-\u09fe])")
#: An apostrophe before a case ending in a quotation that a later mark closes: ‘নদীসংঘ’র সদস্যেরা আসবেন।’
ENDING = re.compile(r"’(?:র|এর|কে|তে|এ|রা|দের|সহ)(?![\u0980-\u09fe])[^‘’\n]*[।,?!…]’(?![\u0980-\u09fe])")
#: Before a letter an apostrophe behind these stands for what is left out, or in a foreign name: দু’বার, ন’জন, ডি’কস্তা.
CLIPPED = frozenset({"দু", "ন", "ছ", "ক", "শ", "ও", "ডি"})
#: What bears a name in marks, so that nobody is quoted: সিনেমা ‘নদীর গান’, ‘নদী’ নামের উদ্যোগ.
BEARER = "সিনেমা|চলচ্চিত্র|ছবি|গান|নাটক|বই|উপন্যাস|সিরিজ|ধারাবাহিক|অ্যালবাম|প্রকল্প|কর্মসূচি|পত্রিকা"
NAMED = re.compile(rf"(?<![\u0980-\u09fe])(?:(?:{BEARER})(?:টি|র|ের|য়ের)?|দৈনিক|সংগঠন|নাম)\s*$")
CALLED = re.compile(rf"[-–’'\"\s]*(?:{BEARER}|নামে|নামক|শীর্ষক|খ্যাত|পেজ|পেইজ|গ্রুপ|অ্যাপ|কারাগার|অনুষ্ঠান|ম্যাগাজিন)")
#: A name in marks has so many spaces at most; what bears it stands so near, in code points.
LONGEST_NAME, NEAR = 5, 24
INDIRECT = QuoteType.INDIRECT
#: A quotation longer than this, in code points, lost its closing mark.
LONGEST_QUOTE = 4000


def quotations(text: FoldedText, start: int, end: int) -> list[Range]:
    """Return the quoted passages of a block with their marks, in order of their opening.

    Marks without a partner are left out. An apostrophe inside a word (বিএনপি'র) is no mark. Straight marks open after a
    space or sign and close otherwise.
    """
    found: list[Range] = []
    opened = _Opened()
    closed = -1  # the second sign of a doubled closing mark
    hundreds = _behind_hundreds(text, start, end)
    for at in places_of(text, QUOTES, start, end):
        mark = text[at]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if (
            at == closed
            or at in hundreds
            or ("০" <= after <= "৯" and (YEAR.match(text, at, end) or STRAIGHT_YEAR.match(text, at, end)))
        ):
            continue
        inside = _letter(before) and _letter(after)
        partner = opened.partner(mark, text)
        if inside and mark in "'’" and (partner is None or _clipped(text, at) or ENDING.match(text, at, end)):
            continue
        opens = mark in OPENERS or (
            mark in "'\"" and _straight_opens(text, at, start, before, after, partner is not None)
        )
        opens = opens or (mark == before == "'" and opened.doubles(at) and not after.isspace())
        if opens and not opened.goes_on(mark, text, at):
            opened.add(mark, at)
        elif opens:
            opened.line = at
        elif partner is not None:
            place = opened.close(partner)
            if after == mark and text[place + 1] == text[place] and opened.single(mark, text):
                closed = at + 1
            if at - place < LONGEST_QUOTE:
                found.append(Range(place, at + 1 + (after == mark)))
    return sorted(found)


def _behind_hundreds(text: FoldedText, start: int, end: int) -> set[int]:
    """Return where marks stand that are apostrophes of numerals; most texts hold none, and are not searched."""
    if "শ'" not in text and "শ’" not in text:
        return set()
    return {match.end() - 1 for match in HUNDREDS.finditer(text, start, end)}


def _straight_opens(text: str, at: int, start: int, before: str, after: str, closes: bool) -> bool:
    """A straight mark opens behind a space or sign; where one is open only with a space before and none behind; between
    two spaces where nothing is open and content begins: বলেন, ' ঘাট খুলবে।'"""
    if before.isspace() and after.isspace():
        return not closes and text[max(at - 2, start) : at - 1] in (",", ":")
    return before.isspace() or (before in "(,:;—–-।" and not after.isspace() and not closes)


def _clipped(text: str, at: int) -> bool:
    """A clipped word, which is no longer than two code points, stands before the apostrophe."""
    return text[max(at - 3, 0) : at].split()[-1:] in ([word] for word in CLIPPED)


def _letter(sign: str) -> bool:
    return "\u0980" <= sign <= "\u09fe" or sign.isalnum()


class _Opened:
    """The marks that are open at a place of the text, outermost first; each question costs the same, however many."""

    def __init__(self) -> None:
        self._marks: list[tuple[str, int]] = []
        self._single: list[int] = []
        self._double: list[int] = []
        self.line = 0
        """Where the open quotation's last mark stands."""

    def partner(self, mark: str, text: str) -> int | None:
        """Return which open mark this one closes: the innermost of its kind, if it closes any; a double one also two
        single ones (‘‘…”)."""
        places = self._of(mark)
        if not places and mark == "”" and self._single:
            at = self._marks[self._single[-1]][1]
            places = self._single if text[at + 1] == text[at] else places
        return places[-1] if places and mark not in OPENERS else None

    def goes_on(self, mark: str, text: str, at: int) -> bool:
        """A mark at the head of a paragraph only takes up again what the one at the head of the last opened."""
        if not self._marks or self._marks[-1][0] != mark or text[at - 1 : at] != "\n" or at - self.line > LONGEST_QUOTE:
            return False
        return text[self.line + 1 : at].strip().count("\n") == 0

    def add(self, mark: str, at: int) -> None:
        """Open a mark, but for a doubled one, which is one."""
        self.line = at
        if not (self._marks and self._marks[-1] == (mark, at - 1)):
            self._of(mark).append(len(self._marks))
            self._marks.append((mark, at))

    def doubles(self, at: int) -> bool:
        """Tell whether the mark right before one opened, so that the two are one: ''ঘাট খুলবে।''"""
        return bool(self._marks) and self._marks[-1] == ("'", at - 1)

    def close(self, partner: int) -> int:
        """Close an open mark and all inside it; return where it stands."""
        place = self._marks[partner][1]
        del self._marks[partner:]
        for places in (self._single, self._double):
            while places and places[-1] >= partner:
                places.pop()
        return place

    def single(self, mark: str, text: str) -> bool:
        """Tell whether the innermost open mark of this kind is a single one, which one doubled inside leaves open."""
        places = self._of(mark)
        at = self._marks[places[-1]][1] if places else -1
        return at >= 0 and text[at + 1] != text[at]

    def _of(self, mark: str) -> list[int]:
        return self._single if mark in "‘’'" else self._double


def opening_at(quotes: Sequence[Range], offset: int) -> Range | None:
    """Return the quotation that opens at the offset, out of a block's quotations in their order."""
    place = bisect_left(quotes, (offset, 0))
    return quotes[place] if place < len(quotes) and quotes[place].start == offset else None


def is_quotation(quotes: Sequence[Range], span: Range) -> bool:
    """Tell whether the range is one of a block's quotations."""
    place = bisect_left(quotes, span)
    return place < len(quotes) and quotes[place] == span


def quote_type(claim: Range, quotes: Sequence[Range], text: str) -> QuoteType:
    """Return ``direct`` where the claim is a quotation, ``mixed`` where it holds one, else ``indirect``.

    What is only called so quotes nobody: সিনেমা ‘নদীর গান’, ‘নদী’ নামের উদ্যোগ.

    Args:
        claim: where it stands in the folded text.
        quotes: the quotations of its block.
    """
    first, behind = bisect_left(quotes, (claim.start, 0)), bisect_left(quotes, (claim.end, 0))
    inside = within = False
    for place in range(first, behind):
        if quotes[place] == claim:
            return QuoteType.DIRECT
        held = quotes[place].end <= claim.end
        within = within or held
        inside = inside or (held and not is_name(text, quotes[place]))
        if inside and quotes[place].start > claim.start:
            break
    if text[claim.start] in "‘“" and not inside and not within:
        return QuoteType.DIRECT
    return QuoteType.MIXED if inside else INDIRECT


def is_name(text: str, quote: Range) -> bool:
    """Tell whether a short quotation is what something is called, as the word before or behind it says."""
    inside = text[quote.start + 1 : quote.end - 1]
    if inside.count(" ") > LONGEST_NAME or inside[-1:] in STOPS:
        return False
    before = text[max(quote.start - NEAR, 0) : quote.start]
    return NAMED.search(before) is not None or CALLED.match(text, quote.end) is not None
