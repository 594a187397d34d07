"""The report's plots: Vega-Altair, drawn to SVG by vl-convert. Text stays text, for the reader's fonts to shape.

Colours are CSS variables of the page, so that one drawing serves light, dark and paper. Nothing is laid out by the
width of a text, which would depend on the fonts of the machine that draws: room for labels is reckoned by their length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from annotator.labels import HedgeLevel, SourceType

if TYPE_CHECKING:
    from annotator.tables.language import TableLanguage
    from annotator.tables.outlets import OutletRow
    from annotator.tables.trend import TrendRow

#: Gives the address of the sentences that a row counts.
Links = Callable[["OutletRow"], "str | None"]

FONT = "system-ui, Noto Sans, Noto Sans Bengali, Nirmala UI, Kohinoor Bangla, Bangla Sangam MN, Vrinda, sans-serif"
SIZE = 12
#: Height of an outlet's line.
STEP = 26
#: Where the shades of the heat map change.
SHADES = (0.02, 0.05, 0.1, 0.2, 0.35)
#: Letters of a name that there is room for.
LONGEST = 32
#: A bar narrower than this share holds no number.
NARROWEST = 0.07

#: What vl-convert takes the addresses of a page to be relative to; they are relative to the page.
_BASE = "https://vega.github.io/vega-datasets/"
#: A link without an address.
_NOWHERE = re.compile(f'<a xlink:href="{re.escape(_BASE)}null">(.*?)</a>')
#: What stands in a text element.
_TEXT = re.compile(r"(?<=>)[^<>]+(?=</text>)")

LEVELS = [level.name.lower() for level in HedgeLevel]


def interval_chart(rows: Sequence[OutletRow], names: Sequence[str], language: TableLanguage) -> Markup:
    """A measure of every outlet as a dot, with its 95 % interval as a line; a ring where the articles are few.

    Args:
        rows: one an outlet.
        names: what the outlets are called, in the same order.
        language: of the numbers.
    """
    import altair as alt

    scale = 100 if rows[0].unit == "share" else 1
    data = [
        {
            "outlet": name,
            "value": row.value * scale,
            "low": (row.value if row.low is None else row.low) * scale,
            "high": (row.value if row.high is None else row.high) * scale,
            "fill": "var(--paper)" if row.few_articles else "var(--accent)",
        }
        for name, row in zip(names, rows, strict=True)
        if row.value is not None
    ]
    domain = [0, 100] if scale == 100 else [0, max((each["high"] for each in data), default=1)]
    base = chart(data).encode(y=_lines(names))
    across = alt.X("low:Q", title=None, axis=_numbers(), scale=alt.Scale(domain=domain, nice=scale != 100))
    line = base.mark_rule(color="var(--accent)", strokeWidth=2, aria=False).encode(x=across, x2="high:Q")
    dot = base.mark_point(stroke="var(--accent)", opacity=1, size=55, aria=False).encode(
        x="value:Q", fill=alt.Fill("fill:N", scale=None)
    )
    return _drawn(alt.layer(line, dot), language, width=190, lines=len(names))


def week_chart(rows: Sequence[TrendRow], first: date, last: date, enough: int, language: TableLanguage) -> Markup:
    """A share of an outlet by week: a dot with its 95 % interval as a line, a ring where articles are few.

    Args:
        rows: one a week.
        first: the first week that is drawn.
        last: the last one.
        enough: how many articles are not few.
        language: of the numbers.
    """
    import altair as alt

    data = [
        {
            "week": str(row.week),
            "value": 100 * row.value,
            "low": 100 * (row.value if row.low is None else row.low),
            "high": 100 * (row.value if row.high is None else row.high),
            "fill": "var(--accent)" if row.articles >= enough else "var(--paper)",
        }
        for row in rows
        if row.value is not None
    ]
    weeks = [str(first + timedelta(weeks=each)) for each in range((last - first).days // 7 + 1)]
    shown = [weeks[0], weeks[len(weeks) // 2], weeks[-1]] if len(weeks) > 4 else weeks[::2]
    axis = alt.Axis(values=shown, labelAngle=0, labelPadding=10, ticks=False, domain=False, labelOverlap=False)
    across = alt.X("week:O", title=None, scale=alt.Scale(domain=weeks), axis=axis)
    base = chart(data).encode(x=across)
    up = alt.Y("low:Q", title=None, axis=_numbers(), scale=alt.Scale(domain=[0, 100]))
    line = base.mark_rule(color="var(--accent)", strokeWidth=2, aria=False).encode(y=up, y2="high:Q")
    dot = base.mark_point(stroke="var(--accent)", opacity=1, size=40, aria=False).encode(
        y="value:Q", fill=alt.Fill("fill:N", scale=None)
    )
    return svg(alt.layer(line, dot).properties(width=250, height=90), language)


def heat_map(rows: Sequence[OutletRow], names: dict[str | None, str], language: TableLanguage, links: Links) -> Markup:
    """Outlet × source type: the share of attributions as shade and per cent; behind an outlet's name of how many.

    Args:
        rows: of the measure ``source_type``.
        names: what the outlets are called.
        language: of types and numbers.
        links: gives the address of the sentences behind a share.
    """
    import altair as alt

    names = _with_denominators(rows, names)
    data = [
        {
            "outlet": names[row.outlet],
            "type": language.value(row.category),
            "share": row.value,
            "percent": language.figure(row.value, "share"),
            "url": links(row),
            "ink": "var(--heat-ink)" if row.value >= SHADES[3] else "var(--ink)",
        }
        for row in rows
        if row.value is not None
    ]
    shades = alt.Scale(
        type="threshold", domain=list(SHADES), range=[f"var(--heat-{number})" for number in range(len(SHADES) + 1)]
    )
    across = alt.X(
        "type:N",
        sort=[language.value(each) for each in SourceType],
        title=None,
        axis=alt.Axis(orient="top", labelAngle=0),
    )
    base = chart(data).encode(y=_lines(list(names.values())), x=across)
    cells = base.mark_rect(stroke="var(--paper)", strokeWidth=2, aria=False).encode(
        fill=alt.Fill("share:Q", scale=shades, legend=None)
    )
    text = base.mark_text(fontSize=SIZE, aria=False).encode(
        text="percent:N", fill=alt.Fill("ink:N", scale=None), href="url:N"
    )
    drawn = alt.layer(cells, text).resolve_scale(fill="independent")
    return _drawn(drawn, language, width=71 * len(SourceType), lines=len(names), step=32)


def level_bars(
    rows: Sequence[OutletRow], names: dict[str | None, str], language: TableLanguage, links: Links
) -> Markup:
    """The hedge levels of each outlet's claims as one bar, with the number of claims in each part and behind the name.

    Args:
        rows: of the measure ``hedge_level``.
        names: what the outlets are called.
        language: of the numbers.
        links: gives the address of the claims in a part.
    """
    import altair as alt

    names = _with_denominators(rows, names)
    data: list[dict[str, Any]] = []
    ends: dict[str, float] = {}
    for row in rows:
        if row.value:
            name = names[row.outlet]
            start, ends[name] = ends.get(name, 0.0), ends.get(name, 0.0) + row.value
            count = f"{row.count:,}" if row.value >= NARROWEST else ""
            part = {"outlet": name, "level": row.category, "start": start, "end": ends[name], "n": count}
            data.append({**part, "mid": start + row.value / 2, "url": links(row)})
    colours = alt.Scale(domain=LEVELS, range=[f"var(--{level})" for level in LEVELS])
    inks = alt.Scale(domain=LEVELS, range=[f"var(--on-{level})" for level in LEVELS])
    axis = alt.Axis(format="%", tickCount=5, domain=False, ticks=False, gridColor="var(--line)")
    base = chart(data).encode(y=_lines(list(names.values())))
    across = alt.X("start:Q", title=None, axis=axis, scale=alt.Scale(domain=[0, 1]))
    bars = base.mark_bar(height=20, stroke="var(--paper)", strokeWidth=1, aria=False).encode(
        x=across, x2="end:Q", fill=alt.Fill("level:N", scale=colours, legend=None)
    )
    text = base.mark_text(fontSize=SIZE, aria=False).encode(
        x="mid:Q", text="n:N", fill=alt.Fill("level:N", scale=inks, legend=None), href="url:N"
    )
    return _drawn(alt.layer(bars, text).resolve_scale(fill="independent"), language, 620, len(names), step=30)


def chart(rows: Sequence[dict[str, Any]]) -> Any:
    """A chart of these rows, yet without marks."""
    import altair as alt

    return alt.Chart(alt.InlineData(values=list(rows)))


def svg(drawn: Any, language: TableLanguage) -> Markup:
    """A chart as an SVG element with text in it, its numbers in the digits of the language."""
    import vl_convert

    styled = (
        drawn.configure(font=FONT, background="transparent", padding=4)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor="var(--ink)",
            labelFontSize=SIZE,
            labelLimit=0,
            domainColor="var(--line)",
            tickColor="var(--line)",
        )
    )
    text = vl_convert.vegalite_to_svg(styled.to_dict())
    text = _NOWHERE.sub(r"\1", text).replace(_BASE, "")
    return Markup(_TEXT.sub(lambda found: language.digits(found[0]), text))


def short(names: dict[str | None, str]) -> dict[str | None, str]:
    """Return names that there is room for: those too long are cut, and numbered where that makes them the same."""
    found: dict[str | None, str] = {}
    for outlet, name in names.items():
        cut = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
        same = sum(each.startswith(cut) for each in found.values())
        found[outlet] = f"{cut} {same + 1}" if same and cut != name else cut
    return found


def room(names: Sequence[str]) -> int:
    """Return how many pixels labels need, by the length of the longest."""
    return min(300, 18 + round(7.2 * max(map(len, names), default=0)))


def _with_denominators(rows: Sequence[OutletRow], names: dict[str | None, str]) -> dict[str | None, str]:
    return {row.outlet: f"{names[row.outlet]} ({row.denominator:,})" for row in rows}


def _lines(names: Sequence[str]) -> Any:
    """An outlet a line, in the order given."""
    import altair as alt

    size = room(names)
    axis = alt.Axis(minExtent=size, maxExtent=size, ticks=False, domain=False, labelPadding=8)
    return alt.Y("outlet:N", sort=list(names), title=None, axis=axis, scale=alt.Scale(domain=list(names)))


def _numbers() -> Any:
    import altair as alt

    return alt.Axis(tickCount=4, domain=False, ticks=False, gridColor="var(--line)")


def _drawn(layers: Any, language: TableLanguage, width: int, lines: int, step: int = STEP) -> Markup:
    return svg(layers.properties(width=width, height=max(lines, 1) * step), language)
