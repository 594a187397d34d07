"""The sampling of the reviewed articles: what is found in them holds for the rest only if chance chose them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus
    from annotator.exchange import Drawn
    from annotator.language import Language
    from annotator.store import Readable


def sampling(store: Readable, corpus: Corpus, language: Language) -> Iterator[str]:
    """Yield sentences on how the reviewed articles that are counted were chosen: each sample, then the rest."""
    for drawn in samples(store):
        yield language.say("samples", "sample", described(drawn, language), strata(drawn, language))
    keys = {article.key for article in corpus.articles}
    by_chance = len(keys & store.sampling().drawn)
    if by_chance < len(keys):
        yield language.say("samples", "others", language.number(by_chance), language.number(len(keys)))


def samples(store: Readable) -> tuple[Drawn, ...]:
    """Return the samples that were drawn to be reviewed, the first one first."""
    progress = store.review_progress()
    return progress.samples if progress else ()


def described(drawn: Drawn, language: Language) -> str:
    """Return a sample in a few words: how many of how many, how, when, and the seed to draw it again."""
    of, number = (sum(pair[place] for pair in drawn.strata.values()) for place in (0, 1))
    day = language.say("samples", "day", language.digits(f"{drawn.drawn_at:%Y-%m-%d}")) if drawn.drawn_at else ""
    return language.say("samples", "described", language.number(number), language.number(of), day, drawn.seed)


def strata(drawn: Drawn, language: Language) -> str:
    """Return how many articles of each outlet were drawn, of how many."""
    return ", ".join(
        language.say(
            "samples",
            "stratum",
            outlet or language.say("samples", "no_outlet"),
            language.number(number),
            language.number(of),
        )
        for outlet, (of, number) in drawn.strata.items()
    )
