"""The forms in which a noun of saying is a cue by itself, without a verb: where owner and content stand around it."""

from __future__ import annotations

from enum import Enum

from annotator.labels import HedgeLevel
from annotator.lexicon.cues import CompoundCue
from annotator.rules.claims import OPENING
from annotator.rules.closers import quoted, taken_up
from annotator.rules.cue import ALLEGATION, BELIEF, CLAIM, DENIAL, QUESTION
from annotator.rules.edges import aliased, behind_quotation
from annotator.rules.knowledge import Knowledge
from annotator.rules.raised import (
    BEFORE,
    arisen,
    behind_quoted,
    bracket,
    closed_apart,
    handed,
    handed_on,
    led,
    meant,
    pointed_at,
    pointing,
    raised,
    set_aside,
    somebodys,
    stressed,
    told_before,
    verbal_genitive,
    whole,
)
from annotator.rules.spread import claimed_before
from annotator.rules.text import Sentence
from annotator.rules.unmarked import begins, holds, opened

#: Acts whose noun leads to no clause with যে.
ASKED_OR_DENIED = frozenset({QUESTION, DENIAL})
POSSIBLE = HedgeLevel.POSSIBLE
#: Acts whose noun in the locative takes up a clause right before it.
CHARGES = frozenset({ALLEGATION, CLAIM})
#: What follows a noun that is a cue by itself.
MARKS = frozenset({",", ":", "–", "—", "-", ";", "ঃ"})
#: A clause that no mark ties to its noun has more tokens than this.
SHORTEST = 5
#: Tokens of an owner behind its noun at most, and of what stands between an owner and its noun.
LONGEST_OWNER, LONGEST_GAP = 8, 2


class Shape(Enum):
    """The form in which a noun of saying stands by itself."""

    CLOSED = "… বলে অভিযোগ (এলাকাবাসীর)"
    OWNED = "পুলিশের ধারণা, …"
    BEHIND = "…, দাবি মালিকের"
    OPENING = "অভিযোগ, …"
    ENDING = "… সরানোর অভিযোগ"
    TIMED = "… কমানোর প্রতিশ্রুতির পর"
    TAKEN_UP = "…, এমন আশঙ্কায় …"
    LED = "ধারণা তৈরি হয়েছে যে …"
    RAISED = "নকশা নিয়ে উঠছে প্রশ্ন"
    POINTED_OUT = "…, এটাই মাঝিদের দাবি"
    SPREAD = "… দাবিতে ছড়ানো ছবি"
    POINTING = "এই অভিযোগ মাঝিদের"


def shape_of(s: Sentence, i: int, record: CompoundCue, knowledge: Knowledge) -> Shape | None:
    """Return the form in which the noun at token i is a cue; None where it is none."""
    words = s.words
    bare = words[i].text in record.nouns or stressed(s, i, record)
    if (before := _of_a_clause_before(s, i, record, knowledge)) is not None:
        return before
    if _closed(s, i, knowledge):
        return Shape.CLOSED if i + 1 == len(words) or words[-1].case == "gen" else None
    if i + 1 == len(words) and closing(s, i, knowledge) is not None:
        return Shape.CLOSED
    if words[i].case == "loc":  # মেয়রের বক্তব্যে | ‘কর’ প্রসঙ্গ এসেছে
        return None
    if owner_before(s, i, knowledge) is not None and _opens(s, i, record, knowledge):
        return Shape.OWNED
    if record.nominal not in ASKED_OR_DENIED and record.needs != "quotation" and led(s, i) is not None:
        return Shape.LED
    if bare and (behind := _behind_its_clause(s, i, record, knowledge)) is not None:
        return behind
    verbal = i > 1 and verbal_genitive(words[i - 1])
    if verbal and words[i].case == "gen" and s.text_at(i + 1) in s.grammar.in_time:
        return Shape.TIMED
    if bare and (record.alone or (i > 1 and words[i - 1].text in s.grammar.addressed)):
        return _without_owner(s, i, record, knowledge, verbal)
    return None


