"""Reliability of the rules by reviews: how reliable each is, and scores learnt from that for the next run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import NotFound
from annotator.quality import rule_posteriors
from annotator.quality.rule_posteriors import ReviewedPrediction, RulePosterior, logit_step, moved, posteriors
from annotator.rules.scores import FILE, Scores, kinds, our_shares
from annotator.tables.files import replacing

if TYPE_CHECKING:
    from annotator.store import Store

HEAD = """\
# The share of right attributions by kind, learnt from {reviewed:,} predictions that people reviewed. Laid over the
# program's own scores wherever this folder is given as --lexicon. Written by `annotator rules report --scores`; written
# anew, not edited.

[right]
"""


def reviewed_predictions(store: Store) -> list[ReviewedPrediction]:
    """Return every prediction that a reviewer was shown.

    Raises:
        NotFound: there is none.
    """
    found = list(rule_posteriors.reviewed_predictions(store.reviews()))
    if not found:
        raise NotFound("no prediction has been reviewed; `annotator push` sends some to people, `pull` fetches reviews")
    return found


def reliability(found: Sequence[ReviewedPrediction], *, by_cue: bool = False) -> list[RulePosterior]:
    """Return how reliable each rule or cue is, the one that cost reviewers most first."""
    return posteriors(found, lambda one: one.rule.partition(".")[2] if by_cue else one.rule, _expected)


def learn_scores(found: Sequence[ReviewedPrediction], folder: Path) -> int:
    """Write what was learnt as ``scores.toml`` into a lexicon folder, and return of how many kinds it says a share.

    Raises:
        UsageError: the folder cannot be written to.
    """
    step = logit_step([_expected(one) for one in found], [one.right for one in found])
    shares = {kind: moved(share, step) for kind, share in our_shares().items()}
    shares |= {one.group: one.mean for one in posteriors(found, _kind, _expected)}
    lines = (f'"{kind}" = {min(max(share, 0.001), 0.999):.3f}\n' for kind, share in sorted(shares.items()))
    with replacing(folder / FILE) as draft:
        draft.write_text(HEAD.format(reviewed=len(found)) + "".join(lines), encoding="utf-8", newline="\n")
    return len(shares)


def _expected(one: ReviewedPrediction) -> float:
    """The program's own score of such a prediction, whatever was learnt since: no review counts twice."""
    frame, _, rule = one.rule.partition(".")
    return _ours().of(frame, rule, one.named)


_ours = cache(Scores)  # loaded when it is first asked


def _kind(one: ReviewedPrediction) -> str:
    frame, _, rule = one.rule.partition(".")
    return list(kinds(frame, rule, one.named))[-1]
