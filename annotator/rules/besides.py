"""Step 3: what stands before content and says how its act came about: whom somebody called up, why somebody asked."""

from __future__ import annotations

from annotator.labels import Function
from annotator.lexicon.grammar import Grammar
from annotator.rules.cue import Cue
from annotator.rules.text import Sentence

#: Tokens between whom somebody calls up and that he does: হাইকমিশনারকে | সাউথ ব্লকে | তলব করে.
LONGEST_CALL = 4
#: What somebody does because of something, where the cause is no part of what he does.
WANTED = frozenset({Function.DEMAND, Function.COMMITMENT})


def behind_summons(s: Sentence, first: int, close: int, g: Grammar) -> int:
    """Return where content begins behind whom somebody called up: রাষ্ট্রদূতকে তলব করে | …; ঠিকাদারকে ডেকে | …"""
    for k in range(first + 1, close - 1):
        if s.words[k].text not in g.summoning:
            if s.words[k].finite or s.words[k].mark:
                return first
            continue
        called = any(word.case == "acc" for word in s.words[max(first, k - LONGEST_CALL) : k])
        end = k + 1 + (any(form.kind == "participle" for form in s.words[k + 1].forms) and k + 1 < close - 1)
        bare = any(form.kind == "participle" for form in s.words[end - 1].forms)
        return end if called and bare and end < close else first
    return first


def behind_reason(s: Sentence, cue: Cue, first: int, close: int, g: Grammar) -> int:
    """Return where what is wanted begins behind why it is: আসামি পলাতক থাকায় | তাঁর সম্পদ জব্দের | আবেদন করেন."""
    if cue.function not in WANTED:
        return first
    for k in range(first + 1, close - 1):
        if s.words[k].text in g.being_so:
            after = s.words[k + 1]
            described = after.forms or after.is_a("adjective") or after.is_a("conjunction")  # … হওয়ায় | ডুবে যাওয়া ঘাট
            return first if described else k + 1
    return first
