"""Pages of parts by chance: lines and elements of all kinds around and between the paragraphs of a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TypeVar

from tests.approving import Case, number
from tests.pages.crossed_markup import SITES, all_of, of_site
from tests.pages.plain import HEADLINE, PARAGRAPHS, PARTS, STORY

T = TypeVar("T")
#: So many cases of so many pages each.
CASES, PAGES = 80, 40
_WORDS = STORY.replace("।", "").replace(",", "").split()
_TAGS = ("p", "div", "h2", "h1", "span", "b", "time")
_BLOCKS = (
    '<ul><li><a href="/1">{0}</a></li></ul>',
    '<div class="{1}">{0}</div>',
    "<article>{0}</article>",
    "<footer>{0}</footer>",
)


class Chance:
    """Choices that follow from a text."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._made = 0

    def below(self, limit: int) -> int:
        self._made += 1
        return number(f"{self._key} {self._made}", limit)

    def of(self, some: Sequence[T]) -> T:
        return some[self.below(len(some))]


def _line(chance: Chance) -> str:
    """A line that may stand around or in a story."""
    kind = chance.below(10)
    if kind < 3:
        return of_site(chance.of(PARTS["named_lines"]), chance.of(SITES[:2]))
    if kind < 5:
        return chance.of(PARTS["around"]).format(chance.of(PARTS["shown"]))
    if kind < 7:
        at, length = chance.below(40), 1 + chance.below(16)
        return chance.of(PARTS["lines"]).format(" ".join(_WORDS[at : at + length]))
    if kind == 7:
        return chance.of(PARTS["tails_of_pages"])
    if kind == 8:
        return chance.of(PARTS["first_lines"])
    return f"{chance.of(PARTS['labels'])}: {chance.of(PARTS['labelled'])}"


def _story(chance: Chance) -> list[str]:
    """The paragraphs of a story with lines around them, and here and there between them."""
    found = [_line(chance) for _ in range(chance.below(6))]
    found += [HEADLINE] if chance.below(4) else [f"{HEADLINE} | {chance.of(PARTS['behind'])}"]
    found += [_line(chance) for _ in range(chance.below(4))]
    for paragraph in PARAGRAPHS[chance.below(3) :]:
        found += [paragraph, *(_line(chance) for _ in range(max(0, chance.below(6) - 3)))]
    return [*found, *(_line(chance) for _ in range(chance.below(8)))]


def _text(chance: Chance) -> str:
    joint = chance.of(("\n", "\n\n", " "))
    return "".join(f"{line}{joint if chance.below(8) else chance.of((chr(10), ' '))}" for line in _story(chance))


def _element(chance: Chance, line: str) -> str:
    tag = chance.of(_TAGS)
    inner = f"<{tag}>{escape(line)}</{tag}>"
    return inner if chance.below(3) else chance.of(_BLOCKS).format(inner, chance.of(PARTS["names"]))


def _html(chance: Chance) -> str:
    hints = [of_site(chance.of(PARTS["in_head"]), chance.of(SITES[:2])) for _ in range(chance.below(4))]
    above = [of_site(chance.of(PARTS["in_body"]), chance.of(SITES[:2])) for _ in range(chance.below(3))]
    shown = [chance.of(PARTS["places"]).format(chance.of(PARTS["times"]).format(chance.of(PARTS["classes"])))]
    body = [f"<p>{line}</p>" if line in PARAGRAPHS else _element(chance, line) for line in _story(chance)]
    at = chance.below(len(body))
    body[at:at] = shown[: chance.below(2)]
    return f"<html><head>{''.join(hints)}</head><body>{''.join([*above, *body])}</body></html>"


def mixtures() -> Iterator[Case]:
    """Pages of text and of HTML in turn."""
    for n in range(CASES):
        make = _html if n % 2 else _text
        yield all_of("mixed", {f"{k}": make(Chance(f"{n} {k}")) for k in range(PAGES)})
