"""Evidence of a page about its article, from all places: fields, labelled heads, markup, the lines around the body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property

from annotator.bangla.folding import Folded, FoldedText, fold
from annotator.labels import DateKind
from annotator.lexicon.furniture import Furniture
from annotator.lexicon.outlets import Outlets
from annotator.pages.address import canonical, day_in, host
from annotator.pages.body import Body
from annotator.pages.byline import author_in, bold_name, find_author, find_section
from annotator.pages.datelines import is_date_line
from annotator.pages.dating import Dating, as_shown, dating, with_time
from annotator.pages.flat import second_title
from annotator.pages.headline import (
    TITLE_MARK,
    find_dateline,
    find_headline,
    headline_text,
    said_again,
    story_words,
    without_shelf,
    without_site,
)
from annotator.pages.html import Markup
from annotator.pages.known import ToldFields
from annotator.pages.likeness import words_of
from annotator.pages.lines import Line
from annotator.pages.outlet import credited, find_outlet
from annotator.pages.pieces import Pieces, lines_of
from annotator.pages.published import find_dates
from annotator.pages.titles import title_alone, title_line
from annotator.pages.unlisted import may_be_a_name, unlisted

# A shorter title says nothing, in signs.
_LEAST_TITLE = 12
# A site's name behind a title is no longer, in words.
_SITE_WORDS = 5


@dataclass(frozen=True)
class Evidence:
    """The evidence of a page before its body is known."""

    told: ToldFields
    """What a row's fields say."""
    head: dict[str, str]
    """What a labelled head says, by field."""
    markup: Markup | None
    outlets: Outlets
    furniture: Furniture
    by_form: bool
    """Whether a name may tell the outlet by its form alone: not where a manifest or an option names the outlet."""

    @cached_property
    def url(self) -> str | None:
        """The page's canonical address."""
        given = [self.head.get("url"), *(self.markup.metadata.addresses if self.markup else ())]
        return self.told.url or next((url for each in given if (url := canonical(each))), None)

    @cached_property
    def titles(self) -> list[str]:
        """The titles that a labelled head or the markup give, a site's name with a colon before them off."""
        return [title.removeprefix(f"{self._site_before(title) or ''}:").strip() for title in self._given]

    @property
    def _given(self) -> list[str]:
        head = self.head.get("title")
        return [head] if head else self.markup.metadata.titles if self.markup else []

    def _site_before(self, title: str) -> str | None:
        """The name of the site with which a title begins, as blogs write it: "মেঘনাপাড় বার্তা: …"."""
        name, colon, _ = title.partition(":")
        return name if colon and self.furniture.is_masthead(fold(name)) else None

    @property
    def sites(self) -> list[str]:
        """The names by which a labelled head, the markup or a title's beginning call the site."""
        head = self.head.get("outlet")
        marked = self.markup.metadata.sites if self.markup else []
        before = (self._site_before(title) for title in self._given)
        logos = self.markup.metadata.logos if self.markup else []
        logos = [name for name in logos if may_be_a_name(fold(name), self.furniture)]
        return [*([head] if head else []), *marked, *(name for name in before if name), *logos]

    @cached_property
    def title(self) -> str | None:
        """The headline where fields or a labelled head give one, folded."""
        title = self.told.headline or self.head.get("title")
        return fold(self.without_site(title)) if title else None

    def without_site(self, title: str) -> str:
        """A title without the name of its outlet behind it."""
        return without_site(title, self.is_outlet)

    def is_outlet(self, name: str) -> bool:
        return self.outlets.by_name(name) is not None

    def outlet(self, shown: str | None) -> tuple[str | None, str | None]:
        """Key and name of the outlet: as told, by its address, as the site calls itself, as the page shows it."""
        if self.told.outlet is not None:
            return self.told.outlet, self.told.outlet_name
        names = [self.head.get("outlet"), *(self.markup.metadata.sites if self.markup else ())]
        known = (self.outlets.by_name(name) or self.outlets.by_url(name) for name in names if name)
        key = self.outlets.by_url(self.url) or next((key for key in known if key), None)
        own = host(self.url)
        return (key, None) if key else (own, own) if own else (shown, None)

    def dates(self, key: str | None, shown: list[Dating]) -> tuple[Dating, ...]:
        """All times, the surest first: fields, markup, the page's lines, the address.

        Args:
            key: the outlet's.
            shown: the times that the page's lines show.
        """
        zone = self.outlets.zone(key)
        found: list[Dating | None] = [*self.told.dates, dating(self.head.get("date"), DateKind.PUBLISHED, zone)]
        values = [self.head.get("date", "")]
        if self.markup:
            data = self.markup.metadata
            known = self.outlets.has_zone(key)
            marked = [dating(value, DateKind.PUBLISHED, zone, known) for value in (*data.published, *data.shown)]
            marked += [dating(value, DateKind.UPDATED, zone, known) for value in (*data.updated, *data.shown_update)]
            found += as_shown([each for each in marked if each], shown)
            values += data.published
        found += shown
        found.append(dating(self.head.get("updated"), DateKind.UPDATED, zone))
        day = day_in(self.url)
        address = Dating(datetime.combine(day, time(), zone), True, DateKind.ADDRESS) if day else None
        found.append(with_time(address, [value for value in values if value]))
        parts = [part for title in (self.told.headline or "", *self.titles) for part in TITLE_MARK.split(title)[1:]]
        found += [dating(part, DateKind.PUBLISHED, zone) for part in parts if is_date_line(fold(part))]
        return tuple(each for each in found if each)


