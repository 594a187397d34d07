"""Which attributions a view shows: words that are searched for, days, values of facets, as an address holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.explore.facets import FACETS


@dataclass(frozen=True)
class Filter:
    """A choice of attributions; an empty one chooses all."""

    query: str = ""
    """Words that all must be there; in quotation marks side by side; with a star at the end their beginning."""
    since: str = ""
    """First day of publication, as 2026-01-31."""
    until: str = ""
    """Last day, included."""
    values: Mapping[str, str] = field(default_factory=dict)
    """By name of a facet; an empty value asks for what has none."""
    found: Sequence[int] | None = field(default=None, compare=False, repr=False)
    """The numbers of all attributions that hold the words, from 1; None where there are no words."""

    @classmethod
    def read(cls, parameters: Iterable[tuple[str, str]]) -> Filter:
        """Return the filter that an address holds; what is none is passed over."""
        given = dict(parameters)
        values = {name: given[name] for name in FACETS if name in given}
        return cls(given.get("q", "").strip(), _day(given.get("since")), _day(given.get("until")), values)

    def parameters(self) -> dict[str, str]:
        """Return what stands in the address."""
        plain = {"q": self.query, "since": self.since, "until": self.until}
        return {**{name: value for name, value in plain.items() if value}, **self.values}

    def with_value(self, name: str, value: str) -> Filter:
        """Return the filter with this value of a facet."""
        return replace(self, values={**self.values, name: value})

    def without(self, name: str) -> Filter:
        """Return the filter without a facet, the words (``q``) or a day (``since``, ``until``)."""
        if name in self.values:
            return replace(self, values={key: value for key, value in self.values.items() if key != name})
        if name == "q":
            return replace(self, query="", found=None)
        return replace(self, since="" if name == "since" else self.since, until="" if name == "until" else self.until)


def _day(text: str | None) -> str:
    return text if text and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else ""
