"""Clauses that no mark parts from the words that tell them: ওসি জানান | এটি দুর্ঘটনা; মাঝিদের দাবি | ঘাটের মালিক আসেননি."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.labels import Function
from annotator.rules.cue import Cue
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import Word

BRACKETS = "()"
#: A clause behind a noun of saying has more tokens than this, the noun among them; one behind news than that.
SHORTEST, SHORTEST_NEWS = 5, 2


def verbless(words: Sequence[Word]) -> bool:
    """Tell whether the words are a clause without a verb: এটি দলের জয়; মৃতের নাম কমল (৪৫); কঠিন সময়."""
    return not words[-1].is_a("postposition") and not any(
        (word.mark and word.text not in BRACKETS) or word.case == "acc" or word.nonfinite or word.finite
        for word in words
    )


def claimed(cue: Cue, word: Word) -> bool:
    """Tell whether a clause opens with the word, behind what is claimed by nobody named: দাবি করা হচ্ছে | ছবিটি ঢাকার."""
    claims = cue.function is Function.CLAIM and cue.kind == "verb" and cue.passive and not cue.negative
    return claims and word.case == "nom" and (word.determined or "pointer" in word.classes)


def ends_clause(word: Word) -> bool:
    """Tell whether it is a verb that a clause can end with, an infinitive included (… দাঁড়াতে)."""
    return word.finite or "infinitive" in word.kinds


def begins(s: Sentence, k: int) -> bool:
    """Tell whether a clause of its own begins at token k, with what is pointed at, a time or a number."""
    opening = bool(s.words[k].classes & {"pointer_determiner", "time"}) or s.words[k].number
    return opening and len(s) - k > SHORTEST


def holds(s: Sentence, k: int, i: int, knowledge: Knowledge) -> bool:
    """Tell whether whoever owns the noun at token i with token k tells something, rather than something being done with
    what is told: বাসিন্দাদের দাবি | ঘাটের মাঝি আসেননি; not … দাবি | ঘাটের মাঝি মেনে নেননি."""
    if "genitive_pronoun" in s.words[k].classes:
        return True
    named = knowledge.speaks(s.words[k]) or knowledge.entity_at(s, k) is not None
    who = named or s.words[k].text.endswith("দের")
    met = any(s.grammar.met & {word.text, word.nominative} for word in s.words[i:])
    return who and not met and not any(word.finite for word in s.words[:k])


def in_news(s: Sentence, k: int) -> bool:
    """Tell whether a clause begins at token k behind news: পুলিশ সূত্রে খবর | মাঝিরা ফিরেছেন; not খবর | পেয়ে …"""
    within = k > 1 and s.words[k - 2].case == "loc"  # not সূত্রের খবর | …
    return within and len(s) - k > SHORTEST_NEWS and not s.words[k].forms and s.words[-1].finite
