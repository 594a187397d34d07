"""The page of one article: its text with every span, and its attributions as a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import NotFound
from annotator.labels import Basis
from annotator.tables.report.figures import moment
from annotator.tables.report.language import Html
from annotator.tables.report.links import original
from annotator.tables.report.marking import MarkedText, all_marks, floor_marks, pieces
from annotator.tables.report.templates import render

if TYPE_CHECKING:
    from annotator.models import Attribution
    from annotator.store import AnnotatedArticle, Readable


@dataclass(frozen=True)
class ListedAttribution:
    """An attribution in the list."""

    number: int
    found: Attribution
    origin: int | None
    """The number of the attribution whose source it cites."""


def article_page(store: Readable, name: str, basis: Basis = Basis.PREDICTED, language: Html | None = None) -> str:
    """Return the page of an article as HTML.

    Args:
        store: where it is.
        name: its key, the start of its key, the name of its page or its address.
        basis: whether to show what the rules predict, or what people reviewed.
        language: of the page.

    Raises:
        NotFound: there is no such article, or nothing was found in it on that basis.
    """
    key = store.article(name).key
    found = next(store.annotated_articles(keys=[key], basis=basis, in_context=True), None)
    if found is None:
        raise NotFound(f"{name} has no {_annotation(basis)}")
    return page_of(found, language or Html())


def page_of(found: AnnotatedArticle, language: Html, report: str | None = None) -> str:
    """Return the page of an article as HTML.

    Args:
        found: the article, in context.
        language: of the page.
        report: the address of the report, where the page stands beside one.
    """
    article, context = found.article, found.context
    assert context is not None
    return render(
        "article.html",
        language,
        title=article.headline or article.name,
        article=article,
        outlet=article.outlet_name or article.outlet or language.say("report", "unknown"),
        when=moment(article.published_at, article.date_only, language),
        original=original(article.url),
        report=report,
        paragraphs=_paragraphs(found),
        entries=_entries(found),
        own_hedges=[hedge.text for hedge in found.annotation.bare_hedges],
        floor=[(one, context.text[one.start : one.end]) for one in found.annotation.floor],
        basis=found.basis,
    )


def _annotation(basis: Basis) -> str:
    if basis is Basis.REVIEWED:
        return "review; leave --basis out to see the prediction"
    return "prediction yet; `annotator annotate` makes it"


def _paragraphs(found: AnnotatedArticle) -> list[list[MarkedText]]:
    assert found.context is not None
    marks = [*floor_marks(found.annotation), *all_marks(found.annotation)]
    notes = [(one.cue.end, number) for number, one in enumerate(found.annotation.attributions, 1)]
    return [pieces(found.context.text, segment, marks, notes) for segment in found.context.segments]


def _entries(found: AnnotatedArticle) -> list[ListedAttribution]:
    attributions = found.annotation.attributions
    numbers = {one.id: number for number, one in enumerate(attributions, 1)}
    return [ListedAttribution(numbers[one.id], one, numbers.get(one.via or "")) for one in attributions]
