"""Step 3: where content that stands before its cue ends."""

from __future__ import annotations

from dataclasses import replace

from annotator.bangla.quotations import CLOSERS
from annotator.rules.cases import first
from annotator.rules.claims import OPENING
from annotator.rules.closers import Before, End, closed_at, was_done
from annotator.rules.cue import ADMISSION, ALLEGATION, BELIEF, CLAIM, DEMAND, DENIAL, QUESTION, STATEMENT, Cue
from annotator.rules.demands import Demands
from annotator.rules.knowledge import Knowledge
from annotator.rules.matters import Matters
from annotator.rules.nouns import NounPhrases
from annotator.rules.predicates import Predicates
from annotator.rules.relatives import inserted
from annotator.rules.spread import spreads
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: A clause, or content that something takes up, has at least so many tokens.
SHORTEST = 3
#: Words between a mark and a cue at most (…, দৈনিক নদীর কথাকে | বলেন তিনি), classes of the last, and of none of them.
LONGEST_ASIDE = 7
ASIDES = frozenset({"adverb", "time"})
#: What is said in a whole clause before the speaker, where the verb alone does not say it.
ASSERTED = frozenset({STATEMENT, CLAIM, ALLEGATION, BELIEF})
TAKEN_UP = frozenset({"subject_pronoun", "pointer", "pointer_determiner"})


