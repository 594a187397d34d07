"""How well pages were read, in letters: white space, signs and invisible joiners aside."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from benchmarks.pages.making import Gold
from benchmarks.pages.readers import Read


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one reader over one set of pages; each share with its denominator in the name."""

    kept: float
    """Letters of the bodies that were read, of all letters of the bodies."""
    extra: float
    """Letters that were read and belong to no body, of all letters read from article pages."""
    headlines: int
    moments: int
    """Times right to the minute."""
    days: int
    articles: int
    """Pages that are articles: the denominator of the three before."""
    refused: int
    listings: int
    """Pages that are listings: the denominator of ``refused``."""

    @property
    def f1(self) -> float:
        """Harmonic mean of the letters kept and the letters right."""
        right = 1 - self.extra
        return 2 * self.kept * right / (self.kept + right) if self.kept + right else 0.0


def score(gold: Sequence[Gold], read: Mapping[str, Read | None]) -> Score:
    """Score what was read of pages, by the page's name; a page that is not there was refused."""
    wanted = found = shared = 0
    headlines = moments = days = 0
    articles = [page for page in gold if page.body is not None]
    for page in articles:
        one = read.get(page.name) or Read(None, "", None)
        body, text = words(page.body or ""), words(one.body)
        matched = SequenceMatcher(None, body, text, autojunk=False).get_matching_blocks()
        shared += sum(len(word) for block in matched for word in body[block.a : block.a + block.size])
        wanted += sum(map(len, body))
        found += sum(map(len, text))
        headlines += words(one.headline or "") == words(page.headline)
        moments += isinstance(one.moment, datetime) and _same_minute(one.moment, page.moment)
        days += one.moment is not None and page.moment is not None and _day(one.moment) == page.moment.date()
    listings = [page for page in gold if page.body is None]
    refused = sum(read.get(page.name) is None for page in listings)
    extra = (found - shared) / found if found else 0.0
    return Score(shared / wanted, extra, headlines, moments, days, len(articles), refused, len(listings))


def words(text: str) -> list[str]:
    """Return the words of a text, letters, marks and digits only, in composed form."""
    plain = "".join(
        sign if _counts(sign) else " " for sign in unicodedata.normalize("NFC", text) if sign not in "\u200c\u200d"
    )
    return plain.split()


def _counts(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def _same_minute(one: datetime, other: datetime | None) -> bool:
    if other is None or one.tzinfo is None:
        return False
    return abs((one - other).total_seconds()) < 60


def _day(moment) -> object:  # type: ignore[no-untyped-def]
    return moment.date() if isinstance(moment, datetime) else moment
