"""The classes of a written word in the lexicons, as bits: found out once for each and kept with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from annotator.bangla.derivation import ABSTRACT, ADJECTIVE, DERIVED, NAMED
from annotator.lexicon.grammar import Grammar
from annotator.rules.gazetteer import Gazetteer
from annotator.rules.titles import Titles
from annotator.rules.words import (
    COMMON,
    CONDITION,
    ENTITY,
    LISTED,
    LONG_TITLE,
    MODIFIER,
    NAME,
    NAMES,
    NOMINATIVE,
    OUTSIDE,
    POINTER,
    SPEAKER,
    THING,
    TITLE,
    UNSURE,
    Word,
)

#: A compound has so many letters at least, and each of its two nouns so many; মানসুর is a name.
COMPOUND, PART = 7, 3
#: Which of several of its kind something is: ট্রাইব্যুনাল-১.
NUMBERED = re.compile(r"-[০-৯0-9]+$")
#: Classes of words that stand beside a source, never inside it.
ASIDE = frozenset({"starter", "time", "adverb", "postposition", "complementiser", "negation", "thing"})
#: Title roles whose word can head a speaker.
SPEAKERS = frozenset({"office", "spokesperson", "body", "group", "anonymous", "honorific"})


class Flagging:
    """Recognises words, and says what they can be."""

    def __init__(
        self, gazetteer: Gazetteer, titles: Titles, classes: Mapping[str, frozenset[str]], grammar: Grammar
    ) -> None:
        self._addressed = tuple(grammar.name_suffixes)
        self._gazetteer = gazetteer
        self._titles = titles
        self._classes = classes
        self._heads = tuple(grammar.heads)
        self._nouns = frozenset(
            word
            for word, known in classes.items()
            if known & {"common", "document"} and "name" not in known and len(word) >= PART
        )

    def recognise(self, word: Word) -> None:
        """Give a word its title, and the case that it has as a whole where it is a name or title as it is written."""
        if word.mark:
            return
        text = word.text
        several = self._titles.long(text)
        named = several and any(title.role != "condition" for _, title in several)
        acts = word.forms and "noun" in word.kinds  # টাকা পাওয়ার অভিযোগ; not আদানি পাওয়ার
        if named or (text in self._gazetteer.lasts and not acts) or self._titles.is_word(text):
            word.case, word.nominative = ("pl" if word.case == "pl" else "nom"), text
        whole = text.removesuffix("ের")
        if text.endswith(("দের", "জনের")) and (self._titles.is_word(whole) or self._titles.long(whole)):
            word.case, word.nominative, word.stems = "gen", whole, (*word.stems, whole)  # অর্থনীতিবিদ-ের
        counted = NUMBERED.sub("", text)
        if counted != text and self._titles.is_word(counted):
            word.stems = (*word.stems, counted)  # ট্রাইব্যুনাল-১
        whole = text.removesuffix("র")
        if text.endswith("ের") and (self._titles.is_word(whole) or whole in self._gazetteer.lasts):
            word.case, word.nominative, word.stems = "gen", whole, (*word.stems, whole)  # রেলওয়ে-র
        whole = text.removesuffix("ে")
        if word.case == "acc" and self._titles.is_word(whole):
            word.case, word.nominative, word.stems = "loc", whole, (*word.stems, whole)  # আউটলুক-ে
        if "-" in text or "–" in text:
            self._abbreviate(word)
        word.title = self._titles.find(word)
        if word.title is None and word.nominative.endswith(self._heads):
            self._lead(word)

    def _abbreviate(self, word: Word) -> None:
        """Take a word that a body's name ends with, its short form tied to it, for that short form: বোর্ড-বিসিবি."""
        for form in dict.fromkeys((word.text, word.nominative)):
            body, _, short = form.replace("–", "-").rpartition("-")
            known = self._titles.alone(body)
            ends = (known is not None and known.role == "body") or any(
                x.role == "body" for _, x in self._titles.long(body)
            )
            if ends and short in self._gazetteer.lasts:
                word.case = "nom" if form == word.text else word.case
                word.nominative, word.stems = form, (*word.stems, short)
                return

    def _lead(self, word: Word) -> None:
        """Take a word that names a body, or its kind, and its head in one for a title: ন্যাটো-প্রধান, বোর্ডপ্রধান."""
        head = next(head for head in self._heads if word.nominative.endswith(head))
        body = word.nominative.removesuffix(head).rstrip("-–")
        word.leads = self._gazetteer.of_one_word(body)
        kind = self._titles.alone(body)
        title = self._titles.alone(head)
        if title is not None and (word.leads is not None or (kind is not None and kind.role == "body")):
            word.title = title if word.leads is not None or kind is None else replace(title, type=kind.type)
        apart = (title for before, title in self._titles.long(head) if before == (body,))
        word.title = next(apart, word.title)  # নৌবাহিনীপ্রধান, of নৌবাহিনী প্রধান

    def flag(self, word: Word) -> int:
        """Return what the lexicons say of a recognised word, as bits of ``Word.flags``."""
        if word.mark:
            return 0
        known = [classes - NOMINATIVE for classes in (self._classes.get(stem) for stem in word.stems) if classes]
        names = frozenset[str]().union(*known)
        if "participle" in word.kinds and word.text not in self._classes:
            names -= NAMES  # হেসে, though somebody is called হেস
        if not names and word.nominative.endswith(self._addressed) and word.nominative not in self._addressed:
            names = frozenset({"name"})  # রথীনবাবু
        flags = self._sources(word)
        flags |= self._noun(word, names, flags)
        return flags | self._name(word, names, flags) | self._clause(word, names)

    def _sources(self, word: Word) -> int:
        """Whether a name of the gazetteer or a title ends with it."""
        flags = 0 if self._gazetteer.lasts.isdisjoint(word.stems) else ENTITY
        if word.title is not None:
            flags |= TITLE | (SPEAKER if word.title.role in SPEAKERS else 0)
        if not self._titles.lasts.isdisjoint(word.stems):
            flags |= TITLE | LONG_TITLE
            if any(title.role == "condition" for _, title in self._titles.long(word.text)):
                flags |= CONDITION
        return flags

    def _noun(self, word: Word, names: frozenset[str], flags: int) -> int:
        """Whether it is a common noun or adjective, a thing, a listed name."""
        if not (names or flags or word.forms):
            if ABSTRACT.search(word.nominative) or self._compound(word.nominative):
                return COMMON | THING
            return COMMON if DERIVED.search(word.text) else 0
        found = LISTED if "name" in names else 0
        people = word.case == "pl" and word.text.endswith("রা") and "common" not in names  # আহতরা, ক্ষতিগ্রস্তরা
        if not flags & SPEAKER and not people and names & {"common", "adjective"}:
            found |= COMMON | (THING if "common" in names else 0)
        return found

    def _compound(self, text: str) -> bool:
        """Tell whether a word is two common nouns in one: ভোট-কক্ষ, সফর-সূচি; written with a hyphen or without."""
        return len(text) >= COMPOUND and any(
            text[:n] in self._nouns and text[n:].removeprefix("-") in self._nouns
            for n in range(PART, len(text) - PART + 1)
        )

    def _name(self, word: Word, names: frozenset[str], flags: int) -> int:
        """Whether it is a name, or known so little that it can be one."""
        unknown = not (names or word.forms or word.finite or flags & COMMON)
        if unknown and not word.number:
            return NAME | (UNSURE if word.case in ("gen", "loc") and not flags & (TITLE | ENTITY) else 0)
        return NAME if not word.number and names & {"name", "ambiguous_name"} else 0

    def _clause(self, word: Word, names: frozenset[str]) -> int:
        """Whether it modifies a noun, points, or stands outside of phrases."""
        called = not names.isdisjoint(("name", "ambiguous_name"))  # শীল
        adjective = "adjective" in names or (
            not called and word.text.endswith(ADJECTIVE) and not word.text.endswith(NAMED)
        )
        flags = MODIFIER if adjective or "determiner" in word.classes else 0
        if word.classes & {"pointer", "pointer_determiner"}:
            flags |= POINTER
        if word.classes & ASIDE or word.text.endswith(("ভাবে", "ভাবেই", "ভাবেও")):
            flags |= OUTSIDE
        return flags
