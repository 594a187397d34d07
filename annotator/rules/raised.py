"""Nouns of saying behind their verb, or without one, ending a sentence: নকশা নিয়ে | উঠছে প্রশ্ন; … | আশ্বাস মেয়রের."""

from __future__ import annotations

from annotator.labels import Function
from annotator.lexicon.cues import CompoundCue
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence

#: Fewer tokens have no verb and no content before the noun.
SHORTEST = 4
#: Tokens of an owner at most.
LONGEST_OWNER = 8
#: Acts whose noun needs no verb where its content and its owner stand around it.
GIVEN = frozenset({Function.COMMITMENT, Function.WARNING, Function.DEMAND})


def raised_first(s: Sentence, i: int) -> int:
    """Return the first of the noun at token i and a word for how many there are: উঠেছে | নানা প্রশ্ন."""
    return i - (i > SHORTEST and s.words[i - 1].text in s.grammar.many)


def raised(s: Sentence, i: int, record: CompoundCue) -> int | None:
    """Return the token that closes content before the verb of the noun at token i: নকশা | নিয়ে | উঠছে প্রশ্ন; … নিয়ে | শুরু
    হয়েছে জল্পনা."""
    i = raised_first(s, i)
    verb, k = s.words[i - 1], i - 2
    if not verb.finite or any(form.negative or form.person == "honorific" for form in verb.forms):
        return None
    k -= any(chain.split()[:-1] == [s.words[k].text] for chain in record.verbs)
    closes = (record.topical and s.words[k].text in s.grammar.about) or "complementiser" in s.words[k].classes
    return k if closes and k > 0 else None


def handed(s: Sentence, i: int, record: CompoundCue, knowledge: Knowledge) -> bool:
    """A promise, warning or demand ends the sentence with whose it is: ঘাট খোলার | আশ্বাস | মেয়রের; … | হুঁশিয়ারি কৃষকদের."""
    words, rest = s.words, s.words[i + 1 :]
    if record.nominal not in GIVEN or i < 2 or not 0 < len(rest) <= LONGEST_OWNER:
        return False
    owned = rest[-1].case == "gen" and not any(word.mark or word.finite for word in rest) and knowledge.speaks(rest[-1])
    return owned and words[i - 1].case == "gen"


def pointed_out(s: Sentence, k: int) -> int | None:
    """Return the token of what takes up the clause before an owner that ends with token k: ঘাট খুলুক, | এটাই | মাঝিদের."""
    for at in range(k - 1, max(SHORTEST - 2, k - LONGEST_OWNER), -1):
        word = s.words[at]
        if word.text in s.grammar.this_is:
            before = s.words[at - 1]
            return at if before.mark or before.finite else None
        if word.mark or word.finite:
            return None
    return None


def stressed(s: Sentence, i: int, record: CompoundCue) -> bool:
    """The noun that ends the sentence at token i is raised besides: নকশা নিয়ে উঠেছে | প্রশ্নও."""
    text = s.words[i].text
    return record.topical and i + 1 == len(s.words) and text.endswith("ও")
