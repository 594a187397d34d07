"""Step 3: what each cue ties together: its source and its claim.

A frame is where source and claim stand around the cue:
* right: ``X বলেন, …``, ``X জানিয়েছে যে …`` and a quotation that opens behind the cue;
* pointer: ``X এ তথ্য জানিয়েছে``: the claim is the pointer, the content stands in the sentence before;
* left: ``… বলে জানিয়েছে X``, ``X … হিসেবে উল্লেখ করেন``, ``… দেওয়ার ঘোষণা দেন X``, ``… সরবরাহের কথা স্বীকার করে X``;
* quote: ``‘…’ বলেন X``: a quotation before the cue. The cases by which a cue attributes nothing are asked first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.bangla.quotations import is_quotation
from annotator.bangla.sentences import Range
from annotator.labels import Scope
from annotator.rules.announcing import Announcing
from annotator.rules.asking import asked_by
from annotator.rules.by_word import ByCue
from annotator.rules.cases import first
from annotator.rules.claims import CLOSING, LONGEST_CLOSE, Claims, answered, commands, ended, tells, trimmed, unopened
from annotator.rules.closers import closed_before_mark
from annotator.rules.credits import Credits
from annotator.rules.cue import BELIEF, DEMAND, STATEMENT, Cue
from annotator.rules.demands import to_be_done
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft, part, share_backwards, share_subject, tie_relays
from annotator.rules.elsewhere import Elsewhere
from annotator.rules.exclusions import NOTHING, Exclusions, Ruling, Tying
from annotator.rules.experience import Experience
from annotator.rules.heads import Phrase
from annotator.rules.inserted import added
from annotator.rules.introducing import Introducing
from annotator.rules.knowledge import Knowledge
from annotator.rules.leftwards import Leftwards
from annotator.rules.loose import Loose
from annotator.rules.narrated import Narrated
from annotator.rules.nominal import Nominal
from annotator.rules.nouns import NounPhrases
from annotator.rules.origins import Origins
from annotator.rules.otherwise import informed, leads, reasoned, said_before, said_of_a_thing
from annotator.rules.pointers import Pointers
from annotator.rules.relatives import relating, till_then
from annotator.rules.silence import Silence, absent
from annotator.rules.text import Sentence
from annotator.rules.things import is_object

#: Kinds of cues in whose clause no other stands.
NONFINITE = frozenset({"participle", "dependent"})


class Frames:
    """Builds the attributions of a sentence from its cues."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._claims = Claims(knowledge.grammar)
        self._pointers = Pointers(knowledge, phrases)
        self._documents = Documents(knowledge, phrases)
        self._left = Leftwards(knowledge, phrases, self._documents)
        self._silence = Silence(knowledge, phrases, self._documents)
        self._origins = Origins(knowledge, phrases, self._claims, self._documents)
        self.credits = Credits(knowledge, phrases, self._claims)
        self._nominal = Nominal(knowledge, phrases, self._claims, self._left)
        self._elsewhere = Elsewhere(knowledge, phrases, self._documents)
        self._loose = Loose(knowledge, phrases, self._documents, self._elsewhere)
        self._experience = Experience(knowledge, phrases)
        introducing = self._introducing = Introducing(knowledge, phrases, self._claims)
        exclusions = Exclusions(knowledge, phrases, self._claims, self._documents)
        self._excluding = exclusions.cases.followed_by(*Narrated(knowledge).cases)
        self._shapes: ByCue[Tying, Ruling] = ByCue(
            (self._experience.held, lambda cue: cue.compound.experienced),
            (self._names_only, lambda cue: cue.passive and cue.verb.names),
            (self._asked_for_a_belief, None),
            (self._claim_behind, None),
            (introducing.behind_the_speaker, lambda cue: cue.kind == "verb" and not cue.passive),
            (introducing.in_this_way, lambda cue: cue.kind == "verb" and not cue.passive),
            (self._pointed, None),
            (self._claim_before, None),
            (added, lambda cue: cue.kind == "verb" and not cue.negative),
            (self._quotation_before, None),
            (self._claim_behind_the_speaker, lambda cue: cue.kind == "verb" and not cue.passive),
            (introducing.quotation, lambda cue: cue.kind == "verb" and not cue.passive),
            (introducing.behind_that, lambda cue: cue.kind == "verb" and not cue.passive),
            (self._loose.untied, None),
            (Announcing(knowledge, phrases, self._documents).announced, lambda cue: cue.compound.announces),
        )

    def build(self, s: Sentence, cues: Sequence[Cue], quotes: Sequence[Range]) -> list[Draft]:
        """Return one draft for each cue that really attributes something, in the order of the cues."""
        drafts: list[Draft] = []
        lo = floor = 0  # subjects are looked for down to lo, content before a cue down to floor
        for cue in cues:
            if (draft := self._draft(s, cue, lo, floor, quotes)) is None:
                continue
            draft.claim = ended(s, draft.claim, quotes) if draft.frame == "right" else draft.claim
            self._elsewhere.share_document(draft, drafts)
            share_subject(draft, drafts, s)
            part(draft, drafts, s)
            drafts.append(draft)
            if cue.relay:  # পথ খোলা বলে | পুলিশের বরাত দিয়ে | জানিয়েছে বিবিসি
                floor = floor if draft.claim and draft.claim.end < draft.cue_range.start else cue.last
            elif draft.frame in ("right", "postposition") and draft.claim and draft.claim.start > draft.cue_range.end:
                lo = floor = s.index_at(draft.claim.start)
            elif draft.frame == "postposition" or (cue.kind in NONFINITE and not cue.compound.of_others):
                lo = floor = cue.last
        share_backwards(drafts)
        tie_relays(drafts)
        return drafts

    def _draft(self, s: Sentence, cue: Cue, lo: int, floor: int, quotes: Sequence[Range]) -> Draft | None:
        if cue.kind == "credit":
            return self.credits.credit(s, cue)
        if cue.kind == "postposition":
            return self._origins.postposition(s, cue, lo, quotes)
        if cue.kind == "noun":
            return self._nominal.draft(s, cue, lo, quotes)
        return self._verbal(s, cue, lo, floor, quotes)

    def _verbal(self, s: Sentence, cue: Cue, lo: int, floor: int, quotes: Sequence[Range]) -> Draft | None:
        tying = Tying(s, cue, lo, floor, quotes)
        verdict = first(self._excluding.of(cue), tying)
        closed = cue.function is BELIEF and s.words[cue.first - 1].is_a("complementiser")  # ঘাট খুলবে বলে | মনে করেন না
        denied = cue.negative and cue.needs != "closed" and not closed  # আলোচনা হয়নি says nothing of anybody
        if verdict is None and denied:
            verdict = first((self._silent,), tying)
        if verdict is None:
            tying.pointer = self._pointers.find(s, cue, lo)
            tying.right = self._behind(tying)
            verdict = first(self._shapes.of(cue), tying)
        return asked_by(verdict.draft, lo, self._phrases, self._knows) if verdict is not None else None

    def _silent(self, t: Tying) -> Ruling | None:
        """A denied saying: এ বিষয়ে পুলিশ কিছু জানায়নি."""
        silent = self._silence.draft(t.s, t.cue, t.lo)
        return Ruling(silent) if silent is not None else NOTHING if absent(t.s, t.cue) else None

    def _names_only(self, t: Tying) -> Ruling | None:
        """A word or two in quotation marks that only name: তাঁকে বলা হয় ‘নদীর মানুষ’."""
        quoted = t.right if t.right is not None and is_quotation(t.quotes, t.right) else None
        return NOTHING if quoted is not None and not self._claims.utterance(t.s.text, quoted) else None

    def _asked_for_a_belief(self, t: Tying) -> Ruling | None:
        """A question that is put to the speaker: কী হবে বলে মনে করেন?"""
        s = t.s
        asked = t.cue.function is BELIEF and t.right is None and "?" in s.text[s.end - LONGEST_CLOSE : s.end]
        return NOTHING if asked and not self._g.asking.isdisjoint([word.text for word in s.words]) else None

    def _claim_behind(self, t: Tying) -> Ruling | None:
        """Frame right: পুলিশ বলেছে, পথ খোলা."""
        s, cue, pointer = t.s, t.cue, t.pointer
        if t.right is None:
            return None
        pointing = pointer is not None and pointer.last == cue.first and s.words[cue.last].text not in self._g.that
        if pointing and cue.noun is None and not cue.joined:
            return None
        told = s.text_at(cue.last + 1) in self._g.asking or s.words[cue.last].text in self._g.that  # …, | কীভাবে ভাঙে
        if cue.needs == "quotation" and not (told or is_quotation(t.quotes, t.right)):
            return None  # কোচের প্রশংসা করেন, পরে …
        if cue.compound.owned and not (cue.joined or is_quotation(t.quotes, t.right) or tells(s, t.right)):
            return NOTHING  # সভায় বক্তব্য দেন – মেয়র, ওসি প্রমুখ
        told = cue.verb.commands and commands(s, t.right)
        if cue.told or told:
            cue = replace(cue, told=False, function=DEMAND if told else STATEMENT)
        if cue.compound.demands and to_be_done(s, t.right, self._knows):
            cue = cue.demanding()  # মাঝিরা দাবি করেন, ঘাট খুলতে হবে
        draft = Draft(cue, s, "right", claim=t.right)
        return Ruling(self._with_subject(draft, pointer.first if pointer else self._elsewhere.before(t), t.lo))

    def _pointed(self, t: Tying) -> Ruling | None:
        """Frame pointer: পুলিশ এ তথ্য জানিয়েছে; the content itself where it stands right before, behind a mark."""
        s, cue, pointer, lo = t.s, t.cue, t.pointer, t.lo
        if pointer is None or (cue.compound.reads_finite and cue.needs):  # বিষয়টি | পর্যালোচনা করে দেখা হচ্ছে
            return None
        end = self._pointers.taken(s, pointer, lo) if lo + 2 < pointer.first < cue.first else None
        claim = self._claims.quote_before(s, pointer.first, t.quotes) if end else None
        claim = claim or (trimmed(s, unopened(s, lo, end), end) if end else None)
        words = not self._g.talk.isdisjoint(s.words[pointer.first].stems) and pointer.first + 1 == cue.first
        if claim is None and words and lo == 0 and all(word.is_a("adverb") for word in s.words[: pointer.first]):
            claim = self._claims.right_before(s, t.quotes)  # ‘ঘাট বন্ধ। নৌকা নেই।’ | কথাগুলো বলছিলেন মাঝি
        if claim is not None:
            draft = self._with_subject(Draft(cue, s, "left", claim=claim), pointer.first, lo, after=True)
            draft.source = draft.source or self._between(t, pointer)
            return Ruling(draft)
        owned = pointer.head == cue.noun and not cue.noun_in_claim and s.words[pointer.head - 1].case == "gen"
        owned = owned and s.words[pointer.head - 1].text not in self._g.of_kind  # এই অবরোধের | নির্দেশ
        draft = Draft(cue, s, "pointer", claim=s.span(pointer.first, pointer.last - owned), scope=Scope.PRECEDING)
        if pointer.first >= cue.last:  # মেয়র | জানিয়েছেন | এ তথ্য
            return Ruling(self._with_subject(draft, cue.first, lo))
        draft.source = self._between(t, pointer)
        draft = draft if draft.source else self._with_subject(draft, pointer.first, lo, after=True)
        return NOTHING if draft.source is None and informed(s, cue, pointer.last, self._knows) else Ruling(draft)

    def _between(self, t: Tying, pointer: Phrase) -> Phrase | None:
        """Who speaks between the pointer and the cue: এ তথ্য | মন্ত্রী | জানান."""
        between = t.lo < pointer.last < t.cue.first
        if between and t.cue.passive:  # এ তথ্য | এক বিবৃতিতে | জানানো হয়
            return self._documents.source(t.s, t.cue, t.cue.first, pointer.last)
        told = t.s.words[t.cue.first - 1].case == "acc"
        between = between and not (told and self._pointers.told(t.s, t.cue.first - 1, t.lo) == pointer.last)
        found = self._phrases.before(t.s, t.cue.first, pointer.last) if between else None
        return None if found and t.s.words[found.last].is_a("conjunction") else found  # বিষয়টি | পুলিশ ও জেলেদের জানান

    def _claim_before(self, t: Tying) -> Ruling | None:
        """Frame left: পথ খোলা বলে জানিয়েছে পুলিশ; not the last sentence of a quotation: ‘… নেই। পথ খোলা’, বলছে পুলিশ."""
        quoted = self._claims.quote_before(t.s, t.cue.first, t.quotes)
        if quoted is not None and quoted.start < t.s.start:
            return None
        found = self._left.draft(t.s, t.cue, t.lo, t.floor)
        if found is not None and t.cue.joined:
            found = self._loose.larger(t.s, t.cue, t.lo, found)
        return Ruling(self._introducing.rather(t, found)) if found is not None else None

    def _quotation_before(self, t: Tying) -> Ruling | None:
        """Frame quote: ‘আজ থেকে পথ খোলা।’ বলেন ওসি; of two quotations around the speaker the longer."""
        s, cue = t.s, t.cue
        near = self._claims.closes_before(s, cue.first, t.quotes)
        subject = self._documents.speaker(s, cue, cue.first, t.lo) if near else None
        inside = subject is not None and not (cue.perceived and s.words[cue.first - 1].text in CLOSING)
        inside = inside and not (cue.compound.owned and self._phrases.after(s, cue.last))  # … আরও বক্তব্য দেন মাঝি
        claim = self._claims.quote_before(s, subject.first if subject and inside else cue.first, t.quotes)
        late = cue.needs == "clause" and cue.kind == "dependent"  # ‘…’ দলের জয় | নিশ্চিত হওয়ায়
        late = late or (t.weighed and cue.kind == "participle")  # ‘…’ শাস্তি | নিশ্চিত করে
        before = claim is not None and claim.end <= s.start and cue.kind == "participle" and cue.noun is not None
        late = late or (before and bool(cue.needs))  # ‘…’ শান্তর মতো | রসিকতা করে কোচ বলেন
        alone = claim is not None and cue.verb.says and s.text[claim.end] == "," and cue.last + 1 >= len(s)
        if claim is None or late or not (alone or self._claims.utterance(s.text, claim)):
            return None  # ‘পথ খোলা’, মেয়র | বলেন; not ‘উষ্ণ অভ্যর্থনা’ | জানান
        following = self._phrases.after(s, cue.last) if cue.kind == "verb" else None
        if claim.end <= s.start and self._claims.of_another(s, claim, following):
            return None  # রিমা লেখেন, ‘ভালো আছি। …’ | ক্ষোভ প্রকাশ করেন রতন
        draft = Draft(cue, s, "quote", claim=claim, source=following or subject)
        rest = self._claims.right(s, following.last, t.quotes) if following is not None else None
        if rest is not None and is_quotation(t.quotes, rest) and rest.end - rest.start > claim.end - claim.start:
            draft.claim = rest
        return Ruling(draft)

    def _claim_behind_the_speaker(self, t: Tying) -> Ruling | None:
        """A claim behind who speaks behind the verb: বললেন কোচ, ‘আমরা তৈরি।’; প্রশ্ন তুলেছেন মাঝিরা, ঘাট খুলবে কবে?"""
        s, cue = t.s, t.cue
        may = cue.person != "first" and (cue.first - t.lo < 2 or self._claims.opens_behind(s, cue.last, t.quotes))
        speaker = self._phrases.after(s, cue.last) if may else None
        if speaker is None or not self._knows.can_speak(s, speaker):
            return None
        claim = self._claims.right(s, speaker.last, t.quotes)
        opens = cue.first - t.lo < 2 and speaker.last < len(s) and s.words[speaker.last].text in ",:"
        after = s.text_at(speaker.last + 1)
        behind = not cue.compound.owned and after not in self._g.relative and after not in self._g.joints
        behind = behind and self._g.relating.isdisjoint([word.text for word in s.words[t.lo : cue.first]])
        opens = opens and (cue.noun is None or (behind and cue.needs != "quotation"))
        if claim is None or not (opens or is_quotation(t.quotes, claim)):
            return None  # কবিতা লিখেছেন মেরি, পরে …
        return Ruling(Draft(cue, s, "right", source=speaker, claim=claim))

    def _behind(self, t: Tying) -> Range | None:
        """The claim behind the cue; none where what stands there is no content of it."""
        s, cue = t.s, t.cue
        needs = cue.needs == "clause" and not cue.compound.reads_finite  # সমিতির তথ্য | যাচাই করে দেখা গেছে, …
        if needs and t.lo < cue.first and cue.last < len(s.words):
            held = (
                cue.noun is None and cue.first - t.lo > 1 and s.words[cue.first - 2].case == "acc"
            )  # তাঁকে বস | মানেন, …
            t.weighed = held or is_object(self._knows, s.words[cue.first - 1])
        taken_up = cue.noun and cue.first and s.words[cue.first - 1].text in self._g.that
        if said_of_a_thing(s, cue) or taken_up:
            return None
        asked = cue.function is DEMAND and s.text_at(cue.last) in self._g.wished  # অনুরোধ জানান | যেন …
        right = self._claims.right(s, cue.last, t.quotes, asked) if cue.kind == "verb" and not t.weighed else None
        if right is None or is_quotation(t.quotes, right):
            return right
        mark = s.words[cue.last].text
        after = s.text_at(cue.last + 1)
        joined = after in self._g.and_also and not cue.passive  # নকশা নিয়ে প্রশ্ন তোলেন, | এবং …
        other = mark == "," and (joined or (said_before(s, cue, t.lo) and not self._knows.reports(s, cue.first - 1)))
        other = other or closed_before_mark(s, cue, t.lo, self._knows)
        other = other or (cue.negative and after in self._g.joints)  # ঘোষণা করা হয়নি, কিন্তু …
        apart = mark == ";" or after in self._g.adversative
        if apart and (t.pointer is not None or self._left.draft(s, cue, t.lo, t.floor) is not None):
            return None  # চুরির | অভিযোগ ওঠে; পরে …; ঘাট খুলবে বলে | মেয়র জানান, যদিও …
        if other or reasoned(s, cue):
            return None
        return till_then(s, cue, t.lo, right) or (None if self._dependent(s, cue, t.lo) else right)

    def _dependent(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """The comma behind the cue opens a relative clause that nothing answers, or a dependent cue's main clause."""
        after = s.text_at(cue.last + 1)
        relative = (cue.noun is not None or cue.told) and s.words[cue.last].text == "," and after in self._g.relative
        asked = cue.function is DEMAND and after in self._g.so_that  # অনুরোধ জানান, | যেন …
        relative = relative and not (cue.joined or asked or answered(s, cue.last + 1))  # জোর দিয়ে বলেন, সেটি …
        return relative or leads(s, lo, cue.first) or (after in self._g.correlative and relating(s, lo, cue.first))

    def _with_subject(self, draft: Draft, i: int, lo: int, after: bool = False) -> Draft:
        """Give a draft the speaker behind its verb, where it may stand there, else the one before token i."""
        s, cue = draft.s, draft.cue
        source = self._documents.ending(s, cue) if after else None
        after = after and cue.kind == "verb" and not cue.passive and cue.person != "first" and cue.needs != "document"
        source = self._phrases.after(s, cue.last) if after else source
        if source is None:
            source = self._documents.speaker(s, cue, i, lo)
        if source is None and cue.joined and s.words[cue.first - 1].finite:
            source = self._phrases.initial(s, lo, cue.first)  # মেয়র | কাজ চলছে জানিয়ে বলেন
        draft.source = source if source is not None else self._elsewhere.speaker(s, cue, lo)
        return draft
