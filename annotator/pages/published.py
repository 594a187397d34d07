"""When a page's article was published: not when it was updated, printed or looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from annotator.pages.body import Body
from annotator.pages.dates import Moment, is_dated, is_label_line, is_time_line, moments
from annotator.pages.lines import Kind, Line

# How far from the headline or below the body, in lines, a date may stand and still belong to the article.
_NEAR = 3


def find_published(
    lines: list[Line], body: Body, headline_start: int | None, cut: list[Line], zone: tzinfo
) -> Moment | None:
    """The time of publication, or none where the page shows none.

    A time that a word for publishing introduces comes first, the one nearest above the body before others; then one
    without any word that stands between headline and body; then one right above the headline, if it is no bar that
    shows today's date.

    Args:
        lines: the page's lines.
        body: the article's.
        headline_start: where the headline's line starts.
        cut: what was cut out of the body's lines.
        zone: the zone of a time that names none.
    """
    below = body.kept[-1] + 1
    numbers = [*range(body.first - 1, -1, -1), *range(below, min(below + _NEAR, len(lines)))]
    texts = [*(_with_neighbours(lines, number) for number in numbers), *(line.text for line in cut)]
    for text in texts:
        for moment in moments(text, zone):
            if moment.label == "published":
                return moment
    top = next((number for number in range(body.first) if lines[number].start == headline_start), None)
    return _unlabelled(lines, body.first, top, zone)


def _unlabelled(lines: list[Line], first: int, top: int | None, zone: tzinfo) -> Moment | None:
    below = list(_dates(lines, range(top or 0, first), zone))
    close = range(max(0, (top or 0) - _NEAR), top or 0)
    above = [moment for moment in _dates(lines, close, zone) if not moment.weekday]
    if top is None:
        below = [moment for moment in below if not (moment.weekday and moment.date_only)]
    timed = [moment for moment in below if not moment.date_only]
    return next(iter([*timed, *below, *reversed(above)]), None)


def _dates(lines: list[Line], numbers: range, zone: tzinfo) -> Iterator[Moment]:
    for number in numbers:
        line = lines[number]
        if line.kind not in (Kind.DATE, Kind.BYLINE, Kind.SHORT):
            continue
        for moment in moments(_with_neighbours(lines, number), zone):
            headline_like = line.kind is Kind.SHORT and moment.date_only
            if moment.label is None and not headline_like and not _is_today(lines, number, moment):
                yield moment


def _is_today(lines: list[Line], number: int, moment: Moment) -> bool:
    """A day beside the same day by another calendar."""
    beside = lines[max(0, number - 1) : number + 2]
    return moment.date_only and any(other.kind is Kind.TODAY for other in beside)


def _with_neighbours(lines: list[Line], number: int) -> str:
    """A dated line with a label that stands alone on the line before it and a time that stands alone behind it."""
    text = lines[number].text
    if not is_dated(text):
        return ""
    before = lines[number - 1].text if number and is_label_line(lines[number - 1].text) else ""
    after = lines[number + 1].text if number + 1 < len(lines) and is_time_line(lines[number + 1].text) else ""
    return " ".join(part for part in (before, text, after) if part)
