"""Nouns of saying that are cues by themselves, without a verb: পুলিশের ধারণা, …; …, দাবি মালিকের; … সরানোর অভিযোগ.

A form is where owner and content stand around the noun. Each case of ``Nominal`` says by which words a form is known,
and finds source and claim; the finder of cues asks whether a noun has a form, the frames ask for the draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from annotator.bangla.quotations import is_quotation
from annotator.bangla.sentences import Range
from annotator.lexicon.cues import CompoundCue
from annotator.rules.claims import OPENING, Claims, trimmed, unopened
from annotator.rules.cue import Cue
from annotator.rules.drafts import Draft
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.leftwards import Leftwards
from annotator.rules.nouns import NounPhrases
from annotator.rules.phrases import REPORTERS
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: What follows a noun that is a cue by itself.
MARKS = frozenset({",", ":", "–", "—", "-", ";", "ঃ"})
#: What stands before such a noun where its content is over.
BEFORE = frozenset({",", "–", "—", "-"})
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


def shape_of(s: Sentence, i: int, record: CompoundCue, knowledge: Knowledge) -> Shape | None:
    """Return the form in which the noun at token i is a cue; None where it is none."""
    words = s.words
    bare = words[i].text in record.nouns
    if "complementiser" in words[_before_modifiers(s, i)].classes:
        return Shape.CLOSED if i + 1 == len(words) or words[-1].case == "gen" else None
    if i + 1 == len(words) and _closing(s, i, knowledge) is not None:
        return Shape.CLOSED
    if words[i].case == "loc" and not bare:  # মেয়রের বক্তব্যে | ‘কর’ প্রসঙ্গ এসেছে
        return None
    if _owner_before(s, i, knowledge) is not None and _opens(s, i, record, knowledge):
        return Shape.OWNED
    if bare and i > 2 and words[i - 1].text in BEFORE and _over(words[i - 2]) and _ends(s, i + 1, record):
        return Shape.BEHIND
    verbal = i > 1 and words[i - 1].case == "gen" and any(each.kind == "noun" for each in words[i - 1].forms)
    if verbal and words[i].case == "gen" and i + 1 < len(words) and words[i + 1].text in s.grammar.in_time:
        return Shape.TIMED
    if bare and record.alone:
        return _without_owner(s, i, record, knowledge, verbal)
    return None


def _without_owner(s: Sentence, i: int, record: CompoundCue, knowledge: Knowledge, verbal: bool) -> Shape | None:
    """The form of a noun that nobody before it owns."""
    words = s.words
    if _first(s, i, knowledge) and _told(s, i + 1):
        return Shape.OPENING
    if record.demands or i < 2 or words[i - 1].case != "gen":
        return None
    told = record.needs == "clause" or any(word.finite for word in words) or knowledge.speaks(words[i - 1])
    told = told or words[i - 1].nominative in record.unless_before  # মৌমাছির | গুঞ্জন
    fragment = verbal or not told
    if fragment and i + 1 < len(words):
        against = words[-1].text in s.grammar.against and len(words) - i <= LONGEST_OWNER  # … | অভিযোগ | মেয়রের বিরুদ্ধে
        if against or _ends(s, i + 1, record):
            return Shape.ENDING if against else Shape.BEHIND
    return Shape.ENDING if fragment and i + 1 == len(words) else None


def _told(s: Sentence, i: int) -> bool:
    """A clause follows at token i, behind a mark or opened by a word that begins clauses: অভিযোগ, …; অভিযোগ তাঁকে …"""
    words = s.words
    if i + 1 >= len(words) or not any(word.finite for word in words[i + 1 :]):
        return False
    opens = bool(words[i].classes & {"pronoun", "pointer_determiner", "determiner"}) and words[-1].finite
    return words[i].text in (",", ":") or opens


def _owner_before(s: Sentence, i: int, knowledge: Knowledge) -> int | None:
    """The token of the genitive before a noun, an adjective between them at most: কৃষকদের | পাল্টা | দাবি."""
    for k in range(i - 1, max(-1, i - 2 - LONGEST_GAP), -1):
        word = s.words[k]
        if word.case == "gen" or "genitive_pronoun" in word.classes:
            return k
        between = knowledge.adjective(word) or word.is_a("adverb") or word.text in s.grammar.between_owner
        if word.mark or word.is_a("postposition") or not between:  # মেয়রের প্রতি | আহ্বান is nobody's
            return None
    return None


def _closing(s: Sentence, i: int, knowledge: Knowledge) -> int | None:
    """The token of বলে that closes content, the owner of the noun at token i between: … | বলে | এলাকাবাসীর ধারণা."""
    owner = _owner_before(s, i, knowledge)
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
    if i + 1 >= len(s.words):
        return False
    after = s.words[i + 1]
    over = s.words[-1].finite or "negation" in s.words[-1].classes
    clause = (
        (record.by_reporters and not after.finite) or "pronoun" in after.classes or (record.hedge and _begins(s, i + 1))
    )
    asked = record.demands and knowledge.of_class(s.words[-1], "demanded")
    asked = asked and not any(word.finite for word in s.words[i + 1 :])
    k = _owner_before(s, i, knowledge)
    told = record.hedge and k is not None and "genitive_pronoun" in s.words[k].classes and after.case == "gen"
    clause = clause or (told and len(s) - i > SHORTEST and not s.words[i + 2].is_a("postposition"))
    unmarked = s.words[i].text in record.nouns and ((over and clause) or asked)
    return unmarked or after.text in MARKS or after.text in s.grammar.links or after.text in OPENING


def _begins(s: Sentence, k: int) -> bool:
    """A clause of its own begins at token k, with what is pointed at, a time or a number."""
    opening = bool(s.words[k].classes & {"pointer_determiner", "time"}) or s.words[k].number
    return opening and len(s) - k > SHORTEST


def _before_modifiers(s: Sentence, i: int) -> int:
    """The token before the noun at token i and what stands between it and an owner: … বলে | প্রাথমিক ধারণা."""
    k = i - 1
    while k > 0 and s.words[k].text in s.grammar.between_owner:
        k -= 1
    return max(k, 0)


def _over(word: Word) -> bool:
    """A clause or a quotation is over with the word."""
    return word.finite or (word.mark and word.text in "’”'\"") or "negation" in word.classes


def _ends(s: Sentence, i: int, record: CompoundCue) -> bool:
    """The sentence ends with an owner that begins at token i, or with the noun itself: …, অভিযোগ (স্থানীয়দের)."""
    rest = s.words[i:]
    if not rest:
        return record.alone
    plain = len(rest) <= LONGEST_OWNER and not any(word.text in MARKS or word.finite for word in rest)
    return plain and (rest[-1].case == "gen" or "genitive_pronoun" in rest[-1].classes)


def _first(s: Sentence, i: int, knowledge: Knowledge) -> bool:
    """Only connectives, marks, and what it stands on come before token i: প্রাথমিক | অনুমান; প্রাথমিক তদন্তে | অনুমান."""
    between, before = s.grammar.between_owner, i - 1 if _stands_on(s, i, knowledge) else i
    return all(word.mark or "connective" in word.classes or word.text in between for word in s.words[:before])


def _stands_on(s: Sentence, i: int, knowledge: Knowledge) -> bool:
    """A document in the locative stands right before token i: তদন্তে | অনুমান; প্রতিবেদনে | দাবি."""
    return i > 0 and s.words[i - 1].case == "loc" and knowledge.document_at(s, i - 1)


def _behind_colon(s: Sentence, lo: int, hi: int) -> int:
    """Behind a dateline that a colon ends: নিজস্ব প্রতিনিধি, কলকাতা: | …"""
    return next((k + 1 for k in range(hi - 1, lo, -1) if s.words[k].text == ":"), lo)


class Nominal:
    """Builds the attributions of nouns of saying without a verb."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, claims: Claims, left: Leftwards) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._claims = claims
        self._left = left
        self._cases = {
            Shape.CLOSED: self._closed,
            Shape.OWNED: self._owned,
            Shape.BEHIND: self._behind,
            Shape.OPENING: self._opening,
            Shape.ENDING: self._ending,
            Shape.TIMED: self._timed,
        }

    def draft(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """Return the draft of a noun of saying by itself; none where nobody says it, or nothing is said."""
        shape = shape_of(s, cue.first, cue.compound, self._knows)
        return self._cases[shape](s, cue, lo, quotes) if shape is not None else None

    def _owned(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """Owner before the noun, content behind it: পুলিশের ধারণা, …; কৃষকদের পাল্টা দাবি, …"""
        k = _owner_before(s, cue.first, self._knows)
        source = self._phrases.owner(s, (cue.first if k is None else k + 1), lo)
        claim = self._claims.right(s, cue.last, quotes)
        if claim is not None and self._a_word_or_two(s, cue, claim, quotes):
            return None
        written = cue.compound.of_document and claim is not None and is_quotation(quotes, claim)
        if source is None or not (written or self._speaks(s, source, cue)):
            return None
        if claim is None and s.words[cue.last].text not in self._g.links and not s.words[cue.last].mark:
            claim = trimmed(s, cue.last, len(s.words))  # পরিবারের দাবি | তাকে হত্যা করা হয়েছে
        if claim is None:
            return None
        if cue.compound.demands and self._demands(s, claim):
            cue = cue.demanding()
        return Draft(cue, s, "right", source=source, claim=claim)

    def _a_word_or_two(self, s: Sentence, cue: Cue, claim: Range, quotes: Sequence[Range]) -> bool:
        """The words behind are no content: মেয়রের বক্তব্য | ‘ভুল’ প্রমাণিত হয়েছে; আমার বিশ্বাস | হচ্ছে না."""
        if is_quotation(quotes, claim):
            return False
        return s.words[cue.last].text in OPENING or len(s.text[claim.start : claim.end].split()) < 2

    def _closed(self, s: Sentence, cue: Cue, lo: int, _quotes: Sequence[Range]) -> Draft | None:
        """Content closed by বলে, who says it behind the noun, before it or nowhere: … বলে | অভিযোগ | এলাকাবাসীর."""
        close = _closing(s, cue.first, self._knows)
        if close is not None:
            return self._closed_before_the_owner(s, cue, lo, close)
        source = self._phrases.bare(s, len(s.words), cue.last)
        claim = trimmed(s, lo, _before_modifiers(s, cue.first))
        named = source is not None and source.first == cue.last
        if claim is None or not (named or cue.last == len(s.words)):
            return None
        return Draft(cue, s, "left", source=source if named else None, claim=claim)

    def _closed_before_the_owner(self, s: Sentence, cue: Cue, lo: int, close: int) -> Draft | None:
        """Content closed by বলে at token ``close``, then who says it, then the noun: … বলে | এলাকাবাসীর | ধারণা."""
        k = _owner_before(s, cue.first, self._knows)
        source = self._phrases.owner(s, cue.first if k is None else k + 1, close + 1)
        claim = trimmed(s, unopened(s, lo, close), close)
        if claim is None or source is None or not self._speaks(s, source, cue):
            return None
        return Draft(cue, s, "left", source=source, claim=claim)

    def _behind(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """Noun and owner behind content and a comma: পথ খোলা ছিল, | দাবি | মালিকের; …, | অভিযোগ."""
        source = self._phrases.bare(s, len(s.words), cue.last) if cue.last < len(s.words) else None
        if s.words[cue.first - 1].text not in BEFORE:
            claim = trimmed(s, _behind_colon(s, lo, cue.first), cue.first)  # ফেলে দেওয়ার | অভিযোগ | পরিবারের
            return Draft(cue, s, "left", source=source, claim=claim) if claim is not None and source else None
        if cue.last < len(s.words) and (source is None or not self._speaks(s, source, cue)):
            return None
        claim = self._claims.quote_before(s, cue.first, quotes) or trimmed(s, lo, cue.first - 1)
        return Draft(cue, s, "left", source=source, claim=claim) if claim is not None else None

    def _opening(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """A noun that opens the sentence, or what it stands on: অভিযোগ, রাতে মাটি কাটা হয়; প্রাথমিক তদন্তে | অনুমান, …"""
        claim = self._claims.right(s, cue.last, quotes) or trimmed(s, cue.last, len(s.words))
        source = self._phrases.grow(s, cue.first - 1, cue.first, lo) if _stands_on(s, cue.first, self._knows) else None
        return Draft(cue, s, "right", source=source, claim=claim) if claim is not None else None

    def _timed(self, s: Sentence, cue: Cue, lo: int, _quotes: Sequence[Range]) -> Draft | None:
        """An act that is set in time: চীনের পক্ষ থেকে … কমানোর | প্রতিশ্রুতির পর."""
        return self._left.draft(s, replace(cue, kind="dependent"), lo, lo)

    def _ending(self, s: Sentence, cue: Cue, lo: int, _quotes: Sequence[Range]) -> Draft | None:
        """A noun that ends the sentence, its content a verbal noun: মাটি কেটে নেওয়ার | অভিযোগ।"""
        claim = trimmed(s, _behind_colon(s, lo, cue.first), cue.first)
        return Draft(cue, s, "left", claim=claim) if claim is not None else None

    def _speaks(self, s: Sentence, source: Phrase, cue: Cue) -> bool:
        if cue.compound.by_reporters and not self._reports(s, source):
            return False
        return self._knows.can_speak(s, source)

    def _reports(self, s: Sentence, source: Phrase) -> bool:
        """A bringer of news: a medium, an agency or a source nobody names (সূত্রের খবর)."""
        entity = self._knows.entity_at(s, source.head, source.first)
        title = self._knows.title_at(s, source.head, source.first)
        if entity is not None:
            return entity[1].type in REPORTERS
        return title is not None and (title[1].role == "anonymous" or title[1].type in REPORTERS)

    def _demands(self, s: Sentence, claim: Range) -> bool:
        """The claim says what has to be done: it ends in an infinitive and হবে, or in a noun for it."""
        k = s.index_at(claim.end) - 1
        linked = s.words[s.index_at(claim.start) - 1].text in self._g.links
        done = linked and any(form.kind == "noun" for form in s.words[k].forms)  # … দাবি ছিল বেতন | বাড়ানো
        if done or self._knows.of_class(s.words[k], "demanded"):  # … দাবি মেয়রের | পদত্যাগ
            return True
        obliged = k > 0 and s.words[k].text in self._g.obliged
        return obliged and any(each.kind == "infinitive" for each in s.words[k - 1].forms)
