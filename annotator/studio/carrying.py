"""Decisions that people made on an earlier version of an article, where the sentences of the new one are the same.

Sentences are aligned by their words. An attribution of the review stands again where all its parts lie in sentences
that stay; what the rules find in such sentences and the reviewer had not is not found again. In sentences that are new
or changed the rules speak: only there the reviewer is asked anew.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from annotator.bangla.passages import Passages
from annotator.exchange import Outgoing
from annotator.models import Annotation, Article, Attribution, Fragment, Span, digest


class ShownBefore(NamedTuple):
    """The state of an article that a reviewer is shown before beginning."""

    annotation: Annotation
    carried: frozenset[str] = frozenset()
    """Ids of the attributions that a reviewer decided on in an earlier version."""


def shown(outgoing: Outgoing) -> ShownBefore:
    """Return what a task shows: what the rules found, and what people decided on an earlier version of the article."""
    if outgoing.earlier is None:
        return ShownBefore(outgoing.annotation)
    article, reviewed = outgoing.earlier
    return carry(_Alignment(article, outgoing.article), outgoing.article.version, reviewed, outgoing.annotation)


def carry(alignment: _Alignment, version: str, reviewed: Annotation, predicted: Annotation) -> ShownBefore:
    """Lay the decisions of a review over what the rules find in the new version.

    Args:
        version: of the new article, from which new ids follow.
        reviewed: of the earlier version.
        predicted: of the new one.
    """
    found = {each.cue.fragments: each for each in predicted.attributions}
    kept: dict[str, Attribution] = {}
    for each in reviewed.attributions:
        if (moved := alignment.attribution(each)) is not None:
            same = found.get(moved.cue.fragments)
            new = {"id": same.id if same else digest(version, "carried", each.id)[:16]}
            kept[each.id] = moved.model_copy(update=new | ({"rule": same.rule, "score": same.score} if same else {}))
    ids = {old: each.id for old, each in kept.items()}
    carried = [each.model_copy(update={"via": ids.get(each.via) if each.via else None}) for each in kept.values()]
    decided = alignment.decided(reviewed, kept)
    asked = [each for each in predicted.attributions if not _lies_in(each.cue, decided) and each.id not in ids.values()]
    there = {*ids.values(), *(each.id for each in asked)}
    asked = [each if each.via in there else each.model_copy(update={"via": None}) for each in asked]
    hedges = {span for each in reviewed.bare_hedges if (span := alignment.span(each)) is not None}
    hedges |= {each for each in predicted.bare_hedges if not _lies_in(each, decided)}
    return ShownBefore(
        Annotation(
            attributions=tuple(sorted([*carried, *asked], key=lambda each: each.cue.start)),
            bare_hedges=tuple(sorted(hedges, key=lambda each: each.start)),
        ),
        frozenset(each.id for each in carried),
    )


class _Alignment:
    """The sentences that two versions of an article share, in the same order."""

    def __init__(self, before: Article, after: Article) -> None:
        self._before, self._after = before.page.text, after.page.text
        old, new = (Passages(each.page.text, each.segments).sentences for each in (before, after))
        texts = ([self._before[start:end] for start, end in old], [self._after[start:end] for start, end in new])
        blocks = SequenceMatcher(None, *texts, autojunk=False).get_matching_blocks()
        self._pairs = [(old[a + at], new[b + at]) for a, b, size in blocks for at in range(size)]

    def attribution(self, each: Attribution) -> Attribution | None:
        """Return an attribution where its parts stand now; None where one of them lies in no shared sentence."""
        parts = {"source": each.source, "cue": each.cue, "claim": each.claim}
        moved = {name: self.span(part) for name, part in parts.items() if part is not None}
        hedges = [self.span(part) for part in each.hedges]
        if None in moved.values() or None in hedges:
            return None
        return each.model_copy(update={**moved, "hedges": tuple(hedges)})

    def span(self, span: Span) -> Span | None:
        """Return a span where its words stand now; None where they lie in no shared sentences."""
        pieces = [self._fragment(piece) for piece in span.fragments]
        return None if None in pieces else Span(fragments=tuple(piece for piece in pieces if piece is not None))

    def decided(self, reviewed: Annotation, kept: Container[str]) -> list[tuple[int, int]]:
        """Return the sentences of the new version on which a reviewer has decided.

        Args:
            kept: ids of the attributions that stand again; in the sentence of any other one the rules are asked.
        """
        open_ = [each.cue for each in reviewed.attributions if each.id not in kept]
        return [new for old, new in self._pairs if not any(_lies_in(cue, [old]) for cue in open_)]

    def _fragment(self, piece: Fragment) -> Fragment | None:
        """A piece may reach over several sentences, where these still stand one behind the other."""
        first = self._shift(piece.start, inclusive=True)
        last = self._shift(piece.end, inclusive=False)
        if first is None or last is None or first != last:
            return None
        start, end = piece.start + first, piece.end + first
        if self._after[start:end] != piece.text:
            return None
        return Fragment(start=start, end=end, text=piece.text)

    def _shift(self, at: int, *, inclusive: bool) -> int | None:
        """Return the shift of the sentence of a place; its end may be that of a mark behind it."""
        for old, new in self._pairs:
            if old[0] <= at < old[1] if inclusive else old[0] < at <= old[1] + 1:
                return new[0] - old[0]
        return None


def _lies_in(span: Span, sentences: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span.start < end for start, end in sentences)