@dataclass(frozen=True)
class Found:
    """The facts of an article once its body is known."""

    known: ToldFields
    dateline: str | None
    headline: int | None
    """Where in the folded text the headline's line starts."""


def find_known(
    folded: Folded,
    text: FoldedText,
    lines: list[Line],
    body: Body,
    pieces: Pieces,
    evidence: Evidence,
    furniture: Furniture,
) -> Found:
    """Return what all places tell of the article whose body is known, the surest first."""
    outlets = evidence.outlets
    kept = set(body.kept)
    cut = lines_of(text, pieces.cut, furniture)
    around = [line for number, line in enumerate(lines) if number not in kept] + cut
    line, title = _headline(folded, text, lines, body, pieces, evidence)
    title = title and without_shelf(title, furniture.is_menu)
    shown_key = find_outlet(around, title and fold(title), outlets) or credited(lines[: body.first], outlets)
    key, name = evidence.outlet(shown_key)
    if key is None or key == name:  # nobody knows it, or nothing but its host
        titles = [*evidence.titles, *_titles_shown(lines[: body.first], title)]
        below = lines[body.kept[-1]].start
        shown_key, shown_name = unlisted(around, below, evidence.sites, title, titles, furniture, evidence.by_form)
        listed = outlets.by_url(shown_key) or outlets.by_name(shown_name)
        key, name = (listed, None) if key is None and listed else (key or shown_key, shown_name or name)
    zone = outlets.zone(key)
    shown = find_dates(lines, body, line.start if line else None, cut, zone)
    dateline = find_dateline(lines, body, line)
    byline = _as_it_stands(folded, dateline, dateline.text) if dateline else None
    known = ToldFields(
        outlet=key,
        outlet_name=name,
        headline=title,
        author=evidence.told.author
        or evidence.head.get("author")
        or _author(evidence, lines, body, cut, byline)
        or bold_name(lines, body, line, story_words(lines, body)),
        section=evidence.told.section or evidence.head.get("section") or _section(evidence, lines, body, line),
        url=evidence.url,
        dates=evidence.dates(key, shown),
    )
    return Found(known, byline, line.start if line else None)


def _titles_shown(above: list[Line], headline: str | None) -> list[str]:
    """The lines above the article that hold its headline, maybe with the site's name."""
    title = fold(headline or "")
    return [line.text for line in above if title and title in line.text]


