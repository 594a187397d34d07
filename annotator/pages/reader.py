"""Read pages: files, HTML and rows of tables, each into what was made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Any

from annotator.errors import LexiconError
from annotator.labels import DateKind
from annotator.lexicon.furniture import load_furniture
from annotator.lexicon.outlets import load_outlets
from annotator.models import Article, Finding, Page, Record
from annotator.pages.address import canonical, host
from annotator.pages.article import Clues, Lexicons, Outcome, find_article, whole
from annotator.pages.dating import Dating, dating
from annotator.pages.files import Unreadable, check, decode, find_files, has_bangla, read_bytes
from annotator.pages.html import take_apart
from annotator.pages.known import Known
from annotator.pages.tables import Row, read_manifest, rows


class Reading(Record):
    """What became of one page: a file, or one row of a table."""

    place: str
    """Path of the file, with ``#row`` behind it for a record of a table."""
    article: Article | None
    """The article, which holds its page; none where the page could not be read or holds no article."""
    findings: tuple[Finding, ...]
    """What was wrong or missing, in the order in which it was found."""


_NO_BANGLA = "no Bangla letter in it; only Bangla pages are read"
_OWN_PAGE = "give the article's own page"
_LOOK = "see what with: annotator read --explain PAGE"
# A reader is told where more of the running text went.
_MUCH = 1 / 3
_TABLES = (".jsonl", ".csv")
_HTML = (".html", ".htm", ".xhtml")


def read(
    paths: Iterable[str | Path],
    *,
    lexicon: Path | None = None,
    manifest: Path | None = None,
    outlet: str | None = None,
    plain: bool = False,
) -> Iterator[Reading]:
    """Read pages one after the other; nothing but the page at hand is held.

    Args:
        paths: files, folders and patterns with ``*``.
        lexicon: a folder whose ``outlets.toml`` and ``furniture.toml`` are laid over ours.
        manifest: a CSV (``path,outlet,url,published_at``) of what files do not show themselves.
        outlet: key or name of the outlet of pages that show none.
        plain: keep the text of rows whole.

    Raises:
        InputError: a path or the manifest does not exist or cannot be opened.
        LexiconError: a lexicon is not of its form, or the folder does not exist.
    """
    files = find_files(paths)
    if lexicon is not None and not lexicon.is_dir():
        raise LexiconError(f"lexicon {lexicon}: no such folder; give the folder that holds your .toml files")
    told = read_manifest(manifest) if manifest is not None else {}
    lexicons = Lexicons(load_outlets(lexicon), load_furniture(lexicon))
    return _Reader(lexicons, told, outlet, plain).read(files)


