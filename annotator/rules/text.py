"""A sentence with its tokens, as the rule pass reads it; offsets are code points of the folded text, end exclusive."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, compress
from typing import Any

from annotator.bangla.endings import BEHIND_ANY, BEHIND_CLITIC, BEHIND_GENITIVE, CLITICS
from annotator.bangla.sentences import Range, ranged
from annotator.bangla.tokens import PIECE
from annotator.rules.chunks import Chunk
from annotator.rules.words import CUE, HEDGE, NAME, UNSURE, Word, Words

#: Roles of titles that somebody bears.
PERSONS = frozenset({"office", "group", "spokesperson"})
#: So many tokens behind "one more" his title stands: আর এক | জ্যেষ্ঠ নেতা.
NEAR = 3


@lru_cache(maxsize=1)
def _pairs(text: str) -> tuple[list[str], dict[tuple[str, Collection[str]], bool]]:
    """Return what stands between white space in a text, each with what stands behind it, sorted; and answers.

    Of one text only, so that no other is kept in memory.
    """
    chunks = text.split()
    return sorted([f"{chunk} {behind}" for chunk, behind in zip(chunks, [*chunks[1:], ""], strict=True)]), {}


def _goes_on(text: str, word: str, behind: Collection[str]) -> bool:
    """Tell whether one of these stands right behind a word somewhere at the head of a chunk.

    A search of the text itself for each word would cost the square of its length, as would asking for each occurrence.
    """
    pairs, asked = _pairs(text)
    if (word, behind) not in asked:
        k, goes = bisect_left(pairs, word), tuple(behind)
        while k < len(pairs) and pairs[k].startswith(word) and not pairs[k].startswith(goes, len(word)):
            k += 1
        asked[word, behind] = k < len(pairs) and pairs[k].startswith(word)
    return asked[word, behind]


def whole(word: Word, text: str) -> bool:
    """Tell whether a word that looks like a case form has an ending of its own in the text, as no case form has."""
    behind = BEHIND_GENITIVE if word.case == "gen" else BEHIND_CLITIC if word.text[-1] in CLITICS else ()
    return _goes_on(text, word.text, (*BEHIND_ANY, *behind))


def as_name(text: str) -> Word:
    """Return a word as a name that ends so by itself: রাইনার, of রাইনারের."""
    word = Word(text, (), frozenset(), "nom", (text,), text)
    word.flags, word.key = NAME, f"{text}  "
    return word


class Sentence:
    """A sentence with its tokens.

    Attributes:
        start, end: its range in the folded text, closing full stop left out.
        words, starts: its tokens, and where each begins.
        flagged: the tokens at which a cue or a hedge can stand.
        grammar: words that the grammar turns on.
        entities, titles, ranges: what the lexicons have found to end with a token or in a range, kept by ``Knowledge``.
    """

    __slots__ = ("end", "entities", "flagged", "grammar", "ranges", "start", "starts", "text", "titles", "words")

    def __init__(self, text: str, span: Range, words: Words, chunks: Sequence[Chunk] = ()) -> None:
        self.text = text
        self.grammar = words.grammar
        self.start, self.end = span
        known: list[Any] = []
        for chunk in chunks:
            if not chunk[3]:
                known = words.told(text[span.start : span.end].split(" "), [chunk[3] for chunk in chunks])
                break
            known += chunk[3]
        if known:
            made: list[Word] = known[::3]
            lengths: Iterable[int] = known[1::3]
            flags: list[int] = known[2::3]
        else:
            pieces = PIECE.findall(text, span.start, span.end)
            made = list(map(words.__getitem__, pieces))
            lengths = map(len, pieces)
            flags = [word.flags & (CUE | HEDGE | UNSURE) for word in made]
        self.words = made
        if text.find(words.further, span.start, span.end) >= 0:
            self._one_more()
        starts = list(accumulate(lengths, initial=span.start))
        starts.pop()  # where the last one ends
        while made and made[-1].text == "!" and len(made) > 1:  # which tells no more than a full stop
            made.pop()
            starts.pop()
        self.starts = starts
        self.entities: dict[int, Any] = {}
        self.titles: dict[int, Any] = {}
        self.ranges: dict[tuple[int, int], Any] = {}
        self.flagged: list[int] = list(compress(range(len(flags)), flags))
        if unsure := [k for k in self.flagged if flags[k] & UNSURE]:
            self._as_they_stand(unsure)

    def __len__(self) -> int:
        return len(self.words)

    def _one_more(self) -> None:
        """Read as a determiner what elsewhere joins: দলের | আর | এক নেতা; not দোকানি | আর | এক নেতা."""
        g = self.grammar
        for k, word in enumerate(self.words[:-2]):
            if word.text not in g.further or self.words[k + 1].text not in g.one_of_many:
                continue
            if k and not (self.words[k - 1].mark or self.words[k - 1].case == "gen"):
                continue
            titles = (behind.title for behind in self.words[k + 2 : k + 2 + NEAR])
            if any(title is not None and title.role in PERSONS for title in titles):
                self.words[k] = word.as_determiner()

    def _as_they_stand(self, unsure: Sequence[int]) -> None:
        """Read as names what nothing knows and looks like a case form, where the text shows that it is none."""
        self.flagged = [k for k in self.flagged if self.words[k].flags & (CUE | HEDGE)]
        for k in unsure:
            if k < len(self.words) and (self._named(k) or whole(self.words[k], self.text) or self._said(k)):
                self.words[k] = as_name(self.words[k].text)

    def _named(self, k: int) -> bool:
        """A form of address stands before what looks like a locative, as before no place (মি. | দুভালে উল্টো …), or behind
        what looks like a genitive a name that stands behind such ones (তালেবুর | রহমান)."""
        if self.words[k].case == "loc":
            return k > 0 and self.words[k - 1].text in self.grammar.address
        behind = self.text_at(k + 1)
        return any(behind.startswith(name) for name in self.grammar.second_names)

    def _said(self, k: int) -> bool:
        """Right behind what looks like a genitive somebody says something in the text: রাইনার বলেছেন."""
        name = self.words[k].text
        return self.words[k].case == "gen" and _goes_on(self.text, f"{name} ", self.grammar.he_says)

    def index_at(self, offset: int) -> int:
        """The first token that starts at or after the offset."""
        return bisect_right(self.starts, offset - 1)

    def end_of(self, k: int) -> int:
        """Return the end of token k."""
        return self.starts[k] + len(self.words[k].text)

    def text_at(self, k: int) -> str:
        """Return token k as it stands; empty before the first and behind the last."""
        return self.words[k].text if 0 <= k < len(self.words) else ""

    def span(self, first: int, last: int) -> Range:
        """The range of tokens first … last - 1."""
        return ranged((self.starts[first], self.starts[last - 1] + len(self.words[last - 1].text)))

    def slice(self, first: int, last: int) -> str:
        """The text of tokens first … last - 1."""
        return self.text[self.starts[first] : self.starts[last - 1] + len(self.words[last - 1].text)]
