"""The table of relays: who cites whom as its origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from annotator.labels import Basis, SourceType
from annotator.tables.columns import Name, Passage, Row, Width, share

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus
    from annotator.comparing.relays import RelayLink


class RelayRow(Row):
    """A source that cites another as its origin, in an outlet."""

    outlet: Annotated[str, Width(18)] | None
    """The outlet's key; its name where it has no key; empty where it is not known."""
    outlet_name: Name | None
    """The outlet's Bangla name."""
    relay: Name | None
    """The bare name of the source that cites the other; empty where it is not named."""
    relay_type: SourceType
    """What kind of speaker it is."""
    origin: Name | None
    """The bare name of the source that is cited; empty where it is not named."""
    origin_type: SourceType
    """What kind of speaker that is."""
    chain: Passage
    """All sources from the relay to the last origin, joined by " ← "; one without a name by its type, in brackets."""
    links: int
    """How many links the chain has."""
    count: int
    """Attributions in this outlet that have this chain."""
    denominator: int
    """All attributions of this outlet whose source cites another."""
    share: float | None
    """The one over the other."""
    articles: int
    """Articles of this outlet in which the chain stands."""
    basis: Basis
    """What the counts stand on: the rule pass alone, or people's reviews."""


def relay_rows(corpus: Corpus, basis: Basis) -> Iterator[RelayRow]:
    """Every chain of every outlet, outlets by key, the most frequent first."""
    outlets = list(corpus.outlets)
    counts: defaultdict[int, Counter[RelayLink]] = defaultdict(Counter)
    articles: defaultdict[tuple[int, RelayLink], set[int]] = defaultdict(set)
    for article, link in corpus.links:
        where = int(corpus.outlet_codes[article])
        counts[where][link] += 1
        articles[where, link].add(article)
    for where in sorted(counts):
        for link, count in sorted(counts[where].items(), key=lambda item: (-item[1], item[0].chain)):
            yield RelayRow.of(
                link,
                outlet=outlets[where],
                outlet_name=corpus.names[outlets[where]],
                count=count,
                denominator=counts[where].total(),
                share=share(count, counts[where].total()),
                articles=len(articles[where, link]),
                basis=basis,
            )
