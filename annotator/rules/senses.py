"""Other senses: by what a verb or a noun of saying beside other words is no cue (গানের কথা লিখেছেন, ত্যাগ স্বীকার করেন)."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from functools import cache
from itertools import pairwise
from typing import Final

from annotator.lexicon.cues import CompoundCue, SayingCue, VerbCue
from annotator.lexicon.grammar import Grammar
from annotator.lexicon.verbs import Form
from annotator.rules.cases import first
from annotator.rules.claims import OPENING
from annotator.rules.text import Sentence
from annotator.rules.verb import denies, tells_next
from annotator.rules.words import CUE_PART, ENTITY, LISTED, NAME, OUTSIDE, SPEAKER, Word

#: Tokens from a verb to the blame that it lays upon somebody, one more than at most.
LONGEST_LAID = 9
#: What a case says that decides: it is no cue.
OTHERWISE: Final = True
#: Classes of what can stand between who says something and his verb; tokens in which he stands, one more than at most.
BETWEEN, FAR = ("adverb", "time", "determiner"), 4
#: Classes of what something before it can be pointed at by (এই বলে, …).
POINTING = ("pointer", "pointer_determiner")
#: Tokens behind talk of something in which who talks stands, the mark before his words and their own, at most.
FURTHEST = 8
#: Marks behind a verb that words follow.
SPEECH = ",:-–—"
#: Classes of what can stand before it; tenses in which somebody tells what he has learnt.
BESIDE = frozenset({"time", "adverb", "connective"})
LEARNT = frozenset({"past", "past_perfect", "present_perfect"})
#: So many cases are asked of all verbs: one behind a negation, and one that can be a complementiser.
OF_ALL = 2


class Sense:
    """Token ``i``, which could be the verb or the noun of a record."""

    __slots__ = ("compound", "i", "s", "vector", "verb")

    def __init__(self, s: Sentence, i: int, verb: VerbCue | None, compound: CompoundCue | None, vector: bool) -> None:
        self.s = s
        self.i = i
        self.verb = verb
        self.compound = compound
        self.vector = vector
        """A vector verb follows, so that a word like a complementiser is the verb's participle."""

    @property
    def record(self) -> SayingCue | None:
        return self.verb or self.compound

    def __str__(self) -> str:
        return f"the sense of “{self.s.slice(max(self.i - 2, 0), self.i + 1)}”"


def behind_its_words(s: Sentence, k: int, record: CompoundCue) -> bool:
    """Tell whether a word with which alone it is a cue stands before the noun at token k: অভিযোগ | নস্যাৎ করেন; … দাবি |
    সরাসরি | নস্যাৎ করেন; মাঝিদের সাফ | কথা."""
    for before in reversed(s.words[:k] if record.only_before else ()):
        if any(stem in record.only_before for stem in before.stems):
            return True
        if "adverb" not in before.classes:
            break
    return not record.only_before or (record.or_told and _told(s, k))


def _told(s: Sentence, k: int) -> bool:
    """Tell whether a clause tells what the noun at token k is about: … বলে | মেনে নেন; কোচ | মেনে নেন যে …; কোচ | মেনে
    নেন, …; not ভাড়া | মেনে নেন, …"""
    if k and "complementiser" in s.words[k - 1].classes:
        return True
    if s.text_at(k + 2) in s.grammar.that:
        return True
    if s.text_at(k + 2) != "," or any(form.negative for form in s.words[k + 1].forms):
        return False
    before = next((word for word in reversed(s.words[:k]) if not (word.flags & OUTSIDE or word.case == "loc")), None)
    if before is None:
        return False
    speaks = before.is_a("subject_pronoun") or bool(before.flags & (SPEAKER | ENTITY | LISTED | NAME))
    return speaks and before.case in ("nom", "pl")


