"""The score of an attribution: the share of right ones among those that were made alike.

The shares stand in ``scores.toml``; those that were learnt from reviews stand in a file of that name in the user's
lexicon folder, and are laid over them. How they are estimated, and how far to trust them, is told in
docs/decisions/scores.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from annotator.errors import LexiconError
from annotator.rules.drafts import Draft

#: The name of the file, ours and the user's.
FILE = "scores.toml"


class Scores:
    """The shares, the user's laid over ours.

    Args:
        lexicon: the user's lexicon folder.

    Raises:
        LexiconError: the user's file is not of its form.
    """

    def __init__(self, lexicon: Path | None = None) -> None:
        self._shares = {**our_shares(), **learnt_shares(lexicon)}
        self._known: dict[tuple[str, str, bool], float] = {}

    def score(self, draft: Draft) -> float:
        """Return the score of a draft, 0 to 1."""
        return self.of(draft.frame, draft.cue.rule, draft.source is not None)

    def of(self, frame: str, rule: str, named: bool) -> float:
        """Return the share for the narrowest kind of attribution that was seen often enough.

        Args:
            frame: where source and claim stand around the cue.
            rule: kind and key of the cue's record, a dot between.
            named: it has a source.
        """
        key = frame, rule, named
        found = self._known.get(key)
        if found is None:
            narrow = (*reversed(list(kinds(frame, rule, named))), "all")
            found = self._known[key] = next(self._shares[kind] for kind in narrow if kind in self._shares)
        return found


def kinds(frame: str, rule: str, named: bool) -> Iterator[str]:
    """The kinds of attribution that one of these belongs to, the widest first; each within the one before."""
    who = "named" if named else "nobody"
    yield frame
    yield f"{frame}, {who}"
    yield f"{frame}, {who}, {rule.partition('.')[0]}"
    yield f"{frame}, {who}, {rule}"


@cache
def our_shares() -> dict[str, float]:
    """Return the shares that the program brings, by kind."""
    file = resources.files("annotator.rules") / FILE
    shares: dict[str, float] = tomllib.loads(file.read_text(encoding="utf-8"))["right"]
    return shares


def learnt_shares(lexicon: Path | None) -> Mapping[str, float]:
    """Return the shares in the user's lexicon folder, by kind; nothing where there is no such file.

    Raises:
        LexiconError: it is not of its form.
    """
    file = lexicon / FILE if lexicon else None
    if file is None or not file.is_file():
        return {}
    try:
        shares = tomllib.loads(file.read_text(encoding="utf-8-sig"))["right"]
        good = isinstance(shares, dict) and all(isinstance(each, float) and 0 <= each <= 1 for each in shares.values())
    except (OSError, ValueError, KeyError):
        good = False
    if not good:
        raise LexiconError(
            f"lexicon {file}: it needs a table [right] of shares from 0.0 to 1.0, as `annotator rules report` writes it"
        )
    learnt: dict[str, float] = shares
    return learnt
