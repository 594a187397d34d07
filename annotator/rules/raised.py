"""Nouns of saying behind their verb, which end the sentence: নকশা নিয়ে | উঠছে প্রশ্ন; … | উঠেছে নানা প্রশ্ন; … | উঠেছে প্রশ্নও."""

from __future__ import annotations

from annotator.lexicon.cues import CompoundCue
from annotator.rules.text import Sentence

#: Fewer tokens have no verb and no content before the noun.
SHORTEST = 4


def raised_first(s: Sentence, i: int) -> int:
    """Return the first of the noun at token i and a word for how many there are: উঠেছে | নানা প্রশ্ন."""
    return i - (i > SHORTEST and s.words[i - 1].text in s.grammar.many)


def is_raised(s: Sentence, i: int, record: CompoundCue) -> bool:
    """The verb of the noun at token i stands before it, behind its content: নকশা নিয়ে | উঠছে | প্রশ্ন."""
    i = raised_first(s, i)
    verb, before = s.words[i - 1], s.words[i - 2]
    if not verb.finite or any(form.negative or form.person == "honorific" for form in verb.forms):
        return False
    return (record.topical and before.text in s.grammar.about) or "complementiser" in before.classes


def stressed(s: Sentence, i: int, record: CompoundCue) -> bool:
    """The noun that ends the sentence at token i is raised besides: নকশা নিয়ে উঠেছে | প্রশ্নও."""
    text = s.words[i].text
    return record.topical and i + 1 == len(s.words) and text.endswith("ও") and text[:-1] in record.nouns
