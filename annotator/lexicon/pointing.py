"""Claims that only point at content elsewhere ("এ তথ্য", "বিষয়টি", "এ বিষয়ে"), and where that content lies."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.bangla.endings import BY_LAST_SIGN, CLITICS
from annotator.bangla.folding import FoldedText
from annotator.bangla.tokens import SIGNS, TOKEN
from annotator.labels import Scope
from annotator.lexicon.grammar import Grammar

#: Named once, since Python 3.11 needs ten times as long for a member of an enumeration as for a global name.
PRECEDING, SENTENCE = Scope.PRECEDING, Scope.SENTENCE
#: A pointer has no more words, and no more code points, than this: একই ধরনের খবর.
MOST_WORDS, LONGEST = 3, 60
#: Among so many words at the head of a claim stands what nothing was said about.
OPENING = 6


class Pointing:
    """Tells pointers by the word classes ``pointer``, ``pointer_determiner`` and ``pointer_noun``.

    Args:
        classes: folded word → the classes it belongs to (``particles.toml``).
        grammar: words that the grammar turns on; of it ``about``, ``charges``, ``every`` and ``truth``.
    """

    def __init__(self, classes: Mapping[str, frozenset[str]], grammar: Grammar) -> None:
        self._classes = classes
        self._g = grammar

    def scope(self, claim: FoldedText | None, negative: bool) -> Scope:
        """Return where the content of an attribution lies, as far as its claim tells.

        Args:
            claim: its words, folded; none where there is no claim.
            negative: the saying is denied or absent.
        """
        if claim is None:
            return Scope.PRECEDING if negative else Scope.ARTICLE
        return PRECEDING if self.points(claim, negative) else SENTENCE

    def points(self, claim: FoldedText, negative: bool = False) -> bool:
        """Tell whether a claim is no content but points at it."""
        last = claim.rsplit(None, 1)[-1].strip(SIGNS) if claim.strip() else ""
        if last in self._g.truth:
            return "," not in claim  # not ঘাট ভেঙেছে বলে যে খবর ছড়িয়েছে, তার | সত্যতা
        if negative and self._about(claim):
            return True
        if len(claim) > LONGEST or sum([chunk[0].isalnum() for chunk in claim.split()]) > MOST_WORDS:
            return False  # as most are, which need no look at their tokens
        words = [word for word in TOKEN.findall(claim) if word[0].isalnum()]
        if len(words) == 1:
            return self._is(words[0], "pointer") or words[0] in self._g.charges
        if len(words) == 2 and self._is(words[0], "pointer") and words[1] in self._g.about:
            return True  # বিষয়টি নিয়ে
        return (
            1 < len(words) <= MOST_WORDS
            and (words[0] in self._g.every or self._is(words[0], "pointer_determiner"))
            and (
                words[-1] in self._g.every
                or words[-1] in self._g.about
                or any(self._is(stem, "pointer_noun") for stem in _stems(words[-1]))
            )
        )

    def _about(self, claim: str) -> bool:
        """It points at what nothing was said about: এ ধরনের বৈঠকের ব্যাপারে কোনো খবর; not দরপত্রের ব্যাপারে."""
        words = claim.split()
        if not words or words[-1] in self._g.whether or " ".join(words[-2:]) in self._g.whether_in_two:
            return False
        at = next((k for k in range(1, min(OPENING, len(words))) if words[k] in self._g.about), 0)
        pointed = any(self._is(word, "pointer_determiner") or self._is(word, "pointer") for word in words[:at])
        return pointed or (at == 1 and not self._g.charges.isdisjoint(_stems(words[0])))  # অভিযোগের বিষয়ে

    def _is(self, word: str, name: str) -> bool:
        return name in self._classes.get(word, ())


def _stems(word: str) -> list[str]:
    """The word without clitic, and without clitic and ending."""
    bare = [word, *([word[:-1]] if word[-1:] in CLITICS else [])]
    return bare + [
        stem[: -len(one)] for stem in bare for one, _ in BY_LAST_SIGN.get(stem[-1:], ()) if stem.endswith(one)
    ]
