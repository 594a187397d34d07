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
from annotator.labels import Function, HedgeLevel, Holder
from annotator.lexicon.floor import load_floor
from annotator.models import Held
from annotator.stories import similarity
from annotator.stories.chains import chained
from annotator.stories.contradiction import contradict
from annotator.stories.drift import IN_WORDS, drift, salience
from annotator.stories.hedge_levels import level_of
from annotator.stories.linkage import Edge, link
from annotator.stories.similarity import Floats
from annotator.stories.sourcing import VIA, AlignedClaim, Answerable, Sourcing
from annotator.stories.statements import Member, Statement, statements
from annotator.stories.traits import TimeSpan, aware, stretch
from annotator.stories.wording import has_source, is_clause, words

#: The similarity from which on two statements make the same claim.
SIMILAR = 0.48
#: The least average similarity of two groups of statements that are joined.
GROUP_SIMILAR = 0.40
#: How many articles the table of common n-grams counts for beside the statements of a story.
PRIOR = 60
#: How much the share of both counts; the rest is the share of the shorter one.
MUTUAL = 0.7
#: The similarity from which on differences between two statements tell something.
CLOSE = 0.66
#: Lengths of which the shorter is at least this share of the longer one are near to each other.
ALIKE = 0.6
#: The similarity from which on an outlet attributes elsewhere what it states here.
ELSEWHERE = 0.3
#: What shows that the outlet itself holds the floor, whatever else speaks for it: background or another scene opens; a
#: day is given; an occasion is told.
CLEAR = frozenset({"background", "elsewhere", "dated", "scene", "attendance"})
#: Signs beside which those are not enough: the sentence hangs on what the ones before were taken for; it stands before
#: an attribution that points back.
DOUBT = frozenset({"ended", "crossed"})
#: So many sentences of an article are its lead, in which nobody has spoken yet.
LEAD = 4
#: A statement of fewer words than this is compared with nothing.
WORDS = 3


def align(story: Sequence[Member]) -> list[AlignedClaim]:
    """Return the claims that the articles of a story attribute, each with how every outlet sources it.

    What nobody attributes is a claim only where outlets exclude each other in it. Those come first whose drift is the
    most telling, then what most outlets state; those of one outlet alone come last. The result does not depend on the
    order of the articles.
    """
    articles = sorted(story, key=lambda one: one.id)
    worded = [(one, _words(one)) for member in articles for one in statements(member)]
    worded = [(one, text) for one, text in worded if len(text.split()) >= WORDS]
    found = [one for one, _ in worded]
    similarities = _similarities([text for _, text in worded])
    groups = _groups([one.outlet for one in found], similarities)
    present = {member.outlet: member for member in reversed(articles)}
    times = {member.id: stretch(member.article) for member in articles}
    claims = [
        _claim(
            [found[one] for one in group],
            similarities[np.ix_(group, group)],
            present,
            [_is_attributed_elsewhere(one, group, found, similarities) for one in group],
            [_also_in(one, group, found, similarities) for one in group],
            times,
        )
        for group in groups
        if len(group) > 1 or any(found[one].chain for one in group)
    ]
    return sorted(filter(_is_told, claims), key=_place)


def _is_told(claim: AlignedClaim) -> bool:
    """Tell whether somebody attributes it, or outlets exclude each other in it."""
    return any(one.voice is Answerable.ATTRIBUTED for one in claim.stated) or not IN_WORDS.isdisjoint(claim.drift)


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


def _is_attributed_elsewhere(one: int, group: Sequence[int], found: Sequence[Statement], similarities: Floats) -> bool:
    """Tell whether the article attributes in another sentence what nobody answers for in this one."""
    return not found[one].chain and any(
        other.chain and other.member is found[one].member and similarities[[*group], number].max() >= ELSEWHERE
        for number, other in enumerate(found)
    )


def _also_in(one: int, group: Sequence[int], found: Sequence[Statement], similarities: Floats) -> tuple[str, ...]:
    """Return in which further articles the outlet of a statement states the like, by id."""
    mine = found[one].member
    numbers = np.flatnonzero(similarities[[*group]].max(axis=0) >= SIMILAR).tolist()
    others = (found[number].member for number in numbers)
    return tuple(sorted({other.id for other in others if other.outlet == mine.outlet and other.id != mine.id}))


