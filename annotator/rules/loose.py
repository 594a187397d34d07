"""Step 3: content that no mark ties to its cue: "X-কে Y মনে করে", "জানা গেছে …"."""

from __future__ import annotations

from dataclasses import replace

from annotator.labels import HedgeLevel
from annotator.rules.beginnings import Beginnings
from annotator.rules.cases import first
from annotator.rules.claims import CLOSING, RIGHT, trimmed
from annotator.rules.closers import opens_news
from annotator.rules.cue import ALLEGATION, BELIEF, CLAIM, COMMITMENT, DEMAND, QUESTION, STATEMENT, Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft
from annotator.rules.elsewhere import Elsewhere
from annotator.rules.exclusions import Ruling, Tying
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.otherwise import leads
from annotator.rules.relatives import behind_inserted
from annotator.rules.supposed import another, as_supposed
from annotator.rules.text import Sentence
from annotator.rules.unmarked import asks_whether, behind_semicolon, claimed, ends_clause, tells, verbless

#: Content behind a cue without a mark has at least so many tokens.
SHORTEST = 3


class Untied:
    """A cue to which no mark ties its content."""

    __slots__ = ("cue", "lo", "s")

    def __init__(self, s: Sentence, cue: Cue, lo: int) -> None:
        self.s = s
        self.cue = cue
        self.lo = lo

    def __str__(self) -> str:
        return f"what “{self.s.slice(self.cue.first, self.cue.last)}” tells without a mark"


