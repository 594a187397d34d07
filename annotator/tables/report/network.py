"""The relay network as a plot: which outlet tells who says it, and from whom they in turn have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from annotator.tables.report.charts import LONGEST, SIZE, chart, svg

if TYPE_CHECKING:
    from annotator.tables.language import TableLanguage
    from annotator.tables.relays import RelayRow

Node = tuple[int, str]
"""Column and name."""

#: The names of their heads in ``strings.toml``.
HEADS = ("outlet", "whom", "from_whom")
#: Where the columns stand, and how their names hang on them.
PLACES = (190, 440, 690)
ALIGNED = ("right", "center", "left")
WIDTH, STEP, HEAD = 900, 40, 44


def relay_network(rows: Sequence[RelayRow], names: dict[str | None, str], language: TableLanguage) -> Markup:
    """Each row of the relay table as a path: outlet – who is cited – their origin; the thicker, the more often.

    Args:
        rows: those to draw.
        names: what the outlets are called.
        language: of heads and types.
    """
    import altair as alt

    paths = [
        (names[row.outlet], _name(row.relay, row.relay_type, language), _name(row.origin, row.origin_type, language))
        for row in rows
    ]
    nodes = _layout(paths)
    links = [
        {
            "x": PLACES[at],
            "y": nodes[at, path[at]],
            "x2": PLACES[at + 1],
            "y2": nodes[at + 1, path[at + 1]],
            "n": row.count,
        }
        for path, row in zip(paths, rows, strict=True)
        for at in (0, 1)
    ]
    height = round(max(nodes.values())) + STEP // 2
    x, y = _axis("x", WIDTH), _axis("y", height, upside_down=True)
    thickness = alt.Scale(domain=[1, max(2, *(row.count for row in rows))], range=[1.5, 9], clamp=True)
    lines = (
        chart(links)
        .mark_rule(color="var(--accent)", opacity=0.45, strokeCap="round", aria=False)
        .encode(x=x, y=y, x2="x2:Q", y2="y2:Q", strokeWidth=alt.StrokeWidth("n:Q", scale=thickness, legend=None))
    )
    places = [{"x": PLACES[at], "y": place, "name": name, "at": at} for (at, name), place in nodes.items()]
    dots = chart(places).mark_point(filled=True, fill="var(--accent)", size=45, opacity=1, aria=False).encode(x=x, y=y)
    heads = [
        {"x": PLACES[at], "y": 10, "name": str(language.say("report", head)), "at": at} for at, head in enumerate(HEADS)
    ]
    texts = [_texts([each for each in places if each["at"] == at], at, x, y, "var(--ink)") for at in range(3)]
    titles = [_texts([heads[at]], at, x, y, "var(--soft)", above=0) for at in range(3)]
    return svg(alt.layer(lines, dots, *texts, *titles).properties(width=WIDTH, height=height), language)


def _texts(places: list[dict[str, Any]], at: int, x: Any, y: Any, colour: str, above: int = 13) -> Any:
    """Names in a column: outside of the first and the last, above the dots of the middle one."""
    dx, dy = ((-10, 0), (0, -above), (10, 0))[at]
    return (
        chart(places)
        .mark_text(align=ALIGNED[at], dx=dx, dy=dy, fontSize=SIZE, fill=colour, aria=False)
        .encode(x=x, y=y, text="name:N")
    )


def _axis(channel: str, size: int, upside_down: bool = False) -> Any:
    import altair as alt

    kind = alt.X if channel == "x" else alt.Y
    return kind(f"{channel}:Q", axis=None, scale=alt.Scale(domain=[0, size], nice=False, reverse=upside_down))


def _name(name: str | None, type_: str, language: TableLanguage) -> str:
    """Return what a source is called: cut where its name is longer than there is room."""
    name = name or f"({language.value(type_)})"
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _layout(paths: Iterable[tuple[str, str, str]]) -> dict[Node, float]:
    """Return where each name stands in its column: evenly, and near the names it is tied to."""
    columns: list[dict[str, list[str]]] = [{}, {}, {}]
    for path in paths:
        for at, name in enumerate(path):
            columns[at].setdefault(name, []).append(path[at - 1] if at else "")
    size = STEP * max(map(len, columns))
    nodes: dict[Node, float] = {}
    for at, column in enumerate(columns):
        order = list(column)
        if at:
            order.sort(key=lambda name: fmean(nodes[at - 1, tied] for tied in column[name]))
        for number, name in enumerate(order):
            nodes[at, name] = HEAD + size * (number + 0.5) / len(order)
    return nodes
