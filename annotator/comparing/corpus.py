"""The counts of a set of articles, made in one pass over them: tables and comparison are made of these."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from annotator.bangla.folding import fold
from annotator.bangla.sentences import sentences
from annotator.comparing.coding import MIXES, OF_CLAIMS, Coded, coded
from annotator.comparing.countries import Countries
from annotator.comparing.measures import COLUMNS, Voice, column
from annotator.comparing.relays import RelayLink, first_link
from annotator.labels import Holder, SourceType
from annotator.stories.copies import Way

if TYPE_CHECKING:
    from annotator.store import ArticleFacts, ArticleInfo, AttributionFacts
    from annotator.stories.copies import Takeover

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]

#: What is counted of an article's text.
_OF_ARTICLE = ("words", "own_hedges", "hedged_own", "sentences", *(column("voice", each) for each in Voice))

#: What stands between spaces and holds neither letter nor digit.
_NO_WORD = re.compile(r" [^\w ]+(?= )")

#: Where the hedge level stands in a row of codes.
_LEVEL_PLACE = 4 + [name for name, _ in MIXES].index("hedge_level")


@dataclass(frozen=True)
class CitedSource:
    """A source that is cited by name."""

    name: str
    type: SourceType


@dataclass(frozen=True)
class Corpus:
    """Counts of articles, of one basis. Of texts that are taken over only what is new is there: a text counts once."""

    articles: list[ArticleInfo]
    counts: Floats
    """Articles × ``measures.COLUMNS``."""
    sources: list[CitedSource]
    cited: Ints
    """Attributions to named sources × (article, source, hedge level, 1 for a claim), as numbers in the lists above."""
    links: list[tuple[int, RelayLink]]
    """The citations of an origin, each with the number of its article."""
    copies: Counter[str | None]
    """How many wire copies were left out, by outlet."""
    affiliated: list[tuple[int, str]] = field(default_factory=list)
    """The bodies that people spoke for, one an attribution, each with the number of its article."""
    takeovers: Mapping[str, Takeover] = field(default_factory=dict)
    """What articles have from others, by key: of these only what is new was counted."""

    @property
    def partly_new(self) -> int:
        """How many of the articles hold text of others, which is counted where it stood first."""
        taken = (self.takeovers.get(article.key) for article in self.articles)
        return sum(one is not None and one.way is not Way.QUOTES for one in taken)

    @cached_property
    def outlets(self) -> dict[str | None, NDArray[np.intp]]:
        """The numbers of each outlet's articles; outlets by key, articles of none last."""
        found: dict[str | None, list[int]] = {}
        for number, article in enumerate(self.articles):
            found.setdefault(article.outlet or article.outlet_name, []).append(number)
        order = sorted(found, key=lambda outlet: (outlet is None, outlet or ""))
        return {outlet: np.array(found[outlet]) for outlet in order}

    @cached_property
    def names(self) -> dict[str | None, str | None]:
        """The outlets' Bangla names."""
        return {article.outlet or article.outlet_name: article.outlet_name for article in self.articles}

    @cached_property
    def outlet_codes(self) -> Ints:
        """For each article its outlet's place in :attr:`outlets`."""
        codes = np.zeros(len(self.articles), np.int32)
        for code, numbers in enumerate(self.outlets.values()):
            codes[numbers] = code
        return codes


def count(facts: Iterable[ArticleFacts], copies: Mapping[str, str], lexicon: Path | None = None) -> Corpus:
    """Count articles of one basis.

    Args:
        facts: the articles.
        copies: article key → key of the article it is a wire copy of. Of articles of one text the original is
            counted, or the first, where that is not among them.
        lexicon: the user's lexicon folder.
    """
    tally = _Tally(Countries(lexicon))
    for one in facts:
        tally.add(one)
    return tally.corpus(copies)


def words(text: str) -> int:
    """Return how many words a text has: what stands between white space and holds a letter or a digit.

    >>> words("“কাজ” শেষ – ২ জুন।")
    4
    """
    found = text.split()
    return len(found) - len(_NO_WORD.findall(f" {' '.join(found)} "))


