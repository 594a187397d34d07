"""Step 3: phrases that point at content elsewhere: এ তথ্য, এসব কথা, একই ধরনের খবর, তা."""

from __future__ import annotations

from annotator.labels import Function
from annotator.rules.cases import first
from annotator.rules.claims import OPENING, RIGHT
from annotator.rules.closers import related, taken_up
from annotator.rules.cue import BELIEF, Cue
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.parting import Parting
from annotator.rules.raised import told_before
from annotator.rules.text import Sentence
from annotator.rules.words import POINTER, Word

#: What a case says where something looks like a pointer and is none.
NO_POINTER = Phrase(-1, -1, -1)
#: Tokens of a pointer behind its cue at most.
LONGEST = 4
#: Tokens that may part a pointer from its cue.
APART = 7


class Pointed:
    """A cue whose pointer is looked for, down to token ``lo``; ``k`` is its noun, or what stands before its verb."""

    __slots__ = ("cue", "k", "lo", "s")

    def __init__(self, s: Sentence, cue: Cue, lo: int, k: int) -> None:
        self.s = s
        self.cue = cue
        self.lo = lo
        self.k = k

    @property
    def classes(self) -> frozenset[str]:
        return self.s.words[self.k].classes

    def __str__(self) -> str:
        return f"what “{self.s.slice(self.cue.first, self.cue.last)}” points at"


