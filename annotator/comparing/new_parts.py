"""The part that counts of an article that takes another's words: what it says itself, so that nothing counts twice.

A copy or a rewrite (``annotator.stories.copies``) shares runs of four words with an earlier article. What lies in them
is counted there; here the rest counts: the words, the outlet's own sentences, and the attributions that stand in the
shared runs by less than half. A copy in which no attribution is its own is left out whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from annotator.bangla.sentences import Range
from annotator.comparing.dataset import BATCH
from annotator.labels import Holder
from annotator.stories.copies import Takeover, Way
from annotator.stories.wire import passages

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.labels import Basis
    from annotator.models import Annotation, Article, Attribution, Span
    from annotator.store import ArticleFacts

#: What lies by this share in what is taken over, is taken over.
TAKEN = 0.5


@dataclass(frozen=True)
class NewPart:
    """The part of an article that is not taken over."""

    body: str
    attributions: frozenset[str]
    """The ids of those that are its own."""
    sentences: frozenset[int]
    """Where those begin in the page's text that are its own, and that no attribution holds."""
    bare_hedges: int
    floor: Mapping[Holder, int]
    """How many sentences each holder of the floor has in it."""
    hedged_own: int

    def of(self, facts: ArticleFacts) -> ArticleFacts:
        """Return what counts of the facts of its article."""
        kept = [number for number, one in enumerate(facts.attributions) if one.id in self.attributions]
        return replace(
            facts,
            body=self.body,
            attributions=tuple(facts.attributions[number] for number in kept),
            sources=tuple(facts.sources[number] for number in kept) if facts.sources else (),
            bare_hedges=self.bare_hedges,
            floor={holder: self.floor.get(holder, 0) for holder in facts.floor},
            hedged_own=self.hedged_own,
        )


def new_parts(data: Dataset, takeovers: Mapping[str, Takeover], basis: Basis) -> dict[str, NewPart]:
    """Return the new part of each article that copies or rewrites another, by key.

    Args:
        data: the database.
        takeovers: what articles have from others, by key. Who quotes the same words took nothing over.
        basis: on which annotations stand. An article that has none is left out.
    """
    taken = {key: one.original for key, one in takeovers.items() if one.way is not Way.QUOTES}
    found: dict[str, NewPart] = {}
    rest = iter(taken)
    while some := list(islice(rest, BATCH // 2)):
        keys = {*some, *(taken[key] for key in some)}
        articles = {one.key: one.article for one in data.store.articles(keys=keys)}
        for one in data.store.annotated_articles(keys=some, basis=basis):
            key = one.article.key
            found[key] = new_part(articles[key], one.annotation, articles[taken[key]].body)
    return found


def new_part(article: Article, annotation: Annotation, original: str) -> NewPart:
    """Return what of an article does not stand in the body of an original."""
    there = passages(article.page.text, original)
    own = [one for one in annotation.floor if not _is_taken([(one.start, one.end)], there)]
    hedges = [one for one in annotation.bare_hedges if not _is_taken([(one.start, one.end)], there)]
    holders = [one.holder for one in own]
    return NewPart(
        body="".join(_without(article.body, passages(article.body, original))),
        attributions=frozenset(one.id for one in annotation.attributions if not _is_taken(_spans(one), there)),
        sentences=frozenset(one.start for one in own),
        bare_hedges=len(hedges),
        floor={holder: holders.count(holder) for holder in Holder if holder in holders},
        hedged_own=sum(
            one.holder is Holder.OUTLET and any(one.start <= hedge.start < one.end for hedge in hedges) for one in own
        ),
    )


def counted(facts: Iterable[ArticleFacts], parts: Mapping[str, NewPart]) -> Iterator[ArticleFacts]:
    """Yield what counts of each article."""
    for one in facts:
        part = parts.get(one.article.key)
        yield one if part is None else part.of(one)


def _spans(one: Attribution) -> list[tuple[int, int]]:
    found: list[Span] = [one.cue, *([one.claim] if one.claim else [])]
    return [(each.start, each.end) for each in found]


def _is_taken(spans: Iterable[tuple[int, int]], there: Sequence[Range]) -> bool:
    """Tell whether spans lie in passages by half of their signs."""
    spans = list(spans)
    shared = sum(max(0, min(end, one.end) - max(start, one.start)) for start, end in spans for one in there)
    return shared >= TAKEN * sum(end - start for start, end in spans)


def _without(text: str, there: Sequence[Range]) -> Iterator[str]:
    place = 0
    for one in there:
        yield text[place : one.start]
        place = one.end
    yield text[place:]
