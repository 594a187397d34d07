"""What stands at the left edge of a noun phrase, and whether it belongs to it."""

from __future__ import annotations

from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Tokens of a short form in brackets at most, the brackets among them.
LONGEST_ALIAS = 5


def tied(s: Sentence, i: int) -> bool:
    """Tell whether token i, which stands outside elsewhere, is tied to what follows.

    সেখানে উপস্থিত | সাংবাদিকেরা; এমন | কয়েকজন জেলে; জুলাই | মঞ্চ, but not ১২ জুলাই.
    """
    word, behind = s.words[i], s.words[i + 1]
    if word.text in s.grammar.months:
        return not (behind.is_a("time") or (i > 0 and s.words[i - 1].number))
    place = word.text in s.grammar.therein and behind.is_a("bridge")
    return place or (word.is_a("determiner") and behind.is_a("determiner"))


def left_over(s: Sentence, i: int, head: int) -> bool:
    """Tell whether of the participle at token i no clause is left: দেওয়া | ওই বিবৃতিতে, প্রকাশিত | ব্যাংকের তথ্যে."""
    issued = s.words[i].text in s.grammar.issued
    return issued and (s.words[i + 1].text in s.grammar.pointing_back or s.words[head].case == "gen")


def handed_in(s: Sentence, noun: Word, verb: Word) -> bool:
    """Tell whether both say how a document came before somebody: জমা দেওয়া, দায়ের করা."""
    done = any(form.lemma == "kora" for form in verb.forms)
    return verb.text in s.grammar.issued or (done and noun.text in s.grammar.filed)


def aliased(s: Sentence, k: int) -> bool:
    """Tell whether the bracket at token k closes the short form of an owner: নির্বাচন কমিশনের (ইসি) | দাবি."""
    if s.words[k].text != ")":
        return False
    opening = next((n for n in range(k - 1, max(0, k - LONGEST_ALIAS), -1) if s.words[n].text == "("), 0)
    return opening > 0 and s.words[opening - 1].case == "gen"


def behind_quotation(s: Sentence) -> bool:
    """A quotation closes right before the sentence: ‘ঘাট ছাড়ব না।’ | দাবি মাঝিদের।"""
    return s.text[: s.start].rstrip().endswith(tuple("’”'\""))
