"""A page's article: its lines, what each is, which are the body, and what the page tells of it.

The way of a page is a straight line: its view, its lines, its type, its body, the body's pieces, what is known of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from annotator.bangla.folding import Folded, FoldedText, fold
from annotator.lexicon.furniture import Furniture
from annotator.lexicon.outlets import Outlets
from annotator.models import Article, Page
from annotator.pages.address import host
from annotator.pages.body import Body, find_body, without_title
from annotator.pages.dating import settle
from annotator.pages.evidence import Evidence
from annotator.pages.facts import find_known
from annotator.pages.headline import without_own_head
from annotator.pages.html import Markup
from annotator.pages.kinds import Kind
from annotator.pages.known import NOTHING, ToldFields
from annotator.pages.labelled import address_in_cache, labelled
from annotator.pages.lines import Line, split
from annotator.pages.pagetype import (
    is_film,
    is_one_story,
    is_section_name,
    listing_by_address,
    listing_by_lines,
    listing_without_body,
)
from annotator.pages.passes import listing_by_disagreement, may_disagree, says_article
from annotator.pages.pieces import Pieces, cut_up
from annotator.pages.templates import marked
from annotator.pages.view import view


@dataclass(frozen=True)
class Lexicons:
    """The reader's lexicons of outlets and of furniture."""

    outlets: Outlets
    furniture: Furniture


#: A page's text, its folded view in lines as a reader would see them, of the same length, and these lines.
PageLines: TypeAlias = tuple[Folded, FoldedText, list[Line]]


@dataclass(frozen=True)
class Clues:
    """Clues to a page beside its text."""

    told: ToldFields = NOTHING
    """What wins over everything the page shows: the fields of a row."""
    fallback: ToldFields = NOTHING
    """What fills in where the page says nothing: a manifest, an option."""
    markup: Markup | None = None
    """What was taken out of an HTML page."""
    templates: frozenset[str] = frozenset()
    """Keys of the lines that stand on other pages of the outlet too."""
    view: PageLines | None = None
    """The page's text in lines, where it was looked at before."""
    sender: str | None = None
    """The name under which a house sent the mail."""
    subject: str | None = None
    """The mail's subject."""


@dataclass(frozen=True)
class Outcome:
    """The outcome of reading a page."""

    article: Article | None
    fault: Literal["listing", "no_article"] | None = None
    """Why there is no article: the page is a list of stories, or there is no text of one on it."""
    reason: str = ""
    """What shows that there is none."""
    lines: tuple[Line, ...] = ()
    """The page's lines, in the folded text."""
    body: tuple[int, ...] = ()
    """Numbers of those that are the body."""
    kept: tuple[tuple[int, int], ...] = ()
    """The body as pieces of the folded text."""
    headline: int | None = None
    """Where in the folded text the headline's line starts."""

    @property
    def cut(self) -> float:
        """The share of the page's running text, by letters, that is no part of the body."""
        seen: set[str] = set()
        running = 0
        for line in self.lines:
            if line.kind is Kind.TEXT and line.key not in seen:
                running += len(line.text)
                seen.add(line.key)
        inside = sum(end - start for start, end in self.kept)
        return max(0.0, 1 - inside / running) if running else 0.0


_NO_ARTICLE = "a picture alone, or headlines without a story"
_NO_SENTENCE = "no sentence in it ends with a danda, and its lines are too short to be told from headlines"
# A headline has fewer words, as a rule; a page of headlines has more of them.
_MANY_WORDS, _FEW = 8, 4
_OF_MAILS = {"mail", "sender"}


def whole(page: Page, clues: Clues, lexicons: Lexicons) -> Outcome:
    """The article that is all of the page's text, in which there is a letter."""
    text = page.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    known = clues.told.over(clues.fallback)
    return Outcome(_article(page, [(start, end)], known, lexicons, None))


