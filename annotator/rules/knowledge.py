"""What the rules know of the world: agencies, states and bodies (the gazetteer), titles, names and common words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from annotator.bangla.folding import fold
from annotator.bangla.tokens import TOKEN
from annotator.labels import SourceType
from annotator.lexicon.grammar import Grammar
from annotator.lexicon.sources import SourceRecord, TitleRecord
from annotator.rules.text import Sentence
from annotator.rules.words import (
    COMMON,
    CONDITION,
    ENTITY,
    LISTED,
    LONG_TITLE,
    MODIFIER,
    NAME,
    NOMINATIVE,
    OUTSIDE,
    POINTER,
    SPEAKER,
    THING,
    TITLE,
    Word,
)

#: An abstract noun: ভয়াবহতা, দায়বদ্ধতা; not a name as নিবেদিতা.
ABSTRACT = re.compile(r".{3}[ক-হড়ঢ়য়]তা$|.{3}(?:ত্ব|করণ)$")
#: Endings of adjectives.
ADJECTIVE = re.compile(
    r"(?:িক|গত|ীয়|মূলক|ভিত্তিক|সূচক|পন্থী|ব্যাপী|যোগ্য|শীল|জনক|কালীন|বিরোধী|সংক্রান্ত|বিষয়ক|মুখী|ময়|হীন|বান|মান|ভাবে)$"
)
#: Classes of words that stand beside a source, never inside it.
ASIDE = frozenset({"starter", "time", "adverb", "postposition", "complementiser", "negation", "thing"})
#: Title roles whose word can head a speaker.
SPEAKERS = frozenset({"office", "spokesperson", "body", "group", "anonymous", "honorific"})


class Name(NamedTuple):
    """A name of a source as tokens."""

    words: tuple[str, ...]
    source: SourceRecord
    context: tuple[str, ...] | None
    """Beginnings of words, one of which has to stand in the sentence; none where the name is the source's alone."""


