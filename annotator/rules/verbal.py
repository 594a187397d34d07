"""Cues with a verb: a verb of saying by itself or the light verb of a noun of saying, in all their forms.

জানিয়েছে; আহ্বান জানান; the passive (জানানো হয়); a second verb behind (জানিয়ে দেন, দাবি করে আসছে); with পারা and চাওয়া (জানতে
চান); a refusal (মন্তব্য করতে রাজি হননি). The cases are asked in that order from the longest to the shortest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from annotator.labels import Function, HedgeLevel
from annotator.lexicon.cues import CompoundCue, Cues
from annotator.lexicon.verbs import Form
from annotator.rules.cases import Case, first
from annotator.rules.closers import clipped, happened
from annotator.rules.cue import BELIEF, Cue, compound_cue, modal_cue, verb_cue
from annotator.rules.knowledge import Knowledge
from annotator.rules.senses import Senses, coordinated, expressing, heard, laid_upon, learnt
from annotator.rules.text import Sentence
from annotator.rules.verb import Verb, adjoins, apart, closes, denies, depends, in_time, inscribed, perceived, purposed
from annotator.rules.words import CUE_PART, CUE_VERB, ENTITY, Word


class VerbalCues:
    """Finds cues with a verb.

    Args:
        lemmas: key of a verb in ``verbs.toml`` → its lemma.
    """

    def __init__(self, cues: Cues, lemmas: dict[str, str], knowledge: Knowledge) -> None:
        self._lemmas, self._knows = lemmas, knowledge
        self._g, self._manner = knowledge.grammar, tuple(knowledge.grammar.manner)
        self._senses, self._apart = Senses(lemmas, self._g), self._g.by_then | self._g.neither | {","}
        self._verbs = {record.lemma: record for record in cues.verbs}
        self._modals = {(record.infinitive, verb): record for record in cues.modals for verb in record.verbs}
        self._infinitives = {record.infinitive for record in cues.modals}
        self._refusals = {(word, verb): one for one in cues.refusals for word in one.words for verb in one.verbs}
        #: Noun of saying → last of its verbs → all of them, with what they make of it.
        self._nouns: dict[str, dict[str, list[tuple[tuple[str, ...], Function, CompoundCue]]]] = {}
        for record in cues.compounds:
            for noun in record.nouns:
                rows = self._nouns.setdefault(noun, {})
                for chain, function in [(tuple(verbs.split()), each) for verbs, each in record.verbs.items()]:
                    rows.setdefault(chain[-1], []).append((chain, function, record))
        self._finite_behind = {noun for record in cues.compounds if record.reads_finite for noun in record.nouns}
        self._seeming = {noun for record in cues.compounds if record.experienced for noun in record.nouns}
        chains = {tuple(verbs.split()) for record in cues.compounds for verbs in record.verbs}
        #: Each case with the lemmas that the last verb of its cue can have.
        by_lemma: tuple[tuple[Case[Verb, Cue], Set[str]], ...] = (
            (self._refusal, {verb for _, verb in self._refusals}),
            (self._modal_of_its_own, {verb for _, verb in self._modals}),
            (self._modal, self._g.modals),
            (self._continued, self._g.continuing),
            (self._perceived, self._g.passives | self._g.perceiving),
            (self._passive, self._g.passives),
            (self._vector, self._g.vectors),
            (self._light_verb, {chain[-1] for chain in chains}),
            (self._verb_of_saying, self._verbs.keys()),
        )
        self._dependent_cases = (self._continued, self._passive, self._light_verb, self._verb_of_saying)
        self._lights = {verb for chain in chains for verb in chain}.union(*(lemmas for _, lemmas in by_lemma))
        self._of_lemma = {lemma: tuple(case for case, lemmas in by_lemma if lemma in lemmas) for lemma in self._lights}

    def triggers(self, forms: Mapping[str, tuple[Form, ...]]) -> Iterator[str]:
        """Yield the nouns of saying, and of the written forms of verbs those that can be part of a cue."""
        yield from self._nouns
        yield from (written for written, readings in forms.items() if any(map(self._says, readings)))

    def flag(self, word: Word) -> int:
        """Return how a cue can use the word: its verb, a part of it."""
        part = CUE_PART if not self._nouns.keys().isdisjoint(word.stems) or any(map(self._says, word.forms)) else 0
        if not word.forms:
            return part
        spoken = (self._lemmas[form.lemma] for form in word.forms if form.kind in ("finite", "participle"))
        verbal = word.kinds.isdisjoint(("infinitive", "conditional")) and not self._lights.isdisjoint(spoken)
        dependent = (form for form in word.forms if depends(word, form) or self._stands(form))
        bound = any(self._lemmas[form.lemma] in self._lights for form in dependent)
        return part | (CUE_VERB if verbal or bound else 0)

    def _says(self, form: Form) -> bool:
        """It can be the verb of a cue; of a verb that is a cue in the passive only, the verbal noun alone can."""
        lemma = self._lemmas[form.lemma]
        if form.kind == "infinitive" and lemma in self._infinitives:
            return True
        record = self._verbs.get(lemma)
        return record is not None and (form.kind == "noun" or not record.passive_only or learnt(form, record))

    def _stands(self, form: Form) -> bool:
        """Its passive can stand in a document without হওয়া: ক্যাপশনে | লেখা, …"""
        record = self._verbs.get(self._lemmas[form.lemma]) if form.kind == "noun" else None
        return record is not None and record.written

    def at(self, s: Sentence, i: int) -> Cue | None:
        """Return the cue whose verb, the last of its verbs, is token i."""
        word = s.words[i]
        if "postposition" in word.classes and word.text not in self._g.light_participles:
            return None
        kinds = word.kinds
        dependent = None if kinds.isdisjoint(("conditional", "noun")) else self.dependent(s, i)
        if dependent is not None or "conditional" in kinds or kinds.isdisjoint(("finite", "participle")):
            return dependent
        finite = "finite" in kinds and ("participle" not in kinds or closes(s, i) or self._believes(s, i))
        kind = "finite" if finite else "participle"
        for form in word.forms:
            if form.kind == kind and not form.asks:
                verb = Verb(s, i, self._lemmas[form.lemma], form)
                cases = self._of_lemma.get(verb.lemma)
                if cases and (cue := first(cases, verb)) and (cue := self._inflected(verb, cue, finite)):
                    return cue
        return None

    def dependent(self, s: Sentence, i: int, in_spite: bool = False) -> Cue | None:
        """A cue whose clause depends on another: সেতু খুলবে বলে | দাবি করলেও …; খোলার | আশ্বাস দেওয়ার পর …; … দেওয়ায় …; where
        সত্ত্বেও follows: … আশ্বাস দেওয়া | সত্ত্বেও …"""
        word = s.words[i]
        for form in word.forms:
            if self._stands(form) and inscribed(s, i):  # ক্যাপশনে | লেখা, ‘…’
                cue = self._simple(s, i, self._lemmas[form.lemma], passive=True)
                return replace(cue, passive=True) if cue is not None else None
            depending = depends(word, form) and (word.case == "loc" or in_time(s, i))
            if not depending and not (in_spite and form.kind == "noun" and word.case == "nom"):
                continue
            verb = Verb(s, i, self._lemmas[form.lemma], form)
            cases = [case for case in self._of_lemma.get(verb.lemma, ()) if case in self._dependent_cases]
            cue = first(cases, verb)
            if cue is None or (form.kind == "conditional" and not happened(s, word, cue)):
                continue
            if cue.noun is not None or cue.told or form.kind != "noun" or word.case != "loc":  # ঘাট ছাড়তে | বলায় …
                return replace(cue, kind="dependent", person=None)
        return None

    def _believes(self, s: Sentence, i: int) -> bool:
        """মনে করে without another verb behind is finite: সরকার মনে করে …; not what one recalls: দিনগুলো মনে করে …"""
        recalled = s.text_at(i - 2).endswith(("গুলো", "গুলি", "টা"))
        return s.text_at(i - 1) in self._finite_behind and not (s.words[i + 1].forms or recalled)

    def _inflected(self, v: Verb, cue: Cue, finite: bool) -> Cue | None:
        """The cue with what its verb's form says of it; none where nobody says it yet (ঘোষণা করা হবে)."""
        passive = v.lemma in self._g.passives and v.lemma not in self._g.impersonal
        if cue.passive and passive and v.form.tense == "future":
            return None
        words, last, negative = v.s.words, cue.last, cue.negative or v.form.negative
        if finite and last < len(words) and denies(words[last]):
            last, negative = last + 1, True
        if cue.compound.denied and not negative:
            return None  # দাবি | মেনেছেন
        cue.last, cue.negative = last, negative and not cue.denies
        cue.kind = "verb" if finite else "participle"
        cue.person = None if cue.passive else "honorific" if cue.perceived else v.form.person
        return cue

    # the cases

    def _refusal(self, v: Verb) -> Cue | None:
        """Nothing is said: মন্তব্য করতে রাজি হননি, কথা বলতে অস্বীকৃতি জানান."""
        s, i = v.s, v.i
        record = self._refusals.get((s.words[i - 1].text, v.lemma)) if i > 2 else None
        if record is None or (record.denied and not v.denied):
            return None
        if (base := self._infinitive(s, i - 2)) is None:
            cue = self._passive(Verb(s, i - 1, v.lemma, v.form))  # বক্তব্য নেওয়া | সম্ভব হয়নি
            return replace(cue, last=i + 1, negative=True) if cue is not None else None
        verb = self._verbs.get(base)
        talk = verb is not None and s.words[i - 3].text in self._g.talk
        act = talk or (verb is not None and verb.written)  # নাম লিখতে | অস্বীকৃতি জানান
        cue = self._compound(s, i - 2, (base,)) or (None if act else self._simple(s, i - 2, base))
        if cue is None and talk and verb is not None:
            cue = Cue(i - 3, i - 1, f"verb.{verb.key}", "verb", Function.STATEMENT, record=verb)
        return replace(cue, last=i + 1, negative=True, needs="") if cue is not None else None

    def _modal_of_its_own(self, v: Verb) -> Cue | None:
        """Two verbs that are a cue together: অভিভাবকেরা জানতে চান, …; পুলিশ জানতে পেরেছে, …"""
        base = self._infinitive(v.s, v.i - 1) if v.i else None
        modal = self._modals.get((base, v.lemma)) if base is not None else None
        if modal is None or (modal.tenses and (v.form.negative or v.form.tense not in modal.tenses)):
            return None
        return modal_cue(modal, v.i - 1, v.i + 1) if v.denied or not modal.denied else None

    def _modal(self, v: Verb) -> Cue | None:
        """An infinitive of saying, denied or in the first person (বলতে চাই); what can seem so (অনেকের মনে হতে পারে)."""
        can = v.i and (v.denied or v.form.person == "first") and not v.wished
        if not can and (v.i < 2 or v.form.person != "third" or v.s.words[v.i - 2].text not in self._seeming):
            return None
        cue = self._behind_infinitive(v, self._infinitive(v.s, v.i - 1))
        if can or cue is None or not cue.compound.experienced or cue.function is not BELIEF:
            return cue if can else None
        return replace(cue, level=HedgeLevel.POSSIBLE)

    def _continued(self, v: Verb) -> Cue | None:
        """An infinitive of saying that goes on: বলতে থাকেন."""
        base = self._infinitive(v.s, v.i - 1) if v.i else None
        if base is None or base in self._g.saying:
            return self._behind_infinitive(v, base)
        cue = self._compound(v.s, v.i - 1, (base,))  # স্লোগান | দিতে থাকেন
        return replace(cue, last=v.i + 1) if cue is not None else None

    def _perceived(self, v: Verb) -> Cue | None:
        """Somebody whom one hears or sees saying it: মাঝিকে | বলতে শোনা যায়, …; মাকে | বলতে শুনেছি, …"""
        i = v.i if v.lemma in self._g.perceiving and v.form.person == "first" else v.i - 1
        if i < 2 or self._g.perceiving.isdisjoint([self._lemmas[form.lemma] for form in v.s.words[i].forms]):
            return None
        cue = self._behind_infinitive(Verb(v.s, i, v.lemma, v.form), self._infinitive(v.s, i - 1))
        heard = cue if cue is not None and perceived(v.s, cue.first, 0) is not None else None
        return replace(heard, last=v.i + 1, perceived=True) if heard is not None else None

    def _passive(self, v: Verb) -> Cue | None:
        """A verbal noun with হওয়া or যাওয়া: জানানো হয়, ধারণা করা হচ্ছে, জানা গেছে."""
        before = v.s.words[v.i - 1]
        if not v.i or before.case not in ("nom", "pl", "loc"):
            return None
        for form in before.forms:
            base = self._lemmas[form.lemma]
            if form.kind == "noun" or clipped(before, base):  # জানান | হয়
                cue = self._compound(v.s, v.i - 1, (base,), passive=True)
                cue = cue or self._simple(v.s, v.i - 1, base, passive=True)
                bare = Verb(v.s, v.i - 1, base, v.form)  # জানিয়ে দেওয়া | হয়েছে, জানতে চাওয়া | হয়েছে
                if (cue := cue or self._vector(bare)) is None and (cue := self._modal_of_its_own(bare)) is not None:
                    cue.needs = "document"  # not the outlet's own question: তাঁর কাছে | জানতে চাওয়া হয়
                if cue is not None:
                    return replace(cue, last=v.i + 1, passive=True)
        return None

    def _vector(self, v: Verb) -> Cue | None:
        """A participle with a verb that adds only how the act runs: জানিয়ে দেন, দাবি করে আসছে."""
        other = v.s.text_at(v.i + 1) in self._g.traffic  # পরিষ্কার করে | যান চলাচল
        if other or not v.i or v.lemma not in self._g.vectors or v.s.words[v.i - 1].text.endswith("ও"):
            return None  # কথা দিয়েও | রাখেননি
        for form in v.s.words[v.i - 1].forms:
            if form.kind == "participle":
                base = self._lemmas[form.lemma]
                cue = self._compound(v.s, v.i - 1, (base,))
                if cue is None and (record := self._verbs.get(base)) is not None and record.vectors:
                    cue = self._simple(v.s, v.i - 1, base, vector=True)
                if cue is not None and not cue.compound.denied:  # সব অভিযোগ | মেনে নেন
                    return replace(cue, last=v.i + 1)
        return None

    def _light_verb(self, v: Verb) -> Cue | None:
        """The light verb of a noun of saying: আহ্বান জানান, আশা প্রকাশ করেন; it stands apart in দায় মাঝির ওপর | চাপান."""
        at = laid_upon(v.s, v.i)
        cue = self._compound(v.s, v.i if at is None else at + 1, (v.lemma,))
        if cue is None or at is None:
            return cue
        return replace(cue, first=v.i, last=v.i + 1, noun_in_claim=True)

    def _verb_of_saying(self, v: Verb) -> Cue | None:
        """A verb of saying, by itself or with what is expressed: পুলিশ বলেছে, …; প্রশংসা করে বলেন, …"""
        cue, start = self._simple(v.s, v.i, v.lemma), expressing(v.s, v.i, self._lights, self._lemmas)
        return replace(cue, first=start, joined=True) if cue is not None and start is not None else cue

    # what the cases ask

    def _behind_infinitive(self, v: Verb, base: str | None) -> Cue | None:
        """The cue of an infinitive right before the verb."""
        if base is None:
            return None
        cue = self._compound(v.s, v.i - 1, (base,)) or self._simple(v.s, v.i - 1, base)
        cue = cue or self._vector(Verb(v.s, v.i - 1, base, v.form))  # জানিয়ে দিতে | চাই
        withholds = cue is not None and cue.noun_in_claim and cue.needs == "negative"  # নাম প্রকাশ করতে | চাননি
        return replace(cue, last=v.i + 1, needs="") if cue is not None and not withholds else None

    def _infinitive(self, s: Sentence, i: int) -> str | None:
        """The lemma whose infinitive token i is."""
        found = [self._lemmas[form.lemma] for form in s.words[i].forms if form.kind == "infinitive"]
        return found[0] if found else None

    def _compound(self, s: Sentence, i: int, verbs: tuple[str, ...], passive: bool = False) -> Cue | None:
        """The compound whose (first) light verb is token i, a word between it and its noun at most."""
        words = s.words
        at = i - (i > 1 and words[i - 1].text in self._apart and apart(s, i - 1))
        if at > 2 and not (words[at - 1].flags | words[at - 2].flags | words[at - 3].flags) & CUE_PART:
            return None
        for back in (2, 1):  # বিবৃতি প্রচার করেনি before প্রচার করেনি
            k = at - back - (back == 2 and at > 2 and words[at - 2].text.endswith(self._manner))
            if k < 0 or not words[k].flags & CUE_PART or (words[k].flags & ENTITY and self._knows.ends_name(s, k)):
                continue
            word = words[k]
            if word.case in ("loc", "gen") and word.text not in self._nouns:
                continue  # দাবিতে | করেছে; তদন্তের | চেয়ে
            for stem in word.stems:
                for chain, function, record in self._nouns.get(stem, {}).get(verbs[-1], ()):
                    if len(chain) != len(verbs) - 1 + back or chain[back - 1 :] != verbs:
                        continue
                    told = adjoins(s, at, back, chain, self._lemmas)
                    if told and not self._senses.of_compound(s, k, record, passive):
                        impersonal = record.impersonal or (verbs[-1] in self._g.impersonal and not record.predicate)
                        cue = compound_cue(record, function, k, i + 1, impersonal)
                        between = at - back - k + (i - at) * (back == 1)  # খবর অবশ্য | পাওয়া যায়নি
                        cue.first += between * record.noun_in_claim  # সহযোগিতা একান্তভাবে | কামনা করেন
                        return replace(cue, first=k - 2) if coordinated(s, k, self._nouns) else cue
        return None

    def _simple(self, s: Sentence, i: int, lemma: str, passive: bool = False, vector: bool = False) -> Cue | None:
        """The verb of saying at token i by itself."""
        passive = heard(s, i, record := self._verbs.get(lemma)) or passive
        if record is None or (record.passive_only and not passive) or self._senses.of_verb(s, i, record, vector):
            return None
        if record.finite_only and self._infinitive(s, i):  # শর্ত | মানতে অস্বীকৃতি জানান
            return None
        told = record.commands and i > 0 and (self._infinitive(s, i - 1) is not None or purposed(s, i - 1))
        return verb_cue(record, i - self._senses.refuses_talk(s, i, record), i + 1, passive, told)
