"""Evidence of the words of a sentence for who speaks, before it is asked where the sentence stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeVar

from annotator.bangla.folding import FoldedText
from annotator.bangla.tokens import without_signs
from annotator.lexicon.floor import FloorWords
from annotator.lexicon.verbs import Form

#: A head of a sentence that is looked up has no more words.
LONGEST_HEAD = 3
#: Two words that begin with so many of the same letters are taken for forms of one.
STEM = 4
#: The verb that closes a sentence is looked for among so many of its last words.
LAST = 5
#: What a word tells that is not in ``floor.toml``: it is a figure, a verb of the first person, a command.
FIGURE, FIRST_PERSON, IMPERATIVE = "figure", "first_person", "imperative"
#: Parts that are looked for at the head of a sentence.
OPENING = frozenset({"background", "elsewhere", "reasoning", "taking_up", "third_person"})
NOTHING: frozenset[str] = frozenset()
#: So many words, and so many chunks, are remembered.
LIMIT = 40_000
T = TypeVar("T")


class Told(NamedTuple):
    """What a chunk of text tells."""

    words: tuple[str, ...]
    """Its words, without signs."""
    openings: tuple[str, ...]
    """How these begin."""
    parts: frozenset[str]
    """The parts that they play."""
    stems: tuple[str, ...]
    """How the longer ones begin."""


#: Take one of the columns of ``Told``.
WORDS, OPENINGS, PARTS, STEMS = map(itemgetter, range(4))


class WordEvidence:
    """Evidence of written words for who speaks, wherever they stand; each is looked at once.

    Args:
        lexicon: the words of each part of ``floor.toml``.
        forms: folded form → the verb forms it can be.
    """

    def __init__(self, lexicon: FloorWords, forms: Mapping[str, tuple[Form, ...]]) -> None:
        known = [(field.name, getattr(lexicon, field.name)) for field in fields(lexicon)]
        self.chunks = _Made(self._told)
        """Chunk, which is what stands between two spaces → what it tells."""
        self.parts = _Made(partial(_parts, [(part, words) for part, words in known if part not in OPENING], forms))
        """Written word → the parts that it plays, and ``FIGURE``, ``FIRST_PERSON``, ``IMPERATIVE``."""
        self.tenses = _Made(lambda word: _tenses(forms.get(word, ())))
        """Written word → the tenses of the finite verb that it is."""
        heads = [(part, words) for part, words in known if part in OPENING]
        self.heads = {
            head: frozenset(part for part, words in heads if head in words) for _, words in heads for head in words
        }
        """Head of a sentence, of one word or several → the parts that it plays."""
        self.firsts = frozenset(head.split()[0] for head in self.heads)

    def _told(self, chunk: str) -> Told:
        words = tuple(without_signs(FoldedText(chunk)).split())
        return Told(
            words,
            tuple([word[:STEM] for word in words]),
            NOTHING.union(*map(self.parts.__getitem__, words)),
            tuple([word[:STEM] for word in words if len(word) > STEM]),
        )


class _Made(dict[str, T]):
    """Values made of a word or chunk when it is first asked for; past a limit anew, so that memory does not grow."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> T:
        if len(self) >= LIMIT:
            self.clear()
        made = self[text] = self._make(text)
        return made


def _parts(
    lexicon: Sequence[tuple[str, frozenset[str]]], forms: Mapping[str, tuple[Form, ...]], word: str
) -> frozenset[str]:
    parts = {part for part, words in lexicon if word in words}
    if word[0].isdigit():
        parts.add(FIGURE)
    readings = forms.get(word)
    if readings and all(form.person == "first" and form.kind == "finite" for form in readings):
        parts.add(FIRST_PERSON)
    if readings and all(form.kind == "imperative" for form in readings):
        parts.add(IMPERATIVE)
    return frozenset(parts) or NOTHING


class Wording:
    """The words of a sentence, as far as they tell who speaks.

    Attributes:
        words: its words in order, without signs.
        openings: how they begin.
        parts: the parts of ``floor.toml`` that a word or the head of the sentence plays.
        tenses: those of the finite verb that closes it.
        asked: it is a question.
    """

    __slots__ = ("asked", "openings", "parts", "tenses", "words")

    def __init__(self, chunks: Sequence[str], asked: bool, evidence: WordEvidence) -> None:
        told = list(map(evidence.chunks.__getitem__, chunks))
        self.words = words = list(chain.from_iterable(map(WORDS, told)))
        self.openings = list(chain.from_iterable(map(OPENINGS, told)))
        self.asked = asked
        self.parts = NOTHING.union(*filter(None, map(PARTS, told)))
        if words and words[0] in evidence.firsts:
            heads = (evidence.heads.get(" ".join(words[:n]), NOTHING) for n in range(1, LONGEST_HEAD + 1))
            self.parts = self.parts.union(*heads)
        self.tenses = next(filter(None, map(evidence.tenses.__getitem__, words[: -LAST - 1 : -1])), NOTHING)


def _tenses(forms: Sequence[Form]) -> frozenset[str]:
    """The tenses of a word that is nothing but a finite verb; করতে is an infinitive, hardly ever "you used to do"."""
    if any(form.kind != "finite" for form in forms):
        return NOTHING
    return frozenset(form.tense for form in forms if form.tense)
