"""Step 4: markers of uncertainty in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.bangla.folding import fold
from annotator.bangla.sentences import Range
from annotator.errors import LexiconError
from annotator.labels import HedgeLevel
from annotator.lexicon.hedges import HedgeRecord
from annotator.rules.text import Sentence
from annotator.rules.words import HEDGE, Word

ITEM = re.compile(r"<(?P<lemma>[^:>]+)(?::(?P<kind>[a-z]+)(?P<gen>\.gen)?)?>|=(?P<exact>.+)|(?P<stem>.+)")
CLAUSE = frozenset({",", ";", "–", "—", ":"})


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
        return any(
            (self.lemma == "*" or lemmas[form.lemma] == self.lemma)
            and (form.negative if self.kind == "negative" else form.kind == self.kind)
            for form in word.forms
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
        for record in records:
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
        return HEDGE if any(stem in self._patterns for stem in word.stems) else 0

    def triggers(self) -> Iterator[str]:
        """Words one of which stands in every sentence that has a hedge."""
        return iter(self._patterns)

    def find(self, s: Sentence) -> list[Marker]:
        """The markers of the sentence in order, none overlapping another."""
        found: list[Marker] = []
        for k in s.flagged:
            word = s.words[k]
            if not word.flags & HEDGE:
                continue
            for stem in word.stems:
                hit = self._match(s, k, stem)
                if hit is not None:
                    if found and found[-1].span.end > hit.span.start:
                        if hit.span.end - hit.span.start <= found[-1].span.end - found[-1].span.start:
                            break
                        found.pop()
                    found.append(hit)
                    break
        return found

    def _match(self, s: Sentence, k: int, stem: str) -> Marker | None:
        for place, items, record in self._patterns.get(stem, ()):
            first = k - place
            last = first + len(items)
            if first < 0 or last > len(s.words):
                continue
            if all(item.fits(s.words[first + n], self._lemmas) for n, item in enumerate(items)) and not self._barred(
                s, first, last, record
            ):
                return Marker(s.span(first, last), record.level)
        return None

    def _barred(self, s: Sentence, first: int, last: int, record: HedgeRecord) -> bool:
        if last < len(s.words) and s.words[last].text in record.unless_after:
            return True
        if record.only_before:
            behind = s.words[last].text if last < len(s.words) else "।"
            if not behind.startswith(record.only_before):
                return True
        if first and s.words[first - 1].text in record.unless_before:
            return True
        if s.words[first].text in record.unless_first:
            return True
        if record.unless_beside and any(word.text in record.unless_beside for word in s.words):
            return True
        if record.unless_with:
            for k in range(first - 1, -1, -1):
                if s.words[k].text in CLAUSE:
                    break
                if s.words[k].text in record.unless_with:
                    return True
        return False


def _item(part: str, key: str) -> Item:
    match = ITEM.fullmatch(fold(part))
    if match is None:
        raise LexiconError(f"lexicon hedges, record {key!r}: {part!r} is no part of a pattern")
    if match["lemma"]:
        return Item(lemma=match["lemma"], kind=match["kind"] or "finite", genitive=bool(match["gen"]))
    return Item(exact=match["exact"]) if match["exact"] else Item(stem=match["stem"])
