"""Step 3: what somebody asks with a participle, doing something besides: … তা জানতে চেয়ে রুল জারি করেছেন হাইকোর্ট."""

from __future__ import annotations

from annotator.labels import Scope
from annotator.rules.claims import trimmed
from annotator.rules.cue import QUESTION
from annotator.rules.drafts import Draft
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases


def asked_by(draft: Draft | None, lo: int, phrases: NounPhrases, knowledge: Knowledge) -> Draft | None:
    """Return a draft unless its cue is a participle of asking and not both who asks and what are told.

    A body that opens the question becomes its source:
    হাইকোর্ট | ঘাট কেন বন্ধ, তা | জানতে চেয়ে রুল দেন; not এ বিষয়ে জানতে চেয়ে …, nor জানতে চেয়ে ফোন করা হলে.
    """
    if (
        draft is None
        or draft.cue.kind != "participle"
        or draft.cue.function is not QUESTION
        or draft.cue.noun is not None
    ):
        return draft
    if draft.claim is None or draft.scope is Scope.PRECEDING:
        return None
    s = draft.s
    opening = phrases.initial(s, lo, draft.cue.first) if draft.source is None else None
    if opening is not None and opening.first == lo and knowledge.body(s, opening.head):
        draft.source, draft.claim = opening, trimmed(s, opening.last, s.index_at(draft.claim.end))
    return draft if draft.source is not None else None
