"""By which clock a page's times go: that of its outlet, else the one that its markup or its imprint tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from zoneinfo import ZoneInfo

from annotator.lexicon.outlets import Outlets
from annotator.pages.dategrammar import DHAKA, ZONE_WORD, ZONES
from annotator.pages.kinds import Kind
from annotator.pages.lines import Line
from annotator.pages.metadata import Metadata

_DHAKA = "Asia/Dhaka"
_LANGUAGES = {"bn-in": "Asia/Kolkata", "en-in": "Asia/Kolkata", "bn-bd": _DHAKA}
_OFFSETS = (("+05:30", "Asia/Kolkata"), ("+0530", "Asia/Kolkata"), ("+06:00", _DHAKA), ("+0600", _DHAKA))
# Where an address in an imprint stands, by its places and the beginnings of its telephone numbers.
_ADDRESSES = (
    (_DHAKA, r"ঢাকা|বাংলাদেশ|Dhaka|Bangladesh|(?<!\d)\+?88 ?-?01|(?<!\d)01[3-9]\d\d"),
    (
        "Asia/Kolkata",
        r"কলকাতা|আগরতলা|শিলচর|গুয়াহাটি|শিলিগুড়ি|পশ্চিমবঙ্গ|ত্রিপুরা|Kolkata|Agartala|Silchar|Guwahati|Siliguri"
        r"|West Bengal|Tripura|Assam|India\b|\+91",
    ),
    ("Europe/London", r"লন্ডন|যুক্তরাজ্য|London|United Kingdom|\+44"),
    ("America/New_York", r"নিউ ?ইয়র্ক|New York|Jackson Heights|Jamaica, NY"),
    ("America/Toronto", r"টরন্টো|Toronto|Ontario"),
)
# An address stands in so many of a page's last lines, with a house, a code or a telephone number.
_LAST = 3
_NUMBER = re.compile(r"\d{3}")


def clock_of(
    key: str | None, outlets: Outlets, markup: Metadata | None, above: Iterable[Line], below: Iterable[Line]
) -> ZoneInfo:
    """The zone of a page's times: the outlet's where it is known, else what the page tells, else Asia/Dhaka.

    Args:
        key: the outlet's key, or its host.
        outlets: the lexicon.
        markup: what the markup says of the page.
        above: the lines above the article.
        below: those below it.
    """
    if outlets.has_zone(key):
        return outlets.zone(key)
    return ZoneInfo(_of_markup(markup) or _of_times(above) or _of_imprint(below) or outlets.zone(key).key)


def _of_markup(markup: Metadata | None) -> str | None:
    """The zone of the page's language, or of the offset that its times have."""
    told = [_LANGUAGES.get(language.lower().replace("_", "-")) for language in markup.languages] if markup else []
    times = [*markup.published, *markup.updated, *markup.shown] if markup else []
    told += [zone for time in times for offset, zone in _OFFSETS if time.strip().endswith(offset)]
    return next(filter(None, told), None)


def _of_times(above: Iterable[Line]) -> str | None:
    """The zone that the time of publication names, as every time of the site does; none where several are named."""
    dated = (line.text for line in above if line.kind in (Kind.DATE, Kind.BYLINE))
    words = (word for text in dated for word in ZONE_WORD.finditer(text))
    found = {ZONES.get((word["place"] or word["sign"]).lower(), DHAKA).key for word in words}
    return found.pop() if len(found) == 1 else None


def _of_imprint(below: Iterable[Line]) -> str | None:
    """The zone of the address in the imprint; none where it names several."""
    lines = list(below)
    addresses = [line.text for line in lines if line.kind is Kind.IMPRINT]
    addresses += [line.text for line in lines[-_LAST:] if _NUMBER.search(line.text)]
    found = frozenset[str]().union(*map(_zones_of, addresses))
    return next(iter(found)) if len(found) == 1 else None


# An outlet's imprint stands on every page of it.
@lru_cache(maxsize=4096)
def _zones_of(address: str) -> frozenset[str]:
    return frozenset(zone for zone, places in _ADDRESSES if re.search(places, address))
