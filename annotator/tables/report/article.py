"""The page of one article: its text with every span, and its attributions as a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import NotFound
from annotator.labels import Basis
from annotator.tables.report.figures import moment
from annotator.tables.report.links import original
from annotator.tables.report.marking import Piece, all_marks, floor_marks, pieces
from annotator.tables.report.templates import render

if TYPE_CHECKING:
    from annotator.models import Attribution
    from annotator.store import AnnotatedArticle, Store, StoredArticle


@dataclass(frozen=True)
class Entry:
    """An attribution in the list."""

    number: int
    found: Attribution
    origin: int | None
    """The number of the attribution whose source it cites."""


def article_page(store: Store, name: str, basis: Basis = Basis.PREDICTED) -> str:
    """The page of an article as HTML.

    Args:
        store: where it is.
        name: its key, the start of its key, the name of its page or its address.
        basis: whether to show what the rules predict, or what people reviewed.

    Raises:
        NotFound: there is no such article, or nothing was found in it on that basis.
    """
    stored = store.article(name)
    found = next(store.annotated_articles(keys=[stored.key], basis=basis), None)
    if found is None:
        raise NotFound(f"{name} has no {_annotation(basis)}")
    article = stored.article
    return render(
        "article.html",
        title=article.headline or article.page.name,
        key=stored.key,
        article=article,
        outlet=article.outlet_name or article.outlet or "outlet not known",
        when=moment(article.published_at, article.date_only),
        original=original(article.url),
        paragraphs=_paragraphs(stored, found),
        entries=_entries(found),
        own_hedges=[hedge.text for hedge in found.annotation.bare_hedges],
        floor=[(one, stored.article.page.text[one.start : one.end]) for one in found.annotation.floor],
        basis=found.basis,
    )


def _annotation(basis: Basis) -> str:
    if basis is Basis.REVIEWED:
        return "review; leave --basis out to see the prediction"
    return "prediction yet; `annotator annotate` makes it"


def _paragraphs(stored: StoredArticle, found: AnnotatedArticle) -> list[list[Piece]]:
    text = stored.article.page.text
    marks = [*floor_marks(found.annotation), *all_marks(found.annotation)]
    notes = [(one.cue.end, number) for number, one in enumerate(found.annotation.attributions, 1)]
    return [pieces(text, segment, marks, notes) for segment in stored.article.segments]


def _entries(found: AnnotatedArticle) -> list[Entry]:
    attributions = found.annotation.attributions
    numbers = {one.id: number for number, one in enumerate(attributions, 1)}
    return [Entry(numbers[one.id], one, numbers.get(one.via or "")) for one in attributions]
