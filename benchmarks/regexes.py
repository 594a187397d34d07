"""What a regular expression costs, counted: a backtracking matcher after the model of ``re``, slow and without its
short cuts, that counts the signs it looks at.

Seconds depend on the machine; the count does not. The model is the textbook one (R. Cox, "Regular Expression Matching
Can Be Simple And Fast", 2007): possibilities are tried in order, and whatever fails goes back to the last choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Node = tuple[Any, Any]
#: What no pattern of ours is at home with; stands behind what is repeated, so that the match fails there.
STRANGER = "\x01"
#: Signs that pages are full of.
COMMON = (
    " ",
    "\n",
    "\t",
    "ক",
    "া",
    "a",
    "A",
    "7",
    "৭",
    "।",
    ".",
    ",",
    "-",
    "—",
    ":",
    "|",
    "/",
    "(",
    "[",
    '"',
    "'",
    "‘",
    "“",
    "<",
    "&",
    "@",
    "#",
    "?",
    "_",
    "=",
)
#: What matches one sign.
SIGNS = (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN)
NEGATED = {
    codes.CATEGORY_NOT_SPACE: codes.CATEGORY_SPACE,
    codes.CATEGORY_NOT_DIGIT: codes.CATEGORY_DIGIT,
    codes.CATEGORY_NOT_WORD: codes.CATEGORY_WORD,
}


class TooManyStepsError(Exception):
    """More signs were looked at than were allowed."""


class Counter:
    """Matches one pattern, counting.

    Attributes:
        steps: how many signs were looked at so far.
    """

    def __init__(self, pattern: str, flags: int, limit: int = 10_000_000) -> None:
        self.tree = parser.parse(pattern, flags & ~re.DEBUG)
        self._flags = self.tree.state.flags
        self._limit = limit
        self._text = ""
        self._groups: dict[int, tuple[int, int]] = {}
        self._other = {
            codes.BRANCH: self._branch,
            codes.SUBPATTERN: self._group,
            codes.POSSESSIVE_REPEAT: self._possessive,
            codes.ATOMIC_GROUP: self._atomic,
            codes.AT: self._at,
            codes.GROUPREF: self._back,
        }
        self._first_signs: dict[int, list[tuple[str | None, list[Node]]]] = {}
        self.steps = 0

    def search(self, text: str, anchored: bool = False) -> tuple[int, int] | None:
        """Return where the first match lies, as ``re.search`` does; ``anchored``: as ``re.match`` does."""
        self._text, self.steps = text, 0
        for start in range(1 if anchored else len(text) + 1):
            self._groups = {}
            for end in self._ends(list(self.tree), 0, start):
                return start, end
        return None

    def _ends(self, items: Sequence[Node], at: int, place: int) -> Iterator[int]:
        """Where a sequence can end that begins at a place, in the order in which it is tried."""
        if at == len(items):
            yield place
            return
        for end in self._one(*items[at], place):
            yield from self._ends(items, at + 1, end)

    def _one(self, code: Any, value: Any, place: int) -> Iterator[int]:
        if code in SIGNS:
            return iter((place + 1,) if self._fits(code, value, place) else ())
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            low, high, inner = value
            return self._repeated(list(inner), low, high, place, lazy=code is codes.MIN_REPEAT)
        if code in (codes.ASSERT, codes.ASSERT_NOT):
            return iter((place,) if self._looked(*value, place) is (code is codes.ASSERT) else ())
        return self._other[code](value, place)

    def _branch(self, value: Any, place: int) -> Iterator[int]:
        for branch in self._branches(value[1], place):
            yield from self._ends(branch, 0, place)

    def _group(self, value: Any, place: int) -> Iterator[int]:
        group, _, _, inner = value
        for end in self._ends(list(inner), 0, place):
            if group is not None:
                self._groups[group] = (place, end)
            yield end

    def _possessive(self, value: Any, place: int) -> Iterator[int]:
        low, high, inner = value
        yield from islice(self._repeated(list(inner), low, high, place, whole=True), 1)

    def _atomic(self, value: Any, place: int) -> Iterator[int]:
        yield from islice(self._ends(list(value), 0, place), 1)

    def _at(self, value: Any, place: int) -> Iterator[int]:
        if self._stands(value, place):
            yield place

    def _back(self, value: Any, place: int) -> Iterator[int]:
        start, end = self._groups.get(value, (0, -1))
        self._step(max(1, end - start))
        if end >= start and self._text.startswith(self._text[start:end], place):
            yield place + end - start

    def _branches(self, branches: list[Any], place: int) -> list[list[Node]]:
        """Those that can begin here, by their first sign where it is a certain one, as ``re`` looks ahead."""
        by_sign = self._first_signs.get(id(branches))
        if by_sign is None:
            by_sign = self._first_signs[id(branches)] = [
                (chr(branch[0][1]) if branch and branch[0][0] is codes.LITERAL else None, list(branch))
                for branch in branches
            ]
        self._step(1)
        sign = self._text[place : place + 1]
        forms = {sign, sign.lower(), sign.upper()} if self._flags & re.IGNORECASE else {sign}
        return [branch for first, branch in by_sign if first is None or first in forms]

    def _repeated(
        self, inner: list[Node], low: int, high: int, place: int, *, lazy: bool = False, whole: bool = False
    ) -> Iterator[int]:
        """Where repetitions can end: the most first, or the fewest; ``whole``: each as it first fits, never again."""
        if len(inner) == 1 and inner[0][0] in SIGNS:
            yield from self._run(inner[0], low, high, place, lazy=lazy)
        elif whole:
            count = 0
            while count < high and (end := next(self._ends(inner, 0, place), None)) not in (None, place):
                assert end is not None
                count, place = count + 1, end
            if count >= low or next(self._ends(inner, 0, place), None) == place:
                yield place
        else:
            yield from self._again(inner, low, high, place, 0, lazy)

    def _again(self, inner: list[Node], low: int, high: int, place: int, count: int, lazy: bool) -> Iterator[int]:
        if lazy and count >= low:
            yield place
        if count < high:
            for end in self._ends(inner, 0, place):
                if end > place or count < low:
                    yield from self._again(inner, low, high, end, count + 1, lazy)
        if not lazy and count >= low:
            yield place

    def _run(self, sign: Node, low: int, high: int, place: int, *, lazy: bool) -> Iterator[int]:
        most = place
        if lazy:
            while most - place < low and self._fits(*sign, most):
                most += 1
            if most - place < low:
                return
            yield most
            while most - place < high and self._fits(*sign, most):
                most += 1
                yield most
            return
        while most - place < high and self._fits(*sign, most):
            most += 1
        for end in range(most, place + low - 1, -1):
            self._step(1)
            yield end

    def _looked(self, direction: int, inner: Any, place: int) -> bool:
        if direction > 0:
            return next(self._ends(list(inner), 0, place), None) is not None
        start = place - inner.getwidth()[0]
        return start >= 0 and place in self._ends(list(inner), 0, start)

    def _stands(self, where: Any, place: int) -> bool:
        text, end = self._text, len(self._text)
        self._step(1)
        if where is codes.AT_BEGINNING:
            return place == 0 or bool(self._flags & re.MULTILINE and text[place - 1] == "\n")
        if where is codes.AT_BEGINNING_STRING:
            return place == 0
        if where is codes.AT_END:
            last = place == end or (place == end - 1 and text[place] == "\n")
            return last or bool(self._flags & re.MULTILINE and text[place] == "\n")
        if where is codes.AT_END_STRING:
            return place == end
        edge = (place > 0 and _is_word(text[place - 1])) != (place < end and _is_word(text[place]))
        return edge if where is codes.AT_BOUNDARY else not edge

    def _fits(self, code: Any, value: Any, place: int) -> bool:
        self._step(1)
        if place >= len(self._text):
            return False
        sign = self._text[place]
        forms = {sign, sign.lower(), sign.upper()} if self._flags & re.IGNORECASE else {sign}
        if code is codes.LITERAL:
            return any(ord(form) == value for form in forms if len(form) == 1)
        if code is codes.NOT_LITERAL:
            return all(ord(form) != value for form in forms if len(form) == 1)
        if code is codes.ANY:
            return sign != "\n" or bool(self._flags & re.DOTALL)
        negated = value[0][0] is codes.NEGATE
        return negated != any(_in_set(one, form) for one in value for form in forms if len(form) == 1)

    def _step(self, number: int) -> None:
        self.steps += number
        if self.steps > self._limit:
            raise TooManyStepsError


def _in_set(one: Node, sign: str) -> bool:
    code, value = one
    if code is codes.LITERAL:
        return ord(sign) == value
    if code is codes.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    return code is codes.CATEGORY and _in_category(value, sign)


def _in_category(category: Any, sign: str) -> bool:
    if category in NEGATED:
        return not _in_category(NEGATED[category], sign)
    if category is codes.CATEGORY_SPACE:
        return sign.isspace()
    return sign.isdecimal() if category is codes.CATEGORY_DIGIT else _is_word(sign)


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def attacks(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield what may make a pattern go back: a beginning that leads to something repeated, and that, once."""
    whole = sample(list(tree))
    yield "", whole or "a"
    for sign in COMMON:
        yield "", sign
    for before, inner in _repeats(list(tree), ""):
        once = sample(inner)
        if once:
            yield before, once
            yield "", before + once
            yield "", once


