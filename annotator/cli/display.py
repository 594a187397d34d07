"""Draw articles and attributions for a terminal.

Each part of an attribution has a channel of its own, so that where parts overlap each still shows,
and no two are told apart by colour alone: who said it and the cue by colour (a pair that colour-blind
people tell apart; without colours by italics), the claim by its underline, a hedge by reversal.
Numbers stand before Bangla text, since terminals disagree on its width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from annotator.cli.cells import count_vowel_signs
from annotator.labels import Function, HedgeLevel, Holder, Label, Polarity, SourceType

if TYPE_CHECKING:
    from annotator.models import Annotation, Article, Attribution

#: The only colours: each stands out from white and from black, in a terminal of 256 colours too, and from the others
#: for colour-blind people.
BLUE, BRICK, MAUVE, GREEN = "#146ef5", "#c1514e", "#b4539a", "#2e8540"

#: Laid over each other in this order.
STYLES: Mapping[Label, str] = {
    Label.CLAIM: "underline",
    Label.HEDGE: f"{MAUVE} reverse",
    Label.CUE: f"bold {BRICK}",
    Label.SOURCE: f"bold {BLUE}",
}
MUTED = "dim"
#: Columns that a table of attributions, and one of counts, needs for its words to be read beside the rest.
ATTRIBUTIONS_LEAST, COUNTS_LEAST = 100, 72
#: Of a sentence without a cue in which a speaker's words go on.
GOES_ON = "italic"

nfc = partial(normalize, "NFC")


class _Colourless(Console):
    """A terminal that is asked for no colours: the cue, told from the source by colour alone, is in italics, too."""

    def get_style(self, name: str | Style, *, default: Style | str | None = None) -> Style:
        return super().get_style("bold italic" if name == STYLES[Label.CUE] else name, default=default)


def console() -> Console:
    """Standard output. Where it is no terminal, lines are wide enough for a table to be read."""
    count_vowel_signs()
    out = Console(highlight=False)
    if not out.is_terminal:
        return Console(highlight=False, width=120)
    return _Colourless(highlight=False) if out.no_color else out


def legend() -> Text:
    """Return what the styles mean, one example each."""
    order = (Label.SOURCE, Label.CUE, Label.CLAIM, Label.HEDGE)
    styles = [*((label.lower(), STYLES[label]) for label in order), ("a speaker goes on", GOES_ON)]
    return Text("   ").join([*(Text(word, style) for word, style in styles), Text("[1] its number below", MUTED)])


def body(article: Article, annotation: Annotation) -> Text:
    """The article's body with its spans, and behind each cue the number of its attribution."""
    text = article.page.text
    styled = Text(text)
    for one in annotation.floor:
        if one.holder is not Holder.OUTLET:
            styled.stylize(GOES_ON if one.holder is Holder.SPEAKER else MUTED, one.start, one.end)
    for label, style in STYLES.items():
        for fragment in (piece for span in annotation.spans(label) for piece in span.fragments):
            styled.stylize(style, fragment.start, fragment.end)
    numbers: dict[int, str] = {}
    for number, found in enumerate(annotation.attributions, 1):
        numbers[found.cue.end] = numbers.get(found.cue.end, "") + f"[{number}]"
    return Text("\n\n").join(_numbered(styled, start, end, numbers) for start, end in article.segments)


def floor(annotation: Annotation) -> Text:
    """Return in a line who holds the floor in how many of the sentences that no attribution holds."""
    held = Counter(one.holder for one in annotation.floor)
    names = Counter(one.source for one in annotation.floor if one.source)
    parts = [f"the outlet {held[Holder.OUTLET]}", f"a speaker {held[Holder.SPEAKER]}"]
    if names:
        parts[-1] += f" ({', '.join(f'{name} {count}' for name, count in names.most_common())})"
    if held[Holder.UNCLEAR]:
        parts.append(f"unclear {held[Holder.UNCLEAR]}")
    return Text(f"who holds the floor in sentences without an attribution: {', '.join(parts)}", MUTED)


