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


def behind_meeting(s: Sentence, cue: Cue, first: int, close: int, knowledge: Knowledge) -> int:
    """Return where content begins behind a meeting at whose end, or from which, it is told: শুনানি শেষে, সভা থেকে | …"""
    g, called = knowledge.grammar, cue.passive and cue.function in CALLED
    for k in range(first, min(first + LONGEST_CALL, close - 2)):
        behind = s.words[k + 1].text
        if s.words[k].case == "nom" and (behind in g.during or (called and behind in g.from_place)):
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
