"""Which of the names and hosts that a page gives its site is the site's: those that several places agree on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from annotator.bangla.consonants import consonants
from annotator.bangla.folding import FoldedText, fold
from annotator.lexicon.outlets import Outlets
from annotator.pages.likeness import letters_of


class By(StrEnum):
    """What on a page says the name or the host of its site; however often it does, it counts once."""

    BRAND = "brand"
    BANNER = "banner"
    TOP = "top"
    FEED = "feed"
    DESCRIPTION = "description"
    FRONT = "front"
    LINKS = "links"
    LINK = "link"
    PICTURE = "picture"
    MAIL = "mail"
    IMPRINT = "imprint"
    HOME = "home"
    ADDRESS = "address"
    RIGHTS = "rights"
    SOURCE = "source"
    ACCOUNT = "account"
    STAFF = "staff"
    CLIPPING = "clipping"
    CREDIT = "credit"
    CALL = "call"
    DESK = "desk"
    REPORTER = "reporter"
    AGAIN = "again"
    TITLE = "title"
    BESIDE = "beside"
    AUTHOR = "author"
    SENDER = "sender"

    __hash__ = str.__hash__  # as of a line's kind: an enumeration's own hashes its name anew each time


class Said(NamedTuple):
    """A name or a host that a place on the page gives the site, and how much that tells alone."""

    place: str
    text: str
    weight: float


#: What a name or a host weighs at least that is the site's.
ENOUGH = 1.0
# What it adds that the lexicon knows the name, that it is built as outlets' names are, that a host or an account has
# its consonants.
_KNOWN, _FORM, _HOST, _HANDLE = 1.0, 0.7, 1.0, 0.6
_AROUND = re.compile(
    r"^(?:the|daily|dainik|দৈনিক|সাপ্তাহিক|পাক্ষিক)\s+"
    r"|\s*(?:(?:ডট ?|\.)(?:কম|নেট)|অনলাইন|\.com|\.net|online|24|২৪|টোয়েন্টিফোর)$"
)
_HOST_ENDS = re.compile(r"^(?:the|daily|dainik)|(?:24|bd|news|online|bangla)*(?:\.[a-z]{2,6}){0,2}$")
# What a publisher has behind the name of its paper.
_COMPANY = re.compile(
    r"(?:(?:মিডিয়া|গ্রুপ|লিমিটেড|লিঃ|পাবলিকেশন্?স?|প্রকাশনী?|ফাউন্ডেশন|কমিউনিকেশন্?স?|নেটওয়ার্ক|পরিবার|কর্তৃপক্ষ|media|group|ltd|limited|pvt"
    r"|private|অনলাইন|ডট ?কম|online|publications?|network|foundation|communications?|inc|llc)\W*)+",
    re.IGNORECASE,
)
# A name weighs so many times what a longer one does that begins with it, to be the site's without the rest.
_PLAINER = 2
# What the markup says of the site itself, and of the page.
_IN_MARKUP = ("site", By.TITLE)
# Fewer consonants agree by chance.
_LEAST = 4
_BANGLA = re.compile("[\u0985-\u09e1]")


def weigh_hosts(hosts: Iterable[Said]) -> str | None:
    """The host with the most weight, a place counted once; none where two weigh alike, or all too little."""
    return _heaviest(_by_place(hosts, lambda host: host), ENOUGH)


def weigh_names(
    names: Iterable[Said],
    hosts: Iterable[str],
    handles: Iterable[str],
    outlets: Outlets,
    is_masthead: Callable[[FoldedText], bool],
    least: float,
) -> str | None:
    """The name with the most weight, as the place says it that tells most; none below ``least``, or where two weigh
    alike.

    Args:
        names: what places say; names that differ in spelling, script or a word around them are one.
        hosts: the page's hosts.
        handles: names of the accounts that the page links.
        outlets: the lexicon.
        is_masthead: whether a folded name is built as outlets' names are.
        least: what it must weigh.
    """
    names = _joined(list(names), outlets)
    same = {said.text: _one_of(said.text, outlets) for said in names}
    forms: dict[str, set[str]] = defaultdict(set)
    for text, outlet in same.items():
        forms[outlet].add(text)
    labels = [consonants(_HOST_ENDS.sub("", host)) for host in hosts]
    accounts = [consonants(_HOST_ENDS.sub("", handle)) for handle in handles]
    weights = _by_place(names, same.__getitem__)
    for outlet in weights:
        own = {consonants(_bare(form)) for form in forms[outlet]}
        weights[outlet] += _KNOWN * (outlet in outlets.records) + _FORM * any(
            is_masthead(fold(form)) for form in forms[outlet]
        )
        weights[outlet] += _HOST * _agree(own, labels) + _HANDLE * _agree(own, accounts)
    best = _heaviest(weights, least)
    return max((said for said in names if same[said.text] == best), key=_as_written).text if best else None


def names_host(name: str, host: str) -> bool:
    """Tell whether a name has all consonants of a host, or the other way round."""
    return _agree([consonants(_bare(name))], [consonants(_HOST_ENDS.sub("", host))])


def _as_written(said: Said) -> tuple[bool, bool, float]:
    """How far the form of a name is its own: in Bangla, as the markup has it, where it weighs most."""
    return bool(_BANGLA.search(said.text)), said.place.startswith(_IN_MARKUP), said.weight


def _joined(names: list[Said], outlets: Outlets) -> list[Said]:
    """The names, one and another that begins with it as the longer, unless the other weighs far more; but without
    what makes it a company's, and as the one that the lexicon knows.
    """
    weights = _by_place(names, lambda name: name)
    joined: dict[str, str] = {}
    for longer in sorted(weights, key=len):
        for shorter in (name for name in weights if longer.startswith(f"{name} ")):
            plain = _COMPANY.fullmatch(longer[len(shorter) :].strip()) or outlets.by_name(shorter)
            if plain or weights[shorter] >= _PLAINER * weights[longer]:
                joined[longer] = shorter
            else:
                joined[shorter] = longer
    return [said._replace(text=joined.get(said.text, said.text)) for said in names]


def _by_place(said: Iterable[Said], same: Callable[[str], str]) -> dict[str, float]:
    """The weight of each name: of each place the most that it gives."""
    places: dict[str, dict[str, float]] = defaultdict(dict)
    for each in said:
        own = places[same(each.text)]
        own[each.place] = max(own.get(each.place, 0.0), each.weight)
    return {name: sum(weights.values()) for name, weights in places.items()}


def _heaviest(weights: Mapping[str, float], least: float) -> str | None:
    most = max(weights.values(), default=0.0)
    found = [name for name, weight in weights.items() if weight == most]
    return found[0] if most >= least and len(found) == 1 else None


def _one_of(name: str, outlets: Outlets) -> str:
    """What names of one outlet have in common: its key in the lexicon, else their consonants, else their letters."""
    known = outlets.by_name(name)
    bare = _bare(name)
    found = consonants(bare)
    return known or (found if len(found) >= _LEAST else letters_of(bare))


# The names around a story are those of other pages of its site.
@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    folded = fold(name).casefold().strip()
    while (shorter := _AROUND.sub("", folded)) not in ("", folded):
        folded = shorter
    return folded


def _agree(names: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether one of the names has all consonants of one of the others, or the other way round."""
    pairs = [sorted((name, other), key=len) for name in names for other in others]
    return any(short == long or (len(short) >= _LEAST and short in long) for short, long in pairs if short)
