"""Step 2: the noun phrase that names who speaks.

Bangla puts the head last, so a phrase is found by its head and grown to the left: genitives, adjectives, names,
determiners, brackets and coordinated heads belong to it; a verb, a postposition, a locative, an object in -কে, a word
of time or the start of a clause ends it.
"""

from __future__ import annotations

from typing import NamedTuple

from annotator.labels import SourceType
from annotator.rules.knowledge import SPEAKERS, Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import ENTITY, MODIFIER, OUTSIDE, TITLE, Word

#: Tokens that may stand between a cue and the head of its subject before the search is given up.
FAR = 26
#: Types of source that report what others say: before a genitive they are the reporter, not its owner.
REPORTERS = frozenset({SourceType.AGENCY, SourceType.MEDIA})
#: Roles of titles that stand right before a personal name.
BORNE = frozenset({"office", "spokesperson", "honorific", "group"})
#: Participles that say how a document came about (পুলিশের | দেওয়া | তথ্য).
ISSUED = frozenset({"দেওয়া", "দেয়া", "প্রাপ্ত", "পাওয়া", "পাঠানো", "প্রকাশিত", "প্রেরিত", "জারি"})
#: Nouns of citing: what stands before them is an origin, not the subject.
CITING = frozenset({"বরাত", "উদ্ধৃতি", "উদ্ধৃত"})
YEARS = frozenset({"বছর", "বছরের", "বয়সী", "বর্ষীয়", "বছরবয়সী"})
SUBJECT_PRONOUNS = frozenset(
    [
        "তিনি",
        "তিনিও",
        "তিনিই",
        "তারা",
        "তারাও",
        "তাঁরা",
        "তাঁরাও",
        "সে",
        "সেও",
        "ইনি",
        "উনি",
        "এরা",
        "ওরা",
        "আমি",
        "আমিও",
        "আমরা",
        "আমরাও",
        "আপনি",
        "আপনারা",
        "তুমি",
        "কেউ",
        "কেউই",
        "অনেকে",
        "অনেকেই",
        "সবাই",
        "সকলে",
        "স্থানীয়রা",
        "যিনি",
    ]
)
#: Words that open a clause: no subject is looked for beyond them.
BREAKS = frozenset({"যে", "বলে", "যদি", "যখন", "কারণ", "যেহেতু"})
#: Pronouns that an owner can stand before: অধিদপ্তরের কেউ, আয়োজকদের একজন.
INDEFINITE = frozenset({"কেউ", "কেউই", "একজন", "আরেকজন", "অন্যজন", "অনেকে", "অনেকেই", "সবাই"})
GENITIVE_PRONOUNS = frozenset(["তাঁর", "তার", "তাদের", "তাঁদের", "আমার", "আমাদের", "এর", "ওর"])


class Phrase(NamedTuple):
    """Tokens ``first`` … ``last - 1`` with the head's own index."""

    first: int
    last: int
    head: int
    subject: bool = False
    """It is the subject of a verb, so its head is nominative whatever it looks like."""


