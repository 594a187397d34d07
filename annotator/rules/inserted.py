"""Step 3: what somebody only adds to his words, that he hopes or promises so: ‘দাম কমবে, আশা করছি।’"""

from __future__ import annotations

from annotator.rules.claims import trimmed, unopened
from annotator.rules.cue import BELIEF, COMMITMENT
from annotator.rules.drafts import Draft
from annotator.rules.exclusions import Ruling, Tying
from annotator.rules.heads import Phrase

#: Functions of what is added; tenses of it; marks before it.
ADDED, NOW, MARKS = (BELIEF, COMMITMENT), frozenset({"present", "present_continuous"}), ",-–—"
#: A clause before it has at least so many tokens.
SHORTEST = 2


def added(t: Tying) -> Ruling | None:
    """A first person behind a mark at the end, a whole clause before it: ‘আমরা ঘাট ছাড়ব না, | কথা দিচ্ছি।’; ‘দেখা হবে, |
    আমি বিশ্বাস করি।’; not আমরা ঘাটে নেমে, | কথা দিচ্ছি."""
    s, cue = t.s, t.cue
    if cue.person != "first":
        return None
    ends = cue.last == len(s.words) or s.words[cue.last].mark
    if not ends or t.right is not None or cue.function not in ADDED or s.words[cue.last - 1].tenses.isdisjoint(NOW):
        return None
    k = cue.first - 1
    own = k > t.lo and {"first_person", "subject_pronoun"} <= s.words[k].classes
    close = k - own
    if close - t.lo < SHORTEST or s.words[close].text not in MARKS:
        return None
    before = s.words[close - 1]
    over = before.finite and not before.nonfinite
    over = over or (before.is_a("negation") and s.words[close - 2].finite)
    claim = trimmed(s, unopened(s, t.lo, close), close) if over else None
    source = Phrase(k, k + 1, k) if own else None
    return Ruling(Draft(cue, s, "left", source=source, claim=claim)) if claim is not None else None
