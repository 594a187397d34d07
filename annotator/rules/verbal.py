"""Cues with a verb: a verb of saying by itself or the light verb of a noun of saying, in all their forms.

জানিয়েছে; আহ্বান জানান; the passive (জানানো হয়); a second verb behind (জানিয়ে দেন, দাবি করে আসছে); with পারা and চাওয়া (জানতে
চান); a refusal (মন্তব্য করতে রাজি হননি).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.labels import Function
from annotator.lexicon.cues import CompoundCue, Cues
from annotator.lexicon.verbs import Form
from annotator.rules.cue import Cue
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import CUE_PART, CUE_VERB, ENTITY, Word

#: To come to know: with পারা it reports something (জানতে পেরেছে), with চাওয়া it asks (জানতে চান).
LEARN = "জানা"
#: Records whose verb has no speaker for its subject: … হিসেবে বিবেচিত হয়.
UNWILLED = frozenset({"bibechito"})
#: Tenses in which জানতে পারা reports something.
LEARNT = frozenset({"present_perfect", "past", "past_perfect"})
#: Words before a noun of saying with which the pair means something else, by the record's key.
TAKEN = {"bishwas": frozenset[str](), "shikar": frozenset({"ত্যাগ", "কষ্ট", "বশ্যতা", "পরাজয়"})}


class VerbalCues:
    """Finds cues with a verb.

    Args:
        cues: the lexicon.
        lemmas: key of a verb in ``verbs.toml`` → its lemma.
    """

    def __init__(self, cues: Cues, lemmas: dict[str, str], knowledge: Knowledge) -> None:
        self._lemmas = lemmas
        self._knows = knowledge
        self._g = knowledge.grammar
        self._verbs = {record.lemma: record for record in cues.verbs}
        self._heard = frozenset(record.lemma for record in cues.verbs if record.passive_only) | {LEARN}
        """Verbs that are cues in the passive only."""
        self._nouns: dict[str, list[tuple[tuple[str, ...], Function, CompoundCue]]] = {}
        for record in cues.compounds:
            for noun in record.nouns:
                chains = [(tuple(verb.split()), function, record) for verb, function in record.verbs.items()]
                self._nouns.setdefault(noun, []).extend(chains)
        self._lights = {verb for chains in self._nouns.values() for chain, _, _ in chains for verb in chain}
        self._lights |= set(self._verbs) | self._g.vectors | self._g.passives | self._g.modals

    def triggers(self, forms: Mapping[str, tuple[Form, ...]]) -> Iterator[str]:
        """Yield the nouns of saying, and of the written forms of verbs those that can be part of a cue."""
        yield from self._nouns
        yield from (written for written, readings in forms.items() if any(map(self._says, readings)))

    def flag(self, word: Word) -> int:
        """How a cue can use the word: its verb, a part of it."""
        kinds = {form.kind for form in word.forms}
        verbs = (form for form in word.forms if form.kind in ("finite", "participle"))
        light = any(self._lemmas[form.lemma] in self._lights for form in verbs)
        verbal = light and not kinds & {"infinitive", "conditional"}
        part = any(stem in self._nouns for stem in word.stems)
        part = part or any(map(self._says, word.forms))
        return (CUE_VERB if verbal else 0) | (CUE_PART if part else 0)

    def _says(self, form: Form) -> bool:
        """It can be the verb of a cue; of a verb that is a cue in the passive only, the verbal noun alone can."""
        lemma = self._lemmas[form.lemma]
        if lemma in self._heard:
            return form.kind == "noun" or (lemma == LEARN and form.kind == "infinitive")
        return lemma in self._verbs

    def at(self, s: Sentence, i: int) -> Cue | None:
        """The cue whose verb, the last of its verbs, is token i."""
        if "postposition" in s.words[i].classes and s.words[i].text not in ("করে", "দিয়ে"):
            return None
        forms = [form for form in s.words[i].forms if form.kind in ("finite", "participle")]
        kinds = {form.kind for form in forms}
        finite = "finite" in kinds and ("participle" not in kinds or self._closes(s, i) or self._believes(s, i))
        for form in forms:
            if (form.kind == "finite") != finite:
                continue
            lemma = self._lemmas[form.lemma]
            cue = (
                self._refusal(s, i, lemma, form)
                or self._modal(s, i, lemma, form)
                or self._passive(s, i, lemma)
                or self._vector(s, i, lemma)
                or self._compound(s, i, (lemma,))
                or self._simple(s, i, lemma)
            )
            if cue is not None and (cue := self._inflected(s, cue, form, finite)) is not None:
                return cue
        return None

    def _closes(self, s: Sentence, i: int) -> bool:
        """A form that can be participle or finite is finite where a clause ends behind it, or its subject follows."""
        if i + 1 == len(s.words):
            return True
        after = s.words[i + 1]
        if after.mark and after.text not in "(‘“'\"":
            return True
        if after.text in ("যে", "এবং", "কিন্তু", "না"):
            return True
        return not any(word.finite and "name" not in word.classes for word in s.words[i + 1 :])

    def _believes(self, s: Sentence, i: int) -> bool:
        """মনে করে without another verb behind it is finite: সরকার মনে করে …"""
        return i > 0 and s.words[i - 1].text == "মনে" and not s.words[i + 1].forms

    def _inflected(self, s: Sentence, cue: Cue, form: Form, finite: bool) -> Cue | None:
        """The cue with what its verb's form says of it; none where nobody says it yet (ঘোষণা করা হবে)."""
        if cue.passive and form.tense == "future" and self._lemmas[form.lemma] in ("হওয়া", "যাওয়া"):
            return None
        last, negative = cue.last, cue.negative or form.negative
        if finite and last < len(s.words) and "negation" in s.words[last].classes:
            last, negative = last + 1, True
        cue.last, cue.negative = last, negative
        cue.kind = "verb" if finite else "participle"
        cue.person = None if cue.passive else form.person
        return cue

    def _vector(self, s: Sentence, i: int, lemma: str) -> Cue | None:
        if lemma not in self._g.vectors or i == 0:
            return None
        for form in s.words[i - 1].forms:
            if form.kind == "participle":
                base = self._lemmas[form.lemma]
                cue = self._compound(s, i - 1, (base, lemma)) or self._compound(s, i - 1, (base,))
                if cue is None and base in ("জানানো", "বলা"):
                    cue = self._simple(s, i - 1, base, vector=True)
                if cue is not None:
                    return replace(cue, last=i + 1)
        return None

    def _passive(self, s: Sentence, i: int, lemma: str) -> Cue | None:
        if lemma not in self._g.passives or i == 0:
            return None
        before = s.words[i - 1]
        for form in before.forms:
            if form.kind != "noun" or before.case not in ("nom", "pl", "loc"):
                continue
            base = self._lemmas[form.lemma]
            cue = self._compound(s, i - 1, (base,), passive=True) or self._simple(s, i - 1, base, passive=True)
            if cue is not None:
                return replace(cue, last=i + 1, passive=True)
        return None

    def _modal(self, s: Sentence, i: int, lemma: str, form: Form) -> Cue | None:
        """An infinitive of saying with পারা or চাওয়া: জানতে চান, জানাতে পারেনি, বলতে চাই."""
        if lemma not in self._g.modals or i == 0:
            return None
        base = self._infinitive(s, i - 1)
        if base == LEARN:
            asks = lemma == "চাওয়া"
            if not asks and (form.negative or form.tense not in LEARNT):
                return None
            return Cue(
                i - 1,
                i + 1,
                "modal.ask" if asks else "modal.learn",
                "verb",
                Function.QUESTION if asks else Function.STATEMENT,
            )
        if lemma == "থাকা":
            base = base if base in self._g.saying else None
        denied = lemma == "থাকা" or form.negative or (i + 1 < len(s.words) and "negation" in s.words[i + 1].classes)
        if base is None or not (denied or form.person == "first"):
            return None
        cue = self._compound(s, i - 1, (base,)) or self._simple(s, i - 1, base)
        return replace(cue, last=i + 1, needs="") if cue is not None else None

    def _refusal(self, s: Sentence, i: int, lemma: str, form: Form) -> Cue | None:
        """Nothing is said: মন্তব্য করতে রাজি হননি, কথা বলতে অস্বীকৃতি জানান."""
        before = s.words[i - 1].text if i > 1 else ""
        if not (
            (before == "রাজি" and lemma == "হওয়া" and form.negative)
            or (before in self._g.refusals and lemma in ("জানানো", "করা"))
        ):
            return None
        base = self._infinitive(s, i - 2)
        if base is None or i < 3:
            return None
        talk = s.words[i - 3].text in self._g.talk and base == "বলা"
        cue = self._compound(s, i - 2, (base,)) or (None if talk else self._simple(s, i - 2, base))
        if cue is None and talk:
            cue = Cue(i - 3, i - 1, "verb.bola", "verb", Function.STATEMENT)
        return replace(cue, last=i + 1, negative=True, needs="") if cue is not None else None

    def _infinitive(self, s: Sentence, i: int) -> str | None:
        """The lemma whose infinitive token i is."""
        return next((self._lemmas[form.lemma] for form in s.words[i].forms if form.kind == "infinitive"), None)

    def _compound(self, s: Sentence, i: int, verbs: tuple[str, ...], passive: bool = False) -> Cue | None:
        """The compound whose (first) light verb is token i."""
        for back in (1, 2):
            if i - back < 0:
                break
            if s.words[i - back].flags & ENTITY and self._in_name(s, i - back):
                continue
            for stem in s.words[i - back].stems:
                for chain, function, record in self._nouns.get(stem, ()):
                    if record.passive_only and not passive:
                        continue
                    if record.key in TAKEN and i - back and self._otherwise(s.words[i - back - 1], record.key):
                        continue
                    if (
                        len(chain) == len(verbs) - 1 + back
                        and chain[back - 1 :] == verbs
                        and self._between(s, i, back, chain)
                    ):
                        hedge = record.hedge and function is not Function.DEMAND
                        impersonal = verbs[-1] in self._g.impersonal or record.key in UNWILLED
                        return Cue(
                            i - back + record.noun_in_claim,
                            i + 1,
                            f"compound.{record.key}",
                            "verb",
                            function,
                            noun=i - back,
                            hedge=hedge,
                            level=record.level if function is not Function.DEMAND else None,
                            needs=record.needs,
                            passive=impersonal,
                            hearsay=record.hearsay,
                            noun_in_claim=record.noun_in_claim,
                        )
        return None

    def _otherwise(self, word: Word, key: str) -> bool:
        """The word before the noun gives it another sense: ধর্মে বিশ্বাস করা, ত্যাগ স্বীকার করা."""
        return word.text in TAKEN[key] or (key == "bishwas" and word.case == "loc" and not word.mark)

    def _in_name(self, s: Sentence, k: int) -> bool:
        """The noun at token k ends a name of several words: হাওর বার্তা | জানিয়েছে."""
        start = self._knows.entity_start(s, k)
        return start is not None and start < k

    def _between(self, s: Sentence, i: int, back: int, chain: tuple[str, ...]) -> bool:
        return (
            back == 1
            or s.words[i - 1].stems[-1] == chain[0]
            or chain[0] in s.words[i - 1].stems
            or self._participle(s, i - 1, chain[0])
        )

    def _participle(self, s: Sentence, i: int, lemma: str) -> bool:
        return any(self._lemmas[form.lemma] == lemma for form in s.words[i].forms)

    def _simple(self, s: Sentence, i: int, lemma: str, passive: bool = False, vector: bool = False) -> Cue | None:
        record = self._verbs.get(lemma)
        if (
            record is None
            or ("complementiser" in s.words[i].classes and not vector)
            or (record.passive_only and not passive)
        ):
            return None
        if i and s.words[i - 1].text == "না":
            return None
        if s.words[i].text == "জানান" and i + 1 < len(s.words) and self._gives(s.words[i + 1]):
            return None
        if lemma == "বলা" and i and s.words[i - 1].text in self._g.talk and not self._content_of_talk(s, i - 1):
            return None
        if (
            lemma == "লেখা"
            and i > 1
            and s.words[i - 1].text in self._g.talk
            and self._g.sung & set(s.words[i - 2].stems)
        ):
            return None
        told = lemma == "বলা" and i > 0 and self._infinitive(s, i - 1) is not None
        return Cue(
            i,
            i + 1,
            f"verb.{record.key}",
            "verb",
            Function.DEMAND if told else record.function,
            passive=passive,
            hearsay=record.hearsay,
            needs="document" if record.needs_document else "",
            told=told,
        )

    def _gives(self, word: Word) -> bool:
        """A form of দেওয়া: জানান দেয় means "makes itself felt"."""
        return any(self._lemmas[form.lemma] == "দেওয়া" for form in word.forms)

    def _content_of_talk(self, s: Sentence, k: int) -> bool:
        """What is said stands before কথা, or is pointed at: … সংস্কারের কথা বলেন, এসব কথা বলেন; else they only talk."""
        before = s.words[k - 1] if k else None
        return before is not None and (
            "pointer_determiner" in before.classes
            or (before.case == "gen" and "genitive_pronoun" not in before.classes)
        )
