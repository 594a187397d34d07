"""Complaints that are lodged with police or a court: events, where it is not told of what somebody complains."""

from __future__ import annotations

from annotator.rules.claims import RIGHT
from annotator.rules.cue import Cue
from annotator.rules.heads import Phrase
from annotator.rules.nouns import NounPhrases
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


def in_writing(s: Sentence, i: int) -> int | None:
    """Return the letter, suit or the like behind token i, in which something is asked for: ব্যাখ্যা চেয়ে | মেয়রকে চিঠি
    দেয়; রায়ের স্থগিতাদেশ চেয়ে | করা রিট; not ব্যাখ্যা চেয়ে | ফিরে আসেন, পরে চিঠি দেন."""
    for k in range(i, len(s)):
        word = s.words[k]
        if not s.grammar.written_to.isdisjoint(word.stems):
            made = any("noun" in before.kinds for before in s.words[i:k])
            return k if word.case == "nom" or made else None  # … চেয়ে | করা মামলায়
        if (word.mark and word.text not in "()") or (word.finite and not word.nonfinite and "noun" not in word.kinds):
            return None
    return None


def written_by(s: Sentence, i: int, at: int, phrases: NounPhrases) -> tuple[Phrase | None] | None:
    """Return who wrote what is only spoken of, or written by nobody in particular, if anybody is told: … চেয়ে | মেয়রের
    করা রিট; … চেয়ে | করা মেয়রের রিট; … চেয়ে | করা রিট; … চেয়ে | চিঠি দেওয়া হয়. None where somebody writes it: … চেয়ে |
    মেয়র রিট করেন."""
    made = next((k for k in range(i, at) if "noun" in s.words[k].kinds), None)
    if made is None:
        passive = any("noun" in word.kinds for word in s.words[at + 1 : at + 2])
        return (None,) if passive else None
    lo, end = (made + 1, at) if at > made + 1 and s.words[at - 1].case == "gen" else (i, made)
    owned = end > lo and s.words[end - 1].case == "gen"
    return (phrases.owner(s, end, lo) if owned else None,)


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
