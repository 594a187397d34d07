"""Step 4: markers of uncertainty in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from annotator.bangla.folding import fold
from annotator.bangla.sentences import Range
from annotator.errors import LexiconError
from annotator.labels import HedgeLevel
from annotator.lexicon.hedges import HedgeRecord
from annotator.rules.cases import first
from annotator.rules.text import Sentence
from annotator.rules.words import HEDGE, Word

ITEM = re.compile(r"<(?P<lemma>[^:>]+)(?::(?P<kind>[a-z]+)(?P<gen>\.gen)?)?>|=(?P<exact>.+)|(?P<stem>.+)")
#: What parts clauses.
CLAUSE = frozenset({",", ";", "–", "—", ":"})


#: What a case says that decides: it is no hedge.
NONE: Final = True


class Marker(NamedTuple):
    """A hedge that was found."""

    span: Range
    level: HedgeLevel


class Item(NamedTuple):
    """One word of a pattern."""

    exact: str | None = None
    stem: str | None = None
    lemma: str | None = None
    kind: str = "finite"
    genitive: bool = False

    def fits(self, word: Word, lemmas: dict[str, str]) -> bool:
        """The word can stand here."""
        if self.exact is not None:
            return word.text == self.exact
        if self.stem is not None:
            return self.stem in word.stems
        if self.genitive and word.case != "gen":
            return False
        for form in word.forms:
            kind = form.negative if self.kind == "negative" else form.kind == self.kind
            if kind and (self.lemma == "*" or lemmas[form.lemma] == self.lemma):
                return True
        return False


class Match(NamedTuple):
    """Tokens ``first`` … ``last - 1`` that a pattern of a record fits."""

    s: Sentence
    first: int
    last: int
    record: HedgeRecord

    @property
    def behind(self) -> str:
        """The word behind them; a full stop at the end of the sentence."""
        return self.s.words[self.last].text if self.last < len(self.s.words) else "।"

    def __str__(self) -> str:
        return f"the hedge “{self.s.slice(self.first, self.last)}”"


# By what the words of a pattern are no hedge


def _before_a_word(m: Match) -> bool | None:
    """A word behind it that makes it no hedge: সম্ভবত | না."""
    return NONE if m.behind in m.record.unless_after else None


def _not_before_its_word(m: Match) -> bool | None:
    """The word that has to stand behind it does not."""
    return NONE if not m.behind.startswith(m.record.only_before) else None


def _behind_a_word(m: Match) -> bool | None:
    """A word before it that makes it no hedge: কোনো | আশঙ্কা নেই."""
    return NONE if m.first and m.s.words[m.first - 1].text in m.record.unless_before else None


def _begins_otherwise(m: Match) -> bool | None:
    """Its first word has another sense: জানতে পারে is "gets to know"."""
    return NONE if m.s.words[m.first].text in m.record.unless_first else None


def _counted(m: Match) -> bool | None:
    """Its first word tells what there is room for: ৫০০ দর্শক | বসতে পারে."""
    if m.s.words[m.first].text not in m.record.unless_counted:
        return None
    return NONE if any(word.number for word in _clause(m)) else None


def _in_such_a_sentence(m: Match) -> bool | None:
    """A word anywhere in the sentence makes it no hedge."""
    return NONE if any(word.text in m.record.unless_beside for word in m.s.words) else None


def _in_such_a_clause(m: Match) -> bool | None:
    """A word before it in the same clause makes it no hedge, or two that are written as one elsewhere: কী ভাবে."""
    words = [word.text for word in _clause(m)]
    barred = any(text in m.record.unless_with for text in words)
    return NONE if barred or any(first + last in m.record.unless_with for last, first in pairwise(words)) else None


def _clause(m: Match) -> Iterator[Word]:
    """The words before it in the same clause, the nearest first."""
    for word in reversed(m.s.words[: m.first]):
        if word.text in CLAUSE:
            return
        yield word


def _bars(record: HedgeRecord) -> tuple[Callable[[Match], bool | None], ...]:
    """The cases by which the words of a record's patterns are no hedge."""
    return (
        *((_before_a_word,) if record.unless_after else ()),
        *((_not_before_its_word,) if record.only_before else ()),
        *((_behind_a_word,) if record.unless_before else ()),
        *((_begins_otherwise,) if record.unless_first else ()),
        *((_counted,) if record.unless_counted else ()),
        *((_in_such_a_sentence,) if record.unless_beside else ()),
        *((_in_such_a_clause,) if record.unless_with else ()),
    )