def _claim(
    group: Sequence[Statement],
    similarities: Floats,
    present: Mapping[str, Member],
    elsewhere: Sequence[bool],
    also_in: Sequence[tuple[str, ...]],
    times: Mapping[str, TimeSpan | None],
) -> AlignedClaim:
    close = _close(group, similarities)
    by_outlet = {
        one.outlet: _sourcing(one, elsewhere[number], number in close).model_copy(update={"also_in": also_in[number]})
        for number, one in enumerate(group)
    }
    sourcings = tuple(
        by_outlet[outlet] if outlet in by_outlet else _absence(outlet, present[outlet]) for outlet in sorted(present)
    )
    count = len(group)
    claim = AlignedClaim(
        text=group[int(similarities.sum(axis=1).argmax())].text,
        sourcings=chained(sourcings, times),
        drift=(),
        similarity=min(1.0, round(float((similarities.sum() - np.trace(similarities)) / (count * (count - 1))), 3))
        if count > 1
        else 1.0,
    )
    return claim.model_copy(update={"drift": drift(claim.worded)})


def _close(group: Sequence[Statement], similarities: Floats) -> set[int]:
    """Return which statements are near enough to the one that is most like the others, itself among them."""
    centre = int(similarities.sum(axis=1).argmax())
    middle = group[centre].text
    close = {
        number
        for number in np.flatnonzero(similarities[centre] >= CLOSE).tolist()
        if number != centre and _are_held_against_each_other(middle, group[number].text)
    }
    return close | {centre} if close or is_clause(middle) else close


def _are_held_against_each_other(one: str, other: str) -> bool:
    """Tell whether both are whole clauses, of much the same length; what excludes each other may be shorter."""
    short, long = sorted((len(one), len(other)))
    return (is_clause(one) and is_clause(other) and short >= ALIKE * long) or contradict(one, other)


def _absence(outlet: str, member: Member) -> Sourcing:
    return Sourcing(outlet=outlet, article=member.id, voice=Answerable.ABSENT, copy_of_another=member.copy)


def _sourcing(one: Statement, elsewhere: bool, close: bool) -> Sourcing:
    voice = _voice(one, elsewhere)
    chain = one.chain or ((one.credit,) if one.credit and voice is Answerable.CREDITED else ())
    named = [each for each in chain if each.canonical] or list(chain[:1])
    speaker = named[0] if named else None
    further = [each for each in named[1:] if speaker and each.canonical != speaker.canonical]
    return Sourcing(
        outlet=one.outlet,
        article=one.member.id,
        voice=voice,
        text=one.text,
        start=one.place[0],
        end=one.place[1],
        attribution=chain[0].id if chain else None,
        cue=chain[0].cue.text if one.chain else None,
        source=speaker.canonical
        if speaker
        else one.held.source
        if one.held and voice is Answerable.CONTINUED
        else None,
        source_type=speaker.source_type if speaker else None,
        via=VIA.join(dict.fromkeys(each.canonical for each in further if each.canonical)) or None,
        via_type=further[0].source_type if further else None,
        hedge_level=_level(one),
        function=chain[0].function if one.chain else None,
        denied_by=next((each.canonical for each in one.responses if each.function is Function.DENIAL), None),
        figures=tuple(_figures(fold(one.text))),
        copy_of_another=one.member.copy,
        close=close,
        published_at=aware(one.member.article.published_at),
        date_only=one.member.article.date_only,
    )


def _voice(one: Statement, elsewhere: bool) -> Answerable:
    """Return who answers for a statement; the outlet only where that is clear."""
    if one.chain:
        return Answerable.UNCLEAR if one.may_have_a_source else Answerable.ATTRIBUTED
    if one.held is not None and one.held.holder is Holder.SPEAKER:
        return Answerable.CONTINUED
    if one.credit:
        return Answerable.CREDITED
    return Answerable.OUTLET if _is_clearly_its_own(one) and not elsewhere else Answerable.UNCLEAR


def _is_clearly_its_own(one: Statement) -> bool:
    """Tell whether the outlet itself tells it, by a sign of the sentence, and neither it nor the one before it leads
    to a source."""
    if one.held is None or one.held.holder is not Holder.OUTLET or has_source(one.text) or has_source(one.before):
        return False
    if _is_amid_a_speech(one.held, one.member.annotation.floor):
        return False
    signs = set(one.held.evidence)
    return (bool(signs & CLEAR) and not signs & DOUBT) or (
        "nobody" in signs and (one.number < LEAD or not load_floor().day.isdisjoint(words(one.text)))
    )


def _is_amid_a_speech(held: Held, floor: Sequence[Held]) -> bool:
    """Tell whether one speaker holds the floor in the sentences without an attribution before and behind it."""
    at = floor.index(held)
    around = floor[at - 1 : at + 2 : 2] if at else ()
    return len(around) == 2 and around[0].source is not None and around[0].source == around[1].source


def _level(one: Statement) -> HedgeLevel | None:
    if one.chain:
        return max(each.hedge_level for each in one.chain)
    levels = [level_of(hedge) for hedge in one.hedges]
    return None if None in levels else max((level for level in levels if level is not None), default=HedgeLevel.FLAT)
