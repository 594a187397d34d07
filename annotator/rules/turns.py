"""Step 7, first half: where each sentence that no attribution holds stands, seen from those who speak around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from annotator.bangla.folding import FoldedText
from annotator.bangla.sentences import Range
from annotator.bangla.tokens import without_signs
from annotator.labels import Function, Scope
from annotator.lexicon.floor import FloorWords
from annotator.rules.drafts import Draft
from annotator.rules.floor_evidence import STEM, Standing, Wording
from annotator.rules.speaker import Speaker

#: Text between two paragraphs.
BREAK = "\n"
#: A pointer reaches back over so many sentences at most.
REACH = 6
#: Paragraphs of fewer sentences, on average, are lines of the page and end nothing.
LEAST_SENTENCES = 1.6
#: What can be said of content elsewhere with all of it being the speaker's words.
POINTING = frozenset({Function.STATEMENT, Function.CLAIM, Function.ADMISSION, Function.ALLEGATION, Function.WARNING})
#: Parts of a name shorter than this name nobody.
SHORTEST_NAME = 4


class Turn(NamedTuple):
    """A sentence with an attribution, and the one whose words can go on behind it."""

    place: int
    """Number of the sentence."""
    draft: Draft
    speaker: Speaker


class Turns:
    """The sentences of a text: those with attributions, which are turns, and those without.

    Attributes:
        free: numbers of the sentences that no attribution holds.
    """

    def __init__(
        self,
        text: FoldedText,
        spans: Sequence[Range],
        drafts: Sequence[Draft],
        speakers: Mapping[int, Speaker],
        lexicon: FloorWords,
    ) -> None:
        self._spans = spans
        self._speakers = speakers
        self._lexicon = lexicon
        self._ends = [span.end for span in spans]
        held = self._held(drafts)
        self._turns = [self._turn(place, held[place]) for place in sorted(held)]
        self._places = [turn.place for turn in self._turns]
        self.free = [place for place in range(len(spans)) if place not in held]
        breaks = (BREAK in text[a.end : b.start] for a, b in pairwise(spans))
        self._breaks = list(accumulate(breaks, initial=0))  # how many paragraphs end before each sentence
        self._paragraphs = len(spans) / (1 + self._breaks[-1]) >= LEAST_SENTENCES
        self._stems: dict[int, frozenset[str]] = {}

    def _held(self, drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
        """The attributions that hold a sentence: those with a cue in it, and those whose claim covers half of it."""
        held: dict[int, list[Draft]] = {}
        for draft in drafts:
            if draft.frame != "credit":
                cue = self._at(draft.cue_range.start)
                for place in {cue, *self._covered(draft)}:
                    held.setdefault(place, []).append(draft)
        return held

    def _covered(self, draft: Draft) -> Iterator[int]:
        """The sentences of which the claim covers half; a pointer covers none."""
        claim = draft.claim
        if claim is None or draft.frame == "pointer":
            return
        for place in range(self._at(claim.start), self._at(claim.end - 1) + 1):
            span = self._spans[place]
            if 2 * (min(span.end, claim.end) - max(span.start, claim.start)) >= span.end - span.start:
                yield place

    def _at(self, offset: int) -> int:
        return min(bisect_right(self._ends, offset), len(self._spans) - 1)

    def _turn(self, place: int, drafts: Sequence[Draft]) -> Turn:
        draft = _going_on(drafts, self._speakers)
        return Turn(place, draft, self._speakers[id(draft)])

    def behind(self, place: int, wording: Wording) -> Standing | None:
        """Return a sentence as one behind the attribution before it; None where there is none."""
        at = bisect_left(self._places, place)
        if at == 0:
            return None
        turn, following = self._turns[at - 1], self._turns[at : at + 1]
        returns = bool(following) and following[0].speaker.name == turn.speaker.name
        return self._standing(turn, place, wording, returns=returns, closing=not following)

    def before(self, place: int, wording: Wording) -> Standing | None:
        """Return a sentence as one before an attribution that points back at it; None where none does."""
        at = bisect_left(self._places, place)
        for number in range(at, len(self._turns)):
            turn = self._turns[number]
            if turn.place - place > REACH:
                break
            if turn.draft.scope is Scope.PRECEDING and turn.draft.cue.function in POINTING:
                return self._standing(turn, place, wording, opens=at == 0, crossed=number > at)
        return None

    def _standing(
        self,
        turn: Turn,
        place: int,
        wording: Wording,
        *,
        returns: bool = False,
        opens: bool = False,
        crossed: bool = False,
        closing: bool = False,
    ) -> Standing:
        first, last = sorted((turn.place, place))
        names = (turn.speaker.name or "").split()
        parts = [part for part in (names if turn.speaker.person else names[-1:]) if len(part) >= SHORTEST_NAME]
        return Standing(
            words=wording,
            draft=turn.draft,
            speaker=turn.speaker,
            distance=last - first,
            paragraph=self._paragraphs and self._breaks[last] > self._breaks[first],
            returns=returns,
            opens=opens,
            crossed=crossed,
            closing=closing,
            stems=self._stems_of(turn.draft),
            names=any(word.startswith(part) for part in parts for word in wording.words),
            lexicon=self._lexicon,
        )

    def _stems_of(self, draft: Draft) -> frozenset[str]:
        """Return how the longer words of a claim begin; made once, however many sentences stand behind it."""
        if id(draft) not in self._stems:
            self._stems[id(draft)] = _stems(draft)
        return self._stems[id(draft)]


def _going_on(drafts: Sequence[Draft], speakers: Mapping[int, Speaker]) -> Draft:
    """Return whose words can go on: the last speaker that is no origin of another, of a person whom somebody cites the
    person (এজেন্সি জানায়, | মেয়র বলেছেন, …), else who is in nobody's claim.
    """
    origins = {id(draft.via) for draft in drafts if draft.via is not None}
    own = [draft for draft in drafts if id(draft) not in origins]
    cited = [draft for draft in own if _cited(draft, own)]
    persons = [draft for draft in cited if draft.frame == "right" and speakers[id(draft)].person]
    outer = persons or [draft for draft in own if draft not in cited]
    return max(outer or own or drafts, key=lambda draft: draft.cue_range)


def _cited(draft: Draft, others: Sequence[Draft]) -> bool:
    """It stands in the claim of another."""
    return any(
        other is not draft
        and other.claim is not None
        and other.frame != "pointer"
        and other.claim.start <= draft.cue_range.start
        and draft.cue_range.end <= other.claim.end
        for other in others
    )


def _stems(draft: Draft) -> frozenset[str]:
    """Return how the longer words of a claim begin."""
    if draft.claim is None:
        return frozenset()
    words = without_signs(FoldedText(draft.s.text[draft.claim.start : draft.claim.end])).split()
    return frozenset(word[:STEM] for word in words if len(word) > STEM)
