"""Things that are told right before a verb of saying (গল্প বলেন), and times that only look like one."""

from __future__ import annotations

from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import Word


def is_object(knowledge: Knowledge, word: Word) -> bool:
    """Tell whether a word is a thing that is told (গল্প বলেন): no noun that closes a claim or points at one."""
    thing = word.case == "nom" and knowledge.thing(word) and "content_noun" not in word.classes
    return thing and not knowledge.is_class(word.stems[-1], "pointer_noun")


def says_when(knowledge: Knowledge, s: Sentence, k: int, lo: int) -> bool:
    """Tell whether token k is a time, pointed at or counted: মেয়র | ওই দিন, আগের দিন | বলেন; not ভোটের দিন | জানান."""
    if k <= lo or not s.words[k].is_a("time"):
        return False
    before = s.words[k - 1]
    points = before.number or before.text in s.grammar.so_much  # এত দিন
    points = points or not before.classes.isdisjoint(("determiner", "pointer_determiner"))
    return points or knowledge.is_class(before.text.removesuffix("র"), "time")
