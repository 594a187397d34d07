"""What stands at the edges of a noun phrase, and whether it belongs to it."""

from __future__ import annotations

from annotator.bangla.quotations import CLOSERS
from annotator.rules.growth import Growth
from annotator.rules.heads import BORNE
from annotator.rules.knowledge import Knowledge
from annotator.rules.speaker import STATES
from annotator.rules.text import Sentence
from annotator.rules.words import ENTITY, LISTED, OUTSIDE, SPEAKER, THING, Word

#: Sign that closes an English plural in a name: ডক্টরস, নার্সেস.
FOREIGN_PLURAL = "স"
#: Tokens of a short form in brackets at most, the brackets among them.
LONGEST_ALIAS = 5
#: Tokens of a body before an ending that stands apart.
LONGEST_BODY = 7
#: Words of a medium's name that no list holds at most.
LONGEST_NAME = 4
#: From an office to the one of the same person behind it at most: তদন্ত কর্মকর্তা | নদীপুর থানার এসআই …
NEAR = 3


def tied(s: Sentence, i: int) -> bool:
    """Tell whether token i, which stands outside elsewhere, is tied to what follows.

    সেখানে উপস্থিত | সাংবাদিকেরা; এমন | কয়েকজন জেলে; জুলাই | মঞ্চ, but not ১২ জুলাই.
    """
    word, behind = s.words[i], s.words[i + 1]
    if word.text in s.grammar.months:
        return not (behind.is_a("time") or (i > 0 and s.words[i - 1].number))
    place = word.text in s.grammar.therein and behind.is_a("bridge")
    return place or (word.is_a("determiner") and behind.is_a("determiner"))


def handed_to(s: Sentence, k: int) -> bool:
    """Tell whether somebody was given what is told by the participle at token k: মেয়রকে | দেওয়া তথ্য; not থানা থেকে |
    পাওয়া তথ্য."""
    to = s.words[k - 1]
    return s.words[k].text in s.grammar.issued and to.case == "acc" and not to.is_a("postposition")


def left_over(s: Sentence, i: int, head: int) -> bool:
    """Tell whether of the participle at token i no clause is left, or only whom it was given: দেওয়া | ওই বিবৃতিতে,
    প্রকাশিত | ব্যাংকের তথ্যে; মেয়রকে | দেওয়া পুলিশের তথ্যে."""
    given = [k for k in range(i + 1, head) if s.words[k].text in s.grammar.issued]
    if given and any(handed_to(s, k) for k in given):
        return s.words[head].case == "gen" and bool(s.words[head].flags & (SPEAKER | ENTITY))
    issued = s.words[i].text in s.grammar.issued
    return issued and (s.words[i + 1].text in s.grammar.pointing_back or s.words[head].case == "gen")


def led(s: Sentence, i: int, head: int) -> bool:
    """Tell whether before token i stands who leads the body that the phrase names: মেয়রের নেতৃত্বে | তিন সদস্যের কমিটি."""
    if s.words[i - 1].text not in s.grammar.led_by or i >= head:
        return False
    members, body = s.words[i + 1].title, s.words[head].title
    counted = s.words[i].number or s.words[i].is_a("determiner")
    counted = counted or (s.words[i + 1].case == "gen" and members is not None and members.role in BORNE)  # সাত সদস্যের
    return counted and body is not None and body.role == "body"


def owned_apart(s: Sentence, k: int, hi: int) -> int | None:
    """Return the genitive ending that stands apart behind the body which begins with token k, before an office of it:
    আদালত-৪ | এর | বিচারক রিমা সেন."""
    for at in range(k + 1, min(k + LONGEST_BODY, hi - 1)):
        word = s.words[at]
        if word.text in s.grammar.detached_genitive:
            behind = [w for w in s.words[at + 1 : at + 3] if w.case == "nom" and w.title is not None]
            return at if any(w.title is not None and w.title.role in BORNE for w in behind[:1]) else None
        if word.case != "nom" or word.finite or (word.mark and word.text not in "()"):
            return None
    return None


def apposed(s: Sentence, k: int, hi: int) -> int | None:
    """Return the second office of somebody, in a body, before his name: তদন্ত কর্মকর্তা | নদীপুর থানার | এসআই রহিম মিয়া."""
    first, owned = s.words[k].title, False
    for at in range(k + 1, min(k + LONGEST_BODY, hi - 1) if first is not None and first.role in BORNE else k):
        word, behind = s.words[at], s.words[at + 1]
        if word.mark or word.finite or word.case not in ("nom", "gen"):
            return None
        if owned and word.title is not None and word.title.role in BORNE and word.case == "nom":
            second = s.words[at + 2].case == "nom" if at + 2 < hi else True
            return at if behind.flags & LISTED and behind.case == "nom" and second and at - k <= NEAR else None
        body = word.flags & ENTITY or (word.title is not None and word.title.role == "body")
        if word.case == "gen" and not body:
            return None
        owned = owned or word.case == "gen"
    return None


