"""What the notation of a text says of a line: links and headings of Markdown, menus as w3m shows them."""

from __future__ import annotations

import re

from annotator.bangla.folding import FoldedText
from annotator.pages.markup import Mark

_LINK = re.compile(r"!?\[([^\]]{0,300}+)\]\([^)]{0,300}+\)")
#: How a heading is written: "## …" of Markdown, "****** … ******" of html2text.
HEADING = re.compile(r"(#{1,6}) |(\*{1,6}) \S.* \2$")
# "[প্রচ্ছদ] [খেলা]".
_MENU = re.compile(r"(?:\[[^\[\]]{1,40}\][\s|·•]*){2,}")
# Before a link lynx writes its number, joined to its first word: "[7]প্রচ্ছদ [8]খেলা".
_NUMBER = re.compile(r"(?<!\S)\[\d{1,3}\](?=[^\s\[(])")
_LETTER = re.compile(r"[^\W\d_]")


def without_number(line: str) -> FoldedText:
    """A line without the number of the link with which it begins."""
    number = _NUMBER.match(line)
    return FoldedText(line[number.end() :] if number else line)


def between_bars(line: FoldedText) -> FoldedText:
    """A line with bars for the numbers of the links in it, as menus have them."""
    return FoldedText(_NUMBER.sub("| ", line)) if "[" in line else line


def written(line: str) -> Mark:
    """Return the mark of a line that may hold links in brackets or begin with a heading's sign."""
    heading = HEADING.match(line)
    return Mark(linked=_linked(line), heading=_level(heading) if heading else 0)


def _level(heading: re.Match[str]) -> int:
    """The rank of a heading: html2text writes six stars around the highest."""
    return len(heading.group(1)) if heading.group(1) else 7 - len(heading.group(2))


def _linked(line: str) -> float:
    """The share of a line's letters that are links."""
    if _MENU.fullmatch(line):
        return 1.0
    shown = _LINK.sub(lambda link: link.group(1), line)
    letters = len(_LETTER.findall(shown))
    return sum(len(_LETTER.findall(link)) for link in _LINK.findall(line)) / letters if letters else 0.0
