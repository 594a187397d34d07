"""The table of affiliations: for which bodies do the people speak that an outlet cites?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from annotator.labels import Basis
from annotator.tables.columns import Name, Row, Width, share

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus


class AffiliationRow(Row):
    """A body that people speak for, in an outlet."""

    outlet: Annotated[str, Width(18)] | None
    """The outlet's key; its name where it has no key; empty where it is not known."""
    outlet_name: Name | None
    """The outlet's Bangla name."""
    affiliation: Name
    """The body's canonical name."""
    kind: str | None
    """What it is: its kind in the gazetteer, else the word for bodies that ends its name; empty where neither tells."""
    count: int
    """Attributions in this outlet to people who speak for it."""
    denominator: int
    """All attributions in this outlet to people of whom is said for whom they speak."""
    share: float | None
    """The one over the other."""
    articles: int
    """Articles of this outlet that cite somebody who speaks for it."""
    basis: Basis
    """What the counts stand on: the rule pass alone, or people's reviews."""


def affiliation_rows(corpus: Corpus, basis: Basis, lexicon: Path | None = None) -> Iterator[AffiliationRow]:
    """Yield every body of every outlet, outlets by key, the most frequent first.

    Args:
        corpus: the counts.
        basis: what they stand on.
        lexicon: the user's lexicon folder, for the kinds of bodies.
    """
    from annotator.comparing.bodies import Kinds

    kinds, outlets = Kinds(lexicon), list(corpus.outlets)
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    articles: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    for article, body in corpus.affiliated:
        where = int(corpus.outlet_codes[article])
        counts[where][body] += 1
        articles[where, body].add(article)
    for where in sorted(counts):
        total = counts[where].total()
        for body, count in sorted(counts[where].items(), key=lambda item: (-item[1], item[0])):
            yield AffiliationRow(
                outlet=outlets[where],
                outlet_name=corpus.names[outlets[where]],
                affiliation=body,
                kind=kinds.of(body),
                count=count,
                denominator=total,
                share=share(count, total),
                articles=len(articles[where, body]),
                basis=basis,
            )