class Contents:
    """Finds the ends of contents."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._manner = tuple(self._g.manner)
        demands = Demands(knowledge, phrases)
        self._matters = matters = Matters(knowledge, phrases)
        self._predicates = Predicates(knowledge, phrases)
        self._cases = (
            self._mark,
            self._mark_before_the_speaker,
            self._told_or_inside,
            self._whole_clause,
            self._clause_before_the_speaker,
            demands.applied_for,
            demands.asked_for,
            self._owned_up,
            self._known,
            matters.topic,
            matters.side,
            self._content_noun,
            self._content_before_the_subject,
            self._genitive,
            demands.thing,
            demands.along,
            self._asked_openly,
            demands.to_an_end,
        )

    def end(self, s: Sentence, cue: Cue, lo: int) -> End | None:
        """Return where content before a cue ends; None where no content stands there."""
        closer = closed_at(s, cue, lo, self._knows)
        if closer is not None:
            return End(closer, closer + 1)
        at = self._before_manner(s, cue)
        at = self._behalf(s, cue, lo) if at is None and cue.passive else at
        if at is not None:
            found = first(self._cases, Before(s, replace(cue, first=at), lo)) if at > lo else None
            return End(found.close, found.close) if found is not None else None
        return first(self._cases, Before(s, cue, lo)) if cue.first > lo else None

    def _before_manner(self, s: Sentence, cue: Cue) -> int | None:
        """The token that says how somebody asks, right before the noun: ঘাট খুলে দিতে | বিনীতভাবে | আবেদন জানান."""
        k = cue.first - 1
        own = cue.noun == cue.first or cue.noun == k - 1  # সহযোগিতা | একান্তভাবে | কামনা করেন
        return k if own and k >= 0 and s.words[k].text.endswith(self._manner) else None

    def _behalf(self, s: Sentence, cue: Cue, lo: int) -> int | None:
        """The beginning of a phrase of representation right before a cue: … না ভাঙার জন্য | সরকারের পক্ষ থেকে | …"""
        i = cue.first
        if i - 2 <= lo or s.words[i - 1].text not in self._g.from_place or s.words[i - 2].text not in self._g.on_behalf:
            return None
        owner = self._phrases.owner(s, i - 2, lo)
        return owner.first if owner is not None else None

    # the cases

    def _mark(self, b: Before) -> End | None:
        """A mark, the speaker behind the verb: পথ খোলা, | জানিয়েছে পুলিশ; …, বিবিসিকে | বলেন তিনি; … না, সাফ | জানালেন."""
        words, k = b.s.words, self._before_the_aside(b)
        marked = words[k].text in (",", "–", "—", "-") and k - b.lo > 1 and b.cue.kind == "verb"
        marked = marked and inserted(b.s, k, b.lo) is None  # মাঝি রহিম, যিনি ঘাটে থাকেন, | বলেন
        speaker = self._phrases.after(b.s, b.cue.last) if marked else None
        whole = k - b.lo > 2 or (speaker is not None and speaker.last == len(words) and not words[k - 1].is_aside)
        done = b.cue.function is DEMAND and any(map(was_done, words[b.lo : k]))
        return End(k, b.cue.first) if speaker is not None and whole and not done else None  # রচনা করেছেন, | নির্দেশনা …

    def _mark_before_the_speaker(self, b: Before) -> End | None:
        """A whole clause and a mark, then who says it, or only that it is said, and nothing more: পথ খোলা থাকবে, | পুলিশ |
        জানিয়েছে; পথ খোলা থাকবে, | (বিজ্ঞপ্তিতে) জানানো হয়েছে."""
        cue, words = b.cue, b.s.words
        ends = cue.last == len(words) and cue.kind == "verb" and cue.person != "first" and not cue.negative
        if not ends or not (cue.verb.says or cue.function in ASSERTED):
            return None
        subject, at = None if cue.passive else self._phrases.before(b.s, cue.first, b.lo), cue.first
        while cue.passive and at - 1 > b.lo and words[at - 1].case in ("loc", "gen"):
            at -= 1
        at = subject.first if subject is not None else at
        if at - b.lo < SHORTEST or words[at - 1].text not in (",", "–", "—"):
            return None
        last = words[at - 2]
        whole = (last.finite and not last.nonfinite) or "negation" in last.classes or self._knows.adjective(last)
        led = not self._g.dependent.isdisjoint([word.text for word in words[b.lo : at]])
        who = cue.passive if subject is None else self._knows.can_speak(b.s, subject)
        return End(at - 1, at) if whole and not led and who else None

    def _told_or_inside(self, b: Before) -> End | None:
        """An order in the infinitive (যেতে | বলেছেন); a noun that belongs to the claim (আসার খবর | পাওয়া গেছে)."""
        asked = self._matters.asked(b, self._g.answered) if b.cue.compound.of_others else None
        if asked is None and b.cue.noun_in_claim and b.cue.noun == b.cue.first - 2 and b.word.text in self._g.by_then:
            return End(b.cue.first - 1, b.cue.first)  # ঘাট ভাঙার খবর | অবশ্য | পাওয়া যায়নি
        return asked or (b.here if b.cue.told or b.cue.noun_in_claim else None)

    def _whole_clause(self, b: Before) -> End | None:
        """A clause before a participle, without বলে: সেতুটি ভেঙেছে | উল্লেখ করে তিনি বলেন; ভয় অমূলক | উল্লেখ করে …"""
        if b.cue.person == "first" and b.cue.function is BELIEF and b.cue.noun is not None:
            closes = b.cue.last == len(b.s.words) or b.s.words[b.cue.last].mark
            return b.here if closes and b.word.finite else None  # নৌকা আসবে | আশা করি
        if b.cue.kind == "participle" and b.cue.function is CLAIM and spreads(b.s, b.cue.last):
            return b.here  # মাঝিরা জড়িত | দাবি করে | একটি ছবি ছড়ানো হয়
        clausal = b.cue.kind in ("participle", "dependent") and b.cue.record.clausal
        denied = "negation" in b.word.classes and not self._denies(b)
        over = b.word.finite or denied or b.word.text in self._g.proper or self._predicates.ends(b)
        return b.here if clausal and over and not self._knows.name(b.word) else None

    def _clause_before_the_speaker(self, b: Before) -> End | None:
        """A clause without a mark, who speaks at the end: ঘাট কাল খুলবে | জানালেন মেয়র; মামলা হবে সরাসরি | হুমকি দিলেন মেয়র."""
        cue, k = b.cue, b.cue.first - 1
        if cue.kind != "verb" or cue.passive or cue.person == "first" or cue.needs in ("negative", "closed"):
            return None
        k -= k > b.lo and self._matters.describes(b.s.words[k])
        word = b.s.words[k]
        over = word.finite and not word.nonfinite and not self._knows.name(word)
        over = over or ("negation" in word.classes and k > b.lo and b.s.words[k - 1].finite)
        if not over or k - b.lo < SHORTEST - 1:
            return None
        speaker = self._phrases.after(b.s, cue.last)
        ends = speaker is not None and speaker.last == len(b.s.words) and self._knows.can_speak(b.s, speaker)
        return End(k + 1, cue.first) if ends else None

    def _owned_up(self, b: Before) -> End | None:
        """A charge that is admitted or denied without more: তিনি অভিযোগ | অস্বীকার করেছেন."""
        admitted = b.cue.function is ADMISSION and b.cue.kind == "verb"
        owned = b.cue.function is DENIAL or admitted
        before = b.word.is_aside and b.cue.first - 2 > b.lo and b.s.words[b.cue.first - 2].case == "nom"
        k = b.cue.first - 1 - (before or self._matters.describes(b.word))  # অভিযোগ | সম্পূর্ণ, আগেই | অস্বীকার করেন
        if not owned or k < b.lo:
            return None
        word = b.s.words[k]
        charge = word.text in self._g.owned_up or (word.case == "acc" and word.nominative in self._g.owned_up)
        return End(k + 1, k + 1) if charge else None  # … | অভিযোগকে | উড়িয়ে দিলেন

    def _known(self, b: Before) -> End | None:
        """What has become known of an event: দুজনের পরিচয়ও | জানা গেছে; আগুনের কারণ | জানা গেছে."""
        hears = b.cue.passive and b.cue.verb.reported and not b.cue.negative
        text = b.word.text.removesuffix("ও")
        hears = hears or (b.cue.function is QUESTION and b.cue.noun is None and b.cue.kind == "verb")
        hears = hears or (b.cue.kind == "participle" and b.cue.noun is None and text in self._g.because)  # জানতে চেয়ে
        owned = b.cue.first - 2 >= b.lo and b.s.words[b.cue.first - 2].case == "gen"
        return b.here if hears and owned and text in self._g.to_be_known else None

    def _content_noun(self, b: Before) -> End | None:
        """A noun that closes a claim, a place or addressee between: রাশিয়াকে ড্রোন দেওয়ার কথা | স্বীকার করে."""
        s = b.s
        asked = b.cue.function is DEMAND and b.word.case == "gen" and self._knows.of_class(b.word, "demanded")
        told = self._knows.entity_start(s, b.cue.first - 1, b.lo) if b.word.case == "acc" else None
        start = b.cue.first - 1 if told is None or told <= b.lo else told - 1  # … বিষয়টি | প্রথম আলোকে | নিশ্চিত করেন
        for k in range(start, start if asked else max(b.lo, b.cue.first - 6), -1):
            word = s.words[k]  # not সিদ্ধান্ত | পুনর্বিবেচনার অনুরোধ
            if "content_noun" in word.classes and (
                s.words[self._behind_description(b, k)].case == "gen" or self._news_of(b, k)
            ):
                return End(k + 1, k + 1)
            if k == b.cue.first - 1 and self._closer(b):
                return b.here
            today = word.is_a("pointer_determiner") and k + 1 < b.cue.first and s.words[k + 1].is_a("time")  # এ দিন
            about = word.text in self._g.about and bool(b.cue.needs)  # সিদ্ধান্ত | নিয়ে | ক্ষোভ উগরে দিলেন
            if word.mark or about or not (word.case in ("gen", "loc", "acc") or word.is_aside or today):
                return None
        return None

    def _content_before_the_subject(self, b: Before) -> End | None:
        """What closes a claim, then who says it, and when: সেতু খোলার কথা | (রোববার) প্রকৌশলীরা | জানান."""
        at = b.cue.first - (
            b.word.case == "acc" and b.word.text in self._g.pronoun_objects
        )  # … তথ্য তাঁর মেয়ে | আমাকে | জানান
        subject = self._phrases.before(b.s, at, b.lo, near=True) if not b.cue.passive else None
        if subject is None or subject.first - b.lo < 2 or not self._knows.can_speak(b.s, subject):
            return None
        k, words = subject.first, b.s.words
        while k - 2 > b.lo and (
            words[k - 1].is_a("time") or (words[k - 1].is_a("pointer_determiner") and k < subject.first)
        ):
            k -= 1  # এ দিন
        closes = "content_noun" in words[k - 1].classes or words[k - 1].text in b.cue.compound.closers  # দায় | তারা
        closes = closes and words[k - 2].case == "gen"
        return End(k, subject.first) if closes else None

    def _genitive(self, b: Before) -> End | None:
        """Content in the genitive, no speaker: সেতু খুলে দেওয়ার | ঘোষণা দেন."""
        cue, word = b.cue, b.word
        can = cue.needs != "clause" and not cue.compound.owned and cue.noun is not None
        k = cue.first - 1
        if can and k > b.lo and word.text in self._g.that and cue.function is not STATEMENT:  # বিক্রির | যে | অভিযোগ ওঠে
            k, word = k - 1, b.s.words[k - 1]
        quoted = can and k > b.lo and word.text in CLOSERS and b.s.words[k - 1].case == "gen"
        if quoted and any(one.text in OPENING for one in b.s.words[b.lo : k]):
            return End(k + 1, k + 1)  # ‘ঘাট দখলের’ | অভিযোগ করেন
        while can and k > b.lo and word.case == "nom" and (self._matters.describes(word) or self._counts(word)):
            k, word = k - 1, b.s.words[k - 1]  # আইন বাতিলের | জোরালো | দাবি জানান; … | আরেকটি পাল্টা | অভিযোগ
        can = can and not word.is_aside and word.text not in self._g.own  # নিজের | পূর্বাভাস জানান
        can = can and not (k < cue.first - 1 and word.text in self._g.of_kind)  # এ ধরনের | কোনো | নির্দেশ
        return End(k + 1, cue.first) if can and word.case == "gen" and self._verbal_genitive(b.s, k) else None

    def _asked_openly(self, b: Before) -> End | None:
        """A question, who asks behind the verb: নৌকাটি কার | জানতে চান আদালত."""
        asks = b.cue.function is QUESTION and (b.cue.noun is None or (b.cue.kind == "verb" and b.word.finite))
        asks = asks and not self._g.asking.isdisjoint([word.text for word in b.s.words[b.lo : b.cue.first]])
        led = b.cue.kind == "participle"  # ঘাট কবে খুলবে | জানতে চেয়ে চিঠি দেন মাঝিরা
        here = (self._matters.asked(b, self._g.taking_up) or b.here) if asks else None  # …, তা মেয়রের কাছে | জানতে চান
        return here if asks and not b.word.mark and (led or self._phrases.after(b.s, b.cue.last)) else None

    # what the cases ask

    def _before_the_aside(self, b: Before) -> int:
        """The token before whom, where, when or how it is told right before the cue, or that before it."""
        k, word, words = b.cue.first - 1, b.word, b.s.words
        aside = word.case in ("acc", "loc") or not word.classes.isdisjoint(ASIDES) or word.text in self._g.audience
        aside = aside or word.text in self._g.expressing  # …, ঘাটে সভা করে | জানালেন মেয়র
        told = b.cue.noun is None or word.is_a("time") or (word.case == "loc" and word.nominative not in self._g.deeds)
        told = told and not (b.cue.noun is not None and (word.forms or self._knows.of_class(word, "demanded")))
        if not aside or not told:  # ‘ঘাটে আলো নেই’, মেয়রকে | কটাক্ষ করেন মাঝি
            return k - (word.is_a("adverb") or (word.case == "acc" and b.cue.needs == "clause" and words[k - 1].mark))
        while (
            k > max(b.lo, b.cue.first - LONGEST_ASIDE) and not words[k].mark and words[k].classes.isdisjoint(TAKEN_UP)
        ):
            k -= 1
        return k

    def _behind_description(self, b: Before, k: int) -> int:
        """The token before what describes the noun at token k, a thing of which it tells: রোগীর | সবশেষ | তথ্য."""
        n = k - 1
        while n > b.lo and b.s.words[n].case == "nom" and self._matters.describes(b.s.words[n]):
            n -= 1
        return n if n == k - 1 or self._verbal_genitive(b.s, n) else k

    def _news_of(self, b: Before, k: int) -> bool:
        """The news at token k of what stands right before it is admitted or denied: মৃত্যু | সংবাদটি | নিশ্চিত করেন."""
        owned = b.cue.function is ADMISSION or b.cue.function is DENIAL
        event = b.s.words[k - 1]
        news = b.s.words[k].determined or b.s.words[k].stems[-1] in self._g.news
        return owned and news and k > b.lo and event.case == "nom" and self._knows.thing(event)

    def _closer(self, b: Before) -> bool:
        """A noun of the record ends the content, whose it is before it: অতিথিদের | পুরো নাম | উল্লেখ করেন."""
        sealed = b.word.case == "loc" and b.cue.function is ADMISSION  # বিয়ের খবরে | সিলমোহর দেন
        if not (sealed or b.word.case == "nom") or not any(stem in b.cue.compound.closers for stem in b.word.stems):
            return False
        k = b.cue.first - 2
        while k > b.lo and self._matters.describes(b.s.words[k]):
            k -= 1
        topic = k > b.lo and b.s.words[k].text in self._g.about  # ইজারা নিয়ে | নিজের অবস্থান
        return k >= b.lo and (topic or b.s.words[k].case == "gen" or b.s.words[k].is_a("determiner"))

    def _denies(self, b: Before) -> bool:
        """The negation right before the participle is its own: নাম না | উল্লেখ করে; not … হবে না | উল্লেখ করে."""
        return b.cue.first - b.lo > 1 and not b.s.words[b.cue.first - 2].finite

    def _counts(self, word: Word) -> bool:
        """It tells how many there are: ঘুষ নেওয়ার | অনেক | অভিযোগ; not which."""
        return word.is_a("determiner") and not word.is_a("pointer_determiner")

    def _verbal_genitive(self, s: Sentence, k: int) -> bool:
        word = s.words[k]
        body = self._knows.speaks(word) and word.nominative not in self._g.undertakings
        speaks = body or self._knows.entity_at(s, k) is not None or "pronoun" in word.classes
        speaks = speaks or (word.text.endswith("দের") and not word.nominative.endswith("দ"))
        return not speaks
