"""Step 7, first half: where each sentence that no attribution holds stands, seen from those who speak around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from annotator.bangla.folding import FoldedText
from annotator.bangla.sentences import Range
from annotator.bangla.tokens import SIGNS
from annotator.labels import Function, Scope
from annotator.rules.chunks import NOTHING, STEM, Chunk
from annotator.rules.drafts import Draft
from annotator.rules.floor_wording import WordEvidence, Wording
from annotator.rules.speaker import Speaker
from annotator.rules.standing import Recalled, Standing

#: The part that words at the opening of a list play.
LISTING = "listing"
#: A word longer than its stem, without the signs at it.
LONGER = re.compile(rf"[^\s{re.escape(SIGNS)}]{{{STEM + 1},}}")
#: Text between two paragraphs.
BREAK = "\n"
#: A pointer reaches back over so many sentences at most.
REACH = 6
#: Over somebody else's words it reaches less far back.
REACH_OVER = 2
#: Paragraphs of fewer sentences, on average, are lines of the page and end nothing.
LEAST_SENTENCES = 1.6
#: What can be said of content elsewhere with all of it being the speaker's words.
POINTING = frozenset({Function.STATEMENT, Function.CLAIM, Function.ADMISSION, Function.ALLEGATION, Function.WARNING})
PRECEDING = Scope.PRECEDING
#: Parts of a name shorter than this name nobody.
SHORTEST_NAME = STEM


@dataclass(slots=True, eq=False)
class Turn:
    """A sentence with an attribution, and the one whose words can go on behind it."""

    place: int
    """Number of the sentence."""
    draft: Draft
    speaker: Speaker
    points: bool
    """The attribution points at content before it."""


class Turns:
    """The sentences of a text: those with attributions, which are turns, and those without.

    Attributes:
        free: numbers of the sentences that no attribution holds.
        pointing: an attribution points at content before it.
    """

    def __init__(
        self,
        text: FoldedText,
        spans: Sequence[Range],
        chunks: Sequence[list[Chunk]],
        drafts: Sequence[Draft],
        speakers: Mapping[int, Speaker],
        evidence: WordEvidence,
    ) -> None:
        self._text = text
        self._spans = spans
        self._chunks = chunks
        self._evidence = evidence
        self._speakers = speakers
        starts = [span.start for span in spans]
        self._ends = ends = [span.end for span in spans]
        held = self._held(drafts)
        self._turns = [self._turn(place, held[place]) for place in sorted(held)]
        self._places = [turn.place for turn in self._turns]
        self.pointing = any(turn.points for turn in self._turns)
        self.free = [place for place in range(len(spans)) if place not in held]
        gaps = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
        # A line ends a paragraph, or no space behind the stop, where a page has lost its lines.
        breaks = [BREAK in gap or (" " not in gap and gap != "") for gap in gaps]
        self._breaks = list(accumulate(breaks, initial=0))  # how many paragraphs end before each sentence
        self._paragraphs = len(spans) / (1 + self._breaks[-1]) >= LEAST_SENTENCES
        self._recalled: dict[int, Recalled] = {}  # by the place of a turn
        self._listing: Draft | None = None

    def _held(self, drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
        """The attributions that hold a sentence: those with a cue in it, and those whose claim covers half of it."""
        held: dict[int, list[Draft]] = {}
        for draft in drafts:
            if draft.frame != "credit":
                cue, claim = self._at(draft.cue_range.start), draft.claim
                span = self._spans[cue]
                within = claim is None or (span.start <= claim.start and claim.end <= span.end)
                for place in (cue,) if within else {cue, *self._covered(draft)}:
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
        place = bisect_right(self._ends, offset)
        return place if place < len(self._ends) else place - 1

    def _turn(self, place: int, drafts: Sequence[Draft]) -> Turn:
        draft = _going_on(drafts, self._speakers)
        points = draft.scope is PRECEDING and draft.cue.function in POINTING
        return Turn(place, draft, self._speakers[id(draft)], points)

    def behind(self, place: int) -> Standing | None:
        """Return a sentence as one behind the attribution before it; None where there is none, or nobody is named.

        Sentences are asked for in order: a list that opens right behind an attribution goes on.
        """
        at = bisect_left(self._places, place)
        turn = self._turns[at - 1] if at else None
        if turn is None or turn.speaker.name is None:
            return None
        words = self._wording(place)
        if LISTING in words.parts and place == turn.place + 1:
            self._listing = turn.draft
        closing = at == len(self._turns)
        returns = not closing and self._turns[at].speaker.name == turn.speaker.name
        return self._standing(turn, place, words, returns=returns, closing=closing)

    def before(self, place: int) -> Standing | None:
        """Return a sentence as one before an attribution that points back at it; None where none does, or nobody is
        named."""
        at = bisect_left(self._places, place)
        for number in range(at, len(self._turns)):
            turn = self._turns[number]
            if turn.place - place > (REACH if number == at else REACH_OVER):
                break
            if turn.points:
                named = turn.speaker.name is not None
                opens, crossed = at == 0, number > at
                return (
                    self._standing(turn, place, self._wording(place), opens=opens, crossed=crossed) if named else None
                )
        return None

    def _wording(self, place: int) -> Wording:
        return Wording(self._chunks[place], self._text[self._ends[place] - 1] == "?", self._evidence)

    def _stems(self, draft: Draft) -> frozenset[str]:
        """Return how the longer words of a claim begin."""
        if draft.claim is None:
            return NOTHING
        words = LONGER.findall(self._text, draft.claim.start, draft.claim.end)
        return frozenset([word[:STEM] for word in words])

    def _standing(
        self,
        turn: Turn,
        place: int,
        words: Wording,
        *,
        returns: bool = False,
        opens: bool = False,
        crossed: bool = False,
        closing: bool = False,
    ) -> Standing:
        recalled = self._recalled.get(turn.place)
        if recalled is None:
            recalled = self._recalled[turn.place] = Recalled(_names(turn.speaker), self._stems(turn.draft))
        ended = self._breaks[place] != self._breaks[turn.place]
        return Standing(
            words,
            turn.draft,
            turn.speaker,
            abs(place - turn.place),
            self._paragraphs and ended,
            returns,
            opens,
            crossed,
            closing,
            self._listing is turn.draft,
            recalled.named(words),
            recalled,
        )


def _going_on(drafts: Sequence[Draft], speakers: Mapping[int, Speaker]) -> Draft:
    """Return whose words can go on: the last speaker that is no origin of another, of a person whom somebody cites the
    person (এজেন্সি জানায়, | মেয়র বলেছেন, …), else who is in nobody's claim.
    """
    if len(drafts) == 1:
        return drafts[0]
    origins = {id(draft.via) for draft in drafts if draft.via is not None}
    own = [draft for draft in drafts if id(draft) not in origins]
    cited = [draft for draft in own if _cited(draft, own)]
    persons = [draft for draft in cited if draft.frame == "right" and speakers[id(draft)].person]
    outer = persons or [draft for draft in own if draft not in cited]
    return max(outer or own or drafts, key=lambda draft: draft.cue_range)


def _cited(draft: Draft, others: Sequence[Draft]) -> bool:
    """It stands in the claim of another."""
    return any(
        other.claim is not None
        and other.frame != "pointer"
        and other.claim.start <= draft.cue_range.start
        and draft.cue_range.end <= other.claim.end
        for other in others
    )


def _names(speaker: Speaker) -> list[str]:
    """Return what a word begins with that names the speaker."""
    names = speaker.called.split()
    return [name for name in (names if speaker.person else names[-1:]) if len(name) >= SHORTEST_NAME]
