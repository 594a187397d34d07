"""Other mentions of a person in the text: in full, by an alias in brackets, behind an office.

A mention is only described here; whom it is of, ``coreference`` says. Nothing is looked for before it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from annotator.labels import SourceType
from annotator.rules.alike import grown
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.names import nominative
from annotator.rules.naming import Namer
from annotator.rules.nouns import NounPhrases
from annotator.rules.speaker import RANK, Speaker
from annotator.rules.surname import surname
from annotator.rules.text import Sentence
from annotator.rules.words import ENTITY, TITLE, Word

#: Places where a text has an office's words that are looked at before and behind one, for whom it names there.
NEAREST = 20
#: Names of more words have most likely run into what follows them.
LONGEST_NAME = 5
#: A syllable of a given name, as Koreans write two of them with a hyphen, has so many signs at most.
SYLLABLE = 5
#: Verbs that take no noun to their left: রিমা ওলসেন | বলেছেন.
SPEECH = frozenset({"bola", "janano"})
#: Sentences before a body's short name in which its full one is looked for.
SENTENCES_BACK = 30


class Mention(NamedTuple):
    """A phrase that names somebody, and how it describes him."""

    s: Sentence
    phrase: Phrase
    speaker: Speaker
    alias: str | None = None
    """The word in brackets behind it by which it was found."""


class Mentions:
    """Finds mentions all over a text.

    Args:
        text: the folded text.
        read: makes the sentence that holds an offset, or the last one before it.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        phrases: NounPhrases,
        namer: Namer,
        text: str,
        read: Callable[[int], Sentence | None],
    ) -> None:
        self._knows, self._g = knowledge, knowledge.grammar
        self._phrases, self._namer = phrases, namer
        self._never = self._g.also_called | self._g.localities | self._g.that
        self.text = text
        self.read = read

    def before(self, s: Sentence) -> Sentence | None:
        """Return the sentence before this one."""
        before = self.read(s.start - 2) if s.start > 2 else None
        return before if before is not None and before.start < s.start else None

    def of_name(self, name: str, at: int) -> Iterator[Mention]:
        """Yield the mentions of full names that hold this one, or have it as their alias, but for that at ``at``."""
        whole = grown(name, self._g)
        for place in self._places(name):
            s = self.read(place) if place != at else None
            k = s.index_at(place) if s is not None else 0
            if s is None or k >= len(s.words) or s.starts[k] != place:
                continue
            if s.words[k].text == f"{name}র" and (ending := self.full(s, k)) is not None:
                yield _without_ending(ending, name)
            others = s.words[k].text.endswith(tuple(self._g.along))  # রহিমসহ | দেশের মাঝিরা
            if others or (nominative(s.words[k]) != name and s.words[k].text not in whole):
                continue
            for mention in (self._aliased(s, k), self.full(s, k)):
                if mention is not None:
                    yield mention

    def longer(self, name: str, before: int) -> Mention | None:
        """Return the mention before an offset that goes on with a surname: রহিম উদ্দিন | লস্কর, for রহিম উদ্দিন."""
        place = self.text.find(f"{name} ", 0, before)
        s = self.read(place) if place >= 0 else None
        k = s.index_at(place) if s is not None else 0
        behind = k + name.count(" ") + 1
        if s is None or behind >= len(s.words) or s.starts[k] != place:
            return None
        surname, mention = s.words[behind], self.full(s, k)
        after = s.words[behind + 1] if behind + 1 < len(s.words) else None
        closes = after is None or after.mark or after.is_a("conjunction")
        borne = self._knows.listed_name(surname) or (closes and self._knows.proper_name(surname))  # not: জিয়া | সারা জীবন
        if mention is None or not borne:
            return None
        names = (*name.split(), nominative(surname))
        named = replace(mention.speaker, name=" ".join(names), names=frozenset(names))
        return mention._replace(speaker=named)

    def with_office(self, name: str, at: int) -> Speaker | None:
        """Return who bears a full name where the text tells his office, but for ``at``: প্রধানমন্ত্রী | ওয়াহিদ সাজিদ."""
        for place in self._places(name):
            s = self.read(place) if place != at else None
            k = s.index_at(place + len(name)) - 1 if s is not None else 0
            if s is not None and 0 < k < len(s.words) and nominative(s.words[k]) == name.rpartition(" ")[2]:
                phrase = self._phrases.grow(s, k, k + 1, 0)
                speaker = self._namer.describe(s, phrase, "honorific")
                if speaker.name == name and speaker.posts and not speaker.plural:
                    return speaker
        return None

    def behind(self, words: str, before: int, after: int | None) -> Iterator[Speaker]:
        """Yield whom the text names right behind these words: পুলিশ সুপার | কামাল হোসেন.

        Those before an offset come first, the nearest at their head; then those behind another one, if one is given. In
        each direction the nearest ``NEAREST`` places are looked at.
        """
        words += " "
        place = self.text.rfind(words, 0, before)
        for _ in range(NEAREST):
            if place < 0:
                break
            if (named := self._named_at(place, len(words) - 1)) is not None:
                yield named
            place = self.text.rfind(words, 0, place)
        for place in islice(self._places(words, after, 1), NEAREST) if after is not None else ():
            if (named := self._named_at(place, len(words) - 1)) is not None:
                yield named

    def bodies(self, name: str, title: str, before: int) -> Iterator[Speaker]:
        """Yield the bodies before an offset whose names end with this word or another of its title, nearest first.

        Args:
            title: key of the title that the word is.
        """
        s = self.read(before)
        for _ in range(SENTENCES_BACK):
            s = self.before(s) if s is not None else None
            if s is None:
                return
            for k in range(len(s.words) - 1, -1, -1):
                if s.words[k].flags & (ENTITY | TITLE) and (body := self._body(s, k, name, title)) is not None:
                    yield body

    def body_called(self, name: str, at: int) -> Speaker | None:
        """Return the body in the middle of whose full name this word stands: বাংলাদেশ | নবধারা | শিল্পীগোষ্ঠী."""
        for place in self._places(name):
            s = self.read(place) if place != at else None
            k = s.index_at(place) if s is not None else 0
            if s is None or not 0 < k < len(s.words) - 1 or s.words[k].text != name or s.words[k - 1].case != "nom":
                continue
            title = self._knows.title_at(s, k + 1, k)
            if title is not None and title[0] == k + 1 and title[1].role == "body":
                speaker = self._namer.describe(s, self._phrases.grow(s, k + 1, k + 2, 0))
                if speaker.role == "body" and name in speaker.called.split()[1:]:
                    return speaker
        return None

    def _body(self, s: Sentence, k: int, name: str, title: str) -> Speaker | None:
        """Return the body that the phrase at token k names in full."""
        found, entity = self._knows.title_at(s, k), self._knows.entity_at(s, k)
        same = found is not None and found[1].key == title and (found[1].resumes or s.words[k].nominative == name)
        numbered = entity is not None and entity[1].name.endswith(f" {name}")  # অপরাধ ট্রাইব্যুনাল-১
        another = name.endswith(f" {s.words[k].nominative}")  # আলিপুর আবহাওয়া দপ্তর, for সেচ দপ্তর
        if not same and not numbered and (entity is None or entity[1].kind != title or another):
            return None
        initials = k > 1 and s.words[k - 2].text in self._g.initials  # এম আর বাঙ্গুর | হাসপাতাল
        named = k > 0 and (self._knows.name(s.words[k - 1]) or s.words[k - 1].is_a("place"))  # খুলনা | বিশ্ববিদ্যালয়
        named = named and (s.words[k - 1].case == "nom" or initials)
        if entity is None and not named:
            return None  # কলকাতার | হাসপাতাল
        phrase = self._phrases.grow(s, k, k + 1, 0)
        if entity is None and self._phrases.behind_somebody(s, phrase.first, k):
            return None
        speaker = self._namer.describe(s, phrase)
        return speaker if not speaker.bare and speaker.role in ("body", "entity") else None

    def full(self, s: Sentence, k: int) -> Mention | None:
        """Return the mention that the phrase at token k is where it says more than one name: more names, or a title."""
        last = self._name_end(s, k)
        phrase = self._phrases.grow(s, last - 1, last, 0)
        start = self._namer.names.start(s, phrase.first, last - 1)
        if start == phrase.first and last - start < 2:
            return None
        names = self._namer.names.words(s, start, last)
        if len(names) > 2 and s.words[last - 1].case == "gen" and self._anothers(names):
            names, last = names[:-1], last - 1  # রুনা জাহান | মেসির সঙ্গে, where লিওনেল মেসি is told of
        kind = self._namer.type_of(s, phrase.first, start)
        if len(names) < 2 and kind is None:
            return None
        posts = self._namer.posts(s, phrase.first, start)
        kind = kind or SourceType.PERSON
        body = self._namer.affiliation(s, phrase.first, start)
        named = Speaker(" ".join(names), kind, person=True, names=frozenset(names), posts=posts, affiliation=body)
        if posts:
            named = replace(named, places=self._namer.places(s, phrase.first, start))
        return Mention(s, phrase, named)

    def _anothers(self, names: Sequence[str]) -> bool:
        """Tell whether the text calls another person by the last of these names, with another name before it."""
        for place in islice(self._places(f" {names[-1]}"), NEAREST):
            s = self.read(place)
            k = s.index_at(place + 1) if s is not None else 0
            if s is not None and 0 < k < len(s.words):
                one = s.words[k - 1]
                named = one.case == "nom" and one.title is None and self._knows.proper_name(one)
                if named and not {one.text, s.text_at(k - 2)} & {*names}:
                    return True
        return False

    def _places(self, words: str, start: int | None = 0, step: int = 0) -> Iterator[int]:
        """Yield where the text holds these words, each ``step`` (all of them by default) behind the one before."""
        place = self.text.find(words, start)
        while place >= 0:
            yield place
            place = self.text.find(words, place + (step or len(words)))

    def _aliased(self, s: Sentence, k: int) -> Mention | None:
        """Return the phrase that the alias at token k stands behind in brackets."""
        if k < 2 or s.words[k - 1].text != "(" or k + 1 >= len(s.words) or s.words[k + 1].text != ")":
            return None
        phrase = self._phrases.grow(s, k - 2, k + 2, 0)
        return Mention(s, phrase, self._namer.describe(s, phrase, "third"), s.words[k].text)

    def _name_end(self, s: Sentence, k: int) -> int:
        """Return where the name ends that begins with token k, exclusive."""
        last = k + 1
        while last < len(s.words) and s.words[last - 1].case == "nom" and self._goes_on(s, last):
            last += 1
        while (
            last - k > 1
            and last < len(s.words)
            and any(form.lemma not in SPEECH for form in s.words[last].forms)
            and not self._knows.listed_name(s.words[last - 1])
        ):
            last -= 1  # a noun with its verb: সালমান খান | খালাস পেয়েছেন
        return last

    def _goes_on(self, s: Sentence, k: int) -> bool:
        """Tell whether token k can go on a personal name."""
        word = s.words[k]
        title = word.title
        other = word.text in self._g.also_called or self._tied(word) or word.text in self._g.localities
        other = other or word.determined or word.text in self._g.that  # মাহবুব করিম | নোটিশটি ছিঁড়ে ফেলেন
        other = other or (title is not None and title.role == "office" and not self._knows.proper_name(word))
        if title is not None and title.role == "body":
            return surname(self._knows, self._phrases, s, k)
        if not self._knows.known_name(word) or other:
            return False
        if word.case == "acc" and self._knows.proper_name(word) and self._knows.listed_name(s.words[k - 1]):
            return True  # রিমা | দাসকে
        named = word.case in ("nom", "gen") and (not self._knows.entity_at(s, k, k) or self._knows.inside_name(s, k))
        return self._knows.listed_name(word) or named

    def _tied(self, word: Word) -> bool:
        """Two words tied by a hyphen, no syllables of one given name: রহিম-করিম; not (মুন) জে-ইন."""
        parts = word.text.split("-")
        syllables = len(parts) == 2 and all(0 < len(part) <= SYLLABLE for part in parts) and not parts[1].endswith("জন")
        return len(parts) > 1 and not (syllables and word.case == "nom" and self._knows.known_name(word))

    def _before_a_name(self, s: Sentence, k: int) -> int:
        """Return the token behind a letter for a name, a form of address or a rank: প্রধান উপদেষ্টা | কর্নেল (অব.) | …"""
        word = s.words[k]
        honorific = word.title is not None and word.title.role == "honorific" and not word.title.in_name
        if word.text in self._g.initials or honorific:
            return k + 1
        if s.text_at(k + 1) in self._g.retired:
            return next((n + 1 for n in range(k + 2, min(k + 4, len(s.words))) if s.words[n].text == ")"), k)
        for end in range(min(k + 3, len(s.words) - 1), k, -1):
            title = self._knows.title_at(s, end - 1, k)
            if title is not None and title[0] == k and title[1].key == RANK:
                return end
        return k

    def _named_at(self, place: int, length: int) -> Speaker | None:
        """Return the person whose full name follows words of so many code points at this offset."""
        s = self.read(place)
        k = s.index_at(place + length) if s is not None else 0
        while s is not None and k + 1 < len(s.words) and (skipped := self._before_a_name(s, k)) > k:
            k = skipped
        if s is None or not 0 < k < len(s.words) or not self._phrases.names(s, k) or "-" in s.words[k].text:
            return None
        named = self.full(s, k)
        return named.speaker if named is not None and 1 < len(named.speaker.names) <= LONGEST_NAME else None


def _without_ending(mention: Mention, name: str) -> Mention:
    """Return a mention whose last name is this one with an ending that the pass takes for its own: শান্ত | র."""
    last = f"{name}র"
    names = [name if word == last else word for word in mention.speaker.called.split()]
    return mention._replace(speaker=replace(mention.speaker, name=" ".join(names), names=frozenset(names)))
