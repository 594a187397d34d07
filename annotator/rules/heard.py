"""Surnames that no lexicon knows, of somebody whom the text has named in full before: মাদুরান, after মন্ত্রী পেদ্রো মাদুরান."""

from __future__ import annotations

from annotator.rules.knowledge import Knowledge
from annotator.rules.search import Opening
from annotator.rules.text import Sentence

#: Classes of words that open a clause before its subject.
OPENING = frozenset({"starter", "connective", "time"})
#: Signs before a surname among which the words before it are looked for.
BEFORE = 60
#: So many words before it.
WORDS = 3
#: Marks at a word.
MARKS = "‘’“”'\"(),।:;–—- "


def heard_of(knowledge: Knowledge, s: Sentence, k: int) -> bool:
    """Tell whether the text has said before the sentence whose surname token k is: মন্ত্রী পেদ্রো | মাদুরান, রহিম | মাদুরান;
    not মেয়র রহিম | ঝিলতলা গ্রামে."""
    name = s.words[k].text
    place = s.text.find(f" {name}", 0, s.start)
    while place >= 0:
        if _named(knowledge, s, place, name):
            return True
        place = s.text.find(f" {name}", place + 1, s.start)
    return False


def speaks_alone(knowledge: Knowledge, o: Opening) -> bool:
    """Tell whether an unknown name speaks that the text has told, nothing but what opens the clause before it."""
    verb = next((word for word in o.s.words[o.hi :] if word.finite), None)
    behind = o.s.words[o.k + 1]
    if verb is None or not verb.honorific or (behind.case == "gen" and knowledge.proper_name(behind)):
        return False
    before = o.s.words[o.lo : o.k]
    return all(word.mark or word.classes & OPENING for word in before) and heard_of(knowledge, o.s, o.k)


def _named(knowledge: Knowledge, s: Sentence, place: int, name: str) -> bool:
    """Tell whether at an offset of the text somebody is named by this surname."""
    end = place + 1 + len(name)
    behind = s.text[end : end + 1]
    if behind.isalnum() or "\u0980" <= behind <= "\u09fe":
        return False
    before = s.text[max(0, place - BEFORE) : place].split(" ")[-WORDS:]
    given = before[-1]
    if not given or given[-1] in MARKS or not knowledge.grammar.localities.isdisjoint(_next(s.text, end)):
        return False
    if knowledge.is_class(given, "name") or knowledge.borne(given):
        return True
    known = any(knowledge.is_class(given, what) for what in ("common", "adjective", "time", "place"))
    return not known and len(before) > 1 and knowledge.borne(before[-2].strip(MARKS))


def _next(text: str, end: int) -> tuple[str, ...]:
    """Return the word behind an offset, with and without the ending of a place."""
    word = text[end + 1 : end + 1 + BEFORE].split(" ")[0].strip(MARKS)
    return word, word.removesuffix("ে"), word.removesuffix("ের"), word.removesuffix("য়")