def _of_a_clause_before(s: Sentence, i: int, record: CompoundCue, knowledge: Knowledge) -> Shape | None:
    """The form of a noun for what a clause before it says: ঘাট ভেঙেছে | দাবিতে ছড়ানো ছবি; ঘাট ভাঙবে, এমন | আশঙ্কায় …"""
    if (record.nominal is CLAIM or record.level is POSSIBLE) and claimed_before(s, i) is not None:
        return Shape.SPREAD
    if taking_up(s, i, record, knowledge) is not None:
        return Shape.TAKEN_UP
    if i == 0 and s.words[i].text in s.grammar.captions and s.text_at(1) in MARKS and s.text_at(2) in OPENING:
        return Shape.OPENING  # ক্যাপশন: ‘নদীর রাজা’
    return Shape.POINTING if s.words[i].text in record.nouns and pointing(s, i) is not None else None


def _closed(s: Sentence, i: int, knowledge: Knowledge) -> bool:
    """বলে closes content before the noun at token i, and what stands between them."""
    apart = (i + 1 == len(s.words) or s.words[-1].case == "gen") and closed_apart(s, i, knowledge) is not None
    return apart or s.words[before_modifiers(s, i)].is_a("complementiser")


def determined(s: Sentence, i: int, knowledge: Knowledge) -> int:
    """The token of the determiner before the noun at token i: এমন | একটি | আশঙ্কা; এ | রকম | আশা."""
    k = i - 1
    while k > 0 and i - k <= LONGEST_GAP and (s.words[k].text in s.grammar.one_such or knowledge.adjective(s.words[k])):
        k -= 1
    return k - (k > 0 and s.words[k].text in s.grammar.of_kind)


def taking_up(s: Sentence, i: int, record: CompoundCue, knowledge: Knowledge) -> int | None:
    """Return where the clause ends that the noun at token i takes up: ঘাট ভাঙবে, | এমন আশঙ্কায় …; …, | এমনটাই মত | তাঁদের."""
    words, k = s.words, determined(s, i, knowledge)
    word = words[k]
    if record.nominal is not None and (behind := quoted(s, k)) is not None:
        return behind
    if record.nominal in CHARGES and words[i].case == "loc" and k == i - 1 > 1 and word.finite and not word.nonfinite:
        return i  # মাঝি ডুবেছেন | দাবিতে ছড়ানো ছবিটি পুরোনো
    if k <= SHORTEST - 2 or (word.text not in s.grammar.taking_up and "pointer_determiner" not in word.classes):
        return None
    owned = (i + 1 < len(words) and ends(s, i + 1, record)) or pointed_at(s, i, k, record)
    such = word.text in s.grammar.such or words[k + 1].text in s.grammar.of_kind
    if not owned and (not such or record.nominal is QUESTION or set_aside(s, i)):
        return None
    end = taken_up(s, 0, k)
    told = record.hedge or record.by_reporters  # সংকট তৈরি হয় | এমন বক্তব্য is what such a speech would do
    unmarked = told and i + 1 < len(words) and end is not None and words[end - 1].finite
    return end if end is not None and (end < k or unmarked) else None


def _without_owner(s: Sentence, i: int, record: CompoundCue, knowledge: Knowledge, verbal: bool) -> Shape | None:
    """The form of a noun that nobody before it owns."""
    words = s.words
    heard = record.level is HedgeLevel.POSSIBLE and all(word.case in ("loc", "gen") for word in words[: _opened(s, i)])
    rumour = record.level is HedgeLevel.POSSIBLE and words[0].case == "nom"  # মহলটি নানা বিষয়ে | গুজব, ভুল তথ্য ছড়ায়
    aimed = _aimed(s, i) and not rumour
    if (_first(s, i, knowledge) or aimed or heard) and _told(s, behind_link(s, i + 1)):
        return Shape.OPENING
    if i == 0 and record.hedge and opened(s, 1, knowledge):
        return Shape.OPENING  # অভিযোগ | রাতে বালি তোলে মাফিয়ারা
    owned = 0 < len(words) - i - 1 < SHORTEST and words[i + 1].case != "gen"
    if _aimed(s, i) and (owned or i + 2 == len(words)) and ends(s, i + 1, record):
        return Shape.BEHIND  # টোল নিয়ে | অভিযোগ | মাঝিদের
    if record.demands or i < 2 or words[i - 1].case != "gen":
        return None
    told = any(word.finite for word in words) or knowledge.speaks(words[i - 1])
    told = told or words[i - 1].nominative in record.unless_before  # মৌমাছির | গুঞ্জন
    fragment = verbal or (record.hedge and not told)
    if fragment and i + 1 < len(words):
        against = words[-1].text in s.grammar.against and len(words) - i <= LONGEST_OWNER  # … | অভিযোগ | মেয়রের বিরুদ্ধে
        if against or ends(s, i + 1, record):
            return Shape.ENDING if against else Shape.BEHIND
    return Shape.ENDING if fragment and i + 1 == len(words) else None