def reporting(knowledge: Knowledge, g: Growth) -> bool:
    """Tell whether before the phrase stands a medium that no list holds, behind the word for what it is: ইতালির দৈনিক লা
    স্তাম্পা | ক্লাবের এক সূত্রের বরাতে; not দৈনিক লা স্তাম্পা রহিম | মিয়ার বরাতে."""
    own = g.s.words[g.i]
    named = knowledge.name(own) and own.title is None and not own.flags & ENTITY
    return not named and unlisted_medium(knowledge, g.s, g.i - 1, g.lo)


def reports(knowledge: Knowledge, s: Sentence, k: int, lo: int) -> bool:
    """Tell whether token k ends the name of a medium, listed or not."""
    return knowledge.reporter_start(s, k, lo) is not None or unlisted_medium(knowledge, s, k, lo)


def unlisted_medium(knowledge: Knowledge, s: Sentence, k: int, lo: int) -> bool:
    """Tell whether token k ends a medium's name that no list holds, behind the word for what it is: দৈনিক লা | স্তাম্পা."""
    for n in range(k, max(lo, k - LONGEST_NAME) - 1, -1):
        word = s.words[n]
        if n < k and knowledge.reporting(word):
            return word.case == "nom"
        other = word.title is not None and not (n == k and knowledge.reporting(word))  # … সান দিয়েগো | ট্রিবিউন
        if word.case != "nom" or word.mark or other or not knowledge.name(word):
            return False
    return False


def formed_for(s: Sentence, at: int, lo: int) -> int:
    """Return where is told what for a body was formed, by an infinitive or a noun at token ``at``, behind it the
    participle: দুর্ঘটনা খতিয়ে | দেখতে | গঠিত কমিটি, চুরির অভিযোগ | তদন্তে | গঠিত কমিটি; the token itself else."""
    if s.words[at + 1].text not in s.grammar.made_up:
        return at
    if "infinitive" not in s.words[at].kinds:
        first = at
        while first > lo and s.words[first].flags & THING and s.words[first - 1].flags & THING:
            first -= 1
            if s.words[first].case == "gen":
                break
        return first
    while at > lo and s.words[at - 1].nonfinite:
        at -= 1
    while at > lo and (before := s.words[at - 1]).case in ("nom", "gen"):
        if before.mark or before.finite or before.title is not None or before.flags & OUTSIDE:
            break
        at -= 1
    return at


def handed_in(s: Sentence, noun: Word, verb: Word) -> bool:
    """Tell whether both say how a document came before somebody: জমা দেওয়া, দায়ের করা."""
    done = "kora" in verb.lemmas
    return verb.text in s.grammar.issued or (done and noun.text in s.grammar.filed)


def aliased(s: Sentence, k: int) -> bool:
    """Tell whether the bracket at token k closes the short form of an owner: নির্বাচন কমিশনের (ইসি) | দাবি."""
    if s.words[k].text != ")":
        return False
    opening = next((n for n in range(k - 1, max(0, k - LONGEST_ALIAS), -1) if s.words[n].text == "("), 0)
    return opening > 0 and s.words[opening - 1].case == "gen"


def behind_quotation(s: Sentence) -> bool:
    """A quotation closes right before the sentence: ‘ঘাট ছাড়ব না।’ | দাবি মাঝিদের।"""
    return s.text[: s.start].rstrip().endswith(tuple(CLOSERS))


def of_state(s: Sentence, end: int, hi: int, knowledge: Knowledge) -> int | None:
    """Return the end of a body whose name a state or its seat begins that ends before token ``end``: ঢাকা | জেলা পুলিশ."""
    entity = knowledge.entity_at(s, end - 1)
    near = range(end, min(end + 3, hi)) if entity is not None and entity[1].kind in STATES else ()
    titles = ((k, knowledge.title_at(s, k, end)) for k in near if s.words[k].case == "nom")
    return next((k + 1 for k, title in titles if title and title[0] == end and title[1].role == "body"), None)


def closes_foreign(knowledge: Knowledge, s: Sentence, k: int) -> bool:
    """Tell whether a word for a body closes a name behind a foreign plural: ওমান মেরিনার্স | নেটওয়ার্ক ভাঙনের …"""
    before, title = s.words[k - 1], s.words[k].title
    plural = title is not None and title.role == "body" and before.text.endswith(FOREIGN_PLURAL) and k > 1
    return plural and before.case == "nom" and knowledge.known_name(before) and not knowledge.proper_name(before)
