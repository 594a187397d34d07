"""Frames of what a whole sentence is: a credit, a signed quotation, a headline that names who says it."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.bangla.quotations import opening_at
from annotator.bangla.sentences import Range
from annotator.labels import Function, Scope, SourceType
from annotator.rules.claims import OPENING, Claims, trimmed
from annotator.rules.cue import COLONS, Cue
from annotator.rules.drafts import Draft
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: What stands between a quotation and who said it.
DASHES = ("—", "–", "-")
#: Tokens of a credit that is no known name at most.
LONGEST_CREDIT = 7
#: Tokens behind a known name in a credit, joined to it, at most.
LONGEST_TAIL = 4
#: Tokens of who wrote it, by initials, at most; letters of one of them.
LONGEST_INITIALS, LONGEST_INITIAL = 6, 6
#: A headline has at least so many tokens before the colon behind which somebody is named.
SHORTEST = 4
#: Tokens of a name in Latin letters at the head of a headline at most.
LONGEST_NAME = 3


class Credits:
    """Builds the attributions of credits, signed quotations and headlines."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, claims: Claims) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._claims = claims
        self._between = self._g.both | {",", "/"}

    def credit(self, s: Sentence, cue: Cue) -> Draft | None:
        """Return the credit of the whole text: সূত্র: রয়টার্স."""
        words = s.words
        colon = cue.rule == "credit.colon"
        start = last = cue.last + colon
        while last < len(words) and last - start < LONGEST_CREDIT and self._in_a_name(words[last]):
            last += 1
        last = self._credit_end(s, start, last) if colon else last
        return (
            Draft(cue, s, "credit", source=Phrase(start, last, last - 1), scope=Scope.ARTICLE) if last > start else None
        )

    def _in_a_name(self, word: Word) -> bool:
        return not word.mark or word.text in "-–.’'"

    def _credit_end(self, s: Sentence, start: int, last: int) -> int:
        """Behind the known names of a credit, joined by a comma or ও; of an unknown one at most five tokens."""
        known = self._knows.entity_end(s, start, last)
        while known is not None and known + 1 < len(s.words) and self._joins(s.words[known]):
            following = self._knows.entity_end(s, known + 1, len(s.words))
            if following is None:
                break
            known = following
        rest = s.words[known:last] if known is not None else ()
        joined = any(map(self._joins, s.words[start:last])) and last == len(s.words)
        if joined and 0 < len(rest) <= LONGEST_TAIL and rest[-1].case == "nom":
            return last  # সূত্র: রয়টার্স ও ঢাকা প্রতিনিধি
        return known if known is not None else min(last, start + 5)

    def _joins(self, word: Word) -> bool:
        return word.text == "," or word.text in self._g.both

    def by_itself(self, s: Sentence, quotes: Sequence[Range]) -> Draft | None:
        """Return the credit or headline that the whole sentence is."""
        found = self._bare_credit(s) or self._borrowed(s) or self._behind_a_dash(s, quotes) or self._headline(s, quotes)
        return found or (self._before_a_colon(s, quotes) if s.start == 0 else None)

    def _bare_credit(self, s: Sentence) -> Draft | None:
        """A credit without a credit word, nothing but agencies or media, in brackets or behind a dash (an agency also
        by itself: রয়টার্স।); or with one and no colon: -খবর এনডিটিভি, খবর এএফপি."""
        behind = self._initials(s)
        words = [k for k, word in enumerate(s.words) if k >= behind and not word.mark]
        if not words:
            return None
        apart = s.words[behind].text in ("(", "-", "–", "—", "[")
        start, last = words[0], words[-1] + 1
        cites = s.words[start].text in self._g.cited and (apart or s.words[last - 1].case == "nom")
        named = start + (cites and last - start > 1)
        kinds = REPORTERS if apart or named > start else frozenset({SourceType.AGENCY})
        at = last
        while at > named:  # - বিবিসি | , | রয়টার্স | ও | এএফপি
            entity = self._knows.entity_at(s, at - 1, named)
            if entity is None or entity[1].type not in kinds:
                return None
            at = entity[0] - (entity[0] - 1 > named and s.words[entity[0] - 1].text in self._between)
        if at != named:
            return None
        cue = Cue(start, named if named > start else last, "credit.bare", "credit", Function.STATEMENT)
        return Draft(cue, s, "credit", source=Phrase(named, last, last - 1, True), scope=Scope.ARTICLE)

    def _initials(self, s: Sentence) -> int:
        """Return where the bracket opens behind the initials of who wrote it: রহ/সেন | (রয়টার্স, এএফপি); else 0."""
        opening = next((k for k, word in enumerate(s.words[:LONGEST_INITIALS]) if word.text == "("), 0)
        short = all(word.text == "/" or len(word.text) <= LONGEST_INITIAL for word in s.words[:opening])
        return opening if short and s.text_at(1) == "/" and s.words[-1].text == ")" else 0

    def _borrowed(self, s: Sentence) -> Draft | None:
        """A note from whom the report has what it tells: [এই প্রতিবেদনের কিছু তথ্য এসেছে | রয়টার্স ও এএফপি | থেকে।]"""
        words = s.words
        from_ = next((k for k in range(len(words) - 1, 3, -1) if words[k].text in self._g.from_place), None)
        told = [k for k in range(1, from_ or 1) if words[k].nominative in self._g.data]
        if from_ is None or not told or not any(self._knows.document(word) for word in words[1 : told[0]]):
            return None
        at = from_
        while at > told[0] + 1:
            entity = self._knows.entity_at(s, at - 1, told[0])
            if entity is None or entity[1].type not in REPORTERS:
                break
            at = entity[0]
            if words[at - 1].text not in self._between:
                break
            at -= 1
        first, last = (told[0], at) if at > told[0] + 1 else (from_ + 1, len(words))
        while last > first and words[last - 1].mark:
            last -= 1
        if at == from_ or first >= last or not words[last - 1].finite:
            return None
        cue = Cue(first, last, "credit.borrowed", "credit", Function.STATEMENT)
        return Draft(cue, s, "credit", source=Phrase(at, from_, from_ - 1, True), scope=Scope.ARTICLE)

    def _headline(self, s: Sentence, quotes: Sequence[Range]) -> Draft | None:
        """The attribution of a headline to who is named at its end: ঘাট কাল খুলবে: মেয়র; ‘ঘাট খুলবে’—মেয়র."""
        words, end = s.words, len(s.words)
        k = end - 1
        while k > 0 and not (words[k].text in COLONS or words[k].text in DASHES):
            k -= 1
        quote = self._claims.quote_before(s, k, quotes) if k > 0 else None
        claim = quote or trimmed(s, 0, k)
        whole = quote is not None or (words[k].text in COLONS and k >= SHORTEST)
        says = quote is not None and self._claims.utterance(s.text, quote)
        tells = quote is not None and words[k].text in COLONS and any(word.finite for word in words[:k])
        if s.start and not (says or tells):
            return None  # ‘নদীর কথা’ – রহিম উদ্দিন is a book
        source = self._phrases.initial(s, k + 1, end) if whole and claim is not None else None
        if whole and k + 2 == end and self._knows.writing(words[k + 1]):
            source = Phrase(k + 1, end, k + 1)  # ঘাট ভাঙছে: গবেষণা
        named = self._unknown(s, k + 1) and (says or tells or self._named_again(s, k))
        if named and source is None:
            source = Phrase(k + 1, end, end - 1, True)
        if source is None or (source.first, source.last) != (k + 1, end) or end - k > LONGEST_CREDIT:
            return None
        if any(word.mark or word.number for word in words[k + 1 : end]):
            return None
        if not self._knows.can_inform(s, source) and not named:
            return None
        cue = Cue(k + 1, end, "credit.headline", "credit", Function.STATEMENT)
        return Draft(cue, s, "quote" if quote is not None else "left", source=source, claim=claim)

    def _behind_a_dash(self, s: Sentence, quotes: Sequence[Range]) -> Draft | None:
        """The attribution of a quotation to who is named behind it and a dash: ‘…।’ — রহিম উদ্দিন, কৃষক."""
        words = s.words
        quote = self._claims.quote_before(s, 0, quotes) if words[0].text in DASHES else None
        if quote is None:
            return None
        last = next((k for k, word in enumerate(words) if word.text == ","), len(words))
        named = 1 < last <= LONGEST_CREDIT and not any(word.mark or word.forms for word in words[1:last])
        if not named or not self._claims.utterance(s.text, quote):
            return None
        whose = words[last + 1 :]  # রহিম উদ্দিন, | মাঝি সমিতির সভাপতি
        end = len(words) if len(whose) <= LONGEST_CREDIT and not any(word.finite for word in whose) else last
        cue = Cue(1, end, "credit.dash", "credit", Function.STATEMENT)
        return Draft(cue, s, "quote", source=Phrase(1, end, last - 1), claim=quote)

    def _unknown(self, s: Sentence, k: int) -> bool:
        """A name that the lexicons do not know, of a word or two, ends the sentence from token k on."""
        words = s.words[k:]
        plain = not any(word.forms or word.mark or word.case != "nom" or self._knows.common(word) for word in words)
        return 0 < len(words) < LONGEST_NAME and plain

    def _named_again(self, s: Sentence, k: int) -> bool:
        """A clause ends with the colon at token k, and who is named behind it is named further on."""
        told = s.words[k].text in COLONS and any(word.finite for word in s.words[:k])
        return told and s.text.find(s.words[-1].text, s.end) > 0

    def _before_a_colon(self, s: Sentence, quotes: Sequence[Range]) -> Draft | None:
        """The attribution of a headline to who is named at its head: মেয়র: ‘ঘাট কাল খুলবে’; Rima Sen: ‘…’."""
        k = next((k for k, word in enumerate(s.words[: LONGEST_CREDIT + 1]) if word.text in COLONS), 0)
        if not 0 < k < len(s) - 2 or s.words[k + 1].text not in OPENING:
            return None
        quote = opening_at(quotes, s.starts[k + 1])
        if quote is None or not self._claims.utterance(s.text, quote):
            return None
        source = self._phrases.initial(s, 0, k)
        known = source is not None and (source.first, source.last) == (0, k) and self._knows.can_speak(s, source)
        if not known and not self._in_latin(s, k):
            return None
        cue = Cue(0, k, "credit.headline", "credit", Function.STATEMENT)
        return Draft(cue, s, "quote", source=Phrase(0, k, k - 1, True), claim=quote)

    def _in_latin(self, s: Sentence, k: int) -> bool:
        """A name in Latin letters ends before token k, no word for a kind of text: Rima Sen, not Sports News."""
        words = [word.text for word in s.words[:k]]
        latin = all(word.isascii() and word.isalpha() and word[0].isupper() for word in words)
        return latin and len(words) <= LONGEST_NAME and not any(word.lower() in self._g.rubrics for word in words)
