"""Step 4: which attribution each marker of uncertainty belongs to."""

from __future__ import annotations

from annotator.labels import Function, HedgeLevel
from annotator.rules.drafts import Draft
from annotator.rules.hedges import Marker
from annotator.rules.nesting import Overlaps, tightest


def share(drafts: list[Draft], markers: list[Marker]) -> list[Marker]:
    """Give each marker to the attribution whose claim holds it most tightly; return those of no claim."""
    bare = []
    cues = Overlaps([draft.cue_range for draft in drafts])
    _unsure([marker for marker in markers if marker.level is HedgeLevel.POSSIBLE and cues.any(marker.span)], drafts)
    markers = [marker for marker in markers if not cues.any(marker.span)]
    holders = tightest([draft.claim for draft in drafts], [marker.span for marker in markers])
    for marker, numbers in zip(markers, holders, strict=True):
        if not numbers:
            bare.append(marker)
        for number in numbers:
            claim = drafts[number].claim
            denied = drafts[number].cue.function is Function.DENIAL
            if not denied or claim is None or claim.end != marker.span.end:  # আলোচনার সম্ভাবনা | নাকচ করেন
                drafts[number].hedges.append((marker.span, marker.level))
    return bare


def _unsure(markers: list[Marker], drafts: list[Draft]) -> None:
    """Give a marker that a denied cue is, or ends in, to its attribution: পুলিশ খবরটি | নিশ্চিত করতে পারেনি."""
    denied = [draft for draft in drafts if draft.cue.negative] if markers else []
    by_end = {draft.cue_range.end: draft for draft in denied}
    for marker in markers:
        draft = by_end.get(marker.span.end)
        if draft is not None:
            draft.hedges.append((marker.span, marker.level))
