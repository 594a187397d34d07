"""A word for a body that is a surname where somebody is only named: কৃষক রতন | সরকার."""

from __future__ import annotations

from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence


def surname(knowledge: Knowledge, phrases: NounPhrases, s: Sentence, k: int) -> bool:
    """Tell whether token k, elsewhere a body, goes on the name before it.

    What he is stands before it, or he does something somewhere: কৃষক রতন | সরকারকে, রতন | সরকার থানায় যান; not ট্রাম্প | সরকার.
    """
    word, given = s.words[k], s.words[k - 1]
    if not knowledge.proper_name(word) or not knowledge.listed_name(given) or knowledge.in_office(given):
        return False
    if phrases.borne(s, k - 1, 0):
        return True
    somewhere = k == 1 and word.case == "nom" and k + 1 < len(s.words) and s.words[k + 1].case == "loc"
    return somewhere and next((word.honorific for word in reversed(s.words) if word.forms), False)