def _opened(s: Sentence, i: int) -> int:
    """The token behind where something is heard: ঘাটপাড়ার অন্দরে | জোর | গুঞ্জন, …"""
    while s.text_at(i - 1) in s.grammar.between_owner:
        i -= 1
    return i


def _aimed(s: Sentence, i: int) -> bool:
    """Whom or what it is aimed at stands right before the noun: মেয়রের বিরুদ্ধে | অভিযোগ; ইজারা নিয়ে | অভিযোগ."""
    before = s.words[i - 1].text if i > 1 else ""
    return before in s.grammar.against or before in s.grammar.about or before in s.grammar.addressed


def behind_link(s: Sentence, i: int) -> int:
    """The token behind a word that ties content to its noun, where one stands at token i: অভিযোগ | হলো, …"""
    return i + (s.text_at(i) in s.grammar.links)


def _told(s: Sentence, i: int) -> bool:
    """A clause follows at token i, behind a mark or opened by a word that begins clauses: অভিযোগ, …; অভিযোগ তাঁকে …"""
    words = s.words
    if i + 1 >= len(words) or not any(word.finite for word in words[i + 1 :]):
        return False
    opens = bool(words[i].classes & {"pronoun", "pointer_determiner", "determiner"}) and words[-1].finite
    opens = opens or (words[i - 1].text in s.grammar.links and words[i].is_a("adverb"))  # ধারণা ছিল | হয়তো …
    return words[i].text in (",", ":", "–", "—") or opens


def owner_before(s: Sentence, i: int, knowledge: Knowledge) -> int | None:
    """The token of the genitive before a noun, an adjective between them at most: কৃষকদের | পাল্টা | দাবি."""
    for k in range(i - 1, max(-1, i - 2 - LONGEST_GAP), -1):
        word = s.words[k]
        if word.text in s.grammar.of_page or word.text in s.grammar.on_behalf_of:
            continue  # পত্রিকার | প্রথম পাতার | খবর; পরিবারের | তরফে | দাবি
        if word.case == "gen" or "genitive_pronoun" in word.classes or aliased(s, k):
            return k
        between = knowledge.adjective(word) or word.is_a("adverb") or word.text in s.grammar.between_owner
        counts = word.number or word.text in s.grammar.announced
        between = between or (counts and word.text not in s.grammar.ones)  # শ্রমিকদের | পাঁচ দফা | দাবি
        if word.is_a("postposition") or not between:  # মেয়রের প্রতি | আহ্বান is nobody's
            return None
    return None


def closing(s: Sentence, i: int, knowledge: Knowledge) -> int | None:
    """The token of বলে that closes content, the owner of the noun at token i between: … | বলে | এলাকাবাসীর ধারণা."""
    owner = owner_before(s, i, knowledge)
    if owner is None:
        return None
    for k in range(owner - 1, max(0, owner - LONGEST_OWNER), -1):
        word = s.words[k]
        if "complementiser" in word.classes:
            return k
        if word.mark or word.finite:
            return None
    return None


def _opens(s: Sentence, i: int, record: CompoundCue, knowledge: Knowledge) -> bool:
    """Its content follows: পুলিশের ধারণা, …; পরিবারের দাবি তাকে হত্যা করা হয়েছে; তার অভিযোগ মাঝির নৌকা ছিল না; মেয়রের জবাব ‘…’."""
    if i + 1 >= len(s.words) or record.nominal is DENIAL:
        return False
    after = s.words[i + 1]
    over = s.words[-1].finite or "negation" in s.words[-1].classes
    clause = "pronoun" in after.classes or (record.hedge and begins(s, i + 1))
    clause = clause or (record.by_reporters and not after.finite)
    asked = record.demands and knowledge.of_class(s.words[-1], "demanded")
    asked = asked and not any(word.finite for word in s.words[i + 1 :])
    k = owner_before(s, i, knowledge)
    told = record.hedge and k is not None and after.case == "gen" and holds(s, k, i, knowledge)
    ours = record.nominal is BELIEF and k is not None and "first_person" in s.words[k].classes
    clause = clause or (ours and len(s) - i > SHORTEST and not (after.forms or knowledge.adjective(after)))
    clause = clause or (told and len(s) - i >= SHORTEST and not s.words[i + 2].is_a("postposition"))
    unmarked = s.words[i].text in record.nouns and record.needs != "negative" and ((over and clause) or asked)
    unmarked = unmarked or (s.words[i].text in record.nouns and handed_on(s, i))
    thus = after.text in s.grammar.such and s.text_at(i + 2) in MARKS  # মাঝির বক্তব্য | এমন, ‘…’
    return thus or unmarked or after.text in MARKS or after.text in s.grammar.links or after.text in OPENING


