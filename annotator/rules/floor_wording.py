"""Evidence of the words of a sentence for who speaks, before it is asked where the sentence stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

from annotator.lexicon.floor import FloorWords
from annotator.lexicon.verbs import Form
from annotator.rules.chunks import NOTHING, Chunk
from annotator.rules.kept import Kept

#: A head of a sentence that is looked up has no more words.
LONGEST_HEAD = 3
#: The verb that closes a sentence is looked for among so many of its last words.
LAST = 5
#: What a word tells that is not in ``floor.toml``: it is a figure, a verb of the first person, a command.
FIGURE, FIRST_PERSON, IMPERATIVE = "figure", "first_person", "imperative"
#: Parts that are looked for at the head of a sentence.
OPENING = frozenset({"background", "elsewhere", "reasoning", "taking_up", "third_person"})


class WordEvidence:
    """Evidence of written words for who speaks, wherever they stand; each is looked at once.

    Args:
        lexicon: the words of each part of ``floor.toml``.
        forms: folded form → the verb forms it can be.
    """

    def __init__(self, lexicon: FloorWords, forms: Mapping[str, tuple[Form, ...]]) -> None:
        known = [(field.name, getattr(lexicon, field.name)) for field in fields(lexicon)]
        self._parts = _by_word((part, words) for part, words in known if part not in OPENING)
        self._forms = forms
        self.tenses: Kept[frozenset[str]] = Kept(lambda word: _tenses(forms.get(word, ())))
        """Written word → the tenses of the finite verb that it is."""
        self.heads = _by_word((part, words) for part, words in known if part in OPENING)
        """Head of a sentence, of one word or several → the parts that it plays."""
        self.firsts = frozenset(head.split()[0] for head in self.heads)

    def parts(self, word: str) -> frozenset[str]:
        """Return the parts that a written word plays, and ``FIGURE``, ``FIRST_PERSON``, ``IMPERATIVE``."""
        parts = self._parts.get(word, NOTHING)
        if word[0].isdigit():
            parts |= {FIGURE}
        readings = self._forms.get(word)
        if readings and all(form.person == "first" for form in readings):
            parts |= {FIRST_PERSON}
        if readings and all(form.kind == "imperative" for form in readings):
            parts |= {IMPERATIVE}
        return parts


def _by_word(parts: Iterable[tuple[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    """Return the parts that each word plays."""
    found: dict[str, frozenset[str]] = {}
    for part, words in parts:
        for word in words:
            found[word] = found.get(word, NOTHING) | {part}
    return found


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

    def __init__(self, chunks: Sequence[Chunk], asked: bool, evidence: WordEvidence) -> None:
        begun: list[str] = []
        shown = []
        for _, own, parts, _ in chunks:
            begun += own
            if parts:
                shown.append(parts)
        self.words = words = begun[::2]
        self.openings = begun[1::2]
        self.asked = asked
        self.parts = NOTHING.union(*shown)
        if words and words[0] in evidence.firsts:
            heads = [evidence.heads.get(" ".join(words[:n]), NOTHING) for n in range(1, LONGEST_HEAD + 1)]
            self.parts = self.parts.union(*heads)
        self.tenses = next(filter(None, map(evidence.tenses.__getitem__, words[: -LAST - 1 : -1])), NOTHING)


def _tenses(forms: Sequence[Form]) -> frozenset[str]:
    """The tenses of a word that is nothing but a finite verb; করতে is an infinitive, hardly ever "you used to do"."""
    if any(form.kind != "finite" for form in forms):
        return NOTHING
    return frozenset(form.tense for form in forms if form.tense)
