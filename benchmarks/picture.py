"""A picture of cost against size: how many times longer a text takes that is so many times as long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import altair as alt


def draw(file: Path, sizes: Sequence[int], costs: Mapping[str, Sequence[float]]) -> None:
    """Write an SVG or PNG with a line for each kind of text, and one for what grows in proportion.

    Args:
        file: where it is written.
        sizes: code points of the texts.
        costs: by kind, how many times the cost of the first size each size has.
    """
    lines = {**costs, "in proportion": [size / sizes[0] for size in sizes]}
    rows = [
        {"kind": kind, "code points": size, "times the cost": cost}
        for kind, values in lines.items()
        for size, cost in zip(sizes, values, strict=True)
    ]
    chart = alt.Chart(alt.Data(values=rows), width=480, height=320).mark_line(point=True)
    chart = chart.encode(
        x=alt.X("code points:Q", scale=alt.Scale(type="log", nice=False)),
        y=alt.Y("times the cost:Q", scale=alt.Scale(type="log", nice=False)),
        color=alt.Color("kind:N", title=None),
        strokeDash=alt.condition("datum.kind == 'in proportion'", alt.value([6, 4]), alt.value([1, 0])),
    )
    chart.save(str(file))
