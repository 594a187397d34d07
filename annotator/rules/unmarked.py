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


def believed(cue: Cue, words: Sequence[Word]) -> Sequence[Word]:
    """Return the words of what somebody believes, without commas: সমিতি মনে করে | ক্ষতি বেশি, হয়তো দ্বিগুণ; nothing of
    what he recalls: মনে করেন | ছোটবেলার কথা."""
    thinks = cue.function is Function.BELIEF and cue.noun is not None and cue.kind == "verb"
    if not thinks or cue.passive or cue.negative or "content_noun" in words[-1].classes:
        return ()
    return [word for word in words if word.text != ","]


def claimed(cue: Cue, word: Word) -> bool:
    """Tell whether a clause opens with the word, behind what is claimed by nobody named: দাবি করা হচ্ছে | ছবিটি ঢাকার."""
    claims = cue.function is Function.CLAIM and cue.kind == "verb" and cue.passive and not cue.negative
    return claims and word.case == "nom" and (word.determined or "pointer" in word.classes)


def asks_whether(s: Sentence, cue: Cue) -> bool:
    """Tell whether a question whether something is so ends the sentence: পুলিশ জানতে চায় | ঘাটে নৌকা আছে কি না."""
    if cue.function is not Function.QUESTION or cue.passive:
        return False
    last = len(s.words)
    return s.words[-1].text in s.grammar.whether or s.slice(max(last - 2, 0), last) in s.grammar.whether_in_two


def tells(s: Sentence, cue: Cue) -> bool:
    """Tell whether a verb by itself can have what is told or asked behind it: পুলিশ বলেছে | ঘাট খোলা."""
    heard = cue.verb.hearsay and s.words[cue.first].finite  # শুনেছি | মেলা বসবে না
    return cue.verb.says or bool(cue.verb.reported) or heard or asks_whether(s, cue)


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


def opened(s: Sentence, k: int, knowledge: Knowledge) -> bool:
    """Tell whether a clause with a subject of its own begins at token k behind the noun that opens the sentence.

    অভিযোগ | রাতে বালি তুলছে মাফিয়ারা; not অভিযোগ | পেলে …, অভিযোগ | থানায় জমা দেন মাঝিরা, অভিযোগ | নিয়ে মামলা হয়.
    """
    if k != 1 or len(s) - k < SHORTEST:
        return False
    word, g = s.words[k], s.grammar
    if word.forms or word.mark or word.number or word.is_a("postposition"):
        return False
    if s.words[k + 1].is_a("postposition") or s.words[k + 1].mark or not g.filed_at.isdisjoint(word.stems):
        return False
    words = s.words[k:]
    done = any(not {each.text, each.nominative}.isdisjoint(g.met | g.deeds) for each in words[:2])
    led = word.is_a("conjunction") or any(word.text.startswith(f"{link}-") for link in g.links)  # দাবিগুলো | হলো-১. …
    done = done or led or word.determined or word.text in g.done_besides
    if done or any(knowledge.conditional(each) for each in words):
        return False
    verb = next((n for n, each in enumerate(words) if each.finite and not each.nonfinite), 0)
    passive = "noun" in words[verb - 1].kinds if verb else False
    passive = passive and "present" not in words[verb].tenses  # অভিযোগ | বাক্স খোলা হয়
    others = (each for each in words if each.case in ("nom", "pl"))
    acts = any(each.case == "pl" or knowledge.speaks(each) or knowledge.proper_name(each) for each in others)
    return verb > 1 and (passive or acts)


def in_news(s: Sentence, k: int) -> bool:
    """Tell whether a clause begins at token k behind news: পুলিশ সূত্রে খবর | মাঝিরা ফিরেছেন; not খবর | পেয়ে …"""
    within = k > 1 and s.words[k - 2].case == "loc"  # not সূত্রের খবর | …
    return within and len(s) - k > SHORTEST_NEWS and not s.words[k].forms and s.words[-1].finite


def behind_semicolon(s: Sentence, cue: Cue, lo: int) -> int:
    """Return where the clause of a verb of saying begins: দলটি হরতাল ডেকেছে; | সরকার একে অযৌক্তিক বলেছে."""
    clause = (k + 1 for k in range(cue.first - 1, lo, -1) if s.words[k].text == ";")
    return next(clause, lo) if cue.noun is None else lo
