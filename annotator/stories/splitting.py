"""The sentences of a text, as code point ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_STOP = re.compile(r"[।॥৷?!]+[’”'\")\]]*|\n\s*\n|\n")
_EDGE = " \t\r\n"


def sentences(text: str, segments: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences in these segments of a text, as [start, end) into the text, white space and full stop left out.

    A line break ends a sentence, as a full stop does.
    """
    for start, end in segments:
        begin = start
        for stop in _STOP.finditer(text, start, end):
            yield from _trimmed(text, begin, stop.start())
            begin = stop.end()
        yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    start += len(part) - len(part.lstrip(_EDGE))
    end -= len(part) - len(part.rstrip(_EDGE))
    if start < end:
        yield start, end