class _Tally:
    """Counts while articles come in; arrays of numbers, since there may be millions of attributions."""

    def __init__(self, countries: Countries) -> None:
        self._countries = countries
        self._articles: list[ArticleInfo] = []
        self._plain: list[tuple[int, ...]] = []
        """Articles × ``_OF_ARTICLE``."""
        self._sources: dict[tuple[str, SourceType], int] = {}
        self._rows = array("i")
        """Attributions × (article, source or -1, links, 1 for a claim, the codes of the mixes)."""
        self._links: list[tuple[int, RelayLink]] = []
        self._affiliated: list[tuple[int, str]] = []

    def add(self, one: ArticleFacts) -> None:
        number = len(self._articles)
        self._articles.append(one.article)
        self._plain.append((words(one.body), one.bare_hedges, one.hedged_own, *_voices(one)))
        for each in coded(one.attributions, one.article.outlet, self._countries):
            self._rows.extend((number, self._source(each), len(each.chained) - 1, each.is_claim, *each.codes))
            if each.attribution.affiliation:
                self._affiliated.append((number, each.attribution.affiliation))
            if len(each.chained) > 1:
                self._links.append((number, first_link(each.chained)))

    def corpus(self, copies: Mapping[str, str]) -> Corpus:
        """Return all counts, but those of articles whose text has been counted already."""
        counted = np.array(list(_once([article.key for article in self._articles], copies)), bool)
        place = np.cumsum(counted) - 1
        rows = np.frombuffer(self._rows, np.int32).reshape(-1, 4 + len(MIXES)) if self._rows else _NO_ROWS
        rows = rows[counted[rows[:, 0]]].copy()
        rows[:, 0] = place[rows[:, 0]]
        plain = np.array(self._plain, float).reshape(-1, len(_OF_ARTICLE))[counted]
        articles = [article for article, kept in zip(self._articles, counted, strict=True) if kept]
        left_out = (article for article, kept in zip(self._articles, counted, strict=True) if not kept)
        return Corpus(
            articles=articles,
            counts=_counts(rows, plain, len(articles)),
            sources=[CitedSource(*each) for each in self._sources],
            cited=rows[rows[:, 1] >= 0][:, [0, 1, _LEVEL_PLACE, 3]],
            links=[(int(place[number]), link) for number, link in self._links if counted[number]],
            copies=Counter(article.outlet or article.outlet_name for article in left_out),
            affiliated=[(int(place[number]), body) for number, body in self._affiliated if counted[number]],
        )

    def _source(self, one: Coded[AttributionFacts]) -> int:
        """The number of a named source; -1 where nobody is named."""
        if one.source is None:
            return -1
        return self._sources.setdefault((one.source, one.attribution.source_type), len(self._sources))


def _voices(one: ArticleFacts) -> tuple[int, ...]:
    """Sentences, and those in each voice; none of an article of which nobody said who holds the floor."""
    if not one.floor:
        return (0,) * (1 + len(Voice))
    body, free = fold(one.body), sum(one.floor.values())
    whole = max(len(sentences(body, 0, len(body))), free)
    held = (one.floor.get(holder, 0) for holder in (Holder.SPEAKER, Holder.OUTLET, Holder.UNCLEAR))
    return (whole, whole - free, *held)


_NO_ROWS = np.zeros((0, 4 + len(MIXES)), np.int32)


def _once(keys: list[str], copies: Mapping[str, str]) -> Iterator[bool]:
    """Of each article whether it counts: of those with one text one does, the original where it is among them."""
    present = set(keys)
    seen = {copies.get(key, key) for key in keys if copies.get(key, key) in present}
    for key in keys:
        original = copies.get(key, key)
        yield original == key or original not in seen
        seen.add(original)


def _counts(rows: Ints, plain: Floats, articles: int) -> Floats:
    """The sums of each article, from the codes of its attributions."""
    counts = np.zeros((articles, len(COLUMNS)))
    number, links, is_claim = rows[:, 0], rows[:, 2], rows[:, 3].astype(float)
    of_each = {
        "articles": np.ones(articles),
        "attributions": np.bincount(number, minlength=articles),
        "claims": np.bincount(number, is_claim, articles),
        "relayed": np.bincount(number, links > 0, articles),
        "links": np.bincount(number, links, articles),
    }
    for name, found in of_each.items():
        counts[:, COLUMNS[name]] = found
    counts[:, [COLUMNS[name] for name in _OF_ARTICLE]] = plain
    for code, (measure, members) in enumerate(MIXES):
        weights = is_claim if measure in OF_CLAIMS else None
        cells = np.bincount(number * len(members) + rows[:, 4 + code], weights, articles * len(members))
        places = [COLUMNS[column(measure, member)] for member in members]
        counts[:, places] = cells.reshape(articles, len(members))
    return counts
