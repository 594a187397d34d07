"""The readings of one written word: its stems and case, the verb it is a form of, the class it belongs to.

Analyses are made once per written form and kept, so that a page costs look-ups, not work: the idea of
spaCy's lexemes. All strings here are folded (``annotator.bangla.folding``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from unicodedata import category

from annotator.bangla.endings import (
    BELOW,
    BY_LAST_SIGN,
    CLITICS,
    FINITE,
    GLIDES,
    HONORIFIC,
    IRREGULAR,
    VIRAMA,
    VOWEL_SIGNS,
    VOWELS,
    dotted,
    is_house,
)
from annotator.bangla.tokens import LETTER, PIECE
from annotator.lexicon.grammar import Grammar
from annotator.lexicon.sources import SourceRecord, TitleRecord
from annotator.lexicon.verbs import Form
from annotator.rules.kept import LIMIT, Kept

#: Classes of words that end like a case form without being one.
NOMINATIVE = frozenset({"nominative_r", "nominative_e", "nominative_ra", "nominative"})
#: Classes of names.
NAMES = frozenset({"name", "ambiguous_name"})
#: Classes of function words, which have no case to take off.
CLOSED = frozenset({"postposition", "conjunction", "determiner", "complementiser", "thing", "pointer"})
#: Classes of words that stand beside a clause.
ASIDE = frozenset({"postposition", "adverb", "time"})
#: The classes of a word that is in none.
UNKNOWN: frozenset[str] = frozenset()
#: Classes of a word that is only a determiner.
DETERMINER = frozenset({"determiner"})
#: Bits of ``Word.flags``: what a word can be, looked up once for each written form.
CUE_VERB, CUE_WORD, CUE_PART, HEDGE, ENTITY, TITLE, CONDITION, SPEAKER, COMMON, THING, NAME, LISTED = (
    1 << n for n in range(12)
)
MODIFIER, OUTSIDE, POINTER, LONG_TITLE, UNSURE = (1 << n for n in range(12, 17))
CUE = CUE_VERB | CUE_WORD
#: A letter behind a space, before which a stop is part of a short form; what such letters are.
BEHIND, STARTS = " ক", re.compile(LETTER)
#: Signs that stand for a vowel left out of a word, and are as often left out themselves.
ELISION = str.maketrans("", "", "'’")


class Word:
    """A written form with what it can be.

    Attributes:
        text: the folded form.
        stems: the form itself and what is left of it without clitic and case ending, most literal first.
        case: ``nom``, ``gen``, ``acc``, ``loc`` or ``pl`` (nominative plural of persons);
            of a word that is no noun, a guess.
        classes: classes of ``particles.toml`` it belongs to.
        forms: the verb forms it can be.
        kinds, lemmas, persons, tenses: those of its forms.
        finite: it looks like a finite verb.
        nonfinite: it can be a participle, infinitive or conditional.
        nominative: the form without clitic and case ending.
        flags: what it can be, as the lexicons say, a bit each.
        title: the title that it is, in whatever case, as the lexicons say.
        leads: the body whose head it calls somebody in one word: ন্যাটোপ্রধান.
        key: by what is told once of it; its text, but for one that is read otherwise than the word is elsewhere.
        mark: it is a sign, not a word.
        symbol: it is a pictograph or another sign that stands at a word without being of the text: ✅, #.
        number: it is written in digits.
    """

    __slots__ = (
        "case",
        "classes",
        "finite",
        "flags",
        "forms",
        "key",
        "kinds",
        "leads",
        "lemmas",
        "mark",
        "nominative",
        "nonfinite",
        "number",
        "persons",
        "stems",
        "symbol",
        "tenses",
        "text",
        "title",
    )

    def __init__(
        self,
        text: str,
        forms: tuple[Form, ...],
        classes: frozenset[str],
        case: str,
        stems: tuple[str, ...],
        nominative: str,
    ) -> None:
        self.text = self.key = text
        self.nominative = nominative
        self.forms = forms
        self.classes = classes
        self.case = case
        self.stems = stems
        self.flags = 0
        self.title: TitleRecord | None = None
        self.leads: SourceRecord | None = None
        letter = "\u0980" <= text[0] <= "\u09fe"  # nearly always
        self.mark = not letter and not any(ch.isalnum() or "\u0980" <= ch <= "\u09fe" for ch in text)
        self.number = text[0].isdigit()
        self.symbol = category(text[0]) in ("So", "Sk") or text in "#*_"
        self.kinds = kinds = frozenset([form.kind for form in forms]) if forms else UNKNOWN
        self.lemmas = frozenset([form.lemma for form in forms]) if forms else UNKNOWN
        self.persons = frozenset([form.person for form in forms if form.person]) if forms else UNKNOWN
        self.tenses = frozenset([form.tense for form in forms if form.tense]) if forms else UNKNOWN
        self.finite = (
            ("finite" in kinds and "infinitive" not in kinds)  # করতে is an infinitive, hardly ever "you used to do"
            or "imperative" in kinds
            or (not forms and len(text) > 4 and text.endswith(FINITE))
        )
        self.nonfinite = bool(kinds & {"participle", "infinitive", "conditional"})

    def is_a(self, name: str) -> bool:
        """It belongs to that class of ``particles.toml``."""
        return name in self.classes

    @property
    def honorific(self) -> bool:
        """It ends as a finite verb of somebody respected does."""
        return self.text.endswith(HONORIFIC)

    @property
    def is_aside(self) -> bool:
        """It belongs to what stands beside a clause: manner, time, place."""
        return not self.classes.isdisjoint(ASIDE)

    def as_determiner(self) -> Word:
        """Return the word as one that points at the noun behind it, whatever it is elsewhere."""
        word = Word(self.text, (), DETERMINER, "nom", (self.text,), self.text)
        word.flags, word.key = MODIFIER, f"{self.text} "
        return word

    @property
    def determined(self) -> bool:
        """It bears a determiner: সংগঠন-টি, দল-টির; not কমিটি."""
        return self.text[len(self.nominative) :].startswith(("টি", "টা"))

    def __repr__(self) -> str:
        return f"Word({self.text!r}, {self.case})"


class Words(Kept[Word]):
    """The analyses of the written forms met so far, with or without white space behind, made when first asked for.

    Args:
        verbs: folded form → the verb forms it can be.
        classes: folded form → the classes it belongs to.
        grammar: words that the grammar of the rules turns on, for whoever reads a sentence of these.
        flag: what the lexicons say a word can be, as bits; it may give the word its title and case.
        limit: how many analyses are kept.
    """

    def __init__(
        self,
        verbs: Mapping[str, tuple[Form, ...]],
        classes: Mapping[str, frozenset[str]],
        grammar: Grammar,
        flag: Callable[[Word], int],
        limit: int = LIMIT,
    ) -> None:
        super().__init__(self._word, limit)
        self._verbs = verbs
        self._classes = classes
        self.grammar = grammar
        self.further = min(grammar.further, key=len, default=" ")
        """The shortest of the words for one more, with which the others begin."""
        self._flag = flag

    def told(self, chunks: Sequence[str], told: list[list[Any]]) -> list[Any]:
        """Return the tokens of all chunks; told now are those of which nothing is, and of a short form (মো. | রহিম).

        None at all where some depend on what stands before their chunk.
        """
        for n, chunk in enumerate(chunks):
            if told[n]:
                continue
            if _clings(chunk):
                return []
            pieces, short = PIECE.findall(f"{chunk} "), PIECE.findall(f"{chunk}{BEHIND}")[:-1]
            if pieces != short:
                goes_on = n + 1 < len(chunks) and STARTS.match(chunks[n + 1]) is not None
                told[n], pieces = [], short if goes_on else pieces
            for piece in pieces:
                word = self[piece]
                told[n] += word, len(piece), word.flags & (CUE | HEDGE | UNSURE)
        return [value for tokens in told for value in tokens]

    def _word(self, text: str) -> Word:
        form = text.rstrip() or text
        if form != text:  # as it was cut from a text, with the space behind it: found by that too the next time
            return self[form]
        word = self._analyse(form)
        word.flags = self._flag(word)
        return word

    def _analyse(self, text: str) -> Word:
        plain = text.translate(ELISION)  # দু'দিন, ব'লে
        classes = self._classes.get(plain, UNKNOWN)
        forms = self._verbs.get(plain, ()) or self._verbs.get(dotted(text), ())
        clitic = len(text) > 3 and text[-1] in CLITICS and not classes & NOMINATIVE
        bare = text[:-1] if clitic else text
        if bare is not text:
            forms = forms or self._verbs.get(bare, ())
            classes = classes or self._classes.get(bare, UNKNOWN)
        case, stem = self._case(bare)
        stems = tuple(dict.fromkeys((text, bare, stem, *_alternatives(stem, case), plain)))
        return Word(text, forms, classes, case, stems, stem)

    def _case(self, text: str) -> tuple[str, str]:
        if text in IRREGULAR:
            return IRREGULAR[text]
        known = self._classes.get(text, UNKNOWN)
        if known & NOMINATIVE or (known & CLOSED and not text.endswith(("র", "কে"))):
            return "nom", text
        for ending, case in BY_LAST_SIGN.get(text[-1], ()):
            if text.endswith(ending) and len(text) >= len(ending) + 2:
                stem = text[: -len(ending)]
                if ending == "দের" and stem + "দ" in self._classes:
                    return "gen", stem + "দ"
                whole = stem + ending[0]
                if ending == "কে" and whole in self._classes and stem not in self._classes:
                    return "loc", whole  # ব্যাংক-ে, not ব্যাং-কে
                if self._fits(stem, ending):
                    glided = len(stem) > 2 and ending in ("ের", "েরা", "ে") and stem.endswith(("ইয়", "উয়", "ওয়", "ংয়"))
                    return case, stem[:-1] if glided else stem
        return "nom", text

    def _fits(self, stem: str, ending: str) -> bool:
        """The ending can stand behind the stem: ভারত-ে, not ভার-তে; দল-টি, not মা-টি, কমি-টি; সুমিত্রা is no plural."""
        if stem[-1] == VIRAMA:
            return False
        if ending.startswith(("টি", "টা")):
            short = ending == "টি" and set(VOWELS).isdisjoint(stem)
            return (len(stem) >= 3 or short) and not self._whole(stem + ending[:2])
        last = stem.rstrip("ঁ")[-1:]  # মাখোঁ-র
        if ending == "তে":
            return last in VOWELS
        if ending == "র" and (stem.endswith(BELOW) or self._tied(stem)):
            return True  # সদস্য-র, সুকান্ত-র
        if ending == "র":
            whole = stem + ending
            house = is_house(whole) and stem not in self._classes
            return last in VOWELS and not (house or whole.endswith(("নূর", "নুর", "পুর")))
        if ending == "য়":
            return stem[-1] in GLIDES  # ভিডিও-য়
        return ending != "ে" or stem[-1] not in VOWEL_SIGNS

    def _tied(self, stem: str) -> bool:
        """A name that ends with two letters tied to each other, behind which its vowel is sounded, not written."""
        return stem[-2] == VIRAMA and not NAMES.isdisjoint(self._classes.get(stem, UNKNOWN))

    def _whole(self, text: str) -> bool:
        """A noun that ends like a determined one by itself (কমিটি, উপদেষ্টা)."""
        return bool(self._classes.get(text, UNKNOWN) & NOMINATIVE)


def _clings(chunk: str) -> bool:
    """White space belongs to the token before, an ending to a quotation mark."""
    return not chunk or chunk[0].isspace() or (chunk[0] in "-–" and len(chunk) > 1)


def _alternatives(stem: str, case: str) -> list[str]:
    """Other stems the same ending can leave: মন্ত্রণালয়ের → মন্ত্রণালয় beside মন্ত্রণাল, কর্মকর্তারা's দের → কর্মকর্তা."""
    more = []
    if case in ("gen", "pl", "loc"):
        more.append(stem + "য়")
        if stem.endswith("ে"):
            more.append(stem[:-1])
    if stem.endswith(("টি", "টা")) and len(stem) > 4:
        more.append(stem[:-2])
    if stem.endswith(("গুলো", "গুলি")) and len(stem) > 5:
        more.append(stem[:-4])
    return more