class Loose:
    """Finds content that no mark ties to its cue."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, documents: Documents, elsewhere: Elsewhere) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._documents, self._elsewhere = documents, elsewhere
        self._begins = Beginnings(knowledge, phrases)
        self._cases = (
            self._told_behind,
            self._content_behind,
            self._topic_behind,
            self._clause_behind,
            self._announced_behind,
            self._of_an_object,
        )

    def untied(self, t: Tying) -> Ruling | None:
        """Content that no mark ties to the cue: অনেকে নদীটিকে জেলার প্রাণ মনে করেন."""
        found = None if t.weighed else self.draft(t.s, t.cue, behind_semicolon(t.s, t.cue, t.lo))
        return Ruling(found) if found is not None else None

    def draft(self, s: Sentence, cue: Cue, lo: int) -> Draft | None:
        """Return the draft of a cue with content that no mark ties to it."""
        return None if leads(s, lo, cue.first) else first(self._cases, Untied(s, cue, lo))

    def larger(self, s: Sentence, cue: Cue, lo: int, found: Draft) -> Draft:
        """The larger of what stands on both sides of a cue: পক্ষপাতের | অভিযোগ তুলে বলেন | তাঁরা মাঠে নামবেন না."""
        other = self.draft(s, cue, lo)
        if other is None or other.frame != "right" or other.claim is None or found.claim is None:
            return found
        return other if other.claim.end - other.claim.start > found.claim.end - found.claim.start else found

    def _clause_behind(self, u: Untied) -> Draft | None:
        """A clause behind the verb: জানা গেছে | সেতুটি ভেঙে পড়েছে; মন্ত্রী বলেন | আমি যাব; … | নদীটি এখন মৃত."""
        s, cue = u.s, u.cue
        if not self._opens(u):
            return None
        rest = s.words[cue.last :]
        says = cue.verb.says and "pointer" in rest[0].classes  # আমি বলব | এটা সাজানো
        hoped = cue.person == "first" and (cue.function is BELIEF or says)  # আশা করি | সবাই আসবেন
        clause = any(map(ends_clause, rest)) and (hoped or self._phrases.after(s, cue.last, things=True) is None)
        described = self._knows.adjective(rest[-1])
        nominal = described or "genitive_pronoun" in rest[0].classes
        clause = clause or (nominal and self._spoken(u)) or self._verbless(u)
        heard = (claimed(cue, rest[0]) or (cue.verb.hearsay and cue.first == u.lo)) and verbless(rest)  # জানা গেছে | …
        clause = clause or heard or (hoped and "pointer" in rest[0].classes) or asks_whether(s, cue)
        told = described and cue.function is STATEMENT
        if cue.needs == "clause" and not (ends_clause(rest[-1]) or told):
            return None  # ওপেনার | যোগ করেছেন | ৩০ বল খেলে ৪১ রান
        if len(rest) < SHORTEST - (hoped or rest[0].determined) or not (clause or "first_person" in rest[0].classes):
            return None
        claim = as_supposed(s, cue, u.lo)
        source = self._documents.speaker(s, cue, cue.first, u.lo) or self._elsewhere.speaker(s, cue, u.lo)
        return Draft(cue, s, "right", claim=claim, source=source) if claim is not None else None

    def _told_behind(self, u: Untied) -> Draft | None:
        """What somebody is told to do, or whom he blames, behind the verb: মাঝি বললেন | ঘাট ছাড়তে; যাত্রীরা দুষছেন | মাঝিকে."""
        s, cue = u.s, u.cue
        rest = s.words[cue.last :]
        orders = cue.verb.commands or cue.function is DEMAND  # নির্দেশ দেন | ঘাট ছাড়তে
        blames = bool(rest) and cue.verb.of_object and cue.function is ALLEGATION and rest[-1].case == "acc"
        if cue.kind != "verb" or not (blames or (orders and len(rest) > 1)) or cue.person == "first":
            return None
        told = blames or "infinitive" in rest[-1].kinds
        if not told or any(word.mark or word.finite for word in rest):
            return None
        claim = trimmed(s, cue.last, len(s.words))
        source = self._documents.speaker(s, cue, cue.first, u.lo)
        cue = cue if blames else replace(cue, function=DEMAND)
        return Draft(cue, s, "right", claim=claim, source=source) if claim else None

    def _content_behind(self, u: Untied) -> Draft | None:
        """What closes a claim ends the sentence, who tells it before the verb: তিনি জানালেন | নিজের স্বপ্নের কথা; উল্লেখ করেন
        | মাঝিদের কথা."""
        s, cue = u.s, u.cue
        rest = s.words[cue.last :]
        told = bool(cue.compound.closers) and cue.person == "honorific" and not cue.negative
        says = cue.kind == "verb" and not cue.passive and (told or (cue.verb.says and cue.noun is None))
        if not says or len(rest) < 2 or any(word.mark or word.finite for word in rest):
            return None
        closes = "content_noun" in rest[-1].classes and rest[-2].case == "gen"
        source = self._documents.speaker(s, cue, cue.first, u.lo) if closes else None
        claim = trimmed(s, cue.last, len(s.words)) if closes and (told or source is not None) else None
        return Draft(cue, s, "right", source=source, claim=claim) if claim is not None else None

    def _topic_behind(self, u: Untied) -> Draft | None:
        """What is asked or told about ends the sentence: মাঝিরা প্রশ্ন তুলেছেন | ঘাটের ইজারা নিয়ে."""
        s, cue = u.s, u.cue
        rest = s.words[cue.last :]
        topical = cue.compound.topical and cue.kind == "verb" and not (cue.passive or cue.negative)
        if not topical or len(rest) < 2 or any(word.mark or word.finite for word in rest):
            return None
        about = rest[-1].text.removesuffix("ও") in self._g.about and not rest[0].is_a("pointer_determiner")
        source = self._documents.speaker(s, cue, cue.first, u.lo) if about else None
        source = self._phrases.after(s, cue.last) if source is None and about else source
        start = source.last if source is not None and source.first >= cue.last else cue.last
        claim = trimmed(s, start, len(s.words)) if start + 1 < len(s.words) else None
        return Draft(cue, s, "right", source=source, claim=claim) if source is not None and claim is not None else None

    def _announced_behind(self, u: Untied) -> Draft | None:
        """What somebody announces ends the sentence, no verb in it: সরকার ঘোষণা করেছে | তিন দিনের ছুটি."""
        s, cue = u.s, u.cue
        rest = s.words[cue.last :]
        announces = cue.function is COMMITMENT and cue.compound.announces and cue.kind == "verb"
        unfit = cue.passive or cue.negative or len(rest) < SHORTEST
        if not announces or unfit or any(w.finite or w.nonfinite for w in rest):
            return None
        source = self._phrases.before(s, cue.first, u.lo, near=True)
        if source is None:
            return None
        who = self._knows.can_speak(s, source) and not self._knows.speaks(rest[-1])
        who = who and not self._knows.document(s.words[source.head])  # এ রায় | ঘোষণা করবেন আদালত
        thing = rest[-1].case == "nom" and not rest[-1].mark and not rest[0].is_a("conjunction")
        if not who or not thing or self._knows.proper_name(rest[-1]):
            return None
        return Draft(cue, s, "right", source=source, claim=trimmed(s, cue.last, len(s.words)))

    def _of_an_object(self, u: Untied) -> Draft | None:
        """A judgement about an object: অনেকে | নদীটিকে জেলার প্রাণ | মনে করেন."""
        s, cue = u.s, u.cue
        if not (cue.record.of_object or self._calls(u) or self._counts(u)) or (cue.passive and not self._held(cue)):
            return None
        if cue.negative and cue.function is ALLEGATION:
            return None  # কাউকে | দোষ দিতে চাই না
        subject = self._judge(u)
        if subject is None and cue.kind == "participle":
            subject = self._phrases.at_the_end(s, cue.last)
        start = subject.last if subject is not None and subject.first < cue.first else u.lo
        if cue.passive and subject is not None:
            start = self._documents.behind(s, subject, cue.first)
        start = behind_inserted(s, start, u.lo, cue.first)  # মাঝি রহিম, যিনি ঘাটে থাকেন, | মেয়রকে দায়ী করেন
        ahead = start > u.lo and s.words[subject.first - 1].case == "acc" if subject is not None else False
        several = () if cue.passive and cue.function is BELIEF else ("দের",)  # প্রার্থীদের যোগ্যতাও | বিবেচনা করা হয়
        objects = (word.case == "acc" or word.text.endswith(several) for word in s.words[start : cue.first])
        last = s.words[cue.first - 1]
        blamed = last.text in self._g.upon  # ঠিকাদারের ওপর | দায় চাপান
        counted = cue.kind == "dependent" and cue.first - 2 > start and s.words[cue.first - 2].number
        if blamed or counted:  # নিহতের সংখ্যা ৩১ জন | বললেও
            claim = trimmed(s, start, cue.first)
            return Draft(cue, s, "left", source=subject, claim=claim) if claim else None
        blames = cue.function is ALLEGATION and last.text in self._g.purpose  # একে অপরকে ভাঙনের জন্য | দায়ী করেন
        if not blames and (last.nonfinite or last.is_a("postposition") or last.is_a("conjunction")):
            return None  # নদীটিকে গুরুত্ব দিয়ে | বিবেচনা করেন
        alone = cue.function is ALLEGATION and last.case == "acc"  # মালিককে | দায়ী করেন
        if alone and self._knows.bears(s.words[cue.first - 2]) and self._knows.body(s, cue.first - 1):
            return None  # রিমা সেন প্রশাসনকে | দায়ী করেন
        if not (alone or ahead or self._described(u, start)) and (cue.first - start < 2 or not any(objects)):
            return None  # নদীটিকে অনেকে জেলার প্রাণ | মনে করেন
        done = any(word.case == "acc" and "noun" in word.kinds for word in s.words[start : cue.first])
        if cue.kind == "verb" and not done:  # রাতে ফেরি চালানোকে | ঝুঁকিপূর্ণ মনে করা হচ্ছে
            start = self._begins.behind_circumstances(s, start, cue.first)
        claim = trimmed(s, start, cue.first)
        return Draft(cue, s, "left", source=subject, claim=claim) if claim else None

    def _held(self, cue: Cue) -> bool:
        """What is held or laid to somebody's charge, whoever does so: রাতের যাত্রাকে ঝুঁকিপূর্ণ | মনে করা হচ্ছে."""
        held = cue.function in (BELIEF, ALLEGATION, CLAIM)
        return held and not cue.needs and cue.kind == "verb"

    def _judge(self, u: Untied) -> Phrase | None:
        """Who judges; of a passive the document, or on whose behalf."""
        if u.cue.passive:
            behalf = self._documents.behalf(u.s, u.lo, u.cue.first)
            return behalf[0] if behalf is not None else self._documents.source(u.s, u.cue, u.cue.first, u.lo)
        judge = self._phrases.after(u.s, u.cue.last) or self._phrases.initial(u.s, u.lo, u.cue.first - 1)
        judge = another(u.s, judge, u.cue.first, self._phrases, self._knows) or judge
        if u.cue.person == "first" and judge is not None and not u.s.words[judge.head].is_a("first_person"):
            return self._documents.speaker(u.s, u.cue, u.cue.first, u.lo)  # ভারত উপদেশ দেয়, | আমি … মনে করি
        whoever = judge is not None and u.s.words[judge.head].text in self._g.whoever and judge.last < u.cue.first
        return None if whoever else judge  # যারা ঘাট দখল করে, তাদের ‘দস্যু’ | আখ্যা দেন

    def _described(self, u: Untied, start: int) -> bool:
        """A determined thing and how it is: অনেকে | বিষয়টি উদ্বেগজনক | মনে করেন."""
        words = u.s.words[start : u.cue.first]
        return len(words) > 1 and words[0].text.endswith(("টি", "টা")) and self._knows.adjective(words[-1])

    def _calls(self, u: Untied) -> bool:
        """It is called something: অভিযোগকে ভিত্তিহীন, মেলাকে ‘নাটক’ | বলেন; nobody is told no: মাঝিকে ‘না’ | বলেন."""
        words, k = u.s.words, u.cue.first - 1
        if not u.cue.verb.commands or k - 1 <= u.lo:
            return False
        quoted = words[k].text in CLOSING and "negation" not in words[k - 1].classes
        quoted = quoted and any(word.case == "acc" for word in words[u.lo : k])
        return quoted or self._knows.adjective(words[k])

    def _counts(self, u: Untied) -> bool:
        """How many there are is told: নিহতের সংখ্যা ৩১ জন | বললেও …"""
        return u.cue.kind == "dependent" and u.cue.first > 1 and u.s.words[u.cue.first - 2].number

    def _opens(self, u: Untied) -> bool:
        """The cue can have its content behind it without a mark."""
        s, cue = u.s, u.cue
        says = cue.kind == "verb" and (cue.noun is not None or tells(s, cue))
        if not says or cue.last >= len(s.words) or (cue.passive and not (self._reported(u) or self._asks(u))):
            return False
        if cue.person == "first" and self._of_another(u):
            return False
        after = s.words[cue.last]
        if after.text in RIGHT or (cue.noun is not None and after.text in self._g.relative):
            return False
        return not after.classes & {"conjunction", "complementiser", "connective"}

    def _of_another(self, u: Untied) -> bool:
        """Somebody else is the subject, or the word owns a noun that is no verb: ৮ নম্বর ওয়ার্ডের | বলি বাড়ি."""
        s, cue = u.s, u.cue
        if cue.noun is None and cue.first > u.lo and s.words[cue.first - 1].case == "gen":
            return True
        subject = self._phrases.before(s, cue.first, u.lo)
        return subject is not None and "first_person" not in s.words[subject.head].classes

    def _spoken(self, u: Untied) -> bool:
        """Who says it stands right before the verb, so that he does not follow."""
        says = u.cue.verb.says or (u.cue.needs == "clause" and u.cue.function is STATEMENT)
        says = says and not u.cue.passive and u.cue.person != "first"  # আমি জানাই | তাদের সালাম
        return says and self._phrases.before(u.s, u.cue.first, u.lo, near=True) is not None

    def _verbless(self, u: Untied) -> bool:
        """Somebody tells right before the verb what a clause without one says: ওসি জানান | এটি একটি দুর্ঘটনা."""
        s, cue = u.s, u.cue
        if not cue.verb.reported or not verbless(s.words[cue.last :]) or not self._spoken(u):
            return False
        source = self._phrases.before(s, cue.first, u.lo, near=True)
        if source is None or not self._knows.can_speak(s, source):
            return False
        aside = all(word.is_aside or word.is_a("connective") for word in s.words[u.lo : source.first])
        opens = aside or "subject_pronoun" in s.words[source.head].classes
        return opens or self._phrases.after(s, cue.last) is None

    def _asks(self, u: Untied) -> bool:
        """A question that is raised, a word that asks in it: প্রশ্ন উঠেছে | এত নৌকা গেল কোথায়."""
        if u.cue.level is HedgeLevel.POSSIBLE and u.cue.noun == u.lo:
            return ends_clause(u.s.words[-1]) or u.s.words[-1].is_a("negation")  # গুঞ্জন উঠেছিল | নৌকাটি আর ভাসবে না
        raised = u.cue.function is QUESTION and u.cue.noun is not None
        open_ = "?" in u.s.text[u.s.end - 1 : u.s.end + 1]
        return raised and (open_ or not self._g.asking.isdisjoint([word.text for word in u.s.words[u.cue.last :]]))

    def _reported(self, u: Untied) -> bool:
        """A report without a comma behind it: জানা গেছে | …, কমিটির পক্ষ থেকে জানানো হয়েছে | …; অভিযোগ রয়েছে | …"""
        if u.cue.function is ALLEGATION and u.cue.noun == u.lo:
            return u.s.words[-1].finite
        opens = u.cue.first == u.lo or (u.cue.verb.hearsay and "participle" in u.s.words[u.cue.first - 1].kinds)
        if ((u.cue.verb.hearsay or u.cue.verb.names) and opens) or claimed(u.cue, u.s.words[u.cue.last]):
            return True  # জানা গেছে | …; বলা হচ্ছে | সেতুটি খুলবে
        held = u.cue.function is BELIEF and u.cue.compound.of_object | u.cue.compound.alone
        if held and all(word.is_aside for word in u.s.words[u.lo : u.cue.first]):
            return True  # প্রাথমিকভাবে | ধারণা করা হচ্ছে | আগুন চুলা থেকে ছড়ায়
        k = u.cue.first - 1
        met = k >= u.lo and u.cue.verb.reported and self._knows.medium_start(u.s, k, u.lo) is not None
        if met or opens_news(u.s, u.cue, u.lo):
            return True  # সভায়, সংবাদ সম্মেলনে | জানানো হয় | ঘাট খুলবে
        told = u.s.words[u.cue.first - 1] if u.cue.first > u.lo else None
        if told is not None and "first_person" in told.classes and told.case in ("acc", "gen"):
            return True  # আমাদের | জানানো হয়েছে | ঘাট খুলবে
        reports = u.cue.verb.reported or u.cue.compound.clausal
        return reports and self._documents.source(u.s, u.cue, u.cue.first, u.lo) is not None