def _repeats(items: Sequence[Node], before: str) -> Iterator[tuple[str, list[Node]]]:
    """The repeated parts of a pattern, each with an example of what leads to it."""
    for code, value in items:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if value[1] > 3:
                yield before, list(value[2])
            yield from _repeats(list(value[2]), before)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _repeats(list(branch), before)
        elif code is codes.SUBPATTERN:
            yield from _repeats(list(value[3]), before)
        elif code is codes.ATOMIC_GROUP:
            yield from _repeats(list(value), before)
        elif code in (codes.ASSERT, codes.ASSERT_NOT) and value[0] > 0:
            yield from _repeats(list(value[1]), before)
        before += sample([(code, value)])


def sample(items: Sequence[Node]) -> str:
    """Return a short text that a sequence matches, what it looks at around it left out; each repeated part at least
    once."""
    return "".join(_sample(code, value) for code, value in items)


def _sample(code: Any, value: Any) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code in (codes.NOT_LITERAL, codes.ANY):
        return "ক" if value != ord("ক") else "খ"
    if code is codes.IN:
        return _member(value)
    if code is codes.BRANCH:
        return sample(list(value[1][0]))
    if code is codes.SUBPATTERN:
        return sample(list(value[3]))
    if code is codes.ATOMIC_GROUP:
        return sample(list(value))
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return sample(list(value[2])) * max(1, min(value[0], 3))
    return ""


def _member(value: Any) -> str:
    if value[0][0] is codes.NEGATE:
        rest = value[1:]
        return next(sign for sign in "কaA7 \n।-.xy" if not any(_in_set(one, sign) for one in rest))
    code, first = value[0]
    if code is codes.RANGE:
        return chr(first[0])
    if code is codes.LITERAL:
        return chr(first)
    return next(sign for sign in "a7 ।ক" if _in_category(first, sign))