class Knowledge:
    """Look-ups by token; every name is kept under its words, its length under the word it ends with."""

    def __init__(
        self,
        sources: Iterable[SourceRecord],
        titles: Iterable[TitleRecord],
        classes: Mapping[str, frozenset[str]],
        grammar: Grammar,
    ) -> None:
        self.grammar = grammar
        """Words that the grammar turns on."""
        self._classes = classes
        self._names: dict[tuple[str, ...], list[Name]] = {}
        self._by_first: dict[str, list[Name]] = {}
        self._demonyms: dict[str, SourceRecord] = {}
        self._titles: dict[str, TitleRecord] = {}
        self._long_titles: dict[str, list[tuple[tuple[str, ...], TitleRecord]]] = {}
        lengths: dict[str, set[int]] = {}
        for source in sources:
            self._demonyms.update({fold(word): source for word in source.demonyms})
            wanted = tuple(fold(phrase.split()[-1]) for phrase in source.context)
            for name in dict.fromkeys((*source.forms, *source.metonyms)):
                words = tuple(TOKEN.findall(fold(name)))
                known = Name(words, source, wanted if source.is_ambiguous(name) else None)
                self._names.setdefault(words, []).append(known)
                lengths.setdefault(words[-1], set()).add(len(words))
                self._by_first.setdefault(words[0], []).append(known)
        self._by_last = {last: tuple(sorted(known, reverse=True)) for last, known in lengths.items()}
        self._endings: list[tuple[str, TitleRecord]] = []
        for title in titles:
            for name in title.words:
                if title.suffix:
                    self._endings.append((fold(name), title))
                words = tuple(TOKEN.findall(fold(name)))
                if len(words) == 2 and words[1] == ".":
                    words = ("".join(words),)
                if len(words) == 1:
                    self._titles.setdefault(words[0], title)
                else:
                    self._long_titles.setdefault(words[-1], []).append((words[:-1], title))

    # entities of the gazetteer

    def entity_at(self, s: Sentence, k: int, lo: int = 0) -> tuple[int, SourceRecord] | None:
        """The longest gazetteer name that ends with token k: its first token and its record."""
        if not s.words[k].flags & ENTITY:
            return None
        if k not in s.entities:
            s.entities[k] = self._find_entity(s, k, 0)
        found: tuple[int, SourceRecord] | None = s.entities[k]
        return self._find_entity(s, k, lo) if found is not None and found[0] < lo else found

    def _find_entity(self, s: Sentence, k: int, lo: int) -> tuple[int, SourceRecord] | None:
        best: tuple[int, SourceRecord] | None = None
        for stem in s.words[k].stems:
            for length in self._by_last.get(stem, ()):
                first = k - length + 1
                if first < lo:
                    continue
                if best is not None and first > best[0]:
                    break
                for name in self._names.get((*[word.text for word in s.words[first:k]], stem), ()):
                    again = best is not None and first == best[0]
                    if (name.context or not again) and self._in_context(s, first, k, name):
                        best = first, name.source
        return best

    def entity_start(self, s: Sentence, k: int, lo: int = 0) -> int | None:
        found = self.entity_at(s, k, lo)
        return found[0] if found else None

    def entity_end(self, s: Sentence, k: int, hi: int) -> int | None:
        """The end (exclusive) of the longest gazetteer name that begins with token k."""
        best = None
        first = s.words[k]
        for stem in first.stems:
            for name in self._by_first.get(stem, ()):
                rest = name.words[1:]
                end = k + 1 + len(rest)
                if end > hi or (best is not None and end <= best) or (rest and stem != first.text):
                    continue
                middle = all(s.words[k + 1 + n].text == word for n, word in enumerate(rest[:-1]))
                if (not rest or (middle and rest[-1] in s.words[end - 1].stems)) and self._in_context(
                    s, k, end - 1, name
                ):
                    best = end
        return best

    def _in_context(self, s: Sentence, first: int, last: int, name: Name) -> bool:
        if name.context is None:
            return True
        cited = self.grammar.cited if name.source.type in (SourceType.AGENCY, SourceType.MEDIA) else ()
        return any(word.text.startswith(name.context) or word.text in cited for word in s.words)

    def owner(self, s: Sentence, first: int, last: int) -> str:
        """The state or body that owns what stands at token ``last``, by genitive or adjective (মার্কিন | প্রেসিডেন্ট)."""
        for k in range(last - 1, first - 1, -1):
            found = self.entity_at(s, k, first)
            if found is not None:
                return found[1].name
            if s.words[k].text in self._demonyms:
                return self._demonyms[s.words[k].text].name
        return ""

    # titles

    def title(self, word: Word) -> TitleRecord | None:
        """The title that the word is, in whatever case."""
        return word.title

    def _find_title(self, word: Word) -> TitleRecord | None:
        several = (word.text[:-3] + "রা",) if word.text.endswith("দের") else ()  # স্থানীয়দের: of স্থানীয়রা
        for stem in (*word.stems, *several):
            record = self._titles.get(stem)
            if record is not None:
                return record
        if "-" in word.text and (record := self._titles.get(word.stems[-1].rpartition("-")[2])) is not None:
            return record
        if not (word.mark or word.forms or any(self.is_class(stem, "name") for stem in word.stems)):
            for ending, record in self._endings:
                if any(stem.endswith(ending) and len(stem) > len(ending) + 1 for stem in word.stems):
                    return record
        return None

    def title_at(self, s: Sentence, k: int, lo: int = 0) -> tuple[int, TitleRecord] | None:
        """The title that ends with token k: its first token and its record."""
        if not s.words[k].flags & TITLE:
            return None
        if k not in s.titles:
            s.titles[k] = self._find_title_at(s, k, 0)
        found: tuple[int, TitleRecord] | None = s.titles[k]
        return self._find_title_at(s, k, lo) if found is not None and found[0] < lo else found

    def _find_title_at(self, s: Sentence, k: int, lo: int) -> tuple[int, TitleRecord] | None:
        last = s.words[k]
        for stem in last.stems if last.flags & LONG_TITLE else ():
            for before, record in self._long_titles.get(stem, ()):
                first = k - len(before)
                if first >= lo and all(s.words[first + n].text == word for n, word in enumerate(before)):
                    return first, record
        return (k, last.title) if last.title is not None else None

    def condition_start(self, s: Sentence, k: int, lo: int = 0) -> int | None:
        """Where a condition begins that ends with token k, on which somebody speaks: নাম প্রকাশ না করার শর্তে."""
        if not s.words[k].flags & CONDITION:
            return None
        title = self.title_at(s, k, lo)
        return title[0] if title is not None and title[1].role == "condition" else None

    def speaks(self, word: Word) -> bool:
        """The word is an office, a body or a group that can speak."""
        return bool(word.flags & SPEAKER)

    def document(self, word: Word) -> bool:
        """The word is a report, statement, law or other text."""
        record = self.title(word)
        return record is not None and record.role in ("document", "social")

    def document_at(self, s: Sentence, k: int) -> bool:
        """A report, statement, law or other text ends with token k: লিখিত বক্তব্যে."""
        if self.document(s.words[k]):
            return True
        found = self.title_at(s, k)
        return found is not None and found[1].role == "document"

    def writing(self, word: Word) -> bool:
        """The word is a report, study or law: what can say something by itself (গবেষণা বলছে)."""
        record = self.title(word)
        return record is not None and record.role == "document" and not self.thing(word)

    def reporting(self, word: Word) -> bool:
        """A word for news media: what stands in it, it has said (সংবাদমাধ্যমে বলা হয়)."""
        record = self.title(word)
        return record is not None and record.role == "body" and record.type == SourceType.MEDIA

    def medium(self, word: Word) -> bool:
        """What somebody speaks through: a document, a post, an interview; never the subject of a verb of saying."""
        record = self.title(word)
        return record is not None and record.role in ("document", "social", "medium")

    def body(self, s: Sentence, k: int) -> bool:
        """Token k closes the name of a body: an entity, a ministry, a court."""
        found = self.title_at(s, k)
        return self.entity_at(s, k) is not None or (found is not None and found[1].role == "body")

    def medium_start(self, s: Sentence, k: int, lo: int) -> int | None:
        """Where what somebody speaks through begins, if it ends with token k: সামাজিক যোগাযোগমাধ্যম."""
        found = self.title_at(s, k, lo)
        if found is None or found[1].role not in ("document", "social", "medium"):
            return None
        name = self.entity_start(s, k, lo)
        return found[0] if name is None or name >= found[0] else None  # হাওর বার্তা is a newspaper

    def group(self, word: Word) -> bool:
        """A word for persons, which before another such word only describes it (নারী সাংবাদিক)."""
        record = self.title(word)
        return record is not None and record.role == "group"

    # phrases

    def can_speak(self, s: Sentence, phrase: tuple[int, ...]) -> bool:
        """Somebody or some body, rather than a thing."""
        first, _, head = phrase[:3]
        word = s.words[head]
        if (
            "pronoun" in word.classes
            or word.case == "pl"
            or self.speaks(word)
            or self.entity_at(s, head, first) is not None
        ):
            return True
        if "দের" in word.text[-4:] and not self.thing(word):
            return True
        title = self.title_at(s, head, first)
        if title is not None and title[0] < head and title[1].role in SPEAKERS:
            return True  # নিয়ন্ত্রণ কক্ষ
        return self.name(word) and "place" not in word.classes

    def can_inform(self, s: Sentence, phrase: tuple[int, ...]) -> bool:
        """Somebody who can speak, or a document."""
        return self.document(s.words[phrase[2]]) or self.can_speak(s, phrase)

    def can_own(self, s: Sentence, k: int, lo: int) -> bool:
        """The genitive at token k names somebody who can issue a document."""
        word = s.words[k]
        if any(self.is_class(stem, "time") for stem in word.stems):
            return False
        return (
            "pronoun" in word.classes
            or self.speaks(word)
            or self.entity_at(s, k, lo) is not None
            or (self.name(word) and "place" not in word.classes)
        )

    def speaker_genitive(self, word: Word) -> bool:
        """A genitive that names a speaker, so that the noun behind it is his (পুলিশের দাবি), not what is said."""
        return self.speaks(word) or any(stem in self._by_last for stem in word.stems) or "pronoun" in word.classes

    # words

    def flag(self, word: Word) -> int:
        """What the lexicons say of a word, as bits of ``Word.flags``."""
        if word.mark:
            return 0
        named = any(title.role != "condition" for _, title in self._long_titles.get(word.text, ()))
        if word.text in self._by_last or word.text in self._titles or named:
            word.case, word.nominative = ("pl" if word.case == "pl" else "nom"), word.text
        if word.text.endswith("দের") and (whole := word.text.removesuffix("ের")) in self._titles:
            word.case, word.nominative, word.stems = "gen", whole, (*word.stems, whole)  # অর্থনীতিবিদ-ের
        known = [classes - NOMINATIVE for classes in (self._classes.get(stem) for stem in word.stems) if classes]
        names = frozenset[str]().union(*known)
        record = self._find_title(word)
        speaks = record is not None and record.role in SPEAKERS
        flags = ENTITY if any(stem in self._by_last for stem in word.stems) else 0
        word.title = record
        if record is not None:
            flags |= TITLE
        if any(stem in self._long_titles for stem in word.stems):
            flags |= TITLE | LONG_TITLE
        if any(title.role == "condition" for _, title in self._long_titles.get(word.text, ())):
            flags |= CONDITION
        if speaks:
            flags |= SPEAKER
        elif names & {"common", "adjective"}:
            flags |= COMMON | (THING if "common" in names else 0)
        if "name" in names:
            flags |= LISTED
        elif not (names or flags or word.forms) and ABSTRACT.search(word.nominative):
            flags |= COMMON | THING
        unknown = not (names or word.forms or word.finite or flags & THING)
        if not word.number and (unknown or names & {"name", "ambiguous_name"}):
            flags |= NAME
        if (
            "adjective" in names
            or "determiner" in word.classes
            or ("name" not in names and ADJECTIVE.search(word.text))
        ):
            flags |= MODIFIER
        if word.classes & {"pointer", "pointer_determiner"}:
            flags |= POINTER
        if word.classes & ASIDE or word.text.endswith("ভাবে"):
            flags |= OUTSIDE
        return flags

    def common(self, word: Word) -> bool:
        """A common noun or adjective, never part of a speaker's name."""
        return bool(word.flags & COMMON)

    def thing(self, word: Word) -> bool:
        """A common noun: no adjective, no adverb, nobody who speaks."""
        return bool(word.flags & THING)

    def name(self, word: Word) -> bool:
        """A known name, or a word so little known that it can be one."""
        return bool(word.flags & NAME)

    def known_name(self, word: Word) -> bool:
        """A word that stands among the names of ``words.toml``, or that no lexicon knows."""
        return self.name(word) and "place" not in word.classes

    def listed_name(self, word: Word) -> bool:
        """A word that stands among the names of ``words.toml``."""
        return bool(word.flags & LISTED)

    def adjective(self, word: Word) -> bool:
        """A word that the lexicon lists as an adjective."""
        return self.is_class(word.text, "adjective")

    def is_class(self, stem: str, name: str) -> bool:
        return name in self._classes.get(stem, ())
