"""The sentences of a folded text, as code point ranges, end exclusive: the only splitter there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from annotator.bangla.folding import FoldedText
from annotator.bangla.places import places_of
from annotator.bangla.stamps import stamp_in

#: What ends a sentence; it matches at each of these signs.
STOPS = "।॥?!\n"
STOP = re.compile(rf"[{STOPS}](?:(?<=\n)[ \t\r\n]*|[।॥?!]*(?:[’”'\")\]*]+| [’”](?!\S))*)")
#: What is typed for the danda where a text has none: a bar, a full stop behind a word that is no short form (মো.); or
#: what is left where it was lost: a closing mark that touches the next word (… খুলবে’রহিমা বলেন).
INSTEAD = re.compile(
    r"(?:[?!\n]|(?<=[\u0981-\u09df]{2})(?<!\bমো)(?<!\bডা)(?<!\bমি)(?<!\bলি)(?<!\bনং)(?<!\bপ্রা)\.(?=[\s’”'\"]|$)"
    r"|(?<=[\u0981-\u09df]{4})\.(?=[\u0985-\u09b9‘“])|(?<=[\u0981-\u09ef’”'\")\]])\|(?=[\u0985-\u09b9‘“])"
    r"|(?<=[\u0981-\u09df]{2})[’”](?=[\u0985-\u09b9][\u0981-\u09df]{3})(?!গুল)"
    r"|(?<=[\u0981-\u09ef’”'\")\]])\s?\|(?=[\s’”'\"]|$))(?:(?<=\n)[ \t\r\n]*|[?!]*(?:[’”'\")\]*]+| [’”](?!\S))*)"
)
#: A line without a full stop and shorter than this is a heading; a longer one was broken by the scraper.
HEADING = 60
#: The first line of a paragraph can be so many code points shorter than the width at which it is wrapped.
INDENT = 8
#: What goes on for more code points without a full stop is no sentence: it is cut, at a space, into stretches of so
#: many at most, so that steps that read a sentence back and forth cost a text's length, not its square.
LONGEST = 2000
#: A text of which longer stretches have no full stop has hardly any.
RARE = 1000


class Range(NamedTuple):
    """A range of code points: ``start`` … ``end`` - 1."""

    start: int
    end: int


#: Makes a range of a pair: the class itself takes twice as long, since it asks for its fields in Python.
ranged: Callable[[tuple[int, int]], Range] = partial(tuple.__new__, Range)


def stopped(text: FoldedText, start: int, end: int) -> bool:
    """Tell whether full stops end sentences in a block: at least one in ``RARE`` code points."""
    dandas = text.count("।", start, end)
    if dandas == 0:
        dandas = sum(text[stop.start()] in ".|" for stop in INSTEAD.finditer(text, start, end))
    return dandas * RARE >= end - start


def sentences(text: FoldedText, start: int, end: int, longest: int = LONGEST) -> list[Range]:
    """Return the sentences of a block, white space and closing full stop left out.

    A line break ends a sentence where a blank line follows, where a full stop stands before it, or where the line
    before it is a heading: one without any that is short, or whose next line is so wide that more would have fitted
    into it. Else the scraper broke a sentence there and it goes on. In a block without a danda a full stop or a bar
    stands for it. None is longer than ``longest``. When a story was published, told at its head, is apart.
    """
    stamp = stamp_in(text, start, end)
    if stamp is not None:
        at, behind = stamp.span()
        return [*_split(text, start, at, longest), Range(at, behind), *_split(text, behind, end, longest)]
    return _split(text, start, end, longest)


def _split(text: FoldedText, start: int, end: int, longest: int) -> list[Range]:
    found: list[Range] = []
    begin = line = start
    dotted = False
    stops = stops_of(text, start, end) if text.find("।", start, end) >= 0 else INSTEAD.finditer(text, start, end)
    for stop in stops:
        at, behind = stop.span()
        sign = text[at]
        if sign == "\n":
            broken = (dotted or at - line > HEADING) and text.count("\n", at, behind) == 1
            broken = broken and (dotted or not _fitted(text, line, at, behind, end))
            line, wrapped = behind, broken and not text[begin:at].isspace() and at > begin
            dotted = dotted and wrapped
            if wrapped:
                continue
        else:
            dotted = dotted or sign not in "?!"  # a headline can ask or call out: ঘাট খুলবে কবে? জানাল সমিতি
        _add_trimmed(found, text, begin, behind if sign in "?!’”" else at, longest)
        begin = behind
    _add_trimmed(found, text, begin, end, longest)
    return found


def _fitted(text: str, line: int, at: int, behind: int, end: int) -> bool:
    """Tell whether more of the next line would have fitted into the one that ends at ``at``: no width parts them."""
    last = text.find("\n", behind, end)
    last = last if last >= 0 else end
    space = text.find(" ", behind, last)
    return last - behind > at - line + INDENT + (space if space >= 0 else last) - behind


def stops_of(text: FoldedText, start: int, end: int) -> list[re.Match[str]]:
    """Return the stops of a block: what ``STOP.finditer`` yields, which has to look at every sign."""
    behind, found = start, []
    for at in places_of(text, STOPS, start, end):
        stop = STOP.match(text, at, end) if at >= behind else None
        if stop is not None:
            behind = stop.end()
            found.append(stop)
    return found


def stop_at(text: FoldedText, at: int) -> Range | None:
    """Return the full stop that begins at a place, with the marks that close behind it."""
    stop = STOP.match(text, at)
    return None if stop is None or text[at] == "\n" else Range(*stop.span())


def _add_trimmed(found: list[Range], text: str, start: int, end: int, longest: int) -> None:
    """Add what stands in a range; what is too long in stretches, cut at the last space where there is one."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    while end - start > longest:
        space = text.rfind(" ", start + longest // 2, start + longest)
        cut = space if space > 0 else start + longest
        found.append(Range(start, cut))
        start = cut + (space > 0)
    found.append(ranged((start, end)))
