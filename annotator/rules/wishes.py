"""Step 3: what somebody asks of others in the first person: ‘আমরা এই হামলার বিচার চাই।’"""

from __future__ import annotations

from collections.abc import Sequence

from annotator.bangla.sentences import Range
from annotator.rules.cue import Cue
from annotator.rules.text import Sentence


def asks_of_others(s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> bool:
    """Tell whether a speaker asks in his own words for something to be done: he says আমরা, or has said why (তারা তাকে
    মেরেছে, এর | বিচার চাই); a banner says neither (‘খুনির বিচার চাই’), nor does a bare বিচার চাই say of what."""
    noun = cue.noun if cue.noun is not None else cue.first
    at = s.starts[noun]
    said = lo > 0 or any(quote.start < at < quote.end for quote in quotes)
    to_come = any(form.tense == "future" for form in s.words[cue.last - 1].forms)
    if not said or to_come or noun - 1 < lo or s.words[noun - 1].mark:
        return False
    before = s.words[lo:noun]
    ours = any({"first_person", "subject_pronoun"} <= word.classes for word in before)
    why = any(word.finite and not word.nonfinite for word in before)
    going_on = any(quote.start < s.start and at < quote.end for quote in quotes)
    return ours or why or going_on
