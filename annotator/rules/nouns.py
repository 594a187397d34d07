"""Step 2: the noun phrase that names who speaks: subjects before and behind a verb, owners, what stands in a place."""

from __future__ import annotations

from annotator.rules.knowledge import Knowledge
from annotator.rules.phrases import BORNE, GENITIVE_PRONOUNS, REPORTERS, Phrase, Phrases
from annotator.rules.text import Sentence
from annotator.rules.words import Word

__all__ = ["INDEFINITE", "ISSUED", "REPORTERS", "NounPhrases", "Phrase"]

#: Tokens that may stand between a cue and the head of its subject before the search is given up.
FAR = 26
#: Participles that say how a document came about (পুলিশের | দেওয়া | তথ্য).
ISSUED = frozenset({"দেওয়া", "দেয়া", "প্রাপ্ত", "পাওয়া", "পাঠানো", "প্রকাশিত", "প্রেরিত", "জারি"})
#: Participles with whose agent nothing is said (নাগরিক কমিটি | আয়োজিত সভায়).
MADE = frozenset({"আয়োজিত", "পরিচালিত", "নির্মিত", "প্রেরিত", "ঘোষিত"})
#: What tells something by itself, without an author: ব্যাংকের তথ্য বলছে.
FIGURES = frozenset({"তথ্য", "হিসাব", "পরিসংখ্যান", "উপাত্ত"})
FROM = frozenset({"থেকে", "হতে"})
#: Nouns of citing: what stands before them is an origin, not the subject.
CITING = frozenset({"বরাত", "উদ্ধৃতি", "উদ্ধৃত"})
#: Words that open a clause: no subject is looked for beyond them.
BREAKS = frozenset({"যে", "বলে", "যদি", "যখন", "কারণ", "যেহেতু"})
#: Pronouns that an owner can stand before: অধিদপ্তরের কেউ, আয়োজকদের একজন.
INDEFINITE = frozenset({"কেউ", "কেউই", "একজন", "আরেকজন", "অন্যজন", "অনেকে", "অনেকেই", "সবাই", "কয়েকজন"})


