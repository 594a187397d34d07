"""The card beside a text: each attribution that was found, in a line or two, so that checking them takes no click.

Labels, types and functions are told in the words of ``label_config.xml``, and numbered as the marks are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from annotator.attributes import ATTRIBUTES
from annotator.labels import Polarity, QuoteType, Scope
from annotator.models import Attribution
from annotator.studio import config
from annotator.studio.carrying import ShownBefore
from annotator.studio.controls import ORIGIN

#: An attribution less likely to be right than this is doubtful, and stands first.
DOUBTFUL = 0.9

#: The marks of an attribution that is doubtful, and of one on which somebody decided in an earlier version.
DOUBT, DECIDED = "?", "✓"
_ORDER = (DOUBT, "", DECIDED)

#: How many letters of a part are shown.
SHOWN = 60


def card(see: ShownBefore, result: Iterable[Mapping[str, Any]]) -> str:
    """Return the card of a prediction as HTML, which Label Studio shows as it is; empty where nothing was found.

    Args:
        see: what is shown.
        result: the results that are shown of it, by whose order the marks are numbered.
    """
    numbers = dict(_numbers(result))
    marked = [(each, _mark(each, see)) for each in see.annotation.attributions]
    ordered = sorted(marked, key=lambda one: (_ORDER.index(one[1]), one[0].cue.start))
    lines = "".join(_line(each, mark, numbers.get(each.id, "")) for each, mark in ordered)
    return f"<ol>{lines}</ol>" if lines else ""


def is_doubtful(found: Attribution) -> bool:
    """Return True where an attribution is less likely to be right than most."""
    return found.score is not None and found.score < DOUBTFUL


def _numbers(result: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Give the number of each attribution's cue among all marks."""
    regions = (item for item in result if item["type"] == "labels")
    for number, item in enumerate(regions, 1):
        if attribution := item["meta"][ORIGIN].get("attribution"):
            yield attribution, str(number)


def _mark(found: Attribution, see: ShownBefore) -> str:
    """Return the mark of an attribution that is doubtful, or that was decided on an earlier version."""
    if found.id in see.carried:
        return DECIDED
    return DOUBT if is_doubtful(found) else ""


def _line(found: Attribution, mark: str, number: str) -> str:
    kinds = [f"bn-{found.hedge_level.value}", *(["bn-doubt"] if mark == DOUBT else [])]
    head = f"<b>{f'{mark} {number}'.strip()}</b> {_part(found.cue.text)}"
    first = f"{head} · {_told(found, 'hedge_level')} · {_told(found, 'function')}"
    if found.polarity is Polarity.NEGATIVE:
        first += f" · {_told(found, 'polarity')}"
    return f'<li class="{" ".join(kinds)}">{first}<br>{_source(found)}{_claim(found)}</li>'


def _source(found: Attribution) -> str:
    """Return who is made responsible: in what words, for whom, of what kind, and the bare name where it is another."""
    words = _part(found.source.text) if found.source else ""
    same = found.source is not None and found.canonical == found.source.text
    known = (None if same else found.canonical, found.affiliation)
    name = ", ".join(escape(each) for each in known if each)
    told = " → ".join(each for each in (words, f"<i>{name}</i>" if name else "") if each)
    return f"{told or '—'} <small>{_told(found, 'source_type')}</small>"


def _claim(found: Attribution) -> str:
    """Return what is unusual about where and how the claim stands."""
    usual = {"quote_type": QuoteType.INDIRECT, "scope": Scope.SENTENCE}
    told = [_told(found, name) for name, value in usual.items() if getattr(found, name) is not value]
    return f"<br><small>{' · '.join(told)}</small>" if told else ""


def _part(text: str) -> str:
    words = " ".join(text.split())
    return escape(words if len(words) <= SHOWN else f"{words[:SHOWN]}…")


def _told(found: Attribution, name: str) -> str:
    """Return an attribute's value in the reviewers' words."""
    (attribute,) = (each for each in ATTRIBUTES if each.name == name)
    word = attribute.word(getattr(found, name))
    return escape(config.words().get((name, word), word))