@dataclass
class _Reader:
    """The settings of one call, and the names of outlets that were already found missing in the lexicon."""

    lexicons: Lexicons
    told: dict[Path, dict[str, str]]
    outlet: str | None
    plain: bool
    unknown: set[str] = field(default_factory=set)

    def read(self, files: list[Path]) -> Iterator[Reading]:
        for file in files:
            try:
                if file.suffix.lower() in _TABLES:
                    yield from self._table(file)
                else:
                    yield self._file(file)
            except Unreadable as fault:
                yield Reading(place=str(file), article=None, findings=(_finding(str(file), fault),))

    def _file(self, file: Path) -> Reading:
        notes = _Notes(str(file))
        fallback = self._fallback(file, notes)
        data = read_bytes(file)
        text = decode(data)
        if file.suffix.lower() in _HTML:
            markup = take_apart(text)
            page = Page(
                name=file.stem,
                path=str(file),
                media="html",
                text=markup.page.text,
                original=data,
                extractor=markup.extractor,
            )
        else:
            markup = None
            page = Page(name=file.stem, path=str(file), media="text", text=text)
        if not has_bangla(page.text):
            raise Unreadable("no_bangla", _NO_BANGLA)
        return notes.reading(find_article(page, Clues(Known(), fallback, markup), self.lexicons))

    def _table(self, file: Path) -> Iterator[Reading]:
        empty = True
        for number, row in rows(file):
            empty = False
            place = f"{file}#{number}"
            try:
                yield self._row(file, number, place, row)
            except Unreadable as fault:
                yield Reading(place=place, article=None, findings=(_finding(place, fault),))
        if empty:
            raise Unreadable("empty", "it holds no row")

    def _row(self, file: Path, number: int, place: str, row: Row) -> Reading:
        if isinstance(row, Unreadable):
            raise row
        text = row.get("text")
        if not isinstance(text, str) or not text.strip():
            raise Unreadable("no_text", "the row has no 'text'; give the article's text in that field")
        check(text)
        notes = _Notes(place)
        name = _string(row.get("id")) or f"{file.stem}-{number}"
        page = Page(name=name, path=place, media="record", text=text)
        known, fallback = self._row_known(row, notes), self._fallback(file, notes)
        clues = Clues(known, fallback)
        return notes.reading((whole if self.plain else find_article)(page, clues, self.lexicons))

    def _row_known(self, row: dict[str, Any], notes: _Notes) -> Known:
        key, name = self._named(_string(row.get("outlet")), notes)
        url = notes.address(_string(row.get("url")))
        zone = self.lexicons.outlets.zone(key or self.lexicons.outlets.by_url(url) or host(url))
        when = notes.time(_string(row.get("published_at")), zone)
        return self._addressed(
            Known(
                outlet=key,
                outlet_name=name,
                headline=_string(row.get("title")),
                dates=(when,) if when else (),
                url=url,
            )
        )

    def _fallback(self, file: Path, notes: _Notes) -> Known:
        """What the manifest and the option tell of a file."""
        told = self.told.get(file.resolve(), {})
        key, name = self._named(told.get("outlet") or self.outlet, notes)
        when = notes.time(told.get("published_at"), self.lexicons.outlets.zone(key))
        return Known(
            outlet=key,
            outlet_name=name,
            dates=(when,) if when else (),
            url=notes.address(told.get("url")),
        )

    def _addressed(self, known: Known) -> Known:
        """With the outlet that the address shows: the lexicon's, or else the host itself."""
        if known.outlet is not None or known.url is None:
            return known
        key = self.lexicons.outlets.by_url(known.url)
        return known.over(Known(outlet=key or host(known.url), outlet_name=None if key else host(known.url)))

    def _named(self, name: str | None, notes: _Notes) -> tuple[str | None, str | None]:
        """Key and name of an outlet given by name; one that the lexicon lacks is its own key, which is noted once."""
        if not name:
            return None, None
        key = self.lexicons.outlets.by_name(name) or self.lexicons.outlets.by_url(name)
        if key is None and name not in self.unknown:
            self.unknown.add(name)
            notes.add("unknown_outlet", f"the outlet {name!r} is not in the lexicon; add it to outlets.toml", "note")
        return key or "_".join(name.casefold().split()), None if key else name


class _Notes:
    """The findings of one page as they come up."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.findings: list[Finding] = []

    def add(self, kind: str, reason: str, severity: Any = "warning") -> None:
        self.findings.append(Finding(place=self.place, kind=kind, reason=reason, severity=severity))

    def time(self, value: str | None, zone: tzinfo) -> Dating | None:
        moment = dating(value, DateKind.PUBLISHED, zone)
        if value and moment is None:
            self.add("published_at", f"published_at {value!r} is no date; write it as 2025-12-16T18:33+06:00")
        return moment

    def address(self, value: str | None) -> str | None:
        url = canonical(value)
        if value and url is None:
            self.add("url", f"url {value!r} is no web address; it was left out")
        return url

    def reading(self, outcome: Outcome) -> Reading:
        if outcome.article is None:
            self.add(outcome.fault or "no_article", f"no article in it: {outcome.reason}; {_OWN_PAGE}", "error")
        elif outcome.cut > _MUCH:
            self.add(
                "cut", f"{outcome.cut:.0%} of its running text was taken for no part of the article; {_LOOK}", "note"
            )
        return Reading(place=self.place, article=outcome.article, findings=tuple(self.findings))


def _finding(place: str, fault: Unreadable) -> Finding:
    return Finding(place=place, kind=fault.kind, reason=fault.reason)


def _string(value: Any) -> str | None:
    """A row's field as text; none where it is empty, or no plain value."""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        text = str(value).strip()
        return text if text and text.encode("utf-8", "replace").decode() == text else None
    return None
