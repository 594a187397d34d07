"""Which sentences are worth a look: one in which no word can begin a cue or a hedge is never made into tokens.

The gate asks what the steps behind it ask, the bits of ``Word.flags``, so that no sentence with a cue or a hedge is
passed over, whatever a lexicon adds. A word is looked at once; then a sentence costs two questions to a set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.bangla.endings import dotted
from annotator.bangla.tokens import TOKEN
from annotator.rules.chunks import Chunk
from annotator.rules.words import CUE_PART, CUE_WORD, HEDGE, Words

#: Every cue has a word with one of the first two bits, every hedge one with the third.
OPENING = CUE_PART | CUE_WORD | HEDGE
#: By so many signs at its head a word is told that no stem begins.
HEAD = 3
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
        self._heads = frozenset(stem[:HEAD] for stem in self._stems)
        self._longest = max(map(len, self._stems), default=0)

    def opens(self, chunks: Sequence[Chunk]) -> bool:
        """Tell whether a word of a sentence can begin a cue or a hedge."""
        for chunk in chunks:  # noqa: SIM110  (``any`` takes twice as long)
            if chunk[0]:
                return True
        return False

    def opening(self, word: str) -> bool:
        """Tell whether a word, without signs, can begin a cue or a hedge."""
        return any(
            (self._begins(token) or self._begins(dotted(token))) and self._words[token].flags & OPENING
            for token in TOKEN.findall(word)
        )

    def _begins(self, token: str) -> bool:
        """Some stem begins the token."""
        if self._heads.isdisjoint([token[:end] for end in range(1, HEAD + 1)]):
            return False
        return any(token[:end] in self._stems for end in range(1, min(len(token), self._longest) + 1))
