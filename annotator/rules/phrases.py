"""How far a noun phrase reaches.

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

#: Types of source that report what others say: before a genitive they are the reporter, not its owner.
REPORTERS = frozenset({SourceType.AGENCY, SourceType.MEDIA})
#: Roles of titles that stand right before a personal name.
BORNE = frozenset({"office", "spokesperson", "honorific", "group"})
#: Pronouns that the subject before them owns by.
OWN = frozenset({"তার", "তাঁর", "নিজের", "নিজ", "তাদের", "তাঁদের", "নিজেদের"})
YEARS = frozenset({"বছর", "বছরের", "বয়সী", "বর্ষীয়", "বছরবয়সী"})
#: What a medium's own name stands before: বণিক বার্তা | পত্রিকার.
PRESS = frozenset({"পত্রিকা", "দৈনিক", "টেলিভিশন", "চ্যানেল", "ম্যাগাজিন", "সাময়িকী"})
#: Whom a person tells something, never whose he is.
AUDIENCE = frozenset({"সাংবাদিকদের", "গণমাধ্যমকর্মীদের", "সংবাদকর্মীদের"})
#: Words for somebody in the know, and what stands between them and what he knows of.
KNOWING = frozenset({"অবগত", "ওয়াকিবহাল", "জ্ঞাত"})
ABOUT = frozenset({"সম্পর্কে", "বিষয়ে", "ব্যাপারে"})
GENITIVE_PRONOUNS = frozenset({"তাঁর", "তার", "তাদের", "তাঁদের", "আমার", "আমাদের", "এর", "ওর"})


#: Letters that stand for given names.
INITIALS = frozenset(
    [
        "এ",
        "বি",
        "সি",
        "ডি",
        "ই",
        "এফ",
        "জি",
        "এইচ",
        "আই",
        "জে",
        "কে",
        "এল",
        "এম",
        "এন",
        "ও",
        "পি",
        "কিউ",
        "আর",
        "এস",
        "টি",
        "ইউ",
        "ভি",
        "জেড",
    ]
)


class Phrase(NamedTuple):
    """Tokens ``first`` … ``last - 1`` with the head's own index."""

    first: int
    last: int
    head: int
    subject: bool = False
    """It is the subject of a verb, so its head is nominative whatever it looks like."""