class NounPhrases:
    """Finds subjects and other speakers in a sentence."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knows = knowledge
        self._shape = Phrases(knowledge)
        self.grow = self._shape.grow
        self.given = self._shape.given
        self.foreign = self._shape.foreign
        self.names = self._shape.name

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
                    opening = self._shape.opening(s, k, lo)
                    if opening is None:
                        return None
                    head = opening > lo and (self._shape.heads(s, opening - 1) or self._short_name(s, opening, k))
                    if head and "time" not in s.words[opening - 1].classes:
                        return self.grow(s, opening - 1, k + 1, lo)
                    k = opening - 1
                    continue
                if word.text == "." and k > lo:
                    k -= 1
                    continue
                quoted = self._shape.quoted(s, k, lo) if skipped and word.text in "’'”\"" else None
                if quoted is not None:
                    k = quoted - 1
                    continue
                return None
            if word.text in INDEFINITE:
                return self.grow(s, k, k + 1, lo)
            if k + 1 < i and self._demonstrative(s, k):
                skipped, k = True, k - 1
                continue
            if "subject_pronoun" in word.classes:
                return Phrase(k, k + 1, k)
            if (condition := self._knows.condition_start(s, k, lo)) is not None:
                k = condition - 1
                continue
            if (
                word.text in FROM
                and k > lo
                and s.words[k - 1].case == "nom"
                and not self._shape.outside(s.words[k - 1])
            ):
                place = self._knows.entity_at(s, k - 1, lo)
                skipped, k = True, (place[0] if place is not None else k - 1) - 1  # তারেক আহমেদ | লন্ডন থেকে
                continue
            if word.finite and not word.nonfinite and not self._shape.name(s, k):
                return None
            if word.text in BREAKS or ("conjunction" in word.classes and k + 1 < i):
                return None
            if "conjunction" in word.classes:
                return None
            if word.nonfinite and not self._shape.name(s, k):
                if near:
                    return None
                object_of, skipped, k = True, True, k - 1
                continue
            if word.text in MADE and k - 1 > lo and s.words[k - 1].case == "nom" and self._knows.body(s, k - 1):
                skipped, k = True, self.grow(s, k - 1, k, lo).first - 1  # নাগরিক কমিটি | আয়োজিত সভায়
                continue
            owned = k == i - 1 and k > lo and word.text in FIGURES and s.words[k - 1].text[0] not in "-–"
            if owned and self._knows.can_own(s, k - 1, lo):
                return self.owner(s, k, lo)
            if owned and (holder := self._bracketed(s, k - 1, lo)) is not None:
                return holder
            if k == i - 1 and word.case == "nom" and self._knows.writing(word):
                return self.grow(s, k, k + 1, lo)
            told = word.case == "acc" and self._knows.entity_start(s, k, lo) is not None  # ঢাকা পোস্টকে
            through = self._knows.medium_start(s, k, lo) if word.case != "gen" and not told else None
            if through is not None or word.text in CITING:
                skipped, k = True, self._before_platform(s, k if through is None else through, lo) - 1
                continue
            named = self._knows.entity_start(s, k, lo) is not None if word.case != "acc" else False
            if (self._shape.outside(word) or word.number) and not named:
                skipped, k = skipped or "adverb" not in word.classes, k - 1
                continue
            start = self._knows.entity_start(s, k, lo)
            if "determiner" in word.classes and start is None:
                k -= 1
                continue
            bare = start is None and word.case in ("loc", "gen") and self.foreign(s, k, lo, self._tells(s, k + 1, i))
            if word.case in ("acc", "loc", "gen") and not bare:
                if near:
                    return None
                if start is None and word.case == "acc":
                    start = self._addressee(s, k, lo) or self._held_at(s, k, lo)
                k, object_of, skipped = (start if start is not None else k) - 1, False, True
                k = self._skip_modifiers(s, k, lo, start is None and self._knows.title(word) is not None)
                continue
            if object_of and word.case == "nom" and start is None and not self._person(word):
                object_of, k = False, k - 1
                continue
            named = bare or start is not None or self._shape.heads(s, k)
            if named or (not skipped and not self._knows.common(word)):
                return self.grow(s, k, k + 1, lo)
            if not skipped and k == i - 1 and not self._shape.modifier(word) and not object_of:
                return self.grow(s, k, k + 1, lo)
            if near:
                return None
            object_of, k, skipped = False, k - 1, True
        return None

    def _bracketed(self, s: Sentence, k: int, lo: int) -> Phrase | None:
        """The owner whose short name stands in the brackets that close at token k: পরিসংখ্যান ব্যুরোর (বিবিএস) | তথ্য."""
        opening = self._shape.opening(s, k, lo) if s.words[k].text == ")" else None
        if opening is None or opening == lo or s.words[opening - 1].case != "gen":
            return None
        return self.grow(s, opening - 1, k + 1, lo) if self._knows.can_own(s, opening - 1, lo) else None

    def _short_name(self, s: Sentence, opening: int, closing: int) -> bool:
        """The brackets hold the short name of a source, so that what stands before them is its name."""
        return s.words[opening - 1].case != "gen" and self._knows.entity_start(s, closing - 1, opening) == opening + 1

    def _demonstrative(self, s: Sentence, k: int) -> bool:
        """সে points at what follows rather than at a person: সে সময়, সে জন্য."""
        after = s.words[k + 1] if s.words[k].text == "সে" and k + 1 < len(s.words) else None
        return after is not None and (self._shape.outside(after) or after.case == "loc")

    def _before_platform(self, s: Sentence, k: int, lo: int) -> int:
        """Where what somebody speaks through begins, the platform before it included: ফেসবুক | পাতায়."""
        found = self._knows.entity_at(s, k - 1, lo) if k > lo else None
        return found[0] if found is not None and found[1].kind == "platform" else k

    def _tells(self, s: Sentence, first: int, last: int) -> bool:
        """Tokens first … last - 1 are whom it is told, or none: nothing for the word before them to own."""
        return first == last or (
            s.words[last - 1].case == "acc"
            and (last - first == 1 or self._knows.entity_start(s, last - 1, first) == first)
        )

    def _addressee(self, s: Sentence, k: int, lo: int) -> int | None:
        """Where the person begins who is told, by title and name: তিনি | প্রধানমন্ত্রী রওশন জাহানকে বলেছেন."""
        first = self.grow(s, k, k + 1, lo).first
        for n in range(k - 1, first - 1, -1):
            title = self._knows.title_at(s, n, first)
            if title is not None and title[1].role in BORNE and s.words[n].case == "nom":
                told = title[0] > lo and "subject_pronoun" in s.words[title[0] - 1].classes
                return title[0] if told else None
        return None

    def _held_at(self, s: Sentence, k: int, lo: int) -> int | None:
        """Where the body begins whose office-holder is told, a speaker before it: রাষ্ট্রপতি | জাতিসংঘ মহাসচিবকে জানান."""
        title = self._knows.title_at(s, k, lo)
        if title is None or title[1].role not in BORNE or title[0] <= lo:
            return None
        body = self._knows.entity_at(s, title[0] - 1, lo)
        if body is None or body[0] <= lo or s.words[title[0] - 1].case != "nom":
            return None
        before = s.words[body[0] - 1]
        return body[0] if before.case == "nom" and self._knows.speaks(before) else None

    def _skip_modifiers(self, s: Sentence, k: int, lo: int, role: bool) -> int:
        """What describes the noun right of token k: adjectives; before a word for a person any noun (নারী সাংবাদিককে)."""
        left = 2
        while k >= lo and s.words[k].case == "nom" and not s.words[k].mark:
            word = s.words[k]
            plain = (
                role
                and left
                and not (self._knows.listed_name(word) or self._knows.speaks(word) or "pronoun" in word.classes)
            )
            if (
                not (self._shape.modifier(word) or plain)
                or self._shape.outside(word)
                or self._knows.entity_start(s, k, lo) is not None
            ):
                break
            left -= not self._shape.modifier(word)
            k -= 1
        return k

    def after(self, s: Sentence, j: int, hi: int | None = None) -> Phrase | None:
        """The subject that follows a verb and runs to the end of its clause (… জানিয়েছে পুলিশ।)."""
        hi = len(s.words) if hi is None else hi
        while j < hi and (self._shape.outside(s.words[j]) or s.words[j].number) and s.words[j].text not in ("এক",):
            j += 1
        if j < hi and "conjunction" in s.words[j].classes:
            return None
        end = j
        while end < hi:
            word = s.words[end]
            if word.mark and word.text not in "().":
                if word.text == "," and self._shape.lists(s, end, hi):
                    end += 1
                    continue
                if word.text in "‘'" and end + 2 < hi:
                    end += 1
                    continue
                break
            if (word.finite or "complementiser" in word.classes or word.text == "যে") and not self._shape.name(s, end):
                return None
            end += 1
        while end > j and (self._shape.outside(s.words[end - 1]) or s.words[end - 1].number):
            end -= 1
        if end <= j or end - j > 18:
            return None
        head = end - 1
        if s.words[head].text == ")":
            opening = self._shape.opening(s, head, j)
            if opening is None or opening == j:
                return None
            head = opening - 1
        if s.words[head].mark or s.words[head].case == "acc":
            return None
        if s.words[head].case == "gen" and not (end == len(s.words) and self._name_in_r(s, head, j)):
            return None
        found = Phrase(self.grow(s, head, end, j).first, end, head, True)
        return found if self._knows.can_inform(s, found) or found.first < head else None

    def right_of(self, s: Sentence, j: int) -> Phrase | None:
        """The subject that begins with token j, an entity or a title with its name: … আহ্বান জানিয়ে | দলটি | চিঠি দেয়."""
        hi = len(s.words)
        while j < hi and "time" in s.words[j].classes:
            j += 1
        if j >= hi or s.words[j].mark:
            return None
        if "subject_pronoun" in s.words[j].classes:
            return Phrase(j, j + 1, j)
        end = self._begun(s, j, min(j + 9, hi))
        if end is None:
            return None
        last = self._shape.right(s, end, hi)
        behind = s.words[last] if last < hi else None
        if behind is not None and (
            "conjunction" in behind.classes
            or behind.case in ("acc", "gen")
            or (behind.case == "loc" and self._knows.medium(behind))
        ):
            return None
        return Phrase(j, last, last - 1 if s.words[last - 1].text != ")" else end - 1, True)

    def _begun(self, s: Sentence, j: int, hi: int) -> int | None:
        """The end of the longest run of genitives and adjectives from token j that an entity or a title closes."""
        end = None
        for k in range(j, hi):
            word = s.words[k]
            if word.mark or self._shape.outside(word) or word.finite or word.nonfinite:
                break
            if word.case in ("nom", "pl") and (self._knows.speaks(word) or self._knows.entity_at(s, k, j) is not None):
                end = k + 1
            elif word.case not in ("nom", "gen"):
                break
        return end

    def _name_in_r(self, s: Sentence, k: int, lo: int) -> bool:
        """A name that only looks like a genitive, for nothing follows that it could own: … জানান টিম ফ্লেচার."""
        word = s.words[k]
        if not self._knows.name(word) or "pronoun" in word.classes:
            return False
        named = k > lo and s.words[k - 1].case == "nom" and self._knows.listed_name(s.words[k - 1])
        known = self._knows.is_class(word.nominative, "name")
        return not known and (named or word.nominative + "র" == word.text)

    def initial(self, s: Sentence, lo: int, hi: int) -> Phrase | None:
        """The first subject of a clause: the speaker whose claim stands between him and the cue."""
        k = lo
        while k < hi:
            word = s.words[k]
            if word.text in INDEFINITE and k + 1 < hi and s.words[k + 1].text == word.text:
                return Phrase(k, k + 2, k + 1)  # কেউ কেউ
            if "subject_pronoun" in word.classes and not self._demonstrative(s, k):
                return Phrase(k, k + 1, k)
            if word.finite and not self._shape.name(s, k):
                return None
            if (
                not word.mark
                and word.case in ("nom", "pl")
                and not self._shape.outside(word)
                and not word.number
                and not word.nonfinite
            ):
                end = self._knows.entity_end(s, k, hi)
                if end is not None and end < hi and "নির্বাচন" in s.words[end].stems and s.words[end - 1].text == "সংসদ":
                    k = end  # জাতীয় সংসদ নির্বাচনে
                    continue
                if end is not None and end < hi and self._part_of(s, end):
                    k = end
                    continue
                if end is not None and s.words[end - 1].case in ("nom", "pl"):
                    return self.grow(s, end - 1, self._shape.right(s, end, hi), lo)
                if self._shape.heads(s, k, strict=True) or self._knows.listed_name(word):
                    last = self._shape.right(s, k + 1, hi)
                    if last == k + 1 and last < hi and self._part_of(s, last):
                        k = last
                        continue  # মন্ত্রিপরিষদ | বিভাগের সচিব
                    if (
                        last + 1 < hi
                        and s.words[last].text in ("ও", "এবং")
                        and s.words[last + 1].case in ("gen", "acc")
                    ):
                        k = last + 1
                        continue  # কর্মকর্তা ও | কর্মচারীদের
                    if self._told(s, k, last):
                        if self._knows.body(s, k):
                            return self.grow(s, k, k + 1, lo)  # আদালত | সাইফুল ইসলামের
                        k = last
                        continue
                    return self.grow(s, last - 1 if s.words[last - 1].text != ")" else k, last, lo)
            k += 1
        return None

    def _part_of(self, s: Sentence, end: int) -> bool:
        """The entity before token ``end`` only says from where, against whom or what of: নেপাল | থেকে, জেলা | শাখার."""
        word = s.words[end]
        if word.text in FROM or word.text.startswith(("বিরোধী", "পন্থী", "পন্থি")):
            return True
        title = self._knows.title_at(s, end, end) if word.case == "gen" else None
        return title is not None and title[1].role == "body" and title[1].yields

    def _told(self, s: Sentence, k: int, last: int) -> bool:
        """The name at token k goes on in the accusative or genitive: an object or owner (করিম | সরদারকে)."""
        return (
            last < len(s.words)
            and s.words[last].case in ("acc", "gen")
            and self._knows.listed_name(s.words[last - 1])
            and self._knows.listed_name(s.words[last])
        )

    def owner(self, s: Sentence, i: int, lo: int = 0) -> Phrase | None:
        """The genitive that ends right before token i (পুলিশের | বরাত দিয়ে)."""
        k = i - 1
        while (
            k > lo
            and (s.words[k].case == "nom" or "time" in s.words[k].classes)
            and self._knows.entity_start(s, k, lo) is None
            and (
                "adverb" in s.words[k].classes
                or "time" in s.words[k].classes
                or "determiner" in s.words[k].classes
                or self._shape.modifier(s.words[k])
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
                opening = self._shape.opening(s, k - 1, lo)
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
            opening = self._shape.opening(s, i - 1, lo)
            return self.grow(s, opening - 1, i, lo) if opening is not None and opening > lo else None
        return self.grow(s, i - 1, i, lo)

    def _person(self, word: Word) -> bool:
        return self._knows.speaks(word) or self._knows.listed_name(word)
