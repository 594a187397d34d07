"""Parts of a noun phrase: its head, a name, a given name, a name that only looks like a case form."""

from __future__ import annotations

from typing import NamedTuple

from annotator.rules.flagging import SPEAKERS
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import COMMON, MODIFIER, OUTSIDE, Word

#: Tenses whose forms are never a given name, as others can be (মারেন, কমল).
NEVER_NAMES = frozenset({"present_perfect", "past_perfect", "future"})
#: Roles of titles that stand right before a personal name.
BORNE = frozenset({"office", "spokesperson", "honorific", "group"})
#: Endings that show that what looks like a genitive is a name: মোতাহেরের, মোতাহেরকে.
OWN_ENDINGS = ("ের", "কে")
#: Classes of words that nobody owns.
APART = frozenset({"time", "starter"})
#: Classes of words that are never a given name.
NEVER_GIVEN = frozenset({"conjunction", "determiner", "pronoun"})


class Phrase(NamedTuple):
    """Tokens ``first`` … ``last - 1`` with the head's own index."""

    first: int
    last: int
    head: int
    subject: bool = False
    """It is the subject of a verb, so its head is nominative whatever it looks like."""


def never_a_name(word: Word) -> bool:
    """Tell whether it is a verb in a tense that no name looks like, but for the first person's (দেব): যোগ | দেবে."""
    return not word.tenses.isdisjoint(NEVER_NAMES) and "first" not in word.persons


def _unowned(word: Word) -> bool:
    """Tell whether it is a time, or opens a clause, so that nobody owns it: সোমবার, অবশ্য; not পরে."""
    return not word.classes.isdisjoint(APART) and not word.is_a("postposition")


