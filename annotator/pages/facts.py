"""The facts of an article once its body is known: outlet, headline, author, section, times, by all evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotator.bangla.folding import Folded, FoldedText, fold
from annotator.lexicon.furniture import Furniture
from annotator.pages.address import host
from annotator.pages.body import Body
from annotator.pages.byline import author_in, bold_name, find_author, find_section, with_reporters
from annotator.pages.clock import clock_of
from annotator.pages.datelines import is_date_line
from annotator.pages.dates import days_named
from annotator.pages.dating import by_dateline
from annotator.pages.evidence import Evidence
from annotator.pages.flat import second_title
from annotator.pages.headline import (
    TITLE_MARK,
    find_dateline,
    find_headline,
    headline_text,
    said_again,
    story_words,
    without_shelf,
)
from annotator.pages.hints import is_platform
from annotator.pages.kinds import Kind
from annotator.pages.known import ToldFields
from annotator.pages.likeness import letters_of, shared, words_of
from annotator.pages.lines import Line
from annotator.pages.pieces import Pieces, lines_of
from annotator.pages.published import find_dates
from annotator.pages.titles import of_the_story, sites_own, title_alone, title_line
from annotator.pages.weighing import By
from annotator.pages.whose import find_outlet, without_name

# A shorter title says nothing, in signs.
_LEAST_TITLE = 12
# A mail's subject that shares fewer words with the story may be what its house calls all its letters.
_TELLING = 2
# A site's name behind a title is no longer, in words.
_SITE_WORDS = 5

# Places in the markup that hold no headline.
_NAMING = frozenset([By.BRAND, By.FEED])
# What of a line leads elsewhere that is a link.
_LINKED = 0.5
# Place, day and agency at the head of a story are no longer, in signs.
_DATELINE = 60


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
    story = story_words(lines, body)
    lines = with_reporters(lines, body, story)
    kept = set(body.kept)
    cut = lines_of(text, pieces.cut, furniture)
    around = [line for number, line in enumerate(lines) if number not in kept] + cut
    line, title = _headline(folded, text, lines, body, pieces, evidence)
    title = title and without_shelf(title, furniture.is_menu)
    key, name = find_outlet(evidence, lines, body, around, title)
    title = title and without_name(title, name, key)
    markup = evidence.markup.metadata if evidence.markup else None
    zone = clock_of(key, outlets, markup, lines[: body.first], lines[body.kept[-1] + 1 :])
    beginning = FoldedText(lines[body.first].text[:_DATELINE])
    shown = find_dates(lines, body, line.start if line else None, cut, zone)
    dateline = find_dateline(lines, body, line)
    byline = _as_it_stands(folded, dateline, dateline.text) if dateline else None
    known = ToldFields(
        outlet=key,
        outlet_name=name,
        headline=title,
        author=evidence.told.author
        or evidence.head.get("author")
        or _author(evidence, cut, byline)
        or bold_name(lines, body, line, story),
        section=evidence.told.section or evidence.head.get("section") or _section(evidence, lines, body, line),
        url=evidence.url,
        dates=tuple(by_dateline(evidence.dates(key, zone, shown), days_named(beginning))),
    )
    return Found(known, byline, line.start if line else None)


def _headline(
    folded: Folded, text: str, lines: list[Line], body: Body, pieces: Pieces, evidence: Evidence
) -> tuple[Line | None, str | None]:
    """The headline's line, where the page shows it, and the headline itself."""
    given = evidence.told.headline or evidence.head.get("title")
    story = story_words(lines, body)
    title = own = None
    if given:
        title = _without_strange_end(evidence.without_site(given), story, evidence.furniture)
        line = title_line(lines, [given], story)
        if line and evidence.told.headline is None and letters_of(line.text) in letters_of(fold(title))[1:]:
            title = _as_it_stands(folded, line, headline_text(line))  # without what stands before it
        return line, title
    if evidence.subject:
        return _head_of_a_mail(folded, lines, body, evidence, evidence.without_site(evidence.subject), story)
    is_site = _names_of_the_site(evidence, lines, story)
    named = evidence.outlets.named_alone

    def is_name(text: str) -> bool:
        return named(text) is not None or is_site(text)

    titles = _titles(evidence, lines, story, is_site)
    if evidence.markup and titles:
        data = evidence.markup.metadata
        line = title_line(lines, titles, story)
        # On a platform the page's title is that of an account, and a link to it.
        own = line.text if line and line.mark.linked > _LINKED and is_platform(host(evidence.url)) else None
        if line and own is None and (line.mark.heading == 1 or words_of(line.text) & story):
            return line, _as_it_stands(folded, line, headline_text(line))
        sites = {name.strip().casefold() for name in (*data.sites, host(evidence.url) or "")}
        title = title_alone([title for title in titles if title in evidence.titles], sites, evidence.is_outlet, story)
        told = len(words_of(fold(title)) & story) if title and own is None else 0
        if told and (line or told >= _TELLING or not _is_told_better(lines, body, is_name, story, told)):
            return line, title
    line, shown = _of_lines(
        folded, text, lines, body, pieces, evidence, story, lambda text: text == own or is_name(text)
    )
    return line, shown or (title if own is None else None)


