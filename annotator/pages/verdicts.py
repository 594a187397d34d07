"""The reader's verdict on each line of a page, with its reason: for whoever wants to know what was cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from annotator.models import Record
from annotator.pages.article import Outcome
from annotator.pages.kinds import Kind
from annotator.pages.lines import Line
from annotator.pages.places import Place


class Verdict(Record):
    """A line of a page, or a piece that was cut out of one."""

    text: str
    """Its words, in the folded view."""
    verdict: Literal["body", "headline", "cut", "furniture"]
    """``body``; ``headline``; ``cut`` for a piece taken out of a line of the body; ``furniture`` for all else."""
    reason: str
    """What shows it."""


_REASONS = {
    Kind.TEXT: "running text that is no part of the article",
    Kind.SHORT: "a short line that nothing ties to the article",
    Kind.OTHER: "leads to another page",
    Kind.LABEL: "a field of a labelled head",
    Kind.DATE: "says when",
    Kind.TODAY: "shows today's date",
    Kind.TEMPLATE: "stands on other pages of the outlet too",
    Kind.STAFF: "initials of those who worked on the story",
    Kind.CHROME: "a button, a counter or an advertisement",
    Kind.NOTICE: "a note of the house",
    Kind.LINK: "leads to another story",
    Kind.LIST: "heads a list",
    Kind.RANKING: "heads a list of the newest or the most read",
    Kind.END: "heads the comments",
    Kind.IMPRINT: "imprint",
    Kind.BYLINE: "says by whom or when",
    Kind.CAPTION: "stands below a picture",
    Kind.SECTION: "a name in the menu",
    Kind.CREDIT: "says where the story comes from",
}
_PLACES = {
    Place.MENU: "stands in a menu or among buttons",
    Place.ASIDE: "stands beside the article",
    Place.COMMENTS: "stands among the comments",
    Place.FOOTER: "stands at the foot of the page",
    Place.CAPTION: "stands below a picture",
    Place.BYLINE: "names who wrote it",
}


def verdicts(outcome: Outcome) -> tuple[Verdict, ...]:
    """The verdict on each line of a page, in order, and behind a line of the body on what was cut out of it."""
    body = set(outcome.body) if outcome.article else set()
    found: list[Verdict] = []
    for number, line in enumerate(outcome.lines):
        if number in body:
            found += _body(line, outcome.kept)
        elif line.start == outcome.headline:
            found.append(Verdict(text=line.text, verdict="headline", reason="heads the story"))
        else:
            found.append(Verdict(text=line.text, verdict="furniture", reason=_reason(line)))
    return tuple(found)


def _reason(line: Line) -> str:
    return _PLACES[line.mark.place] if line.mark.place else _REASONS[line.kind]


def _body(line: Line, kept: tuple[tuple[int, int], ...]) -> Iterator[Verdict]:
    """A line of the body in its pieces, kept and cut."""
    at = line.start
    for start, end in kept:
        start, end = max(start, line.start), min(end, line.end)
        if start >= end:
            continue
        yield from _cut(line, at, start)
        yield Verdict(text=line.text[start - line.start : end - line.start], verdict="body", reason="running text")
        at = end
    yield from _cut(line, at, line.end)


def _cut(line: Line, start: int, end: int) -> Iterator[Verdict]:
    text = line.text[start - line.start : end - line.start].strip()
    if text:
        reason = "joined to the line, and no part of the story; or said before"
        yield Verdict(text=text, verdict="cut", reason=reason)