class Heads:
    """Tells what a token can be in a noun phrase."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knows = knowledge
        self._second_names = tuple(knowledge.grammar.second_names)
        self._surnames = tuple(knowledge.grammar.surname_endings)
        self._venues = knowledge.grammar.venues
        self._initials = knowledge.grammar.initials | knowledge.grammar.native_initials

    def heads(self, s: Sentence, k: int, strict: bool = False) -> bool:
        """Token k can head a speaker: an entity, an office, a body, a group of persons, or a name."""
        word = s.words[k]
        if word.number and self._knows.entity_start(s, k) is not None:
            return True  # চ্যানেল ১২
        if "bridge" in word.classes and k + 1 < len(s.words) and s.words[k + 1].case in ("gen", "acc", "loc"):
            return False  # অংশগ্রহণকারী | তরুণদের
        if word.mark or word.number or word.case in ("gen", "acc", "loc"):
            return False
        title = self._knows.title_at(s, k)
        if title is not None and title[1].role in SPEAKERS:
            return True
        if word.case == "pl" and not self._knows.common(word):
            return True
        if self._knows.entity_start(s, k) is not None:
            return True
        if self.outside(word) or "pronoun" in word.classes or self.modifier(word):
            return False
        if strict:
            return False
        return self.name(s, k)

    def given(self, s: Sentence, k: int, lo: int) -> bool:
        """Token k is a given name, whatever it looks like: a person's title stands before it, a name behind it."""
        if k <= lo or k + 1 >= len(s.words) or not self.name(s, k + 1) or not self.borne(s, k, lo):
            return False
        thing = s.words[k].case == s.words[k + 1].case == "nom" and self._knows.thing(s.words[k])
        if s.words[k + 1].case == "gen" and not self._knows.proper_name(s.words[k + 1]) and self._common(s.words[k]):
            return False  # মেয়র | কর মওকুফের …
        if not s.words[k].tenses.isdisjoint(NEVER_NAMES):
            return False  # মডেল | হয়েছেন রিমা; নেতৃত্ব | দেবেন রিমা
        if not self.can_be_given(s.words[k]) and not (thing and self._knows.listed_name(s.words[k + 1])):
            return False  # সভাপতি | আদর আলী
        return self._knows.title_at(s, k, lo) is None and self._knows.entity_at(s, k, lo) is None

    def _common(self, word: Word) -> bool:
        """It is a common word as well as a name."""
        return self._knows.proper_name(word) and not self._knows.listed_name(word)

    def borne(self, s: Sentence, k: int, lo: int) -> bool:
        """Right before token k stands what is borne by name, its field in brackets or not: ওসি (তদন্ত) | বাবু মিয়া."""
        last = self.before_brackets(s, k, lo)
        if last is None or last <= lo:
            return False
        title = self._knows.title_at(s, last - 1, lo)
        return title is not None and title[1].role in BORNE and s.words[last - 1].case == "nom"

    def goes_on(self, s: Sentence, last: int, person: bool) -> bool:
        """The name before token ``last`` goes on in the accusative or genitive: রহিম | সরদারকে; behind a body also
        with a common word (রতন | দাসের, no title of several words: রাজ্য | সরকারের).

        Args:
            person: what stands before the name is borne by name, so that it can be his (মেয়র রহিম | নদীর …).
        """
        told = last < len(s.words) and s.words[last].case in ("acc", "gen")
        if not told or not self._knows.listed_name(s.words[last - 1]):
            return False
        if person:
            return self._knows.listed_name(s.words[last])
        title = self._knows.title_at(s, last)
        return self._knows.proper_name(s.words[last]) and (title is None or title[0] == last)

    def tells(self, s: Sentence, start: int, last: int) -> bool:
        """Tell whether tokens start … last - 1 are whom it is told, or none before a verb: no word before owns them."""
        if start == last:  # not করিমের | সমালোচনা করে বলেন, করিমের | দাবি নাকচ করেন
            return (
                any(word.forms for word in s.words[last : last + 2]) and s.words[last].text not in s.grammar.expressed
            )
        alone = last - start == 1 or self._knows.entity_start(s, last - 1, start) == start
        return alone and s.words[last - 1].case == "acc"

    def titled_thing(self, s: Sentence, k: int, lo: int) -> int | None:
        """Return the end of the title behind which a common noun is a name: অভিনেত্রী | ভাবনা, ভাস্কর | কুয়াশা বিন্দু."""
        for last in range(k - 1, max(lo, k - 2) - 1, -1):
            title = self._knows.title_at(s, last, lo)
            if title is not None:
                return last if title[1].role in BORNE and s.words[last].case == "nom" else None
            if s.words[last].case != "nom" or not self._knows.thing(s.words[last]):
                return None
        return None

    def can_be_given(self, word: Word) -> bool:
        """It is no word that is never a given name, whatever stands around it."""
        if word.mark or word.number or word.flags & (OUTSIDE | COMMON) or not NEVER_GIVEN.isdisjoint(word.classes):
            return False
        return word.case != "acc" or len(word.text) <= 4  # উপদেষ্টা | দেশবাসীকে শান্ত থাকতে …

    def foreign(self, s: Sentence, k: int, lo: int, final: bool = False) -> bool:
        """Token k is a name that only looks like a case form: মিজানুর রহমান, এমরে after a title, তানাবে after a name."""
        word = s.words[k]
        after = s.words[k + 1] if k + 1 < len(s.words) else None
        if after is not None and after.text.startswith(self._second_names) and word.text.endswith("র"):
            return True
        if word.case in ("gen", "pl") and after is not None and after.case == "nom" and self._inner(s, k, lo):
            return True
        owns = word.case == "gen" and k > lo and after is not None and after.case in ("loc", "nom")
        if owns and self._nobodys(s, k, lo):
            return True
        if word.case not in (("loc", "gen") if final else ("loc",)) or not self._knows.name(word):
            return False
        if word.title is not None or word.text.endswith("দের") or not self._venues.isdisjoint(word.stems):
            return False
        return self._behind_what_names(s, k, lo) if k > lo else word.case == "gen"

    def _behind_what_names(self, s: Sentence, k: int, lo: int) -> bool:
        """Token k, which looks like a case form, is a name by what stands before it: a title, a name, one of many."""
        word, before = s.words[k], s.words[k - 1]
        after = s.words[k + 1] if k + 1 < len(s.words) else None
        if before.text in self._knows.grammar.one_of_many:
            return word.case == "gen" and len(word.text) == len(word.nominative) + 1  # একজন | ট্রেডার
        title = self._knows.title_at(s, k - 1, lo)
        if title is not None:
            return before.case == "nom" and title[1].role in BORNE
        if word.case == "gen" and after is not None and after.finite and after.honorific and _unowned(before):
            return True  # তবে মঙ্গলবার | রাইনার বলেছেন
        if before.case == "loc" and k - 1 > lo and self.foreign(s, k - 1, lo):
            return True  # মিডফিল্ডার ফেদে | ভালভার্দে
        return before.case == "nom" and self._knows.name(before) and (k - 1 > lo or self._knows.listed_name(before))

    def _nobodys(self, s: Sentence, k: int, lo: int) -> bool:
        """What looks like a genitive behind a given name and before a place or a time, which nobody owns: জেমস | এল্ডার
        জেনেভায়, মন্ত্রী টোবিয়াস | রাইনার সোমবার."""
        word, after = s.words[k], s.words[k + 1]
        if not word.text.endswith(self._surnames) or word.title is not None or not self._knows.known_name(word):
            return False
        apart = self._knows.of_class(after, "place") if after.case == "loc" else _unowned(after)
        apart = apart or (after.case == "loc" and self._knows.entity_start(s, k + 1, k + 1) is not None)
        if not apart or self._knows.is_class(word.nominative, "name"):
            return False
        given = s.words[k - 1]
        unheard = given.case == "nom" and given.title is None and self._knows.known_name(given)
        return self._knows.bears(given) or (unheard and self.borne(s, k - 1, lo))

    def _inner(self, s: Sentence, k: int, lo: int) -> bool:
        """What looks like a genitive or plural before a name is one itself, behind a name, an initial or an address:
        শফিউল | আতহার | তাসলিম, এ কে | মুনতাহার | সর্দার, মো. | মোজাহের | তাসলিম; a plural of nothing known anywhere
        (জেনিফারা | সেন), and what bears endings elsewhere (মোজাহের | তাসলিম, where মোজাহেরের stands too)."""
        word, after = s.words[k], s.words[k + 1]
        if not self._knows.name(word) or word.title is not None or after.title is not None:
            return False
        named = self._knows.proper_name(after)
        if word.case == "pl":
            return named or (k > lo and self._knows.bears(s.words[k - 1]) and self._knows.name(after))
        before = s.words[k - 1] if k > lo else word
        if before.case == "nom" and self.initial(s, k - 1, lo):
            return self._knows.name(after)
        if self._knows.is_class(word.nominative, "name") or word.text.endswith("দের"):
            return False
        if before.case == "nom" and self._knows.bears(before):
            return self._knows.name(after)
        called = before.title is not None and before.title.in_name
        return named and (called or any(f"{word.text}{ending}" in s.text for ending in OWN_ENDINGS))

    def name(self, s: Sentence, k: int) -> bool:
        """Token k is a name or unknown enough to be one."""
        return self._knows.name(s.words[k]) or self._intimate(s, k)

    def _intimate(self, s: Sentence, k: int) -> bool:
        """Only a form that one says to children, behind a name, so a name: ফ্রান্সিসকো | এগাস."""
        forms = s.words[k].forms
        said = bool(forms) and k > 1 and all(form.person == "second_intimate" for form in forms)
        return said and s.words[k - 1].case == "nom"

    def initial(self, s: Sentence, k: int, lo: int) -> bool:
        """Token k is a letter that stands for a name, behind another (এম | আর রহমান), whatever else it is a word for."""
        text, initials, furthermore = s.words[k].text, self._initials, self._knows.grammar.furthermore
        if text not in initials and text not in furthermore:
            return False
        behind = s.words[k + 1 : k + 3]
        opens = len(behind) > 1 and behind[0].text in initials and self._knows.bears(behind[1])  # আর | এন পাল
        if opens and k > lo and text in initials and self._knows.bears(s.words[k - 1]):
            return True  # সোহেল | আর কে হুসেইন
        if opens and text in furthermore and (k == 0 or s.words[k - 1].case == "loc"):
            return True
        before = s.words[k - 1].text.removesuffix(".") if k > lo else ""
        return before in initials and text in initials and text != "ও"

    def participle(self, word: Word) -> bool:
        """The word is a verbal noun that describes what stands behind it: আসা | পর্যটক."""
        return word.case == "nom" and word.title is None and "noun" in word.kinds

    def modifier(self, word: Word) -> bool:
        return word.flags & MODIFIER != 0

    def outside(self, word: Word) -> bool:
        return word.flags & OUTSIDE != 0

    def opening(self, s: Sentence, closing: int, lo: int) -> int | None:
        """The token of the bracket that the bracket at ``closing`` closes, at most 14 tokens before."""
        for k in range(closing - 1, max(lo - 1, closing - 14), -1):
            if s.words[k].text == "(":
                return k
        return None

    def before_brackets(self, s: Sentence, k: int, lo: int) -> int | None:
        """Token k, or the bracket that opens right before it; none where it opens nowhere: পরিদর্শক | (তদন্ত) সামসু."""
        return self.opening(s, k - 1, lo) if s.words[k - 1].text == ")" else k

    def quoted(self, s: Sentence, closing: int, lo: int) -> int | None:
        """A name in quotation marks inside the phrase ('মজা লস' পেইজ), a call before a body too ('নদী বাঁচাও' সংগঠন)."""
        called = closing + 1 < len(s.words) and self._knows.body(s, closing + 1)
        for k in range(closing - 1, max(lo - 1, closing - 6), -1):
            if s.words[k].text in "‘'“\"":
                return k
            if s.words[k].mark or (s.words[k].finite and not (called and k + 1 == closing)):
                return None
        return None

    def demonstrative(self, s: Sentence, k: int) -> bool:
        """সে points at what follows rather than at a person: সে সময়, সে জন্য."""
        after = s.words[k + 1] if s.words[k].text in s.grammar.that_ahead and k + 1 < len(s.words) else None
        return after is not None and (self.outside(after) or after.case == "loc")
