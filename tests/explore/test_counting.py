"""Counting in columns gives what counting one by one does."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.explore.columns import FacetColumns
from annotator.explore.counting import FEW, LEVELS, beside, groups
from annotator.explore.facets import FACETS
from annotator.explore.filters import Filter

NAMES = (*FACETS, "day")
CELLS = {
    **{name: st.sampled_from(facet.vocabulary or ("", "নদী", "ঢাকা", "a")) for name, facet in FACETS.items()},
    "day": st.sampled_from(["", "2026-01-30", "2026-02-01"]),
}
ROWS = st.lists(st.fixed_dictionaries(CELLS), min_size=4, max_size=30)
FILTERS = st.builds(
    Filter,
    since=st.sampled_from(["", "2026-01-31"]),
    until=st.sampled_from(["", "2026-01-31"]),
    values=st.fixed_dictionaries({}, optional={name: CELLS[name] for name in ("outlet", "hedge_level", "source")}),
    found=st.none() | st.just([1, 3, 4]),
)


def holds(asked: Filter, number: int, row: dict[str, str]) -> bool:
    """Whether a filter chooses a row."""
    found = asked.found is None or number in asked.found
    dated = not (asked.since or asked.until) or row["day"] != ""
    within = asked.since <= row["day"] <= (asked.until or row["day"])
    return found and dated and within and all(row[name] == value for name, value in asked.values.items())


@given(ROWS, FILTERS, st.sampled_from(["outlet", "hedge_level", "week"]))
def test_counts_are_those_of_the_rows(rows: list[dict[str, str]], asked: Filter, facet: str) -> None:
    columns = FacetColumns(NAMES, [[row[name] for name in NAMES] for row in rows])
    chosen = [row for number, row in enumerate(rows, 1) if holds(asked, number, row)]
    places = columns.choose(asked)
    assert [rows[place] for place in places] == chosen

    counted = Counter(row[facet] for row in chosen)
    found = groups(columns, places, facet)
    assert {one.value: one.attributions for one in found} == counted
    for one in found:
        mine = [row for row in chosen if row[facet] == one.value]
        assert one.unnamed == sum(row["naming"] == "unnamed" for row in mine)
        assert one.direct == sum(row["quote_type"] == "direct" for row in mine)
        assert one.levels == tuple(sum(row["hedge_level"] == level for row in mine) for level in LEVELS)
    values = [one.value for one in found]
    assert values == sorted(counted, key=lambda value: value if facet == "week" else (-counted[value], value))

    shares = groups(columns, places, "outlet", sort="unnamed")
    assert shares == sorted(
        shares, key=lambda one: (one.attributions < FEW, -one.unnamed / one.attributions, -one.attributions, one.value)
    )
    listed = beside(columns, asked, places, 2)
    for each, of in listed.items():
        others = [row for number, row in enumerate(rows, 1) if holds(asked.without(each.name), number, row)]
        counts = Counter(row[each.name] for row in others)
        assert dict(of).items() <= counts.items()
        assert len(of) == (len(counts) if each.vocabulary else min(2, len(counts)))
