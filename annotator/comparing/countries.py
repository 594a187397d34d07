"""The countries of sources and outlets."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from annotator.lexicon.names import name_key
from annotator.lexicon.outlets import load_outlets
from annotator.lexicon.sources import load_sources

#: Outlets are told apart by the time zone of their pages; one in another zone is foreign to every country.
_COUNTRY_OF_ZONE = {"Asia/Dhaka": "BD", "Asia/Kolkata": "IN"}


class Countries:
    """Countries by the gazetteer, as ISO 3166-1 codes."""

    def __init__(self, lexicon: Path | None = None) -> None:
        self._outlets = load_outlets(lexicon)
        self._sources = _countries(lexicon)
        self._known: dict[str, str | None] = {}

    def of_source(self, canonical: str) -> str | None:
        """Return the country of a source of that bare name; None where it is international or not in the gazetteer."""
        if canonical not in self._known:
            self._known[canonical] = self._sources.get(name_key(canonical))
        return self._known[canonical]

    def of_outlet(self, outlet: str | None) -> str | None:
        """Return the country of an outlet: Bangladesh unless its time zone says otherwise."""
        return _COUNTRY_OF_ZONE.get(str(self._outlets.zone(outlet)))


@cache
def _countries(lexicon: Path | None) -> dict[str, str]:
    return {name_key(source.name): source.country for source in load_sources(lexicon) if source.country}
