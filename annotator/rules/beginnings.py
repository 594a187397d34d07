"""Step 3: where content that stands before its cue begins: behind what says of the act when, where, why it was said."""

from __future__ import annotations

from annotator.bangla.quotations import CLOSERS
from annotator.rules.besides import (
    LONGEST_MOMENT,
    arriving,
    behind_arrival,
    behind_deeds,
    behind_span,
    behind_stage,
    behind_summons,
    besides,
    earlier_than,
    somewhere,
)
from annotator.rules.claims import CLOSING, OPENING
from annotator.rules.cue import QUESTION, Cue
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.raised import told_before
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: What is spoken of stands so near behind a participle, in tokens.
NEAR = 4


class Beginnings:
    """Finds the beginnings of contents."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._shows = self._g.expressed | self._g.done_besides

    def behind_asides(self, s: Sentence, cue: Cue, start: int, close: int) -> int:
        """Where content begins: behind what stands beside it from token ``start``, before token ``close``."""
        last = s.words[close - 1]
        clause = last.finite or last.is_a("negation")
        start = self._behind_connectives(s, start, close, clause)
        called = close < cue.first and any(word.case == "acc" for word in s.words[start:close])  # নদীটিকে প্রাণ | বলে
        phrase = not clause and (called or "complementiser" not in s.words[close].classes)
        phrase = phrase and not self._inverted(s, cue, close)
        if not clause and cue.noun is not None and close < cue.first and s.words[close].is_a("complementiser"):
            start = behind_arrival(s, start, close, self._g)
        if phrase:
            start = behind_stage(s, self._behind_moment(s, start, close), close, self._g)
        if phrase and cue.function is QUESTION:
            start = behind_span(s, start, close, self._g)
        told = s.words[close - 1].is_a("content_noun") and s.words[cue.first - 1].case == "acc"
        near = close == cue.first or told  # … প্রকাশের বিষয়টি | প্রথম আলোকে | নিশ্চিত করেন
        strong = [w.is_a("adverb") or self._knows.adjective(w) for w in s.words[close : cue.first]]
        near = near or (last.case == "gen" and all(strong))  # সভায় | নতুন কর বাতিলের | জোরালো | দাবি জানানো হয়
        if cue.noun is not None and not clause and (near or called):
            start = self._behind_venue(s, self._behind_cause(s, start, close), close)
            start = behind_deeds(s, cue, start, close, self._knows)
            start = self._behind_times(s, self._behind_latest(s, start), close) if near else start
        if called and not clause:
            start = self._behind_deed(s, start, close)
        if phrase:
            start = behind_summons(s, start, close, self._g)
            near_by = s.words[max(start, close - NEAR) : close]  # কেন ভাঙল, কে দায়ী তা | জানতে চান
            asked = cue.function is QUESTION and any(word.is_a("pointer") for word in near_by)
            over = start if asked else self._behind_clause(s, start, close)
            behind = self._behind_adverbials(s, over, close)
            start = behind if not called or any(word.case == "acc" for word in s.words[behind:close]) else start
        return start

    def behind_ties(self, s: Sentence, lo: int, close: int) -> int:
        """Return where content begins that ends before token ``close``: behind a dateline, and what ties it to the text
        before it (নিজস্ব প্রতিনিধি, কলকাতা: | …; এদিকে | বাঁধ কাটা হয়েছে বলে অভিযোগ; এবার | বাঁধ কাটার অভিযোগ)."""
        start = next((k + 1 for k in range(close - 1, lo, -1) if s.words[k].text == ":"), lo)
        if close <= start + 1:
            return start
        clause = s.words[close - 1].finite
        start = self._behind_connectives(s, start, close, clause)
        return start if clause else self._behind_adverbials(s, start, close)

    def behind_circumstances(self, s: Sentence, start: int, close: int) -> int:
        """Behind when and how somebody came to be called something: এমন পরিস্থিতিতে গতকাল | নদীকে ‘মৃত’ বলেন."""
        return self._behind_times(s, self._behind_adverbials(s, start, close), close)

    def _behind_moment(self, s: Sentence, first: int, close: int) -> int:
        """Behind what else happened just then, at the head of a sentence: ভোটের দিন ঘোষণার আগেই | …; সভা শেষে | …"""
        opens = first == 0 or s.words[first - 1].is_a("connective")
        pointed = s.words[first].is_a("pointer_determiner") and not s.words[close - 1].is_a("content_noun")
        for k in range(first + 1, min(first + LONGEST_MOMENT, close - 2) if opens else first):
            if s.words[k].mark or s.words[k].finite:
                return first
            moment = s.words[k].text in self._g.just_then and s.words[k - 1].case == "gen"
            met = self._knows.title_at(s, k - 1, first) if s.words[k].text in self._g.during else None
            if met is not None and met[1].role == "medium":
                return k + 1
            if moment and not self._knows.of_class(s.words[k - 1], "time"):  # not সন্ধ্যার মধ্যেই কাজ শেষ করতে …
                return k + 1
            if s.words[k].text in self._g.afterwards and s.words[k - 1].case == "gen":  # এই ঘটনার পর | …
                since = s.words[k + 1].text in self._g.lasting  # সরকার আসার পর থেকেই | …
                return k + 1 + since if pointed or (since and "noun" in s.words[k - 1].kinds) else first
        return first

    def _behind_deed(self, s: Sentence, first: int, close: int) -> int:
        """Behind what somebody did besides, or why, right before what he speaks of: হাতে চারা নিয়ে | নদীটিকে …"""
        for k in range(first + 1, close):
            word = s.words[k]
            if word.mark or word.case == "acc":
                return first
            if "participle" in word.kinds or word.text in self._g.because_of:
                spoken_of = next((n for n in range(k + 1, min(k + NEAR, close)) if s.words[n].case == "acc"), k)
                return k + 1 if spoken_of > k and not any(w.forms for w in s.words[k + 1 : spoken_of + 1]) else first
        return first

    def _behind_venue(self, s: Sentence, first: int, close: int) -> int:
        """Behind when and where it was said, before content that closes in a genitive (সম্মেলনে | … ঘোষণা দেন)."""
        start = first
        for k in range(first, min(close - 1, first + 12)):
            going = not s.words[k + 1].kinds.isdisjoint(("infinitive", "noun"))  # তদন্তে নামতে …
            held = s.words[k].text in self._g.occasions and somewhere(s, first, k)
            title = self._knows.title_at(s, k, first) if s.words[k].case == "loc" else None
            venue = title is not None and (title[1].role == "medium" or self._knows.medium(s.words[k]))
            within = k + 2 == close and s.words[k].text in self._g.in_suit  # মিথ্যা মামলায় হয়রানির | অভিযোগ
            if (held or venue) and not (going or within):
                start = arriving(s, k + 1, close, self._g)
        return start

    def _behind_cause(self, s: Sentence, first: int, close: int) -> int:
        """Behind why it was said, where it is said when: জানাজানি হওয়ায় | গতকাল …"""
        for k in range(first, close - 2):
            cause = s.words[k].case == "loc" and "noun" in s.words[k].kinds
            if cause and s.words[k + 1].is_a("time"):
                return k + 1
        return first

    def _behind_adverbials(self, s: Sentence, first: int, close: int) -> int:
        """Behind what says of the act, not of its content, how it came about: প্রথমবারের মতো | …; নিন্দা জানিয়ে | …"""
        start = first
        for k in range(first + 1, close - 1):
            if s.words[k].text not in self._g.expressing:
                said = s.words[k].text in self._g.besides and any(w.text in self._shows for w in s.words[first:k])
                start = k + 1 if said else start  # দুঃখ প্রকাশের পাশাপাশি | …
                continue
            aside = any(besides(s, n, k, close, self._g) for n in range(max(first, k - 2), k))
            shown = self._g.expressed if k < close - 2 else self._g.reproved  # নিন্দা করে | ব্যাখ্যা দাবি করেন
            expressed = any(word.text in shown for word in s.words[first:k])
            handed = "deowa" in s.words[k].lemmas and s.words[k + 1].case == "acc"
            if expressed or (aside and not handed):  # হলফনামা জমা দিয়ে রাজ্যকে জবাব দেওয়ার …
                start = k + 1  # নিন্দা জানিয়ে | …; সমাবেশ করে | মেয়রের বিচার দাবি করেন
        for length in (3, 2, 1):
            lasting = start + length < close and "noun" in s.words[start + length].kinds
            lasting = lasting and s.words[start + length].case == "nom"  # দীর্ঘদিন ধরে | চলা তদন্ত …
            if start + length < close - 1 and not lasting and s.slice(start, start + length) in self._g.of_the_act:
                return start + length
        return start

    def _behind_connectives(self, s: Sentence, first: int, close: int, clause: bool) -> int:
        """Behind words that tie the sentence to the one before, which stand behind its speaker: পুলিশ | অবশ্য | …"""
        if first == 0 and s.words[0].text in "[(" and close > 4 and s.words[1].number and s.words[2].text in "])":
            first = 3  # [২] | ঘাট বন্ধ বলে …
        while first < close - 1 and self._ties(s, first, close, clause):
            first += 1
        opened = first > 0 and s.words[first - 1].is_a("connective")
        return first + (opened and s.words[first].text in self._g.that)  # উল্লেখ্য যে | …

    def _ties(self, s: Sentence, k: int, close: int, clause: bool) -> bool:
        """Token k ties the sentence to the one before: আর, but not that of আর … না; কারণ, but not কারণ দর্শানোর নির্দেশ."""
        word = s.words[k]
        if word.text in self._g.furthermore and k == 0:
            return not any(w.is_a("negation") or w.text in self._g.absent for w in s.words[k:close])
        if word.text in self._g.moreover and k == 0 and clause:
            return True
        behind_one = word.text == "," and k > 0 and s.words[k - 1].is_a("connective")  # এরপর, | সোমবার …
        return behind_one or word.is_a("connective") or (clause and word.text in self._g.because)

    def _behind_latest(self, s: Sentence, first: int) -> int:
        """Behind how long after what was told before it is: এর তিন বছর পর | …"""
        after = s.words[first].text in self._g.since and any(w.is_a("time") for w in s.words[first + 1 : first + 4])
        return (
            next((k + 1 for k in range(first + 2, first + 5) if s.words[k].text in self._g.in_time), first)
            if after
            else first
        )

    def _behind_times(self, s: Sentence, first: int, close: int) -> int:
        """Behind words that say when; those stay that belong to the noun behind them (জুলাই | সনদ, গত বছরের | লোকসান), or
        to what is to come (আগামী সোমবার …)."""
        start = self._times(s, first, close)
        if not self._g.to_come.isdisjoint([word.text for word in s.words[first:start]]):
            return first
        hour = s.words[start : start + 2]
        oclock = start > first and len(hour) == 2 and hour[0].text.endswith("টা") and hour[1].text in self._g.lasting
        if oclock or (start < close and s.words[start].is_a("postposition")):  # ১৫ মে পর্যন্ত | …; সকাল সাতটা থেকে | …
            return first
        owned = start > first and s.words[start - 1].case == "gen"
        start -= owned
        start -= start > first and s.words[start - 1].text in self._g.terms and bool(s.words[start].forms)
        aged = start < close and s.words[start].text in self._g.years
        while start > first and (
            (s.words[start - 1].text in self._g.attributive_time and not s.words[start - 2].number)  # ৮ মার্চ | …
            or s.words[start - 1].number
            or (aged and s.words[start - 1].text in self._g.years)  # ৮৮ বছর | বয়সী মাঝির …
        ):
            start -= 1
        return start

    def _times(self, s: Sentence, first: int, close: int) -> int:
        """The end of the words that say when, a date in brackets among them, from token ``first`` on."""
        start = first
        while start < close - 1:
            word, behind = s.words[start], s.words[start + 1]
            owns = word.is_a("genitive_pronoun") and behind.text not in self._g.in_time  # এর | বিচার
            earlier = (
                word.text == "," and first < start and earlier_than(s.words[start - 1], self._g)
            )  # এর আগে, | সোমবার …
            if earlier or ("time" in word.classes and not owns) or (word.number and "time" in behind.classes):
                start += 1
            elif word.text == "(" and start > first and behind.number:  # সোমবার | (২৬ জানুয়ারি) | …
                closing = next((k for k in range(start + 2, min(start + 6, close - 1)) if s.words[k].text == ")"), None)
                if closing is None:
                    break
                start = closing + 1
            else:
                break
        return start

    def _behind_clause(self, s: Sentence, first: int, close: int) -> int:
        """Behind the last clause that is over before content without a verb of its own: … ক্ষমা চেয়েছে, | ভুলের কথা."""
        for k in range(self._before_quotation(s, first, close) - 1, first, -1):
            if (s.words[k].text == "," or s.words[k].text in self._g.clause_ends) and self._over_before(s, k, first):
                if s.words[k + 1].text in self._g.which:
                    return k + 1
                if s.words[k + 1].text in self._g.therein & self._g.relative:
                    return k + 2  # প্রতিবেদন ছাপা হয়েছে, যেখানে | …
                related = any(self._relates(word.text) for word in s.words[first : k + 2])
                return first if related else k + 1
            if s.words[k].text in CLOSERS:
                return first
        return first

    def _before_quotation(self, s: Sentence, first: int, close: int) -> int:
        """Where a word or two in quotation marks begin with which content closes: … ‘মৃত্যুকূপ’ | হিসেবে; or its end."""
        if s.words[close - 1].text not in CLOSING:
            return close
        return next((k for k in range(close - 2, first, -1) if s.words[k].text in OPENING), close)

    def _relates(self, text: str) -> bool:
        """A word of a relative clause before its cue, or one that takes it up."""
        return text in self._g.relating or text in self._g.relative

    def _over_before(self, s: Sentence, k: int, first: int) -> bool:
        """A clause ends before token k, its subject perhaps behind its verb: মত জানতে চেয়েছে | হাইকোর্ট, …"""
        word = s.words[k - 1]
        if self._over(word) or s.words[k].text != ",":
            return self._over(word)
        speaks = self._knows.speaks(word) or self._knows.proper_name(word)
        return (speaks or self._knows.entity_at(s, k - 1, first) is not None) and told_before(s, k)

    def _over(self, word: Word) -> bool:
        """A clause ends with the word; নয় and নন stand before what is meant instead."""
        return word.finite and word.text not in self._g.denied

    def of_clause(self, s: Sentence, cue: Cue, lo: int, close: int) -> int:
        """Behind the last এবং that joins a clause to a finite one before it, or কারণ in what another tells."""
        quoted = False
        for k in range(close - 1, lo, -1):
            text, before = s.words[k].text, s.words[k - 1]
            quoted = text not in OPENING if quoted else text in CLOSING or text == '"'
            if before.text == "," and text in self._g.whom:
                return k  # …, | যাকে অনেকেই নদীর প্রাণ বলে অভিহিত করেন
            if quoted or not before.finite or self._knows.name(before):
                continue
            if text in self._g.and_also:
                return k + 1 if lo or self._his_deed(s, cue, k, close) or not self._said(s, cue, k + 1, close) else lo
            if text in self._g.because and lo and cue.passive:
                return k + 1  # মেয়র জানান, লোক বাড়তে পারে কারণ | ঘাট খোলা বলে ধারণা করা হচ্ছে
        return lo

    def _his_deed(self, s: Sentence, cue: Cue, k: int, close: int) -> bool:
        """The speaker did what stands before এবং at token k: তিনি বিষয়টি অবহিত করেন এবং | ব্যাগে টাকা আছে বলে জানান."""
        did = "honorific" in s.words[k - 1].persons
        did = did and cue.first - close == 1  # … আহত হয়েছেন এবং … বলে | মেয়র | জানান
        did = did and not any(word.text.endswith("জন") for word in s.words[1:k])  # তিনজন আহত হয়েছেন এবং …
        return did and cue.person == "honorific" and self._phrases.after(s, cue.last) is None

    def _said(self, s: Sentence, cue: Cue, first: int, close: int) -> bool:
        """Tokens first … close are closed by বলে or a comma: a whole sentence, its clauses joined, is what is said."""
        return (
            close < len(s.words)
            and (
                "complementiser" in s.words[close].classes
                or self._inverted(s, cue, close)
                or (close == cue.first and cue.kind == "participle")
            )
            and (cue.passive or self._phrases.initial(s, first, close) is None)
        )

    def _inverted(self, s: Sentence, cue: Cue, close: int) -> bool:
        """A comma alone parts the content before token close from its cue: পথ খোলা | , জানান মেয়র."""
        return close + 1 == cue.first and s.words[close].text == ","
