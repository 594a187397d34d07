"""What the notation of a text says of a line: links and headings of Markdown, menus as w3m shows them."""

from __future__ import annotations

import re

from annotator.pages.markup import Mark

_LINK = re.compile(r"!?\[([^\]]{0,300}+)\]\([^)]{0,300}+\)")
_HEADING = re.compile(r"(#{1,6}) ")
# "[প্রচ্ছদ] [খেলা]".
_MENU = re.compile(r"(?:\[[^\[\]]{1,40}\][\s|·•]*){2,}")
_LETTER = re.compile(r"[^\W\d_]")


def written(line: str) -> Mark:
    """Return the mark of a line that may hold links in brackets or begin with a heading's sign."""
    heading = _HEADING.match(line)
    return Mark(linked=_linked(line), heading=len(heading.group(1)) if heading else 0)


def _linked(line: str) -> float:
    """The share of a line's letters that are links."""
    if _MENU.fullmatch(line):
        return 1.0
    shown = _LINK.sub(lambda link: link.group(1), line)
    letters = len(_LETTER.findall(shown))
    return sum(len(_LETTER.findall(link)) for link in _LINK.findall(line)) / letters if letters else 0.0
