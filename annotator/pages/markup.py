"""The page's own text of an HTML page: what a reader sees of it, a line for each block, and where each line stood.

Nothing is chosen here. Scripts and styles go, white space of the source is one space, joiners stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from annotator.pages.places import Place, place_of

#: Name and version of this program, as it is stored beside the text it makes.
EXTRACTOR = "page text 1"


@dataclass(frozen=True, slots=True)
class Mark:
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
_SPACE = re.compile(r"[ \t\r\n\f]+")
# An element that holds more of the page's running text is what the page is for, whatever it is called.
_MOST = 0.4
# An ``article`` with the page's ``h1`` and so much of its running text is the article: sentences outside are of others.
_ARTICLE = 0.5
# The smallest element with so much of the running text, in so many paragraphs, is that of the article.
_TEXT, _PARAGRAPHS = 0.6, 3
# Less of a line of it leads elsewhere.
_FREE = 0.5
_CELLS = frozenset(["li", "td", "th", "dd", "dt"])
# Letters of a line from which on it counts as running text.
_RUNNING = 60


@dataclass(slots=True)
class _Element:
    """An open element that matters to the lines in it."""

    place: Place | None
    link: bool
    heading: int
    block: bool
    running: int = 0
    """Letters of running text inside."""
    paragraphs: int = 0
    """How many lines of it."""
    cell: bool = False
    """An item of a list, a cell of a table."""
    article: bool = False
    titled: bool = False
    """It holds the page's ``h1``."""


@dataclass(slots=True)
class _Draft:
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    letters: int = 0
    stack: tuple[_Element, ...] = ()

    def add(self, text: str, stack: list[_Element]) -> None:
        self.parts.append(text)
        if not (letters := sum(map(len, text.split()))):
            return
        self.letters += letters
        if not self.stack:
            self.stack = tuple(stack)
        if any(element.link for element in stack):
            self.linked += letters


def page_text(tree: Any) -> PageText:
    """The page's own text, and what the markup says of each line of it."""
    lines = _Lines()
    lines.walk(tree)
    total = sum(draft.letters for draft in lines.done if _is_running(draft)) or 1
    texts, marks = [], []
    main = next((each for each in lines.articles if each.titled and each.running >= _ARTICLE * total), None)
    inner = _of_the_text(lines.done, total)
    is_titled = any(each.titled for each in lines.articles)
    for draft in lines.done:
        texts.append(_SPACE.sub(" ", "".join(draft.parts)).strip(" "))
        mark = _mark(draft, total, inner, is_titled)
        outside = main is not None and "।" in texts[-1] and not any(each is main for each in draft.stack)
        marks.append(replace(mark, place=Place.ASIDE) if outside and mark.place is None else mark)
    return PageText("\n".join(texts), tuple(marks))


def _is_running(draft: _Draft) -> bool:
    return draft.letters >= _RUNNING and draft.linked * 2 < draft.letters


def _of_the_text(done: list[_Draft], total: int) -> _Element | None:
    """The smallest element that holds most of the running text; none where it stands in one or two paragraphs."""
    found = None
    for draft in done:
        for element in draft.stack:
            enough = element.running >= _TEXT * total and element.paragraphs >= _PARAGRAPHS
            if enough and (found is None or element.running <= found.running):
                found = element  # of two that hold the same, the inner one comes later
    return found


def _mark(draft: _Draft, total: int, inner: _Element | None, is_titled: bool) -> Mark:
    places = [element.place for element in draft.stack if element.place and element.running <= _MOST * total]
    if is_titled and any(each.article and not each.titled and each.running <= _MOST * total for each in draft.stack):
        places.append(Place.ASIDE)  # another story, beside the one with the page's headline
    heading = next((element.heading for element in reversed(draft.stack) if element.heading), 0)
    linked = draft.linked / draft.letters if draft.letters else 0.0
    inside = next((at for at, each in enumerate(draft.stack) if each is inner), len(draft.stack))
    within = not heading and linked < _FREE and any(each.cell for each in draft.stack[inside:])
    blocks = sum(each.block for each in draft.stack[inside + 1 :])
    direct = inside < len(draft.stack) and blocks <= 1  # its paragraph or heading itself
    return Mark(places[0] if places else None, linked, heading, within, direct)


class _Lines:
    """The lines of a page as they come up."""

    def __init__(self) -> None:
        self.done: list[_Draft] = []
        self.draft = _Draft()
        self.open: list[_Element] = []
        self.apart: dict[Any, bool] = {}
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
        heading = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
        link = tag == "a" and not (node.get("href") or "#").startswith(("#", "javascript:"))
        element = _Element(place_of(tag, node), link, heading, block, cell=tag in _CELLS, article=tag == "article")
        self.open.append(element)
        if element.article:
            self.articles.append(element)
        elif heading == 1:
            for outer in self.open:
                outer.titled = outer.article
        self._text(node.text)

    def _end(self, tag: str, node: Any) -> None:
        if tag != "br" and self.open.pop().block:
            self._break()
        self._text(node.tail)

    def _text(self, text: str | None) -> None:
        if text:
            self.draft.add(text, self.open)

    def _break(self) -> None:
        draft, self.draft = self.draft, _Draft()
        if not draft.letters:
            return
        self.done.append(draft)
        if _is_running(draft):
            for element in draft.stack:
                element.running += draft.letters
                element.paragraphs += 1


def _stands_alone(node: Any, known: dict[Any, bool]) -> bool:
    """Tell whether an inline element is a line of its own: one of several links, or of several spans, with nothing
    between.

    Menus, and the reporter and the times under a headline, are often written so, and styled into lines.

    Args:
        node: the element.
        known: what was found of parents before, to which it is added: a menu may have hundreds of links.
    """
    parent = node.getparent()
    if node.tag not in _LINED or parent is None:
        return False
    if parent not in known:
        known[parent] = len(parent) > 1 and not _says(parent.text) and all(map(_is_apart, parent))
    return known[parent]


def _is_apart(child: Any) -> bool:
    """Tell whether an element is one that is styled into a line, or stands on one, with no words behind it."""
    return (child.tag in _ON_LINES or not isinstance(child.tag, str)) and not _says(child.tail)


def _says(text: str | None) -> bool:
    return any(map(str.isalnum, text or ""))
