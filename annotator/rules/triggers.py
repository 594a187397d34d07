"""Which sentences are worth a look: one in which no word can begin a cue or a hedge is never made into tokens.

The gate asks what the steps behind it ask, the bits of ``Word.flags``, so that no sentence with a cue or a hedge is
passed over, whatever a lexicon adds. A word is looked at once; then a sentence costs two questions to a set.
"""

from __future__ import annotations

from collections.abc import Iterable

from annotator.bangla.folding import FoldedText
from annotator.bangla.tokens import TOKEN, without_signs
from annotator.rules.words import CUE_PART, CUE_WORD, HEDGE, Words

#: Every cue has a word with one of the first two bits, every hedge one with the third.
OPENING = CUE_PART | CUE_WORD | HEDGE
#: So many chunks are remembered; past it they are looked at anew, so that memory does not grow with the corpus.
REMEMBERED = 100_000
#: An ending can leave a stem without the য় at its end.
YA = "য়"


class Gate:
    """Tells the sentences in which a cue or a hedge can stand.

    Args:
        words: what each written word can be.
        stems: stems and forms one of which begins every word that opens a sentence; all others need no look.
    """

    def __init__(self, words: Words, stems: Iterable[str]) -> None:
        self._words = words
        self._stems = frozenset(stem.removesuffix(YA) for stem in stems)
        self._longest = max(map(len, self._stems), default=0)
        self._opening: set[str] = set()
        self._idle: set[str] = set()

    def opens(self, chunks: list[str]) -> bool:
        """Tell whether a word of a sentence, given as what stands between its spaces, can begin a cue or a hedge."""
        if not self._opening.isdisjoint(chunks):
            return True
        return not self._idle.issuperset(chunks) and self._look(chunks)

    def _look(self, chunks: list[str]) -> bool:
        if len(self._idle) > REMEMBERED:
            self._idle.clear()
        found = False
        for chunk in chunks:
            if chunk in self._idle:
                continue
            if any(map(self._opening_word, without_signs(FoldedText(chunk)).split())):
                self._opening.add(chunk)
                found = True
            else:
                self._idle.add(chunk)
        return found

    def _opening_word(self, word: str) -> bool:
        return any(self._begins(token) and self._words[token].flags & OPENING for token in TOKEN.findall(word))

    def _begins(self, token: str) -> bool:
        """Some stem begins the token."""
        return any(token[:end] in self._stems for end in range(1, min(len(token), self._longest) + 1))
