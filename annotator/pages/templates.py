"""Templates, the lines on an outlet's pages whatever the story: learnt from the pages of a run.

A line on three or more pages of one outlet is furniture, whether or not a lexicon knows it. Why this is counted as it
is, and what follows for reading one page alone, is told in docs/decisions/templates.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from annotator.pages.kinds import Kind
from annotator.pages.lines import Line

#: On so many different pages a line is furniture.
PAGES = 3
#: Running text may be told again in a follow-up: so many pages, and this share of all, make it furniture.
PAGES_OF_TEXT, SHARE_OF_TEXT = 5, 0.3
#: So many pages of an outlet are looked at.
LEARNT = 200
#: What a line can be before it is known to be furniture.
UNKNOWN = frozenset({Kind.TEXT, Kind.SHORT, Kind.OTHER})


class Templates:
    """The lines that stand on several pages of an outlet, by the outlet."""

    def __init__(self, lines: Mapping[str, frozenset[str]] | None = None) -> None:
        self._lines = dict(lines or {})

    def of(self, outlet: str) -> frozenset[str]:
        """Return the keys of an outlet's lines of furniture (``Line.key``)."""
        return self._lines.get(outlet, frozenset())


def learn(pages: Iterable[tuple[str, Sequence[Line]]]) -> Templates:
    """Learn from pages, each with its outlet; the order of the pages makes no difference.

    Copies of one story are one page: pages whose longest line is the same count once.
    """
    stories: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    texts: dict[str, set[str]] = defaultdict(set)
    for outlet, lines in pages:
        unknown = [line for line in lines if line.kind in UNKNOWN]
        if not unknown:
            continue
        story = max((line.key for line in unknown), key=lambda key: (len(key), key))
        for line in unknown:
            stories[outlet][line.key].add(story)
            if line.kind is Kind.TEXT:
                texts[outlet].add(line.key)
    return Templates({outlet: _furniture(found, texts[outlet]) for outlet, found in stories.items()})


def marked(lines: Sequence[Line], furniture: frozenset[str]) -> list[Line]:
    """Return the lines of a page, those that its outlet's other pages hold too known as furniture."""
    return [
        line._replace(kind=Kind.TEMPLATE) if line.kind in UNKNOWN and line.key in furniture else line for line in lines
    ]


def _furniture(stories: Mapping[str, set[str]], texts: set[str]) -> frozenset[str]:
    count = len(set().union(*stories.values()))
    most = max(PAGES_OF_TEXT, SHARE_OF_TEXT * count)
    return frozenset(key for key, found in stories.items() if len(found) >= (most if key in texts else PAGES))
