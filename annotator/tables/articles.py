"""The table of articles: what each holds, in numbers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from annotator.comparing.relays import chain
from annotator.labels import Basis, DateKind, HedgeLevel, Holder, QuoteType, Scope, SourceType
from annotator.stories.copies import Way
from annotator.tables.columns import Name, OfAnArticle, Passage, Width

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.store import ArticleFacts, AttributionFacts
    from annotator.stories.stories import Membership


class ArticleRow(OfAnArticle):
    """An article that was annotated, perhaps without any attribution."""

    date_kind: DateKind | None
    """What `published_at` stands on: a time of publication; the time of an update where no other is shown; a day in the
    page's address."""
    updated_at: datetime | None
    """When the article was last changed; empty where the page does not say."""
    headline: Passage | None
    """The headline, as it stands on the page."""
    author: Name | None
    """Who is named as having written it: a person, a desk, a correspondent of a place."""
    section: Name | None
    """The outlet's section, as the page names it."""
    url: Annotated[str, Width(30)] | None
    """The article's canonical address."""
    extra: Passage | None
    """What the article's own table said beside all this, as a JSON object by the names of its columns."""
    words: int
    """Words of the body: what stands between white space and holds a letter or a digit."""
    attributions: int
    """Attributions, credits of the whole article included."""
    claims: int
    """Of `attributions`, those that hold a claim: credits of the whole article do not."""
    sources: int
    """Different named sources."""
    named: int
    """Attributions to a source that is named."""
    anonymous: int
    """Attributions to somebody who is there but not named."""
    unspecified: int
    """Attributions to nobody at all."""
    relayed: int
    """Attributions whose source cites another as its origin."""
    flat: int
    """Of `claims`, those at hedge level 0."""
    distanced: int
    """Of `claims`, those at hedge level 1."""
    probable: int
    """Of `claims`, those at hedge level 2."""
    possible: int
    """Of `claims`, those at hedge level 3."""
    direct: int
    """Of `claims`, those that are wholly in quotation marks."""
    mixed: int
    """Of `claims`, those that are partly in quotation marks."""
    indirect: int
    """Of `claims`, those without quotation marks."""
    own_hedges: int
    """Hedges in the outlet's own voice, attached to no attribution."""
    own_sentences: int | None
    """Sentences that no attribution holds and that are the outlet's own; empty where nobody said who holds the
    floor, as in a review."""
    continued_sentences: int | None
    """Sentences without a cue in which a speaker's words go on."""
    unclear_sentences: int | None
    """Sentences of which it is not clear whose words they are."""
    copy_of: Annotated[str, Width(18)] | None
    """The article of which it is a wire copy, word for word; of such a copy other tables count only what is new, and
    leave it out where no attribution is."""
    story: Annotated[str, Width(18)]
    """The story it tells: the key of the article that had it first, its own where no other tells it."""
    taken_from: Annotated[str, Width(18)] | None
    """The article of another outlet from which it has the most text, if that is two fifths of its own or more."""
    shared_runs: int | None
    """How many of its runs of four words stand in `taken_from`; they are counted there alone."""
    runs: int | None
    """How many it has."""
    taken_way: Way | None
    """How it has that: ``copy``, three quarters or more; ``rewrite``; ``quotes``, both quote the same words."""
    rule_pass: Annotated[str, Width(18)] | None
    """The version of the rule pass that annotated it; empty for a review."""
    basis: Basis
    """What the counts stand on: the rule pass alone, or a person's review."""


def article_rows(data: Dataset, memberships: Iterable[Membership], copies: Mapping[str, str]) -> Iterator[ArticleRow]:
    """Yield every article, by outlet, time of publication and key.

    Args:
        data: the chosen articles.
        memberships: the story that each tells, and what it has from another.
        copies: those that are not counted, key → key of the article whose text it repeats.
    """
    known = {one.id: one for one in memberships}
    for one in data.facts():
        yield _row(one, known[one.article.key], copies.get(one.article.key))


def _row(one: ArticleFacts, told: Membership, copy_of: str | None) -> ArticleRow:
    from annotator.comparing.corpus import words

    article = one.article
    return ArticleRow.of(
        article,
        told,
        article=article.key,
        extra=json.dumps(dict(article.extra), ensure_ascii=False) if article.extra else None,
        words=words(one.body),
        **_sourcing(one.attributions),
        **_claims([each for each in one.attributions if each.scope is not Scope.ARTICLE]),
        own_hedges=one.bare_hedges,
        **_floor(one.floor),
        copy_of=copy_of,
        rule_pass=one.pass_version,
        basis=one.basis,
    )


_UNNAMED = (SourceType.ANONYMOUS, SourceType.UNSPECIFIED)


def _floor(counts: Mapping[Holder, int]) -> dict[str, int | None]:
    """Return the sentences of each holder of the floor; of an article of which nobody said it, none."""
    names = {Holder.OUTLET: "own", Holder.SPEAKER: "continued", Holder.UNCLEAR: "unclear"}
    return {f"{name}_sentences": counts.get(holder, 0) if counts else None for holder, name in names.items()}


def _sourcing(found: tuple[AttributionFacts, ...]) -> dict[str, int]:
    types = Counter(each.source_type for each in found)
    by_id = {each.id: each for each in found}
    return {
        "attributions": len(found),
        "sources": len({each.canonical for each in found if each.source_type not in _UNNAMED} - {None}),
        "named": len(found) - sum(types[each] for each in _UNNAMED),
        "anonymous": types[SourceType.ANONYMOUS],
        "unspecified": types[SourceType.UNSPECIFIED],
        "relayed": sum(len(chain(each, by_id)) > 1 for each in found if each.via),
    }


def _claims(found: list[AttributionFacts]) -> dict[str, int]:
    levels = Counter(each.hedge_level for each in found)
    quotes = Counter(each.quote_type for each in found)
    return {
        "claims": len(found),
        **{level.name.lower(): levels[level] for level in HedgeLevel},
        **{quote.value: quotes[quote] for quote in QuoteType},
    }
