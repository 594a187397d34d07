"""The gazetteer, looked up by token: which names of sources end or begin where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from annotator.bangla.folding import fold
from annotator.bangla.tokens import TOKEN
from annotator.labels import SourceType
from annotator.lexicon.grammar import Grammar
from annotator.lexicon.sources import SourceRecord
from annotator.rules.speaker import STATES
from annotator.rules.text import Sentence
from annotator.rules.words import ENTITY, Word

#: Types of source that report what others say: before a genitive they are the reporter, not its owner.
REPORTERS = frozenset({SourceType.AGENCY, SourceType.MEDIA})
#: Kinds of sources that have a branch of their own in a state, called by both names.
BRANCHING = frozenset({"igo", "ngo", "company", "think_tank"})


class Name(NamedTuple):
    """A name of a source as tokens."""

    words: tuple[str, ...]
    source: SourceRecord
    context: tuple[str, ...] | None
    """Beginnings of words, one of which has to stand in the sentence; none where the name is the source's alone."""


class Gazetteer:
    """Every name is kept under its words, its length under the word it ends with."""

    def __init__(self, sources: Iterable[SourceRecord], grammar: Grammar) -> None:
        self._cited = grammar.cited
        self._of = grammar.foreign_of  # কাউন্সিল অব | বাংলাদেশ is no state
        self._names: dict[tuple[str, ...], list[Name]] = {}
        self._by_first: dict[tuple[str, ...], list[Name]] = {}
        """Names by their first two words, those of one word by that."""
        self._demonyms: dict[tuple[str, ...], SourceRecord] = {}
        lengths: dict[str, set[int]] = {}
        self._canonical: dict[str, SourceRecord] = {}
        for source in sources:
            self._canonical[source.name] = source
            self._demonyms.update({tuple(fold(words).split()): source for words in source.demonyms})
            wanted = tuple(fold(phrase.split()[-1]) for phrase in source.context)
            for name in dict.fromkeys((*source.forms, *source.metonyms)):
                words = tuple(TOKEN.findall(fold(name)))
                known = Name(words, source, wanted if source.is_ambiguous(name) else None)
                self._names.setdefault(words, []).append(known)
                lengths.setdefault(words[-1], set()).add(len(words))
                if len(words) > 1 and words[-1].endswith("ে"):  # ইন্ডিয়া টুডের loses more than its ending
                    short = words[-1].removesuffix("ে")
                    self._names.setdefault((*words[:-1], short), []).append(known)
                    lengths.setdefault(short, set()).add(len(words))
                self._by_first.setdefault(words[:2], []).append(known)
        self._openers = frozenset(words[0] for words in self._names if len(words) > 1)
        self._adjectives = sorted({len(words) for words in self._demonyms}, reverse=True)
        self._by_last = {last: tuple(sorted(known, reverse=True)) for last, known in lengths.items()}
        self.lasts = self._by_last.keys()
        """The words that names end with."""

    def named(self, name: str) -> SourceRecord | None:
        """Return the source of this canonical name."""
        return self._canonical.get(name)

    def of_one_word(self, name: str) -> SourceRecord | None:
        """Return the body, no place, that this word alone names wherever it stands."""
        found = (known.source for known in self._names.get((name,), ()) if known.context is None)
        return next((source for source in found if source.kind not in STATES), None)

    def entity_at(self, s: Sentence, k: int, lo: int) -> tuple[int, SourceRecord] | None:
        """Return the longest gazetteer name that ends with token k: its first token and its record."""
        if k not in s.entities:
            s.entities[k] = self._find_entity(s, k, 0)
        found: tuple[int, SourceRecord] | None = s.entities[k]
        return self._find_entity(s, k, lo) if found is not None and found[0] < lo else found

    def _find_entity(self, s: Sentence, k: int, lo: int) -> tuple[int, SourceRecord] | None:
        best: tuple[int, SourceRecord] | None = None
        near = len(s.words)
        for stem in s.words[k].stems:
            for length in self._by_last.get(stem, ()):
                first = k - length + 1
                if first < lo or (best is not None and first > best[0]):
                    continue
                for name in self._names.get((*[word.text for word in s.words[first:k]], stem), ()):
                    again = best is not None and first == best[0]
                    inner = name.source.kind == "state" and first > 0 and s.words[first - 1].text in self._of
                    inner = inner or (0 < first < k and self._moment(s, first))
                    away = self._context(s, name, k)
                    if away is not None and not inner and (away < near or not again):
                        best, near = (first, name.source), away
        if best is not None and best[1].kind == "state" and best[0] > lo:
            return self._branch(s, best[0], k, lo) or best
        return best

    def _moment(self, s: Sentence, k: int) -> bool:
        """Tell whether token k says when something else was, so that no name begins there: ওই | সময় টিভি বন্ধ ছিল."""
        before = s.words[k - 1]
        return s.words[k].is_a("time") and (before.is_a("pointer_determiner") or before.case == "gen")

    def _branch(self, s: Sentence, at: int, k: int, lo: int) -> tuple[int, SourceRecord] | None:
        """A body whose branch the state at tokens ``at`` … k tells: সেভ দ্য চিলড্রেন | বাংলাদেশের প্রতিনিধি."""
        if s.words[at - 1].text not in self._by_last or s.words[k].case not in ("nom", "gen"):
            return None
        behind = s.words[k + 1].title if k + 1 < len(s.words) else None
        if s.words[k].case == "gen" and (behind is None or behind.role not in ("office", "spokesperson")):
            return None  # সেভ দ্য চিলড্রেন | বাংলাদেশের শিশুদের …
        body = self._find_entity(s, at - 1, lo)
        return body if body is not None and body[1].kind in BRANCHING else None

    def begins_several(self, word: Word) -> bool:
        """Tell whether a name of several words begins with the word."""
        return word.text in self._openers

    def entity_end(self, s: Sentence, k: int, hi: int) -> int | None:
        """Return the end (exclusive) of the longest gazetteer name that begins with token k."""
        best = None
        first, second = s.words[k], s.words[k + 1] if k + 1 < hi else None
        begins: list[tuple[str, ...]] = [(stem,) for stem in first.stems]
        if second is not None and self.begins_several(first):
            begins += [(first.text, stem) for stem in second.stems]
        for begin in begins:
            for name in self._by_first.get(begin, ()):
                rest = name.words[1:]
                end = k + 1 + len(rest)
                if end > hi or (best is not None and end <= best):
                    continue
                middle = all(s.words[k + 1 + n].text == word for n, word in enumerate(rest[:-1]))
                if (not rest or (middle and rest[-1] in s.words[end - 1].stems)) and self._context(
                    s, name, k
                ) is not None:
                    best = end
        return best

    def _context(self, s: Sentence, name: Name, k: int) -> int | None:
        """How far from token k the nearest word stands by which the name is of its source; None where none stands."""
        if name.context is None:
            return len(s.words)
        cited = self._cited if name.source.type in REPORTERS else ()
        told = (n for n, word in enumerate(s.words) if word.text.startswith(name.context) or word.text in cited)
        return min((abs(n - k) for n in told), default=None)

    def seat(self, word: Word, state: SourceRecord) -> bool:
        """Tell whether the word names the state by its seat: লন্ডন."""
        return any(fold(seat) in word.stems for seat in state.metonyms)

    def owner(self, s: Sentence, first: int, last: int, seats: bool) -> str:
        """The state or body that owns what stands at token ``last``, by genitive or adjective (মার্কিন | প্রেসিডেন্ট).

        ``seats``: the seat of a state in the genitive names it (মস্কোর | কর্মকর্তারা).
        """
        for k in range(last - 1, first - 1, -1):
            found = self.entity_at(s, k, first) if s.words[k].flags & ENTITY else None
            place = not seats or s.words[k].case == "nom"
            if found is not None and not (place and self.seat(s.words[k], found[1])):
                return found[1].name
            demonym = self._demonym(s, first, k)
            if demonym is not None:
                return demonym.name
        return ""

    def _demonym(self, s: Sentence, first: int, k: int) -> SourceRecord | None:
        """The state whose adjective, of one word or several, ends with token k: রুশ, দক্ষিণ কোরীয়."""
        for length in self._adjectives:
            if k - length + 1 >= first:
                words = tuple([word.text for word in s.words[k - length + 1 : k + 1]])
                if words in self._demonyms:
                    return self._demonyms[words]
        return None