class Phrases:
    """Grows noun phrases from their heads, and tells names from what only looks like one."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knows = knowledge

    def grow(self, s: Sentence, head: int, last: int, lo: int) -> Phrase:
        """The phrase that the head closes, with what belongs to it on its left down to token ``lo``."""
        found = self._knows.entity_start(s, head, lo)
        i = head if found is None else found
        while i > lo:
            step = self.left(s, i, head, lo)
            if step is None:
                break
            i = step
        while i < head and (
            (s.words[i].mark and s.words[i].text not in "(‘'\"“")
            or "conjunction" in s.words[i].classes
            or self.outside(s.words[i])
        ):
            i += 1
        return Phrase(i, last, head)

    def _counted(self, s: Sentence, i: int, head: int) -> Word:
        """The noun at token i or behind numerals, determiners and adjectives there: একজন জ্যেষ্ঠ | কর্মকর্তার."""
        while i < head and (self.modifier(s.words[i]) or s.words[i].number):
            i += 1
        return s.words[i]

    def left(self, s: Sentence, i: int, head: int, lo: int) -> int | None:
        """Where the phrase goes on to the left of token i; none where it ends there."""
        word = s.words[i - 1]
        if word.mark:
            if word.text == ")":
                opening = self.opening(s, i - 1, lo)
                if (
                    opening is None
                    or opening == lo
                    or "time" in s.words[opening - 1].classes
                    or s.words[opening + 1].number
                ):
                    return None
                return opening
            if word.text == "." and i - 2 >= lo and len(s.words[i - 2].text) <= 4 and not s.words[i - 2].finite:
                return i - 2
            if word.text in "’'”\"" and i - 2 >= lo:
                return self.quoted(s, i - 1, lo)
            if word.text == "," and self.listed(s, i - 1, lo):
                return i - 1
            return None
        if s.words[i].text in OWN and word.case == "nom" and i <= head:
            return None  # ট্রাম্প | তাঁর উপদেষ্টা
        if word.text in AUDIENCE and self._knows.known_name(s.words[i]) and not self._knows.speaks(s.words[i]):
            return None  # সাংবাদিকদের | কামাল হোসেন বলেন
        if word.text == "আসা" and i - 2 > lo and s.words[i - 2].text == "থেকে":
            return i - 3
        if self._knows.condition_start(s, i - 1, lo) is not None:
            return None
        found = self._knows.entity_at(s, i - 1, lo)
        if (
            found is not None
            and i <= head
            and word.case == "nom"
            and found[1].type in REPORTERS
            and self._counted(s, i, head).case == "gen"
            and PRESS.isdisjoint(s.words[i].stems)
        ):
            return None
        start = found[0] if found is not None else None
        if (
            start is not None
            and word.case in ("nom", "gen", "pl")
            and not (word.case == "pl" and "conjunction" not in s.words[i].classes)
        ):
            return start
        if "conjunction" in word.classes:
            return i - 1 if i - 1 > lo and self.joins(s, i - 1, head, lo) else None
        if word.text in YEARS or (
            word.number and i < len(s.words) and (s.words[i].text in YEARS or s.words[i].stems[-1] == "জন")
        ):
            return i - 1
        if (
            word.number
            and ":" not in word.text
            and s.words[i].flags & (ENTITY | TITLE)
            and "time" not in s.words[i].classes
        ):
            return i - 1
        if "bridge" in word.classes and i - 2 >= lo and s.words[i - 2].case in ("loc", "gen"):
            return i - 2
        if "determiner" in word.classes:
            return i - 1
        if word.text in GENITIVE_PRONOUNS and (word.text != "এর" or self._detached(s, i - 1, lo)):
            return i - 1
        if word.text in KNOWING and i - 3 >= lo and s.words[i - 2].text in ABOUT:
            return i - 3  # বিষয়টি সম্পর্কে অবগত | দুটি সূত্র
        if word.text in ("নামে", "নামের") and i - 2 >= lo and self.name(s, i - 2):
            return i - 1
        if word.text == "কেউ" and s.words[i].text == "কেউ":
            return i - 1
        if self.outside(word) or "pronoun" in word.classes or word.number or word.text == "যে":
            return None
        if self.name(s, i - 1) and (word.case in ("nom", "gen") or self.foreign(s, i - 1, lo)):
            return i - 1
        if self.given(s, i - 1, lo):
            return i - 1
        if word.finite or word.nonfinite:
            return None
        if word.case == "nom" and word.text.endswith(("টি", "টা")) and len(word.stems) > 1:
            return None
        if word.case == "nom" or (word.case == "gen"):
            return i - 1
        if word.case == "loc" and len(word.text) <= 3 and self.name(s, i - 1):
            return i - 1
        if word.case == "pl":
            return i - 1 if "conjunction" in s.words[i].classes else None
        return None

    def _detached(self, s: Sentence, k: int, lo: int) -> bool:
        """The genitive ending at token k stands apart from its word: র‍্যাব-১১ এর."""
        return k > lo and (s.words[k - 1].text[-1].isdigit() or self._knows.entity_at(s, k - 1, lo) is not None)

    def joins(self, s: Sentence, i: int, head: int, lo: int) -> bool:
        """The conjunction at token i joins two parts of one phrase, not two clauses."""
        left, right = s.words[i - 1], s.words[i + 1]
        if left.mark:
            return left.text in ")"
        if (left.finite and not self.name(s, i - 1)) or left.nonfinite or self.outside(left):
            return False
        if s.words[i].text in ("ও", "বা"):
            return left.case == right.case or (
                left.case in ("nom", "gen", "pl") and (left.case == s.words[head].case or left.case == "nom")
            )
        return left.case == s.words[head].case and (
            self.heads(s, i - 1) or left.case == "pl" or self._knows.entity_start(s, i - 1, lo) is not None
        )

    def listed(self, s: Sentence, comma: int, lo: int) -> bool:
        """The comma stands in a list of speakers: A, B ও C."""
        if comma - 1 < lo:
            return False
        left = s.words[comma - 1]
        joined = any(
            "conjunction" in s.words[k].classes or s.words[k].text.endswith("সহ")
            for k in range(comma + 1, min(comma + 6, len(s.words)))
        )
        named = self._knows.listed_name(left) and left.case == "nom"  # রিমা, মনি ও রনি
        known = self._knows.entity_start(s, comma - 1, lo) is not None and left.case in ("nom", "gen")
        return joined and (known or named)

    def lists(self, s: Sentence, comma: int, hi: int) -> bool:
        return any("conjunction" in s.words[k].classes for k in range(comma + 1, min(comma + 6, hi))) and not any(
            w.finite for w in s.words[comma:hi]
        )

    def quoted(self, s: Sentence, closing: int, lo: int) -> int | None:
        """A name in quotation marks inside the phrase ('মজা লস' পেইজ)."""
        for k in range(closing - 1, max(lo - 1, closing - 6), -1):
            if s.words[k].text in "‘'“\"" and s.words[k].mark:
                return k
            if s.words[k].mark or s.words[k].finite:
                return None
        return None

    def right(self, s: Sentence, i: int, hi: int) -> int:
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
            if word.text in ("ও", "এবং") and (joined := self.joined(s, i + 1, hi)) is not None:
                i = joined
                continue
            if self.given(s, i, 0) or (word.text in INITIALS and i + 1 < hi and s.words[i + 1].text in INITIALS):
                i += 1
                continue
            if word.mark or word.case not in ("nom", "pl") or self.outside(word) or word.number:
                break
            told = self._knows.entity_end(s, i, hi)
            if told is not None and s.words[told - 1].case in ("acc", "gen", "loc"):
                break  # সৈয়দ আলী | বাংলা ট্রিবিউনকে
            if not self.name(s, i) and not self._knows.speaks(word):
                break
            if not word.flags & (TITLE | ENTITY) and self._authority(s, i - 1):
                break  # কর্তৃপক্ষ | নিপাহ ভাইরাসকে
            if "subject_pronoun" in word.classes or s.words[i - 1].case == "pl":
                break
            i += 1
        return i

    def _authority(self, s: Sentence, k: int) -> bool:
        """An official body, behind which no name stands, closes with token k."""
        title = self._knows.title_at(s, k)
        return title is not None and title[1].role == "body" and title[1].type == SourceType.OFFICIAL

    def joined(self, s: Sentence, i: int, hi: int) -> int | None:
        """The end of a second speaker that begins at token i, behind ও or এবং."""
        for k in range(i, min(i + 5, hi)):
            if self.heads(s, k, strict=True):
                return k + 1
            if (
                s.words[k].mark
                or s.words[k].case not in ("nom", "gen")
                or s.words[k].finite
                or self.outside(s.words[k])
            ):
                return None
        return None

    def heads(self, s: Sentence, k: int, strict: bool = False) -> bool:
        """Token k can head a speaker: an entity, an office, a body, a group of persons, or a name."""
        word = s.words[k]
        if word.number and self._knows.entity_start(s, k, 0) is not None:
            return True  # চ্যানেল ১২
        if word.mark or word.number or word.case in ("gen", "acc", "loc"):
            return False
        title = self._knows.title_at(s, k, 0)
        if title is not None and title[1].role in SPEAKERS:
            return True
        if word.case == "pl" and not self._knows.common(word):
            return True
        if self._knows.entity_start(s, k, 0) is not None:
            return True
        if self.outside(word) or "pronoun" in word.classes or "determiner" in word.classes or self.modifier(word):
            return False
        if strict:
            return False
        return self.name(s, k)

    def given(self, s: Sentence, k: int, lo: int) -> bool:
        """Token k is a given name, whatever it looks like: a person's title stands before it, a name behind it."""
        if (
            k <= lo
            or k + 1 >= len(s.words)
            or s.words[k].mark
            or "conjunction" in s.words[k].classes
            or s.words[k].number
            or not self.name(s, k + 1)
        ):
            return False
        word = s.words[k]
        if self.outside(word) or "pronoun" in word.classes or "determiner" in word.classes or self._knows.common(word):
            return False
        if word.case == "acc" and len(word.text) > 4:
            return False  # উপদেষ্টা | দেশবাসীকে শান্ত থাকতে …
        if self._knows.title(word) is not None or self._knows.entity_at(s, k, lo) is not None:
            return False
        title = self._knows.title_at(s, k - 1, lo)
        return title is not None and title[1].role in BORNE and s.words[k - 1].case == "nom"

    def foreign(self, s: Sentence, k: int, lo: int, final: bool = False) -> bool:
        """Token k is a name that only looks like a case form: মিজানুর রহমান, এমরে after a title, তানাবে after a name."""
        word = s.words[k]
        after = s.words[k + 1] if k + 1 < len(s.words) else None
        if after is not None and after.text.startswith("রহমান") and word.text.endswith("র"):
            return True
        if word.case == "gen" and after is not None and k > lo and self._inner(s.words[k - 1], word, after):
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
        return before.case == "nom" and self._knows.name(before) and (k - 1 > lo or self._knows.listed_name(before))

    def _inner(self, before: Word, word: Word, after: Word) -> bool:
        """Names stand on both sides, and what the word would be the genitive of is none: শফিউল | আতহার | তাসলিম."""
        known = self._knows.is_class(word.nominative, "name")
        return before.case == "nom" and not known and all(map(self._knows.listed_name, (before, after)))

    def name(self, s: Sentence, k: int) -> bool:
        """Token k is a name or unknown enough to be one."""
        return self._knows.name(s.words[k])

    def modifier(self, word: Word) -> bool:
        return bool(word.flags & MODIFIER)

    def outside(self, word: Word) -> bool:
        return bool(word.flags & OUTSIDE)

    def opening(self, s: Sentence, closing: int, lo: int) -> int | None:
        """The token of the bracket that the bracket at ``closing`` closes, at most 14 tokens before."""
        for k in range(closing - 1, max(lo - 1, closing - 14), -1):
            if s.words[k].text == "(":
                return k
        return None
