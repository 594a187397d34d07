"""Facts of a page from outside its text: by a row's fields, an envelope, a manifest, an option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

from annotator.intake.mending import mended
from annotator.intake.unmarked import unmarked
from annotator.labels import DateKind
from annotator.models import Finding
from annotator.pages.address import canonical, host
from annotator.pages.article import Lexicons
from annotator.pages.dating import Dating, dating
from annotator.pages.known import ToldFields

#: The kind of finding that an outlet is not in the lexicon: told once a name, not once a page.
UNKNOWN_OUTLET = "unknown_outlet"


class Notes:
    """The findings of one page as they come up."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.findings: list[Finding] = []

    def add(self, kind: str, reason: str, severity: Any = "warning") -> None:
        self.findings.append(Finding(place=self.place, kind=kind, reason=reason, severity=severity))

    def time(self, value: str | None, zone: tzinfo, kind: DateKind = DateKind.PUBLISHED) -> Dating | None:
        moment = dating(value, kind, zone)
        if value and moment is None and kind is DateKind.PUBLISHED:
            self.add("published_at", f"published_at {value[:80]!r} is no date; write it as 2025-12-16T18:33+06:00")
        return moment

    def address(self, value: str | None) -> str | None:
        url = canonical(value)
        if value and url is None:
            self.add("url", f"url {value[:80]!r} is no web address; it was left out")
        return url


@dataclass(frozen=True)
class Teller:
    """The facts known beside the pages of one call."""

    lexicons: Lexicons
    manifest: Mapping[Path, Mapping[str, str]]
    outlet: str | None

    def fields(self, fields: Mapping[str, str], notes: Notes) -> ToldFields:
        """Return what the fields of a row, or of an envelope, tell."""
        fields = {name: _clean(value) for name, value in fields.items() if name not in ("text", "html")}
        fields = {name: value for name, value in fields.items() if value}
        key, name = self._named(fields.get("outlet"), notes, canonical(fields.get("url")))
        url = notes.address(fields.get("url"))
        outlets = self.lexicons.outlets
        zone = outlets.zone(key or outlets.by_url(url) or host(url))
        dates = (
            notes.time(fields.get("published_at"), zone),
            notes.time(fields.get("updated_at"), zone, DateKind.UPDATED),
        )
        return ToldFields(
            outlet=key,
            outlet_name=name,
            site=fields.get("feed"),
            headline=fields.get("title"),
            author=fields.get("author"),
            section=fields.get("section"),
            dates=tuple(each for each in dates if each),
            url=url,
        )

    def fallback(self, file: Path, notes: Notes) -> ToldFields:
        """Return what the manifest and the option tell of a file."""
        told = self.manifest.get(file.resolve(), {}) if self.manifest else {}
        key, name = self._named(told.get("outlet") or self.outlet, notes)
        when = notes.time(told.get("published_at"), self.lexicons.outlets.zone(key))
        return ToldFields(
            outlet=key,
            outlet_name=name,
            dates=(when,) if when else (),
            url=notes.address(told.get("url")),
        )

    def _named(self, name: str | None, notes: Notes, url: str | None = None) -> tuple[str | None, str | None]:
        """Key and name of an outlet given by name; one that the lexicon lacks, and whose address it does not know
        either, is its own key, which is noted.
        """
        if not name:
            return None, None
        outlets = self.lexicons.outlets
        key = outlets.by_name(name) or outlets.by_url(name) or outlets.by_url(url)
        if key is None:
            notes.add(UNKNOWN_OUTLET, f"the outlet {name!r} is not in the lexicon; add it to outlets.toml", "note")
        return key or "_".join(name.casefold().split()), None if key else name


def _clean(value: str) -> str:
    """A field as one line of plain text; empty where it holds what cannot be kept."""
    text = " ".join(unmarked(mended(value).text).text.split())
    return text if text.encode("utf-8", "replace").decode() == text and "\0" not in text else ""
