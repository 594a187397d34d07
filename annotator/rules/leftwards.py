"""The frame "left": content before the cue, closed by বলে, হিসেবে, a genitive, or an infinitive of what is demanded."""

from __future__ import annotations

from dataclasses import replace

from annotator.bangla.sentences import Range
from annotator.labels import HedgeLevel
from annotator.rules.beginnings import Beginnings
from annotator.rules.besides import called_out
from annotator.rules.claims import trimmed, unopened
from annotator.rules.closers import DONE
from annotator.rules.contents import Contents
from annotator.rules.cue import BELIEF, CLAIM, DEMAND, Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.predicates import spoken_behind
from annotator.rules.relatives import behind_inserted
from annotator.rules.spread import spreads
from annotator.rules.supposed import another, unknown
from annotator.rules.text import Sentence
from annotator.rules.words import Word

QUOTES = frozenset("'\"‘’“”")
#: Tokens of a label before a line, the colon among them.
LONGEST_LABEL = 6


class Leftwards:
    """Finds the content before a cue, and where it begins and ends."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, documents: Documents) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._documents = documents
        self._contents = Contents(knowledge, phrases)
        self.begins = Beginnings(knowledge, phrases)

    def draft(self, s: Sentence, cue: Cue, lo: int, floor: int) -> Draft | None:
        """Return the draft of a cue with its content before it; None where no content stands there.

        Args:
            lo: the subject is looked for down to this token.
            floor: the content begins no further left than here.
        """
        end = self._contents.end(s, cue, lo)
        if end is None:
            return None
        close, gap = end
        label = next((k for k in range(lo, min(lo + LONGEST_LABEL, close)) if s.words[k].text == ":"), -1)
        lo, floor = max(lo, label + 1), max(floor, label + 1)  # রহিম উদ্দিন: | অনেকে …
        source, start = self._speaker(s, cue, lo, close, gap)
        draft = Draft(self._as_demanded(s, cue, close), s, "left", source=source)
        start = behind_inserted(s, start, lo, close)
        about = start > 1 and s.words[start - 1].text in self._g.whoever and s.words[start - 2].text == ","
        if about and not cue.passive and (source is None or source.last != start - 2):  # not: মাঝি রহিম, যিনি …
            source = draft.source = Phrase(start - 1, start, start - 1, subject=True)  # কিছু মাঝি, | যারা | ঘাট ছাড়ার …
        start = max(self.begins.behind_asides(s, cue, max(start, floor), close), floor)
        other = source is None or (source.last < start - 1 and s.words[start - 2].finite)
        if other and (judge := self._in_its_clause(s, cue, start, close)) is not None:
            draft.source, start = judge, judge.last
        word = s.words[start].text
        start += word in self._g.clause_openers and word in self._g.dependent  # মেয়র যখন | ঘাট খোলার | ঘোষণা দেন
        start = called_out(s, start, close) if close < cue.first else start
        draft.claim = trimmed(s, unopened(s, start, close), close)
        object_ = self._object_before(s, cue, source, max(lo, floor), close)
        if object_ and draft.claim and object_.end - object_.start > draft.claim.end - draft.claim.start:
            draft.claim = object_  # সূচকের এই ওঠানামাকে | বিশ্লেষকেরা ভালো বলে মনে করেন
        return draft if draft.claim is not None else None

    def _speaker(self, s: Sentence, cue: Cue, lo: int, close: int, gap: int) -> tuple[Phrase | None, int]:
        """The speaker, and where the content can begin: behind the verb, in the gap before it, or at the head."""
        start = self.begins.of_clause(s, cue, lo, close)
        source = self._beside(s, cue, gap)
        if source is not None or self._speaks_behind(s, cue, close):
            return source, start
        answering = None if cue.passive else self._behind_question(s, start, close)
        if answering is not None:
            return answering, self._behind_told(s, answering, close)
        source = self._opening_subject(s, cue, start, close) or self._behind_object(s, cue, start, close)
        if source is not None and not (cue.passive or s.words[close - 1].finite):
            source = another(s, source, close, self._phrases, self._knows) or source
        if source is not None:
            return source, self._documents.behind(s, source, close) if cue.passive else self._behind_told(
                s, source, close
            )
        behalf = self._documents.behalf(s, start, close) if not cue.verb.hearsay else None
        if behalf is not None:
            return behalf
        if start > lo and not cue.passive:
            source = self._phrases.initial(s, lo, start)
            inner = source is not None and "pronoun" in s.words[source.head].classes and lo > 0
            inner = inner and not self._knows.conditional(s.words[lo - 1])
            if inner or (lo > 0 and self._differs(s.words[start - 2], cue)):
                source = None  # জাপান বলেছিল, | তারা … আছেন এবং হামলার হুমকি দিয়েছিল
        if source is None and not cue.passive and close == cue.first:
            source = self._behind_condition(s, cue, start, close)
            start = source.last if source is not None else start
        return (source, start) if source is not None else self._at_last(s, cue, start, close)

    def _at_last(self, s: Sentence, cue: Cue, start: int, close: int) -> tuple[Phrase | None, int]:
        """Who judges by a name that nobody knows, or by whom it was given out, and where the content can begin."""
        if (source := unknown(s, cue, start, close, self._knows)) is not None:
            return source, source.last
        source = self._documents.given_out(s, cue, close, start)
        return source, start if source is None else self._documents.behind(s, source, close)

    def _in_its_clause(self, s: Sentence, cue: Cue, start: int, close: int) -> Phrase | None:
        """Who says of something what it is, or several who ask for something, right behind the clause before their own:
        ঘাট বন্ধ, | মাঝিরা | একে চক্রান্ত বলে …; কেউ কেউ কাঁদেন, | কেউ কেউ | ফেরার অনুরোধ করেন."""
        if cue.passive or start == 0 or s.words[start - 1].text != ",":
            return None
        subject = self._phrases.initial(s, start, close - 1)
        if subject is None or subject.first != start or subject.last >= close or not self._agrees(s, subject, cue):
            return None
        head = s.words[subject.head]
        if close == cue.first:
            several = head.case == "pl" or head.is_a("subject_pronoun")
            judged = several and s.words[start - 2].finite and not s.words[close - 1].finite
        else:
            judged = any(word.case == "acc" for word in s.words[subject.last : close])
        return subject if judged and self._knows.can_speak(s, subject) else None

    def _object_before(self, s: Sentence, cue: Cue, source: Phrase | None, lo: int, close: int) -> Range | None:
        """Of what it is said, right before who says so, behind him no clause: রায়টিকে | মাঝিরা অন্যায় বলে অভিহিত করেন."""
        if source is None or not self._says_what(cue, close) or not lo < source.first < source.last <= close:
            return None
        clause = s.words[close - 1].finite or any(word.case == "acc" for word in s.words[source.last : close])
        spoken_of = s.words[source.first - 1]
        if clause or spoken_of.case != "acc" or spoken_of.is_a("postposition"):
            return None
        comma = next((k + 1 for k in range(source.first - 1, lo, -1) if s.words[k].text == ","), lo)
        related = not self._g.relating.isdisjoint([word.text for word in s.words[lo:comma]])  # … যে ফাটল দেখা গেছে, তাকে …
        start = self.begins.behind_asides(s, cue, lo if related else comma, source.first)
        points = source.first - start < 2 + s.words[start].is_a("pointer_determiner")  # এসব মন্তব্যকে | কর্মকর্তারা …
        return None if points else trimmed(s, start, source.first)

    def _says_what(self, cue: Cue, close: int) -> bool:
        """It says of something what it is: … বলে অভিহিত করেন, … মনে করেন."""
        return cue.noun is not None and not cue.passive and (close < cue.first or cue.function is BELIEF)

    def _speaks_behind(self, s: Sentence, cue: Cue, close: int) -> bool:
        """Who or what speaks follows a participle, the clause before it has its own subject: সাকি আসবেন | জানিয়ে | রহিম
        বলেন; … | দাবি করে | একটি ভিডিও ছড়িয়েছে."""
        if cue.kind == "participle" and cue.function is CLAIM and spreads(s, cue.last):
            return True
        if cue.kind != "participle" or close < cue.first or not s.words[close - 1].finite:
            return False
        speaker = self._phrases.initial(s, cue.last, len(s.words))
        behind = s.words[cue.last : cue.last + 3]
        told = any(word.title is not None and word.title.role == "social" for word in behind)
        return told or (speaker is not None and speaker.first == cue.last)

    def _behind_told(self, s: Sentence, source: Phrase, close: int) -> int:
        """Behind whom the speaker tells it, or through what: সচিব রহিম | সাংবাদিকদের | …; রহিম | সংবাদ ব্রিফিংয়ে | …; রহিম
        | বিবিসিকে | …"""
        k = source.last
        at = next((n for n in range(k, close - 1) if not s.words[n].is_aside), k)  # সচিব রহিম | গতকাল সাংবাদিকদের | …
        if at < close - 1 and s.words[at].text in self._g.audience:
            k = at + 1 + s.words[at + 1].is_a("postposition")
        last = next((n for n in range(k, min(k + 3, close - 1)) if s.words[n].case != "nom"), k)
        told = s.words[last].case == "loc" and self._knows.medium_start(s, last, k) is not None
        news = s.words[last].case == "acc" and (self._knows.reporting(s.words[last]) or self._knows.reports(s, last))
        return last + 1 if told or news else k

    def _behind_question(self, s: Sentence, lo: int, close: int) -> Phrase | None:
        """Who answers behind what was asked: এ বিষয়ে জানতে চাইলে | ওসি | পথ খোলা বলে জানান; not, of what may be,
        বৃষ্টি হলে মেলা বন্ধ থাকবে বলে জানান."""
        end = next((k for k in range(lo, close - 2) if self._knows.conditional(s.words[k])), None)
        if end is None or not any(
            {word.text, word.nominative} & self._g.questioning for word in s.words[max(lo, end - 3) : end]
        ):
            return None
        subject = self._phrases.initial(s, end + 1, close)
        return subject if subject is not None and subject.first == end + 1 else None

    def _behind_object(self, s: Sentence, cue: Cue, lo: int, close: int) -> Phrase | None:
        """Who says of something what it is, right behind it: দাম কমলেও এই ওঠানামাকে | বিশ্লেষকেরা | ভালো মনে করেন."""
        told = (k for k in range(close - 3, lo, -1) if s.words[k].case == "acc")
        k = next(told, None) if self._says_what(cue, close) else None
        if k is None or s.words[close - 1].finite or self._knows.speaks(s.words[k]):
            return None
        subject = self._phrases.initial(s, k + 1, close - 1)
        return subject if subject is not None and subject.first == k + 1 and self._agrees(s, subject, cue) else None

    def _behind_condition(self, s: Sentence, cue: Cue, lo: int, close: int) -> Phrase | None:
        """The speaker behind a clause of time: তাঁকে আদালতে তোলা হলে | বিচারক | … নির্দেশ দেন; a pronoun or somebody by name
        or office behind any other: ভিড় না করে | তিনি | … আহ্বান জানান; খাল ঘুরে দেখে | মেয়র (রিমা সেন) | … আশ্বাস দেন."""
        for k in range(close - 3, lo, -1):
            pronoun = s.words[k].nonfinite and "subject_pronoun" in s.words[k + 1].classes
            done = "participle" in s.words[k].kinds
            if pronoun or done or self._knows.conditional(s.words[k]):
                subject = self._phrases.initial(s, k + 1, close - 1)
                if subject is None or subject.first != k + 1:
                    return None
                head = s.words[subject.head]
                several = head.case == "pl" and head.text not in self._g.whoever  # সড়ক আটকে | মাঝিরা | …
                office = head.title is not None and head.title.role == "office" and cue.person == "honorific"
                speaks = self._knows.speaks(head) if office or not done else several
                speaks = speaks or self._knows.proper_name(head)
                return subject if pronoun or speaks else None
        return None

    def _beside(self, s: Sentence, cue: Cue, gap: int) -> Phrase | None:
        """The speaker behind the verb (… জানিয়েছে | পুলিশ) or between content and verb (… বলে | পুলিশ | জানিয়েছে)."""
        source = self._documents.ending(s, cue)
        if source is None and cue.compound.experienced and cue.last < len(s.words) and s.words[-1].case == "gen":
            source = self._phrases.bare(s, len(s.words), cue.last)  # ঘাট ছাড়ার | নির্দেশ রয়েছে | আদালতের
        if cue.kind == "verb" and not cue.passive and cue.person != "first":
            source = self._phrases.after(s, cue.last)
        if source is None and gap < cue.first:
            own = s.words[cue.first - 1].text in self._g.that  # … বলে | মাঝিরা যে | দাবি করেছেন, তা …
            source = self._documents.speaker(s, cue, cue.first - own, gap)
        if source is None and cue.kind == "participle" and not cue.passive:
            source = self._phrases.right_of(s, cue.last) or self._befallen(s, cue)
            source = source or self._phrases.at_the_end(s, cue.last)
            if source is None and gap == cue.first and not s.words[gap - 1].finite and cue.record.clausal:
                source = spoken_behind(s, cue.last, self._phrases)  # … বড় উৎসব | উল্লেখ করে | বিবৃতিতে সমিতি বলেছে
        return source

    def _befallen(self, s: Sentence, cue: Cue) -> Phrase | None:
        """Who said it and what came of it, a clause before another: … মন্তব্য করে | সচিব | বিপাকে পড়ায় মন্ত্রী ব্যাখ্যা দেন."""
        for k in range(cue.last + 1, len(s.words)):
            verbal = s.words[k].case == "loc" and "noun" in s.words[k].kinds
            if s.words[k].mark or (s.words[k].finite and not verbal):
                return None
            if verbal:
                subject = self._phrases.initial(s, cue.last, k)
                return subject if subject is not None and self._knows.speaks(s.words[subject.head]) else None
        return None

    def _as_demanded(self, s: Sentence, cue: Cue, close: int) -> Cue:
        """The cue as a demand, where what is claimed is something to be done: বিচারের | দাবি করেন."""
        word = s.words[close - 1]
        thing = (
            word.case == "nom"
            and "content_noun" not in word.classes
            and not word.finite
            and not self._knows.adjective(word)
            and word.text not in self._g.claimed
        )
        if cue.kind == "participle" and spreads(s, cue.last):
            return cue  # নদীর সেতু | দাবি করে | ছবিটি ছড়ানো হয়
        if cue.compound.demands and close == cue.first and (thing or self._demanded(word)):
            return cue.demanding()
        told = close < cue.first and not word.tenses.isdisjoint(DONE)
        if told and cue.compound.demands and cue.function is DEMAND:  # ঘাট ছাড়া হয়নি বলে | দাবি উঠেছে
            return replace(cue, function=CLAIM, hedge=True)
        return cue

    def _opening_subject(self, s: Sentence, cue: Cue, lo: int, close: int) -> Phrase | None:
        if cue.passive or cue.needs == "document":
            source = self._documents.source(s, cue, cue.first, lo) if close - lo > 1 else None
            source = source or self._documents.at_the_head(s, cue, lo, close)
            return None if source is not None and self._within(s, cue, source, close) else source
        subject = self._phrases.initial(s, lo, close - 1)
        if subject is None or subject.last >= close or self._quoted(s, subject, close):
            return None
        if s.words[subject.last].is_a("conjunction") and self._shares_case(s, subject):
            return None
        rumour = cue.compound.level is HedgeLevel.POSSIBLE and cue.person == "third"
        if rumour and "honorific" in s.words[close - 1].persons:
            return None  # মেয়র সরে গেছেন বলে | গুজব ছড়িয়েছে
        done = cue.verb.talks and cue.kind == "participle" and s.words[subject.last].case == "gen"
        if done and "noun" in s.words[subject.last].kinds:
            return None  # বাজার | দেখানোর কথা বলে …
        return subject if self._agrees(s, subject, cue) else None

    def _shares_case(self, s: Sentence, subject: Phrase) -> bool:
        """What stands beside it behind a conjunction has an ending, which is its own too: মন্ত্রী | কিংবা সচিবকে আটক …"""
        if s.words[subject.head].is_a("subject_pronoun"):
            return False
        for word in s.words[subject.last + 1 : subject.last + 1 + LONGEST_LABEL]:
            if word.case != "nom" or word.mark or not word.classes.isdisjoint(("pronoun", "pointer_determiner")):
                return word.case in ("acc", "gen") and "pronoun" not in word.classes
        return False

    def _differs(self, verb: Word, cue: Cue) -> bool:
        """The verb of the clause before is of others than the cue: … মাঝিরা আসবে এবং তাদের ফেরানোর | আহ্বান জানান."""
        return cue.person == "honorific" and "honorific" not in verb.persons

    def _quoted(self, s: Sentence, subject: Phrase, close: int) -> bool:
        """It is what somebody is called, in quotation marks at the end: রিমা সেনকে | 'মাটির মানুষ' | বলে অভিহিত করেন."""
        ends = subject.last + 1 == close and s.words[subject.last].text in QUOTES
        return ends and subject.first > 0

    def _within(self, s: Sentence, cue: Cue, source: Phrase, close: int) -> bool:
        """On whose behalf something was done, of which one only hears: কমিটির পক্ষ থেকে মেলা বসানো হবে বলে | জানা গেছে."""
        represents = source.last < close and s.words[source.last].text in (self._g.on_behalf | self._g.on_behalf_of)
        return represents and cue.verb.hearsay

    def _agrees(self, s: Sentence, subject: Phrase, cue: Cue) -> bool:
        if cue.person == "first":
            return "first_person" in s.words[subject.head].classes
        return True

    def _demanded(self, word: Word) -> bool:
        """A demand rather than an assertion: বিচারের দাবি করেন."""
        return self._knows.of_class(word, "demanded")