def _of_lines(
    folded: Folded,
    text: str,
    lines: list[Line],
    body: Body,
    pieces: Pieces,
    evidence: Evidence,
    story: frozenset[str],
    is_name: Callable[[str], bool],
) -> tuple[Line | None, str | None]:
    """The line that heads the story on a page whose markup does not tell it, and the headline itself."""
    line = find_headline(lines, body, is_name)
    if line is None and pieces.cut and pieces.cut[0][0] == lines[body.first].start:
        joined = slice(*pieces.cut[0])  # a head that a tool joined to the body
        if twice := second_title(text[joined]):
            start, end = folded.span_to_raw(joined.start + twice[0], joined.start + twice[1])
            return None, folded.raw[start:end]
    again = said_again(lines[: body.first], story)
    if again and (line is None or not words_of(line.text) & story or _is_joined(line.text, again[1])):
        return again[0], _as_it_stands(folded, *again)
    if line is None:
        return None, None
    shown = _without_unknown_site(evidence.without_site(headline_text(line)), text)
    return line, _as_it_stands(folded, line, _without_strange_end(shown, story, evidence.furniture))


def _is_told_better(
    lines: list[Line], body: Body, is_name: Callable[[str], bool], story: frozenset[str], told: int
) -> bool:
    """Tell whether a line heads the story with more of its words than a title that no line repeats: that of a site
    whose place the story names.
    """
    headline = find_headline(lines, body, is_name)
    return headline is not None and len(words_of(headline.text) & story) > told


def _names_of_the_site(evidence: Evidence, lines: list[Line], story: frozenset[str]) -> Callable[[str], bool]:
    """Return what tells whether a text is the name that the markup or the imprint gives the site."""
    data = evidence.markup.metadata if evidence.markup else None
    named = [hint.text for hint in data.hints.names if hint.place in _NAMING] if data else []
    imprint = (line.text for line in lines if line.kind is Kind.IMPRINT)
    return sites_own((*data.sites, *named) if data else (), imprint, story)


def _titles(evidence: Evidence, lines: list[Line], story: frozenset[str], is_site: Callable[[str], bool]) -> list[str]:
    """The titles that the markup gives, but for those that name the site or the page alone."""

    def is_own(part: str) -> bool:
        folded = fold(part)
        return is_site(part) or evidence.is_outlet(part) or evidence.furniture.is_menu(folded) or is_date_line(folded)

    given = dict.fromkeys((*evidence.given, *evidence.titles)) if evidence.markup else ()
    return of_the_story(given, lines, is_own, story)


def _head_of_a_mail(
    folded: Folded, lines: list[Line], body: Body, evidence: Evidence, subject: str, story: frozenset[str]
) -> tuple[Line | None, str | None]:
    """The subject of a mail, or a headline in it that tells more of the story: some houses call all letters alike."""
    line = title_line(lines, [subject], story)
    if line is None and len(words_of(fold(subject)) & story) < _TELLING:
        headline = find_headline(lines, body, lambda text: evidence.outlets.named_alone(text) is not None)
        if headline and shared(headline.text, story) > shared(fold(subject), story):
            return headline, _as_it_stands(folded, headline, headline_text(headline))
    return line, subject


def _is_joined(line: str, title: str) -> bool:
    """Tell whether a headline's line holds more than the title that stands elsewhere, joined to its last word."""
    return line.startswith(title) and line[len(title) :][:1].isalnum()


def _without_unknown_site(title: str, text: str) -> str:
    """A title without its last parts, where the page says the first again: the name of an outlet that nobody knows."""
    fronts = [title[: mark.start()].strip() for mark in TITLE_MARK.finditer(title)]
    text = " ".join(text.split()) if fronts else ""
    for front in fronts:
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


def _author(evidence: Evidence, cut: list[Line], byline: str | None) -> str | None:
    """Return who the markup or the page says wrote it; the outlet itself wrote nothing."""
    for name in evidence.markup.metadata.authors if evidence.markup else ():
        if (author := author_in(name)) and not evidence.is_outlet(author):
            return author
    return (author_in(byline) if byline else None) or find_author(cut)


def _section(evidence: Evidence, lines: list[Line], body: Body, headline: Line | None) -> str | None:
    sections = evidence.markup.metadata.sections if evidence.markup else []
    return next(iter(sections), None) or find_section(lines, body, headline)


def _as_it_stands(folded: Folded, line: Line, text: str) -> str | None:
    if not text:
        return None
    start = line.start + line.text.index(text)
    begin, end = folded.span_to_raw(start, start + len(text))
    return folded.raw[begin:end]
