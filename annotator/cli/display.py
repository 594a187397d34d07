"""How articles and attributions look in a terminal.

Each part of an attribution has a channel of its own, so that where parts overlap each still shows,
and no two are told apart by colour alone: who said it and the cue by colour (a pair that colour-blind
people tell apart), the claim by its underline, a hedge by reversal. Numbers stand before Bangla
text, since terminals disagree on its width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from annotator.labels import HedgeLevel, Label

if TYPE_CHECKING:
    from annotator.models import Annotation, Article, Attribution, Span

#: Laid over each other in this order.
STYLES: Mapping[Label, str] = {
    Label.CLAIM: "underline",
    Label.HEDGE: "#cc79a7 reverse",
    Label.CUE: "bold #d98200",
    Label.SOURCE: "bold #2f86d6",
}
MUTED = "dim"


def legend() -> Text:
    """What the styles mean, one example each."""
    order = (Label.SOURCE, Label.CUE, Label.CLAIM, Label.HEDGE)
    return Text("   ").join([*(Text(label.lower(), STYLES[label]) for label in order), Text("[1] its number below", MUTED)])


def body(article: Article, annotation: Annotation) -> Text:
    """The article's body with its spans, and behind each cue the number of its attribution."""
    text = article.page.text
    styled = Text(text)
    for label, span in _spans(annotation):
        for fragment in span.fragments:
            styled.stylize(STYLES[label], fragment.start, fragment.end)
    numbers: dict[int, str] = {}
    for number, found in enumerate(annotation.attributions, 1):
        numbers[found.cue.end] = numbers.get(found.cue.end, "") + f"[{number}]"
    return Text("\n\n").join(_numbered(styled, start, end, numbers) for start, end in article.segments)


def attribution_table(attributions: Iterable[tuple[str, Attribution]], head: str) -> Table:
    """Attributions as rows, each behind a word of its own: its number, or its outlet."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=False)
    table.add_column(head, no_wrap=True)
    for name in ("level", "function", "source type"):
        table.add_column(name, no_wrap=True)
    table.add_column("source · cue · claim", no_wrap=True, overflow="ellipsis")
    for word, found in attributions:
        table.add_row(word, level(found.hedge_level), found.function, found.source_type, sentence(found))
    return table


def level(hedge_level: HedgeLevel) -> str:
    """A hedge level as number and name."""
    return f"{hedge_level.value} {hedge_level.name.lower()}"


def sentence(found: Attribution) -> Text:
    """Who, cue and claim in one line."""
    source = Text(found.source.text, STYLES[Label.SOURCE]) if found.source else Text("—", MUTED)
    if found.canonical and (found.source is None or found.canonical != found.source.text):
        source.append(f" (= {found.canonical})", MUTED)
    parts = [source, Text(found.cue.text, STYLES[Label.CUE])]
    if found.claim:
        parts.append(Text(" ".join(found.claim.text.split())))
    return Text(" · ", MUTED).join(parts)


def _spans(annotation: Annotation) -> Iterator[tuple[Label, Span]]:
    """Every span with its label, those that are to be laid on first coming first."""
    found: dict[Label, list[Span]] = {label: [] for label in STYLES}
    found[Label.HEDGE] += annotation.bare_hedges
    for attribution in annotation.attributions:
        found[Label.CUE].append(attribution.cue)
        found[Label.HEDGE] += attribution.hedges
        if attribution.source:
            found[Label.SOURCE].append(attribution.source)
        if attribution.claim:
            found[Label.CLAIM].append(attribution.claim)
    for label, spans in found.items():
        for span in spans:
            yield label, span


def _numbered(styled: Text, start: int, end: int, numbers: Mapping[int, str]) -> Text:
    """A piece of the text, with numbers put in where they belong."""
    places = sorted(place for place in numbers if start < place <= end)
    out = Text()
    for begin, stop in pairwise([start, *places]):
        out.append_text(styled[begin:stop])
        out.append(numbers[stop], MUTED)
    return out.append_text(styled[places[-1] if places else start : end])