def before_modifiers(s: Sentence, i: int) -> int:
    """The token before the noun at token i and what stands between it and an owner: … বলে | প্রাথমিক ধারণা; or where it is
    said, behind a mark: …, | সংবাদ সম্মেলনে অভিযোগ."""
    k = i - 1
    while k > 0 and (s.words[k].text in s.grammar.between_owner or s.words[k].is_a("adjective")):
        k -= 1
    if k > 2 and s.words[k].text in s.grammar.occasions:
        at = k - 1 - (s.words[k - 1].case == "nom" and not s.words[k - 1].mark)
        k = at if s.words[at].text in BEFORE else k
    return max(k, 0)


def _behind_its_clause(s: Sentence, i: int, record: CompoundCue, knowledge: Knowledge) -> Shape | None:
    """The form of a noun that ends a sentence behind what is said: …, দাবি মেয়রের; নকশা নিয়ে উঠছে প্রশ্ন."""
    before = before_modifiers(s, i)
    if behind_quoted(s, i) is not None and i + 1 < len(s.words) and ends(s, i + 1, record):
        return Shape.BEHIND  # ‘ঘাট ছাড়ব না’, সভায় মেয়রকে | হুঁশিয়ারি মাঝিদের
    if before == 0 and behind_quotation(s) and i + 1 < len(s.words) and ends(s, i + 1, record):
        return Shape.BEHIND  # ‘ঘাট ছাড়ব না।’ | দাবি মাঝিদের
    if handed(s, i, record, knowledge) and record.needs != "quotation":
        return Shape.BEHIND
    if i < 3:
        return None
    told = told_before(s, before) or (record.hedge and whole(s, before) and knowledge.speaks(s.words[-1]))
    aimed = i + 2 < len(s.words) and s.words[-1].text in s.grammar.against and record.alone  # …, অভিযোগ | মেয়রের বিরুদ্ধে
    told = told or (aimed and whole(s, before))
    over = record.alone and record.hedge and i + 1 < len(s.words) and told_before(s, i) and not s.words[i - 1].mark
    if over and before == i - 1 and ends(s, i + 1, record) and somebodys(s, i + 1, bracket(s), knowledge):
        return Shape.BEHIND  # টাকা ফেরত দেয়নি সংস্থা | অভিযোগ গ্রাহকদের
    if s.words[before].text in BEFORE and told and (aimed or ends(s, i + 1, record)):
        return Shape.BEHIND
    owner = owner_before(s, i, knowledge) if i + 1 == len(s.words) else None
    if owner is not None and meant(s, owner, record):
        return Shape.POINTED_OUT
    return Shape.RAISED if i + 1 == len(s.words) and (raised(s, i, record) or arisen(s, i, record)) else None


def ends(s: Sentence, i: int, record: CompoundCue) -> bool:
    """The sentence ends with an owner that begins at token i, or with the noun itself: …, অভিযোগ (স্থানীয়দের)."""
    rest = s.words[i : bracket(s)]
    if not rest:
        return record.alone
    told = any(word.text in MARKS or (word.finite and not word.is_a("name")) for word in rest)
    plain = len(rest) <= LONGEST_OWNER and not told
    return plain and rest[-1].case == "gen"


def _first(s: Sentence, i: int, knowledge: Knowledge) -> bool:
    """Only connectives, marks, a time and what it stands on come before token i: তদন্তে | অনুমান; রাত ৯.১৫: | অভিযোগ."""
    if s.text_at(i - 1) == ":" and i <= SHORTEST and any(word.number for word in s.words[:i]):
        return True
    between, before = s.grammar.between_owner, i - 1 if stands_on(s, i, knowledge) else i
    return all(word.mark or "connective" in word.classes or word.text in between for word in s.words[:before])


def stands_on(s: Sentence, i: int, knowledge: Knowledge) -> bool:
    """A document in the locative stands right before token i: তদন্তে | অনুমান; প্রতিবেদনে | দাবি."""
    return i > 0 and s.words[i - 1].case == "loc" and knowledge.document_at(s, i - 1)
