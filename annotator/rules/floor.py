"""Step 7: who holds the floor in sentences that no attribution holds: the outlet, a speaker who goes on, or unclear.

A speaker's words go on in Bangla news without a new cue: "মেয়র বলেন, খাল খনন শেষ। এবার জলাবদ্ধতা কমবে।" Each
such sentence is asked for its evidence (``floor_evidence``); the weights of what it shows are added up to how likely he
goes on (fitted by ``tests/quality/floor_weights.py``). docs/decisions/floor.md tells why so.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from annotator.bangla.folding import FoldedText
from annotator.bangla.sentences import Range
from annotator.bangla.tokens import without_signs
from annotator.labels import Holder
from annotator.lexicon.floor import FloorWords
from annotator.lexicon.verbs import Form
from annotator.rules.drafts import Draft
from annotator.rules.floor_evidence import BEFORE, BEHIND, Sign, Standing, Wording
from annotator.rules.speaker import Speaker
from annotator.rules.turns import Turns

#: So many signs are told of a decision.
TOLD = 4
#: Evidence that is no sign of the sentence's own: nobody spoke before it; the outlet took the floor before.
NOBODY, ENDED = "nobody", "ended"
#: As likely as not.
EVEN = 0.5


class Holding(NamedTuple):
    """A sentence, who holds the floor in it, and by what that is told, the strongest first."""

    span: Range
    holder: Holder
    speaker: Speaker | None
    evidence: tuple[str, ...]


class Weighed(NamedTuple):
    """How likely a speaker holds the floor."""

    chance: float
    standing: Standing
    signs: Mapping[str, float]
    """What each sign that is shown is worth, in log odds."""


class Weights(NamedTuple):
    """What the signs are worth, in log odds, and where it is unclear."""

    behind: Mapping[str, float]
    before: Mapping[str, float]
    unclear: tuple[float, float]
    """Between these probabilities that a speaker holds the floor nothing is concluded."""


def _untold(_place: int, _behind: Standing | None, _before: Standing | None, _goes_on: float) -> bool | None:
    """Nothing is known of a sentence otherwise."""
    return None


class Floor:
    """Says who holds the floor."""

    def __init__(
        self, words: FloorWords, forms: Mapping[str, tuple[Form, ...]], weights: Weights | None = None
    ) -> None:
        self.words = words
        self.forms = forms
        self._weights = weights or load_weights()

    def find(
        self,
        text: FoldedText,
        spans: Sequence[Range],
        drafts: Sequence[Draft],
        speakers: Mapping[int, Speaker],
        told: Callable[[int, Standing | None, Standing | None, float], bool | None] = _untold,
    ) -> list[Holding]:
        """Return who holds the floor in each sentence that no attribution holds.

        Args:
            text: the folded text.
            spans: its sentences.
            drafts: its attributions, with their speakers by identity.
            told: what is known of a sentence otherwise (whether a speaker holds the floor), for fitting the weights.
        """
        turns = Turns(text, spans, drafts, speakers, self.words)
        plain = without_signs(text)
        found: list[Holding] = []
        goes_on, last = 1.0, None
        for place in turns.free:
            span = spans[place]
            words = plain[span.start : span.end].split()
            wording = Wording(text[span.start : span.end], words, self.forms)
            behind = turns.behind(place, wording)
            before = turns.before(place, wording)
            if behind is None or behind.draft is not last:
                goes_on, last = 1.0, behind.draft if behind else None
            weighed = list(self._weighed(behind, before, goes_on))
            found.append(self._decided(span, weighed))
            known = told(place, behind, before, goes_on)
            goes_on *= (
                float(known)
                if known is not None
                else next((each.chance for each in weighed if each.standing is behind), 1.0)
            )
        return found

    def _weighed(self, behind: Standing | None, before: Standing | None, goes_on: float) -> Iterator[Weighed]:
        """Yield how likely it is that the speaker before, and the one pointed at behind, holds the floor."""
        if behind is not None and behind.speaker.name is not None:
            yield weigh(behind, BEHIND, self._weights.behind, goes_on)
        if before is not None and before.speaker.name is not None:
            yield weigh(before, BEFORE, self._weights.before)

    def _decided(self, span: Range, weighed: Sequence[Weighed]) -> Holding:
        """Return what the evidence of both sides comes to."""
        if not weighed:
            return Holding(span, Holder.OUTLET, None, (NOBODY,))
        best = max(weighed, key=lambda each: each.chance)
        low, high = self._weights.unclear
        if best.chance >= high:
            return Holding(span, Holder.SPEAKER, best.standing.speaker, _strongest(best.signs, 1))
        if best.chance < low:
            return Holding(span, Holder.OUTLET, None, _strongest(best.signs, -1))
        return Holding(span, Holder.UNCLEAR, None, _strongest(best.signs, 0))


def weigh(standing: Standing, signs: Sequence[Sign], weights: Mapping[str, float], goes_on: float = 1.0) -> Weighed:
    """Return how likely it is that the speaker holds the floor, with what each sign that is shown is worth.

    Args:
        goes_on: how likely it is that the outlet has not taken the floor since.
    """
    shown = {sign.__name__: weights.get(sign.__name__, 0.0) for sign in signs if sign(standing)}
    odds = weights["always"] + math.fsum(shown.values())
    chance = goes_on * _chance(odds) + (1 - goes_on) * _chance(odds + weights.get(ENDED, 0.0))
    if goes_on < EVEN:
        shown[ENDED] = weights.get(ENDED, 0.0)
    return Weighed(chance, standing, shown)


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _strongest(signs: Mapping[str, float], side: int) -> tuple[str, ...]:
    """Return the names of the signs that pull to a side, the strongest first."""
    pulling = [name for name, weight in signs.items() if weight * side > 0 or (side == 0 and weight)]
    return tuple(sorted(pulling, key=lambda name: -abs(signs[name]))[:TOLD])


@cache
def load_weights() -> Weights:
    """Return the weights that the pass uses."""
    file = resources.files("annotator.rules") / "floor_weights.toml"
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    low, high = found["unclear"]
    return Weights(found["behind"], found["before"], (low, high))
