"""The page's own text of an HTML page: what a reader sees of it, a line for each block, and where each line stood.

Nothing is chosen here. Scripts and styles go, white space of the source is one space, joiners stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from annotator.pages.places import Place, place_of

#: Name and version of this program, as it is stored beside the text it makes.
EXTRACTOR = "page text 1"


class Mark(NamedTuple):
    """The markup's verdict on a line."""

    place: Place | None = None
    """The part of the page in which it stands; none where no element tells."""
    linked: float = 0.0
    """The share of its letters that lead to another page."""
    heading: int = 0
    """1 for a line in ``h1`` … 6 for one in ``h6``; 0 for others."""
    within: bool = False
    """It is an item of a list or a cell of a table in the element that holds most of the page's running text, and leads
    nowhere."""
    direct: bool = False
    """It stands right in that element, in no box of its own."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's own text."""

    text: str
    marks: tuple[Mark, ...]
    """One for each line of the text."""


_SKIPPED_TAGS = (
    "head script style noscript template svg iframe object embed canvas audio video map select datalist "
    "option button input textarea"
)
_SKIPPED = frozenset(_SKIPPED_TAGS.split())
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s "
    "samp small span strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_TAGS.split())
# Inline elements that are styled into lines, and what stands on such lines beside them.
_LINED = frozenset(["a", "span", "time", "label", "small"])
_ON_LINES = _LINED | {"i", "img", "br"}
_SPACES = "\t\r\n\f"
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))
# In a longer text white space is counted, sign by sign.
_SHORT = 80
# An element that holds more of the page's running text is what the page is for, whatever it is called.
_MOST = 0.4
# An ``article`` with the page's ``h1`` and so much of its running text is the article: sentences outside are of others.
_ARTICLE = 0.5
# The smallest element with so much of the running text, in so many paragraphs, is that of the article.
_TEXT, _PARAGRAPHS = 0.6, 3
# Less of a line of it leads elsewhere.
_FREE = 0.5
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = frozenset(["li", "td", "th", "dd", "dt"])
# Letters of a line from which on it counts as running text.
_RUNNING = 60


class _Element:
    """An element that matters to the lines in it."""

    __slots__ = (
        *("article", "beside", "block", "blocks", "cell", "heading", "inside", "link", "main", "outer", "paragraphs"),
        *("place", "running", "titled"),
    )

    def __init__(self, outer: _Element | None, tag: str, place: Place | None, link: bool, block: bool) -> None:
        self.outer = outer
        self.place = place
        self.link: bool = link or (outer is not None and outer.link)
        """It leads to another page, or stands in what does."""
        self.heading: int = _HEADINGS.get(tag, 0) or (outer.heading if outer else 0)
        self.block = block
        self.cell = tag in _CELLS
        """An item of a list, a cell of a table; in the end, that it stands in one of the element of the text."""
        self.article = tag == "article"
        self.titled = False
        """It is an ``article`` that holds the page's ``h1``."""
        self.running = 0
        """Letters of running text inside."""
        self.paragraphs = 0
        """How many lines of it."""
        self.main = self.beside = self.inside = False
        """In the end, that it stands in the page's ``article``, in another story's, in the element of the text."""
        self.blocks = 0
        """In the end, within how many blocks of the element of the text it stands, itself counted."""


