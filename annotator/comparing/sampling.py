"""The sampling of the reviewed articles: what is found in them holds for the rest only if chance chose them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus
    from annotator.exchange import Drawn
    from annotator.store import Store


def sampling(store: Store, corpus: Corpus) -> Iterator[str]:
    """Yield sentences on how the reviewed articles that are counted were chosen: each sample, then the rest."""
    for drawn in samples(store):
        yield f"reviewed sample: {described(drawn)}; by outlet {strata(drawn)}"
    keys = {article.key for article in corpus.articles}
    by_chance = len(keys & store.sampling().drawn)
    if by_chance < len(keys):
        yield (
            f"{by_chance:,} of the {len(keys):,} articles counted here were drawn; the others were chosen for review "
            "otherwise, and may not be like the rest"
        )


def samples(store: Store) -> tuple[Drawn, ...]:
    """Return the samples that were drawn to be reviewed, the first one first."""
    progress = store.review_progress()
    return progress.samples if progress else ()


def described(drawn: Drawn) -> str:
    """Return a sample in a few words: how many of how many, how, when, and the seed to draw it again."""
    of, number = (sum(pair[place] for pair in drawn.strata.values()) for place in (0, 1))
    day = f" on {drawn.drawn_at:%Y-%m-%d}" if drawn.drawn_at else ""
    return f"{number:,} of {of:,} articles, drawn at random within each outlet{day} (seed {drawn.seed})"


def strata(drawn: Drawn) -> str:
    """Return how many articles of each outlet were drawn, of how many."""
    return ", ".join(
        f"{outlet or 'outlet not known'} {number:,} of {of:,}" for outlet, (of, number) in drawn.strata.items()
    )
