"""Step 3: what stands before content and says how its act came about: whom somebody called up, why somebody asked."""

from __future__ import annotations

from annotator.bangla.quotations import CLOSERS
from annotator.labels import Function
from annotator.lexicon.grammar import Grammar
from annotator.rules.claims import OPENING
from annotator.rules.cue import Cue
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Tokens between whom somebody calls up and that he does: হাইকমিশনারকে | সাউথ ব্লকে | তলব করে.
LONGEST_CALL = 4
#: Tokens that say where something is told, before to whom.
LONGEST_PLACE = 6
#: Tokens of a clause that says at which moment at most.
LONGEST_MOMENT = 12
#: Tokens among which it is told where the speaker goes to say it.
SHORTEST = 3
#: What somebody does because of something, where the cause is no part of what he does.
WANTED = frozenset({Function.DEMAND, Function.COMMITMENT})
#: What is called for from a meeting.
CALLED = WANTED | {Function.WARNING}


def behind_summons(s: Sentence, first: int, close: int, g: Grammar) -> int:
    """Return where content begins behind whom somebody called up: রাষ্ট্রদূতকে তলব করে | …; ঠিকাদারকে ডেকে | …"""
    for k in range(first + 1, close - 1):
        if s.words[k].text not in g.summoning:
            if s.words[k].finite or s.words[k].mark:
                return first
            continue
        called = any(word.case == "acc" for word in s.words[max(first, k - LONGEST_CALL) : k])
        end = k + 1 + ("participle" in s.words[k + 1].kinds and k + 1 < close - 1)
        bare = "participle" in s.words[end - 1].kinds
        return end if called and bare and end < close else first
    return first


def behind_reason(s: Sentence, cue: Cue, first: int, close: int, g: Grammar) -> int:
    """Return where what is wanted begins behind why it is: আসামি পলাতক থাকায় | তাঁর সম্পদ জব্দের | আবেদন করেন."""
    if cue.function not in WANTED:
        return first
    for k in range(first + 1, close - 1):
        if s.words[k].text in g.being_so:
            after = s.words[k + 1]
            described = after.forms or after.is_a("adjective") or after.is_a("conjunction")  # … হওয়ায় | ডুবে যাওয়া ঘাট
            return first if described else k + 1
    return first


def behind_ruling(s: Sentence, cue: Cue, first: int, close: int, g: Grammar) -> int:
    """Return where an order begins behind what the court ruled before: জামিন নামঞ্জুর করে | … পাঠানোর আদেশ দেন."""
    if cue.noun is None or g.court_orders.isdisjoint(s.words[cue.noun].stems):
        return first
    for k in range(first, close - 2):
        if s.words[k].text in g.ruled and "participle" in s.words[k + 1].kinds:
            return k + 2
        if s.words[k].mark or s.words[k].finite:
            return first
    return first


def behind_audience(s: Sentence, first: int, close: int, g: Grammar) -> int:
    """Return where content begins behind where and to whom it is told: নিজ বাসায় সাংবাদিকদের কাছে | …"""
    for k in range(first, min(first + LONGEST_PLACE, close - 2)):
        if s.words[k].text in g.audience and s.words[k + 1].text in g.addressed:
            return k + 2
        if s.words[k].mark or s.words[k].finite or s.words[k].nonfinite:
            return first
    return first


def arriving(s: Sentence, k: int, close: int, g: Grammar) -> int:
    """Return token k, or that behind it where it says that somebody came to tell it: লাইভে | এসে | …"""
    return k + 1 if k < close - 1 and s.words[k].text in g.arriving else k


def behind_arrival(s: Sentence, first: int, close: int, g: Grammar) -> int:
    """Return where what somebody calls others begins, behind where he went to do so, and that he did it again: মাঝিরা |
    ঘাটে এসে | ইজারাদারকে ‘চোর’ বলে গালি দেন; এক নেতা | আবার | মাঝিদের …"""
    k = first + (s.words[first].text not in g.arriving and s.words[first].case == "loc")
    start = k + 1 if k < close - 1 and s.words[k].text in g.arriving else first
    again = start < close - 1 and s.words[start].text in g.by_then and s.words[start].is_a("adverb")
    return start + (
        again and any(word.case == "acc" or word.text.endswith("দের") for word in s.words[start + 1 : close])
    )


