"""Evidence of a page about its article, from all places: fields, labelled heads, markup, the lines around the body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from functools import cached_property

from annotator.bangla.folding import fold
from annotator.labels import DateKind
from annotator.lexicon.furniture import Furniture
from annotator.lexicon.outlets import Outlets
from annotator.pages.address import canonical, day_in
from annotator.pages.datelines import is_date_line
from annotator.pages.dating import Dating, as_shown, dating, in_zone, with_time
from annotator.pages.headline import TITLE_MARK, without_site
from annotator.pages.html import Markup
from annotator.pages.known import ToldFields


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
    sender: str | None = None
    """The name under which a house sent the mail that the page is."""
    subject: str | None = None
    """The mail's subject: the headline, or what a house calls each of its letters."""

    @cached_property
    def url(self) -> str | None:
        """The page's canonical address."""
        given = [self.head.get("url"), *(self.markup.metadata.addresses if self.markup else ())]
        return self.told.url or next((url for each in given if (url := canonical(each))), None)

    @cached_property
    def titles(self) -> list[str]:
        """The titles that a labelled head or the markup give, a site's name with a colon before them off."""
        return [title.removeprefix(f"{self.site_before(title) or ''}:").strip() for title in self.given]

    @property
    def given(self) -> list[str]:
        head = self.head.get("title")
        return [head] if head else self.markup.metadata.titles if self.markup else []

    def site_before(self, title: str) -> str | None:
        """The name of the site with which a title begins, as blogs write it: "মেঘনাপাড় বার্তা: …"."""
        name, colon, _ = title.partition(":")
        return name if colon and self.furniture.is_masthead(fold(name)) else None

    @cached_property
    def title(self) -> str | None:
        """The headline where fields, a labelled head or a mail's subject give one, folded."""
        title = self.told.headline or self.head.get("title") or self.subject
        return fold(self.without_site(title)) if title else None

    def without_site(self, title: str) -> str:
        """A title without the name of its outlet behind it."""
        return without_site(title, self.is_outlet)

    def is_outlet(self, name: str) -> bool:
        return self.outlets.by_name(name) is not None

    def dates(self, key: str | None, zone: tzinfo, shown: list[Dating]) -> tuple[Dating, ...]:
        """All times, the surest first: fields, markup, the page's lines, the address.

        Args:
            key: the outlet's.
            zone: that of the page's times.
            shown: the times that the page's lines show.
        """
        found: list[Dating | None] = [*self.told.dates, dating(self.head.get("date"), DateKind.PUBLISHED, zone)]
        values = [self.head.get("date")]
        if self.markup:
            data = self.markup.metadata
            known = self.outlets.has_zone(key)
            marked = [dating(value, DateKind.PUBLISHED, zone, known) for value in (*data.published, *data.shown)]
            marked += [dating(value, DateKind.UPDATED, zone, known) for value in (*data.updated, *data.shown_update)]
            found += as_shown([each for each in marked if each], shown)
            values += data.published
        found += in_zone(shown, zone)
        found.append(dating(self.head.get("updated"), DateKind.UPDATED, zone))
        day = day_in(self.url) if self.url else None
        address = Dating(datetime.combine(day, time(), zone), True, DateKind.ADDRESS) if day else None
        found.append(with_time(address, [value for value in values if value]))
        parts = [part for title in (self.told.headline or "", *self.titles) for part in TITLE_MARK.split(title)[1:]]
        found += [dating(part, DateKind.PUBLISHED, zone) for part in parts if is_date_line(fold(part))]
        return tuple(each for each in found if each)
