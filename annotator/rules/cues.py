"""Step 1: the words that carry an act of saying or believing.

A cue is a verb of saying (জানিয়েছে), a noun with its light verb (আহ্বান জানান, আশা প্রকাশ করেন), either of them in the passive
(জানানো হয়, ধারণা করা হচ্ছে) or with a second verb behind (জানিয়ে দেন, দাবি করে আসছে), a postposition (মতে, বরাত দিয়ে), a noun by
itself (পুলিশের ধারণা, …) or a credit word (সূত্র: …).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.labels import Function, HedgeLevel
from annotator.lexicon.cues import CompoundCue, Cues, PostpositionCue
from annotator.lexicon.verbs import Form
from annotator.rules.text import Sentence
from annotator.rules.words import CUE, CUE_PART, CUE_VERB, CUE_WORD, Word

#: What follows a noun that is a cue by itself.
NOMINAL_MARKS = frozenset({",", ":", "–", "—", "-", "যে", "হলো", "হচ্ছে", "ছিল", ";"})
#: Acts whose cue is a hedge.
HEDGED = frozenset({Function.CLAIM, Function.ALLEGATION, Function.BELIEF})
#: Verbs that follow a participle and add only how the act runs (জানিয়ে দেন, বলে আসছেন).
VECTORS = frozenset({"আসা", "দেওয়া", "ফেলা", "থাকা", "রাখা", "চলা", "নেওয়া", "যাওয়া", "ওঠা", "বসা", "তোলা"})
#: Verbs that make a passive of the verbal noun before them.
PASSIVES = frozenset({"হওয়া", "যাওয়া", "থাকা", "চলা"})
#: Light verbs whose subject is the saying itself (অভিযোগ রয়েছে, অভিযোগ উঠেছে).
IMPERSONAL = frozenset({"থাকা", "ওঠা", "মেলা"})
#: Records whose verb has no speaker for its subject: … হিসেবে বিবেচিত হয়.
UNWILLED = frozenset({"bibechito"})
#: Verbs whose participle before a verb of saying joins its cue (দাবি করে বলেন).
SAYING = frozenset({"বলা", "জানানো", "লেখা"})
#: Verbs that take an infinitive of saying (জানাতে পারেনি, জানতে চান).
MODALS = frozenset({"পারা", "চাওয়া", "থাকা"})
#: To come to know: with পারা it reports something (জানতে পেরেছে), with চাওয়া it asks (জানতে চান).
LEARN = "জানা"
#: Tenses in which জানতে পারা reports something.
LEARNT = frozenset({"present_perfect", "past", "past_perfect"})
#: Words before a noun of saying with which the pair means something else, by the record's key.
TAKEN = {"bishwas": frozenset[str](), "shikar": frozenset({"ত্যাগ", "কষ্ট", "বশ্যতা", "পরাজয়"})}
TALK = frozenset({"কথা", "কথাও", "কথাই"})
REFUSALS = frozenset({"অস্বীকৃতি", "অপারগতা", "অস্বীকার"})
SILENCE_NOUNS = frozenset({"বক্তব্য", "মন্তব্য", "সাড়া", "প্রতিক্রিয়া", "খবর", "তথ্য"})


@dataclass(slots=True)
class Cue:
    """A cue in a sentence.

    Attributes:
        first, last: its tokens, ``last`` exclusive.
        rule: id of the rule: kind, a dot, key of the lexicon record.
        kind: ``verb`` (finite), ``participle``, ``postposition``, ``noun`` or ``credit``.
        noun: token of its noun of saying, where it has one.
        passive: nobody is the verb's subject.
        hearsay: where nobody is named, the outlet steps back.
        noun_in_claim: its noun belongs to the claim (খবর | পাওয়া গেছে).
        told: somebody is told to do what the infinitive before it says (যেতে বলেছেন).
        person: ``honorific``, ``third`` or ``first``: who the verb agrees with.
    """

    first: int
    last: int
    rule: str
    kind: str
    function: Function
    noun: int | None = None
    passive: bool = False
    negative: bool = False
    hedge: bool = False
    level: HedgeLevel | None = None
    needs: str = ""
    person: str | None = None
    relay: bool = False
    hearsay: bool = False
    noun_in_claim: bool = False
    told: bool = False
    postposition: PostpositionCue | None = None


class CueFinder:
    """Finds the cues of a sentence.

    Args:
        cues: the lexicon.
        lemmas: key of a verb in ``verbs.toml`` → its lemma.
    """

    def __init__(self, cues: Cues, lemmas: dict[str, str]) -> None:
        self._lemmas = lemmas
        self._verbs = {record.lemma: record for record in cues.verbs}
        self.heard = frozenset(record.lemma for record in cues.verbs if record.passive_only) | {LEARN}
        """Verbs that are cues in the passive only."""
        self._nouns: dict[str, list[tuple[tuple[str, ...], Function, CompoundCue]]] = {}
        self._nominal: dict[str, CompoundCue] = {}
        for record in cues.compounds:
            for noun in record.nouns:
                chains = [(tuple(verb.split()), function, record) for verb, function in record.verbs.items()]
                self._nouns.setdefault(noun, []).extend(chains)
                if record.nominal:
                    self._nominal[noun] = record
        self._lights = {verb for chains in self._nouns.values() for chain, _, _ in chains for verb in chain}
        self._said = set(self._verbs) | {LEARN}
        self._lights |= set(self._verbs) | VECTORS | PASSIVES | MODALS
        self._postpositions = {record.words[0]: record for record in cues.postpositions}
        self._colon = {word for record in cues.credits if record.form == "colon" for word in record.words}
        self._genitive = {word for record in cues.credits if record.form == "genitive" for word in record.words}

    def find(self, s: Sentence) -> list[Cue]:
        """The cues of the sentence in order, none overlapping another."""
        found: list[Cue] = []
        done = 0
        for i in s.flagged:
            if i < done or not s.words[i].flags & CUE:
                continue
            cue = self._at(s, i)
            if cue is None:
                continue
            while found and found[-1].last > cue.first:
                found.pop()
            if cue.kind == "participle" and cue.noun is None and not self._closed(s, cue.first):
                continue
            if found and found[-1].kind == "participle" and found[-1].last == cue.first and self._says(s, cue):
                before = found.pop()
                cue = replace(
                    cue,
                    first=before.first,
                    function=before.function,
                    hedge=before.hedge,
                    level=before.level,
                    rule=before.rule,
                    needs="",
                    noun=before.noun,
                )
            found.append(cue)
            done = cue.last
        return found

    def _closed(self, s: Sentence, i: int) -> bool:
        """Content ends before token i, so that a mere participle there is a cue (… বলে জানিয়ে, … কথা জানিয়ে)."""
        return i > 0 and (s.words[i - 1].is_a("complementiser") or s.words[i - 1].is_a("content_noun"))

    def flag(self, word: Word) -> int:
        """How a cue can use the word: its verb, a cue without a verb, a part of one."""
        part = any(stem in self._nouns for stem in word.stems)
        part = part or any(self._lemmas[form.lemma] in self._said for form in word.forms)
        return self._flag(word) | (CUE_PART if part else 0)

    def _flag(self, word: Word) -> int:
        kinds = {form.kind for form in word.forms}
        verbs = (form for form in word.forms if form.kind in ("finite", "participle"))
        light = any(self._lemmas[form.lemma] in self._lights for form in verbs)
        verbal = light and not kinds & {"infinitive", "conditional"}
        known = word.text in self._postpositions or word.text in self._colon or word.text in self._genitive
        known = known or any(stem in self._nominal for stem in word.stems[:2])
        return (CUE_VERB if verbal else 0) | (CUE_WORD if known else 0)

    def _at(self, s: Sentence, i: int) -> Cue | None:
        flags = s.words[i].flags
        if flags & CUE_VERB and any(word.flags & CUE_PART for word in s.words[max(0, i - 3) : i + 1]):
            cue = self._verbal(s, i)
            if cue is not None:
                return cue
        if flags & CUE_WORD:
            return self._postposition(s, i) or self._credit(s, i) or self._noun(s, i)
        return None

    # verbs

    def _verbal(self, s: Sentence, i: int) -> Cue | None:
        if s.words[i].is_a("postposition") and s.words[i].text not in ("করে", "দিয়ে"):
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
        return not any(word.finite and not word.is_a("name") for word in s.words[i + 1 :])

    def _believes(self, s: Sentence, i: int) -> bool:
        """মনে করে without another verb behind it is finite: সরকার মনে করে …"""
        return i > 0 and s.words[i - 1].text == "মনে" and not s.words[i + 1].forms

    def _inflected(self, s: Sentence, cue: Cue, form: Form, finite: bool) -> Cue | None:
        """The cue with what its verb's form says of it; none where nobody says it yet (ঘোষণা করা হবে)."""
        if cue.passive and form.tense == "future" and self._lemmas[form.lemma] in ("হওয়া", "যাওয়া"):
            return None
        last, negative = cue.last, cue.negative or form.negative
        if finite and last < len(s.words) and s.words[last].is_a("negation"):
            last, negative = last + 1, True
        cue.last, cue.negative = last, negative
        cue.kind = "verb" if finite else "participle"
        cue.person = None if cue.passive else form.person
        return cue

    def _vector(self, s: Sentence, i: int, lemma: str) -> Cue | None:
        if lemma not in VECTORS or i == 0:
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
        if lemma not in PASSIVES or i == 0:
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
        if lemma not in MODALS or i == 0:
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
            base = base if base in SAYING else None
        denied = lemma == "থাকা" or form.negative or (i + 1 < len(s.words) and s.words[i + 1].is_a("negation"))
        if base is None or not (denied or form.person == "first"):
            return None
        cue = self._compound(s, i - 1, (base,)) or self._simple(s, i - 1, base)
        return replace(cue, last=i + 1, needs="") if cue is not None else None

    def _refusal(self, s: Sentence, i: int, lemma: str, form: Form) -> Cue | None:
        """Nothing is said: মন্তব্য করতে রাজি হননি, কথা বলতে অস্বীকৃতি জানান."""
        before = s.words[i - 1].text if i > 1 else ""
        if not (
            (before == "রাজি" and lemma == "হওয়া" and form.negative) or (before in REFUSALS and lemma in ("জানানো", "করা"))
        ):
            return None
        base = self._infinitive(s, i - 2)
        if base is None or i < 3:
            return None
        talk = s.words[i - 3].text in TALK and base == "বলা"
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
                        impersonal = verbs[-1] in IMPERSONAL or record.key in UNWILLED
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
            or (s.words[i].is_a("complementiser") and not vector)
            or (record.passive_only and not passive)
        ):
            return None
        if i and s.words[i - 1].text == "না":
            return None
        if s.words[i].text == "জানান" and i + 1 < len(s.words) and self._gives(s.words[i + 1]):
            return None
        if lemma == "বলা" and i and s.words[i - 1].text in TALK and not self._content_of_talk(s, i - 1):
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
            before.is_a("pointer_determiner") or (before.case == "gen" and not before.is_a("genitive_pronoun"))
        )

    def _says(self, s: Sentence, cue: Cue) -> bool:
        """The cue is a bare verb of saying, fit to take a participle before it into its cue."""
        return cue.kind == "verb" and cue.noun is None and cue.rule.startswith("verb.") and not cue.passive

    # words that are no verbs

    def _postposition(self, s: Sentence, i: int) -> Cue | None:
        record = self._postpositions.get(s.words[i].text)
        if record is None or i == 0:
            return None
        last = i + len(record.words)
        if tuple(word.text for word in s.words[i:last]) != record.words:
            return None
        first = i
        function = record.function
        head = next((stem for stem in s.words[i - 1].stems if stem in record.heads), None)
        if head is not None:
            first, function = i - 1, record.heads[head]
        if first == 0:
            return None
        known = self._known_by_hearsay(s, last)
        if record.relay and known:
            last = known
        elif record.key in ("sutre", "tothye"):
            return None
        return Cue(
            first,
            last,
            f"postposition.{record.key}",
            "postposition",
            function,
            hedge=function in HEDGED,
            relay=record.relay and not known,
            postposition=record,
        )

    def _known_by_hearsay(self, s: Sentence, i: int) -> int:
        """The token behind "জানা গেছে" where that starts at token i (an adverb may stand before it), else 0."""
        for at in (i, i + 1, i + 2):
            if (
                at + 1 < len(s.words)
                and s.words[at].text in ("জানা", "জানানো")
                and any(f.kind == "finite" for f in s.words[at + 1].forms)
            ):
                return at + 2
        return 0

    def _credit(self, s: Sentence, i: int) -> Cue | None:
        word = s.words[i].text
        if word in self._colon and i + 2 < len(s.words) + 0 and s.words[i + 1].text in (":", "ঃ", "-", "–"):
            return Cue(i, i + 1, "credit.colon", "credit", Function.STATEMENT)
        if word in self._genitive and i == 0 and 1 < len(s.words) <= 7 and s.words[-1].case == "gen":
            return Cue(i, i + 1, "credit.genitive", "credit", Function.STATEMENT)
        return None

    def _noun(self, s: Sentence, i: int) -> Cue | None:
        word = s.words[i]
        record = next((self._nominal[stem] for stem in word.stems[:2] if stem in self._nominal), None)
        if record is None or record.nominal is None or i == 0:
            return None
        before, after = s.words[i - 1], s.words[i + 1] if i + 1 < len(s.words) else None
        closes = before.is_a("complementiser") and after is not None and s.words[-1].case == "gen"
        owned = before.case == "gen" or before.is_a("genitive_pronoun")
        if not closes and not (owned and after is not None and after.text in NOMINAL_MARKS):
            return None
        return Cue(
            i, i + 1, f"noun.{record.key}", "noun", record.nominal, noun=i, hedge=record.hedge, level=record.level
        )

    def triggers(self) -> Iterator[str]:
        """Stems one of which stands in every sentence that has a cue (verb forms aside)."""
        yield from self._nouns
        yield from self._postpositions
        yield from self._colon
        yield from self._genitive
