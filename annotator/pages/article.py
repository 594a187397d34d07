"""A page's article: body, headline, outlet, time of publication."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from annotator.bangla.folding import Folded, fold
from annotator.lexicon.furniture import Furniture
from annotator.lexicon.outlets import Outlets
from annotator.models import Article, Page
from annotator.pages import inline
from annotator.pages.body import Body, find_body
from annotator.pages.headline import find_dateline, find_headline, headline_text, without_site
from annotator.pages.lines import Line, split
from annotator.pages.outlet import find_outlet
from annotator.pages.published import find_published
from annotator.pages.repeats import repeated


@dataclass(frozen=True)
class Known:
    """What is known of a page beside its text: from a table's row, an HTML page's metadata, a manifest or an option."""

    outlet: str | None = None
    """Key of the outlet."""
    outlet_name: str | None = None
    headline: str | None = None
    published_at: datetime | None = None
    date_only: bool = False
    url: str | None = None

    def over(self, weaker: Known) -> Known:
        """This, and what the weaker knows where this does not."""
        result = self
        if result.outlet is None:
            result = replace(result, outlet=weaker.outlet, outlet_name=weaker.outlet_name)
        if result.published_at is None:
            result = replace(result, published_at=weaker.published_at, date_only=weaker.date_only)
        return replace(result, headline=result.headline or weaker.headline, url=result.url or weaker.url)


@dataclass(frozen=True)
class Lexicons:
    """What the reader knows of outlets and of furniture."""

    outlets: Outlets
    furniture: Furniture


def whole(page: Page, known: Known, lexicons: Lexicons) -> Article | None:
    """The article that is all of the page's text; none where there is no letter in it."""
    text = page.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return _article(page, [(start, end)], known, lexicons, None) if start < end else None


def find_article(page: Page, known: Known, fallback: Known, lexicons: Lexicons) -> Article | None:
    """The article on a page, or none where it holds none.

    Args:
        page: the page.
        known: what is known of it and wins over what its text shows.
        fallback: what fills in where neither says anything.
        lexicons: outlets and furniture.
    """
    folded = Folded(page.text)
    lines = split(folded.text, lexicons.furniture)
    body = find_body(lines, trusted=page.media == "record")
    if body is None:
        return None
    title = fold(known.headline) if known.headline else None
    body = _without_title(lines, body, title)
    pieces, cut = _pieces(folded.text, lines, body, lexicons.furniture)
    segments = [folded.span_to_raw(start, end) for start, end in pieces]
    if not segments:
        return None
    shown = _shown(folded, lines, body, cut, title, lexicons)
    return _article(page, segments, known.over(shown).over(fallback), lexicons, _dateline(folded, lines, body))


def _without_title(lines: list[Line], body: Body, title: str | None) -> Body:
    """The body without a first line that repeats the title."""
    first = lines[body.first]
    if title and len(body.kept) > 1 and first.text.startswith(title) and len(first.text) <= len(title) + 2:
        return Body(body.kept[1:])
    return body


def _pieces(text: str, lines: list[Line], body: Body, furniture: Furniture) -> tuple[list[tuple[int, int]], list[Line]]:
    """The body as [start, end) of the folded text, and what was cut out of its lines, as lines."""
    pieces: list[tuple[int, int]] = []
    cut: list[Line] = []
    kept, last = set(body.kept), body.kept[-1]
    for number in body.kept:
        line = lines[number]
        spans = inline.cuts(line.text, number == body.first, number == last, furniture)
        cut += [part for start, end in spans for part in split(line.text[start:end], furniture)]
        begin = line.start
        for start, end in [*spans, (len(line.text), len(line.text))]:
            _add(pieces, text, begin, line.start + start, number - 1 in kept)
            begin = line.start + end
    for start, end in repeated(text, pieces):
        pieces = [part for piece in pieces for part in _minus(piece, start, end)]
    trimmed = (_trimmed(text, start, end) for start, end in pieces)
    return [(start, end) for start, end in trimmed if any(map(str.isalpha, text[start:end]))], cut


def _add(pieces: list[tuple[int, int]], text: str, start: int, end: int, follows: bool) -> None:
    """Add a piece, joined to the one before where only white space stands between them."""
    start, end = _trimmed(text, start, end)
    if start >= end:
        return
    if follows and pieces and not text[pieces[-1][1] : start].strip():
        pieces[-1] = (pieces[-1][0], end)
    else:
        pieces.append((start, end))


def _minus(piece: tuple[int, int], start: int, end: int) -> list[tuple[int, int]]:
    if end <= piece[0] or start >= piece[1]:
        return [piece]
    return [part for part in ((piece[0], start), (end, piece[1])) if part[0] < part[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()) if piece.strip() else start


def _shown(
    folded: Folded, lines: list[Line], body: Body, cut: list[Line], title: str | None, lexicons: Lexicons
) -> Known:
    """What the page itself shows, around the body and in what was cut out of its lines."""
    outlets = lexicons.outlets
    kept = set(body.kept)
    around = [line for number, line in enumerate(lines) if number not in kept] + cut
    headline = None if title else find_headline(lines, body, lambda text: outlets.named_alone(text) is not None)
    text = without_site(headline_text(headline), lambda name: outlets.by_name(name) is not None) if headline else None
    outlet = find_outlet(around, text or title, outlets)
    top = headline.start if headline else None
    moment = find_published(lines, body, top, cut, outlets.zone(outlet))
    return Known(
        outlet=outlet,
        headline=_as_it_stands(folded, headline, text),
        published_at=moment.when if moment else None,
        date_only=moment.date_only if moment else False,
    )


def _as_it_stands(folded: Folded, line: Line | None, text: str | None) -> str | None:
    if line is None or not text:
        return None
    start = line.start + line.text.index(text)
    begin, end = folded.span_to_raw(start, start + len(text))
    return folded.raw[begin:end]


def _dateline(folded: Folded, lines: list[Line], body: Body) -> str | None:
    line = find_dateline(lines, body)
    if line is None:
        return None
    start, end = folded.span_to_raw(line.start, line.end)
    return folded.raw[start:end]


def _article(
    page: Page, segments: list[tuple[int, int]], known: Known, lexicons: Lexicons, dateline: str | None
) -> Article:
    record = lexicons.outlets.records.get(known.outlet or "")
    return Article(
        page=page,
        segments=tuple(segments),
        outlet=known.outlet,
        outlet_name=record.name if record else known.outlet_name,
        headline=known.headline,
        dateline=dateline,
        published_at=known.published_at,
        date_only=known.date_only,
        url=known.url,
    )
