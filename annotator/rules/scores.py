"""How likely an attribution is right, by the rule and the frame that made it."""

from __future__ import annotations

from annotator.rules.drafts import Draft

#: Share of right attributions by frame; estimated in ``benchmarks`` and smoothed (see docs/decisions/scores.md).
BY_FRAME = {
    "right": 0.9,
    "pointer": 0.85,
    "left": 0.7,
    "quote": 0.7,
    "postposition": 0.8,
    "credit": 0.9,
    "silence": 0.6,
}


def score(draft: Draft) -> float:
    """The score of a draft, 0 to 1."""
    return BY_FRAME[draft.frame]
