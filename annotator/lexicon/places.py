"""Places that a text names, by the word lists of ``words.toml`` and the endings that a name takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from annotator.bangla.endings import ENDINGS
from annotator.bangla.folding import FoldedText, fold
from annotator.lexicon.vocabulary import WordKind, read_lists

#: Bynames of places, folded, each with the name it stands for.
BYNAMES: dict[str, str] = {fold("রাজধানী"): fold("ঢাকা"), fold("নয়াদিল্লি"): fold("দিল্লি")}

#: ``nominative`` says of a word only that its end is no case ending.
_OF_PLACES = {WordKind.PLACE, WordKind.NOMINATIVE}
_WORD = re.compile(r"[\u0980-\u09fe]+")


def places(text: FoldedText) -> frozenset[str]:
    """Return the places that a folded text names, without endings, bynames resolved."""
    known = _known()
    names = (BYNAMES.get(name, name) for word in _WORD.findall(text) for name in _names(word))
    return frozenset(name for name in names if name in known)


@cache
def _names(word: str) -> tuple[str, ...]:
    return tuple(_without_ending(word))


def _without_ending(word: str) -> Iterator[str]:
    yield word
    yield from (word.removesuffix(fold(ending)) for ending, _ in ENDINGS if word.endswith(fold(ending)))


@cache
def _known() -> frozenset[str]:
    """All names of places, folded. A name that is an everyday word or a person's too shows no place."""
    kinds: dict[str, set[WordKind]] = {}
    for record in read_lists():
        for word in fold("\n".join(record.words)).split("\n"):
            kinds.setdefault(word, set()).add(record.kind)
    return frozenset(word for word, known in kinds.items() if WordKind.PLACE in known <= _OF_PLACES)
