"""The frame "silence": a denied saying, পুলিশ কিছু জানায়নি."""

from __future__ import annotations

from annotator.bangla.sentences import Range
from annotator.labels import Function, Scope
from annotator.rules.claims import trimmed
from annotator.rules.closers import taken_up
from annotator.rules.cue import Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence
from annotator.rules.unanswered import CALL, conceded, question
from annotator.rules.words import Word

#: Key of the verb by which there is nothing: মন্তব্য | নেই.
NOTHING = "nei"
#: The ending of adverbs of manner, which say how something was not told.
MANNER = "ভাবে"


def absent(s: Sentence, cue: Cue) -> bool:
    """Tell whether there is nothing of what is said, whoever tells that: মন্তব্য | নেই, বলার কিছু | নেই."""
    return NOTHING in s.words[cue.last - 1].lemmas


class Silence:
    """Finds what nothing was said about."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, documents: Documents) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._documents = documents

    def draft(self, s: Sentence, cue: Cue, lo: int) -> Draft | None:
        """A denied saying: "এ বিষয়ে পুলিশ কিছু জানায়নি"."""
        known = self._to_be_known(s, cue, lo)
        source = self._source(s, cue, lo, known)
        asked = question(s, cue, lo, self._knows)
        if asked is not None and source is not None and source.first == s.index_at(asked.start):
            source = None  # ঘাট কেন ভাঙল, | তার | জবাব মেলেনি
        about = asked or self._about(s, lo, cue.first)
        source = source or self._whose(s, cue, lo, about)
        if source is None and absent(s, cue):
            return None  # এ নিয়ে বলার কিছু নেই
        about = self._with_its_noun(s, cue, lo, about)
        if about is not None and (asked := self._asked(s, about, lo)) is not None:
            return Draft(cue, s, "silence", source=source, claim=asked)
        if about is not None:
            return Draft(cue, s, "silence", source=source, claim=about, scope=Scope.PRECEDING)
        if source is not None and not cue.passive and (withheld := self._withheld(s, cue, lo)) is not None:
            return Draft(cue, s, "silence", source=source, claim=s.span(withheld.first, withheld.last))
        if source is not None or cue.passive or conceded(s, cue):
            if (untold := self._untold(s, cue, source, known, lo)) is not None:
                return Draft(cue, s, "silence", source=source, claim=untold)
            if (cue.compound.silent or cue.rule == CALL) and known is None and not self._of_its_kind(s, cue, source):
                return Draft(cue, s, "silence", source=source, scope=Scope.PRECEDING)
        return self._withheld_from_all(s, cue, source, known, lo)

    def _with_its_noun(self, s: Sentence, cue: Cue, lo: int, about: Range | None) -> Range | None:
        """What nothing is said about up to the noun that belongs to it; or whether it happened."""
        if about is not None and cue.noun_in_claim and cue.noun is not None:
            return Range(about.start, s.end_of(cue.noun))
        close = self._whether(s, lo, cue.first) if about is None and cue.passive else None
        return about if close is None else trimmed(s, lo, close)

    def _whose(self, s: Sentence, cue: Cue, lo: int, about: Range | None) -> Phrase | None:
        """Whose words there are none of, before what they would be about: ক্লাবের | এ বিষয়ে কোনো মন্তব্য নেই."""
        return self._phrases.owner(s, s.index_at(about.start), lo) if about is not None and absent(s, cue) else None

    def _withheld_from_all(
        self, s: Sentence, cue: Cue, source: Phrase | None, known: int | None, lo: int
    ) -> Draft | None:
        """What somebody does not tell, the object of the verb: ক্লাবটি | দাম | জানায়নি; or anything: পুলিশ | কিছু জানায়নি."""
        if (
            source is None
            or (cue.noun is not None and cue.needs and known is None)
            or "pointer" in s.words[cue.first - 1].classes
        ):
            return None
        nothing = s.words[cue.first - 1].text in self._g.anything and "pronoun" not in s.words[source.head].classes
        if cue.passive:  # সমিতির তরফে | এখনো কিছু | জানানো হয়নি
            return Draft(cue, s, "silence", source=source, scope=Scope.PRECEDING) if nothing else None
        start = self._behind_manner(s, source.last if source.last <= cue.first else lo, cue.first)
        end = self._before_aside(s, cue.first, start)
        start = end if all(map(self._told, s.words[start:end])) else start  # মেয়র | পুলিশকে | কিছু বলেননি
        asked = taken_up(s, start, end - 1) if end - 1 - start > 2 and s.words[end - 1].is_a("pointer") else None
        claim = trimmed(s, start, end if asked is None else asked)  # ঘাট কবে খুলবে, | তা এখনো জানাননি মেয়র
        tells = cue.function in (Function.STATEMENT, Function.ADMISSION) and not cue.hedge
        found = self._thing_before(s, source, lo) if claim is None and tells else None
        if found is not None:
            at, end = found
            source, claim = Phrase(at, source.last, source.head), trimmed(s, self._behind_manner(s, lo, end), end)
        if claim is None:
            return Draft(cue, s, "silence", source=source, scope=Scope.PRECEDING) if nothing else None
        return Draft(cue, s, "silence", source=source, claim=claim)

    def _told(self, word: Word) -> bool:
        return word.case == "acc" or word.text in self._g.audience

    def _thing_before(self, s: Sentence, source: Phrase, lo: int) -> tuple[int, int] | None:
        """The token of who does not tell what stands before him, and where that ends: নিহতের সংখ্যা | (এখনো) | সরকার |
        জানায়নি; হামলার দায় | এখন পর্যন্ত | কেউ | স্বীকার করেনি."""
        for k in range(source.head, source.first - 1, -1):
            end = k
            while end - 1 > lo and (s.words[end - 1].is_aside or s.words[end - 1].is_a("starter")):
                end -= 1
            words = s.words[lo:end]
            thing = bool(words) and words[-1].case == "nom" and not words[-1].is_aside
            # Without an owner it may be a part of who is silent: অধ্যাপক রতন বিশ্ব | শর্মা, বার্তা | সংস্থা.
            owned = len(words) > 1 and words[-2].case == "gen" and self._knows.thing(words[-1])
            thing = thing and (owned or words[-1].text in self._g.to_be_known)
            if thing and not any(word.mark or word.finite for word in words):
                return (k, end) if self._knows.can_speak(s, Phrase(k, source.last, source.head)) else None
        return None

    def _to_be_known(self, s: Sentence, cue: Cue, lo: int) -> int | None:
        """The token of what is to be known and is not told: আগুন লাগার | কারণ | এখনো জানা যায়নি."""
        k = cue.first - 1
        while k > lo and self._beside(s.words[k]):
            k -= 1
        told = cue.noun is None or not cue.passive or (cue.function is Function.STATEMENT and not cue.noun_in_claim)
        return k if told and k >= lo and s.words[k].nominative in self._g.to_be_known else None

    def _none_at_all(self, s: Sentence, cue: Cue, lo: int) -> Range | None:
        """Nothing was announced: আনুষ্ঠানিক কোনো | ঘোষণা দেওয়া হয়নি; আমি কিছু | ঘোষণা করিনি."""
        if cue.noun is None or cue.function is not Function.COMMITMENT:
            return None
        k = cue.noun
        while k > lo and (s.words[k - 1].text in self._g.anything or self._knows.adjective(s.words[k - 1])):
            k -= 1
        none = not self._g.anything.isdisjoint([word.text for word in s.words[k : cue.noun]])
        somebody = any(
            word.text in self._g.purpose for word in s.words[max(lo, k - 2) : k]
        )  # মাঝিদের জন্য | তেমন কোনো আশ্বাস
        return s.span(k, cue.noun + 1) if none and not somebody else None

    def _untold(self, s: Sentence, cue: Cue, source: Phrase | None, known: int | None, lo: int) -> Range | None:
        """What is not known yet (আগুন লাগার কারণ | এখনো জানা যায়নি, আগুনের কারণ | স্পষ্ট করা হয়নি), or not announced."""
        if known is None or not cue.passive:
            return None if cue.compound.silent else self._none_at_all(s, cue, lo)
        start = lo
        if source is not None and source.last <= known:
            start = self._documents.behind(s, source, known)
        if any(word.mark and word.text not in ",-–" for word in s.words[start:known]):
            return None  # ‘… সেই সমিতিকে (নাম | উল্লেখ করা হলো না)
        return trimmed(s, start, known + 1)

    def _of_its_kind(self, s: Sentence, cue: Cue, source: Phrase | None) -> bool:
        """What kind of words they were is told right before: এমন | মন্তব্য করেননি, অশোভন | মন্তব্য করেননি."""
        if "pointer_determiner" in s.words[cue.first - 1].classes:
            return True
        if source is None or source.last != cue.first:
            return False
        somebody = (
            "pronoun" in w.classes or self._knows.speaks(w) or self._knows.proper_name(w)
            for w in s.words[source.first : source.last]
        )
        return not any(somebody)

    def _from_whom(self, s: Sentence, cue: Cue) -> Phrase | None:
        """From whom no word comes, behind the verb: সাড়া মেলেনি | মেয়রের; জবাব মেলেনি | মেয়রের কাছ থেকে."""
        if not (cue.passive and cue.compound.silent) or len(s) == cue.last or s.words[cue.last].mark:
            return None
        end = next((k for k in range(cue.last, len(s)) if s.words[k].mark), len(s))
        while end > cue.last and (
            s.words[end - 1].text in self._g.from_place or s.words[end - 1].text in self._g.from_whom
        ):
            end -= 1
        owner = self._phrases.owner(s, end, cue.last)
        return owner if owner is not None and owner.first == cue.last and self._knows.can_speak(s, owner) else None

    def _source(self, s: Sentence, cue: Cue, lo: int, known: int | None) -> Phrase | None:
        """Who says nothing: behind the verb, before it or what is not told (ক্লাব | কারণ | জানায়নি), or whose noun it is."""
        source = self._phrases.after(s, cue.last) or self._from_whom(s, cue)
        if source is None and conceded(s, cue):
            return None  # কল করা হলেও | ধরেননি
        if source is None and cue.noun is not None and cue.passive:
            source = self._phrases.owner(s, cue.noun, lo)
            if source is None or not self._knows.can_speak(s, source):
                source = self._documents.source(s, cue, cue.noun, lo)
        elif source is None and cue.passive:
            source = self._documents.source(s, cue, cue.first, lo)
        elif source is None:
            withheld = self._withheld(s, cue, lo)
            at = cue.first if known is None else known
            if s.words[at - 1].text in self._g.anything and s.text_at(at - 2) in self._g.further:
                at -= 2  # পুলিশ | আর কিছু | জানায়নি
            source = self._phrases.before(s, withheld.first if withheld is not None else at, lo)
            if source is not None and not self._knows.can_inform(s, source):  # what is not told: সমিতি | কোনো সিদ্ধান্ত
                source = self._phrases.before(s, source.first, lo) or source
        return source

    def _withheld(self, s: Sentence, cue: Cue, lo: int) -> Phrase | None:
        """Whose name is not told, with the noun for it: পুলিশ | আহতদের পরিচয় | প্রকাশ করেনি."""
        owner = self._phrases.owner(s, cue.noun, lo) if cue.noun_in_claim and cue.noun is not None else None
        if owner is None or cue.noun is None or not self._knows.can_speak(s, owner):
            return None
        return Phrase(owner.first, cue.noun + 1, cue.noun)

    def _whether(self, s: Sentence, lo: int, hi: int) -> int | None:
        """The end of a clause that leaves open whether: … ক্ষতিগ্রস্ত হয়েছে কি না, তা | জানানো হয়নি."""
        for k in range(hi - 1, lo + 1, -1):
            if s.words[k].text in self._g.whether or s.slice(k - 1, k + 1) in self._g.whether_in_two:
                return k + 1
        return None

    def _asked(self, s: Sentence, about: Range, lo: int) -> Range | None:
        """What is asked, a pointer behind it: ঘাট কেন ভাঙল, | সে বিষয়ে | কিছু জানা যায়নি."""
        k = s.index_at(about.start)
        if k - lo < 3 or s.words[k - 1].text not in ",—–-":
            return None
        asks = any(w.text in self._g.asking for w in s.words[lo:k]) or self._whether(s, lo, k) is not None
        asks = asks or s.text_at(k + 1) in self._g.questions  # কাদের কারণে ঘাট ভাঙল, | সে প্রশ্নের
        taken_up = s.words[k].text in self._g.taking_up or s.words[k].text in self._g.of_that
        return trimmed(s, lo, k - 1) if asks and taken_up else None

    def _behind_manner(self, s: Sentence, start: int, end: int) -> int:
        """Behind how or why something was not told: রয়টার্স | তাৎক্ষণিকভাবে | এ তথ্য যাচাই করতে পারেনি; ভয়ে | নাম …"""
        beside = self._g.by_then | self._g.out_of  # কেউ | এখনো | দায় …
        start += start + 2 < end and s.words[start].case == "gen" and s.words[start + 1].text in self._g.out_of
        while start + 1 < end and (s.words[start].text.endswith(MANNER) or s.words[start].text in beside):
            start += 1
        k = start + s.words[start].is_a("connective")
        since = k + 2 < end and s.words[k].is_a("starter") and s.words[k + 1].is_a("postposition")
        return k + 2 if since else start  # (তবে) এখন পর্যন্ত | দায় …

    def _before_aside(self, s: Sentence, i: int, lo: int) -> int:
        nothing = self._g.anything | self._g.further
        while i > lo and (self._beside(s.words[i - 1]) or s.words[i - 1].text in nothing):
            if s.words[i - 1].text in self._g.purpose and i - 2 >= lo:
                break  # মাঝিদের জন্য | কোনো আশ্বাস দেননি
            i -= 1
        return i

    def _beside(self, word: Word) -> bool:
        """It belongs to what stands beside a clause, and is not itself what is not told: তারিখ | জানাননি."""
        return word.is_aside and word.nominative not in self._g.to_be_known and not word.is_a("laid_down")

    def _about(self, s: Sentence, lo: int, hi: int) -> Range | None:
        for k in range(lo, hi):
            led_off = k + 1 < hi and s.words[k].nonfinite and s.words[k + 1].finite  # কারা নিয়ে | গেছে
            if s.words[k].text in self._g.about and k > lo and not led_off:
                first = k - 1
                while first > lo and self._of_it(s, first, first == k - 1):
                    first -= 1
                return s.span(self._done(s, first, lo), k + 1)
        return None

    def _of_it(self, s: Sentence, k: int, last: bool) -> bool:
        """What it is of, or that it is pointed at, stands before token k: ঘাটের | ইজারা নিয়ে; not মেয়রের | এ বিষয়ে."""
        before = s.words[k - 1]
        pointed = last and "determiner" in s.words[k].classes
        return (before.case == "gen" and not pointed) or "determiner" in before.classes

    def _done(self, s: Sentence, first: int, lo: int) -> int:
        """The beginning of what is done, its verb in one word or two: ঘাট | সরানোর বিষয়ে; মামলা তুলে | নেওয়ার বিষয়ে."""
        if "noun" not in s.words[first].kinds:
            return first
        first -= first > lo and s.words[first - 1].nonfinite
        while first > lo and s.words[first - 1].case in ("nom", "gen") and self._knows.common(s.words[first - 1]):
            first -= 1
        return first
