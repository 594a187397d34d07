"""Step 7: who holds the floor in sentences that no attribution holds: the outlet, a speaker who goes on, or unclear.

A speaker's words go on in Bangla news without a new cue: "মেয়র বলেন, খাল খনন শেষ। এবার জলাবদ্ধতা কমবে।" Each
such sentence is asked for its evidence (``floor_evidence``); the weights of what it shows are added up to how likely he
goes on (fitted by ``tests/quality/floor_weights.py``). docs/decisions/floor.md tells why so.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from annotator.bangla.folding import FoldedText
from annotator.bangla.sentences import Range
from annotator.labels import Holder
from annotator.lexicon.floor import FloorWords
from annotator.lexicon.verbs import Form
from annotator.rules.chunks import Chunk
from annotator.rules.drafts import Draft
from annotator.rules.floor_evidence import BEFORE, BEHIND, FAR, NEEDS, OF_PLACE, OF_TURN, OF_WORDS, Sign
from annotator.rules.floor_wording import WordEvidence
from annotator.rules.speaker import Speaker
from annotator.rules.standing import Standing
from annotator.rules.turns import Turns

#: So many signs are told of a decision.
TOLD = 4
#: Evidence that is no sign of the sentence's own: nobody spoke before it; the outlet took the floor before.
NOBODY, ENDED = "nobody", "ended"
ALONE = (NOBODY,)
#: So many sets of signs that words show are remembered, so that memory does not grow with the corpus.
REMEMBERED = 20_000
OUTLET, SPEAKER, UNCLEAR = Holder.OUTLET, Holder.SPEAKER, Holder.UNCLEAR
#: As likely as not.
EVEN = 0.5


class Holding(NamedTuple):
    """A sentence, who holds the floor in it, and by what that is told, the strongest first."""

    span: Range
    holder: Holder
    speaker: Speaker | None
    evidence: tuple[str, ...]


#: Makes one of its fields: the class itself takes twice as long.
_holding: Callable[[tuple[Range, Holder, Speaker | None, tuple[str, ...]]], Holding] = partial(tuple.__new__, Holding)


@dataclass(slots=True, eq=False)
class Worth:
    """What a sign is worth."""

    rank: tuple[float, int]
    """The less, the more it pulls to either side."""
    name: str
    value: float
    """In log odds that a speaker holds the floor."""
    side: int
    """1 where it speaks for him, -1 for the outlet, 0 for neither."""


RANK: Callable[[Worth], tuple[float, int]] = attrgetter("rank")
#: The probability that a speaker holds the floor, where the sentence stands, what each sign that is shown is worth.
Weighed: TypeAlias = tuple[float, Standing, list[Worth]]


class Weighted:
    """What is asked of a sentence, and what each answer is worth.

    Args:
        signs: what is asked.
        weights: what each sign is worth by its name, in log odds.
    """

    def __init__(self, signs: Sequence[Sign], weights: Mapping[str, float]) -> None:
        names = [*(sign.__name__ for sign in signs), ENDED]
        worth = [
            Worth((-abs(value := weights.get(name, 0.0)), n), name, value, (value > 0) - (value < 0))
            for n, name in enumerate(names)
        ]
        asked = list(zip(signs, worth, strict=False))
        self.always = weights["always"]
        self.ended = worth[-1]
        self._of_words = [each for each in asked if each[0] in OF_WORDS]
        self._of_turn = [each for each in asked if each[0] in OF_TURN]
        self._of_place = [each for each in asked if each[0] in OF_PLACE]
        self._others = [each for each in asked if each[0] not in OF_WORDS | OF_TURN | OF_PLACE]
        self._known: dict[tuple[frozenset[str], frozenset[str]], tuple[list[Worth], list[tuple[Sign, Worth]]]] = {}
        self._places: dict[tuple[int | bool, ...], list[Worth]] = {}

    def shown(self, standing: Standing) -> list[Worth]:
        """Return the signs that a sentence shows; those that words, the attribution or the place alone show are found
        once."""
        words = standing.words.parts, standing.words.tenses
        known = self._known.get(words)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[words] = self._of(standing)
        of_words, others = known
        turn = self, standing.listed, standing.returns, standing.closing
        of_turn = standing.recalled.signs.get(turn)
        if of_turn is None:
            of_turn = standing.recalled.signs[turn] = [worth for sign, worth in self._of_turn if sign(standing)]
        s, distance = standing, standing.distance if standing.distance < FAR else FAR
        place = distance, s.paragraph, s.listed, s.names, s.words.asked, s.opens, s.crossed
        of_place = self._places.get(place)
        if of_place is None:
            of_place = self._places[place] = [worth for sign, worth in self._of_place if sign(standing)]
        return of_words + of_turn + of_place + [worth for sign, worth in others if sign(standing)]

    def _of(self, standing: Standing) -> tuple[list[Worth], list[tuple[Sign, Worth]]]:
        """Return what the words of a sentence alone show, and the signs of words and place that they leave open."""
        shown = standing.words.parts | standing.words.tenses
        return (
            [worth for sign, worth in self._of_words if sign(standing)],
            [each for each in self._others if each[0] not in NEEDS or NEEDS[each[0]] in shown],
        )


class Weights(NamedTuple):
    """The weights of the evidence, in log odds, and the bounds of what is unclear."""

    behind: Mapping[str, float]
    before: Mapping[str, float]
    unclear: tuple[float, float]
    """Between these probabilities that a speaker holds the floor nothing is concluded."""


class Floor:
    """Says who holds the floor."""

    def __init__(
        self, words: FloorWords, forms: Mapping[str, tuple[Form, ...]], weights: Weights | None = None
    ) -> None:
        self.words = words
        self.forms = forms
        self.evidence = WordEvidence(words, forms)
        weights = weights or load_weights()
        self._behind = Weighted(BEHIND, weights.behind)
        self._before = Weighted(BEFORE, weights.before)
        self._unclear = weights.unclear

    def find(
        self,
        text: FoldedText,
        spans: Sequence[Range],
        chunks: Sequence[list[Chunk]],
        drafts: Sequence[Draft],
        speakers: Mapping[int, Speaker],
        told: Callable[[int, Standing | None, Standing | None, float], bool | None] | None = None,
    ) -> list[Holding]:
        """Return who holds the floor in each sentence that no attribution holds.

        Args:
            text: the folded text.
            spans: its sentences.
            chunks: those of each.
            drafts: its attributions, with their speakers by identity.
            told: what is known of a sentence otherwise (whether a speaker holds the floor), for fitting the weights.
        """
        turns = Turns(text, spans, chunks, drafts, speakers, self.evidence)
        found: list[Holding] = []
        goes_on, last = 1.0, None
        for place in turns.free:
            behind = turns.behind(place)
            before = turns.before(place) if turns.pointing else None
            if behind is None or behind.draft is not last:
                goes_on, last = 1.0, behind.draft if behind else None
            best = on = weigh(behind, self._behind, goes_on) if behind else None
            if before is not None:
                back = weigh(before, self._before)
                best = on if on is not None and on[0] >= back[0] else back
            found.append(self._decided(spans[place], best))
            known = told(place, behind, before, goes_on) if told is not None else None
            if known is not None:
                goes_on *= known
            elif on is not None:
                goes_on *= on[0]
        return found

    def _decided(self, span: Range, best: Weighed | None) -> Holding:
        """Return what the evidence of the likelier side comes to."""
        if best is None:
            return _holding((span, OUTLET, None, ALONE))
        chance, standing, signs = best
        low, high = self._unclear
        if chance >= high:
            return _holding((span, SPEAKER, standing.speaker, _strongest([one for one in signs if one.side == 1])))
        if chance < low:
            return _holding((span, OUTLET, None, _strongest([one for one in signs if one.side == -1])))
        return _holding((span, UNCLEAR, None, _strongest([one for one in signs if one.side])))


def weigh(standing: Standing, weights: Weighted, goes_on: float = 1.0) -> Weighed:
    """Return how likely it is that the speaker holds the floor, with what each sign that is shown is worth.

    Args:
        goes_on: how likely it is that the outlet has not taken the floor since.
    """
    shown = weights.shown(standing)
    odds = weights.always + math.fsum([worth.value for worth in shown])
    chance = _chance(odds)
    if goes_on < 1:
        chance = goes_on * chance + (1 - goes_on) * _chance(odds + weights.ended.value)
        if goes_on < EVEN:
            shown.append(weights.ended)
    return chance, standing, shown


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _strongest(signs: list[Worth]) -> tuple[str, ...]:
    """Return the names of signs, the strongest first."""
    signs.sort(key=RANK)
    return tuple([worth.name for worth in signs[:TOLD]])


@cache
def load_weights() -> Weights:
    """Return the weights that the pass uses."""
    file = resources.files("annotator.rules") / "floor_weights.toml"
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    low, high = found["unclear"]
    return Weights(found["behind"], found["before"], (low, high))
