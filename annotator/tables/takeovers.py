"""The table of takeovers: what an outlet has from another, as copies, rewrites and the same quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated

from annotator.labels import Basis
from annotator.stories.copies import Takeover, Way
from annotator.tables.columns import Name, Row, Width, share

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus
    from annotator.comparing.dataset import Dataset

#: Articles that are asked for at once.
BATCH = 400

Outlet = tuple[str | None, str | None]
"""Its key, or its name where it has no key; its Bangla name."""


class TakeoverRow(Row):
    """What one outlet has from another."""

    outlet: Annotated[str, Width(18)] | None
    """The key of the outlet that takes over; its name where it has no key; empty where it is not known."""
    outlet_name: Name | None
    """Its Bangla name."""
    original: Annotated[str, Width(18)] | None
    """The key of the outlet that had it first, or its name; empty where it is not known."""
    original_name: Name | None
    """Its Bangla name."""
    copies: int
    """Articles of which three quarters or more stand in one of the other outlet."""
    rewrites: int
    """Articles of which two fifths or more do."""
    quotes: int
    """Articles of which so much does, but outside of quotations less: both quote the same words."""
    count: int
    """Copies and rewrites together."""
    denominator: int
    """All articles of the outlet."""
    share: float | None
    """The one over the other."""
    shared_runs: int
    """Runs of four words in its copies and rewrites that stand in what they take from; they count there alone."""
    runs: int
    """All runs of four words in these copies and rewrites."""
    basis: Basis
    """What the choice of articles stands on: the rule pass alone, or people's reviews."""


def takeover_rows(data: Dataset, corpus: Corpus, basis: Basis) -> Iterator[TakeoverRow]:
    """Yield what each outlet has from each other, outlets by key, those it has most from first."""
    outlets = _outlets(data, {*corpus.takeovers, *(one.original for one in corpus.takeovers.values())})
    found: defaultdict[tuple[Outlet, Outlet], list[Takeover]] = defaultdict(list)
    for key, one in corpus.takeovers.items():
        found[outlets[key], outlets[one.original]].append(one)
    for (outlet, original), some in sorted(found.items(), key=lambda item: _order(item[0], len(item[1]))):
        ways = [one.way for one in some]
        taken = [one for one in some if one.way is not Way.QUOTES]
        articles = len(corpus.outlets.get(outlet[0], ())) + corpus.copies[outlet[0]]
        yield TakeoverRow(
            outlet=outlet[0],
            outlet_name=outlet[1],
            original=original[0],
            original_name=original[1],
            copies=ways.count(Way.COPY),
            rewrites=ways.count(Way.REWRITE),
            quotes=ways.count(Way.QUOTES),
            count=len(taken),
            denominator=articles,
            share=share(len(taken), articles),
            shared_runs=sum(one.shared_runs for one in taken),
            runs=sum(one.runs for one in taken),
            basis=basis,
        )


def _order(pair: tuple[Outlet, Outlet], number: int) -> tuple[bool, str, int, str]:
    (outlet, _), (original, _) = pair
    return outlet is None, outlet or "", -number, original or ""


def _outlets(data: Dataset, keys: set[str]) -> dict[str, Outlet]:
    """Return the outlet of each article."""
    found: dict[str, Outlet] = {}
    rest = iter(sorted(keys))
    while some := list(islice(rest, BATCH)):
        for one in data.store.articles(keys=some):
            found[one.key] = one.article.outlet or one.article.outlet_name, one.article.outlet_name
    return found