def behind_meeting(s: Sentence, cue: Cue, first: int, close: int, knowledge: Knowledge) -> int:
    """Return where content begins behind a meeting at whose end, or from which, it is told: শুনানি শেষে, সভা থেকে | …"""
    g, called = knowledge.grammar, cue.passive and cue.function in CALLED
    for k in range(first, min(first + LONGEST_CALL, close - 2)):
        behind = s.words[k + 1].text
        from_it = behind in g.from_place and (called or (k > first and s.words[k - 1].is_a("pointer_determiner")))
        if s.words[k].case == "nom" and (behind in g.during or from_it):
            title = knowledge.title_at(s, k, first)
            return k + 2 if title is not None and title[1].role == "medium" else first
        if s.words[k].mark or s.words[k].finite or s.words[k].nonfinite:
            return first
    return first


def behind_deeds(s: Sentence, cue: Cue, first: int, close: int, knowledge: Knowledge) -> int:
    """Return where content begins behind all that: why, after what ruling, to whom and where it was told."""
    g = knowledge.grammar
    start = behind_ruling(s, cue, behind_meeting(s, cue, first, close, knowledge), close, g)
    return behind_audience(s, behind_reason(s, cue, start, close, g), close, g)


def somewhere(s: Sentence, first: int, k: int) -> bool:
    """Only where, when and which stands before the occasion at token k: (গতকাল নদীপুরে) এক | সভায়."""
    which = k > first and "determiner" in s.words[k - 1].classes
    return which and all(word.case == "loc" or word.is_aside or word.text == "," for word in s.words[first : k - 1])


def earlier_than(word: Word, g: Grammar) -> bool:
    """It ends what sets a sentence behind or before another: এর আগে, এরপর."""
    return word.text in g.in_time or word.is_a("connective")


def called_out(s: Sentence, first: int, close: int) -> int:
    """Return where a quotation begins that is closed by বলে, what is done before it no part of it: মায়ের গলা শুনি | ‘খোকা’
    বলে; মাঝিদের উদ্দেশে | ‘চোর’ বলে; not ঘটনাটি | ‘গুজব’ বলে."""
    if s.words[close - 1].text not in CLOSERS:
        return first
    k = next((k for k in range(close - 2, first, -1) if s.words[k].text in OPENING), first)
    before = s.words[k - 1]
    apart = before.text in s.grammar.addressed or before.finite or "participle" in before.kinds
    return k if k > first and apart and not any(word.case == "acc" for word in s.words[first:k]) else first


def behind_stage(s: Sentence, first: int, close: int, g: Grammar) -> int:
    """Behind where the speaker goes to say it: মঞ্চে এসে | …; ফেসবুক লাইভে এসে | …"""
    for k in range(first, min(first + SHORTEST, close - 2)):
        if s.words[k].text in g.stages and s.words[k + 1].text in g.arriving:
            return k + 2
    return first


def behind_span(s: Sentence, first: int, close: int, g: Grammar) -> int:
    """Behind since when, or for how long, at the head of a sentence: মেলার পর থেকে | …; গত কয়েক দিন ধরে | …"""
    for k in range(first + 1, min(first + LONGEST_MOMENT, close - 2)):
        word, before = s.words[k], s.words[k - 1]
        if word.text in g.lasting and before.is_a("time"):
            return k + 1
        if word.mark or word.finite:
            return first
    return first


def besides(s: Sentence, n: int, k: int, close: int, g: Grammar) -> bool:
    """Token n, before the participle at token k, is what the speaker does besides: মেয়রকে ফোন করে | …; not থানায় ফোন করে
    জানানোর …, nor অবরোধ তুলে নেওয়ার …, nor চিঠি দিয়ে হুমকি দেওয়াকে …"""
    called_up = s.words[n].text in g.calls and n > 0 and s.words[n - 1].case == "loc"
    called_up = called_up and "noun" in s.words[close - 1].kinds
    if called_up or s.words[n].text not in g.done_besides:
        return False
    if close == k + 2 and any(word.text in g.about for word in s.words[:n]):
        return False  # হাজিরা সম্পর্কে চিঠি দিয়ে তথ্য | চান
    if "noun" in s.words[k + 1].kinds and s.words[k + 1].nominative in g.vectors:
        return False
    return not any("noun" in word.kinds and word.case == "acc" for word in s.words[k + 1 : close])
