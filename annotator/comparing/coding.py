"""Under which categories an attribution is counted: what a figure counts, and what is listed behind it, are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic

from annotator.comparing.countries import Countries
from annotator.comparing.measures import LEVELS, Naming, Reporting, column
from annotator.comparing.relays import CitedFacts, CitedT, chain
from annotator.labels import Function, QuoteType, Scope, SourceType

#: Speakers through which others speak.
NEWS = (SourceType.AGENCY, SourceType.MEDIA)

_NAMINGS = {SourceType.ANONYMOUS: Naming.ANONYMOUS, SourceType.UNSPECIFIED: Naming.UNSPECIFIED}

#: The mixes, in the order of the codes of an attribution.
MIXES = (
    ("source_type", tuple(SourceType)),
    ("naming", tuple(Naming)),
    ("reporting", tuple(Reporting)),
    ("hedge_level", LEVELS),
    ("function", tuple(Function)),
    ("quote_type", tuple(QuoteType)),
)
_TYPE, _NAMING, _REPORTING, _, _FUNCTION, _QUOTE = (
    {member: code for code, member in enumerate(members)} for _, members in MIXES
)

#: Of claims alone: a credit of a whole article holds none.
OF_CLAIMS = frozenset({"hedge_level", "function", "quote_type"})


@dataclass(frozen=True)
class Coded(Generic[CitedT]):
    """An attribution, and how it is counted."""

    attribution: CitedT
    chained: list[CitedT]
    """It, the one it cites as its origin, and so on."""
    codes: tuple[int, ...]
    """Its place in each of the mixes."""

    @property
    def is_claim(self) -> bool:
        """Whether it holds a claim: a credit of a whole article does not."""
        return self.attribution.scope is not Scope.ARTICLE

    @property
    def source(self) -> str | None:
        """The name of its source; none where nobody is named."""
        return None if self.attribution.source_type in _NAMINGS else self.attribution.canonical

    @cached_property
    def columns(self) -> list[str]:
        """The sums of ``measures.COLUMNS`` that it adds to."""
        mixes = zip(MIXES, self.codes, strict=True)
        counted = [
            column(mix, members[code]) for (mix, members), code in mixes if self.is_claim or mix not in OF_CLAIMS
        ]
        return ["attributions", *["claims"] * self.is_claim, *["relayed"] * (len(self.chained) > 1), *counted]


def coded(found: Iterable[CitedT], outlet: str | None, countries: Countries) -> Iterator[Coded[CitedT]]:
    """Yield the attributions of an article of an outlet with how each is counted."""
    found = list(found)
    home = countries.of_outlet(outlet)
    by_id = {each.id: each for each in found}
    credit = any(each.scope is Scope.ARTICLE and each.source_type in NEWS for each in found)
    for each in found:
        chained = chain(each, by_id) if each.via else [each]
        via_news = credit or any(origin.source_type in NEWS for origin in chained[1:])
        way = reporting(each, _is_foreign(each, home, countries), via_news)
        naming = _NAMING[_NAMINGS.get(each.source_type, Naming.NAMED)]
        known = _TYPE[each.source_type], naming, _REPORTING[way], each.hedge_level
        yield Coded(each, chained, (*known, _FUNCTION[each.function], _QUOTE[each.quote_type]))


def reporting(one: CitedFacts, foreign: bool, credited: bool) -> Reporting:
    """Return how what is attributed came to the outlet.

    Args:
        one: the attribution.
        foreign: whether its source is of another country than the outlet.
        credited: whether it cites an agency or outlet as its origin, or its article is credited to one.
    """
    if one.source_type in NEWS:
        return Reporting.FOREIGN_AGENCY if foreign and one.source_type is SourceType.AGENCY else Reporting.OTHER_NEWS
    return Reporting.CREDITED if credited else Reporting.OWN


def _is_foreign(one: CitedFacts, home: str | None, countries: Countries) -> bool:
    if one.source_type is not SourceType.AGENCY or one.canonical is None:
        return False
    country = countries.of_source(one.canonical)
    return country is not None and country != home