def coordinated(s: Sentence, k: int, nouns: Container[str]) -> bool:
    """Tell whether the noun at token k is joined to another of these nouns of saying: স্বীকার বা | অস্বীকার করেনি; হুমকি ও |
    ভয় দেখান."""
    if k < 2 or s.words[k - 2].case != "nom":
        return False
    joined = s.words[k - 1].text in s.grammar.both or s.words[k - 1].text in s.grammar.alternatives
    return joined and any(stem in nouns for stem in s.words[k - 2].stems)


def expressing(s: Sentence, i: int, lights: Container[str], lemmas: Mapping[str, str]) -> int | None:
    """Return the noun whose participle stands right before token i: দুঃখ | প্রকাশ করে | বলেন."""
    light = (form for form in s.words[i - 1].forms if form.kind == "participle") if i > 1 else ()
    if not any(lemmas[form.lemma] in lights for form in light):
        return None
    for k in (i - 2, i - 3):
        if k >= 0 and s.words[k].text in s.grammar.expressed:
            return k if k == i - 2 or s.words[i - 2].text in s.grammar.showing else None
    return None


def laid_upon(s: Sentence, i: int) -> int | None:
    """Return the blame, or what else the verb at token i lays upon somebody who stands between them: দায় |
    মাঝির ওপর চাপান; not …, কিংবা দায় | মাঝির ওপর চাপান."""
    if i < 3 or s.words[i - 1].text not in s.grammar.upon or s.words[i - 2].case != "gen":
        return None
    for k in range(i - 3, max(-1, i - LONGEST_LAID), -1):
        word = s.words[k]
        if word.case == "nom" and word.flags & CUE_PART:
            return None if k and s.words[k - 1].is_a("conjunction") else k
        if word.mark or word.finite:
            return None
    return None


def learnt(form: Form, record: VerbCue) -> bool:
    """Tell whether somebody tells by it what he has learnt himself: শুনেছি, জানলাম."""
    return record.hearsay and form.person == "first" and form.tense in LEARNT


def heard(s: Sentence, i: int, record: VerbCue | None) -> bool:
    """Tell whether the verb at token i tells what the narrator learnt, from nobody named: | শুনেছি, মেলা বসবে না; জিজ্ঞেস
    করে | জানলাম …; not আমরা গান | শুনেছি."""
    if record is None or not record.hearsay or not any(learnt(form, record) for form in s.words[i].forms):
        return False
    before = s.words[i - 1] if i else None
    opens = before is None or before.text in ",‘“'\"" or not before.classes.isdisjoint(BESIDE)
    asked = before is not None and record.reported and any(form.kind == "participle" for form in before.forms)
    opens = opens or asked  # not মন দিয়ে | শুনলাম
    return opens and any(word.finite or word.is_a("negation") for word in s.words[i + 2 :])


