"""Step 1: the words that carry an act of saying or believing.

A cue is a verb of saying (জানিয়েছে), a noun with its light verb (আহ্বান জানান, আশা প্রকাশ করেন), either of them in the passive
(জানানো হয়, ধারণা করা হচ্ছে) or with a second verb behind (জানিয়ে দেন, দাবি করে আসছে), a postposition (মতে, বরাত দিয়ে), a noun by
itself (পুলিশের ধারণা, …) or a credit word (সূত্র: …).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.bangla.quotations import CLOSERS
from annotator.labels import Function
from annotator.lexicon.cues import CompoundCue, Cues, PostpositionCue, VerbCue
from annotator.lexicon.verbs import Form
from annotator.rules.by_word import ByWord
from annotator.rules.cases import TRACE, first
from annotator.rules.cue import COLONS, Cue, CuePlace, compound_cue, cue_place, joined
from annotator.rules.knowledge import Knowledge
from annotator.rules.raised import told_before
from annotator.rules.senses import behind_its_words
from annotator.rules.shapes import MARKS, shape_of
from annotator.rules.text import Sentence
from annotator.rules.unanswered import call, nothing_to_say
from annotator.rules.unmarked import in_news
from annotator.rules.verbal import VerbalCues
from annotator.rules.words import CUE, CUE_PART, CUE_VERB, CUE_WORD, Word

DASHES = ("-", "–")
#: Acts whose cue is a hedge.
HEDGED = frozenset({Function.CLAIM, Function.ALLEGATION, Function.BELIEF})
#: Tokens of an origin and its postposition at most, where a document stands before it.
LONGEST_ORIGIN = 9
#: What stresses a postposition.
STRESS = ("ই", "ও")
NOTHING: frozenset[str] = frozenset()


class CueFinder:
    """Finds the cues of a sentence.

    Args:
        cues: the lexicon.
        lemmas: key of a verb in ``verbs.toml`` → its lemma.
    """

    def __init__(self, cues: Cues, lemmas: dict[str, str], knowledge: Knowledge) -> None:
        self._knows = knowledge
        self._verbal = VerbalCues(cues, lemmas, knowledge)
        self._nominal = {noun: record for record in cues.compounds if record.nominal for noun in record.nouns}
        self._postpositions: dict[str, list[PostpositionCue]] = {}  # by the first word, the longest first
        for postposition in sorted(cues.postpositions, key=lambda one: -len(one.words)):
            stressed = STRESS if len(postposition.words) == 1 and not postposition.laid_down else ()
            for stress in ("", *stressed):  # অনেকের মতেই, …
                self._postpositions.setdefault(postposition.words[0] + stress, []).append(postposition)
        self._reports = {record.lemma: record for record in cues.verbs if record.reported}
        self._colon = {word for record in cues.credits if record.form == "colon" for word in record.words}
        self._genitive = {word for record in cues.credits if record.form == "genitive" for word in record.words}
        self._silent, spite = knowledge.grammar.to_say | knowledge.grammar.calls, knowledge.grammar.in_spite
        self._verbless = frozenset({*self._postpositions, *self._colon, *self._genitive, *self._silent, *spite})
        self._without_a_verb: ByWord[CuePlace, Cue] = ByWord(
            (self._postposition, lambda word: word.text in self._postpositions),
            (self._credit_before_a_name, lambda word: word.text in self._colon),
            (self._credit_of_a_name, lambda word: word.text in self._genitive),
            (self._nothing_said, lambda word: word.text in self._silent),
            (self._in_spite, lambda word: word.text in spite),
            (self._noun, lambda word: any(stem in self._nominal for stem in word.stems[:2])),
        )

    def find(self, s: Sentence) -> list[Cue]:
        """Return the cues of the sentence in order, none overlapping another."""
        found: list[Cue] = []
        verbs: dict[int, Cue | None] = {}
        done = 0
        for i in s.flagged:
            flags = s.words[i].flags
            if i < done or not flags & CUE:
                continue
            cue = self._verb(s, i, verbs) if flags & CUE_VERB else None
            if cue is None and flags & CUE_WORD:
                cue = self._at(s, i, verbs)
            if cue is None:
                continue
            while found and found[-1].last > cue.first:
                found.pop()
            if cue.kind in ("participle", "dependent") and cue.noun is None and not self._closed(s, cue):
                continue
            if found and self._joins(found[-1], cue):
                cue = joined(found.pop(), cue)
            found.append(cue)
            done = cue.last
        return found

    def _closed(self, s: Sentence, cue: Cue) -> bool:
        """Content ends before a mere participle, so that it is a cue: … বলে জানিয়ে, … কথা জানিয়ে, ‘…’ জানিয়ে, কাজ চলছে
        জানিয়ে."""
        if not cue.first:
            return False
        k = cue.first - 1
        k -= cue.kind == "dependent" and k > 0 and s.words[k].is_a("adverb")  # … কথা বারবার | জানানো সত্ত্বেও
        before = s.words[k]
        denied = cue.first > 1 and "negation" in before.classes and s.words[cue.first - 2].finite  # আসবেন না | জানিয়ে
        if cue.record.clausal and (before.finite or denied):
            return True
        if cue.function is Function.QUESTION:  # ঘাট কেন বন্ধ, তা | জানতে চেয়ে …; ঘাট বন্ধের কারণ | জানতে চেয়ে …
            two = s.slice(cue.first - 2, cue.first) in s.grammar.whether_in_two  # ভোট হবে কি না | জানতে চেয়ে …
            asked = before.is_a("pointer") or before.finite or denied
            return asked or two or before.text in s.grammar.because or before.text in s.grammar.whether
        counted = cue.kind == "dependent" and cue.first > 1 and s.words[cue.first - 2].number
        if counted and cue.verb.says:
            return True  # নিহতের সংখ্যা ৩১ জন | বললেও
        if cue.told:  # পুলিশ ঘাট ছাড়তে | বললে মাঝিরা সরে যান
            return not any(form.tense == "future" for word in s.words[cue.last :] for form in word.forms)
        return "complementiser" in before.classes or "content_noun" in before.classes or before.text in CLOSERS

    def _joins(self, before: Cue, cue: Cue) -> bool:
        """A bare verb of saying takes a participle right before it into its cue: দাবি করে | বলেন."""
        says = cue.kind == "verb" and cue.noun is None and isinstance(cue.record, VerbCue) and cue.verb.says
        return says and before.kind == "participle" and before.last == cue.first

    def flag(self, word: Word) -> int:
        """Return how a cue can use the word: its verb, a cue without a verb, a part of one."""
        known = word.text in self._verbless or not self._nominal.keys().isdisjoint(word.stems[:2])
        return self._verbal.flag(word) | (CUE_WORD if known else 0)

    def triggers(self, forms: Mapping[str, tuple[Form, ...]]) -> Iterator[str]:
        """Yield stems and forms one of which begins a word of every cue.

        Args:
            forms: written form → the verb forms it can be.
        """
        yield from self._verbal.triggers(forms)
        yield from self._nominal
        yield from self._verbless

    def _at(self, s: Sentence, i: int, verbs: dict[int, Cue | None]) -> Cue | None:
        """The cue without a verb of its own at token i."""
        behind = i + 1 < len(s.words) and s.words[i + 1].flags & CUE_VERB
        cue = self._verb(s, i + 1, verbs) if behind and TRACE.decisions is None else None  # a trace goes word by word
        return first(self._without_a_verb.of(s.words[i]), cue_place((s, i, cue)))

    def _verb(self, s: Sentence, i: int, verbs: dict[int, Cue | None]) -> Cue | None:
        """The cue whose verb is token i, looked for once."""
        if i in verbs:
            return verbs[i]
        words = s.words
        near = words[i].flags
        if i > 2:
            near |= words[i - 1].flags | words[i - 2].flags | words[i - 3].flags
        else:
            for word in words[:i]:
                near |= word.flags
        told = near & CUE_PART or (i > 2 and words[i - 1].text in s.grammar.upon)
        cue = verbs[i] = self._verbal.at(s, i) if told else None
        return cue

    # cues without a verb

    def _postposition(self, p: CuePlace) -> Cue | None:
        """A postposition, with the noun of saying before it and a report behind it: তথ্য অনুযায়ী; সূত্রে জানা গেছে."""
        s, i, _ = p
        written = [one for one in self._postpositions.get(s.words[i].text, ()) if _written(s, i, one.words)]
        if not written or i == 0:
            return None
        record = written[0]
        if s.words[i].nominative in s.grammar.data and s.words[i - 1].text in s.grammar.one_such:
            return None  # এক | তথ্যে জানানো হয়
        last = i + len(record.words)
        head = next((stem for stem in s.words[i - 1].stems if stem in record.heads), None)
        start, function = (i, record.function) if head is None else (i - 1, record.heads[head])
        if start == 0 and head is None:
            return None
        relayed = record.relay and not self._in_a_document(s, start)
        report = self._report(s, last) if relayed or head is not None else 0
        unnamed = head is None and (s.words[i - 1].is_a("complementiser") or s.words[i - 1].is_a("pointer"))
        unnamed = unnamed or s.words[i - 1].text in COLONS  # রাত ৯.১৫: | সূত্রের | খবর, …
        if record.needs_report and (unnamed or not report):  # … বলে | সূত্রের | খবর
            return None
        return Cue(
            start,
            report or last,
            f"postposition.{record.key}",
            "postposition",
            function,
            hedge=function in HEDGED,
            relay=record.relay and not report,
            postposition=record,
            report=self._reports.get(s.words[report - 2].text) if report else None,
        )

    def _in_a_document(self, s: Sentence, i: int) -> bool:
        """A document stands before the origin, which says it in the passive: প্রতিবেদনে | পুলিশের | বরাত দিয়ে বলা হয়."""
        for k in range(i - 2, max(-1, i - LONGEST_ORIGIN), -1):
            word = s.words[k]
            if word.case == "loc" and self._knows.document_at(s, k):
                return True
            if word.text == "," or word.finite or word.is_a("complementiser"):
                return False
        return False

    def _report(self, s: Sentence, i: int) -> int:
        """The token behind জানা গেছে where that starts at token i (an adverb may stand before it), else 0."""
        ends = i + 1 == len(s.words) or s.text_at(i + 1) in MARKS
        if s.text_at(i) in self._knows.grammar.news and (ends or in_news(s, i + 1)):
            return i + 1
        all_of_it = s.text_at(i + 1) in self._knows.grammar.every and "pointer_determiner" in s.words[i].classes
        for at in range(i, i + 3 + all_of_it):  # সূত্রে | এ সব তথ্য | জানা গেছে
            if i < at <= len(s.words) and self._knows.document_at(s, at - 1):
                return 0  # পত্রিকার বরাত দিয়ে | বিবৃতিতে | বলা হয়
            reports = at + 1 < len(s.words) and s.words[at].text in self._reports
            if reports and "finite" in s.words[at + 1].kinds:
                return at + 2
        return 0

    def _credit_before_a_name(self, p: CuePlace) -> Cue | None:
        """A credit word and a colon: সূত্র: রয়টার্স."""
        s, i, _ = p
        if i + 2 >= len(s.words):
            return None
        dashed = i == 0 or s.words[i - 1].case != "gen"  # আজকের খবর – … is a title
        marks = (*COLONS, *DASHES) if dashed else COLONS
        return Cue(i, i + 1, "credit.colon", "credit", Function.STATEMENT) if s.words[i + 1].text in marks else None

    def _credit_of_a_name(self, p: CuePlace) -> Cue | None:
        """A credit word and a name in the genitive, nothing else: খবর এএফপির."""
        s, i, _ = p
        alone = i == 0 and 1 < len(s.words) <= 7 and s.words[-1].case == "gen"
        return Cue(i, i + 1, "credit.genitive", "credit", Function.STATEMENT) if alone else None

    def _nothing_said(self, p: CuePlace) -> Cue | None:
        """Somebody has nothing to say (এ নিয়ে আমাদের | বলার কিছু নেই), or takes no call: কল করলেও তিনি | ধরেননি."""
        return nothing_to_say(p.s, p.i) or call(p.s, p.i)

    def _in_spite(self, p: CuePlace) -> Cue | None:
        """Something happened although it had been said: ঘাট ভাঙার কথা | জানানো | সত্ত্বেও কেউ আসেননি."""
        return self._verbal.dependent(p.s, p.i - 1, in_spite=True) if p.i > 1 else None

    def _noun(self, p: CuePlace) -> Cue | None:
        """A noun of saying by itself: পুলিশের ধারণা, …; … বলে অভিযোগ এলাকাবাসীর; …, দাবি মালিকের."""
        s, i, verb = p
        word = s.words[i]
        known = [self._nominal[stem] for stem in word.stems[:2] if stem in self._nominal]
        known = [one for one in known if not (said := _said(one)) or s.text_at(i + 1) in said]
        record = known[0] if known else None
        if record is None or record.nominal is None or not behind_its_words(s, i, record):
            return None
        if record.only_before and word.determined:
            return None  # সোজা | কথাটা
        end = i + 1 == len(s.words) or s.words[i + 1].mark
        over = end or not (record.impersonal or s.words[i + 1].case == "loc")  # not আত্মবিশ্বাসী | কণ্ঠে বলেন
        apart = i > 0 and (not s.words[i - 1].mark or (s.words[i - 1].text == "," and told_before(s, i - 1)))
        if record.predicate and apart and over:
            last = i + 1 + bool(_said(record))
            return replace(compound_cue(record, record.nominal, i, last, record.impersonal), rule=f"noun.{record.key}")
        if verb is not None and verb.first <= i:  # which is asked first, since it decides mostly
            return None
        if shape_of(s, i, record, self._knows) is None or self._describes(s, i):
            return None
        return Cue(
            i,
            i + 1,
            f"noun.{record.key}",
            "noun",
            record.nominal,
            noun=i,
            hedge=record.hedge,
            level=record.level,
            hearsay=record.hearsay,
            record=record,
        )

    def _describes(self, s: Sentence, i: int) -> bool:
        """A noun of saying only tells of what sort the next one is (…, | পাল্টা | প্রশ্ন বিধায়কের), or is denied by it
        (বালু চুরির | অভিযোগ | অস্বীকার মেয়রের)."""
        behind = s.words[i + 1].stems[:2] if i + 1 < len(s.words) else ()
        records = [self._nominal[stem] for stem in behind if stem in self._nominal]
        denied = any(record.nominal is Function.DENIAL for record in records)
        return bool(records) and (denied or s.words[i].text in s.grammar.between_owner)


def _said(record: CompoundCue) -> frozenset[str]:
    """What a predicate says behind its noun: টোল তোলার অভিযোগে | সরব মাঝিরা; not অভিযোগে | আটক মাঝি."""
    return frozenset(chain.split()[0] for chain in record.verbs if " " in chain) if record.predicate else NOTHING


def _written(s: Sentence, i: int, words: tuple[str, ...]) -> bool:
    """The words of which token i is the first stand there."""
    return len(words) == 1 or tuple([word.text for word in s.words[i + 1 : i + len(words)]]) == words[1:]
