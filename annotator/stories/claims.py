"""Alignment of claims: who attributes the same claim to whom, how sure it is made to sound, who states it as a fact.

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
from annotator.stories.drift import drift, salience
from annotator.stories.hedge_levels import level_of
from annotator.stories.linkage import Edge, link
from annotator.stories.similarity import Floats
from annotator.stories.sourcing import VIA, AlignedClaim, Sourcing, Voice
from annotator.stories.statements import Member, Statement, statements

#: The similarity from which on two statements make the same claim.
SIMILAR = 0.48
#: The least average similarity of two groups of statements that are joined.
GROUP_SIMILAR = 0.40
#: How many articles the table of common n-grams counts for beside the statements of a story.
PRIOR = 60
#: How much the share of both counts; the rest is the share of the shorter one.
MUTUAL = 0.7
#: A statement of fewer words than this is compared with nothing.
WORDS = 3


def align(story: Sequence[Member]) -> list[AlignedClaim]:
    """Return the claims that the articles of a story attribute, each with how every outlet sources it.

    What nobody attributes is no claim. Those come first whose drift is the most telling, then what most outlets state;
    those of one outlet alone come last. The result does not depend on the order of the articles.
    """
    articles = sorted(story, key=lambda one: one.id)
    worded = [(one, _words(one)) for member in articles for one in statements(member)]
    worded = [(one, words) for one, words in worded if len(words.split()) >= WORDS]
    found = [one for one, _ in worded]
    similarities = _similarities([words for _, words in worded])
    groups = _groups([one.outlet for one in found], similarities)
    present = {member.outlet: member for member in reversed(articles)}
    claims = [
        _claim([found[one] for one in group], similarities[np.ix_(group, group)], present)
        for group in groups
        if any(found[one].chain for one in group)
    ]
    return sorted(claims, key=_place)


def _place(claim: AlignedClaim) -> tuple[Any, ...]:
    stated = claim.stated
    return len(stated) == 1, -salience(claim), -len(stated), [(one.article, one.start or 0) for one in stated]


def _groups(outlets: Sequence[str], similarities: Floats) -> list[list[int]]:
    """Return which statements state the same, at most one an outlet; repetitions by one outlet are left out."""
    edges: list[Edge] = [
        (round(float(similarities[one, other]), 4), one, other)
        for one, other in np.argwhere(np.triu(similarities, 1) >= SIMILAR).tolist()
        if outlets[one] != outlets[other]
    ]

    def fits(mine: list[int], theirs: list[int]) -> bool:
        if {outlets[one] for one in mine} & {outlets[one] for one in theirs}:
            return False
        return float(similarities[np.ix_(mine, theirs)].mean()) >= GROUP_SIMILAR

    groups = link(len(outlets), edges, fits)
    matched = {one for group in groups if len(group) > 1 for one in group}
    repeated = {one for _, *pair in edges for one in pair if one not in matched and matched & set(pair)}
    return [group for group in groups if not repeated & set(group)]


def _similarities(texts: Sequence[str]) -> Floats:
    """The similarity of each two statements, 0 to 1: the weight of the n-grams they share, of the weight of all theirs.

    It lies between two shares, of the geometric mean of both weights and of the lesser weight: a claim of five words
    and a sentence that states it among other things share little of the longer one.
    """
    counted = similarity.counts(texts)
    counted, weights = similarity.rarity(counted, PRIOR)
    counted.data = np.sqrt(weights[counted.indices])
    shared = (counted @ counted.T).toarray()
    own = np.maximum(shared.diagonal(), 1e-6)
    similarities: Floats = shared * (MUTUAL / np.sqrt(np.outer(own, own)) + (1 - MUTUAL) / np.minimum.outer(own, own))
    return similarities


def _words(one: Statement) -> str:
    """The text that a statement is compared by: its words without endings, and its numbers as words."""
    text = fold(one.text)
    return " ".join([stemmed(numerals.without_figures(text)), *map(_as_word, _figures(text))])


def _as_word(figure: str) -> str:
    """A word of private signs that shares no n-gram with that of any other number."""
    code = crc32(figure.encode())
    return "".join(chr(0xE000 + (code >> shift & 0xFF)) for shift in (0, 8, 16, 24))


def _figures(folded: FoldedText) -> list[str]:
    return numerals.figures(days.without_dates(folded))


def _claim(group: Sequence[Statement], similarities: Floats, present: Mapping[str, Member]) -> AlignedClaim:
    by_outlet = {one.outlet: one for one in group}
    sourcings = tuple(
        _sourcing(by_outlet[outlet]) if outlet in by_outlet else _absence(outlet, present[outlet])
        for outlet in sorted(present)
    )
    count = len(group)
    return AlignedClaim(
        text=group[int(similarities.sum(axis=1).argmax())].text,
        sourcings=sourcings,
        drift=drift([one for one in sourcings if one.voice is not Voice.ABSENT and not one.copy_of_another]),
        similarity=min(1.0, round(float((similarities.sum() - np.trace(similarities)) / (count * (count - 1))), 3))
        if count > 1
        else 1.0,
    )


def _absence(outlet: str, member: Member) -> Sourcing:
    return Sourcing(outlet=outlet, article=member.id, voice=Voice.ABSENT, copy_of_another=member.copy)


def _sourcing(one: Statement) -> Sourcing:
    chain = one.chain or ((one.credit,) if one.credit else ())
    named = [each for each in chain if each.canonical] or list(chain[:1])
    speaker = named[0] if named else None
    further = [each for each in named[1:] if speaker and each.canonical != speaker.canonical]
    return Sourcing(
        outlet=one.outlet,
        article=one.member.id,
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
        denied_by=next((each.canonical for each in one.responses if each.function is Function.DENIAL), None),
        figures=tuple(_figures(fold(one.text))),
        copy_of_another=one.member.copy,
    )


def _level(one: Statement) -> HedgeLevel | None:
    if one.chain:
        return max(each.hedge_level for each in one.chain)
    levels = [level_of(hedge) for hedge in one.hedges]
    return None if None in levels else max((level for level in levels if level is not None), default=HedgeLevel.FLAT)
