"""By which words around it what follows a cue is no content of it, or what is done is no act of saying."""

from __future__ import annotations

from annotator.rules.cue import Cue
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence

#: Words of a clause at most of which what is refused is told in the clause before it.
NEAR = 4


def refuses(s: Sentence, cue: Cue, lo: int) -> bool:
    """Tell whether what was offered or asked for is refused: প্রস্তাব দেওয়া হলেও তিনি তা | প্রত্যাখ্যান করেন."""
    if "pointer" not in s.words[cue.first - 1].classes:
        return False
    words = s.words[lo if cue.first - lo > NEAR else 0 : cue.first]
    return any(stem in cue.compound.unless_before for word in words for stem in word.stems)


def talked_of(s: Sentence, cue: Cue, lo: int) -> bool:
    """Tell whether what is pointed at can only have been said, by whom is not told: সভায় এসব কথা | উঠে আসে."""
    k = cue.first - 1
    points = k > lo and s.words[k - 1].is_a("pointer_determiner")
    return points and any(stem.removesuffix("গুলো") in cue.compound.closers for stem in s.words[k].stems)


def said_of_a_thing(s: Sentence, cue: Cue) -> bool:
    """Tell whether what a thing is seen as stands before the cue (… হিসেবে | দেখছেন, কারণ …), or its content as a verbal
    noun (খালি থাকার | আশঙ্কা তৈরি হয়েছে – …)."""
    if cue.noun is None or not cue.noun:
        return False
    before = s.words[cue.noun - 1]
    done = cue.needs == "clause" and before.case == "gen" and "noun" in before.kinds
    seen = cue.compound.impersonal and before.is_a("complementiser")  # … বলে | বিবেচিত, তাই …
    called = cue.passive and cue.compound.of_object and not (before.forms or before.is_a("postposition"))
    seen = seen or (called and s.words[cue.noun - 2].case == "acc")  # শিশুটিকে মৃত | দাবি করা হচ্ছে, ছবিতে …
    asked = cue.compound.of_others and not cue.joined  # মেয়রের বিচার | চায়, কিন্তু …; not সময় | চেয়ে জানান, …
    seen = seen or asked or before.text in s.grammar.seeking
    return done or seen or "as" in s.words[cue.noun].classes


def said_before(s: Sentence, cue: Cue, lo: int) -> bool:
    """Tell whether the content stands before the cue, another clause behind it: বৈঠকের কথা নিশ্চিত করেছে, তবে …"""
    k = cue.first - 1
    before = k > lo and "content_noun" in s.words[k].classes and s.words[k - 1].case == "gen"
    telling = cue.verb.figures and cue.person == "third" and s.words[k].text in s.grammar.figures | s.grammar.lore
    return before and not (telling or cue.joined or cue.compound.reads_finite)  # তথ্য | যাচাই করে দেখা গেছে, …


def informed(s: Sentence, cue: Cue, lo: int, knowledge: Knowledge) -> bool:
    """Tell whether somebody was let know, nothing said to the reader: বিষয়টি থানাকে (লিখিতভাবে) | জানানো হয়েছে; not
    সাংবাদিকদের, বিবিসিকে জানানো হয়েছে."""
    k = cue.first - 1
    while k > lo and s.words[k].text.endswith(tuple(s.grammar.manner)):
        k -= 1
    told = s.words[k]
    news = told.text in s.grammar.audience or knowledge.reporting(told) or knowledge.reports(s, k)
    whom = told.case == "acc" and not told.is_a("pronoun") and not news
    return cue.passive and not cue.negative and lo <= k and whom and s.words[lo - 1].is_a("pointer")


def leads(s: Sentence, lo: int, hi: int) -> bool:
    """Tell whether the clause before token hi leads to another: যখন মন্ত্রী | বলেন; not যখন …, তখন মন্ত্রী | বলেন."""
    for word in reversed(s.words[lo:hi]):
        if word.text in s.grammar.dependent or word.text in s.grammar.correlative:
            return word.text in s.grammar.dependent
    return False


def reasoned(s: Sentence, cue: Cue) -> bool:
    """Tell whether what follows is why or though what was said: বয়কটের ঘোষণা দিয়েছে, | কারণ …; … বলে জানা গেছে, | যদিও …"""
    if cue.first == 0 or s.words[cue.last].text != "," or s.text_at(cue.last + 1) not in s.grammar.reasons:
        return False
    before = s.words[cue.first - 1]
    return cue.negative or before.is_a("complementiser") or (cue.noun is not None and before.case == "gen")
