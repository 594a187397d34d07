"""Which outlet a page shows, by the best evidence on it: its address, its imprint, its name in its own place.

An outlet's name in running text, among other headlines or in a picture's credit shows nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from annotator.bangla.folding import FoldedText
from annotator.lexicon.outlets import Outlets
from annotator.pages.datelines import beside_a_time, is_folio
from annotator.pages.dates import is_dated
from annotator.pages.headline import TITLE_MARK
from annotator.pages.kinds import Kind
from annotator.pages.linenames import rights_in
from annotator.pages.lines import Line
from annotator.pages.weighing import Said

Evidence = Callable[[str], Iterable[str]]


def shown_outlets(lines: list[Line], above: Iterable[Line], headline: str | None, outlets: Outlets) -> Iterator[Said]:
    """The outlets of the lexicon that the lines around an article show, by sort of evidence.

    One that speaks for two outlets alike is passed over.

    Args:
        lines: the page's lines without the article's own.
        above: those above the article.
        headline: the article's headline: a line of it with a name behind it is the page's title.
        outlets: the lexicon.
    """
    named = [line.text for line in lines if line.kind in _NAMES]
    stamped = (line.text for line in lines if line.kind in _STAMPS and is_dated(line.text))
    cut_out = (FoldedText(line.text.split(",")[0]) for line in lines if line.kind is Kind.TODAY and is_folio(line.text))
    evidence: list[tuple[float, Iterable[FoldedText], Evidence]] = [
        (3.0, _of(lines, Kind.IMPRINT), outlets.in_imprint),
        (2.0, _of(lines, *_OUTSIDE), lambda line: _one(_of_rights(line, outlets))),
        (2.0, named, lambda line: _one(outlets.named_alone(line) or _in_title(line, headline, outlets))),
        (1.5, (line for line in named if " | " in line), lambda line: _one(_behind_a_reporter(line, outlets))),
        (1.4, stamped, lambda line: _one(outlets.named_alone(beside_a_time(FoldedText(line))))),
        (1.4, cut_out, lambda line: _one(outlets.by_name(line))),
        (1.2, _of(lines, Kind.STAFF, Kind.BYLINE), outlets.in_byline),
        (1.0, (line.text for line in lines if line.text.startswith("http")), lambda line: _one(outlets.by_url(line))),
        (0.7, _of(lines, Kind.NOTICE), outlets.in_notice),
        (0.4, _of(above, Kind.CREDIT), lambda line: _one(outlets.named_alone(line.partition(":")[2].strip("*_ ")))),
    ]
    for number, (weight, texts, ask) in enumerate(evidence):
        keys = [key for text in texts for key in ask(text)]
        ranked = Counter(keys).most_common(2) if keys else ()
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            yield Said(f"shown {number}", outlets.records[ranked[0][0]].name, weight)


_REPORTER_WORDS = 8
_NAMES = frozenset({Kind.SHORT, Kind.TEXT, Kind.SECTION, Kind.CHROME, Kind.BYLINE})
_OUTSIDE = (Kind.IMPRINT, Kind.SHORT, Kind.CHROME, Kind.OTHER, Kind.NOTICE, Kind.SECTION)
_STAMPS = frozenset({Kind.BYLINE, Kind.SHORT})


def _of(lines: Iterable[Line], *kinds: Kind) -> Iterator[FoldedText]:
    return (line.text for line in lines if line.kind in kinds)


def _one(key: str | None) -> list[str]:
    return [key] if key else []


def _of_rights(line: str, outlets: Outlets) -> str | None:
    """The outlet whose the rights are, an everyday word too: "আজকের পত্রিকা © ২০২৫"."""
    return next((key for _, name in rights_in(FoldedText(line)) if (key := outlets.by_name(name))), None)


def _in_title(line: str, headline: str | None, outlets: Outlets) -> str | None:
    """The outlet behind the headline in a page's title: "… | প্রথম আলো"."""
    if not headline or not line.startswith(headline) or len(line) == len(headline):
        return None
    parts = TITLE_MARK.split(line[len(headline) :])
    return next((key for part in parts if (key := outlets.by_name(part))), None)


def _behind_a_reporter(line: str, outlets: Outlets) -> str | None:
    """The outlet behind a reporter's name: "রফিক উদ্দিন, জ্যেষ্ঠ প্রতিবেদক | বাংলা ট্রিবিউন"."""
    name, bar, outlet = line.rpartition(" | ")
    return outlets.named_alone(outlet) if bar and len(name.split()) <= _REPORTER_WORDS else None
