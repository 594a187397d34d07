"""One claim across outlets: who attributes it to whom, how sure it is made to sound, and who states it as a fact.

Within a story the statements of different outlets are aligned, at most one an outlet. They are compared by character
n-grams of their words without endings. What few statements of the story hold weighs more, so that names count and the
words that every sentence of the story has do not; each number enters as a word of its own, whatever way it is written.
Numbers need not agree: 14 villages here and 18 there is what the comparison is to show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import numpy as np

from annotator.bangla import days, numerals
from annotator.bangla.endings import stemmed
from annotator.bangla.folding import FoldedText, fold
from annotator.labels import Function, HedgeLevel
from annotator.stories import similarity
from annotator.stories.drift import drift, telling
from annotator.stories.linkage import Edge, link
from annotator.stories.own_voice import level_of
from annotator.stories.similarity import Floats
from annotator.stories.sourcing import VIA, AlignedClaim, Sourcing, Voice
from annotator.stories.statements import Statement, Told, statements

#: How alike two statements must be to state the same.
ALIKE = 0.48
#: How alike two groups of statements must be on the average.
TOGETHER = 0.40
#: How many articles the table of common n-grams counts for beside the statements of a story.
PRIOR = 60
#: How much the share of both counts; the rest is the share of the shorter one.
MUTUAL = 0.7
#: A statement of fewer words than this is compared with nothing.
WORDS = 3


def align(story: Sequence[Told]) -> list[AlignedClaim]:
    """The claims that the articles of a story attribute, each with how every outlet sources it.

    What nobody attributes is no claim. Those come first whose drift is the most telling, then what most outlets state;
    those of one outlet alone come last. The result does not depend on the order of the articles.
    """
    articles = sorted(story, key=lambda one: one.id)
    worded = [(one, _words(one)) for told in articles for one in statements(told)]
    worded = [(one, words) for one, words in worded if len(words.split()) >= WORDS]
    found = [one for one, _ in worded]
    alike = _likeness([words for _, words in worded])
    groups = _groups([one.outlet for one in found], alike)
    present = {told.outlet: told for told in reversed(articles)}
    claims = [
        _claim([found[one] for one in group], alike[np.ix_(group, group)], present)
        for group in groups
        if any(found[one].chain for one in group)
    ]
    return sorted(claims, key=_place)


def _place(claim: AlignedClaim) -> tuple[Any, ...]:
    stated = claim.stated
    return len(stated) == 1, -telling(claim), -len(stated), [(one.article, one.start or 0) for one in stated]


def _groups(outlets: Sequence[str], alike: Floats) -> list[list[int]]:
    """Which statements state the same, at most one an outlet; repetitions by one outlet are left out."""
    edges: list[Edge] = [
        (round(float(alike[one, other]), 4), one, other)
        for one, other in np.argwhere(np.triu(alike, 1) >= ALIKE).tolist()
        if outlets[one] != outlets[other]
    ]

    def fits(mine: list[int], theirs: list[int]) -> bool:
        if {outlets[one] for one in mine} & {outlets[one] for one in theirs}:
            return False
        return float(alike[np.ix_(mine, theirs)].mean()) >= TOGETHER

    groups = link(len(outlets), edges, fits)
    matched = {one for group in groups if len(group) > 1 for one in group}
    repeated = {one for _, *pair in edges for one in pair if one not in matched and matched & set(pair)}
    return [group for group in groups if not repeated & set(group)]


def _likeness(texts: Sequence[str]) -> Floats:
    """How alike each two statements are, 0 to 1: the weight of the n-grams they share, as a share of their own weights.

    It lies between two shares, of the geometric mean of both weights and of the lesser weight: a claim of five words
    and a sentence that states it among other things share little of the longer one.
    """
    counted = similarity.counts(texts)
    counted, weights = similarity.rarity(counted, PRIOR)
    counted.data = np.sqrt(weights[counted.indices])
    shared = (counted @ counted.T).toarray()
    own = np.maximum(shared.diagonal(), 1e-6)
    likeness: Floats = shared * (MUTUAL / np.sqrt(np.outer(own, own)) + (1 - MUTUAL) / np.minimum.outer(own, own))
    return likeness


def _words(one: Statement) -> str:
    """What a statement is compared by: its words without endings, and its numbers as words."""
    text = fold(one.text)
    return " ".join([stemmed(numerals.without_figures(text)), *map(_as_word, _figures(text))])


def _as_word(figure: str) -> str:
    """A word of private signs that shares no n-gram with that of any other number."""
    code = crc32(figure.encode())
    return "".join(chr(0xE000 + (code >> shift & 0xFF)) for shift in (0, 8, 16, 24))


def _figures(folded: FoldedText) -> list[str]:
    return numerals.figures(days.without_dates(folded))


def _claim(group: Sequence[Statement], alike: Floats, present: Mapping[str, Told]) -> AlignedClaim:
    by_outlet = {one.outlet: one for one in group}
    sourcings = tuple(
        _sourcing(by_outlet[outlet]) if outlet in by_outlet else _absence(outlet, present[outlet])
        for outlet in sorted(present)
    )
    count = len(group)
    return AlignedClaim(
        text=group[int(alike.sum(axis=1).argmax())].text,
        sourcings=sourcings,
        drift=drift([one for one in sourcings if one.voice is not Voice.ABSENT and not one.copy_of_another]),
        alike=min(1.0, round(float((alike.sum() - np.trace(alike)) / (count * (count - 1))), 3)) if count > 1 else 1.0,
    )


def _absence(outlet: str, told: Told) -> Sourcing:
    return Sourcing(outlet=outlet, article=told.id, voice=Voice.ABSENT, copy_of_another=told.copy)


def _sourcing(one: Statement) -> Sourcing:
    chain = one.chain or ((one.credit,) if one.credit else ())
    named = [each for each in chain if each.canonical] or list(chain[:1])
    speaker = named[0] if named else None
    further = [each for each in named[1:] if speaker and each.canonical != speaker.canonical]
    return Sourcing(
        outlet=one.outlet,
        article=one.told.id,
        voice=Voice.ATTRIBUTED if one.chain else Voice.CREDITED if one.credit else Voice.OUTLET,
        text=one.text,
        start=one.place[0],
        end=one.place[1],
        attribution=chain[0].id if chain else None,
        source=speaker.canonical if speaker else None,
        source_type=speaker.source_type if speaker else None,
        via=VIA.join(dict.fromkeys(each.canonical for each in further if each.canonical)) or None,
        via_type=further[0].source_type if further else None,
        hedge_level=_level(one),
        function=chain[0].function if one.chain else None,
        denied_by=next((each.canonical for each in one.answers if each.function is Function.DENIAL), None),
        figures=tuple(_figures(fold(one.text))),
        copy_of_another=one.told.copy,
    )


def _level(one: Statement) -> HedgeLevel | None:
    if one.chain:
        return max(each.hedge_level for each in one.chain)
    levels = [level_of(hedge) for hedge in one.hedges]
    return None if None in levels else max((level for level in levels if level is not None), default=HedgeLevel.FLAT)
