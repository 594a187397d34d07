"""How likely an attribution is right: the share of right ones among those that were made alike.

The shares stand in ``scores.toml``; how they are estimated, and how far to trust them, is told in
docs/decisions/scores.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from annotator.rules.drafts import Draft


def score(draft: Draft) -> float:
    """The score of a draft, 0 to 1."""
    return score_of(draft.frame, draft.cue.rule, draft.source is not None)


@cache
def score_of(frame: str, rule: str, named: bool) -> float:
    """The share for the narrowest kind of attribution that was seen often enough.

    Args:
        frame: where source and claim stand around the cue.
        rule: kind and key of the cue's record, a dot between.
        named: it has a source.
    """
    shares = _shares()
    return next(shares[kind] for kind in (*reversed(list(kinds(frame, rule, named))), "all") if kind in shares)


def kinds(frame: str, rule: str, named: bool) -> Iterator[str]:
    """The kinds of attribution that one of these belongs to, the widest first; each within the one before."""
    who = "named" if named else "nobody"
    yield frame
    yield f"{frame}, {who}"
    yield f"{frame}, {who}, {rule.partition('.')[0]}"
    yield f"{frame}, {who}, {rule}"


@cache
def _shares() -> dict[str, float]:
    file = resources.files("annotator.rules") / "scores.toml"
    shares: dict[str, float] = tomllib.loads(file.read_text(encoding="utf-8"))["right"]
    return shares