def find_article(page: Page, clues: Clues, lexicons: Lexicons) -> Outcome:
    """The article on a page, or why it holds none.

    Args:
        page: the page.
        clues: what is known of it beside its text.
        lexicons: outlets and furniture.
    """
    trusted = page.media == "record"
    folded, text, lines = clues.view or lines_of(page.text, clues.markup, lexicons.furniture)
    lines, told = labelled(lines) if clues.markup is None else (lines, {})
    head = {field: folded.raw[slice(*folded.span_to_raw(*span))] for field, span in told.items()}
    told_apart = trusted or (bool(head) and not head.keys() & _OF_MAILS)  # mails end in signatures and notes of lists
    if not trusted and (address := address_in_cache(lines)):
        head.setdefault("url", address)
    by_form = clues.fallback.outlet is None
    evidence = Evidence(
        clues.told, head, clues.markup, lexicons.outlets, lexicons.furniture, by_form, clues.sender, clues.subject
    )
    metadata = clues.markup.metadata if clues.markup else None
    if reason := None if trusted else listing_by_address(evidence.url, metadata):
        return Outcome(None, "listing", reason, tuple(lines))
    # A headline stands on other pages as a link to this one, so that templates say nothing of what heads the story.
    seen = marked(lines, clues.templates)
    body = find_body(seen, trusted=told_apart)
    reason = None if trusted else _listing_by_title(evidence, lines, body, lexicons.furniture)
    if reason := reason or _listing_by_text(evidence, lines, body, told_apart):
        return Outcome(None, "listing", reason, tuple(lines), body.kept if body else ())
    if body is None:
        return Outcome(None, "no_article", _why_none(lines), tuple(lines))
    body = without_title(lines, body, evidence.title)
    if trusted and evidence.title is None:
        body = without_own_head(lines, body, evidence.is_outlet)
    pieces = cut_up(text, seen, body, lexicons.furniture)
    if not pieces.kept:
        return Outcome(None, "no_article", _NO_ARTICLE, tuple(lines))
    return _read(page, folded, text, lines, body, pieces, evidence, clues.fallback, lexicons)


def _why_none(lines: list[Line]) -> str:
    """Return why no body was found: that there is no sentence, where a few lines are longer than headlines are."""
    told = {line.key: line for line in lines if line.kind in (Kind.TEXT, Kind.SHORT) and line.words >= _FEW}.values()
    is_long = any(line.words >= _MANY_WORDS for line in told)
    sentences = any(line.kind is Kind.TEXT for line in told)
    return _NO_SENTENCE if is_long and not sentences and len(told) <= _FEW else _NO_ARTICLE


def lines_of(raw: str, markup: Markup | None, furniture: Furniture) -> PageLines:
    """Return a page's text folded, in lines as a reader would see them, and these lines."""
    folded = Folded(raw)
    text = view(folded.text, furniture) if markup is None else folded.text
    return folded, text, split(text, furniture, markup.page.marks if markup else ())


def _listing_by_title(evidence: Evidence, lines: list[Line], body: Body | None, furniture: Furniture) -> str | None:
    """Return why the title shows that the page is a listing; none where it does not, or the page says the same of all
    its pages and holds one story.
    """
    if not is_section_name(evidence.titles, furniture) or (body and is_one_story(lines, body.kept)):
        return None
    return "its title is that of a section, a form or a missing page"


def _listing_by_text(evidence: Evidence, lines: list[Line], body: Body | None, trusted: bool) -> str | None:
    """Return why the lines show that the page is a listing; none where they do not, or where the text is trusted."""
    metadata = evidence.markup.metadata if evidence.markup else None
    if is_film(evidence.url, metadata, lines, body.kept if body else ()):
        return "it shows a film or pictures, with a line about them"
    if trusted:
        return None
    reason = listing_by_lines(lines, body.kept) if body else listing_without_body(lines)
    if reason is None and evidence.markup:
        text = " ".join(lines[number].text for number in body.kept) if body else ""
        if not says_article(evidence.markup.metadata) and may_disagree(text, evidence.markup.page.text):
            return listing_by_disagreement(text, fold(evidence.markup.main))
    return reason


def _read(
    page: Page,
    folded: Folded,
    text: FoldedText,
    lines: list[Line],
    body: Body,
    pieces: Pieces,
    evidence: Evidence,
    fallback: ToldFields,
    lexicons: Lexicons,
) -> Outcome:
    found = find_known(folded, text, lines, body, pieces, evidence, lexicons.furniture)
    segments = [folded.span_to_raw(start, end) for start, end in pieces.kept]
    article = _article(page, segments, found.known.over(fallback), lexicons, found.dateline)
    return Outcome(article, None, "", tuple(lines), body.kept, tuple(pieces.kept), found.headline)


def _article(
    page: Page, segments: list[tuple[int, int]], known: ToldFields, lexicons: Lexicons, dateline: str | None
) -> Article:
    if known.outlet is None and known.url is not None:
        key = lexicons.outlets.by_url(known.url)
        known = replace(known, outlet=key or host(known.url), outlet_name=host(known.url))
    record = lexicons.outlets.records.get(known.outlet or "")
    dates = settle(known.dates)
    return Article(
        page=page,
        segments=tuple(segments),
        outlet=known.outlet,
        outlet_name=record.name if record else known.outlet_name,
        headline=known.headline,
        dateline=dateline,
        author=known.author,
        section=known.section,
        published_at=dates.published.when if dates.published else None,
        date_only=dates.published.date_only if dates.published else False,
        date_kind=dates.published.kind if dates.published else None,
        updated_at=dates.updated,
        url=known.url,
    )
