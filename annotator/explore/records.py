"""The content of the index: articles, and their attributions as rows with the facets as words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from annotator.attributes import ATTRIBUTES
from annotator.bangla.passages import Passages
from annotator.explore.facets import NAMING, SOURCE, UNNAMED_TYPES

if TYPE_CHECKING:
    from annotator.models import Attribution
    from annotator.store import AnnotatedArticle


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article that was annotated."""

    key: str
    outlet: str
    """Its name, for people; empty where it is not known."""
    headline: str
    published: str
    """Its time as ISO 8601, or the day alone; empty where it is not known."""
    url: str | None
    task: str | None
    """Where it stands in Label Studio."""
    own_hedges: int
    """Hedges in the outlet's own voice."""


@dataclass(frozen=True, slots=True)
class IndexedAttribution:
    """An attribution in its sentence."""

    attribution: str
    number: int
    """Its place in the article, from 1."""
    facets: Mapping[str, str]
    """By name of a facet; an empty word where there is nothing to say."""
    words: str
    """The words that name the source, as they stand."""
    cue: str
    claim: str
    sentence: str
    """The sentences that hold cue and source, whole."""
    rule: str
    score: float | None


def indexed(found: AnnotatedArticle) -> tuple[IndexedArticle, Iterator[IndexedAttribution]]:
    """Return an article and its attributions as the index takes them; it was read in its context."""
    article, context = found.article, found.context
    assert context is not None
    moment = article.published_at
    day = moment.date() if moment else None
    published = "" if moment is None else str(day) if article.date_only else moment.isoformat(" ", "minutes")[:16]
    head = IndexedArticle(
        article.key,
        article.outlet_name or article.outlet or "",
        article.headline or article.name,
        published,
        article.url,
        context.task_url,
        len(found.annotation.bare_hedges),
    )
    common = {
        "outlet": article.outlet_name or article.outlet or "",
        "section": article.section or "",
        "basis": found.basis.value,
        "week": str(_week(day)) if day else "",
    }
    return head, _attributions(found, common)


def _attributions(found: AnnotatedArticle, common: Mapping[str, str]) -> Iterator[IndexedAttribution]:
    context = found.context
    assert context is not None
    passages = Passages(context.text, context.segments)
    by_id = {one.id: one for one in found.annotation.attributions}
    for number, one in enumerate(found.annotation.attributions, 1):
        start, end = _extent(one)
        around = passages.as_read(start, end)
        origin = by_id.get(one.via or "")
        yield IndexedAttribution(
            attribution=one.id,
            number=number,
            facets={**common, **_facets(one), "via": _name(origin) if origin else ""},
            words=one.source.text if one.source else "",
            cue=one.cue.text,
            claim=one.claim.text if one.claim else "",
            sentence=context.text[around.start : around.end],
            rule=one.rule or "",
            score=one.score,
        )


def _facets(one: Attribution) -> dict[str, str]:
    words = {each.name: each.word(getattr(one, each.name)) for each in ATTRIBUTES}
    words[SOURCE] = words.pop("canonical")
    words["naming"] = NAMING[one.source_type in UNNAMED_TYPES]
    return words


def _name(one: Attribution) -> str:
    return one.canonical or (one.source.text if one.source else "")


def _extent(one: Attribution) -> tuple[int, int]:
    """Return where cue and source stand; a source in another paragraph is left out."""
    start, end = one.cue.start, one.cue.end
    if one.source is not None and abs(one.source.start - start) < _NEAR:
        start, end = min(start, one.source.start), max(end, one.source.end)
    if one.claim is not None and abs(one.claim.start - start) < _NEAR:
        start = min(start, one.claim.start)
    return start, end


#: Code points from a cue within which its source and its claim are shown with it.
_NEAR = 300


def _week(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
