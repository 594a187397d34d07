"""Postpositions that name an origin: পুলিশের মতে, হাসপাতাল সূত্রে, মন্ত্রীর বরাত দিয়ে."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.bangla.quotations import opening_at
from annotator.bangla.sentences import Range
from annotator.labels import Scope
from annotator.lexicon.cues import PostpositionCue
from annotator.rules.cases import first
from annotator.rules.claims import CLOSING, OPENING, Claims, trimmed
from annotator.rules.cue import BELIEF, Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft
from annotator.rules.edges import handed_to
from annotator.rules.exclusions import NOTHING, Ruling
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.parting import behind_pointer
from annotator.rules.pointers import Pointers
from annotator.rules.raised import told_before
from annotator.rules.text import Sentence
from annotator.rules.words import MODIFIER, Word

#: Tokens behind whose words a song has among which whose tune it has stands.
NEAR_TUNE = 6


class Origin:
    """A postposition with the phrase before it that could be its source."""

    __slots__ = ("cue", "lo", "quotes", "record", "s", "source")

    def __init__(
        self, s: Sentence, cue: Cue, record: PostpositionCue, source: Phrase, lo: int, quotes: Sequence[Range]
    ) -> None:
        self.s = s
        self.cue = cue
        self.record = record
        self.source = source
        self.lo = lo
        self.quotes = quotes

    def take_in(self) -> None:
        """Let the source take the first word of the cue: স্থানীয় | সূত্রে জানা গেছে → স্থানীয় সূত্রে | জানা গেছে."""
        self.cue = replace(self.cue, first=self.cue.first + 1)
        self.source = Phrase(self.source.first, self.cue.first, self.cue.first - 1)

    def draft(self, claim: Range | None) -> Draft:
        """Return the draft with this claim."""
        return Draft(self.cue, self.s, "postposition", source=self.source, claim=claim)

    def __str__(self) -> str:
        return f"the origin “{self.s.slice(self.source.first, self.cue.last)}”"


class Origins:
    """Builds the attributions of a sentence that name an origin: মতে, বরাত দিয়ে, পুলিশের ধারণা, সূত্র: …"""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, claims: Claims, documents: Documents) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._claims = claims
        self._pointers = Pointers(knowledge, phrases)
        self._documents = documents
        self._laid_down_endings = tuple(self._g.laid_down_endings)
        self._cases = (
            self._set_to_music,
            self._without_a_mark,
            self._as_laid_down,
            self._of_no_source,
            self._closed_before,
            self._claim_behind,
            self._claim_before,
        )

    def postposition(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        """Return the draft of a postposition; none where no origin stands before it."""
        record = cue.postposition
        assert record is not None
        if cue.first and "pointer_determiner" in s.words[cue.first - 1].classes:
            return None
        if self._nobodys(s, cue, lo):  # সর্বশেষ | তথ্য অনুযায়ী
            claim = self._claims.behind(s, cue.last, quotes)
            return Draft(replace(cue, hearsay=True), s, "postposition", claim=claim) if claim is not None else None
        source = self._before(s, cue, record, lo)
        if source is None:
            return self._behind_a_clause(s, cue, lo)
        told = not record.laid_down or cue.last - cue.first > 1  # not প্রথম ১০ মাসের | হিসাবে
        if told and s.words[source.head].case == "gen" and self._knows.of_class(s.words[source.head], "time"):
            return self._of_the_time(s, cue, quotes)
        origin = Origin(s, cue, record, source, lo, quotes)
        head = s.words[source.head]
        if cue.last - cue.first > 1 and self._knows.adjective(head) and not self._joined(s, source):
            if cue.report is None and not record.relay and head.text not in self._g.of_state:
                told = s.words[cue.first].text in self._g.figures  # নির্ভরযোগ্য | তথ্য অনুযায়ী; not পূর্ব | ঘোষণা অনুযায়ী
                return self._of_the_time(s, cue, quotes) if told else None
            if cue.report is not None or record.relay:
                origin.take_in()  # স্থানীয় সূত্রে | জানা গেছে
        verdict = first(self._cases, origin)
        return verdict.draft if verdict is not None else None

    def _behind_a_clause(self, s: Sentence, cue: Cue, lo: int) -> Draft | None:
        """A source that nobody names ends the sentence: ঘাট খুলবে, | সূত্রের খবর."""
        k, first = cue.first - 1, cue.first + 1
        news = cue.last == len(s) and first < cue.last and s.words[cue.last - 1].text in self._g.news
        claim = trimmed(s, lo, k) if news and k > lo and s.words[k].text == "," and told_before(s, k) else None
        source = Phrase(cue.first, first, cue.first)
        return Draft(replace(cue, first=first), s, "postposition", source=source, claim=claim) if claim else None

    def _joined(self, s: Sentence, source: Phrase) -> bool:
        """Who else tells it stands before the adjective, joined to it: পুলিশ ও স্থানীয় | সূত্রে জানা গেছে."""
        joined = source.head - 1 > source.first and s.words[source.head - 1].text in self._g.both
        return joined and self._knows.speaks(s.words[source.head - 2])

    def _of_the_time(self, s: Sentence, cue: Cue, quotes: Sequence[Range]) -> Draft | None:
        """Only from when or how good it is, nobody is told whose: শেষ সময়ের | তথ্যানুযায়ী, …; নতুন | হিসাব অনুযায়ী"""
        claim = self._claims.behind(s, cue.last, quotes) if cue.report is None and not cue.relay else None
        return Draft(replace(cue, hearsay=True), s, "postposition", claim=claim) if claim is not None else None

    def _before(self, s: Sentence, cue: Cue, record: PostpositionCue, lo: int) -> Phrase | None:
        """The phrase before the postposition, in the case that it asks for."""
        issued = cue.first - 1 > lo and s.words[cue.first - 1].text in self._g.issued  # দপ্তরের দেওয়া | তথ্যে জানা যায়
        at = cue.first - 3
        if issued and at > lo and s.words[at].text in self._g.from_whom and s.words[at + 1].text in self._g.from_place:
            return self._phrases.owner(s, at, lo)  # মাঝিদের | কাছ থেকে পাওয়া | তথ্যে দেখা যায়
        if record.relay and s.words[cue.first - 1].text in CLOSING:
            opening = self._phrases.quoted(s, cue.first - 1, lo)  # ‘সিনে বার্তা’ | সূত্রে জানা গেছে
            return Phrase(opening + 1, cue.first - 1, cue.first - 2) if opening is not None else None
        if not issued and (record.needs_report or (cue.report is not None and cue.report.hearsay)):
            return self._phrases.bare(s, cue.first, lo)
        own = cue.first - 1 > lo and s.words[cue.first - 1].text in self._g.own  # মেয়রের | নিজের | ভাষায়
        words = record.relay and cue.first - 1 > lo and self._knows.of_class(s.words[cue.first - 1], "pointer_noun")
        owner = self._phrases.owner(s, cue.first - (own or bool(words)), lo)  # মেয়রের | বক্তব্য | উদ্ধৃত করে
        owner = owner or self._phrases.bracketed(s, cue.first - 1, lo)  # তদন্ত কমিশনের (তক) | তথ্যমতে
        on_a_site = issued and not self._g.sites.isdisjoint(s.words[cue.first - 2].stems)
        if owner is None and on_a_site:
            owner = self._phrases.owner(s, cue.first - 2, lo)  # ব্যাংকের | ওয়েবসাইটে প্রকাশিত | তথ্যে দেখা যায়
        k = cue.first - 1
        if owner is None and k >= lo and s.words[k].text in self._g.of_state:  # সরকারি | হিসাবে, …
            marked = cue.last < len(s.words) and s.words[cue.last].mark
            return Phrase(k, k + 1, k) if marked or not record.laid_down or cue.last - cue.first > 1 else None
        if owner is not None and record.relay:
            return behind_pointer(s, owner, lo, self._knows)  # এ তথ্য | পুলিশের বরাতে জানিয়েছে …
        return owner or (self._phrases.bare(s, cue.first, lo) if record.bare_source else None)

    def _nobodys(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """Nobody is told whose the noun before the postposition is, only which: সর্বশেষ | তথ্য অনুযায়ী."""
        k = cue.first - 1
        if k < lo:  # | তথ্য অনুযায়ী, …
            return cue.report is None and s.text_at(cue.last) == ","
        handed = k > lo and handed_to(s, k)  # মেয়রকে দেওয়া | তথ্যে
        which = cue.report is None and cue.last - cue.first > 1
        sort = s.words[k].case == "nom" and s.words[k].flags & MODIFIER and not self._knows.adjective(s.words[k])
        made = "noun" in s.words[k].kinds or s.words[k].text in self._g.between_owner | self._g.issued
        which = which and bool(sort or made)  # শাখাভিত্তিক | হিসাব অনুযায়ী; উপস্থাপন করা | তথ্য অনুযায়ী
        owned = s.words[k - 1].case == "gen" or s.words[k - 1].text in self._g.from_place or self._knows.body(s, k - 1)
        return handed or (which and (k == lo or not (owned or self._knows.entity_at(s, k - 1, lo) is not None)))

    # the cases

    def _set_to_music(self, o: Origin) -> Ruling | None:
        """The words of a song, beside whose tune it is: রতন দাসের | কথায়, সুমন সাহার সুরে গান গেয়েছেন …"""
        sung = not self._g.in_tune.isdisjoint([word.text for word in o.s.words[o.cue.last : o.cue.last + NEAR_TUNE]])
        return NOTHING if sung and o.record.needs_mark else None

    def _without_a_mark(self, o: Origin) -> Ruling | None:
        """No mark where one has to stand: চাকমা ভাষায় লেখা বই; but মন্ত্রীর ভাষায়, ‘…’."""
        marked = o.cue.last < len(o.s.words) and o.s.words[o.cue.last].mark
        if marked and o.s.words[o.cue.last].text in OPENING:  # মাঝির চোখে | ‘নতুন’ ঘাট
            quote = opening_at(o.quotes, o.s.starts[o.cue.last])
            marked = quote is not None and self._claims.utterance(o.s.text, quote)
        return NOTHING if o.record.needs_mark and not (marked or self._seen_as(o)) else None

    def _seen_as(self, o: Origin) -> bool:
        """What somebody sees something as: তাঁদের চোখে | এই ভোট ছিল প্রহসন, বিষয়টি স্বাভাবিক; not তাঁর চোখে | জল."""
        words = o.s.words
        if o.record.function is not BELIEF or o.cue.last + 1 >= len(words):
            return False
        behind, before = words[o.cue.last], words[o.source.head]
        seen = behind.determined or not behind.classes.isdisjoint(("pointer_determiner", "pointer", "subject_pronoun"))
        seen = seen or words[o.cue.last + 1].text in self._g.relative  # তাঁদের চোখে | সরকার যা করছে, তা …
        somebody = before.text.endswith("দের") or before.is_a("pronoun") or self._knows.speaks(before)
        return seen and behind.case == "nom" and somebody

    def _as_laid_down(self, o: Origin) -> Ruling | None:
        """A rule that lays down rather than says: নিয়ম অনুযায়ী, শ্রমআইন অনুসারে; what somebody is: দেশের নাগরিক | হিসাবে."""
        alone = o.record.laid_down and o.cue.last - o.cue.first == 1
        between = o.s.words[o.source.last : o.cue.first] if alone else ()
        role = any(not word.classes for word in between)
        opens = o.s.words[o.source.first].text
        role = role or (alone and (opens in self._g.about_whom or opens in self._g.relating))  # যাঁদের | হিসাবে টাকা আছে
        title = self._knows.title_at(o.s, o.source.head, o.source.first) if alone else None
        whole = title is not None and title[0] < o.source.head and title[1].role == "document"  # মূল্য তালিকা | অনুযায়ী
        return NOTHING if alone and (role or (not whole and self._laid_down(o.s.words[o.source.head]))) else None

    def _of_no_source(self, o: Origin) -> Ruling | None:
        """Nobody who can tell something: কোনোমতে, চাহিদা অনুযায়ী."""
        if self._led_to(o):
            return NOTHING
        o.source = self._documents.owner(o.s, o.source, o.lo)
        free = o.cue.last - o.cue.first > 1 if o.record.laid_down else o.record.relay
        free = free or o.s.words[o.source.head].text in self._g.of_state
        informs = free or self._knows.can_inform(o.s, o.source) or self._knows.document_at(o.s, o.source.head)
        return None if informs or self._phrases.titled_thing(o.s, o.source.head, o.source.first) else NOTHING

    def _closed_before(self, o: Origin) -> Ruling | None:
        """Content that বলে closes, who passes it on behind: পথ খোলা বলে | পুলিশের বরাত দিয়ে | জানিয়েছে বিবিসি."""
        s, closing = o.s, o.source.first - 1
        reporter = self._knows.reporter_start(s, closing, o.lo) if closing > o.lo else None
        closing = closing if reporter is None else reporter - 1  # পথ খোলা বলে | রয়টার্স | পুলিশের বরাতে জানিয়েছে
        told = o.record.relay and o.cue.last < len(s) and s.words[o.cue.last].finite and closing > o.lo
        if not told or not s.words[closing].is_a("complementiser") or not self._documents.says(s, o.cue.last):
            return None
        claim = trimmed(s, o.lo, closing)
        return Ruling(o.draft(claim)) if claim is not None else None

    def _led_to(self, o: Origin) -> bool:
        """What somebody told only led to what was done: তাদের দেওয়া | তথ্য অনুযায়ী অস্ত্র উদ্ধার করা হয়."""
        words = o.s.words
        told = words[o.cue.first - 1].text in self._g.issued and "genitive_pronoun" in words[o.source.head].classes
        done = words[o.cue.last :]
        return told and bool(done) and not self._g.caught.isdisjoint([word.text for word in done[-4:]])

    def _claim_behind(self, o: Origin) -> Ruling | None:
        """The claim follows: পুলিশের মতে, পথ খোলা."""
        claim = self._claims.behind(o.s, o.cue.last, o.quotes)
        return Ruling(o.draft(claim)) if claim is not None else None

    def _claim_before(self, o: Origin) -> Ruling | None:
        """The content stands before, or is pointed at: পথ খোলা বলে | পুলিশ সূত্রে জানা গেছে."""
        heard = o.cue.report is not None or o.s.words[o.cue.last - 1].text in self._g.news
        heard = heard or (o.cue.last == len(o.s) and o.s.text_at(o.source.first - 1) == ",")  # …, মাঝিদের | মতে
        return Ruling(self._heard(o.draft(None), o.lo)) if heard else None

    def _heard(self, draft: Draft, lo: int) -> Draft | None:
        """The content stands before: … বলে | পুলিশ সূত্রে জানা গেছে, or is pointed at: পুলিশ সূত্রে | এ তথ্য | জানা গেছে."""
        s, cue = draft.s, draft.cue
        assert draft.source is not None
        pointer = self._pointers.find(s, replace(cue, first=cue.last - 2), lo)
        if pointer is not None:
            draft.claim, draft.scope = s.span(pointer.first, pointer.last), Scope.PRECEDING
            return draft
        closing = draft.source.first - 1
        over = s.words[closing].text == "," and told_before(s, closing)  # পথ খোলা ছিল, | পুলিশ সূত্রে জানা গেছে
        if over or "complementiser" in s.words[closing].classes:
            draft.claim = trimmed(s, lo, closing)
        return draft if draft.claim is not None else None

    def _laid_down(self, word: Word) -> bool:
        """A rule that lays down rather than says: নিয়ম, সরকারের নির্দেশনা."""
        ends = any(stem.endswith(self._laid_down_endings) for stem in word.stems)
        return ends or self._knows.of_class(word, "laid_down")