class Pointers:
    """Finds pointers."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._parting = Parting(knowledge, phrases)
        self._describing = self._g.one_such | self._g.between_owner
        self._cases = (
            self._word,
            self._before_the_noun,
            self._noun,
            self._before_the_subject,
            self._before_who_hopes,
            self._all_of_it,
            self._word_before_the_noun,
            self._word_before_whom_it_is_told,
        )

    def find(self, s: Sentence, cue: Cue, lo: int) -> Phrase | None:
        """Return the phrase before, or in, a cue that points at content elsewhere."""
        if cue.verb.says and cue.noun is None and (other := self._other(s, cue, lo)) is not None:
            return other
        if not sum([word.flags & POINTER for word in s.words[lo : cue.last]]):
            return self._behind(s, cue)
        k = self._nearest(s, cue, lo)
        found = first(self._cases, Pointed(s, cue, lo, k)) if k >= lo else None
        return found if found is not None and found.first >= 0 else None

    def taken(self, s: Sentence, pointer: Phrase, lo: int) -> int | None:
        """Where the content ends that a pointer takes up, where it stands between them: ঘাট ভাঙছে— | একটি গবেষণায়
        এমন তথ্য | পাওয়া গেছে."""
        end, k = taken_up(s, lo, pointer.first) or related(s, lo, pointer), pointer.first - 1
        if end is not None or s.words[k].case != "loc" or not self._knows.document_at(s, k):
            return end
        document = self._phrases.bare(s, pointer.first, lo)
        at = document.first if document is not None else k
        marked = at - 2 > lo and s.words[at - 1].text in RIGHT
        marked = marked and not any(word.text in self._g.relating for word in s.words[lo:at])
        return at - 1 if marked and told_before(s, at - 1) else None

    def _nearest(self, s: Sentence, cue: Cue, lo: int) -> int:
        """The cue's noun, or the token before it; what may part them is passed (বিষয়টি | সাংবাদিকদের | নিশ্চিত করেন)."""
        k = cue.noun if cue.noun is not None and cue.noun > lo else cue.first - 1
        start = k
        while k > lo and k != cue.noun and start - k < APART:
            if (behind := self._parting.before(s, cue, k, lo)) < k:
                k = behind
            elif self._parts(s, k):
                k = self._before_whom_it_is_told(s, k, lo)
            else:
                break
        return k

    def _before_whom_it_is_told(self, s: Sentence, k: int, lo: int) -> int:
        """The token before what ends with token k, with whom else it is told: বিষয়টি | পুলিশ ও প্রশাসনকে জানান."""
        if s.words[k].case != "acc" and not s.words[k].text.endswith("দের"):
            return k - 1
        first = self.told(s, k, lo)
        k = first - 1 if first < k else self._before_the_name(s, k, lo)
        return self._before_the_name(s, k - 1, lo) if k - 1 > lo and s.words[k].text in self._g.both else k

    def _before_the_name(self, s: Sentence, k: int, lo: int) -> int:
        """The token before the name that ends with token k, and what describes it: বিষয়টি | সংশ্লিষ্ট থানাকে জানান."""
        name = self._knows.source_start(s, k, lo)
        k = (name if name is not None else k) - 1
        while k > lo and s.words[k].flags & POINTER == 0 and self._describes(s.words[k]):
            k -= 1
        return k

    def _describes(self, word: Word) -> bool:
        """It says of what sort somebody is, or where: সংশ্লিষ্ট, স্থানীয়, সদর."""
        return word.is_a("determiner") or self._knows.adjective(word)

    def told(self, s: Sentence, k: int, lo: int) -> int:
        """Where begins what parts a pointer from its cue, of whom it is told the name: এ তথ্য | বিচারক রিমা সেনকে | …"""
        if s.words[k].case != "acc":
            return k
        name = self._knows.entity_start(s, k, lo)
        if name is not None:
            return name
        told = self._phrases.bare(s, k + 1, lo)
        first = max(told.first, lo + 1) if told is not None else k
        while first < k and not self._ends_pointer(s, first - 1, lo):
            first += 1
        return first

    def _ends_pointer(self, s: Sentence, k: int, lo: int) -> bool:
        noun = k > lo and self._knows.of_class(s.words[k], "pointer_noun") and s.words[k - 1].flags & POINTER
        before_noun = self._knows.of_class(s.words[k + 1], "pointer_noun")  # এসব | তথ্য
        return bool(noun) or ("pointer" in s.words[k].classes and not before_noun)

    def _other(self, s: Sentence, cue: Cue, lo: int) -> Phrase | None:
        """Words of another sort, which the next sentence tells: মাঝিরা | অন্য কথা | বলছেন; ওসি বলেছেন | ভিন্ন কথা."""
        for k in (cue.first - 1, cue.last + 1):
            if lo < k < len(s.words) and s.words[k].text in self._g.talk and s.words[k - 1].text in self._g.otherwise:
                over = k + 1 == len(s.words) or (s.words[k + 1].mark and s.text_at(k + 2) not in OPENING)
                return Phrase(k - 1, k + 1, k) if k < cue.first or over else None
        return None

    # the cases

    def _word(self, p: Pointed) -> Phrase | None:
        """A pointer by itself before the verb: বিষয়টি | নিশ্চিত করেন; one that is owned is content (ঘটনার বিষয়টি)."""
        if p.k == p.cue.noun or "pointer" not in p.classes:
            return None
        before = p.s.words[p.k - 1]
        owned = p.k > p.lo and before.case == "gen" and before.text not in self._g.audience  # সাংবাদিকদের | একথা বলেন
        return NO_POINTER if owned else self._pointing(p.s, p.k, p.lo) or Phrase(p.k, p.k + 1, p.k)

    def _before_the_noun(self, p: Pointed) -> Phrase | None:
        """A noun that points before the cue's own noun: এ তথ্য | স্বীকার করেন; এ তথ্য | নিজেই | নিশ্চিত করেন; এ কথা | সভায় |
        স্বীকার করেন."""
        if p.k != p.cue.noun:
            return None
        k = p.k - 1
        while k > p.lo:
            behind = self._parting.before(p.s, p.cue, k, p.lo)
            behind -= behind == k and "adverb" in p.s.words[k].classes
            if behind == k:
                break
            k = behind
        return self._pointing(p.s, k, p.lo)

    def _noun(self, p: Pointed) -> Phrase | None:
        """A noun of saying that points: এ খবর | জানিয়েছে; এ মন্তব্য করেন."""
        return self._pointing(p.s, p.k, p.lo)

    def _before_the_subject(self, p: Pointed) -> Phrase | None:
        """A pointer before the subject: এ তথ্য | মন্ত্রী | জানান; …, তা | কেউ | বিশ্বাস করে না."""
        s, cue, lo = p.s, p.cue, p.lo
        believed = cue.function is BELIEF and cue.negative and cue.noun == cue.first
        if (cue.noun is not None and not believed) or cue.kind != "verb" or cue.passive:
            return None
        subject = self._phrases.before(s, cue.first, lo, near=True)
        if subject is None:
            return None
        for k in range(subject.first, subject.head):
            opening = self._pointing(s, k, lo)
            if opening is not None and opening.first == subject.first:
                return opening
        if subject.first <= lo:
            return None
        k = subject.first - 1
        found = self._pointing(s, k, lo)
        if found is not None or (k > lo and s.words[k - 1].case == "gen"):
            return found  # not নদী ভাঙার | বিষয়টি | এলাকাবাসী জানান
        return Phrase(k, k + 1, k) if "pointer" in s.words[k].classes else None

    def _before_who_hopes(self, p: Pointed) -> Phrase | None:
        """A pointer by itself, then a pronoun, then noun and verb: …, এটাই | আমরা | আশা করি."""
        k = p.cue.first - 2
        if p.cue.last < len(p.s.words) and not p.s.words[p.cue.last].mark:
            return None  # এটা অনেকেই | জিজ্ঞেস করেন যে …
        if (
            p.cue.noun != p.cue.first
            or p.cue.passive
            or p.cue.joined
            or k < p.lo
            or "pointer" not in p.s.words[k].classes
        ):
            return None
        return Phrase(k, k + 1, k) if "subject_pronoun" in p.s.words[k + 1].classes else None

    def _all_of_it(self, p: Pointed) -> Phrase | None:
        """A determiner and সব before the cue's noun: এ সব | অভিযোগ করেন."""
        s, k = p.s, p.cue.first - 1
        every = p.cue.noun is not None and k > p.lo and s.words[k].text in self._g.every
        return Phrase(k - 1, k + 1, k) if every and "pointer_determiner" in s.words[k - 1].classes else None

    def _word_before_the_noun(self, p: Pointed) -> Phrase | None:
        """A pointer by itself before the cue's noun: তা | অস্বীকার করেন; not one that is owned: দুজনের আটকের বিষয়টি."""
        s, k = p.s, p.cue.first - 1
        while p.cue.noun == p.cue.first and k > p.lo:
            if (behind := self._parting.before(s, p.cue, k, p.lo)) < k:
                k = behind
            elif self._how(p.cue, s.words[k]):
                k -= 1  # বিষয়টি | সন্ধ্যায় | নিশ্চিত করেন; তা | পুরোপুরি | নাকচ করেন
            else:
                break
        if p.cue.noun is None or k < p.lo or "pointer" not in s.words[k].classes:
            return None
        owned = k > p.lo and s.words[k - 1].case == "gen" and s.words[k - 1].text not in self._g.audience
        return Phrase(k, k + 1, k) if not owned else None

    def _word_before_whom_it_is_told(self, p: Pointed) -> Phrase | None:
        """A pointer by itself, who is told between it and the cue's noun: বিষয়টি | পত্রিকাকে | নিশ্চিত করেছেন."""
        s, k = p.s, p.cue.first - 1
        if p.cue.noun != p.cue.first or k <= p.lo or s.words[k].case != "acc":
            return None
        name = self._knows.entity_start(s, k, p.lo)
        k = (k if name is None else name) - 1
        owned = k > p.lo and s.words[k - 1].case == "gen" and s.words[k - 1].text not in self._g.audience
        return Phrase(k, k + 1, k) if k >= p.lo and "pointer" in s.words[k].classes and not owned else None

    # what the cases ask

    def _behind(self, s: Sentence, cue: Cue) -> Phrase | None:
        """A pointer behind the verb that ends the sentence: মেয়র জানিয়েছেন | এ তথ্য; ওসি নিশ্চিত করেছেন | বিষয়টি."""
        last = len(s.words)
        if cue.kind != "verb" or not 0 < last - cue.last <= LONGEST:
            return None
        if last - cue.last == 1 and "pointer" in s.words[cue.last].classes:
            return Phrase(cue.last, last, cue.last)
        found = self._pointing(s, last - 1, cue.last - 1)
        return found if found is not None and found.first == cue.last else None

    def _parts(self, s: Sentence, k: int) -> bool:
        """It may part a pointer from its cue: an adverb, a time, who is told (বিষয়টি | সাংবাদিকদের | নিশ্চিত করেছেন)."""
        word = s.words[k]
        if "pointer" in word.classes or word.mark:
            return False
        told = word.case == "acc" or word.text in self._g.by_phone or word.text in self._g.audience
        verb = s.words[k + 1].finite or s.words[k + 1].text in self._g.by_phone
        told = told or (word.text.endswith("দের") and verb)  # ঘটনাটি | মাঝিদের | (ফোনে) জানান
        return told or not word.classes.isdisjoint(("adverb", "time", "starter"))

    def _how(self, cue: Cue, word: Word) -> bool:
        """It says when somebody owns up to something, or how firmly he denies it."""
        denied = cue.function is Function.DENIAL and "pointer" not in word.classes
        return "time" in word.classes or (denied and (word.is_a("adverb") or self._knows.adjective(word)))

    def _pointing(self, s: Sentence, k: int, lo: int) -> Phrase | None:
        """A noun of saying at token k with what makes it point: এ তথ্য, একই ধরনের খবর, এই চাঞ্চল্যকর তথ্যটি; not একই সুরে |
        কথা বললেন, nor এ সভায় | বক্তব্য দেন."""
        if k <= lo or s.words[k].case != "nom" or not self._knows.of_class(s.words[k], "pointer_noun"):
            return None
        first = k - 1
        how = s.words[first].case == "loc" and (
            s.words[k].text in self._g.talk or s.words[first].text not in self._g.tone
        )
        if first > lo and not how and (s.words[first].text in self._describing or self._knows.common(s.words[first])):
            first -= 1
        if first > lo and s.words[first].text in self._g.every and "pointer_determiner" in s.words[first - 1].classes:
            first -= 1  # এ সব কথা
        such = lo < first < k - 1 and s.words[first].text in self._g.such and s.words[k - 1].case == "nom"
        such = such and s.words[k - 1].text not in self._g.one_such
        qualified = such and s.words[first - 1].finite  # ক্ষতি কমায় | এমন সমাধান | প্রত্যাশা
        qualified = qualified or (first + 1 < k and s.words[first + 1].is_a("time"))  # এ দিন | দাবি করেন
        if qualified or "pointer_determiner" not in s.words[first].classes:
            return None
        return Phrase(first, k + 1, k)