class Foldable:
    """A table; where the terminal is too narrow for it, a row is two lines, and nothing that matters is cut off."""

    def __init__(self, table: Table, least: int, folded: Sequence[tuple[Text, Text]]) -> None:
        self.table, self.least, self.folded = table, least, folded

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width >= self.least:
            yield self.table
            return
        yield ""
        for first, second in self.folded:
            second = second.copy()
            second.truncate(2 * (options.max_width - 4), overflow="ellipsis")
            yield Padding(first, (0, 0, 0, 1))
            yield Padding(second, (0, 0, 0, 3))
        yield ""


def attribution_table(head: str, rows: Sequence[tuple[str, Attribution, Text]]) -> Foldable:
    """Attributions as rows of one line: a word of their own (number or outlet), attributes, words."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column(head, no_wrap=True, min_width=max((len(word) for word, _, _ in rows), default=0))
    for name, values in (("level", map(level, HedgeLevel)), ("function", Function), ("source type", SourceType)):
        table.add_column(name, no_wrap=True, min_width=max(map(len, values)))
    table.add_column("source · cue · claim", no_wrap=True, overflow="ellipsis", ratio=1)
    folded = []
    for word, found, words in rows:
        attributes = (level(found.hedge_level), found.function, found.source_type)
        table.add_row(word, *attributes, words)
        folded.append((Text(f"{word}   {'   '.join(attributes)}", MUTED), words))
    return Foldable(table, ATTRIBUTIONS_LEAST, folded)


def number_table(*names: str, **look: Any) -> Table:
    """Return a table that begins with columns of numbers; ``look`` is what rich takes beside."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, **look)
    for name in names:
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    return table


def count_table(head: str, counts: Mapping[str, Counter[HedgeLevel]]) -> Foldable:
    """Count the attributions of each hedge level under each word, the most cited first."""
    table = number_table("attributions", *(level.name.lower() for level in HedgeLevel), padding=(0, 1, 0, 0))
    table.add_column(head, no_wrap=True, overflow="ellipsis")
    folded = []
    for word, levels in sorted(counts.items(), key=lambda item: (-item[1].total(), item[0])):
        total, each = f"{levels.total():,}", {level: f"{levels[level]:,}" for level in HedgeLevel}
        table.add_row(total, *each.values(), word)
        parts = [f"{count} {level.name.lower()}" for level, count in each.items()]
        folded.append((Text(f"{total}   {word}"), Text("   ".join(parts), MUTED)))
    return Foldable(table, COUNTS_LEAST, folded)


def level(hedge_level: HedgeLevel) -> str:
    """A hedge level as number and name."""
    return f"{hedge_level.value} {hedge_level.name.lower()}"


def words(found: Attribution, via: str | None = None) -> Text:
    """Return who, cue and claim in one line.

    Args:
        via: how the attribution it cites as its origin is called here.
    """
    parts = [(found.source.text, STYLES[Label.SOURCE]) if found.source else ("—", MUTED)]
    # The canonical name holds its signs composed otherwise than the text may; a reader sees no difference.
    if found.canonical and (found.source is None or nfc(found.canonical) not in nfc(found.source.text)):
        parts.append((f" (= {found.canonical})", MUTED))
    if via:
        parts.append((f" via {via}", MUTED))
    parts += [(" · ", MUTED), (found.cue.text, STYLES[Label.CUE])]
    if found.polarity is Polarity.NEGATIVE:
        parts.append((" (negative)", MUTED))
    if found.claim:
        parts += [(" · ", MUTED), (" ".join(found.claim.text.split()), "")]
    return Text.assemble(*parts)


def _numbered(styled: Text, start: int, end: int, numbers: Mapping[int, str]) -> Text:
    """A piece of the text, with numbers put in where they belong."""
    places = sorted(place for place in numbers if start < place <= end)
    out = Text()
    for begin, stop in pairwise([start, *places]):
        out.append_text(styled[begin:stop])
        out.append(numbers[stop], MUTED)
    return out.append_text(styled[places[-1] if places else start : end])
