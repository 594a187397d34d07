"""Where a sentence that no attribution holds stands, seen from an attribution before or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from annotator.rules.chunks import STEM
from annotator.rules.drafts import Draft
from annotator.rules.floor_wording import Wording
from annotator.rules.speaker import Speaker


class Recalled:
    """What an attribution tells of all sentences around it, found once for all of them.

    Attributes:
        names: what a word begins with that names the speaker.
        stems: how the longer words of the claim begin.
        signs: what signs that the attribution alone shows are worth, by whoever weighs them and by what of it changes.
    """

    __slots__ = ("_figures", "_openings", "names", "signs", "stems")

    def __init__(self, names: Sequence[str], stems: frozenset[str]) -> None:
        self.names = tuple(names)
        self._openings = {name[:STEM] for name in names}
        self.stems = stems
        self._figures: bool | None = None
        self.signs: dict[tuple[object, bool, bool, bool], list[Any]] = {}

    def named(self, words: Wording) -> bool:
        """Tell whether one of the words names the speaker."""
        if self._openings.isdisjoint(words.openings):
            return False
        return any(word.startswith(self.names) for word in words.words)

    def figures(self, draft: Draft) -> bool:
        """Tell whether the claim of its attribution holds figures."""
        if self._figures is None:
            claim = draft.claim
            self._figures = claim is not None and any(map(str.isdigit, draft.s.text[claim.start : claim.end]))
        return self._figures


@dataclass(slots=True)
class Standing:
    """A sentence that no attribution holds, and who spoke before it or is pointed at behind it.

    Attributes:
        distance: how many sentences behind the attribution it stands; before it, for one that points back.
        paragraph: between them a paragraph ends.
        returns: the next attribution is the same speaker's.
        opens: nothing stands before it but sentences like it.
        crossed: another attribution stands in between.
        closing: no attribution follows.
        listed: what the attribution announces is listed behind it.
        recalled: what the attribution tells of all sentences around it.
        names: the sentence names the speaker.
    """

    words: Wording
    draft: Draft
    speaker: Speaker
    distance: int
    paragraph: bool
    returns: bool
    opens: bool
    crossed: bool
    closing: bool
    listed: bool
    names: bool
    recalled: Recalled
