"""The bare names of several speakers who are joined: রহিম মিয়া, করিম শেখ ও রিমা সেন; রয়টার্স ও এনডিটিভি."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.names import PersonalNames, nominative
from annotator.rules.plain import unbracketed
from annotator.rules.speaker import STATES, Speaker
from annotator.rules.text import Sentence

#: Joins two names, whatever conjunction the text has: রহিম মিয়া এবং করিম মিয়া.
BESIDE = "ও"


class JoinedNames:
    """Takes joined phrases apart.

    Args:
        describe: tells of the speaker that a phrase shows, of whom a verb of this person is said.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        names: PersonalNames,
        describe: Callable[[Sentence, Phrase, str | None], Speaker],
    ) -> None:
        self._knows = knowledge
        self._names = names
        self._describe = describe

    def names(self, s: Sentence, phrase: Phrase) -> str:
        """Return the names alone of persons with titles, or of sources of the gazetteer; empty where one has none."""
        parts = [*self._parts(s, phrase)]
        named = [self._person(s, part) or self._source(s, part) for part in parts]
        if len(named) < 2 or not all(named):
            return ""
        listed = not any(self._names.joins(s, k, phrase.first) for k in range(phrase.first + 1, phrase.head))
        return ", ".join(named) if listed else f"{', '.join(named[:-1])} {BESIDE} {named[-1]}"

    def apart(self, s: Sentence, joined: int, first: int, start: int, plural: bool) -> bool:
        """The conjunct before the conjunction is a speaker by itself, a name or a body: পুলিশ ও হোটেল …"""
        title = self._knows.title_at(s, joined - 1, first)
        if title is not None:
            several = plural and title[1].role == "group"  # শিক্ষক ও শুভানুধ্যায়ীরা
            return several or (title[1].role == "body" and joined + 1 == start)
        if self._fields(s, joined, first, start):
            return False
        whole = self._knows.listed_name(s.words[joined - 1]) or (
            joined - 1 > first and self._knows.name(s.words[joined - 2])
        )
        owned = any(word.case == "gen" for word in s.words[joined + 1 : start])  # গৃহায়ণ ও | গণপূর্ত মন্ত্রণালয়ের উপদেষ্টা …
        return self._knows.name(s.words[joined - 1]) and (whole or plural or not owned)

    def _fields(self, s: Sentence, joined: int, first: int, start: int) -> bool:
        """Tell whether the conjunction joins two fields of one office: গৃহায়ণ | ও গণপূর্ত মন্ত্রী রিমা সেন; রাজ্যের পুর | ও
        নগরোন্নয়নমন্ত্রী রিমা সেন."""
        title = self._knows.title_at(s, start - 1, joined + 1)
        if title is None or title[1].role != "office":
            return False
        if title[0] == joined + 1:
            field = title[1].suffix and s.words[title[0]].text not in title[1].words  # not: ও মন্ত্রী
            return field and title[0] == start - 1 and not self._knows.listed_name(s.words[joined - 1])
        alone = joined - 1 == first and not self._knows.listed_name(s.words[first])
        return alone and all(word.case == "nom" and word.title is None for word in s.words[joined + 1 : title[0]])

    def _parts(self, s: Sentence, phrase: Phrase) -> Iterator[Phrase]:
        """Yield the phrases between commas and conjunctions."""
        first, last, head = phrase[:3]
        begin = first
        for k in unbracketed(s, first + 1, head):
            if s.words[k].text == "," or self._names.joins(s, k, first):
                if k > begin:
                    yield Phrase(begin, k, k - 1, subject=True)
                begin = k + 1
        yield Phrase(begin, last, head, phrase.subject)

    def _person(self, s: Sentence, part: Phrase) -> str:
        """Return the full name of one person; empty where it is none."""
        if self._knows.entity_at(s, part.head, part.first) is not None:
            return ""
        who = self._describe(s, part, "plural")
        whole = len(who.names) > 1 and who.role == "name" and who.person and not who.plural
        return who.name or "" if whole else ""

    def _source(self, s: Sentence, part: Phrase) -> str:
        """Return the name of a source as it is written, without the word for what it is: সংবাদমাধ্যম | এনডিটিভি."""
        entity = self._knows.entity_at(s, part.head, part.first)
        if entity is None or entity[1].kind in STATES:
            return ""
        words = [word.text for word in s.words[entity[0] : part.head]]
        return " ".join([*words, nominative(s.words[part.head])])
