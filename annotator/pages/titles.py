"""The headline of an HTML page: its heading, held against the titles that its markup gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from annotator.bangla.consonants import consonants
from annotator.bangla.folding import fold
from annotator.pages.headline import TITLE_MARK, without_site
from annotator.pages.kinds import NO_MARK, Kind
from annotator.pages.likeness import letters_of, words_of
from annotator.pages.lines import Line

# A site's name behind a title is no longer, in words.
_SITE_WORDS = 5
# The name of a section or a site that stands alone has no more.
_NAME_WORDS = 2
# Of a name that shares so many words with the story a headline is made.
_TELLING = 2
# Fewer consonants agree by chance, and so do fewer letters with a part of an imprint.
_TELLING_SOUNDS = 4
_LEAST_LETTERS = 5


def sites_own(names: Iterable[str], imprint: Iterable[str], story: frozenset[str]) -> Callable[[str], bool]:
    """Return what tells whether a text is the name of the page's site and no headline, in either script.

    Args:
        names: what places in the markup call the site; a place may hold the headline too.
        imprint: the lines of the imprint, where no headline stands.
        story: the words with which the story begins.
    """
    short = (_small(name) for name in names if len(name.split()) <= _SITE_WORDS)
    letters = {letters_of(name) for name in short if len(words_of(name) & story) < _TELLING}
    sounds = {sound for sound in map(consonants, letters) if len(sound) >= _TELLING_SOUNDS}
    below = [letters_of(_small(line)) for line in imprint]

    def is_own(text: str) -> bool:
        own = letters_of(_small(text))
        said = len(own) >= _LEAST_LETTERS and len(text.split()) <= _SITE_WORDS and any(own in line for line in below)
        return said or own in letters or consonants(own) in sounds

    return is_own


def _small(text: str) -> str:
    return fold(text).casefold()


def of_the_story(
    titles: Iterable[str], lines: Sequence[Line], is_own: Callable[[str], bool], story: frozenset[str]
) -> list[str]:
    """The titles that hold more than what the site and the page are called: of the rest the story or a heading tells.

    Args:
        titles: as the markup gives them.
        lines: the page's lines.
        is_own: whether a part of a title names the site, or says which page of any site this is.
        story: the words with which the story begins.
    """
    headings = {letters_of(line.text) for line in lines if line.mark.heading and not is_own(line.text)}
    found = []
    for title in titles:
        parts = TITLE_MARK.split(title)
        rest = [fold(part) for part in parts if not is_own(part)]
        told = any(words_of(part) & story or letters_of(part) in headings for part in rest)
        if told or len(rest) == len(parts):
            found.append(title)
    return found


def title_line(lines: Sequence[Line], titles: Iterable[str], story: frozenset[str]) -> Line | None:
    """The line that one of the titles in the markup repeats: the one that tells most of the story, a heading first.

    Args:
        lines: the page's lines.
        titles: as the markup gives them, the surest first.
        story: the words with which the story begins.
    """
    lines = [line for line in lines if line.kind in (Kind.SHORT, Kind.TEXT, Kind.OTHER) and line.words <= 40]
    letters = [letters_of(line.text) for line in lines]
    for title in titles:
        parts = _parts(title, story)
        alike = [
            line
            for line, own in zip(lines, letters, strict=True)
            if any(_says_the_same(own, part) or _ends(line, own, part) for part in parts)
        ]
        if alike:
            return min(
                alike, key=lambda line: (-len(words_of(line.text) & story), line.mark.heading or 9, line.mark.linked)
            )
    return None


def _parts(title: str, story: frozenset[str]) -> list[str]:
    """A title's letters, and those of its parts where a site's name stands before it."""
    parts = [part for part in TITLE_MARK.split(title) if len(part.split()) > 2]
    if len(parts) > 1:
        parts = [part for part in parts if words_of(fold(part)) & story]
    return [letters_of(fold(part)) for part in (title, *(parts if len(parts) == 1 else ()))]


def _says_the_same(line: str, title: str) -> bool:
    """The title is the line, or the line with the site's name behind it, or its beginning where it was cut off."""
    if len(line) < 8 or not title:
        return line == title
    return title.startswith(line) or (len(title) > 40 and line.startswith(title))


def _ends(line: Line, letters: str, title: str) -> bool:
    """Tell whether a title ends with a line, a heading where the page has any: what stands before is no part of it."""
    heads = line.words > _NAME_WORDS and (line.mark is NO_MARK or line.mark.heading > 0)
    return heads and title.endswith(letters)


def title_alone(
    titles: Sequence[str], sites: set[str], is_outlet: Callable[[str], bool], story: frozenset[str]
) -> str | None:
    """The title that the markup gives, the site's name off: of several the one that shares most with the story."""

    def is_site(name: str) -> bool:
        return is_outlet(name) or name.strip().casefold() in sites

    stripped = [without_site(title, is_site) for title in titles if title.strip()]
    stripped = [_shortest(title, stripped) for title in stripped]
    if not stripped:
        return None
    best = max(stripped, key=lambda title: len(words_of(fold(title)) & story))
    return best or None


def _shortest(title: str, titles: Sequence[str]) -> str:
    """The title without a short last part that another of the titles does not have."""
    marks = list(TITLE_MARK.finditer(title))
    while marks:
        mark = marks.pop()
        front = title[: mark.start()].strip()
        if front in titles and len(title[mark.end() :].split()) <= _SITE_WORDS:
            return front
    return title