def _headline(
    folded: Folded, text: str, lines: list[Line], body: Body, pieces: Pieces, evidence: Evidence
) -> tuple[Line | None, str | None]:
    """The headline's line, where the page shows it, and the headline itself."""
    given = evidence.told.headline or evidence.head.get("title")
    story = story_words(lines, body)
    title: str | None = None
    if given:
        title = _without_strange_end(evidence.without_site(given), story, evidence.furniture)
        return title_line(lines, [given], story), title
    if evidence.markup and evidence.titles:
        data = evidence.markup.metadata
        line = title_line(lines, evidence.titles, story)
        if line and (line.mark.heading == 1 or words_of(line.text) & story):
            return line, _as_it_stands(folded, line, headline_text(line))
        sites = {name.strip().casefold() for name in (*data.sites, host(evidence.url) or "")}
        title = title_alone(evidence.titles, sites, evidence.is_outlet, story)
        if title and words_of(fold(title)) & story:
            return line, title
    line = find_headline(lines, body, lambda text: evidence.outlets.named_alone(text) is not None)
    if line is None and pieces.cut and pieces.cut[0][0] == lines[body.first].start:
        joined = slice(*pieces.cut[0])  # a head that a tool joined to the body
        if twice := second_title(text[joined]):
            start, end = folded.span_to_raw(joined.start + twice[0], joined.start + twice[1])
            return None, folded.raw[start:end]
    again = said_again(lines[: body.first], story)
    if again and (line is None or not words_of(line.text) & story or _is_joined(line.text, again[1])):
        return again[0], _as_it_stands(folded, *again)
    shown = _without_unknown_site(evidence.without_site(headline_text(line)), text) if line else None
    return line, _as_it_stands(folded, line, shown) or title


def _is_joined(line: str, title: str) -> bool:
    """Tell whether a headline's line holds more than the title that stands elsewhere, joined to its last word."""
    return line.startswith(title) and line[len(title) :][:1].isalnum()


def _without_unknown_site(title: str, text: str) -> str:
    """A title without its last parts, where the page says the first again: the name of an outlet that nobody knows."""
    text = " ".join(text.split())
    for mark in TITLE_MARK.finditer(title):
        front = title[: mark.start()].strip()
        if len(front) >= _LEAST_TITLE and text.count(front) > 1:
            return front
    return title


def _without_strange_end(title: str, story: frozenset[str], furniture: Furniture) -> str:
    """A title without what stands behind a bar, or is built as outlets' names are, and tells nothing of the story that
    the rest tells of: its site.
    """
    mark = next(reversed([*TITLE_MARK.finditer(title)]), None)
    if mark is None:
        return title
    front, end = title[: mark.start()], title[mark.end() :]
    is_site = words_of(fold(front)) & story and not words_of(fold(end)) & story and len(end.split()) <= _SITE_WORDS
    return front if is_site and (mark.group() == " | " or furniture.is_masthead(fold(end))) else title


def _author(evidence: Evidence, lines: list[Line], body: Body, cut: list[Line], byline: str | None) -> str | None:
    """Return who the markup or the page says wrote it; the outlet itself wrote nothing."""
    for name in evidence.markup.metadata.authors if evidence.markup else ():
        if (author := author_in(name)) and not evidence.is_outlet(author):
            return author
    return (author_in(byline) if byline else None) or find_author(cut)


def _section(evidence: Evidence, lines: list[Line], body: Body, headline: Line | None) -> str | None:
    sections = evidence.markup.metadata.sections if evidence.markup else []
    return next(iter(sections), None) or find_section(lines, body, headline)


def _as_it_stands(folded: Folded, line: Line | None, text: str | None) -> str | None:
    if line is None or not text:
        return None
    start = line.start + line.text.index(text)
    begin, end = folded.span_to_raw(start, start + len(text))
    return folded.raw[begin:end]
