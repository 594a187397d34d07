"""Who holds a public office that papers name without it (``officeholders.toml``)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from annotator.bangla.folding import fold
from annotator.labels import SourceType
from annotator.lexicon.loader import Written, load_records
from annotator.lexicon.sources import load_sources
from annotator.models import Record

#: So long behind the last turn in office articles are read by the same holders; weekdays fall on no date twice in it.
AHEAD = timedelta(days=730)


class Tenure(Record):
    """A post that a person held."""

    office: str | None = None
    """What the person was."""
    affiliation: str | None = None
    """The body that the person spoke for, by its canonical name; none leaves an office of a state or town."""
    since: date | None = None
    """The first day."""
    until: date | None = None
    """The last day, included."""

    def covers(self, day: date | None) -> bool:
        """Tell whether a day lies in it; one that is not known lies in none that is bounded."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class OfficeholderRecord(Record):
    """A person whom papers name without the office that he holds."""

    key: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Language-neutral name, in ASCII."""
    name: Written
    """The full name."""
    spellings: tuple[Written, ...] = ()
    """Other spellings of the full name."""
    alone: tuple[Written, ...] = ()
    """Short names by which papers mean this person."""
    posts: tuple[Tenure, ...] = Field(min_length=1)
    """What the person was when, the latest last."""

    def full(self, name: str) -> str:
        """Return the full name in the spelling of a short one."""
        return next((one for one in (self.name, *self.spellings) if name in one.split()), self.name)

    def held(self, day: date | None) -> Tenure | None:
        """Return the post held on a day; where none is known, the last, which papers call former when it is over."""
        if day is None:
            return self.posts[-1]
        return next((post for post in self.posts if post.covers(day)), None)


class Incumbent(NamedTuple):
    """Somebody in office, as an article names him."""

    name: str
    type: SourceType
    affiliation: str


class InOffice(NamedTuple):
    """Whom an article means by name.

    Attributes:
        now: by full and short names, who is in office on its day.
        ever: by a part of his name, his office and whose it is, where that is told, who holds it or held it (প্রেসিডেন্ট
            বাইডেন).
    """

    now: Mapping[str, Incumbent]
    ever: Mapping[tuple[str, str, str], Incumbent]


@cache
def load_officeholders(overlay: Path | None = None) -> tuple[OfficeholderRecord, ...]:
    """Return all holders of offices, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return load_records(OfficeholderRecord, "officeholders", "officeholder", overlay)


@cache
def load_alone(overlay: Path | None = None) -> dict[str, bool]:
    """Return the words that name somebody by themselves, and whether they are surnames: ট্রাম্প, but not মমতা, and not
    (মির্জা) ফখরুল, whose name goes on."""
    return {
        fold(name): any(
            full.split()[-1] == name for full in (one.name, *one.spellings) if not one.name.startswith(f"{full} ")
        )
        for one in load_officeholders(overlay)
        for name in one.alone
    }


def incumbents(overlay: Path | None, day: date | None) -> dict[str, Incumbent]:
    """Return who is in office on a day, by full and short names; where none is known, who was and has no successor."""
    types = {fold(source.name): source.type for source in load_sources(overlay)}
    found: dict[str, Incumbent] = {}
    since = _since(overlay)
    for one in load_officeholders(overlay):
        post = one.held(day)
        ended = post.until if post is not None and day is None else None
        if post is None or (ended is not None and since[post.office, post.affiliation] >= ended):
            continue
        body = post.affiliation or ""
        kind = types.get(fold(body), SourceType.OFFICIAL)
        found.update({name: Incumbent(name, kind, body) for name in (one.name, *one.spellings)})
        found.update({name: Incumbent(one.full(name), kind, body) for name in one.alone})
    return found


def in_office(overlay: Path | None, day: date | None) -> InOffice:
    """Return whom an article of a day means by name; whoever was in office last where no day is known."""
    turns = _turns(overlay)
    at = bisect_right(turns, day) if day is not None else 0
    return _in_office(overlay, None if day is None else turns[at - 1] if at else date.min)


def horizon(overlay: Path | None) -> date:
    """Return a day behind the last turn in office, by which an article is read with these holders."""
    return _turns(overlay)[-1] + AHEAD


@cache
def _in_office(overlay: Path | None, turn: date | None) -> InOffice:
    """``in_office`` from the day of a turn on until the next one: kept, where a day each would fill the memory."""
    return InOffice(incumbents(overlay, turn), _titled(overlay))


@cache
def _turns(overlay: Path | None) -> tuple[date, ...]:
    """The days from which on other people hold an office, in order."""
    posts = [post for one in load_officeholders(overlay) for post in one.posts]
    left = {post.until + timedelta(1) for post in posts if post.until is not None}
    return tuple(sorted(left | {post.since for post in posts if post.since is not None}))


@cache
def _since(overlay: Path | None) -> dict[tuple[str | None, str | None], date]:
    """When each office was taken last."""
    found: dict[tuple[str | None, str | None], date] = {}
    for post in (post for one in load_officeholders(overlay) for post in one.posts):
        key = post.office, post.affiliation
        found[key] = max(found.get(key, date.min), post.since or date.min)
    return found


@cache
def _titled(overlay: Path | None) -> dict[tuple[str, str, str], Incumbent]:
    """Whom a part of his name and his office mean; where several are meant, nobody is."""
    found: dict[tuple[str, str, str], set[Incumbent]] = {}
    for one in load_officeholders(overlay):
        for post in one.posts:
            office, body = post.office or "", post.affiliation or ""
            for name in {*one.alone, *one.name.split()}:
                meant = Incumbent(one.full(name), SourceType.OFFICIAL, body)
                for owner in {body, ""}:
                    found.setdefault((name, office, owner), set()).add(meant)
    return {key: meant.pop() for key, meant in found.items() if len(meant) == 1}
