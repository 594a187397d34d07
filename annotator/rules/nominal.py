"""Nouns of saying that are cues by themselves, without a verb: পুলিশের ধারণা, …; …, দাবি মালিকের; … সরানোর অভিযোগ.

A form is where owner and content stand around the noun. Each case of ``Nominal`` says by which words a form is known,
and finds source and claim; the finder of cues asks whether a noun has a form, the frames ask for the draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.bangla.quotations import is_quotation
from annotator.bangla.sentences import Range
from annotator.labels import Function, HedgeLevel, Scope
from annotator.rules.claims import OPENING, Claims, answered, trimmed, unopened
from annotator.rules.closers import quoted, taken_up
from annotator.rules.cue import Cue
from annotator.rules.demands import to_be_done
from annotator.rules.drafts import Draft
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.leftwards import Leftwards
from annotator.rules.nouns import NounPhrases
from annotator.rules.raised import (
    BEFORE,
    GIVEN,
    arisen,
    behind_quoted,
    bracket,
    closed_apart,
    handed_on,
    led,
    owned_behind,
    pointed_out,
    pointing,
    raised,
    with_verb,
)
from annotator.rules.relatives import resumed
from annotator.rules.shapes import (
    Shape,
    before_modifiers,
    behind_link,
    closing,
    determined,
    ends,
    owner_before,
    shape_of,
    stands_on,
    taking_up,
)
from annotator.rules.spread import claimed_before, shown
from annotator.rules.text import Sentence


class Nominal:
    """Builds the attributions of nouns of saying without a verb."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, claims: Claims, left: Leftwards) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._claims = claims
        self._left = left
        self._begins = left.begins.behind_ties
        self._cases = {
            Shape.CLOSED: self._closed,
            Shape.OWNED: self._owned,
            Shape.BEHIND: self._behind,
            Shape.OPENING: self._opening,
            Shape.ENDING: self._ending,
            Shape.TIMED: self._timed,
            Shape.TAKEN_UP: self._taken_up,
            Shape.LED: self._led,
            Shape.RAISED: self._raised,
            Shape.POINTED_OUT: self._pointed_out,
            Shape.SPREAD: self._spread,
            Shape.POINTING: self._pointing,
        }

    def draft(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """Return the draft of a noun of saying by itself; none where nobody says it, or nothing is said."""
        shape = shape_of(s, cue.first, cue.compound, self._knows)
        return self._cases[shape](s, cue, lo, quotes) if shape is not None else None

    def _owned(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """Owner before the noun, content behind it: পুলিশের ধারণা, …; কৃষকদের পাল্টা দাবি, …"""
        k = owner_before(s, cue.first, self._knows)
        source = self._phrases.owner(s, (cue.first if k is None else k + 1), lo)
        thus = s.text_at(cue.last) in self._g.such
        claim = self._claims.right(s, cue.last + thus, quotes)
        whose = s.words[source.first - 1] if source is not None and source.first > lo else None
        if whose is not None and whose.text in self._g.towards and cue.function is Function.COMMITMENT:
            return None  # দেশের প্রতি | তাঁর অঙ্গীকার, মানুষের প্রতি …
        if claim is not None and self._a_word_or_two(s, cue, claim, quotes):
            return None
        if cue.compound.needs == "quotation" and not (claim is not None and is_quotation(quotes, claim)):
            return None  # মাঝির কণ্ঠে হতাশা, জাল শূন্য
        at = s.index_at(claim.start) if claim is not None else 0
        if claim is not None and s.words[at].text in self._g.relative and not answered(s, at):
            return None  # মেলায় ছিল মেয়রের বক্তব্য, যেখানে …
        if s.text_at(cue.last) in self._g.that and resumed(s, cue.last + 1):
            return None
        written = source is not None and self._written(
            s, cue, source, claim is not None and is_quotation(quotes, claim)
        )
        if source is None or not (written or self._speaks(s, source, cue)):
            return None
        if claim is None and s.words[cue.last].text not in self._g.links and not s.words[cue.last].mark:
            claim = trimmed(s, cue.last, len(s.words))  # পরিবারের দাবি | তাকে হত্যা করা হয়েছে
        if claim is None:
            return None
        if cue.compound.demands and (to_be_done(s, claim, self._knows) or handed_on(s, cue.first)):
            cue = cue.demanding()
        return Draft(with_verb(s, cue), s, "right", source=source, claim=claim)

    def _written(self, s: Sentence, cue: Cue, source: Phrase, quoted: bool) -> bool:
        """A document owns the noun: খবরের | শিরোনাম ‘…’, not গানটির | শিরোনাম ‘…’; বিজ্ঞপ্তির | ভাষ্য, …"""
        document = self._knows.document_at(s, source.head)
        which = quoted and s.words[source.head].text in self._g.relative
        return (cue.compound.of_document and quoted and (document or which)) or (cue.compound.owned and document)

    def _a_word_or_two(self, s: Sentence, cue: Cue, claim: Range, quotes: Sequence[Range]) -> bool:
        """The words behind are no content: মেয়রের বক্তব্য | ‘ভুল’ প্রমাণিত হয়েছে; আমার বিশ্বাস | হচ্ছে না."""
        if is_quotation(quotes, claim):
            return False
        return s.words[cue.last].text in OPENING or len(s.text[claim.start : claim.end].split()) < 2

    def _closed(self, s: Sentence, cue: Cue, lo: int, _quotes: Sequence[Range]) -> Draft | None:
        """Content closed by বলে, who says it behind the noun, before it or nowhere: … বলে | অভিযোগ | এলাকাবাসীর."""
        close = closing(s, cue.first, self._knows)
        if close is not None:
            return self._closed_before_the_owner(s, cue, lo, close)
        source = self._phrases.bare(s, len(s.words), cue.last)
        apart = closed_apart(s, cue.first, self._knows)
        end = before_modifiers(s, cue.first) if apart is None else apart
        claim = trimmed(s, self._begins(s, lo, end), end)
        named = source is not None and source.first == cue.last
        if claim is None or not (named or cue.last == len(s.words)):
            return None
        return Draft(cue, s, "left", source=source if named else None, claim=claim)

    def _closed_before_the_owner(self, s: Sentence, cue: Cue, lo: int, close: int) -> Draft | None:
        """Content closed by বলে at token ``close``, then who says it, then the noun: … বলে | এলাকাবাসীর | ধারণা."""
        k = owner_before(s, cue.first, self._knows)
        source = self._phrases.owner(s, cue.first if k is None else k + 1, close + 1)
        claim = trimmed(s, unopened(s, self._begins(s, lo, close), close), close)
        if claim is None or source is None or not self._speaks(s, source, cue):
            return None
        return Draft(cue, s, "left", source=source, claim=claim)

    def _behind(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """Noun and owner behind content and a comma: পথ খোলা ছিল, (পাল্টা) | দাবি | মালিকের; …, | অভিযোগ."""
        end = bracket(s)
        source = self._phrases.bare(s, end, cue.last) if cue.last < end else None
        if source is not None and end < len(s):
            source = Phrase(source.first, len(s), source.head)  # মেয়র অমল ঘোষের (Amal Ghosh)
        before = before_modifiers(s, cue.first)
        at = -1 if before == 0 else behind_quoted(s, cue.first)  # ‘…’, সভায় মেয়রকে | হুঁশিয়ারি মাঝিদের
        quoted = self._claims.quote_before(s, at + 1, quotes) if at is not None else None
        said = quoted is not None and (
            at == -1 or s.words[at or 0].text in BEFORE or self._claims.utterance(s.text, quoted)
        )
        if said and source is not None and self._speaks(s, source, cue):
            return Draft(cue, s, "left", source=source, claim=quoted)  # ‘ঘাট ছাড়ব না।’ | দাবি | মাঝিদের
        if s.words[before].text not in BEFORE:
            claim = trimmed(s, self._begins(s, lo, cue.first), cue.first)  # ফেলে দেওয়ার | অভিযোগ | পরিবারের
            since = source is not None and "time" in s.words[source.head].classes  # অভিযোগ | দীর্ঘদিনের
            cue = cue.demanding() if cue.compound.demands and self._knows.of_class(s.words[before], "demanded") else cue
            draft = Draft(cue, s, "left", source=None if since else source, claim=claim)
            return draft if claim is not None and source else None
        if s.words[-1].text in self._g.against:
            source = None  # … মার খেলেন মাঝি, | অভিযোগ | মেয়রের বিরুদ্ধে
        elif cue.last < len(s.words) and (source is None or not self._speaks(s, source, cue)):
            return None
        claim = self._claims.quote_before(s, before + 1, quotes) or trimmed(s, lo, before)
        return Draft(cue, s, "left", source=source, claim=claim) if claim is not None else None

    def _opening(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """A noun that opens the sentence, or what it stands on: অভিযোগ, রাতে মাটি কাটা হয়; প্রাথমিক তদন্তে | অনুমান, …"""
        last = behind_link(s, cue.last)
        claim = self._claims.right(s, last, quotes) or trimmed(s, last, len(s.words))
        source = self._phrases.grow(s, cue.first - 1, cue.first, lo) if stands_on(s, cue.first, self._knows) else None
        return Draft(cue, s, "right", source=source, claim=claim) if claim is not None else None

    def _timed(self, s: Sentence, cue: Cue, lo: int, _quotes: Sequence[Range]) -> Draft | None:
        """An act that is set in time: চীনের পক্ষ থেকে … কমানোর | প্রতিশ্রুতির পর."""
        return self._left.draft(s, replace(cue, kind="dependent"), lo, lo)

    def _taken_up(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """A clause that the noun takes up: ঘাট ভাঙবে, | এমন আশঙ্কায় দোকানিরা সরে গেছেন; ঘাট খুলবে, এমনটাই | দাবি | মাঝিদের."""
        end, k = taking_up(s, cue.first, cue.compound, self._knows), determined(s, cue.first, self._knows)
        if end is None or end <= lo:
            return None
        claim = self._claims.quote_before(s, k, quotes) or trimmed(s, self._begins(s, lo, end), end)
        if (behind := quoted(s, k)) is not None:  # ‘…’—মেয়রের এমন | মন্তব্যের প্রতিবাদে …
            claim, source = self._claims.quote_before(s, behind, quotes), self._phrases.owner(s, k, behind)
            speaks = source is not None and source.first == behind + s.words[behind].mark
            return Draft(cue, s, "left", source=source, claim=claim) if claim is not None and speaks else None
        owned = cue.last < len(s.words) and ends(s, cue.last, cue.compound)
        source = self._phrases.bare(s, len(s.words), cue.last) if owned else None
        return Draft(cue, s, "left", source=source, claim=claim) if claim is not None else None

    def _led(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """A verb and যে behind the noun: বাজারে | ধারণা তৈরি হয়েছে | যে …; মাঝি এই | যুক্তি দাঁড় করেছেন | যে …"""
        last = led(s, cue.first)
        claim = self._claims.right(s, last, quotes) if last is not None else None
        if last is None or claim is None:
            return None
        k = determined(s, cue.first, self._knows)
        first = k if "pointer_determiner" in s.words[k].classes else cue.first
        told = "honorific" in s.words[last - 1].persons
        given = any(form.kind == "noun" for word in s.words[cue.first + 1 : last] for form in word.forms)
        owner = owner_before(s, first, self._knows) if not given else None  # আমাদের | ধারণা দেওয়া হয়েছে
        source = self._phrases.owner(s, owner + 1, lo) if owner is not None else None
        if source is None and told:
            source = self._phrases.before(s, first, lo)
        speaks = source is not None and self._knows.can_speak(s, source)
        cue = replace(cue, last=last) if s.words[last - 1].finite else cue  # not দাবি | এই যে …
        return Draft(cue, s, "right", source=source if speaks else None, claim=claim)

    def _raised(self, s: Sentence, cue: Cue, lo: int, _quotes: Sequence[Range]) -> Draft | None:
        """A noun behind its verb: নকশা নিয়ে | উঠছে প্রশ্ন; মেলা বন্ধ হবে বলে | ছড়িয়েছে গুজব."""
        k = raised(s, cue.first, cue.compound)
        if k is None:
            claim = trimmed(s, arisen(s, cue.first, cue.compound) or cue.first, cue.first)
            asked = cue.compound.demands and self._knows.of_class(s.words[cue.first - 1], "demanded")
            return Draft(cue.demanding() if asked else cue, s, "left", claim=claim) if claim is not None else None
        points = k > lo and "pointer" in s.words[k - 1].classes  # …, তা | নিয়ে | বাড়ছে জল্পনা
        end = taken_up(s, lo, k - 1) if points else None
        end = k + ("complementiser" not in s.words[k].classes) if end is None else end
        claim = trimmed(s, self._begins(s, lo, k), end)
        return Draft(replace(cue, first=k + 1), s, "left", claim=claim) if claim is not None else None

    def _pointed_out(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """A noun that ends the sentence with whose it is, its content taken up before: ঘাট খুলুক, | এটাই মাঝিদের | দাবি."""
        owner = owner_before(s, cue.first, self._knows)
        if owner is None:
            return None
        at = pointed_out(s, owner) if cue.hedge or cue.compound.nominal in GIVEN else None
        if at is None:
            return self._behind_its_owner(s, cue, lo, owner, quotes)
        source = self._phrases.owner(s, owner + 1, at + 1)
        end = at - s.words[at - 1].mark
        claim = self._claims.quote_before(s, at, quotes) or trimmed(s, self._begins(s, lo, end), end)
        if source is None or claim is None or not self._knows.can_speak(s, source):
            return None
        return Draft(cue.demanding() if cue.compound.demands else cue, s, "left", source=source, claim=claim)

    def _spread(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """What pictures that are spread are claimed to show: সেতুটি ভেঙেছে | দাবিতে | ছড়ানো ছবিটি পুরোনো."""
        end = claimed_before(s, cue.first)
        if end is None:
            return None
        told = (k for k in range(end - 1, lo, -1) if s.words[k].text == "," and s.words[k - 1].finite)
        start = next(told, lo - 1) + 1  # তদন্তে দেখা যায়, | সেতুটি ভেঙেছে | দাবিতে ছড়ানো ছবিটি পুরোনো
        start = self._left.begins.behind_circumstances(s, start, end)
        claim = self._claims.quote_before(s, end, quotes) or trimmed(s, start, end)
        cue = replace(cue, last=cue.last + shown(s, cue.last))  # সেতু ভাঙার | দাবি করা | ছবি
        return Draft(cue, s, "left", claim=claim) if claim is not None else None

    def _pointing(self, s: Sentence, cue: Cue, _lo: int, _quotes: Sequence[Range]) -> Draft | None:
        """A sentence that tells only whose what was said before is: | এই অভিযোগ | মাঝিদের."""
        k, source = pointing(s, cue.first), self._phrases.bare(s, len(s.words), cue.last)
        if k is None or source is None or not self._knows.can_speak(s, source):
            return None
        last = k + ("pointer_determiner" in s.words[k].classes) + 1
        return Draft(cue, s, "pointer", source=source, claim=s.span(k, last), scope=Scope.PRECEDING)

    def _behind_its_owner(self, s: Sentence, cue: Cue, lo: int, owner: int, quotes: Sequence[Range]) -> Draft | None:
        """A noun that ends the sentence with whose it is before it, behind its content and a mark: …, মাঝিদের | আশঙ্কা."""
        at = owned_behind(s, owner, cue.compound)
        source = self._phrases.owner(s, owner + 1, at + 1) if at is not None else None
        if at is None or source is None or source.first != at + 1 or not self._speaks(s, source, cue):
            return None
        at += not s.words[at].mark  # ঘাট নিয়ে | মাঝিদের অভিযোগ
        claim = self._claims.quote_before(s, at + 1, quotes) or trimmed(s, self._begins(s, lo, at), at)
        return Draft(cue, s, "left", source=source, claim=claim) if claim is not None else None

    def _ending(self, s: Sentence, cue: Cue, lo: int, _quotes: Sequence[Range]) -> Draft | None:
        """A noun that ends the sentence, its content a verbal noun: মাটি কেটে নেওয়ার | অভিযোগ।"""
        claim = trimmed(s, self._begins(s, lo, cue.first), cue.first)
        return Draft(cue, s, "left", claim=claim) if claim is not None else None

    def _speaks(self, s: Sentence, source: Phrase, cue: Cue) -> bool:
        if cue.compound.by_reporters and not self._reports(s, source):
            return False
        head = source.head
        if cue.level is HedgeLevel.POSSIBLE and not self._knows.speaks(s.words[head]):
            return self._knows.title_at(s, head, source.first) is not None  # রিমার বিয়ের | গুঞ্জন, …
        return self._knows.can_speak(s, source)

    def _reports(self, s: Sentence, source: Phrase) -> bool:
        """A bringer of news: a medium, an agency or a source nobody names (সূত্রের খবর)."""
        entity = self._knows.entity_at(s, source.head, source.first)
        title = self._knows.title_at(s, source.head, source.first)
        if entity is not None:
            return entity[1].type in REPORTERS
        return title is not None and (title[1].role == "anonymous" or title[1].type in REPORTERS)