class HedgeFinder:
    """Finds the hedges of a sentence, the longest first where two begin together.

    Args:
        records: the lexicon.
        lemmas: key of a verb in ``verbs.toml`` → its lemma.
    """

    def __init__(self, records: Iterable[HedgeRecord], lemmas: dict[str, str]) -> None:
        self._lemmas = lemmas
        self._patterns: dict[str, list[tuple[int, tuple[Item, ...], HedgeRecord]]] = {}
        self._bars: dict[str, tuple[Callable[[Match], bool | None], ...]] = {}
        for record in records:
            self._bars[record.key] = _bars(record)
            for pattern in record.patterns:
                items = tuple(_item(part, record.key) for part in pattern.split())
                place = next((n for n, item in enumerate(items) if item.exact or item.stem), None)
                if place is None:
                    raise LexiconError(
                        f"lexicon hedges, record {record.key!r}: pattern {pattern!r} has verbs only; give it a word"
                    )
                anchor = items[place].exact or items[place].stem or ""
                self._patterns.setdefault(anchor, []).append((place, items, record))
        for rows in self._patterns.values():
            rows.sort(key=lambda row: -len(row[1]))

    def flag(self, word: Word) -> int:
        """``HEDGE`` where a pattern can hang on the word."""
        return 0 if self._patterns.keys().isdisjoint(word.stems) else HEDGE

    def triggers(self) -> Iterator[str]:
        """Words one of which stands in every sentence that has a hedge."""
        return iter(self._patterns)

    def find(self, s: Sentence) -> list[Marker]:
        """Return the markers of the sentence in order, none overlapping another."""
        found: list[Marker] = []
        for k in s.flagged:
            if not s.words[k].flags & HEDGE or (marker := self._at(s, k)) is None:
                continue
            if found and found[-1].span.end > marker.span.start:
                if _length(marker) <= _length(found[-1]):
                    continue
                found.pop()
            found.append(marker)
        return found

    def _at(self, s: Sentence, k: int) -> Marker | None:
        """The longest marker that hangs on token k, in its most literal form."""
        for stem in s.words[k].stems:
            for place, items, record in self._patterns.get(stem, ()):
                start, end = k - place, k - place + len(items)
                if start >= 0 and end <= len(s.words) and self._fits(s, start, items):
                    bars = self._bars[record.key]
                    if first(bars, Match(s, start, end, record)) is None:
                        return Marker(s.span(start, end), record.level)
        return None

    def _fits(self, s: Sentence, start: int, items: tuple[Item, ...]) -> bool:
        for k, item in enumerate(items, start):  # noqa: SIM110  (``all`` takes twice as long)
            if not item.fits(s.words[k], self._lemmas):
                return False
        return True


def _length(marker: Marker) -> int:
    return marker.span.end - marker.span.start


def _item(part: str, key: str) -> Item:
    match = ITEM.fullmatch(fold(part))
    if match is None:
        raise LexiconError(f"lexicon hedges, record {key!r}: {part!r} is no part of a pattern")
    if match["lemma"]:
        return Item(lemma=match["lemma"], kind=match["kind"] or "finite", genitive=bool(match["gen"]))
    return Item(exact=match["exact"]) if match["exact"] else Item(stem=match["stem"])
