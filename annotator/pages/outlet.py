"""Which outlet a page shows, by the best evidence on it: its address, its imprint, its name in its own place.

An outlet's name in running text, among other headlines or in a picture's credit shows nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from annotator.bangla.folding import FoldedText
from annotator.lexicon.outlets import Outlets
from annotator.pages.datelines import beside_a_time, is_folio
from annotator.pages.dates import is_dated
from annotator.pages.headline import TITLE_MARK
from annotator.pages.kinds import AGAIN, Kind
from annotator.pages.linenames import rights_in
from annotator.pages.lines import Line
from annotator.pages.weighing import Said

# How much each sort of evidence tells.
_WEIGHTS = {
    "imprint": 3.0,
    "rights": 2.0,
    "name": 2.0,
    "reporter": 1.5,
    "stamp": 1.4,
    "folio": 1.4,
    "byline": 1.2,
    "address": 1.0,
    "notice": 0.7,
    "credit": 0.4,
}
_REPORTER_WORDS = 8
_NAMES = frozenset({Kind.SHORT, Kind.TEXT, Kind.SECTION, Kind.CHROME, Kind.BYLINE})
_OUTSIDE = frozenset({Kind.IMPRINT, Kind.SHORT, Kind.CHROME, Kind.OTHER, Kind.NOTICE, Kind.SECTION})
_STAMPS = frozenset({Kind.BYLINE, Kind.SHORT})


def shown_outlets(lines: list[Line], above: Iterable[Line], headline: str | None, outlets: Outlets) -> Iterator[Said]:
    """The outlets of the lexicon that the lines around an article show, by sort of evidence.

    One that speaks for two outlets alike is passed over.

    Args:
        lines: the page's lines without the article's own.
        above: those above the article.
        headline: the article's headline: a line of it with a name behind it is the page's title.
        outlets: the lexicon.
    """
    counted: dict[str, Counter[str]] = {sort: Counter() for sort in _WEIGHTS}
    for line in lines:
        told = (_told_again if len(line.text) <= AGAIN else _told)(line.text, line.kind, outlets)
        for sort, key in told:
            counted[sort][key] += 1
        if headline and line.kind in _NAMES and line.text.startswith(headline):
            named = outlets.named_alone(line.text) is None and _behind_the_headline(line.text[len(headline) :], outlets)
            counted["name"].update([named] if named else ())
    credits = (line.text.partition(":")[2].strip("*_ ") for line in above if line.kind is Kind.CREDIT)
    counted["credit"].update(filter(None, map(outlets.named_alone, credits)))
    for sort, keys in counted.items():
        ranked = keys.most_common(2) if keys else ()
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            yield Said(f"shown {sort}", outlets.records[ranked[0][0]].name, _WEIGHTS[sort])


def _told(text: FoldedText, kind: Kind, outlets: Outlets) -> tuple[tuple[str, str], ...]:
    """The outlets that a line shows wherever it stands, each with the sort of evidence."""
    by_sort: list[tuple[str, Iterable[str | None]]] = []
    if kind is Kind.IMPRINT:
        by_sort.append(("imprint", outlets.in_imprint(text)))
    if kind in _OUTSIDE:
        by_sort.append(("rights", [_of_rights(text, outlets)]))
    if kind in _NAMES:
        by_sort.append(("name", [outlets.named_alone(text)]))
        by_sort.append(("reporter", [_behind_a_reporter(text, outlets)]))
    if kind in _STAMPS and is_dated(text):
        by_sort.append(("stamp", [outlets.named_alone(beside_a_time(text))]))
    if kind is Kind.TODAY and is_folio(text):
        by_sort.append(("folio", [outlets.by_name(text.split(",")[0])]))
    if kind in (Kind.STAFF, Kind.BYLINE):
        by_sort.append(("byline", outlets.in_byline(text)))
    if text.startswith("http"):
        by_sort.append(("address", [outlets.by_url(text)]))
    if kind is Kind.NOTICE:
        by_sort.append(("notice", outlets.in_notice(text)))
    return tuple((sort, key) for sort, keys in by_sort for key in keys if key)


#: The furniture of an outlet stands on every page of it.
_told_again = lru_cache(maxsize=16384)(_told)


def _of_rights(line: str, outlets: Outlets) -> str | None:
    """The outlet whose the rights are, an everyday word too: "আজকের পত্রিকা © ২০২৫"."""
    return next((key for _, name in rights_in(FoldedText(line)) if (key := outlets.by_name(name))), None)


def _behind_the_headline(end: str, outlets: Outlets) -> str | None:
    """The outlet that the end of a page's title names: "… | প্রথম আলো"."""
    return next((key for part in TITLE_MARK.split(end) if (key := outlets.by_name(part))), None)


def _behind_a_reporter(line: str, outlets: Outlets) -> str | None:
    """The outlet behind a reporter's name: "রফিক উদ্দিন, জ্যেষ্ঠ প্রতিবেদক | বাংলা ট্রিবিউন"."""
    name, bar, outlet = line.rpartition(" | ")
    return outlets.named_alone(outlet) if bar and len(name.split()) <= _REPORTER_WORDS else None
