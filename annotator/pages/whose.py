"""Whose page it is: the outlet as told, by its address, else what most places on the page agree on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from annotator.bangla.folding import fold
from annotator.pages.address import canonical, host
from annotator.pages.body import Body
from annotator.pages.evidence import Evidence
from annotator.pages.headline import TITLE_MARK, story_words
from annotator.pages.hints import HOSTED, NAMED, is_platform, own_host
from annotator.pages.imprint import hosts_in, mailboxes_in
from annotator.pages.kinds import Kind
from annotator.pages.likeness import letters_of, words_of
from annotator.pages.linenames import BULLETS
from annotator.pages.lines import Line
from annotator.pages.outlet import shown_outlets
from annotator.pages.unlisted import is_no_name, key_of_name, may_be_a_name, names_in, site_parts
from annotator.pages.weighing import ENOUGH, By, Said, names_host, weigh_hosts, weigh_names

# So many words stand beside the headline in a title at most.
_BESIDE = 12


def find_outlet(
    evidence: Evidence, lines: list[Line], body: Body, around: list[Line], title: str | None
) -> tuple[str | None, str | None]:
    """Key and name of the outlet: as told, by its address, else what most places on the page agree on.

    Args:
        lines: the page's lines.
        body: the article's.
        around: the lines without the article's own.
        title: its headline.
    """
    if evidence.told.outlet is not None:
        return evidence.told.outlet, evidence.told.outlet_name
    if key := evidence.outlets.by_url(evidence.url):
        return key, None
    below, above = lines[body.kept[-1]].start, lines[: body.first]
    own = host(evidence.url)
    platform = own if is_platform(own) else None
    titles = [_without_platform(text, platform) for text in (*evidence.titles, *_titles_shown(above, title))]
    named = evidence.head.get("host")
    own = None if platform else own or (host(canonical(f"https://{named}")) if named else None)
    names = [
        *_names(evidence, title),
        *names_in(around, below, _story_part(title, body, lines), titles, evidence.furniture),
        *(shown_outlets(around, above, title and fold(title), evidence.outlets) if own is None else ()),
    ]
    names = [said for said in names if platform is None or not names_host(said.text, platform)]
    hosts = [*_hosts(evidence), *hosts_in(around, below)]
    mail = mailboxes_in(around, below)
    handles = {*(evidence.markup.metadata.hints.handles if evidence.markup else ()), *(account for account, _ in mail)}
    known_hosts = {*(said.text for said in hosts), *([own] if own else ())}
    least = ENOUGH if evidence.by_form else 1.5
    name = weigh_names(names, known_hosts, handles, evidence.outlets, evidence.furniture.is_masthead, least)
    if name and (name_alone := _without_slogan(name, known_hosts)):
        name = name_alone
    rented = {of for account, of in mail if name and names_host(name, account) and not names_host(name, of)}
    own = own or weigh_hosts(said for said in hosts if said.text not in rented) or (None if name else platform)
    if key := evidence.outlets.by_name(name) or evidence.outlets.by_url(name) or evidence.outlets.by_host(own):
        return key, None
    return own or (key_of_name(name) if name else None), name or own


def _without_slogan(name: str, hosts: set[str]) -> str | None:
    """What stands before a comma in a name, where a host is called so; none where none is."""
    before = name.partition(",")[0]
    return before if before != name and any(names_host(before, host) for host in hosts) else None


def _without_platform(title: str, platform: str | None) -> str:
    """A title without the name of the host on which anybody writes, behind its last mark."""
    marks = list(TITLE_MARK.finditer(title))
    is_behind = platform and marks and names_host(title[marks[-1].end() :], platform)
    return title[: marks[-1].start()] if is_behind else title


def _names(evidence: Evidence, title: str | None) -> Iterator[Said]:
    """The names by which a labelled head, the markup or a title's beginning call the site, if that is no part of the
    headline.
    """
    markup = evidence.markup.metadata if evidence.markup else None
    before = (name for name in map(evidence.site_before, evidence.given) if name and not (title or "").startswith(name))
    source = (evidence.head.get("outlet") or "").partition(",")[0]  # a place behind it
    sites = [evidence.told.site, source, *(markup.sites if markup else ()), *before]
    for number, name in enumerate(filter(None, sites)):
        for order, part in enumerate(site_parts(name, evidence.furniture)):
            yield Said(f"site {number}", part, 2.0 / (1 + 0.1 * number) / (1 + order))
    for name in dict.fromkeys(markup.authors if markup else ()):
        if may_be_a_name(fold(name), evidence.furniture):
            yield Said(By.AUTHOR, name, 0.5)
    if evidence.sender:
        yield Said(By.SENDER, evidence.sender.partition(",")[0], 1.0)  # a city behind it
    elif name := evidence.head.get("sender", "").partition("<")[0].strip(BULLETS):
        yield Said(By.SENDER, name, 0.6)  # a person may have sent it
    orders = Counter[str]()
    for place, text in dict.fromkeys(markup.hints.names if markup else ()):
        for part in site_parts(text, evidence.furniture) if place != By.TOP or not is_no_name(text) else ():
            yield Said(place, part, NAMED[place] / (1 + orders[place]))
            orders[place] += 1


def _hosts(evidence: Evidence) -> Iterator[Said]:
    """The hosts that the markup gives the site."""
    data = evidence.markup.metadata if evidence.markup else None
    yield from (Said(By.HOME, own, 1.5) for url in (data.homes if data else ()) if (own := own_host(url)))
    yield from (Said(place, own, HOSTED[place]) for place, own in (data.hints.hosts if data else ()))


def _story_part(title: str | None, body: Body, lines: list[Line]) -> str | None:
    """The part of a title between bars that tells most of the story, where one tells more than the others."""
    parts = title.split("|") if title else []
    story = story_words(lines, body) if len(parts) > 1 else frozenset()
    return max(parts, key=lambda part: (len(words_of(fold(part)) & story), len(part)), default=None)


def without_name(title: str, name: str | None, key: str | None) -> str:
    """A title without the outlet's name between bars, or behind its last dash."""
    parts = re.split(r"\s*\|\s*", title)
    if name in parts and len(parts) > 1:
        return " | ".join(part for part in parts if part != name)
    mark = next(reversed([*TITLE_MARK.finditer(title)]), None)
    end = title[mark.end() :] if mark else ""
    is_its = names_host(end, key) if key and "." in key else name and letters_of(fold(end)) == letters_of(fold(name))
    return title[: mark.start()] if mark and is_its else title


def _titles_shown(above: list[Line], headline: str | None) -> list[str]:
    """The lines above the article that hold its headline, maybe with the site's name and a slogan; a tool may have
    joined others to it.
    """
    title = fold(headline or "")
    longest = len(title.split()) + _BESIDE
    lines = (line for line in above if line.kind is not Kind.LABEL)
    return [line.text for line in lines if title and line.words <= longest and title in line.text]
