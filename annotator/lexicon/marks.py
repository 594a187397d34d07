"""The words of a cue or of a hedge by themselves: what they say of a mark that a person drew and said nothing of.

The rule pass reads cues and hedges in their sentences. Here a person has decided already that they are one, so only
their own words are looked at, and of several records that fit the one with most words counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from annotator.bangla.conjugation import Form
from annotator.bangla.endings import CLITICS, ENDINGS
from annotator.bangla.folding import FoldedText, fold
from annotator.labels import LEVEL_BY_FUNCTION, Function, HedgeLevel
from annotator.lexicon.cues import CompoundCue, Cues, load_cues
from annotator.lexicon.hedges import HedgeRecord, load_hedges
from annotator.lexicon.verbs import form_index, load_verbs

#: A word of a hedge's pattern, as told at the head of ``hedges.toml``.
_ITEM = re.compile(r"<(?P<lemma>[^:>]+)(?::(?P<kind>[a-z]+)(?:\.gen)?)?>|=(?P<exact>.+)|(?P<stem>.+)")
_WORD = re.compile(r"[^\s,;:।!?\"'“”‘’()]+")


class Act(NamedTuple):
    """The values that a cue carries by its words alone."""

    function: Function
    level: HedgeLevel
    """How sure it makes its claim sound where no hedge says otherwise."""


class _Word(NamedTuple):
    text: str
    stems: frozenset[str]
    forms: tuple[Form, ...]


class Marks:
    """The lexicons of cues and hedges, asked by words."""

    def __init__(self, cues: Cues, hedges: tuple[HedgeRecord, ...], overlay: Path | None) -> None:
        verbs = load_verbs(overlay)
        self._cues, self._forms = cues, form_index(verbs)
        self._lemmas = {verb.key: verb.counts_as or verb.lemma for verb in verbs}
        self._hedges = [(_pattern(each), record.level) for record in hedges for each in record.patterns]

    def act(self, cue: FoldedText, named: bool = True) -> Act | None:
        """Return what a cue of these words carries; None where no record is of them.

        Args:
            cue: its words.
            named: whether somebody is made responsible; a hearsay cue makes the outlet step back where nobody is.
        """
        words = self._words(cue)
        found = [*self._by_phrase(words), *self._by_compound(words, named), *self._by_verb(words, named)]
        return max(found, key=lambda each: each[0])[1] if found else None

    def level(self, hedge: FoldedText) -> HedgeLevel | None:
        """Return how uncertain a hedge of these words makes a claim sound; None where no record is of them."""
        words = self._words(hedge)
        found = [(len(items), level) for items, level in self._hedges if self._holds(words, items)]
        return max(found)[1] if found else None

    def _words(self, text: str) -> list[_Word]:
        return [_Word(word, frozenset(_stems(word)), self._forms.get(word, ())) for word in _WORD.findall(text)]

    def _has(self, words: list[_Word], verb: str) -> bool:
        """Return True where the words hold a form of a verb, the words before its verbal noun right before it."""
        *before, lemma = verb.split()
        if not before:
            return any(self._is(word, lemma) for word in words)
        size = len(before)
        return any(
            self._is(words[at + size], lemma) and [word.text for word in words[at : at + size]] == before
            for at in range(len(words) - size)
        )

    def _is(self, word: _Word, lemma: str) -> bool:
        return any(self._lemmas[form.lemma] == lemma for form in word.forms)

    def _by_verb(self, words: list[_Word], named: bool) -> Iterator[tuple[int, Act]]:
        for modal in self._cues.modals:
            if self._has(words, modal.infinitive) and any(self._has(words, verb) for verb in modal.verbs):
                yield 3, _act(modal.function)
        for refusal in self._cues.refusals:
            said = any(word.text in refusal.words for word in words)
            if said and any(self._has(words, verb) for verb in refusal.verbs):
                yield 3, _act(Function.STATEMENT)
        for verb in self._cues.verbs:
            if self._has(words, verb.lemma):
                yield 1, _act(verb.function, hearsay=verb.hearsay and not named)

    def _by_compound(self, words: list[_Word], named: bool) -> Iterator[tuple[int, Act]]:
        for compound in self._cues.compounds:
            if not any(self._is_noun(words, noun) for noun in compound.nouns):
                continue
            hearsay = compound.hearsay and not named
            fitting = [verb for verb in compound.verbs if self._has(words, verb)]
            if fitting:
                verb = max(fitting, key=lambda each: len(each.split()))
                yield 2 + len(verb.split()), _act(compound.verbs[verb], compound, hearsay=hearsay)
            elif compound.nominal is not None and not any(word.forms for word in words[1:]):
                yield 2, _act(compound.nominal, compound, hearsay=hearsay)

    def _is_noun(self, words: list[_Word], noun: str) -> bool:
        parts = noun.split()
        runs = (words[at : at + len(parts)] for at in range(len(words) - len(parts) + 1))
        return any(all(part in word.stems for part, word in zip(parts, run, strict=True)) for run in runs)

    def _by_phrase(self, words: list[_Word]) -> Iterator[tuple[int, Act]]:
        texts = [word.text for word in words]
        for phrase in self._cues.postpositions:
            if all(word in texts for word in phrase.words):
                heads = [act for head, act in phrase.heads.items() if any(head in word.stems for word in words)]
                yield len(phrase.words) + 1 + len(heads), _act(heads[0] if heads else phrase.function)
        for credit in self._cues.credits:
            if any(word in texts for word in credit.words):
                yield 1, _act(Function.STATEMENT)

    def _holds(self, words: list[_Word], items: list[re.Match[str]]) -> bool:
        starts = range(len(words) - len(items) + 1)
        return any(all(self._fits(words[at + n], item) for n, item in enumerate(items)) for at in starts)

    def _fits(self, word: _Word, item: re.Match[str]) -> bool:
        if item["exact"]:
            return word.text == item["exact"]
        if item["stem"]:
            return item["stem"] in word.stems
        kind = item["kind"] or "finite"
        return any(
            item["lemma"] in ("*", self._lemmas[form.lemma])
            and (form.negative if kind == "negative" else form.kind == kind)
            for form in word.forms
        )


@cache
def load_marks(overlay: Path | None = None) -> Marks:
    """Return the lexicons of cues and hedges, the user's folder laid over ours, to be asked by words.

    Raises:
        LexiconError: a record is not of its form.
    """
    return Marks(load_cues(overlay), load_hedges(overlay), overlay)


def _act(function: Function, compound: CompoundCue | None = None, *, hearsay: bool = False) -> Act:
    level = LEVEL_BY_FUNCTION[function] if compound is None or compound.level is None else compound.level
    return Act(function, HedgeLevel.DISTANCED if hearsay else level)


def _pattern(pattern: str) -> list[re.Match[str]]:
    return [match for each in fold(pattern).split() if (match := _ITEM.fullmatch(each))]


def _stems(word: str) -> Iterator[str]:
    """The word, and without clitic and ending."""
    bare = [word, *([word[:-1]] if word[-1:] in CLITICS else [])]
    yield from bare
    yield from (stem[: -len(ending)] for stem in bare for ending, _ in ENDINGS if stem.endswith(ending))