class NounPhrases:
    """Finds subjects and other speakers in a sentence."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knows = knowledge

    # where a subject may stand

    def before(self, s: Sentence, i: int, lo: int = 0, near: bool = False) -> Phrase | None:
        """As ``_before``, marked as a subject."""
        found = self._before(s, i, lo, near)
        return Phrase(*found[:3], subject=True) if found is not None else None

    def _before(self, s: Sentence, i: int, lo: int = 0, near: bool = False) -> Phrase | None:
        """The subject that ends before token i, with adverbs, times, places, addressees and participle clauses skipped.

        Args:
            lo: the search does not go left of this token.
            near: the subject has to touch token i, adverbs aside.
        """
        k, object_of, skipped = i - 1, False, False
        while k >= lo and i - k < FAR:
            word = s.words[k]
            if word.mark:
                if word.text == ")":
                    opening = self._opening(s, k, lo)
                    if opening is None:
                        return None
                    if opening > lo and self._heads(s, opening - 1) and not s.words[opening - 1].is_a("time"):
                        return self.grow(s, opening - 1, k + 1, lo)
                    k = opening - 1
                    continue
                if word.text == "." and k > lo:
                    k -= 1
                    continue
                quoted = self._quoted(s, k, lo) if skipped and word.text in "’'”\"" else None
                if quoted is not None:
                    k = quoted - 1
                    continue
                return None
            if word.text in INDEFINITE:
                return self.grow(s, k, k + 1, lo)
            if word.text == "সে" and k + 1 < i and (self._outside(s.words[k + 1]) or s.words[k + 1].case == "loc"):
                skipped, k = True, k - 1
                continue
            if word.text in SUBJECT_PRONOUNS:
                return Phrase(k, k + 1, k)
            if word.finite and not word.nonfinite and not self._name(s, k):
                return None
            if word.text in BREAKS or (word.is_a("conjunction") and k + 1 < i):
                return None
            if word.is_a("conjunction"):
                return None
            if word.nonfinite and not self._name(s, k):
                if near:
                    return None
                object_of, skipped, k = True, True, k - 1
                continue
            if k == i - 1 and word.case == "nom" and self._knows.writing(word):
                return self.grow(s, k, k + 1, lo)
            if word.text in CITING or (self._knows.medium(word) and word.case != "gen"):
                skipped, k = True, k - 1
                continue
            if self._outside(word) or word.number:
                skipped, k = skipped or not word.is_a("adverb"), k - 1
                continue
            start = self._knows.entity_start(s, k, lo)
            if word.is_a("determiner") and start is None:
                k -= 1
                continue
            if word.case in ("acc", "loc", "gen") and (start is not None or not self.foreign(s, k, lo, k == i - 1)):
                if near:
                    return None
                if start is None and word.case == "acc":
                    start = self._addressee(s, k, lo)
                k, object_of, skipped = (start if start is not None else k) - 1, False, True
                k = self._skip_modifiers(s, k, lo, start is None and self._knows.title(word) is not None)
                continue
            if start is not None or self._heads(s, k) or (not skipped and not self._knows.common(word)):
                return self.grow(s, k, k + 1, lo)
            if not skipped and k == i - 1 and not self._modifier(word) and not object_of:
                return self.grow(s, k, k + 1, lo)
            if near:
                return None
            object_of, k, skipped = False, k - 1, True
        return None

    def _addressee(self, s: Sentence, k: int, lo: int) -> int | None:
        """Where the person begins who is told, by title and name: তিনি | প্রধানমন্ত্রী রওশন জাহানকে বলেছেন."""
        first = self.grow(s, k, k + 1, lo).first
        for n in range(k - 1, first - 1, -1):
            title = self._knows.title_at(s, n, first)
            if title is not None and title[1].role in BORNE and s.words[n].case == "nom":
                told = title[0] > lo and s.words[title[0] - 1].text in SUBJECT_PRONOUNS
                return title[0] if told else None
        return None

    def _skip_modifiers(self, s: Sentence, k: int, lo: int, role: bool) -> int:
        """What describes the noun right of token k: adjectives; before a word for a person any noun (নারী সাংবাদিককে)."""
        left = 2
        while k >= lo and s.words[k].case == "nom" and not s.words[k].mark:
            word = s.words[k]
            plain = (
                role
                and left
                and not (self._knows.listed_name(word) or self._knows.speaks(word) or word.is_a("pronoun"))
            )
            if (
                not (self._modifier(word) or plain)
                or self._outside(word)
                or self._knows.entity_start(s, k, lo) is not None
            ):
                break
            left -= not self._modifier(word)
            k -= 1
        return k

    def after(self, s: Sentence, j: int, hi: int | None = None) -> Phrase | None:
        """The subject that follows a verb and runs to the end of its clause (… জানিয়েছে পুলিশ।)."""
        hi = len(s.words) if hi is None else hi
        while j < hi and (self._outside(s.words[j]) or s.words[j].number) and s.words[j].text not in ("এক",):
            j += 1
        end = j
        while end < hi:
            word = s.words[end]
            if word.mark and word.text not in "().":
                if word.text == "," and self._lists(s, end, hi):
                    end += 1
                    continue
                if word.text in "‘'" and end + 2 < hi:
                    end += 1
                    continue
                break
            if (word.finite or word.is_a("complementiser") or word.text == "যে") and not self._name(s, end):
                return None
            end += 1
        while end > j and (self._outside(s.words[end - 1]) or s.words[end - 1].number):
            end -= 1
        if end <= j or end - j > 18:
            return None
        head = end - 1
        if s.words[head].text == ")":
            opening = self._opening(s, head, j)
            if opening is None or opening == j:
                return None
            head = opening - 1
        if s.words[head].mark or s.words[head].case in ("acc", "gen"):
            return None
        found = Phrase(self.grow(s, head, end, j).first, end, head, True)
        return found if self._knows.can_inform(s, found) or found.first < head else None

    def initial(self, s: Sentence, lo: int, hi: int) -> Phrase | None:
        """The first subject of a clause: the speaker whose claim stands between him and the cue."""
        k = lo
        while k < hi:
            word = s.words[k]
            if word.text in SUBJECT_PRONOUNS:
                return Phrase(k, k + 1, k)
            if word.finite and not self._name(s, k):
                return None
            if (
                not word.mark
                and word.case in ("nom", "pl")
                and not self._outside(word)
                and not word.number
                and not word.nonfinite
            ):
                end = self._knows.entity_end(s, k, hi)
                if end is not None and s.words[end - 1].case in ("nom", "pl"):
                    return self.grow(s, end - 1, self._right(s, end, hi), lo)
                if self._heads(s, k, strict=True) or self._knows.listed_name(word):
                    last = self._right(s, k + 1, hi)
                    return self.grow(s, last - 1 if s.words[last - 1].text != ")" else k, last, lo)
            k += 1
        return None

    def owner(self, s: Sentence, i: int, lo: int = 0) -> Phrase | None:
        """The genitive that ends right before token i (পুলিশের | বরাত দিয়ে)."""
        k = i - 1
        while (
            k > lo
            and s.words[k].case == "nom"
            and (
                s.words[k].is_a("adverb")
                or s.words[k].is_a("determiner")
                or self._modifier(s.words[k])
                or s.words[k].text in ISSUED
            )
        ):
            k -= 1
        if k > lo and s.words[k].text in ("থেকে", "হতে"):
            return self.bare(s, k, lo)
        if k < lo:
            return None
        if s.words[k].mark:
            if s.words[k].text in (")", "’", "”"):
                return None
            if s.words[k].text.startswith(("-", "–")) and k > lo and s.words[k - 1].text == ")":
                opening = self._opening(s, k - 1, lo)
                if opening is not None and opening > lo:
                    return self.grow(s, opening - 1, k + 1, lo)
            return None
        if s.words[k].case in ("gen", "acc") or s.words[k].text in GENITIVE_PRONOUNS:
            if s.words[k].text in GENITIVE_PRONOUNS:
                return Phrase(k, k + 1, k)
            return self.grow(s, k, k + 1, lo)
        return None

    def bare(self, s: Sentence, i: int, lo: int = 0) -> Phrase | None:
        """The phrase in whatever case that ends right before token i."""
        if i <= lo or (s.words[i - 1].mark and s.words[i - 1].text != ")"):
            return None
        if s.words[i - 1].text == ")":
            opening = self._opening(s, i - 1, lo)
            return self.grow(s, opening - 1, i, lo) if opening is not None and opening > lo else None
        return self.grow(s, i - 1, i, lo)

    # the parts of a phrase

    def grow(self, s: Sentence, head: int, last: int, lo: int) -> Phrase:
        """The phrase that the head closes, with what belongs to it on its left down to token ``lo``."""
        i = head
        while i > lo:
            step = self._left(s, i, head, lo)
            if step is None:
                break
            i = step
        while i < head and (
            (s.words[i].mark and s.words[i].text not in "(‘'\"“")
            or s.words[i].is_a("conjunction")
            or self._outside(s.words[i])
        ):
            i += 1
        return Phrase(i, last, head)

    def _left(self, s: Sentence, i: int, head: int, lo: int) -> int | None:
        """Where the phrase goes on to the left of token i; none where it ends there."""
        word = s.words[i - 1]
        if word.mark:
            if word.text == ")":
                opening = self._opening(s, i - 1, lo)
                if opening is None or opening == lo or s.words[opening - 1].is_a("time") or s.words[opening + 1].number:
                    return None
                return opening
            if word.text == "." and i - 2 >= lo and len(s.words[i - 2].text) <= 4 and not s.words[i - 2].finite:
                return i - 2
            if word.text in "’'”\"" and i - 2 >= lo:
                return self._quoted(s, i - 1, lo)
            if word.text == "," and self._listed(s, i - 1, lo):
                return i - 1
            return None
        found = self._knows.entity_at(s, i - 1, lo)
        if (
            found is not None
            and i <= head
            and word.case == "nom"
            and s.words[i].case == "gen"
            and found[1].type in REPORTERS
        ):
            return None
        start = found[0] if found is not None else None
        if (
            start is not None
            and word.case in ("nom", "gen", "pl")
            and not (word.case == "pl" and not s.words[i].is_a("conjunction"))
        ):
            return start
        if word.is_a("conjunction"):
            return i - 1 if i - 1 > lo and self._joins(s, i - 1, head, lo) else None
        if word.text in YEARS or (
            word.number and i < len(s.words) and (s.words[i].text in YEARS or s.words[i].stems[-1] == "জন")
        ):
            return i - 1
        if word.number and s.words[i].flags & (ENTITY | TITLE) and not s.words[i].is_a("time"):
            return i - 1
        if word.is_a("bridge") and i - 2 >= lo and s.words[i - 2].case in ("loc", "gen"):
            return i - 2
        if word.is_a("determiner"):
            return i - 1
        if word.text in GENITIVE_PRONOUNS and word.text != "এর":
            return i - 1
        if word.text in ("নামে", "নামের") and i - 2 >= lo and self._name(s, i - 2):
            return i - 1
        if word.text == "কেউ" and s.words[i].text == "কেউ":
            return i - 1
        if self._outside(word) or word.is_a("pronoun") or word.number or word.text == "যে":
            return None
        if self._name(s, i - 1) and (word.case in ("nom", "gen") or self.foreign(s, i - 1, lo)):
            return i - 1
        if self.given(s, i - 1, lo):
            return i - 1
        if word.finite or word.nonfinite:
            return None
        if word.case == "nom" and word.text.endswith(("টি", "টা")) and len(word.stems) > 1:
            return None
        if word.case == "nom" or (word.case == "gen"):
            return i - 1
        if word.case == "loc" and len(word.text) <= 3:
            return i - 1
        if word.case == "pl":
            return i - 1 if s.words[i].is_a("conjunction") else None
        return None

    def _joins(self, s: Sentence, i: int, head: int, lo: int) -> bool:
        """The conjunction at token i joins two parts of one phrase, not two clauses."""
        left, right = s.words[i - 1], s.words[i + 1]
        if left.mark:
            return left.text in ")"
        if (left.finite and not self._name(s, i - 1)) or left.nonfinite or self._outside(left):
            return False
        if s.words[i].text in ("ও", "বা"):
            return left.case == right.case or (
                left.case in ("nom", "gen", "pl") and (left.case == s.words[head].case or left.case == "nom")
            )
        return left.case == s.words[head].case and (
            self._heads(s, i - 1) or left.case == "pl" or self._knows.entity_start(s, i - 1, lo) is not None
        )

    def _listed(self, s: Sentence, comma: int, lo: int) -> bool:
        """The comma stands in a list of speakers: A, B ও C."""
        if comma - 1 < lo:
            return False
        left = s.words[comma - 1]
        joined = any(
            s.words[k].is_a("conjunction") or s.words[k].text.endswith("সহ")
            for k in range(comma + 1, min(comma + 6, len(s.words)))
        )
        return joined and self._knows.entity_start(s, comma - 1, lo) is not None and left.case in ("nom", "gen")

    def _lists(self, s: Sentence, comma: int, hi: int) -> bool:
        return any(s.words[k].is_a("conjunction") for k in range(comma + 1, min(comma + 6, hi))) and not any(
            w.finite for w in s.words[comma:hi]
        )

    def _quoted(self, s: Sentence, closing: int, lo: int) -> int | None:
        """A name in quotation marks inside the phrase ('মজা লস' পেইজ)."""
        for k in range(closing - 1, max(lo - 1, closing - 6), -1):
            if s.words[k].text in "‘'“\"" and s.words[k].mark:
                return k
            if s.words[k].mark or s.words[k].finite:
                return None
        return None

    def _right(self, s: Sentence, i: int, hi: int) -> int:
        """The end of a name that goes on from token i: names, titles, a bracketed alias."""
        while i < hi:
            word = s.words[i]
            if word.text == "(":
                closing = next((k for k in range(i + 1, min(i + 9, hi)) if s.words[k].text == ")"), None)
                if closing is None:
                    break
                i = closing + 1
                continue
            if word.text == "." and len(s.words[i - 1].text) <= 4:
                i += 1
                continue
            if word.text in ("ও", "এবং") and i + 1 < hi and self._heads(s, i + 1, strict=True):
                i += 2
                continue
            if self.given(s, i, 0):
                i += 1
                continue
            if word.mark or word.case not in ("nom", "pl") or self._outside(word) or word.number:
                break
            if not self._name(s, i) and not self._knows.speaks(word):
                break
            if word.text in SUBJECT_PRONOUNS or s.words[i - 1].case == "pl":
                break
            i += 1
        return i

    def _heads(self, s: Sentence, k: int, strict: bool = False) -> bool:
        """Token k can head a speaker: an entity, an office, a body, a group of persons, or a name."""
        word = s.words[k]
        if word.mark or word.number or word.case in ("gen", "acc", "loc"):
            return False
        title = self._knows.title_at(s, k, 0)
        if title is not None and title[1].role in SPEAKERS:
            return True
        if word.case == "pl" and not self._knows.common(word):
            return True
        if self._knows.entity_start(s, k, 0) is not None:
            return True
        if self._outside(word) or word.is_a("pronoun") or word.is_a("determiner") or self._modifier(word):
            return False
        if strict:
            return False
        return self._name(s, k)

    def given(self, s: Sentence, k: int, lo: int) -> bool:
        """Token k is a given name, whatever it looks like: a person's title stands before it, a name behind it."""
        if k <= lo or k + 1 >= len(s.words) or s.words[k].mark or s.words[k].number or not self._name(s, k + 1):
            return False
        word = s.words[k]
        if self._outside(word) or word.is_a("pronoun") or word.is_a("determiner") or self._knows.common(word):
            return False
        if self._knows.title(word) is not None or self._knows.entity_at(s, k, lo) is not None:
            return False
        title = self._knows.title_at(s, k - 1, lo)
        return title is not None and title[1].role in BORNE and s.words[k - 1].case == "nom"

    def foreign(self, s: Sentence, k: int, lo: int, final: bool = False) -> bool:
        """Token k is a name that only looks like a case form: মিজানুর রহমান, এমরে after a title, তানাবে after a name."""
        word = s.words[k]
        if k + 1 < len(s.words) and s.words[k + 1].text.startswith("রহমান") and word.text.endswith("র"):
            return True
        if word.case not in (("loc", "gen") if final else ("loc",)) or not self._knows.name(word):
            return False
        if self._knows.title(word) is not None or word.text.endswith("দের"):
            return False
        if k <= lo:
            return final and word.case == "gen"
        before = s.words[k - 1]
        title = self._knows.title_at(s, k - 1, lo)
        if title is not None:
            return before.case == "nom" and title[1].role in BORNE
        return before.case == "nom" and self._knows.name(before) and k - 1 > lo

    def _name(self, s: Sentence, k: int) -> bool:
        """Token k is a name or unknown enough to be one."""
        return self._knows.name(s.words[k])

    def _modifier(self, word: Word) -> bool:
        return bool(word.flags & MODIFIER)

    def _outside(self, word: Word) -> bool:
        return bool(word.flags & OUTSIDE)

    def _opening(self, s: Sentence, closing: int, lo: int) -> int | None:
        """The token of the bracket that the bracket at ``closing`` closes, at most 14 tokens before."""
        for k in range(closing - 1, max(lo - 1, closing - 14), -1):
            if s.words[k].text == "(":
                return k
        return None
