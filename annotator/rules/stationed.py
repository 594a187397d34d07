"""A state before an office that says where somebody works, or which branch of a firm, rather than whose he is."""

from __future__ import annotations

from annotator.lexicon.sources import SourceRecord
from annotator.rules.knowledge import Knowledge
from annotator.rules.speaker import STATES
from annotator.rules.text import Sentence

#: Roles of titles that say more than a form of address.
SPEAKING = ("office", "spokesperson")
#: A post of an office has fewer tokens than this.
LONGEST_POST = 4


def posted(knowledge: Knowledge, s: Sentence, k: int, at: int, entity: SourceRecord, first: int) -> bool:
    """Tell whether a name only says where somebody of another body works: রয়টার্সের | ইরান | প্রতিনিধি …

    A state, or the community of states where a state owns it: যুক্তরাষ্ট্রের | জাতিসংঘ | প্রতিনিধি.
    """
    if s.words[k].case != "nom" or at == first or s.words[at - 1].case != "gen":
        return False
    owner = knowledge.entity_at(s, at - 1, first) if entity.kind == "igo" else None
    if entity.kind not in STATES and (owner is None or owner[1].kind not in STATES):
        return False
    behind = (knowledge.title_at(s, n, k + 1) for n in range(k + 1, min(k + LONGEST_POST, len(s.words))))
    posts = (title[1] for title in behind if title is not None and title[0] == k + 1)
    return any(post.role in SPEAKING and (post.type == "inherits" or post.yields) for post in posts)


def branch(knowledge: Knowledge, s: Sentence, at: int, first: int) -> bool:
    """Tell whether the state from token ``at`` on closes a firm's name: ইউনিলিভার | বাংলাদেশের চেয়ারম্যান."""
    before = s.words[at - 1] if at > first and s.words[at].case == "gen" else None
    if before is None or before.case != "nom" or before.mark or before.title is not None or before.number:
        return False
    return knowledge.known_name(before) and before.classes.isdisjoint(("determiner", "adverb", "pronoun"))


def place_of(s: Sentence, k: int, last: int) -> bool:
    """Tell whether a body at token k is only where somebody is: হাসপাতালে | চিকিৎসাধীন রিমা সেন; not কমিশনে | কর্মরত …"""
    if k + 1 >= last or s.words[k].case not in ("loc", "nom"):
        return False
    if s.words[k].case == "nom":  # মেডিকেল | কলেজ হাসপাতালে
        behind = s.words[k + 1].title
        return behind is not None and behind.role == "body" and place_of(s, k + 1, last)
    return all(word.text not in s.grammar.employed for word in s.words[k + 1 : k + 3])