class _Draft:
    """A line as it comes up."""

    __slots__ = ("element", "letters", "linked", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.letters = self.linked = 0
        self.element: _Element | None = None
        """The innermost in which it begins."""


def page_text(tree: Any) -> PageText:
    """The page's own text, and what the markup says of each line of it."""
    lines = _Lines()
    lines.walk(tree)
    total = sum(draft.letters for draft in lines.done if _is_running(draft)) or 1
    main = next((each for each in lines.articles if each.titled and each.running >= _ARTICLE * total), None)
    _settle(lines, total, main)
    texts = [_even("".join(draft.parts)) for draft in lines.done]
    marks = [_mark(draft, main is not None and "।" in text) for draft, text in zip(lines.done, texts, strict=True)]
    return PageText("\n".join(texts), tuple(marks))


def _even(text: str) -> str:
    """A text with a space for each run of the white space that markup may have."""
    for sign in _SPACES:
        text = text.replace(sign, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")


def _is_running(draft: _Draft) -> bool:
    return draft.letters >= _RUNNING and draft.linked * 2 < draft.letters


def _of_the_text(lines: _Lines, total: int) -> _Element | None:
    """The smallest element that holds most of the running text; none where it stands in one or two paragraphs."""
    most = [each for each in lines.elements if each.running >= _TEXT * total and each.paragraphs >= _PARAGRAPHS]
    least = min((each.running for each in most), default=0)
    smallest = {each for each in most if each.running == least}
    for draft in reversed(lines.done) if smallest else ():  # of several that hold the same, the last line's inner one
        if found := next((each for each in _from(draft.element) if each in smallest), None):
            return found
    return None


def _settle(lines: _Lines, total: int, main: _Element | None) -> None:
    """Tell of each element, outer ones first, what the whole page and those around it tell."""
    inner = _of_the_text(lines, total)
    is_titled = any(each.titled for each in lines.articles)
    for each in lines.elements:
        outer = each.outer or each
        is_small = each.running <= _MOST * total
        each.place = outer.place or (each.place if is_small else None)
        each.beside = outer.beside or (is_titled and each.article and not each.titled and is_small)
        each.main = outer.main or each is main
        each.blocks = outer.blocks + each.block if outer.inside else 0
        each.inside = outer.inside or each is inner
        each.cell = each.inside and (each.cell or outer.cell)


def _mark(draft: _Draft, is_told: bool) -> Mark:
    """The markup's verdict on a line.

    Args:
        draft: the line.
        is_told: it holds a sentence, and the page has an ``article`` that holds its own story's.
    """
    element, linked = draft.element, draft.linked / draft.letters
    if element is None:
        return Mark(linked=linked)
    place = element.place or (Place.ASIDE if element.beside or (is_told and not element.main) else None)
    within = not element.heading and linked < _FREE and element.cell
    return Mark(place, linked, element.heading, within, element.inside and element.blocks <= 1)


class _Lines:
    """The lines of a page as they come up."""

    def __init__(self) -> None:
        self.done: list[_Draft] = []
        self.draft = _Draft()
        self.open: _Element | None = None
        self.apart: dict[Any, bool] = {}
        self.elements: list[_Element] = []
        self.articles: list[_Element] = []

    def walk(self, tree: Any) -> None:
        from lxml import etree

        walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        for event, node in walk:
            tag = node.tag
            if event in ("comment", "pi"):
                self._text(node.tail)
            elif tag in _SKIPPED:
                walk.skip_subtree() if event == "start" else self._text(node.tail)
            elif event == "start":
                self._start(tag, node)
            else:
                self._end(tag, node)
        self._break()

    def _start(self, tag: str, node: Any) -> None:
        if tag == "br":
            self._break()
            return
        block = tag not in _INLINE or _stands_alone(node, self.apart)
        if block:
            self._break()
        link = tag == "a" and not (node.get("href") or "#").startswith(("#", "javascript:"))
        element = self.open = _Element(self.open, tag, place_of(tag, node), link, block)
        self.elements.append(element)
        if element.article:
            self.articles.append(element)
        elif tag == "h1":
            for outer in _from(element):
                outer.titled = outer.article
        self._text(node.text)

    def _end(self, tag: str, node: Any) -> None:
        if tag != "br" and self.open is not None:
            block, self.open = self.open.block, self.open.outer
            if block:
                self._break()
        self._text(node.tail)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        draft = self.draft
        draft.parts.append(text)
        if text.isspace():
            return
        letters = len("".join(text.split())) if len(text) < _SHORT else len(text) - sum(map(text.count, _BLANKS))
        if not draft.letters:
            draft.element = self.open
        draft.letters += letters
        if self.open is not None and self.open.link:
            draft.linked += letters

    def _break(self) -> None:
        draft = self.draft
        if not draft.letters:
            draft.parts.clear()
            return
        self.draft = _Draft()
        self.done.append(draft)
        if _is_running(draft):
            for element in _from(draft.element):
                element.running += draft.letters
                element.paragraphs += 1


def _from(element: _Element | None) -> Iterator[_Element]:
    """An element and those around it, inner ones first."""
    while element is not None:
        yield element
        element = element.outer


def _stands_alone(node: Any, known: dict[Any, bool]) -> bool:
    """Tell whether an inline element is a line of its own: one of several links, or of several spans, with nothing
    between.

    Menus, and the reporter and the times under a headline, are often written so, and styled into lines.

    Args:
        node: the element.
        known: what was found of parents before, to which it is added: a menu may have hundreds of links.
    """
    parent = node.getparent()
    if node.tag not in _LINED:
        return False
    if parent not in known:
        known[parent] = len(parent) > 1 and not _says(parent.text) and all(map(_is_apart, parent))
    return known[parent]


def _is_apart(child: Any) -> bool:
    """Tell whether an element is one that is styled into a line, or stands on one, with no words behind it."""
    return child.tag in _ON_LINES and not _says(child.tail)


def _says(text: str | None) -> bool:
    return any(map(str.isalnum, text or ""))
