"""The sentences of an article, each with what was found in it and the names of the sums it adds to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.bangla.passages import Passages
from annotator.comparing.coding import coded
from annotator.labels import Holder
from annotator.tables.report.marking import MarkedText, ShownSpan, hedge_marks, marks_of, pieces

if TYPE_CHECKING:
    from annotator.comparing.countries import Countries
    from annotator.comparing.new_parts import NewPart
    from annotator.models import Annotation, Attribution
    from annotator.store import AnnotatedArticle, ArticleInfo
    from annotator.store.records import Context
    from annotator.tables.report.evidence import SentenceLinks

#: A claim so many code points away from its cue is left out of the sentence that is shown.
FAR = 500

#: Who holds the floor, by the sums that it is counted in.
_VOICES = {Holder.OUTLET: "voice-own", Holder.SPEAKER: "voice-continued", Holder.UNCLEAR: "voice-unclear"}


@dataclass(frozen=True, slots=True)
class ListedSentence:
    """A sentence in a list."""

    names: str
    """The names of the sums that it adds to, with blanks between, as an HTML class."""
    passage: list[MarkedText]
    anchor: str
    """Where it stands on the page of its article."""
    article: ArticleInfo


def sentences(
    found: AnnotatedArticle, evidence: SentenceLinks, countries: Countries, part: NewPart | None = None
) -> Iterator[ListedSentence]:
    """Yield the sentence of each attribution of an article, then those of which it is told who holds the floor.

    Args:
        found: the article, in context.
        evidence: says to which sums each adds.
        countries: of outlets and sources.
        part: what of the article counts, where that is not all.
    """
    context, annotation, article = found.context, found.annotation, found.article
    assert context is not None
    passages = Passages(context.text, context.segments)
    of_article = evidence.names_of_article(article)
    numbers = {one.id: number for number, one in enumerate(annotation.attributions, 1)}
    own = (one for one in annotation.attributions if part is None or one.id in part.attributions)
    for one in coded(own, article.outlet, countries):
        passage = _passage(one.attribution, context, passages)
        anchor = f"a{numbers[one.attribution.id]}"
        yield ListedSentence(" ".join([*evidence.names_of(one), *of_article]), passage, anchor, article)
    hedges = list(hedge_marks(annotation))
    for number, names, place in _held(annotation, hedges):
        if part is not None and place[0] not in part.sentences:
            continue
        passage = pieces(context.text, place, hedges)
        yield ListedSentence(" ".join([*names, *of_article]), passage, f"f{number}", article)


def _held(annotation: Annotation, hedges: list[ShownSpan]) -> Iterator[tuple[int, list[str], tuple[int, int]]]:
    """Yield the number, the names and the place of each sentence of which it is told who holds the floor."""
    for number, held in enumerate(annotation.floor, 1):
        names = [_VOICES[held.holder]]
        if held.holder is Holder.OUTLET and any(held.start <= hedge.start < held.end for hedge in hedges):
            names.append("hedged_own")
        yield number, names, (held.start, held.end)


def _passage(one: Attribution, context: Context, passages: Passages) -> list[MarkedText]:
    """Return the sentences that hold an attribution; of a claim far from its cue, the cue's alone."""
    marks = list(marks_of(one))
    start, end = min(mark.start for mark in marks), max(mark.end for mark in marks)
    if end - start > FAR:
        start, end = one.cue.start, one.cue.end
    around = passages.as_read(start, end)
    return pieces(context.text, (around.start, around.end), marks)
