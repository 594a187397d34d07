"""Complaints that are lodged with police or a court: events, where it is not told of what somebody complains."""

from __future__ import annotations

from annotator.rules.claims import RIGHT
from annotator.rules.cue import Cue
from annotator.rules.text import Sentence

#: Keys of verbs by which somebody files a suit.
FILED = frozenset({"kora", "deowa", "howa"})
#: Tokens between where a complaint is lodged and its noun at most, that where included.
NEAR = 3


def lodged(s: Sentence, cue: Cue, lo: int) -> bool:
    """Tell whether a complaint is only lodged: থানায় (লিখিত) অভিযোগ | করেছেন; not থানায় অভিযোগ | করেন, ঘাট দখল হয়েছে."""
    noun = cue.noun or 0
    at = next((k for k in range(noun - 1, max(lo, noun - NEAR) - 1, -1) if s.words[k].case == "loc"), None)
    if at is None or s.grammar.filed_at.isdisjoint(s.words[at].stems):
        return False
    behind = s.text_at(cue.last)
    told = behind in s.grammar.that or (behind in RIGHT and behind != ";")
    before = s.words[at - 1] if at > lo else None
    return not (told or (before is not None and (before.is_a("complementiser") or before.case == "gen")))


def sued(s: Sentence, cue: Cue) -> bool:
    """Tell whether only those are named whom somebody sues: পাঁচজনের নাম | উল্লেখ করে থানায় মামলা করেন."""
    if s.words[cue.first - 1].nominative not in s.grammar.to_be_known:
        return False
    for k in range(cue.last, len(s) - 1):
        word, behind = s.words[k], s.words[k + 1]
        if word.nominative in s.grammar.complaints and any(form.lemma in FILED for form in behind.forms):
            return True
        if word.mark or word.finite or word.nonfinite:
            return False
    return False
