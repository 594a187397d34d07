"""Nouns of saying that are cues by themselves, without a verb: পুলিশের ধারণা, …; …, দাবি মালিকের; … সরানোর অভিযোগ.

A form is where owner and content stand around the noun. Each case of ``Nominal`` says by which words a form is known,
and finds source and claim; the finder of cues asks whether a noun has a form, the frames ask for the draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.bangla.quotations import is_quotation
from annotator.bangla.sentences import Range
from annotator.labels import Function
from annotator.rules.claims import OPENING, Claims, trimmed, unopened
from annotator.rules.closers import quoted, taken_up
from annotator.rules.cue import Cue
from annotator.rules.drafts import Draft
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.leftwards import Leftwards
from annotator.rules.nouns import NounPhrases
from annotator.rules.raised import pointed_out, raised
from annotator.rules.relatives import answered
from annotator.rules.shapes import (
    BEFORE,
    Shape,
    before_modifiers,
    behind_link,
    closing,
    determined,
    ends,
    led,
    owner_before,
    shape_of,
    stands_on,
    taking_up,
)
from annotator.rules.text import Sentence


def _behind_colon(s: Sentence, lo: int, hi: int) -> int:
    """Behind a dateline that a colon ends: নিজস্ব প্রতিনিধি, কলকাতা: | …"""
    return next((k + 1 for k in range(hi - 1, lo, -1) if s.words[k].text == ":"), lo)


def _with_verb(s: Sentence, cue: Cue) -> Cue:
    """The cue with the past of থাকা that stands between it and a mark: তাঁদের | দাবি ছিল | , …; not হলো."""
    k = cue.last
    tied = (
        k + 1 < len(s.words)
        and s.words[k].text in s.grammar.links
        and s.words[k + 1].mark
        and s.text_at(k + 1) not in OPENING
    )
    return replace(cue, last=k + 1) if tied and any(form.lemma == "achha" for form in s.words[k].forms) else cue


def _relates(s: Sentence, k: int) -> bool:
    """A relative or adversative clause begins at token k: …, | যা নদীর পাশে; …, | যদিও কাজ চলছে."""
    return s.words[k].text in s.grammar.relative or s.words[k].text in s.grammar.joints


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
            Shape.TAKEN_UP: self._taken_up,
            Shape.LED: self._led,
            Shape.RAISED: self._raised,
            Shape.POINTED_OUT: self._pointed_out,
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
        written = source is not None and self._written(
            s, cue, source, claim is not None and is_quotation(quotes, claim)
        )
        if source is None or not (written or self._speaks(s, source, cue)):
            return None
        if claim is None and s.words[cue.last].text not in self._g.links and not s.words[cue.last].mark:
            claim = trimmed(s, cue.last, len(s.words))  # পরিবারের দাবি | তাকে হত্যা করা হয়েছে
        if claim is None:
            return None
        if cue.compound.demands and self._demands(s, claim):
            cue = cue.demanding()
        return Draft(_with_verb(s, cue), s, "right", source=source, claim=claim)

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
        claim = trimmed(s, lo, before_modifiers(s, cue.first))
        named = source is not None and source.first == cue.last
        if claim is None or not (named or cue.last == len(s.words)):
            return None
        return Draft(cue, s, "left", source=source if named else None, claim=claim)

    def _closed_before_the_owner(self, s: Sentence, cue: Cue, lo: int, close: int) -> Draft | None:
        """Content closed by বলে at token ``close``, then who says it, then the noun: … বলে | এলাকাবাসীর | ধারণা."""
        k = owner_before(s, cue.first, self._knows)
        source = self._phrases.owner(s, cue.first if k is None else k + 1, close + 1)
        claim = trimmed(s, unopened(s, lo, close), close)
        if claim is None or source is None:
            return None
        return Draft(cue, s, "left", source=source, claim=claim)

    def _behind(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """Noun and owner behind content and a comma: পথ খোলা ছিল, (পাল্টা) | দাবি | মালিকের; …, | অভিযোগ."""
        source = self._phrases.bare(s, len(s.words), cue.last) if cue.last < len(s.words) else None
        before = before_modifiers(s, cue.first)
        quoted = self._claims.quote_before(s, 0, quotes) if before == 0 else None
        if quoted is not None and source is not None:
            return Draft(cue, s, "left", source=source, claim=quoted)  # ‘ঘাট ছাড়ব না।’ | দাবি | মাঝিদের
        if s.words[before].text not in BEFORE:
            claim = trimmed(s, _behind_colon(s, lo, cue.first), cue.first)  # ফেলে দেওয়ার | অভিযোগ | পরিবারের
            since = source is not None and "time" in s.words[source.head].classes  # অভিযোগ | দীর্ঘদিনের
            draft = Draft(cue, s, "left", source=None if since else source, claim=claim)
            return draft if claim is not None and source else None
        if cue.last < len(s.words) and (source is None or not self._speaks(s, source, cue)):
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
        claim = self._claims.quote_before(s, k, quotes) or trimmed(s, _behind_colon(s, lo, end), end)
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
        told = any(form.person == "honorific" for form in s.words[last - 1].forms)
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
            return None
        points = k > lo and "pointer" in s.words[k - 1].classes  # …, তা | নিয়ে | বাড়ছে জল্পনা
        end = taken_up(s, lo, k - 1) if points else None
        end = k + ("complementiser" not in s.words[k].classes) if end is None else end
        claim = trimmed(s, _behind_colon(s, lo, k), end)
        return Draft(replace(cue, first=k + 1), s, "left", claim=claim) if claim is not None else None

    def _pointed_out(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """A noun that ends the sentence with whose it is, its content taken up before: ঘাট খুলুক, | এটাই মাঝিদের | দাবি."""
        owner = owner_before(s, cue.first, self._knows)
        at = pointed_out(s, owner) if owner is not None else None
        if owner is None or at is None:
            return None
        source = self._phrases.owner(s, owner + 1, at + 1)
        end = at - s.words[at - 1].mark
        claim = self._claims.quote_before(s, at, quotes) or trimmed(s, _behind_colon(s, lo, end), end)
        if source is None or claim is None or not self._knows.can_speak(s, source):
            return None
        return Draft(cue.demanding() if cue.compound.demands else cue, s, "left", source=source, claim=claim)

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
        first, k = s.index_at(claim.start), s.index_at(claim.end) - 1
        k = next((n - 1 for n in range(first + 1, k) if s.words[n].text == "," and _relates(s, n + 1)), k)
        before = s.index_at(claim.start) - 1
        before -= s.words[before].mark  # … দাবি হলো | — | বেতন বাড়ানো
        linked = s.words[before].text in self._g.links
        done = linked and any(form.kind == "noun" for form in s.words[k].forms)  # … দাবি ছিল বেতন | বাড়ানো
        if done or self._knows.of_class(s.words[k], "demanded"):  # … দাবি মেয়রের | পদত্যাগ
            return True
        obliged = k > 0 and s.words[k].text in self._g.obliged
        return obliged and any(each.kind == "infinitive" for each in s.words[k - 1].forms)