class Senses:
    """Tells where a verb or a noun of saying means something else.

    Args:
        lemmas: key of a verb in ``verbs.toml`` → its lemma.
    """

    def __init__(self, lemmas: dict[str, str], grammar: Grammar) -> None:
        self._lemmas = lemmas
        self._g = grammar
        self._of_record: dict[str, tuple[Callable[[Sense], bool | None], ...]] = {}

    def of_verb(self, s: Sentence, i: int, record: VerbCue, vector: bool) -> bool:
        """Tell whether the verb at token i is no verb of saying."""
        cases = self._of_record.get(record.lemma)
        if cases is None:
            cases = self._of_record[record.lemma] = (
                self._complementiser,
                self._behind_a_negation,
                *((self._noun_of_another_verb,) if record.noun_with else ()),
                *((self._mere_talk,) if record.talks else ()),
                *((self._with_the_words_before,) if record.unless_before else ()),
            )
        negated = i > 0 and "negation" in s.words[i - 1].classes
        if len(cases) == OF_ALL and not negated and "complementiser" not in s.words[i].classes:
            return False
        return first(cases, Sense(s, i, record, None, vector)) is not None

    def of_compound(self, s: Sentence, k: int, record: CompoundCue, passive: bool) -> bool:
        """Tell whether the noun at token k is no noun of saying with its verb."""
        if record.passive_only and not passive:
            return True
        if not behind_its_words(s, k, record):
            return True
        if not record.unless_before and not record.unless_locative:
            return False
        return first((self._with_the_words_before, self._in_what), Sense(s, k, None, record, False)) is not None

    def _complementiser(self, t: Sense) -> bool | None:
        """বলে that closes a claim: সেতুটি খুলবে | বলে | আশা সবার; not behind who speaks: পরিষদ | বলে, …"""
        closes = "complementiser" in t.s.words[t.i].classes and not t.vector
        return OTHERWISE if closes and not (self._spoken(t) or self._talked(t) or self._opening(t)) else None

    def _opening(self, t: Sense) -> bool:
        """What is quoted follows behind a mark (এরপর | বলে- ‘…’; not এই | বলে, ‘…’), or a clause behind what is done
        before (মাঝি ছুটে এসে | বলে, …; মাঝি কাঁদতে কাঁদতে | বলে যে …), or it is what somebody is told: মাঝিকে নামতে | বলে."""
        words, i = t.s.words, t.i
        before = words[i - 1] if i else words[i]
        if i + 2 >= len(words) or words[i + 1].is_a("conjunction"):
            return "infinitive" in before.kinds and (i + 1 >= len(words) or not words[i + 1].finite)
        if not before.classes.isdisjoint(POINTING) and not before.is_a("subject_pronoun"):
            return False
        behind, quoted = words[i + 1].text, words[i + 2].text in OPENING
        if behind in SPEECH and quoted:
            return True
        did = i > 0 and not words[i - 1].finite and "participle" in words[i - 1].kinds
        did = did or (i > 1 and "infinitive" in words[i - 1].kinds and words[i - 1].text == words[i - 2].text)
        return did and (behind in SPEECH or (behind in self._g.that and not words[i + 2].mark))

    def _talked(self, t: Sense) -> bool:
        """What somebody says he will do, no other word of saying behind it: কাজ দেওয়ার কথা | বলে | তাঁকে ঢাকায় নেন."""
        words = t.s.words
        talk = t.i > 2 and words[t.i - 1].text in self._g.talk and words[t.i - 2].case == "gen"
        talk = talk and "noun" in words[t.i - 2].kinds
        return talk and t.i + 1 < len(words) and not any(word.flags & CUE_PART for word in words[t.i + 1 :])

    def _spoken(self, t: Sense) -> bool:
        """Somebody who can speak stands before it, a mark behind: পরিষদ | বলে, …; আদালত আরও, ইতিহাস আমাদের | বলে, …"""
        if not 0 < t.i < len(t.s) - 1 or t.s.words[t.i + 1].text not in SPEECH:
            return False
        k = t.i - 1
        while k > max(0, t.i - FAR) and self._besides(t.s.words[k]):
            k -= 1
        before = t.s.words[k]
        if k == t.i - 1 and k and t.s.words[k - 1].case == "acc" and not before.classes and not before.determined:
            return False  # মাঝিরা নদীকে মা | বলে, …
        speaks = before.flags & (SPEAKER | ENTITY | LISTED) or "subject_pronoun" in before.classes
        speaks = speaks or before.text in self._g.figures or before.text in self._g.lore
        return bool(speaks) and before.case in ("nom", "pl")

    def _besides(self, word: Word) -> bool:
        """It can stand between who speaks and the verb: when, where, in what and to whom he says it."""
        told = word.case in ("acc", "loc") or "genitive_pronoun" in word.classes
        return (told or not word.classes.isdisjoint(BETWEEN)) and not (word.mark or word.finite)

    def _behind_a_negation(self, t: Sense) -> bool | None:
        """না before the verb: না বললে নয়, না জানিয়ে চলে যান; not what another verb is denied by: আসবেন না | জানিয়ে …"""
        if not t.i or "negation" not in t.s.words[t.i - 1].classes:
            return None
        before = t.s.words[t.i - 2] if t.i > 1 else t.s.words[0]
        return None if before.finite and not before.nonfinite else OTHERWISE

    def _noun_of_another_verb(self, t: Sense) -> bool | None:
        """A form that is a noun before another verb: উপস্থিতি জানান দেয়."""
        verb = t.verb.noun_with.get(t.s.words[t.i].text) if t.verb is not None else None
        if verb is None or t.i + 1 >= len(t.s.words):
            return None
        return OTHERWISE if any(self._lemmas[form.lemma] == verb for form in t.s.words[t.i + 1].forms) else None

    def _mere_talk(self, t: Sense) -> bool | None:
        """Talk of which it is not told what: তাঁরা কথা বলেন; but সংস্কারের কথা বলেন, এসব কথা বলেন."""
        if t.verb is None or not t.i or t.s.words[t.i - 1].text not in self._g.talk:
            return None
        if t.i == 1:
            return OTHERWISE
        if self.refuses_talk(t.s, t.i, t.verb) or self._quoting(t):
            return None
        every = t.i > 2 and t.s.words[t.i - 2].text in self._g.every  # এ সব কথা | বলেন
        before = t.s.words[t.i - 2 - every]
        owned = before.case == "gen" and "genitive_pronoun" not in before.classes
        owned = owned or tells_next(t.s, t.i)  # অন্য কথা | বলছেন
        return None if owned or "pointer_determiner" in before.classes else OTHERWISE

    def _quoting(self, t: Sense) -> bool:
        """How one talks, or of what, and in his words what: একই সুরে কথা | বললেন, ‘…’; হার নিয়ে কথা | বললেন কোচ, ‘…’."""
        behind, before = [word.text for word in t.s.words[t.i + 1 : t.i + 1 + FURTHEST]], t.s.words[t.i - 2]
        if before.case == "loc" and len(behind) > 1 and behind[1] in OPENING:
            return True
        about = before.text in self._g.about
        return about and any(mark in SPEECH and sign in OPENING for mark, sign in pairwise(behind))

    def refuses_talk(self, s: Sentence, i: int, verb: VerbCue) -> bool:
        """Somebody does not talk of a topic: এ বিষয়ে কথা | বলেননি; চুক্তি নিয়ে কোনো কথা | বলতে চান না."""
        talk = verb.talks and i > 1 and s.words[i - 1].text in self._g.talk
        k = i - 2
        while talk and k > 0 and s.words[k].text not in self._g.about:
            word = s.words[k]
            beside = word.is_aside or "subject_pronoun" in word.classes  # এ বিষয়ে | আমি একটি | কথাও বলিনি
            if not beside and word.text not in self._g.anything and word.text not in self._g.ones:
                return False
            k -= 1
        if not talk or s.words[k].text not in self._g.about:
            return False
        verbs = s.words[i : i + 2]
        return any(form.negative for word in verbs for form in word.forms) or any(map(denies, s.words[i + 1 : i + 3]))

    def _with_the_words_before(self, t: Sense) -> bool | None:
        """Words that give it another sense: ত্যাগ | স্বীকার করেছেন, গানের কথা | লিখেছেন."""
        record = t.record
        if record is None:
            return None
        known = _by_last_word(record.unless_before)
        for stem in t.s.words[t.i - 1].stems if t.i else ():
            for words in known.get(stem, ()):
                start = t.i - len(words)
                if start >= 0 and all(word in t.s.words[start + n].stems for n, word in enumerate(words)):
                    return OTHERWISE
        return None

    def _in_what(self, t: Sense) -> bool | None:
        """A locative before the noun: ধর্মে | বিশ্বাস করেন."""
        if t.compound is None or not t.compound.unless_locative or not t.i:
            return None
        before, manner = t.s.words[t.i - 1], tuple(t.s.grammar.manner)  # দৃঢ়ভাবে | বিশ্বাস করে
        return OTHERWISE if before.case == "loc" and not before.text.endswith(manner) else None


@cache
def _by_last_word(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    """Return the words of phrases by the last of them."""
    found: dict[str, list[list[str]]] = {}
    for words in map(str.split, phrases):
        found.setdefault(words[-1], []).append(words)
    return found
