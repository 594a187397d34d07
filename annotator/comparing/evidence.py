"""What speaks, beside spelling, for two names being one person's: bodies, offices, articles, who is cited beside."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from annotator.labels import SourceType

#: Articles that lie further apart tell of other things.
NEAR = timedelta(days=3)
#: A source that more articles cite says nothing of what an article is about.
COMMON = 30
#: One that no more cite tells what an article is about, whenever it was published.
RARE = 8
#: A name of two words that has so many types, of which none has this share, is more than one person's.
SEVERAL, SHARE = 3, 0.6
#: What stands in brackets, and words that join two offices.
_BRACKETS = re.compile(r"\([^()]*\)|,")
_JOINED = re.compile(r" (?:ও|এবং|তথা) ")


@dataclass(slots=True)
class CitedName:
    """A name, and what its attributions say of whoever bears it."""

    name: str
    count: int = 0
    types: Counter[SourceType] = field(default_factory=Counter)
    affiliations: Counter[str] = field(default_factory=Counter)
    articles: dict[str, date | None] = field(default_factory=dict)
    """Keys of the articles that cite the name, with their days."""
    outlets: set[str] = field(default_factory=set)
    offices: Counter[str] = field(default_factory=Counter)
    """What stands before the name, as the articles write it."""

    @property
    def type(self) -> SourceType:
        """The type that most of its attributions have."""
        return self.types.most_common(1)[0][0]

    def add(self, other: CitedName) -> None:
        """Count what is said of another name as said of this one."""
        self.count += other.count
        self.types.update(other.types)
        self.affiliations.update(other.affiliations)
        self.articles.update(other.articles)
        self.outlets |= other.outlets
        self.offices.update(other.offices)


class NameEvidence:
    """Compares what attributions say of two names.

    Args:
        names: what is said of each name that can be a person's.
        keys: their folded words.
        titles: words before a name that are no office: অধ্যাপক, মাওলানা.
    """

    def __init__(
        self, names: Mapping[str, CitedName], keys: Mapping[str, tuple[str, ...]], titles: frozenset[str]
    ) -> None:
        self._names = names
        self._keys = keys
        self._titles = titles
        self._citing: dict[str, set[str]] = defaultdict(set)
        """By article: the names it cites, the common ones left out."""
        for name, one in names.items():
            if len(one.articles) <= COMMON:
                for article in one.articles:
                    self._citing[article].add(name)

    def of(self, one: str, other: str) -> tuple[str, ...]:
        """Return what agrees."""
        if self._borne_by_several(one) or self._borne_by_several(other):
            return tuple(self.posts(one, other))
        mine, theirs = self._names[one], self._names[other]
        found = list(self.shared(one, other))
        if both := len(mine.articles.keys() & theirs.articles.keys()):
            found.append(f"{both} {'article has' if both == 1 else 'articles have'} both")
        bodies = mine.affiliations.keys() & theirs.affiliations.keys()
        open_ = bodies or not (mine.affiliations and theirs.affiliations)
        if not found and open_ and (shared := self._company(mine, theirs)):
            found.append(f"cited beside {', '.join(sorted(shared)[:3])}")
        return tuple(found)

    def shared(self, one: str, other: str) -> Iterator[str]:
        """Yield the bodies and offices that both have; offices alone of a name that several bear."""
        mine, theirs = self._names[one], self._names[other]
        if not (self._borne_by_several(one) or self._borne_by_several(other)):
            bodies = mine.affiliations.keys() & theirs.affiliations.keys()
            yield from (f"both speak for {body}" for body in sorted(bodies))
        yield from self.posts(one, other)

    def posts(self, one: str, other: str) -> list[str]:
        """Return the offices that both bear and that tell who somebody is."""
        mine, theirs = self._offices(self._names[one]), self._offices(self._names[other])
        offices = {office for a in mine for b in theirs if (office := _same_office(a, b))}
        return [f"both are {office}" for office in sorted(offices) if self._tells(office, one)]

    def _borne_by_several(self, name: str) -> bool:
        """Tell whether a name is more than one person's: a short one of many types."""
        types = self._names[name].types
        mixed = len(types) >= SEVERAL and max(types.values()) < SHARE * types.total()
        return mixed and len(self._keys[name]) < 3

    def _offices(self, one: CitedName) -> set[str]:
        """Return what somebody is introduced as, each office by itself, with the titles behind it and without."""
        found = set()
        for words in one.offices:
            for part in _JOINED.split(_BRACKETS.sub(" ", words)):
                office = part.split()
                found.add(" ".join(office))
                while office and office[-1] in self._titles:
                    del office[-1]
                    found.add(" ".join(office))
        return found - {""}

    def _tells(self, office: str, name: str) -> bool:
        """Tell whether an office, with such a name, is one person's: not ওসি of a name in two words."""
        words = [word for word in office.split() if not word.endswith(".")]
        return len(words) > 1 or (len(words) == 1 and len(self._keys[name]) > 2)

    def _company(self, mine: CitedName, theirs: CitedName) -> set[str]:
        """Return who else is cited by articles of the same days that cite the one and the other.

        Of articles without a day only those count whom few articles cite.
        """
        found = set()
        for article, day in mine.articles.items():
            for other, when in theirs.articles.items():
                shared = self._citing[article] & self._citing[other]
                if day is None or when is None:
                    found |= {name for name in shared if len(self._names[name].articles) <= RARE}
                elif abs(day - when) <= NEAR:
                    found |= shared
        return found


def _same_office(one: str, other: str) -> str:
    """Return what two offices have in common, where one only tells of whom: (সরকারের) পররাষ্ট্র উপদেষ্টা; else nothing."""
    shorter, longer = sorted((one, other), key=len)
    if shorter.replace(" ", "") == longer.replace(" ", ""):
        return longer  # ডিবিপ্রধান, ডিবি প্রধান
    return shorter if longer.endswith(f" {shorter}") else ""
